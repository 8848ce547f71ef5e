package postgres

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// rows are what follows from blocks, by table.
type rows []lines

func newRows() rows { return make(rows, len(tables)) }

// rooms are rows that are used again, for the room that they have: buffers that grow anew with each range would cost
// more than what is written into them.
var rooms = sync.Pool{New: func() any { r := newRows(); return &r }}

// set makes them the rows of these blocks, and keeps the room that they have.
func (r rows) set(blocks []indexer.Block) {
	for i := range r {
		r[i].text = r[i].text[:0]
	}
	count := 0
	for i := range blocks {
		count += len(blocks[i].Events)
	}
	r[eventsTable].text = slices.Grow(r[eventsTable].text, count*usualEvent)
	for i := range blocks {
		b := &blocks[i]
		r[blocksTable].number(b.Number).hash(b.Hash).hash(b.Parent).number(b.Time).end()
		for k := range b.Events {
			r.event(b.Number, &b.Events[k])
		}
	}
}

// usualEvent is about how long an event's row is.
const usualEvent = 1000

// insert copies rows into their tables, in the transaction that the session is in.
func (r rows) insert(ctx context.Context, conn *sqlx.Conn) error {
	for i := range r {
		if err := copyIn(ctx, conn, tables[i], r[i].text); err != nil {
			return fmt.Errorf("%s: %w", tables[i].name, err)
		}
	}
	return nil
}

// event adds an event as the chain holds it, and what it says.
func (r rows) event(block uint64, e *indexer.Event) {
	r.at(eventsTable, block, e.LogIndex).number(e.TxIndex).hash(e.TxHash).word(e.Contract).word(e.Name).
		number(e.Seq).hashes(e.Topics).bytes(e.Data).end()
	if record, isRecord := e.Fact.(indexer.Record); isRecord {
		r.record(block, e, record)
		return
	}
	r.fact(block, e.LogIndex, e.Fact)
}

// at begins a row of an event.
func (r rows) at(table int, block, index uint64) *lines {
	return r[table].number(block).number(index)
}

func (r rows) fact(block, index uint64, fact indexer.Fact) {
	switch f := fact.(type) {
	case indexer.CheckpointAnchored:
		r.at(checkpointsTable, block, index).hash(f.Member).hash(f.Log).number(f.OldSize).number(f.Size).hash(f.Root).end()
	case indexer.HandlesAmended:
		for i, a := range f.Amendments {
			r.at(amendmentsTable, block, index).number(uint64(i)).hash(f.Member).hash(a.Handle).string(a.Reason).
				hash(a.Replacement).end()
		}
	case indexer.LogOpened:
		r.at(logsTable, block, index).hash(f.Member).hash(f.Log).number(f.OpensAt).hash(f.Predecessor).end()
	case indexer.LogChange:
		r.at(logChangesTable, block, index).hash(f.Member).hash(f.Log).word(f.Change).some(f.ClosesAt).end()
	default:
		r.consent(block, index, fact)
	}
}

func (r rows) consent(block, index uint64, fact indexer.Fact) {
	switch f := fact.(type) {
	case indexer.SubjectEnrolled:
		r.at(subjectsTable, block, index).hash(f.Subject).hash(f.Member).end()
		r.at(signersTable, block, index).hash(f.Subject).bytes(f.Signer).end()
	case indexer.SignerRotated:
		r.at(signersTable, block, index).hash(f.Subject).bytes(f.Signer).end()
	case indexer.Recovery:
		l := r.at(recoveriesTable, block, index).hash(f.Subject).word(f.Step)
		if f.Step == indexer.RecoveryStarted {
			l.bytes(f.Signer).end()
		} else {
			l.null().end()
		}
	case indexer.Granted:
		r.at(grantsTable, block, index).hash(f.Grant).hash(f.Subject).number(f.Number).hash(f.TermsCommit).
			number(f.Expiry).number(f.EffectiveAt).hash(f.Appointment).end()
		if f.Supersedes != (common.Hash{}) {
			r.at(revocationsTable, block, index).hash(f.Supersedes).hash(f.Subject).end()
		}
	case indexer.Revoked:
		r.at(revocationsTable, block, index).hash(f.Grant).hash(f.Subject).end()
	default:
		r.consortium(block, index, fact)
	}
}

func (r rows) consortium(block, index uint64, fact indexer.Fact) {
	switch f := fact.(type) {
	case indexer.MemberAdmitted:
		r.admitted(block, index, f)
	case indexer.RolesChange:
		r.at(rolesTable, block, index).hash(f.Member).number(f.Roles).end()
	case indexer.StatusChange:
		r.at(statusesTable, block, index).hash(f.Member).word(f.Status).some(f.SuspendedUntil).end()
	case indexer.AccountChange:
		r.account(block, index, 0, f)
	case indexer.AccountCompromised:
		r.at(accountCompromisesTable, block, index).hash(f.Member).bytes(f.Account[:]).number(f.Since.Block).
			number(f.Since.LogIndex).end()
	case indexer.KeyChange:
		r.key(block, index, 0, f)
	case indexer.KeyEnded:
		l := r.at(keyEndsTable, block, index).hash(f.Member).word(f.Kind).bytes(f.Key)
		if f.Compromised == nil {
			l.null().null().end()
		} else {
			l.number(f.Compromised.Block).number(f.Compromised.LogIndex).end()
		}
	case indexer.LogURLChange:
		r.at(logURLsTable, block, index).hash(f.Member).string(f.URL).end()
	}
}

func (r rows) admitted(block, index uint64, f indexer.MemberAdmitted) {
	r.at(membersTable, block, index).hash(f.Member).end()
	r.at(rolesTable, block, index).hash(f.Member).number(f.Roles).end()
	r.at(statusesTable, block, index).hash(f.Member).word(indexer.StatusActive).null().end()
	for i, a := range f.Accounts {
		r.account(block, index, i, a)
	}
	for i, k := range f.Keys {
		r.key(block, index, i, k)
	}
	r.at(logURLsTable, block, index).hash(f.Member).string(f.LogURL).end()
}

func (r rows) account(block, index uint64, position int, a indexer.AccountChange) {
	r.at(accountsTable, block, index).number(uint64(position)).hash(a.Member).bytes(a.Account[:]).word(a.Purpose).
		bool(a.IsActive).number(a.ActiveFrom).end()
}

func (r rows) key(block, index uint64, position int, k indexer.KeyChange) {
	r.at(keysTable, block, index).number(uint64(position)).hash(k.Member).word(k.Kind).bytes(k.Key).
		number(k.ValidFrom).end()
}

// hashes turns an array of the database into hashes.
func hashes(array pq.ByteaArray) []common.Hash {
	list := make([]common.Hash, len(array))
	for i, b := range array {
		list[i] = common.Hash(b)
	}
	return list
}
