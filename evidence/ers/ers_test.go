package ers_test

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/hex"
	"fmt"
	"math/big"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/notaryproject/tspclient-go"

	"github.com/labseal/labseal/evidence/ers"
	"github.com/labseal/labseal/internal/tsatest"
)

var document = []byte("a document that is to last")

func in(year int) time.Time { return time.Date(year, 6, 1, 12, 0, 0, 0, time.UTC) }

// TestRecord_Generations keeps a document for forty years, under three authorities and two hash functions.
func TestRecord_Generations(t *testing.T) {
	first := tsatest.New(t, "First Authority", 2025, 2035)
	second := tsatest.New(t, "Second Authority", 2033, 2045)
	third := tsatest.New(t, "Third Authority", 2043, 2055)
	roots := trust(first, second, third)

	r := stamp(t, first, 2026, crypto.SHA256, ers.Item{Document: document})[0]
	wantSince(t, r, roots, 2030, in(2026))
	wantSince(t, r, roots, 2040, time.Time{}) // its certificate ended in 2035, and nothing covers it

	r = stamp(t, second, 2034, crypto.SHA256, ers.Item{Document: document, Record: r})[0]
	wantSince(t, r, roots, 2040, in(2026))

	r = stamp(t, third, 2044, crypto.SHA512, ers.Item{Document: document, Record: r})[0]
	wantSince(t, r, roots, 2050, in(2026))
	want := []ers.Stamp{
		{Time: in(2026), Hash: crypto.SHA256, Authority: "CN=First Authority", Expires: newYear(2035)},
		{Time: in(2034), Hash: crypto.SHA256, Authority: "CN=Second Authority", Expires: newYear(2045)},
		{Time: in(2044), Hash: crypto.SHA512, Authority: "CN=Third Authority", Expires: newYear(2055)},
	}
	if got, err := r.Verify(document, roots); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("says %+v, %v, want %+v", got, err, want)
	}
	if _, err := r.Verify(append(document, '.'), roots); err == nil {
		t.Error("covers another document")
	}
	if _, err := r.Verify(document, trust(first, third)); err == nil {
		t.Error("an authority in the middle that nobody trusts is passed over")
	}
}

// TestRecord_LateRenewal renews after the certificate has ended: only the newer timestamp counts.
func TestRecord_LateRenewal(t *testing.T) {
	first, second := tsatest.New(t, "First Authority", 2025, 2035), tsatest.New(t, "Second Authority", 2033, 2045)
	r := stamp(t, first, 2026, crypto.SHA256, ers.Item{Document: document})[0]
	for _, h := range []crypto.Hash{crypto.SHA256, crypto.SHA384} {
		late := stamp(t, second, 2036, h, ers.Item{Document: document, Record: r})[0]
		wantSince(t, late, trust(first, second), 2040, in(2036))
	}
}

// TestRecord_StolenKey has an authority's key stolen: what somebody else covered before stands, nothing else of it does.
func TestRecord_StolenKey(t *testing.T) {
	robbed, other := tsatest.New(t, "Robbed Authority", 2025, 2055), tsatest.New(t, "Other Authority", 2025, 2055)
	trusted := trust(robbed, other)
	first := stamp(t, robbed, 2026, crypto.SHA256, ers.Item{Document: document})[0]
	inTime := stamp(t, other, 2030, crypto.SHA256, ers.Item{Document: document, Record: first})[0]
	late := stamp(t, other, 2032, crypto.SHA256, ers.Item{Document: document, Record: first})[0]
	since := stamp(t, robbed, 2032, crypto.SHA256, ers.Item{Document: document})[0]
	for _, key := range []*x509.Certificate{robbed.Root, robbed.Certificate} { // the root's, or the authority's own
		known := append(trust(robbed, other), ers.Authority{Certificate: key, CompromisedSince: newYear(2031)})
		for _, r := range []*ers.Record{first, inTime, late, since} {
			if stamps, err := r.Verify(document, trusted); err != nil {
				t.Error(err)
			} else if _, ok := ers.Since(stamps, in(2040)); !ok {
				t.Error("before the theft is known, it proves nothing")
			}
		}
		wantSince(t, first, known, 2040, time.Time{})
		wantSince(t, inTime, known, 2040, in(2026))
		wantSince(t, late, known, 2040, in(2032))
		wantSince(t, since, known, 2040, time.Time{})
	}
}

