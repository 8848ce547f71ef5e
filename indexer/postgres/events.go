package postgres

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// Events returns a page of events, in the order of the chain.
func (s *Store) Events(
	ctx context.Context, when indexer.When, filter indexer.EventFilter, page indexer.Page,
) (at indexer.Ref, events []indexer.StoredEvent, err error) {
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		p, err := behind(ctx, tx, at, page)
		if err != nil {
			return err
		}
		events, err = eventsOn(ctx, tx, filter, p)
		return err
	})
	if err != nil {
		return at, nil, fmt.Errorf("read events: %w", err)
	}
	return at, events, nil
}

// eventsOn reads the events of a page.
func eventsOn(ctx context.Context, tx snapshot, filter indexer.EventFilter, p bounds) ([]indexer.StoredEvent, error) {
	events := []indexer.StoredEvent{}
	found, args := scopedPlaces(filter)
	if found == "" {
		return events, nil
	}
	query := `
		with found (block_number, log_index) as (` + found + `)
		select e.block_number, b.hash as block_hash, b.time as block_time, e.log_index, e.tx_hash, e.contract, e.name, e.seq, e.tx_index,
			e.topics, e.data
		from found f
		join events e using (block_number, log_index)
		join blocks b on b.number = e.block_number
		order by e.block_number, e.log_index`
	var rows []eventRow
	if err := tx.SelectContext(ctx, &rows, p.limited(query), p.args(args...)...); err != nil {
		return nil, err
	}
	for _, row := range rows {
		events = append(events, row.event())
	}
	return events, addFields(ctx, tx, events)
}

type eventRow struct {
	placeRow
	Contract string        `db:"contract"`
	Name     string        `db:"name"`
	Seq      uint64        `db:"seq"`
	TxIndex  uint64        `db:"tx_index"`
	Topics   pq.ByteaArray `db:"topics"`
	Data     []byte        `db:"data"`
}

func (r eventRow) event() indexer.StoredEvent {
	return indexer.StoredEvent{
		Contract: r.Contract, Name: r.Name, Seq: r.Seq, TxIndex: r.TxIndex, Topics: hashes(r.Topics), Data: r.Data,
		Place: r.place(),
	}
}

// onPage is what every query for a page begins its conditions with. Its parameters are those of bounds.
const onPage = `(block_number, log_index) > ($1, $2) and block_number <= $3`

// pageEnd is what every query for a page ends with. The number is put in by bounds.
const pageEnd = `
		order by block_number, log_index
		limit PAGE`

// pageOf is the conditions and the end of a query for a page of those rows whose columns have the values that parameters
// name. An index on the columns, the block's number and the place must be there, and this is written so that no other will
// do: Postgres would rather pass over all rows in the order of the chain, which takes for ever where few are asked for.
func pageOf(columns, values string) string {
	return `(` + columns + `, block_number, log_index) > (` + values + `, $1::bigint, $2::bigint)
			and (` + columns + `, block_number, log_index) < (` + values + `, $3::bigint + 1, 0)
		order by ` + columns + `, block_number, log_index
		limit PAGE`
}

// bounds of a page: behind a place, up to a block.
type bounds struct {
	block, logIndex int64
	upTo            uint64
	limit           int
}

// args are the parameters of a query for a page, and after them its own, from the fourth on.
func (b bounds) args(more ...any) []any {
	return append([]any{b.block, b.logIndex, b.upTo}, more...)
}

// limited says in a query how many rows a page has. Of a parameter Postgres would think that it may be a tenth of all.
func (b bounds) limited(query string) string {
	return strings.ReplaceAll(query, "PAGE", strconv.Itoa(b.limit))
}

// behind is where a page begins: behind a place of a block that is still on the chain.
func behind(ctx context.Context, tx snapshot, at indexer.Ref, page indexer.Page) (bounds, error) {
	b := bounds{-1, -1, at.Number, page.Limit}
	if page.After == nil {
		return b, nil
	}
	cursor, err := blockAt(ctx, tx, page.After.Block)
	if errors.Is(err, indexer.ErrNotFound) || err == nil && !bytes.Equal(cursor.Hash[:4], page.After.Hash[:]) {
		return b, indexer.ErrReplaced
	}
	b.block, b.logIndex = int64(page.After.Block), int64(page.After.LogIndex)
	return b, err
}

// eventPlaces is the query for where the events of a page are, and its parameters from the fourth on.
func eventPlaces(filter indexer.EventFilter) (query string, args []any) {
	switch table, isAlone := tableOf[filter.Name]; {
	case filter.About != nil:
		return aboutPlaces(*filter.About), []any{filter.About.ID}
	case filter.Name != "" && filter.Contract != "" && contractOf[filter.Name] != filter.Contract:
		return "", nil
	case isAlone:
		return `select block_number, log_index from ` + table + ` where ` + onPage + pageEnd, nil
	case filter.Name != "":
		return namePlaces, []any{filter.Name}
	case filter.Contract != "":
		return contractPlaces, []any{filter.Contract}
	}
	return `select block_number, log_index from events where ` + onPage + pageEnd, nil
}

// namePlaces finds events by a name that has no table of its own. The list is that of the index.
var namePlaces = `
		select block_number, log_index
		from events
		where name in (
				'AccountChanged', 'AccountCompromised', 'ClosingCancelled', 'EmergencySupported', 'HandlesAmended',
				'KeyCancelled', 'KeyChanged', 'KeyCompromised', 'LogClosed', 'LogUrlChanged', 'MemberAdmitted',
				'MemberReinstated', 'MemberRemoved', 'MemberSuspended', 'NoncesInvalidated', 'OpeningCancelled',
				'ParametersChanged', 'RecoveryCompleted', 'RecoveryStarted', 'RecoveryVetoed', 'Revoked', 'RolesChanged',
				'SignerRotated')
			and ` + pageOf("name", "$4")

// contractPlaces finds a contract's events.
var contractPlaces = `
		select block_number, log_index
		from events
		where ` + pageOf("contract", "$4")

// tableOf are the tables that hold a row for each event of a name, and for no other.
var tableOf = func() map[string]string {
	of := map[string]string{
		"CheckpointAnchored": "checkpoints", "LogOpened": "logs", "SubjectEnrolled": "subjects", "Granted": "grants",
	}
	for _, r := range recordTables {
		of[r.event] = r.name
	}
	return of
}()
