package postgres_test

import (
	"database/sql"
	"encoding/binary"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// TestStates follows a specimen into a package, to another member with it, out again and to a third, and an order from
// its funding to its release. Each is asked for as of each block.
func TestStates(t *testing.T) {
	url := pgtest.NewDatabase(t)
	store, err := postgres.Open(t.Context(), url, deployment)
	check(t, err)
	defer store.Close()
	w := newWriter(t, store)
	defer w.Close()
	specimen, parcel, order := common.Hash{1}, common.Hash{2}, common.Hash{3}
	clinic, courier, lab := common.Hash{0xc}, common.Hash{0xd}, common.Hash{0xe}
	b, n, yes := bytesField, numberField, indexer.Field{Kind: indexer.FieldBool, Bytes: word(1)}
	specimens := indexer.Field{Kind: indexer.FieldBytesList, List: [][]byte{{9}, specimen[:]}}
	account := indexer.Field{Bytes: make([]byte, 20)}
	said := []struct {
		contract, event string
		fields          []indexer.Field
	}{
		{indexer.CustodyLedger, "Collected", []indexer.Field{b(specimen), b(clinic), b(common.Hash{}), n(60)}},
		{indexer.CustodyLedger, "Packed", []indexer.Field{b(parcel), b(clinic), b(common.Hash{}), b(common.Hash{}), n(120), specimens}},
		{indexer.CustodyLedger, "HandOffAccepted", []indexer.Field{
			b(parcel), b(clinic), b(courier), n(1), account, b(common.Hash{}), b(common.Hash{}), yes, n(180),
		}},
		{indexer.CustodyLedger, "Unpacked", []indexer.Field{b(parcel), b(courier), n(240), specimens}},
		{indexer.CustodyLedger, "CustodyAssigned", []indexer.Field{b(specimen), b(courier), b(lab)}},
		{indexer.OrderEscrow, "OrderFunded", []indexer.Field{b(order), b(clinic), b(lab), b(common.Hash{}), account, n(5), n(9)}},
		{indexer.OrderEscrow, "OrderClaimed", []indexer.Field{b(order), b(common.Hash{}), n(9)}},
		{indexer.OrderEscrow, "OrderReleased", []indexer.Field{b(order)}},
	}
	seq := map[string]uint64{}
	chain := blocks(1, uint64(len(said)), common.Hash{}, 0xa)
	for i, s := range said {
		seq[s.contract]++
		chain[i].Events = []indexer.Event{{
			Contract: s.contract, Name: s.event, Seq: seq[s.contract], Fact: indexer.Record{Fields: s.fields},
		}}
	}
	check(t, w.Append(t.Context(), chain))

	db, err := sql.Open("postgres", url+"&search_path=chain")
	check(t, err)
	defer db.Close()
	for i, want := range []struct {
		custodian common.Hash
		isPacked  bool
		order     string
	}{
		{clinic, false, ""},
		{clinic, true, ""},
		{courier, true, ""},
		{courier, false, ""},
		{lab, false, ""},
		{lab, false, "funded"},
		{lab, false, "claimed"},
		{lab, false, "released"},
	} {
		var custodian []byte
		var isPacked bool
		var state sql.NullString
		const query = `
			select chain.custodian_of($1, $3), exists (select from chain.package_of($1, $3)),
				(select state from chain.order_state($2, $3))`
		check(t, db.QueryRow(query, specimen[:], order[:], i+1).Scan(&custodian, &isPacked, &state))
		if common.Hash(custodian) != want.custodian || isPacked != want.isPacked || state.String != want.order {
			t.Errorf("as of block %d: %x, packed: %v, order %q; want %+v", i+1, custodian, isPacked, state.String, want)
		}
	}
}

func bytesField(h common.Hash) indexer.Field { return indexer.Field{Bytes: h[:]} }

func numberField(n uint64) indexer.Field {
	return indexer.Field{Kind: indexer.FieldNumber, Bytes: word(n)}
}

func word(n uint64) []byte {
	return append(make([]byte, 24), binary.BigEndian.AppendUint64(nil, n)...)
}
