// Package ethsig makes Ethereum's signatures of those that a device or a service answers.
package ethsig

import (
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// ErrSignature is returned for a signature that is not that of the key.
var ErrSignature = errors.New("the signature is not that of the key")

// Complete turns r and s, 64 bytes, into what Ethereum takes, 65 bytes: the lower s, and the recovery id of the two that
// leads to the account.
func Complete(hash common.Hash, rs []byte, account common.Address) ([]byte, error) {
	if len(rs) != 64 {
		return nil, ErrSignature
	}
	order := crypto.S256().Params().N
	s := new(big.Int).SetBytes(rs[32:])
	if s.Cmp(new(big.Int).Rsh(order, 1)) > 0 {
		s.Sub(order, s)
	}
	if s.Sign() <= 0 {
		return nil, ErrSignature
	}
	signature := make([]byte, crypto.SignatureLength)
	copy(signature, rs[:32])
	s.FillBytes(signature[32:64])
	for id := range byte(2) {
		signature[crypto.RecoveryIDOffset] = id
		public, err := crypto.SigToPub(hash[:], signature)
		if err == nil && crypto.PubkeyToAddress(*public) == account {
			return signature, nil
		}
	}
	return nil, ErrSignature
}
