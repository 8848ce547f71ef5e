package hooks_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/hooks"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/internal/webhook"
)

func blocks(from, to uint64, parent common.Hash, fork byte) (list []indexer.Block) {
	for n := from; n <= to; n++ {
		b := indexer.Block{
			Ref: indexer.Ref{Number: n, Hash: common.Hash{fork, 31: byte(n)}, Time: 1000 + n}, Parent: parent,
			Events: []indexer.Event{{
				Contract: indexer.Consortium, Name: "LogUrlChanged", Seq: n, Topics: []common.Hash{{8}},
				Fact: indexer.LogURLChange{Member: common.Hash{7}, URL: fmt.Sprint(n)},
			}},
		}
		list, parent = append(list, b), b.Hash
	}
	return list
}

// receiver checks signatures, drops what it has, and keeps what it was told, in short.
type receiver struct {
	*httptest.Server
	t     *testing.T
	mu    sync.Mutex
	seen  map[string]string // bodies by id
	told  []string
	calls int
	fault func(call int) int // 0: it takes the message
}

const testSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

func newReceiver(t *testing.T, fault func(call int) int) *receiver {
	t.Helper()
	r := &receiver{t: t, seen: map[string]string{}, fault: fault}
	secret, err := webhook.ParseSecret(testSecret)
	check(t, err)
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		body, err := io.ReadAll(q.Body)
		if err != nil {
			return // the sender was stopped
		}
		var at int64
		fmt.Sscan(q.Header.Get("webhook-timestamp"), &at)
		id := q.Header.Get("webhook-id")
		if q.Header.Get("webhook-signature") != secret.Sign(id, time.Unix(at, 0), body) {
			t.Errorf("%s is signed by somebody else", id)
		}
		w.WriteHeader(r.take(id, string(body)))
	}))
	t.Cleanup(r.Close)
	return r
}

func (r *receiver) take(id, body string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.calls++
	status := 0
	if r.fault != nil {
		status = r.fault(r.calls)
	}
	if before, isThere := r.seen[id]; isThere {
		if before != body {
			r.t.Errorf("%s says %s, and before %s", id, body, before)
		}
	} else if status == 0 || status == http.StatusTeapot { // taken, though the answer may say otherwise
		var m struct {
			Type string
			Data struct {
				Block     uint64
				BlockHash common.Hash
			}
		}
		check(r.t, json.Unmarshal([]byte(body), &m))
		r.seen[id] = body
		r.told = append(r.told, fmt.Sprintf("%s %d %x", m.Type, m.Data.Block, m.Data.BlockHash[0]))
	}
	if status == 0 {
		return http.StatusNoContent
	}
	return status
}

func (r *receiver) list() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]string{}, r.told...)
}

// world is a mirror and who is told of it.
type world struct {
	t     *testing.T
	url   string
	store *postgres.Store
	w     *postgres.Writer
	mu    sync.Mutex
	scope indexer.EventScope
}

func newWorld(t *testing.T) *world {
	t.Helper()
	x := &world{t: t, url: pgtest.NewDatabase(t)}
	x.store = x.open()
	var err error
	x.w, err = x.store.TryWriter(t.Context(), "")
	check(t, err)
	t.Cleanup(x.w.Close)
	x.let(indexer.EventScope{All: []string{indexer.Consortium}})
	return x
}

func (x *world) open() *postgres.Store {
	x.t.Helper()
	store, err := postgres.Open(x.t.Context(), x.url, deploy.Deployment{ChainID: 1, Genesis: common.Hash{1}})
	check(x.t, err)
	x.t.Cleanup(func() { store.Close() })
	return store
}

func (x *world) let(s indexer.EventScope) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.scope = s
}

func (x *world) append(list []indexer.Block) {
	x.t.Helper()
	check(x.t, x.w.Append(x.t.Context(), list))
}

