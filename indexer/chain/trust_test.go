package chain_test

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/deploy"
)

// TestSource_Parted follows four nodes that are parted again and again, three from one or two from two, while each side
// goes on by itself, the smaller one often faster. The mirror never holds a block that three of them don't have, and in
// the end it is what a rebuild is. A reader of the one that was cut off holds such a block at once.
func TestSource_Parted(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	chance := rand.New(rand.NewPCG(seed, 0))
	w := simchain.NewNetwork(t, 4)
	m := newMirror(t, w.Deployment)
	source := networkSource(t, w, 3, w.URLs...)
	follow := func() (tip indexer.Ref) {
		t.Helper()
		tip, err := followNetwork(w, source, m).CatchUp(t.Context())
		check(t, err)
		if n := w.Have(tip.Number, tip.Hash); n < 3 {
			t.Fatalf("seed %d: the mirror ends with block %d %s, which %d nodes have", seed, tip.Number, tip.Hash, n)
		}
		return tip
	}
	alone := newMirror(t, w.Deployment)
	for round := range 8 {
		w.Block(chance.IntN(4), 1+chance.IntN(9), 3)
		follow()
		sides := [][]int{{0, 0, 0, 1}, {0, 1, 1, 0}, {1, 0, 0, 0}}[round%3]
		w.Part(sides...)
		ours, theirs := 1, 3 // of the first side; of the second
		if sides[0] == 1 {
			theirs = 0
		} else if sides[1] == 1 {
			ours, theirs = 0, 1
		}
		for range 1 + chance.IntN(4) {
			w.Block(theirs, 1+chance.IntN(9), 3)
			if chance.IntN(2) == 0 {
				w.Block(ours, 1+chance.IntN(9), 3)
			}
			follow()
		}
		if round == 0 {
			tip, err := followNetwork(w, networkSource(t, w, 0, w.URLs[theirs]), alone).CatchUp(t.Context())
			check(t, err)
			if n := w.Have(tip.Number, tip.Hash); n > 1 {
				t.Errorf("a reader of the node that was cut off ends with a block that %d have: this proves nothing", n)
			}
		}
		w.Heal(ours)
		w.Block(ours, 3, 1)
		number, hash := w.Head(ours)
		if tip := follow(); tip.Number != number || tip.Hash != hash {
			t.Fatalf("seed %d: after the nodes met again the mirror ends with block %d, not %d", seed, tip.Number, number)
		}
	}
	again := newMirror(t, w.Deployment)
	tip, err := followNetwork(w, networkSource(t, w, 0, w.URLs[0]), again).CatchUp(t.Context())
	check(t, err)
	if m.digest(t, tip.Number) != again.digest(t, tip.Number) {
		t.Errorf("seed %d: the mirror is not what a rebuild is", seed)
	}
}

func networkSource(t *testing.T, w *simchain.Network, agree int, urls ...string) *chain.Source {
	t.Helper()
	source, err := chain.New(chain.Config{
		URLs: urls, Deployment: w.Deployment, Finality: finality(t, "depth:64"), Agree: agree,
	})
	check(t, err)
	t.Cleanup(source.Close)
	return source
}

func followNetwork(w *simchain.Network, source indexer.Source, m mirror) *indexer.Follower {
	return &indexer.Follower{Source: source, Store: m.writer, First: 1, Poll: time.Millisecond, Log: discard}
}

// TestSource_Disagreement: where too few nodes agree nothing is taken in, the error says so, and the one that differs is
// named.
func TestSource_Disagreement(t *testing.T) {
	w := simchain.NewNetwork(t, 3)
	for range 70 {
		w.Block(0, 0, 1)
	}
	w.Part(0, 0, 1)
	w.Block(0, 3, 1)
	w.Block(2, 3, 1)
	var told []string
	config := chain.Config{
		URLs: w.URLs, Deployment: w.Deployment, Finality: finality(t, "instant"), Agree: 2,
		OnFault: func(f *indexer.Fault) { told = append(told, f.Check+" "+f.Node) },
	}
	source, err := chain.New(config)
	check(t, err)
	defer source.Close()
	number, hash := w.Head(0)
	if head, err := source.Head(t.Context()); err != nil || head.Number != number || head.Hash != hash {
		t.Errorf("the head is %+v, %v", head, err)
	}
	if cut := strings.TrimPrefix(w.URLs[2], "http://"); len(told) != 1 || told[0] != indexer.CheckAgreement+" "+cut {
		t.Errorf("told of %q, want the one that was cut off, %s", told, cut)
	}
	config.Agree, config.OnFault = 3, nil
	strict, err := chain.New(config)
	check(t, err)
	defer strict.Close()
	if head, err := strict.Head(t.Context()); err != nil || head.Number != number-1 {
		t.Errorf("the head that three have is %+v, %v; want block %d", head, err, number-1)
	}
	if _, err := strict.Blocks(t.Context(), number, number); err == nil || !strings.Contains(err.Error(), "2 of 3 nodes have the same block") {
		t.Errorf("blocks that two have where three must: %v", err)
	}
}

