package evidence_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/fxamacker/cbor/v2"

	"github.com/labseal/labseal/evidence"
)

// fields is an opening as general CBOR, to be changed in ways that the package would not.
type fields map[uint64]any

func openingFields(t testing.TB, b []byte) fields {
	t.Helper()
	f := fields{}
	check(t, cbor.Unmarshal(b, &f))
	return f
}

// claim is the i-th opened claim: [position, salt, [kind, name, body]].
func (f fields) claim(i int) []any { return f[6].([]any)[i].([]any) }

func (f fields) setClaims(change func(list []any) []any) { f[6] = change(f[6].([]any)) }

func (f fields) setSiblings(change func(list []any) []any) { f[7] = change(f[7].([]any)) }

// with encodes the opening after a change.
func with(t testing.TB, b []byte, change func(f fields)) []byte {
	t.Helper()
	f := openingFields(t, b)
	change(f)
	return item(t, f)
}

func replaceOnce(t testing.TB, b []byte, old, by string) []byte {
	t.Helper()
	if bytes.Count(b, unhex(old)) != 1 {
		t.Fatalf("%s is %d times in %x", old, bytes.Count(b, unhex(old)), b)
	}
	return bytes.Replace(b, unhex(old), unhex(by), 1)
}

func openingNegatives(t testing.TB, commitments []commitmentVector) []openingNegative {
	t.Helper()
	three, none, empty := commitments[0], commitments[1], commitments[2]
	full := []byte(three.Opening)
	changed := func(change func(f fields)) []byte { return with(t, full, change) }
	var out []openingNegative
	add := func(fails, name, why string, c commitmentVector, opening []byte) {
		out = append(out, openingNegative{name, why, fails, opening, c.Content})
	}
	const canonical = "one encoding only (README.md, CBOR)"
	add("decode", "nothing", "no bytes", three, []byte{})
	add("decode", "trailing byte", "bytes behind the item", three, append(slices.Clone(full), 0))
	add("decode", "cut short", "the last byte is missing", three, full[:len(full)-1])
	add("decode", "version 2", "unknown version", three, changed(func(f fields) { f[1] = 2 }))
	add("decode", "unknown key", "closed map", three, changed(func(f fields) { f[8] = 0 }))
	add("decode", "no siblings key", "mandatory key", three, changed(func(f fields) { delete(f, 7) }))
	add("decode", "siblings null", canonical, none, with(t, none.Opening, func(f fields) { f[6] = nil }))
	add("decode", "body null", canonical, empty, with(t, empty.Opening, func(f fields) {
		f.setClaims(func(list []any) []any {
			i := slices.IndexFunc(list, func(c any) bool { return c.([]any)[2].([]any)[0] == "context" })
			list[i].([]any)[2].([]any)[2] = nil
			return list
		})
	}))
	add("decode", "body as text", "a body is a byte string", three, changed(func(f fields) {
		f.claim(0)[2].([]any)[2] = "text"
	}))
	add("decode", "name not UTF-8", "a text string is UTF-8 (RFC 8949, section 3.1)", three,
		bytes.Replace(full, []byte("2345-7"), []byte("2345-\xff"), 1))
	add("decode", "short salt", "a salt is 32 bytes", three, changed(func(f fields) { f.claim(0)[1] = make([]byte, 31) }))
	add("decode", "short leaf", "a hash is 32 bytes", three, changed(func(f fields) { f[2] = make([]byte, 31) }))
	add("decode", "artefact of one hash", "the artefact is salt and digest", three, changed(func(f fields) {
		f[4] = f[4].([]any)[:1]
	}))
	add("decode", "empty artefact", "an absent artefact is left out", three, changed(func(f fields) { f[4] = []any{} }))
	add("decode", "long integer", canonical, three, replaceOnce(t, full, "05 10 06", "05 18 10 06"))
	add("decode", "keys out of order", canonical, three, append([]byte{0xa7, 0x05, 0x10},
		bytes.Replace(full[1:], []byte{0x05, 0x10, 0x06}, []byte{0x06}, 1)...))
	add("decode", "key twice", canonical, three, append([]byte{0xa8, 0x01, 0x01}, full[1:]...))
	add("decode", "indefinite map", canonical, three, slices.Concat([]byte{0xbf}, full[1:], []byte{0xff}))
	add("decode", "tagged", "no tag", three, slices.Concat([]byte{0xd9, 0xd9, 0xf7}, full))

	add("shape", "size 32", "no power of four", three, changed(func(f fields) { f[5] = 32 }))
	add("shape", "size 4", "below 16", three, changed(func(f fields) { f[5] = 4 }))
	add("shape", "size 262144", "above 65536", three, changed(func(f fields) { f[5] = 262144 }))
	add("shape", "size 64 without a claim", "nothing would show it: 16", none,
		with(t, none.Opening, func(f fields) { f[5] = 64 }))
	add("shape", "position outside", "position not below size", three, changed(func(f fields) { f.claim(2)[0] = 16 }))
	add("shape", "a claim behind the tree", "position not below size", three, changed(func(f fields) {
		f.setClaims(func(list []any) []any {
			return append(list, []any{16, make([]byte, 32), []any{"observation", "", []byte("smuggled in")}})
		})
	}))
	add("shape", "position twice", "positions ascend strictly", three, changed(func(f fields) {
		f.claim(1)[0] = f.claim(0)[0]
	}))
	add("shape", "claims out of order", "positions ascend strictly", three, changed(func(f fields) {
		f.setClaims(func(list []any) []any { slices.Reverse(list); return list })
	}))
	add("shape", "sibling missing", "one sibling for each maximal subtree", three, changed(func(f fields) {
		f.setSiblings(func(list []any) []any { return list[1:] })
	}))
	add("shape", "subtree's children", "one sibling for each maximal subtree", three, changed(func(f fields) {
		f.setSiblings(func(list []any) []any {
			var children []any
			for _, leaf := range three.Leaves[8:12] { // in place of the node above them
				children = append(children, leaf[:])
			}
			return slices.Concat(list[:6], children, list[7:])
		})
	}))
	add("shape", "siblings of a binary tree", "a node has four children", three, changed(func(f fields) {
		f.setSiblings(func([]any) []any { return binarySiblings(three) })
	}))
	add("shape", "sibling too many", "one sibling for each maximal subtree", three, changed(func(f fields) {
		f.setSiblings(func(list []any) []any { return append(list, make([]byte, 32)) })
	}))

	add("content", "body changed", "another claim", three, changed(func(f fields) {
		f.claim(1)[2].([]any)[2].([]byte)[0] ^= 1
	}))
	add("content", "kind changed", "another claim", three, changed(func(f fields) { f.claim(1)[2].([]any)[0] = "other" }))
	add("content", "name changed", "another claim", three, changed(func(f fields) { f.claim(1)[2].([]any)[1] = "x" }))
	add("content", "salt changed", "another salt", three, changed(func(f fields) { f.claim(1)[1].([]byte)[31] ^= 1 }))
	add("content", "claims exchanged", "another place", three, changed(func(f fields) {
		a, b := f.claim(0), f.claim(1)
		a[0], b[0] = b[0], a[0]
		f.setClaims(func(list []any) []any { list[0], list[1] = b, a; return list })
	}))
	add("content", "siblings exchanged", "left to right", three, changed(func(f fields) {
		f.setSiblings(func(list []any) []any { list[0], list[1] = list[1], list[0]; return list })
	}))
	binary := three
	binary.Content = refTree(three.Leaves, 2)
	add("content", "root of a binary tree", "a node has four children", binary, full)
	return out
}

