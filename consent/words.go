package consent

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/ethereum/go-ethereum/common"
)

// Names are what things are called. They come from whoever shows the words and never from the draft: members by the
// trust file, codes by a list of the lab's.
type Names struct {
	Members map[common.Hash]string
	Codes   map[string]string // by "system|code"
}

// Words say what a draft is, to the patient or whoever is to sign it: first in one line, then in all its parts. They are
// made of the very content that the digest is made of, and leave out none that has a meaning: salts and nonces have none.
// The signing page says the same (docs/spec/vectors/consent.json).
func (d Draft) Words(n Names) ([]string, error) {
	write, err := d.content()
	if err != nil {
		return nil, err
	}
	w := &wording{names: n, holder: "you"}
	write.words(d, w)
	if len(d.Signer) > 0 {
		w.say("Signed by: %s", Signer(d.Signer))
	}
	w.say("The signature can be used until: %s", moment(d.Deadline))
	w.say("Registry: %s on chain %d", strings.ToLower(d.Registry.Hex()), d.ChainID)
	return w.lines, nil
}

// wording collects lines.
type wording struct {
	names  Names
	holder string // of the results: "you", or who it is told to others
	lines  []string
}

func (w *wording) say(format string, args ...any) {
	w.lines = append(w.lines, fmt.Sprintf(format, args...))
}

func (w *wording) member(id common.Hash) string {
	if name, ok := w.names.Members[id]; ok {
		return fmt.Sprintf("%s (%s)", name, id.Hex()[:18])
	}
	return "the member " + id.Hex()
}

var purposeWords = [purposeCount]string{
	"treatment", "payment", "running the health care business", "research", "public health", "the patient's own request",
	"the family's request", "emergency treatment", "breaking the glass in an emergency",
}

func purposesInWords(bits uint32) string {
	var list []string
	for _, p := range (Terms{Purposes: bits}).PurposeList() {
		list = append(list, purposeWords[p])
	}
	return strings.Join(list, "; ")
}

var systemNames = map[string]string{
	"http://loinc.org": "LOINC", "http://snomed.info/sct": "SNOMED CT",
}

func (w *wording) codes(list []Coding) string {
	var all []string
	for _, c := range list {
		text := "code " + plain(c.Code) + " of " + plain(c.System)
		if system, ok := systemNames[c.System]; ok {
			text = system + " " + plain(c.Code)
		}
		if name, ok := w.names.Codes[c.System+"|"+c.Code]; ok {
			text = name + " (" + text + ")"
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

// plain shows text that others chose: what is not printable ASCII, and a backslash, is told by its number, so that
// nothing can look like something else.
func plain(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r < ' ' || r >= utf8.RuneSelf-1 || r == '\\' {
			fmt.Fprintf(&b, `\u{%x}`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func moment(unix uint64) string {
	return time.Unix(int64(unix), 0).UTC().Format("2006-01-02 15:04:05 UTC")
}

var useWords = map[uint16]string{
	4: "no restriction", 6: "health, medical and biomedical research", 7: "research of one disease", 11: "origins and ancestry",
	15: "no general methods research", 16: "one type of genetic study", 18: "not-for-profit organisations only",
	19: "results are to be published", 20: "collaboration required", 21: "ethics approval required",
	22: "within a region", 24: "publication moratorium", 25: "for a limited time", 26: "named users only",
	27: "for one project", 28: "at one institution", 29: "results are to be returned", 42: "general research use",
	43: "clinical care", 45: "not-for-profit use only", 46: "non-commercial use only",
}

func usesInWords(duo []uint16) string {
	var list []string
	for _, use := range duo {
		text := fmt.Sprintf("DUO:%07d", use)
		if words, ok := useWords[use]; ok {
			text = words + " (" + text + ")"
		}
		list = append(list, text)
	}
	return strings.Join(list, "; ")
}

// terms say all of some terms.
func (w *wording) terms(t OpenTerms) {
	w.say("Who: %s", w.member(t.Grantee))
	w.say("What for: %s", purposesInWords(t.Purposes))
	if len(t.Codes) == 0 {
		w.say("What: everything that the lab holds of %s", w.holder)
	} else {
		w.say("What: only %s", w.codes(t.Codes))
	}
	if len(t.DeniedCodes) > 0 {
		w.say("Except: %s", w.codes(t.DeniedCodes))
	}
	w.say("When: from %s until %s", moment(t.NotBefore), moment(t.NotAfter))
	switch {
	case t.Decision == Permit:
		w.flags(t.Flags)
	case t.Flags != 0:
		w.say("Marks, which change nothing of a denial: %d", t.Flags)
	}
	if len(t.DUO) > 0 {
		w.say("Research uses: %s", usesInWords(t.DUO))
	}
}

// flags say what terms allow and demand.
func (w *wording) flags(flags uint8) {
	choose := func(flag uint8, isSet, isNot string) {
		if flags&flag != 0 {
			w.say("%s", isSet)
		} else {
			w.say("%s", isNot)
		}
	}
	identity := "Your identity"
	if w.holder != "you" {
		identity = "The identity of " + w.holder
	}
	choose(AllowsPart2, "Records of treatment for substance use (42 CFR Part 2): included",
		"Records of treatment for substance use (42 CFR Part 2): not included")
	choose(DeidentifiedOnly, identity+": taken out first", identity+": shown")
	choose(NoRedisclosure, "Handing on: forbidden", "Handing on: not forbidden by this")
	choose(AllowsResearch, "Research: included", "Research: not included")
}

// scope says what a proxy may do.
func (w *wording) scope(s OpenScope) {
	switch s.Decisions {
	case MayPermit:
		w.say("May do: permit")
	case MayDeny:
		w.say("May do: deny")
	default:
		w.say("May do: permit and deny")
	}
	w.say("What for: %s", purposesInWords(s.Purposes))
	if len(s.Codes) == 0 {
		w.say("What: everything that the lab holds of %s", w.holder)
	} else {
		w.say("What: only %s", w.codes(s.Codes))
	}
	w.say("What is decided ends by: %s", moment(s.Until))
	w.flags(s.Flags)
}
