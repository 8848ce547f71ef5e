package release

import (
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
)

// Study is a research study as the StudyRegistry contract has it. It is no basis: each subject's consent is, and the study
// may only narrow that.
type Study struct {
	ID         common.Hash
	Version    uint32      // the newest
	Member     common.Hash // whose it is; nobody else gets anything for it
	DUO        []uint16    // one permission, and the conditions that it is bound to
	Begins     uint64      // unix seconds, inclusive
	Ends       uint64      // unix seconds, exclusive
	IsApproved bool        // the members approved this version, and it is reviewed where its terms want that
	IsJoined   bool        // the lab takes part in this version
}

// diseaseSpecific is the permission for research of one disease. Terms don't say of which, so a grant of it admits no study.
const diseaseSpecific = 7

// permissions are the terms of the Data Use Ontology that permit a use; all others are conditions on one.
var permissions = []uint16{4, 6, diseaseSpecific, 11, 42}

// Use is the study's one permission; zero where it has none, or several.
func (s *Study) Use() (use uint16) {
	for _, term := range s.DUO {
		if slices.Contains(permissions, term) {
			if use != 0 {
				return 0
			}
			use = term
		}
	}
	return use
}

// denies judges all that is about the study and not about a subject. Of the two clocks the stricter counts.
func (s *Study) denies(r Request, f Facts) Rule {
	earlier, later := min(f.Now, f.View.Time), max(f.Now, f.View.Time)
	isOurs := r.Basis == Consent && r.Purpose == consent.Research && r.Recipient.Member == s.Member && r.DUO != 0 && r.DUO == s.Use()
	switch {
	case !isOurs:
		return OtherStudy
	case !s.IsApproved, earlier < s.Begins, later >= s.Ends:
		return StudyNotApproved
	case !s.IsJoined:
		return NotParticipant
	}
	return None
}

// keeps says whether research keeps what terms demand of it: of the uses that a subject lists, those that are conditions
// must all bind the study. The contract compares one number only; this narrows it.
func (r Request) keeps(terms []uint16) bool {
	if r.DUO == diseaseSpecific {
		return false
	}
	return r.DUO == 0 || !slices.ContainsFunc(terms, func(term uint16) bool {
		isBound := r.Study != nil && slices.Contains(r.Study.DUO, term)
		return !slices.Contains(permissions, term) && !isBound
	})
}
