package replay_test

import (
	"crypto/ecdsa"
	"math"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/consent"
)

// expiry is the end of a day; seldom none.
func (r *consentsRun) expiry() uint64 {
	expiry := (r.Time/day + 1 + r.Uint64N(100)) * day
	if r.IntN(60) == 0 {
		expiry += 1
	}
	return expiry
}

func (r *consentsRun) appoint(p *person) {
	x := &proxy{person: p, key: r.newSigner(), salt: r.hash(), scope: bindings.IConsentRegistryScope{
		Version: 1, Decisions: uint8(1 + r.IntN(3)), Purposes: 511, Flags: 0b1001, Until: math.MaxUint64,
	}}
	commit := [32]byte(commitOf(r.c, "scopeCommitOf", x.scope, x.salt))
	x.id = crypto.Keccak256Hash(p.id[:], crypto.Keccak256(signerOf(x.key)), commit[:])
	expiry, nonce, deadline := r.expiry(), r.farNonce(p), r.deadline()
	if r.IntN(3) == 0 {
		expiry = (r.Time/day + 1) * day // over soon
	}
	digest := r.digest(
		"Appoint(bytes32 subject,bytes signer,bytes32 scopeCommit,uint64 expiry,uint256 nonce,uint256 deadline)",
		p.id, signerOf(x.key), commit, expiry, nonce, deadline)
	call := r.c.PackAppointProxy(p.id, signerOf(x.key), commit, expiry, nonce, big256(deadline), r.sign(p.key, digest))
	if r.do(call) {
		r.proxies = append(r.proxies, x)
	}
}

// anyProxy is one of the newest; nil where there is none.
func (r *consentsRun) anyProxy() *proxy {
	if len(r.proxies) == 0 {
		return nil
	}
	return r.proxies[len(r.proxies)-1-r.IntN(min(len(r.proxies), 15))]
}

func (r *consentsRun) dismiss() {
	x := r.anyProxy()
	if x == nil {
		return
	}
	deadline := r.deadline()
	digest := r.digest("Dismiss(bytes32 appointment,uint256 deadline)", x.id, deadline)
	r.do(r.c.PackDismissProxy(x.id, big256(deadline), r.sign(x.person.key, digest)))
}

// grant grants for the person itself, or for another by a proxy.
func (r *consentsRun) grant(p *person) {
	x := &proxy{}
	key, commits, nonce := p.key, &p.commits, &p.nonce
	if chosen := r.anyProxy(); chosen != nil && r.IntN(3) == 0 {
		x, p = chosen, chosen.person
		key, commits, nonce = x.key, &x.commits, &x.nonce
	}
	o := opening{terms: r.terms(p), salt: r.hash(), scope: x.scope, scopeSalt: x.salt}
	commit := commitOf(r.c, "termsCommitOf", o.terms, o.salt)
	g := consent.Grant{
		Subject: p.id, TermsCommit: commit, Expiry: r.expiry(), Appointment: x.id, Nonce: r.nextNonce(nonce),
		Deadline: r.deadline(),
	}
	if len(*commits) > 0 && r.IntN(3) == 0 {
		g.OldTermsCommit = pick(r.walk, *commits)
	}
	if r.IntN(3) == 0 {
		g.Countersigner = common.BytesToAddress(signerOf(r.relayer))
	}
	if o.id = g.ID(); r.do(r.packGrant(g, key)) {
		*commits = append(*commits, commit)
		r.openings = append(r.openings, o)
	}
}

func (r *consentsRun) packGrant(g consent.Grant, key *ecdsa.PrivateKey) []byte {
	var countersignature []byte
	if g.Countersigner != (common.Address{}) {
		countersignature = r.sign(r.relayer, r.domain.Countersign(g))
	}
	return r.c.PackGrant(bindings.IConsentRegistryNewGrant{
		Subject: g.Subject, TermsCommit: g.TermsCommit, Expiry: g.Expiry, OldTermsCommit: g.OldTermsCommit,
		Appointment: g.Appointment, Countersigner: g.Countersigner, Nonce: big256(g.Nonce), Deadline: big256(g.Deadline),
	}, r.sign(key, r.domain.Grant(g)), countersignature)
}

// terms permit or deny all that one grantee may ask for its first purpose.
func (r *consentsRun) terms(p *person) bindings.IConsentRegistryTerms {
	return bindings.IConsentRegistryTerms{
		Version: 1, Subject: p.id, Decision: uint8(1 + r.IntN(2)), Grantee: r.hash(), Purposes: 1,
		NotAfter: math.MaxUint64, Duo: []uint16{}, Codes: [][32]byte{}, DeniedCodes: [][32]byte{},
	}
}

// revoke revokes as the subject, or as a proxy what it granted.
func (r *consentsRun) revoke(p *person) {
	x := &proxy{}
	key, commits := p.key, p.commits
	if chosen := r.anyProxy(); chosen != nil && r.IntN(3) == 0 {
		x, p, commits = chosen, chosen.person, chosen.commits
		key = p.key // the subject may revoke what its proxy granted
		if r.IntN(2) == 0 {
			key = chosen.key
		} else {
			x = &proxy{}
		}
	}
	if len(commits) == 0 {
		return
	}
	commit, deadline := pick(r.walk, commits), r.deadline()
	digest := r.domain.Revoke(consent.GrantID(p.id, commit), deadline)
	r.do(r.c.PackRevoke(p.id, commit, x.id, big256(deadline), r.sign(key, digest)))
}