// teller runs as a process of its own does, until it is stopped.
func (x *world) teller(store hooks.Store, r *receiver, change func(*hooks.Teller)) (stop func()) {
	x.t.Helper()
	secret, err := webhook.ParseSecret(testSecret)
	check(x.t, err)
	teller := &hooks.Teller{
		Store: store, Log: slog.New(slog.DiscardHandler), Now: time.Now,
		Schedule: webhook.Schedule{Poll: 5 * time.Millisecond, First: time.Millisecond, Longest: 4 * time.Millisecond, Attempts: 50},
		Changed:  func() <-chan struct{} { return nil },
		Receivers: []hooks.Receiver{{
			Name: "ehr", Sender: &webhook.Receiver{URL: r.URL + "/hook?token=TOKEN", Secret: secret},
			Scope: func(context.Context) (indexer.EventScope, error) {
				x.mu.Lock()
				defer x.mu.Unlock()
				return x.scope, nil
			},
		}},
	}
	if change != nil {
		change(teller)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- teller.Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			x.t.Error(err)
		}
	})
	x.t.Cleanup(stop)
	return stop
}

func (x *world) until(what string, is func() bool) {
	x.t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !is(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			x.t.Fatal("waited in vain: " + what)
		}
	}
}

// begin has a receiver known before there is anything to tell.
func (x *world) begin(r *receiver, chain []indexer.Block) {
	x.t.Helper()
	x.append(chain)
	stop := x.teller(x.store, r, nil)
	x.until("the receiver to be known", func() bool {
		_, isMore, err := x.store.Stage(x.t.Context(), "ehr", indexer.EventFilter{}, 1, func(indexer.News) ([]hooks.Delivery, error) {
			return nil, errors.New("it has a cursor")
		})
		return err == nil && !isMore
	})
	stop()
}

func events(fork byte, from, to int) (list []string) {
	for n := from; n <= to; n++ {
		list = append(list, fmt.Sprintf("event.Consortium.LogUrlChanged %d %x", n, fork))
	}
	return list
}

