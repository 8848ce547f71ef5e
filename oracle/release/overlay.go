package release

import (
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// Overlay is what the law of a state asks beyond the bases' own rules: what its codes name (a test for HIV, say) goes on its
// bases only where the subject consents, and that is then another basis. It can only narrow.
type Overlay struct {
	Law   string // what it is called, for people
	Bases []Basis
	Codes []common.Hash
}

// CanNarrow says whether a basis can be narrowed by a state's law: not what consent itself permits, nor the patient's own
// access, nor an emergency.
func (b Basis) CanNarrow() bool {
	return slices.Contains([]Basis{Order, RequiredByLaw, Payment, Operations}, b)
}

// needsConsent says whether an overlay keeps a claim from going on a basis. A claim without a code may be what it names.
func needsConsent(r Request, f Facts, c Claim) bool {
	return r.Basis.CanNarrow() && slices.ContainsFunc(f.Overlays, func(o Overlay) bool {
		isNamed := len(c.Codes) == 0 || slices.ContainsFunc(c.Codes, func(code common.Hash) bool { return slices.Contains(o.Codes, code) })
		return isNamed && slices.Contains(o.Bases, r.Basis)
	})
}
