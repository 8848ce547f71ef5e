package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/retention"
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
		}},
	}
}

func runRetentionList(c *ucli.Context) error {
	policy, err := retention.Parse(c.StringSlice(retentionFlag.Name))
	if err != nil {
		return cli.Usage("--retention: %w", err)
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := l.journal.Due(c.Context, policy, retention.Default, time.Now(), c.Int(limitFlag.Name))
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
