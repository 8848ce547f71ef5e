package devchain_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"maps"
	"math/big"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/ethclient/gethclient"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/internal/devchain"
)

func TestChain_AsksNoFee(t *testing.T) {
	sender := newSender(t)
	chain := start(t, devchain.Config{Dir: t.TempDir(), ChainID: 4242, Alloc: sender.dust()})
	client := dial(t, chain.URL())

	fresh := newSender(t)
	wait(t, client, sender.send(t, client, &fresh.address, 10, 21_000, nil))
	receipt := wait(t, client, fresh.send(t, client, &sender.address, 1, 21_000, nil))
	if receipt.Status != types.ReceiptStatusSuccessful || receipt.EffectiveGasPrice.Sign() != 0 {
		t.Fatalf("status %d at price %v, want success at 0", receipt.Status, receipt.EffectiveGasPrice)
	}
	balance, err := client.BalanceAt(t.Context(), fresh.address, nil)
	must(t, err)
	if balance.Int64() != 9 {
		t.Fatalf("the fresh account has %v wei left of 10 after sending 1", balance)
	}
}

// A node with the usual gas limit raises the base fee to 1 wei for good after the first block that is half full.
func TestChain_AsksNoFeeAfterHeavyBlocks(t *testing.T) {
	sender := newSender(t)
	chain := start(t, devchain.Config{Dir: t.TempDir(), BlockTime: time.Hour, Alloc: sender.dust()})
	invalid := []byte{0xfe} // creates nothing and uses up its gas
	for range 3 {
		sender.send(t, chain.Client(), nil, 0, 1<<24, invalid)
	}
	heavy, err := chain.Mine(t.Context())
	must(t, err)
	if heavy.GasUsed != 3<<24 {
		t.Fatalf("the block used %d gas, want %d", heavy.GasUsed, 3<<24)
	}
	next, err := chain.Mine(t.Context())
	must(t, err)
	if next.BaseFee.Sign() != 0 {
		t.Fatalf("base fee %v after a block of %d gas", next.BaseFee, heavy.GasUsed)
	}
}

func TestChain_Answers(t *testing.T) {
	sender := newSender(t)
	chain := start(t, devchain.Config{Dir: t.TempDir(), ChainID: 4242, Alloc: sender.dust()})
	client := dial(t, chain.WebSocketURL())
	heads := make(chan *types.Header, 8)
	subscription, err := client.SubscribeNewHead(t.Context(), heads)
	must(t, err)
	defer subscription.Unsubscribe()

	receipt := wait(t, client, sender.send(t, client, &common.Address{1}, 1, 21_000, nil))
	if head := <-heads; head.Hash() != receipt.BlockHash {
		t.Fatalf("new head %v, want %v", head.Hash(), receipt.BlockHash)
	}
	_, err = chain.Mine(t.Context())
	must(t, err)

	id, err := client.ChainID(t.Context())
	must(t, err)
	if id.Uint64() != 4242 || chain.ChainID() != 4242 {
		t.Fatalf("chain id %v and %d, want 4242", id, chain.ChainID())
	}
	for _, tag := range []rpc.BlockNumber{rpc.LatestBlockNumber, rpc.SafeBlockNumber, rpc.FinalizedBlockNumber} {
		header, err := client.HeaderByNumber(t.Context(), big.NewInt(int64(tag)))
		must(t, err)
		if header.Number.Uint64() != 2 {
			t.Errorf("block %v is %v, want 2", tag, header.Number)
		}
	}
	receipts, err := client.BlockReceipts(t.Context(), rpc.BlockNumberOrHashWithHash(receipt.BlockHash, true))
	must(t, err)
	if len(receipts) != 1 || receipts[0].TxHash != receipt.TxHash {
		t.Errorf("block receipts %v", receipts)
	}
	var raw []hexutil.Bytes
	must(t, client.Client().CallContext(t.Context(), &raw, "debug_getRawReceipts", receipt.BlockHash))
	if len(raw) != 1 {
		t.Errorf("%d raw receipts, want 1", len(raw))
	}
	for block, want := range map[int64]int64{0: 0, 1: 1} { // the past included
		proof, err := gethclient.New(client.Client()).GetProof(t.Context(), common.Address{1}, nil, big.NewInt(block))
		must(t, err)
		if proof.Balance.Int64() != want || len(proof.AccountProof) == 0 {
			t.Errorf("proof at block %d: balance %v, want %d", block, proof.Balance, want)
		}
	}
	if _, err := client.FilterLogs(t.Context(), ethereum.FilterQuery{}); err != nil {
		t.Error(err)
	}
}

func TestChain_VerifiesP256(t *testing.T) {
	chain := start(t, devchain.Config{Dir: t.TempDir()})
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	digest := sha256.Sum256([]byte("hello"))
	r, s, err := ecdsa.Sign(rand.Reader, key, digest[:])
	must(t, err)
	input := slices.Clone(digest[:])
	for _, n := range []*big.Int{r, s, key.X, key.Y} {
		input = append(input, common.LeftPadBytes(n.Bytes(), 32)...)
	}
	precompile := common.HexToAddress("0x100")
	for flip, want := range map[byte]int{0: 32, 1: 0} {
		input[0] ^= flip
		answer, err := chain.Client().CallContract(t.Context(), ethereum.CallMsg{To: &precompile, Data: input}, nil)
		must(t, err)
		if len(answer) != want {
			t.Errorf("digest changed by %d: answer of %d bytes, want %d", flip, len(answer), want)
		}
		input[0] ^= flip
	}
}

func TestChain_MakesBlocksWhenIdle(t *testing.T) {
	chain := start(t, devchain.Config{Dir: t.TempDir(), BlockTime: 50 * time.Millisecond})
	until(t, func() bool { return header(t, chain.Client(), nil).Number.Uint64() >= 3 })
}

