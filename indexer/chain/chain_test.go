package chain_test

import (
	"database/sql"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

const (
	getReceipts = "eth_getBlockReceipts"
	getHeader   = "eth_getBlockByNumber"
	getBody     = "eth_getBlockByHash"
)

// lies are what a node may answer, and by which check it is caught. Those that land would be stored if nothing were
// checked but the sequence numbers.
var lies = []struct {
	name  string
	lands bool
	check string
	lie   simchain.Lie
}{
	{"drops the last event", true, indexer.CheckReceipts, onReceipts(func(list []object) []object {
		last := list[len(list)-1]
		last["logs"] = []any{}
		return list
	})},
	{"forges an event", true, indexer.CheckReceipts, onReceipts(func(list []object) []object {
		forgeRoot(list)
		return list
	})},
	{"forges an event and its bloom filter", true, indexer.CheckReceipts, onReceipts(func(list []object) []object {
		forgeRoot(list)
		list[0]["logsBloom"] = "0x" + strings.Repeat("ff", 256)
		return list
	})},
	{"swaps two receipts", false, indexer.CheckReceipts, onReceipts(func(list []object) []object {
		list[0], list[len(list)-1] = list[len(list)-1], list[0]
		return list
	})},
	{"drops a receipt", true, indexer.CheckReceipts, onReceipts(func(list []object) []object { return list[:1] })},
	{"adds a receipt", false, indexer.CheckReceipts, onReceipts(func(list []object) []object {
		return append(list, list[0])
	})},
	{"has no receipts", true, indexer.CheckReceipts, onReceipts(func([]object) []object { return []object{} })},
	{"does not know the receipts", true, indexer.CheckReceipts, onReceipts(func([]object) []object { return nil })},
	{"hides a block by its bloom filter", false, indexer.CheckHeader, onHeaders(func(h object) {
		h["logsBloom"] = "0x" + strings.Repeat("00", 256)
	})},
	{"swaps a block's hash", false, indexer.CheckHeader, onHeaders(func(h object) {
		h["hash"] = common.Hash{1}.Hex()
	})},
	{"alters a header", false, indexer.CheckHeader, onHeaders(func(h object) { h["timestamp"] = "0x1" })},
	{"invents a parent", false, indexer.CheckLink, onHeaders(func(h object) {
		h["parentHash"] = common.Hash{1}.Hex()
		rehash(h)
	})},
	{"answers with another block", false, indexer.CheckHeader, onHeaders(func(h object) {
		h["number"] = "0x7"
		rehash(h)
	})},
	{"does not know a block", false, indexer.CheckHeader, on(getHeader, func(json.RawMessage) json.RawMessage {
		return json.RawMessage("null")
	})},
	{"drops a transaction", false, indexer.CheckTransactions, onBodies(func(txs []any) []any { return txs[1:] })},
	{"swaps two transactions", false, indexer.CheckTransactions, onBodies(func(txs []any) []any {
		txs[0], txs[1] = txs[1], txs[0]
		return txs
	})},
	{"cuts its answer off", false, indexer.CheckAnswer, on(getReceipts, func(json.RawMessage) json.RawMessage {
		return nil
	})},
	{"answers with something else", false, indexer.CheckAnswer, on(getReceipts, func(json.RawMessage) json.RawMessage {
		return json.RawMessage(`"` + strings.Repeat("\u0000", 3) + `"`)
	})},
}

// TestSource_Lies tells each lie to a follower: it names the node and the check, and stores nothing of it. Told the
// same without checks, the lies that land are stored.
func TestSource_Lies(t *testing.T) {
	c := busyChain(t)
	l := simchain.NewLiar(t, c.URL)
	m := newMirror(t, c.Deployment)
	source := newSource(t, c.Deployment, nil, l.URL)
	_, err := newFollower(c, source, m.writer).CatchUp(t.Context())
	check(t, err)
	honest := m.digest(t, 0)
	for _, test := range lies {
		t.Run(test.name, func(t *testing.T) {
			l.Tell(test.lie)
			defer l.Tell(nil)
			m.empty(t)
			_, err := newFollower(c, source, m.writer).CatchUp(t.Context())
			var fault *indexer.Fault
			if !errors.As(err, &fault) || fault.Check != test.check || !strings.Contains(l.URL, fault.Node) {
				t.Fatalf("got %v, want check %q failed", err, test.check)
			}
			if l.Told() == 0 && test.check != indexer.CheckAnswer {
				t.Fatal("the lie was never told")
			}
			if tip, ok, err := m.writer.Tip(t.Context()); err != nil || ok && tip.Number >= busyBlock {
				t.Fatalf("stored up to %v (%v) all the same", tip, err)
			}
			l.Tell(nil)
			_, err = newFollower(c, source, m.writer).CatchUp(t.Context())
			check(t, err)
			if m.digest(t, 0) != honest {
				t.Fatal("after the lie the mirror is not that of an honest node")
			}

			l.Tell(test.lie)
			m.empty(t)
			client, err := ethclient.Dial(l.URL)
			check(t, err)
			defer client.Close()
			_, err = newFollower(c, unchecked{client, c.Deployment}, m.writer).CatchUp(t.Context())
			if landed := err == nil && m.digest(t, 0) != honest; landed != test.lands {
				t.Errorf("without checks: landed: %v (%v), want %v", landed, err, test.lands)
			}
		})
	}
}

// TestSource_NextNode asks the honest node where the first one lies.
func TestSource_NextNode(t *testing.T) {
	c := busyChain(t)
	l := simchain.NewLiar(t, c.URL)
	for _, test := range lies {
		t.Run(test.name, func(t *testing.T) {
			var faults []*indexer.Fault
			source := newSource(t, c.Deployment, func(f *indexer.Fault) { faults = append(faults, f) }, l.URL, c.URL)
			l.Tell(test.lie)
			defer l.Tell(nil)
			blocks, err := source.Blocks(t.Context(), 1, c.Head().Number.Uint64())
			check(t, err)
			if last := blocks[len(blocks)-1]; last.Hash != c.Head().Hash() {
				t.Errorf("the last block is %v", last.Ref)
			}
			if len(faults) != 1 || faults[0].Check != test.check || !strings.Contains(l.URL, faults[0].Node) {
				t.Errorf("faults: %v, want one of check %q", faults, test.check)
			}
		})
	}
}

// TestSource_UnknownFields names the fields of a header that its hash may cover and that are not known.
func TestSource_UnknownFields(t *testing.T) {
	c := busyChain(t)
	l := simchain.NewLiar(t, c.URL)
	l.Tell(onHeaders(func(h object) {
		h["blockGasCost"], h["extDataHash"], h["nothing"] = "0x0", "0x1234", nil
		h["hash"] = common.Hash{1}.Hex()
	}))
	_, err := newSource(t, c.Deployment, nil, l.URL).Blocks(t.Context(), 1, busyBlock)
	if err == nil || !strings.HasSuffix(err.Error(), "not known: blockGasCost, extDataHash") {
		t.Errorf("got %v", err)
	}
	// Fields outside the hash do no harm: the hash follows without them.
	l.Tell(onHeaders(func(h object) { h["l1BlockNumber"] = "0x5" }))
	_, err = newSource(t, c.Deployment, nil, l.URL).Blocks(t.Context(), 1, busyBlock)
	check(t, err)
}

// TestSource_UnknownTransaction takes a transaction of an unknown type by its bytes.
func TestSource_UnknownTransaction(t *testing.T) {
	c := busyChain(t)
	l := simchain.NewLiar(t, c.URL)
	want, err := newSource(t, c.Deployment, nil, c.URL).Blocks(t.Context(), 1, busyBlock)
	check(t, err)
	l.Tell(onBodies(func(txs []any) []any {
		txs[0].(object)["type"] = "0x7e"
		return txs
	}))
	got, err := newSource(t, c.Deployment, nil, l.URL).Blocks(t.Context(), 1, busyBlock)
	check(t, err)
	if l.Told() == 0 || got[busyBlock-1].Events[0].TxHash != want[busyBlock-1].Events[0].TxHash {
		t.Errorf("got %v\nwant %v", got[busyBlock-1].Events, want[busyBlock-1].Events)
	}
}

// TestSource_OtherChain refuses a node whose contracts are not ours.
func TestSource_OtherChain(t *testing.T) {
	c := busyChain(t)
	other := c.Deployment
	other.ResultLog.CodeHash[0]++
	_, err := newSource(t, other, nil, c.URL).Head(t.Context())
	var fault *indexer.Fault
	if !errors.As(err, &fault) || fault.Check != indexer.CheckDeployment {
		t.Errorf("got %v", err)
	}
	_, err = newSource(t, other, nil, "http://user:secret@127.0.0.1:1/secret").Head(t.Context())
	if !errors.As(err, &fault) || fault.Check != indexer.CheckDeployment || strings.Contains(err.Error(), "secret") {
		t.Errorf("unreachable: %v", err)
	}
}

// busyBlock holds several transactions with events, the last events of the chain.
const busyBlock = 5

func busyChain(t *testing.T) *simchain.Chain {
	t.Helper()
	c := simchain.New(t)
	log := &simchain.Log{ID: common.HexToHash("0x106")}
	log.Add("entry", 3)
	c.OpenLog(log.ID)
	for c.Head().Number.Uint64() < busyBlock-1 {
		c.Commit()
	}
	c.Checkpoint(log)
	c.SetLogURL("http://elsewhere.invalid")
	c.Amend(common.Hash{1}, bindings.ReasonCorrected, common.Hash{})
	c.Commit()
	c.Commit()
	if n := c.Head().Number.Uint64(); n != busyBlock+1 {
		t.Fatalf("the chain has %d blocks", n)
	}
	return c
}

func newSource(t *testing.T, d deploy.Deployment, onFault func(*indexer.Fault), urls ...string) *chain.Source {
	t.Helper()
	source, err := chain.New(chain.Config{URLs: urls, Deployment: d, OnFault: onFault})
	check(t, err)
	t.Cleanup(source.Close)
	return source
}

func newFollower(c *simchain.Chain, source indexer.Source, store indexer.Store) *indexer.Follower {
	return &indexer.Follower{
		Source: source, Store: store, First: chain.First(c.Deployment), Poll: time.Millisecond,
		Log: slog.New(slog.DiscardHandler),
	}
}

// mirror is a mirror that can be emptied.
type mirror struct {
	store  *postgres.Store
	writer *postgres.Writer
	db     *sql.DB
}

func newMirror(t *testing.T, d deploy.Deployment) mirror {
	t.Helper()
	url := pgtest.NewDatabase(t)
	store, err := postgres.Open(t.Context(), url, d)
	check(t, err)
	t.Cleanup(func() { store.Close() })
	writer, err := store.TryWriter(t.Context(), "")
	check(t, err)
	t.Cleanup(writer.Close)
	db, err := sql.Open("postgres", url)
	check(t, err)
	t.Cleanup(func() { db.Close() })
	return mirror{store, writer, db}
}

func (m mirror) empty(t *testing.T) {
	t.Helper()
	_, err := m.db.Exec(`truncate chain.blocks cascade; delete from local.follower`)
	check(t, err)
}

func (m mirror) digest(t *testing.T, number uint64) common.Hash {
	t.Helper()
	_, digest, err := m.store.Digest(t.Context(), number)
	check(t, err)
	return digest
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
