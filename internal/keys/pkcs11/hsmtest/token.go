//go:build cgo

package hsmtest

import (
	"errors"
	"sync"
	"testing"

	"github.com/miekg/pkcs11"
)

const hasCgo = true

const officer = "27182818"

var (
	mu  sync.Mutex
	ctx *pkcs11.Ctx
)

// make initializes the token in the slot that SoftHSM keeps free.
func (k *Token) make(t testing.TB) {
	t.Helper()
	mu.Lock()
	defer mu.Unlock()
	if ctx == nil {
		if ctx = pkcs11.New(k.Module); ctx == nil {
			t.Fatalf("%s can't be loaded", k.Module)
		}
		err := ctx.Initialize()
		if err != nil && !errors.Is(err, pkcs11.Error(pkcs11.CKR_CRYPTOKI_ALREADY_INITIALIZED)) {
			t.Fatal(err)
		}
	}
	slot := slotWhere(t, func(info pkcs11.TokenInfo) bool { return info.Flags&pkcs11.CKF_TOKEN_INITIALIZED == 0 })
	must(t, ctx.InitToken(slot, officer, k.Label))
	session, err := ctx.OpenSession(slot, pkcs11.CKF_SERIAL_SESSION|pkcs11.CKF_RW_SESSION)
	must(t, err)
	must(t, ctx.Login(session, pkcs11.CKU_SO, officer))
	must(t, ctx.InitPIN(session, PIN))
	must(t, ctx.CloseSession(session))
}

// Flags are the token's flags.
func (k *Token) Flags(t testing.TB) uint {
	t.Helper()
	mu.Lock()
	defer mu.Unlock()
	info, err := ctx.GetTokenInfo(k.slot(t))
	must(t, err)
	return info.Flags
}

// Login logs in with the right PIN and out again, as an operator does by the token's own tool.
func (k *Token) Login(t testing.TB) {
	t.Helper()
	mu.Lock()
	defer mu.Unlock()
	session, err := ctx.OpenSession(k.slot(t), pkcs11.CKF_SERIAL_SESSION)
	must(t, err)
	must(t, ctx.Login(session, pkcs11.CKU_USER, PIN))
	must(t, ctx.CloseSession(session))
}

// CloseSessions closes all of the token's sessions, those of the code under test too.
func (k *Token) CloseSessions(t testing.TB) {
	t.Helper()
	mu.Lock()
	defer mu.Unlock()
	must(t, ctx.CloseAllSessions(k.slot(t)))
}

// Generate makes a key pair: ES256, secp256k1 or Ed25519.
func (k *Token) Generate(t testing.TB, algorithm, label string) {
	t.Helper()
	k.generate(t, algorithm, label, true)
}

// GeneratePrivate makes a key pair and destroys its public half.
func (k *Token) GeneratePrivate(t testing.TB, algorithm, label string) (point []byte) {
	t.Helper()
	return k.generate(t, algorithm, label, false)
}

func (k *Token) generate(t testing.TB, algorithm, label string, keepPublic bool) (point []byte) {
	t.Helper()
	mu.Lock()
	defer mu.Unlock()
	session, err := ctx.OpenSession(k.slot(t), pkcs11.CKF_SERIAL_SESSION|pkcs11.CKF_RW_SESSION)
	must(t, err)
	err = ctx.Login(session, pkcs11.CKU_USER, PIN)
	if !errors.Is(err, pkcs11.Error(pkcs11.CKR_USER_ALREADY_LOGGED_IN)) {
		must(t, err)
	}
	mechanism, params := uint(pkcs11.CKM_EC_KEY_PAIR_GEN), map[string]string{
		"ES256":     "\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07",
		"secp256k1": "\x06\x05\x2b\x81\x04\x00\x0a",
		"Ed25519":   "\x13\x0cedwards25519",
		"ECDH":      "\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07",
	}[algorithm]
	agrees := algorithm == "ECDH"
	if algorithm == "Ed25519" {
		mechanism = 0x1055 // CKM_EC_EDWARDS_KEY_PAIR_GEN
	}
	public, _, err := ctx.GenerateKeyPair(session, []*pkcs11.Mechanism{pkcs11.NewMechanism(mechanism, nil)},
		[]*pkcs11.Attribute{
			pkcs11.NewAttribute(pkcs11.CKA_TOKEN, true),
			pkcs11.NewAttribute(pkcs11.CKA_LABEL, label),
			pkcs11.NewAttribute(pkcs11.CKA_EC_PARAMS, []byte(params)),
			pkcs11.NewAttribute(pkcs11.CKA_VERIFY, !agrees),
			pkcs11.NewAttribute(pkcs11.CKA_DERIVE, agrees),
		},
		[]*pkcs11.Attribute{
			pkcs11.NewAttribute(pkcs11.CKA_TOKEN, true),
			pkcs11.NewAttribute(pkcs11.CKA_LABEL, label),
			pkcs11.NewAttribute(pkcs11.CKA_PRIVATE, true),
			pkcs11.NewAttribute(pkcs11.CKA_SENSITIVE, true),
			pkcs11.NewAttribute(pkcs11.CKA_EXTRACTABLE, false),
			pkcs11.NewAttribute(pkcs11.CKA_SIGN, !agrees),
			pkcs11.NewAttribute(pkcs11.CKA_DERIVE, agrees),
		})
	must(t, err)
	values, err := ctx.GetAttributeValue(session, public, []*pkcs11.Attribute{pkcs11.NewAttribute(pkcs11.CKA_EC_POINT, nil)})
	must(t, err)
	if !keepPublic {
		must(t, ctx.DestroyObject(session, public))
	}
	must(t, ctx.CloseSession(session))
	return values[0].Value
}

func (k *Token) slot(t testing.TB) uint {
	t.Helper()
	return slotWhere(t, func(info pkcs11.TokenInfo) bool { return info.Label == k.Label })
}

func slotWhere(t testing.TB, fits func(pkcs11.TokenInfo) bool) uint {
	t.Helper()
	slots, err := ctx.GetSlotList(true)
	must(t, err)
	for _, slot := range slots {
		if info, err := ctx.GetTokenInfo(slot); err == nil && fits(info) {
			return slot
		}
	}
	t.Fatal("SoftHSM has no such slot")
	return 0
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
