package replay_test

import (
	"crypto/ecdsa"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// newSigner draws a key.
func (r *consentsRun) newSigner() *ecdsa.PrivateKey {
	h := r.hash()
	key, err := crypto.ToECDSA(h[:])
	if err != nil {
		r.t.Fatal(err)
	}
	return key
}

// signerOf is the ERC-7913 name of an account.
func signerOf(key *ecdsa.PrivateKey) []byte { return crypto.PubkeyToAddress(key.PublicKey).Bytes() }

// sign signs a digest; seldom with another key.
func (r *consentsRun) sign(key *ecdsa.PrivateKey, digest common.Hash) []byte {
	if r.IntN(60) == 0 {
		key = r.newSigner()
	}
	signature, err := crypto.Sign(digest[:], key)
	if err != nil {
		r.t.Fatal(err)
	}
	signature[64] += 27
	return signature
}

// digest is the EIP-712 digest of a struct: its type, and its members, each a word. Bytes are hashed.
func (r *consentsRun) digest(structType string, members ...any) common.Hash {
	domain := r.hashStruct("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)",
		[]byte("LabSeal ConsentRegistry"), []byte("1"), r.ChainID(), r.contract)
	content := r.hashStruct(structType, members...)
	return crypto.Keccak256Hash([]byte{0x19, 0x01}, domain, content)
}

func (r *consentsRun) hashStruct(structType string, members ...any) []byte {
	packed := crypto.Keccak256([]byte(structType))
	for _, member := range members {
		packed = append(packed, r.word(member)...)
	}
	return crypto.Keccak256(packed)
}

// word is one member as EIP-712 encodes it.
func (r *consentsRun) word(member any) []byte {
	switch value := member.(type) {
	case []byte:
		return crypto.Keccak256(value)
	case [32]byte:
		return value[:]
	case common.Address:
		return common.LeftPadBytes(value[:], 32)
	case uint64:
		return common.BigToHash(big256(value)).Bytes()
	case *big.Int:
		return common.BigToHash(value).Bytes()
	}
	r.t.Fatalf("no word: %T", member)
	return nil
}
