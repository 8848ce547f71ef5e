package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

var (
	allFlag        = &ucli.BoolFlag{Name: "all", Usage: "also what was decided on"}
	asNewFlag      = &ucli.BoolFlag{Name: "new", Usage: "take it as a new record, whatever its order numbers say"}
	dropReasonFlag = &ucli.StringFlag{Name: "reason", Usage: "`WHY` it is dropped; kept in the journal, so name no patient", Required: true}
)

func quarantineCommand() *ucli.Command {
	command := func(name, usage, args string, flags []ucli.Flag, action ucli.ActionFunc) *ucli.Command {
		return &ucli.Command{
			Name: name, Usage: usage, ArgsUsage: args, Flags: slices.Concat(flags, labFlags), Action: action,
		}
	}
	return &ucli.Command{
		Name:  "quarantine",
		Usage: "what could not be taken in, and waits sealed until a person decides",
		Subcommands: []*ucli.Command{
			command("list", "say what waits, and why", "", []ucli.Flag{allFlag, jsonFlag}, runQuarantineList),
			command("show", "write one to standard output, in clear", "ID", nil, runQuarantineShow),
			command("retry", "take one in again", "ID", []ucli.Flag{asNewFlag, jsonFlag}, runQuarantineRetry),
			command("drop", "end the wait of one; it stays sealed", "ID", []ucli.Flag{dropReasonFlag}, runQuarantineDrop),
		},
	}
}

// kept is a line of the list.
type kept struct {
	ID       string `json:"id"`
	Received string `json:"received"`
	Source   string `json:"source"`
	Sender   string `json:"sender,omitempty"`
	State    string `json:"state"`
	Refused  bool   `json:"refused"`
	Problem  string `json:"problem"`
}

func runQuarantineList(c *ucli.Context) error {
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := l.journal.Quarantine(c.Context, c.Bool(allFlag.Name))
	if err != nil {
		return err
	}
	for _, k := range list {
		line := kept{
			k.ID.String(), k.Received.UTC().Format(time.RFC3339), k.Source, k.Sender, k.State, k.Refused, k.Problem,
		}
		if c.Bool(jsonFlag.Name) {
			err = json.NewEncoder(c.App.Writer).Encode(line)
		} else {
			_, err = fmt.Fprintf(c.App.Writer, "%s  %s  %s  %s  %s\n", line.ID, line.Received, line.Source, line.State, line.Problem)
		}
		if err != nil {
			return err
		}
	}
	if len(list) == 0 && !c.Bool(jsonFlag.Name) {
		fmt.Fprintln(c.App.Writer, "nothing waits")
	}
	return nil
}

// atQuarantine opens the lab's intake and reads the id that the call names.
func atQuarantine(c *ucli.Context, f func(in *intake.Intake, id vault.RecordID) error) error {
	if c.NArg() != 1 {
		return cli.Usage("name one id, as `oracle quarantine list` prints it")
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
	err = f(in, id)
	if errors.Is(err, journal.ErrNotFound) || errors.Is(err, intake.ErrDecided) {
		return cli.Hint(err, "`oracle quarantine list --all` tells what is and was there")
	}
	return err
}

func runQuarantineShow(c *ucli.Context) error {
	return atQuarantine(c, func(in *intake.Intake, id vault.RecordID) error {
		_, bytes, err := in.Quarantined(c.Context, id)
		if err == nil {
			_, err = c.App.Writer.Write(bytes)
		}
		return err
	})
}

func runQuarantineRetry(c *ucli.Context) error {
	return atQuarantine(c, func(in *intake.Intake, id vault.RecordID) error {
		answer, err := in.Retry(c.Context, id, c.Bool(asNewFlag.Name))
		if err != nil {
			return err
		}
		if answer.Problem != "" {
			return cli.Hint(fmt.Errorf("it can't be taken: %s", answer.Problem), "it stays in quarantine")
		}
		r := result{Record: answer.Record.String(), Version: answer.Version, Duplicate: answer.Outcome == intake.Duplicate}
		return r.print(c.App.Writer, c.Bool(jsonFlag.Name))
	})
}

func runQuarantineDrop(c *ucli.Context) error {
	return atQuarantine(c, func(in *intake.Intake, id vault.RecordID) error {
		return in.Drop(c.Context, id, c.String(dropReasonFlag.Name))
	})
}
