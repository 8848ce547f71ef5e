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
	{"members", "block_number, log_index", "member"},
	{"role_changes", "block_number, log_index", "member, roles"},
	{"status_changes", "block_number, log_index", "member, status, suspended_until"},
	{"account_changes", "block_number, log_index, position", "member, account, purpose, is_active, active_from"},
	{"account_compromises", "block_number, log_index", "member, account, since_block, since_log_index"},
	{"key_changes", "block_number, log_index, position", "member, kind, key, valid_from"},
	{"key_ends", "block_number, log_index", "member, kind, key, since_block, since_log_index"},
	{"log_url_changes", "block_number, log_index", "member, url"},
	{"logs", "block_number, log_index", "member, log_id, opens_at, predecessor"},
	{"log_changes", "block_number, log_index", "member, log_id, change, closes_at"},
	{"checkpoints", "block_number, log_index", "member, log_id, old_size, size, root"},
	{"amendments", "block_number, log_index, position", "member, handle, reason, replacement"},
	{"subjects", "block_number, log_index", "subject, member"},
	{"signer_changes", "block_number, log_index", "subject, signer"},
	{"recoveries", "block_number, log_index", "subject, step, signer"},
	{"grants", "block_number, log_index", "grant_id, subject, number, terms_commit, expiry, effective_at, appointment"},
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
	r.fact(block, e.LogIndex, e.Fact)
}

func (r rows) fact(block, index uint64, fact indexer.Fact) {
	switch f := fact.(type) {
	case indexer.MemberAdmitted:
		r.admitted(block, index, f)
	case indexer.RolesChange:
		r.add("role_changes", block, index, f.Member[:], f.Roles)
	case indexer.StatusChange:
		r.add("status_changes", block, index, f.Member[:], f.Status, decimalOrNull(f.SuspendedUntil))
	case indexer.AccountChange:
		r.account(block, index, 0, f)
	case indexer.AccountCompromised:
		r.add("account_compromises", block, index, f.Member[:], f.Account[:], fmt.Sprint(f.Since.Block), f.Since.LogIndex)
	case indexer.KeyChange:
		r.key(block, index, 0, f)
	case indexer.KeyEnded:
		r.keyEnded(block, index, f)
	case indexer.LogURLChange:
		r.add("log_url_changes", block, index, f.Member[:], f.URL)
	case indexer.LogOpened:
		r.add("logs", block, index, f.Member[:], f.Log[:], fmt.Sprint(f.OpensAt), f.Predecessor[:])
	case indexer.LogChange:
		r.add("log_changes", block, index, f.Member[:], f.Log[:], f.Change, decimalOrNull(f.ClosesAt))
	case indexer.CheckpointAnchored:
		r.add("checkpoints", block, index, f.Member[:], f.Log[:], f.OldSize, f.Size, f.Root[:])
	case indexer.HandlesAmended:
		for i, a := range f.Amendments {
			r.add("amendments", block, index, i, f.Member[:], a.Handle[:], a.Reason, a.Replacement[:])
		}
	default:
		r.consent(block, index, fact)
	}
}

func (r rows) consent(block, index uint64, fact indexer.Fact) {
	switch f := fact.(type) {
	case indexer.SubjectEnrolled:
		r.add("subjects", block, index, f.Subject[:], f.Member[:])
		r.add("signer_changes", block, index, f.Subject[:], nonNil(f.Signer))
	case indexer.SignerRotated:
		r.add("signer_changes", block, index, f.Subject[:], nonNil(f.Signer))
	case indexer.Recovery:
		r.add("recoveries", block, index, f.Subject[:], f.Step, f.Signer)
	case indexer.Granted:
		r.add("grants", block, index, f.Grant[:], f.Subject[:], f.Number, f.TermsCommit[:], fmt.Sprint(f.Expiry),
			fmt.Sprint(f.EffectiveAt), f.Appointment[:])
		if f.Supersedes != (common.Hash{}) {
			r.add("revocations", block, index, f.Supersedes[:], f.Subject[:])
		}
	case indexer.Revoked:
		r.add("revocations", block, index, f.Grant[:], f.Subject[:])
	}
}

func (r rows) admitted(block, index uint64, f indexer.MemberAdmitted) {
	r.add("members", block, index, f.Member[:])
	r.add("role_changes", block, index, f.Member[:], f.Roles)
	r.add("status_changes", block, index, f.Member[:], indexer.StatusActive, nil)
	for i, a := range f.Accounts {
		r.account(block, index, i, a)
	}
	for i, k := range f.Keys {
		r.key(block, index, i, k)
	}
	r.add("log_url_changes", block, index, f.Member[:], f.LogURL)
}

func (r rows) account(block, index uint64, position int, a indexer.AccountChange) {
	r.add("account_changes", block, index, position, a.Member[:], a.Account[:], a.Purpose, a.IsActive,
		fmt.Sprint(a.ActiveFrom))
}

func (r rows) key(block, index uint64, position int, k indexer.KeyChange) {
	r.add("key_changes", block, index, position, k.Member[:], k.Kind, nonNil(k.Key), fmt.Sprint(k.ValidFrom))
}

func (r rows) keyEnded(block, index uint64, k indexer.KeyEnded) {
	var sinceBlock, sinceIndex any
	if k.Compromised != nil {
		sinceBlock, sinceIndex = fmt.Sprint(k.Compromised.Block), k.Compromised.LogIndex
	}
	r.add("key_ends", block, index, k.Member[:], k.Kind, nonNil(k.Key), sinceBlock, sinceIndex)
}

// decimalOrNull is for 64 bits that a bigint does not hold; 0 is none.
func decimalOrNull(n uint64) any {
	if n == 0 {
		return nil
	}
	return fmt.Sprint(n)
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
