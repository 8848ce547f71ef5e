package release

import (
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// Ordered is one order of a record, by the numbers that it names its orderer with: how many they are, and whose of the
// lab's list they are.
type Ordered struct {
	Numbers int
	Listed  []common.Hash // members, by the lab's list
}

// OrderedBy says why a record's orders do not name a member as who ordered it; None where they do. All of them must: a record
// goes as a whole, and who ordered one of its panels did not order another's.
func OrderedBy(member common.Hash, orders []Ordered) Rule {
	if len(orders) == 0 {
		return NoOrderer
	}
	for _, o := range orders {
		switch {
		case o.Numbers == 0:
			return NoOrderer
		case len(o.Listed) == 0:
			return UnlistedOrderer
		case member == zero || slices.ContainsFunc(o.Listed, func(m common.Hash) bool { return m != member }):
			return NotOrderer // also where it names another member beside: who of the two ordered can't be known
		}
	}
	return None
}
