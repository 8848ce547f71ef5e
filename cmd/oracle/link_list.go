package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
)

// linkLine is a line of the list. It holds nothing that opens a link.
type linkLine struct {
	ID      string       `json:"id"`
	Records []linkRecord `json:"records"`
	Flag    string       `json:"flag"`
	By      string       `json:"by"`
	Made    string       `json:"made"`
	Expires string       `json:"expires"`
	Left    int          `json:"attemptsLeft,omitempty"`
	Fetched int          `json:"fetched"`
	Revoked string       `json:"revoked,omitempty"`
}

// linkRecord is a record that a link shares, and the version that it gives out.
type linkRecord struct {
	Record  string `json:"record"`
	Version uint32 `json:"version"`
}

func linkRecords(of []oracle.VersionID) []linkRecord {
	list := make([]linkRecord, len(of))
	for i, id := range of {
		list[i] = linkRecord{id.Record.String(), id.Version}
	}
	return list
}

func newLinkLine(l journal.HealthLink) linkLine {
	line := linkLine{
		ID: l.ID.String(), Records: linkRecords(l.Of), Flag: l.Flag, By: l.By,
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
	line := fmt.Sprintf("%s  flags %q, by %s on %s, until %s, fetched %d times", l.ID, l.Flag, l.By, l.Made, l.Expires, l.Fetched)
	if l.Revoked != "" {
		line += ", revoked " + l.Revoked
	}
	for _, r := range l.Records {
		line += fmt.Sprintf("\n  record %s version %d", r.Record, r.Version)
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
	return printLines(c, list, newLinkLine, "there are no links")
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
