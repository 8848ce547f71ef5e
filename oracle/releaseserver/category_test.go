package releaseserver_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/releaseserver"
)

// TestCategory releases what is of the section of the laboratory that a grant names, and nothing of another section.
func TestCategory(t *testing.T) {
	l := newLab(t)
	record := l.panel(t, "900101") // of chemistry: OBR-24 is CH
	p := l.enroll(t, record)
	ask := releaseserver.Asked{Record: record.String(), Basis: "consent", Purpose: "TREAT"}
	p.grant(t, consent.Coding{System: hl7.SectionSystem, Code: "MB"})
	if denied := l.ask(t, ask); denied.status != http.StatusForbidden || !strings.Contains(denied.body, string(release.NoGrant)) {
		t.Errorf("of microbiology alone: status %d: %s", denied.status, denied.body)
	}
	p.grant(t, consent.Coding{System: hl7.SectionSystem, Code: "CH"})
	var got releaseserver.Released
	l.ask(t, ask).into(t, &got)
	text, _ := l.opened(t, got.Opening)
	opening, err := evidence.DecodeOpening(text)
	check(t, err)
	results := 0
	for _, c := range opening.Claims {
		if c.Claim.Kind == "observation" {
			results++
		}
	}
	if results != 4 {
		t.Errorf("%d results of chemistry were released, want 4", results)
	}
}