func TestParseAuthorities(t *testing.T) {
	a, b := tsatest.New(t, "Authority", 2025, 2035), tsatest.New(t, "Other Authority", 2025, 2035)
	good := string(a.PEM())
	robbed := strings.Replace(string(b.PEM()), "-----\n", "-----\nCompromised-Since: 2031-05-01T00:00:00Z\n\n", 1)
	got, err := ers.ParseAuthorities([]byte("ours\n" + good + robbed))
	want := append(trust(a), ers.Authority{Certificate: b.Root, CompromisedSince: time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("read %+v, %v", got, err)
	}
	for name, file := range map[string]string{
		"nothing": "", "no certificate": strings.ReplaceAll(good, "CERTIFICATE", "PUBLIC KEY"),
		"another header": strings.Replace(robbed, "Compromised-Since", "Until", 1), "no time": strings.Replace(robbed, "2031-05-01T", "2031 ", 1),
		"a broken one behind a good one": good + strings.Replace(good, "MII", "MIJ", 1),
	} {
		if list, err := ers.ParseAuthorities([]byte(file)); err == nil {
			t.Errorf("%s: read as %+v", name, list)
		}
	}
}

// TestRecord_Batch covers many documents with one token, renews them together, and lets none pass for another.
func TestRecord_Batch(t *testing.T) {
	first, second := tsatest.New(t, "First Authority", 2025, 2035), tsatest.New(t, "Second Authority", 2033, 2045)
	roots := trust(first, second)
	for _, n := range []int{1, 2, 3, 7, 8, 33} {
		var items []ers.Item
		for i := range n {
			items = append(items, ers.Item{Document: fmt.Append(nil, "document ", i)})
		}
		for i, r := range stamp(t, first, 2026, crypto.SHA256, items...) {
			items[i].Record = r
		}
		h := []crypto.Hash{crypto.SHA256, crypto.SHA512}[n%2]
		renewed := stamp(t, second, 2034, h, items...)
		for i, r := range renewed {
			wantOf(t, r, items[i].Document, roots, 2040, in(2026))
			// A record shows the hash of the document next to its own, so it may prove that one too, and rightly.
			if other := items[(i+2+i%2)%n].Document; n > 3 {
				if _, err := r.Verify(other, roots); err == nil {
					t.Errorf("record %d of %d is of another document too", i, n)
				}
			}
		}
		if n == 33 && len(renewed[0].Encode()) > 4096 {
			t.Errorf("a record in a batch of 33 has %d bytes", len(renewed[0].Encode()))
		}
	}
}

// TestVerify_Refused changes one thing at a time.
func TestVerify_Refused(t *testing.T) {
	good, other := tsatest.New(t, "Authority", 2025, 2035), tsatest.New(t, "Other Authority", 2025, 2035)
	roots := trust(good)
	record := func(a *tsatest.Authority, at int) *ers.Record {
		return stamp(t, a, at, crypto.SHA256, ers.Item{Document: document})[0]
	}
	wantSince(t, record(good, 2026), roots, 2030, in(2026)) // what is changed below stands
	for name, test := range map[string]struct {
		record *ers.Record
		says   string
	}{
		"another certificate authority": {record(other, 2026), "unknown authority"},
		"before its certificate":        {record(good, 2024), "expired or is not yet valid"},
		"after its certificate":         {record(good, 2036), "expired or is not yet valid"},
		"a certificate to sign code": {
			record(tsatest.New(t, "Authority", 2025, 2035, tsatest.WithUsage(x509.ExtKeyUsageCodeSigning)), 2026), "usage",
		},
		"a purpose that is not critical": {
			record(tsatest.New(t, "Authority", 2025, 2035, tsatest.WithUsage(x509.ExtKeyUsageTimeStamping)), 2026), "critical",
		},
		"two purposes": {
			record(tsatest.New(t, "Authority", 2025, 2035,
				tsatest.WithUsage(x509.ExtKeyUsageTimeStamping, x509.ExtKeyUsageCodeSigning)), 2026), "only",
		},
		"older than what it covers": {
			stamp(t, good, 2026, crypto.SHA256, ers.Item{Document: document, Record: record(good, 2028)})[0], "older",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := test.record.Verify(document, roots)
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("says %v, want %q", err, test.says)
			}
		})
	}
}

