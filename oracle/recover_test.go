package oracle_test

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/jmoiron/sqlx"
	"github.com/transparency-dev/merkle/compact"
	"github.com/transparency-dev/merkle/rfc6962"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devchain"
	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/gap"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/tiles"
	"github.com/labseal/labseal/oracle/vault"
)

// publish publishes what is anchored.
func (l *lab) publish(t *testing.T) {
	t.Helper()
	publisher := &tiles.Publisher{Dir: l.tilesDir, Member: l.member, Log: l.log, Key: l.logKey}
	_, err := oracle.Publish(l.Journal, publisher).Do(t.Context())
	check(t, err)
}

// backup copies the database as it is now.
func (l *lab) backup(t *testing.T) string {
	t.Helper()
	check(t, l.Journal.Close())
	url := pgtest.CopyDatabase(t, l.url)
	l.reopen(t)
	return url
}

// restore goes on with another database.
func (l *lab) restore(t *testing.T, url string) {
	t.Helper()
	check(t, l.Journal.Close())
	l.url = url
	l.reopen(t)
}

// gap looks for what the journal lacks.
func (l *lab) gap(t *testing.T) (*oracle.Gap, error) {
	t.Helper()
	reader, err := chain.Read(t.Context(), l.node, l.trust, l.finality)
	check(t, err)
	defer reader.Close()
	f := &gap.Finder{
		Member: l.member, Log: l.log, Sequencer: l.sequencer.Address(), Chain: reader, Journal: l.Journal,
		Published: &tiles.Published{Base: l.tilesDir, Log: l.log},
		Copies:    &oracle.CopyReader{Log: l.log, Opener: l.keyring, Store: l.store}, Bodies: l.store,
	}
	return f.Find(t.Context())
}

// fill fills the gap.
func (l *lab) fill(t *testing.T) *oracle.Gap {
	t.Helper()
	g, err := l.gap(t)
	check(t, err)
	check(t, l.FillGap(t.Context(), g))
	again, err := l.gap(t)
	check(t, err)
	if !again.IsEmpty() {
		t.Fatalf("the gap is filled, and there is still %+v", again)
	}
	return g
}

// stopped does the steps until each that can do something has, and returns what stands in the way.
func (l *lab) stopped(t *testing.T) error {
	t.Helper()
	var failure error
	for range 3 {
		for _, step := range l.steps(t, honest) {
			_, err := step.Do(t.Context())
			failure = errors.Join(failure, err)
		}
	}
	return failure
}

// checkLog computes the log's root by another implementation, of the journal's entries and of the published tiles, and
// compares it with the chain's.
func (l *lab) checkLog(t *testing.T) {
	t.Helper()
	l.publish(t)
	reader, err := chain.Read(t.Context(), l.node, l.trust, l.finality)
	check(t, err)
	defer reader.Close()
	anchored, err := reader.Anchored(t.Context(), l.member, l.log)
	check(t, err)
	head := anchored[len(anchored)-1].Tree
	known, err := l.Anchored(t.Context(), true)
	check(t, err)
	if known != head {
		t.Errorf("the chain holds %+v, the journal %+v", head, known)
	}
	published := &tiles.Published{Base: l.tilesDir, Log: l.log}
	tree := (&compact.RangeFactory{Hash: rfc6962.DefaultHasher.HashChildren}).NewEmptyRange(0)
	for n := uint64(0); n*256 < head.Size; n++ {
		leaves, err := published.Leaves(t.Context(), n, int(min(256, head.Size-n*256)))
		check(t, err)
		for _, leaf := range leaves {
			check(t, tree.Append(leaf[:], nil))
		}
	}
	if root, err := tree.GetRootHash(nil); err != nil || common.Hash(root) != head.Root {
		t.Errorf("the published leaves build %x, the chain holds %s (%v)", root, head.Root, err)
	}
	if root, err := tiles.Root(t.Context(), l.Journal, head.Size); err != nil || root != head.Root {
		t.Errorf("the journal's tiles build %s, the chain holds %s (%v)", root, head.Root, err)
	}
}

