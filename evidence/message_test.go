package evidence_test

import (
	"bytes"
	"testing"

	"github.com/labseal/labseal/evidence"
)

// TestSign_Chance: a statement is signed without chance, as no other has its handle. An intake receipt may be signed again
// for a message that comes again, and is never signed alike.
func TestSign_Chance(t *testing.T) {
	c := fixedConsortium(t)
	s := c.version(t, "a version", sampleClaims, 1).statement
	r := evidence.IntakeReceipt{
		Member: s.Member, Log: s.Log, Leaf: fixed("leaf"), Salt: fixed("salt"), Received: s.Time, Promise: 60,
	}
	for _, tt := range []struct {
		name  string
		sign  func() ([]byte, error)
		alike bool
	}{
		{"statement", func() ([]byte, error) { return evidence.SignStatement(s, c.statement) }, true},
		{"intake receipt", func() ([]byte, error) { return evidence.SignIntakeReceipt(r, c.statement) }, false},
	} {
		one, err := tt.sign()
		check(t, err)
		two, err := tt.sign()
		check(t, err)
		if bytes.Equal(one, two) != tt.alike {
			t.Errorf("%s: signed twice, alike: %v", tt.name, !tt.alike)
		}
	}
}
