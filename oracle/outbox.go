package oracle

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/internal/deploy"
)

// Node is an EVM node, as far as sending goes.
type Node interface {
	// Nonce is how many transactions of the account the newest block knows.
	Nonce(ctx context.Context, account common.Address) (uint64, error)
	// NonceAt is how many a block knows.
	NonceAt(ctx context.Context, account common.Address, block uint64) (uint64, error)
	// Broadcast hands signed bytes to the node. That it knows them already, or another attempt, or wants a higher price is no
	// error.
	Broadcast(ctx context.Context, raw []byte) error
	// Mined says what became of a transaction; nil while no block holds it, and an error that wraps ErrIndexing where the node
	// can't tell yet.
	Mined(ctx context.Context, hash common.Hash) (*Mined, error)
	// Head is the number of the newest block, Finalized that of the block with the finalized tag.
	Head(ctx context.Context) (uint64, error)
	Finalized(ctx context.Context) (uint64, error)
}

// Transactions is where the outbox lies.
type Transactions interface {
	NextNonce(ctx context.Context, account common.Address) (nonce uint64, ok bool, err error)
	Open(ctx context.Context, account common.Address) ([]OutboxTx, error)
	// Formers are the accounts of former sequencers that have open transactions.
	Formers(ctx context.Context, account common.Address) ([]common.Address, error)
	// AddAttempt keeps further bytes for a nonce. They are durable when it returns.
	AddAttempt(ctx context.Context, tx Tx) error
	// SetState moves a transaction; tx is the attempt that a block holds, where one does.
	SetState(ctx context.Context, tx Tx, state TxState, mined *Mined) error
}

// Raiser signs a transaction again: the same nonce and payload at a higher price, which nodes take in its stead. It answers
// an error that wraps ErrPrice where the price can't rise any further.
type Raiser interface {
	Raise(ctx context.Context, raw []byte) (Tx, error)
}

// ErrPrice means that a transaction can't be offered at a higher price.
var ErrPrice = errors.New("its price can't rise")

// ErrIndexing means that a node does not find transactions yet which its blocks hold: it has just started.
var ErrIndexing = errors.New("the node is indexing its blocks")

// Outbox sends what is staged for one account. A transaction is always sent as bytes that the journal holds, so that
// sending again, in whatever process, can't double it.
type Outbox struct {
	Account      common.Address
	Transactions Transactions
	Node         Node
	Finality     deploy.Finality
	Raiser       Raiser        // nil: no price is ever raised
	Patience     time.Duration // how long an attempt may wait for a block until the price is raised
}

// Nonce is the nonce for the next transaction: the journal says, and the node only where the journal has none. A node
// that knows more transactions of the account than the journal is an error: somebody else holds our key.
func (o *Outbox) Nonce(ctx context.Context) (uint64, error) {
	chain, err := o.Node.Nonce(ctx, o.Account)
	if err != nil {
		return 0, err
	}
	next, ok, err := o.Transactions.NextNonce(ctx, o.Account)
	if err != nil {
		return 0, err
	}
	if !ok {
		return chain, nil
	}
	if chain > next {
		return 0, fmt.Errorf("%w: the chain knows %d transactions of account %s, the journal %d; "+
			"nothing is sent until `oracle recover` has cleared that up", ErrForeign, chain, o.Account, next)
	}
	return next, nil
}

// Unconfirmed says whether a transaction is still on its way into a block.
func (o *Outbox) Unconfirmed(ctx context.Context) (bool, error) {
	open, err := o.Transactions.Open(ctx, o.Account)
	for _, t := range open {
		if t.State != TxConfirmed {
			return true, err
		}
	}
	return false, err
}

// Send brings what is in the outbox into blocks and to finality.
func Send(o *Outbox) Step {
	return Step{"send transactions", o.Advance}
}

// SendFormer brings to an end what the accounts of former sequencers left open. That needs no key: it is signed. No price is
// raised. That somebody else sends with such a key is no alarm: for that it was given up.
func SendFormer(o *Outbox) Step {
	return Step{"end former sequencers' transactions", func(ctx context.Context) (changed bool, err error) {
		accounts, err := o.Transactions.Formers(ctx, o.Account)
		for _, account := range accounts {
			former := &Outbox{Account: account, Transactions: o.Transactions, Node: o.Node, Finality: o.Finality}
			did, formerErr := former.Advance(ctx)
			if formerErr != nil {
				formerErr = fmt.Errorf("account %s: %s", account, formerErr.Error()) // whatever it wraps, it is no alarm
			}
			changed, err = changed || did, errors.Join(err, formerErr)
		}
		return changed, err
	}}
}

// Advance looks at every open transaction once, by nonce.
func (o *Outbox) Advance(ctx context.Context) (bool, error) {
	open, err := o.Transactions.Open(ctx, o.Account)
	if err != nil || len(open) == 0 {
		return false, err
	}
	head, err := o.Node.Head(ctx)
	if err != nil {
		return false, err
	}
	final, err := o.Finality.Final(head, func() (uint64, error) { return o.Node.Finalized(ctx) })
	if err != nil {
		return false, err
	}
	changed := false
	for _, t := range open {
		did, err := o.advance(ctx, t, final)
		if err != nil {
			return changed, fmt.Errorf("transaction %s: %w", t.Hash, err)
		}
		changed = changed || did
	}
	return changed, nil
}

func (o *Outbox) advance(ctx context.Context, t OutboxTx, final uint64) (bool, error) {
	tx, mined, err := o.mined(ctx, t)
	if err != nil && !errors.Is(err, ErrIndexing) { // its nonce tells then whether a block may hold it
		return false, err
	}
	switch {
	case mined == nil: // not in a block, or its block was reorganised away
		return o.offer(ctx, t, final)
	case !mined.Succeeded && mined.Number <= final:
		return true, errors.Join(
			o.Transactions.SetState(ctx, tx, TxReverted, mined),
			fmt.Errorf("reverted in block %d: %s", mined.Number, mined.Reason),
		)
	case !mined.Succeeded: // a reorganisation may still change that
		return false, nil
	case mined.Number <= final:
		return true, o.Transactions.SetState(ctx, tx, TxFinal, mined)
	case t.State == TxConfirmed && t.Mined.Block == mined.Block && t.Hash == tx.Hash:
		return false, nil
	default:
		return true, o.Transactions.SetState(ctx, tx, TxConfirmed, mined)
	}
}

func errNodeBehind(chain, journal uint64) error {
	return fmt.Errorf("the node holds a checkpoint of %d entries, the journal one of %d: "+
		"the node lags or its chain was reorganised; waiting for it", chain, journal)
}
