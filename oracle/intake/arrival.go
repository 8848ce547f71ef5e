package intake

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"sync"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
)

// arrival is an artefact on its way through intake.
type arrival struct {
	Artefact
	digest    [32]byte              // SHA-256 of its bytes
	projected *projection.Projected // nil where it can't be read
	problem   string                // why it can't be read
	tooMuch   string                // of what it says more than one record may
	keys      journal.Query
	opens     [][32]byte // of an order: the numbers that its results will find it by
	retired   [][32]byte // of a document: under what a record stands in which another has replaced it
	isRetired bool       // there is such a record
	links     []journal.Link
	promise   promise // of the version that it becomes or was

	projector *projection.Projector // in whose memory it was projected
}

// projectors are those whose memory no arrival needs now. An arrival's claims take several times its bytes; the batch behind it
// takes the same memory again. Until then their text stays in it, as it stays in garbage.
var projectors = sync.Pool{New: func() any { return new(projection.Projector) }}

// release ends the use of what arrivals were projected to.
func release(arrivals []*arrival) {
	for _, r := range arrivals {
		r.projected = nil
		r.projector.Forget()
		projectors.Put(r.projector)
	}
}

// read projects an artefact and derives what the journal finds it by. It needs nothing but the artefact, so many can be
// read at once.
func (in *Intake) read(a Artefact) *arrival {
	r := &arrival{Artefact: a, digest: sha256.Sum256(a.Bytes), projector: projectors.Get().(*projection.Projector)}
	r.keys.Lookup = in.Lookup.Sum("record", r.digest[:])
	var err error
	if r.projected, err = r.projector.Project(a.Bytes, a.Type); err != nil {
		r.problem, _ = refusal(err)
		return r
	}
	if len(r.projected.Claims) > 0 {
		content := digestOf(r.projected.Projection, r.projected.Claims)
		r.keys.Content = in.Lookup.Sum("content", content[:])
	}
	facts := &r.projected.Facts
	if s := facts.Sender; s.Control != "" {
		r.keys.Control = in.sum("control", s.Application, s.Facility, s.Control)
	}
	fillers := in.fillers(facts)
	switch facts.Kind {
	case record.Result:
		r.keys.Orders = fillers
	case record.Document:
		r.keys.Orders, r.retired = in.documents(facts)
	}
	for _, p := range facts.Patient {
		r.keys.Identities = append(r.keys.Identities, in.identity(p))
	}
	in.readContext(r, fillers)
	if r.tooMuch = tooMuch(facts); r.tooMuch != "" {
		return r
	}
	for _, l := range facts.Links {
		r.links = append(r.links, in.links(l)...)
	}
	return r
}

// most is how many numbers of patients, orders and pairs of numbers that it links a message may name: so that one can't hold up
// all others.
const most = 1 << 10

// tooMuch says of what a message names more, if it does.
func tooMuch(facts *record.Facts) string {
	pairs := 0
	for _, l := range facts.Links {
		pairs += len(l.Survives) * len(l.Merged)
	}
	switch {
	case len(facts.Patient) > most:
		return fmt.Sprintf("it names more than %d numbers of patients: send it in smaller messages", most)
	case len(facts.Orders) > most, len(facts.Documents)+len(facts.Replaces) > most:
		return fmt.Sprintf("it names more than %d orders or documents: send it in smaller messages", most)
	case pairs > most:
		return fmt.Sprintf("it links more than %d pairs of patients' numbers: send it in smaller messages", most)
	}
	return ""
}

// fillers are the lab's numbers of the orders that a record reports on, or that it is.
func (in *Intake) fillers(facts *record.Facts) (numbers [][32]byte) {
	for _, o := range facts.Orders {
		if !o.Filler.IsZero() {
			numbers = append(numbers, in.sum("filler", facts.Sender.Facility, o.Filler.Authority, o.Filler.Value))
		}
	}
	return numbers
}

