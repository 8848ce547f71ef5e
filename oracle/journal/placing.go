package journal

import (
	"context"
	"slices"
	"sync"

	"github.com/labseal/labseal/oracle/vault"
)

// placed is an addition with the labels under which it is put.
type placed struct {
	*Addition
	lookup, content           []byte
	control, said             []byte // its sender's number, and what it says, for that
	orders, identities, opens bytesArray
	authorities               bytesArray // of the identities
}

// nextLabel is the label of a value's next row.
func (d *Desk) nextLabel(c class, value [32]byte) []byte {
	l := labelled{value, c, 0}
	l.number = d.free[labelled{value, c, 0}]
	d.free[labelled{value, c, 0}] = l.number + 1
	if c == byIdentity {
		d.hints.note(value, l.number+1)
	}
	label := l.hide(d.mask)
	return label[:]
}

// place finds labels for additions. What a record stands under already, it is not put under again.
func (d *Desk) place(ctx context.Context, list []Addition) ([]placed, error) {
	had, err := d.had(ctx, list)
	if err != nil {
		return nil, err
	}
	if err := d.learn(ctx, list); err != nil {
		return nil, err
	}
	all := make([]placed, len(list))
	for i := range list {
		d.placeOne(&all[i], &list[i], had[list[i].Record])
	}
	return all, nil
}

func (d *Desk) placeOne(p *placed, a *Addition, had []labelled) {
	p.Addition = a
	if a.Sealed != nil {
		label := single(d.mask, byBytes, a.Keys.Lookup)
		p.lookup = label[:]
	}
	if a.Keys.Content != ([32]byte{}) {
		p.content = d.nextLabel(byContent, a.Keys.Content)
	}
	if a.Keys.Control != ([32]byte{}) {
		label, said := single(d.mask, byControl, a.Keys.Control), hideFor(d.mask, a.Record, a.Keys.Content)
		p.control, p.said = label[:], said[:]
	}
	has := func(c class, earlier [][32]byte, value [32]byte) bool {
		return slices.Contains(earlier, value) || slices.Contains(had, labelled{value, c, 0})
	}
	for i, v := range a.Keys.Orders {
		if !has(byOrder, a.Keys.Orders[:i], v) {
			p.orders = append(p.orders, d.nextLabel(byOrder, v))
		}
	}
	for i, v := range a.Opens {
		if !has(byOpening, a.Opens[:i], v) {
			p.opens = append(p.opens, d.nextLabel(byOpening, v))
		}
	}
	for i, v := range a.Keys.Identities {
		if has(byIdentity, a.Keys.Identities[:i], v) {
			continue
		}
		var authority []byte
		if i < len(a.Authorities) {
			hidden := hideFor(d.mask, a.Record, a.Authorities[i])
			authority = hidden[:]
		}
		p.identities, p.authorities = append(p.identities, d.nextLabel(byIdentity, v)), append(p.authorities, authority)
	}
}

// had is under which values records stand of which these are further versions.
func (d *Desk) had(ctx context.Context, list []Addition) (map[vault.RecordID][]labelled, error) {
	var records bytesArray
	for i := range list {
		if list[i].VersionID.Version > 1 {
			records = append(records, list[i].Record[:])
		}
	}
	if len(records) == 0 {
		return nil, nil
	}
	return d.standsUnder(ctx, records)
}

// standsUnder is under which values records stand. The numbers in it are 0.
func (x index) standsUnder(ctx context.Context, records bytesArray) (map[vault.RecordID][]labelled, error) {
	const query = `
		select record, identity as label from identities where record = any($1)
		union all select record, key from order_keys where record = any($1)
		union all select record, key from order_contexts where record = any($1)
		union all select record, key from demographics where record = any($1)`
	var rows []struct{ Record, Label []byte }
	if err := x.tx.SelectContext(ctx, &rows, query, records); err != nil {
		return nil, err
	}
	had := map[vault.RecordID][]labelled{}
	for _, r := range rows {
		l := show(x.mask, r.Label)
		l.number = 0
		had[vault.RecordID(r.Record)] = append(had[vault.RecordID(r.Record)], l)
	}
	return had, nil
}

