package evidence_test

import (
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/evidence/ers"
	"github.com/labseal/labseal/internal/tsatest"
)

type timestampVectors struct {
	Description string              `json:"description"`
	Trust       string              `json:"trust"`
	Authorities []authorityVector   `json:"authorities"`
	Positive    []timestampPositive `json:"positive"`
	Negative    []timestampNegative `json:"negative"`
}

type authorityVector struct {
	Name string        `json:"name"`
	Root hexutil.Bytes `json:"root"` // certificate
}

// stampedInput is evidence with timestamps, and whom the verifier trusts, by name.
type stampedInput struct {
	Trusted  []string      `json:"trusted"`
	Evidence hexutil.Bytes `json:"evidence"`
}

type timestampPositive struct {
	Name string `json:"name"`
	stampedInput
	Document hexutil.Bytes `json:"document"` // what the first timestamp covers
	Digest   common.Hash   `json:"digest"`   // its SHA-256
	Stamps   []stampVector `json:"stamps"`
	Proven   []sinceVector `json:"proven"`
}

type stampVector struct {
	Time      time.Time  `json:"time"`
	Hash      string     `json:"hash"`
	Authority string     `json:"authority"` // empty where nobody is trusted
	Expires   *time.Time `json:"expires"`   // null where nobody is trusted
}

// sinceVector is since when the evidence is proven to exist, as seen from a time; null for never.
type sinceVector struct {
	Now   time.Time  `json:"now"`
	Since *time.Time `json:"since"`
}

type timestampNegative struct {
	Name  string `json:"name"`
	Why   string `json:"why"`
	Check string `json:"check"`
	stampedInput
}

// stampMaker makes the vectors. Its authorities work in the year that each stamp names.
type stampMaker struct {
	t           testing.TB
	v           *timestampVectors
	authorities map[string]*tsatest.Authority
}

const (
	firstAuthority  = "First Authority"
	secondAuthority = "Second Authority"
	thirdAuthority  = "Third Authority"
	otherAuthority  = "Other Authority"
	rsaAuthority    = "RSA Authority"
)

func makeTimestampVectors(t testing.TB) *timestampVectors {
	c := fixedConsortium(t)
	m := &stampMaker{t: t, v: &timestampVectors{
		Description: "Timestamps in evidence: see timestamps.md. Each negative vector fails at the named check, and at none before it.",
		Trust:       string(c.file),
	}, authorities: map[string]*tsatest.Authority{
		firstAuthority: tsatest.New(t, firstAuthority, 2025, 2035), secondAuthority: tsatest.New(t, secondAuthority, 2033, 2045),
		thirdAuthority: tsatest.New(t, thirdAuthority, 2043, 2055), otherAuthority: tsatest.New(t, otherAuthority, 2025, 2055),
		rsaAuthority: tsatest.NewRSA(t, rsaAuthority, 2025, 2055),
	}}
	for _, name := range []string{firstAuthority, secondAuthority, thirdAuthority, otherAuthority, rsaAuthority} {
		m.v.Authorities = append(m.v.Authorities, authorityVector{name, m.authorities[name].Root.Raw})
	}
	file := c.version(t, "a version", sampleClaims, 100).evidence(t)
	batch := [][]byte{file}
	for _, name := range []string{"another version", "a third version"} {
		batch = append(batch, c.version(t, name, sampleClaims, 100).evidence(t))
	}
	m.positives(file, batch)
	m.negatives(file, batch)
	return m.v
}

func (m *stampMaker) positives(file []byte, batch [][]byte) {
	all := []string{firstAuthority, secondAuthority, thirdAuthority}
	once := m.stamp(firstAuthority, 2026, crypto.SHA256, file)[0]
	m.add("one timestamp", once, all, 2026, 2034, 2036)
	m.add("of authorities that nobody trusts", once, []string{}, 2026)
	for i, stamped := range m.stamp(firstAuthority, 2026, crypto.SHA256, batch...) {
		m.add([]string{"first", "second", "third"}[i]+" of a batch of three", stamped, all, 2030)
	}
	twice := m.stamp(secondAuthority, 2034, crypto.SHA256, once)[0]
	m.add("renewed by covering the token", twice, all, 2036, 2046)
	m.add("and by covering all with another hash function", m.stamp(thirdAuthority, 2044, crypto.SHA512, twice)[0], all, 2050, 2056)
	m.add("renewed too late", m.stamp(secondAuthority, 2036, crypto.SHA256, once)[0], all, 2040)
	m.add("by RSA, over a certificate between with a key on P-384", m.stamp(rsaAuthority, 2026, crypto.SHA512, file)[0],
		[]string{rsaAuthority}, 2030, 2056)
	m.add("with a batch of three, under another hash function",
		m.stamp(secondAuthority, 2034, crypto.SHA384, append([][]byte{once}, batch[1:]...)...)[0], all, 2040)
}

