package oracle

import (
	"context"
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
	// Unproven returns final checkpoints without a proof, and those with one that are not noted as attested, oldest first.
	Unproven(ctx context.Context) (unproven, unattested []Anchored, err error)
	AddProof(ctx context.Context, tx Tx, p evidence.ChainProof) error
	AddAttestation(ctx context.Context, block common.Hash, a evidence.Attestation) error
	Attestors(ctx context.Context, block common.Hash) ([]common.Address, error)
	// Held returns all that is proven, checkpoints and batches of disclosures, with whose attestations there are.
	Held(ctx context.Context) ([]Held, error)
	SetAttested(ctx context.Context, list []Tx, isAttested bool) error
}

// Held is a transaction that is proven, whose attestations of its block are held, and whether that was enough.
type Held struct {
	Tx         Tx
	Number     uint64 // of the block
	Attestors  []common.Address
	IsAttested bool
}

// Prove collects what proves final checkpoints.
func Prove(proofs Proofs, blocks Blocks) Step {
	return Step{"prove checkpoints", func(ctx context.Context) (bool, error) {
		unproven, _, err := proofs.Unproven(ctx)
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

// Attest gathers attestations of final checkpoints' blocks until of each as many members have signed as the trust file asks
// for. Before that it holds what was noted earlier against the trust file, once: it may be another file by now.
func Attest(proofs Proofs, attestors Attestors, trust *evidence.Trust) Step {
	g := &gatherer{proofs: proofs, attestors: attestors, trust: trust}
	isChecked := false
	return Step{"gather attestations", func(ctx context.Context) (bool, error) {
		if !isChecked {
			if err := recheck(ctx, proofs, trust); err != nil {
				return false, err
			}
			isChecked = true
		}
		_, unattested, err := proofs.Unproven(ctx)
		if err != nil {
			return false, err
		}
		done, short, err := g.round(ctx, unattested)
		switch {
		case err != nil:
			return false, err
		case len(short) > 1:
			return false, fmt.Errorf("%w; later blocks wait too", short[0])
		case len(short) > 0:
			return false, short[0]
		}
		return done > 0, nil
	}}
}

// recheck corrects what was noted as attested, and what was not, where the trust file sees it otherwise.
func recheck(ctx context.Context, proofs Proofs, trust *evidence.Trust) error {
	list, err := proofs.Held(ctx)
	if err != nil {
		return err
	}
	changed := map[bool][]Tx{}
	for _, h := range list {
		wanted, err := trust.Wanted(h.Number)
		is := err == nil && len(membersOf(trust, h.Attestors, h.Number)) >= wanted
		if is != h.IsAttested {
			changed[is] = append(changed[is], h.Tx)
		}
	}
	for is, list := range changed {
		if err := proofs.SetAttested(ctx, list, is); err != nil {
			return err
		}
	}
	return nil
}

// membersOf are the members whose attestors for a block these accounts are.
func membersOf(trust *evidence.Trust, accounts []common.Address, number uint64) map[common.Hash]bool {
	members := map[common.Hash]bool{}
	for _, account := range accounts {
		if id := trust.AttestorOf(account, number); id != (common.Hash{}) {
			members[id] = true
		}
	}
	return members
}
