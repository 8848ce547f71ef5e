package postgres_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/postgres"
)

var everything = indexer.EventFilter{}

// told is what a page of news says, in short: numbers of blocks and first bytes of their hashes.
type told struct {
	void   [][2]uint64
	events [][2]uint64
}

func short(n indexer.News) (s told) {
	for _, v := range n.Void {
		s.void = append(s.void, [2]uint64{v.Number, uint64(v.Hash[0])})
	}
	for _, e := range n.Events {
		s.events = append(s.events, [2]uint64{e.Block, uint64(e.Hash[0])})
	}
	return s
}

// TestNews reads on from where it was, page by page, through a fork that is shorter than what it replaces, and back.
func TestNews(t *testing.T) {
	store := newStore(t)
	w := newWriter(t, store)
	defer w.Close()
	ctx := t.Context()
	if _, err := store.Newest(ctx); !errors.Is(err, indexer.ErrEmpty) {
		t.Errorf("an empty mirror: %v", err)
	}
	a := blocks(1, 6, common.Hash{}, 0xa)
	check(t, w.Append(ctx, a[:4]))
	cursor, err := store.Newest(ctx)
	check(t, err)
	start := indexer.Cursor{Block: 1, LogIndex: 0, Hash: [4]byte(a[0].Hash[:4])}
	read := func(from indexer.Cursor, limit int, want told) indexer.Cursor {
		t.Helper()
		n, err := store.News(ctx, everything, from, limit)
		check(t, err)
		if got := short(n); !reflect.DeepEqual(got, want) {
			t.Fatalf("from %s: got %v, want %v", from, got, want)
		}
		return n.Next
	}
	half := read(start, 2, told{events: [][2]uint64{{2, 0xa}, {3, 0xa}}})
	if end := read(half, 2, told{events: [][2]uint64{{4, 0xa}}}); end != cursor {
		t.Errorf("the end is %s and not %s", end, cursor)
	}
	read(cursor, 9, told{})
	check(t, w.Append(ctx, a[4:]))
	six := read(cursor, 9, told{events: [][2]uint64{{5, 0xa}, {6, 0xa}}})

	b := blocks(4, 5, a[2].Hash, 0xb)
	check(t, w.Append(ctx, b))
	fork := read(six, 9, told{void: [][2]uint64{{6, 0xa}, {5, 0xa}, {4, 0xa}}})
	five := read(fork, 9, told{events: [][2]uint64{{4, 0xb}, {5, 0xb}}})
	read(half, 9, told{events: [][2]uint64{{4, 0xb}, {5, 0xb}}}) // who had not read so far has nothing to unlearn

	check(t, w.Append(ctx, a[3:]))
	back := read(five, 9, told{void: [][2]uint64{{5, 0xb}, {4, 0xb}}})
	read(back, 9, told{events: [][2]uint64{{4, 0xa}, {5, 0xa}, {6, 0xa}}})
	read(six, 9, told{}) // who slept through it all
	n, err := store.News(ctx, everything, back, 9)
	if err != nil || n.Retold[a[3].Hash] != 1 || n.Retold[a[5].Hash] != 1 || len(n.Retold) != 3 {
		t.Errorf("retold %v, %v", n.Retold, err)
	}

	unknown := indexer.Cursor{Block: 5, Hash: [4]byte{0xc}}
	if _, err := store.News(ctx, everything, unknown, 9); !errors.Is(err, indexer.ErrReplaced) {
		t.Errorf("a cursor of nobody's: %v", err)
	}
	_, digest, err := store.Digest(ctx, 0)
	check(t, err)
	scratch, err := store.Scratch(ctx)
	check(t, err)
	defer scratch.Close()
	check(t, scratch.Append(ctx, blocks(1, 7, common.Hash{}, 0xd)))
	_, other, err := scratch.Digest(ctx, 0)
	check(t, err)
	if digest == other {
		t.Error("the two mirrors are the same")
	}
	check(t, scratch.Replace(ctx))
	if _, err := store.News(ctx, everything, six, 9); !errors.Is(err, indexer.ErrReplaced) {
		t.Errorf("a rebuild on another chain from its first block on: %v", err)
	}
}

