package hl7

import (
	"bytes"
	"strings"

	"github.com/labseal/labseal/oracle/record"
)

// messageType is MSH-9 as ORU^R01.
func (m *message) messageType() string {
	value := m.header.field(9)
	kind, event := m.textOf(value, 1, 1), m.textOf(value, 2, 1)
	if event != "" {
		return kind + "^" + event
	}
	return kind
}

// text is a component of a field's first repetition, its first subcomponent, with escapes of delimiters undone.
func (m *message) text(s *segment, field, component int) string {
	return m.textOf(s.field(m.delims.field, field), component, 1)
}

// textOf is a subcomponent of a field's value, likewise.
func (m *message) textOf(value []byte, component, subcomponent int) string {
	repetition, _, _ := bytes.Cut(value, []byte{m.delims.rep})
	return m.plain(part1(part1(repetition, m.delims.comp, component), m.delims.sub, subcomponent))
}

// part1 is the n-th part of a value, from 1.
func part1(value []byte, separator byte, n int) []byte {
	for ; n > 1; n-- {
		i := bytes.IndexByte(value, separator)
		if i < 0 {
			return nil
		}
		value = value[i+1:]
	}
	if i := bytes.IndexByte(value, separator); i >= 0 {
		value = value[:i]
	}
	return value
}

// plain undoes the escapes of delimiters, trims blanks and reads the charset. Other escapes stay as they are.
func (m *message) plain(value []byte) string {
	value = bytes.TrimSpace(value)
	if bytes.IndexByte(value, m.delims.escape) < 0 {
		return m.decode(value)
	}
	var b bytes.Buffer
	for i := 0; i < len(value); i++ {
		if value[i] == m.delims.escape {
			if end := bytes.IndexByte(value[i+1:], m.delims.escape); end > 0 {
				if c, ok := m.delims.escaped(value[i+1 : i+1+end]); ok {
					b.WriteByte(c)
					i += end + 1
					continue
				}
			}
		}
		b.WriteByte(value[i])
	}
	return m.decode(b.Bytes())
}

// number is a component that holds a number; empty where it is HL7's null.
func (m *message) number(value []byte, component int) string {
	if text := m.textOf(value, component, 1); text != `""` {
		return text
	}
	return ""
}

// entity is an EI: a number, and its namespace or else its universal id.
func (m *message) entity(value []byte) record.Identifier {
	id := record.Identifier{Value: m.number(value, 1), Authority: m.textOf(value, 2, 1)}
	if id.Authority == "" {
		id.Authority = m.textOf(value, 3, 1)
	}
	return id
}

// person is an XCN: a number and who gave it out; without a number, the name.
func (m *message) person(value []byte) record.Identifier {
	id := record.Identifier{Value: m.textOf(value, 1, 1), Authority: m.textOf(value, 9, 1)}
	if id.IsZero() {
		id.Value = strings.TrimSpace(m.textOf(value, 2, 1) + " " + m.textOf(value, 3, 1))
	}
	return id
}

// identifiers are the repetitions of a CX: numbers, each with its assigning authority's namespace or universal id.
func (m *message) identifiers(value []byte) (ids []record.Identifier) {
	for repetition := range bytes.SplitSeq(value, []byte{m.delims.rep}) {
		authority := part1(repetition, m.delims.comp, 4)
		id := record.Identifier{
			Value:     m.plain(part1(part1(repetition, m.delims.comp, 1), m.delims.sub, 1)),
			Authority: m.plain(part1(authority, m.delims.sub, 1)),
		}
		if id.Authority == "" {
			id.Authority = m.plain(part1(authority, m.delims.sub, 2))
		}
		if !id.IsZero() && id.Value != `""` {
			ids = append(ids, id)
		}
	}
	return ids
}

// numbers are the repetitions of an XCN that have a number and who gave it out: by its type where that says so, or else by
// the assigning authority's namespace or universal id. Names are none.
func (m *message) numbers(value []byte) (ids []record.Identifier) {
	for repetition := range bytes.SplitSeq(value, []byte{m.delims.rep}) {
		authority := part1(repetition, m.delims.comp, 9)
		id := record.Identifier{
			Value:     m.plain(part1(part1(repetition, m.delims.comp, 1), m.delims.sub, 1)),
			Authority: m.plain(part1(authority, m.delims.sub, 1)),
		}
		if id.Authority == "" {
			id.Authority = m.plain(part1(authority, m.delims.sub, 2))
		}
		if m.plain(part1(repetition, m.delims.comp, 13)) == "NPI" {
			id.Authority = "NPI"
		}
		if !id.IsZero() && id.Value != `""` && id.Authority != "" {
			ids = append(ids, id.Plain())
		}
	}
	return ids
}