// TestRecover puts a database back that is older than the chain. Nothing is sent until the gap is filled; then the log grows
// on, what the backup knew is proven as ever, and what it did not know is said to be lost.
func TestRecover(t *testing.T) {
	l := newLab(t)
	in := l.intake()
	first := l.take(t, 0, 3)
	old := l.run(t, l.steps(t, honest), first...)
	waiting := l.take(t, 3, 2) // logged in the backup, and not anchored there
	_, err := oracle.Sequence(l.Journal).Do(t.Context())
	check(t, err)
	waiting = append(waiting, l.take(t, 5, 2)...) // not even logged there
	backup := l.backup(t)

	later := l.take(t, 100, 300)
	l.run(t, l.steps(t, honest), append(later, waiting...)...)
	corrected, err := l.intake().Correct(t.Context(), first[0].Record, evidence.ReasonCorrected, record(1000), projection.TypeAny)
	check(t, err)
	lost := l.run(t, l.steps(t, honest), append(later, corrected.VersionID)...)
	l.amendedOnChain(t, old[0].Handle, evidence.ReasonCorrected)
	l.publish(t)
	if g, err := l.gap(t); err != nil || !g.IsEmpty() {
		t.Fatalf("a journal that lacks nothing has a gap: %+v, %v", g, err)
	}

	l.restore(t, backup)
	young := l.take(t, 2000, 2) // taken before anybody looks
	if err := l.stopped(t); !errors.Is(err, oracle.ErrChainAhead) {
		t.Fatalf("got %v, want the chain to be ahead", err)
	}
	g := l.fill(t)
	if len(g.Leaves) != 306 || len(g.Foreign()) != 0 { // four of them were in the backup
		t.Errorf("%d leaves and %d foreign transactions are missing", len(g.Leaves), len(g.Foreign()))
	}
	l.onlyLost(t, lost, 302)
	after := l.run(t, l.steps(t, honest), append(waiting, young...)...)
	for i, n := range []int{3, 4, 5, 6, 2000, 2001} {
		l.verify(t, after[i], record(n))
	}
	if got := l.verify(t, old[1], record(1)); got.Index != *old[1].Index {
		t.Errorf("an old record moved from place %d to %d", *old[1].Index, got.Index)
	}
	l.checkLog(t)

	// What is lost is taken again when it is sent again, as something new; also an amendment that the chain has.
	in.Journal, in.Keyring = l.Journal, l.keyring
	again := l.take(t, 100, 1)
	amends, err := in.Correct(t.Context(), first[0].Record, evidence.ReasonCorrected, record(1000), projection.TypeAny)
	check(t, err)
	new := l.run(t, l.steps(t, honest), again[0], amends.VersionID)
	l.verify(t, new[0], record(100))
	l.verify(t, new[1], record(1000))
	if obstacles, err := l.Obstacles(t.Context()); err != nil || len(obstacles) != 0 {
		t.Errorf("in the end there is in the way: %v (%v)", obstacles, err)
	}
	l.checkLog(t)

	// The first copies ever made are of entries before the lost ones and behind them. A second recovery finds those.
	backup = l.backup(t)
	l.run(t, append(l.steps(t, honest), l.copying()...), l.take(t, 3000, 20)...)
	for _, step := range l.copying() {
		_, err := step.Do(t.Context())
		check(t, err)
	}
	l.publish(t)
	l.restore(t, backup)
	if g := l.fill(t); len(g.Leaves) != 20 || len(g.Copies) != 20 {
		t.Errorf("%d leaves are missing, %d of them have copies", len(g.Leaves), len(g.Copies))
	}
}

