package oracle_test

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/vault"
)

// picky is a store that refuses one body or pack.
type picky struct {
	oracle.BodyStore
	refuses common.Hash
}

var errFull = errors.New("no space left")

func (p *picky) Put(ctx context.Context, address common.Hash, body []byte) error {
	if address == p.refuses {
		return errFull
	}
	return p.BodyStore.Put(ctx, address, body)
}

func (p *picky) PutPack(ctx context.Context, pack vault.Pack) error {
	if pack.Name == p.refuses {
		return errFull
	}
	return p.BodyStore.PutPack(ctx, pack)
}

// large is an opaque record whose body is in no pack.
func large(n int) []byte { return append(record(n), make([]byte, vault.MaxPacked)...) }

// takeTogether takes opaque records in as one batch.
func (l *lab) takeTogether(t *testing.T, records ...[]byte) (ids []oracle.VersionID) {
	t.Helper()
	list := make([]intake.Artefact, len(records))
	for i, r := range records {
		list[i] = intake.Artefact{Bytes: r, Type: projection.TypeOpaque, Source: intake.FromCommand}
	}
	answers, err := l.intake().Take(t.Context(), list)
	check(t, err)
	for _, a := range answers {
		ids = append(ids, a.VersionID)
	}
	return ids
}

// waiting are the names of the packs and the addresses of the large bodies in the journal.
func (l *lab) waiting(t *testing.T) (packs, bodies map[common.Hash][]byte) {
	t.Helper()
	list, err := l.Packs(t.Context(), 100)
	check(t, err)
	packs = map[common.Hash][]byte{}
	for _, p := range list {
		packs[p.Name] = p.Bytes
	}
	bodies, err = l.Bodies(t.Context(), 100)
	check(t, err)
	return packs, bodies
}

// TestMoveBodies_OneRefused moves all but the pack or the large body that the store refuses, and that one too when it
// doesn't any more. A version opens wherever its body is.
func TestMoveBodies_OneRefused(t *testing.T) {
	l := newLab(t)
	records := [][]byte{record(0), large(1), record(2), record(3), large(4)}
	ids := l.takeTogether(t, records...)
	ids, records = append(ids, l.takeTogether(t, record(5))...), append(records, record(5))
	opens := func(where string) {
		t.Helper()
		for i, id := range ids {
			stored, err := l.Version(t.Context(), id.Record, id.Version)
			check(t, err)
			if stored.Sealed.Body == nil {
				stored.Sealed.Body, err = l.store.Fetch(t.Context(), *stored.Sealed)
				check(t, err)
			}
			got, _, err := l.keyring.Open(*stored.Sealed, id.Record, id.Version)
			if err != nil || !bytes.Equal(got, records[i]) {
				t.Errorf("record %d %s: %d bytes, %v", i, where, len(got), err)
			}
		}
	}
	opens("in the journal")
	refused := func(isPack bool) {
		t.Helper()
		packs, bodies := l.waiting(t)
		names := bodies
		if isPack {
			names = packs
		}
		store := &picky{BodyStore: l.store}
		for store.refuses = range names {
			break
		}
		move := oracle.MoveBodies(l.Journal, store)
		for range 2 { // the second time there is only the one
			if _, err := move.Do(t.Context()); !errors.Is(err, errFull) {
				t.Fatalf("a full store is answered by %v", err)
			}
			packs, bodies := l.waiting(t)
			if len(packs)+len(bodies) != 1 || packs[store.refuses] == nil && bodies[store.refuses] == nil {
				t.Fatalf("%d packs and %d bodies wait, want the refused one", len(packs), len(bodies))
			}
		}
		opens("but for one in the store")
		store.refuses = common.Hash{}
		changed, err := move.Do(t.Context())
		if packs, bodies := l.waiting(t); err != nil || !changed || len(packs)+len(bodies) != 0 {
			t.Fatalf("moved %v (%v), %d packs and %d bodies wait", changed, err, len(packs), len(bodies))
		}
		opens("in the store")
	}
	if packs, bodies := l.waiting(t); len(packs) != 2 || len(bodies) != 2 {
		t.Fatalf("%d packs and %d bodies wait, want 2 and 2", len(packs), len(bodies))
	}
	refused(true)
	more := [][]byte{large(6), record(7), large(8)}
	ids, records = append(ids, l.takeTogether(t, more...)...), append(records, more...)
	refused(false)
}

// TestTake_FillsPacks takes more in at once than one pack holds.
func TestTake_FillsPacks(t *testing.T) {
	l := newLab(t)
	var records [][]byte
	for n := range 40 {
		records = append(records, append(record(n), make([]byte, vault.MaxPacked/2)...))
	}
	ids := l.takeTogether(t, records...)
	if packs, bodies := l.waiting(t); len(packs) != 2 || len(bodies) != 0 {
		t.Fatalf("%d packs and %d bodies wait, want 2 packs", len(packs), len(bodies))
	}
	for moved := true; moved; {
		var err error
		moved, err = oracle.MoveBodies(l.Journal, l.store).Do(t.Context())
		check(t, err)
	}
	for i, id := range ids {
		stored, err := l.Version(t.Context(), id.Record, id.Version)
		check(t, err)
		stored.Sealed.Body, err = l.store.Fetch(t.Context(), *stored.Sealed)
		check(t, err)
		got, _, err := l.keyring.Open(*stored.Sealed, id.Record, id.Version)
		if err != nil || !bytes.Equal(got, records[i]) {
			t.Errorf("record %d: %d bytes, %v", i, len(got), err)
		}
	}
}
