package main

import (
	"errors"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/journal"
)

var findingPart2Flag = &ucli.BoolFlag{Name: "part2", Usage: "the record holds data under 42 CFR Part 2; of no recipient"}

func findingsCommand() *ucli.Command {
	command := func(name, usage string, isAdd bool) *ucli.Command {
		return &ucli.Command{
			Name: name, Usage: usage, ArgsUsage: "RECORD",
			Flags:  slices.Concat([]ucli.Flag{recipientFlag, ordererFlag, authorityFlag, findingPart2Flag}, labFlags),
			Action: func(c *ucli.Context) error { return runFinding(c, isAdd) },
		}
	}
	return &ucli.Command{
		Name:  "findings",
		Usage: "keep what the release endpoint goes by: who ordered a record, whom the law names, what is under Part 2",
		Subcommands: []*ucli.Command{
			command("add", "keep a finding", true),
			command("drop", "forget a finding", false),
		},
	}
}

func runFinding(c *ucli.Context, isAdd bool) error {
	if c.NArg() != 1 {
		return cli.Usage("name one record")
	}
	record, err := parseRecord(c.Args().First())
	if err != nil {
		return err
	}
	finding, member, err := readFinding(c)
	if err != nil {
		return err
	}
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	if !isAdd {
		return l.journal.DropFinding(c.Context, record, member, finding)
	}
	err = l.journal.AddFinding(c.Context, record, member, finding)
	if errors.Is(err, journal.ErrNotFound) {
		return cli.Hint(err, "`oracle anchor --json` tells the record of every file")
	}
	return err
}

func readFinding(c *ucli.Context) (f journal.Finding, member common.Hash, err error) {
	var list []journal.Finding
	for flag, finding := range map[*ucli.BoolFlag]journal.Finding{
		ordererFlag: journal.IsOrderer, authorityFlag: journal.IsAuthority, findingPart2Flag: journal.IsPart2,
	} {
		if c.Bool(flag.Name) {
			list = append(list, finding)
		}
	}
	if len(list) != 1 || (list[0] == journal.IsPart2) == c.IsSet(recipientFlag.Name) {
		return f, member, cli.Usage("want --orderer or --authority with --to, or --part2 alone")
	}
	if list[0] != journal.IsPart2 {
		member, err = parseHash(recipientFlag.Name, c.String(recipientFlag.Name))
	}
	return list[0], member, err
}