// learn finds the next numbers of values where they are not known.
func (d *Desk) learn(ctx context.Context, list []Addition) error {
	var unknown [byEmergency + 1][][32]byte
	want := func(c class, values ...[32]byte) {
		for _, v := range values {
			if _, ok := d.free[labelled{v, c, 0}]; !ok {
				unknown[c] = append(unknown[c], v)
			}
		}
	}
	for i := range list {
		a := &list[i]
		if a.IsProvisional && a.VersionID.Version == 1 { // its number was drawn for it
			d.free[labelled{a.Keys.Identities[0], byIdentity, 0}] = 0
		}
		if a.Keys.Content != ([32]byte{}) {
			want(byContent, a.Keys.Content)
		}
		want(byOrder, a.Keys.Orders...)
		want(byOpening, a.Opens...)
		want(byIdentity, a.Keys.Identities...)
	}
	for c, values := range unknown {
		if len(values) == 0 {
			continue
		}
		counts, err := d.count(ctx, class(c), values)
		if err != nil {
			return err
		}
		for v, n := range counts {
			d.free[labelled{v, class(c), 0}] = n
		}
	}
	return nil
}

// noteFree notes what a look at their first labels says of the queries' values: the labels of orders that are taken, one behind
// the other.
func (d *Desk) noteFree(queries []Query, known []Known, ordersTaken []byte) {
	if d.hasErased {
		return
	}
	taken := chunks(ordersTaken)
	for i := range queries {
		if content := queries[i].Content; content != ([32]byte{}) && known[i].Content == nil {
			d.free[labelled{content, byContent, 0}] = 0
		}
		for _, v := range queries[i].Orders {
			l := labelled{v, byOrder, 0}
			if len(taken) == 0 || !taken[l.hide(d.mask)] {
				d.free[l] = 0
			}
		}
	}
}

// chunks are labels that lie one behind the other.
func chunks(b []byte) map[[32]byte]bool {
	if len(b) == 0 {
		return nil
	}
	set := make(map[[32]byte]bool, len(b)/32)
	for ; len(b) >= 32; b = b[32:] {
		set[[32]byte(b)] = true
	}
	return set
}

// hints are how many rows patients' numbers had when this process last knew. They need not be true: whoever uses one looks whether
// the label before is taken and the one behind is free.
type hints struct {
	mu sync.Mutex
	of map[[32]byte]uint32
}

// maxHints is how many patients' numbers are remembered at most.
const maxHints = 1 << 16

func (h *hints) note(number [32]byte, rows uint32) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.of == nil || len(h.of) >= maxHints {
		h.of = map[[32]byte]uint32{}
	}
	h.of[number] = rows
}

func (h *hints) get(number [32]byte) uint32 {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.of[number]
}

// guesses are which labels of patients' numbers are thought to be free.
type guesses struct {
	labels bytesArray
	of     []guess
}

type guess struct {
	number       [32]byte
	rows         uint32
	before, free [32]byte // labels
}

// guesses are those for queries.
func (d *Desk) guesses(queries []Query) (g guesses) {
	if d.hasErased {
		return g
	}
	g.of = make([]guess, 0, len(queries))
	for i := range queries {
		for _, v := range queries[i].Identities {
			if _, ok := d.free[labelled{v, byIdentity, 0}]; ok {
				continue
			}
			one := guess{number: v, rows: d.hints.get(v)}
			one.free = labelled{v, byIdentity, one.rows}.hide(d.mask)
			if one.rows > 0 {
				one.before = labelled{v, byIdentity, one.rows - 1}.hide(d.mask)
			}
			g.of = append(g.of, one)
		}
	}
	g.labels = make(bytesArray, 0, 2*len(g.of))
	for i := range g.of {
		g.labels = append(g.labels, g.of[i].free[:])
		if g.of[i].rows > 0 {
			g.labels = append(g.labels, g.of[i].before[:])
		}
	}
	return g
}

// noteGuesses notes which guesses were right, by the labels that are taken, one behind the other.
func (d *Desk) noteGuesses(g guesses, identitiesTaken []byte) {
	taken := chunks(identitiesTaken)
	for _, one := range g.of {
		if !taken[one.free] && (one.rows == 0 || taken[one.before]) {
			d.free[labelled{one.number, byIdentity, 0}] = one.rows
		}
	}
}
