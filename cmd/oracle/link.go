package main

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/healthlink"
	"github.com/labseal/labseal/oracle/journal"
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
				Name: "create", Usage: "make a link to a record and print it, once: its key is nowhere else", ArgsUsage: "RECORD",
				Flags: slices.Concat([]ucli.Flag{
					linksURLFlag, linkByFlag, linkPatientFlag, labelFlag, longTermFlag, oneFileFlag, passcodeFlag, attemptsFlag,
					lifetimeFlag, versionFlag, jsonFlag,
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

// linkContent makes what links share.
func (l *lab) linkContent() (healthlink.Content, error) {
	issuer, err := l.issuer()
	if err != nil {
		return healthlink.Content{}, err
	}
	progress := func(ctx context.Context, id oracle.VersionID) (oracle.Progress, error) {
		list, err := l.journal.Progress(ctx, l.threshold(), []oracle.VersionID{id})
		if err != nil {
			return oracle.Progress{}, err
		}
		return list[0], nil
	}
	return healthlink.Content{Issuer: issuer, Progress: progress}, nil
}

func runLinkCreate(c *ucli.Context) error {
	ask, err := readLinkAsk(c)
	if err != nil {
		return err
	}
	if c.String(linksURLFlag.Name) == "" {
		return cli.Usage("--links-url: say under which URL the world reaches the oracle's links")
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	content, err := l.linkContent()
	if err != nil {
		return err
	}
	maker := &healthlink.Maker{
		Journal: l.journal, Content: content, Keyring: l.keyring, Base: c.String(linksURLFlag.Name), Now: time.Now,
	}
	made, err := maker.Make(c.Context, ask)
	if errors.Is(err, healthlink.ErrDenied) {
		return cli.Hint(err, "--patient says that this was done")
	}
	if err != nil {
		return err
	}
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(map[string]any{
			"id": made.ID.String(), "link": made.Link, "record": made.Of.Record.String(), "version": made.Of.Version,
		})
	}
	_, err = fmt.Fprintf(c.App.Writer, "%s\n", made.Link)
	return err
}

func readLinkAsk(c *ucli.Context) (ask healthlink.Ask, err error) {
	if c.NArg() != 1 || c.String(linkByFlag.Name) == "" {
		return ask, cli.Usage("name one record, and who makes the link")
	}
	if ask.Record, err = parseRecord(c.Args().First()); err != nil {
		return ask, err
	}
	if c.Bool(longTermFlag.Name) {
		ask.Flag += "L"
	}
	if path := c.Path(passcodeFlag.Name); path != "" {
		if ask.Passcode, err = readPasscode(path); err != nil {
			return ask, err
		}
		ask.Flag += "P"
	}
	if c.Bool(oneFileFlag.Name) {
		ask.Flag += "U"
	}
	if !slices.Contains(healthlink.Flags, ask.Flag) {
		return ask, cli.Usage("--one-file has no manifest, and so no passcode: leave one of them out")
	}
	if ask.Lifetime = c.Duration(lifetimeFlag.Name); ask.Lifetime <= 0 {
		return ask, cli.Usage("--lifetime: want more than nothing")
	}
	ask.Version, ask.Label, ask.Attempts = uint32(c.Uint(versionFlag.Name)), c.String(labelFlag.Name), c.Int(attemptsFlag.Name)
	ask.By, ask.IsPatient = c.String(linkByFlag.Name), c.Bool(linkPatientFlag.Name)
	return ask, nil
}

func readPasscode(path string) (string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return "", cli.Usage("read the passcode: %w", err)
	}
	passcode := strings.TrimRight(string(text), "\r\n")
	if passcode == "" || strings.ContainsAny(passcode, "\r\n") {
		return "", cli.Usage("--passcode-file: it must hold one line, the passcode")
	}
	return passcode, nil
}

// linkLine is a line of the list. It holds nothing that opens a link.
type linkLine struct {
	ID      string `json:"id"`
	Record  string `json:"record"`
	Version uint32 `json:"version"`
	Flag    string `json:"flag"`
	By      string `json:"by"`
	Made    string `json:"made"`
	Expires string `json:"expires"`
	Left    int    `json:"attemptsLeft,omitempty"`
	Fetched int    `json:"fetched"`
	Revoked string `json:"revoked,omitempty"`
}

func newLinkLine(l journal.HealthLink) linkLine {
	line := linkLine{
		ID: l.ID.String(), Record: l.Of.Record.String(), Version: l.Of.Version, Flag: l.Flag, By: l.By,
		Made: l.Made.UTC().Format(time.RFC3339), Expires: l.Expires.UTC().Format(time.RFC3339), Left: l.Attempts, Fetched: l.Fetched,
	}
	if !l.Revoked.IsZero() {
		line.Revoked = l.Revoked.UTC().Format(time.RFC3339)
	}
	return line
}

func (l linkLine) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(l)
	}
	line := fmt.Sprintf("%s  %s version %d, flags %q, by %s on %s, until %s, fetched %d times",
		l.ID, l.Record, l.Version, l.Flag, l.By, l.Made, l.Expires, l.Fetched)
	if l.Revoked != "" {
		line += ", revoked " + l.Revoked
	}
	_, err := fmt.Fprintln(w, line)
	return err
}