// sealedBy checks seals as a test wants.
type sealedBy func(header []byte) error

func (s sealedBy) CheckSealed(header []byte) error { return s(header) }

// TestNew_Trust refuses what can't be had.
func TestNew_Trust(t *testing.T) {
	qbft := deploy.Deployment{Codec: "qbft-besu"}
	for name, test := range map[string]struct {
		config chain.Config
		want   string // of the error
	}{
		"more than there are": {chain.Config{URLs: []string{"http://a", "http://b"}, Agree: 3}, "can't agree"},
		"no majority":         {chain.Config{URLs: []string{"http://a", "http://b", "http://c", "http://d"}, Agree: 2, Deployment: qbft}, "no majority"},
		"twice the same":      {chain.Config{URLs: []string{"http://a", "http://a"}, Agree: 2}, "twice"},
		"no seals":            {chain.Config{URLs: []string{"http://a"}, Seals: sealedBy(nil)}, "no seals"},
	} {
		if _, err := chain.New(test.config); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSource_Seals believes a real GoQuorum network's block under the validators that sealed it, and under no others.
func TestSource_Seals(t *testing.T) {
	file, err := os.ReadFile("../../evidence/testdata/goquorum-headers.json")
	check(t, err)
	var served struct {
		Validators []common.Address
		Headers    []struct{ Header json.RawMessage }
	}
	check(t, json.Unmarshal(file, &served))
	header := served.Headers[0].Header
	var facts struct {
		Hash, ParentHash common.Hash
	}
	check(t, json.Unmarshal(header, &facts))
	node := replay(t, header)
	code := crypto.Keccak256Hash([]byte{0})
	d := deploy.Deployment{ChainID: 1, Genesis: facts.ParentHash, Codec: evidence.CodecQBFTGoQuorum}
	for i, c := range []*deploy.Contract{
		&d.Consortium, &d.ResultLog, &d.ConsentRegistry, &d.CustodyLedger, &d.DisclosureLog, &d.OrderEscrow, &d.LotRegistry,
		&d.StudyRegistry, &d.WebAuthnVerifier,
	} {
		*c = deploy.Contract{Address: common.Address{byte(i + 1)}, CodeHash: code, Block: 1}
	}
	for name, test := range map[string]struct {
		validators []common.Address
		from       uint64
		want       string // of the error
	}{
		"those that sealed it":   {served.Validators, 0, ""},
		"one of them is another": {append([]common.Address{{1}}, served.Validators[1:]...), 0, "seals: block 313 lists other validators"},
		"valid only later":       {served.Validators, 1000, "seals: the trust file has no validator set for block 313"},
	} {
		trust := &evidence.Trust{
			Chain:      evidence.TrustChain{Codec: evidence.CodecQBFTGoQuorum},
			Validators: []evidence.ValidatorSet{{Accounts: test.validators, Validity: evidence.Validity{From: test.from}}},
		}
		source, err := chain.New(chain.Config{URLs: []string{node}, Deployment: d, Finality: finality(t, "instant"), Seals: trust})
		check(t, err)
		defer source.Close()
		head, err := source.Head(t.Context())
		if text := fmt.Sprint(err); test.want == "" && (err != nil || head.Hash != facts.Hash) || !strings.Contains(text, test.want) {
			t.Errorf("%s: %+v, %v", name, head, err)
		}
	}
}

// replay is a node that answered with one block, and answers so again.
func replay(t *testing.T, header json.RawMessage) (url string) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		answer := func(call json.RawMessage) map[string]any {
			var asked struct {
				ID     json.RawMessage
				Method string
			}
			_ = json.Unmarshal(call, &asked) // what can't be read gets no answer that helps
			result := map[string]any{"eth_chainId": "0x1", "eth_getCode": "0x00", "eth_getBlockByNumber": header}[asked.Method]
			return map[string]any{"jsonrpc": "2.0", "id": asked.ID, "result": result}
		}
		w.Header().Set("Content-Type", "application/json")
		var calls []json.RawMessage
		if json.Unmarshal(body, &calls) != nil {
			_ = json.NewEncoder(w).Encode(answer(body))
			return
		}
		var answers []any
		for _, call := range calls {
			answers = append(answers, answer(call))
		}
		_ = json.NewEncoder(w).Encode(answers)
	}))
	t.Cleanup(server.Close)
	return server.URL
}
