//go:build cgo

package pkcs11

import (
	"crypto"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/miekg/pkcs11"
)

// token is one token and its one session. A session holds the login: when it is closed, the token logs out.
type token struct {
	module
	find func() (slot uint, err error)

	mu      *sync.Mutex // the library's
	session pkcs11.SessionHandle
	isOpen  bool
	objects map[object]pkcs11.ObjectHandle // as of this session
	refused error                          // after a wrong PIN, until the process ends
}

// mechanismEdDSA is CKM_EDDSA of PKCS#11 3.0.
const mechanismEdDSA = 0x1057

// object is how a private key is found.
type object struct {
	label, id string
	algorithm Algorithm
}

// key is a private key of a token.
type key struct {
	*token
	object
	readPIN func() (string, error)
}

func open(uri URI, algorithm Algorithm, readPIN ReadPIN) (signer, crypto.PublicKey, error) {
	l, err := load(uri.Module)
	if err != nil {
		return nil, nil, err
	}
	t, err := l.token(uri)
	if err != nil {
		return nil, nil, err
	}
	k := key{t, object{uri.Object, uri.ID, algorithm}, func() (string, error) {
		if uri.PINFile == "" {
			return "", errors.New("the token asks for a PIN, and the URI names no file that has it: pin-source=file:/…")
		}
		return readPIN(uri.PINFile)
	}}
	var public crypto.PublicKey
	err = k.do(func(private pkcs11.ObjectHandle) error {
		public, err = k.public(private)
		return err
	})
	return k, public, err
}

func (k key) sign(data []byte) (signature []byte, err error) {
	mechanism := uint(pkcs11.CKM_ECDSA)
	if k.algorithm == Ed25519 {
		mechanism = mechanismEdDSA
	}
	err = k.do(func(private pkcs11.ObjectHandle) error {
		err := k.SignInit(k.session, []*pkcs11.Mechanism{pkcs11.NewMechanism(mechanism, nil)}, private)
		if err == nil {
			signature, err = k.Sign(k.session, data)
		}
		return err
	})
	return signature, err
}

// do does something with the key in a session. If the session is gone it makes one new session and tries once more.
func (k key) do(what func(private pkcs11.ObjectHandle) error) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	hadSession := k.isOpen
	err := k.try(what)
	if isGone(err) {
		k.drop()
		if hadSession {
			err = k.try(what)
		}
	}
	if isGone(err) {
		k.drop()
	}
	return err
}

func (k key) try(what func(private pkcs11.ObjectHandle) error) error {
	if err := k.connect(k.readPIN); err != nil {
		return err
	}
	private, known := k.objects[k.object]
	if !known {
		var err error
		if private, err = k.private(); err != nil {
			return err
		}
		k.objects[k.object] = private
	}
	return what(private)
}

// connect opens the session and logs in, if there is none.
func (t *token) connect(readPIN func() (string, error)) error {
	if t.isOpen {
		return nil
	}
	if t.refused != nil {
		return t.refused
	}
	slot, err := t.find()
	if err != nil {
		return err
	}
	info, err := t.GetTokenInfo(slot)
	if err != nil {
		return fmt.Errorf("ask the token about itself: %w", err)
	}
	session, err := t.OpenSession(slot, pkcs11.CKF_SERIAL_SESSION)
	if err != nil {
		return fmt.Errorf("open a session: %w", err)
	}
	t.session, t.isOpen, t.objects = session, true, map[object]pkcs11.ObjectHandle{}
	if info.Flags&pkcs11.CKF_LOGIN_REQUIRED != 0 {
		err = t.login(info.Flags, readPIN)
	}
	if err != nil {
		t.drop()
	}
	return err
}

// login tries the PIN once, and not at all where a wrong one could lock the token.
func (t *token) login(flags uint, readPIN func() (string, error)) error {
	if err := checkFlags(flags); err != nil {
		return err
	}
	pin, err := readPIN()
	if err != nil {
		return fmt.Errorf("read the PIN: %w", err)
	}
	err = t.Login(t.session, pkcs11.CKU_USER, pin)
	switch {
	case err == nil, errors.Is(err, pkcs11.Error(pkcs11.CKR_USER_ALREADY_LOGGED_IN)):
		return nil
	case isPIN(err):
		t.refused = fmt.Errorf("%w until this process ends, so that wrong PINs don't lock it: log in: %w", ErrRefused, err)
		return t.refused
	}
	return loginError{err}
}

// checkFlags says why the PIN must not be tried.
func checkFlags(flags uint) error {
	const remedy = "log in once by the token's own tool with the right PIN, then start again"
	switch {
	case flags&pkcs11.CKF_USER_PIN_LOCKED != 0:
		return fmt.Errorf("%w: its PIN is locked: the security officer can set a new one", ErrRefused)
	case flags&pkcs11.CKF_USER_PIN_FINAL_TRY != 0:
		return fmt.Errorf("%w: one more wrong PIN would lock it: %s", ErrRefused, remedy)
	case flags&pkcs11.CKF_USER_PIN_COUNT_LOW != 0:
		return fmt.Errorf("%w: the last PIN that it was given was wrong: %s", ErrRefused, remedy)
	case flags&pkcs11.CKF_USER_PIN_TO_BE_CHANGED != 0:
		return fmt.Errorf("%w: its PIN is to be changed first", ErrRefused)
	case flags&pkcs11.CKF_USER_PIN_INITIALIZED == 0:
		return fmt.Errorf("%w: it has no PIN yet: the security officer sets one", ErrRefused)
	}
	return nil
}

