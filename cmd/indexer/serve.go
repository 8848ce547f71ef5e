package main

import (
	"slices"
	"strings"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/indexer/chain"
)

func serveCommand() *ucli.Command {
	return &ucli.Command{
		Name:   "serve",
		Usage:  "answer questions about the mirror over HTTP",
		Flags:  slices.Concat(storeFlags, []ucli.Flag{listenFlag, proverFlag}),
		Action: runServe,
	}
}

func runServe(c *ucli.Context) error {
	m, err := openMirror(c)
	if err != nil {
		return err
	}
	defer m.store.Close()
	config := api.Config{Mirror: m.store, Log: m.logger}
	if urls := c.String(proverFlag.Name); urls != "" {
		nodes, err := chain.New(chain.Config{URLs: strings.Split(urls, ","), Deployment: m.deployment})
		if err != nil {
			return cli.Usage("%w", err)
		}
		defer nodes.Close()
		config.Prover = nodes
	}
	m.logger.Info("serving", "address", c.String(listenFlag.Name))
	return serve(c.Context, c.String(listenFlag.Name), api.New(config))
}
