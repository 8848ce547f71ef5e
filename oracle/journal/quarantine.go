package journal

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/vault"
)

// Kept is an artefact in quarantine: it waits, sealed, for a person.
type Kept struct {
	ID       vault.RecordID // what it is sealed under, as version 1
	Lookup   [32]byte       // HMAC of its bytes; not read back
	Source   string
	Sender   string
	Refused  bool // its sender was told so, and may send it again mended
	Silent   bool // nobody else is told: it is of the history
	Problem  string
	Sealed   vault.Sealed
	Received time.Time
	State    string // held, taken, dropped
}

// Keep puts an artefact in quarantine and returns the id that it has there. The same bytes are kept once.
func (d *Desk) Keep(ctx context.Context, k Kept) (vault.RecordID, error) {
	const again = `
		update quarantine set problem = $2, refused = $3 where lookup = any($1) and state = 'held' returning id`
	const insert = `
		insert into quarantine (id, lookup, source, sender, refused, problem, epoch, wrapped, body, address)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		returning id`
	var id []byte
	labels, err := d.labels(ctx, byKept, [][32]byte{k.Lookup})
	if err == nil {
		err = d.tx.GetContext(ctx, &id, again, labels, k.Problem, k.Refused)
	}
	if isNone(err) {
		lookup := labelled{k.Lookup, byKept, uint32(len(labels))}.hide(d.mask)
		err = d.tx.GetContext(ctx, &id, insert, k.ID[:], lookup[:], k.Source, k.Sender, k.Refused, k.Problem,
			k.Sealed.Epoch, k.Sealed.Wrapped, k.Sealed.Body, k.Sealed.Address[:])
	}
	if err == nil && !k.Refused && !k.Silent {
		err = d.notice(ctx, vault.RecordID(id), Quarantined)
	}
	if err != nil {
		return vault.RecordID{}, fmt.Errorf("keep in quarantine: %w", err)
	}
	return vault.RecordID(id), nil
}

// Decide ends what is held: it was taken after all, or dropped.
func (d *Desk) Decide(ctx context.Context, id vault.RecordID, state, decision string) error {
	const update = `
		update quarantine set state = $2, decision = $3, decided_at = now() where id = $1 and state = 'held'`
	result, err := d.tx.ExecContext(ctx, update, id[:], state, decision)
	if err == nil {
		var n int64
		if n, err = result.RowsAffected(); err == nil && n == 0 {
			err = ErrNotFound
		}
	}
	if err != nil {
		return fmt.Errorf("decide on quarantined artefact %s: %w", id, refusedHeld(err))
	}
	return nil
}

// Quarantine lists what is in quarantine, oldest first, without bodies: what is held, or all.
func (j *Journal) Quarantine(ctx context.Context, all bool) ([]Kept, error) {
	const query = `
		select id, source, sender, refused, problem, received_at, state
		from quarantine where state = 'held' or $1 order by received_at, id`
	var rows []keptRow
	if err := j.db.SelectContext(ctx, &rows, query, all); err != nil {
		return nil, fmt.Errorf("list quarantine: %w", err)
	}
	list := make([]Kept, len(rows))
	for i := range rows {
		list[i] = rows[i].kept()
	}
	return list, nil
}

// Quarantined returns one artefact of the quarantine with its sealed body.
func (j *Journal) Quarantined(ctx context.Context, id vault.RecordID) (Kept, error) {
	const query = `
		select id, source, sender, refused, problem, epoch, wrapped, body, address, received_at, state
		from quarantine where id = $1`
	var row keptRow
	if err := j.db.GetContext(ctx, &row, query, id[:]); err != nil {
		return Kept{}, fmt.Errorf("read quarantined artefact %s: %w", id, notFound(err))
	}
	k := row.kept()
	k.Sealed = vault.Sealed{Body: row.Body, Address: common.Hash(row.Address), Wrapped: row.Wrapped, Epoch: row.Epoch}
	return k, nil
}

type keptRow struct {
	ID, Wrapped, Body, Address     []byte
	Source, Sender, Problem, State string
	Refused                        bool
	Epoch                          uint32
	ReceivedAt                     time.Time `db:"received_at"`
}

func (r *keptRow) kept() Kept {
	return Kept{
		ID: vault.RecordID(r.ID), Source: r.Source, Sender: r.Sender, Refused: r.Refused, Problem: r.Problem,
		Received: r.ReceivedAt, State: r.State,
	}
}

// Alert is what a person should look at, though it was taken; or a transaction that was reverted, which is of no record.
type Alert struct {
	At      string `json:"at"`     // RFC 3339
	Record  string `json:"record"` // empty: of none
	Version uint32 `json:"version"`
	Alert   string `json:"alert"`
}

// Alerts returns the newest alerts, newest first.
func (j *Journal) Alerts(ctx context.Context, limit int) ([]Alert, error) {
	const query = `
		select to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, coalesce(encode(record, 'hex'), '') as record,
			coalesce(version, 0) as version, alert
		from alerts order by id desc limit $1`
	list := []Alert{}
	if err := j.db.SelectContext(ctx, &list, query, limit); err != nil {
		return nil, fmt.Errorf("read alerts: %w", err)
	}
	return list, nil
}
