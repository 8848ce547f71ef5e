package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sort"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle/tiles"
)

// Reader asks a node about logs, with nothing at hand but the consortium's trust file. It sends nothing, and believes
// what the node says of its chain.
type Reader struct {
	client   *ethclient.Client
	contract evidence.TrustContract
	consent  common.Address // of ConsentRegistry, if the trust file names one

	disclosures evidence.TrustContract // DisclosureLog, likewise

	chainID uint64
	final   *types.Header
}

// Anchored is a tree of a log and the block that anchored it.
type Anchored struct {
	tiles.Tree
	Block uint64
	Time  uint64      // of the block, unix seconds
	Tx    common.Hash // that anchored it
}

// Read connects to a node, checks that its chain is the trust file's, and looks for the newest final block: all answers
// are as of that one.
func Read(ctx context.Context, url string, trust *evidence.Trust, finality deploy.Finality) (*Reader, error) {
	contract, ok := trust.Contract("ResultLog")
	if !ok {
		return nil, errors.New("read the chain: the trust file names no ResultLog")
	}
	client, err := ethclient.DialContext(ctx, url)
	if err != nil {
		return nil, fmt.Errorf("connect to the node: %w", err)
	}
	consent, _ := trust.Contract("ConsentRegistry")
	disclosures, _ := trust.Contract("DisclosureLog")
	r := &Reader{
		client: client, contract: contract, consent: consent.Address, disclosures: disclosures, chainID: trust.Chain.ID,
	}
	if err := r.open(ctx, trust, finality); err != nil {
		client.Close()
		return nil, fmt.Errorf("read the chain: %w", err)
	}
	return r, nil
}

// Close lets go of the node.
func (r *Reader) Close() { r.client.Close() }

func (r *Reader) open(ctx context.Context, trust *evidence.Trust, finality deploy.Finality) error {
	id, err := r.client.ChainID(ctx)
	if err != nil {
		return fmt.Errorf("ask for the chain's id: %w", err)
	}
	if !id.IsUint64() || id.Uint64() != trust.Chain.ID {
		return fmt.Errorf("the node is on chain %s, the consortium on %d", id, trust.Chain.ID)
	}
	first, err := r.client.HeaderByNumber(ctx, big.NewInt(1))
	if err != nil {
		return fmt.Errorf("ask for block 1: %w", err)
	}
	if first.ParentHash != trust.Chain.Genesis {
		return fmt.Errorf("the node's chain begins with %s, the consortium's with %s", first.ParentHash, trust.Chain.Genesis)
	}
	code, err := r.client.CodeAt(ctx, r.contract.Address, nil)
	if err != nil {
		return fmt.Errorf("ask for the code of ResultLog: %w", err)
	}
	if crypto.Keccak256Hash(code) != r.contract.CodeHash {
		return errors.New("the code of ResultLog is not the one that the trust file names")
	}
	head, err := r.client.BlockNumber(ctx)
	if err != nil {
		return fmt.Errorf("ask for the head: %w", err)
	}
	final, err := finality.Final(head, func() (uint64, error) {
		h, err := r.client.HeaderByNumber(ctx, big.NewInt(int64(rpc.FinalizedBlockNumber)))
		if err != nil {
			return 0, err
		}
		return h.Number.Uint64(), nil
	})
	if err != nil {
		return err
	}
	r.final, err = r.client.HeaderByNumber(ctx, bigUint(final))
	return err
}

// Final is the newest final block and its time.
func (r *Reader) Final() (number, time uint64) { return r.final.Number.Uint64(), r.final.Time }

// FinalHash is the hash that the node says a block has, which must be final there. It is not computed from the header:
// what the node has is compared with a header that was.
func (r *Reader) FinalHash(ctx context.Context, number uint64) (common.Hash, error) {
	if final := r.final.Number.Uint64(); number > final {
		return common.Hash{}, fmt.Errorf("block %d is not final there yet: %d is", number, final)
	}
	var block *struct{ Hash common.Hash }
	err := r.client.Client().CallContext(ctx, &block, "eth_getBlockByNumber", hexutil.EncodeUint64(number), false)
	if err != nil {
		return common.Hash{}, fmt.Errorf("ask for block %d: %w", number, err)
	}
	if block == nil || block.Hash == (common.Hash{}) {
		return common.Hash{}, fmt.Errorf("the node does not have block %d", number)
	}
	return block.Hash, nil
}

