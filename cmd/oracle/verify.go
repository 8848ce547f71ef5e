package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
)

var recordFlag = &ucli.PathFlag{Name: "record", Usage: "`FILE` to compare with the bytes that the lab received"}

func verifyCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "verify",
		Usage:     "check evidence offline, with its opening where that lies beside it",
		ArgsUsage: "EVIDENCE",
		Description: "Needs no network and no account: the evidence and the consortium's trust file are enough.\n" +
			"Evidence that is unattested says itself who needs to be asked: name nodes by --node, and how many of them must agree\n" +
			"by --agree.\n" +
			"Exit code 0: genuine; 1: not, and which check failed; 2: the call was wrong.",
		Flags:  []ucli.Flag{jsonFlag, trustFlag, consortiumFlag, recordFlag, nodeFlag, agreeFlag, finalityFlag},
		Action: runVerify,
	}
}

func runVerify(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name one evidence file")
	}
	in, err := readInput(c.Args().First(), c.Path(recordFlag.Name))
	if err != nil {
		return err
	}
	trust, consortium, err := readTrust(c.Path(trustFlag.Name), c.String(consortiumFlag.Name))
	if err != nil {
		return err
	}
	asked, err := readNodes(c)
	if err != nil {
		return err
	}
	proven, err := asked.verify(c.Context, in, trust)
	v := verdict{Genuine: err == nil, Consortium: consortium, Trust: trust.Number}
	var failure *evidence.Failure
	switch {
	case errors.As(err, &failure):
		v.Check, v.Error = failure.Check, failure.Err.Error()
	case err != nil:
		return err
	default:
		v.explain(proven, trust, asked, c.String(consortiumFlag.Name) != "")
	}
	if c.Bool(jsonFlag.Name) {
		err = json.NewEncoder(c.App.Writer).Encode(v)
	} else {
		_, err = fmt.Fprint(c.App.Writer, v.text())
	}
	if err == nil && !v.Genuine {
		return cli.Exit(cli.ExitRefused)
	}
	return err
}

// readInput reads what is to be verified. The opening is the file beside the evidence, if there is one.
func readInput(path, record string) (in evidence.Input, err error) {
	if in.Evidence, err = os.ReadFile(path); err != nil {
		return in, cli.Usage("read evidence: %w", err)
	}
	in.Opening, err = os.ReadFile(strings.TrimSuffix(path, evidenceSuffix) + openingSuffix)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return in, cli.Usage("read opening: %w", err)
	}
	if record == "" {
		return in, nil
	}
	if in.Opening == nil {
		return in, cli.Usage("--record needs the opening: put it beside the evidence, under its name with %s", openingSuffix)
	}
	if in.Record, err = os.ReadFile(record); err != nil {
		return in, cli.Usage("read record: %w", err)
	}
	if in.Record == nil {
		in.Record = []byte{}
	}
	return in, nil
}
