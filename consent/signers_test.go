package consent_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"math/big"
	mathrand "math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/consent"
)

// authenticator is a passkey in software: what the browser's own tests do with a real browser.
type authenticator struct {
	key  *ecdsa.PrivateKey
	page string // its rp id

	flags byte
	kind  string
}

func newAuthenticator(t *testing.T, page string) *authenticator {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	return &authenticator{key, page, 0x05, "webauthn.get"}
}

func (a *authenticator) signer(t *testing.T, verifier common.Address, page string) consent.Signer {
	t.Helper()
	point, err := a.key.PublicKey.Bytes()
	check(t, err)
	return consent.Passkey{
		Verifier: verifier, X: [32]byte(point[1:33]), Y: [32]byte(point[33:]), RPIDHash: sha256.Sum256([]byte(page)),
	}.Signer()
}

func (a *authenticator) sign(t *testing.T, digest common.Hash) []byte {
	t.Helper()
	hash := sha256.Sum256([]byte(a.page))
	data := append(hash[:], a.flags, 0, 0, 0, 1)
	client := `{"type":"` + a.kind + `","challenge":"` + base64.RawURLEncoding.EncodeToString(digest[:]) + `","origin":"https://` + a.page + `"}`
	clientHash := sha256.Sum256([]byte(client))
	signed := sha256.Sum256(append(bytes.Clone(data), clientHash[:]...))
	r, s, err := ecdsa.Sign(rand.Reader, a.key, signed[:])
	check(t, err)
	if order := elliptic.P256().Params().N; s.Cmp(new(big.Int).Rsh(order, 1)) > 0 {
		s.Sub(order, s)
	}
	assertion := consent.Assertion{
		ChallengeIndex: big.NewInt(int64(strings.Index(client, `"challenge":"`))), TypeIndex: big.NewInt(int64(strings.Index(client, `"type":"`))),
		AuthenticatorData: data, ClientDataJSON: client,
	}
	r.FillBytes(assertion.R[:])
	s.FillBytes(assertion.S[:])
	signature, err := assertion.Encode()
	check(t, err)
	return signature
}

// TestSigner_Check judges passkeys' assertions as the verifier contract does: good ones, and each with one fault.
func TestSigner_Check(t *testing.T) {
	r := newRegistry(t)
	verifier, digest := r.evm.Deployment.WebAuthnVerifier.Address, common.Hash{7}
	contract := bindings.NewWebAuthnVerifier()
	for name, test := range map[string]struct {
		change func(a *authenticator)
		of     common.Hash
		page   string
		good   bool
	}{
		"good":          {func(*authenticator) {}, digest, "consent.example", true},
		"backed up":     {func(a *authenticator) { a.flags |= 0x18 }, digest, "consent.example", true},
		"not verified":  {func(a *authenticator) { a.flags = 0x01 }, digest, "consent.example", false},
		"not present":   {func(a *authenticator) { a.flags = 0x04 }, digest, "consent.example", false},
		"another page":  {func(a *authenticator) { a.page = "evil.example" }, digest, "consent.example", false},
		"another thing": {func(*authenticator) {}, common.Hash{8}, "consent.example", false},
		"made, not got": {func(a *authenticator) { a.kind = "webauthn.create" }, digest, "consent.example", false},
		"another key": {func(a *authenticator) {
			a.key = newAuthenticator(t, a.page).key
		}, digest, "consent.example", false},
	} {
		a := newAuthenticator(t, test.page)
		signer := a.signer(t, verifier, test.page)
		test.change(a)
		signature := a.sign(t, test.of)
		if err := signer.Check(digest, signature); (err == nil) != test.good {
			t.Errorf("%s: %v", name, err)
		}
		out, err := r.evm.Ask(verifier, contract.PackVerify(signer[20:], digest, signature))
		check(t, err)
		magic, err := contract.UnpackVerify(out)
		check(t, err)
		if (magic == [4]byte(crypto.Keccak256([]byte("verify(bytes,bytes32,bytes)"))[:4])) != test.good {
			t.Errorf("%s: the contract says %x", name, magic)
		}
	}
	account := consent.Signer(crypto.PubkeyToAddress(r.patient.PublicKey).Bytes())
	if err := account.Check(digest, sign(t, r.patient, digest)); err != nil {
		t.Error(err)
	}
	if account.Check(digest, sign(t, r.relayer, digest)) == nil {
		t.Error("another account's signature was taken")
	}
}