// TestRecord_BrokenLinks puts another first generation in place of the one that was renewed: one of the same document,
// by the same authority, good in itself.
func TestRecord_BrokenLinks(t *testing.T) {
	a := tsatest.New(t, "Authority", 2025, 2055)
	roots := trust(a)
	first := stamp(t, a, 2026, crypto.SHA256, ers.Item{Document: document})[0]
	other := stamp(t, a, 2027, crypto.SHA256, ers.Item{Document: document})[0]
	for _, h := range []crypto.Hash{crypto.SHA256, crypto.SHA512} {
		r := stamp(t, a, 2034, h, ers.Item{Document: document, Record: first})[0]
		wantSince(t, r, roots, 2050, in(2026))
		if joined := graft(t, r, other); joined.Hash() != h {
			t.Fatal("not the record that was to be broken")
		} else if _, err := joined.Verify(document, roots); err == nil {
			t.Errorf("%s: a broken link stands", h)
		}
		batch, err := ers.Prepare(h, ers.Item{Document: document, Record: first})
		check(t, err)
		theirs, err := ers.Prepare(h, ers.Item{Document: document, Record: other})
		check(t, err)
		if _, err := batch.Records(a.Stamp(t, theirs.Request(nil), in(2034))); err == nil {
			t.Errorf("%s: a token of another record is taken", h)
		}
	}
}

// graft replaces a record's first token by that of another, and keeps the rest.
func graft(t *testing.T, r, first *ers.Record) *ers.Record {
	t.Helper()
	type timestamp struct {
		Tree  [][][]byte `asn1:"optional,tag:2"`
		Token asn1.RawValue
	}
	type record struct {
		Version    int
		Algorithms []pkix.AlgorithmIdentifier
		Sequence   [][]timestamp
	}
	var to, from record
	for encoded, into := range map[*ers.Record]*record{r: &to, first: &from} {
		_, err := asn1.Unmarshal(encoded.Encode(), into)
		check(t, err)
	}
	to.Sequence[0][0] = from.Sequence[0][0]
	der, err := asn1.Marshal(to)
	check(t, err)
	joined, err := ers.Decode(der)
	check(t, err)
	return joined
}

// TestDecode_Changed flips each bit of a record, and cuts it everywhere.
func TestDecode_Changed(t *testing.T) {
	a := tsatest.New(t, "Authority", 2025, 2035)
	roots := trust(a)
	items := []ers.Item{{Document: document}, {Document: []byte("another")}, {Document: []byte("a third")}}
	der := stamp(t, a, 2026, crypto.SHA256, items...)[0].Encode()
	for i := range der {
		for bit := range 8 {
			changed := bytes.Clone(der)
			changed[i] ^= 1 << bit
			r, err := ers.Decode(changed)
			if err != nil {
				continue
			}
			if _, err := r.Verify(document, roots); err == nil {
				t.Fatalf("bit %d of byte %d of %d changed, and it stands", bit, i, len(der))
			}
		}
		if _, err := ers.Decode(der[:i]); err == nil {
			t.Fatalf("cut to %d bytes, it is still a record", i)
		}
	}
	if _, err := ers.Decode(append(bytes.Clone(der), 0)); err == nil {
		t.Error("a byte behind it is not seen")
	}
}