// TestRecover_Staged puts a database back, which then stages a checkpoint of its own; and it is the one that went on before which
// sends. The checkpoint that lost its nonce, or was refused, keeps nothing from being mended, however many entries it was of. One
// that a block may still take does.
func TestRecover_Staged(t *testing.T) {
	l := newLab(t)
	l.run(t, l.steps(t, honest), l.take(t, 0, 1)...)
	transfer := func() { l.sendForeign(t); l.fill(t) }
	for i, c := range []struct {
		ours, theirs int
		before       func() // what the other oracle sends before its checkpoint
		isRefused    bool   // ours
	}{
		{ours: 5, theirs: 3},
		{ours: 4, theirs: 4},
		{ours: 5, theirs: 7},
		{ours: 5, theirs: 3, before: transfer},
		{ours: 5, theirs: 3, before: transfer, isRefused: true},
	} {
		original, younger := l.url, l.backup(t)
		l.restore(t, younger)
		ours := l.take(t, 100*(i+1), c.ours)
		for _, step := range l.steps(t, deaf) {
			_, err := step.Do(t.Context())
			check(t, err)
		}
		staged, err := l.Open(t.Context(), l.sequencer.Address())
		check(t, err)
		if len(staged) != 1 || staged[0].Kind != oracle.TxCheckpoint {
			t.Fatalf("case %d: staged is %+v", i, staged)
		}
		l.restore(t, original)
		if c.before != nil {
			c.before()
		}
		l.run(t, l.steps(t, honest), l.take(t, 100*(i+1)+50, c.theirs)...)
		l.publish(t)
		l.restore(t, younger)
		if c.isRefused {
			check(t, l.SetState(t.Context(), staged[0].Tx, oracle.TxReverted, &oracle.Mined{Block: common.Hash{1}, Number: 1}))
		}
		if i == 0 {
			l.refuses(t, common.Address{1})
		}
		g := l.fill(t)
		if trees := l.trees(t, g.Base.Size); !slices.Equal(trees, g.Trees) {
			t.Errorf("case %d: the journal has the trees %v, the chain %v", i, trees, g.Trees)
		}
		l.run(t, l.steps(t, honest), ours...)
	}
	l.checkLog(t)
}

// refuses checks that the gap is not filled if what took our nonce came from another account: then our own checkpoint is on its
// way still.
func (l *lab) refuses(t *testing.T, account common.Address) {
	t.Helper()
	g, err := l.gap(t)
	check(t, err)
	for i := range g.Transactions {
		g.Transactions[i].Account = account
	}
	const want = "a checkpoint of 6 entries is on its way, and the chain has anchored 4"
	if err := l.FillGap(t.Context(), g); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want %q", err, want)
	}
}

// trees are those that the journal has of more entries than that.
func (l *lab) trees(t *testing.T, size uint64) (list []tiles.Tree) {
	t.Helper()
	db, err := sqlx.Connect("postgres", l.url)
	check(t, err)
	defer db.Close()
	var rows []struct {
		Size int64
		Root []byte
	}
	check(t, db.Select(&rows, `select size, root from trees where size > $1 order by size`, int64(size)))
	for _, r := range rows {
		list = append(list, tiles.Tree{Size: uint64(r.Size), Root: common.Hash(r.Root)})
	}
	return list
}

// onlyLost checks that the journal claims to have none of these versions, and names their leaves among so many lost ones.
func (l *lab) onlyLost(t *testing.T, versions []oracle.Progress, n int) {
	t.Helper()
	list, err := l.Lost(t.Context())
	check(t, err)
	places := map[common.Hash]uint64{}
	for _, e := range list {
		places[e.Leaf] = e.Place
	}
	if len(list) != n {
		t.Errorf("%d entries are lost, want %d", len(list), n)
	}
	for _, p := range versions {
		if place, ok := places[p.Leaf]; !ok || place != *p.Index {
			t.Errorf("entry %d is not said to be lost", *p.Index)
		}
		if _, err := l.Version(t.Context(), p.Record, p.Version); !errors.Is(err, journal.ErrNotFound) {
			t.Errorf("version %v is claimed to be there (%v)", p.VersionID, err)
		}
	}
}