// TestScope_Admits asks the contract and us about random scopes, and wants the same answer.
func TestScope_Admits(t *testing.T) {
	r := newRegistry(t)
	chance := mathrand.New(mathrand.NewPCG(7, 8))
	proxy, err := crypto.GenerateKey()
	check(t, err)
	signer := crypto.PubkeyToAddress(proxy.PublicKey).Bytes()
	seen := map[bool]int{}
	for n := range uint64(90) {
		scope, scopeSalt := smallScope(chance), randomHash(chance)
		appointment := r.appoint(t, signer, scope.Commit(scopeSalt), 1000+n)
		terms, salt := smallTerms(chance, r.subject), randomHash(chance)
		id := r.grantBy(t, proxy, appointment, terms, salt)
		out, err := r.UnpackPermitsByProxy(r.call(t, r.PackPermitsByProxy(id, tupleOf(terms), salt, bindings.IConsentRegistryScope{
			Version: scope.Version, Decisions: scope.Decisions, Purposes: scope.Purposes, Flags: scope.Flags, Until: scope.Until,
			Codes: words(scope.Codes),
		}, scopeSalt, bindings.IConsentRegistryRequest{Grantee: terms.Grantee}, terms.NotBefore)))
		check(t, err)
		const unknownScope, exceeded = 7, 8
		if isWithin := out.Denial != exceeded && out.Denial != unknownScope; isWithin != scope.Admits(terms) {
			t.Fatalf("scope %+v, terms %+v: the contract answers %d, we %v", scope, terms, out.Denial, scope.Admits(terms))
		}
		seen[scope.Admits(terms)]++
	}
	if seen[true] < 5 || seen[false] < 5 {
		t.Errorf("within and not: %v", seen)
	}
}

func smallScope(chance *mathrand.Rand) consent.Scope {
	s := consent.Scope{
		Version: 1, Decisions: uint8(1 + chance.IntN(3)), Purposes: 511 &^ (1 << chance.IntN(20) & 511), Flags: uint8(9 | chance.IntN(8)),
		Until: 1_800_000_000 + chance.Uint64N(9),
	}
	if chance.IntN(3) == 0 {
		s.Flags &^= uint8(1 << chance.IntN(4))
	}
	if chance.IntN(2) == 0 {
		s.Codes = []common.Hash{{1}, {2}, {3}}[:1+chance.IntN(3)]
	}
	return s
}

func (r *registry) appoint(t *testing.T, proxy []byte, scopeCommit common.Hash, nonce uint64) common.Hash {
	t.Helper()
	const day = 86400
	expiry := (r.evm.Time/day + 100) * day
	digest := r.domain.Appoint(r.subject, proxy, scopeCommit, expiry, nonce, r.deadline().Uint64())
	r.send(t, r.PackAppointProxy(r.subject, proxy, scopeCommit, expiry, new(big.Int).SetUint64(nonce), r.deadline(), sign(t, r.patient, digest)))
	return consent.AppointmentID(r.subject, proxy, scopeCommit)
}

