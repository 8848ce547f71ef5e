package evidence_test

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"slices"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/tsatest"
)

const labelTimestamps = -70003

// The structures of RFC 4998 with fields that evidence does not have.
type (
	recordASN struct {
		Version    int
		Algorithms []pkix.AlgorithmIdentifier
		Crypto     []asn1.RawValue `asn1:"optional,tag:0"`
		Sequence   [][]timestampASN
	}
	timestampASN struct {
		Algorithm  pkix.AlgorithmIdentifier `asn1:"optional,tag:0"`
		Attributes []asn1.RawValue          `asn1:"optional,set,tag:1"`
		Tree       [][][]byte               `asn1:"optional,tag:2"`
		Token      asn1.RawValue
	}
)

func (m *stampMaker) negatives(file []byte, batch [][]byte) {
	trusted := []string{firstAuthority, secondAuthority, thirdAuthority}
	add := func(check, name, why string, file []byte) {
		m.v.Negative = append(m.v.Negative, timestampNegative{name, why, check, stampedInput{trusted, file}})
	}
	records := func(a *tsatest.Authority, year int, file []byte) []byte {
		stamped, err := evidence.AttachTimestamps(file, m.records(a, year, crypto.SHA256, file)[0])
		if err != nil {
			m.t.Fatal(err)
		}
		return stamped
	}
	refused := func(name, why string, file []byte) { add(evidence.CheckTimestamps, name, why, file) }
	first := m.authorities[firstAuthority]
	other := m.records(first, 2026, crypto.SHA256, batch[1])[0]
	spliced, err := evidence.AttachTimestamps(file, other)
	check(m.t, err)
	refused("timestamps of other evidence", "the imprint is of something else", spliced)
	refused("another root", "nobody trusts it", records(m.authorities[otherAuthority], 2026, file))
	refused("before its certificate", "certificates are checked at the token's time", records(first, 2024, file))
	refused("after its certificate", "certificates are checked at the token's time", records(first, 2036, file))
	for _, usage := range []struct {
		name, why string
		usages    []x509.ExtKeyUsage
	}{
		{"a certificate for code", "the one purpose is timeStamping", []x509.ExtKeyUsage{x509.ExtKeyUsageCodeSigning}},
		{"a purpose not marked critical", "RFC 3161, section 2.3", []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping}},
	} {
		refused(usage.name, usage.why, records(
			tsatest.New(m.t, firstAuthority, 2025, 2035, tsatest.WithUsage(usage.usages...)), 2026, file))
	}
	once := m.stamp(firstAuthority, 2026, crypto.SHA256, file)[0]
	refused("older than what it covers", "generations are in the order of time", m.stamp(secondAuthority, 2034, crypto.SHA256,
		m.stamp(secondAuthority, 2035, crypto.SHA256, once)[0])[0])
	for _, h := range []crypto.Hash{crypto.SHA256, crypto.SHA512} {
		refused("a first generation exchanged, renewed with "+h.String(), "the second generation covers another first",
			m.exchanged(once, h))
	}
	m.formatNegatives(once, add)
}

// exchanged is evidence whose first timestamp was replaced by another one of its own after its renewal.
func (m *stampMaker) exchanged(once []byte, h crypto.Hash) []byte {
	renewed := m.record(m.stamp(secondAuthority, 2034, h, once)[0])
	another := m.record(m.stamp(firstAuthority, 2027, crypto.SHA256, m.without(once))[0])
	renewed.Sequence[0][0] = another.Sequence[0][0]
	return m.with(once, m.marshal(renewed))
}

