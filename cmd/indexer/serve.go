package main

import (
	"os"
	"runtime/debug"
	"slices"
	"strings"

	ucli "github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/feed"
	"github.com/labseal/labseal/indexer/metrics"
)

func serveCommand() *ucli.Command {
	return &ucli.Command{
		Name:   "serve",
		Usage:  "answer questions about the mirror over HTTP, and tell of news",
		Flags:  slices.Concat(storeFlags, []ucli.Flag{listenFlag, metricsFlag, proverFlag, webhooksFlag}, accessFlags),
		Action: runServe,
	}
}

func runServe(c *ucli.Context) error {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(api.GCPercent)
	}
	m, err := readMirror(c)
	if err != nil {
		return err
	}
	defer m.store.Close()
	figures := metrics.NewServing()
	guard, callers, isServed, err := m.openGuard(c)
	if err != nil {
		return err
	}
	guard.Limits.OnLimit = figures.Limited
	events := feed.New(m.store, m.logger)
	events.Observer = figures
	teller, err := m.openTeller(c, guard, events)
	if err != nil {
		return err
	}
	config := api.Config{Log: m.logger}
	if urls := c.String(proverFlag.Name); urls != "" {
		nodes, err := chain.New(chain.Config{URLs: strings.Split(urls, ","), Deployment: m.deployment})
		if err != nil {
			return cli.Usage("%w", err)
		}
		defer nodes.Close()
		config.Prover = nodes
	}
	front := &door{}
	group, ctx := errgroup.WithContext(c.Context)
	group.Go(func() error { return serve(ctx, c.String(listenFlag.Name), figures.Timed(front)) })
	if address := c.String(metricsFlag.Name); address != "" {
		group.Go(func() error { return serve(ctx, address, figures.Handler()) })
	}
	group.Go(func() error {
		if err := m.await(ctx, front); err != nil || ctx.Err() != nil {
			return err
		}
		front.open(m.guarded(config, guard, events, callers, isServed))
		m.logger.Info("serving", "address", c.String(listenFlag.Name))
		group, ctx := errgroup.WithContext(ctx)
		group.Go(func() error { return events.Run(ctx) })
		if teller != nil {
			teller.Observer = figures
			group.Go(func() error { return teller.Run(ctx) })
		}
		return group.Wait()
	})
	return group.Wait()
}
