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
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// TestFsck takes records in, moves all bodies but one to the store, and then harms it in every way that fsck knows.
func TestFsck(t *testing.T) {
	l := newLab(t)
	var records [][]byte
	for n := range 10 {
		records = append(records, large(n))
	}
	l.takeTogether(t, append(records, record(10), record(11), record(12))...) // ten bodies, and a pack of three
	l.take(t, 20, 7)                                                          // seven packs
	_, bodies := l.waiting(t)
	store := &picky{BodyStore: l.store}
	for store.refuses = range bodies {
		break
	}
	_, _ = oracle.MoveBodies(l.Journal, store).Do(t.Context())
	l.wantFsck(t, l.Journal, vault.Checked{Named: 20, Waiting: 1, Read: 19})
	l.cut(t, hex.EncodeToString(store.refuses[:1])+"/"+hex.EncodeToString(store.refuses[:]), bodies[store.refuses])
	l.wantFsck(t, l.Journal, vault.Checked{Named: 20, Waiting: 1, Read: 19})
	_, err := oracle.MoveBodies(l.Journal, l.store).Do(t.Context())
	check(t, err)
	l.wantFsck(t, l.Journal, vault.Checked{Named: 20, Read: 20})

	addresses, err := l.Addresses(t.Context())
	check(t, err)
	object := func(n int) string { name := hex.EncodeToString(addresses[n][:]); return name[:2] + "/" + name }
	check(t, os.Remove(l.object(object(3))))
	l.flip(t, object(7))
	check(t, os.WriteFile(l.object(object(8)), nil, 0o600))
	extra := "00/00" + strings.Repeat("ab", 31)
	strange := []string{"00/note", object(1) + ".tmp", "README", "zz/object"}
	for _, name := range append(slices.Clone(strange), extra, extra+".pack") {
		check(t, os.MkdirAll(filepath.Dir(l.object(name)), 0o700))
		check(t, os.WriteFile(l.object(name), []byte("x"), 0o600))
	}
	harmed := []vault.Finding{
		{Object: object(3), Trouble: vault.Lost},
		{Object: object(7), Trouble: vault.Damaged},
		{Object: object(8), Trouble: vault.Damaged},
		{Object: extra, Trouble: vault.Extra},
		{Object: extra + ".pack", Trouble: vault.Extra},
		{Object: "00/note", Trouble: vault.Strange},
		{Object: object(1) + ".tmp", Trouble: vault.Strange},
		{Object: "README", Trouble: vault.Strange},
		{Object: "zz/", Trouble: vault.Strange},
	}
	l.wantFsck(t, l.Journal, vault.Checked{Named: 20, Read: 17}, harmed...)
	l.wantFsck(t, late{l.Journal}, vault.Checked{Named: 18, Read: 15}, harmed...) // two versions come while it looks
}

// TestFsck_Packs harms packs: one is lost, one is not what its index says, one has another's index, and one does not hold
// what a version wants of it.
func TestFsck_Packs(t *testing.T) {
	l := newLab(t)
	l.takeTogether(t, record(0), record(1), record(2))
	l.take(t, 3, 4)
	packs, _ := l.waiting(t)
	l.wantFsck(t, l.Journal, vault.Checked{Named: 7, Waiting: 7})
	for name, bytes := range packs {
		l.cut(t, hex.EncodeToString(name[:1])+"/"+hex.EncodeToString(name[:])+".pack", bytes)
	}
	l.wantFsck(t, l.Journal, vault.Checked{Named: 7, Waiting: 7})
	_, err := oracle.MoveBodies(l.Journal, l.store).Do(t.Context())
	check(t, err)
	l.wantFsck(t, l.Journal, vault.Checked{Named: 7, Read: 7})

	var three string // the pack of three
	var others []string
	for name, bytes := range packs {
		object := hex.EncodeToString(name[:1]) + "/" + hex.EncodeToString(name[:]) + ".pack"
		if bytes[3] == 3 {
			three = object
		} else {
			others = append(others, object)
		}
	}
	l.flip(t, three)
	check(t, os.Remove(l.object(others[0])))
	other, err := os.ReadFile(l.object(others[1]))
	check(t, err)
	check(t, os.WriteFile(l.object(others[2]), other, 0o600))
	db, err := sqlx.Connect("postgres", l.url)
	check(t, err)
	defer db.Close()
	_, err = db.Exec(`update versions set address = sha256(address) where pack = decode($1, 'hex')`, others[3][3:67])
	check(t, err)
	l.wantFsck(t, l.Journal, vault.Checked{Named: 7, Read: 1},
		vault.Finding{Object: three, Trouble: vault.Damaged}, vault.Finding{Object: others[0], Trouble: vault.Lost},
		vault.Finding{Object: others[2], Trouble: vault.Damaged}, vault.Finding{Object: others[3], Trouble: vault.Damaged})
}

// cut leaves an object as a crash may while it is written: it will be mended, because the journal has it still.
func (l *lab) cut(t *testing.T, object string, whole []byte) {
	t.Helper()
	check(t, os.MkdirAll(filepath.Dir(l.object(object)), 0o700))
	check(t, os.WriteFile(l.object(object), whole[:len(whole)/2], 0o600))
}

// flip changes a byte in the middle of an object.
func (l *lab) flip(t *testing.T, object string) {
	t.Helper()
	body, err := os.ReadFile(l.object(object))
	check(t, err)
	body[len(body)/2] ^= 1
	check(t, os.WriteFile(l.object(object), body, 0o600))
}

// late are books that have neither the last body nor a pack of one yet when they are read first.
type late struct{ vault.Books }

func (b late) Addresses(ctx context.Context) ([]common.Hash, error) {
	all, err := b.Books.Addresses(ctx)
	return all[:len(all)-1], err
}

func (b late) Packed(ctx context.Context) ([]vault.Packed, error) {
	all, err := b.Books.Packed(ctx)
	for i := range all {
		if (i == 0 || all[i-1].Pack != all[i].Pack) && (i == len(all)-1 || all[i+1].Pack != all[i].Pack) {
			return slices.Delete(all, i, i+1), err
		}
	}
	return nil, err
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
