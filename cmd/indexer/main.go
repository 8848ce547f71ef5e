// Command indexer is the readers' side of LabSeal: it mirrors what the contracts and the labs' logs say, attests final
// blocks, and answers questions.
package main

import (
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
)

func main() { cli.Run(app()) }

func app() *ucli.App {
	return &ucli.App{
		Name:  "indexer",
		Usage: "mirror the consortium's contracts and logs, attest final blocks, and answer questions",
		Description: "Every block is verified: its header gives its hash and follows on its parent, its receipts and\n" +
			"transactions give its roots. With one node that proves consistency with that node's chain, and no more;\n" +
			"which chain is the consortium's is what the members' attestations prove.",
		Commands: []*ucli.Command{
			runCommand(), serveCommand(), rebuildCommand(), redecodeCommand(), fsckCommand(), digestCommand(),
			monitorCommand(), webhooksCommand(), signInCommand(), revokeCommand(),
		},
	}
}
