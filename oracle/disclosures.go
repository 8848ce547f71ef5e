package oracle

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
)

// Batch is a batch of the accounting of disclosures (docs/spec/disclosure.md).
type Batch struct {
	Number   uint64
	Root     common.Hash
	Size     uint32
	Covered  uint64 // emergencies up to this number are accounted for
	Head     common.Hash
	Leaves   []common.Hash // sorted, padding included; none where the batch is known from the chain only
	IsUnsent bool          // no transaction carries it: that one was reverted
}

// AnchoredBatch is a final batch.
type AnchoredBatch struct {
	Number uint64 // of the batch
	Anchored
}

// DisclosureHead is where a member's batches are on the chain.
type DisclosureHead struct {
	Hash        common.Hash
	Batches     uint64
	Emergencies uint64
	Unreviewed  uint64
}

// Emergency is what the chain is told of an emergency.
type Emergency struct{ Pseudonym, Commitment common.Hash }

// DisclosureLedger is the DisclosureLog contract, for one member.
type DisclosureLedger interface {
	DisclosureHead(ctx context.Context) (DisclosureHead, error)
	// AnchorBatch signs a transaction that anchors a batch. It asks the chain first whether it would succeed.
	AnchorBatch(ctx context.Context, nonce uint64, b Batch) (Tx, error)
	// BreakGlass signs a transaction that announces an emergency, likewise.
	BreakGlass(ctx context.Context, nonce uint64, e Emergency) (Tx, error)
	// NumberOf is the number that the chain gave an emergency; 0 where it knows none.
	NumberOf(ctx context.Context, pseudonym common.Hash) (uint64, error)
	// ProveBatch leads from the event of a batch to its block's header, without attestations.
	ProveBatch(ctx context.Context, b AnchoredBatch) (evidence.ChainProof, error)
}

// Accounting is where disclosures wait for their batch.
type Accounting interface {
	DisclosureClock(ctx context.Context) (started, last time.Time, err error)
	LastBatch(ctx context.Context) (b Batch, isMined bool, err error)
	Unbatched(ctx context.Context, limit int) ([]common.Hash, error)
	Coverable(ctx context.Context, leaves []common.Hash, now time.Time) (uint64, error)
	StageBatch(ctx context.Context, tx Tx, b Batch, own []common.Hash, made time.Time) error
}

// DisclosureCadence says when batches are anchored and how large each is. Both are fixed, so that neither the times nor
// the sizes on the chain say how much is disclosed: a batch goes also where there is nothing to account for, and what is
// too much for one waits for the next.
type DisclosureCadence struct {
	Every time.Duration // 0: no batch is made
	Size  int           // of each batch, padding included
}

// isDue says whether a batch is due: one for each whole cadence since the beginning. Those that a stopped oracle missed
// are not made up for.
func (c DisclosureCadence) isDue(started, last, now time.Time) bool {
	return c.Every > 0 && now.Sub(started)/c.Every > last.Sub(started)/c.Every
}

// AnchorDisclosures stages the next batch when it is due and all earlier transactions are in a block.
func AnchorDisclosures(
	member common.Hash, journal Accounting, ledger DisclosureLedger, outbox *Outbox, cadence DisclosureCadence, now func() time.Time,
) Step {
	a := &accountant{member, journal, ledger, outbox, cadence, now}
	return Step{"anchor disclosures", a.do}
}

type accountant struct {
	member  common.Hash
	journal Accounting
	ledger  DisclosureLedger
	outbox  *Outbox
	cadence DisclosureCadence
	now     func() time.Time
}

func (a *accountant) do(ctx context.Context) (bool, error) {
	now := a.now()
	started, made, err := a.journal.DisclosureClock(ctx)
	if err != nil {
		return false, err
	}
	last, isMined, err := a.journal.LastBatch(ctx)
	if err != nil || !last.IsUnsent && (!isMined || !a.cadence.isDue(started, made, now)) {
		return false, err
	}
	if waiting, err := a.outbox.Unconfirmed(ctx); err != nil || waiting {
		return false, err
	}
	if err := a.check(ctx, last); err != nil {
		return false, err
	}
	var own []common.Hash
	if !last.IsUnsent {
		if last, own, err = a.next(ctx, last, now); err != nil {
			return false, err
		}
	}
	nonce, err := a.outbox.Nonce(ctx)
	if err != nil {
		return false, err
	}
	tx, err := a.ledger.AnchorBatch(ctx, nonce, last)
	if err != nil {
		return false, err
	}
	return true, a.journal.StageBatch(ctx, tx, last, own, now)
}

// check compares the journal's last batch with the chain's.
func (a *accountant) check(ctx context.Context, last Batch) error {
	head, err := a.ledger.DisclosureHead(ctx)
	if err != nil {
		return err
	}
	anchored := last.Number
	if last.IsUnsent {
		anchored--
	}
	switch {
	case head.Batches > anchored, head.Batches == anchored && !last.IsUnsent && head.Hash != last.Head:
		return fmt.Errorf("%w: it holds %d batches of disclosures, the journal knows %d, or others; none is sent. "+
			"Was the database restored, or does another oracle use these keys? See what `oracle recover` says",
			ErrChainAhead, head.Batches, anchored)
	case head.Batches < anchored:
		return fmt.Errorf("the node holds %d batches of disclosures, the journal %d: the node lags or its chain was "+
			"reorganised; waiting for it", head.Batches, anchored)
	}
	return nil
}