// send takes a message in as an information system's.
func (l *lab) send(t *testing.T, m []byte) intake.Answer {
	t.Helper()
	answers, err := l.intake().Take(t.Context(), []intake.Artefact{{Bytes: m, Source: intake.FromMLLP}})
	check(t, err)
	return answers[0]
}

// copying are the steps that bring to the store what the journal holds.
func (l *lab) copying() []oracle.Step {
	return []oracle.Step{
		oracle.CopyEntries(l.log, l.Journal, l.keyring, l.store), oracle.MoveBodies(l.Journal, l.store),
	}
}

// TestRecover_Copies puts an old database back, and the store has sealed copies of all entries but the last ones, which are
// also not among the published tiles. The copies were made under another mask than the database's. All versions whose copy and body
// are whole in the store are there again, to the byte: with evidence, opening and record, and with what a resend or a correction
// finds them by.
func TestRecover_Copies(t *testing.T) {
	l := newLab(t)
	known := l.take(t, 0, 2)
	l.run(t, l.steps(t, honest), known...)
	l.publish(t)
	backup := l.backup(t)
	check(t, l.folder.CreateMask(2))
	check(t, l.Remask(t.Context(), 2))

	var messages [][]byte
	var want []oracle.VersionID
	for n := range 3 {
		for stage, status := range []string{"P", "F", "C"} {
			m := message(0, n, stage, status)
			messages, want = append(messages, m), append(want, l.send(t, m).VersionID)
		}
	}
	correct, err := l.intake().Correct(t.Context(), known[0].Record, evidence.ReasonCorrected, record(1000), projection.TypeAny)
	check(t, err)
	withdrawn, err := l.intake().Correct(t.Context(), known[1].Record, evidence.ReasonCancelled, nil, projection.TypeAny)
	check(t, err)
	want = append(want, correct.VersionID, withdrawn.VersionID)
	before := l.run(t, append(l.steps(t, honest)[:7], l.copying()...), want...) // without publishing
	for _, step := range append(l.copying(), l.copying()...) {
		_, err := step.Do(t.Context())
		check(t, err)
	}
	late := l.take(t, 50, 1)
	_, err = oracle.Sequence(l.Journal).Do(t.Context())
	check(t, err)
	_, err = l.copying()[0].Do(t.Context()) // copied; but its body was not moved to the end
	check(t, err)
	packs, _ := l.waiting(t)
	for name, bytes := range packs {
		l.cut(t, hex.EncodeToString(name[:1])+"/"+hex.EncodeToString(name[:])+".pack", bytes)
	}
	if len(packs) != 1 {
		t.Fatalf("%d packs wait", len(packs))
	}
	l.run(t, l.steps(t, honest)[:6], late...)
	// A tile that a power cut left empty is as good as none.
	check(t, os.WriteFile(filepath.Join(l.tilesDir, fmt.Sprintf("%x", l.log), tiles.Path(tiles.ID{}, 21)), nil, 0o644))

	l.restore(t, backup)
	g := l.fill(t)
	if len(g.Leaves) != 19 || len(g.Copies) != 18 { // nine versions, six amendments, a correction of two entries, a withdrawal; and one
		t.Errorf("%d leaves are missing, %d have copies", len(g.Leaves), len(g.Copies))
	}
	l.onlyLost(t, nil, 1)
	after := l.run(t, l.steps(t, honest), want...)
	for i, p := range after[:len(messages)] {
		if p.Leaf != before[i].Leaf || *p.Index != *before[i].Index {
			t.Errorf("version %v was %+v and is %+v", p.VersionID, before[i], p)
		}
		l.verify(t, p, messages[i])
	}
	l.verify(t, after[9], record(1000))
	if again := l.send(t, messages[4]); again.Outcome != intake.Duplicate || again.VersionID != want[4] {
		t.Errorf("a message that is sent again: %+v, want %v", again, want[4])
	}
	next := l.send(t, message(0, 1, 4, "C"))
	if next.Record != want[5].Record || next.Version != 4 {
		t.Errorf("a further correction: %+v, want version 4 of record %s", next, want[5].Record)
	}
	resent := l.take(t, 50, 1)[0]
	last := l.run(t, l.steps(t, honest), next.VersionID, resent)
	l.verify(t, last[1], record(50))
	l.checkLog(t)
}

