package hl7

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"github.com/labseal/labseal/oracle/record"
)

// observation reads an OBX. Most of what the OBX of one record tell is what the one before told.
func (c *collector) observation(m *message, s *segment) {
	at := s.places(m.delims.field)
	if status := m.codeOf(at.field(11)); c.status == nil || !bytes.Equal(status, c.status) {
		c.told(status)
	}
	if flags := at.field(8); len(flags) > 1 {
		c.flags(m, flags)
	}
	if value := at.field(14); !bytes.Equal(value, c.moment) && !c.isLater(value) {
		c.dated(m, value)
	}
	if len(at.field(23)) > 0 || len(at.field(15)) > 0 {
		c.performer(m, &at)
	}
	if string(m.codeOf(at.field(2))) == "ED" {
		c.facts.Damaged = c.facts.Damaged || !m.embeds(at.field(5))
	}
}

// told notes OBX-11.
func (c *collector) told(status []byte) {
	c.status = status
	add(&c.results, observationStatuses, status)
	c.uncoded = c.uncoded || len(status) == 0
	if len(status) == 1 {
		switch status[0] &^ 0x20 { // in upper case
		case 'A', 'B':
			c.added = true
		case 'C', 'D':
			c.changed = true
		case 'W':
			c.changed, c.facts.WrongPatient = true, true
		}
	}
}

// isLater says whether OBX-14 can't be the earliest time, whether it is one or none: it is not before another one, digit by
// digit.
func (c *collector) isLater(value []byte) bool {
	for _, digit := range value {
		if digit < '0' || digit > '9' {
			return false
		}
	}
	return len(value) == len(c.earliest) && bytes.Compare(value, c.earliest) >= 0
}

// dated notes OBX-14.
func (c *collector) dated(m *message, value []byte) {
	c.moment = value
	at, ok := second(value)
	if !ok {
		at = instant(m.textOf(value, 1, 1))
	} else if !at.IsZero() {
		c.earliest = value
	}
	c.observed(at)
}

// flags reads OBX-8: the codes of table 0078 that are critical; 0080's other codes are abnormal.
func (c *collector) flags(m *message, value []byte) {
	for flag := range bytes.SplitSeq(value, []byte{m.delims.rep}) {
		flag, _, _ = bytes.Cut(flag, []byte{m.delims.comp})
		switch string(bytes.TrimSpace(flag)) {
		case "LL", "HH", "AA":
			c.facts.Critical = true
		}
	}
}

// performer notes the laboratory of OBX-23, an XON: its name, and its CLIA number where the type (7) or the assigning
// authority (6) says that the number (10, of old 3) is one. Before version 2.5.1 it stood in OBX-15, a CE.
func (c *collector) performer(m *message, at *places) {
	of := func(field, component int) string { return m.textOf(at.field(field), component, 1) }
	p := record.Performer{Name: of(23, 1)}
	if of(23, 7) == "CLIA" || strings.HasPrefix(of(23, 6), "CLIA") {
		if p.CLIA = of(23, 10); p.CLIA == "" {
			p.CLIA = of(23, 3)
		}
	}
	if p.Name == "" {
		p.Name = of(15, 2)
		if of(15, 3) == "CLIA" && p.CLIA == "" {
			p.CLIA = of(15, 1)
		}
	}
	if (p.Name != "" || p.CLIA != "") && len(c.facts.Performers) < maxPerformers && !slices.Contains(c.facts.Performers, p) {
		c.facts.Performers = append(c.facts.Performers, p)
	}
}

func (c *collector) observed(at time.Time) {
	if !at.IsZero() && (c.facts.Observed.IsZero() || at.Before(c.facts.Observed)) {
		c.facts.Observed = at
	}
}

// maxPerformers is how many laboratories are noted of a record; each is in the claims of its results all the same.
const maxPerformers = 64
