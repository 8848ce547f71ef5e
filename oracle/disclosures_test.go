package oracle_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

// accounts is a lab that accounts for disclosures by a clock of the test's.
type accounts struct {
	*lab
	evm *chain.Chain
	of  oracle.VersionID
	now time.Time
	n   int
}

func newAccounts(t *testing.T) *accounts {
	t.Helper()
	l := newAnvilLab(t)
	accounting(l.trust, l.deployment)
	a := newAccountsOf(t, l)
	a.of = l.take(t, 0, 1)[0]
	return a
}

// newAccountsOf is such a lab with the books that are there.
func newAccountsOf(t *testing.T, l *lab) *accounts {
	t.Helper()
	a := &accounts{lab: l}
	var err error
	a.evm, err = chain.Dial(t.Context(), l.node, l.deployment)
	check(t, err)
	t.Cleanup(a.evm.Close)
	started, _, err := l.DisclosureClock(t.Context())
	check(t, err)
	a.now = started
	return a
}

func (a *accounts) ledger() *chain.DisclosureLog { return a.evm.DisclosureLog(a.member, a.sequencer) }

func (a *accounts) outbox() *oracle.Outbox {
	return &oracle.Outbox{Account: a.sequencer.Address(), Transactions: a.Journal, Node: a.evm, Finality: a.finality}
}

// account, announce and prove are the steps, as a new process has them.
func (a *accounts) account() oracle.Step {
	cadence := oracle.DisclosureCadence{Every: time.Hour, Size: 16}
	return oracle.AnchorDisclosures(a.member, a.Journal, a.ledger(), a.outbox(), cadence, func() time.Time { return a.now })
}

func (a *accounts) announce() oracle.Step {
	return oracle.AnnounceEmergencies(a.Journal, a.ledger(), a.outbox())
}

func (a *accounts) prove() oracle.Step {
	return oracle.ProveDisclosures(a.Journal, a.ledger(), chain.NewAttestors(a.attestors), a.trust)
}

// do does a step and wants to know whether it changed anything.
func (a *accounts) do(t *testing.T, step oracle.Step) bool {
	t.Helper()
	did, err := step.Do(t.Context())
	check(t, err)
	return did
}

// settle sends until nothing is open.
func (a *accounts) settle(t *testing.T) {
	t.Helper()
	for {
		_, err := a.outbox().Advance(t.Context())
		check(t, err)
		open, err := a.Open(t.Context(), a.sequencer.Address())
		check(t, err)
		if len(open) == 0 {
			return
		}
	}
}

// disclose keeps disclosures.
func (a *accounts) disclose(t *testing.T, n int, emergency *common.Hash) (ids []vault.RecordID) {
	t.Helper()
	for range n {
		a.n++
		id, err := share.Keeper{Journal: a.Journal, Keyring: a.keyring}.Keep(t.Context(), share.Kept{
			Of: a.of, Envelopes: []common.Hash{{byte(a.n)}},
			Account: share.Account{Date: a.now, Basis: release.Order, What: fmt.Sprint("disclosure ", a.n), Emergency: emergency},
		})
		check(t, err)
		ids = append(ids, id)
	}
	return ids
}

func (a *accounts) head(t *testing.T) oracle.DisclosureHead {
	t.Helper()
	h, err := a.ledger().DisclosureHead(t.Context())
	check(t, err)
	return h
}

// TestDisclosures anchors an accounting: every hour a batch of one size, whatever was disclosed.
func TestDisclosures(t *testing.T) {
	a := newAccounts(t)
	if a.do(t, a.account()) {
		t.Fatal("a batch before the first hour is over")
	}
	a.now = a.now.Add(time.Hour)
	if !a.do(t, a.account()) || a.do(t, a.account()) {
		t.Fatal("no batch after an hour, or two")
	}
	a.settle(t)
	ids := a.disclose(t, 20, nil)
	if a.do(t, a.account()) {
		t.Fatal("a batch out of its turn: its time says that something was disclosed")
	}
	for range 2 { // a batch holds sixteen
		a.now = a.now.Add(time.Hour)
		if !a.do(t, a.account()) {
			t.Fatal("no batch when one is due")
		}
		a.reopen(t) // what is staged goes on its way in another process too
		a.settle(t)
	}
	a.now = a.now.Add(5 * time.Hour) // it was down; what it missed is not made up for
	if !a.do(t, a.account()) || a.do(t, a.account()) {
		t.Fatal("no batch after the break, or two")
	}
	a.settle(t)
	for a.do(t, a.prove()) {
	}
	before := common.Hash{}
	for number := uint64(1); number <= 4; number++ {
		batch, _, _, err := a.BatchProof(t.Context(), number)
		check(t, err)
		if batch.Size != 16 || len(batch.Leaves) != 16 {
			t.Errorf("batch %d: size %d: a size tells how much was disclosed", number, batch.Size)
		}
		before = evidence.ChainDisclosures(before, a.member, number, batch.Root, 16, 0)
	}
	if head := a.head(t); head.Batches != 4 || head.Hash != before {
		t.Errorf("the chain has %+v, the batches make %s", head, before)
	}
	list, err := a.Journal.Disclosures(t.Context(), a.of.Record, time.Time{}, a.now)
	check(t, err)
	if len(list) != len(ids) {
		t.Fatalf("%d disclosures of %d", len(list), len(ids))
	}
	for i := range list {
		if want := uint64(2 + i/16); list[i].Batch != want || !list[i].IsFinal || list[i].Tx == (common.Hash{}) {
			t.Errorf("disclosure %d is in batch %d, want %d", i, list[i].Batch, want)
		}
		proven := a.proven(t, &list[i])
		if want := fmt.Sprintf(`"what":"disclosure %d"`, i+1); !strings.Contains(string(proven.Row), want) || proven.Number != list[i].Batch {
			t.Errorf("disclosure %d: %s", i, proven.Row)
		}
	}
}

