package main

import (
	"encoding/json"
	"fmt"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

func fsckCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "fsck",
		Usage: "compare the store of sealed bodies with the journal, and read every body",
		Description: "Needs no keys: a body is known by its address, the SHA-256 of its bytes; a *.pack holds several. Changes nothing,\n" +
			"and may run while the oracle works. One line for each object with a trouble: lost, damaged, extra (no version\n" +
			"names it), strange (no body by its name; a *.tmp is what a crash left).\n" +
			"Exit code 0: all is well; 1: there is trouble; 2: the call was wrong.",
		Flags:  []ucli.Flag{jsonFlag, memberFlag, logFlag, databaseFlag, vaultFlag},
		Action: runFsck,
	}
}

func runFsck(c *ucli.Context) error {
	l := &lab{}
	var errs [4]error
	l.member, errs[0] = parseHash(memberFlag.Name, c.String(memberFlag.Name))
	l.log, errs[1] = parseHash(logFlag.Name, c.String(logFlag.Name))
	l.store, errs[2] = vault.OpenStore(c.Context, c.String(vaultFlag.Name))
	if errs[0] == nil && errs[1] == nil {
		l.journal, errs[3] = journal.Open(c.Context, c.String(databaseFlag.Name), l.member, l.log)
	}
	defer l.Close()
	if err := cli.All(errs[:]...); err != nil {
		return err
	}
	asJSON, troubles := c.Bool(jsonFlag.Name), map[vault.Trouble]int{}
	checked, err := l.store.Fsck(c.Context, l.journal, func(f vault.Finding) error {
		troubles[f.Trouble]++
		if asJSON {
			return json.NewEncoder(c.App.Writer).Encode(f)
		}
		_, err := fmt.Fprintf(c.App.Writer, "%s: %s\n", f.Object, f.Trouble)
		return err
	})
	if err != nil {
		return err
	}
	if asJSON {
		err = json.NewEncoder(c.App.Writer).Encode(checked)
	} else {
		_, err = fmt.Fprintf(c.App.Writer, "%d bodies are named: %d whole, %d still in the journal; of the objects %d are lost, %d damaged, %d extra, %d strange\n",
			checked.Named, checked.Read, checked.Waiting, troubles[vault.Lost], troubles[vault.Damaged],
			troubles[vault.Extra], troubles[vault.Strange])
	}
	if err == nil && len(troubles) > 0 {
		return cli.Exit(cli.ExitRefused)
	}
	return err
}
