package intake_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/vault"
)

// shelf is a store of bodies that may be full.
type shelf struct {
	oracle.BodyStore
	bodies map[common.Hash][]byte
	isFull bool
}

func (s *shelf) Put(_ context.Context, address common.Hash, body []byte) error {
	if s.isFull {
		return errors.New("the store is full")
	}
	s.bodies[address] = body
	return nil
}

// TestSplit_TooLarge: of a batch that is too large only its beginning is read; that is not taken for the batch.
func TestSplit_TooLarge(t *testing.T) {
	message := append(final.bytes(), "NTE|1||"+strings.Repeat("x", 1<<20)+"\r"...)
	batch := bytes.Repeat(message, 65)
	for size, want := range map[int]int{40 * len(message): 40, vault.MaxBody + 1: 1} {
		if parts := intake.Split(intake.Artefact{Bytes: batch[:size]}); len(parts) != want {
			t.Errorf("%d bytes are cut into %d, want %d", size, len(parts), want)
		}
	}
}

// TestTake_LargeWaits: what is said to wait for a person does, whatever its size.
func TestTake_LargeWaits(t *testing.T) {
	d := newDesk(t)
	d.take(t, final)
	late := append(preliminary.bytes(), "NTE|1||"+strings.Repeat("x", 9<<20)+"\r"...)
	answers, err := d.Take(t.Context(), []intake.Artefact{{Bytes: late, Source: intake.FromMLLP}})
	check(t, err)
	if answers[0].Outcome != intake.Quarantined {
		t.Fatalf("got %s %q", answers[0].Outcome, answers[0].Problem)
	}
	kept, err := d.journal.Quarantine(t.Context(), false)
	check(t, err)
	if len(kept) != 1 || kept[0].ID.String() != answers[0].Quarantine {
		t.Fatalf("%d wait, and the answer names %q", len(kept), answers[0].Quarantine)
	}
	if _, got, err := d.Quarantined(t.Context(), kept[0].ID); err != nil || !bytes.Equal(got, late) {
		t.Errorf("%d bytes wait (%v), want %d", len(got), err, len(late))
	}
}

// TestTake_Large takes a file of more than 8 MiB: its body goes to the store before its version is durable, and the database
// carries none of it. Where the store does not take it, neither does the lab. One of more than 64 MiB is refused.
func TestTake_Large(t *testing.T) {
	d := newDesk(t)
	store := &shelf{bodies: map[common.Hash][]byte{}, isFull: true}
	d.Bodies = store
	large := bytes.Repeat([]byte("%PDF-1.7\n"), vault.Chunk/9+10)
	artefacts := []intake.Artefact{{Bytes: large, Source: intake.FromCommand}}
	if answers, err := d.Take(t.Context(), artefacts); err == nil {
		t.Fatalf("taken without its body: %+v", answers)
	}
	store.isFull = false
	answers, err := d.Take(t.Context(), artefacts)
	check(t, err)
	stored, err := d.journal.Version(t.Context(), answers[0].Record, 1)
	check(t, err)
	var waiting int
	check(t, d.db.Get(&waiting, `select (select count(*) from bodies) + (select count(*) from packs)`))
	if waiting != 0 || stored.Sealed.Body != nil || len(store.bodies) != 1 {
		t.Errorf("%d bodies wait in the journal, %d are in the store", waiting, len(store.bodies))
	}
	sealed := *stored.Sealed
	sealed.Body = store.bodies[sealed.Address]
	if got, _, err := d.Keyring.Open(sealed, answers[0].Record, 1); err != nil || !bytes.Equal(got, large) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	tooLarge := make([]byte, vault.MaxBody+1)
	answers, err = d.Take(t.Context(), []intake.Artefact{{Bytes: tooLarge, Source: intake.FromMLLP}})
	check(t, err)
	if answers[0].Outcome != intake.Refused || answers[0].Problem != "the file has 67108865 bytes, more than the 64 MiB that one record may have: split it" {
		t.Errorf("more than 64 MiB: %+v", answers[0].Problem)
	}
}
