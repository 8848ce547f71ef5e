package consent_test

import (
	"crypto/ecdsa"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/evmtest"
)

// TestTerms_Judge asks the contract and us the same about random grants, and wants the same answer. Small ranges make
// every denial happen.
func TestTerms_Judge(t *testing.T) {
	chance := rand.New(rand.NewPCG(5, 6))
	c := newRegistry(t)
	seen := map[consent.Denial]int{}
	for range 40 {
		terms, salt := smallTerms(chance, c.subject), randomHash(chance)
		id := c.grant(t, terms, salt)
		for range 60 {
			request, time := smallRequest(chance), 1_800_000_000+chance.Uint64N(5)
			_, denial := c.permits(t, id, terms, salt, request, time)
			got := terms.Judge(request, time)
			if got != denial {
				t.Fatalf("terms %+v, request %+v at %d: we say %d (%s), the contract %d", terms, request, time, got, got, denial)
			}
			seen[got]++
		}
	}
	for d := range consent.OtherCode + 1 {
		if d.String() != "denied for a reason that is not known" && seen[d] == 0 && d != consent.UnknownTerms {
			t.Errorf("never happened: %d, %s", d, d)
		}
	}
	if got := (consent.Terms{}).Judge(consent.Request{}, 0); got != consent.UnknownTerms {
		t.Errorf("terms that say nothing: %s", got)
	}
}

// registry is a ConsentRegistry with one subject.
type registry struct {
	contract
	domain  consent.Domain
	patient *ecdsa.PrivateKey
	relayer *ecdsa.PrivateKey
	subject common.Hash
	nonce   uint64
}

func newRegistry(t *testing.T) *registry {
	t.Helper()
	relayer, err := crypto.GenerateKey()
	check(t, err)
	patient, err := crypto.GenerateKey()
	check(t, err)
	lab := common.Hash{1}
	evm := evmtest.New(t, deploy.Founding{
		Members: []bindings.IConsortiumNewMember{{
			Id: lab, Roles: bindings.Roles(bindings.RoleLab), Keys: []bindings.IConsortiumKey{},
			Accounts: []bindings.IConsortiumAccount{
				{Account: common.Address{1}, Purpose: bindings.PurposeGovernor},
				{Account: crypto.PubkeyToAddress(relayer.PublicKey), Purpose: bindings.PurposeRelayer},
			},
		}},
		Parameters: deploy.DefaultParameters(), Limits: deploy.DefaultLimits(),
	})
	r := &registry{
		contract: contract{bindings.NewConsentRegistry(), evm}, patient: patient, relayer: relayer,
		domain: consent.Domain{ChainID: evm.ChainID(), Registry: evm.Deployment.ConsentRegistry.Address},
	}
	signer, salt := crypto.PubkeyToAddress(patient.PublicKey).Bytes(), common.Hash{2}
	r.subject = consent.SubjectID(lab, signer, salt)
	digest := r.domain.Enroll(r.subject, lab, r.deadline().Uint64())
	r.send(t, r.PackEnroll(lab, signer, salt, r.deadline(), sign(t, patient, digest),
		crypto.PubkeyToAddress(relayer.PublicKey), sign(t, relayer, digest)))
	return r
}

func (r *registry) deadline() *big.Int { return new(big.Int).SetUint64(r.evm.Time + 3600) }

func (r *registry) send(t *testing.T, data []byte) {
	t.Helper()
	_, err := r.evm.Send(common.Address{9}, r.evm.Deployment.ConsentRegistry.Address, data)
	check(t, err)
}

// grant records terms, countersigned, so that they count at once.
func (r *registry) grant(t *testing.T, terms consent.Terms, salt common.Hash) common.Hash {
	t.Helper()
	const day = 86400
	r.nonce++
	g := consent.Grant{
		Subject: r.subject, TermsCommit: terms.Commit(salt), Expiry: (r.evm.Time/day + 100) * day,
		Countersigner: crypto.PubkeyToAddress(r.relayer.PublicKey), Nonce: r.nonce, Deadline: r.deadline().Uint64(),
	}
	r.send(t, r.PackGrant(bindings.IConsentRegistryNewGrant{
		Subject: g.Subject, TermsCommit: g.TermsCommit, Expiry: g.Expiry, Countersigner: g.Countersigner,
		Nonce: new(big.Int).SetUint64(g.Nonce), Deadline: r.deadline(),
	}, sign(t, r.patient, r.domain.Grant(g)), sign(t, r.relayer, r.domain.Countersign(g))))
	return g.ID()
}

func (r *registry) permits(
	t *testing.T, id common.Hash, terms consent.Terms, salt common.Hash, request consent.Request, time uint64,
) (bool, consent.Denial) {
	t.Helper()
	out, err := r.UnpackPermits(r.call(t, r.PackPermits(id, tupleOf(terms), salt, bindings.IConsentRegistryRequest{
		Grantee: request.Grantee, Purpose: uint8(request.Purpose), Flags: request.Flags, Duo: request.DUO, Code: request.Code,
	}, time)))
	check(t, err)
	return out.IsPermitted, consent.Denial(out.Denial)
}

func sign(t *testing.T, key *ecdsa.PrivateKey, digest common.Hash) []byte {
	t.Helper()
	signature, err := crypto.Sign(digest[:], key)
	check(t, err)
	signature[64] += 27
	return signature
}

// smallTerms draws terms that are sound and often say something of smallRequest.
func smallTerms(chance *rand.Rand, subject common.Hash) consent.Terms {
	terms := consent.Terms{
		Version: 1, Subject: subject, Decision: consent.Permit, Grantee: common.Hash{byte(1 + chance.IntN(2))},
		Purposes: 1 + chance.Uint32N(1<<9-1), NotBefore: 1_800_000_000 + chance.Uint64N(2), Flags: uint8(chance.IntN(8)),
	}
	terms.NotAfter = terms.NotBefore + 1 + chance.Uint64N(5)
	if chance.IntN(8) == 0 {
		terms.Decision = consent.Deny
	}
	if chance.IntN(2) == 0 {
		terms.Flags, terms.DUO = terms.Flags|consent.AllowsResearch, []uint16{uint16(1 + chance.IntN(2)), 3}
	}
	for code := byte(1); code < 4; code++ {
		switch chance.IntN(4) {
		case 0:
			terms.Codes = append(terms.Codes, common.Hash{code})
		case 1:
			terms.DeniedCodes = append(terms.DeniedCodes, common.Hash{code})
		}
	}
	return terms
}

func smallRequest(chance *rand.Rand) consent.Request {
	request := consent.Request{
		Grantee: common.Hash{byte(1 + chance.IntN(2))}, Purpose: consent.Purpose(chance.IntN(10)),
		Flags: uint8(chance.IntN(8)), Code: common.Hash{byte(chance.IntN(4))},
	}
	if chance.IntN(2) == 0 {
		request.Flags, request.DUO = request.Flags|consent.IsResearch, uint16(chance.IntN(4))
	}
	return request
}
