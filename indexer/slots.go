package indexer

import (
	"encoding/binary"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
)

// StateProof shows what a contract's storage held as of a block, to whoever trusts the block's hash: the header, the path
// through the state trie to the contract's account, and from there to each slot.
type StateProof struct {
	Contract string          `json:"contract"`
	Address  common.Address  `json:"address"`
	CodeHash common.Hash     `json:"codeHash" doc:"of the account; the deployment's and the trust file's"`
	Header   hexutil.Bytes   `json:"header" doc:"RLP; by the chain's codec it gives the answer's block hash"`
	Account  []hexutil.Bytes `json:"accountProof" doc:"trie nodes from the header's state root to the account"`
	Slots    []SlotProof     `json:"storageProof"`
}

// SlotProof shows what a slot held.
type SlotProof struct {
	Slot  common.Hash     `json:"slot"`
	Value common.Hash     `json:"value" doc:"zero where the nodes show that nothing is there"`
	Nodes []hexutil.Bytes `json:"proof" doc:"trie nodes from the account's storage root"`
}

// The slots are those of docs/spec/log.md, consent.md and consortium.md.

// LogSlots are where a log's head is: its size with the blocks, and its root.
func LogSlots(member, log common.Hash) (head, root common.Hash) {
	head = mapped(log, mapped(member, slot(1)))
	return head, next(head)
}

// GrantSlot is where a grant is.
func GrantSlot(grant common.Hash) common.Hash { return mapped(grant, slot(7)) }

// MemberSlot is where a member's roles and standing are.
func MemberSlot(member common.Hash) common.Hash { return mapped(member, slot(4)) }

func mapped(key, at common.Hash) common.Hash { return crypto.Keccak256Hash(key[:], at[:]) }

func slot(n byte) common.Hash { return common.Hash{31: n} }

// next is the slot behind one.
func next(at common.Hash) common.Hash {
	for i := len(at) - 8; i >= 0; i -= 8 {
		n := binary.BigEndian.Uint64(at[i:]) + 1
		binary.BigEndian.PutUint64(at[i:], n)
		if n != 0 {
			break
		}
	}
	return at
}
