package chain_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/simchain"
)

// TestSource_Ways reads the same chain over HTTP, over a WebSocket, and from nodes that have no receipts of blocks or
// take only a few questions at once.
func TestSource_Ways(t *testing.T) {
	f := simchain.NewFlood(t)
	for range 12 {
		f.Block(30, 4)
	}
	read := func(url string) []indexer.Block {
		t.Helper()
		source, err := chain.New(chain.Config{URLs: []string{url}, Deployment: f.Deployment})
		check(t, err)
		defer source.Close()
		blocks, err := source.Blocks(t.Context(), 1, 13)
		check(t, err)
		return blocks
	}
	want := read(f.URL)
	if n := len(want[12].Events); n != 30 {
		t.Fatalf("%d events in the last block", n)
	}
	if got := read(f.WebSocketURL); !reflect.DeepEqual(got, want) {
		t.Error("over a WebSocket another chain is read")
	}
	l := simchain.NewLiar(t, f.URL)
	l.Fail(func(w http.ResponseWriter, _ *http.Request, question []byte) bool {
		if !bytes.Contains(question, []byte("eth_getBlockReceipts")) {
			return false
		}
		var asked []struct{ ID json.RawMessage }
		check(t, json.Unmarshal(question, &asked))
		var answers []string
		for _, one := range asked {
			answers = append(answers, fmt.Sprintf(`{"error":{"code":-32601,"message":"unknown"},"id":%s,"jsonrpc":"2.0"}`, one.ID))
		}
		fmt.Fprintf(w, "[%s]", strings.Join(answers, ","))
		return true
	})
	if got := read(l.URL); !reflect.DeepEqual(got, want) || l.Told() != 1 {
		t.Errorf("by single receipts another chain is read, after %d refusals", l.Told())
	}
}

// TestSource_Halves reads a chain from a node that takes a few questions at once, and does not say how many: ranges get
// shorter until they are taken, and nothing is left out.
func TestSource_Halves(t *testing.T) {
	f := simchain.NewFlood(t)
	for range 40 {
		f.Block(3, 1)
	}
	l := simchain.NewLiar(t, f.URL)
	l.Fail(func(w http.ResponseWriter, _ *http.Request, question []byte) bool {
		if bytes.Count(question, []byte(`"method"`)) < 6 {
			return false
		}
		http.Error(w, "the planets are not aligned", http.StatusInternalServerError)
		return true
	})
	m, honest := newMirror(t, f.Deployment), newMirror(t, f.Deployment)
	for url, to := range map[string]mirror{l.URL: m, f.URL: honest} {
		source, err := chain.New(chain.Config{URLs: []string{url}, Deployment: f.Deployment})
		check(t, err)
		defer source.Close()
		follower := &indexer.Follower{Source: source, Store: to.writer, First: 1, Poll: time.Millisecond, Log: discard}
		_, err = follower.CatchUp(t.Context())
		check(t, err)
	}
	if l.Told() < 2 || m.digest(t, 0) != honest.digest(t, 0) {
		t.Errorf("after %d refusals the mirror is another", l.Told())
	}
}

// TestSource_Watch is told of a block.
func TestSource_Watch(t *testing.T) {
	f := simchain.NewFlood(t)
	source, err := chain.New(chain.Config{URLs: []string{f.URL, f.WebSocketURL}, Deployment: f.Deployment})
	check(t, err)
	defer source.Close()
	ctx, cancel := context.WithCancel(t.Context())
	woken, done := make(chan struct{}, 1000), make(chan struct{})
	go func() {
		defer close(done)
		source.Watch(ctx, func() { woken <- struct{}{} })
	}()
	for deadline := time.Now().Add(time.Minute); ; {
		f.Mine() // until it has subscribed
		select {
		case <-woken:
			cancel()
			<-done
			return
		case <-time.After(50 * time.Millisecond):
		}
		if time.Now().After(deadline) {
			t.Fatal("nobody was told of any block")
		}
	}
}