// TestOpenSSL asks OpenSSL's authority over HTTP, and has OpenSSL read the tokens of both.
func TestOpenSSL(t *testing.T) {
	authority := tsatest.New(t, "Authority", 2025, 2095)
	openssl := tsatest.NewOpenSSL(t, authority)
	server := httptest.NewServer(openssl)
	defer server.Close()
	roots := trust(authority)
	var record *ers.Record
	for _, h := range []crypto.Hash{crypto.SHA256, crypto.SHA256, crypto.SHA384, crypto.SHA512} {
		batch, err := ers.Prepare(h, ers.Item{Document: document, Record: record})
		check(t, err)
		request := batch.Request(big.NewInt(4711))
		token := ask(t, server.URL, request)
		imprint := hex.EncodeToString(request.MessageImprint.HashedMessage)
		check(t, openssl.Verify(t, token, imprint))
		if wrong := strings.Repeat("0", len(imprint)); openssl.Verify(t, token, wrong) == nil {
			t.Error("OpenSSL takes any imprint: it proves nothing here")
		}
		check(t, openssl.Verify(t, authority.Stamp(t, request, time.Now()), imprint)) // the authority in Go
		records, err := batch.Records(token)
		check(t, err)
		record = records[0]
	}
	stamps, err := record.Verify(document, roots)
	if err != nil || len(stamps) != 4 {
		t.Fatalf("says %+v, %v", stamps, err)
	}
	again, err := ers.Decode(record.Encode())
	check(t, err)
	if !reflect.DeepEqual(again, record) {
		t.Error("it reads otherwise than it was written")
	}
	if _, err := record.Verify(document, trust(tsatest.New(t, "Other Authority", 2025, 2095))); err == nil {
		t.Error("stands under another root")
	}
}

// ask asks an authority over HTTP.
func ask(t *testing.T, url string, request *tspclient.Request) []byte {
	t.Helper()
	authority, err := tspclient.NewHTTPTimestamper(http.DefaultClient, url)
	check(t, err)
	response, err := authority.Timestamp(t.Context(), request)
	check(t, err)
	answer, err := response.MarshalBinary()
	check(t, err)
	token, err := ers.Token(answer)
	check(t, err)
	if again, err := ers.Token(token); err != nil || !bytes.Equal(again, token) {
		t.Errorf("a token alone is not taken: %v", err)
	}
	return token
}

// FuzzDecode lets nothing crash, nothing have two encodings, and nothing pass for a record of the document.
func FuzzDecode(f *testing.F) {
	a := tsatest.New(f, "Authority", 2025, 2035)
	other := tsatest.New(f, "Other Authority", 2025, 2035)
	first := stamp(f, other, 2026, crypto.SHA256, ers.Item{Document: document}, ers.Item{Document: []byte("another")})
	f.Add(first[0].Encode())
	f.Add(first[1].Encode())
	f.Add(stamp(f, other, 2027, crypto.SHA512, ers.Item{Document: document, Record: first[0]})[0].Encode())
	f.Fuzz(func(t *testing.T, der []byte) {
		r, err := ers.Decode(der)
		if err != nil {
			return
		}
		if !bytes.Equal(r.Encode(), der) {
			t.Fatal("two encodings of one record")
		}
		if _, err := r.Verify(document, trust(a)); err == nil {
			t.Fatal("stands, and was never made")
		}
	})
}

// stamp has an authority stamp a batch in the middle of a year.
func stamp(t testing.TB, a *tsatest.Authority, year int, h crypto.Hash, items ...ers.Item) []*ers.Record {
	t.Helper()
	batch, err := ers.Prepare(h, items...)
	check(t, err)
	records, err := batch.Records(a.Stamp(t, batch.Request(nil), in(year)))
	check(t, err)
	return records
}

// trust is a verifier who trusts the roots of authorities.
func trust(list ...*tsatest.Authority) (trusted ers.Authorities) {
	for _, a := range list {
		trusted = append(trusted, ers.Authority{Certificate: a.Root})
	}
	return trusted
}

func newYear(n int) time.Time { return time.Date(n, 1, 1, 0, 0, 0, 0, time.UTC) }

func wantSince(t testing.TB, r *ers.Record, trusted ers.Authorities, now int, want time.Time) {
	t.Helper()
	wantOf(t, r, document, trusted, now, want)
}

// wantOf wants a record to prove its document from a time on, as seen in a year; never, where that is zero.
func wantOf(t testing.TB, r *ers.Record, document []byte, trusted ers.Authorities, now int, want time.Time) {
	t.Helper()
	stamps, err := r.Verify(document, trusted)
	check(t, err)
	if since, ok := ers.Since(stamps, in(now)); !since.Equal(want) || ok == want.IsZero() {
		t.Errorf("in %d it proves the document since %s, %t, want %s", now, since, ok, want)
	}
	unchecked, err := r.Verify(document, nil)
	check(t, err)
	if _, ok := ers.Since(unchecked, in(now)); ok {
		t.Error("proves something without any trusted authority")
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
