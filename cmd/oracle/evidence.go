package main

import (
	"encoding/json"
	"os"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
)

func evidenceCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "evidence",
		Usage: "look into evidence",
		Subcommands: []*ucli.Command{{
			Name: "show", Usage: "write what an evidence file says as JSON, without verifying it", ArgsUsage: "EVIDENCE",
			Description: "Every field is named as in docs/spec/evidence.md. What it says may be forged: `oracle verify` tells.",
			Action:      showEvidence,
		}},
	}
}

func showEvidence(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name one evidence file")
	}
	file, err := os.ReadFile(c.Args().First())
	if err != nil {
		return cli.Usage("read evidence: %w", err)
	}
	contents, err := evidence.Read(file)
	if err != nil {
		return err
	}
	e := json.NewEncoder(c.App.Writer)
	e.SetIndent("", "  ")
	return e.Encode(contents)
}
