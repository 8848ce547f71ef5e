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

// recoverAccounts returns who signed a digest, for each of the signatures. It takes one form of a signature only (EIP-2),
// so that no second one passes for the same.
func recoverAccounts(digest common.Hash, signatures [][]byte) ([]common.Address, error) {
	for i, signature := range signatures {
		if len(signature) != crypto.SignatureLength {
			return nil, fmt.Errorf("signature %d: of %d bytes, want 65", i, len(signature))
		}
		r, s := new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:64])
		if !crypto.ValidateSignatureValues(signature[64], r, s, true) {
			return nil, fmt.Errorf("signature %d: out of range", i)
		}
	}
	return recoverChecked(digest, signatures)
}

func recoverAccount(digest common.Hash, signature []byte) (common.Address, error) {
	accounts, err := recoverAccounts(digest, [][]byte{signature})
	if err != nil {
		return common.Address{}, err
	}
	return accounts[0], nil
}

// CheckAttestation says which member's attestor signed the block, or why the attestation does not count for it.
func (t *Trust) CheckAttestation(a Attestation, number uint64, block common.Hash) (*Member, error) {
	if _, _, err := t.attestor(a.Account, number); err != nil {
		return nil, err
	}
	by, err := recoverAccount(t.attestationDigest(number, block), a.Signature)
	if err == nil && by != a.Account {
		err = fmt.Errorf("not signed by %s", a.Account)
	}
	if err != nil {
		return nil, fmt.Errorf("attestation of block %d: %w", number, err)
	}
	m, _, err := t.attestor(by, number)
	return m, err
}

func (t *Trust) attestationDigest(number uint64, block common.Hash) common.Hash {
	return AttestationDigest(t.Chain.ID, t.Chain.Genesis, number, block)
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
	accounts, err := recoverAccounts(t.attestationDigest(b.Number, b.Hash), signatures)
	if err != nil {
		return fmt.Errorf("attestations: %w", err)
	}
	for i, account := range accounts {
		m, a, err := t.attestor(account, b.Number)
		if err != nil {
			return fmt.Errorf("attestation %d: %w", i, err)
		}
		if i > 0 && accounts[i-1].Cmp(account) >= 0 {
			return errors.New("attestations are not ordered by account")
		}
		if slices.Contains(f.Attested, m) {
			return fmt.Errorf("two attestations by member %s", m.ID)
		}
		if a.CompromisedSince != nil {
			f.stolen = append(f.stolen, Stolen{"attestor", m.Name, *a.CompromisedSince})
		}
		f.Attested = append(f.Attested, m)
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
