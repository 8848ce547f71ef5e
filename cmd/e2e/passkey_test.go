package e2e

import (
	"context"
	"crypto/elliptic"
	"encoding/asn1"
	"encoding/json"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/internal/program"
)

// atPage is a patient who signs a lab's drafts on the signing page.
type atPage struct {
	*devnet
	*patient
	dir    string
	url    string
	device string // on which drafts are opened; empty for the patient's own
}

// testPasskey enrols, grants, revokes and rotates with passkeys, in a real browser and on a real chain.
func testPasskey(t *testing.T, d *devnet) {
	dir := t.TempDir()
	page := filepath.Join(dir, "sign.html")
	check(t, os.WriteFile(filepath.Join(dir, "codes.json"), []byte(`{"http://loinc.org|2093-3":"Cholesterol"}`), 0o600))
	address := freeAddress(t)
	check(t, os.WriteFile(page, []byte(d.must(t, "oracle", "consent", "page", "--codes", filepath.Join(dir, "codes.json"),
		"--release-url", "http://"+address)), 0o600))
	browser, port := newPatient(t, page)
	p := &atPage{devnet: d, patient: browser, dir: dir, url: fmt.Sprintf("http://localhost:%d/sign.html", port)}

	p.drafts(t, "enroll", "consent", "enroll")
	s := p.opens(t, "enroll")
	if !slices.Contains(s.Words, "Lab: North Lab ("+d.env["LABSEAL_MEMBER"][:18]+")") || len(s.Requests) != 1 {
		t.Errorf("the page says %q, and asked for %q", s.Words, s.Requests)
	}
	p.signs(t, p.path("enroll.answer"))
	subject := p.relays(t, "enroll")["subject"].(string)

	clinic, south := d.env["LABSEAL_MEMBER_CLINIC"], d.env["LABSEAL_MEMBER_SOUTH"]
	p.drafts(t, "grant", "consent", "grant", "--grantee", clinic, "--purpose", "TREAT", "--code", "http://loinc.org|2093-3", subject)
	testTampered(t, p, clinic, south)
	s = p.opens(t, "grant")
	for _, want := range []string{"Who: Valley Clinic (" + clinic[:18] + ")", "What for: treatment", "What: only Cholesterol (LOINC 2093-3)"} {
		if !slices.Contains(s.Words, want) {
			t.Errorf("the page does not say %q but %q", want, s.Words)
		}
	}
	if s := p.signs(t, p.path("grant.answer")); s.CanSend {
		t.Error("the page offers to send a grant that the lab countersigns in person")
	}
	grant := p.relays(t, "grant")["grant"].(string)
	p.asks(t, clinic, grant, 0)
	p.asks(t, south, grant, 1)

	p.drafts(t, "revoke", "consent", "revoke", grant)
	testWrongHost(t, p)

	// A new passkey takes over: both sign, in one visit. What the former one signed counts no more.
	p.opens(t, "revoke")
	p.signs(t, p.path("revoke.answer"))
	p.drafts(t, "rotate", "consent", "rotate", subject)
	p.opens(t, "rotate")
	p.signs(t, p.path("rotate.answer"))
	p.relays(t, "rotate")
	if a := d.run(t, "oracle", "consent", "relay", p.path("revoke.draft"), p.path("revoke.answer")); a.code != 1 || !strings.Contains(a.stderr, "BadSignature") {
		t.Errorf("what the former passkey signed: exit code %d\n%s", a.code, a.stderr)
	}
	p.asks(t, clinic, grant, 0)

	p.drafts(t, "revoke", "consent", "revoke", grant)
	if s := p.opens(t, "revoke"); !strings.HasPrefix(s.Title, "You take back a permission") {
		t.Errorf("the page says %q", s.Title)
	}
	p.signs(t, p.path("revoke.answer"))
	p.sends(t, address)
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(100 * time.Millisecond) {
		a := p.run(t, "oracle", "consent", "ask", "--grantee", clinic, "--purpose", "TREAT", "--code", "http://loinc.org|2093-3", grant)
		if a.code == 1 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("the chain does not have what the page sent to the lab: %s%s", a.stdout, a.stderr)
		}
	}
	p.sendsGrant(t, subject, clinic)
	testLoginHost(t, p)
	testGuardians(t, p)
}

