package simchain_test

import (
	"encoding/binary"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer/simchain"
)

// TestCommit puts all that was sent into one block, however soon after it was sent.
func TestCommit(t *testing.T) {
	c := simchain.New(t)
	for round := range 10 {
		sent := make([]common.Hash, 8)
		for i := range sent {
			handle := crypto.Keccak256Hash(binary.BigEndian.AppendUint64(nil, uint64(round*len(sent)+i)))
			sent[i] = c.Amend(handle, uint8(evidence.ReasonCancelled), common.Hash{})
		}
		block := c.Commit()
		for i, tx := range sent {
			if r := c.Receipt(tx); r.BlockHash != block || r.Status != 1 {
				t.Fatalf("round %d: transaction %d is in block %s with status %d, want %s", round, i, r.BlockHash, r.Status, block)
			}
		}
	}
}
