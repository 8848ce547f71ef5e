package postgres

import (
	"context"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// amendments is the table that has several rows for an event.
const amendments = "amendments"

// fieldsTables are where it is written what an event says. No two contracts have events of one name.
var fieldsTables = func() map[string]table {
	of := map[string]table{}
	for event, at := range map[string]int{
		"RolesChanged": rolesTable, "MemberSuspended": statusesTable, "MemberReinstated": statusesTable,
		"MemberRemoved": statusesTable, "AccountChanged": accountsTable, "AccountCompromised": accountCompromisesTable,
		"KeyChanged": keysTable, "KeyCancelled": keyEndsTable, "KeyCompromised": keyEndsTable,
		"LogUrlChanged": logURLsTable, "LogOpened": logsTable, "OpeningCancelled": logChangesTable,
		"LogClosed": logChangesTable, "ClosingCancelled": logChangesTable, "CheckpointAnchored": checkpointsTable,
		"SubjectEnrolled": subjectsTable, "SignerRotated": signersTable, "RecoveryStarted": recoveriesTable,
		"RecoveryVetoed": recoveriesTable, "RecoveryCompleted": recoveriesTable, "Granted": grantsTable,
		"Revoked": revocationsTable, "MemberAdmitted": membersTable, "HandlesAmended": amendmentsTable,
	} {
		of[event] = tables[at]
	}
	for event, at := range recordAt {
		of[event] = tables[at]
	}
	return of
}()

// addFields tells of each event what it says.
func addFields(ctx context.Context, tx snapshot, events []indexer.StoredEvent) error {
	byTable := map[table][]*indexer.StoredEvent{}
	for i := range events {
		if t, isKnown := fieldsTables[events[i].Name]; isKnown {
			byTable[t] = append(byTable[t], &events[i])
		}
	}
	for t, list := range byTable {
		if err := t.addFields(ctx, tx, list); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return nil
}

type place struct{ block, logIndex uint64 }

func (t table) addFields(ctx context.Context, tx snapshot, events []*indexer.StoredEvent) error {
	at := map[place]*indexer.StoredEvent{}
	var blocks, indexes pq.Int64Array
	for _, e := range events {
		at[place{e.Block, e.LogIndex}] = e
		blocks, indexes = append(blocks, int64(e.Block)), append(indexes, int64(e.LogIndex))
	}
	query := "select block_number, log_index, " + t.columns + " from " + t.name +
		" join unnest($1::bigint[], $2::bigint[]) as wanted (block_number, log_index) using (block_number, log_index)" +
		" order by " + t.key
	rows, err := tx.QueryxContext(ctx, query, blocks, indexes)
	if err != nil {
		return err
	}
	defer rows.Close()
	types, err := rows.ColumnTypes()
	if err != nil {
		return err
	}
	names := strings.Split(t.columns, ", ")
	for rows.Next() {
		values, err := rows.SliceScan()
		if err != nil {
			return err
		}
		fields := indexer.Fields{}
		for i, name := range names {
			if values[i+2] == nil {
				continue
			}
			if fields[camel(name)], err = field(types[i+2].DatabaseTypeName(), values[i+2]); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		e := at[place{uint64(values[0].(int64)), uint64(values[1].(int64))}]
		if t.name != amendments {
			e.Fields = fields
			continue
		}
		if e.Fields == nil {
			e.Fields = indexer.Fields{t.name: []indexer.Fields{}}
		}
		e.Fields[t.name] = append(e.Fields[t.name].([]indexer.Fields), fields)
	}
	return rows.Err()
}

// field is a value as answers tell it.
func field(kind string, value any) (any, error) {
	switch v := value.(type) {
	case bool:
		return v, nil
	case []byte:
		if kind == "BYTEA" {
			return hexutil.Bytes(v), nil
		}
	}
	switch kind {
	case "_BYTEA":
		var list pq.ByteaArray
		err := list.Scan(value)
		texts := make([]hexutil.Bytes, len(list))
		for i, b := range list {
			texts[i] = b
		}
		return texts, err
	case "_INT4":
		list := pq.StringArray{}
		err := list.Scan(value)
		return []string(list), err
	}
	if b, isBytes := value.([]byte); isBytes {
		return string(b), nil
	}
	return fmt.Sprint(value), nil
}

// camel turns the name of a column into that of a field: occurred_at into occurredAt.
func camel(column string) string {
	words := strings.Split(column, "_")
	for i, w := range words[1:] {
		words[i+1] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, "")
}
