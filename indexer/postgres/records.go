package postgres

import (
	"encoding/binary"
	"math/big"

	"github.com/labseal/labseal/indexer"
)

// recordTable is where the records of an event go: their fields are its columns, in the same order.
type recordTable struct {
	event   string // no two contracts have one of the same name
	name    string
	columns string
}

var recordTables = []recordTable{
	{"Collected", "collections", "specimen, member, commitment, occurred_at"},
	{"Aliquoted", "aliquotings", "parent, member, specimens, commitments, occurred_at"},
	{"Packed", "packings", "package_id, member, root, seal, occurred_at, specimens"},
	{"Unpacked", "unpackings", "package_id, member, occurred_at, specimens"},
	{
		"HandOffOffered", "offers",
		"item, from_member, to_member, number, account, seal, condition, occurred_at, expires_at",
	},
	{
		"HandOffAccepted", "acceptances",
		"item, from_member, to_member, number, account, seal, condition, is_seal_intact, occurred_at",
	},
	{"HandOffRefused", "refusals", "item, to_member, number, reason"},
	{"OfferWithdrawn", "offer_withdrawals", "item, from_member, number"},
	{"ItemFlagged", "item_flags", "item, member, flaw, details, occurred_at"},
	{"EntryCorrected", "entry_corrections", "item, member, corrected, commitment"},
	{"ItemsDisposed", "disposals", "member, method, occurred_at, items"},
	{"CustodyAssigned", "custody_assignments", "item, from_member, to_member"},
	{"BatchAnchored", "disclosure_batches", "member, number, root, size, covered, head"},
	{"GlassBroken", "emergencies", "member, pseudonym, number, commitment"},
	{"EmergencyReviewed", "emergency_reviews", "member, number, reviewer, review_commit"},
	{"TokenSet", "token_changes", "token, is_accepted"},
	{"Deposited", "deposits", "member, token, amount"},
	{"Withdrawn", "token_withdrawals", "member, token, recipient, amount"},
	{"PaidOut", "payouts", "member, token, recipient, amount"},
	{"OrderFunded", "orders", "order_id, payer, lab, order_commit, token, amount, until"},
	{"OrderClaimed", "order_claims", "order_id, result_commit, until"},
	{"OrderDisputed", "order_disputes", "order_id, reason_commit, until"},
	{"OrderReleased", "order_releases", "order_id"},
	{"OrderRefunded", "order_refunds", "order_id"},
	{"OrderResolved", "order_resolutions", "order_id, lab_amount"},
	{"LotRegistered", "lots", "lot_id, member, gtin, number, expiry, quantity"},
	{"TransferOffered", "lot_transfers", "transfer_id, lot_id, from_member, to_member, account, quantity, expiry"},
	{"TransferAccepted", "lot_transfer_acceptances", "transfer_id"},
	{"TransferRefused", "lot_transfer_refusals", "transfer_id"},
	{"TransferWithdrawn", "lot_transfer_withdrawals", "transfer_id"},
	{"UnitsConsumed", "lot_uses", "lot_id, member, quantity, occurred_on, use_commit"},
	{"UnitsDestroyed", "lot_destructions", "lot_id, member, quantity"},
	{"LotRecalled", "lot_recalls", "lot_id, member, recall_class, notice_commit"},
	{"RecallAcknowledged", "recall_acknowledgements", "lot_id, member, recall_class, response_commit"},
	{"StudyRegistered", "studies", "study_id, member, protocol_commit, duo, diseases, valid_from, expiry"},
	{"StudyRevised", "study_revisions", "study_id, version, protocol_commit, duo, diseases, valid_from, expiry"},
	{"ReviewRecorded", "study_reviews", "study_id, version, irb_commit, until"},
	{"StudyApproved", "study_approvals", "study_id, version"},
	{"ApprovalRevoked", "approval_revocations", "study_id, version"},
	{"StudyJoined", "study_joins", "study_id, member, version"},
	{"StudyLeft", "study_leaves", "study_id, member, version"},
	{"ValidatorChanged", "validator_changes", "validator, is_active"},
	{"VerifierChanged", "verifier_changes", "verifier, is_active"},
	{"SuccessorNamed", "successors", "predecessor, successor"},
	{"ProposalCreated", "proposals", "proposal_id, member, target, data, voting_ends"},
	{"VoteCast", "votes", "proposal_id, member, is_support, decided_at"},
	{"ProposalExecuted", "proposal_executions", "proposal_id"},
	{"ProposalCancelled", "proposal_cancellations", "proposal_id"},
	{"GuardiansSet", "guardian_changes", "subject, nonce, guardians_commit"},
	{"ProxyAppointed", "proxies", "appointment, subject, nonce, expiry, signer"},
	{"ProxyDismissed", "proxy_dismissals", "appointment, subject"},
}

// tables of the chain schema: those below, and one for each kind of record.
var tables = func() []table {
	all := fixedTables[:]
	for _, r := range recordTables {
		all = append(all, table{r.name, eventKey, r.columns})
	}
	return all
}()

// recordAt says which of the tables holds the records of an event.
var recordAt = func() map[string]int {
	at := map[string]int{}
	for i, r := range recordTables {
		at[r.event] = int(tableCount) + i
	}
	return at
}()

// record adds what an event says. One that has no table is a mistake of ours, and tests would find it.
func (r rows) record(block uint64, e *indexer.Event, record indexer.Record) {
	table, isKnown := recordAt[e.Name]
	if !isKnown {
		panic("postgres: no table for the event " + e.Name)
	}
	l := r.at(table, block, e.LogIndex)
	for i := range record.Fields {
		l.field(&record.Fields[i])
	}
	l.end()
}

func (l *lines) field(f *indexer.Field) {
	switch f.Kind {
	case indexer.FieldBytes:
		l.bytes(f.Bytes)
	case indexer.FieldNumber:
		l.decimal(f.Bytes)
	case indexer.FieldBool:
		l.bool(f.Bytes[31] != 0)
	case indexer.FieldText:
		l.string(f.Text)
	case indexer.FieldBytesList:
		l.list(f.List)
	case indexer.FieldNumberList:
		l.sep()
		l.text = append(l.text, '{')
		for i, b := range f.List {
			if i > 0 {
				l.text = append(l.text, ',')
			}
			l.text = new(big.Int).SetBytes(b).Append(l.text, 10)
		}
		l.text = append(l.text, '}')
	}
}

// decimal is a number of up to 256 bits.
func (l *lines) decimal(word []byte) {
	for _, b := range word[:24] {
		if b != 0 {
			l.sep()
			l.text = new(big.Int).SetBytes(word).Append(l.text, 10)
			return
		}
	}
	l.number(binary.BigEndian.Uint64(word[24:]))
}
