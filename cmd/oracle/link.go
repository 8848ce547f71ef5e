package main

import (
	"slices"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
)

var (
	linksListenFlag = &ucli.StringFlag{Name: "links-listen", Usage: "`ADDRESS` to serve patients' links at; open to the world", EnvVars: cli.Env("links-listen")}
	linksURLFlag    = &ucli.StringFlag{Name: "links-url", Usage: "`URL` under which the world reaches --links-listen", EnvVars: cli.Env("links-url")}
	linksCertFlag   = &ucli.PathFlag{Name: "links-tls-cert", Usage: "`FILE` of the TLS certificate of --links-listen; without it, no TLS", EnvVars: cli.Env("links-tls-cert")}
	linksKeyFlag    = &ucli.PathFlag{Name: "links-tls-key", Usage: "`FILE` of its private key", EnvVars: cli.Env("links-tls-key")}

	linkFlags = []ucli.Flag{linksListenFlag, linksURLFlag, linksCertFlag, linksKeyFlag}

	linkByFlag      = &ucli.StringFlag{Name: "by", Usage: "`WHO` of the lab makes it; kept in clear", Required: true}
	labelFlag       = &ucli.StringFlag{Name: "label", Usage: "`WORDS` that the link carries, at most 80 characters; whoever has the link reads them"}
	longTermFlag    = &ucli.BoolFlag{Name: "long-term", Usage: "follow the record: give out its newest version (flag L)"}
	oneFileFlag     = &ucli.BoolFlag{Name: "one-file", Usage: "give the file out without a manifest (flag U)"}
	passcodeFlag    = &ucli.PathFlag{Name: "passcode-file", Usage: "`FILE` with the passcode in its one line (flag P)"}
	attemptsFlag    = &ucli.IntFlag{Name: "attempts", Usage: "wrong passcodes that end the link, over its whole life", Value: 10}
	viewerFlag      = &ucli.StringFlag{Name: "viewer", Usage: "`URL` of a viewer that opens the link for whoever follows it; it learns nothing, since what is behind # is sent to nobody"}
	linkCodeFlag    = &ucli.PathFlag{Name: "qr", Usage: "`FILE` for a QR code of the link, as .svg or .png; - prints it"}
	lifetimeFlag    = &ucli.DurationFlag{Name: "lifetime", Usage: "until it ends by itself", Value: 30 * 24 * time.Hour}
	linkPatientFlag = &ucli.BoolFlag{Name: "patient", Usage: "who gets it is the patient, or acts for the patient, and was identified"}
	linkAllFlag     = &ucli.BoolFlag{Name: "all", Usage: "also those that are over"}
	linkAsFlag      = &ucli.StringFlag{Name: "recipient", Usage: "`NAME` to call oneself by; the lab accounts for it", Required: true}
	linkOutFlag     = &ucli.PathFlag{Name: "out", Usage: "`FOLDER` for what the link gives out", Required: true}
)

func linkCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "link",
		Usage: "SMART Health Links for patients (docs/guides/links.md)",
		Subcommands: []*ucli.Command{
			{
				Name: "create", Usage: "make a link to records of one patient and print it, once: its key is nowhere else", ArgsUsage: "RECORD...",
				Description: "With --code only the results that it names are shared, with what proves them; the records stay at the lab.",
				Flags: slices.Concat([]ucli.Flag{
					linksURLFlag, linkByFlag, linkPatientFlag, labelFlag, codeFlag, longTermFlag, oneFileFlag, passcodeFlag, attemptsFlag,
					lifetimeFlag, versionFlag, viewerFlag, linkCodeFlag, jsonFlag,
				}, labFlags),
				Action: runLinkCreate,
			},
			{
				Name: "list", Usage: "say which links there are, and how often each was fetched",
				Flags: slices.Concat([]ucli.Flag{linkAllFlag, jsonFlag}, labFlags), Action: runLinkList,
			},
			{
				Name: "revoke", Usage: "end a link and delete what it gave out", ArgsUsage: "LINK", Flags: labFlags, Action: runLinkRevoke,
			},
			{
				Name: "open", Usage: "follow a link, for whoever was given one", ArgsUsage: "FILE",
				Description: "FILE holds the link, because it holds a key; - is standard input. What it gives out is written as\n" +
					"`oracle verify` takes it.",
				Flags: []ucli.Flag{linkAsFlag, passcodeFlag, linkOutFlag}, Action: runLinkOpen,
			},
		},
	}
}
