package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

func recordCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "show",
		Usage:     "tell the versions of a record: where each came from, why, and where it is on its way",
		ArgsUsage: "RECORD",
		Flags:     slices.Concat([]ucli.Flag{jsonFlag}, labFlags),
		Action:    runRecord,
	}
}

// shown is a version, as the command tells it.
type shown struct {
	Version    uint32       `json:"version"`
	Status     string       `json:"status"`
	Kind       string       `json:"kind"`
	Source     string       `json:"source"`
	Received   string       `json:"received"`
	Dated      string       `json:"dated,omitempty"`  // the day that the record names, of history
	Amends     string       `json:"amends,omitempty"` // why it amends the version before
	State      oracle.State `json:"state"`
	Leaf       common.Hash  `json:"leaf"`
	Index      *uint64      `json:"index,omitempty"`
	Checkpoint *uint64      `json:"checkpoint,omitempty"`
	Anchored   string       `json:"anchored,omitempty"` // when, by the chain's clock
	Alerts     []string     `json:"alerts,omitempty"`
	Order      string       `json:"order,omitempty"`        // the record of the order that it reports on
	NoPatient  bool         `json:"unidentified,omitempty"` // its patient is not known yet
	Shredded   bool         `json:"shredded,omitempty"`     // nothing opens it any more
	Cites      []cited      `json:"cites,omitempty"`        // versions of other labs that it stands on
}

// cited is a citation: stated by the message, or checked with evidence that a record keeps.
type cited struct {
	Leaf   common.Hash  `json:"leaf"`
	Member *common.Hash `json:"member,omitempty"` // whose evidence was checked
	Kept   string       `json:"kept,omitempty"`   // the record that keeps it
}

func newCited(list []journal.Citation) (cites []cited) {
	for _, c := range list {
		one := cited{Leaf: c.Leaf}
		if c.Kept != (vault.RecordID{}) {
			one.Member, one.Kept = &c.Member, c.Kept.String()
		}
		cites = append(cites, one)
	}
	return cites
}

func runRecord(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name one record")
	}
	record, err := parseRecord(c.Args().First())
	if err != nil {
		return err
	}
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	history, err := l.journal.History(c.Context, record)
	if err != nil {
		return err
	}
	ids := make([]oracle.VersionID, len(history))
	for i, h := range history {
		ids[i] = oracle.VersionID{Record: record, Version: h.Version}
	}
	cites, err := l.journal.Citations(c.Context, record)
	if err != nil {
		return err
	}
	progress, err := l.journal.Progress(c.Context, ids)
	if err != nil {
		return err
	}
	for i, h := range history {
		s, err := show(h, progress[i], l.trust.Chain.Codec)
		if err != nil {
			return err
		}
		s.Cites = newCited(cites[h.Version])
		if err := s.print(c.App.Writer, c.Bool(jsonFlag.Name)); err != nil {
			return err
		}
	}
	return nil
}

func show(h journal.Past, p oracle.Progress, codec string) (*shown, error) {
	s := &shown{
		Version: h.Version, Status: h.Status.String(), Kind: h.Kind, Source: h.Source,
		Received: h.ReceivedAt.UTC().Format(time.RFC3339), State: p.State, Leaf: p.Leaf, Index: p.Index,
		Checkpoint: p.Checkpoint, Alerts: h.Alerts, NoPatient: h.Nobody, Shredded: h.Shredded,
	}
	if h.Order != nil {
		s.Order = h.Order.String()
	}
	if h.Dated != nil {
		s.Dated = h.Dated.Format(time.DateOnly)
	}
	if h.Reason != evidence.ReasonNone {
		s.Amends = h.Reason.String()
	}
	if h.Header != nil {
		block, err := evidence.DecodeHeader(codec, h.Header)
		if err != nil {
			return nil, fmt.Errorf("read the anchoring block of version %d: %w", h.Version, err)
		}
		s.Anchored = moment(block.Time)
	}
	return s, nil
}

func (s *shown) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(s)
	}
	line := fmt.Sprintf("version %d: %s %s, received %s by %s", s.Version, s.Status, s.Kind, s.Received, s.Source)
	if s.Dated != "" {
		line += ", dated " + s.Dated
	}
	if s.Amends != "" {
		line += ", amends the one before: " + s.Amends
	}
	if s.Order != "" {
		line += ", of order " + s.Order
	}
	if s.NoPatient {
		line += ", of a patient whom nobody has identified"
	}
	line += ", " + string(s.State)
	if s.Shredded {
		line += ", shredded"
	}
	if s.Anchored != "" {
		line += ", anchored " + s.Anchored
	}
	for _, cite := range s.Cites {
		line += fmt.Sprintf("; cites %s", cite.Leaf)
		if cite.Member != nil {
			line += fmt.Sprintf(", checked: of member %s, evidence in record %s", cite.Member, cite.Kept)
		}
	}
	for _, alert := range s.Alerts {
		line += "; alert: " + alert
	}
	_, err := fmt.Fprintln(w, line)
	return err
}
