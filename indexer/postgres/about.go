package postgres

import (
	"strings"

	"github.com/labseal/labseal/indexer"
)

// mentions says which rows of a table are about a thing. $5 is the thing. They are few, or else there is a column that
// names it with an index in the order of the chain.
type mentions struct{ table, condition, column string }

var (
	ofTransfer = `transfer_id in (select t.transfer_id from lot_transfers t where t.lot_id = $5)`
	about      = map[indexer.Kind][]mentions{
		indexer.AboutItem: {
			{table: "collections", condition: "specimen = $5"},
			{table: "aliquotings", condition: "parent = $5"},
			{table: "aliquotings", condition: "specimens @> array[$5::bytea]"},
			{table: "packings", condition: "package_id = $5"},
			{table: "packings", condition: "specimens @> array[$5::bytea]"},
			{table: "unpackings", condition: "package_id = $5"},
			{table: "unpackings", condition: "specimens @> array[$5::bytea]"},
			{table: "offers", condition: "item = $5"},
			{table: "acceptances", condition: "item = $5"},
			{table: "refusals", condition: "item = $5"},
			{table: "offer_withdrawals", condition: "item = $5"},
			{table: "item_flags", condition: "item = $5"},
			{table: "entry_corrections", condition: "item = $5"},
			{table: "disposals", condition: "items @> array[$5::bytea]"},
			{table: "custody_assignments", condition: "item = $5"},
		},
		indexer.AboutLot: {
			{table: "lots", condition: "lot_id = $5"},
			{table: "lot_transfers", condition: "lot_id = $5"},
			{table: "lot_transfer_acceptances", condition: ofTransfer},
			{table: "lot_transfer_refusals", condition: ofTransfer},
			{table: "lot_transfer_withdrawals", condition: ofTransfer},
			{table: "lot_uses", column: "lot_id"},
			{table: "lot_destructions", condition: "lot_id = $5"},
			{table: "lot_recalls", condition: "lot_id = $5"},
			{table: "recall_acknowledgements", condition: "lot_id = $5"},
		},
		indexer.AboutOrder: each("order_id = $5", "orders", "order_claims", "order_disputes", "order_releases",
			"order_refunds", "order_resolutions"),
		indexer.AboutStudy: each("study_id = $5", "studies", "study_revisions", "study_reviews", "study_approvals",
			"approval_revocations", "study_joins", "study_leaves"),
		indexer.AboutSubject: append(each("subject = $5", "subjects", "signer_changes", "recoveries", "grants", "revocations",
			"guardian_changes", "proxies", "proxy_dismissals"), mentions{
			table: "events", condition: "name = 'NoncesInvalidated' and topics[2] = $5",
		}),
		indexer.AboutProposal: each("proposal_id = $5::text::numeric", "proposals", "votes", "proposal_executions",
			"proposal_cancellations"),
	}
)

func each(condition string, tables ...string) (all []mentions) {
	for _, table := range tables {
		all = append(all, mentions{table: table, condition: condition})
	}
	return all
}

// aboutPlaces is the query for the places of events about a thing.
func aboutPlaces(a indexer.About) string {
	var parts []string
	for _, m := range about[a.Kind] {
		part := `select block_number, log_index from ` + m.table + ` where `
		if m.column != "" {
			part += pageOf(m.column, "$5")
		} else {
			part += m.condition + " offset 0" // without which Postgres looks for few in the order of the chain
		}
		parts = append(parts, "("+part+")")
	}
	return `select * from (` + strings.Join(parts, ` union `) + `) said where ` + onPage + pageEnd
}