func TestChain_MakesNoBlockWithoutNeed(t *testing.T) {
	sender := newSender(t)
	chain := start(t, devchain.Config{Dir: t.TempDir(), Alloc: sender.dust()})
	wait(t, chain.Client(), sender.send(t, chain.Client(), &common.Address{1}, 1, 21_000, nil))
	mined, err := chain.Mine(t.Context())
	must(t, err)
	if mined.Number.Uint64() != 2 {
		t.Fatalf("block %v was made on request after one transaction, want 2", mined.Number)
	}
}

func TestChain_TakesAFlood(t *testing.T) {
	senders := []*sender{newSender(t), newSender(t), newSender(t), newSender(t)}
	alloc := make(map[common.Address]*big.Int)
	for _, s := range senders {
		maps.Copy(alloc, s.dust())
	}
	chain := start(t, devchain.Config{Dir: t.TempDir(), Alloc: alloc})
	for _, s := range senders {
		t.Run("sender", func(t *testing.T) {
			t.Parallel()
			var last common.Hash
			for range 250 {
				last = s.send(t, chain.Client(), &common.Address{1}, 1, 21_000, nil)
			}
			wait(t, chain.Client(), last)
		})
	}
}

func TestStart_Resumes(t *testing.T) {
	sender := newSender(t)
	cfg := devchain.Config{Dir: t.TempDir(), Alloc: sender.dust()}
	chain := start(t, cfg)
	url := chain.URL()
	wait(t, chain.Client(), sender.send(t, chain.Client(), &common.Address{1}, 1, 21_000, nil))
	head := header(t, chain.Client(), nil)

	if _, err := devchain.Start(t.Context(), cfg); !errors.Is(err, node.ErrDatadirUsed) {
		t.Fatalf("a second chain in the same folder: %v, want %v", err, node.ErrDatadirUsed)
	}
	must(t, chain.Close())
	must(t, chain.Wait())

	other := cfg
	other.ChainID = 7
	if _, err := devchain.Start(t.Context(), other); err == nil || !strings.Contains(err.Error(), "holds chain 1337") {
		t.Fatalf("another chain id in the same folder: %v", err)
	}
	chain = start(t, cfg)
	if chain.URL() != url {
		t.Errorf("answers at %s after a restart, before at %s", chain.URL(), url)
	}
	if resumed := header(t, chain.Client(), nil); resumed.Hash() != head.Hash() {
		t.Errorf("resumed at block %v, left at %v", resumed.Number, head.Number)
	}
	wait(t, chain.Client(), sender.send(t, chain.Client(), &common.Address{1}, 1, 21_000, nil))
}

func TestStart_TakesAnotherPort(t *testing.T) {
	cfg := devchain.Config{Dir: t.TempDir()}
	chain := start(t, cfg)
	address := strings.TrimPrefix(chain.URL(), "http://")
	must(t, chain.Close())
	squatter, err := net.Listen("tcp", address)
	must(t, err)
	defer squatter.Close()
	if chain = start(t, cfg); strings.HasSuffix(chain.URL(), address) {
		t.Fatalf("answers at %s, which is taken", chain.URL())
	}
	cfg = devchain.Config{Dir: t.TempDir(), Port: squatter.Addr().(*net.TCPAddr).Port}
	if chain, err := devchain.Start(t.Context(), cfg); err == nil {
		chain.Close()
		t.Fatalf("started at a taken port that was asked for")
	}
}

func start(t *testing.T, cfg devchain.Config) *devchain.Chain {
	t.Helper()
	chain, err := devchain.Start(t.Context(), cfg)
	must(t, err)
	t.Cleanup(func() { must(t, chain.Close()) })
	return chain
}

type sender struct {
	key     *ecdsa.PrivateKey
	address common.Address
	nonce   uint64
}

func newSender(t *testing.T) *sender {
	t.Helper()
	key, err := crypto.GenerateKey()
	must(t, err)
	return &sender{key: key, address: crypto.PubkeyToAddress(key.PublicKey)}
}

func (s *sender) dust() map[common.Address]*big.Int {
	return map[common.Address]*big.Int{s.address: big.NewInt(1_000_000)}
}

func (s *sender) send(
	t *testing.T, client *ethclient.Client, to *common.Address, wei int64, gas uint64, data []byte,
) common.Hash {
	t.Helper()
	id, err := client.ChainID(t.Context())
	must(t, err)
	tx, err := types.SignNewTx(s.key, types.LatestSignerForChainID(id), &types.DynamicFeeTx{
		ChainID: id, Nonce: s.nonce, To: to, Value: big.NewInt(wei), Gas: gas, Data: data,
	})
	must(t, err)
	must(t, client.SendTransaction(t.Context(), tx))
	s.nonce++
	return tx.Hash()
}

func wait(t *testing.T, client *ethclient.Client, tx common.Hash) (receipt *types.Receipt) {
	t.Helper()
	until(t, func() bool {
		var err error
		receipt, err = client.TransactionReceipt(t.Context(), tx)
		return err == nil
	})
	return receipt
}

func header(t *testing.T, client *ethclient.Client, number *big.Int) *types.Header {
	t.Helper()
	header, err := client.HeaderByNumber(t.Context(), number)
	must(t, err)
	return header
}

func dial(t *testing.T, url string) *ethclient.Client {
	t.Helper()
	client, err := ethclient.DialContext(t.Context(), url)
	must(t, err)
	t.Cleanup(client.Close)
	return client
}

func until(t *testing.T, condition func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for !condition() {
		select {
		case <-ctx.Done():
			t.Fatal("waited 20 s in vain")
		case <-time.After(5 * time.Millisecond):
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