// TestRecover_Suspensions puts an old database back that does not know what agencies have asked for since, nor that one of them has
// taken it back. The chain knows nothing of it: the copies in the store do.
func TestRecover_Suspensions(t *testing.T) {
	l := newLab(t)
	first, second := l.send(t, message(0, 1, 0, "F")), l.send(t, message(1, 2, 0, "F"))
	l.run(t, l.steps(t, honest), first.VersionID, second.VersionID)
	l.publish(t)
	suspend := func(of intake.Answer, agency string) journal.SuspensionID {
		t.Helper()
		id, err := l.Suspend(t.Context(), journal.Suspension{
			Record: of.Record, Statement: "written", Ground: "law-enforcement", Agency: agency, Official: "an official", Says: "it would impede us",
			Name: agency, Stated: time.Now(), Until: time.Now().AddDate(1, 0, 0), Set: journal.Said{By: "front desk"},
		})
		check(t, err)
		return id
	}
	copied := func() {
		t.Helper()
		_, err := l.copying()[0].Do(t.Context())
		check(t, err)
	}
	inForce := func(of intake.Answer) (agencies []string) {
		t.Helper()
		list, err := l.SuspensionsOf(t.Context(), of.Record, time.Now())
		check(t, err)
		for _, s := range list {
			agencies = append(agencies, s.Agency)
		}
		return agencies
	}
	taken := suspend(first, "Bureau A")
	copied()
	backup := l.backup(t)
	check(t, l.folder.CreateMask(2))
	check(t, l.Remask(t.Context(), 2))
	suspend(second, "Bureau B")
	copied()
	check(t, l.EndSuspension(t.Context(), taken, "it is over", "front desk"))
	copied()
	if g, err := l.gap(t); err != nil || !g.IsEmpty() {
		t.Fatalf("a journal that lacks nothing has a gap: %+v, %v", g, err)
	}

	l.restore(t, backup)
	if got := append(inForce(first), inForce(second)...); !slices.Equal(got, []string{"Bureau A"}) {
		t.Fatalf("the control: as of the backup %v are in force", got)
	}
	if g := l.fill(t); g.Suspensions != 2 || len(g.Leaves)+len(g.Transactions) != 0 {
		t.Errorf("missing are %d suspensions, %d leaves", g.Suspensions, len(g.Leaves))
	}
	if got := append(inForce(first), inForce(second)...); !slices.Equal(got, []string{"Bureau B"}) {
		t.Errorf("in force are %v", got)
	}
	// By the patient's number, not by the record alone: another record of the second patient is meant too.
	if another := l.send(t, message(1, 3, 0, "F")); !slices.Equal(inForce(another), []string{"Bureau B"}) {
		t.Errorf("of a later record of the patient %v are in force", inForce(another))
	}
	all, err := l.Suspensions(t.Context(), true, time.Now())
	check(t, err)
	if len(all) != 2 || all[0].Reason != "it is over" || all[0].Resumed.By != "front desk" {
		t.Errorf("kept are %+v", all)
	}
}

// order is an order for a patient, and ordered the result of one.
func order(patient, placer string) []byte {
	return fmt.Appendf(nil, `MSH|^~\&|EHR|CLINIC|LIS|LAB|20260301||OML^O21|O%[2]s|P|2.5.1`+"\rPID|1||%[1]s^^^E\rORC|NW|%[2]s^EHR\rOBR|1|%[2]s^EHR||1^one\r",
		patient, placer)
}

