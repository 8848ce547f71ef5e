// Package officer tells people of the lab apart by keys, where something takes two of them: shredding a record, reviewing an
// emergency, letting another officer in.
//
// An officer is a name and a P-256 key. What an officer agrees to is a [Word], signed by that key: SHA-256 of
// "labseal/officer/1", a zero byte, the member's id, then the act and each part of what it is about, each behind its length as
// four bytes (big-endian); ECDSA in ASN.1 DER. So a word can be taken for no other one, and every word that counted is kept.
//
// Who is in office follows from what was signed, and from nothing else: [Replay] goes through it in its order. The first two
// officers let themselves in. Whoever comes later is let in by two who are in office, and goes by two who are; two always stay.
// One officer alone changes nothing.
//
// It proves that two keys agreed. That two people hold them the lab sees to. Whoever can write the lab's database as its owner,
// root of that machine say, can found the office anew; the former officers are then gone from the list, and what they signed
// does not verify any more.
package officer

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/common"
)

// Key is an officer's public key: x and y of a point of P-256.
type Key [64]byte

func (k Key) String() string { return "0x" + hex.EncodeToString(k[:]) }

// IsZero says whether it is nobody's.
func (k Key) IsZero() bool { return k == Key{} }

// ParseKey reads a key as String writes it.
func ParseKey(text string) (k Key, err error) {
	b, err := hex.DecodeString(strings.TrimPrefix(text, "0x"))
	if err != nil || len(b) != len(k) {
		return k, errors.New("want an officer's key, 64 bytes in hex")
	}
	return Key(b), nil
}

// Act is what a word does.
type Act string

// The acts. About an officer, a word names name and key; about a shredding, its id, the record, the version and the reason, and
// the key of whoever proposed it; of an emergency, its pseudonym, in which purpose it is reviewed, and the report.
const (
	Register Act = "register" // of oneself, as an officer to be
	Admit    Act = "admit"
	Dismiss  Act = "dismiss"

	ProposeShred Act = "propose-shred"
	ApproveShred Act = "approve-shred"
	RejectShred  Act = "reject-shred"

	ReviewEmergency Act = "review-emergency"
)

// Word is what an officer says.
type Word struct {
	Member common.Hash
	Act    Act
	About  [][]byte
}

func (w Word) digest() [32]byte {
	b := append([]byte("labseal/officer/1\x00"), w.Member[:]...)
	for _, part := range append([][]byte{[]byte(w.Act)}, w.About...) {
		b = append(binary.BigEndian.AppendUint32(b, uint32(len(part))), part...)
	}
	return sha256.Sum256(b)
}

// Signed is an officer's signature of a word.
type Signed struct {
	Key       Key
	Signature []byte
}

// Sign signs a word.
func Sign(w Word, key crypto.Signer) (s Signed, err error) {
	public, ok := key.Public().(*ecdsa.PublicKey)
	if !ok || public.Curve != elliptic.P256() {
		return s, errors.New("sign as an officer: the key is not of P-256")
	}
	point, err := public.Bytes()
	if err != nil {
		return s, fmt.Errorf("sign as an officer: %w", err)
	}
	digest := w.digest()
	s.Key = Key(point[1:])
	if s.Signature, err = key.Sign(rand.Reader, digest[:], crypto.SHA256); err != nil {
		return s, fmt.Errorf("sign as an officer: %w", err)
	}
	return s, nil
}

// ErrForged is returned for a signature that is not of the key or not of the word.
var ErrForged = errors.New("the officer's signature does not fit")

// Verify says whether a word was signed so.
func (w Word) Verify(s Signed) error {
	public, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), append([]byte{4}, s.Key[:]...))
	if err != nil {
		return ErrForged
	}
	if digest := w.digest(); !ecdsa.VerifyASN1(public, digest[:], s.Signature) {
		return ErrForged
	}
	return nil
}
