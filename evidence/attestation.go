package evidence

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/crypto"
)

// Attestation is a member's signature over a final block: the member's node held it as final.
type Attestation struct {
	Account   common.Address // the member's attestor account
	Signature []byte         // 65 bytes r || s || v, s in the lower half, v 0 or 1
}

var (
	attestationDomain = crypto.Keccak256(
		[]byte("EIP712Domain(string name,string version,uint256 chainId,bytes32 salt)"))
	attestationType = crypto.Keccak256([]byte("Attestation(uint64 number,bytes32 hash)"))
)

// AttestationDigest is what an attestor signs: EIP-712 over number and hash of the block, under a domain of the chain's
// id and genesis hash (docs/spec/chain-proof.md).
func AttestationDigest(chainID uint64, genesis common.Hash, number uint64, block common.Hash) common.Hash {
	domain := crypto.Keccak256(attestationDomain,
		crypto.Keccak256([]byte("LabSeal Attestation")), crypto.Keccak256([]byte("1")),
		word(chainID), genesis[:])
	message := crypto.Keccak256(attestationType, word(number), block[:])
	return crypto.Keccak256Hash([]byte{0x19, 0x01}, domain, message)
}

// check recovers the signer and compares it with the account.
func (a Attestation) check(digest common.Hash) error {
	signer, err := recoverAccount(digest, a.Signature)
	if err != nil {
		return err
	}
	if signer != a.Account {
		return fmt.Errorf("not signed by %s", a.Account)
	}
	return nil
}

// recoverAccount returns who signed a digest. It takes one form of a signature only (EIP-2), so that no second one
// passes for the same.
func recoverAccount(digest common.Hash, signature []byte) (common.Address, error) {
	if len(signature) != crypto.SignatureLength {
		return common.Address{}, fmt.Errorf("a signature of %d bytes, want 65", len(signature))
	}
	r, s := new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:64])
	if !crypto.ValidateSignatureValues(signature[64], r, s, true) {
		return common.Address{}, errors.New("a signature out of range")
	}
	public, err := crypto.SigToPub(digest[:], signature)
	if err != nil {
		return common.Address{}, fmt.Errorf("recover signer: %w", err)
	}
	return crypto.PubkeyToAddress(*public), nil
}

// CheckAttestation says which member's attestor signed the block, or why the attestation does not count for it.
func (t *Trust) CheckAttestation(a Attestation, number uint64, block common.Hash) (*Member, error) {
	m := t.attestor(a.Account, number)
	if m == nil {
		return nil, fmt.Errorf("%s is not an attestor for block %d", a.Account, number)
	}
	if err := a.check(AttestationDigest(t.Chain.ID, t.Chain.Genesis, number, block)); err != nil {
		return nil, fmt.Errorf("attestation of block %d: %w", number, err)
	}
	return m, nil
}

// checkAttestations wants exactly threshold of them, ordered by account, each by an attestor that the trust file names
// for that block, no two of one member. It returns the members.
func checkAttestations(list []Attestation, t *Trust, b Block) ([]*Member, error) {
	if len(list) != t.Attestation.Threshold {
		return nil, fmt.Errorf("%d attestations, the trust file asks for %d", len(list), t.Attestation.Threshold)
	}
	var members []*Member
	for i, a := range list {
		if i > 0 && list[i-1].Account.Cmp(a.Account) >= 0 {
			return nil, errors.New("attestations are not ordered by account")
		}
		m, err := t.CheckAttestation(a, b.Number, b.Hash)
		if err != nil {
			return nil, err
		}
		if slices.Contains(members, m) {
			return nil, fmt.Errorf("two attestations by member %s", m.ID)
		}
		members = append(members, m)
	}
	return members, nil
}

// word is a number as the EVM encodes it: 32 bytes, big endian.
func word(n uint64) []byte { return math.U256Bytes(new(big.Int).SetUint64(n)) }