// BlockAt is the newest final block whose time is not after the one asked for; 0 where the chain began later.
func (r *Reader) BlockAt(ctx context.Context, time uint64) (uint64, error) {
	var failure error
	later := sort.Search(int(r.final.Number.Uint64())+1, func(n int) bool {
		if failure != nil {
			return true
		}
		header, err := r.client.HeaderByNumber(ctx, big.NewInt(int64(n)))
		if err != nil {
			failure = fmt.Errorf("ask for block %d: %w", n, err)
			return true
		}
		return header.Time > time
	})
	return uint64(max(later-1, 0)), failure
}

// Anchored lists the trees of a log that were anchored up to the newest final block, oldest first. That the node leaves
// none out shows in the events, each of which names the size before it, and in the contract's own head of the log.
func (r *Reader) Anchored(ctx context.Context, member, log common.Hash) ([]Anchored, error) {
	logs, err := logsBetween(ctx, r.client, ethereum.FilterQuery{
		Addresses: []common.Address{r.contract.Address},
		Topics:    [][]common.Hash{{evidence.AnchorTopic}, {member}, {log}},
	}, r.contract.Block, r.final.Number.Uint64())
	if err != nil {
		return nil, fmt.Errorf("ask for the log's checkpoints: %w", err)
	}
	list := make([]Anchored, len(logs))
	size := uint64(0)
	for i := range logs {
		a, err := evidence.DecodeAnchor(&logs[i])
		if err != nil {
			return nil, fmt.Errorf("checkpoint of block %d: %w", logs[i].BlockNumber, err)
		}
		if a.ChainID != r.chainID || a.OldSize != size || a.Size <= size {
			return nil, fmt.Errorf("the node leaves out checkpoints: one from size %d follows on size %d", a.OldSize, size)
		}
		size = a.Size
		list[i] = Anchored{Tree: tiles.Tree{Size: a.Size, Root: a.Root}, Block: logs[i].BlockNumber, Tx: logs[i].TxHash}
		if list[i].Time, err = r.time(ctx, &logs[i]); err != nil {
			return nil, err
		}
	}
	head, err := r.head(ctx, member, log)
	if err != nil {
		return nil, err
	}
	if head.Size != size || size > 0 && head.Root != list[len(list)-1].Root {
		return nil, fmt.Errorf("the node leaves out checkpoints: it tells of size %d, the contract of %d", size, head.Size)
	}
	return list, nil
}

// time is the time of an event's block. Not every node says it with the event.
func (r *Reader) time(ctx context.Context, log *types.Log) (uint64, error) {
	if log.BlockTimestamp != 0 {
		return log.BlockTimestamp, nil
	}
	header, err := r.client.HeaderByNumber(ctx, bigUint(log.BlockNumber))
	if err != nil {
		return 0, fmt.Errorf("ask for block %d: %w", log.BlockNumber, err)
	}
	return header.Time, nil
}

// head is the log's head at the newest final block, whether the log is open or not.
func (r *Reader) head(ctx context.Context, member, log common.Hash) (tiles.Tree, error) {
	contract := bindings.NewResultLog()
	data, err := contract.TryPackHead(member, log)
	if err != nil {
		return tiles.Tree{}, fmt.Errorf("ask for the log's head: %w", err)
	}
	out, err := r.client.CallContract(ctx, ethereum.CallMsg{To: &r.contract.Address, Data: data}, r.final.Number)
	if err != nil {
		return tiles.Tree{}, fmt.Errorf("ask for the log's head: %w", err)
	}
	head, err := contract.UnpackHead(out)
	if err != nil {
		return tiles.Tree{}, fmt.Errorf("ask for the log's head: %w", err)
	}
	return tiles.Tree{Size: head.Size, Root: head.Root}, nil
}

// logsBetween asks for the events in a range of blocks, and in halves of it where that is too much for the node.
func logsBetween(
	ctx context.Context, client *ethclient.Client, query ethereum.FilterQuery, from, to uint64,
) ([]types.Log, error) {
	const smallest = 100
	query.FromBlock, query.ToBlock = bigUint(from), bigUint(to)
	list, err := client.FilterLogs(ctx, query)
	if err == nil || ctx.Err() != nil || to < from+smallest {
		return list, err
	}
	middle := from + (to-from)/2
	first, err := logsBetween(ctx, client, query, from, middle)
	if err != nil {
		return nil, err
	}
	second, err := logsBetween(ctx, client, query, middle+1, to)
	return append(first, second...), err
}