// documents are what versions of one document have in common: its own numbers and those of the documents that it replaces, and
// where it has none those of its orders, of which each may have several documents. Retired is under what a record stands that
// a document of these numbers was replaced in.
func (in *Intake) documents(facts *record.Facts) (numbers, retired [][32]byte) {
	name := func(tag string, id record.Identifier) [32]byte {
		return in.sum(tag, facts.Sender.Facility, id.Authority, id.Value)
	}
	for _, id := range facts.Documents {
		numbers, retired = append(numbers, name("document", id)), append(retired, name("replaced document", id))
	}
	for _, id := range facts.Replaces {
		numbers = append(numbers, name("document", id), name("replaced document", id))
	}
	if len(numbers) > 0 {
		return numbers, retired
	}
	for _, o := range facts.Orders {
		if !o.Filler.IsZero() {
			numbers = append(numbers, name("document of an order", o.Filler))
		}
	}
	return numbers, nil
}

func (in *Intake) identity(p record.Identifier) [32]byte {
	if b, err := hex.DecodeString(p.Value); p.Authority == Provisional && err == nil && len(b) == provisionalSize {
		return [32]byte(append(b, make([]byte, 32-provisionalSize)...))
	}
	return in.sum("patient", p.Authority, p.Value)
}

// sum names a tuple of values by an HMAC that says nothing of them.
func (in *Intake) sum(tag string, values ...string) [32]byte {
	b := make([]byte, 0, 64) // few need more
	for i, value := range values {
		if i > 0 {
			b = append(b, 0)
		}
		b = append(b, value...)
	}
	return in.Lookup.Sum(tag, b)
}

// digestOf is a digest of what a record says: of its claims' bodies under its projection, from which their kinds and names
// follow. Of a body goes in how much of the one before it begins with, and the rest: results of one order repeat the order.
func digestOf(name string, claims []evidence.Claim) [32]byte {
	const piece = 1 << 10 // each write costs as much as some ten bytes
	h, same := sha256.New(), 0
	b := append(binary.AppendUvarint(make([]byte, 0, 2*piece), uint64(len(name))), name...)
	var before []byte
	for i := range claims {
		body := claims[i].Body
		same = alike(before, body, same)
		b = binary.AppendUvarint(b, uint64(same))
		b = append(binary.AppendUvarint(b, uint64(len(body)-same)), body[same:]...)
		before = body
		if len(b) >= piece {
			h.Write(b)
			b = b[:0]
		}
	}
	h.Write(b)
	return [32]byte(h.Sum(b[:0]))
}

// alike is how many bytes a and b begin with alike; mostly they are as many as the guess, or a few more.
func alike(a, b []byte, guess int) (n int) {
	a, b = a[:min(len(a), len(b))], b[:min(len(a), len(b))]
	if guess <= len(a) && bytes.Equal(a[:guess], b[:guess]) {
		n = guess
	}
	for len(a)-n >= 8 && binary.NativeEndian.Uint64(a[n:]) == binary.NativeEndian.Uint64(b[n:]) {
		n += 8
	}
	for n < len(a) && a[n] == b[n] {
		n++
	}
	return n
}

// seen are the names that a round has met, by their first bytes: two that begin alike without being so end a round early, and
// nothing else.
type seen map[uint64]bool

func (s seen) has(name *[32]byte) bool { return s[binary.NativeEndian.Uint64(name[:])] }

// meets says whether two arrivals may be versions of one record, so that one must be decided before the other.
func (r *arrival) meets(seen seen) bool {
	meets := seen.has(&r.keys.Lookup) || seen.has(&r.keys.Content) || seen.has(&r.keys.Control)
	for i := range r.keys.Orders {
		meets = meets || seen.has(&r.keys.Orders[i])
	}
	for i := range r.keys.Ordered {
		meets = meets || seen.has(&r.keys.Ordered[i])
	}
	return meets
}

// isLink says whether an arrival tells of patients' numbers whose they are.
func (r *arrival) isLink() bool { return len(r.links) > 0 }

// mark notes what later arrivals of the round must not meet.
func (r *arrival) mark(seen seen) {
	mark := func(name *[32]byte) {
		if *name != ([32]byte{}) {
			seen[binary.NativeEndian.Uint64(name[:])] = true
		}
	}
	mark(&r.keys.Lookup)
	mark(&r.keys.Content)
	mark(&r.keys.Control)
	for i := range r.keys.Orders {
		mark(&r.keys.Orders[i])
	}
	for i := range r.opens {
		mark(&r.opens[i])
	}
}
