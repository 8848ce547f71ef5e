package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
)

func orderersCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "orderers",
		Usage: "list by which numbers orders name a member, which then gets what it ordered (docs/compliance/release.md)",
		Subcommands: []*ucli.Command{
			{
				Name: "add", Usage: "list numbers as a member's", ArgsUsage: "AUTHORITY|NUMBER...",
				Description: "AUTHORITY is who gave the number out, as orders write it: the system of a FHIR Identifier, the assigning\n" +
					"authority of OBR-16 and ORC-12. NPI stands for all ways to name a National Provider Identifier.",
				Flags: slices.Concat([]ucli.Flag{recipientFlag}, labFlags), Action: runOrderersAdd,
			},
			{
				Name: "drop", Usage: "take numbers off the list", ArgsUsage: "AUTHORITY|NUMBER...", Flags: labFlags,
				Action: func(c *ucli.Context) error {
					return withOrderers(c, func(l *lab, number record.Identifier) error { return l.journal.DropOrderer(c.Context, number) })
				},
			},
			{Name: "list", Usage: "say whose which number is", Flags: slices.Concat([]ucli.Flag{jsonFlag}, labFlags), Action: runOrderersList},
		},
	}
}

func runOrderersAdd(c *ucli.Context) error {
	if !c.IsSet(recipientFlag.Name) {
		return cli.Usage("name the member: --to")
	}
	member, err := parseHash(recipientFlag.Name, c.String(recipientFlag.Name))
	if err != nil {
		return err
	}
	return withOrderers(c, func(l *lab, number record.Identifier) error {
		return l.journal.AddOrderer(c.Context, journal.Orderer{Number: number, Member: member})
	})
}

// withOrderers does something with each number that the command names.
func withOrderers(c *ucli.Context, do func(l *lab, number record.Identifier) error) error {
	var numbers []record.Identifier
	for _, text := range c.Args().Slice() {
		i := strings.LastIndex(text, "|")
		if i < 1 || i == len(text)-1 {
			return cli.Usage("%q: want AUTHORITY|NUMBER, for example NPI|1234567893", text)
		}
		numbers = append(numbers, record.Identifier{Authority: text[:i], Value: text[i+1:]})
	}
	if len(numbers) == 0 {
		return cli.Usage("name a number, as AUTHORITY|NUMBER")
	}
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	for _, number := range numbers {
		err := do(l, number)
		if errors.Is(err, journal.ErrNotFound) || errors.Is(err, journal.ErrListed) {
			return cli.Hint(err, "`oracle orderers list` says whose which number is")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func runOrderersList(c *ucli.Context) error {
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := l.journal.Orderers(c.Context)
	if err != nil {
		return err
	}
	for _, o := range list {
		if c.Bool(jsonFlag.Name) {
			err = json.NewEncoder(c.App.Writer).Encode(struct {
				Authority string      `json:"authority"`
				Number    string      `json:"number"`
				Member    common.Hash `json:"member"`
			}{o.Number.Authority, o.Number.Value, o.Member})
		} else {
			_, err = fmt.Fprintf(c.App.Writer, "%s|%s  %s\n", o.Number.Authority, o.Number.Value, o.Member)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
