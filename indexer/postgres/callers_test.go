package postgres_test

import (
	"errors"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/auth"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/postgres"
)

// Both are what package auth wants.
var (
	_ auth.Roster = (*postgres.Store)(nil)
	_ auth.Store  = (*postgres.Store)(nil)
)

// chainOf makes one block of each event.
func chainOf(events ...indexer.Event) []indexer.Block {
	list := blocks(1, uint64(len(events)), common.Hash{}, 0xa)
	seq := map[string]uint64{}
	for i, e := range events {
		seq[e.Contract]++
		e.Seq = seq[e.Contract]
		list[i].Events = []indexer.Event{e}
	}
	return list
}

func said(contract, name string, fact indexer.Fact) indexer.Event {
	return indexer.Event{Contract: contract, Name: name, Fact: fact}
}

// TestRoster follows a lab from admission to removal, and its accounts.
func TestRoster(t *testing.T) {
	store := newStore(t)
	w := newWriter(t, store)
	defer w.Close()
	ctx := t.Context()
	lab, governor, relayer, patient := common.Hash{1}, common.Address{1}, common.Address{2}, common.Address{3}
	c := indexer.Consortium
	if roles, err := store.Standing(ctx, lab); err != nil || roles != nil {
		t.Errorf("an empty mirror: %v, %v", roles, err)
	}
	account := func(a common.Address, purpose string, isActive bool) indexer.AccountChange {
		return indexer.AccountChange{Member: lab, Account: a, Purpose: purpose, IsActive: isActive}
	}
	late := account(common.Address{4}, "manager", true)
	late.ActiveFrom = 1009 // the time of block 9
	status := func(status string, until uint64) indexer.Event {
		return said(c, "MemberStatus", indexer.StatusChange{Member: lab, Status: status, SuspendedUntil: until})
	}
	chain := chainOf(
		said(c, "MemberAdmitted", indexer.MemberAdmitted{Member: lab, Roles: 1 | 128, Accounts: []indexer.AccountChange{
			account(governor, "governor", true), account(relayer, "relayer", true), account(patient, "manager", true), late,
		}}),
		said(c, "RolesChanged", indexer.RolesChange{Member: lab, Roles: 8}),
		status(indexer.StatusSuspended, 1005),
		said(c, "AccountChanged", account(relayer, "relayer", false)),
		said(indexer.ConsentRegistry, "SubjectEnrolled", indexer.SubjectEnrolled{Subject: common.Hash{5}, Member: lab, Signer: patient[:]}),
		status(indexer.StatusSuspended, 0),
		status(indexer.StatusActive, 0),
		said(c, "AccountCompromised", indexer.AccountCompromised{Member: lab, Account: governor}),
		status(indexer.StatusRemoved, 0),
	)
	type owner struct {
		Member  common.Hash
		Purpose string
	}
	for i, want := range []struct {
		roles    []string
		accounts []owner // governor, relayer, patient, the late one
	}{
		{[]string{"lab", "auditor"}, []owner{{lab, "governor"}, {lab, "relayer"}, {lab, "manager"}, {}}},
		{[]string{"provider"}, []owner{{lab, "governor"}, {lab, "relayer"}, {lab, "manager"}, {}}},
		{nil, []owner{{lab, "governor"}, {lab, "relayer"}, {lab, "manager"}, {}}},
		{nil, []owner{{lab, "governor"}, {}, {lab, "manager"}, {}}},
		{[]string{"provider"}, []owner{{lab, "governor"}, {}, {}, {}}}, // the emergency lapsed; the account signs consents
		{nil, []owner{{lab, "governor"}, {}, {}, {}}},
		{[]string{"provider"}, []owner{{lab, "governor"}, {}, {}, {}}},
		{[]string{"provider"}, []owner{{}, {}, {}, {}}},
		{nil, []owner{{}, {}, {}, {}}},
	} {
		check(t, w.Append(ctx, chain[i:i+1]))
		roles, err := store.Standing(ctx, lab)
		if err != nil || !reflect.DeepEqual(roles, want.roles) {
			t.Errorf("as of block %d: roles %v, %v; want %v", i+1, roles, err, want.roles)
		}
		for n, a := range []common.Address{governor, relayer, patient, late.Account} {
			var got owner
			got.Member, got.Purpose, err = store.AccountOf(ctx, a)
			if err != nil || got != want.accounts[n] {
				t.Errorf("as of block %d: account %d is %v, %v; want %v", i+1, n, got, err, want.accounts[n])
			}
		}
	}
	if roles, err := store.Standing(ctx, common.Hash{9}); err != nil || roles != nil {
		t.Errorf("a stranger: %v, %v", roles, err)
	}
}

