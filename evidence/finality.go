package evidence

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// Finality is what made a verifier trust the anchoring block.
type Finality struct {
	Method   Method
	Attested []*Member        // whose attestors signed it, by their accounts
	Sealed   []common.Address // validators that sealed it
	Pinned   bool             // the trust file pins its hash
	Agreed   bool             // the verifier's own nodes have it
	Of       int              // how many validators there were; 0 but with seals

	stolen []Stolen
}

// UnattestedError is the refusal of evidence that holds nothing to make its block trusted, where the trust file has no
// pin for it and the reader's nodes were not asked. It tells which block to ask them for.
type UnattestedError struct {
	Number uint64
	Hash   common.Hash
}

func (e *UnattestedError) Error() string {
	return fmt.Sprintf("the file is unattested: it does not say who holds block %d as final. "+
		"The trust file does not pin it, and no nodes were asked for it", e.Number)
}

// checkFinality finds out why the header should be believed. A pin of the trust file overrules all: a block that it
// pins otherwise is refused, whoever signed it.
func (t *Trust) checkFinality(h Header, m Method, signatures [][]byte, agreed common.Hash) (*Finality, error) {
	f := &Finality{Method: m}
	for _, p := range t.Pinned {
		if p.Number != h.Number {
			continue
		}
		if p.Hash != h.Hash {
			return nil, fmt.Errorf("the trust file pins %s at height %d, not %s", p.Hash, p.Number, h.Hash)
		}
		f.Pinned = true
	}
	var err error
	switch m {
	case ByAttestations:
		err = t.checkAttestations(f, h.Block, signatures)
	case BySeals:
		if t.Chain.Codec == CodecEthereum {
			return nil, errors.New("headers of this chain carry no seals")
		}
		err = t.checkSeals(f, h, signatures)
	default:
		if agreed != (common.Hash{}) && agreed != h.Hash {
			return nil, fmt.Errorf("your nodes hold another block %d: %s, not %s", h.Number, agreed, h.Hash)
		}
		f.Agreed = agreed == h.Hash
		if !f.Pinned && !f.Agreed {
			err = &UnattestedError{h.Number, h.Hash}
		}
	}
	if err != nil {
		return nil, err
	}
	return f, nil
}
