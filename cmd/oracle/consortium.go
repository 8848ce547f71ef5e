package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/chain"
)

var blockFlag = &ucli.DurationFlag{
	Name: "timeout", Usage: "how long to wait for the block that holds the transaction", Value: 2 * time.Minute,
}

var (
	consortiumReadFlags = []ucli.Flag{rpcFlag, deploymentFlag, jsonFlag}
	governorFlags       = slices.Concat(consortiumReadFlags, []ucli.Flag{keystoreFlag, passwordFlag, blockFlag})
	voterFlags          = slices.Concat(governorFlags, []ucli.Flag{memberFlag})
)

func consortiumCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "consortium",
		Usage: "found a consortium, and decide in it by vote",
		Subcommands: []*ucli.Command{
			foundCommand(), describeCommand(), proposeCommand(), voteCommand(), executeCommand(), cancelCommand(),
			emergencyCommand(), manageCommand(), proposalsCommand(), showCommand(), membersCommand(), historyCommand(),
		},
	}
}

// dialContracts connects to the contracts of the deployment that the flags name.
func dialContracts(c *ucli.Context) (*chain.Chain, error) {
	deployment, err := deploy.Load(c.Path(deploymentFlag.Name))
	if err != nil {
		return nil, err
	}
	return chain.Dial(c.Context, c.String(rpcFlag.Name), deployment)
}

// withConsortium opens what every command needs that asks the contract.
func withConsortium(run func(c *ucli.Context, k *chain.Consortium) error) ucli.ActionFunc {
	return func(c *ucli.Context) error {
		evm, err := dialContracts(c)
		if err != nil {
			return err
		}
		defer evm.Close()
		return run(c, evm.Consortium())
	}
}

// withKeys opens what every command needs that writes.
func withKeys(run func(ctx context.Context, c *ucli.Context, k *chain.Consortium, f *keys.Folder) error) ucli.ActionFunc {
	return withConsortium(func(c *ucli.Context, k *chain.Consortium) error {
		folder, err := keys.Open(c.Path(keystoreFlag.Name), c.Path(passwordFlag.Name))
		if err != nil {
			return err
		}
		ctx, cancel := context.WithTimeout(c.Context, c.Duration(blockFlag.Name))
		defer cancel()
		return hinted(c.Context, k, run(ctx, c, k, folder))
	})
}

// withGovernor opens what every command needs that governs. The member is zero where the command has no flag for it.
func withGovernor(run func(ctx context.Context, c *ucli.Context, g *chain.Governor) error) ucli.ActionFunc {
	return withKeys(func(ctx context.Context, c *ucli.Context, k *chain.Consortium, folder *keys.Folder) error {
		var member common.Hash
		if text := c.String(memberFlag.Name); text != "" {
			var err error
			if member, err = parseHash(memberFlag.Name, text); err != nil {
				return err
			}
		}
		account, err := folder.Account(keys.Governor)
		if err != nil {
			return err
		}
		return run(ctx, c, k.Governor(member, account))
	})
}

// parseProposal reads a proposal's number from the first of so many arguments.
func parseProposal(c *ucli.Context, arguments string, count int) (uint64, error) {
	if c.NArg() != count {
		return 0, cli.Usage("%s takes %s; options stand before them", c.Command.Name, arguments)
	}
	id, err := strconv.ParseUint(c.Args().First(), 10, 64)
	if err != nil || id == 0 {
		return 0, cli.Usage("%q: want a proposal's number; `oracle consortium list` has them", c.Args().First())
	}
	return id, nil
}

// tell prints an answer, as JSON where that is asked for.
func tell(c *ucli.Context, answer any, format string, args ...any) error {
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(answer)
	}
	_, err := fmt.Fprintf(c.App.Writer, format+"\n", args...)
	return err
}
