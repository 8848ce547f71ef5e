// Package attestor signs the final blocks that carry our events.
//
// What it says with a signature is: my own nodes hold this block as final. Members who rely on m such signatures rely
// on an attestor never signing two hashes at one height. So the hash is kept before it is signed, and what is kept is
// never changed: a second hash at that height is refused and raises an alarm, whatever the chain does. An attestor that
// forgot what it signed could sign something else, which is why that table belongs in a backup.
//
// Blocks without events are signed when somebody asks ([Attestor.Request]), so that a state can be proven as of now and
// not as of the last event. Only the newest are, so that nobody makes it sign the whole chain.
//
// It trusts the blocks that its own indexer verified and settled, and never the attestations of others.
package attestor

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
)

// AlarmSecondHash is the kind of alarm for a height at which another hash was signed before.
const AlarmSecondHash = "second-hash"

// Recent is how many of the newest final blocks are signed on request.
const Recent = 256

// What a request is refused with.
var (
	ErrNotFinal = errors.New("the block is not final here yet")
	ErrTooOld   = fmt.Errorf("only the newest %d final blocks are signed on request", Recent)
	ErrRefused  = errors.New("another hash was signed at this height")
)

const (
	batch    = 256 // blocks read at once
	maxPause = 30 * time.Second
)

// Signer is an attestor's account.
type Signer interface {
	Address() common.Address
	// SignHash signs a 32-byte hash: r, s (low), v (0 or 1).
	SignHash(hash common.Hash) ([]byte, error)
}

// Store is where blocks come from, and where attestations are kept.
type Store interface {
	// AttestedUpTo returns the number of the newest block that was attested as it is now, with all before it.
	AttestedUpTo(ctx context.Context, account common.Address) (uint64, error)
	// EventBlocks returns settled blocks above a number that hold events, oldest first.
	EventBlocks(ctx context.Context, above uint64, limit int) ([]indexer.Ref, error)
	// Settled returns a settled block, or ErrNotFound, and the number of the newest one.
	Settled(ctx context.Context, number uint64) (block indexer.Ref, newest uint64, err error)
	// Reserve keeps, for ever, which hash is signed at a height, and returns what is kept.
	Reserve(ctx context.Context, account common.Address, block indexer.Ref) (common.Hash, error)
	// AddAttestation keeps the signature over what was reserved.
	AddAttestation(ctx context.Context, a indexer.Attestation) error
	// Alarm keeps what a person must look at, and answers whether it is new.
	Alarm(ctx context.Context, kind, about, detail string) (isNew bool, err error)
}

// Attestor signs blocks as one account.
type Attestor struct {
	Store   Store
	Signer  Signer
	ChainID uint64
	Genesis common.Hash
	Poll    time.Duration
	Log     *slog.Logger
	Wake    <-chan struct{} // a look is worth while; may be nil

	mu      sync.Mutex // held while signing; guards what follows
	upTo    uint64     // blocks with events are attested or refused by this process up to here
	isBegun bool
}

// Run signs until ctx ends. What fails is logged and tried again, ever more slowly: it holds up nothing else.
func (a *Attestor) Run(ctx context.Context) {
	failures := 0
	for ctx.Err() == nil {
		wait := a.Poll
		if err := a.Step(ctx); err == nil {
			failures = 0
		} else if ctx.Err() == nil {
			wait = min(a.Poll<<min(failures, 10), maxPause)
			failures++
			a.Log.Warn("can't attest", "error", err, "again in", wait)
		}
		select {
		case <-ctx.Done():
		case <-a.Wake:
		case <-time.After(wait):
		}
	}
}

// Step signs all blocks with events that can be signed now.
func (a *Attestor) Step(ctx context.Context) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.step(ctx)
}

// Request signs one of the newest final blocks, whether it holds events or not. What has events below it is signed
// first: a later run takes the newest block that was signed for the end of all that was.
func (a *Attestor) Request(ctx context.Context, number uint64) (indexer.Attestation, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	block, newest, err := a.Store.Settled(ctx, number)
	switch {
	case errors.Is(err, indexer.ErrNotFound) && number > newest:
		return indexer.Attestation{}, fmt.Errorf("attest block %d: %w: the newest is %d", number, ErrNotFinal, newest)
	case err != nil && !errors.Is(err, indexer.ErrNotFound):
		return indexer.Attestation{}, err
	case err != nil || newest-number >= Recent:
		return indexer.Attestation{}, fmt.Errorf("attest block %d: %w", number, ErrTooOld)
	}
	if err := a.step(ctx); err != nil {
		return indexer.Attestation{}, err
	}
	signed, err := a.attest(ctx, block)
	if err == nil && signed == nil {
		err = fmt.Errorf("attest block %d: %w", number, ErrRefused)
	}
	if err != nil {
		return indexer.Attestation{}, err
	}
	return *signed, nil
}

// RequestNewest signs the newest final block.
func (a *Attestor) RequestNewest(ctx context.Context) (indexer.Attestation, error) {
	_, newest, err := a.Store.Settled(ctx, 0)
	switch {
	case err != nil && !errors.Is(err, indexer.ErrNotFound):
		return indexer.Attestation{}, err
	case newest == 0:
		return indexer.Attestation{}, fmt.Errorf("attest the newest block: %w: there is none", ErrNotFinal)
	}
	return a.Request(ctx, newest)
}

func (a *Attestor) step(ctx context.Context) error {
	if !a.isBegun {
		upTo, err := a.Store.AttestedUpTo(ctx, a.Signer.Address())
		if err != nil {
			return err
		}
		a.upTo, a.isBegun = upTo, true
	}
	for {
		blocks, err := a.Store.EventBlocks(ctx, a.upTo, batch)
		if err != nil || len(blocks) == 0 {
			return err
		}
		for _, block := range blocks {
			if _, err := a.attest(ctx, block); err != nil {
				return err
			}
			a.upTo = block.Number
		}
	}
}

// attest signs a block, or refuses and answers nil where another hash was signed at its height.
func (a *Attestor) attest(ctx context.Context, block indexer.Ref) (*indexer.Attestation, error) {
	account := a.Signer.Address()
	kept, err := a.Store.Reserve(ctx, account, block)
	if err != nil {
		return nil, err
	}
	if kept != block.Hash {
		return nil, a.refuse(ctx, block, kept)
	}
	// A crash here leaves the reservation, and the same is signed when it runs again.
	signature, err := a.Signer.SignHash(evidence.AttestationDigest(a.ChainID, a.Genesis, block.Number, block.Hash))
	if err != nil {
		return nil, fmt.Errorf("attest block %d: %w", block.Number, err)
	}
	signed := &indexer.Attestation{Number: block.Number, Hash: block.Hash, Account: account, Signature: signature}
	if err := a.Store.AddAttestation(ctx, *signed); err != nil {
		return nil, err
	}
	a.Log.Info("attested", "block", block.Number, "hash", block.Hash)
	return signed, nil
}

func (a *Attestor) refuse(ctx context.Context, block indexer.Ref, kept common.Hash) error {
	about := fmt.Sprintf("block %d by %s", block.Number, a.Signer.Address())
	isNew, err := a.Store.Alarm(ctx, AlarmSecondHash, about,
		fmt.Sprintf("signed as %s before, now final as %s: not signed again", kept, block.Hash))
	if isNew {
		a.Log.Error("refused to sign a second hash at one height", "block", block.Number, "signed", kept,
			"now", block.Hash)
	}
	return err
}
