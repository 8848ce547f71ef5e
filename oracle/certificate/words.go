package certificate

import (
	"fmt"
	"strings"
	"time"

	"github.com/labseal/labseal/evidence"
)

func (c *Certificate) title() string {
	if c.Proven.Statement.Kind == evidence.KindAmendment {
		return "Certificate of an amendment"
	}
	return "Certificate of a lab result"
}

func (c *Certificate) proven() []string {
	p := c.Proven
	lines := []string{c.stated()}
	lines = append(lines, fmt.Sprintf(
		"It is entry %d in the log of %s. That log, %d entries long, was anchored in block %d of chain %d on %s. So it existed then, and has not been changed since.",
		p.Index, p.Member.Name, p.Size, p.Block.Number, c.Trust.Chain.ID, moment(p.Block.Time)))
	lines = append(lines, believed(p.Finality)...)
	for _, s := range p.Stolen {
		lines = append(lines, fmt.Sprintf("The %s counts as stolen since block %d. This is older, and stands.", joined(" of ", s.What, s.Of), s.Since))
	}
	lines = append(lines, c.amendments()...)
	if c.Results && p.Opening != nil {
		lines = append(lines, fmt.Sprintf("The parts shown on this certificate (%d) are what the lab stated.", len(p.Opening.Claims)))
	}
	if p.Record {
		lines = append(lines, "The embedded record is, byte for byte, the one the lab received.")
	}
	return append(lines, fmt.Sprintf("All this under trust file %d of the consortium whose id is on the next page.", c.Trust.Number))
}

func (c *Certificate) stated() string {
	s, name := c.Proven.Statement, c.Proven.Member.Name
	if s.Kind == evidence.KindAmendment {
		return fmt.Sprintf("%s stated that its earlier version with the handle %s was %s.", name, s.Amended, words(s.Reason))
	}
	return fmt.Sprintf("%s stated a result. Its state was “%s”. It came in in the hour from %s, says the lab.", name, s.Status, moment(s.Time))
}

// change says what became of a version since, as far as the evidence tells.
func (c *Certificate) change() string {
	p := c.Proven
	switch {
	case p.Amendment != nil:
		return fmt.Sprintf("This result was %s since. The lab says so itself: ask for the one that holds now.", words(p.Amendment.Statement.Reason))
	case p.IsDisputed():
		return fmt.Sprintf("The chain records that this result was %s since. The lab's statement of that is not at hand: take it as %[1]s until it is.", words(p.State.Reason))
	}
	return ""
}

// amendments says what the chain recorded of them, as of a block.
func (c *Certificate) amendments() (lines []string) {
	p := c.Proven
	if a := p.Amendment; a != nil {
		lines = append(lines, fmt.Sprintf("%s stated that it was %s: entry %d in its log, anchored on %s.",
			p.Member.Name, words(a.Statement.Reason), a.Index, moment(a.Block.Time)))
	}
	if p.State == nil {
		return lines
	}
	asOf := fmt.Sprintf("as of block %d, %s", p.State.Block.Number, moment(p.State.Block.Time))
	if p.State.Reason == evidence.ReasonNone {
		return append(lines, "The chain had recorded no amendment "+asOf+".")
	}
	return append(lines, fmt.Sprintf("The chain records: %s, since block %d; %s.", words(p.State.Reason), p.State.Amended, asOf))
}

func words(r evidence.Reason) string {
	if r == evidence.ReasonWrongPatient {
		return "found to be of the wrong patient"
	}
	return strings.ReplaceAll(r.String(), "-", " ")
}

// believed says why the block is trusted.
func believed(f evidence.Finality) (lines []string) {
	names := make([]string, len(f.Attested))
	for i, m := range f.Attested {
		names[i] = m.Name
	}
	if len(names) > 0 {
		lines = append(lines, listed(names)+" signed that they hold this block as final.")
	}
	if len(f.Sealed) > 0 {
		lines = append(lines, fmt.Sprintf("%d of the %d validators of the chain sealed this block.", len(f.Sealed), f.Of))
	}
	if f.Pinned {
		lines = append(lines, "The consortium's trust file names this very block.")
	}
	return lines
}

func listed(names []string) string {
	last := len(names) - 1
	return joined(" and ", strings.Join(names[:last], ", "), names[last])
}

func (c *Certificate) notProven() []string {
	asOf := "that block"
	if c.Proven.State != nil {
		asOf = fmt.Sprintf("block %d", c.Proven.State.Block.Number)
	}
	lines := []string{"That it is medically right."}
	if c.change() == "" {
		lines = append(lines, "That it is still current: the lab may have corrected or withdrawn it after "+asOf+".")
	}
	lines = append(lines,
		"That it existed before it was anchored: an earlier time in it is the lab's word.",
		fmt.Sprintf("That trust file %d is the newest: a later one may say that a key was stolen.", c.Trust.Number))
	if c.Proven.Statement.Kind == evidence.KindAmendment {
		return lines
	}
	if !c.Results || c.Proven.Opening == nil {
		return append(lines, "What it says and whose it is: this certificate does not show it. An opening of the lab does.")
	}
	if c.Proven.Opening.Artefact == nil {
		lines = append(lines, "That this is all: the lab's report may have more parts, which were not disclosed.")
	}
	return lines
}

func moment(seconds uint64) string {
	return time.Unix(int64(seconds), 0).UTC().Format("2 January 2006, 15:04 UTC")
}