// TestWatch hears of a commit, also after its connection was lost.
func TestWatch(t *testing.T) {
	store := newStore(t)
	w := newWriter(t, store)
	defer w.Close()
	heard := make(chan struct{}, 100)
	go func() {
		if err := store.Watch(t.Context(), func() { heard <- struct{}{} }); err != nil {
			t.Error(err)
		}
	}()
	chain := blocks(1, 100, common.Hash{}, 0xa)
	for i := range chain { // until it listens
		check(t, w.Append(t.Context(), chain[i:i+1]))
		select {
		case <-heard:
			return
		case <-time.After(50 * time.Millisecond):
		}
	}
	t.Error("a hundred commits were not heard of")
}

// numbersOf are the blocks of the events that a filter chooses.
func numbersOf(t *testing.T, store *postgres.Store, filter indexer.EventFilter) (numbers []uint64) {
	t.Helper()
	_, events, err := store.Events(t.Context(), indexer.When{}, filter, indexer.Page{Limit: 100})
	check(t, err)
	for _, e := range events {
		numbers = append(numbers, e.Block)
	}
	return numbers
}

// TestEvents_Scope gives each reader what they may read, and nothing else.
func TestEvents_Scope(t *testing.T) {
	store := newStore(t)
	w := newWriter(t, store)
	defer w.Close()
	lab, clinic, courier, subject, foreign := common.Hash{1}, common.Hash{2}, common.Hash{3}, common.Hash{0x51}, common.Hash{0x52}
	specimen, order := common.Hash{0x61}, common.Hash{0x71}
	b, n, none := bytesField, numberField, common.Hash{}
	account := indexer.Field{Bytes: make([]byte, 20)}
	event := func(contract, name string, fact indexer.Fact, topics ...common.Hash) indexer.Event {
		return indexer.Event{Contract: contract, Name: name, Fact: fact, Topics: append([]common.Hash{{0xff}}, topics...)}
	}
	record := func(fields ...indexer.Field) indexer.Fact { return indexer.Record{Fields: fields} }
	inData := event(indexer.CustodyLedger, "Collected", record(b(common.Hash{0x62}), b(clinic), b(none), n(1)), common.Hash{0x62})
	inData.Data = append(make([]byte, 32), clinic[:]...)
	transfer := common.Hash{31: 7}
	chain := chainOf(
		event(indexer.ResultLog, "LogOpened", indexer.LogOpened{Member: lab}, lab), // 1
		event(indexer.ConsentRegistry, "SubjectEnrolled", indexer.SubjectEnrolled{Subject: subject, Member: lab}, subject, lab),
		event(indexer.ConsentRegistry, "SubjectEnrolled", indexer.SubjectEnrolled{Subject: foreign, Member: clinic}, foreign, clinic),
		event(indexer.ConsentRegistry, "Granted", indexer.Granted{Grant: common.Hash{0x53}, Subject: subject, Number: 1}, common.Hash{0x53}, subject),
		event(indexer.CustodyLedger, "Collected", record(b(specimen), b(clinic), b(none), n(1)), specimen, clinic), // 5
		inData,
		event(indexer.OrderEscrow, "OrderFunded", record(b(order), b(clinic), b(lab), b(none), account, n(5), n(9)), order, clinic, lab),
		event(indexer.OrderEscrow, "OrderReleased", record(b(order)), order), // 8
		event(indexer.CustodyLedger, "ItemFlagged", record(b(specimen), b(courier), n(1), b(none), n(1)), specimen, courier),
		event(indexer.LotRegistry, "LotRecalled", record(b(common.Hash{0x81}), b(courier), n(1), b(none)), common.Hash{0x81}, courier), // 10
		event(indexer.LotRegistry, "UnitsDestroyed", record(b(common.Hash{0x81}), b(courier), n(1)), common.Hash{0x81}, courier),
		event(indexer.CustodyLedger, "HandOffAccepted", record(b(specimen), b(clinic), b(courier), n(1), account, b(none), b(none),
			indexer.Field{Kind: indexer.FieldBool, Bytes: word(1)}, n(9)), specimen, clinic, courier),
		event(indexer.CustodyLedger, "ItemFlagged", record(b(specimen), b(clinic), n(1), b(none), n(1)), specimen, clinic),
		event(indexer.LotRegistry, "TransferOffered", record(n(7), b(common.Hash{0x81}), b(lab), b(courier), account, n(1), n(9)),
			transfer, common.Hash{0x81}, lab),
		event(indexer.LotRegistry, "TransferAccepted", record(n(7)), transfer), // 15
		event(indexer.ConsentRegistry, "NoncesInvalidated", nil, subject),
	)
	for i, member := range []common.Hash{lab, clinic, courier} {
		admitted := event(indexer.Consortium, "MemberAdmitted", indexer.MemberAdmitted{Member: member}, member)
		admitted.Seq, admitted.LogIndex = uint64(i+1), uint64(i+1)
		chain[0].Events = append(chain[0].Events, admitted)
	}
	check(t, w.Append(t.Context(), chain))
	own := []string{indexer.ConsentRegistry, indexer.CustodyLedger, indexer.OrderEscrow, indexer.LotRegistry}
	all := []string{indexer.ResultLog, "LotRegistry.LotRecalled"}
	apart := []string{"LotRegistry.LotRecalled"}
	for name, test := range map[string]struct {
		scope indexer.EventScope
		want  []uint64
	}{
		"nobody":               {indexer.EventScope{}, nil},
		"the public":           {indexer.EventScope{All: all, Apart: apart}, []uint64{1, 10}},
		"a contract alone":     {indexer.EventScope{All: []string{indexer.LotRegistry}, Apart: apart}, []uint64{11, 14, 15}},
		"the lab":              {indexer.EventScope{All: all, Own: own, Apart: apart, Member: lab}, []uint64{1, 2, 4, 7, 8, 10, 14, 15, 16}},
		"the clinic":           {indexer.EventScope{Own: own, Member: clinic}, []uint64{3, 5, 6, 7, 8, 9, 12, 13}},
		"the courier":          {indexer.EventScope{Own: own, Member: courier}, []uint64{9, 10, 11, 12, 13, 14, 15}}, // not what was before it had the specimen
		"a stranger":           {indexer.EventScope{Own: own, Member: common.Hash{9}}, nil},
		"no member":            {indexer.EventScope{Own: own}, nil},
		"the patient":          {indexer.EventScope{Own: own, Member: lab, IsPatient: true, Subjects: []common.Hash{subject}}, []uint64{2, 4, 16}},
		"a patient of another": {indexer.EventScope{Own: own, Member: lab, IsPatient: true, Subjects: []common.Hash{foreign}}, nil},
		"a patient of none":    {indexer.EventScope{Own: own, Member: lab, IsPatient: true}, nil},
	} {
		got := numbersOf(t, store, indexer.EventFilter{Scope: &test.scope})
		var byContract, byName []uint64
		for _, c := range indexer.Contracts {
			byContract = append(byContract, numbersOf(t, store, indexer.EventFilter{Scope: &test.scope, Contract: c})...)
		}
		for _, e := range []string{
			"LogOpened", "SubjectEnrolled", "Granted", "Collected", "OrderFunded", "OrderReleased", "ItemFlagged", "LotRecalled",
			"UnitsDestroyed", "HandOffAccepted", "TransferOffered", "TransferAccepted", "NoncesInvalidated",
		} {
			byName = append(byName, numbersOf(t, store, indexer.EventFilter{Scope: &test.scope, Name: e})...)
		}
		slices.Sort(byContract)
		slices.Sort(byName)
		if !slices.Equal(byContract, test.want) || !slices.Equal(byName, test.want) {
			t.Errorf("%s reads %v by contract, %v by name, want %v", name, byContract, byName, test.want)
		}
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s reads %v, want %v", name, got, test.want)
		}
	}
	// Block by block the same comes out as of all at once.
	scratch, err := store.Scratch(t.Context())
	check(t, err)
	defer scratch.Close()
	for i := range chain {
		check(t, scratch.Append(t.Context(), chain[i:i+1]))
	}
	_, atOnce, err := store.Digest(t.Context(), 0)
	check(t, err)
	_, one, err := scratch.Digest(t.Context(), 0)
	check(t, err)
	if one != atOnce {
		t.Errorf("digest %s block by block, %s at once", one, atOnce)
	}
}
