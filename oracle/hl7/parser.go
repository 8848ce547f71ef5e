package hl7

// Parser reads records one after the other in the same memory: a record's segments and its claims take several times its size,
// and memory that was just used costs less than new. It is for one goroutine at a time.
type Parser struct{ file File }

// Parse reads a record as the function of that name does. The file and its claims are there until the next call or
// [Parser.Forget]; its facts are the caller's.
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

// kept is how much memory of a kind a parser keeps for the records to come, in pieces: what most need.
const kept = 1 << 8

// keptBody is likewise of the claims' bodies, in bytes.
const keptBody = 1 << 16

// Forget lets go of the record, and of memory that only a large one needs.
func (p *Parser) Forget() {
	f := &p.file
	if max(cap(f.all), cap(f.parts), cap(f.scopes), cap(f.messages)) > kept || cap(f.projector.body) > keptBody {
		*f = File{}
		return
	}
	clear(f.all)
	clear(f.messages)
	clear(f.scopes)
	clear(f.projector.claims)
	*f = File{
		all: f.all[:0], messages: f.messages[:0], parts: f.parts[:0], scopes: f.scopes[:0], sizes: f.sizes[:0],
		projector: f.projector.emptied(),
	}
}