func (r *registry) grantBy(t *testing.T, proxy *ecdsa.PrivateKey, appointment common.Hash, terms consent.Terms, salt common.Hash) common.Hash {
	t.Helper()
	const day = 86400
	g := consent.Grant{
		Subject: r.subject, TermsCommit: terms.Commit(salt), Expiry: (r.evm.Time/day + 100) * day, Appointment: appointment,
		Countersigner: crypto.PubkeyToAddress(r.relayer.PublicKey), Deadline: r.deadline().Uint64(),
	}
	r.send(t, r.PackGrant(bindings.IConsentRegistryNewGrant{
		Subject: g.Subject, TermsCommit: g.TermsCommit, Expiry: g.Expiry, Appointment: appointment, Countersigner: g.Countersigner,
		Nonce: new(big.Int), Deadline: r.deadline(),
	}, sign(t, proxy, r.domain.Grant(g)), sign(t, r.relayer, r.domain.Countersign(g))))
	return g.ID()
}

// TestRecovery loses a passkey: guardians give the subject a new one, which the present key can veto. Nothing that
// guardians signed counts twice.
func TestRecovery(t *testing.T) {
	r := newRegistry(t)
	verifier := r.evm.Deployment.WebAuthnVerifier.Address
	var guardians []*ecdsa.PrivateKey
	var list []consent.Guardian
	for range 3 {
		key, err := crypto.GenerateKey()
		check(t, err)
		guardians = append(guardians, key)
		list = append(list, consent.Guardian{Signer: crypto.PubkeyToAddress(key.PublicKey).Bytes(), Salt: consent.NewSalt()})
	}
	closed, err := consent.NewGuardians(2, consent.NewSalt(), list)
	check(t, err)
	deadline := r.evm.Time + 30*24*3600 // no signature fails for its age
	late := new(big.Int).SetUint64(deadline)
	r.send(t, r.PackSetGuardians(r.subject, closed.Commit(), big.NewInt(50), late,
		sign(t, r.patient, r.domain.SetGuardians(r.subject, closed.Commit(), 50, deadline))))

	recovering := func(passkey *authenticator, recoveryNonce uint64, by ...int) []byte {
		signer := passkey.signer(t, verifier, passkey.page)
		digest := r.domain.Recover(r.subject, signer, recoveryNonce, deadline)
		slices.SortFunc(by, func(a, b int) int {
			return bytes.Compare(crypto.Keccak256(list[a].Signer), crypto.Keccak256(list[b].Signer))
		})
		var approvals []bindings.IConsentRegistryApproval
		for _, i := range by {
			approvals = append(approvals, bindings.IConsentRegistryApproval{
				Index: uint8(slices.Index(closed.Commits, list[i].Commit())), Signer: list[i].Signer, Salt: list[i].Salt,
				Signature: sign(t, guardians[i], digest),
			})
		}
		return r.PackStartRecovery(r.subject, signer, late, passkey.sign(t, digest), bindings.IConsentRegistryGuardians{
			Salt: closed.Salt, Threshold: closed.Threshold, Commits: words(closed.Commits),
		}, approvals)
	}
	refused := func(data []byte, why string) {
		t.Helper()
		if _, err := r.evm.Send(common.Address{9}, r.evm.Deployment.ConsentRegistry.Address, data); err == nil {
			t.Error(why)
		}
	}
	nonce := func() uint64 {
		state, err := r.UnpackStateOf(r.call(t, r.PackStateOf(r.subject)))
		check(t, err)
		return state.RecoveryNonce
	}
	stolen := newAuthenticator(t, "consent.example")
	refused(recovering(stolen, nonce(), 0), "one guardian of the two that are needed recovered")
	start := recovering(stolen, nonce(), 0, 1)
	r.send(t, start)
	refused(r.PackCompleteRecovery(r.subject), "a recovery was completed before its delay")
	r.send(t, r.PackVetoRecovery(r.subject, late, sign(t, r.patient, r.domain.Veto(r.subject, nonce(), deadline))))
	refused(start, "a recovery that was vetoed began again by what guardians signed before")

	found := newAuthenticator(t, "consent.example")
	start = recovering(found, nonce(), 1, 2)
	r.send(t, start)
	r.evm.Time += uint64(3 * 24 * 3600)
	refused(r.PackVetoRecovery(r.subject, late, sign(t, r.relayer, r.domain.Veto(r.subject, nonce(), deadline))), "somebody else vetoed")
	r.send(t, r.PackCompleteRecovery(r.subject))
	refused(start, "a recovery was started twice by one set of signatures")
	state, err := r.UnpackStateOf(r.call(t, r.PackStateOf(r.subject)))
	check(t, err)
	if !bytes.Equal(state.Signer, found.signer(t, verifier, "consent.example")) {
		t.Errorf("the subject is signed for by %s", consent.Signer(state.Signer))
	}

	// The new passkey rotates to an account, and both prove that they have their keys.
	next, err := crypto.GenerateKey()
	check(t, err)
	newSigner := crypto.PubkeyToAddress(next.PublicKey).Bytes()
	digest := r.domain.Rotate(r.subject, newSigner, 60, r.deadline().Uint64())
	refused(r.PackRotate(r.subject, newSigner, big.NewInt(60), r.deadline(), found.sign(t, digest), sign(t, r.patient, digest)), "a signer was set that did not sign")
	r.send(t, r.PackRotate(r.subject, newSigner, big.NewInt(60), r.deadline(), found.sign(t, digest), sign(t, next, digest)))
	dismissal := r.domain.Dismiss(common.Hash{1}, r.deadline().Uint64())
	refused(r.PackDismissProxy(common.Hash{1}, r.deadline(), sign(t, next, dismissal)), "an appointment that is not there was ended")
}

