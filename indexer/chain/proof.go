package chain

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/internal/deploy"
)

// Prove returns what slots of a contract held as of a block, with the trie nodes that show it. Of a node's answer nothing
// counts but nodes that lead somewhere from the block's own state root: what it says of values is not read. ErrNoProof
// says that no node has the state any more, or the block.
func (s *Source) Prove(
	ctx context.Context, at indexer.Ref, contract string, slots []common.Hash,
) (indexer.StateProof, error) {
	for _, deployed := range s.config.Deployment.Contracts() {
		if deployed.Name != contract {
			continue
		}
		proof, err := ask(ctx, s, func(n *node) (indexer.StateProof, error) { return n.prove(ctx, at, deployed, slots) })
		if err != nil {
			return proof, fmt.Errorf("prove the state of %s in block %d: %w: %w", contract, at.Number, indexer.ErrNoProof, err)
		}
		return proof, nil
	}
	return indexer.StateProof{}, errors.New("prove the state: no contract " + contract)
}

func (n *node) prove(
	ctx context.Context, at indexer.Ref, contract deploy.Named, slots []common.Hash,
) (p indexer.StateProof, err error) {
	p = indexer.StateProof{Contract: contract.Name, Address: contract.Address, CodeHash: contract.CodeHash}
	var block json.RawMessage
	var answer accountAnswer
	number := hexutil.EncodeUint64(at.Number)
	if err := n.call(ctx, []rpc.BatchElem{
		{Method: "eth_getBlockByNumber", Args: []any{number, false}, Result: &block},
		{Method: "eth_getProof", Args: []any{contract.Address, slots, number}, Result: &answer},
	}); err != nil {
		return p, err
	}
	head, err := decodeHeader(n.codec, at.Number, block)
	if err != nil {
		return p, err
	}
	if head.Hash != at.Hash {
		return p, failed(indexer.CheckHeader, at.Number, "the node's block is another one: %s", head.Hash)
	}
	if p.Header, err = headerBytes(block); err != nil {
		return p, failed(indexer.CheckHeader, at.Number, "%w", err)
	}
	if err := answer.check(&p, head.StateRoot, slots); err != nil {
		return p, failed(indexer.CheckAnswer, at.Number, "eth_getProof: %w", err)
	}
	return p, nil
}

// headerBytes are those of a header as the node serves it.
func headerBytes(block json.RawMessage) ([]byte, error) {
	var fields types.Header
	if err := json.Unmarshal(block, &fields); err != nil {
		return nil, err
	}
	return rlp.EncodeToBytes(&fields)
}

// accountAnswer is what of an answer to eth_getProof is read.
type accountAnswer struct {
	AccountProof []hexutil.Bytes `json:"accountProof"`
	StorageProof []struct {
		Proof []hexutil.Bytes `json:"proof"`
	} `json:"storageProof"`
}

// check walks from the state root to each slot, and keeps the nodes on the way.
func (a accountAnswer) check(p *indexer.StateProof, root common.Hash, slots []common.Hash) error {
	if len(a.StorageProof) != len(slots) {
		return fmt.Errorf("%d slots, asked for %d", len(a.StorageProof), len(slots))
	}
	path, value, err := evidence.TriePath(root, crypto.Keccak256(p.Address[:]), plainBytes(a.AccountProof))
	if err != nil {
		return fmt.Errorf("account: %w", err)
	}
	var account types.StateAccount
	if err := rlp.DecodeBytes(value, &account); err != nil {
		return fmt.Errorf("account: %w", err)
	}
	if common.Hash(account.CodeHash) != p.CodeHash {
		return errors.New("the account's code is not the contract's")
	}
	p.Account = hexBytes(path)
	for i, slot := range slots {
		proven, err := a.slot(i, account.Root, slot)
		if err != nil {
			return fmt.Errorf("slot %s: %w", slot, err)
		}
		p.Slots = append(p.Slots, proven)
	}
	return nil
}

func (a accountAnswer) slot(i int, root, slot common.Hash) (indexer.SlotProof, error) {
	path, value, err := evidence.TriePath(root, crypto.Keccak256(slot[:]), plainBytes(a.StorageProof[i].Proof))
	if err != nil {
		return indexer.SlotProof{}, err
	}
	var word []byte
	if value != nil {
		if err := rlp.DecodeBytes(value, &word); err != nil {
			return indexer.SlotProof{}, err
		}
	}
	if len(word) > common.HashLength {
		return indexer.SlotProof{}, errors.New("a value longer than a word")
	}
	return indexer.SlotProof{Slot: slot, Value: common.BytesToHash(word), Nodes: hexBytes(path)}, nil
}

func plainBytes(list []hexutil.Bytes) [][]byte {
	out := make([][]byte, len(list))
	for i, b := range list {
		out[i] = b
	}
	return out
}

func hexBytes(list [][]byte) []hexutil.Bytes {
	out := make([]hexutil.Bytes, len(list))
	for i, b := range list {
		out[i] = b
	}
	return out
}
