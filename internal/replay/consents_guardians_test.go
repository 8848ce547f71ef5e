package replay_test

import (
	"bytes"
	"crypto/ecdsa"
	"slices"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
)

// setGuardians names new ones, or nobody.
func (r *consentsRun) setGuardians(p *person) {
	var g *guardians
	var commit [32]byte
	if r.IntN(8) != 0 {
		g = r.newGuardians()
		commit = g.commit(r)
	}
	nonce, deadline := r.farNonce(p), r.deadline()
	digest := r.digest("SetGuardians(bytes32 subject,bytes32 guardiansCommit,uint256 nonce,uint256 deadline)",
		p.id, commit, nonce, deadline)
	if r.do(r.c.PackSetGuardians(p.id, commit, nonce, big256(deadline), r.sign(p.key, digest))) {
		p.guardians = g
		p.endRecovery()
	}
}

// newGuardians are two or three; two must sign.
func (r *consentsRun) newGuardians() *guardians {
	type guardian struct {
		key          *ecdsa.PrivateKey
		salt, commit [32]byte
	}
	var list []guardian
	for range 2 + r.IntN(2) {
		key, salt := r.newSigner(), r.hash()
		list = append(list, guardian{key, salt, crypto.Keccak256Hash(salt[:], crypto.Keccak256(signerOf(key)))})
	}
	slices.SortFunc(list, func(a, b guardian) int { return bytes.Compare(a.commit[:], b.commit[:]) })
	g := &guardians{IConsentRegistryGuardians: bindings.IConsentRegistryGuardians{Salt: r.hash(), Threshold: 2}}
	for _, each := range list {
		g.keys, g.salts, g.Commits = append(g.keys, each.key), append(g.salts, each.salt), append(g.Commits, each.commit)
	}
	return g
}

// commit asks the contract, which is how a wallet may make it too.
func (g *guardians) commit(r *consentsRun) [32]byte {
	commit, err := r.c.UnpackGuardiansCommitOf(r.ask(r.contract, r.c.PackGuardiansCommitOf(g.IConsentRegistryGuardians)))
	if err != nil {
		r.t.Fatal(err)
	}
	return commit
}

// recover starts a recovery, or ends the one under way.
func (r *consentsRun) recover(p *person) {
	switch n := r.IntN(10); {
	case p.next == nil && p.guardians != nil || n == 0:
		r.startRecovery(p)
	case n < 3:
		r.veto(p)
	default:
		r.completeRecovery()
	}
}

func (r *consentsRun) completeRecovery() {
	for _, p := range r.people {
		if p.next == nil || r.IntN(4) == 0 {
			continue
		}
		if r.do(r.c.PackCompleteRecovery(p.id)) {
			p.key, p.guardians = p.next, nil
			p.endRecovery()
			return
		}
	}
}

func (r *consentsRun) startRecovery(p *person) {
	g, key, deadline := p.guardians, r.newSigner(), r.deadline()
	if g == nil {
		g = r.newGuardians()
	}
	digest := r.digest("Recover(bytes32 subject,bytes newSigner,uint64 recoveryNonce,uint256 deadline)",
		p.id, signerOf(key), p.recoveryNonce, deadline)
	var approvals []bindings.IConsentRegistryApproval
	for _, i := range r.Perm(len(g.keys))[:2] {
		approvals = append(approvals, bindings.IConsentRegistryApproval{
			Index: uint8(i), Signer: signerOf(g.keys[i]), Salt: g.salts[i], Signature: r.sign(g.keys[i], digest),
		})
	}
	if r.IntN(20) != 0 {
		slices.SortFunc(approvals, func(a, b bindings.IConsentRegistryApproval) int {
			return bytes.Compare(crypto.Keccak256(a.Signer), crypto.Keccak256(b.Signer))
		})
	}
	call := r.c.PackStartRecovery(p.id, signerOf(key), big256(deadline), r.sign(key, digest), g.IConsentRegistryGuardians,
		approvals)
	if r.do(call) {
		p.recoveryNonce++
		p.next = key
	}
}

func (r *consentsRun) veto(p *person) {
	deadline := r.deadline()
	digest := r.digest("Veto(bytes32 subject,uint64 recoveryNonce,uint256 deadline)", p.id, p.recoveryNonce, deadline)
	if r.do(r.c.PackVetoRecovery(p.id, big256(deadline), r.sign(p.key, digest))) {
		p.endRecovery()
	}
}
