package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/projection"
)

func findCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "find",
		Usage:     "say which records a message or file belongs to",
		ArgsUsage: "FILE",
		Description: "By its bytes, by what it says, by its sender's number for it (MSH-10), and by the numbers of orders and documents:\n" +
			"the newest version of each. FILE - is standard input. No number is given on the command line. Nothing is taken in.\n" +
			"Exit code 0: something was found; 1: nothing.",
		Flags:  slices.Concat([]ucli.Flag{jsonFlag}, labFlags),
		Action: runFind,
	}
}

func runFind(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name one file")
	}
	file, err := readRecord(c.Args().First())
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
	found, err := in.Find(c.Context, file, projection.TypeAny)
	if errors.Is(err, intake.ErrNotFound) {
		return cli.Hint(err, "a record that a command anchored is found by its bytes and content, and by no order number")
	}
	if err != nil {
		return err
	}
	for _, f := range found {
		line := fmt.Sprintf("record %s version %d, by its %s\n", f.Record, f.Version, strings.Join(f.By, ", "))
		if c.Bool(jsonFlag.Name) {
			text, err := json.Marshal(struct {
				Record  string   `json:"record"`
				Version uint32   `json:"version"`
				By      []string `json:"by"`
			}{f.Record.String(), f.Version, f.By})
			if err != nil {
				return err
			}
			line = string(text) + "\n"
		}
		if _, err := fmt.Fprint(c.App.Writer, line); err != nil {
			return err
		}
	}
	return nil
}
