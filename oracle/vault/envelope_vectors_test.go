package vault_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hpke"
	"crypto/sha256"
	"encoding/json"
	"os"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/vault"
)

// envelopeVectors is docs/spec/vectors/envelope.json.
type envelopeVectors struct {
	Description string            `json:"description"`
	Key         hexutil.Bytes     `json:"key"`     // x || y of the statement key that signs
	Private     hexutil.Bytes     `json:"private"` // of the recipient: the seed of its key pair
	Public      hexutil.Bytes     `json:"public"`
	Positive    []envelopeVector  `json:"positive"`
	Negative    []envelopeRefused `json:"negative"`
}

type envelopeVector struct {
	Name          string        `json:"name"`
	Member        common.Hash   `json:"member"`
	Leaf          common.Hash   `json:"leaf"`
	Grant         common.Hash   `json:"grant"`
	Recipient     common.Hash   `json:"recipient"`
	Address       common.Hash   `json:"address"`
	Scope         int           `json:"scope"`
	Suite         string        `json:"suite"`
	Info          hexutil.Bytes `json:"info"`
	Associated    hexutil.Bytes `json:"associated"`
	Encapsulation hexutil.Bytes `json:"encapsulation"`
	Sealed        hexutil.Bytes `json:"sealed"`
	ContentKey    hexutil.Bytes `json:"contentKey"`
	Ciphertext    string        `json:"ciphertext"`
	Plaintext     string        `json:"plaintext"`
	Envelope      hexutil.Bytes `json:"envelope"`
}

// envelopeRefused is an envelope that does not open, though it is signed.
type envelopeRefused struct {
	Name       string        `json:"name"`
	Why        string        `json:"why"`
	Ciphertext string        `json:"ciphertext"`
	Envelope   hexutil.Bytes `json:"envelope"`
}

const envelopeVectorsFile = "../../docs/spec/vectors/envelope.json"

func named(name string) [32]byte { return sha256.Sum256([]byte("labseal test vector: " + name)) }

func makeEnvelopeVectors(t *testing.T) envelopeVectors {
	t.Helper()
	seed, scalar := named("recipient's key pair"), named("statement key")
	pair, err := hpke.MLKEM768P256().NewPrivateKey(seed[:])
	check(t, err)
	signer, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), scalar[:])
	check(t, err)
	v := envelopeVectors{
		Description: "Envelopes: see envelope.md. HPKE is random, so they were made once; any that opens will do.",
		Key:         evidence.StatementKey(&signer.PublicKey), Private: seed[:], Public: pair.PublicKey().Bytes(),
	}
	parcel := vault.Parcel{Member: named("member"), Leaf: named("leaf"), Grant: named("grant"), To: pair.PublicKey()}
	sign := func(e evidence.Envelope) []byte {
		b, err := evidence.SignEnvelope(e, signer)
		check(t, err)
		return b
	}
	add := func(name string, r vault.Release, plaintext string) {
		e := r.Envelope
		scope := map[bool]int{false: 1, true: 2}[e.IsScoped]
		info := []byte("labseal/envelope/1\x00" + e.Suite)
		recipient, err := hpke.NewRecipient(e.Encapsulation, pair, hpke.HKDFSHA256(), hpke.AES256GCM(), info)
		check(t, err)
		key, err := recipient.Open(e.Associated(), e.Sealed)
		check(t, err)
		v.Positive = append(v.Positive, envelopeVector{
			name, e.Member, e.Leaf, e.Grant, e.Recipient, e.Address, scope, e.Suite, info, e.Associated(), e.Encapsulation,
			e.Sealed, key, string(r.JWE), plaintext, sign(e),
		})
	}
	some, err := vault.ShareClaims([]byte("one claim"), parcel)
	check(t, err)
	add("some claims", some, "one claim")
	ring, _ := newTestKeyring(t)
	sealed, _, err := ring.Seal([]byte("the record"), record, 1)
	check(t, err)
	parcel.Grant = common.Hash{}
	whole, err := ring.Share(sealed, record, 1, parcel)
	check(t, err)
	add("a record whole, on no grant", whole, "the record")
	for name, change := range map[string]func(*evidence.Envelope){
		"another leaf":    func(e *evidence.Envelope) { e.Leaf = named("another leaf") },
		"another grant":   func(e *evidence.Envelope) { e.Grant = named("another grant") },
		"another scope":   func(e *evidence.Envelope) { e.IsScoped = !e.IsScoped },
		"another address": func(e *evidence.Envelope) { e.Address = whole.Envelope.Address },
		"another's key":   func(e *evidence.Envelope) { e.Sealed = whole.Envelope.Sealed },
	} {
		e := some.Envelope
		change(&e)
		v.Negative = append(v.Negative, envelopeRefused{name, "HPKE's associated data binds it", string(some.JWE), sign(e)})
	}
	v.Negative = append(v.Negative, envelopeRefused{
		"another ciphertext", "it does not hash to the address", string(whole.JWE), sign(some.Envelope),
	})
	return v
}

