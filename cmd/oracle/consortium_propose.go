package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/chain"
)

var anywayFlag = &ucli.BoolFlag{Name: "anyway", Usage: "propose it, although it would be refused if it were executed now"}

func proposeCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "propose",
		Usage:     "put something to the vote",
		ArgsUsage: "ACTION ARGS...",
		Description: "Members and logs are ids, 32 bytes in hex. An account has a purpose: governor, sequencer, manager, attestor,\n" +
			"relayer, custodian, treasurer; a key a kind: statement, log, encryption. The actions:\n\n" + actionsHelp(append(slices.Clone(actions), anyCall)...) +
			"\nThe FILE of set-parameters is as the parameters of a founding file; what it does not name stays as it is.\n" +
			"CONTRACT is a name in the deployment. ARGS are as the function takes them: numbers, yes or no, hex, text,\n" +
			"and JSON for lists and structs.",
		Flags:  slices.Concat(voterFlags, []ucli.Flag{anywayFlag}),
		Action: withGovernor(propose),
	}
}

func propose(ctx context.Context, c *ucli.Context, g *chain.Governor) error {
	call, err := findCall(ctx, g.Consortium, c.Args().Slice())
	if err != nil {
		return err
	}
	if !c.Bool(anywayFlag.Name) {
		if err := rehearse(ctx, g.Consortium, call); err != nil {
			return err
		}
	}
	id, w, err := g.Propose(ctx, call)
	if err != nil {
		return err
	}
	return tellProposal(ctx, c, g.Consortium, id, w, "proposed")
}

// rehearse keeps a vote from being held on what would be refused in the end.
func rehearse(ctx context.Context, k *chain.Consortium, call chain.Call) error {
	const anyway = "if that will be different by then, propose it with --anyway"
	err := k.Rehearse(ctx, call)
	var refusal *bindings.RefusalError
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &refusal):
		return cli.Hint(err, anyway)
	case refusal.Name == "NotPurpose":
		return cli.Hint(err, "a vote does not decide this: an account of the member does it itself")
	}
	return cli.Hint(err, strings.TrimPrefix(hintOf(refusal)+"\n"+anyway, "\n"))
}
