package main

import (
	"context"
	"crypto"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/tiles"
)

// connecting names the obstacle of a node that can't be reached or is on another chain.
const connecting = "connect to the chain"

// storePace is how often the store is given what has come in: seldom enough that its syncing of files does not keep the
// journal's waiting, and answers with it.
const storePace = time.Second

// anchoringKeys are the keys that anchoring needs.
type anchoringKeys struct {
	sequencer keys.Account
	log       crypto.Signer
}

func (l *lab) anchoringKeys() (k anchoringKeys, _ error) {
	var errs [2]error
	k.sequencer, errs[0] = l.folder.Account(keys.Sequencer)
	k.log, errs[1] = l.folder.Log()
	return k, cli.All(errs[:]...)
}

// anchor does the anchorer's work whenever no other process does it, until the context ends. Whoever holds the
// sender's lock works; the others wait for their turn.
func (l *lab) anchor(ctx context.Context, n node, k anchoringKeys) error {
	for ctx.Err() == nil {
		lock, err := l.journal.TryLock(ctx, k.sequencer.Address())
		if err == nil && lock != nil {
			err = l.anchorLocked(ctx, n, lock, k)
			if releaseErr := lock.Release(); err == nil {
				err = releaseErr
			}
		}
		if err != nil && ctx.Err() == nil {
			l.logger.Warn("anchoring pauses", "reason", err)
		}
		if err := sleep(ctx, time.Second); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// anchorLocked does the work until the lock is lost. What needs no node is done beside the rest: a node that is down or hangs keeps
// nothing from the log or from the store, and a slow store holds up no checkpoint.
func (l *lab) anchorLocked(ctx context.Context, n node, lock *journal.Lock, k anchoringKeys) error {
	l.logger.Debug("this process anchors", "account", k.sequencer.Address())
	group, ctx := errgroup.WithContext(ctx)
	for _, a := range []*oracle.Anchorer{
		{Rest: l.journal, Pace: n.interval, Steps: []oracle.Step{oracle.Sequence(l.journal)}},
		{Pace: storePace, Steps: []oracle.Step{oracle.MoveBodies(l.journal, l.store)}},
		{Pace: storePace, Steps: []oracle.Step{oracle.CopyEntries(l.log, l.journal, l.keyring, l.store)}},
	} {
		a.Obstacles, a.Lock, a.Interval, a.Log = l.journal, lock, n.interval, l.logger
		group.Go(func() error { return a.Run(ctx) })
	}
	group.Go(func() error {
		evm, err := l.connect(ctx, n)
		if err != nil {
			return err
		}
		defer evm.Close()
		return l.anchorOn(ctx, evm, n, lock, k)
	})
	return group.Wait()
}

// anchorOn does what needs the node.
func (l *lab) anchorOn(ctx context.Context, evm *chain.Chain, n node, lock *journal.Lock, k anchoringKeys) error {
	ledger := evm.ResultLog(l.member, l.log, k.sequencer)
	disclosures := evm.DisclosureLog(l.member, k.sequencer)
	attestors := chain.NewAttestors(n.attestors)
	outbox := l.outbox(evm, n, k.sequencer)
	a := &oracle.Anchorer{
		Obstacles: l.journal, Lock: lock, Rest: l.journal, Interval: n.interval, Pace: n.interval, Log: l.logger,
		Steps: []oracle.Step{
			oracle.Send(outbox),
			oracle.SendFormer(outbox),
			oracle.AnnounceEmergencies(l.journal, disclosures, outbox),
			oracle.Prove(l.journal, ledger),
			oracle.Attest(l.journal, attestors, l.trust),
			oracle.ProveDisclosures(l.journal, disclosures, attestors, l.trust),
			// Before the checkpoints, which on a busy day leave no moment without a transaction.
			oracle.AnchorDisclosures(l.member, l.journal, disclosures, outbox, n.disclosures, time.Now),
			oracle.Checkpoint(l.journal, ledger, outbox, n.cadence),
		},
	}
	if n.tilesDir != "" {
		publisher := &tiles.Publisher{Dir: n.tilesDir, Member: l.member, Log: l.log, Key: k.log, Logger: l.logger}
		if n.bundles {
			publisher.Entries = l.journal
		}
		a.Steps = append(a.Steps, oracle.Publish(l.journal, publisher))
	} else {
		a.Lacks = []string{oracle.Publishing}
	}
	return a.Run(ctx)
}

// dialTimeout is how long a node may keep us waiting before that is told.
const dialTimeout = 30 * time.Second

// connect reaches the node, again and again until it is there.
func (l *lab) connect(ctx context.Context, n node) (*chain.Chain, error) {
	for told := ""; ; {
		evm, err := l.reach(ctx, n)
		if err == nil {
			return evm, nil
		}
		if reason := err.Error(); reason != told && ctx.Err() == nil {
			l.logger.Warn("anchoring waits", "reason", reason)
			told = reason
		}
		if err := sleep(ctx, time.Second); err != nil {
			return nil, err
		}
	}
}

// reach tries once to connect to the node; that it can't is an obstacle that others see.
func (l *lab) reach(ctx context.Context, n node) (*chain.Chain, error) {
	limited, cancel := context.WithTimeout(ctx, dialTimeout)
	defer cancel()
	evm, err := n.dial(limited)
	reason := ""
	if err != nil {
		reason = err.Error()
	}
	if noteErr := l.journal.SetObstacle(ctx, connecting, reason, false); err == nil && noteErr != nil {
		evm.Close()
		err = noteErr
	}
	return evm, err
}
