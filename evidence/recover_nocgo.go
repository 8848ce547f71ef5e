//go:build !cgo

package evidence

import "github.com/ethereum/go-ethereum/common"

// recoverChecked recovers the accounts that signed one digest. The signatures' values were checked.
func recoverChecked(digest common.Hash, signatures [][]byte) ([]common.Address, error) {
	return recoverPortable(digest, signatures)
}