// binarySiblings are what a full opening of the commitment would hold if a node had two children.
func binarySiblings(c commitmentVector) (siblings []any) {
	var walk func(lo, hi int)
	walk = func(lo, hi int) {
		isOpen := slices.ContainsFunc(c.Claims, func(v claimVector) bool { return int(v.Position) >= lo && int(v.Position) < hi })
		switch {
		case !isOpen:
			root := refTree(c.Leaves[lo:hi], 2)
			siblings = append(siblings, root[:])
		case hi-lo > 1:
			walk(lo, (lo+hi)/2)
			walk((lo+hi)/2, hi)
		}
	}
	walk(0, len(c.Leaves))
	return siblings
}

// TestOpeningWithoutArtefact: a full opening without its artefact is a partial one that happens to show all claims.
func TestOpeningWithoutArtefact(t *testing.T) {
	commitments, opening, err := evidence.Commit(evidence.NewSecret(), "p", sampleRecord, sampleClaims)
	check(t, err)
	opening.Leaf = common.Hash{1}
	part, err := evidence.DecodeOpening(with(t, opening.Encode(), func(f fields) { delete(f, 4) }))
	check(t, err)
	if root, err := part.Root(); err != nil || root != commitments.Content || part.Artefact != nil {
		t.Errorf("root %s, %v, artefact %v", root, err, part.Artefact)
	}
}

func openingVectors(t testing.TB, commitments []commitmentVector) []openingVector {
	t.Helper()
	add := func(name string, c commitmentVector, reveals []uint64) openingVector {
		o, err := evidence.DecodeOpening(c.Opening)
		check(t, err)
		if reveals != nil {
			o, err = o.Reveal(reveals...)
			check(t, err)
		}
		v := openingVector{
			Name: name, Of: c.Name, Reveals: reveals, Opening: o.Encode(), Opens: []uint64{}, Siblings: o.Siblings,
			Content: c.Content,
		}
		for _, claim := range o.Claims {
			v.Opens = append(v.Opens, claim.Position)
		}
		return v
	}
	three, none, seventeen := commitments[0], commitments[1], commitments[3]
	return []openingVector{
		add("full", three, nil),
		add("full, without a claim", none, nil),
		add("one observation and its context", three, []uint64{three.Claims[1].Position}),
		add("the context alone", three, []uint64{}),
		add("two of seventeen and their context", seventeen, []uint64{
			seventeen.Claims[5].Position,
			seventeen.Claims[11].Position,
		}),
	}
}

func (o openingVector) consume(t *testing.T, commitments []commitmentVector) {
	t.Helper()
	decoded, err := evidence.DecodeOpening(o.Opening)
	check(t, err)
	root, err := decoded.Root()
	if err != nil || root != o.Content || !slices.Equal(decoded.Siblings, o.Siblings) {
		t.Errorf("%s: root %s, %v, want %s", o.Name, root, err, o.Content)
	}
	i := slices.IndexFunc(commitments, func(c commitmentVector) bool { return c.Name == o.Of })
	full, err := evidence.DecodeOpening(commitments[i].Opening)
	check(t, err)
	if o.Reveals == nil {
		return
	}
	part, err := full.Reveal(o.Reveals...)
	check(t, err)
	if !bytes.Equal(part.Encode(), o.Opening) {
		t.Errorf("%s: revealed another opening", o.Name)
	}
}

func (n openingNegative) fails() string {
	o, err := evidence.DecodeOpening(n.Opening)
	if err != nil {
		return "decode"
	}
	root, err := o.Root()
	switch {
	case err != nil:
		return "shape"
	case root != n.Content:
		return "content"
	}
	return fmt.Sprintf("nowhere: root %s", root)
}
