package main

import (
	"context"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/chain"
)

func voteCommand() *ucli.Command {
	return &ucli.Command{
		Name: "vote", Usage: "vote on a proposal, once and for good", ArgsUsage: "ID for|against",
		Flags: voterFlags, Action: withGovernor(vote),
	}
}

func vote(ctx context.Context, c *ucli.Context, g *chain.Governor) error {
	id, err := parseProposal(c, "ID for|against", 2)
	if err != nil {
		return err
	}
	ballot := c.Args().Get(1)
	if ballot != "for" && ballot != "against" {
		return cli.Usage("%q: vote for or against", ballot)
	}
	w, err := g.Vote(ctx, id, ballot == "for")
	if err != nil {
		return err
	}
	return tellProposal(ctx, c, g.Consortium, id, w, "voted "+ballot)
}

func cancelCommand() *ucli.Command {
	return &ucli.Command{
		Name: "cancel", Usage: "withdraw a proposal of one's own while it takes votes", ArgsUsage: "ID",
		Flags: governorFlags, Action: withGovernor(cancelProposal),
	}
}

func cancelProposal(ctx context.Context, c *ucli.Context, g *chain.Governor) error {
	id, err := parseProposal(c, "ID", 1)
	if err != nil {
		return err
	}
	w, err := g.Cancel(ctx, id)
	if err != nil {
		return err
	}
	return tellProposal(ctx, c, g.Consortium, id, w, "cancelled")
}
