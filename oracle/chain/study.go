package chain

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
)

// ErrNoStudy is returned for a study that the StudyRegistry does not have.
var ErrNoStudy = errors.New("there is no such study")

// Study is a study at the newest block that enough nodes have, and that block. All nodes that answer must tell one version
// on the same terms; it is approved, and the lab takes part, where all of them say so.
func (r *Releases) Study(ctx context.Context, id, lab common.Hash) (s release.Study, at release.Block, err error) {
	newest, down := askAll(ctx, r.Nodes, func(ctx context.Context, c *Chain) (release.Block, error) { return c.blockAt(ctx, nil) })
	number, ok := release.CommonBlock(newest, r.Need)
	if !ok {
		return s, at, fmt.Errorf("ask for study %s: %w", id, errTooFew(len(newest), r.Need, len(r.Nodes), down))
	}
	type answer struct {
		study release.Study
		block release.Block
	}
	list, down := askAll(ctx, r.Nodes, func(ctx context.Context, c *Chain) (a answer, err error) {
		if a.block, err = c.blockAt(ctx, bigUint(number)); err == nil {
			a.study, err = c.study(ctx, id, lab, number)
		}
		return a, err
	})
	if len(list) < r.Need {
		return s, at, fmt.Errorf("ask for study %s: %w", id, errTooFew(len(list), r.Need, len(r.Nodes), down))
	}
	s, at = list[0].study, list[0].block
	for _, other := range list[1:] {
		if !isSameStudy(s, other.study) || at.Hash != other.block.Hash {
			return s, at, fmt.Errorf("ask for study %s: %w", id, share.ErrDisagree)
		}
		s.IsApproved, s.IsJoined = s.IsApproved && other.study.IsApproved, s.IsJoined && other.study.IsJoined
	}
	if s.Version == 0 {
		return s, at, fmt.Errorf("ask for study %s: %w", id, ErrNoStudy)
	}
	return s, at, nil
}

func isSameStudy(a, b release.Study) bool {
	return a.Version == b.Version && a.Member == b.Member && a.Begins == b.Begins && a.Ends == b.Ends &&
		slices.Equal(a.DUO, b.DUO)
}

// study asks one node, as of the end of a block. A study that is none has version 0.
func (c *Chain) study(ctx context.Context, id, lab common.Hash, block uint64) (s release.Study, err error) {
	contract := bindings.NewStudyRegistry()
	ask := studyCall{c, block}
	of, err := answered(ctx, ask, contract.UnpackStudyOf)(contract.TryPackStudyOf(id))
	if err != nil || of.Version == 0 {
		return s, err
	}
	terms, err := answered(ctx, ask, contract.UnpackVersionOf)(contract.TryPackVersionOf(id, of.Version))
	if err != nil {
		return s, err
	}
	s = release.Study{ID: id, Version: of.Version, Member: of.Member, Begins: terms.ValidFrom, Ends: terms.Expiry}
	for n := range uint16(64) {
		if terms.Duo>>n&1 == 1 {
			s.DUO = append(s.DUO, n)
		}
	}
	if s.IsApproved, err = answered(ctx, ask, contract.UnpackIsApproved)(contract.TryPackIsApproved(id)); err != nil {
		return s, err
	}
	s.IsJoined, err = answered(ctx, ask, contract.UnpackIsParticipant)(contract.TryPackIsParticipant(id, lab))
	return s, err
}

// studyCall is where the StudyRegistry is asked, and as of which block.
type studyCall struct {
	chain *Chain
	block uint64
}

// answered calls the contract, and reads what it answers.
func answered[T any](ctx context.Context, at studyCall, unpack func([]byte) (T, error)) func([]byte, error) (T, error) {
	return func(data []byte, err error) (answer T, _ error) {
		if err != nil {
			return answer, err
		}
		to := at.chain.deployment.StudyRegistry.Address
		out, err := at.chain.client.CallContract(ctx, ethereum.CallMsg{To: &to, Data: data}, bigUint(at.block))
		if err != nil {
			return answer, fmt.Errorf("ask the registry of studies: %w", err)
		}
		return unpack(out)
	}
}
