package keys

import (
	"crypto/ecdsa"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/internal/keys/redact"
)

// Account is one of the lab's accounts on the chain.
type Account struct {
	redact.All
	key redact.Hidden[*ecdsa.PrivateKey]
}

// Account opens the account of a purpose.
func (f *Folder) Account(p Purpose) (Account, error) {
	if p.algorithm() != secp256k1Algorithm {
		return Account{}, fmt.Errorf("open account: %q is not the purpose of an account", string(p))
	}
	secret, err := f.secret(p.slot())
	if err != nil {
		return Account{}, err
	}
	key, err := crypto.ToECDSA(secret)
	if err != nil {
		return Account{}, fmt.Errorf("%s key: %w: no secp256k1 scalar", p, ErrDamaged)
	}
	return Account{key: redact.Hide(key)}, nil
}

// Address is the account's address on the chain.
func (a Account) Address() common.Address { return crypto.PubkeyToAddress(a.key.Reveal().PublicKey) }

// SignHash signs a 32-byte hash: r, s (low) and the recovery id 0 or 1, 65 bytes.
func (a Account) SignHash(hash common.Hash) ([]byte, error) {
	signature, err := crypto.Sign(hash[:], a.key.Reveal())
	if err != nil {
		return nil, fmt.Errorf("sign hash: %w", err)
	}
	return signature, nil
}

// SignTx signs a transaction for one chain (EIP-155 and later).
func (a Account) SignTx(tx *types.Transaction, chainID *big.Int) (*types.Transaction, error) {
	signer := types.LatestSignerForChainID(chainID)
	signature, err := a.SignHash(signer.Hash(tx))
	if err != nil {
		return nil, err
	}
	return tx.WithSignature(signer, signature)
}
