package chain_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"github.com/labseal/labseal/oracle/chain"
)

// TestRaiser raises a price just so far that go-ethereum's pool takes the transaction in the stead of the one it holds,
// whatever that offered. One wei less is not enough.
func TestRaiser(t *testing.T) {
	c := newConsortium(t)
	from := signer{c.members[0].governor}
	chainID := new(big.Int).SetUint64(c.deployment.ChainID)
	send := func(tx *types.Transaction) error { return c.node.Client().SendTransaction(t.Context(), tx) }
	sign := func(nonce uint64, tip, feeCap *big.Int) *types.Transaction {
		tx, err := from.SignTx(types.NewTx(&types.DynamicFeeTx{
			ChainID: chainID, Nonce: nonce, GasTipCap: tip, GasFeeCap: feeCap, Gas: 30_000, To: &common.Address{1}, Data: []byte{7},
		}), chainID)
		check(t, err)
		return tx
	}
	for i, wei := range []int64{1, 9, 10, 11, 99, params.GWei, params.GWei + 1} {
		nonce := uint64(1000 + i) // behind a gap, so that it stays in the pool
		old := sign(nonce, big.NewInt(wei), big.NewInt(3*wei))
		check(t, send(old))
		raw, err := old.MarshalBinary()
		check(t, err)
		raised, err := c.WithFees(chain.Fees{Tip: big.NewInt(wei + 1)}).Raiser(from).Raise(t.Context(), raw)
		check(t, err)
		tx := new(types.Transaction)
		check(t, tx.UnmarshalBinary(raised.Raw))
		if tx.Nonce() != nonce || raised.Nonce != nonce || tx.Gas() != old.Gas() || string(tx.Data()) != string(old.Data()) {
			t.Errorf("a transaction of %d wei became another one: %+v", wei, tx)
		}
		tenth := new(big.Int).Div(new(big.Int).Mul(old.GasFeeCap(), big.NewInt(11)), big.NewInt(10))
		less := sign(nonce, tx.GasTipCap(), new(big.Int).Sub(tenth, big.NewInt(1)))
		if err := send(less); err == nil || !strings.Contains(err.Error(), "underpriced") {
			t.Errorf("the pool takes a rise from %s to %s wei: %v", old.GasFeeCap(), less.GasFeeCap(), err)
		}
		if err := send(tx); err != nil {
			t.Errorf("the pool does not take %s and %s wei for %s and %s: %v",
				tx.GasTipCap(), tx.GasFeeCap(), old.GasTipCap(), old.GasFeeCap(), err)
		}
	}
}
