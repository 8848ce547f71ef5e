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
	m.chainNegatives(file)
	once := m.stamp(firstAuthority, 2026, crypto.SHA256, file)[0]
	refused("older than what it covers", "generations are in the order of time", m.stamp(secondAuthority, 2034, crypto.SHA256,
		m.stamp(secondAuthority, 2035, crypto.SHA256, once)[0])[0])
	for _, h := range []crypto.Hash{crypto.SHA256, crypto.SHA512} {
		refused("a first generation exchanged, renewed with "+h.String(), "the second generation covers another first",
			m.exchanged(once, h))
	}
	m.formatNegatives(once, add)
}

// chainNegatives break the way from an authority's certificate to the root that the verifier names.
func (m *stampMaker) chainNegatives(file []byte) {
	alone := tsatest.NewRSA(m.t, rsaAuthority, 2025, 2055)
	alone.Between = nil
	for _, n := range []struct {
		name, why string
		authority *tsatest.Authority
	}{
		{"without the certificate between", "nothing leads to the root", alone},
		{"a certificate between that is to issue none", "it is no authority's", tsatest.NewRSA(m.t, rsaAuthority, 2025, 2055,
			func(c *x509.Certificate) { c.IsCA = false })},
		{"a certificate between whose key is not to sign certificates", "keyUsage", tsatest.NewRSA(m.t, rsaAuthority, 2025, 2055,
			func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageDigitalSignature })},
		{"a certificate between that ended", "all count at the token's time", tsatest.NewRSA(m.t, rsaAuthority, 2025, 2055,
			func(c *x509.Certificate) { c.NotAfter = middle(2024) })},
		{"a certificate between for code", "not for timestamps", tsatest.NewRSA(m.t, rsaAuthority, 2025, 2055,
			func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageCodeSigning} })},
		{"a certificate between with an extension that is not known and critical", "what it says may be decisive", tsatest.NewRSA(m.t, rsaAuthority, 2025, 2055,
			func(c *x509.Certificate) {
				c.ExtraExtensions = []pkix.Extension{{Id: []int{1, 2, 3, 4}, Critical: true, Value: []byte{5, 0}}}
			})},
	} {
		stamped, err := evidence.AttachTimestamps(file, m.records(n.authority, 2026, crypto.SHA256, file)[0])
		check(m.t, err)
		m.v.Negative = append(m.v.Negative, timestampNegative{
			n.name, n.why, evidence.CheckTimestamps, stampedInput{[]string{rsaAuthority}, stamped},
		})
	}
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
	for _, f := range []struct {
		name string
		path []int // to where it is put, behind what is there
		der  string
	}{
		{"a field behind a token's content", nil, "\x05\x00"},
		{"a field behind a token's signers", []int{1, 0}, "\xa2\x02\x05\x00"},
		{"attributes that its signer did not sign", []int{1, 0, 4, 0}, "\xa1\x0c\x30\x0a\x06\x03\x2a\x03\x04\x31\x03\x02\x01\x01"},
		{"a second hash function in a token's list", []int{1, 0, 1}, "\x30\x0b\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03"},
	} {
		changed(f.name, "in a token, what nobody signed and nobody needs", func(r *recordASN) {
			token := &r.Sequence[0][0].Token
			*token = m.inserted(*token, f.path, []byte(f.der))
		})
	}
	header := decodeCOSE(m.t, once)
	header.Unprotected.(map[any]any)[int64(labelTimestamps)] = []any{record}
	refused("a list of records", "a byte string", header.encode(m.t))
}

// inserted is a value that holds values, with one more behind those to which the path leads.
func (m *stampMaker) inserted(v asn1.RawValue, path []int, der []byte) asn1.RawValue {
	m.t.Helper()
	content := slices.Concat(v.Bytes, der)
	if len(path) > 0 {
		content = nil
		for i, rest := 0, v.Bytes; len(rest) > 0; i++ {
			var item asn1.RawValue
			var err error
			rest, err = asn1.Unmarshal(rest, &item)
			check(m.t, err)
			if i == path[0] {
				item = m.inserted(item, path[1:], der)
			}
			content = append(content, item.FullBytes...)
		}
	}
	v.FullBytes, v.Bytes = nil, content
	full, err := asn1.Marshal(v)
	check(m.t, err)
	v.FullBytes = full
	return v
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
