package evidence_test

import (
	"bytes"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/evidence"
)

// TestRecover recovers those who signed, many at once, and nobody else.
func TestRecover(t *testing.T) {
	digest := fixed("a digest")
	var want []common.Address
	var signatures [][]byte
	for _, name := range []string{"one", "two", "three", "four", "five", "six", "seven"} {
		key := fixedAccount(t, name)
		signature, err := crypto.Sign(digest[:], key)
		check(t, err)
		want, signatures = append(want, account{key}.Address()), append(signatures, signature)
	}
	for n := range len(want) + 1 {
		if got, err := evidence.RecoverPortable(digest, signatures[:n]); err != nil || !slices.Equal(got, want[:n]) {
			t.Fatalf("of %d: %v, %v, want %v", n, got, err, want[:n])
		}
	}
	another := slices.Clone(signatures)
	another[3] = bytes.Clone(another[3])
	another[3][64] ^= 1
	if got, err := evidence.RecoverPortable(digest, another); err != nil || got[3] == want[3] || !slices.Equal(got[4:], want[4:]) {
		t.Errorf("of another v: %v, %v", got, err)
	}
}

// FuzzRecover recovers signers with two implementations: that of builds without C, and go-ethereum's.
func FuzzRecover(f *testing.F) {
	key := fixedAccount(f, "attestor")
	for _, name := range []string{"one", "two", "three", "four", "five", "six", "seven", "eight"} {
		digest := fixed(name)
		signature, err := crypto.Sign(digest[:], key)
		check(f, err)
		f.Add(digest[:], bytes.Clone(signature))
		signature[3] ^= 1 // another point, or none
		f.Add(digest[:], signature)
	}
	// At the generator's x: with z = s the key is nothing or twice the point, by v.
	one := append(make([]byte, 31), 1)
	g := crypto.S256().Params().Gx.FillBytes(make([]byte, 32))
	for _, v := range []byte{0, 1} {
		f.Add(one, slices.Concat(g, one, []byte{v}))
		f.Add(make([]byte, 32), slices.Concat(one, one, []byte{v}))
	}
	f.Fuzz(func(t *testing.T, digest, signature []byte) {
		if len(digest) != 32 || len(signature) != 65 {
			return
		}
		r, s := new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:64])
		if !crypto.ValidateSignatureValues(signature[64], r, s, true) {
			return // refused before
		}
		got, err := evidence.RecoverPortable(common.Hash(digest), [][]byte{signature})
		want, wantErr := crypto.Ecrecover(digest, signature)
		if (err == nil) != (wantErr == nil) || err == nil && got[0] != common.BytesToAddress(crypto.Keccak256(want[1:])[12:]) {
			t.Fatalf("recovers %x, %v; go-ethereum %x, %v", got, err, want, wantErr)
		}
	})
}