func ordered(patient, placer string) []byte {
	return fmt.Appendf(nil, `MSH|^~\&|LIS|LAB|EHR|CLINIC|20260302||ORU^R01|R%[2]s|P|2.5.1`+"\rPID|1||%[1]s^^^E\r"+
		"OBR|1|%[2]s^EHR|F%[2]s^LIS|1^one\rOBX|1|NM|1^one||5||||||F\r", patient, placer)
}

// TestRecover_Orders puts an old database back that knows neither of two orders nor of the result of one. They come back from the
// copies, which were made under another mask: what that result reports on, and what the other order says of its result, which
// comes only now.
func TestRecover_Orders(t *testing.T) {
	l := newLab(t)
	l.run(t, l.steps(t, honest), l.take(t, 0, 1)...)
	backup := l.backup(t)
	check(t, l.folder.CreateMask(2))
	check(t, l.Remask(t.Context(), 2))

	first, second := l.send(t, order("1", "P1")), l.send(t, order("2", "P2"))
	result := l.send(t, ordered("1", "P1"))
	l.run(t, append(l.steps(t, honest), l.copying()...), first.VersionID, second.VersionID, result.VersionID)
	for _, step := range l.copying() {
		_, err := step.Do(t.Context())
		check(t, err)
	}
	wantOrder := func(of intake.Answer, order vault.RecordID) {
		t.Helper()
		past, err := l.History(t.Context(), of.Record)
		check(t, err)
		if past[0].Order == nil || *past[0].Order != order {
			t.Errorf("record %s is not known to be of order %s", of.Record, order)
		}
	}
	wantOrder(result, first.Record)

	l.restore(t, backup)
	if g := l.fill(t); len(g.Copies) != 3 {
		t.Errorf("%d entries have copies", len(g.Copies))
	}
	wantOrder(result, first.Record)
	if stranger := l.send(t, ordered("1", "P2")); stranger.Outcome != intake.Quarantined {
		t.Errorf("a result of another patient than its order's: %s", stranger.Outcome)
	}
	wantOrder(l.send(t, ordered("2", "P2")), second.Record)
	if again := l.send(t, order("2", "P2")); again.Outcome != intake.Duplicate || again.VersionID != second.VersionID {
		t.Errorf("the order again: %+v", again)
	}
}

// TestRecover_Empty fills a database that knows nothing at all, not even the epoch that would open the copies.
func TestRecover_Empty(t *testing.T) {
	l := newLab(t)
	before := l.run(t, l.steps(t, honest), l.take(t, 0, 20)...)
	l.publish(t)
	_, err := l.copying()[0].Do(t.Context())
	check(t, err)
	l.restore(t, freshDatabase(t))
	l.fill(t)
	copies := &oracle.CopyReader{Log: l.log, Opener: l.keyring, Store: l.store}
	if list, err := copies.Read(t.Context(), 0); err != nil || len(list) != 0 || copies.Closed != 1 {
		t.Errorf("%d entries of %d copies that don't open (%v)", len(list), copies.Closed, err)
	}
	l.onlyLost(t, before, 20)
	p := l.run(t, l.steps(t, honest), l.take(t, 20, 1)...)[0]
	if *p.Index != 20 {
		t.Errorf("the next entry is at place %d", *p.Index)
	}
	l.verify(t, p, record(20))
	l.checkLog(t)
}

