package chain

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/evidence"
)

// FinalHeader is the RLP of the newest final block's header, as the node serves it.
func (r *Reader) FinalHeader() ([]byte, error) {
	header, err := rlp.EncodeToBytes(r.final)
	if err != nil {
		return nil, fmt.Errorf("encode the header of block %s: %w", r.final.Number, err)
	}
	return header, nil
}

// AmendmentState proves what the contract recorded about a handle as of the newest final block. What makes that block's
// header trusted is not in it yet. Of the node's answer nothing counts but trie nodes that lead somewhere: what it says of
// values, or that it has none, is not read.
func (r *Reader) AmendmentState(ctx context.Context, member, handle common.Hash) (evidence.AmendmentState, error) {
	s, err := r.amendmentState(ctx, evidence.StatusSlot(member, handle))
	if err != nil {
		return evidence.AmendmentState{}, fmt.Errorf("prove the status in block %s: %w", r.final.Number, err)
	}
	return s, nil
}

func (r *Reader) amendmentState(ctx context.Context, slot common.Hash) (s evidence.AmendmentState, err error) {
	if s.Header, err = r.FinalHeader(); err != nil {
		return s, err
	}
	var answer struct {
		AccountProof []hexutil.Bytes `json:"accountProof"`
		StorageProof []struct {
			Proof []hexutil.Bytes `json:"proof"`
		} `json:"storageProof"`
	}
	number := hexutil.EncodeBig(r.final.Number)
	err = r.client.Client().CallContext(ctx, &answer, "eth_getProof", r.contract.Address, []common.Hash{slot}, number)
	if err != nil {
		return s, fmt.Errorf("ask for it: %w", err)
	}
	if len(answer.StorageProof) != 1 {
		return s, fmt.Errorf("the node proves %d slots, asked for one", len(answer.StorageProof))
	}
	account, value, err := evidence.TriePath(r.final.Root, crypto.Keccak256(r.contract.Address[:]), nodes(answer.AccountProof))
	if err != nil {
		return s, fmt.Errorf("account of ResultLog: %w", err)
	}
	var state types.StateAccount
	if err := rlp.DecodeBytes(value, &state); err != nil {
		return s, fmt.Errorf("account of ResultLog: %w", err)
	}
	s.Account = account
	if s.Storage, _, err = evidence.TriePath(state.Root, crypto.Keccak256(slot[:]), nodes(answer.StorageProof[0].Proof)); err != nil {
		return s, fmt.Errorf("storage of ResultLog: %w", err)
	}
	return s, nil
}

func nodes(list []hexutil.Bytes) [][]byte {
	out := make([][]byte, len(list))
	for i, n := range list {
		out[i] = n
	}
	return out
}
