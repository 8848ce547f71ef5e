package oracle_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle"
)

// starting is a node that has not indexed its blocks yet.
type starting struct{ oracle.Node }

func (starting) Mined(context.Context, common.Hash) (*oracle.Mined, error) {
	return nil, fmt.Errorf("ask for receipt: %w", oracle.ErrIndexing)
}

// TestSend_Indexing: a node that finds no receipts yet is no reason to believe that somebody else took the nonce, nor to hold
// back what no block can hold.
func TestSend_Indexing(t *testing.T) {
	m := newMarket(t)
	id := m.take(t, 0, 1)[0]
	start := func(n oracle.Node) oracle.Node { return starting{n} }
	check(t, m.look(t, start)) // logs and stages it
	check(t, m.look(t, start)) // sends it
	m.mine(t, 1)
	err := m.look(t, start)
	if !errors.Is(err, oracle.ErrIndexing) || errors.Is(err, oracle.ErrForeign) {
		t.Errorf("got %v, want word that the node is indexing, and no alarm", err)
	}
	m.settle(t, id, 0)
}

// TestSend_ForeignNotFinal: that somebody else took a nonce is an alarm when the block that says so is final.
func TestSend_ForeignNotFinal(t *testing.T) {
	m := newMarket(t)
	var err error
	m.finality, err = deploy.ParseFinality("depth:2")
	check(t, err)
	m.take(t, 0, 1)
	check(t, m.look(t, deaf))
	m.ask(t, nil, "evm_setAutomine", true)
	m.sendForeign(t)
	m.ask(t, nil, "evm_setAutomine", false)
	if err := m.look(t, honest); errors.Is(err, oracle.ErrForeign) || err == nil || !strings.Contains(err.Error(), "not final") {
		t.Errorf("got %v, want word that the block is not final", err)
	}
	m.mine(t, 1)
	m.mine(t, 1)
	if err := m.look(t, honest); !errors.Is(err, oracle.ErrForeign) {
		t.Errorf("the block is final: got %v, want the alarm", err)
	}
}
