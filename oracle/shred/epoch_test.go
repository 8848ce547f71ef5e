package shred_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/epoch"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

var errKilled = errors.New("killed")

// killer ends the work right behind one of the calls that change something outside of the process.
type killer struct {
	at    int // which call; counted from 1
	calls int
}

func (k *killer) do(f func() error) error {
	k.calls++
	if err := f(); err != nil || k.calls != k.at {
		return err
	}
	return errKilled
}

type killedJournal struct {
	*journal.Journal
	*killer
}

func (j killedJournal) AddEpoch(ctx context.Context, e vault.WrappedEpoch) (is bool, err error) {
	return is, j.do(func() error { is, err = j.Journal.AddEpoch(ctx, e); return err })
}

func (j killedJournal) EndEpochs(ctx context.Context, before uint32) error {
	return j.do(func() error { return j.Journal.EndEpochs(ctx, before) })
}

func (j killedJournal) Rewrap(ctx context.Context, table int, from, to uint32, list []vault.Wrapping) error {
	return j.do(func() error { return j.Journal.Rewrap(ctx, table, from, to, list) })
}

func (j killedJournal) CopyAnew(ctx context.Context) error {
	return j.do(func() error { return j.Journal.CopyAnew(ctx) })
}

func (j killedJournal) NoteCopied(ctx context.Context, place uint64, round int64, epoch uint32) error {
	return j.do(func() error { return j.Journal.NoteCopied(ctx, place, round, epoch) })
}

func (j killedJournal) DestroyEpoch(ctx context.Context, id uint32) error {
	return j.do(func() error { return j.Journal.DestroyEpoch(ctx, id) })
}

func (j killedJournal) Remask(ctx context.Context, to uint32) error {
	return j.do(func() error { return j.Journal.Remask(ctx, to) })
}

func (j killedJournal) NoteMasksDestroyed(ctx context.Context, last uint32) error {
	return j.do(func() error { return j.Journal.NoteMasksDestroyed(ctx, last) })
}

func (j killedJournal) EraseShred(ctx context.Context, s journal.Shred, k journal.Keeping, now, until time.Time) error {
	return j.do(func() error { return j.Journal.EraseShred(ctx, s, k, now, until) })
}

func (j killedJournal) FinishShred(ctx context.Context, id journal.ShredID, leaves []common.Hash, entries [][]byte) error {
	return j.do(func() error { return j.Journal.FinishShred(ctx, id, leaves, entries) })
}

type killedStore struct {
	*vault.Store
	*killer
}

func (s killedStore) PutCopy(ctx context.Context, log common.Hash, first uint64, c vault.Copy) error {
	return s.do(func() error { return s.Store.PutCopy(ctx, log, first, c) })
}

func (s killedStore) RemoveCopies(ctx context.Context, log common.Hash, round int64) (n int, err error) {
	return n, s.do(func() error { n, err = s.Store.RemoveCopies(ctx, log, round); return err })
}

func (s killedStore) PutEpoch(ctx context.Context, log common.Hash, e vault.WrappedEpoch) error {
	return s.do(func() error { return s.Store.PutEpoch(ctx, log, e) })
}

func (s killedStore) RemoveEpoch(ctx context.Context, log common.Hash, id uint32) error {
	return s.do(func() error { return s.Store.RemoveEpoch(ctx, log, id) })
}

func (s killedStore) Remove(ctx context.Context, address common.Hash) error {
	return s.do(func() error { return s.Store.Remove(ctx, address) })
}

// filled are books with all that is sealed in them: results, one in quarantine, disclosures.
func filled(t testing.TB) *desk {
	t.Helper()
	d := newDesk(t)
	answers := d.take(t,
		result("M1", "100", "F1", "F", "13.1"), result("M2", "100", "F2", "F", "13.2"), result("M3", "200", "F3", "F", "13.3"),
		result("M4", "200", "F1", "F", "13.4")) // an order of another patient: quarantined
	d.disclose(t, answers[0].VersionID, true, time.Now())
	d.disclose(t, answers[1].VersionID, false, time.Now())
	if n := d.opensAll(t); n != 6 {
		t.Fatalf("%d are sealed", n)
	}
	return d
}

// TestKeeper_Killed rotates, wraps anew and destroys, and is killed behind every step. At each of them
// all still opens for a process that starts then, and the same done again comes to its end.
func TestKeeper_Killed(t *testing.T) {
	template := filled(t)
	work := func(d *desk, k *killer) error {
		keeper := d.keeper()
		keeper.Journal, keeper.Store = killedJournal{d.journal, k}, killedStore{d.vault, k}
		if _, err := keeper.Rotate(t.Context()); err != nil {
			return err
		}
		return keeper.Destroy(t.Context(), 1)
	}
	at := 1
	for ; ; at++ {
		d := template.backup(t).open(t)
		err := work(d, &killer{at: at})
		if err == nil {
			break
		}
		if !errors.Is(err, errKilled) {
			t.Fatal(err)
		}
		again := d.open(t)
		if n := again.opensAll(t); n != 6 {
			t.Errorf("killed at %d: %d are left", at, n)
		}
		check(t, work(again, &killer{}))
		wantDestroyed(t, d.open(t))
	}
	if at < 10 {
		t.Errorf("it was killed %d times only", at-1)
	}
}

