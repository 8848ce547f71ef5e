package main

import (
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/chain"
)

func historyCommand() *ucli.Command {
	return &ucli.Command{
		Name: "history", Usage: "tell all that was done in the consortium, or by and to one member", ArgsUsage: "[MEMBER]",
		Description: "Each line begins with the place in the chain's order: block and log index. That is how a proposal to report\n" +
			"a compromise says since when. The events' numbers show that the node leaves none out.",
		Flags: consortiumReadFlags, Action: withConsortium(tellHistory),
	}
}

func tellHistory(c *ucli.Context, k *chain.Consortium) error {
	if c.NArg() > 1 {
		return cli.Usage("name one member, or none")
	}
	var member common.Hash
	if c.NArg() == 1 {
		var err error
		if member, err = parseHash("member", c.Args().First()); err != nil {
			return err
		}
	}
	events, err := k.History(c.Context)
	if err != nil {
		return err
	}
	if c.NArg() == 1 {
		if events = chain.Of(member, events); len(events) == 0 {
			return fmt.Errorf("member %s was never heard of", member)
		}
	}
	for _, e := range events {
		place := fmt.Sprintf("%d %d", e.Block, e.Log)
		if e.Time != 0 {
			place += " " + moment(e.Time)
		}
		if err := tell(c, newEventJSON(e), "%s  %s", place, e); err != nil {
			return err
		}
	}
	return nil
}

// eventJSON is an event as scripts read it.
type eventJSON struct {
	Block     uint64      `json:"block"`
	LogIndex  uint        `json:"logIndex"`
	Time      string      `json:"time,omitempty"`
	Tx        common.Hash `json:"tx"`
	Contract  string      `json:"contract"`
	Event     string      `json:"event"`
	Sequence  uint64      `json:"seq"`
	Arguments []said      `json:"arguments"`
}

func newEventJSON(e chain.Event) eventJSON {
	j := eventJSON{
		Block: e.Block, LogIndex: e.Log, Tx: e.Tx, Contract: e.Contract, Event: e.Name, Sequence: e.Sequence,
		Arguments: newSaid(e.Arguments),
	}
	if e.Time != 0 {
		j.Time = moment(e.Time)
	}
	return j
}
