//go:build cgo

package hsmtest

import (
	"bytes"
	"crypto/ecdh"
	"encoding/asn1"
	"errors"
	"testing"

	"github.com/miekg/pkcs11"
)

// Exchanger is a P-256 key in a token that agrees on secrets, and never leaves it: the half of a hybrid encryption key that a
// recipient may keep in an HSM. It implements ecdh.KeyExchanger.
type Exchanger struct {
	token  *Token
	t      testing.TB
	public *ecdh.PublicKey
	label  string
}

// Exchanger makes such a key.
func (k *Token) Exchanger(t testing.TB, label string) *Exchanger {
	t.Helper()
	value := k.generate(t, "ECDH", label, true)
	var point []byte
	if _, err := asn1.Unmarshal(value, &point); err != nil {
		t.Fatal(err)
	}
	public, err := ecdh.P256().NewPublicKey(point)
	must(t, err)
	return &Exchanger{k, t, public, label}
}

// PublicKey implements ecdh.KeyExchanger.
func (e *Exchanger) PublicKey() *ecdh.PublicKey { return e.public }

// Curve implements ecdh.KeyExchanger.
func (e *Exchanger) Curve() ecdh.Curve { return ecdh.P256() }

// ECDH implements ecdh.KeyExchanger: the token computes it.
func (e *Exchanger) ECDH(with *ecdh.PublicKey) (shared []byte, err error) {
	mu.Lock()
	defer mu.Unlock()
	session, err := ctx.OpenSession(e.token.slot(e.t), pkcs11.CKF_SERIAL_SESSION)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, ctx.CloseSession(session)) }()
	if err := ctx.Login(session, pkcs11.CKU_USER, PIN); err != nil && !errors.Is(err, pkcs11.Error(pkcs11.CKR_USER_ALREADY_LOGGED_IN)) {
		return nil, err
	}
	private, err := e.private(session)
	if err != nil {
		return nil, err
	}
	mechanism := pkcs11.NewMechanism(pkcs11.CKM_ECDH1_DERIVE, pkcs11.NewECDH1DeriveParams(pkcs11.CKD_NULL, nil, with.Bytes()))
	secret, err := ctx.DeriveKey(session, []*pkcs11.Mechanism{mechanism}, private, []*pkcs11.Attribute{
		pkcs11.NewAttribute(pkcs11.CKA_CLASS, pkcs11.CKO_SECRET_KEY),
		pkcs11.NewAttribute(pkcs11.CKA_KEY_TYPE, pkcs11.CKK_GENERIC_SECRET),
		pkcs11.NewAttribute(pkcs11.CKA_TOKEN, false),
		pkcs11.NewAttribute(pkcs11.CKA_SENSITIVE, false),
		pkcs11.NewAttribute(pkcs11.CKA_EXTRACTABLE, true),
		pkcs11.NewAttribute(pkcs11.CKA_VALUE_LEN, 32),
	})
	if err != nil {
		return nil, err
	}
	values, err := ctx.GetAttributeValue(session, secret, []*pkcs11.Attribute{pkcs11.NewAttribute(pkcs11.CKA_VALUE, nil)})
	if err != nil {
		return nil, err
	}
	return bytes.Clone(values[0].Value), nil
}

func (e *Exchanger) private(session pkcs11.SessionHandle) (pkcs11.ObjectHandle, error) {
	err := ctx.FindObjectsInit(session, []*pkcs11.Attribute{
		pkcs11.NewAttribute(pkcs11.CKA_CLASS, pkcs11.CKO_PRIVATE_KEY), pkcs11.NewAttribute(pkcs11.CKA_LABEL, e.label),
	})
	if err != nil {
		return 0, err
	}
	found, _, err := ctx.FindObjects(session, 1)
	if err := errors.Join(err, ctx.FindObjectsFinal(session)); err != nil {
		return 0, err
	}
	if len(found) == 0 {
		return 0, errors.New("the key is not in the token")
	}
	return found[0], nil
}

// Secret asks the token for the private key itself, which it must refuse.
func (e *Exchanger) Secret() (err error) {
	mu.Lock()
	defer mu.Unlock()
	session, err := ctx.OpenSession(e.token.slot(e.t), pkcs11.CKF_SERIAL_SESSION)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ctx.CloseSession(session)) }()
	if err := ctx.Login(session, pkcs11.CKU_USER, PIN); err != nil && !errors.Is(err, pkcs11.Error(pkcs11.CKR_USER_ALREADY_LOGGED_IN)) {
		return err
	}
	private, err := e.private(session)
	if err != nil {
		return err
	}
	_, err = ctx.GetAttributeValue(session, private, []*pkcs11.Attribute{pkcs11.NewAttribute(pkcs11.CKA_VALUE, nil)})
	return err
}
