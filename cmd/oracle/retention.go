package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
)

var (
	retentionFlag = &ucli.StringSliceFlag{
		Name: "retention", Usage: "for how many years a kind of record is kept, as `KIND=YEARS`; 10 where nothing is said",
		EnvVars: cli.Env("retention"),
	}
	limitFlag = &ucli.IntFlag{Name: "limit", Usage: "at most `N` lines", Value: 1000}
)

func retentionCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "retention",
		Usage: "how long records are kept",
		Subcommands: []*ucli.Command{{
			Name:   "list",
			Usage:  "say what was kept for as long as it must be and is under no hold, the longest due first",
			Flags:  slices.Concat([]ucli.Flag{retentionFlag, limitFlag, jsonFlag}, labFlags),
			Action: runRetentionList,
		}, {
			Name:   "drop-denials",
			Usage:  "erase what was asked for and denied, where it was kept for as long as it must be and is under no hold",
			Flags:  slices.Concat([]ucli.Flag{retentionFlag}, labFlags),
			Action: runDropDenials,
		}},
	}
}

func runDropDenials(c *ucli.Context) error {
	kept, err := keeping(c)
	if err != nil {
		return err
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	n, err := l.journal.DropDenials(c.Context, kept, time.Now())
	if err != nil {
		return err
	}
	fmt.Fprintf(c.App.Writer, "%d denials erased\n", n)
	return nil
}

func runRetentionList(c *ucli.Context) error {
	kept, err := keeping(c)
	if err != nil {
		return err
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := l.journal.Due(c.Context, kept.Years, kept.Otherwise, time.Now(), c.Int(limitFlag.Name))
	if err != nil {
		return err
	}
	for _, d := range list {
		until := d.Until.UTC().Format(time.DateOnly)
		if c.Bool(jsonFlag.Name) {
			err = json.NewEncoder(c.App.Writer).Encode(map[string]string{"record": d.Record.String(), "kind": d.Kind, "until": until})
		} else {
			_, err = fmt.Fprintf(c.App.Writer, "%s  %s  was to be kept until %s\n", d.Record, d.Kind, until)
		}
		if err != nil {
			return err
		}
	}
	if len(list) == 0 && !c.Bool(jsonFlag.Name) {
		fmt.Fprintln(c.App.Writer, "nothing is past its retention")
	}
	return nil
}
