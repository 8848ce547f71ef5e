package postgres

import (
	"strings"

	"github.com/labseal/labseal/indexer"
)

// mentions says which rows of a table are about a thing. $5 is the thing.
type mentions struct{ table, condition string }

var (
	ofTransfer = `transfer_id in (select t.transfer_id from lot_transfers t where t.lot_id = $5)`
	about      = map[indexer.Kind][]mentions{
		indexer.AboutItem: {
			{"collections", "specimen = $5"},
			{"aliquotings", "parent = $5"},
			{"aliquotings", "specimens @> array[$5::bytea]"},
			{"packings", "package_id = $5"},
			{"packings", "specimens @> array[$5::bytea]"},
			{"unpackings", "package_id = $5"},
			{"unpackings", "specimens @> array[$5::bytea]"},
			{"offers", "item = $5"},
			{"acceptances", "item = $5"},
			{"refusals", "item = $5"},
			{"offer_withdrawals", "item = $5"},
			{"item_flags", "item = $5"},
			{"entry_corrections", "item = $5"},
			{"disposals", "items @> array[$5::bytea]"},
			{"custody_assignments", "item = $5"},
		},
		indexer.AboutLot: {
			{"lots", "lot_id = $5"},
			{"lot_transfers", "lot_id = $5"},
			{"lot_transfer_acceptances", ofTransfer},
			{"lot_transfer_refusals", ofTransfer},
			{"lot_transfer_withdrawals", ofTransfer},
			{"lot_uses", "lot_id = $5"},
			{"lot_destructions", "lot_id = $5"},
			{"lot_recalls", "lot_id = $5"},
			{"recall_acknowledgements", "lot_id = $5"},
		},
		indexer.AboutOrder: each("order_id = $5", "orders", "order_claims", "order_disputes", "order_releases",
			"order_refunds", "order_resolutions"),
		indexer.AboutStudy: each("study_id = $5", "studies", "study_revisions", "study_reviews", "study_approvals",
			"approval_revocations", "study_joins", "study_leaves"),
		indexer.AboutSubject: append(each("subject = $5", "subjects", "signer_changes", "recoveries", "grants", "revocations",
			"guardian_changes", "proxies", "proxy_dismissals"), mentions{"events", "name = 'NoncesInvalidated' and topics[2] = $5"}),
		indexer.AboutProposal: each("proposal_id = $5::text::numeric", "proposals", "votes", "proposal_executions",
			"proposal_cancellations"),
	}
)

func each(condition string, tables ...string) (all []mentions) {
	for _, table := range tables {
		all = append(all, mentions{table, condition})
	}
	return all
}

// aboutPlaces is the query for the places of events about a thing. Each table gives at most a page.
func aboutPlaces(a indexer.About) string {
	var parts []string
	for _, m := range about[a.Kind] {
		parts = append(parts, `(select block_number, log_index from `+m.table+
			` where `+onPage+` and `+m.condition+pageEnd+`)`)
	}
	return strings.Join(parts, ` union `) + pageEnd
}
