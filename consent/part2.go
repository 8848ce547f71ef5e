package consent

import "strings"

// Part2Statement must accompany what is disclosed of records under 42 CFR Part 2: it is the second of the two statements
// that 42 CFR 2.32(a) prescribes, word for word.
const Part2Statement = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."

// Part2Notice is what goes with such a disclosure: the statement, and what the patient consented to (42 CFR 2.32(b)),
// where the disclosure rests on one consent. It tells that the patient was treated for substance use, so it is as
// confidential as the record.
func Part2Notice(d *Document, n Names) string {
	lines := []string{Part2Statement, ""}
	if d == nil {
		return Part2Statement + "\n"
	}
	w := &wording{names: n, holder: "the patient"}
	w.terms(OpenTerms{
		Version: d.Terms.Version, Subject: d.Terms.Subject, Decision: d.Terms.Decision, Grantee: d.Terms.Grantee,
		Purposes: d.Terms.Purposes, NotBefore: d.Terms.NotBefore, NotAfter: d.Terms.NotAfter, Flags: d.Terms.Flags,
		DUO: d.Terms.DUO, Codes: d.Codes, DeniedCodes: d.Denied,
	})
	lines = append(lines, "The patient consented to this:", "")
	for _, line := range w.lines {
		lines = append(lines, "- "+line)
	}
	if d.IsPaper {
		lines = append(lines, "- Given: on paper, as the lab attests")
	}
	return strings.Join(lines, "\n") + "\n"
}
