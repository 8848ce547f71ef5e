package intake_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/vault"
)

// receipt reads an answer's receipt, checked under the desk's statement key.
func (d *desk) receipt(t *testing.T, a intake.Answer) evidence.IntakeReceipt {
	t.Helper()
	trust := &evidence.Trust{Members: []*evidence.Member{{ID: common.Hash{1}, Keys: []evidence.TrustKey{
		{Kind: "statement", Key: evidence.StatementKey(d.Statement.Public().(*ecdsa.PublicKey))},
	}}}}
	r, err := trust.CheckIntakeReceipt(a.Receipt, 1)
	check(t, err)
	if r.Leaf != a.Leaf || r.Log != d.Log {
		t.Errorf("the receipt is for leaf %s of log %s", r.Leaf, r.Log)
	}
	return r
}

func (d *desk) statement(t *testing.T, leaf common.Hash) (b []byte) {
	t.Helper()
	check(t, d.db.Get(&b, `select statement from entries where leaf = $1`, leaf[:]))
	return b
}

func TestTake_GivesReceipts(t *testing.T) {
	d := newDesk(t)
	d.Promise = 36 * time.Hour
	answers := d.take(t, first, resent, final, first)
	var receipts []evidence.IntakeReceipt
	for _, a := range answers {
		receipts = append(receipts, d.receipt(t, a))
	}
	for i, artefact := range map[int]message{0: first, 1: first, 2: final, 3: first} {
		if err := receipts[i].CheckArtefact(d.statement(t, answers[i].Leaf), artefact.bytes()); err != nil {
			t.Errorf("receipt %d: %v", i, err)
		}
		if receipts[i].Promise != 36*3600 {
			t.Errorf("receipt %d promises %d seconds", i, receipts[i].Promise)
		}
	}
	if err := receipts[1].CheckArtefact(d.statement(t, answers[1].Leaf), resent.bytes()); err == nil {
		t.Error("the receipt of a message sent again opens to other bytes than those that came first")
	}

	// Days later, from a journal whose bodies are in the store, a duplicate gets the receipt that it had, whatever is promised now.
	d.Promise = time.Second
	_, err := d.db.Exec(`delete from packs`)
	check(t, err)
	_, err = d.db.Exec(`update versions set received_at = received_at - interval '3 days'`)
	check(t, err)
	late := d.receipt(t, d.take(t, first)[0])
	late.Received += 3 * 24 * 3600
	if late != receipts[0] {
		t.Errorf("got %+v\nwant %+v", late, receipts[0])
	}
	var received time.Time
	check(t, d.db.Get(&received, `select received_at from versions where leaf = $1`, receipts[0].Leaf[:]))
	if want := uint64(received.Unix()) + 3*24*3600; receipts[0].Received != want {
		t.Errorf("received at %d, by the journal at %d", receipts[0].Received, want)
	}
}

// TestTake_PromisesOnce sends messages again after what is promised has changed: each has the promise that was made when it was
// taken, or none.
func TestTake_PromisesOnce(t *testing.T) {
	d := newDesk(t)
	d.take(t, first)
	d.Promise = 96 * time.Hour
	promised := d.receipt(t, d.take(t, final)[0])
	_, err := d.db.Exec(`update versions set received_at = received_at - interval '3 days'`)
	check(t, err)
	promised.Received -= 3 * 24 * 3600

	d.Promise = time.Hour
	answers := d.take(t, first, final)
	if a := answers[0]; a.Outcome != intake.Duplicate || a.Receipt != nil {
		t.Errorf("taken without a promise: %s, with a receipt of %d bytes", a.Outcome, len(a.Receipt))
	}
	if got := d.receipt(t, answers[1]); got != promised {
		t.Errorf("got %+v\nwant %+v", got, promised)
	}
	d.Promise = 0
	if a := d.take(t, final)[0]; a.Receipt != nil {
		t.Error("a receipt of an intake that promises nothing")
	}
}

// TestTake_PromisesNothingUnderAnotherKey changes the statement key: it need not count for the time at which a message came
// first, so that no receipt is signed with it for that.
func TestTake_PromisesNothingUnderAnotherKey(t *testing.T) {
	d := newDesk(t)
	d.Promise = time.Hour
	before := d.receipt(t, d.take(t, first)[0])
	former := d.Statement
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	d.Statement = key
	answers := d.take(t, first, final)
	if a := answers[0]; a.Outcome != intake.Duplicate || a.Receipt != nil {
		t.Errorf("%s, with a receipt of %d bytes", a.Outcome, len(a.Receipt))
	}
	d.receipt(t, answers[1])
	d.Statement = former
	if got := d.receipt(t, d.take(t, first)[0]); got != before {
		t.Errorf("got %+v\nwant %+v", got, before)
	}
}

func TestTake_GivesNoReceipt(t *testing.T) {
	d := newDesk(t)
	if a := d.take(t, first)[0]; a.Receipt != nil {
		t.Error("a receipt of an intake that promises nothing")
	}
	d.Promise = time.Hour
	if a := d.take(t, stranger)[0]; a.Outcome != intake.Quarantined || a.Receipt != nil {
		t.Errorf("%s, with a receipt of %d bytes", a.Outcome, len(a.Receipt))
	}
	answers, err := d.Take(t.Context(), []intake.Artefact{{Bytes: []byte("MSH|^~\\&|L\rPID*1\r"), Source: intake.FromMLLP}})
	check(t, err)
	if a := answers[0]; a.Outcome != intake.Refused || a.Receipt != nil {
		t.Errorf("%s, with a receipt of %d bytes", a.Outcome, len(a.Receipt))
	}
}

// TestTake_DuplicateOfADestroyedEpoch sends a message again whose salt nobody has any more: it is a duplicate still.
func TestTake_DuplicateOfADestroyedEpoch(t *testing.T) {
	d := newDesk(t)
	d.Promise = time.Hour
	d.take(t, first)
	d.Keyring = vault.NewKeyring()
	if a := d.take(t, first)[0]; a.Outcome != intake.Duplicate || a.Receipt != nil {
		t.Errorf("%s, with a receipt of %d bytes", a.Outcome, len(a.Receipt))
	}
}

// TestTake_WithoutAReceiptTakesNothing has a promise that can't be signed: then nothing is taken.
func TestTake_WithoutAReceiptTakesNothing(t *testing.T) {
	d := newDesk(t)
	d.Promise = time.Millisecond
	if _, err := d.Take(t.Context(), []intake.Artefact{{Bytes: first.bytes(), Source: intake.FromMLLP}}); err == nil {
		t.Fatal("taken without the receipt that was asked for")
	}
	var n int
	check(t, d.db.Get(&n, `select count(*) from versions`))
	if n != 0 {
		t.Errorf("%d versions are there", n)
	}
}
