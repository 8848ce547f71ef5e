package devchain

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/miner"
)

// Mine makes one block of the transactions that wait, empty if there are none, and returns its header.
func (c *Chain) Mine(ctx context.Context) (*types.Header, error) {
	block, err := c.seal(ctx, true)
	if err != nil {
		return nil, err
	}
	return block.Header(), nil
}

// run makes blocks until ctx ends or one can't be made.
func (c *Chain) run(ctx context.Context, blockTime time.Duration) {
	defer close(c.done)
	if blockTime == 0 {
		c.err = c.runOnDemand(ctx)
	} else {
		c.err = c.runOnTime(ctx, blockTime)
	}
	if ctx.Err() != nil {
		c.err = nil
	}
}

func (c *Chain) runOnTime(ctx context.Context, blockTime time.Duration) error {
	ticker := time.NewTicker(blockTime)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
		if _, err := c.seal(ctx, true); err != nil {
			return err
		}
	}
}

func (c *Chain) runOnDemand(ctx context.Context) error {
	arrived, stop := c.arrivals()
	defer stop()
	for ctx.Err() == nil { // look before the first wait: something may have come already
		block, err := c.seal(ctx, false)
		if err != nil {
			return err
		}
		if block != nil {
			continue
		}
		select {
		case <-ctx.Done():
		case <-arrived:
		}
	}
	return nil
}

// arrivals signals that transactions came. It takes them from the pool at once, because the pool waits for its
// subscribers and seal waits for the pool.
func (c *Chain) arrivals() (arrived <-chan struct{}, stop func()) {
	events := make(chan core.NewTxsEvent)
	signal := make(chan struct{}, 1)
	subscription := c.eth.TxPool().SubscribeTransactions(events, true)
	go func() {
		for {
			select {
			case <-subscription.Err():
				return
			case <-events:
			}
			select {
			case signal <- struct{}{}:
			default:
			}
		}
	}()
	return signal, subscription.Unsubscribe
}

// seal makes the next block and the new, final head of it. Without transactions it makes none and returns nil, unless
// empty blocks are wanted.
func (c *Chain) seal(ctx context.Context, empty bool) (*types.Block, error) {
	c.sealing.Lock()
	defer c.sealing.Unlock()

	if err := c.eth.TxPool().Sync(); err != nil { // the pool has seen the last block
		return nil, fmt.Errorf("make block: %w", err)
	}
	parent := c.eth.BlockChain().CurrentBlock()
	args := &miner.BuildPayloadArgs{
		Parent:      parent.Hash(),
		Timestamp:   max(uint64(time.Now().Unix()), parent.Time+1),
		Withdrawals: types.Withdrawals{},
		BeaconRoot:  new(common.Hash),
	}
	rand.Read(args.Random[:])
	block, _, err := c.eth.Miner().BuildTestingPayload(args, nil, false, nil)
	if err != nil {
		return nil, fmt.Errorf("make block %d: %w", parent.Number.Uint64()+1, err)
	}
	if len(block.Transactions()) == 0 && !empty {
		return nil, nil
	}
	if _, err := c.eth.BlockChain().InsertBlockWithoutSetHead(ctx, block, false); err != nil {
		return nil, fmt.Errorf("store block %d: %w", block.NumberU64(), err)
	}
	if err := c.eth.ChainDb().SyncKeyValue(); err != nil {
		return nil, fmt.Errorf("store block %d: %w", block.NumberU64(), err)
	}
	if err := c.advance(block); err != nil {
		return nil, err
	}
	return block, nil
}

// advance makes a stored block the head, and final.
func (c *Chain) advance(block *types.Block) error {
	if _, err := c.eth.BlockChain().SetCanonical(block); err != nil {
		return fmt.Errorf("make block %d the head: %w", block.NumberU64(), err)
	}
	c.finalize(block.Header())
	return nil
}

func (c *Chain) finalize(head *types.Header) {
	c.eth.BlockChain().SetSafe(head)
	c.eth.BlockChain().SetFinalized(head)
}

// resume makes the last stored block the head again: a client may have seen it before a crash took the marker.
func (c *Chain) resume() error {
	c.finalize(c.eth.BlockChain().CurrentBlock())
	for child := c.storedChild(); child != nil; child = c.storedChild() {
		if err := c.advance(child); err != nil {
			return err
		}
	}
	return nil
}

// storedChild returns a block that is stored with its state but does not belong to the chain yet, or nil.
func (c *Chain) storedChild() *types.Block {
	chain := c.eth.BlockChain()
	head := chain.CurrentBlock()
	number := head.Number.Uint64() + 1
	for _, hash := range rawdb.ReadAllHashes(c.eth.ChainDb(), number) {
		block := chain.GetBlock(hash, number)
		if block != nil && block.ParentHash() == head.Hash() && chain.HasState(block.Root()) {
			return block
		}
	}
	return nil
}
