package oracle

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// mined looks for each attempt in a block. What a node says of sending one of them (that it knows it, that its nonce is
// taken, that it offers too little) tells nothing of what became of the others.
func (o *Outbox) mined(ctx context.Context, t OutboxTx) (_ Tx, _ *Mined, unknown error) {
	for _, a := range t.Attempts {
		mined, err := o.Node.Mined(ctx, a.Hash)
		switch {
		case errors.Is(err, ErrIndexing):
			unknown = err // unless a block holds another
		case err != nil || mined != nil:
			return a.Tx, mined, err
		}
	}
	return Tx{}, nil, unknown
}

// offer hands the newest attempt to the node, again and again while no block holds any. A node that lost it has it back,
// and to others it is no news. When the attempt has waited long enough the price is raised; not where the node refuses it for
// another reason, which no price mends: then it is offered those before, which it may have lost and ask less of the account.
func (o *Outbox) offer(ctx context.Context, t OutboxTx, final uint64) (bool, error) {
	newest := t.Attempts[len(t.Attempts)-1]
	if err := o.checkNonce(ctx, t, final); err != nil {
		return false, err
	}
	if err := o.Node.Broadcast(ctx, newest.Raw); err != nil {
		return false, o.offerOlder(ctx, t, err)
	}
	switch {
	case t.State != TxSent:
		return true, o.Transactions.SetState(ctx, newest.Tx, TxSent, nil)
	case o.Raiser != nil && time.Since(newest.Signed) >= o.Patience:
		return o.raise(ctx, newest)
	}
	return false, nil
}

// offerOlder hands the node the attempts before the newest, the latest first, until it takes one. What it refused the newest for
// stands in the way all the same: no higher price can be offered.
func (o *Outbox) offerOlder(ctx context.Context, t OutboxTx, refused error) error {
	for i := len(t.Attempts) - 2; i >= 0; i-- {
		if o.Node.Broadcast(ctx, t.Attempts[i].Raw) == nil {
			return fmt.Errorf("%w; an attempt before it, at a lower price, is offered", refused)
		}
	}
	return refused
}

// raise signs the next attempt and keeps it. The next look sends it: not before its bytes are durable.
func (o *Outbox) raise(ctx context.Context, newest Attempt) (bool, error) {
	raised, err := o.Raiser.Raise(ctx, newest.Raw)
	if errors.Is(err, ErrPrice) {
		return false, fmt.Errorf("no block has taken it since %s, and %w", newest.Signed.UTC().Format(time.RFC3339), err)
	}
	if err != nil {
		return false, err
	}
	return true, o.Transactions.AddAttempt(ctx, raised)
}

// checkNonce says whether a transaction's nonce is still to be had. The node is asked for the nonce first and then for each
// attempt again, so that one which a block took in between is no reason to cry. Nor is a nonce that only blocks took which are
// not final: a reorganisation may give it back.
func (o *Outbox) checkNonce(ctx context.Context, t OutboxTx, final uint64) error {
	newest, err := o.Node.Nonce(ctx, o.Account)
	if err != nil || newest <= t.Nonce {
		return err
	}
	settled, err := o.Node.NonceAt(ctx, o.Account, final)
	if err != nil {
		return err
	}
	if _, mined, err := o.mined(ctx, t); err != nil || mined != nil {
		return err
	}
	if settled <= t.Nonce {
		return fmt.Errorf("nonce %d of account %s is taken in a block that is not final, and the node finds no transaction of "+
			"ours there: waiting until it is final", t.Nonce, o.Account)
	}
	return fmt.Errorf("%w: a transaction that is not in the journal took nonce %d of account %s; "+
		"nothing is sent until `oracle recover` has cleared that up", ErrForeign, t.Nonce, o.Account)
}
