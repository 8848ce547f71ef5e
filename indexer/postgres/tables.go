package postgres

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

// The tables whose rows are not simply an event's fields, each after those it refers to. The digest takes them in this
// order, and those of records after them.
const (
	blocksTable = iota
	eventsTable
	membersTable
	rolesTable
	statusesTable
	accountsTable
	accountCompromisesTable
	keysTable
	keyEndsTable
	logURLsTable
	logsTable
	logChangesTable
	checkpointsTable
	amendmentsTable
	subjectsTable
	signersTable
	recoveriesTable
	grantsTable
	revocationsTable
	ownEventsTable // which the database fills, as the next: see note
	checkpointGapsTable
	tableCount
)

// Keys of tables: an event has one row there, or several.
const (
	eventKey = "block_number, log_index"
	rowKey   = "block_number, log_index, position"
)

var fixedTables = [tableCount]table{
	blocksTable:             {"blocks", "number", "hash, parent_hash, time"},
	eventsTable:             {"events", eventKey, "tx_index, tx_hash, contract, name, seq, topics, data"},
	membersTable:            {"members", eventKey, "member"},
	rolesTable:              {"role_changes", eventKey, "member, roles"},
	statusesTable:           {"status_changes", eventKey, "member, status, suspended_until"},
	accountsTable:           {"account_changes", rowKey, "member, account, purpose, is_active, active_from"},
	accountCompromisesTable: {"account_compromises", eventKey, "member, account, since_block, since_log_index"},
	keysTable:               {"key_changes", rowKey, "member, kind, key, valid_from"},
	keyEndsTable:            {"key_ends", eventKey, "member, kind, key, since_block, since_log_index"},
	logURLsTable:            {"log_url_changes", eventKey, "member, url"},
	logsTable:               {"logs", eventKey, "member, log_id, opens_at, predecessor"},
	logChangesTable:         {"log_changes", eventKey, "member, log_id, change, closes_at"},
	checkpointsTable:        {"checkpoints", eventKey, "member, log_id, old_size, size, root"},
	amendmentsTable:         {"amendments", rowKey, "member, handle, reason, replacement"},
	subjectsTable:           {"subjects", eventKey, "subject, member"},
	signersTable:            {"signer_changes", eventKey, "subject, signer"},
	recoveriesTable:         {"recoveries", eventKey, "subject, step, signer"},
	grantsTable: {
		"grants", eventKey, "grant_id, subject, number, terms_commit, expiry, effective_at, appointment",
	},
	revocationsTable:    {"revocations", eventKey, "grant_id, subject"},
	ownEventsTable:      {"own_events", "block_number, log_index, member", "contract, name"},
	checkpointGapsTable: {"checkpoint_gaps", eventKey, "member, log_id, after_size"},
}
