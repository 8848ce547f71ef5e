package e2e

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/consent"
)

// testGuardians loses a patient's passkey: two guardians, each with a passkey of their own, sign on the page for the new one that
// the patient made there, and the chain takes it. The page says in words whom they give the key to, and one guardian is not enough.
// Who still has the old passkey stops it, on the page too.
func testGuardians(t *testing.T, p *atPage) {
	signers := map[string]string{}
	enrol := func(name string) string {
		p.device = name
		p.drafts(t, name, "consent", "enroll")
		p.opens(t, name)
		p.signs(t, p.path(name+".answer"))
		answer, err := consent.ParseAnswer([]byte(readFile(t, p.path(name+".answer"))))
		check(t, err)
		signers[name] = answer.NewSigner.String()
		return p.relays(t, name)["subject"].(string)
	}
	subject := enrol("ward")
	enrol("anna")
	enrol("ben")
	p.device = "ward"
	p.drafts(t, "guardians", "consent", "guardians", "--threshold", "2", "--guardian", signers["anna"], "--guardian", signers["ben"],
		"--out", p.path("guardians"), subject)
	if s := p.opens(t, "guardians"); !slices.ContainsFunc(s.Words, func(w string) bool { return strings.Contains(w, called(signers["anna"])) }) {
		t.Errorf("the page does not say who the guardians are: %q", s.Words)
	}
	p.signs(t, p.path("guardians.answer"))
	p.relays(t, "guardians")

	p.device = "another" // the former one is lost
	p.drafts(t, "new", "consent", "recover", subject)
	p.opens(t, "new")
	p.signs(t, p.path("new.answer")) // makes the new passkey
	made, err := consent.ParseAnswer([]byte(readFile(t, p.path("new.answer"))))
	check(t, err)
	var files []string
	for _, name := range []string{"anna", "ben"} {
		p.must(t, "oracle", "consent", "next", "--answer", p.path("new.answer"), "--signer", signers[name], "--draft", p.path(name+".copy.draft"),
			p.path("new.draft"))
		p.device = name
		s := p.opens(t, name+".copy")
		if !strings.Contains(strings.Join(s.Words, "\n"), called(made.NewSigner.String())) {
			t.Errorf("the page does not tell %s who gets the key: %q", name, s.Words)
		}
		p.signs(t, p.path(name+".copy.answer"))
		files = append(files, "--guardian-file", p.guardianFile(t, signers[name]))
	}
	relay := func(files ...string) []string {
		return slices.Concat([]string{"consent", "relay", "--json"}, files, []string{p.path("anna.copy.draft"), p.path("new.answer"), p.path("anna.copy.answer")})
	}
	if a := p.run(t, "oracle", relay(files[:2]...)...); a.code == 0 {
		t.Error("one guardian of two gives the key away")
	}
	p.must(t, "oracle", append(relay(files...), p.path("ben.copy.answer"))...)
	var shown struct{ Signer, NewSigner string }
	check(t, json.Unmarshal([]byte(p.must(t, "oracle", "consent", "show", "--json", subject)), &shown))
	if shown.NewSigner != made.NewSigner.String() || shown.Signer != signers["ward"] {
		t.Errorf("the chain gives it to %s", shown.NewSigner)
	}
	p.device = "ward"
	p.drafts(t, "veto", "consent", "veto", subject)
	if s := p.opens(t, "veto"); !strings.HasPrefix(s.Title, "You stop those") {
		t.Errorf("the page says %q", s.Title)
	}
	p.signs(t, p.path("veto.answer"))
	p.relays(t, "veto")
	if said := p.must(t, "oracle", "consent", "show", "--json", subject); strings.Contains(said, "completableAt") {
		t.Errorf("after the veto: %s", said)
	}
}

// called is what the page calls a signer.
func called(signer string) string { return consent.Signer(hexutil.MustDecode(signer)).String() }

// guardianFile is the file of a guardian.
func (p *atPage) guardianFile(t *testing.T, signer string) string {
	t.Helper()
	entries, err := os.ReadDir(p.path("guardians"))
	check(t, err)
	for _, e := range entries {
		path := p.path("guardians/" + e.Name())
		var file struct{ Signer string }
		check(t, json.Unmarshal([]byte(readFile(t, path)), &file))
		if file.Signer == signer {
			return path
		}
	}
	t.Fatal("no file is that guardian's")
	return ""
}