func (m *stampMaker) formatNegatives(once []byte, add func(check, name, why string, file []byte)) {
	refused := func(name, why string, file []byte) { add(evidence.CheckFormat, name, why, file) }
	changed := func(name, why string, change func(r *recordASN)) {
		r := m.record(once)
		change(&r)
		refused(name, why, m.with(once, m.marshal(r)))
	}
	record := m.marshal(m.record(once))
	refused("a record cut short", "it is not whole", m.with(once, record[:len(record)-1]))
	refused("a byte behind the record", "bytes behind it", m.with(once, append(slices.Clone(record), 0)))
	refused("no record", "it is empty", m.with(once, nil))
	refused("a token without its record", "a token is not a record", m.with(once, m.record(once).Sequence[0][0].Token.FullBytes))
	changed("version 2", "unknown version", func(r *recordASN) { r.Version = 2 })
	changed("no timestamp", "at least one", func(r *recordASN) { r.Sequence = [][]timestampASN{} })
	changed("a chain without a timestamp", "at least one", func(r *recordASN) {
		r.Sequence = append(r.Sequence, []timestampASN{})
	})
	changed("no hash function", "those that are used", func(r *recordASN) { r.Algorithms = []pkix.AlgorithmIdentifier{} })
	changed("a hash function that is not used", "those that are used", func(r *recordASN) {
		r.Algorithms = append(r.Algorithms, pkix.AlgorithmIdentifier{Algorithm: []int{2, 16, 840, 1, 101, 3, 4, 2, 3}})
	})
	changed("parameters of a hash function", "they are left out", func(r *recordASN) {
		r.Algorithms[0].Parameters = asn1.RawValue{FullBytes: []byte{5, 0}}
	})
	null := asn1.RawValue{FullBytes: []byte{5, 0}}
	changed("cryptoInfos", "unknown field", func(r *recordASN) { r.Crypto = []asn1.RawValue{null} })
	changed("attributes", "unknown field", func(r *recordASN) { r.Sequence[0][0].Attributes = []asn1.RawValue{null} })
	changed("digestAlgorithm", "it is the token's, and left out", func(r *recordASN) {
		r.Sequence[0][0].Algorithm = r.Algorithms[0]
	})
	leaf, low, high := make([]byte, 32), make([]byte, 32), bytes.Repeat([]byte{0xff}, 32)
	changed("an empty list in the tree", "at least one hash", func(r *recordASN) {
		r.Sequence[0][0].Tree = [][][]byte{{}}
	})
	changed("a tree in disorder", "ascending", func(r *recordASN) { r.Sequence[0][0].Tree = [][][]byte{{high, low}} })
	changed("a hash of 31 bytes", "of the function's size", func(r *recordASN) { r.Sequence[0][0].Tree = [][][]byte{{leaf[:31]}} })
	changed("two hash functions in a chain", "one a chain", func(r *recordASN) {
		another := m.record(m.stamp(secondAuthority, 2034, crypto.SHA512, m.without(once))[0])
		r.Algorithms = append(r.Algorithms, another.Algorithms...)
		r.Sequence[0] = append(r.Sequence[0], another.Sequence[0]...)
	})
	header := decodeCOSE(m.t, once)
	header.Unprotected.(map[any]any)[int64(labelTimestamps)] = []any{record}
	refused("a list of records", "a byte string", header.encode(m.t))
}

// record reads the evidence record out of evidence.
func (m *stampMaker) record(file []byte) (r recordASN) {
	m.t.Helper()
	record, err := evidence.Timestamps(file)
	check(m.t, err)
	_, err = asn1.Unmarshal(record.Encode(), &r)
	check(m.t, err)
	return r
}

func (m *stampMaker) marshal(r recordASN) []byte {
	m.t.Helper()
	der, err := asn1.Marshal(r)
	check(m.t, err)
	return der
}

// with is evidence with any bytes for an evidence record.
func (m *stampMaker) with(file, record []byte) []byte {
	m.t.Helper()
	if record == nil {
		record = []byte{}
	}
	changed := decodeCOSE(m.t, file)
	changed.Unprotected.(map[any]any)[int64(labelTimestamps)] = record
	return changed.encode(m.t)
}

func (m *stampMaker) without(file []byte) []byte {
	m.t.Helper()
	document, err := evidence.Document(file)
	check(m.t, err)
	return document
}
