package oracle_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/promise"
	"github.com/labseal/labseal/oracle/tiles"
)

// TestReceipts_AreKept takes an artefact in, with a receipt, and anchors it: the chain and the published tiles show
// that the promise was kept. A receipt of the same lab for a leaf that it left out is broken.
func TestReceipts_AreKept(t *testing.T) {
	l := newLab(t)
	in := l.intake()
	in.Promise = time.Hour
	artefact := []byte("a report that is not read")
	answers, err := in.Take(t.Context(), []intake.Artefact{{Bytes: artefact, Source: intake.FromCommand}})
	check(t, err)
	steps := l.steps(t, honest)
	l.run(t, steps, answers[0].VersionID)
	_, err = steps[len(steps)-1].Do(t.Context()) // publishes, if the run ended before that
	check(t, err)

	reader, err := chain.Read(t.Context(), l.node, l.trust, deploy.Finality{})
	check(t, err)
	defer reader.Close()
	receipt, err := evidence.ParseIntakeReceipt(answers[0].Receipt)
	check(t, err)
	block, err := reader.BlockAt(t.Context(), receipt.Received)
	check(t, err)
	_, err = l.trust.CheckIntakeReceipt(answers[0].Receipt, block)
	check(t, err)
	last, _ := reader.Final()
	for n := uint64(1); n <= last; n++ {
		header, err := l.client.HeaderByNumber(t.Context(), new(big.Int).SetUint64(n))
		check(t, err)
		at, err := reader.BlockAt(t.Context(), header.Time)
		check(t, err)
		before, err := reader.BlockAt(t.Context(), header.Time-1)
		check(t, err)
		if at != n || before >= n {
			t.Errorf("at the time of block %d: block %d; a second before: block %d", n, at, before)
		}
	}
	if at, err := reader.BlockAt(t.Context(), 1); err != nil || at != 0 {
		t.Errorf("before the chain began: block %d, %v", at, err)
	}
	stored, err := l.Version(t.Context(), answers[0].Record, 1)
	check(t, err)
	check(t, receipt.CheckArtefact(stored.Statement, artefact))

	omitted := receipt
	omitted.Leaf = common.Hash{0xee}
	if got := l.judge(t, reader, receipt, omitted); got[0] != promise.Kept || got[1] != promise.Open {
		t.Errorf("got %s before the deadline", got)
	}
	omitted.Received, omitted.Promise = omitted.Received-3600, 1
	if got := l.judge(t, reader, receipt, omitted); got[0] != promise.Kept || got[1] != promise.Broken {
		t.Errorf("got %s after the deadline", got)
	}
}

// judge judges receipts by the chain and the published tiles.
func (l *lab) judge(t *testing.T, reader *chain.Reader, receipts ...evidence.IntakeReceipt) (list []promise.Verdict) {
	t.Helper()
	anchored, err := reader.Anchored(t.Context(), l.member, l.log)
	check(t, err)
	var leaves []common.Hash
	for _, r := range receipts {
		leaves = append(leaves, r.Leaf)
	}
	_, now := reader.Final()
	log, err := promise.ReadLog(t.Context(), anchored, now, &tiles.Published{Base: l.tilesDir, Log: l.log}, leaves)
	check(t, err)
	for _, r := range receipts {
		list = append(list, log.Judge(r).Verdict)
	}
	return list
}
