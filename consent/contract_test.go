package consent_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient/simulated"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/consent"
)

// contract is a ConsentRegistry on an EVM.
type contract struct {
	*bindings.ConsentRegistry
	client  simulated.Client
	address common.Address
}

func newContract(t *testing.T) contract {
	t.Helper()
	key, err := crypto.GenerateKey()
	check(t, err)
	from := crypto.PubkeyToAddress(key.PublicKey)
	backend := simulated.NewBackend(types.GenesisAlloc{from: {Balance: big.NewInt(1e18)}})
	t.Cleanup(func() { backend.Close() })
	client := backend.Client()
	chainID, err := client.ChainID(t.Context())
	check(t, err)
	c := contract{ConsentRegistry: bindings.NewConsentRegistry(), client: client}
	address, _, err := bind.DeployContract(bind.NewKeyedTransactor(key, chainID),
		common.FromHex(bindings.ConsentRegistryMetaData.Bin), client, c.PackConstructor(common.Address{1}))
	check(t, err)
	backend.Commit()
	c.address = address
	return c
}

func (c contract) call(t *testing.T, data []byte) []byte {
	t.Helper()
	out, err := c.client.CallContract(t.Context(), ethereum.CallMsg{To: &c.address, Data: data}, nil)
	check(t, err)
	return out
}

// TestContractAgrees compares commitments, ids and the judgement of terms with the contract's, over random terms.
func TestContractAgrees(t *testing.T) {
	c := newContract(t)
	chance := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		terms, salt := randomTerms(chance), randomHash(chance)
		tuple := bindings.IConsentRegistryTerms{
			Version: terms.Version, Decision: uint8(terms.Decision), Grantee: terms.Grantee, Purposes: terms.Purposes,
			NotBefore: terms.NotBefore, NotAfter: terms.NotAfter, Codes: [][32]byte{},
		}
		for _, code := range terms.Codes {
			tuple.Codes = append(tuple.Codes, code)
		}
		commit, err := c.UnpackTermsCommitOf(c.call(t, c.PackTermsCommitOf(tuple, salt)))
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
	if said.Name != "LabSeal ConsentRegistry" || said.Version != "1" || said.VerifyingContract != c.address {
		t.Fatalf("domain %+v", said)
	}
}

func randomTerms(chance *rand.Rand) consent.Terms {
	terms := consent.Terms{
		Version: uint16(chance.Uint32()), Decision: consent.Decision(chance.IntN(3)), Grantee: randomHash(chance),
		Purposes: chance.Uint32(), NotBefore: chance.Uint64(), NotAfter: chance.Uint64(),
	}
	for range chance.IntN(5) {
		terms.Codes = append(terms.Codes, randomHash(chance))
	}
	return terms
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
