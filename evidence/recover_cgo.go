//go:build cgo

package evidence

import (
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// recoverChecked recovers the accounts that signed one digest, by libsecp256k1. The signatures' values were checked.
func recoverChecked(digest common.Hash, signatures [][]byte) ([]common.Address, error) {
	accounts := make([]common.Address, len(signatures))
	for i, signature := range signatures {
		public, err := crypto.Ecrecover(digest[:], signature)
		if err != nil {
			return nil, fmt.Errorf("signature %d: %w", i, err)
		}
		accounts[i] = common.BytesToAddress(crypto.Keccak256(public[1:])[12:])
	}
	return accounts, nil
}
