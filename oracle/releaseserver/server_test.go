package releaseserver_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/journal"
	oraclerecord "github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/relay"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/releaseserver"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

var (
	cholesterol  = consent.Coding{System: "http://loinc.org", Code: "2093-3"}
	triglyceride = consent.Coding{System: "http://loinc.org", Code: "2571-8"}
)

// relayerOf is the lab's relayer.
func relayerOf(l *lab) chain.Signer { return account{l.Keys[bindings.PurposeRelayer]} }

type account struct{ key *ecdsa.PrivateKey }

func (a account) Address() common.Address { return simchain.Address(a.key) }

func (a account) SignTx(tx *types.Transaction, chainID *big.Int) (*types.Transaction, error) {
	return types.SignTx(tx, types.LatestSignerForChainID(chainID), a.key)
}

// TestServer is a day at the counter: a patient grants, a clinic asks, opens and signs, the patient revokes.
func TestServer(t *testing.T) {
	l := newLab(t)
	record := l.panel(t, "900001")
	p := l.enroll(t, record)
	opening, grant := p.grant(t, cholesterol)
	byConsent := releaseserver.Asked{Record: record.String(), Basis: "consent", Purpose: "TREAT"}

	var released releaseserver.Released
	l.ask(t, byConsent).into(t, &released)
	text, envelope := l.opened(t, released.Opening)
	if released.Whole || released.Body != nil || envelope.Grant != grant || !strings.Contains(string(text), "2093-3") || strings.Contains(string(text), "2571-8") {
		t.Errorf("released %+v", released)
	}
	byLeaf := byConsent
	byLeaf.Record, byLeaf.Leaf = "", &released.Leaf
	l.ask(t, byLeaf).into(t, &released)

	t.Run("findings", func(t *testing.T) { testFindings(t, l, record) })
	t.Run("denials", func(t *testing.T) { testDenials(t, l, byConsent) })
	t.Run("tries", func(t *testing.T) { testTries(t, l, record) })
	t.Run("receipt", func(t *testing.T) { testReceipt(t, l, released) })
	t.Run("requests", func(t *testing.T) { testRequests(t, l, byConsent) })
	t.Run("certificate", func(t *testing.T) { testCertificate(t, l, byConsent) })
	t.Run("revocation meanwhile", func(t *testing.T) { testRevokedMeanwhile(t, l) })
	t.Run("grant", func(t *testing.T) { testGrant(t, p) })
	t.Run("revocation", func(t *testing.T) { testRevocation(t, p, byConsent, opening) })
	for _, secret := range []string{"Fictional", "Frida", "900001", "19840229", "Cholesterol"} {
		if strings.Contains(l.log.String(), secret) {
			t.Errorf("the log tells %q", secret)
		}
	}
}

// testFindings releases by order what the lab found to be ordered by the caller, and not what the caller says.
func testFindings(t *testing.T, l *lab, record vault.RecordID) {
	byOrder := releaseserver.Asked{Record: record.String(), Basis: "order", Purpose: "TREAT"}
	if a := l.ask(t, byOrder); a.status != http.StatusForbidden || !strings.Contains(a.body, string(release.NotOrderer)) {
		t.Errorf("not ordered: %d %s", a.status, a.body)
	}
	check(t, l.journal.AddFinding(t.Context(), record, simchain.Lab, journal.IsOrderer))
	var whole releaseserver.Released
	l.ask(t, byOrder).into(t, &whole)
	body, _ := l.opened(t, *whole.Body)
	if !whole.Whole || !strings.Contains(string(body), "Triglyceride") {
		t.Errorf("by order: %+v", whole)
	}
	check(t, l.journal.AddFinding(t.Context(), record, common.Hash{}, journal.IsPart2))
	if a := l.ask(t, byOrder); a.status != http.StatusForbidden || !strings.Contains(a.body, string(release.NoGrant)) {
		t.Errorf("under Part 2: %d %s", a.status, a.body)
	}
	check(t, l.journal.DropFinding(t.Context(), record, common.Hash{}, journal.IsPart2))
	check(t, l.journal.DropFinding(t.Context(), record, simchain.Lab, journal.IsOrderer))
}

