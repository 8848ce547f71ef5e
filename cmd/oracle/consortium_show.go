package main

import (
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/oracle/chain"
)

func showCommand() *ucli.Command {
	return &ucli.Command{
		Name: "show", Usage: "show a proposal, who voted how, and the rules it is decided by", ArgsUsage: "ID",
		Flags: consortiumReadFlags, Action: withConsortium(showProposal),
	}
}

func showProposal(c *ucli.Context, k *chain.Consortium) error {
	id, err := parseProposal(c, "ID", 1)
	if err != nil {
		return err
	}
	p, err := k.Proposal(c.Context, id)
	if err != nil {
		return err
	}
	ballots, err := k.Ballots(c.Context, id)
	if err != nil {
		return err
	}
	called := k.Contracts().Describe(p.Call)
	answer := newProposalJSON(p, called)
	text := fmt.Sprintf("proposal %d by member %s: %s\nit %s", id, p.Member, phrase(called), standing(p))
	if p.Concerned != (common.Hash{}) {
		text += fmt.Sprintf("\nmember %s is concerned and has no vote", p.Concerned)
	}
	for _, b := range ballots {
		answer.Ballots = append(answer.Ballots, ballotJSON{b.Member, b.Ballot})
		text += fmt.Sprintf("\nmember %s voted %s", b.Member, b.Ballot)
	}
	text += fmt.Sprintf("\nrules: %d %% of those that may vote must vote, more than %d %% of the votes be in favour; time-lock %s\n"+
		"call of %s: %s", p.Rules.Quorum, p.Rules.Threshold, seconds(p.Rules.Timelock), p.Call.Target, hexutil.Encode(p.Call.Data))
	return tell(c, answer, "%s", text)
}

func seconds(n uint32) time.Duration { return time.Duration(n) * time.Second }
