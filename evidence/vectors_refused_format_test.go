package evidence_test

import (
	"slices"
	"testing"

	"github.com/labseal/labseal/evidence"
)

// proof is the chain proof as general CBOR.
func (m made) proof(t testing.TB) map[int]any {
	t.Helper()
	p := map[int]any{}
	headers := decodeCOSE(t, m.evidence(t)).Unprotected.(map[any]any)
	decodeItem(t, headers[int64(-70001)].([]byte), &p)
	return p
}

// rawReceipt is the version's receipt with another inclusion proof.
func (m made) rawReceipt(t testing.TB, proof any) []byte {
	t.Helper()
	receipt := decodeCOSE(t, m.receipt)
	receipt.Unprotected = map[int]any{396: map[int]any{-1: []any{item(t, proof)}}}
	return receipt.encode(t)
}

// raw puts any receipts and chain proof into the version's unprotected header.
func (m made) raw(t testing.TB, receipts, proof any) []byte {
	t.Helper()
	return m.rawHeader(t, map[int]any{394: receipts, -70001: proof})
}

func (m made) rawHeader(t testing.TB, header map[int]any) []byte {
	t.Helper()
	entry := decodeCOSE(t, m.entry)
	entry.Unprotected = header
	return entry.encode(t)
}

func (r *refusal) format(m, alone made) {
	const canonical = "one encoding only (README.md, CBOR)"
	add := func(name, why string, b []byte) { r.add(evidence.CheckFormat, name, why, b) }
	good := m.evidence(r.t)
	receipts, proof := []any{m.receipt}, item(r.t, m.proof(r.t))
	add("nothing", "no bytes", []byte{})
	add("untagged", "tag 18 is mandatory", good[1:])
	add("another tag", "tag 18 is mandatory", append([]byte{0xd1}, good[1:]...))
	add("trailing byte", "bytes behind the item", append(slices.Clone(good), 0))
	add("a log entry", "no proofs in it", m.entry)
	add("receipt alone", "no chain proof", m.rawHeader(r.t, map[int]any{394: receipts}))
	add("chain proof alone", "no receipt", m.rawHeader(r.t, map[int]any{-70001: proof}))
	add("a third header", "closed map", m.rawHeader(r.t, map[int]any{394: receipts, -70001: proof, 4: []byte("x")}))
	add("no receipts", "exactly one", m.raw(r.t, []any{}, proof))
	add("two receipts", "exactly one", m.raw(r.t, []any{m.receipt, m.receipt}, proof))
	add("untagged receipt", "a receipt is tagged (RFC 9942, section 4.3)", m.raw(r.t, []any{m.receipt[1:]}, proof))
	add("unwrapped chain proof", "a byte string", m.raw(r.t, receipts, m.proof(r.t)))

	receipt := func(name, why string, change func(receipt *coseSign1)) {
		changed := decodeCOSE(r.t, m.receipt)
		change(&changed)
		add(name, why, m.raw(r.t, []any{changed.encode(r.t)}, proof))
	}
	receipt("attached root", "the payload is detached", func(receipt *coseSign1) { receipt.Payload = m.root[:] })
	receipt("empty payload", "null, not empty", func(receipt *coseSign1) { receipt.Payload = []byte{} })
	receipt("a second header in the receipt", "closed map", func(receipt *coseSign1) {
		receipt.Unprotected.(map[any]any)[uint64(1)] = -8
	})
	header := func(name, why string, change func(header map[int]any)) {
		receipt(name, why, func(receipt *coseSign1) { receipt.changeHeader(r.t, change) })
	}
	header("another data structure", "vds is 1", func(h map[int]any) { h[395] = 2 })
	header("another algorithm", "alg is -8", func(h map[int]any) { h[1] = -7 })
	header("a receipt without CWT Claims", "mandatory key", func(h map[int]any) { delete(h, 15) })
	header("a third CWT claim in the receipt", "closed map", func(h map[int]any) { h[15].(map[any]any)[uint64(6)] = 0 })
	receipt("a consistency proof beside", "closed map", func(receipt *coseSign1) {
		proofs := receipt.Unprotected.(map[any]any)[uint64(396)].(map[any]any)
		receipt.Unprotected = map[int]any{396: map[int]any{-1: proofs[int64(-1)], -2: []any{}}}
	})
	add("two inclusion proofs", "exactly one", m.raw(r.t, []any{m.twoProofs(r.t)}, proof))
	add("path null", canonical, alone.raw(r.t, []any{alone.rawReceipt(r.t, []any{1, 0, nil})}, item(r.t, alone.proof(r.t))))
	add("a hash of 31 bytes in the path", "a hash is 32 bytes", m.raw(r.t,
		[]any{m.rawReceipt(r.t, []any{2, 0, []any{make([]byte, 31)}})}, proof))

	chain := func(name, why string, change func(p map[int]any)) {
		p := m.proof(r.t)
		change(p)
		add(name, why, m.raw(r.t, receipts, item(r.t, p)))
	}
	chain("chain proof version 2", "unknown version", func(p map[int]any) { p[1] = 2 })
	chain("chain proof with an unknown key", "closed map", func(p map[int]any) { p[9] = 0 })
	chain("chain proof without a header", "mandatory key", func(p map[int]any) { delete(p, 2) })
	chain("signatures null", canonical, func(p map[int]any) { p[8] = nil })
	chain("method 0", "unknown method", func(p map[int]any) { p[7] = 0 })
	chain("method 4", "unknown method", func(p map[int]any) { p[7] = 4 })
	chain("unattested, with signatures", "nothing, where nothing counts", func(p map[int]any) { p[7] = 3 })
	chain("a receipt of two items", "type, gas, events", func(p map[int]any) { p[6] = p[6].([]any)[:2] })
	add("chain proof with a long integer", canonical, m.raw(r.t, receipts, append([]byte{0xa8, 0x01, 0x18, 0x01},
		proof[3:]...)))
	detached := decodeCOSE(r.t, m.entry)
	detached.Unprotected, detached.Payload = map[int]any{394: receipts, -70001: proof}, nil
	add("detached payload", "the payload is in the statement", detached.encode(r.t))
}

// changeHeader changes the protected header and leaves the signature as it is.
func (m *coseSign1) changeHeader(t testing.TB, change func(header map[int]any)) {
	t.Helper()
	header := map[int]any{}
	decodeItem(t, m.Protected, &header)
	change(header)
	m.Protected = item(t, header)
}

// twoProofs is a receipt with the same inclusion proof twice.
func (m made) twoProofs(t testing.TB) []byte {
	t.Helper()
	proof := item(t, []any{m.inclusion.Size, m.inclusion.Index, toBytes(m.inclusion.Path)})
	receipt := decodeCOSE(t, m.receipt)
	receipt.Unprotected = map[int]any{396: map[int]any{-1: []any{proof, proof}}}
	return receipt.encode(t)
}
