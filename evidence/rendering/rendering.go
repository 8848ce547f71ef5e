// Package rendering shows an evidence file with every field by its name: as JSON for programs, as text for people.
//
// A rendering is complete: every byte string and every number of the file is in it, down to the fields of the block
// header. It proves nothing and is not evidence: what it shows is what the file says, verified or not. What the bytes
// mean is in docs/spec; the names here are those of its tables.
package rendering

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/fxamacker/cbor/v2"

	"github.com/labseal/labseal/evidence"
)

// Format is the first member of the JSON form. Members may be added under the same name, never changed.
const Format = "labseal/evidence-json/1"

// Rendering is an evidence file with its fields by name.
type Rendering struct{ root object }

// object has members in their order.
type object []member

type member struct {
	name  string
	value any // object, []any, string, or a number
}

// Of takes evidence apart. It refuses what is not evidence in its one encoding.
func Of(file []byte) (*Rendering, error) {
	entry, err := evidence.StatementOf(file)
	if err != nil {
		return nil, fmt.Errorf("show evidence: %w", err)
	}
	checkpoint, err := evidence.CheckpointOf(file)
	if err != nil {
		return nil, fmt.Errorf("show evidence: %w", err)
	}
	var item any
	if err := cbor.Unmarshal(file, &item); err != nil {
		return nil, fmt.Errorf("show evidence: %w", err)
	}
	parts, err := evidenceForm(item)
	if err != nil {
		return nil, fmt.Errorf("show evidence: %w", err)
	}
	follows := object{{"leaf", evidence.LeafHash(entry).Hex()}, {"checkpoint", checkpoint}}
	stamps, err := stampsOf(file)
	if err != nil {
		return nil, fmt.Errorf("show evidence: %w", err)
	}
	if len(stamps) > 0 {
		follows = append(follows, member{"timestamps", stamps})
	}
	return &Rendering{append(append(object{{"format", Format}}, parts.(object)...), member{"follows", follows})}, nil
}

// stampsOf is what the timestamps say, unverified.
func stampsOf(file []byte) (list []any, err error) {
	record, err := evidence.Timestamps(file)
	if err != nil || record == nil {
		return nil, err
	}
	for _, s := range record.Stamps() {
		list = append(list, object{{"time", timeOf(uint64(s.Time.Unix()))}, {"hash", s.Hash.String()}})
	}
	return list, nil
}

// MarshalJSON writes the members in the order of the file.
func (r *Rendering) MarshalJSON() ([]byte, error) { return json.Marshal(r.root) }

func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%q:%s", m.name, value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// Text is the rendering for people: a field a line, its parts further in.
func (r *Rendering) Text() string {
	var b strings.Builder
	writeText(&b, r.root, "")
	return b.String()
}

func writeText(b *strings.Builder, v any, indent string) {
	switch v := v.(type) {
	case object:
		for _, m := range v {
			writeMember(b, m.name, m.value, indent)
		}
	case []any:
		for i, e := range v {
			writeMember(b, fmt.Sprint(i), e, indent)
		}
	}
}

func writeMember(b *strings.Builder, name string, v any, indent string) {
	switch v := v.(type) {
	case object, []any:
		fmt.Fprintf(b, "%s%s\n", indent, name)
		writeText(b, v, indent+"  ")
	case string:
		if strings.Contains(v, "\n") {
			v = "\n" + indent + "  " + strings.ReplaceAll(strings.TrimSuffix(v, "\n"), "\n", "\n"+indent+"  ")
		}
		fmt.Fprintf(b, "%s%s: %s\n", indent, name, v)
	default:
		fmt.Fprintf(b, "%s%s: %v\n", indent, name, v)
	}
}

// hexOf writes bytes as every page of docs/spec does.
func hexOf(b []byte) string { return fmt.Sprintf("0x%x", b) }