// next makes the batch behind the last one.
func (a *accountant) next(ctx context.Context, last Batch, now time.Time) (b Batch, own []common.Hash, err error) {
	if own, err = a.journal.Unbatched(ctx, a.cadence.Size); err != nil {
		return b, nil, err
	}
	b = Batch{Number: last.Number + 1, Size: uint32(a.cadence.Size)}
	if b.Covered, err = a.journal.Coverable(ctx, own, now); err != nil {
		return b, nil, err
	}
	b.Covered = max(b.Covered, last.Covered)
	if b.Leaves, err = evidence.PadDisclosures(own, a.cadence.Size); err != nil {
		return b, nil, err
	}
	b.Root = evidence.DisclosureRoot(b.Leaves)
	b.Head = evidence.ChainDisclosures(last.Head, a.member, b.Number, b.Root, b.Size, b.Covered)
	return b, own, nil
}

// Emergencies is where emergencies wait for the chain.
type Emergencies interface {
	UnannouncedEmergencies(ctx context.Context, limit int) ([]Emergency, error)
	UnnumberedEmergencies(ctx context.Context, limit int) ([]Emergency, error)
	StageEmergency(ctx context.Context, tx Tx, pseudonym common.Hash) error
	NumberEmergency(ctx context.Context, pseudonym common.Hash, number uint64) error
}

// AnnounceEmergencies stages what tells the chain of emergencies, at once: it waits for no other transaction, because
// nothing on the chain can come before it that would make it fail.
func AnnounceEmergencies(journal Emergencies, ledger DisclosureLedger, outbox *Outbox) Step {
	return Step{"announce emergencies", func(ctx context.Context) (bool, error) {
		list, err := journal.UnannouncedEmergencies(ctx, batch)
		if err != nil {
			return false, err
		}
		for _, e := range list {
			if err := announce(ctx, journal, ledger, outbox, e); err != nil {
				return false, err
			}
		}
		final, err := journal.UnnumberedEmergencies(ctx, batch)
		if err != nil {
			return false, err
		}
		for _, e := range final {
			number, err := ledger.NumberOf(ctx, e.Pseudonym)
			if err == nil && number == 0 {
				err = errors.New("the node does not know an emergency that is final: it lags; waiting for it")
			}
			if err == nil {
				err = journal.NumberEmergency(ctx, e.Pseudonym, number)
			}
			if err != nil {
				return false, err
			}
		}
		return len(list)+len(final) > 0, nil
	}}
}

func announce(ctx context.Context, journal Emergencies, ledger DisclosureLedger, outbox *Outbox, e Emergency) error {
	number, err := ledger.NumberOf(ctx, e.Pseudonym)
	if err != nil {
		return err
	}
	if number > 0 { // by a journal that was lost
		return journal.NumberEmergency(ctx, e.Pseudonym, number)
	}
	nonce, err := outbox.Nonce(ctx)
	if err != nil {
		return err
	}
	tx, err := ledger.BreakGlass(ctx, nonce, e)
	if err != nil {
		return err
	}
	return journal.StageEmergency(ctx, tx, e.Pseudonym)
}

// BatchProofs is where proofs of batches are kept.
type BatchProofs interface {
	Proofs
	UnprovenBatches(ctx context.Context) (unproven, unattested []AnchoredBatch, err error)
	AddBatchProof(ctx context.Context, number uint64, p evidence.ChainProof) error
}

// ProveDisclosures collects what proves final batches, and attestations of their blocks.
func ProveDisclosures(proofs BatchProofs, ledger DisclosureLedger, attestors Attestors, trust *evidence.Trust) Step {
	g := &gatherer{proofs: proofs, attestors: attestors, trust: trust}
	return Step{"prove disclosures", func(ctx context.Context) (bool, error) {
		unproven, unattested, err := proofs.UnprovenBatches(ctx)
		if err != nil {
			return false, err
		}
		for _, b := range unproven {
			p, err := ledger.ProveBatch(ctx, b)
			if err != nil {
				return false, fmt.Errorf("batch %d of disclosures: %w", b.Number, err)
			}
			if err := proofs.AddBatchProof(ctx, b.Number, p); err != nil {
				return false, err
			}
		}
		blocks := make([]Anchored, len(unattested))
		for i, b := range unattested {
			blocks[i] = b.Anchored
		}
		_, short, err := g.round(ctx, blocks)
		if err != nil {
			return false, err
		}
		for _, lacks := range short {
			var some *shortError
			if !errors.As(lacks, &some) || some.refused != nil { // that some are missing yet shows at the checkpoints too
				return false, lacks
			}
		}
		return len(unproven) > 0, nil
	}}
}