// proven proves a disclosure, as whoever holds the accounting can.
func (a *accounts) proven(t *testing.T, d *journal.Accounted) *evidence.ProvenDisclosure {
	t.Helper()
	batch, chainProof, attestations, err := a.BatchProof(t.Context(), d.Batch)
	check(t, err)
	var account share.Account
	salt, row, err := share.OpenRow(a.keyring, d.Sealed, d.ID, &account)
	check(t, err)
	p := evidence.DisclosureProof{Member: a.member, Number: d.Batch, Salt: salt, Row: row, Size: uint64(batch.Size)}
	p.Position, p.Path, err = evidence.DisclosurePath(batch.Leaves, d.Leaf)
	check(t, err)
	p.Chain, err = chainProof.Attested(a.trust, attestations)
	check(t, err)
	file, err := p.Encode()
	check(t, err)
	proven, err := a.trust.CheckDisclosure(file)
	check(t, err)
	return proven
}

// TestDisclosures_Reverted sends a batch again whose transaction was reverted: the same one, under the same number.
func TestDisclosures_Reverted(t *testing.T) {
	a := newAccounts(t)
	a.disclose(t, 3, nil)
	a.now = a.now.Add(time.Hour)
	if !a.do(t, a.account()) {
		t.Fatal("no batch when one is due")
	}
	first, _, err := a.LastBatch(t.Context())
	check(t, err)
	contract := a.deployment.DisclosureLog.Address
	code, err := a.client.CodeAt(t.Context(), contract, nil)
	check(t, err)
	a.ask(t, nil, "anvil_setCode", contract, hexutil.Bytes{0x5f, 0x5f, 0xfd}) // push0 push0 revert
	for isReverted := false; !isReverted; {
		// Again, until the node has made a block of it.
		_, err := a.outbox().Advance(t.Context())
		if isReverted = err != nil && strings.Contains(err.Error(), "reverted in block"); !isReverted {
			check(t, err)
		}
	}
	a.ask(t, nil, "anvil_setCode", contract, hexutil.Bytes(code))
	a.disclose(t, 2, nil)
	if !a.do(t, a.account()) {
		t.Fatal("what was reverted is not sent again")
	}
	a.settle(t)
	again, isMined, err := a.LastBatch(t.Context())
	check(t, err)
	if head := a.head(t); !isMined || head.Batches != 1 || head.Hash != first.Head || !slices.Equal(again.Leaves, first.Leaves) {
		t.Errorf("the chain has %+v; the batch was %+v and is %+v", head, first, again)
	}
}

// TestDisclosures_Restored stops where the chain has a batch that the journal does not know, until the gap is filled.
func TestDisclosures_Restored(t *testing.T) {
	a := newAccounts(t)
	backup := a.backup(t)
	a.now = a.now.Add(time.Hour)
	a.do(t, a.account())
	a.settle(t)
	lost, _, err := a.LastBatch(t.Context())
	check(t, err)
	a.restore(t, backup)
	if _, err := a.account().Do(t.Context()); !errors.Is(err, oracle.ErrChainAhead) {
		t.Fatalf("with an old journal: %v", err)
	}
	g, err := a.gap(t)
	check(t, err)
	if len(g.Batches) != 1 || g.Batches[0].Root != lost.Root || len(g.Transactions) != 1 || g.Transactions[0].Kind != oracle.TxDisclosures {
		t.Fatalf("the gap: %+v", g)
	}
	check(t, a.FillGap(t.Context(), g))
	if g, err := a.gap(t); err != nil || !g.IsEmpty() {
		t.Fatalf("filled, and there is a gap: %+v, %v", g, err)
	}
	a.now = a.now.Add(time.Hour) // the chain's clock is ahead of the test's
	if _, made, err := a.DisclosureClock(t.Context()); err != nil || made.After(a.now) {
		a.now = made.Add(time.Hour)
	}
	if !a.do(t, a.account()) {
		t.Fatal("when the gap is filled no other batch follows")
	}
	a.settle(t)
	last, _, err := a.LastBatch(t.Context())
	check(t, err)
	if head := a.head(t); head.Batches != 2 || last.Number != 2 || head.Hash != last.Head {
		t.Errorf("the chain has %+v, the journal %+v", head, last)
	}
}

