package main

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/keys"
)

// openKeys opens a member's key folder, and makes the keys that are not there yet.
func (m *member) openKeys() (*keys.Folder, error) {
	for _, dir := range []string{m.dir, m.keystore(), m.vault()} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, fmt.Errorf("keys of %s: %w", m.Name, err)
		}
	}
	if err := m.ensurePassword(); err != nil {
		return nil, fmt.Errorf("keys of %s: %w", m.Name, err)
	}
	folder, err := keys.Open(m.keystore(), m.passwordFile())
	if err != nil {
		return nil, fmt.Errorf("keys of %s: %w", m.Name, err)
	}
	if err := folder.Unguard(); err != nil {
		return nil, fmt.Errorf("keys of %s: %w", m.Name, err)
	}
	for _, p := range keys.Purposes {
		if err := folder.Create(p); err != nil && !errors.Is(err, keys.ErrExists) {
			return nil, fmt.Errorf("keys of %s: %w", m.Name, err)
		}
	}
	return folder, nil
}

func (m *member) ensurePassword() error {
	if _, err := os.Stat(m.passwordFile()); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var b [16]byte
	rand.Read(b[:]) // never fails (crypto/rand)
	return writeFile(m.passwordFile(), []byte(hex.EncodeToString(b[:])+"\n"), 0o600)
}

// founding is the member as the Consortium's constructor takes it.
func (m *member) founding(public keys.Public) (bindings.IConsortiumNewMember, error) {
	f := bindings.IConsortiumNewMember{
		Id: m.ID, Roles: new(big.Int).SetUint64(m.Roles), Accounts: []bindings.IConsortiumAccount{},
		Keys: []bindings.IConsortiumKey{
			{Kind: bindings.KeyKindStatement, Key: public.Statement},
			{Kind: bindings.KeyKindLog, Key: public.Log},
		},
	}
	if m.hasLog() {
		f.LogUrl = m.tilesURL()
	}
	for _, p := range keys.Accounts {
		purpose, err := bindings.ParseName(bindings.PurposeNames, string(p))
		if err != nil {
			return f, err
		}
		f.Accounts = append(f.Accounts, bindings.IConsortiumAccount{Account: public.Accounts[p], Purpose: purpose})
	}
	return f, nil
}

// senders are the accounts that send transactions: all but the attestor's.
func senders(public keys.Public) (list []common.Address) {
	for _, p := range keys.Accounts {
		if p != keys.Attestor {
			list = append(list, public.Accounts[p])
		}
	}
	return list
}
