package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/share"
)

var grantOpeningFlag = &ucli.BoolFlag{Name: "opening", Usage: "write what opens the grant's commitment, for the patient and the grantee to keep"}

// openingFormat names the form of a grant's opening in a file.
const openingFormat = "labseal/grant-opening/1"

// grantOpening is a grant's opening in a file. It tells who may look at what, and that a subject said so: it is for the patient,
// who signed it, and for the grantee.
type grantOpening struct {
	Format string      `json:"format"`
	Grant  common.Hash `json:"grant"`
	share.Opening
}

func consentCheckCommand() *ucli.Command {
	return &ucli.Command{
		Name: "check", Usage: "ask the contract whether a grant permits something now, by its opening alone", ArgsUsage: "FILE",
		Description: "For whoever holds what `oracle consent export --opening` wrote: it needs a node, and no lab.\n" +
			"Exit code 0: permitted; 1: denied, and why.",
		Flags: []ucli.Flag{
			granteeFlag, purposeFlag, codeFlag, part2Flag, duoFlag, deidFlag, rediFlag, jsonFlag, rpcFlag, deploymentFlag, verboseFlag,
		},
		Action: checkOpening,
	}
}

// exportOpening writes a grant's opening. What the lab notes of a paper stays with the lab.
func exportOpening(c *ucli.Context, id common.Hash, o share.Opening) error {
	o.Paper = nil
	encoder := json.NewEncoder(c.App.Writer)
	encoder.SetIndent("", "  ")
	return encoder.Encode(grantOpening{openingFormat, id, o})
}

func checkOpening(c *ucli.Context) error {
	o, err := readOpening(c)
	if err != nil {
		return err
	}
	request, err := readRequest(c)
	if err != nil {
		return err
	}
	evm, err := dialContracts(c)
	if err != nil {
		return err
	}
	defer evm.Close()
	return judged(c, evm, evm.ConsentRegistry(nil), o.Grant, o.Opening, request)
}

// readOpening reads an opening, and refuses one that does not open the grant that it names.
func readOpening(c *ucli.Context) (o grantOpening, err error) {
	if c.NArg() != 1 {
		return o, cli.Usage("name one file with a grant's opening")
	}
	text, err := os.ReadFile(c.Args().First())
	if err != nil {
		return o, cli.Usage("read the opening: %w", unnamed(err))
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&o); err != nil || o.Format != openingFormat {
		return o, cli.Usage("the file is no opening of a grant: `oracle consent export --opening` writes one")
	}
	if err := o.Terms.Check(); err != nil {
		return o, fmt.Errorf("read the opening: %w", err)
	}
	if consent.GrantID(o.Terms.Subject, o.Terms.Commit(o.Salt)) != o.Grant || !slices.Equal(hashes(o.Codes), o.Terms.Codes) ||
		!slices.Equal(hashes(o.Denied), o.Terms.DeniedCodes) {
		return o, errors.New("read the opening: its terms are not those of the grant that it names")
	}
	return o, nil
}

func hashes(codings []consent.Coding) (list []common.Hash) {
	for _, coding := range codings {
		list = append(list, consent.Code(coding.System, coding.Code))
	}
	return list
}
