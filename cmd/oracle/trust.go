package main

import (
	"bytes"
	"fmt"
	"os"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/keys"
)

var (
	issuedFlag = &ucli.PathFlag{
		Name: "trust", Usage: "the consortium's trust `FILE` as it is now; not set for the first", EnvVars: cli.Env("trust"),
	}
	trustOutFlag  = &ucli.PathFlag{Name: "out", Usage: "`FILE` to write, which must not be there yet", Required: true}
	governorsFlag = &ucli.IntFlag{Name: "threshold", Usage: "how many members sign the next trust file; as before, or a majority"}
	nameFlag      = &ucli.StringSliceFlag{Name: "name", Usage: "a member's `ID=NAME` for people; again for each"}
	pinFlag       = &ucli.Uint64Flag{Name: "pin", Usage: "`BLOCK` that the consortium vouches for by its hash, whatever becomes of signatures"}
)

func trustCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "trust",
		Usage: "issue the consortium's trust file, which says what verifiers believe",
		Description: "A trust file is proposed from the chain's books, read and signed by governors of as many members as the file\n" +
			"before asks for, and joined to the files before it. Verifiers take all of them in one file.",
		Subcommands: []*ucli.Command{
			{
				Name: "show", Usage: "say what a trust file, or a proposal for one, says", ArgsUsage: "[FILE]",
				Flags: []ucli.Flag{issuedFlag, jsonFlag}, Action: showTrust,
			},
			{
				Name: "propose", Usage: "write the text of the next trust file, from the Consortium contract's history",
				Description: "The text is unsigned, and may be edited before it is signed: by whom, `oracle trust show` says.",
				Flags:       []ucli.Flag{issuedFlag, rpcFlag, deploymentFlag, governorsFlag, nameFlag, pinFlag, trustOutFlag},
				Action:      proposeTrust,
			},
			{
				Name: "sign", Usage: "sign a proposal as a governor: read it first", ArgsUsage: "PROPOSAL",
				Flags: []ucli.Flag{keystoreFlag, passwordFlag, trustOutFlag}, Action: signTrust,
			},
			{
				Name: "merge", Usage: "join governors' signatures, and the files before, into what verifiers take",
				ArgsUsage: "SIGNED...", Flags: []ucli.Flag{issuedFlag, trustOutFlag}, Action: mergeTrust,
			},
		},
	}
}

// issued reads the trust files there are; nil where the flag names none.
func issued(c *ucli.Context) (files []byte, trust *evidence.Trust, consortium common.Hash, err error) {
	path := c.Path(issuedFlag.Name)
	if path == "" {
		return nil, nil, common.Hash{}, nil
	}
	if files, err = os.ReadFile(path); err != nil {
		return nil, nil, common.Hash{}, cli.Usage("read trust file: %w", err)
	}
	trust, consortium, err = evidence.ParseTrust(files)
	return files, trust, consortium, err
}

func signTrust(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name one proposal")
	}
	text, err := proposalText(c.Args().First())
	if err != nil {
		return err
	}
	folder, err := keys.Open(c.Path(keystoreFlag.Name), c.Path(passwordFlag.Name))
	if err != nil {
		return err
	}
	governor, err := folder.Account(keys.Governor)
	if err != nil {
		return err
	}
	file, err := evidence.SignTrust(text, governor)
	if err != nil {
		return err
	}
	if err := writeNew(c.Path(trustOutFlag.Name), file, 0o644); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "signed %s as governor %s\nwrote %s: give it to whoever merges the signatures\n",
		evidence.TrustHash(text), governor.Address(), c.Path(trustOutFlag.Name))
	return err
}

// proposalText reads a proposal, signed by others before or not.
func proposalText(path string) ([]byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, cli.Usage("read the proposal: %w", err)
	}
	if i := bytes.Index(text, []byte("\n\n")); i >= 0 {
		text = text[:i+1]
	}
	if _, err := evidence.ParseTrustText(text); err != nil {
		return nil, cli.Hint(fmt.Errorf("proposal %s: %w", path, err), "whoever edited it must keep its layout; see docs/spec/trust.md")
	}
	return text, nil
}

func mergeTrust(c *ucli.Context) error {
	if c.NArg() == 0 {
		return cli.Usage("name the signed files")
	}
	before, _, _, err := issued(c)
	if err != nil {
		return err
	}
	var signed [][]byte
	for _, path := range c.Args().Slice() {
		file, err := os.ReadFile(path)
		if err != nil {
			return cli.Usage("read signed trust file: %w", err)
		}
		signed = append(signed, file)
	}
	merged, err := evidence.MergeTrust(signed...)
	if err != nil {
		return err
	}
	files := append(before, merged...)
	trust, consortium, err := evidence.ParseTrust(files)
	if err != nil {
		return cli.Hint(err, "file 1 is signed by its own governors, each other by those of the file before: give that by --trust")
	}
	if err := writeNew(c.Path(trustOutFlag.Name), files, 0o644); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "trust file %d of consortium %s is issued\nwrote %s: give it to all who verify\n",
		trust.Number, consortium, c.Path(trustOutFlag.Name))
	return err
}
