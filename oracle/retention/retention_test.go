package retention_test

import (
	"maps"
	"testing"

	"github.com/labseal/labseal/oracle/retention"
)

func TestParse(t *testing.T) {
	got, err := retention.Parse([]string{"result=2", "document=25", "quarantine=2", "denial=6"})
	if want := (retention.Policy{"result": 2, "document": 25, "quarantine": 2, "denial": 6}); err != nil || !maps.Equal(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
	for _, rule := range []string{"", "result", "result=", "result=two", "result=1", "result=-5", "result=5000", "letter=5", "=5", "result=2y", "denial=5"} {
		if got, err := retention.Parse([]string{rule}); err == nil {
			t.Errorf("%q is taken: %v", rule, got)
		}
	}
	if _, err := retention.Parse([]string{"result=2", "result=3"}); err == nil {
		t.Error("two rules for one kind are taken")
	}
}
