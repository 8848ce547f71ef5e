package vault

import (
	"bytes"
	"crypto/hpke"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrEpoch is returned for a wrapped epoch key that its key pair does not open.
var ErrEpoch = errors.New("wrapped epoch key does not open")

// sealedEpochKey is the size of an epoch key's HPKE ciphertext, without the encapsulation.
const sealedEpochKey = 32 + 16

// WrappedEpoch is an epoch key as the journal keeps it.
type WrappedEpoch struct {
	ID      uint32
	Suite   string // of HPKE, "MLKEM768-P256, HKDF-SHA256, AES-256-GCM"
	Public  []byte // the half of the key pair it is wrapped to, as its KEM serialises it
	Wrapped []byte // encapsulation, ciphertext; empty for an epoch that was destroyed

	Ended     bool // nothing is sealed under it any more
	Destroyed bool // nothing opens it any more
}

// kems are the names of the KEMs an epoch's key pair may be of, by HPKE identifier. KDF and AEAD are the same for all.
var kems = map[uint16]string{
	hpke.MLKEM768P256().ID(): "MLKEM768-P256",
}

func suiteOf(kem hpke.KEM) (string, error) {
	name, ok := kems[kem.ID()]
	if !ok {
		return "", fmt.Errorf("no suite for HPKE KEM 0x%04x", kem.ID())
	}
	return name + ", HKDF-SHA256, AES-256-GCM", nil
}

// NewEpoch draws the key of a new epoch and wraps it to that epoch's own key pair. The wrapped key must be durable
// before anything is sealed under the opened one.
func NewEpoch(id uint32, public hpke.PublicKey) (EpochKey, WrappedEpoch, error) {
	suite, err := suiteOf(public.KEM())
	if err != nil {
		return EpochKey{}, WrappedEpoch{}, fmt.Errorf("new epoch %d: %w", id, err)
	}
	key := make([]byte, 32)
	rand.Read(key) // never fails (crypto/rand)
	defer clear(key)
	encapsulation, sender, err := hpke.NewSender(public, hpke.HKDFSHA256(), hpke.AES256GCM(), epochInfo(suite))
	if err != nil {
		return EpochKey{}, WrappedEpoch{}, fmt.Errorf("new epoch %d: %w", id, err)
	}
	ciphertext, err := sender.Seal(epochAssociated(id), key)
	if err != nil {
		return EpochKey{}, WrappedEpoch{}, fmt.Errorf("new epoch %d: %w", id, err)
	}
	opened, err := newEpochKey(id, key)
	if err != nil {
		return EpochKey{}, WrappedEpoch{}, fmt.Errorf("new epoch %d: %w", id, err)
	}
	wrapped := append(encapsulation, ciphertext...)
	return opened, WrappedEpoch{ID: id, Suite: suite, Public: public.Bytes(), Wrapped: wrapped}, nil
}

// OpenEpoch opens an epoch's key with the private half of its key pair. It answers ErrEpoch for another epoch's pair,
// an unknown suite and altered bytes.
func OpenEpoch(w WrappedEpoch, private hpke.PrivateKey) (EpochKey, error) {
	suite, err := suiteOf(private.KEM())
	switch {
	case err != nil:
		return EpochKey{}, fmt.Errorf("open epoch %d: %w: %w", w.ID, ErrEpoch, err)
	case w.Suite != suite:
		return EpochKey{}, fmt.Errorf("open epoch %d: %w: it is of another suite than its key pair", w.ID, ErrEpoch)
	case !bytes.Equal(w.Public, private.PublicKey().Bytes()):
		return EpochKey{}, fmt.Errorf("open epoch %d: %w: it is wrapped to another key pair: restore the key folder "+
			"that belongs to this database", w.ID, ErrEpoch)
	}
	key, err := unwrapEpoch(w, private)
	if err != nil {
		return EpochKey{}, fmt.Errorf("open epoch %d: %w: the row was altered", w.ID, ErrEpoch)
	}
	defer clear(key)
	return newEpochKey(w.ID, key)
}

func unwrapEpoch(w WrappedEpoch, private hpke.PrivateKey) ([]byte, error) {
	split := len(w.Wrapped) - sealedEpochKey
	if split < 0 {
		return nil, ErrEpoch
	}
	encapsulation, ciphertext := w.Wrapped[:split], w.Wrapped[split:]
	recipient, err := hpke.NewRecipient(encapsulation, private, hpke.HKDFSHA256(), hpke.AES256GCM(), epochInfo(w.Suite))
	if err != nil {
		return nil, err
	}
	return recipient.Open(epochAssociated(w.ID), ciphertext)
}

func epochInfo(suite string) []byte { return []byte("labseal/epoch/1\x00" + suite) }

func epochAssociated(id uint32) []byte { return binary.BigEndian.AppendUint32(nil, id) }
