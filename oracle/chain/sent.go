package chain

import (
	"context"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
)

// Sent is a transaction that a final block holds.
type Sent struct {
	oracle.Tx
	Kind  oracle.TxKind // by what it calls
	Mined oracle.Mined
}

// Amended is a transaction that amended handles of a member.
type Amended struct {
	Tx      common.Hash
	Block   uint64
	Handles []common.Hash
}

// Amended lists what amended handles of a member from a block on, up to the newest final one.
func (r *Reader) Amended(ctx context.Context, member common.Hash, from uint64) (list []Amended, err error) {
	contract := bindings.NewResultLog()
	abi := contract.GetABI()
	event := abi.Events[bindings.ResultLogHandlesAmendedEventName]
	logs, err := logsBetween(ctx, r.client, ethereum.FilterQuery{
		Addresses: []common.Address{r.contract.Address}, Topics: [][]common.Hash{{event.ID}, {member}},
	}, max(from, r.contract.Block), r.final.Number.Uint64())
	if err != nil {
		return nil, fmt.Errorf("ask for the member's amendments: %w", err)
	}
	for i := range logs {
		e, err := contract.UnpackHandlesAmendedEvent(&logs[i])
		if err != nil {
			return nil, fmt.Errorf("amendments of block %d: %w", logs[i].BlockNumber, err)
		}
		a := Amended{Tx: logs[i].TxHash, Block: logs[i].BlockNumber}
		for n, amendment := range e.Amendments {
			if e.Skipped.Bit(n) == 0 { // else it was amended before
				a.Handles = append(a.Handles, amendment.Handle)
			}
		}
		list = append(list, a)
	}
	return list, nil
}

// Transaction fetches what a final block holds.
func (r *Reader) Transaction(ctx context.Context, hash common.Hash) (Sent, error) {
	tx, _, err := r.client.TransactionByHash(ctx, hash)
	if err != nil {
		return Sent{}, fmt.Errorf("ask for transaction %s: %w", hash, err)
	}
	return r.sent(ctx, tx)
}

func (r *Reader) sent(ctx context.Context, tx *types.Transaction) (s Sent, err error) {
	receipt, err := r.client.TransactionReceipt(ctx, tx.Hash())
	if err != nil {
		return s, fmt.Errorf("ask for the receipt of transaction %s: %w", tx.Hash(), err)
	}
	from, err := types.Sender(types.LatestSignerForChainID(new(big.Int).SetUint64(r.chainID)), tx)
	if err != nil {
		return s, fmt.Errorf("transaction %s: %w", tx.Hash(), err)
	}
	raw, err := tx.MarshalBinary()
	if err != nil {
		return s, fmt.Errorf("transaction %s: %w", tx.Hash(), err)
	}
	s = Sent{
		Tx:   oracle.Tx{Account: from, Nonce: tx.Nonce(), Hash: tx.Hash(), Raw: raw},
		Kind: r.kind(tx),
		Mined: oracle.Mined{
			Block: receipt.BlockHash, Number: receipt.BlockNumber.Uint64(),
			Succeeded: receipt.Status == types.ReceiptStatusSuccessful,
		},
	}
	if !s.Mined.Succeeded {
		s.Mined.Reason = whyFailed(ctx, r.client, receipt)
	}
	return s, nil
}

// kind is what a transaction does, by its call. Whose log it is about is not looked at.
func (r *Reader) kind(tx *types.Transaction) oracle.TxKind {
	contract := bindings.NewResultLog()
	abi := contract.GetABI()
	switch to := tx.To(); {
	case to == nil || len(tx.Data()) < 4:
		return oracle.TxForeign
	case *to == r.consent:
		return oracle.TxConsent
	case *to == r.disclosures.Address:
		return disclosureKind(tx.Data())
	case *to != r.contract.Address:
		return oracle.TxForeign
	}
	method, err := abi.MethodById(tx.Data())
	switch {
	case err == nil && method.Name == "checkpoint":
		return oracle.TxCheckpoint
	case err == nil && method.Name == "amend":
		return oracle.TxAmend
	}
	return oracle.TxForeign
}

// disclosureKind is what a call of the DisclosureLog does, of what the sequencer may do there.
func disclosureKind(data []byte) oracle.TxKind {
	log := bindings.NewDisclosureLog().GetABI()
	method, err := log.MethodById(data)
	switch {
	case err == nil && method.Name == "anchorBatch":
		return oracle.TxDisclosures
	case err == nil && method.Name == "breakGlass":
		return oracle.TxEmergency
	}
	return oracle.TxForeign
}