// TestIsParty sends a specimen in a package from a clinic by a courier to a lab, with an order.
func TestIsParty(t *testing.T) {
	store := newStore(t)
	w := newWriter(t, store)
	defer w.Close()
	specimen, parcel, order, subject, grant := common.Hash{1}, common.Hash{2}, common.Hash{3}, common.Hash{4}, common.Hash{5}
	clinic, courier, lab, asked, other := common.Hash{0xc}, common.Hash{0xd}, common.Hash{0xe}, common.Hash{0xf}, common.Hash{0x99}
	b, n, yes := bytesField, numberField, indexer.Field{Kind: indexer.FieldBool, Bytes: word(1)}
	list := indexer.Field{Kind: indexer.FieldBytesList, List: [][]byte{specimen[:]}}
	account := indexer.Field{Bytes: make([]byte, 20)}
	record := func(contract, name string, fields ...indexer.Field) indexer.Event {
		return said(contract, name, indexer.Record{Fields: fields})
	}
	ledger, none := indexer.CustodyLedger, common.Hash{}
	check(t, w.Append(t.Context(), chainOf(
		record(ledger, "HandOffAccepted", b(parcel), b(other), b(other), n(1), account, b(none), b(none), yes, n(1)), // the box's trip before
		record(ledger, "Collected", b(specimen), b(clinic), b(none), n(60)),
		record(ledger, "Packed", b(parcel), b(clinic), b(none), b(none), n(120), list),
		record(ledger, "HandOffAccepted", b(parcel), b(clinic), b(courier), n(1), account, b(none), b(none), yes, n(180)),
		record(ledger, "HandOffOffered", b(parcel), b(courier), b(asked), n(2), account, b(none), b(none), n(200), n(300)),
		record(ledger, "Unpacked", b(parcel), b(courier), n(240), list),
		record(ledger, "CustodyAssigned", b(specimen), b(courier), b(lab)),
		record(indexer.OrderEscrow, "OrderFunded", b(order), b(clinic), b(lab), b(none), account, n(5), n(9)),
		said(indexer.ConsentRegistry, "SubjectEnrolled", indexer.SubjectEnrolled{Subject: subject, Member: lab}),
		said(indexer.ConsentRegistry, "Granted", indexer.Granted{Grant: grant, Subject: subject, Number: 1}),
	)))
	for kind, test := range map[string]struct {
		id   common.Hash
		want map[common.Hash]bool
	}{
		"item":    {specimen, map[common.Hash]bool{clinic: true, courier: true, lab: true, asked: true}},
		"order":   {order, map[common.Hash]bool{clinic: true, lab: true}},
		"subject": {subject, map[common.Hash]bool{lab: true}},
		"grant":   {grant, map[common.Hash]bool{lab: true}},
	} {
		for _, member := range []common.Hash{clinic, courier, lab, asked, other, {}} {
			got, err := store.IsParty(t.Context(), kind, test.id, member)
			if err != nil || got != test.want[member] {
				t.Errorf("%s: %x is party: %v, %v", kind, member[0], got, err)
			}
		}
	}
	for _, kind := range []string{"lot", "product", "study"} {
		if got, err := store.IsParty(t.Context(), kind, specimen, lab); err != nil || got {
			t.Errorf("an unknown %s: %v, %v", kind, got, err)
		}
	}
	if _, err := store.IsParty(t.Context(), "planet", specimen, lab); err == nil {
		t.Error("an unknown kind is no error")
	}
	if got, err := store.SubjectOf(t.Context(), grant); err != nil || got != subject {
		t.Errorf("subject %s, %v", got, err)
	}
}

// TestCredentials keeps what package auth wants kept, for all who serve.
func TestCredentials(t *testing.T) {
	store := newStore(t)
	ctx, now := t.Context(), time.Now().Truncate(time.Millisecond)
	want := auth.Token{Method: auth.Backend, Subject: "ehr", Expires: now.Add(time.Minute)}
	check(t, store.KeepToken(ctx, [32]byte{1}, want))
	if got, err := store.Token(ctx, [32]byte{1}); err != nil || !got.Expires.Equal(want.Expires) || got.Subject != "ehr" || got.Method != auth.Backend {
		t.Errorf("got %+v, %v", got, err)
	}
	if _, err := store.Token(ctx, [32]byte{2}); !errors.Is(err, auth.ErrRefused) {
		t.Errorf("an unknown token: %v", err)
	}
	check(t, store.KeepToken(ctx, [32]byte{3}, auth.Token{Expires: now.Add(-time.Hour)}))
	check(t, store.KeepToken(ctx, [32]byte{4}, auth.Token{Expires: now.Add(time.Minute)}))
	if _, err := store.Token(ctx, [32]byte{3}); !errors.Is(err, auth.ErrRefused) {
		t.Errorf("an old token is kept: %v", err)
	}

	check(t, store.KeepNonce(ctx, "fresh", now.Add(time.Minute)))
	check(t, store.KeepNonce(ctx, "old", now))
	for nonce, want := range map[string]bool{"fresh": true, "old": false, "unknown": false} {
		if got, err := store.TakeNonce(ctx, nonce, now); err != nil || got != want {
			t.Errorf("nonce %s: %v, %v", nonce, got, err)
		}
	}
	if got, err := store.TakeNonce(ctx, "fresh", now); err != nil || got {
		t.Errorf("a nonce taken again: %v, %v", got, err)
	}

	var group sync.WaitGroup
	var first atomic.Int32
	for range 8 {
		group.Go(func() {
			isFirst, err := store.UseOnce(ctx, "assertion", now.Add(time.Minute))
			if err != nil {
				t.Error(err)
			}
			if isFirst {
				first.Add(1)
			}
		})
	}
	group.Wait()
	if first.Load() != 1 {
		t.Errorf("an id was used for the first time %d times", first.Load())
	}
}
