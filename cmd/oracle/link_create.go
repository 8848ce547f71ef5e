package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/healthlink"
)

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
	switch {
	case errors.Is(err, healthlink.ErrDenied):
		return cli.Hint(err, "--patient says that this was done")
	case errors.Is(err, healthlink.ErrPatients):
		return cli.Hint(err, "make a link of its own for each")
	case err != nil:
		return err
	}
	return handOutLink(c, made)
}

// madeLink says which link was made.
type madeLink struct {
	ID      string       `json:"id"`
	Link    string       `json:"link"`
	Records []linkRecord `json:"records"`
}

// handOutLink prints a link, as text and as a code.
func handOutLink(c *ucli.Context, made *healthlink.Made) error {
	link := made.Link
	if viewer := c.String(viewerFlag.Name); viewer != "" {
		link = viewer + "#" + link
	}
	if path := c.Path(linkCodeFlag.Name); path != "" {
		if err := writeLinkCode(c.App.Writer, path, link); err != nil {
			return err
		}
	}
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(madeLink{made.ID.String(), link, linkRecords(made.Of)})
	}
	_, err := fmt.Fprintln(c.App.Writer, link)
	return err
}

func readLinkAsk(c *ucli.Context) (ask healthlink.Ask, err error) {
	if c.NArg() == 0 || c.String(linkByFlag.Name) == "" {
		return ask, cli.Usage("name at least one record, and who makes the link")
	}
	for _, arg := range c.Args().Slice() {
		id, err := parseRecord(arg)
		if err != nil {
			return ask, err
		}
		ask.Records = append(ask.Records, id)
	}
	if ask.Codes, err = readCodings(c); err != nil {
		return ask, err
	}
	if err := checkViewer(c.String(viewerFlag.Name)); err != nil {
		return ask, err
	}
	if err := checkLinkCode(c.Path(linkCodeFlag.Name), c.Bool(jsonFlag.Name)); err != nil {
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

// checkViewer wants the address of a page, behind which the link can stand.
func checkViewer(address string) error {
	if address == "" {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" || u.Host == "" || strings.Contains(address, "#") {
		return cli.Usage("--viewer: want the https address of a page, without #")
	}
	return nil
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
