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

var (
	recordFlag    = &ucli.PathFlag{Name: "record", Usage: "`FILE` to compare with the bytes that the lab received"}
	openingFlag   = &ucli.PathFlag{Name: "opening", Usage: "`FILE` with the opening; by default the one beside the evidence"}
	amendmentFlag = &ucli.PathFlag{Name: "amendment", Usage: "`FILE` with the evidence of an amendment of it; by default the one beside the evidence"}
)

func verifyCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "verify",
		Usage:     "check evidence offline, with its opening where that lies beside it",
		ArgsUsage: "EVIDENCE",
		Description: "Needs no network and no account: the evidence and the consortium's trust file are enough.\n" +
			"Evidence that is unattested says itself who needs to be asked: name nodes by --node, and how many of them must agree\n" +
			"by --agree.\n" +
			"Exit code 0: genuine; 1: not, and which check failed; 2: the call was wrong.",
		Flags: []ucli.Flag{
			jsonFlag, trustFlag, consortiumFlag, openingFlag, recordFlag, amendmentFlag, nodeFlag, agreeFlag, finalityFlag,
			tsaCAFlag, witnessKeysFlag,
		},
		Action: runVerify,
	}
}

func runVerify(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name one evidence file")
	}
	in, err := readInput(c)
	if err != nil {
		return err
	}
	if in.Authorities, err = readAuthorities(c.Path(tsaCAFlag.Name)); err != nil {
		return err
	}
	if in.Witnesses, err = readWitnesses(c.Path(witnessKeysFlag.Name)); err != nil {
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

// readInput reads what is to be verified. Opening and amendment are the files beside the evidence, if there are some, and
// if no others are named.
func readInput(c *ucli.Context) (in evidence.Input, err error) {
	path, record := c.Args().First(), c.Path(recordFlag.Name)
	if in.Evidence, err = os.ReadFile(path); err != nil {
		return in, cli.Usage("read evidence: %w", err)
	}
	base := strings.TrimSuffix(path, evidenceSuffix)
	if in.Opening, err = readBeside(c.Path(openingFlag.Name), base+openingSuffix); err != nil {
		return in, cli.Usage("read opening: %w", err)
	}
	if in.Amendment, err = readBeside(c.Path(amendmentFlag.Name), base+amendmentSuffix); err != nil {
		return in, cli.Usage("read amendment: %w", err)
	}
	if record == "" {
		return in, nil
	}
	if in.Opening == nil {
		return in, cli.Usage("--record needs the opening: name it by --opening, or put it beside the evidence, under its name with %s", openingSuffix)
	}
	in.Record, err = readFile(record)
	if err != nil {
		return in, cli.Usage("read record: %w", err)
	}
	return in, nil
}

// readBeside reads the file that the call names, or else the one beside the evidence, or nothing where there is none.
func readBeside(named, beside string) ([]byte, error) {
	if named != "" {
		return readFile(named)
	}
	b, err := readFile(beside)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// readFile reads a file; that of an empty one is not nil.
func readFile(path string) ([]byte, error) {
	b, err := os.ReadFile(path)
	if err == nil && b == nil {
		b = []byte{}
	}
	return b, err
}
