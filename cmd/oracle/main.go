// Command oracle is the lab's side of LabSeal: it seals records, anchors them, and hands out evidence.
package main

import (
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
)

func main() { cli.Run(app()) }

func app() *ucli.App {
	return &ucli.App{
		Name:  "oracle",
		Usage: "seal a lab's records, anchor them on the consortium's chain, and prove it to anyone",
		Commands: []*ucli.Command{
			anchorCommand(), correctCommand(), verifyCommand(), evidenceCommand(), openCommand(), statusCommand(),
			consentCommand(), consortiumCommand(), quarantineCommand(), sendCommand(), pauseCommand(),
			resumeCommand(), backfillCommand(), recordCommand(), findCommand(), identifyCommand(), citeCommand(), holdCommand(),
			retentionCommand(), receiptsCommand(), noticesCommand(), keysCommand(), recoverCommand(), shareCommand(),
			receiveCommand(), requestCommand(), disclosuresCommand(), glassCommand(), findingsCommand(), trustCommand(), refreshCommand(), revealCommand(),
			timestampCommand(), renewCommand(), witnessCommand(), fsckCommand(), certificateCommand(), pageCommand(),
			epochCommand(), shredCommand(), officerCommand(), linkCommand(), accessCommand(), studyCommand(), serveCommand(),
		},
	}
}