// Batches lists a member's batches of disclosures behind a number, oldest first. That the node leaves none out shows in
// their numbers.
func (r *Reader) Batches(ctx context.Context, member common.Hash, above uint64) (list []oracle.GapBatch, err error) {
	if r.disclosures.Address == (common.Address{}) {
		return nil, nil
	}
	logs, err := logsBetween(ctx, r.client, ethereum.FilterQuery{
		Addresses: []common.Address{r.disclosures.Address}, Topics: [][]common.Hash{{evidence.DisclosureTopic}, {member}},
	}, r.disclosures.Block, r.final.Number.Uint64())
	if err != nil {
		return nil, fmt.Errorf("ask for the member's batches of disclosures: %w", err)
	}
	for i := range logs {
		a, err := evidence.DecodeDisclosureAnchor(&logs[i])
		if err != nil {
			return nil, fmt.Errorf("batch of block %d: %w", logs[i].BlockNumber, err)
		}
		if a.Number != uint64(i)+1 {
			return nil, fmt.Errorf("the node leaves out batch %d of disclosures", i+1)
		}
		if a.Number <= above {
			continue
		}
		made, err := r.time(ctx, &logs[i])
		if err != nil {
			return nil, err
		}
		list = append(list, oracle.GapBatch{Tx: logs[i].TxHash, Made: made, Batch: oracle.Batch{
			Number: a.Number, Root: a.Root, Size: uint32(a.Size), Covered: a.Covered, Head: a.Head,
		}})
	}
	return list, nil
}

// Sent lists the transactions of an account from a nonce on, as far as final blocks hold them. No node finds them by nonce:
// the blocks from one on are looked through, and none before the contract's. What an account sent before that can't be the log's:
// the list begins with what it sent first since.
func (r *Reader) Sent(ctx context.Context, account common.Address, nonce, from uint64) ([]Sent, error) {
	next, err := r.client.NonceAt(ctx, account, r.final.Number)
	if err != nil {
		return nil, fmt.Errorf("ask for nonce: %w", err)
	}
	isFirst := from <= r.contract.Block
	var list []Sent
	last := r.final.Number.Uint64()
	for from = max(from, r.contract.Block); nonce < next && from <= last; from += blocksAtOnce {
		found, err := r.sentIn(ctx, account, nonce, from, min(from+blocksAtOnce-1, last))
		if err != nil {
			return nil, err
		}
		for _, tx := range found {
			if tx.Nonce() != nonce && (len(list) > 0 || !isFirst) {
				return nil, fmt.Errorf("the node leaves out transaction %d of account %s", nonce, account)
			}
			s, err := r.sent(ctx, tx)
			if err != nil {
				return nil, err
			}
			list, nonce = append(list, s), tx.Nonce()+1
		}
	}
	if nonce < next && (len(list) > 0 || !isFirst) {
		return nil, fmt.Errorf("the node tells of %d transactions of account %s, and its blocks hold them up to %d", next, account, nonce)
	}
	return list, nil
}

// blocksAtOnce is how many blocks one request asks for.
const blocksAtOnce = 50

// sentIn finds an account's transactions in a few blocks. Other accounts' may be of kinds that we can't read.
func (r *Reader) sentIn(ctx context.Context, account common.Address, nonce, from, to uint64) ([]*types.Transaction, error) {
	type block struct {
		Transactions []json.RawMessage `json:"transactions"`
	}
	blocks := make([]*block, to-from+1)
	batch := make([]rpc.BatchElem, len(blocks))
	for i := range blocks {
		batch[i] = rpc.BatchElem{
			Method: "eth_getBlockByNumber", Args: []any{hexutil.Uint64(from + uint64(i)), true}, Result: &blocks[i],
		}
	}
	if err := r.client.Client().BatchCallContext(ctx, batch); err != nil {
		return nil, fmt.Errorf("ask for blocks %d to %d: %w", from, to, err)
	}
	var list []*types.Transaction
	for i, b := range blocks {
		if batch[i].Error != nil || b == nil {
			return nil, fmt.Errorf("ask for block %d: the node does not give it (%w)", from+uint64(i), batch[i].Error)
		}
		for _, text := range b.Transactions {
			var head struct{ From common.Address }
			if err := json.Unmarshal(text, &head); err != nil {
				return nil, fmt.Errorf("block %d: %w", from+uint64(i), err)
			}
			if head.From != account {
				continue
			}
			tx := new(types.Transaction)
			if err := tx.UnmarshalJSON(text); err != nil {
				return nil, fmt.Errorf("block %d: %w", from+uint64(i), err)
			}
			if tx.Nonce() >= nonce {
				list = append(list, tx)
			}
		}
	}
	slices.SortFunc(list, func(a, b *types.Transaction) int { return int(a.Nonce()) - int(b.Nonce()) })
	return list, nil
}
