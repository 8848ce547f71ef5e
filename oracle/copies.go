package oracle

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/vault"
)

// copyBatch is how many entries lie in one sealed copy, at most, and within how many places: whoever looks for an entry's copy
// knows where it may begin.
const copyBatch = 256

// EntryCopy is an entry of the log with all that the journal holds of what it stands for, but for the body.
type EntryCopy struct {
	Place uint64          `json:"place"`
	Leaf  common.Hash     `json:"leaf"`
	Body  *common.Hash    `json:"body,omitempty"` // the address of its sealed body, if it has one
	Pack  *common.Hash    `json:"pack,omitempty"` // the pack that its body lies in, if it lies in one
	Rows  json.RawMessage `json:"rows"`           // the journal's own
}

// CopyBatch is what goes in one copy. The journal makes the JSON of it, which is not looked into on its way.
type CopyBatch struct {
	Count       int
	First, Last uint64 // places
	More        bool   // the log has places behind those that one batch may span
	JSON        []byte // an array of EntryCopy
}

// Copied is where entries that have no copy yet are found.
type Copied interface {
	// Uncopied returns the next entries without a copy, by their places, of which the last is less than span behind the first. The
	// JSON may be put in room.
	Uncopied(ctx context.Context, span int, room []byte) (CopyBatch, error)
	// CopyRound is the number of the present round of copies. A new one begins when all are to be made anew.
	CopyRound(ctx context.Context) (int64, error)
	// NoteCopied notes that all entries before a place have one of a round, sealed under an epoch. It answers vault.ErrEnded
	// where the epoch has ended or another round has begun: then they have none.
	NoteCopied(ctx context.Context, place uint64, round int64, epoch uint32) error

	// UncopiedSuspensions returns all suspensions of accountings, and how often one was set or ended, where a copy of this round
	// lacks some; else nil.
	UncopiedSuspensions(ctx context.Context) (rows json.RawMessage, changes int64, err error)
	// NoteSuspensionsCopied notes that a copy has them, as NoteCopied does of entries.
	NoteSuspensionsCopied(ctx context.Context, changes, round int64, epoch uint32) error
}

// Sealer seals copies.
type Sealer interface {
	SealCopy(plaintext []byte) (vault.Copy, error)
	Refresh(ctx context.Context) error
}

// CopyStore keeps sealed copies. PutCopy returns when the copy is durable.
type CopyStore interface {
	PutCopy(ctx context.Context, log common.Hash, first uint64, c vault.Copy) error
}

// CopyEntries puts a sealed copy of what the log has got into the store, and of the suspensions of accountings, so that a database
// that is lost can be restored from an old backup and the store. A crash between store and journal leaves some with two copies, of
// which one may be cut.
func CopyEntries(log common.Hash, entries Copied, sealer Sealer, store CopyStore) Step {
	c := &copier{log: log, entries: entries, sealer: sealer, store: store}
	return Step{"copy entries to the store", func(ctx context.Context) (bool, error) {
		copied, err := untilFew(ctx, copyBatch, func() (int, error) { return c.next(ctx) })
		if err != nil {
			return copied, err
		}
		again, err := copySuspensions(ctx, log, entries, sealer, store)
		return copied || again, err
	}}
}

// copier copies entries.
type copier struct {
	log     common.Hash
	entries Copied
	sealer  Sealer
	store   CopyStore
	room    []byte // for a batch: the rows as the database has them, which are no clear text
}

// next copies a batch. It answers how many entries that were, and copyBatch where more may follow: lost entries have no copy.
func (c *copier) next(ctx context.Context) (int, error) {
	round, err := c.entries.CopyRound(ctx)
	if err != nil {
		return 0, err
	}
	batch, err := c.entries.Uncopied(ctx, copyBatch, c.room)
	if err != nil || batch.Count == 0 {
		return 0, err
	}
	c.room = batch.JSON
	count := batch.Count
	if batch.More {
		count = copyBatch
	}
	sealed, err := c.sealer.SealCopy(batch.JSON)
	if err != nil {
		return 0, fmt.Errorf("copy entries from %d on: %w", batch.First, err)
	}
	sealed.Round = round
	ctx, cancel := context.WithTimeout(ctx, bodyTimeout)
	defer cancel()
	if err := c.store.PutCopy(ctx, c.log, batch.First, sealed); err != nil {
		return 0, err
	}
	err = c.entries.NoteCopied(ctx, batch.Last+1, round, sealed.Epoch)
	if errors.Is(err, vault.ErrEnded) {
		return count, c.sealer.Refresh(ctx) // they are copied again
	}
	return count, err
}

// Opener opens sealed copies.
type Opener interface {
	OpenCopy(c vault.Copy) ([]byte, error)
}

// CopyReader finds copies in the store.
type CopyReader struct {
	Log    common.Hash
	Opener Opener
	Store  interface {
		Copies(ctx context.Context, log common.Hash, from uint64) ([]vault.Copy, error)
	}
	Closed int // how many copies could not be opened: their epoch is not in the journal, or was destroyed, or a crash cut them
}

// Read returns the copies of entries from a place on, those that were made first before others.
func (r *CopyReader) Read(ctx context.Context, from uint64) (list []EntryCopy, err error) {
	copies, err := r.Store.Copies(ctx, r.Log, from-min(from, copyBatch-1))
	if err != nil {
		return nil, err
	}
	for _, c := range copies {
		plaintext, err := r.Opener.OpenCopy(c)
		if err != nil {
			r.Closed++
			continue
		}
		var entries []EntryCopy
		if err := json.Unmarshal(plaintext, &entries); err != nil {
			return nil, fmt.Errorf("read a copy of entries: %w", err)
		}
		for _, e := range entries {
			if e.Place >= from && e.Place != suspensionsPlace {
				list = append(list, e)
			}
		}
	}
	return list, nil
}