// TestRecover_UsedAccount fills an empty database of a log whose sequencer's account had sent before there was the contract.
func TestRecover_UsedAccount(t *testing.T) {
	evm, err := devchain.StartAnvil(t.Context())
	check(t, err)
	t.Cleanup(func() { evm.Close() })
	l := &lab{sequencer: newAccount(t), member: common.Hash{0xa1}, log: common.Hash{0xb1}, node: evm.URL()}
	l.client, err = ethclient.DialContext(t.Context(), evm.URL())
	check(t, err)
	t.Cleanup(l.client.Close)
	manager := newAccount(t)
	for _, a := range []account{l.sequencer, manager} {
		l.ask(t, nil, "anvil_setBalance", a.Address(), hexutil.EncodeBig(new(big.Int).Lsh(big.NewInt(1e18), 10)))
	}
	l.sendForeign(t)
	l.found(t, manager)
	l.trust.Contracts[0].Block = l.deployment.ResultLog.Block
	if g, err := l.gap(t); err != nil || !g.IsEmpty() {
		t.Errorf("nothing is anchored, and the gap is %+v (%v)", g, err)
	}
	l.run(t, l.steps(t, honest), l.take(t, 0, 2)...)
	l.publish(t)
	l.restore(t, freshDatabase(t))
	if g := l.fill(t); len(g.Leaves) != 2 || len(g.Foreign()) != 0 {
		t.Errorf("%d leaves are missing; foreign is %+v", len(g.Leaves), g.Foreign())
	}
	l.run(t, l.steps(t, honest), l.take(t, 10, 1)...)
	l.checkLog(t)
}

// TestRecover_Refuses: the journal is not touched where the tiles are not those of the anchored log, or don't show it.
func TestRecover_Refuses(t *testing.T) {
	l := newLab(t)
	l.run(t, l.steps(t, honest), l.take(t, 0, 3)...)
	l.publish(t)
	url := l.url
	l.restore(t, freshDatabase(t))
	dir := l.tilesDir
	l.tilesDir = t.TempDir()
	if _, err := l.gap(t); !errors.Is(err, tiles.ErrNotPublished) {
		t.Errorf("without tiles: %v", err)
	}
	l.take(t, 10, 3)
	_, err := oracle.Sequence(l.Journal).Do(t.Context())
	check(t, err)
	tree, err := l.Tree(t.Context())
	check(t, err)
	other := &tiles.Publisher{Dir: l.tilesDir, Member: l.member, Log: l.log, Key: l.logKey}
	check(t, other.Publish(t.Context(), l.Journal, tree))
	if _, err := l.gap(t); !errors.Is(err, gap.ErrForked) {
		t.Errorf("with another log's tiles: %v", err)
	}
	l.tilesDir = dir
	g, err := l.gap(t)
	check(t, err)
	l.restore(t, url)
	if err := l.FillGap(t.Context(), g); !errors.Is(err, journal.ErrMoved) {
		t.Errorf("a gap of another database: %v", err)
	}
}

// TestRecover_Foreign: what somebody else sent with our key is named; once a person has taken note of it, sending goes on.
func TestRecover_Foreign(t *testing.T) {
	l := newLab(t)
	l.run(t, l.steps(t, honest), l.take(t, 0, 3)...)
	foreign := l.sendForeign(t)
	id := l.take(t, 100, 1)[0]
	if err := l.stopped(t); !errors.Is(err, oracle.ErrForeign) {
		t.Fatalf("got %v, want word of somebody else", err)
	}
	g := l.fill(t)
	if list := g.Foreign(); len(list) != 1 || list[0].Hash != foreign || len(g.Leaves) != 0 {
		t.Errorf("found %+v, want transaction %s", g, foreign)
	}
	l.verify(t, l.run(t, l.steps(t, honest), id)[0], record(100))

	// Now somebody takes the nonce of what is staged and not yet sent.
	id = l.take(t, 101, 1)[0]
	for _, step := range l.steps(t, deaf) {
		_, err := step.Do(t.Context())
		check(t, err)
	}
	foreign = l.sendForeign(t)
	if err := l.stopped(t); !errors.Is(err, oracle.ErrForeign) {
		t.Fatalf("got %v, want word of somebody else", err)
	}
	if g := l.fill(t); len(g.Foreign()) != 1 || g.Foreign()[0].Hash != foreign {
		t.Errorf("found %+v, want transaction %s", g, foreign)
	}
	amended := l.run(t, l.steps(t, honest), id)[0]
	l.verify(t, amended, record(101))

	// And somebody amends, with a reason of their own. The lab's own amendment finds it done, and holds up nothing.
	foreign = l.amendForeign(t, amended.Handle)
	if err := l.stopped(t); !errors.Is(err, oracle.ErrForeign) {
		t.Fatalf("got %v, want word of somebody else", err)
	}
	if g := l.fill(t); len(g.Foreign()) != 1 || g.Foreign()[0].Hash != foreign {
		t.Errorf("found %+v, want transaction %s", g, foreign)
	}
	corrected, err := l.intake().Correct(t.Context(), id.Record, evidence.ReasonCorrected, record(102), projection.TypeAny)
	check(t, err)
	l.run(t, l.steps(t, honest), corrected.VersionID)
	l.amendedOnChain(t, amended.Handle, evidence.ReasonEnteredInError)
	l.checkLog(t)
}

