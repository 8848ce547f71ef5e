package oracle_test

import (
	"context"
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/oracle"
)

// withholding holds back what an account has signed.
type withholding struct {
	oracle.Node
	account common.Address
}

func (w withholding) Broadcast(ctx context.Context, raw []byte) error {
	tx := new(types.Transaction)
	if err := tx.UnmarshalBinary(raw); err != nil {
		return err
	}
	if from, err := types.Sender(types.LatestSignerForChainID(tx.ChainId()), tx); err != nil || from == w.account {
		return err
	}
	return w.Node.Broadcast(ctx, raw)
}

// TestFormerSequencer: the key of a sequencer is gone while a checkpoint of its account is open, and no node has that any more.
// The next sequencer anchors what the checkpoint was to anchor, and brings it to its end.
func TestFormerSequencer(t *testing.T) {
	next := newAccount(t)
	m := market{newAnvilLabOf(t, func(member *bindings.IConsortiumNewMember) {
		member.Accounts = append(member.Accounts, bindings.IConsortiumAccount{Account: next.Address(), Purpose: bindings.PurposeSequencer})
	})}
	m.ask(t, nil, "evm_setAutomine", false)
	m.ask(t, nil, "anvil_setBalance", next.Address(), "0x56bc75e2d63100000")
	m.fees.Tip = big.NewInt(params.GWei)
	m.mine(t, 1)
	id := m.send(t, 0)
	former := m.sequencer
	m.ask(t, nil, "anvil_dropTransaction", m.attempts(t)[0].Hash())

	m.sequencer = next
	more := m.take(t, 1, 4)
	withhold := func(n oracle.Node) oracle.Node { return withholding{n, former.Address()} }
	for range 6 {
		check(t, m.look(t, withhold))
		m.mine(t, 1)
	}
	for _, id := range append(more, id) {
		if state := m.state(t, id); state != oracle.Attested {
			t.Errorf("a version that the next sequencer anchored is %s", state)
		}
	}
	progress, err := m.Progress(t.Context(), []oracle.VersionID{id})
	check(t, err)
	m.verify(t, progress[0], record(0))

	check(t, m.look(t, honest))
	m.mine(t, 1)
	if err := m.look(t, honest); err == nil || !strings.Contains(err.Error(), "the contract refuses: ") {
		t.Errorf("the former sequencer's checkpoint is refused, and the word of it is %v", err)
	}
	open, err := m.Open(t.Context(), former.Address())
	check(t, err)
	if len(open) > 0 {
		t.Errorf("it is still %s", open[0].State)
	}
}
