// Package qbfttest shows tests a QBFT chain. No node of such a chain runs beside tests: a real EVM node does, and this
// package answers in its place. State, transactions and receipts are the node's. Every header is made anew as QBFT's
// clients make it, on the header before, sealed by a quorum of validators whose keys the test's names give; and wherever the
// node says a block's hash, in an answer or of what is asked, it is exchanged for the new one. So whoever asks sees one
// consistent chain, which has to be read by the QBFT codec.
package qbfttest

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/evidence"
)

// Chain is a QBFT chain whose node answers at URL.
type Chain struct {
	URL        string
	Validators []common.Address // ascending

	codec    string
	keys     []*ecdsa.PrivateKey
	upstream string
	client   *ethclient.Client

	mu      sync.Mutex // guards what follows
	headers []*types.Header
	shown   map[string]string // a hash of the node's -> the one that is shown
	hidden  map[string]string // and back
}

// extra is the extraData of a header.
type extra struct {
	Vanity     common.Hash
	Validators []common.Address
	Vote       rlp.RawValue
	Round      uint32
	Seals      [][]byte
}

var mixHash = common.HexToHash("0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365")

// New shows the chain of the node at a URL as a QBFT chain, by the rules of a codec's client, whose validators have
// these names.
func New(t testing.TB, upstream, codec string, validators ...string) *Chain {
	t.Helper()
	c := &Chain{upstream: upstream, codec: codec, shown: map[string]string{}, hidden: map[string]string{}}
	for _, name := range validators {
		key, err := crypto.ToECDSA(crypto.Keccak256([]byte("validator " + name)))
		check(t, err)
		c.keys = append(c.keys, key)
	}
	slices.SortFunc(c.keys, func(a, b *ecdsa.PrivateKey) int { return accountOf(a).Cmp(accountOf(b)) })
	for _, key := range c.keys {
		c.Validators = append(c.Validators, accountOf(key))
	}
	var err error
	c.client, err = ethclient.DialContext(t.Context(), upstream)
	check(t, err)
	t.Cleanup(c.client.Close)
	server := httptest.NewServer(c)
	t.Cleanup(server.Close)
	c.URL = server.URL
	return c
}

func accountOf(key *ecdsa.PrivateKey) common.Address { return crypto.PubkeyToAddress(key.PublicKey) }

// ServeHTTP answers JSON-RPC.
func (c *Chain) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	answer, err := c.answer(r.Context(), r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(answer)
}

func (c *Chain) answer(ctx context.Context, body io.Reader) ([]byte, error) {
	asked, err := decode(body)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	asked = exchange(asked, c.hidden, nil)
	c.mu.Unlock()
	b, err := json.Marshal(asked)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.upstream, bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	said, err := decode(response.Body)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.extend(ctx); err != nil { // now, so that it has every block that was spoken of
		return nil, err
	}
	return json.Marshal(exchange(said, c.shown, c.show))
}

func decode(r io.Reader) (v any, err error) {
	d := json.NewDecoder(r)
	d.UseNumber()
	err = d.Decode(&v)
	return v, err
}

// exchange replaces every string that is a key of by, and hands every block to show.
func exchange(v any, by map[string]string, show func(block map[string]any)) any {
	switch v := v.(type) {
	case string:
		if other, isThere := by[v]; isThere {
			return other
		}
	case []any:
		for i := range v {
			v[i] = exchange(v[i], by, show)
		}
	case map[string]any:
		for name := range v {
			v[name] = exchange(v[name], by, show)
		}
		if v["parentHash"] != nil && v["number"] != nil && show != nil {
			show(v)
		}
	}
	return v
}

// show writes what a sealed header has otherwise into a block as the node served it.
func (c *Chain) show(block map[string]any) {
	number, err := hexutil.DecodeUint64(fmt.Sprint(block["number"]))
	if err != nil || number >= uint64(len(c.headers)) {
		return
	}
	b, err := json.Marshal(c.headers[number])
	if err != nil {
		return
	}
	var fields map[string]any
	if json.Unmarshal(b, &fields) != nil {
		return
	}
	hash := block["hash"] // go-ethereum's own is wrong for QBFT
	for name, value := range fields {
		if value == nil {
			delete(block, name)
		} else {
			block[name] = value
		}
	}
	block["hash"] = hash
}

// extend seals the blocks that the node has since.
func (c *Chain) extend(ctx context.Context) error {
	head, err := c.client.BlockNumber(ctx)
	if err != nil {
		return err
	}
	for n := uint64(len(c.headers)); n <= head; n++ {
		h, err := c.client.HeaderByNumber(ctx, new(big.Int).SetUint64(n))
		if err != nil {
			return err
		}
		was := h.Hash().Hex()
		if n > 0 {
			h.ParentHash = common.HexToHash(c.shown[h.ParentHash.Hex()])
		}
		hash, err := c.seal(h)
		if err != nil {
			return err
		}
		c.headers = append(c.headers, h)
		c.shown[was], c.hidden[hash.Hex()] = hash.Hex(), was
	}
	return nil
}

// seal makes a header one of QBFT's, sealed by a quorum, and returns the block's hash. Nobody seals the first.
func (c *Chain) seal(h *types.Header) (common.Hash, error) {
	h.MixDigest, h.Difficulty, h.Nonce, h.UncleHash = mixHash, big.NewInt(1), types.BlockNonce{}, types.EmptyUncleHash
	if c.codec == evidence.CodecQBFTGoQuorum {
		h.BaseFee, h.WithdrawalsHash, h.BlobGasUsed, h.ExcessBlobGas, h.ParentBeaconRoot, h.RequestsHash = nil, nil, nil, nil, nil, nil
	}
	e := extra{Validators: c.Validators, Vote: rlp.RawValue{0xc0}}
	b, err := encode(h, e)
	hash := crypto.Keccak256Hash(b)
	number := h.Number.Uint64()
	if number == 0 || err != nil {
		return hash, err
	}
	e.Round = uint32(number % 3) // some blocks need more than one
	if b, err = encode(h, e); err != nil {
		return hash, err
	}
	digest := crypto.Keccak256(b)
	for i := range (2*len(c.keys) + 2) / 3 {
		seal, err := crypto.Sign(digest, c.keys[(int(number)+i)%len(c.keys)])
		if err != nil {
			return hash, err
		}
		e.Seals = append(e.Seals, seal)
	}
	_, err = encode(h, e)
	return hash, err
}

// encode puts extraData into a header.
func encode(h *types.Header, e extra) (b []byte, err error) {
	if h.Extra, err = rlp.EncodeToBytes(e); err != nil {
		return nil, err
	}
	return rlp.EncodeToBytes(h)
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
