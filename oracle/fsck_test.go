package oracle_test

import (
	"context"
	"encoding/hex"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// TestFsck takes records in, moves all bodies but one to the store, and then harms it in every way that fsck knows.
func TestFsck(t *testing.T) {
	l := newLab(t)
	l.take(t, 0, 20)
	bodies, err := l.Bodies(t.Context(), 100)
	check(t, err)
	store := &picky{BodyStore: l.store}
	for store.refuses = range bodies {
		break
	}
	_, _ = oracle.MoveBodies(l.Journal, store).Do(t.Context())
	l.wantFsck(t, l.Journal, vault.Checked{Named: 20, Waiting: 1, Read: 19})
	_, err = oracle.MoveBodies(l.Journal, l.store).Do(t.Context())
	check(t, err)
	l.wantFsck(t, l.Journal, vault.Checked{Named: 20, Read: 20})

	addresses, err := l.Addresses(t.Context())
	check(t, err)
	object := func(n int) string { name := hex.EncodeToString(addresses[n][:]); return name[:2] + "/" + name }
	check(t, os.Remove(l.object(object(3))))
	body, err := os.ReadFile(l.object(object(7)))
	check(t, err)
	body[len(body)/2] ^= 1
	check(t, os.WriteFile(l.object(object(7)), body, 0o600))
	check(t, os.WriteFile(l.object(object(8)), nil, 0o600))
	extra := "00/00" + strings.Repeat("ab", 31)
	strange := []string{"00/note", object(1) + ".tmp", "README", "zz/object"}
	for _, name := range append(slices.Clone(strange), extra) {
		check(t, os.MkdirAll(filepath.Dir(l.object(name)), 0o700))
		check(t, os.WriteFile(l.object(name), []byte("x"), 0o600))
	}
	harmed := []vault.Finding{
		{Object: object(3), Trouble: vault.Lost},
		{Object: object(7), Trouble: vault.Damaged},
		{Object: object(8), Trouble: vault.Damaged},
		{Object: extra, Trouble: vault.Extra},
		{Object: "00/note", Trouble: vault.Strange},
		{Object: object(1) + ".tmp", Trouble: vault.Strange},
		{Object: "README", Trouble: vault.Strange},
		{Object: "zz/", Trouble: vault.Strange},
	}
	l.wantFsck(t, l.Journal, vault.Checked{Named: 20, Read: 17}, harmed...)
	l.wantFsck(t, late{l.Journal}, vault.Checked{Named: 19, Read: 16}, harmed...) // one version comes while it looks
}

// late are books that do not have the last version yet when they are read first.
type late struct{ vault.Books }

func (b late) Addresses(ctx context.Context) ([]common.Hash, error) {
	all, err := b.Books.Addresses(ctx)
	return all[:len(all)-1], err
}

// object is the file of an object of the store.
func (l *lab) object(name string) string {
	return filepath.Join(strings.TrimSuffix(strings.TrimPrefix(l.storeURL, "file://"), "?create_dir=true"), filepath.FromSlash(name))
}

func (l *lab) wantFsck(t *testing.T, books vault.Books, want vault.Checked, harmed ...vault.Finding) {
	t.Helper()
	var found []vault.Finding
	checked, err := l.store.Fsck(t.Context(), books, func(f vault.Finding) error { found = append(found, f); return nil })
	check(t, err)
	byName := func(a, b vault.Finding) int { return strings.Compare(a.Object, b.Object) }
	slices.SortFunc(found, byName)
	slices.SortFunc(harmed, byName)
	if checked != want || !reflect.DeepEqual(found, harmed) {
		t.Errorf("checked %+v, found %+v; want %+v, %+v", checked, found, want, harmed)
	}
}
