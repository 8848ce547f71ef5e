package api

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
)

// Prover proves what a contract's slots held as of a block. It hands out nothing that it did not check against the block's
// hash.
type Prover interface {
	Prove(ctx context.Context, at indexer.Ref, contract string, slots []common.Hash) (indexer.StateProof, error)
}

// Proven is what questions take whose answer a slot of a contract's storage proves. Others refuse the parameter.
type Proven struct {
	Proof string `query:"proof" enum:"evm" doc:"evm: add the proof of the contract's storage as of the answer's block"`
}

// claim is what a contract's storage must hold for an answer to be true.
type claim struct {
	contract string
	slots    []common.Hash
	holds    func(values []*big.Int) bool
}

// prove returns the proof of a claim where it was asked for. A proof that is good and shows something else than the mirror
// says is never served: one of the two is wrong, which is logged and a failure.
func (s *server) prove(ctx context.Context, p Proven, at indexer.Ref, c claim) (*indexer.StateProof, error) {
	if p.Proof == "" {
		return nil, nil
	}
	if s.config.Prover == nil {
		return nil, huma.Error503ServiceUnavailable("this indexer has no node to take proofs from: ask without proof")
	}
	proof, err := s.config.Prover.Prove(ctx, at, c.contract, c.slots)
	if errors.Is(err, indexer.ErrNoProof) {
		return nil, retry(http.StatusServiceUnavailable, fmt.Sprintf(
			"no node proves the state as of block %d: nodes forget old states, so ask as of the newest block", at.Number))
	}
	if err != nil {
		return nil, err
	}
	values := make([]*big.Int, len(proof.Slots))
	for i, slot := range proof.Slots {
		values[i] = slot.Value.Big()
	}
	if !c.holds(values) {
		return nil, fmt.Errorf("the state of %s as of block %d is not what the mirror says", c.contract, at.Number)
	}
	return &proof, nil
}

// bits of a word from the lowest, as docs/spec counts them.
func bits(word *big.Int, from, count uint) uint64 {
	shifted := new(big.Int).Rsh(word, from)
	mask := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), count), big.NewInt(1))
	return shifted.And(shifted, mask).Uint64()
}

func handleClaim(member, handle common.Hash, amended *indexer.Amended) claim {
	return claim{indexer.ResultLog, []common.Hash{evidence.StatusSlot(member, handle)}, func(v []*big.Int) bool {
		reason := evidence.Reason(bits(v[0], 0, 8))
		if amended == nil {
			return v[0].Sign() == 0
		}
		return reason.String() == amended.Reason && bits(v[0], 8, 64) == amended.Block
	}}
}

func logClaim(l indexer.Log) claim {
	head, root := indexer.LogSlots(l.Member, l.Log)
	return claim{indexer.ResultLog, []common.Hash{head, root}, func(v []*big.Int) bool {
		if l.Head == nil {
			return bits(v[0], 0, 64) == 0
		}
		return bits(v[0], 0, 64) == l.Head.Size && bits(v[0], 64, 64) == l.Head.Block && common.BigToHash(v[1]) == l.Head.Root
	}}
}

func grantClaim(g indexer.Grant) claim {
	return claim{indexer.ConsentRegistry, []common.Hash{indexer.GrantSlot(g.ID)}, func(v []*big.Int) bool {
		revoked := uint64(0)
		if g.Revoked != nil {
			revoked = g.Revoked.Block
		}
		return bits(v[0], 0, 32) == g.Number && bits(v[0], 64, 40) == g.Expiry && bits(v[0], 104, 40) == g.Effective &&
			bits(v[0], 144, 48) == g.Granted.Block && bits(v[0], 192, 48) == revoked
	}}
}

func memberClaim(m indexer.Member, at indexer.Ref) claim {
	return claim{indexer.Consortium, []common.Hash{indexer.MemberSlot(m.ID)}, func(v []*big.Int) bool {
		isActive := at.Time >= bits(v[0], 24, 64)
		return isActive == (m.Standing.Status == indexer.StatusActive) &&
			(m.Standing.Status == indexer.StatusRemoved || slices.Equal(indexer.Roles(bits(v[0], 8, 8)), m.Roles))
	}}
}
