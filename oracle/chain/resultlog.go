package chain

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/tiles"
)

// ResultLog is the ResultLog contract for one log, written to by its sequencer.
type ResultLog struct {
	chain     *Chain
	contract  *bindings.ResultLog
	abi       abi.ABI
	member    common.Hash
	log       common.Hash
	sequencer Signer
}

// ResultLog binds the contract to a log.
func (c *Chain) ResultLog(member, log common.Hash, sequencer Signer) *ResultLog {
	contract := bindings.NewResultLog()
	return &ResultLog{c, contract, contract.GetABI(), member, log, sequencer}
}

// Head implements oracle.Ledger.
func (l *ResultLog) Head(ctx context.Context) (tiles.Tree, error) {
	data, err := l.contract.TryPackHead(l.member, l.log)
	if err != nil {
		return tiles.Tree{}, fmt.Errorf("ask for the log's head: %w", err)
	}
	to := l.chain.deployment.ResultLog.Address
	out, err := l.chain.client.CallContract(ctx, ethereum.CallMsg{To: &to, Data: data}, nil)
	if err != nil {
		return tiles.Tree{}, fmt.Errorf("ask for the log's head: %w", err)
	}
	head, err := l.contract.UnpackHead(out)
	if err != nil {
		return tiles.Tree{}, fmt.Errorf("ask for the log's head: %w", err)
	}
	if !head.IsOpen {
		return tiles.Tree{}, fmt.Errorf("log %s of member %s is not open: the member's manager opens it", l.log, l.member)
	}
	return tiles.Tree{Size: head.Size, Root: head.Root}, nil
}

// MaxGrowth implements oracle.Ledger.
func (l *ResultLog) MaxGrowth(ctx context.Context) (uint64, error) {
	data, err := l.contract.TryPackMaxGrowth()
	if err != nil {
		return 0, fmt.Errorf("ask how far a log may grow: %w", err)
	}
	to := l.chain.deployment.ResultLog.Address
	out, err := l.chain.client.CallContract(ctx, ethereum.CallMsg{To: &to, Data: data}, nil)
	if err != nil {
		return 0, fmt.Errorf("ask how far a log may grow: %w", err)
	}
	growth, err := l.contract.UnpackMaxGrowth(out)
	if err != nil {
		return 0, fmt.Errorf("ask how far a log may grow: %w", err)
	}
	return growth, nil
}

// Checkpoint implements oracle.Ledger.
func (l *ResultLog) Checkpoint(
	ctx context.Context, nonce uint64, tree tiles.Tree, consistency []common.Hash,
) (oracle.Tx, error) {
	data, err := l.contract.TryPackCheckpoint(l.member, l.log, tree.Size, tree.Root, words(consistency))
	if err != nil {
		return oracle.Tx{}, fmt.Errorf("checkpoint of %d: %w", tree.Size, err)
	}
	tx, err := l.sign(ctx, nonce, data)
	if err != nil {
		return oracle.Tx{}, fmt.Errorf("checkpoint of %d: %w", tree.Size, err)
	}
	return tx, nil
}

// Amend implements oracle.Ledger.
func (l *ResultLog) Amend(ctx context.Context, nonce uint64, list []oracle.Amendment) (oracle.Tx, error) {
	amendments := make([]bindings.IResultLogAmendment, len(list))
	for i, a := range list {
		amendments[i] = bindings.IResultLogAmendment{Handle: a.Handle, Reason: uint8(a.Reason), Replacement: a.Replacement}
	}
	data, err := l.contract.TryPackAmend(l.member, amendments)
	if err != nil {
		return oracle.Tx{}, fmt.Errorf("amend %d versions: %w", len(list), err)
	}
	tx, err := l.sign(ctx, nonce, data)
	if err != nil {
		return oracle.Tx{}, fmt.Errorf("amend %d versions: %w", len(list), err)
	}
	return tx, nil
}

func (l *ResultLog) sign(ctx context.Context, nonce uint64, data []byte) (oracle.Tx, error) {
	return l.chain.sign(ctx, l.sequencer, nonce, call{&l.abi, l.chain.deployment.ResultLog.Address, data})
}

// Prove implements oracle.Blocks.
func (l *ResultLog) Prove(ctx context.Context, a oracle.Anchored) (evidence.ChainProof, error) {
	block, err := l.chain.block(ctx, a.Block)
	if err != nil {
		return evidence.ChainProof{}, err
	}
	for i, r := range block.receipts {
		if r.TxHash != a.Tx.Hash {
			continue
		}
		for j, event := range r.Logs {
			anchor, err := evidence.DecodeAnchor(event)
			if err != nil || anchor.Contract != l.chain.deployment.ResultLog.Address || anchor.Root != a.Tree.Root {
				continue
			}
			path, err := evidence.ProveReceipt(block.encoded, uint64(i))
			if err != nil {
				return evidence.ChainProof{}, err
			}
			return evidence.ChainProof{
				Header: block.header, TxIndex: uint64(i), LogIndex: uint64(j), Receipt: path,
			}, nil
		}
	}
	return evidence.ChainProof{}, fmt.Errorf("block %s does not hold the checkpoint's event", a.Block)
}

func words(hashes []common.Hash) [][32]byte {
	out := make([][32]byte, len(hashes))
	for i, h := range hashes {
		out[i] = h
	}
	return out
}
