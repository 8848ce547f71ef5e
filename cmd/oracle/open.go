package main

import (
	"errors"
	"slices"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/issue"
)

var versionFlag = &ucli.UintFlag{Name: "version", Usage: "`N` of the version; the newest if not given"}

func openCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "open",
		Usage:     "decrypt a record from the vault to standard output",
		ArgsUsage: "RECORD > FILE",
		Flags:     slices.Concat([]ucli.Flag{versionFlag}, labFlags),
		Action:    runOpen,
	}
}

func runOpen(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name one record")
	}
	record, err := parseRecord(c.Args().First())
	if err != nil {
		return err
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	bytes, err := l.opener().Record(c.Context, record, uint32(c.Uint(versionFlag.Name)))
	if errors.Is(err, issue.ErrWithdrawn) {
		return cli.Hint(err, "--version 1 opens what was reported first")
	}
	if err != nil {
		return err
	}
	_, err = c.App.Writer.Write(bytes)
	return err
}
