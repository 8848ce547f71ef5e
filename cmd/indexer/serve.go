package main

import (
	"slices"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/indexer/api"
)

func serveCommand() *ucli.Command {
	return &ucli.Command{
		Name:   "serve",
		Usage:  "answer questions about the mirror over HTTP",
		Flags:  slices.Concat(storeFlags, []ucli.Flag{listenFlag}),
		Action: runServe,
	}
}

func runServe(c *ucli.Context) error {
	m, err := openMirror(c)
	if err != nil {
		return err
	}
	defer m.store.Close()
	m.logger.Info("serving", "address", c.String(listenFlag.Name))
	return serve(c.Context, c.String(listenFlag.Name), api.New(m.store, m.logger))
}