// sendsGrant has the page send a grant that waits for the registry's notice, and the lab bring it to the chain: the lab can open it,
// and it permits nothing yet.
func (p *atPage) sendsGrant(t *testing.T, subject, clinic string) {
	t.Helper()
	p.drafts(t, "notice", "consent", "grant", "--notice", "--grantee", clinic, "--purpose", "TREAT", "--code", "http://loinc.org|2093-3", subject)
	if s := p.opens(t, "notice"); !slices.Contains(s.Words, "It counts: after the registry's time of notice") {
		t.Errorf("the page says %q", s.Words)
	}
	if s := p.signs(t, p.path("notice.answer")); !s.CanSend {
		t.Fatal("the page does not offer to send it")
	}
	if s := p.does(t, map[string]any{"do": "send"}); !strings.HasPrefix(s.Says, "The lab has it, and brings it to the registry") {
		t.Fatalf("the page says %q", s.Says)
	}
	var last struct {
		Grant  string
		Active bool
	}
	await(t, "the chain has the grant that the page sent to the lab", func() bool {
		lines := strings.Split(strings.TrimSpace(p.must(t, "oracle", "consent", "list", "--json", subject)), "\n")
		check(t, json.Unmarshal([]byte(lines[len(lines)-1]), &last))
		return len(lines) == 2
	})
	if text := p.must(t, "oracle", "consent", "export", last.Grant); !last.Active || !strings.Contains(text, "2093-3") {
		t.Errorf("the lab says of it %+v\n%s", last, text)
	}
	p.asks(t, clinic, last.Grant, 1)
}

// sends presses the button that sends a revocation to the lab: first to no avail, since nothing answers there, and then to its
// release endpoint, which brings it to the chain.
func (p *atPage) sends(t *testing.T, address string) {
	t.Helper()
	if s := p.does(t, map[string]any{"do": "send"}); !strings.Contains(s.Says, "can't be reached. Give it the answer") {
		t.Errorf("without a lab the page says %q", s.Says)
	}
	ctx, cancel := context.WithCancel(t.Context())
	serve := p.command(ctx, "oracle", "serve", "--release-listen", address)
	server, err := program.Start(serve, program.Options{Stop: syscall.SIGTERM})
	check(t, err)
	t.Cleanup(func() { cancel(); server.Stop() })
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			conn.Close()
			break
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
	if s := p.does(t, map[string]any{"do": "send"}); !strings.HasPrefix(s.Says, "The lab has it") {
		t.Fatalf("the page says %q", s.Says)
	}
}

// testLoginHost refuses a page on a login's host, and a passkey that was made on one.
func testLoginHost(t *testing.T, p *atPage) {
	p.drafts(t, "login", "consent", "enroll")
	p.opens(t, "login")
	p.signs(t, p.path("login.answer"))
	for code, args := range map[int][]string{
		2: {"consent", "link", "--page", p.url, "--login-hosts", "localhost", p.path("login.draft")},
		1: {"consent", "relay", "--login-hosts", "idp.example,localhost", p.path("login.draft"), p.path("login.answer")},
	} {
		if a := p.run(t, "oracle", args...); a.code != code || !strings.Contains(a.stderr, "sign in") {
			t.Errorf("%s: exit code %d\n%s", args[1], a.code, a.stderr)
		}
	}
}

// testTampered changes a draft on its way to the patient: the page shows what it has become, and what is signed then does
// not fit what was meant, neither at the lab nor on the chain.
func testTampered(t *testing.T, p *atPage, clinic, south string) {
	text := readFile(t, p.path("grant.draft"))
	check(t, os.WriteFile(p.path("tampered.draft"), []byte(strings.ReplaceAll(text, clinic, south)), 0o600))
	s := p.opens(t, "tampered")
	if !slices.Contains(s.Words, "Who: South Lab ("+south[:18]+")") {
		t.Errorf("the page hides that the draft was changed: %q", s.Words)
	}
	p.signs(t, p.path("tampered.answer"))
	a := p.run(t, "oracle", "consent", "relay", p.path("grant.draft"), p.path("tampered.answer"))
	if a.code != 1 || !strings.Contains(a.stderr, "something else was signed") {
		t.Errorf("the lab takes what is not of its draft: exit code %d\n%s", a.code, a.stderr)
	}
	draft, err := consent.ParseDraft([]byte(text))
	check(t, err)
	answer, err := consent.ParseAnswer([]byte(readFile(t, p.path("tampered.answer"))))
	check(t, err)
	g, _ := draft.GrantMessage()
	if err := p.calls(t, bindings.NewConsentRegistry().PackGrant(bindings.IConsentRegistryNewGrant{
		Subject: g.Subject, TermsCommit: g.TermsCommit, Expiry: g.Expiry, Countersigner: g.Countersigner,
		Nonce: new(big.Int).SetUint64(g.Nonce), Deadline: new(big.Int).SetUint64(g.Deadline),
	}, answer.Signatures[0].Signature, []byte{1})); !isBadSignature(err) {
		t.Errorf("the chain answers %v", err)
	}
	changed := strings.Replace(text, "\"format\"", "\"note\": \"You agree to a newsletter\",\n  \"format\"", 1)
	check(t, os.WriteFile(p.path("beside.draft"), []byte(changed), 0o600))
	if s := p.does(t, map[string]any{"do": "open", "host": "localhost", "file": p.path("beside.draft")}); s.CanSign || len(s.Words) > 0 {
		t.Errorf("the page shows a draft with a text beside: %+v", s)
	}
}

