package vault_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/vault"
)

// TestCopies reads copies back from a place on, in the order in which they were made, and never shows what is in them.
func TestCopies(t *testing.T) {
	ring, _ := newTestKeyring(t)
	store, dir := newTestStore(t)
	log := common.Hash{7}
	for i, first := range []uint64{0, 256, 300, 256} {
		c, err := ring.SealCopy([]byte{byte(i)})
		if err != nil {
			t.Fatal(err)
		}
		if err := store.PutCopy(t.Context(), log, first, c); err != nil {
			t.Fatal(err)
		}
	}
	folder := filepath.Join(dir, "copies-"+log.Hex()[2:])
	check(t, os.WriteFile(filepath.Join(folder, "00000000000000000300-left.tmp"), []byte("{"), 0o600)) // nothing of ours
	var got []byte
	read := func(log common.Hash, from uint64) (opened []byte, closed int) {
		list, err := store.Copies(t.Context(), log, from)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range list {
			plaintext, err := ring.OpenCopy(c)
			switch {
			case err == nil:
				opened = append(opened, plaintext...)
			case errors.Is(err, vault.ErrMissing), errors.Is(err, vault.ErrWrapped):
				closed++
			default:
				t.Error(err)
			}
		}
		return opened, closed
	}
	if got, _ = read(log, 256); string(got) != "\x01\x02\x03" {
		t.Errorf("read %x", got)
	}
	if got, _ = read(common.Hash{8}, 0); len(got) != 0 {
		t.Errorf("another log has %x", got)
	}
	files, err := filepath.Glob(filepath.Join(folder, "00000000000000000000-*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, size := range []int64{134, 106, 105, 10, 0} { // a crash cut it: in its body of 29 bytes, before that, in its head
		check(t, os.Truncate(files[0], size))
		if got, closed := read(log, 0); string(got) != "\x01\x02\x03" || closed != 1 {
			t.Errorf("one has %d bytes: read %x, %d don't open", size, got, closed)
		}
	}
	other, _ := newTestKeyring(t)
	list, err := store.Copies(t.Context(), log, 300)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d copies, %v", len(list), err)
	}
	if _, err := other.OpenCopy(list[0]); !errors.Is(err, vault.ErrWrapped) {
		t.Errorf("another lab's keyring: %v", err)
	}
}

// TestRemoveCopies removes the copies of other rounds, and never one of this round, be it half written: it is another process's,
// which takes it for durable in a moment.
func TestRemoveCopies(t *testing.T) {
	ring, _ := newTestKeyring(t)
	store, dir := newTestStore(t)
	log := common.Hash{7}
	for round := range int64(3) {
		c, err := ring.SealCopy([]byte("rows"))
		check(t, err)
		c.Round = round<<60 + 5
		check(t, store.PutCopy(t.Context(), log, 0, c))
	}
	folder := filepath.Join(dir, "copies-"+log.Hex()[2:])
	half := filepath.Join(folder, "00000000000000000256-1000000000000005-"+strings.Repeat("ab", 16))
	check(t, os.WriteFile(half, []byte("{"), 0o600))
	check(t, os.WriteFile(filepath.Join(folder, "left.tmp"), nil, 0o600))
	if n, err := store.RemoveCopies(t.Context(), log, 1<<60+5); n != 3 || err != nil {
		t.Errorf("removed %d, %v", n, err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	check(t, err)
	if len(files) != 2 || !strings.HasPrefix(filepath.Base(files[0]), "00000000000000000000-1000000000000005-") || files[1] != half {
		t.Errorf("left are %v", files)
	}
}
