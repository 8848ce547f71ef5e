package tsatest

import (
	"crypto/rsa"
	"crypto/sha256"
	"fmt"
	"math/big"
	"sync"
	"testing"
)

// rsaKeys are those that were searched for already, by their names.
var rsaKeys sync.Map

// rsaKey is a key of 2048 bits that its name gives: the first primes from a number on that is made of hashes.
func rsaKey(t testing.TB, name string) *rsa.PrivateKey {
	t.Helper()
	if k, ok := rsaKeys.Load(name); ok {
		return k.(*rsa.PrivateKey)
	}
	p, q := prime(name+" p"), prime(name+" q")
	one := big.NewInt(1)
	totient := new(big.Int).Mul(new(big.Int).Sub(p, one), new(big.Int).Sub(q, one))
	k := &rsa.PrivateKey{
		PublicKey: rsa.PublicKey{N: new(big.Int).Mul(p, q), E: 65537},
		D:         new(big.Int).ModInverse(big.NewInt(65537), totient),
		Primes:    []*big.Int{p, q},
	}
	k.Precompute()
	check(t, k.Validate())
	rsaKeys.Store(name, k)
	return k
}

func prime(name string) *big.Int {
	var b []byte
	for i := range 4 {
		part := sha256.Sum256(fmt.Append(nil, seedOf, name, " ", i))
		b = append(b, part[:]...)
	}
	b[0] |= 0xc0 // so that two of them make 2048 bits
	b[len(b)-1] |= 1
	n := new(big.Int).SetBytes(b)
	for ; !n.ProbablyPrime(20); n.Add(n, big.NewInt(2)) { //nolint:revive // the search is in its head
	}
	return n
}
