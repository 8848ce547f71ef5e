package record_test

import (
	"testing"

	"github.com/labseal/labseal/oracle/record"
)

// TestIdentifier_Plain knows a National Provider Identifier by each of its names, and no other number for one.
func TestIdentifier_Plain(t *testing.T) {
	for _, test := range []struct{ authority, value, want string }{
		{"NPI", "1234567893", record.NPI},
		{"2.16.840.1.113883.4.6", "1234567893", record.NPI},
		{"urn:oid:2.16.840.1.113883.4.6", "1234567893", record.NPI},
		{record.NPI, "1234567893", record.NPI},
		{"NPI", "1234567894", "NPI"}, // its check digit is wrong
		{"NPI", "123456789", "NPI"},
		{"NPI", "12345678z3", "NPI"},
		{"HARBOR", "1234567893", "HARBOR"},
	} {
		id := record.Identifier{Value: test.value, Authority: test.authority}
		if got := id.Plain(); got != (record.Identifier{Value: test.value, Authority: test.want}) {
			t.Errorf("%+v is plainly %+v", id, got)
		}
	}
}
