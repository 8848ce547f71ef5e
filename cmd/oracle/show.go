package main

import (
	"encoding/json"
	"fmt"
	"os"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence/rendering"
)

func evidenceCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "evidence",
		Usage: "look into evidence",
		Subcommands: []*ucli.Command{{
			Name:      "show",
			Usage:     "write every field of evidence by its name, verified or not",
			ArgsUsage: "EVIDENCE",
			Description: "Shows what the file says, and checks only that it is in the one encoding of evidence: `oracle verify` says what\n" +
				"is proven. With --json, the form of docs/spec/rendering.md.\n" +
				"Exit code 0: shown; 1: it is not evidence; 2: the call was wrong.",
			Flags:  []ucli.Flag{jsonFlag},
			Action: runShow,
		}},
	}
}

func runShow(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name one evidence file")
	}
	file, err := os.ReadFile(c.Args().First())
	if err != nil {
		return cli.Usage("read evidence: %w", err)
	}
	r, err := rendering.Of(file)
	if err != nil {
		return err
	}
	if !c.Bool(jsonFlag.Name) {
		_, err = fmt.Fprint(c.App.Writer, r.Text())
		return err
	}
	e := json.NewEncoder(c.App.Writer)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}
