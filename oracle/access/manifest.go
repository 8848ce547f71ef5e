package access

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

// Format names the form of the manifest.
const Format = "labseal/access/1"

// manifestFile lists all that goes and all that does not, for programs. Versions stand in it as they are written.
type manifestFile struct {
	*file
	lines int
}

// line is a version, or an artefact in quarantine.
type line struct {
	Record     string    `json:"record,omitempty"`
	Version    uint32    `json:"version,omitempty"`
	Kind       string    `json:"kind"`
	Status     string    `json:"status,omitempty"`
	Received   string    `json:"received"`
	Standing   string    `json:"standing,omitempty"` // current, superseded, withdrawn
	Amends     string    `json:"amends,omitempty"`   // why it amends the version before
	Included   bool      `json:"included"`
	Content    string    `json:"content,omitempty"`  // whole, part; none: it withdraws the record
	Evidence   string    `json:"evidence,omitempty"` // yes; not yet: it is not attested
	Disclosure string    `json:"disclosure,omitempty"`
	Files      []written `json:"files,omitempty"`
	Left       *left     `json:"left,omitempty"`
}

// begin writes what the export is, and for whom.
func (m *manifestFile) begin(r *run) error {
	links := make([]string, len(r.links))
	for i, l := range r.links {
		links[i] = l.String()
	}
	head, err := json.MarshalIndent(struct {
		Format         string            `json:"format"`
		Export         string            `json:"export"`
		Made           string            `json:"made"`
		Lab            map[string]string `json:"lab"`
		Purpose        string            `json:"purpose"`
		Representative *Representative   `json:"representative,omitempty"`
		Links          []string          `json:"links"` // records that say which numbers are this patient's
		Numbers        int               `json:"numbers"`
	}{
		Format, r.made.ID, r.at.Format(time.RFC3339),
		map[string]string{"member": r.Member.Hex(), "name": r.Name},
		r.purpose.String(), r.ask.Representative, links, len(r.numbers),
	}, "", "  ")
	if err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	m.say("%s,\n  \"items\": [\n", head[:len(head)-2]) // without the brace that ends it
	return nil
}

func (m *manifestFile) end(made *Made) error {
	totals, err := json.Marshal(made)
	if err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	m.say("\n  ],\n  \"totals\": %s\n}\n", totals)
	return nil
}

func (m *manifestFile) put(l line) error {
	text, err := json.Marshal(l)
	if err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	if m.lines++; m.lines > 1 {
		m.say(",\n")
	}
	_, err = m.Write(append([]byte("    "), text...))
	return err
}

func newLine(h *journal.Holding, v *journal.HeldVersion) line {
	l := line{
		Record: h.Record.String(), Version: v.Version, Kind: v.Kind, Status: v.Status.String(),
		Received: v.Received.UTC().Format(time.RFC3339), Standing: (&item{holding: h, version: v}).standing(),
	}
	if v.Amends != 0 {
		l.Amends = v.Amends.String()
	}
	return l
}

func (m *manifestFile) included(it *item, disclosure vault.RecordID) error {
	l := newLine(it.holding, it.version)
	l.Included, l.Content, l.Evidence, l.Disclosure, l.Files = true, "whole", "yes", disclosure.String(), it.urls
	if it.record == nil {
		l.Content = "part"
	}
	if it.proof == nil {
		l.Evidence = "not yet"
	}
	return m.put(l)
}

func (m *manifestFile) withdrawal(it *item) error {
	l := newLine(it.holding, it.version)
	l.Included, l.Content, l.Status = true, "none", ""
	return m.put(l)
}

func (m *manifestFile) left(h *journal.Holding, v *journal.HeldVersion, why *left) error {
	l := newLine(h, v)
	l.Left = why
	return m.put(l)
}

func (m *manifestFile) quarantined(k *journal.Kept, kind string, why *left) error {
	return m.put(line{Kind: kind, Received: k.Received.UTC().Format(time.RFC3339), Left: why})
}

// Manifest is what a manifest says, for who reads one.
type Manifest struct {
	Format         string
	Export         string
	Representative *Representative
	Links          []string
	Items          []struct {
		Record, Kind, Status, Standing, Content, Evidence, Disclosure string

		Version  uint32
		Included bool
		Files    []written
		Left     *left
	}
	Totals Made
}

// ReadManifest reads a manifest.
func ReadManifest(text []byte) (*Manifest, error) {
	m := new(Manifest)
	if err := json.Unmarshal(text, m); err != nil {
		return nil, errors.New("read the manifest: it is not JSON")
	}
	if m.Format != Format {
		return nil, fmt.Errorf("read the manifest: it is of the format %q, not %q", m.Format, Format)
	}
	return m, nil
}
