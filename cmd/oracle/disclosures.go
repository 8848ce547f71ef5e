package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/share"
)

var (
	fromFlag   = &ucli.StringFlag{Name: "from", Usage: "first `DAY` of the period, as 2026-03-01; six years ago if not given"}
	untilFlag  = &ucli.StringFlag{Name: "until", Usage: "last `DAY` of the period; today if not given"}
	formatFlag = &ucli.StringFlag{Name: "format", Usage: "json (one a line) or csv", Value: "json"}
)

func disclosuresCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "disclosures",
		Usage: "account for what left the lab (45 CFR 164.528)",
		Subcommands: []*ucli.Command{{
			Name: "list", Usage: "all disclosures of a patient's records", ArgsUsage: "RECORD",
			Description: "RECORD is any record of the patient. Disclosures that are exempt from an accounting are listed and marked.",
			Flags:       slices.Concat([]ucli.Flag{fromFlag, untilFlag, formatFlag}, labFlags),
			Action:      runDisclosures,
		}},
	}
}

// accounted is one line of an accounting.
type accounted struct {
	ID     string `json:"id"`
	Exempt bool   `json:"exempt"`
	share.Account
}

func runDisclosures(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name one record of the patient")
	}
	id, err := parseRecord(c.Args().First())
	if err != nil {
		return err
	}
	from, to, err := readPeriod(c, time.Now())
	if err != nil {
		return err
	}
	write, isKnown := map[string]func(io.Writer, []accounted) error{"json": writeLines, "csv": writeTable}[c.String(formatFlag.Name)]
	if !isKnown {
		return cli.Usage("--format: want json or csv")
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := l.journal.Disclosures(c.Context, id, from, to)
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(d journal.Disclosure) bool { return len(d.Sealed.Wrapped) == 0 }) // of what was shredded
	lines := make([]accounted, len(list))
	for i, d := range list {
		lines[i].ID, lines[i].Exempt = d.ID.String(), d.IsExempt
		text, _, err := l.keyring.Open(d.Sealed, d.ID, 1)
		if err == nil {
			err = json.Unmarshal(text, &lines[i].Account)
		}
		if err != nil {
			return fmt.Errorf("open disclosure %s: %w", d.ID, err)
		}
	}
	return write(c.App.Writer, lines)
}

// readPeriod reads two days; the last one is in the period.
func readPeriod(c *ucli.Context, now time.Time) (from, to time.Time, err error) {
	from, to = now.AddDate(-6, 0, 0), now
	for flag, into := range map[*ucli.StringFlag]*time.Time{fromFlag: &from, untilFlag: &to} {
		if !c.IsSet(flag.Name) {
			continue
		}
		if *into, err = time.Parse(time.DateOnly, c.String(flag.Name)); err != nil {
			return from, to, cli.Usage("--%s: want a day such as 2026-03-01", flag.Name)
		}
		if flag == untilFlag {
			*into = into.AddDate(0, 0, 1)
		}
	}
	return from, to, nil
}

func writeLines(w io.Writer, lines []accounted) error {
	encoder := json.NewEncoder(w)
	for _, line := range lines {
		if err := encoder.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

func writeTable(w io.Writer, lines []accounted) error {
	table := csv.NewWriter(w)
	if err := table.Write([]string{"date", "recipient", "what", "basis", "purpose", "reason", "exempt", "id"}); err != nil {
		return err
	}
	for _, a := range lines {
		err := table.Write([]string{
			a.Date.Format(time.RFC3339), a.Recipient.Hex(), a.What, string(a.Basis), a.Purpose, a.Reason, fmt.Sprint(a.Exempt), a.ID,
		})
		if err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}