// TestEmergencies tells the chain of emergencies at once, with a checkpoint on its way and after the chain was down, and
// covers one when all that was released under it is in a batch.
func TestEmergencies(t *testing.T) {
	a := newAccounts(t)
	a.ask(t, nil, "evm_setAutomine", false)
	a.now = a.now.Add(time.Hour)
	a.do(t, a.account()) // something is on its way already
	first, second := a.emergency(t, time.Hour), a.emergency(t, 3*time.Hour)

	down := a.outbox()
	down.Node = unreachable{a.evm}
	if _, err := oracle.AnnounceEmergencies(a.Journal, a.ledger(), down).Do(t.Context()); err == nil {
		t.Fatal("announced without a chain")
	}
	if !a.do(t, a.announce()) {
		t.Fatal("not announced though the chain is back")
	}
	_, err := a.outbox().Advance(t.Context())
	check(t, err)
	a.ask(t, nil, "evm_mine")
	a.settle(t)
	a.ask(t, nil, "evm_setAutomine", true)
	if head := a.head(t); head.Batches != 1 || head.Emergencies != 2 || head.Unreviewed != 2 {
		t.Fatalf("in one block: %+v", head)
	}
	for a.do(t, a.announce()) { // their numbers are learnt
	}
	for i, pseudonym := range []common.Hash{first, second} {
		if e, _, err := a.Emergency(t.Context(), pseudonym, a.of.Record); err != nil || e.Number != uint64(i+1) {
			t.Errorf("emergency %d: %+v, %v", i, e, err)
		}
	}

	a.disclose(t, 15, nil)
	released := a.disclose(t, 3, &first) // two of them wait for the next batch
	for covered, hour := range []time.Duration{0, time.Hour, 3 * time.Hour} {
		a.now = a.now.Add(hour)
		if hour == 0 {
			a.now = a.now.Add(30 * time.Minute) // within the same cadence: no batch
			continue
		}
		a.do(t, a.account())
		a.settle(t)
		last, _, err := a.LastBatch(t.Context())
		check(t, err)
		// The first batch lacks two releases under the first emergency; the next one has them, and both are over then.
		if want := []uint64{0, 0, 2}[covered]; last.Covered != want {
			t.Errorf("batch %d covers %d emergencies, want %d", last.Number, last.Covered, want)
		}
	}
	for a.do(t, a.prove()) {
	}
	d, err := a.Disclosure(t.Context(), released[2])
	check(t, err)
	if proven := a.proven(t, d); proven.Covered != 2 || !strings.Contains(string(proven.Row), first.Hex()) {
		t.Errorf("its row: %s; covered: %d", proven.Row, proven.Covered)
	}
}

// emergency keeps an emergency that may see the lab's record for a time.
func (a *accounts) emergency(t *testing.T, window time.Duration) common.Hash {
	t.Helper()
	a.n++
	e := share.Emergency{Pseudonym: common.Hash{0xe0, byte(a.n)}, Opened: a.now, Until: a.now.Add(window), Reason: "unconscious"}
	row, salt, err := share.NewRow(e)
	check(t, err)
	kept := journal.Emergency{
		Pseudonym: e.Pseudonym, ID: vault.RecordID{0xe0, byte(a.n)}, Commitment: evidence.EmergencyCommitment(salt, row),
		Opened: e.Opened, Until: e.Until,
	}
	kept.Sealed, _, err = a.keyring.Seal(append(salt[:], row...), kept.ID, 1)
	check(t, err)
	check(t, a.AddEmergency(t.Context(), kept, []vault.RecordID{a.of.Record}))
	return e.Pseudonym
}

// unreachable is a node that does not answer.
type unreachable struct{ oracle.Node }

func (unreachable) Nonce(context.Context, common.Address) (uint64, error) {
	return 0, errors.New("no answer")
}
