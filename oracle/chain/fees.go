package chain

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/oracle"
)

// Fees is what may be paid for a transaction, in wei for each gas. On a chain whose base fee is zero nothing is paid
// unless Tip says so; elsewhere the node suggests the tip, and the fee cap leaves room for the base fee to double.
type Fees struct {
	Max *big.Int // the most that a fee cap may be; nil for any
	Tip *big.Int // nil: nothing on a chain without fees, else what the node suggests
}

// raise is a price above another one. The pools of nodes take a transaction in the stead of one that they hold if both its
// tip and its fee cap are higher by a tenth (go-ethereum's --txpool.pricebump is 10 percent): here by a tenth and one wei.
func raise(wei *big.Int) *big.Int {
	tenth := new(big.Int).Div(wei, big.NewInt(10))
	return tenth.Add(tenth, wei).Add(tenth, big.NewInt(1))
}

// WithFees is the same chain for one who pays so much.
func (c *Chain) WithFees(f Fees) *Chain {
	other := *c
	other.fees = f
	return &other
}

// price is what a new transaction offers. It is an error where the base fee alone is more than may be paid: what is signed
// then would wait, and all behind it.
func (c *Chain) price(ctx context.Context) (tip, feeCap *big.Int, err error) {
	tip, base, err := c.market(ctx)
	if err != nil {
		return nil, nil, err
	}
	feeCap = new(big.Int).Add(tip, new(big.Int).Lsh(base, 1))
	limit := c.fees.Max
	if limit == nil || feeCap.Cmp(limit) <= 0 {
		return tip, feeCap, nil
	}
	if base.Cmp(limit) > 0 {
		return nil, nil, fmt.Errorf("the chain asks a base fee of %s wei for each gas, and at most %s may be paid: "+
			"waiting for it to fall", base, limit)
	}
	return least(tip, limit), limit, nil
}

// market is the tip to be offered now, and the newest block's base fee; zero and zero on a chain without fees.
func (c *Chain) market(ctx context.Context) (tip, base *big.Int, err error) {
	head, err := c.client.HeaderByNumber(ctx, nil)
	if err != nil {
		return nil, nil, fmt.Errorf("ask for the head: %w", err)
	}
	if base = head.BaseFee; base == nil {
		base = new(big.Int)
	}
	switch {
	case c.fees.Tip != nil:
		return c.fees.Tip, base, nil
	case base.Sign() == 0:
		return new(big.Int), base, nil
	}
	if tip, err = c.client.SuggestGasTipCap(ctx); err != nil {
		return nil, nil, fmt.Errorf("ask for the tip: %w", err)
	}
	return tip, base, nil
}

// Raiser signs an account's transactions again, at higher prices.
type Raiser struct {
	chain *Chain
	from  Signer
}

// Raiser raises the prices of what an account has sent.
func (c *Chain) Raiser(from Signer) *Raiser { return &Raiser{c, from} }

// Raise implements oracle.Raiser. The new price is that of a new transaction, and at least a tenth above the old one.
func (r *Raiser) Raise(ctx context.Context, raw []byte) (oracle.Tx, error) {
	var old types.Transaction
	if err := old.UnmarshalBinary(raw); err != nil {
		return oracle.Tx{}, fmt.Errorf("raise price: decode transaction: %w", err)
	}
	tip, base, err := r.chain.market(ctx)
	if err != nil {
		return oracle.Tx{}, fmt.Errorf("raise price: %w", err)
	}
	if base.Sign() == 0 && old.GasTipCap().Cmp(tip) >= 0 {
		return oracle.Tx{}, fmt.Errorf("%w: the chain asks no fee: does the node take transactions at a price of %s wei, "+
			"and pass them on to those that make blocks?", oracle.ErrPrice, old.GasTipCap())
	}
	feeCap := new(big.Int).Add(tip, new(big.Int).Lsh(base, 1))
	lowest := raise(old.GasFeeCap())
	tip, feeCap = most(tip, raise(old.GasTipCap())), most(feeCap, lowest)
	if limit := r.chain.fees.Max; limit != nil && feeCap.Cmp(limit) > 0 {
		if lowest.Cmp(limit) > 0 {
			return oracle.Tx{}, fmt.Errorf("%w: the next attempt would have to offer %s wei for each gas, and at most %s "+
				"may be paid (the base fee is %s): waiting for the base fee to fall", oracle.ErrPrice, lowest, limit, base)
		}
		feeCap = limit
	}
	return r.chain.signTx(r.from, &types.DynamicFeeTx{
		ChainID: r.chain.chainID, Nonce: old.Nonce(), GasTipCap: least(tip, feeCap), GasFeeCap: feeCap,
		Gas: old.Gas(), To: old.To(), Value: old.Value(), Data: old.Data(), AccessList: old.AccessList(),
	})
}

// signTx signs a transaction.
func (c *Chain) signTx(from Signer, tx *types.DynamicFeeTx) (oracle.Tx, error) {
	signed, err := from.SignTx(types.NewTx(tx), c.chainID)
	if err != nil {
		return oracle.Tx{}, fmt.Errorf("sign transaction: %w", err)
	}
	raw, err := signed.MarshalBinary()
	if err != nil {
		return oracle.Tx{}, fmt.Errorf("encode transaction: %w", err)
	}
	return oracle.Tx{Account: from.Address(), Nonce: tx.Nonce, Hash: signed.Hash(), Raw: raw}, nil
}

func most(a, b *big.Int) *big.Int {
	if a.Cmp(b) < 0 {
		return b
	}
	return a
}

func least(a, b *big.Int) *big.Int {
	if a.Cmp(b) > 0 {
		return b
	}
	return a
}
