package oracle_test

import (
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/projection"
)

// TestRevert: a revert ends a transaction, never a version. What a reverted checkpoint was to anchor, and what a reverted
// transaction was to amend, is in the next one.
func TestRevert(t *testing.T) {
	m := newMarket(t)
	id := m.send(t, 0)
	m.revert(t)
	if state := m.state(t, id); state != oracle.Logged {
		t.Errorf("its transaction was reverted, and it is %s", state)
	}
	m.settle(t, id, 0)

	before, err := m.Version(t.Context(), id.Record, 1)
	check(t, err)
	corrected, err := m.intake().Correct(t.Context(), id.Record, evidence.ReasonCorrected, record(1), projection.TypeAny)
	check(t, err)
	for range 20 { // until the amendment is on its way
		m.mine(t, 1)
		_ = m.look(t, honest)
		open, err := m.Open(t.Context(), m.sequencer.Address())
		check(t, err)
		if len(open) == 1 && open[0].Kind == oracle.TxAmend {
			break
		}
	}
	check(t, m.look(t, honest))
	m.revert(t)
	if got := m.amendment(t, before.Handle); got != evidence.ReasonNone {
		t.Fatalf("a reverted transaction amended: %s", got)
	}
	m.settle(t, corrected.VersionID, 1)
	m.amendedOnChain(t, before.Handle, evidence.ReasonCorrected)

	db, err := sqlx.Connect("postgres", m.url)
	check(t, err)
	defer db.Close()
	var reverted []struct{ Kind, State, Reason string }
	check(t, db.Select(&reverted, `select kind, state, reason from transactions where state <> 'final' order by nonce`))
	const bare = "the contract refused it, and gives no reason that is known here"
	want := []struct{ Kind, State, Reason string }{{"checkpoint", "reverted", bare}, {"amend", "reverted", bare}}
	if len(reverted) != 2 || reverted[0] != want[0] || reverted[1] != want[1] {
		t.Errorf("the outbox has %+v, want %+v", reverted, want)
	}
	alerts, err := m.Alerts(t.Context(), 10)
	check(t, err)
	var told []string
	for _, a := range alerts {
		if a.Record == "" {
			told = append(told, a.Alert)
		}
	}
	if len(told) != 2 || !strings.Contains(told[0], "(amend) was reverted in block") || !strings.Contains(told[1], "(checkpoint) was reverted") {
		t.Errorf("alerts that stay: %q", told)
	}
}

// revert makes a block in which the contract reverts whatever it is asked, and looks at it.
func (m market) revert(t *testing.T) {
	t.Helper()
	contract := m.deployment.ResultLog.Address
	code, err := m.client.CodeAt(t.Context(), contract, nil)
	check(t, err)
	steps := m.steps(t, honest)[:2]                                           // no further than the sender: others ask the contract
	m.ask(t, nil, "anvil_setCode", contract, hexutil.Bytes{0x5f, 0x5f, 0xfd}) // push0 push0 revert
	m.mine(t, 1)
	for _, step := range steps {
		if _, err := step.Do(t.Context()); err != nil && !strings.Contains(err.Error(), "reverted in block") {
			t.Error(err)
		}
	}
	m.ask(t, nil, "anvil_setCode", contract, hexutil.Bytes(code))
}

// TestRevert_OutOfGas: that the gas was too little is told apart from a refusal.
func TestRevert_OutOfGas(t *testing.T) {
	m := newMarket(t)
	m.take(t, 0, 1)
	check(t, m.look(t, deaf)) // logs and stages it
	staged := m.attempts(t)[0]
	poor, err := m.sequencer.SignTx(types.NewTx(&types.DynamicFeeTx{
		ChainID: staged.ChainId(), Nonce: staged.Nonce(), GasTipCap: staged.GasTipCap(), GasFeeCap: staged.GasFeeCap(),
		Gas: staged.Gas() / 2, To: staged.To(), Data: staged.Data(),
	}), staged.ChainId())
	check(t, err)
	check(t, m.client.SendTransaction(t.Context(), poor))
	m.mine(t, 1)
	evm, err := chain.Dial(t.Context(), m.node, m.deployment)
	check(t, err)
	defer evm.Close()
	mined, err := evm.Mined(t.Context(), poor.Hash())
	check(t, err)
	if mined == nil || mined.Succeeded || !strings.Contains(mined.Reason, "ran out of gas") {
		t.Errorf("got %+v, want that it ran out of gas", mined)
	}
}
