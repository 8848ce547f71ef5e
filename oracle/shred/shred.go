// Package shred destroys what two officers have agreed to destroy, so that nothing opens it any more.
//
// A record is shredded in this order, and whatever interrupts it, [Shredder.Run] done again goes on: its rows are erased, its
// bodies are removed from the store, what the journal is searched by is put under another mask, what else was sealed in its
// epochs is wrapped under another epoch key, the copies of the journal's rows in the store are made anew, the epochs' keys and
// the former mask are destroyed, and the log takes a signed statement that says so.
// That statement is logged last, so that none is there of something that still opens.
//
// It says until when backups may still hold the record: a backup of the database together with one of the key folder opens it.
// So the two are kept apart, and the one of the key folder not for long. What somebody was given before can't be taken back.
//
// Nothing is shredded that must be kept (oracle/retention), that is under a legal hold, or of which a disclosure must still be
// accounted for. The journal asks that again in the transaction that erases, and the database refuses what is held by itself.
package shred

import (
	"context"
	"crypto"
	"fmt"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/journal"
)

// Journal is where what is to be shredded is noted.
type Journal interface {
	Shreds(ctx context.Context, all bool) ([]journal.Shred, error)
	EraseShred(ctx context.Context, s journal.Shred, keeping journal.Keeping, now, until time.Time) error
	// NamedPacks are those of the packs in which a body of somebody still lies.
	NamedPacks(ctx context.Context, names []common.Hash) ([]common.Hash, error)
	FinishShred(ctx context.Context, id journal.ShredID, leaves []common.Hash, entries [][]byte) error
}

// Store is where bodies lie.
type Store interface {
	Remove(ctx context.Context, address common.Hash) error
	RemovePack(ctx context.Context, name common.Hash) error
}

// Epochs are those that records are sealed under.
type Epochs interface {
	// End begins a new epoch where one of these is current.
	End(ctx context.Context, ids ...uint32) error
	// Forget wraps what epochs hold under the current one and masks anew what the journal is searched by, and destroys the keys
	// of both.
	Forget(ctx context.Context, ids ...uint32) error
}

// Shredder shreds a lab's records.
type Shredder struct {
	Member, Log common.Hash
	Journal     Journal
	Store       Store
	Epochs      Epochs
	Statement   crypto.Signer
	Keeping     journal.Keeping
	Backups     time.Duration // for how long backups are kept
	Now         func() time.Time
}

// Refused is what was approved and may not be shredded by now.
type Refused struct {
	journal.Shred
	Why error
}

// Run shreds all that is approved, and returns what it shredded and what it must not.
func (s *Shredder) Run(ctx context.Context) (done []journal.Shred, refused []Refused, err error) {
	list, err := s.Journal.Shreds(ctx, false)
	if err != nil {
		return nil, nil, err
	}
	for _, one := range list {
		if one.Approved.By == "" || !one.Erased.IsZero() {
			continue
		}
		until := s.Now().Add(s.Backups).UTC().Truncate(24*time.Hour).AddDate(0, 0, 1)
		if err := s.Journal.EraseShred(ctx, one, s.Keeping, s.Now(), until); err != nil {
			refused = append(refused, Refused{one, err})
		}
	}
	if list, err = s.Journal.Shreds(ctx, false); err != nil {
		return nil, refused, err
	}
	list = slices.DeleteFunc(list, func(one journal.Shred) bool { return one.Erased.IsZero() })
	if len(list) == 0 {
		return nil, refused, nil
	}
	if err := s.destroy(ctx, list); err != nil {
		return nil, refused, fmt.Errorf("shred: %w; run it again", err)
	}
	for _, one := range list {
		if err := s.finish(ctx, one); err != nil {
			return done, refused, fmt.Errorf("shred: %w; run it again", err)
		}
		done = append(done, one)
	}
	return done, refused, nil
}

// destroy removes the bodies of what was erased, and destroys the epochs that it was sealed under.
func (s *Shredder) destroy(ctx context.Context, list []journal.Shred) error {
	var epochs []uint32
	for _, one := range list {
		for _, address := range one.Addresses {
			if err := s.Store.Remove(ctx, address); err != nil {
				return err
			}
		}
		if err := s.removePacks(ctx, one.Packs); err != nil {
			return err
		}
		epochs = append(epochs, one.Epochs...)
	}
	slices.Sort(epochs)
	epochs = slices.Compact(epochs)
	if err := s.Epochs.End(ctx, epochs...); err != nil {
		return err
	}
	// One that was destroyed before is among them: its key file may still be there.
	return s.Epochs.Forget(ctx, epochs...)
}

// removePacks removes those packs in which nothing else lies. In the others the ciphertext stays.
func (s *Shredder) removePacks(ctx context.Context, names []common.Hash) error {
	if len(names) == 0 {
		return nil
	}
	named, err := s.Journal.NamedPacks(ctx, names)
	if err != nil {
		return err
	}
	for _, name := range names {
		if slices.Contains(named, name) {
			continue
		}
		if err := s.Store.RemovePack(ctx, name); err != nil {
			return err
		}
	}
	return nil
}

// finish logs the statements that the versions of a record were shredded.
func (s *Shredder) finish(ctx context.Context, one journal.Shred) error {
	now := uint64(s.Now().Unix())
	var leaves []common.Hash
	var entries [][]byte
	for _, handle := range one.Handles {
		entry, err := evidence.SignStatement(evidence.Statement{
			Member: s.Member, Log: s.Log, Handle: evidence.NewHandle(), Kind: evidence.KindShred,
			Time: now - now%evidence.CoarseTime, Amended: handle, Until: uint64(one.Until.Unix()),
		}, s.Statement)
		if err != nil {
			return err
		}
		leaves, entries = append(leaves, evidence.LeafHash(entry)), append(entries, entry)
	}
	return s.Journal.FinishShred(ctx, one.ID, leaves, entries)
}