// stamp adds a timestamp to each of some evidences, its first or a renewal.
func (m *stampMaker) stamp(authority string, year int, h crypto.Hash, files ...[]byte) (stamped [][]byte) {
	m.t.Helper()
	for i, r := range m.records(m.authorities[authority], year, h, files...) {
		file, err := evidence.AttachTimestamps(files[i], r)
		check(m.t, err)
		stamped = append(stamped, file)
	}
	return stamped
}

func (m *stampMaker) records(a *tsatest.Authority, year int, h crypto.Hash, files ...[]byte) []*ers.Record {
	m.t.Helper()
	var items []ers.Item
	for _, file := range files {
		document, err := evidence.Document(file)
		check(m.t, err)
		record, err := evidence.Timestamps(file)
		check(m.t, err)
		items = append(items, ers.Item{Document: document, Record: record})
	}
	batch, err := ers.Prepare(h, items...)
	check(m.t, err)
	records, err := batch.Records(a.Stamp(m.t, batch.Request(nil), middle(year)))
	check(m.t, err)
	return records
}

func middle(year int) time.Time { return time.Date(year, 7, 1, 0, 0, 0, 0, time.UTC) }

func (m *stampMaker) add(name string, file []byte, trusted []string, years ...int) {
	m.t.Helper()
	in := stampedInput{trusted, file}
	proven, err := evidence.Verify(m.v.input(m.t, in), m.v.trust(m.t))
	check(m.t, err)
	document, err := evidence.Document(file)
	check(m.t, err)
	p := timestampPositive{Name: name, stampedInput: in, Document: document, Digest: sha256.Sum256(document), Stamps: stampsOf(proven.Timestamps)}
	for _, year := range years {
		p.Proven = append(p.Proven, sinceOf(proven.Timestamps, middle(year)))
	}
	m.v.Positive = append(m.v.Positive, p)
}

func stampsOf(stamps []ers.Stamp) (list []stampVector) {
	for _, s := range stamps {
		v := stampVector{Time: s.Time, Hash: s.Hash.String(), Authority: s.Authority}
		if !s.Expires.IsZero() {
			v.Expires = &s.Expires
		}
		list = append(list, v)
	}
	return list
}

func sinceOf(stamps []ers.Stamp, now time.Time) sinceVector {
	v := sinceVector{Now: now}
	if since, ok := ers.Since(stamps, now); ok {
		v.Since = &since
	}
	return v
}

func (v *timestampVectors) trust(t testing.TB) *evidence.Trust {
	t.Helper()
	trust, _, err := evidence.ParseTrust([]byte(v.Trust))
	check(t, err)
	return trust
}

func (v *timestampVectors) input(t testing.TB, in stampedInput) evidence.Input {
	t.Helper()
	out := evidence.Input{Evidence: in.Evidence}
	for _, a := range v.Authorities {
		if !slices.Contains(in.Trusted, a.Name) {
			continue
		}
		root, err := x509.ParseCertificate(a.Root)
		check(t, err)
		out.Authorities = append(out.Authorities, ers.Authority{Certificate: root})
	}
	return out
}

func (v *timestampVectors) consume(t *testing.T) {
	trust := v.trust(t)
	for _, p := range v.Positive {
		proven, err := evidence.Verify(v.input(t, p.stampedInput), trust)
		if err != nil {
			t.Errorf("%s: %v", p.Name, err)
			continue
		}
		if got := stampsOf(proven.Timestamps); !reflect.DeepEqual(got, p.Stamps) {
			t.Errorf("%s: stamps %+v, want %+v", p.Name, got, p.Stamps)
		}
		for _, want := range p.Proven {
			if got := sinceOf(proven.Timestamps, want.Now); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %+v, want %+v", p.Name, got, want)
			}
		}
	}
	for _, n := range v.Negative {
		t.Run(n.Check+"/"+n.Name, func(t *testing.T) {
			_, err := evidence.Verify(v.input(t, n.stampedInput), trust)
			wantFailure(t, err, n.Check)
		})
	}
}
