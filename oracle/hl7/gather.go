package hl7

import (
	"errors"
	"fmt"
	"strconv"
)

// gatherer sorts a record's segments into its messages.
type gatherer struct {
	b        []byte
	many     bool // the record holds several messages
	messages []message
	open     bool // the last message still takes segments
	batches  int  // begun so far in the file
	batched  int  // messages begun so far in the batch
}

// gather appends the messages of a record to an empty list.
func gather(messages []message, b []byte, segments []segment) ([]message, error) {
	headers := 0
	for i := range segments {
		if segments[i].is("MSH") {
			headers++
		}
	}
	if headers == 0 {
		return nil, &Error{Problem: "the batch holds no message", Remedy: resend}
	}
	g := &gatherer{b: b, many: headers > 1, messages: messages}
	for i := range segments {
		if err := g.take(segments, i); err != nil {
			return nil, err
		}
	}
	return g.messages, g.close()
}

const useUTF8 = "let the sender use UTF-8, and say so in MSH-18"

// take takes the i-th segment. A message's segments are consecutive, so that they stay a slice.
func (g *gatherer) take(segments []segment, i int) error {
	s := &segments[i]
	switch string(s.name[:]) {
	case "MSH":
		return g.begin(segments[i : i+1 : i+1])
	case "FHS", "BHS", "BTS", "FTS":
		if err := g.close(); err != nil {
			return err
		}
		g.open = false
		return g.envelope(*s)
	}
	if !g.open {
		return g.fail(*s, "the segment belongs to no message", resend)
	}
	m := &g.messages[len(g.messages)-1]
	first := i - len(m.segments)
	m.segments = segments[first : i+1 : i+1]
	return nil
}

// begin opens a message with its MSH.
func (g *gatherer) begin(header []segment) error {
	if err := g.close(); err != nil {
		return err
	}
	g.messages = append(g.messages, message{segments: header})
	g.open = true
	g.batched++
	m := &g.messages[len(g.messages)-1]
	if problem := m.delims.read(header[0].raw); problem != "" {
		return g.fail(header[0], problem, resend)
	}
	if problem := m.readHeader(&header[0]); problem != "" {
		return g.fail(header[0], problem, useUTF8)
	}
	return nil
}

// close checks the message that ends.
func (g *gatherer) close() error {
	if !g.open {
		return nil
	}
	m := &g.messages[len(g.messages)-1]
	header := m.segments[0]
	if len(m.segments) == 1 {
		return g.fail(header, "the message has a header (MSH) and nothing else", resend)
	}
	if problem := m.readCharset(); problem != "" {
		return g.fail(header, problem, useUTF8)
	}
	if problem, of := m.unshift(); problem != "" {
		return g.fail(of, problem, useUTF8)
	}
	return nil
}

// envelope checks the counts by which the sender of a batch says how much it holds.
func (g *gatherer) envelope(s segment) error {
	switch string(s.name[:]) {
	case "FHS":
		g.batches, g.batched = 0, 0
	case "BHS":
		g.batches++
		g.batched = 0
	case "BTS":
		return g.count(s, g.batched, "messages")
	case "FTS":
		if g.batches > 0 {
			return g.count(s, g.batches, "batches")
		}
	}
	return nil
}

func (g *gatherer) count(s segment, held int, what string) error {
	if len(s.raw) < 4 {
		return nil
	}
	said, err := strconv.ParseUint(string(s.field(s.raw[3], 1)), 10, 64)
	if errors.Is(err, strconv.ErrSyntax) || err == nil && said == uint64(held) {
		return nil
	}
	return g.fail(s, fmt.Sprintf("%s-1 gives another number of %s than there are (%d)", s.name, what, held),
		"something was lost or left over on the way: send the whole batch again")
}

func (g *gatherer) fail(s segment, problem, remedy string) error {
	e := &Error{Line: lineAt(g.b, s.offset), Segment: s.name.String(), Problem: problem, Remedy: remedy}
	if g.many && g.open {
		e.Message = len(g.messages)
	}
	return e
}
