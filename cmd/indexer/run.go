package main

import (
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
	m, err := openMirror(c)
	if err != nil {
		return err
	}
	defer m.store.Close()
	source, nodes, err := m.source(c)
	if err != nil {
		return err
	}
	defer source.Close()
	signer, err := openAttestor(c, m)
	if err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(c.Context)
	if address := c.String(attestorFlag.Name); address != "" {
		mux := http.NewServeMux()
		mux.Handle("/", api.NewAttestor(m.store, m.logger))
		mux.Handle("GET /metrics", m.metrics.Handler())
		mux.Handle("GET /readyz", m.metrics.Handler())
		group.Go(func() error { return serve(ctx, address, mux) })
	}
	group.Go(func() error { return m.metrics.Watch(ctx, stallAfter) })
	heads := make(chan struct{}, 1)
	group.Go(func() error { source.Watch(ctx, func() { wake(heads) }); return nil })
	group.Go(func() error { return m.work(ctx, c, source, len(nodes), heads, signer) })
	if len(nodes) == 1 {
		m.logger.Info("one node is asked: the mirror is consistent with that node's chain, no more is proven")
	}
	err = group.Wait()
	if errors.Is(err, indexer.ErrFinality) {
		return cli.Hint(err, "find out which chain is right; point --rpc-url at a node on it and run `indexer rebuild`")
	}
	return err
}

// work takes the right to write whenever it is free and works until it is lost, or until something ends it for good.
func (m *mirror) work(
	ctx context.Context, c *ucli.Context, source *chain.Source, nodes int, heads <-chan struct{}, signer attestor.Signer,
) error {
	isStandby := false
	for ctx.Err() == nil {
		writer, err := m.store.TryWriter(ctx, nodes)
		switch {
		case err != nil:
			m.logger.Warn("can't reach the database", "error", err)
		case writer == nil && !isStandby:
			m.metrics.Leads(false)
			m.logger.Info("standing by: another process writes this mirror")
		case writer != nil:
			m.metrics.Leads(true)
			m.logger.Info("following")
			follower := m.follower(c, source, writer)
			follower.Wake = heads
			err = m.workAs(ctx, writer, follower, signer)
			if errors.Is(err, indexer.ErrFinality) || errors.Is(err, indexer.ErrGap) {
				return err
			}
			m.metrics.Leads(false)
			if err != nil {
				m.logger.Warn("starting over", "error", err)
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

// workAs follows, mirrors and attests as the one who writes.
func (m *mirror) workAs(
	ctx context.Context, writer *postgres.Writer, follower *indexer.Follower, signer attestor.Signer,
) error {
	defer writer.Close()
	group, ctx := errgroup.WithContext(ctx)
	toMirror, toAttest := make(chan struct{}, 1), make(chan struct{}, 1)
	follower.Changed = func() { wake(toMirror); wake(toAttest) }
	group.Go(func() error { return follower.Run(ctx) })
	group.Go(func() error {
		mirror := &tiles.Mirror{Store: m.store, Poll: follower.Poll, Log: m.logger, Wake: toMirror}
		mirror.Run(ctx)
		return nil
	})
	if signer != nil {
		group.Go(func() error {
			a := &attestor.Attestor{
				Store: m.store, Signer: signer, ChainID: m.deployment.ChainID, Genesis: m.deployment.Genesis,
				Poll: follower.Poll, Log: m.logger, Wake: toAttest,
			}
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
