package evidence_test

import (
	"bytes"
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/evidence"
)

func TestParseTrust(t *testing.T) {
	c := newConsortium(t)
	trust, hash, err := evidence.ParseTrust(c.file)
	check(t, err)
	if hash != evidence.TrustHash(c.text) || len(trust.Members) != 3 {
		t.Fatalf("hash %s, members %d", hash, len(trust.Members))
	}
}

func TestParseTrust_Refuses(t *testing.T) {
	c := newConsortium(t)
	outsider := newAccount(t)
	unsigned, err := evidence.SignTrust(c.text)
	check(t, err)
	foreign, err := evidence.SignTrust(c.text, account{outsider})
	check(t, err)
	lines := strings.SplitAfter(string(c.file), "\n")
	one := strings.Join(lines[:len(lines)-3], "")
	for name, file := range map[string][]byte{
		"unsigned":              unsigned,
		"signed by an outsider": foreign,
		"signed by one":         []byte(one),
		"a signature twice":     []byte(one + lines[len(lines)-4]),
		"another name":          bytes.Replace(c.file, []byte("First Lab"), []byte("First Lob"), 1),
		"an unknown field":      bytes.Replace(c.file, []byte(`"number": 1,`), []byte(`"number": 1, "x": 2,`), 1),
		"text only":             c.text,
		"nothing":               nil,
	} {
		if _, _, err := evidence.ParseTrust(file); err == nil {
			t.Errorf("%s: accepted", name)
		} else {
			t.Logf("%s: %v", name, err)
		}
	}
}

// TestParseTrust_EveryByte: a change anywhere is refused or, in the text, gives another hash; here none may be taken.
func TestParseTrust_EveryByte(t *testing.T) {
	c := newConsortium(t)
	for i := range c.file {
		changed := bytes.Clone(c.file)
		changed[i] ^= 0x01
		if _, _, err := evidence.ParseTrust(changed); err == nil {
			t.Errorf("accepted with byte %d changed", i)
		}
	}
}

// malleate turns a signature into its other form (r, n − s), which plain ECDSA would take.
func malleate(signature []byte) []byte {
	s := new(big.Int).SetBytes(signature[32:64])
	s.Sub(crypto.S256().Params().N, s)
	b := bytes.Clone(signature)
	s.FillBytes(b[32:64])
	b[64] ^= 1
	return b
}
