package hl7

import "github.com/labseal/labseal/evidence"

// Parser reads records one after the other in the same memory, which costs less than new one. It is for one goroutine at a
// time.
type Parser struct{ file File }

// Parse reads a record as the function of that name does. The file is there until the next call or [Parser.Forget]; its
// claims and facts are the caller's.
func (p *Parser) Parse(b []byte) (*File, error) {
	p.Forget()
	f := &p.file
	f.record = b
	var err error
	if f.all, err = split(f.all, b); err != nil {
		return nil, err
	}
	if f.messages, err = gather(f.messages, b, f.all); err != nil {
		return nil, err
	}
	f.arrange()
	if err := f.bounded(); err != nil {
		return nil, err
	}
	return f, nil
}

// kept is how much memory of a kind is kept for the records to come, in pieces, and keptBody in bytes: what most need.
const (
	kept     = 1 << 8
	keptBody = 1 << 16
)

// Forget lets go of the record, and of memory that only a large one needs.
func (p *Parser) Forget() {
	f := &p.file
	if max(cap(f.all), cap(f.parts), cap(f.scopes), cap(f.messages)) > kept {
		*f = File{}
		return
	}
	clear(f.all)
	clear(f.messages)
	clear(f.scopes)
	*f = File{
		all: f.all[:0], messages: f.messages[:0], parts: f.parts[:0], scopes: f.scopes[:0], sizes: f.sizes[:0],
		projector: projector{marks: f.projector.marks[:0], names: f.projector.names[:0]},
	}
}

// Memory is what a record's claims are written into: several times the record's size.
type Memory struct {
	claims []evidence.Claim
	body   []byte
}

// Forget lets go of the claims, and of memory that only a large record needs.
func (m *Memory) Forget() {
	if cap(m.claims) > kept || cap(m.body) > keptBody {
		*m = Memory{}
		return
	}
	clear(m.claims)
	*m = Memory{claims: m.claims[:0], body: m.body[:0]}
}
