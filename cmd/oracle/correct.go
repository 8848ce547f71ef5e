package main

import (
	"encoding/hex"
	"errors"
	"os"
	"slices"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

var reasonFlag = &ucli.StringFlag{
	Name: "reason", Required: true,
	Usage: "`REASON`: corrected, amended, superseded; or entered-in-error, wrong-patient, cancelled, which withdraw",
}

func correctCommand() *ucli.Command {
	return &ucli.Command{
		Name:        "correct",
		Usage:       "make a new version of a record and amend the one before; or withdraw the record",
		ArgsUsage:   "RECORD [FILE]",
		Description: "The line is printed also where evidence can't be written: the same call again changes nothing, and writes it.",
		Flags: slices.Concat(
			[]ucli.Flag{reasonFlag, outFlag, publicFlag, jsonFlag, typeFlag, timeoutFlag}, labFlags, chainFlags),
		Action: runCorrect,
	}
}

func runCorrect(c *ucli.Context) error {
	if c.NArg() < 1 || c.NArg() > 2 {
		return cli.Usage("name the record, and the corrected file unless the reason withdraws it")
	}
	reason, err := evidence.ParseReason(c.String(reasonFlag.Name))
	if err != nil {
		return cli.Usage("%w", err)
	}
	record, err := parseRecord(c.Args().First())
	if err != nil {
		return err
	}
	d, err := openDesk(c)
	if err != nil {
		return err
	}
	defer d.Close()
	r := &result{File: c.Args().Get(1), Record: record.String()}
	var bytes []byte
	if r.File != "" {
		if bytes, err = os.ReadFile(r.File); err != nil {
			return unnamed(err)
		}
		if bytes == nil {
			bytes = []byte{}
		}
	}
	taken, err := d.in.Correct(c.Context, record, reason, bytes, d.recordType)
	switch {
	case errors.Is(err, intake.ErrNeedsFile), errors.Is(err, intake.ErrNoReplacement):
		return cli.Usage("%w", err)
	case errors.Is(err, journal.ErrNotFound):
		return cli.Hint(err, "`oracle anchor --json` tells the record of every file")
	case err != nil:
		r.Error = err.Error()
	}
	r.Duplicate = taken.Outcome == intake.Duplicate
	return d.finish(c, []*result{r}, []intake.Answer{taken})
}

func parseRecord(text string) (vault.RecordID, error) {
	var id vault.RecordID
	b, err := hex.DecodeString(text)
	if err != nil || len(b) != len(id) {
		return id, cli.Usage("a record is 32 hex digits, as `oracle anchor` prints it")
	}
	return vault.RecordID(b), nil
}
