// Package intake takes a record into the journal: it projects, commits, signs and seals, and when it returns, the
// version is durable and can't be lost. It never waits for the chain.
package intake

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/vault"
)

// Journal is where versions become durable.
type Journal interface {
	FindBytes(ctx context.Context, lookup [32]byte) (oracle.VersionID, error)
	Version(ctx context.Context, record vault.RecordID, number uint32) (*journal.Stored, error)
	Add(ctx context.Context, v oracle.Version) error
}

// Lookup turns values that the journal is searched by into names that say nothing.
type Lookup interface {
	Sum(tag string, value []byte) [32]byte
}

// Intake takes records for one lab and log.
type Intake struct {
	Member    common.Hash
	Log       common.Hash
	Statement crypto.Signer // ES256
	Lookup    Lookup
	Keyring   *vault.Keyring
	Journal   Journal
	Now       func() time.Time
}

// Taken says under which name a record is in the journal.
type Taken struct {
	oracle.VersionID
	Duplicate bool // it was there before: these bytes, or this withdrawal
}

// Errors that a correction may meet.
var (
	ErrWithdrawn     = errors.New("the record was withdrawn; a new result is a new record")
	ErrOtherRecord   = errors.New("these bytes are in the journal already, as another record or an older version")
	ErrOvertaken     = errors.New("another correction of this record came first; look at it and try again")
	ErrNoReplacement = errors.New("this reason withdraws the record: it takes no file")
	ErrNeedsFile     = errors.New("this reason needs the corrected file")
)

// Receive takes a record in as a new one. The same bytes again are the version they were. A record that can't be taken
// is a *projection.RefusedError.
func (in *Intake) Receive(ctx context.Context, record []byte, t projection.Type) (Taken, error) {
	p, err := projection.Project(record, t)
	if err != nil {
		return Taken{}, err
	}
	lookup := in.lookup(record)
	if id, err := in.Journal.FindBytes(ctx, lookup); !errors.Is(err, journal.ErrNotFound) {
		return Taken{id, true}, err
	}
	id := oracle.VersionID{Version: 1}
	rand.Read(id.Record[:]) // never fails (crypto/rand)
	v, _, err := in.version(id, record, lookup, p)
	if err != nil {
		return Taken{}, fmt.Errorf("take record: %w", err)
	}
	if err := in.Journal.Add(ctx, *v); !errors.Is(err, journal.ErrDuplicate) {
		return Taken{id, false}, err
	}
	found, err := in.Journal.FindBytes(ctx, lookup) // another process was faster
	return Taken{found, true}, err
}

// Correct takes a new version of a record and amends the newest one. A reason that withdraws takes no bytes. The same
// correction again changes nothing.
func (in *Intake) Correct(
	ctx context.Context, record vault.RecordID, reason evidence.Reason, bytes []byte, t projection.Type,
) (Taken, error) {
	if reason.Withdraws() && bytes != nil {
		return Taken{}, ErrNoReplacement
	}
	if !reason.Withdraws() && bytes == nil {
		return Taken{}, ErrNeedsFile
	}
	newest, err := in.Journal.Version(ctx, record, 0)
	if err != nil {
		return Taken{}, err
	}
	if newest.Sealed == nil {
		if reason.Withdraws() {
			return Taken{newest.VersionID, true}, nil
		}
		return Taken{}, ErrWithdrawn
	}
	id := oracle.VersionID{Record: record, Version: newest.Version + 1}
	var v *oracle.Version
	if reason.Withdraws() {
		v, err = in.withdrawal(id, newest.Handle, reason)
	} else {
		var found oracle.VersionID
		if found, err = in.Journal.FindBytes(ctx, in.lookup(bytes)); !errors.Is(err, journal.ErrNotFound) {
			if err == nil && found != newest.VersionID {
				err = ErrOtherRecord
			}
			return Taken{found, true}, err
		}
		v, err = in.correction(id, newest.Handle, reason, bytes, t)
	}
	if err != nil {
		return Taken{}, err
	}
	err = in.Journal.Add(ctx, *v)
	if errors.Is(err, journal.ErrDuplicate) {
		err = ErrOvertaken
	}
	return Taken{id, false}, err
}

func (in *Intake) lookup(record []byte) [32]byte {
	digest := sha256.Sum256(record)
	return in.Lookup.Sum("record", digest[:])
}

// version commits to a record, signs and seals it.
func (in *Intake) version(
	id oracle.VersionID, record []byte, lookup [32]byte, p *projection.Projected,
) (*oracle.Version, evidence.Secret, error) {
	sealed, secret, err := in.Keyring.Seal(record, id.Record, id.Version)
	if err != nil {
		return nil, secret, err
	}
	commitments, _, err := evidence.Commit(secret, p.Projection, record, p.Claims)
	if err != nil {
		return nil, secret, err
	}
	s := in.statement(evidence.KindVersion)
	s.Commitments, s.Projection, s.Status = commitments, p.Projection, p.Status
	entry, err := evidence.SignStatement(s, in.Statement)
	if err != nil {
		return nil, secret, err
	}
	return &oracle.Version{
		VersionID: id, Entry: entry, Handle: s.Handle, Projection: p.Projection, Status: p.Status,
		Lookup: &lookup, Sealed: &sealed,
	}, secret, nil
}

// correction is a new version with the signed statement that it amends the one before.
func (in *Intake) correction(
	id oracle.VersionID, amended common.Hash, reason evidence.Reason, record []byte, t projection.Type,
) (*oracle.Version, error) {
	p, err := projection.Project(record, t)
	if err != nil {
		return nil, err
	}
	v, secret, err := in.version(id, record, in.lookup(record), p)
	if err != nil {
		return nil, err
	}
	s := in.statement(evidence.KindAmendment)
	s.Amended, s.Reason = amended, reason
	s.Replacement = evidence.ReplacementPointer(secret, evidence.LeafHash(v.Entry))
	entry, err := evidence.SignStatement(s, in.Statement)
	if err != nil {
		return nil, err
	}
	v.Amends = &oracle.Amendment{Handle: amended, Reason: reason, Replacement: s.Replacement, Entry: entry}
	return v, nil
}

// withdrawal is a version without a body: its statement is the amendment itself.
func (in *Intake) withdrawal(id oracle.VersionID, amended common.Hash, reason evidence.Reason) (*oracle.Version, error) {
	s := in.statement(evidence.KindAmendment)
	s.Amended, s.Reason = amended, reason
	entry, err := evidence.SignStatement(s, in.Statement)
	if err != nil {
		return nil, err
	}
	status := evidence.StatusEnteredInError
	if reason == evidence.ReasonCancelled {
		status = evidence.StatusCancelled
	}
	return &oracle.Version{
		VersionID: id, Entry: entry, Handle: s.Handle, Status: status,
		Amends: &oracle.Amendment{Handle: amended, Reason: reason, Entry: entry},
	}, nil
}

func (in *Intake) statement(kind evidence.Kind) evidence.Statement {
	now := uint64(in.Now().Unix())
	return evidence.Statement{
		Member: in.Member, Log: in.Log, Handle: evidence.NewHandle(), Kind: kind,
		Time: now - now%evidence.CoarseTime,
	}
}
