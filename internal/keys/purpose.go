package keys

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hpke"
	"crypto/rand"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/crypto"
)

// Purpose is the one thing a key is for, and the name of its file.
type Purpose string

// The purposes of a lab's keys.
const (
	Governor  Purpose = "governor"  // votes in the consortium
	Manager   Purpose = "manager"   // opens and closes logs, rotates keys
	Sequencer Purpose = "sequencer" // sends checkpoints and amendments
	Relayer   Purpose = "relayer"   // pays for what others signed
	Attestor  Purpose = "attestor"  // signs final blocks
	Custodian Purpose = "custodian" // hands over specimens and lots
	Treasurer Purpose = "treasurer" // funds orders and collects payments
	Statement Purpose = "statement" // signs statements (ES256)
	Log       Purpose = "log"       // signs log checkpoints (Ed25519)
	Witness   Purpose = "witness"   // cosigns labs' logs (Ed25519); no lab's own
	Officer   Purpose = "officer"   // agrees, with another's, to what takes two people (ES256); in that person's own folder
	Lookup    Purpose = "lookup"    // hides what the journal is searched by (HMAC-SHA256)

	Encryption Purpose = "encryption" // opens what others release to the member (HPKE)
)

// Accounts are the purposes whose keys are accounts on the chain.
var Accounts = []Purpose{Governor, Manager, Sequencer, Relayer, Attestor, Custodian, Treasurer}

// Purposes are those of the keys of a lab's complete folder, epochs aside. A witness's key is none of a lab's, and an officer's
// lies with the officer.
var Purposes = append(slices.Clone(Accounts), Statement, Log, Lookup, Encryption)

// The algorithms, as key files name them.
const (
	secp256k1Algorithm = "secp256k1"
	es256Algorithm     = "ES256"
	ed25519Algorithm   = "Ed25519"
	hmacAlgorithm      = "HMAC-SHA256"
)

// algorithm is the algorithm of a purpose's key, "" for an unknown purpose.
func (p Purpose) algorithm() string {
	switch {
	case slices.Contains(Accounts, p):
		return secp256k1Algorithm
	case p == Statement, p == Officer:
		return es256Algorithm
	case p == Log, p == Witness:
		return ed25519Algorithm
	case p == Lookup:
		return hmacAlgorithm
	case p == Encryption:
		return hpkeAlgorithm
	}
	return ""
}

// slot is the purpose's place in the folder.
func (p Purpose) slot() slot { return slot{string(p) + ".json", string(p), p.algorithm()} }

// generate makes 32 bytes of fresh key material: a scalar, a seed or an HMAC key.
func generate(algorithm string) ([]byte, error) {
	switch algorithm {
	case secp256k1Algorithm:
		key, err := crypto.GenerateKey()
		if err != nil {
			return nil, err
		}
		return crypto.FromECDSA(key), nil
	case es256Algorithm:
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			return nil, err
		}
		return key.Bytes()
	case hpkeAlgorithm:
		pair, err := hpke.MLKEM768P256().GenerateKey()
		if err != nil {
			return nil, err
		}
		return pair.Bytes()
	case ed25519Algorithm, hmacAlgorithm:
		secret := make([]byte, 32)
		_, err := rand.Read(secret)
		return secret, err
	}
	return nil, fmt.Errorf("unknown algorithm %q", algorithm)
}