// TestDraft_Match sets answers beside drafts: one to another draft, and one of somebody else, are refused.
func TestDraft_Match(t *testing.T) {
	key := newAuthenticator(t, "consent.example")
	signer := key.signer(t, common.Address{0xee}, "consent.example")
	draft := consent.Draft{
		Format: consent.DraftFormat, ChainID: 1, Deadline: 2, Signer: []byte(signer), Write: "veto",
		Veto: &consent.VetoDraft{Subject: common.Hash{1}, RecoveryNonce: 3},
	}
	digest, err := draft.Digest()
	check(t, err)
	answer := consent.Answer{Digest: digest, Signatures: []consent.Signature{{Signer: []byte(signer), Signature: key.sign(t, digest)}}}
	text, err := answer.Encode()
	check(t, err)
	answer, err = consent.ParseAnswer(text)
	check(t, err)
	if _, list, err := draft.Match(answer); err != nil || len(list) != 1 {
		t.Errorf("the draft's own answer: %v", err)
	}
	tampered := draft
	tampered.Veto = &consent.VetoDraft{Subject: common.Hash{1}, RecoveryNonce: 4}
	if _, _, err := tampered.Match(answer); err == nil || !strings.Contains(err.Error(), "something else was signed") {
		t.Errorf("an answer to another draft: %v", err)
	}
	answer.Digest, _ = tampered.Digest()
	if _, _, err := tampered.Match(answer); err == nil {
		t.Error("an answer that lies about its digest was taken")
	}
	answer.NewSigner = []byte(signer)
	if _, _, err := draft.Match(answer); err == nil {
		t.Error("a new signer was taken where none is wanted")
	}
}

// TestPaper binds a scan to the terms' salt.
func TestPaper(t *testing.T) {
	p := consent.NewPaper([]byte("scan"), "Ms. North", "2026-03-01")
	check(t, p.Check([]byte("scan"), p.TermsSalt()))
	if p.Check([]byte("another"), p.TermsSalt()) == nil || p.Check([]byte("scan"), common.Hash{1}) == nil {
		t.Error("another document, or another grant's, was taken")
	}
	if again := consent.NewPaper([]byte("scan"), "Ms. North", "2026-03-01"); again.TermsSalt() == p.TermsSalt() {
		t.Error("one paper twice has one salt, which shows")
	}
}
