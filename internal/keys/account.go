package keys

import (
	"crypto/ecdsa"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/internal/keys/redact"
)

// Account is one of the lab's accounts on the chain.
type Account struct {
	redact.All
	key redact.Hidden[accountKey]
}

// accountKey signs for an account, wherever its key is.
type accountKey interface {
	Address() common.Address
	SignHash(hash common.Hash) ([]byte, error)
}

// payloadKey is an accountKey that hashes what it signs by itself.
type payloadKey interface {
	SignPayload(payload []byte) ([]byte, error)
}

// localKey is a key that the folder itself holds.
type localKey struct{ *ecdsa.PrivateKey }

// Address is the account's address.
func (k localKey) Address() common.Address { return crypto.PubkeyToAddress(k.PublicKey) }

// SignHash signs a hash.
func (k localKey) SignHash(hash common.Hash) ([]byte, error) {
	signature, err := crypto.Sign(hash[:], k.PrivateKey)
	if err != nil {
		return nil, fmt.Errorf("sign hash: %w", err)
	}
	return signature, nil
}

// Account opens the account of a purpose: its key in the folder, or the token or service that a pointer there names.
func (f *Folder) Account(p Purpose) (Account, error) {
	if p.algorithm() != secp256k1Algorithm {
		return Account{}, fmt.Errorf("open account: %q is not the purpose of an account", string(p))
	}
	return f.account(p.slot())
}

func (f *Folder) account(s slot) (Account, error) {
	o, err := f.open(s)
	if err != nil {
		return Account{}, err
	}
	if key, ok := o.remote.(accountKey); ok {
		return Account{key: redact.Hide(key)}, nil
	}
	key, err := crypto.ToECDSA(o.secret)
	if err != nil {
		return Account{}, fmt.Errorf("%s key: %w: no secp256k1 scalar", s.purpose, ErrDamaged)
	}
	return Account{key: redact.Hide[accountKey](localKey{key})}, nil
}

// Address is the account's address on the chain.
func (a Account) Address() common.Address { return a.key.Reveal().Address() }

// SignHash signs a 32-byte hash: r, s (low) and the recovery id 0 or 1, 65 bytes.
func (a Account) SignHash(hash common.Hash) ([]byte, error) { return a.key.Reveal().SignHash(hash) }

// SignTx signs a transaction for one chain (EIP-155 and later).
func (a Account) SignTx(tx *types.Transaction, chainID *big.Int) (*types.Transaction, error) {
	signer := types.LatestSignerForChainID(chainID)
	var signature []byte
	var err error
	if key, ok := a.key.Reveal().(payloadKey); ok {
		var payload []byte
		if payload, err = signingPayload(tx, signer); err == nil {
			signature, err = key.SignPayload(payload)
		}
	} else {
		signature, err = a.SignHash(signer.Hash(tx))
	}
	if err != nil {
		return nil, err
	}
	return tx.WithSignature(signer, signature)
}

// signingPayload is what is hashed to sign a transaction: of EIP-155, 2930 or 1559.
func signingPayload(tx *types.Transaction, signer types.Signer) ([]byte, error) {
	var fields []any
	switch tx.Type() {
	case types.LegacyTxType:
		fields = []any{
			tx.Nonce(), tx.GasPrice(), tx.Gas(), tx.To(), tx.Value(), tx.Data(), signer.ChainID(), uint(0), uint(0),
		}
	case types.AccessListTxType:
		fields = []any{
			signer.ChainID(), tx.Nonce(), tx.GasPrice(), tx.Gas(), tx.To(), tx.Value(), tx.Data(), tx.AccessList(),
		}
	case types.DynamicFeeTxType:
		fields = []any{
			signer.ChainID(), tx.Nonce(), tx.GasTipCap(), tx.GasFeeCap(), tx.Gas(), tx.To(), tx.Value(), tx.Data(),
			tx.AccessList(),
		}
	default:
		return nil, fmt.Errorf("sign transaction: type %d is not known here", tx.Type())
	}
	payload, err := rlp.EncodeToBytes(fields)
	if err != nil {
		return nil, fmt.Errorf("sign transaction: %w", err)
	}
	if tx.Type() != types.LegacyTxType {
		payload = append([]byte{tx.Type()}, payload...)
	}
	if crypto.Keccak256Hash(payload) != signer.Hash(tx) {
		return nil, errors.New("sign transaction: its payload does not hash to what is to be signed")
	}
	return payload, nil
}
