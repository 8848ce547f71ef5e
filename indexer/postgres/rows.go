package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// table is a table of the chain schema. That there is a list of them, and that statements are made from it, is so that
// no table can be forgotten by the digest or by fsck.
type table struct {
	name    string
	key     string // columns, the block's number first
	columns string // the others
}

// height is the column with the block's number.
func (t table) height() string {
	if t.name == "blocks" {
		return "number"
	}
	return "block_number"
}

// tables of the chain schema, each after those it refers to. The digest takes them in this order.
var tables = []table{
	{"blocks", "number", "hash, parent_hash, time"},
	{"events", "block_number, log_index", "tx_index, tx_hash, contract, name, seq, topics, data"},
	{"members", "block_number, log_index", "member, roles"},
	{"account_changes", "block_number, log_index, position", "member, account, purpose, is_active"},
	{"key_changes", "block_number, log_index, position", "member, kind, key"},
	{"log_url_changes", "block_number, log_index", "member, url"},
	{"logs", "block_number, log_index", "member, log_id"},
	{"checkpoints", "block_number, log_index", "member, log_id, old_size, size, root"},
	{"amendments", "block_number, log_index, position", "member, handle, reason, replacement"},
	{"subjects", "block_number, log_index", "subject, member, signer"},
	{"grants", "block_number, log_index", "grant_id, subject, number, terms_commit, expiry"},
	{"revocations", "block_number, log_index", "grant_id, subject"},
}

// rows are values to be inserted, by table, in the order of the table's columns.
type rows map[string][][]any

func (r rows) add(table string, values ...any) { r[table] = append(r[table], values) }

// insert writes blocks with all that follows from them.
func insert(ctx context.Context, tx *sqlx.Tx, blocks []indexer.Block) error {
	all := rows{}
	for _, b := range blocks {
		all.add("blocks", b.Number, b.Hash[:], b.Parent[:], b.Time)
		for _, e := range b.Events {
			all.event(b.Number, e)
		}
	}
	for _, t := range tables {
		if err := copyIn(ctx, tx, t, all[t.name]); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return nil
}

func copyIn(ctx context.Context, tx *sqlx.Tx, t table, values [][]any) error {
	if len(values) == 0 {
		return nil
	}
	statement, err := tx.PrepareContext(ctx, "copy "+t.name+" ("+t.key+", "+t.columns+") from stdin")
	if err != nil {
		return err
	}
	defer statement.Close()
	for _, row := range values {
		if _, err := statement.ExecContext(ctx, row...); err != nil {
			return err
		}
	}
	_, err = statement.ExecContext(ctx)
	return err
}

// event adds an event as the chain holds it, and what it says.
func (r rows) event(block uint64, e indexer.Event) {
	topics := make(pq.ByteaArray, len(e.Topics))
	for i, topic := range e.Topics {
		topics[i] = topic[:]
	}
	r.add("events", block, e.LogIndex, e.TxIndex, e.TxHash[:], e.Contract, e.Name, e.Seq, topics, nonNil(e.Data))
	switch f := e.Fact.(type) {
	case indexer.MemberAdmitted:
		r.admitted(block, e.LogIndex, f)
	case indexer.AccountChange:
		r.account(block, e.LogIndex, 0, f)
	case indexer.KeyChange:
		r.key(block, e.LogIndex, 0, f)
	case indexer.LogURLChange:
		r.add("log_url_changes", block, e.LogIndex, f.Member[:], f.URL)
	case indexer.LogOpened:
		r.add("logs", block, e.LogIndex, f.Member[:], f.Log[:])
	case indexer.CheckpointAnchored:
		r.add("checkpoints", block, e.LogIndex, f.Member[:], f.Log[:], f.OldSize, f.Size, f.Root[:])
	case indexer.HandlesAmended:
		for i, a := range f.Amendments {
			r.add("amendments", block, e.LogIndex, i, f.Member[:], a.Handle[:], a.Reason, a.Replacement[:])
		}
	case indexer.SubjectEnrolled:
		r.add("subjects", block, e.LogIndex, f.Subject[:], f.Member[:], nonNil(f.Signer))
	case indexer.Granted:
		r.add("grants", block, e.LogIndex, f.Grant[:], f.Subject[:], f.Number, f.TermsCommit[:], fmt.Sprint(f.Expiry))
	case indexer.Revoked:
		r.add("revocations", block, e.LogIndex, f.Grant[:], f.Subject[:])
	}
}

func (r rows) admitted(block, logIndex uint64, f indexer.MemberAdmitted) {
	r.add("members", block, logIndex, f.Member[:], f.Roles)
	for i, a := range f.Accounts {
		r.account(block, logIndex, i, a)
	}
	for i, k := range f.Keys {
		r.key(block, logIndex, i, k)
	}
	r.add("log_url_changes", block, logIndex, f.Member[:], f.LogURL)
}

func (r rows) account(block, logIndex uint64, position int, a indexer.AccountChange) {
	r.add("account_changes", block, logIndex, position, a.Member[:], a.Account[:], a.Purpose, a.IsActive)
}

func (r rows) key(block, logIndex uint64, position int, k indexer.KeyChange) {
	r.add("key_changes", block, logIndex, position, k.Member[:], k.Kind, nonNil(k.Key))
}

// nonNil is for empty bytes, which are not the same as none to the database.
func nonNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// hashes turns an array of the database into hashes.
func hashes(array pq.ByteaArray) []common.Hash {
	list := make([]common.Hash, len(array))
	for i, b := range array {
		list[i] = common.Hash(b)
	}
	return list
}
