package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
)

// relayer sends what patients signed, from the lab's relayer account.
type relayer struct {
	*lab
	evm      *chain.Chain
	registry *chain.ConsentRegistry
	account  keys.Account
	outbox   *oracle.Outbox
	interval time.Duration
}

func (l *lab) relayer(ctx context.Context, n node) (*relayer, error) {
	account, err := l.folder.Account(keys.Relayer)
	if err != nil {
		return nil, err
	}
	evm, err := n.dial(ctx)
	if err != nil {
		return nil, err
	}
	return &relayer{
		lab: l, evm: evm, registry: evm.ConsentRegistry(account), account: account, interval: n.interval,
		outbox: l.outbox(evm, n, account),
	}, nil
}

// deadline is when a signature made now loses its force.
func (r *relayer) deadline(ctx context.Context) (uint64, error) {
	now, err := r.evm.Time(ctx)
	return max(now, uint64(time.Now().Unix())) + 3600, err
}

// relay makes one transaction, stages it, and sends it until it is final. What an earlier run left behind goes first.
func (r *relayer) relay(
	ctx context.Context, timeout time.Duration,
	sign func(nonce uint64) (oracle.Tx, error), stage func(oracle.Tx) error,
) (oracle.Tx, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, timeout, errPending)
	defer cancel()
	tx, err := r.relayLocked(ctx, sign, stage)
	if err != nil && errors.Is(context.Cause(ctx), errPending) {
		err = &cli.Error{
			Code: cli.ExitPending,
			Err:  fmt.Errorf("not final in time: %w", err),
			Hint: "what was staged is sent by the next consent command",
		}
	}
	return tx, err
}

func (r *relayer) relayLocked(
	ctx context.Context, sign func(nonce uint64) (oracle.Tx, error), stage func(oracle.Tx) error,
) (tx oracle.Tx, err error) {
	lock, err := r.journal.TryLock(ctx, r.account.Address())
	for err == nil && lock == nil {
		if err = sleep(ctx, r.interval); err == nil {
			lock, err = r.journal.TryLock(ctx, r.account.Address())
		}
	}
	if err != nil {
		return tx, err
	}
	defer lock.Release()
	if err := r.flush(ctx); err != nil {
		return tx, err
	}
	nonce, err := r.outbox.Nonce(ctx)
	if err != nil {
		return tx, err
	}
	if tx, err = sign(nonce); err != nil {
		return tx, err
	}
	if err := stage(tx); err != nil {
		return tx, err
	}
	if err := r.flush(ctx); err != nil {
		return tx, err
	}
	tx.Hash, err = r.journal.HashOf(ctx, tx) // its price may have been raised
	return tx, err
}

// flush sends the outbox until everything in it is final.
func (r *relayer) flush(ctx context.Context) error {
	for {
		_, err := r.outbox.Advance(ctx)
		if err != nil && !errors.Is(err, oracle.ErrPrice) { // at its bound it waits
			return err
		}
		open, err := r.journal.Open(ctx, r.account.Address())
		if err != nil || len(open) == 0 {
			return err
		}
		if err := sleep(ctx, r.interval); err != nil {
			return err
		}
	}
}
