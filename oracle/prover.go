package oracle

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
)

// Blocks makes proofs from the node's blocks.
type Blocks interface {
	// Prove leads from the anchoring event of a checkpoint to its block's header, without attestations.
	Prove(ctx context.Context, a Anchored) (evidence.ChainProof, error)
}

// Attestors are the members' attestor services.
type Attestors interface {
	// Attestations asks all of them for a block. An attestor that can't be reached or has not signed yet is left out.
	Attestations(ctx context.Context, number uint64) []BlockAttestation
}

// BlockAttestation is an attestation with the block it is for.
type BlockAttestation struct {
	Block common.Hash
	evidence.Attestation
}

// Proofs is where proofs are kept.
type Proofs interface {
	Unproven(ctx context.Context, m int) (unproven, unattested []Anchored, err error)
	AddProof(ctx context.Context, tx Tx, p evidence.ChainProof) error
	AddAttestation(ctx context.Context, block common.Hash, a evidence.Attestation) error
	Attestors(ctx context.Context, block common.Hash) ([]common.Address, error)
}

// Prove collects what proves final checkpoints.
func Prove(proofs Proofs, blocks Blocks, trust *evidence.Trust) Step {
	return Step{"prove checkpoints", func(ctx context.Context) (bool, error) {
		unproven, _, err := proofs.Unproven(ctx, trust.Wanted())
		for _, a := range unproven {
			p, err := blocks.Prove(ctx, a)
			if err != nil {
				return false, fmt.Errorf("checkpoint of %d in block %d: %w", a.Tree.Size, a.Number, err)
			}
			if err := proofs.AddProof(ctx, a.Tx, p); err != nil {
				return false, err
			}
		}
		return len(unproven) > 0, err
	}}
}

// Attest gathers attestations of final checkpoints' blocks until enough members have signed.
func Attest(proofs Proofs, attestors Attestors, trust *evidence.Trust) Step {
	return Step{"gather attestations", func(ctx context.Context) (bool, error) {
		m := trust.Wanted()
		_, unattested, err := proofs.Unproven(ctx, m)
		if err != nil {
			return false, err
		}
		for _, a := range unattested {
			held, refused, err := gather(ctx, proofs, attestors, trust, a)
			if err != nil {
				return false, err
			}
			if held < m {
				waiting := fmt.Errorf("block %d: %d of %d attestations held", a.Number, held, m)
				return false, errors.Join(waiting, refused)
			}
		}
		return len(unattested) > 0, nil
	}}
}

// gather keeps the attestations of a block that are good and new, one a member, and says how many are held then.
func gather(
	ctx context.Context, proofs Proofs, attestors Attestors, trust *evidence.Trust, a Anchored,
) (held int, refused, err error) {
	kept, err := proofs.Attestors(ctx, a.Block)
	if err != nil {
		return 0, nil, err
	}
	members := map[common.Hash]bool{}
	for _, account := range kept {
		members[trust.AttestorOf(account, a.Number)] = true
	}
	for _, got := range attestors.Attestations(ctx, a.Number) {
		m, err := trust.CheckAttestation(got.Attestation, a.Number, got.Block)
		switch {
		case err != nil:
			refused = errors.Join(refused, err)
		case got.Block != a.Block:
			refused = errors.Join(refused, fmt.Errorf("member %s holds another block %d as final", m.ID, a.Number))
		case !members[m.ID]:
			if err := proofs.AddAttestation(ctx, a.Block, got.Attestation); err != nil {
				return 0, nil, err
			}
			members[m.ID] = true
		}
	}
	return len(members), refused, nil
}
