// Command devnet runs a whole consortium on one machine: a chain, Postgres, the contracts, three members with their
// keys, and the oracle and indexer programs working for them.
package main

import (
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
)

func main() { cli.Run(app()) }

var (
	dirFlag = &ucli.PathFlag{
		Name: "dir", Usage: "`FOLDER` that holds everything; a second run resumes", Required: true,
		EnvVars: cli.Env("devnet-dir"),
	}
	blockTimeFlag = &ucli.DurationFlag{
		Name: "block-time", Usage: "between blocks, empty ones included; 0 makes one when a transaction comes",
		Value: time.Second,
	}
	rpcFlag      = &ucli.StringFlag{Name: "rpc-url", Usage: "`URL` of a running anvil or geth --dev, instead of an own chain"}
	finalityFlag = &ucli.StringFlag{Name: "finality", Usage: "when a block is final: instant, tag or depth:N", Value: "instant"}
	cadenceFlag  = &ucli.DurationFlag{Name: "disclosure-cadence", Usage: "how often each lab anchors a batch of its accounting", Value: time.Hour}
	releaseFlag  = &ucli.BoolFlag{Name: "release", Usage: "have labs answer requests for records", Value: true}
	profileFlag  = &ucli.BoolFlag{Name: "cpu-profiles", Usage: "have each oracle write a CPU profile beside its log"}
)

func app() *ucli.App {
	return &ucli.App{
		Name:  "devnet",
		Usage: "run a LabSeal consortium on this machine, for development and tests",
		Commands: []*ucli.Command{{
			Name:  "up",
			Usage: "start everything and run until told to stop",
			Description: "Writes FOLDER/env when all is ready: source it, and oracle and indexer know what they need.\n" +
				"Its keys are cheap to guess and its passwords lie beside them: nothing of it is for real data.",
			Flags:  []ucli.Flag{dirFlag, blockTimeFlag, rpcFlag, finalityFlag, cadenceFlag, releaseFlag, profileFlag},
			Action: runUp,
		}},
	}
}
