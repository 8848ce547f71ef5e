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
	public, err := crypto.Ecrecover(digest[:], signature)
	if err != nil {
		return common.Address{}, fmt.Errorf("recover signer: %w", err)
	}
	return common.BytesToAddress(crypto.Keccak256(public[1:])[12:]), nil
}

// CheckAttestation says which member's attestor signed the block, or why the attestation does not count for it.
func (t *Trust) CheckAttestation(a Attestation, number uint64, block common.Hash) (*Member, error) {
	if _, _, err := t.attestor(a.Account, number); err != nil {
		return nil, err
	}
	m, by, err := t.attestedBy(a.Signature, t.attestationDigest(number, block), number)
	if err == nil && by.Account != a.Account {
		err = fmt.Errorf("not signed by %s", a.Account)
	}
	if err != nil {
		return nil, fmt.Errorf("attestation of block %d: %w", number, err)
	}
	return m, nil
}

func (t *Trust) attestationDigest(number uint64, block common.Hash) common.Hash {
	return AttestationDigest(t.Chain.ID, t.Chain.Genesis, number, block)
}

// attestedBy recovers who attested a block.
func (t *Trust) attestedBy(signature []byte, digest common.Hash, number uint64) (*Member, TrustAccount, error) {
	account, err := recoverAccount(digest, signature)
	if err != nil {
		return nil, TrustAccount{}, err
	}
	return t.attestor(account, number)
}

// checkAttestations wants exactly as many signatures as the trust file asks for, ordered by the accounts that made
// them, each by an attestor that the trust file names for that block, no two of one member. It adds the members to f.
func (t *Trust) checkAttestations(f *Finality, b Block, signatures [][]byte) error {
	threshold := t.AttestationThreshold(b.Number)
	if threshold == 0 {
		return fmt.Errorf("the trust file has no attestation threshold for block %d", b.Number)
	}
	if len(signatures) != threshold {
		return fmt.Errorf("%d attestations, the trust file asks for %d", len(signatures), threshold)
	}
	digest := t.attestationDigest(b.Number, b.Hash)
	var last common.Address
	for i, s := range signatures {
		m, a, err := t.attestedBy(s, digest, b.Number)
		if err != nil {
			return fmt.Errorf("attestation %d: %w", i, err)
		}
		if i > 0 && last.Cmp(a.Account) >= 0 {
			return errors.New("attestations are not ordered by account")
		}
		if slices.Contains(f.Attested, m) {
			return fmt.Errorf("two attestations by member %s", m.ID)
		}
		if a.CompromisedSince != nil {
			f.stolen = append(f.stolen, Stolen{"attestor", m.Name, *a.CompromisedSince})
		}
		f.Attested, last = append(f.Attested, m), a.Account
	}
	return nil
}

// chooseAttestations takes as many good ones as the trust file asks for, one a member, in order.
func (t *Trust) chooseAttestations(b Block, list []Attestation) ([][]byte, error) {
	threshold := t.AttestationThreshold(b.Number)
	by, members := map[common.Address][]byte{}, map[*Member]bool{}
	for _, a := range list {
		m, err := t.CheckAttestation(a, b.Number, b.Hash)
		if err == nil && !members[m] && len(by) < threshold {
			by[a.Account], members[m] = a.Signature, true
		}
	}
	if len(by) < threshold || threshold == 0 {
		return nil, fmt.Errorf("%d good attestations of block %d, want %d", len(by), b.Number, threshold)
	}
	return sortedSignatures(by), nil
}

// word is a number as the EVM encodes it: 32 bytes, big endian.
func word(n uint64) []byte { return math.U256Bytes(new(big.Int).SetUint64(n)) }
