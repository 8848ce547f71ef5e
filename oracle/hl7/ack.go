package hl7

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Code is an acknowledgement code, MSA-1 (HL7 table 0008).
type Code string

// The codes of the original mode and of the enhanced mode's second answer, and those of its first.
const (
	ApplicationAccept Code = "AA"
	ApplicationError  Code = "AE" // the sender must change something
	ApplicationReject Code = "AR" // not for us, or a fault of ours: the sender may try again
	CommitAccept      Code = "CA"
	CommitError       Code = "CE"
	CommitReject      Code = "CR"
)

// Header is what an answer needs of a message's MSH. It is read even of messages that can't be read otherwise.
type Header struct {
	delims   delimiters
	segment  segment
	sent     []string // MSH-n is sent[n-1], as it stands in the message; nil: as in the segment, which was not converted
	isUsable bool
}

// ReadHeader reads the MSH that a record begins with. Of what begins with none it is empty, and the answer names no
// message.
func ReadHeader(b []byte) Header {
	b = bytes.TrimLeft(bytes.TrimPrefix(bytes.TrimLeft(b, framing), utf8BOM), framing)
	if i := bytes.IndexAny(b, "\r\n"); i >= 0 {
		b = b[:i]
	}
	h := Header{segment: segment{raw: b, name: name{'M', 'S', 'H'}}}
	n, ok := cutName(b)
	h.isUsable = ok && n.String() == "MSH" && len(b) > 4 && isDelimiter(b[3]) && h.delims.read(b) == ""
	if !h.isUsable {
		return h
	}
	m := message{delims: h.delims}
	if m.readHeader(&h.segment) == "" && m.isConverted {
		h.sent = m.sent(b, h.segment.raw)
	}
	return h
}

// sent are the fields of a header as they stand in the message, which are others than those that it was converted to. A field
// begins where what is in front of it is converted to what is in front of the converted field.
func (m *message) sent(raw, converted []byte) (fields []string) {
	start, from := 0, 0
	for at, c := range raw {
		if c != m.delims.field {
			continue
		}
		end := index(converted[from:], c)
		text, ok := convert(raw[:at], m.shifting)
		if end < 0 || !ok || !bytes.Equal(text, converted[:from+end]) {
			continue
		}
		fields = append(fields, string(raw[start:at]))
		start, from = at+1, from+end+1
	}
	return append(fields, string(raw[start:]))
}

func (h *Header) message() *message {
	m := &message{delims: h.delims, segments: []segment{h.segment}, header: h.segment.places(h.delims.field)}
	m.readCharset()
	return m
}

// field is a field as it was sent; empty where the header can't be read.
func (h *Header) field(n int) string {
	switch {
	case !h.isUsable || h.sent != nil && n > len(h.sent):
		return ""
	case h.sent != nil:
		return h.sent[n-1]
	}
	return string(h.segment.field(h.delims.field, n))
}

// Control is MSH-10.
func (h *Header) Control() string {
	if !h.isUsable {
		return ""
	}
	return h.message().text(&h.segment, 10, 1)
}

// Ack is what is answered to a message.
type Ack struct {
	Code    Code
	Text    string // what was wrong and what to do; without content
	Control string // the answer's own number
	At      time.Time
	Receipt []byte // a signed intake receipt; it goes out as base64url in a segment of our own, ZLS
}

// Wants says which answers a sender asks for, where an application's code is to be told, by MSH-15 and MSH-16 (HL7 v2.5.1,
// 2.9.2). Both empty is the original mode: one answer, with the application's code. Else MSH-15 says when there is one
// with a commit code, and MSH-16 when one with the application's, which comes behind it: behind a CA only, as what was not
// committed to came to no application. What is not to be sent is "".
func (h *Header) Wants(code Code) (commit, application Code) {
	onCommit, onApplication := h.field(15), h.field(16)
	if onCommit == "" && onApplication == "" {
		return "", code
	}
	if code.isWanted(onCommit) {
		commit = "C" + code[1:]
	}
	if code.isWanted(onApplication) && (commit == "" || code.IsAccept()) {
		application = code
	}
	return commit, application
}

// isWanted says whether a condition of HL7 table 0155 asks for an answer of this code.
func (c Code) isWanted(condition string) bool {
	return condition == "AL" || condition == "ER" && !c.IsAccept() || condition == "SU" && c.IsAccept()
}

