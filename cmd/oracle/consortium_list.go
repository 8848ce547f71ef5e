package main

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/chain"
)

func proposalsCommand() *ucli.Command {
	return &ucli.Command{
		Name: "list", Usage: "list the proposals: what they do, and how they stand",
		Flags: consortiumReadFlags, Action: withConsortium(listProposals),
	}
}

func listProposals(c *ucli.Context, k *chain.Consortium) error {
	if c.NArg() != 0 {
		return cli.Usage("list takes no arguments")
	}
	proposals, err := k.Proposals(c.Context)
	if err != nil {
		return err
	}
	for _, p := range proposals {
		called := k.Contracts().Describe(p.Call)
		if err := tell(c, newProposalJSON(p, called), "%d  %s\n   %s", p.ID, phrase(called), standing(p)); err != nil {
			return err
		}
	}
	return nil
}

var ended = map[string]string{
	"cancelled": "was cancelled", "defeated": "is defeated", "executed": "was executed", "expired": "has expired",
}

// standing says how a proposal stands, and what comes next.
func standing(p chain.Proposal) string {
	tally := fmt.Sprintf("%d for, %d against, of %d that may vote", p.InFavour, p.Cast-p.InFavour, p.Eligible)
	switch p.State {
	case "voting":
		return fmt.Sprintf("takes votes until %s: %s", moment(p.VotingEnds), tally)
	case "waiting":
		return fmt.Sprintf("has passed: %s; can be executed from %s on, until %s",
			tally, moment(p.ExecutableFrom), moment(p.ExpiresAt))
	case "executable":
		return fmt.Sprintf("has passed: %s; can be executed, until %s", tally, moment(p.ExpiresAt))
	}
	return fmt.Sprintf("%s: %s", ended[p.State], tally)
}

// proposalJSON is a proposal as scripts read it.
type proposalJSON struct {
	ID             uint64         `json:"id"`
	State          string         `json:"state"`
	Does           string         `json:"does"`
	Contract       string         `json:"contract,omitempty"`
	Function       string         `json:"function,omitempty"`
	Arguments      []said         `json:"arguments,omitempty"`
	Target         common.Address `json:"target"`
	Data           hexutil.Bytes  `json:"data"`
	Member         common.Hash    `json:"member"`
	Concerned      *common.Hash   `json:"concerned,omitempty"`
	For            uint64         `json:"for"`
	Against        uint64         `json:"against"`
	Eligible       uint64         `json:"eligible"`
	VotingEnds     string         `json:"votingEnds"`
	ExecutableFrom string         `json:"executableFrom"`
	ExpiresAt      string         `json:"expiresAt"`
	Ballots        []ballotJSON   `json:"ballots,omitempty"`
	Tx             *common.Hash   `json:"tx,omitempty"`
}

type said struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type ballotJSON struct {
	Member common.Hash `json:"member"`
	Ballot string      `json:"ballot"`
}

func newProposalJSON(p chain.Proposal, called chain.Called) proposalJSON {
	j := proposalJSON{
		ID: p.ID, State: p.State, Does: phrase(called), Contract: called.Contract, Function: called.Function,
		Arguments: newSaid(called.Arguments), Target: p.Call.Target, Data: p.Call.Data, Member: p.Member,
		For: p.InFavour, Against: p.Cast - p.InFavour, Eligible: p.Eligible, VotingEnds: moment(p.VotingEnds),
		ExecutableFrom: moment(p.ExecutableFrom), ExpiresAt: moment(p.ExpiresAt),
	}
	if p.Concerned != (common.Hash{}) {
		j.Concerned = &p.Concerned
	}
	return j
}

func newSaid(arguments []chain.Said) []said {
	list := []said{}
	for _, a := range arguments {
		list = append(list, said{a.Name, a.Text})
	}
	return list
}

// tellProposal prints how a proposal stands after a write.
func tellProposal(
	ctx context.Context, c *ucli.Context, k *chain.Consortium, id uint64, w chain.Written, done string,
) error {
	p, err := k.Proposal(ctx, id)
	if err != nil {
		return err
	}
	called := k.Contracts().Describe(p.Call)
	answer := newProposalJSON(p, called)
	answer.Tx = &w.Tx
	return tell(c, answer, "%s: proposal %d: %s\nit %s", done, id, phrase(called), standing(p))
}
