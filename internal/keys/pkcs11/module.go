//go:build cgo

package pkcs11

import (
	"errors"
	"fmt"
	"sync"

	"github.com/miekg/pkcs11"
)

// module is what is used of a PKCS#11 library.
type module interface {
	GetSlotList(tokenPresent bool) ([]uint, error)
	GetTokenInfo(slot uint) (pkcs11.TokenInfo, error)
	OpenSession(slot uint, flags uint) (pkcs11.SessionHandle, error)
	CloseSession(session pkcs11.SessionHandle) error
	Login(session pkcs11.SessionHandle, userType uint, pin string) error
	FindObjectsInit(session pkcs11.SessionHandle, template []*pkcs11.Attribute) error
	FindObjects(session pkcs11.SessionHandle, most int) ([]pkcs11.ObjectHandle, bool, error)
	FindObjectsFinal(session pkcs11.SessionHandle) error
	GetAttributeValue(session pkcs11.SessionHandle, object pkcs11.ObjectHandle, a []*pkcs11.Attribute) ([]*pkcs11.Attribute, error)
	SignInit(session pkcs11.SessionHandle, m []*pkcs11.Mechanism, key pkcs11.ObjectHandle) error
	Sign(session pkcs11.SessionHandle, message []byte) ([]byte, error)
}

// library is a module that is loaded and initialized, once for the process, and its tokens that were asked for. It is
// called by one goroutine at a time: not every module bears more, whatever it says.
type library struct {
	module
	mu     sync.Mutex
	tokens map[identity]*token
}

// identity tells a token from others, wherever it is plugged in.
type identity struct{ label, manufacturer, model, serial string }

var libraries = struct {
	sync.Mutex
	loaded map[string]*library
}{loaded: map[string]*library{}}

func load(path string) (*library, error) {
	libraries.Lock()
	defer libraries.Unlock()
	if l, ok := libraries.loaded[path]; ok {
		return l, nil
	}
	ctx := pkcs11.New(path)
	if ctx == nil {
		return nil, fmt.Errorf("module %s: %w, or not a PKCS#11 library for this machine", path, ErrMissing)
	}
	err := ctx.Initialize()
	if err != nil && !errors.Is(err, pkcs11.Error(pkcs11.CKR_CRYPTOKI_ALREADY_INITIALIZED)) {
		ctx.Destroy()
		return nil, fmt.Errorf("initialize module %s: %w", path, err)
	}
	l := &library{module: ctx, tokens: map[identity]*token{}}
	libraries.loaded[path] = l
	return l, nil
}

// token finds the one token that a URI names.
func (l *library) token(uri URI) (*token, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, id, err := l.slot(func(id identity) bool {
		return matches(uri.Token, id.label) && matches(uri.Serial, id.serial) &&
			matches(uri.Manufacturer, id.manufacturer) && matches(uri.Model, id.model)
	})
	if err != nil {
		return nil, err
	}
	if l.tokens[id] == nil {
		l.tokens[id] = &token{module: l.module, mu: &l.mu, find: func() (uint, error) {
			slot, _, err := l.slot(func(other identity) bool { return other == id })
			return slot, err
		}}
	}
	return l.tokens[id], nil
}

// slot finds the one slot that holds such a token.
func (l *library) slot(fits func(identity) bool) (slot uint, id identity, err error) {
	slots, err := l.GetSlotList(true)
	if err != nil {
		return 0, id, fmt.Errorf("list slots: %w", err)
	}
	count := 0
	for _, s := range slots {
		info, err := l.GetTokenInfo(s)
		if err != nil {
			continue // another's token, or one that was just taken out
		}
		got := identity{info.Label, info.ManufacturerID, info.Model, info.SerialNumber}
		if info.Flags&pkcs11.CKF_TOKEN_INITIALIZED != 0 && fits(got) {
			slot, id = s, got
			count++
		}
	}
	switch count {
	case 0:
		return 0, id, fmt.Errorf("the token is not in any slot: %w", ErrMissing)
	case 1:
		return slot, id, nil
	}
	return 0, id, fmt.Errorf("%d tokens are called so: tell them apart by serial=", count)
}

func matches(want, got string) bool { return want == "" || want == got }