// amendForeign amends a handle with the sequencer's key, as a thief would.
func (l *lab) amendForeign(t *testing.T, handle common.Hash) common.Hash {
	t.Helper()
	evm, err := chain.Dial(t.Context(), l.node, l.deployment)
	check(t, err)
	defer evm.Close()
	nonce, err := l.client.NonceAt(t.Context(), l.sequencer.Address(), nil)
	check(t, err)
	tx, err := evm.ResultLog(l.member, l.log, l.sequencer).Amend(t.Context(), nonce,
		[]oracle.Amendment{{Handle: handle, Reason: evidence.ReasonEnteredInError}})
	check(t, err)
	check(t, evm.Broadcast(t.Context(), tx.Raw))
	_, err = deploy.WaitMined(t.Context(), l.client, tx.Hash)
	check(t, err)
	return tx.Hash
}

// sendForeign sends something with the sequencer's key, as a thief would.
func (l *lab) sendForeign(t *testing.T) common.Hash {
	t.Helper()
	nonce, err := l.client.NonceAt(t.Context(), l.sequencer.Address(), nil)
	check(t, err)
	chainID, err := l.client.ChainID(t.Context())
	check(t, err)
	tx, err := l.sequencer.SignTx(types.NewTx(&types.DynamicFeeTx{
		ChainID: chainID, Nonce: nonce, Gas: 21_000, GasFeeCap: big.NewInt(1e9), GasTipCap: new(big.Int), To: &common.Address{1},
	}), chainID)
	check(t, err)
	check(t, l.client.SendTransaction(t.Context(), tx))
	_, err = deploy.WaitMined(t.Context(), l.client, tx.Hash())
	check(t, err)
	return tx.Hash()
}

// TestRecover_Alarm: the alarm that a chain ahead raises ends when the gap is filled.
func TestRecover_Alarm(t *testing.T) {
	l := newLab(t)
	backup := l.backup(t)
	l.run(t, l.steps(t, honest), l.take(t, 0, 3)...)
	l.publish(t)
	l.restore(t, backup)
	id := l.take(t, 50, 1)[0]
	ctx, cancel := context.WithCancel(t.Context())
	a := &oracle.Anchorer{
		Steps: l.steps(t, honest), Obstacles: l.Journal, Lock: heldLock{}, Interval: 10 * time.Millisecond,
		Log: slog.New(slog.DiscardHandler),
	}
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx) }()
	defer func() { cancel(); <-done }()
	alarms := func() (n int) {
		obstacles, err := l.Obstacles(t.Context())
		check(t, err)
		for _, o := range obstacles {
			if o.Alarm {
				n++
			}
		}
		return n
	}
	for since := time.Now(); alarms() == 0; time.Sleep(10 * time.Millisecond) {
		if time.Since(since) > 2*time.Minute {
			t.Fatal("no alarm")
		}
	}
	l.fill(t)
	for since := time.Now(); alarms() > 0 || l.state(t, id) != oracle.Attested; time.Sleep(10 * time.Millisecond) {
		if time.Since(since) > 2*time.Minute {
			t.Fatalf("%d alarms are left, and the record is %s", alarms(), l.state(t, id))
		}
	}
}
