package main

import (
	"fmt"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
)

func revokeCommand() *ucli.Command {
	return &ucli.Command{
		Name: "revoke", Usage: "end all tokens of a client (its id) or an account (its address), at once", ArgsUsage: "SUBJECT",
		Description: "It can get new ones: strike a client from the --access file and start `indexer serve` again; an account is\n" +
			"switched off by its member or by vote. Tokens of OpenID providers are theirs to end.",
		Flags: storeFlags, Action: runRevoke,
	}
}

func runRevoke(c *ucli.Context) error {
	if c.NArg() != 1 || c.Args().First() == "" {
		return cli.Usage("want the id of one client, or the address of one account")
	}
	m, err := openMirror(c)
	if err != nil {
		return err
	}
	defer m.store.Close()
	n, err := m.store.DropTokensOf(c.Context, c.Args().First())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "%d tokens ended\n", n)
	return err
}
