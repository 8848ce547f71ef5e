package evidence

import (
	"fmt"
	"slices"
)

// CheckSealed wants a quorum of the validators that the trust file names for a block, two thirds rounded up, to have
// sealed it. The header is RLP as a node of the chain serves it, with all seals. A hash that the trust file pins at that
// height must be the block's.
func (t *Trust) CheckSealed(header []byte) error {
	h, err := ReadHeader(t.Chain.Codec, header)
	if err != nil {
		return err
	}
	for _, p := range t.Pinned {
		if p.Number == h.Number && p.Hash != h.Hash {
			return fmt.Errorf("the trust file pins %s at height %d, not %s", p.Hash, p.Number, h.Hash)
		}
	}
	if set := t.validatorSet(h.Number); set != nil && len(h.Validators) != 0 && !slices.Equal(h.Validators, set.Accounts) {
		return fmt.Errorf("block %d lists other validators than the trust file", h.Number)
	}
	_, err = t.chooseSeals(h)
	return err
}
