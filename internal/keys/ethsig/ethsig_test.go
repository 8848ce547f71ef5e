package ethsig_test

import (
	"bytes"
	"errors"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/internal/keys/ethsig"
)

func TestComplete(t *testing.T) {
	private, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	account := crypto.PubkeyToAddress(private.PublicKey)
	order := crypto.S256().Params().N
	for i := range 64 {
		hash := crypto.Keccak256Hash([]byte{byte(i)})
		want, err := crypto.Sign(hash[:], private)
		if err != nil {
			t.Fatal(err)
		}
		high := make([]byte, 64)
		copy(high, want[:32])
		new(big.Int).Sub(order, new(big.Int).SetBytes(want[32:64])).FillBytes(high[32:])
		for name, rs := range map[string][]byte{"low s": want[:64], "high s": high} {
			got, err := ethsig.Complete(hash, rs, account)
			if err != nil || !bytes.Equal(got, want) {
				t.Fatalf("%s: got %x, want %x (%v)", name, got, want, err)
			}
			if _, err := ethsig.Complete(hash, rs, common.Address{1}); !errors.Is(err, ethsig.ErrSignature) {
				t.Fatalf("%s: taken for another account's: %v", name, err)
			}
			if _, err := ethsig.Complete(common.Hash{1}, rs, account); !errors.Is(err, ethsig.ErrSignature) {
				t.Fatalf("%s: taken for another hash's: %v", name, err)
			}
		}
	}
}

func TestComplete_RefusesNonsense(t *testing.T) {
	order := crypto.S256().Params().N.FillBytes(make([]byte, 32))
	one := append(make([]byte, 31), 1)
	join := func(r, s []byte) []byte { return append(append([]byte{}, r...), s...) }
	for name, rs := range map[string][]byte{
		"nothing": nil, "short": make([]byte, 63), "long": make([]byte, 65), "zeros": make([]byte, 64),
		"s is zero": join(one, make([]byte, 32)), "r is zero": join(make([]byte, 32), one),
		"s is n": join(one, order), "r is n": join(order, one), "s is huge": join(one, bytes.Repeat([]byte{255}, 32)),
	} {
		if _, err := ethsig.Complete(common.Hash{1}, rs, common.Address{}); !errors.Is(err, ethsig.ErrSignature) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
