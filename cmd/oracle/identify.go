package main

import (
	"errors"
	"fmt"
	"slices"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
)

var (
	asFlag   = &ucli.StringFlag{Name: "as", Usage: "the patient is that of this `RECORD`"}
	undoFlag = &ucli.BoolFlag{Name: "undo", Usage: "it was said before, and by mistake"}
)

func identifyCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "identify",
		Usage:     "say whose a record is that named no patient when it came",
		ArgsUsage: "RECORD [FILE]",
		Description: "The patient is named by another record (--as), or by a FILE that names one, such as an ADT message; - is\n" +
			"standard input. No number is given on the command line. What is said becomes a record of its own, signed and logged.",
		Flags:  slices.Concat([]ucli.Flag{asFlag, undoFlag, jsonFlag}, labFlags),
		Action: runIdentify,
	}
}

func runIdentify(c *ucli.Context) error {
	as := c.String(asFlag.Name)
	if c.NArg() < 1 || c.NArg() > 2 || (c.NArg() == 2) == (as != "") {
		return cli.Usage("name one record, and the patient's either by --as or by a file")
	}
	id, err := parseRecord(c.Args().First())
	if err != nil {
		return err
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
	patient, err := l.patient(c, as, c.Args().Get(1))
	if err != nil {
		return err
	}
	answer, err := in.Identify(c.Context, id, patient, c.Bool(undoFlag.Name))
	switch {
	case errors.Is(err, journal.ErrNotFound):
		return cli.Hint(err, "`oracle anchor --json` tells the record of every file")
	case err != nil:
		return err
	}
	r := result{Record: answer.Record.String(), Version: answer.Version}
	return r.print(c.App.Writer, c.Bool(jsonFlag.Name))
}

// patient is whom another record or a file names.
func (l *lab) patient(c *ucli.Context, as, path string) ([]record.Identifier, error) {
	bytes, err := l.naming(c, as, path)
	if err != nil {
		return nil, err
	}
	p, err := projection.Project(bytes, projection.TypeAny)
	if err != nil {
		return nil, fmt.Errorf("read who is named: %w", err)
	}
	if len(p.Facts.Patient) == 0 {
		return nil, cli.Hint(intake.ErrNoPatient, "give a record or a file that names the patient by a number")
	}
	return p.Facts.Patient, nil
}

func (l *lab) naming(c *ucli.Context, as, path string) ([]byte, error) {
	if as == "" {
		return readRecord(path)
	}
	other, err := parseRecord(as)
	if err != nil {
		return nil, err
	}
	issuer, err := l.issuer()
	if err != nil {
		return nil, err
	}
	return issuer.Record(c.Context, other, 0)
}
