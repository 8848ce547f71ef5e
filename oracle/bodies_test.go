package oracle_test

import (
	"context"
	"errors"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle"
)

// picky is a store that refuses one body.
type picky struct {
	oracle.BodyStore
	refuses common.Hash
}

var errFull = errors.New("no space left")

func (p *picky) Put(ctx context.Context, address common.Hash, jwe []byte) error {
	if address == p.refuses {
		return errFull
	}
	return p.BodyStore.Put(ctx, address, jwe)
}

// TestMoveBodies_OneRefused moves all but the body that the store refuses, and that one too when it doesn't any more.
func TestMoveBodies_OneRefused(t *testing.T) {
	l := newLab(t)
	l.take(t, 0, 20)
	waiting := func() map[common.Hash][]byte {
		bodies, err := l.Bodies(t.Context(), 100)
		check(t, err)
		return bodies
	}
	before := waiting()
	store := &picky{BodyStore: l.store}
	for store.refuses = range before {
		break
	}
	move := oracle.MoveBodies(l.Journal, store)
	for range 2 { // the second time there is only the one
		if _, err := move.Do(t.Context()); !errors.Is(err, errFull) {
			t.Fatalf("a full store is answered by %v", err)
		}
		if left := waiting(); len(left) != 1 || left[store.refuses] == nil {
			t.Fatalf("%d bodies wait, want the refused one", len(left))
		}
	}
	store.refuses = common.Hash{}
	if changed, err := move.Do(t.Context()); err != nil || !changed || len(waiting()) != 0 {
		t.Fatalf("moved %v (%v), %d wait", changed, err, len(waiting()))
	}
	for address, body := range before {
		stored, err := l.store.Get(t.Context(), address)
		check(t, err)
		if string(stored) != string(body) {
			t.Errorf("body %x changed", address)
		}
	}
}
