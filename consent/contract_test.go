package consent_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/signer/core/apitypes"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/evmtest"
)

// contract is a ConsentRegistry in an EVM.
type contract struct {
	*bindings.ConsentRegistry
	evm *evmtest.EVM
}

func newContract(t *testing.T) contract {
	t.Helper()
	evm := evmtest.New(t, deploy.Founding{
		Members: []bindings.IConsortiumNewMember{{
			Id: [32]byte{1}, Roles: bindings.Roles(bindings.RoleLab), Keys: []bindings.IConsortiumKey{},
			Accounts: []bindings.IConsortiumAccount{{Account: common.Address{1}, Purpose: bindings.PurposeGovernor}},
		}},
		Parameters: deploy.DefaultParameters(), Limits: deploy.DefaultLimits(),
	})
	return contract{bindings.NewConsentRegistry(), evm}
}

func (c contract) call(t *testing.T, data []byte) []byte {
	t.Helper()
	out, err := c.evm.Ask(c.evm.Deployment.ConsentRegistry.Address, data)
	check(t, err)
	return out
}

// TestContractAgrees compares commitments and ids with the contract's, over random terms.
func TestContractAgrees(t *testing.T) {
	c := newContract(t)
	chance := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		terms, salt := randomTerms(chance), randomHash(chance)
		commit, err := c.UnpackTermsCommitOf(c.call(t, c.PackTermsCommitOf(tupleOf(terms), salt)))
		check(t, err)
		if common.Hash(commit) != terms.Commit(salt) {
			t.Fatalf("commitment of %+v: the contract has %x, we %s", terms, commit, terms.Commit(salt))
		}
		member, signer := randomHash(chance), randomHash(chance)
		subject, err := c.UnpackSubjectOf(c.call(t, c.PackSubjectOf(member, signer[:20], salt)))
		check(t, err)
		if common.Hash(subject) != consent.SubjectID(member, signer[:20], salt) {
			t.Fatal("subject ids differ")
		}
	}
}

// TestDomainAgrees compares the EIP-712 domain with what the contract says of itself (EIP-5267).
func TestDomainAgrees(t *testing.T) {
	c := newContract(t)
	said, err := c.UnpackEip712Domain(c.call(t, c.PackEip712Domain()))
	check(t, err)
	if said.Name != "LabSeal ConsentRegistry" || said.Version != "1" ||
		said.VerifyingContract != c.evm.Deployment.ConsentRegistry.Address {
		t.Fatalf("domain %+v", said)
	}
}

// TestDigestsAgree compares the digests with those of go-ethereum's EIP-712 encoder. That the contract takes
// signatures over them, the tests of the programs show.
func TestDigestsAgree(t *testing.T) {
	registry := common.HexToAddress("0x1e9")
	d := consent.Domain{ChainID: 7, Registry: registry}
	g := consent.Grant{
		Subject: common.Hash{1}, TermsCommit: common.Hash{2}, Expiry: 3, OldTermsCommit: common.Hash{4},
		Appointment: common.Hash{5}, Countersigner: common.Address{6}, Nonce: 7, Deadline: 8,
	}
	bytes32 := func(name string) apitypes.Type { return apitypes.Type{Name: name, Type: "bytes32"} }
	uint64s := apitypes.Type{Name: "expiry", Type: "uint64"}
	deadline := apitypes.Type{Name: "deadline", Type: "uint256"}
	for _, test := range []struct {
		name   string
		types  []apitypes.Type
		values apitypes.TypedDataMessage
		got    common.Hash
	}{
		{
			"Enroll",
			[]apitypes.Type{bytes32("subject"), bytes32("member"), deadline},
			apitypes.TypedDataMessage{
				"subject": g.Subject.Hex(), "member": g.TermsCommit.Hex(), "deadline": number(8),
			},
			d.Enroll(g.Subject, g.TermsCommit, 8),
		},
		{
			"Grant",
			[]apitypes.Type{
				bytes32("subject"), bytes32("termsCommit"), uint64s, bytes32("oldTermsCommit"), bytes32("appointment"),
				{Name: "countersigner", Type: "address"},
				{Name: "nonce", Type: "uint256"},
				deadline,
			},
			apitypes.TypedDataMessage{
				"subject": g.Subject.Hex(), "termsCommit": g.TermsCommit.Hex(), "expiry": number(3),
				"oldTermsCommit": g.OldTermsCommit.Hex(), "appointment": g.Appointment.Hex(),
				"countersigner": g.Countersigner.Hex(), "nonce": number(7), "deadline": number(8),
			},
			d.Grant(g),
		},
		{
			"Countersign",
			[]apitypes.Type{bytes32("grantId"), uint64s, deadline},
			apitypes.TypedDataMessage{"grantId": g.ID().Hex(), "expiry": number(3), "deadline": number(8)},
			d.Countersign(g),
		},
		{
			"Revoke",
			[]apitypes.Type{bytes32("grantId"), deadline},
			apitypes.TypedDataMessage{"grantId": g.ID().Hex(), "deadline": number(8)},
			d.Revoke(g.ID(), 8),
		},
	} {
		want, _, err := apitypes.TypedDataAndHash(apitypes.TypedData{
			Types: apitypes.Types{
				"EIP712Domain": {
					{Name: "name", Type: "string"},
					{Name: "version", Type: "string"},
					{Name: "chainId", Type: "uint256"},
					{Name: "verifyingContract", Type: "address"},
				},
				test.name: test.types,
			},
			PrimaryType: test.name,
			Domain: apitypes.TypedDataDomain{
				Name: "LabSeal ConsentRegistry", Version: "1", ChainId: number(7), VerifyingContract: registry.Hex(),
			},
			Message: test.values,
		})
		check(t, err)
		if common.Hash(want) != test.got {
			t.Errorf("%s: got %s, want %x", test.name, test.got, want)
		}
	}
}

func number(n int64) *math.HexOrDecimal256 { return (*math.HexOrDecimal256)(big.NewInt(n)) }

func randomTerms(chance *rand.Rand) consent.Terms {
	terms := consent.Terms{
		Version: uint16(chance.Uint32()), Subject: randomHash(chance), Decision: consent.Decision(chance.IntN(3)),
		Grantee: randomHash(chance), Purposes: chance.Uint32(), NotBefore: chance.Uint64(), NotAfter: chance.Uint64(),
		Flags: uint8(chance.Uint32()),
	}
	for range chance.IntN(5) {
		terms.DUO = append(terms.DUO, uint16(chance.Uint32()))
		terms.Codes = append(terms.Codes, randomHash(chance))
		terms.DeniedCodes = append(terms.DeniedCodes, randomHash(chance))
	}
	return terms
}

// tupleOf is terms as the contract takes them.
func tupleOf(terms consent.Terms) bindings.IConsentRegistryTerms {
	return bindings.IConsentRegistryTerms{
		Version: terms.Version, Subject: terms.Subject, Decision: uint8(terms.Decision), Grantee: terms.Grantee,
		Purposes: terms.Purposes, NotBefore: terms.NotBefore, NotAfter: terms.NotAfter, Flags: terms.Flags,
		Duo: terms.DUO, Codes: words(terms.Codes), DeniedCodes: words(terms.DeniedCodes),
	}
}

func words(hashes []common.Hash) [][32]byte {
	list := make([][32]byte, len(hashes))
	for i, h := range hashes {
		list[i] = h
	}
	return list
}

func randomHash(chance *rand.Rand) (h common.Hash) {
	for i := range h {
		h[i] = byte(chance.Uint32())
	}
	return h
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
