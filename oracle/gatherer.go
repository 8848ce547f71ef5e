package oracle

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/labseal/labseal/evidence"
)

// asking is for how long a round asks attestors. Those that don't answer must not keep checkpoints waiting.
const asking = time.Second

// gatherer gathers attestations of blocks.
type gatherer struct {
	proofs    Proofs
	attestors Attestors
	trust     *evidence.Trust
	next      uint64 // the block that the next round begins with
}

// shortError says what a block lacks.
type shortError struct {
	number       uint64
	held, wanted int
	refused      error // why answers did not count
}

func (e *shortError) Error() string {
	text := fmt.Sprintf("block %d: %d of %d attestations held", e.number, e.held, e.wanted)
	if e.refused != nil {
		text += ": " + e.refused.Error()
	}
	return text
}

// round asks for each of these blocks, and says of how many there is enough now, and which stay short. A block that stays
// short holds up no other. What a round has no time for is the next one's beginning.
func (g *gatherer) round(ctx context.Context, list []Anchored) (done int, short []error, err error) {
	first := max(0, slices.IndexFunc(list, func(a Anchored) bool { return a.Number >= g.next }))
	g.next = 0
	began := time.Now()
	for i := range list {
		a := list[(first+i)%len(list)]
		if time.Since(began) > asking {
			g.next = a.Number
			break
		}
		lacks, err := g.gather(ctx, a)
		if err != nil {
			return done, short, err
		}
		if lacks != nil {
			short = append(short, lacks)
			continue
		}
		done++
	}
	return done, short, nil
}

// gather keeps the attestations of a block that are good and new, one a member, and notes it as attested when they are
// enough; else it says what the block lacks.
func (g *gatherer) gather(ctx context.Context, a Anchored) (lacks, err error) {
	wanted, lacks := g.trust.Wanted(a.Number)
	if lacks != nil {
		return lacks, nil
	}
	kept, err := g.proofs.Attestors(ctx, a.Block)
	if err != nil {
		return nil, err
	}
	members := membersOf(g.trust, kept, a.Number)
	var refused error
	if len(members) < wanted {
		for _, got := range g.attestors.Attestations(ctx, a.Number) {
			m, err := g.trust.CheckAttestation(got.Attestation, a.Number, got.Block)
			switch {
			case err != nil:
				refused = errors.Join(refused, err)
			case got.Block != a.Block:
				refused = errors.Join(refused, fmt.Errorf("member %s holds another block %d as final", m.ID, a.Number))
			case !members[m.ID]:
				if err := g.proofs.AddAttestation(ctx, a.Block, got.Attestation); err != nil {
					return nil, err
				}
				members[m.ID] = true
			}
		}
	}
	if len(members) < wanted {
		return &shortError{number: a.Number, held: len(members), wanted: wanted, refused: refused}, nil
	}
	return nil, g.proofs.SetAttested(ctx, []Tx{a.Tx}, true)
}
