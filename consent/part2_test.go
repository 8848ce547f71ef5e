package consent_test

import (
	"strings"
	"testing"

	"github.com/labseal/labseal/consent"
)

// TestPart2Notice wants the statement of the law in each notice, and what the patient consented to where one consent is
// the reason.
func TestPart2Notice(t *testing.T) {
	d := vectorTerms().Document()
	d.Terms.Flags |= consent.AllowsPart2
	notice := consent.Part2Notice(&d, consent.Names{})
	for _, want := range []string{
		"42 CFR part 2 prohibits unauthorized use or disclosure of these records.\n",
		"\n- Who: the member 0x22", "\n- What for: treatment; research\n", "\n- Except: SNOMED CT 86406008\n",
		"(42 CFR Part 2): included\n", "\n- The identity of the patient: shown\n",
	} {
		if !strings.Contains(notice, want) {
			t.Errorf("the notice does not say %q:\n%s", want, notice)
		}
	}
	if strings.Contains(notice, "paper") || strings.Contains(notice, "you") {
		t.Errorf("it says too much, or speaks to the patient:\n%s", notice)
	}
	d.IsPaper = true
	if !strings.Contains(consent.Part2Notice(&d, consent.Names{}), "on paper") {
		t.Error("it does not say that the consent was given on paper")
	}
	if consent.Part2Notice(nil, consent.Names{}) != consent.Part2Statement+"\n" {
		t.Error("without a consent it is more than the statement")
	}
}
