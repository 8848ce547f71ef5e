package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	ucli "github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/indexer/attestor"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/indexer/tiles"
)

// stallAfter is how long nothing may go on in the process that writes. A call of a node takes a minute at most.
const stallAfter = 5 * time.Minute

func runCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "run",
		Usage: "follow the chain, mirror the labs' logs, and attest final blocks",
		Description: "Any number may run on one database: one writes, the others stand by.\n" +
			"A reorganisation deeper than finality ends it with exit code 1; `indexer rebuild` is the way on, once\n" +
			"it is known which chain is right.",
		Flags:  slices.Concat(storeFlags, chainFlags, []ucli.Flag{attestorFlag, keystoreFlag, passwordFlag}),
		Action: run,
	}
}

func run(c *ucli.Context) error {
	m, err := readMirror(c)
	if err != nil {
		return err
	}
	defer m.store.Close()
	source, err := m.source(c)
	if source != nil {
		defer source.Close()
	}
	signer, notSigner := openAttestor(c, m)
	if err := cli.All(err, notSigner); err != nil {
		return err
	}
	r := &runner{mirror: m, signer: signer, heads: make(chan struct{}, 1)}
	group, ctx := errgroup.WithContext(c.Context)
	front := &door{}
	if address := c.String(attestorFlag.Name); address != "" {
		mux := http.NewServeMux()
		mux.Handle("/", front)
		mux.Handle("GET /metrics", m.metrics.Handler())
		group.Go(func() error { return serve(ctx, address, mux) })
	}
	group.Go(func() error { return r.run(ctx, c, source, front) })
	return hinted(group.Wait())
}

// hinted adds what to do where following ended for good.
func hinted(err error) error {
	switch {
	case errors.Is(err, indexer.ErrFinality):
		return cli.Hint(err, "find out which chain is right; point --rpc-url at a node on it and run `indexer rebuild`")
	case errors.Is(err, indexer.ErrConflict):
		return cli.Hint(err, "ask the members that are named; go on without the attestor that is wrong (--attestors), or with a trust file "+
			"that counts it no more")
	case errors.Is(err, errTaught):
		return cli.Hint(err, "run `indexer rebuild` without --attestors: it checks every block with nodes of your own")
	}
	return err
}

// errTaught refuses to attest what others' attestations made final here.
var errTaught = errors.New("an attestor never trusts by attestations, and this mirror did")

// runner is a mirror at work, and the attestor on it.
type runner struct {
	*mirror
	signer   attestor.Signer // nil: nothing is attested
	requests requests
	heads    chan struct{} // a node told of a new block
}

// run works once the database is there, until the context ends.
func (r *runner) run(ctx context.Context, c *ucli.Context, source *chain.Source, front *door) error {
	if err := r.await(ctx, front); err != nil || ctx.Err() != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("/", api.NewAttestor(r.store, &r.requests, r.logger))
	mux.Handle("GET /readyz", r.metrics.Handler())
	front.open(mux)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return r.metrics.Watch(ctx, stallAfter) })
	group.Go(func() error { source.Watch(ctx, func() { wake(r.heads) }); return nil })
	if r.attested != nil {
		group.Go(func() error { r.attested.Run(ctx); return nil })
	}
	group.Go(func() error { return r.work(ctx, c, source) })
	r.logger.Info("what blocks are trusted for", "trust", source.Trust())
	return group.Wait()
}

// work takes the right to write whenever it is free and works until it is lost, or until something ends it for good.
func (r *runner) work(ctx context.Context, c *ucli.Context, source *chain.Source) error {
	isStandby := false
	for ctx.Err() == nil {
		writer, err := r.store.TryWriter(ctx, source.Trust())
		switch {
		case err != nil:
			r.logger.Warn("can't reach the database", "error", err)
		case writer == nil && !isStandby:
			r.metrics.Leads(false)
			r.logger.Info("standing by: another process writes this mirror")
		case writer != nil:
			r.metrics.Leads(true)
			r.logger.Info("following")
			follower := r.follower(c, source, writer)
			follower.Wake = r.heads
			err = r.workAs(ctx, writer, follower)
			if isForGood(err) {
				return r.alarm(ctx, err)
			}
			r.metrics.Leads(false)
			if err != nil {
				r.logger.Warn("starting over", "error", err)
			}
		}
		isStandby = err == nil && writer == nil
		select {
		case <-ctx.Done():
		case <-time.After(500 * time.Millisecond):
		}
	}
	return nil
}

// isForGood says whether what ended following would end it again.
func isForGood(err error) bool {
	return errors.Is(err, indexer.ErrFinality) || errors.Is(err, indexer.ErrGap) || errors.Is(err, indexer.ErrConflict) ||
		errors.Is(err, errTaught)
}

// alarm keeps a conflict of attestations in mind, also where a later run does not see it.
func (r *runner) alarm(ctx context.Context, err error) error {
	if !errors.Is(err, indexer.ErrConflict) {
		return err
	}
	_, failed := r.store.Alarm(context.WithoutCancel(ctx), "attestation-conflict", "attestors", err.Error())
	return errors.Join(err, failed)
}

// workAs follows, mirrors and attests as the one who writes.
func (r *runner) workAs(ctx context.Context, writer *postgres.Writer, follower *indexer.Follower) error {
	defer writer.Close()
	if r.signer != nil {
		if isTaught, err := r.store.IsAttested(ctx); err != nil || isTaught {
			return cmp.Or(err, errTaught)
		}
	}
	group, ctx := errgroup.WithContext(ctx)
	toMirror, toAttest := make(chan struct{}, 1), make(chan struct{}, 1)
	follower.Changed = func() { wake(toMirror); wake(toAttest) }
	group.Go(func() error { return follower.Run(ctx) })
	group.Go(func() error {
		mirror := &tiles.Mirror{Store: r.store, Poll: follower.Poll, Log: r.logger, Wake: toMirror}
		mirror.Run(ctx)
		return nil
	})
	if r.signer != nil {
		a := &attestor.Attestor{
			Store: r.store, Signer: r.signer, ChainID: r.deployment.ChainID, Genesis: r.deployment.Genesis,
			Poll: follower.Poll, Log: r.logger, Wake: toAttest,
		}
		r.requests.current.Store(a)
		defer r.requests.current.Store(nil)
		group.Go(func() error {
			a.Run(ctx)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return fmt.Errorf("follow the chain: %w", err)
	}
	return nil
}

// wake tells a loop that a look is worth while, unless it was told already.
func wake(loop chan<- struct{}) {
	select {
	case loop <- struct{}{}:
	default:
	}
}