func runLinkList(c *ucli.Context) error {
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := l.journal.HealthLinks(c.Context, c.Bool(linkAllFlag.Name), time.Now())
	if err != nil {
		return err
	}
	for _, one := range list {
		if err := newLinkLine(one).print(c.App.Writer, c.Bool(jsonFlag.Name)); err != nil {
			return err
		}
	}
	if len(list) == 0 && !c.Bool(jsonFlag.Name) {
		fmt.Fprintln(c.App.Writer, "there are no links")
	}
	return nil
}

func runLinkRevoke(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name one link, as `oracle link list` prints it")
	}
	id, err := parseRecord(c.Args().First())
	if err != nil {
		return err
	}
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	err = l.journal.RevokeHealthLink(c.Context, id)
	if errors.Is(err, journal.ErrNotFound) {
		return cli.Hint(err, "`oracle link list --all` tells which there were")
	}
	return err
}

func runLinkOpen(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name the file that holds the link")
	}
	text, err := readRecord(c.Args().First())
	if err != nil {
		return cli.Usage("read the link: %w", err)
	}
	payload, err := healthlink.Parse(string(text))
	if err != nil {
		return err
	}
	var passcode string
	if path := c.Path(passcodeFlag.Name); path != "" {
		if passcode, err = readPasscode(path); err != nil {
			return err
		}
	}
	client := &http.Client{Timeout: time.Minute}
	contents, err := healthlink.Follow(c.Context, client, payload, c.String(linkAsFlag.Name), passcode, time.Now())
	if err != nil {
		return err
	}
	return writeLinked(c, contents)
}

// writeLinked writes what a link gave out, and the lab's files in it as `oracle verify` finds them.
func writeLinked(c *ucli.Context, contents [][]byte) error {
	dir := c.Path(linkOutFlag.Name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("write what the link gave out: %w", unnamed(err))
	}
	for i, content := range contents {
		attached, err := healthlink.Attachments(content)
		if err != nil {
			return err
		}
		base := fmt.Sprintf("linked-%d", i+1)
		for suffix, data := range map[string][]byte{
			".fhir.json": content, ".record": attached.Record, evidenceSuffix: attached.Evidence, openingSuffix: attached.Opening,
		} {
			if data == nil {
				continue
			}
			if err := os.WriteFile(filepath.Join(dir, base+suffix), data, 0o600); err != nil {
				return fmt.Errorf("write what the link gave out: %w", unnamed(err))
			}
		}
		fmt.Fprintln(c.App.Writer, filepath.Join(dir, base+".fhir.json"))
	}
	return nil
}

// linkServer serves links; nil where no flag says at which address.
func (l *lab) linkServer(c *ucli.Context) (*healthlink.Server, *tls.Config, error) {
	if c.String(linksListenFlag.Name) == "" {
		return nil, nil, nil
	}
	if c.String(linksURLFlag.Name) == "" {
		return nil, nil, cli.Usage("--links-listen needs --links-url: under which URL the world reaches it")
	}
	var secure *tls.Config
	if cert, key := c.Path(linksCertFlag.Name), c.Path(linksKeyFlag.Name); cert != "" || key != "" {
		pair, err := tls.LoadX509KeyPair(cert, key)
		if err != nil {
			return nil, nil, cli.Usage("--links-tls-cert, --links-tls-key: %w", err)
		}
		secure = &tls.Config{MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{pair}}
	}
	content, err := l.linkContent()
	if err != nil {
		return nil, nil, err
	}
	return &healthlink.Server{
		Links: l.journal, Content: content, Keyring: l.keyring, Base: c.String(linksURLFlag.Name), Now: time.Now, Log: l.logger,
	}, secure, nil
}

// forgetLinks deletes what links gave out that are over, until the context ends.
func (l *lab) forgetLinks(ctx context.Context) error {
	for {
		if err := l.journal.ForgetHealthLinks(ctx, time.Now()); err != nil && ctx.Err() == nil {
			l.logger.Warn("links that are over keep their files for now", "reason", err)
		}
		if err := sleep(ctx, time.Minute); err != nil {
			return err
		}
	}
}
