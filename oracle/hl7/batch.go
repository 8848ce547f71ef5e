package hl7

import "bytes"

// Split cuts a record of several messages, in a batch's envelope or without, into its messages: each from its MSH to
// its last line end, in order. The envelope is left out. A record of one message, or one that can't be read, is none:
// the answer is nil.
func Split(b []byte) (messages [][]byte) {
	if bytes.Count(b, []byte("MSH")) < 2 {
		return nil // as nearly all are
	}
	f, err := Parse(b)
	if err != nil || len(f.messages) == 1 {
		return nil
	}
	for i := range f.messages {
		segments := f.messages[i].segments
		last := segments[len(segments)-1]
		end := last.offset + int(last.length)
		if end < len(b) && b[end] == '\r' {
			end++
		}
		if end < len(b) && b[end] == '\n' {
			end++
		}
		messages = append(messages, b[segments[0].offset:end:end])
	}
	return messages
}

// AppendTo writes the record behind what there is: its segments, each of its fields, and what stands between segments.
// It writes the bytes that the record was parsed from.
func (f *File) AppendTo(b []byte) []byte {
	at := 0
	for _, s := range f.all {
		b = append(b, f.record[at:s.offset]...)
		at = s.offset + int(s.length)
		raw := f.record[s.offset:at]
		if len(raw) < 4 {
			b = append(b, raw...)
			continue
		}
		separator := raw[3]
		b = append(b, raw[:3]...)
		for field := range bytes.SplitSeq(raw[4:], []byte{separator}) {
			b = append(append(b, separator), field...)
		}
	}
	return append(b, f.record[at:]...)
}