// testWrongHost has the page of another host sign with the very same keys: the page itself does not, and what a script
// there signs the chain refuses. The same signature of the right host it takes.
func testWrongHost(t *testing.T, p *atPage) {
	draft, err := consent.ParseDraft([]byte(readFile(t, p.path("revoke.draft"))))
	check(t, err)
	digest, err := draft.Digest()
	check(t, err)
	sign := func(host string) error {
		s := p.does(t, map[string]any{"do": "open", "host": host, "fragment": p.fragment(t, "revoke")})
		if s.CanSign != (host == "localhost") {
			t.Errorf("the page of %s can sign: %v", host, s.CanSign)
		}
		s = p.does(t, map[string]any{"do": "assert", "challenge": digest.Hex()})
		return p.calls(t, bindings.NewConsentRegistry().PackRevoke(draft.Subject(), draft.Revoke.Terms.Commit(), common.Hash{},
			new(big.Int).SetUint64(draft.Deadline), encodeAssertion(t, s)))
	}
	p.does(t, map[string]any{"do": "clone", "host": "evil.localhost"})
	if err := sign("evil.localhost"); !isBadSignature(err) {
		t.Errorf("the chain answers to another host's signature: %v", err)
	}
	check(t, sign("localhost"))
}

func isBadSignature(err error) bool {
	data, ok := ethclient.RevertErrorData(err)
	if !ok || len(data) < 4 {
		return false
	}
	abi := bindings.NewConsentRegistry().GetABI()
	id := abi.Errors["BadSignature"].ID
	return string(data[:4]) == string(id[:4])
}

// encodeAssertion writes what an authenticator answered as the verifier contract takes it.
func encodeAssertion(t *testing.T, s shown) []byte {
	t.Helper()
	var point struct{ R, S *big.Int }
	_, err := asn1.Unmarshal(hexutil.MustDecode(s.Signature), &point)
	check(t, err)
	if order := elliptic.P256().Params().N; point.S.Cmp(new(big.Int).Rsh(order, 1)) > 0 {
		point.S.Sub(order, point.S)
	}
	a := consent.Assertion{
		ChallengeIndex: big.NewInt(int64(strings.Index(s.Client, `"challenge":"`))), TypeIndex: big.NewInt(int64(strings.Index(s.Client, `"type":"`))),
		AuthenticatorData: hexutil.MustDecode(s.Data), ClientDataJSON: s.Client,
	}
	point.R.FillBytes(a.R[:])
	point.S.FillBytes(a.S[:])
	signature, err := a.Encode()
	check(t, err)
	return signature
}

func (p *atPage) path(name string) string { return filepath.Join(p.dir, name) }

// drafts has the lab write a draft.
func (p *atPage) drafts(t *testing.T, name string, args ...string) {
	t.Helper()
	last := len(args)
	if args[1] != "enroll" {
		last--
	}
	p.must(t, "oracle", slices.Concat(args[:last], []string{"--draft", p.path(name + ".draft")}, args[last:])...)
}

func (p *atPage) fragment(t *testing.T, name string) string {
	t.Helper()
	link := p.must(t, "oracle", "consent", "link", "--page", p.url, p.path(name+".draft"))
	return strings.TrimSpace(strings.TrimPrefix(link, p.url+"#"))
}

// opens follows the link to a draft.
func (p *atPage) opens(t *testing.T, name string) shown {
	t.Helper()
	s := p.does(t, map[string]any{"do": "open", "host": "localhost", "device": p.device, "fragment": p.fragment(t, name)})
	if !s.CanSign {
		t.Fatalf("the page can't sign %s: %s", name, s.Says)
	}
	return s
}

// relays has the lab bring an answer to the chain.
func (p *atPage) relays(t *testing.T, name string) (said map[string]any) {
	t.Helper()
	check(t, json.Unmarshal([]byte(p.must(t, "oracle", "consent", "relay", "--json", p.path(name+".draft"), p.path(name+".answer"))), &said))
	return said
}

func (p *atPage) asks(t *testing.T, grantee, grant string, want int) {
	t.Helper()
	a := p.run(t, "oracle", "consent", "ask", "--grantee", grantee, "--purpose", "TREAT", "--code", "http://loinc.org|2093-3", grant)
	if a.code != want {
		t.Errorf("ask for %s: exit code %d\n%s%s", grantee, a.code, a.stdout, a.stderr)
	}
}

// calls asks the chain what would become of a call of the registry.
func (p *atPage) calls(t *testing.T, data []byte) error {
	t.Helper()
	client, err := ethclient.DialContext(t.Context(), p.env["LABSEAL_RPC_URL"])
	check(t, err)
	defer client.Close()
	var deployment struct {
		ConsentRegistry struct{ Address common.Address }
	}
	check(t, json.Unmarshal([]byte(readFile(t, p.env["LABSEAL_DEPLOYMENT"])), &deployment))
	_, err = client.CallContract(t.Context(), ethereum.CallMsg{To: &deployment.ConsentRegistry.Address, Data: data}, nil)
	return err
}
