package deploy_test

import (
	"errors"
	"testing"

	"github.com/labseal/labseal/internal/deploy"
)

func TestFinality(t *testing.T) {
	tag := func() (uint64, error) { return 40, nil }
	for _, test := range []struct {
		setting string
		head    uint64
		want    uint64
	}{
		{"instant", 50, 50},
		{"tag", 50, 40},
		{"tag", 30, 30},
		{"depth:0", 50, 50},
		{"depth:12", 50, 38},
		{"depth:60", 50, 0},
	} {
		f, err := deploy.ParseFinality(test.setting)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := f.Final(test.head, tag); err != nil || got != test.want || f.String() != test.setting {
			t.Errorf("%s under head %d: %d, %v (as %s)", test.setting, test.head, got, err, f)
		}
	}
	for _, bad := range []string{"", "depth", "depth:", "depth:-1", "depth:x", "finalized"} {
		if _, err := deploy.ParseFinality(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
	f, _ := deploy.ParseFinality("tag")
	if _, err := f.Final(50, func() (uint64, error) { return 0, errors.New("no such tag") }); err == nil {
		t.Error("a chain without the tag was taken for final")
	}
}