// wantDestroyed wants nothing of the first epoch to be left, and all to open.
func wantDestroyed(t *testing.T, d *desk) {
	t.Helper()
	if n := d.opensAll(t); n != 6 {
		t.Errorf("%d are left", n)
	}
	use, err := d.journal.EpochUse(t.Context())
	check(t, err)
	if use[1] != 0 {
		t.Errorf("%d keys are wrapped under the epoch that was destroyed", use[1])
	}
	if _, err := os.Stat(filepath.Join(d.keys, "epochs", "1.json")); err == nil {
		t.Error("the key file of the first epoch is there")
	}
	if _, err := d.folder.Epoch(1); !errors.Is(err, keys.ErrDestroyed) {
		t.Errorf("the key of the first epoch: %v", err)
	}
	copies, err := d.vault.Copies(t.Context(), d.log, 0)
	check(t, err)
	if len(copies) == 0 {
		t.Error("there are no copies")
	}
	for _, c := range copies {
		if _, err := d.ring.OpenCopy(c); err != nil {
			t.Errorf("a copy: %v", err)
		}
	}
	epochs, err := d.vault.Epochs(t.Context(), d.log)
	check(t, err)
	for _, e := range epochs {
		if e.ID == 1 {
			t.Error("the wrapped key of the first epoch is in the store")
		}
	}
}

// TestKeeper_OthersGoOn rotates under an oracle that has the journal open: what it takes next is sealed under the new epoch,
// and nothing is kept under the old one.
func TestKeeper_OthersGoOn(t *testing.T) {
	running := filled(t)
	other := running.open(t)
	if id, err := other.keeper().Rotate(t.Context()); err != nil || id != 2 {
		t.Fatalf("rotated to %d, %v", id, err)
	}
	sealed, _, err := running.ring.Seal([]byte("x"), vault.RecordID{9}, 1)
	check(t, err)
	if sealed.Epoch != 1 {
		t.Fatalf("the running oracle knows of epoch %d already", sealed.Epoch)
	}
	answers := running.take(t, result("M9", "300", "F9", "F", "13.9"))
	stored, err := other.journal.Version(t.Context(), answers[0].Record, 1)
	check(t, err)
	if stored.Sealed.Epoch != 2 {
		t.Errorf("it was sealed under epoch %d", stored.Sealed.Epoch)
	}
	if _, err := other.opens(t, answers[0].Record, 1); err != nil {
		t.Error(err)
	}
	check(t, other.keeper().Destroy(t.Context(), 1))
	if n := running.opensAll(t); n != 7 {
		t.Errorf("%d open for the running oracle", n)
	}
	if err := other.keeper().Destroy(t.Context(), 2); err == nil {
		t.Error("the current epoch was destroyed")
	}
	check(t, running.ring.Refresh(t.Context()))
	if err := running.ring.Rewrap(1, 2, nil); !errors.Is(err, vault.ErrClosedEpoch) {
		t.Errorf("the running oracle still holds the destroyed key: %v", err)
	}
}

// TestDestroyEpoch_InUse: the journal itself refuses to forget a key that still wraps something.
func TestDestroyEpoch_InUse(t *testing.T) {
	d := filled(t)
	_, err := d.keeper().Rotate(t.Context())
	check(t, err)
	if err := d.journal.DestroyEpoch(t.Context(), 1); !errors.Is(err, journal.ErrEpochInUse) {
		t.Errorf("got %v", err)
	}
	if n := d.opensAll(t); n != 6 {
		t.Errorf("%d are left", n)
	}
}

var _ epoch.Journal = killedJournal{}

// TestOpenKeyring_OpensWhatIsAsked: to open a record takes the key of its epoch and no other, so that not each epoch that ever
// was costs a second.
func TestOpenKeyring_OpensWhatIsAsked(t *testing.T) {
	d := newDesk(t)
	old := d.take(t, result("M1", "100", "F1", "F", "13.1"))[0].Record
	_, err := d.keeper().Rotate(t.Context())
	check(t, err)
	young := d.take(t, result("M2", "200", "F2", "F", "13.2"))[0].Record
	file := filepath.Join(d.keys, "epochs", "1.json")
	check(t, os.Rename(file, file+".away"))
	again := d.open(t)
	if _, err := again.opens(t, young, 1); err != nil {
		t.Errorf("a record of the second epoch: %v", err)
	}
	if _, err := again.opens(t, old, 1); !errors.Is(err, keys.ErrMissing) {
		t.Errorf("the control: a record of the first epoch opens without its key: %v", err)
	}
}
