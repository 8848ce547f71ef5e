// Package demographics finds records by whom they are of, for an emergency: who is brought in unconscious has a name and
// a birthday, and no number of this lab's.
//
// What is kept is an HMAC over family name, first given name and day of birth, under the lab's lookup key. All three must
// be right, as they are in the record: nobody is found by a part of a name, and nobody can look around. Records are read
// after intake took them, and take a twentieth of the time of a processor at most; one that was read is found from then on.
package demographics

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/vault"
)

// Journal is where keys of records lie.
type Journal interface {
	Unread(ctx context.Context, limit int) (list []oracle.VersionID, next int64, err error)
	AddDemographics(ctx context.Context, keys map[vault.RecordID][][32]byte, next int64) error
	FoundBy(ctx context.Context, key [32]byte, limit int) ([]vault.RecordID, error)
	Version(ctx context.Context, record vault.RecordID, number uint32) (*journal.Stored, error)
}

// Records opens records.
type Records interface {
	Record(ctx context.Context, record vault.RecordID, number uint32) ([]byte, error)
}

// Lookup makes a key of a value.
type Lookup interface {
	Sum(tag string, value []byte) [32]byte
}

// Register is the register of whom records are of.
type Register struct {
	Journal Journal
	Records Records
	Lookup  Lookup
}

// ErrIncomplete is returned for a person who is not described in full.
var ErrIncomplete = errors.New("family name, given name and the day of birth are all needed")

// most is how many records one person may be found by.
const most = 1000

// Find returns the records of a person, newest first.
func (r *Register) Find(ctx context.Context, p record.Person) ([]vault.RecordID, error) {
	if p = p.Plain(); !p.IsKnown() {
		return nil, ErrIncomplete
	}
	return r.Journal.FoundBy(ctx, r.key(p), most)
}

func (r *Register) key(p record.Person) [32]byte {
	return r.Lookup.Sum("person", []byte(p.Family+"\x00"+p.Given+"\x00"+p.Born))
}

// batch is how many versions one step reads; it rests so many times as long as that took.
const (
	batch = 64
	rest  = 19
)

// Reading is the name of the step that reads whom versions are of. Only a process that answers requests has it.
const Reading = "read whom records are of"

// Read reads whom new versions are of. One that can't be opened is passed over: it can't be released either, and fsck
// names it.
func (r *Register) Read() oracle.Step {
	return oracle.Step{Name: Reading, Do: func(ctx context.Context) (bool, error) {
		list, next, err := r.Journal.Unread(ctx, batch)
		if err != nil || len(list) == 0 {
			return false, err
		}
		began := time.Now()
		keys := map[vault.RecordID][][32]byte{}
		for _, id := range list {
			persons, err := r.read(ctx, id)
			if isLost(err) {
				continue
			}
			if err != nil {
				return false, fmt.Errorf("record %s version %d: %w", id.Record, id.Version, err)
			}
			for _, p := range persons {
				if p = p.Plain(); p.IsKnown() {
					keys[id.Record] = append(keys[id.Record], r.key(p))
				}
			}
		}
		if err := r.Journal.AddDemographics(ctx, keys, next); err != nil {
			return false, err
		}
		select {
		case <-ctx.Done():
		case <-time.After(rest * time.Since(began)):
		}
		return true, nil
	}}
}

// isLost says whether a version can't be opened, now and later.
func isLost(err error) bool {
	for _, lost := range []error{
		vault.ErrMissing, vault.ErrDamaged, vault.ErrClosedEpoch, issue.ErrWithdrawn, journal.ErrNotFound,
	} {
		if errors.Is(err, lost) {
			return true
		}
	}
	return false
}

func (r *Register) read(ctx context.Context, id oracle.VersionID) ([]record.Person, error) {
	stored, err := r.Journal.Version(ctx, id.Record, id.Version)
	if err != nil {
		return nil, err
	}
	bytes, err := r.Records.Record(ctx, id.Record, id.Version)
	if err != nil {
		return nil, err
	}
	return projection.Persons(bytes, stored.Projection)
}