func (x *world) wants(r *receiver, list []string) {
	x.t.Helper()
	x.until(fmt.Sprintf("%d messages", len(list)), func() bool { return len(r.list()) >= len(list) })
	if got := r.list(); !reflect.DeepEqual(got, list) {
		x.t.Errorf("told\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(list, "\n"))
	}
}

// TestTeller tells in the order of the chain, through a receiver that fails in every way, several processes that stop and
// start, and a reorganisation and back.
func TestTeller(t *testing.T) {
	x := newWorld(t)
	statuses := []int{500, 0, http.StatusTeapot, 307, 0, 410, 0, 0, 429}
	r := newReceiver(t, func(call int) int { return statuses[call%len(statuses)] })
	a := blocks(1, 40, common.Hash{}, 0xa)
	x.begin(r, a[:1])
	for n := 1; n < 40; n += 13 {
		stops := []func(){x.teller(x.open(), r, nil), x.teller(x.open(), r, nil)}
		x.append(a[n : n+13])
		x.until("some of it", func() bool { return len(r.list()) >= n+3 })
		for _, stop := range stops { // in the midst of it
			stop()
		}
	}
	x.teller(x.store, r, nil)
	want := events(0xa, 2, 40)
	x.wants(r, want)

	x.append(blocks(38, 39, a[36].Hash, 0xb))
	for n := 40; n >= 38; n-- {
		want = append(want, fmt.Sprintf("block.void %d a", n))
	}
	want = append(want, events(0xb, 38, 39)...)
	x.wants(r, want)
	x.append(a[37:])
	want = append(want, "block.void 39 b", "block.void 38 b")
	want = append(want, events(0xa, 38, 40)...) // under other ids than the first time
	x.wants(r, want)
}

// TestTeller_DeadLetter gives up on a message at last, goes on with the next, and tries again when it is told to.
func TestTeller_DeadLetter(t *testing.T) {
	x := newWorld(t)
	isDown := true
	r := newReceiver(t, func(int) int {
		if isDown {
			return 500
		}
		return 0
	})
	chain := blocks(1, 3, common.Hash{}, 0xa)
	x.begin(r, chain[:1])
	x.append(chain[1:])
	stop := x.teller(x.store, r, func(t *hooks.Teller) { t.Schedule.Attempts = 3 })
	var dead []postgres.DeadLetter
	x.until("two dead letters", func() bool {
		var err error
		dead, err = x.store.DeadLetters(t.Context(), 10)
		check(t, err)
		return len(dead) == 2
	})
	stop()
	if d := dead[0]; d.Receiver != "ehr" || d.Attempts != 3 || d.Event != "Consortium.LogUrlChanged" || d.Reason != "the receiver answered 500" {
		t.Errorf("%+v", d)
	}
	isDown = false
	if n, err := x.store.Revive(t.Context(), "ehr"); n != 2 || err != nil {
		t.Errorf("revived %d, %v", n, err)
	}
	x.teller(x.store, r, nil)
	x.wants(r, events(0xa, 2, 3))
	if n, err := x.store.Forget(t.Context(), "ehr"); n != 1 || err != nil {
		t.Errorf("forgot %d, %v", n, err)
	}
}

// TestTeller_Scope drops what waits for a receiver that may not be told it any more.
func TestTeller_Scope(t *testing.T) {
	x := newWorld(t)
	isDown := true
	r := newReceiver(t, func(int) int {
		if isDown {
			return 500
		}
		return 0
	})
	chain := blocks(1, 4, common.Hash{}, 0xa)
	x.begin(r, chain[:1])
	x.append(chain[1:3])
	stop := x.teller(x.store, r, func(t *hooks.Teller) { t.Schedule.Attempts = 1000 })
	x.until("some attempts", func() bool { r.mu.Lock(); defer r.mu.Unlock(); return r.calls > 2 })
	stop()
	isDown = false
	x.let(indexer.EventScope{}) // suspended
	stop = x.teller(x.store, r, nil)
	db, err := sql.Open("postgres", x.url)
	check(t, err)
	defer db.Close()
	x.until("nothing to wait", func() (isEmpty bool) {
		check(t, db.QueryRow(`select not exists (select from local.deliveries)`).Scan(&isEmpty))
		return isEmpty
	})
	stop()
	x.let(indexer.EventScope{All: []string{indexer.Consortium}})
	x.append(chain[3:])
	x.teller(x.store, r, nil)
	x.wants(r, events(0xa, 4, 4))
}

// TestTeller_OnlyFinal tells of what is final, and never that anything is void.
func TestTeller_OnlyFinal(t *testing.T) {
	x := newWorld(t)
	r := newReceiver(t, nil)
	a := blocks(1, 4, common.Hash{}, 0xa)
	final := func(n uint64) { check(t, x.w.Note(t.Context(), indexer.State{Settled: n})) }
	x.append(a[:3])
	onlyFinal := func(t *hooks.Teller) { t.Receivers[0].OnlyFinal = true }
	x.teller(x.store, r, onlyFinal)
	final(1)
	db, err := sql.Open("postgres", x.url)
	check(t, err)
	defer db.Close()
	x.until("the receiver to be known", func() (isKnown bool) {
		check(t, db.QueryRow(`select exists (select from local.receivers)`).Scan(&isKnown))
		return isKnown
	})
	x.append(blocks(3, 5, a[1].Hash, 0xb))
	final(4)
	x.wants(r, append(events(0xa, 2, 2), events(0xb, 3, 4)...))
}

func TestSchedule_After(t *testing.T) {
	s := webhook.Schedule{First: time.Second, Longest: time.Minute}
	for failures, most := range map[int]time.Duration{1: time.Second, 2: 2 * time.Second, 6: 32 * time.Second, 7: time.Minute, 1000: time.Minute} {
		for range 100 {
			if got := s.After(failures); got > most || got < most*4/5 {
				t.Fatalf("after %d failures: %s, want at most %s", failures, got, most)
			}
		}
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
