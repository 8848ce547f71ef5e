package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/chain"
)

func executeCommand() *ucli.Command {
	return &ucli.Command{
		Name: "execute", Usage: "do what was voted for; any account may", ArgsUsage: "ID",
		Flags: governorFlags, Action: withGovernor(execute),
	}
}

func execute(ctx context.Context, c *ucli.Context, g *chain.Governor) error {
	id, err := parseProposal(c, "ID", 1)
	if err != nil {
		return err
	}
	w, err := g.Execute(ctx, id)
	if err != nil {
		return err
	}
	return tellWritten(c, w, fmt.Sprintf("executed proposal %d", id))
}

func emergencyCommand() *ucli.Command {
	return &ucli.Command{
		Name: "emergency", Usage: "support that a member be suspended at once", ArgsUsage: "MEMBER",
		Description: "When enough members do, it is suspended for a while. Only a vote makes that last.",
		Flags:       voterFlags, Action: withGovernor(supportEmergency),
	}
}

func supportEmergency(ctx context.Context, c *ucli.Context, g *chain.Governor) error {
	if c.NArg() != 1 {
		return cli.Usage("name one member")
	}
	member, err := parseHash("member", c.Args().First())
	if err != nil {
		return err
	}
	w, err := g.SupportEmergency(ctx, member)
	if err != nil {
		return err
	}
	m, err := g.Member(ctx, member)
	if err != nil {
		return err
	}
	outcome := fmt.Sprintf("member %s is suspended until %s; a vote makes it last, or reinstates it", member, m.SuspendedUntil)
	if !m.IsSuspended {
		outcome = fmt.Sprintf("member %s is not suspended yet: %d support it, and more must before %s",
			member, len(m.Supporters), moment(m.SupportLapsesAt))
	}
	return tellWritten(c, w, outcome)
}

// written is the answer of a command that has no proposal to show.
type written struct {
	Tx     common.Hash `json:"tx"`
	Block  uint64      `json:"block"`
	Events []eventJSON `json:"events"`
}

// tellWritten prints what a transaction did.
func tellWritten(c *ucli.Context, w chain.Written, what string) error {
	answer := written{Tx: w.Tx, Block: w.Block, Events: []eventJSON{}}
	lines := []string{what}
	for _, e := range w.Events {
		answer.Events = append(answer.Events, newEventJSON(e))
		if e.Name != "ProposalExecuted" { // that is what the first line says
			lines = append(lines, "  "+e.String())
		}
	}
	return tell(c, answer, "%s", strings.Join(lines, "\n"))
}