// drop forgets the session, and closes it if it is still there.
func (t *token) drop() {
	if t.isOpen {
		_ = t.CloseSession(t.session) // gone already, or it goes with the process
	}
	t.isOpen, t.objects = false, nil
}

// private finds the one private key.
func (k key) private() (pkcs11.ObjectHandle, error) {
	found, err := k.objectsOf(pkcs11.CKO_PRIVATE_KEY, k.label, k.object.id)
	if err != nil {
		return 0, err
	}
	switch len(found) {
	case 0:
		return 0, fmt.Errorf("no such private key is in the token: %w", ErrMissing)
	case 1:
	default:
		return 0, fmt.Errorf("%d private keys are called so: tell them apart by id=", len(found))
	}
	values, err := k.GetAttributeValue(k.session, found[0], []*pkcs11.Attribute{
		pkcs11.NewAttribute(pkcs11.CKA_EC_PARAMS, nil),
	})
	if err != nil {
		return 0, fmt.Errorf("read the key's curve: %w", err)
	}
	if !isCurve(k.algorithm, values[0].Value) {
		return 0, fmt.Errorf("the key is not one of %s", k.algorithm)
	}
	values, err = k.GetAttributeValue(k.session, found[0], []*pkcs11.Attribute{
		pkcs11.NewAttribute(pkcs11.CKA_ALWAYS_AUTHENTICATE, nil),
	})
	if err == nil && slices.Contains(values[0].Value, 1) {
		return 0, errors.New("the key asks for its PIN at each signature (CKA_ALWAYS_AUTHENTICATE), which no server can give")
	}
	return found[0], nil
}

// public finds the public half of a private key, nil if the token doesn't have it.
func (k key) public(private pkcs11.ObjectHandle) (crypto.PublicKey, error) {
	values, err := k.GetAttributeValue(k.session, private, []*pkcs11.Attribute{pkcs11.NewAttribute(pkcs11.CKA_ID, nil)})
	label, id := k.label, ""
	if err == nil && len(values[0].Value) > 0 {
		label, id = "", string(values[0].Value)
	}
	found, err := k.objectsOf(pkcs11.CKO_PUBLIC_KEY, label, id)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	if len(found) > 1 {
		return nil, errors.New("the token has several public keys for it: give each pair an id of its own")
	}
	values, err = k.GetAttributeValue(k.session, found[0], []*pkcs11.Attribute{pkcs11.NewAttribute(pkcs11.CKA_EC_POINT, nil)})
	if err != nil {
		return nil, fmt.Errorf("read the public key: %w", err)
	}
	return decodePoint(k.algorithm, values[0].Value)
}

// objectsOf finds up to ten objects of a class.
func (k key) objectsOf(class uint, label, id string) ([]pkcs11.ObjectHandle, error) {
	template := []*pkcs11.Attribute{pkcs11.NewAttribute(pkcs11.CKA_CLASS, class)}
	if label != "" {
		template = append(template, pkcs11.NewAttribute(pkcs11.CKA_LABEL, label))
	}
	if id != "" {
		template = append(template, pkcs11.NewAttribute(pkcs11.CKA_ID, []byte(id)))
	}
	if err := k.FindObjectsInit(k.session, template); err != nil {
		return nil, fmt.Errorf("look for the key: %w", err)
	}
	found, _, err := k.FindObjects(k.session, 10)
	if err := errors.Join(err, k.FindObjectsFinal(k.session)); err != nil {
		return nil, fmt.Errorf("look for the key: %w", err)
	}
	return found, nil
}

func isCurve(algorithm Algorithm, params []byte) bool {
	for _, name := range curveNames[algorithm] {
		if hex.EncodeToString(params) == name {
			return true
		}
	}
	return false
}

// loginError is an error of C_Login, which is never tried again by itself.
type loginError struct{ err error }

func (e loginError) Error() string { return "log in: " + e.err.Error() }

// isGone says whether a new session may help.
func isGone(err error) bool {
	var code pkcs11.Error
	return errors.As(err, &code) && slices.Contains([]pkcs11.Error{
		pkcs11.CKR_SESSION_HANDLE_INVALID, pkcs11.CKR_SESSION_CLOSED, pkcs11.CKR_USER_NOT_LOGGED_IN,
		pkcs11.CKR_KEY_HANDLE_INVALID, pkcs11.CKR_OBJECT_HANDLE_INVALID, pkcs11.CKR_OPERATION_ACTIVE,
		pkcs11.CKR_DEVICE_REMOVED, pkcs11.CKR_DEVICE_ERROR, pkcs11.CKR_TOKEN_NOT_PRESENT,
		pkcs11.CKR_TOKEN_NOT_RECOGNIZED, pkcs11.CKR_SLOT_ID_INVALID,
	}, code)
}

// isPIN says whether C_Login found fault with the PIN.
func isPIN(err error) bool {
	var code pkcs11.Error
	return errors.As(err, &code) && slices.Contains([]pkcs11.Error{
		pkcs11.CKR_PIN_INCORRECT, pkcs11.CKR_PIN_INVALID, pkcs11.CKR_PIN_LEN_RANGE, pkcs11.CKR_PIN_EXPIRED,
		pkcs11.CKR_PIN_LOCKED,
	}, code)
}
