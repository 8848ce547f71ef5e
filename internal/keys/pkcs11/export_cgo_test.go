//go:build cgo

package pkcs11

import "github.com/miekg/pkcs11"

// Code is an error of a module.
type Code = pkcs11.Error

// Faulty is a library that counts what it is asked and answers faults in place of the real one.
type Faulty struct {
	module
	Logins, Signs int
	Refuse        map[string][]error // by function, in order; nil lets one call through
	Flags         uint               // added to those of each token
}

// Interpose puts a faulty library in the place of a real one that is loaded, and forgets all that was known of its
// tokens, as a new process would.
func Interpose(path string) (faulty *Faulty, restore func(), err error) {
	real, err := load(path)
	if err != nil {
		return nil, nil, err
	}
	forget(real)
	faulty = &Faulty{module: real.module, Refuse: map[string][]error{}}
	put := func(l *library) {
		libraries.Lock()
		defer libraries.Unlock()
		libraries.loaded[path] = l
	}
	between := &library{module: faulty, tokens: map[identity]*token{}}
	put(between)
	return faulty, func() { forget(between); put(real) }, nil
}

func forget(l *library) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for id, t := range l.tokens {
		t.drop()
		delete(l.tokens, id)
	}
}

func (f *Faulty) refuse(function string) error {
	list := f.Refuse[function]
	if len(list) == 0 {
		return nil
	}
	f.Refuse[function] = list[1:]
	return list[0]
}

// GetTokenInfo adds the flags.
func (f *Faulty) GetTokenInfo(slot uint) (pkcs11.TokenInfo, error) {
	info, err := f.module.GetTokenInfo(slot)
	info.Flags |= f.Flags
	return info, err
}

// GetSlotList may answer a fault.
func (f *Faulty) GetSlotList(present bool) ([]uint, error) {
	if err := f.refuse("GetSlotList"); err != nil {
		return nil, err
	}
	return f.module.GetSlotList(present)
}

// Login counts.
func (f *Faulty) Login(session pkcs11.SessionHandle, userType uint, pin string) error {
	f.Logins++
	if err := f.refuse("Login"); err != nil {
		return err
	}
	return f.module.Login(session, userType, pin)
}

// Sign counts.
func (f *Faulty) Sign(session pkcs11.SessionHandle, message []byte) ([]byte, error) {
	f.Signs++
	if err := f.refuse("Sign"); err != nil {
		return nil, err
	}
	return f.module.Sign(session, message)
}