// TestEnvelopeVectors holds envelopes to the vectors of docs/spec/envelope.md.
func TestEnvelopeVectors(t *testing.T) {
	if *update {
		text, err := json.MarshalIndent(makeEnvelopeVectors(t), "", "  ")
		check(t, err)
		check(t, os.WriteFile(envelopeVectorsFile, append(text, '\n'), 0o644))
	}
	text, err := os.ReadFile(envelopeVectorsFile)
	check(t, err)
	var v envelopeVectors
	check(t, json.Unmarshal(text, &v))
	pair, err := hpke.MLKEM768P256().NewPrivateKey(v.Private)
	check(t, err)
	if !bytes.Equal(pair.PublicKey().Bytes(), v.Public) {
		t.Error("the public key is not that of the private one")
	}
	trust := func(member common.Hash) *evidence.Trust {
		return &evidence.Trust{Members: []*evidence.Member{{
			ID: member, Keys: []evidence.TrustKey{{Kind: "statement", Key: v.Key}},
		}}}
	}
	for _, p := range v.Positive {
		e, err := trust(p.Member).CheckEnvelope(p.Envelope, 1)
		if err != nil {
			t.Errorf("%s: %v", p.Name, err)
			continue
		}
		got := envelopeVector{
			p.Name, e.Member, e.Leaf, e.Grant, e.Recipient, e.Address, map[bool]int{false: 1, true: 2}[e.IsScoped], e.Suite,
			[]byte("labseal/envelope/1\x00" + e.Suite), e.Associated(), e.Encapsulation, e.Sealed, p.ContentKey, p.Ciphertext, p.Plaintext, p.Envelope,
		}
		a, _ := json.Marshal(got)
		b, _ := json.Marshal(p)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: read as %s", p.Name, a)
		}
		if plaintext, err := vault.Receive(e, []byte(p.Ciphertext), pair); err != nil || string(plaintext) != p.Plaintext {
			t.Errorf("%s: %q, %v", p.Name, plaintext, err)
		}
		body, err := vault.ParseJWE([]byte(p.Ciphertext))
		check(t, err)
		if plaintext, err := vault.OpenBody(p.ContentKey, body); err != nil || string(plaintext) != p.Plaintext {
			t.Errorf("%s by its key: %q, %v", p.Name, plaintext, err)
		}
	}
	for _, n := range v.Negative {
		e, err := trust(v.Positive[0].Member).CheckEnvelope(n.Envelope, 1)
		if err != nil {
			t.Errorf("%s: its signature: %v", n.Name, err)
			continue
		}
		if _, err := vault.Receive(e, []byte(n.Ciphertext), pair); err == nil {
			t.Errorf("%s (%s): it opens", n.Name, n.Why)
		}
	}
	if len(v.Positive) != 2 || len(v.Negative) != 6 {
		t.Errorf("%d and %d vectors", len(v.Positive), len(v.Negative))
	}
}
