package main

import (
	"errors"
	"os"
	"slices"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
)

var citedFlag = &ucli.PathFlag{Name: "evidence", Usage: "`FILE` of the other lab's evidence", Required: true}

func citeCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "cite",
		Usage:     "say that a record stands on another lab's result, by that lab's evidence",
		ArgsUsage: "RECORD",
		Description: "The evidence is verified, and kept with what it is for as a record of its own, signed and logged. It counts for the\n" +
			"newest version.",
		Flags:  slices.Concat([]ucli.Flag{citedFlag, jsonFlag}, labFlags),
		Action: runCite,
	}
}

func runCite(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name one record")
	}
	id, err := parseRecord(c.Args().First())
	if err != nil {
		return err
	}
	file, err := os.ReadFile(c.Path(citedFlag.Name))
	if err != nil {
		return cli.Usage("--evidence: %w", unnamed(err))
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	in, err := l.intake()
	if err != nil {
		return err
	}
	answer, err := in.Cite(c.Context, id, file, l.trust)
	switch {
	case errors.Is(err, intake.ErrNoEvidence):
		return cli.Hint(err, "ask the other lab for its evidence, and see that the trust file is the newest")
	case errors.Is(err, journal.ErrNotFound):
		return cli.Hint(err, "`oracle anchor --json` tells the record of every file")
	case err != nil:
		return err
	}
	r := result{Record: answer.Record.String(), Version: answer.Version, Duplicate: answer.Outcome == intake.Duplicate}
	return r.print(c.App.Writer, c.Bool(jsonFlag.Name))
}