// testDenials compares denials for want of a record with those for the subject's sake, byte by byte.
func testDenials(t *testing.T, l *lab, byConsent releaseserver.Asked) {
	with := func(change func(*releaseserver.Asked)) told {
		asked := byConsent
		change(&asked)
		return l.ask(t, asked)
	}
	denied := with(func(a *releaseserver.Asked) {
		a.Codes = []releaseserver.Coding{{System: "http://loinc.org", Code: "2571-8"}}
	})
	for name, a := range map[string]told{
		"no such record":  with(func(a *releaseserver.Asked) { a.Record = strings.Repeat("0f", 16) }),
		"no such leaf":    with(func(a *releaseserver.Asked) { a.Record, a.Leaf = "", &common.Hash{1} }),
		"no such version": with(func(a *releaseserver.Asked) { a.Version = 9 }),
		"no such analyte": with(func(a *releaseserver.Asked) {
			a.Codes = []releaseserver.Coding{{System: "http://loinc.org", Code: "0-0"}}
		}),
	} {
		if a.status != denied.status || a.body != denied.body {
			t.Errorf("%s is told apart:\n%d %s\n%d %s", name, a.status, a.body, denied.status, denied.body)
		}
	}
	if denied.status != http.StatusForbidden || denied.header.Get("Content-Type") != "application/problem+json" || !strings.Contains(denied.body, "45 CFR 171.202") {
		t.Errorf("denied: %d %s %s", denied.status, denied.header, denied.body)
	}
	for name, test := range map[string]struct {
		change func(*releaseserver.Asked)
		rule   release.Rule
	}{
		"no basis":        {func(a *releaseserver.Asked) { a.Basis = "curiosity" }, release.UnknownBasis},
		"another purpose": {func(a *releaseserver.Asked) { a.Purpose = "BTG" }, release.PurposeOfBasis},
		"no patient":      {func(a *releaseserver.Asked) { a.Basis, a.Purpose = "patient-access", "PATRQT" }, release.UnknownRecipient},
		"no emergency":    {func(a *releaseserver.Asked) { a.Basis, a.Purpose, a.Reason = "emergency", "ETREAT", "unconscious" }, release.NoEmergency},
	} {
		if a := with(test.change); a.status != http.StatusForbidden || !strings.Contains(a.body, `"rule":"`+string(test.rule)+`"`) {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	l.server.Quiet = 300 * time.Millisecond
	defer func() { l.server.Quiet = 0 }()
	began := time.Now()
	with(func(a *releaseserver.Asked) { a.Record = strings.Repeat("0f", 16) })
	if took := time.Since(began); took < l.server.Quiet {
		t.Errorf("a denial is told after %s", took)
	}
}

// testTries finds in the lab's books what was denied, with the rule that its asker was not told, and under the record where there
// is one. Who asked for a record that nobody holds, and who opened no emergency, is there too.
func testTries(t *testing.T, l *lab, record vault.RecordID) {
	before := len(l.tries(t, nil))
	none := releaseserver.Asked{Record: strings.Repeat("0e", 16), Basis: "consent", Purpose: "TREAT"}
	other := releaseserver.Asked{
		Record: record.String(), Basis: "consent", Purpose: "TREAT", Codes: []releaseserver.Coding{releaseserver.Coding(triglyceride)}, Reason: "curious",
	}
	l.ask(t, none)
	l.ask(t, other)
	wanted := releaseserver.Wanted{Family: "Fictional", Given: "Frida", Born: "1984-02-29", Purpose: "ETREAT"} // without a reason
	l.post(t, http.DefaultClient, l.url+releaseserver.Emergencies, evidence.RequestType, l.sign(t, releaseserver.Emergencies, wanted))
	tries := l.tries(t, nil)[before:]
	for i := range tries {
		tries[i].Date = time.Time{}
	}
	want := []share.Try{
		{Recipient: simchain.Lab, Basis: release.Consent, Purpose: "TREAT", Record: none.Record, Rule: release.NoGrant},
		{
			Recipient: simchain.Lab, Basis: release.Consent, Purpose: "TREAT", Record: other.Record, Reason: "curious", Rule: release.NoGrant,
			Codes: []oraclerecord.Coding{oraclerecord.Coding(triglyceride)},
		},
		{Recipient: simchain.Lab, Basis: release.Emergency, Purpose: "ETREAT", Rule: release.NoReason},
	}
	if !reflect.DeepEqual(tries, want) {
		t.Errorf("the books hold %+v, want %+v", tries, want)
	}
	of := l.tries(t, &record)
	if len(of) == 0 || slices.ContainsFunc(of, func(try share.Try) bool { return try.Record != record.String() }) || of[len(of)-1].Reason != "curious" {
		t.Errorf("of the record: %+v", of)
	}
	if n := len(l.tries(t, &vault.RecordID{0x0e})); n != 0 {
		t.Errorf("%d tries of a record that nobody holds", n)
	}
}

func (l *lab) tries(t *testing.T, of *vault.RecordID) (list []share.Try) {
	t.Helper()
	denials, err := l.journal.Denials(t.Context(), of, time.Time{}, l.now().Add(time.Hour))
	check(t, err)
	for _, d := range denials {
		try, err := share.OpenTry(l.keyring, d)
		check(t, err)
		list = append(list, try)
	}
	return list
}

// testReceipt takes what the recipient signed, and nothing else.
func testReceipt(t *testing.T, l *lab, r releaseserver.Released) {
	id, err := parseDisclosure(r.Disclosure)
	check(t, err)
	good := evidence.ReleaseReceipt{
		Recipient: simchain.Lab, Leaf: r.Leaf, Lab: simchain.Lab, Disclosure: id,
		Envelopes: []common.Hash{evidence.EnvelopeHash(r.Opening.Envelope)}, Received: 1_800_000_000,
	}
	send := func(change func(*evidence.ReleaseReceipt)) told {
		t.Helper()
		receipt := good
		change(&receipt)
		signed, err := evidence.SignReleaseReceipt(receipt, l.statement)
		check(t, err)
		return l.post(t, http.DefaultClient, l.url+releaseserver.Receipts, releaseserver.ReceiptType, signed)
	}
	for name, change := range map[string]func(*evidence.ReleaseReceipt){
		"another disclosure": func(r *evidence.ReleaseReceipt) { r.Disclosure[0]++ },
		"another envelope":   func(r *evidence.ReleaseReceipt) { r.Envelopes = []common.Hash{{1}} },
		"one more envelope":  func(r *evidence.ReleaseReceipt) { r.Envelopes = append([]common.Hash{{1}}, r.Envelopes...) },
		"another version":    func(r *evidence.ReleaseReceipt) { r.Leaf[0]++ },
		"another lab":        func(r *evidence.ReleaseReceipt) { r.Lab[0]++ },
	} {
		if a := send(change); a.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	if a := send(func(r *evidence.ReleaseReceipt) { r.Recipient[0]++ }); a.status != http.StatusBadRequest {
		t.Errorf("of nobody: %d %s", a.status, a.body)
	}
	signed, err := evidence.SignReleaseReceipt(good, l.statement)
	check(t, err)
	for range 2 { // the same one again is no error
		if a := l.post(t, http.DefaultClient, l.url+releaseserver.Receipts, releaseserver.ReceiptType, signed); a.status != http.StatusNoContent {
			t.Fatalf("the receipt: %d %s", a.status, a.body)
		}
	}
	if a := send(func(r *evidence.ReleaseReceipt) { r.Received++ }); a.status != http.StatusConflict {
		t.Errorf("another one: %d %s", a.status, a.body)
	}
	d, err := l.journal.Disclosure(t.Context(), vault.RecordID(id))
	check(t, err)
	if string(d.Receipt) != string(signed) {
		t.Error("the accounting does not hold the receipt")
	}
}

func parseDisclosure(text string) (id evidence.DisclosureID, err error) {
	b, err := hex.DecodeString(text)
	copy(id[:], b)
	return id, err
}

// testRequests lets nobody in who does not prove who asks, and nothing twice.
func testRequests(t *testing.T, l *lab, asked releaseserver.Asked) {
	send := func(signed []byte) told {
		t.Helper()
		return l.post(t, http.DefaultClient, l.url+releaseserver.Records, evidence.RequestType, signed)
	}
	signed := l.sign(t, releaseserver.Records, asked)
	if a := send(signed); a.status != http.StatusOK {
		t.Fatalf("signed: %d %s", a.status, a.body)
	}
	if a := send(signed); a.status != http.StatusConflict {
		t.Errorf("again: %d %s", a.status, a.body)
	}
	for name, change := range map[string]func(*evidence.Request){
		"another lab":      func(r *evidence.Request) { r.Lab = common.Hash{7} },
		"another resource": func(r *evidence.Request) { r.Path = releaseserver.Emergencies },
		"old":              func(r *evidence.Request) { r.Time -= 301 },
		"from the future":  func(r *evidence.Request) { r.Time += 301 },
		"of a stranger":    func(r *evidence.Request) { r.Member = common.Hash{7} },
	} {
		if a := send(l.sign(t, releaseserver.Records, asked, change)); a.status != http.StatusUnauthorized || a.header.Get("WWW-Authenticate") == "" {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	thief, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	byThief, err := evidence.SignRequest(evidence.Request{
		Member: simchain.Lab, Lab: simchain.Lab, Time: uint64(l.now().Unix()), Path: releaseserver.Records, Body: []byte("{}"),
	}, thief)
	check(t, err)
	for name, a := range map[string]told{
		"another's key": send(byThief),
		"one byte off":  send(append(signed[:len(signed)-1:len(signed)-1], signed[len(signed)-1]^1)),
		"unsigned":      l.postJSON(t, releaseserver.Records, asked),
	} {
		if a.status != http.StatusUnauthorized {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	for name, a := range map[string]told{
		"an unknown field": send(l.sign(t, releaseserver.Records, map[string]any{"basis": "consent", "orderer": true})),
		"no purpose":       send(l.sign(t, releaseserver.Records, releaseserver.Asked{Basis: "consent"})),
		"no record":        send(l.sign(t, releaseserver.Records, releaseserver.Asked{Basis: "consent", Purpose: "TREAT"})),
	} {
		if name != "no record" && a.status != http.StatusBadRequest || a.status == http.StatusOK {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	for path, opens := range map[string]bool{
		releaseserver.Records: false, releaseserver.Emergencies: false, releaseserver.Receipts: false, releaseserver.Grants: true, releaseserver.Revocations: true,
	} { // to pages of other hosts
		request, err := http.NewRequestWithContext(t.Context(), http.MethodOptions, l.url+path, nil)
		check(t, err)
		response, err := http.DefaultClient.Do(request)
		check(t, err)
		response.Body.Close()
		if isOpen := response.Header.Get("Access-Control-Allow-Origin") == "*"; isOpen != opens || (response.StatusCode == http.StatusNoContent) != opens {
			t.Errorf("%s is open to pages: %v (%d)", path, isOpen, response.StatusCode)
		}
	}
	response, err := http.Get(l.url + releaseserver.Records)
	check(t, err)
	response.Body.Close()
	if response.StatusCode != http.StatusMethodNotAllowed || response.Header.Get("Allow") != http.MethodPost {
		t.Errorf("read: %d", response.StatusCode)
	}
}

// testCertificate takes a request that is not signed from who comes with a certificate that names the member.
func testCertificate(t *testing.T, l *lab, asked releaseserver.Asked) {
	endpoint := httptest.NewUnstartedServer(l.server)
	authority := newAuthority(t)
	endpoint.TLS = &tls.Config{ClientAuth: tls.VerifyClientCertIfGiven, ClientCAs: authority.pool}
	endpoint.StartTLS()
	defer endpoint.Close()
	text := fmt.Sprintf(`{"record":%q,"basis":"consent","purpose":"TREAT"}`, asked.Record)
	for name, test := range map[string]struct {
		by     *certifier
		names  []string
		status int
	}{
		"the member":     {authority, []string{"urn:labseal:member:" + simchain.Lab.Hex()}, http.StatusOK},
		"a stranger":     {authority, []string{"urn:labseal:member:" + common.Hash{7}.Hex()}, http.StatusForbidden},
		"nobody":         {authority, []string{"https://clinic.example"}, http.StatusUnauthorized},
		"two at once":    {authority, []string{"urn:labseal:member:" + simchain.Lab.Hex(), "urn:labseal:member:" + common.Hash{7}.Hex()}, http.StatusUnauthorized},
		"no certificate": {nil, nil, http.StatusUnauthorized},
	} {
		transport := endpoint.Client().Transport.(*http.Transport).Clone()
		if test.by != nil {
			transport.TLSClientConfig.Certificates = []tls.Certificate{test.by.certify(t, test.names...)}
		}
		a := l.post(t, &http.Client{Transport: transport}, endpoint.URL+releaseserver.Records, "application/json", []byte(text))
		if a.status != test.status {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	transport := endpoint.Client().Transport.(*http.Transport).Clone()
	transport.TLSClientConfig.Certificates = []tls.Certificate{newAuthority(t).certify(t, "urn:labseal:member:"+simchain.Lab.Hex())}
	if _, err := (&http.Client{Transport: transport}).Post(endpoint.URL+releaseserver.Records, "application/json", strings.NewReader(text)); err == nil {
		t.Error("another authority's certificate is let in")
	}
}

// certifier certifies clients.
type certifier struct {
	key  *ecdsa.PrivateKey
	cert *x509.Certificate
	pool *x509.CertPool
}

func newAuthority(t *testing.T) *certifier {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "authority"}, NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	check(t, err)
	a := &certifier{key: key, pool: x509.NewCertPool()}
	a.cert, err = x509.ParseCertificate(der)
	check(t, err)
	a.pool.AddCert(a.cert)
	return a
}

func (a *certifier) certify(t *testing.T, names ...string) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(2), NotAfter: time.Now().Add(time.Hour), ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
	for _, name := range names {
		u, err := url.Parse(name)
		check(t, err)
		template.URIs = append(template.URIs, u)
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.cert, &key.PublicKey, a.key)
	check(t, err)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

func signHash(t *testing.T, key *ecdsa.PrivateKey, digest common.Hash) []byte {
	t.Helper()
	signature, err := crypto.Sign(digest[:], key)
	check(t, err)
	signature[64] += 27
	return signature
}

// testGrant takes a signed grant, brings it to the chain, and takes none that is not what it says.
func testGrant(t *testing.T, p *patient) {
	now := uint64(p.now().Unix())
	d := consent.NewDocument(consent.Terms{
		Version: consent.TermsVersion, Subject: p.subject, Decision: consent.Deny, Grantee: simchain.Lab,
		Purposes: consent.PurposeBits(consent.Payment), NotBefore: now, NotAfter: now + 100_000,
	}, []consent.Coding{cholesterol}, nil)
	good := releaseserver.Granted{
		Terms: d.Terms, Salt: consent.NewSalt(), Codings: []releaseserver.Coding{releaseserver.Coding(cholesterol)},
		Expiry: 4102444800, Nonce: 77, Deadline: now + 3600,
	}
	sign := func(change func(*releaseserver.Granted)) releaseserver.Granted {
		t.Helper()
		g := good
		change(&g)
		digest := p.domain().Grant(consent.Grant{
			Subject: g.Terms.Subject, TermsCommit: g.Terms.Commit(g.Salt), Expiry: g.Expiry, OldTermsCommit: g.OldTermsCommit,
			Appointment: g.Appointment, Nonce: g.Nonce, Deadline: g.Deadline,
		})
		g.Signature = signHash(t, p.key, digest)
		return g
	}
	unsigned := func(change func(*releaseserver.Granted)) releaseserver.Granted {
		g := sign(func(*releaseserver.Granted) {})
		change(&g)
		return g
	}
	for name, test := range map[string]struct {
		grant  releaseserver.Granted
		status int
	}{
		"late":            {sign(func(g *releaseserver.Granted) { g.Deadline = now - 1 }), http.StatusUnprocessableEntity},
		"other terms":     {unsigned(func(g *releaseserver.Granted) { g.Terms.Decision = consent.Permit }), http.StatusUnprocessableEntity},
		"another salt":    {unsigned(func(g *releaseserver.Granted) { g.Salt[0]++ }), http.StatusUnprocessableEntity},
		"another subject": {sign(func(g *releaseserver.Granted) { g.Terms.Subject = common.Hash{5} }), http.StatusUnprocessableEntity},
		"other codings": {sign(func(g *releaseserver.Granted) {
			g.Codings = []releaseserver.Coding{releaseserver.Coding(triglyceride)}
		}), http.StatusBadRequest},
		"no codings": {sign(func(g *releaseserver.Granted) { g.Codings = nil }), http.StatusBadRequest},
	} {
		if a := p.postJSON(t, releaseserver.Grants, test.grant); a.status != test.status {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	var taken releaseserver.Taken
	p.postJSON(t, releaseserver.Grants, sign(func(*releaseserver.Granted) {})).into(t, &taken)
	p.relay(t)
	grants, err := p.releases.Grants(t.Context(), p.subject)
	check(t, err)
	if !slices.ContainsFunc(grants, func(g share.Grant) bool { return g.ID == taken.Grant }) {
		t.Errorf("the chain does not have grant %s: %+v", taken.Grant, grants)
	}
	sealed, err := p.journal.Grant(t.Context(), taken.Grant)
	check(t, err)
	if o, err := share.OpenGrant(p.keyring, sealed); err != nil || o.Terms.Commit(o.Salt) != good.Terms.Commit(good.Salt) {
		t.Errorf("its opening: %+v, %v", o, err)
	}
}

// relay does what the service does with what was posted.
func (l *lab) relay(t *testing.T) {
	t.Helper()
	evm, err := l.releases.Dial(t.Context())
	check(t, err)
	outbox := &oracle.Outbox{Account: relayerOf(l).Address(), Transactions: l.journal, Node: evm, Finality: l.releases.Finality}
	step := relay.Send(l.journal, chain.PostedRegistry{ConsentRegistry: evm.ConsentRegistry(relayerOf(l))}, outbox)
	_, err = step.Do(t.Context())
	check(t, err)
	for {
		_, err := outbox.Advance(t.Context())
		check(t, err)
		open, err := l.journal.Open(t.Context(), outbox.Account)
		check(t, err)
		if len(open) == 0 {
			return
		}
		l.Commit()
	}
}

// testRevocation stops releases when it is answered, before the chain has it, with requests all the time.
func testRevocation(t *testing.T, p *patient, byConsent releaseserver.Asked, o share.Opening) {
	good := p.revocation(t, o)
	wrong := good
	wrong.Signature = append([]byte{}, good.Signature...)
	wrong.Signature[7] ^= 1
	late := good
	late.Deadline = 1
	for name, r := range map[string]relay.Revocation{"wrong": wrong, "late": late} {
		if a := p.postJSON(t, releaseserver.Revocations, r); a.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	if a := p.ask(t, byConsent); a.status != http.StatusOK {
		t.Fatalf("after revocations that are none: %d %s", a.status, a.body)
	}

	ctx, stop := context.WithCancel(t.Context())
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for ctx.Err() == nil {
				ask := share.Ask{Request: release.Request{Basis: release.Consent, Purpose: consent.Treatment, Recipient: release.Recipient{Member: simchain.Lab}}}
				if id, err := parseDisclosure(byConsent.Record); err == nil {
					ask.Record = vault.RecordID(id)
				}
				_, err := p.sharer.Share(ctx, ask)
				if denied := new(share.DeniedError); err != nil && !errors.As(err, &denied) && ctx.Err() == nil {
					t.Error(err)
					return
				}
			}
		})
	}
	kept := func() int {
		t.Helper()
		id, err := parseDisclosure(byConsent.Record)
		check(t, err)
		list, err := p.journal.Disclosures(t.Context(), vault.RecordID(id), time.Time{}, p.now().Add(time.Hour))
		check(t, err)
		return len(list)
	}
	for before := kept(); kept() < before+5; { // they get what they ask for
		time.Sleep(time.Millisecond)
	}
	if a := p.postJSON(t, releaseserver.Revocations, good); a.status != http.StatusAccepted || a.header.Get("Access-Control-Allow-Origin") != "*" {
		t.Fatalf("revocation: %d %s", a.status, a.body)
	}
	after := kept()
	if a := p.ask(t, byConsent); a.status != http.StatusForbidden {
		t.Errorf("after the revocation: %d %s", a.status, a.body)
	}
	time.Sleep(50 * time.Millisecond)
	stop()
	group.Wait()
	if n := kept(); n != after {
		t.Errorf("%d disclosures were kept after the revocation was answered", n-after)
	}
	grants, err := p.releases.Grants(t.Context(), p.subject)
	check(t, err)
	if grants[0].IsRevoked {
		t.Error("the chain has it already: nothing was shown")
	}
	p.relay(t)
	grants, err = p.releases.Grants(t.Context(), p.subject)
	check(t, err)
	if !grants[0].IsRevoked {
		t.Error("the chain does not have the revocation")
	}
}

// testRevokedMeanwhile answers a revocation while a release that rests on the grant is decided already and being made: it is
// denied, and nothing is kept of it.
func testRevokedMeanwhile(t *testing.T, l *lab) {
	record := l.panel(t, "900002")
	p := l.enroll(t, record)
	opening, _ := p.grant(t, cholesterol)
	evidence := l.sharer.Evidence
	defer func() { l.sharer.Evidence = evidence }()
	revoked := 0
	l.sharer.Evidence = func(ctx context.Context, id oracle.VersionID) ([]byte, error) {
		revoked = p.postJSON(t, releaseserver.Revocations, p.revocation(t, opening)).status
		return evidence(ctx, id)
	}
	a := l.ask(t, releaseserver.Asked{Record: record.String(), Basis: "consent", Purpose: "TREAT"})
	if revoked != http.StatusAccepted || a.status != http.StatusForbidden || !strings.Contains(a.body, string(release.NoGrant)) {
		t.Errorf("revoked (%d) while it was made: %d %s", revoked, a.status, a.body)
	}
	list, err := l.journal.Disclosures(t.Context(), record, time.Time{}, p.now().Add(time.Hour))
	check(t, err)
	if len(list) != 0 {
		t.Errorf("%d disclosures are kept of what was denied", len(list))
	}
}
