// Package hl7 recognises, reads and projects HL7 v2 records.
//
// A record is a file as a lab received it: one message, several, or a batch (FHS, BHS, BTS, FTS). Who gives a file by hand
// has it stay one record; [Split] is for what systems send. [Parse] finds its segments and says what is wrong with it in words for a lab technician;
// [File.Claims] projects it into the claims that the content commitment is made of; [File.Status] sums up its status
// codes. Parsing keeps slices of the input: a record's bytes are the record. It converts only what can't be cut into fields
// otherwise: messages in a charset that shifts.
//
// What is unambiguous is read leniently: any delimiters of MSH-1 and MSH-2, any line ends, a BOM, MLLP framing,
// segments in any order, unknown segments. What could be read in two ways is refused, because evidence about the
// wrong reading is worse than a message that waits for its sender. Errors name the place and the remedy, and never
// show what a field holds.
//
// The projection is docs/spec/projections.md, byte by byte.
package hl7

import "github.com/labseal/labseal/evidence"

// Projection is the name and version of the projection that [File.Claims] makes.
const Projection = "hl7v2/1"

// File is one record: the messages of one file, in order. It refers to the bytes it was parsed from. It is for one
// goroutine at a time.
type File struct {
	record    []byte
	all       []segment // also those of envelopes
	messages  []message
	parts     []part
	scopes    []scope
	sizes     []int // of what each scope holds
	projected int   // size of its claims' bodies, about
	told      collector
	isTold    bool
	projector projector
}

// Parse reads a record. Its error is an [*Error].
func Parse(b []byte) (*File, error) { return new(Parser).Parse(b) }

// Claims projects the record: the contexts first, then its parts in record order.
func (f *File) Claims() []evidence.Claim { return f.ClaimsIn(new(Memory)) }

// ClaimsIn does so in memory whose claims of before nobody needs any more.
func (f *File) ClaimsIn(memory *Memory) []evidence.Claim {
	p := &f.projector
	p.start(f, memory)
	for i := range f.messages {
		p.contexts(&f.messages[i], uint32(i+1))
	}
	for i := range f.parts {
		p.part(&f.parts[i])
	}
	return p.cut()
}