// IsAccept says whether the sender has done its part.
func (c Code) IsAccept() bool { return c == ApplicationAccept || c == CommitAccept }

// Encode writes the answer, in the delimiters of the message and under its version and charset.
func (a Ack) Encode(h Header) []byte {
	d := delimiters{field: '|', comp: '^', rep: '~', escape: '\\', sub: '&'}
	version, processing := "2.5.1", "P"
	event := ""
	if h.isUsable {
		d = h.delims
		version, processing = or(h.field(12), version), or(h.field(11), processing)
		event = h.message().text(&h.segment, 9, 2)
	}
	w := &ackWriter{d: d}
	codes := string([]byte{d.comp, d.rep, d.escape, d.sub})
	if d.truncation != 0 {
		codes += string([]byte{d.truncation})
	}
	kind := "ACK"
	if event != "" {
		kind += string([]byte{d.comp}) + w.escape(event) + string([]byte{d.comp}) + "ACK"
	}
	w.segment("MSH", codes, h.field(5), h.field(6), h.field(3), h.field(4), a.At.UTC().Format("20060102150405")+"+0000",
		"", kind, w.escape(a.Control), processing, version, "", "", "", "", "", h.field(18))
	w.segment("MSA", string(a.Code), h.field(10), w.escape(a.Text))
	if !a.Code.IsAccept() && a.Text != "" && hasERR(version) {
		severity, kind := "E", "207" // table 0357: application internal error
		if a.Code == ApplicationError || a.Code == CommitError {
			kind = "100" // segment sequence error: the nearest to "can't be read"
		}
		w.segment("ERR", "", "", kind, severity, "", "", "", w.escape(a.Text))
	}
	if len(a.Receipt) > 0 {
		w.segment("ZLS", w.escape(base64.RawURLEncoding.EncodeToString(a.Receipt)))
	}
	return w.b.Bytes()
}

// hasERR says whether a version has the ERR of 2.5.
func hasERR(version string) bool { return version >= "2.5" && strings.HasPrefix(version, "2.") }

// ReadAck reads an answer's code, the number of the message that it answers, and its text (MSA-1 to 3); ok is false for
// what is none.
func ReadAck(b []byte) (code Code, to, text string, ok bool) {
	f, err := Parse(b)
	if err != nil {
		return "", "", "", false
	}
	m := &f.messages[0]
	for _, s := range m.segments {
		if s.is("MSA") {
			return Code(m.text(&s, 1, 1)), m.text(&s, 2, 1), m.text(&s, 3, 1), true
		}
	}
	return "", "", "", false
}

// ReadReceipt reads the intake receipt that an answer carries (ZLS-1); nil where it carries none.
func ReadReceipt(b []byte) ([]byte, error) {
	f, err := Parse(b)
	if err != nil {
		return nil, fmt.Errorf("read the receipt of an answer: %w", err)
	}
	m := &f.messages[0]
	for _, s := range m.segments {
		if !s.is("ZLS") {
			continue
		}
		receipt, err := base64.RawURLEncoding.Strict().DecodeString(m.text(&s, 1, 1))
		if err != nil || len(receipt) == 0 {
			return nil, errors.New("read the receipt of an answer: ZLS-1 is not base64url")
		}
		return receipt, nil
	}
	return nil, nil
}

type ackWriter struct {
	d delimiters
	b bytes.Buffer
}

// segment writes a segment; empty fields at its end are left out.
func (w *ackWriter) segment(name string, fields ...string) {
	for len(fields) > 0 && fields[len(fields)-1] == "" {
		fields = fields[:len(fields)-1]
	}
	w.b.WriteString(name)
	for _, f := range fields {
		w.b.WriteByte(w.d.field)
		w.b.WriteString(f)
	}
	w.b.WriteByte('\r')
}

// escape writes a value so that its delimiters are none.
func (w *ackWriter) escape(value string) string {
	var b strings.Builder
	for i := range len(value) {
		code := byte(0)
		switch c := value[i]; c {
		case w.d.escape:
			code = 'E'
		case w.d.field:
			code = 'F'
		case w.d.comp:
			code = 'S'
		case w.d.rep:
			code = 'R'
		case w.d.sub:
			code = 'T'
		case '\r', '\n':
			b.WriteByte(' ')
			continue
		default:
			b.WriteByte(c)
			continue
		}
		b.Write([]byte{w.d.escape, code, w.d.escape})
	}
	return b.String()
}

func or(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}
