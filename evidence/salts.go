package evidence

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// salts are the salts of one version, one behind the other: the artefact's, then one for each leaf of the claims tree. They
// are the key stream of AES-256 in counter mode under a key that the version secret gives for the projection. So all of a
// version's together cost no more than a few would by a derivation of their own each.
type salts []byte

func newSalts(secret Secret, projection string, leaves int) salts {
	s := make(salts, common.HashLength*(1+leaves))
	s.fill(secret, projection)
	return s
}

// fill derives as many salts as there is room for.
func (s salts) fill(secret Secret, projection string) {
	key := secret.derive("labseal/salts/1\x00" + projection)
	block, err := aes.NewCipher(key[:])
	if err != nil {
		panic(fmt.Sprintf("evidence: salts: %v", err)) // not with a key of 32 bytes
	}
	clear(s)
	cipher.NewCTR(block, make([]byte, aes.BlockSize)).XORKeyStream(s, s)
}

func (s salts) artefact() common.Hash { return common.Hash(s[:common.HashLength]) }

// leaf is the salt of the n-th claim, or the n-th leaf itself where there are fewer claims.
func (s salts) leaf(n int) common.Hash {
	return common.Hash(s[common.HashLength*(1+n):][:common.HashLength])
}

// derive is HKDF-Expand with SHA-256 (RFC 5869, 2.3). The secret is random, so it needs no extraction (3.3).
func (s Secret) derive(info string) common.Hash {
	key, err := hkdf.Expand(sha256.New, s[:], info, common.HashLength)
	if err != nil {
		panic(fmt.Sprintf("evidence: hkdf: %v", err)) // only for hashes FIPS forbids
	}
	return common.Hash(key)
}
