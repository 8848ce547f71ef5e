package feed_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/auth"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/indexer/feed"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// blocks makes a chain of blocks from a number on, with events each. The fork tells chains apart.
func blocks(from, to uint64, parent common.Hash, fork byte, events int) (list []indexer.Block) {
	for n := from; n <= to; n++ {
		b := indexer.Block{
			Ref: indexer.Ref{Number: n, Hash: common.Hash{fork, 31: byte(n)}, Time: 1000 + n}, Parent: parent,
		}
		for i := range uint64(events) {
			b.Events = append(b.Events, indexer.Event{
				Contract: indexer.Consortium, Name: "LogUrlChanged", Seq: (n-1)*uint64(events) + i + 1, LogIndex: i,
				TxHash: common.Hash{9}, Topics: []common.Hash{{8}}, Data: make([]byte, 32),
				Fact: indexer.LogURLChange{Member: common.Hash{7}, URL: fmt.Sprint(n, i)},
			})
		}
		list, parent = append(list, b), b.Hash
	}
	return list
}

// mirror is one that is written, and served in processes that come and go.
type mirror struct {
	t       *testing.T
	store   *postgres.Store
	w       *postgres.Writer
	timeout time.Duration // of servers, for requests; 0: none
	mu      sync.Mutex
	scope   func() (indexer.EventScope, error)
}

func newMirror(t *testing.T) *mirror {
	t.Helper()
	store, err := postgres.Open(t.Context(), pgtest.NewDatabase(t), deploy.Deployment{ChainID: 1, Genesis: common.Hash{1}})
	check(t, err)
	t.Cleanup(func() { store.Close() })
	w, err := store.TryWriter(t.Context(), "")
	check(t, err)
	t.Cleanup(w.Close)
	m := &mirror{t: t, store: store, w: w}
	m.let(indexer.EventScope{All: []string{indexer.Consortium}}, nil)
	return m
}

// let says what callers may be told from now on.
func (m *mirror) let(s indexer.EventScope, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.scope = func() (indexer.EventScope, error) { return s, err }
}

func (m *mirror) append(list []indexer.Block) {
	m.t.Helper()
	check(m.t, m.w.Append(m.t.Context(), list))
}

// replica serves the mirror. What it returns ends it, as a restart would.
func (m *mirror) replica(change func(*feed.Feed)) (url string, end func()) {
	m.t.Helper()
	f := feed.New(m.store, slog.New(slog.DiscardHandler))
	f.Poll, f.Beat = 10*time.Millisecond, 20*time.Millisecond
	if change != nil {
		change(f)
	}
	scope := func(*http.Request) (indexer.EventScope, error) {
		m.mu.Lock()
		defer m.mu.Unlock()
		return m.scope()
	}
	server := httptest.NewUnstartedServer(api.New(api.Config{
		Mirror: m.store, Log: slog.New(slog.DiscardHandler), Middlewares: huma.Middlewares{f.Middleware(scope)},
	}))
	if m.timeout != 0 {
		server.Config.ReadTimeout, server.Config.WriteTimeout = m.timeout, m.timeout
	}
	server.Start()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- f.Run(ctx) }()
	end = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			m.t.Error(err)
		}
		server.Close() // returns when all streams have ended
	})
	m.t.Cleanup(end)
	return server.URL, end
}

// message of a stream.
type message struct{ id, kind, data string }

// client reads a stream, and keeps the last id that it got, as a browser does.
type client struct {
	t        *testing.T
	response *http.Response
	lines    *bufio.Reader
	last     string
	query    string
}

func (c *client) connect(url string) {
	c.t.Helper()
	response := c.ask(url)
	if response.StatusCode != http.StatusOK || response.Header.Get("Content-Type") != "text/event-stream" {
		c.t.Fatalf("%s: %v", response.Status, response.Header)
	}
	if c.response != nil {
		c.response.Body.Close()
	}
	c.response, c.lines = response, bufio.NewReader(response.Body)
	c.t.Cleanup(func() { response.Body.Close() })
}

func (c *client) ask(url string) *http.Response {
	c.t.Helper()
	request, err := http.NewRequest(http.MethodGet, url+"/v1/events"+c.query, nil)
	check(c.t, err)
	request.Header.Set("Accept", "text/event-stream")
	if c.last != "" {
		request.Header.Set("Last-Event-ID", c.last)
	}
	response, err := http.DefaultClient.Do(request)
	check(c.t, err)
	return response
}

// next returns the next message, or false at the end of the stream.
func (c *client) next() (m message, isThere bool) {
	for {
		line, err := c.lines.ReadString('\n')
		if err != nil {
			return m, false
		}
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch name {
		case "id":
			m.id = value
			c.last = value
		case "event":
			m.kind = value
		case "data":
			m.data = value
		case "":
			if m.data != "" {
				return m, true
			}
			m = message{}
		}
	}
}

// books are what a client believes to be on the chain.
type books struct {
	events []string // block hash and log index, in their order
	known  map[string]bool
	void   int
}

// enter takes a message in. An event that is there already came twice.
func (b *books) enter(t *testing.T, m message) {
	t.Helper()
	switch m.kind {
	case "event":
		var e indexer.StoredEvent
		check(t, json.Unmarshal([]byte(m.data), &e))
		key := fmt.Sprintf("%x-%d", e.Hash, e.LogIndex)
		if b.known == nil {
			b.known = map[string]bool{}
		}
		if b.known[key] {
			t.Errorf("%s came twice", key)
		}
		b.known[key] = true
		b.events = append(b.events, key)
	case "void":
		var v struct {
			Hash common.Hash `json:"blockHash"`
		}
		check(t, json.Unmarshal([]byte(m.data), &v))
		b.void++
		var left []string
		for _, known := range b.events {
			if strings.HasPrefix(known, fmt.Sprintf("%x-", v.Hash)) {
				delete(b.known, known)
			} else {
				left = append(left, known)
			}
		}
		b.events = left
	default:
		t.Errorf("message %+v", m)
	}
}

// want is what the chain says by now.
func want(chain []indexer.Block) (list []string) {
	for _, b := range chain {
		for _, e := range b.Events {
			list = append(list, fmt.Sprintf("%x-%d", b.Hash, e.LogIndex))
		}
	}
	return list
}

// TestStream loses and repeats nothing through restarts at every message, on two replicas, and reorganisations.
func TestStream(t *testing.T) {
	m := newMirror(t)
	chain := blocks(1, 4, common.Hash{}, 0xa, 2)
	m.append(chain[:1])
	first, endFirst := m.replica(nil)
	second, _ := m.replica(nil)
	c := &client{t: t}
	c.connect(first)
	b := &books{events: want(chain[:1])} // what was before the stream is read as a list
	read := func(url string, n int) {
		for range n {
			got, isThere := c.next()
			if !isThere {
				t.Fatalf("the stream ended after %v", b.events)
			}
			b.enter(t, got)
			c.connect(url)
		}
	}
	m.append(chain[1:3])
	read(second, 3) // in the midst of block 3
	endFirst()
	m.append(chain[3:])
	read(second, 3)
	if !reflect.DeepEqual(b.events, want(chain)) {
		t.Fatalf("told %v, want %v", b.events, want(chain))
	}

	fork := blocks(2, 3, chain[0].Hash, 0xb, 2) // shorter than what it replaces
	m.append(fork)
	read(second, 3+4)
	now := append(chain[:1:1], fork...)
	if !reflect.DeepEqual(b.events, want(now)) || b.void != 3 {
		t.Fatalf("told %v, void %d; want %v", b.events, b.void, want(now))
	}
	m.append(chain[1:]) // and back
	third, _ := m.replica(nil)
	read(third, 2+6)
	if !reflect.DeepEqual(b.events, want(chain)) || b.void != 5 {
		t.Fatalf("told %v, void %d; want %v", b.events, b.void, want(chain))
	}
}

// TestStream_Burst tells more than a page, to several at once, while blocks come and go.
func TestStream_Burst(t *testing.T) {
	m := newMirror(t)
	m.append(blocks(1, 1, common.Hash{}, 0xa, 100))
	url, end := m.replica(nil)
	clients, told := make([]*client, 4), make([]books, 4)
	for i := range clients {
		clients[i] = &client{t: t}
		clients[i].connect(url)
	}
	var chain []indexer.Block
	parent := common.Hash{0xa, 31: 1}
	for n := uint64(2); n <= 9; n += 2 {
		m.append(blocks(n, n+2, parent, byte(n), 100)) // of which the last is replaced
		chain = append(chain, blocks(n, n+1, parent, byte(n), 100)...)
		parent = chain[len(chain)-1].Hash
	}
	m.append(blocks(10, 10, parent, 0xf, 100))
	chain = append(chain, blocks(10, 10, parent, 0xf, 100)...)
	last := want(chain)[len(want(chain))-1]
	var group sync.WaitGroup
	for i := range clients {
		group.Go(func() {
			for len(told[i].events) == 0 || told[i].events[len(told[i].events)-1] != last {
				got, isThere := clients[i].next()
				if !isThere {
					t.Error("the stream ended")
					return
				}
				told[i].enter(t, got)
			}
		})
	}
	group.Wait()
	for i := range told {
		if !reflect.DeepEqual(told[i].events, want(chain)) {
			t.Errorf("client %d was told of %d events, want %d", i, len(told[i].events), len(want(chain)))
		}
	}
	end() // all streams end with the program
	for _, c := range clients {
		for {
			if _, isThere := c.next(); !isThere {
				break
			}
		}
	}
}

// TestStream_Scope ends a stream whose caller's token has expired, and tells nothing that the caller may not know by now.
func TestStream_Scope(t *testing.T) {
	m := newMirror(t)
	chain := blocks(1, 5, common.Hash{}, 0xa, 1)
	m.append(chain[:1])
	url, _ := m.replica(nil)
	c := &client{t: t}
	c.connect(url)
	m.let(indexer.EventScope{}, nil) // suspended
	m.append(chain[1:2])
	for !strings.HasPrefix(c.last, "2-") { // a beat shows how far it got
		line, err := c.lines.ReadString('\n')
		if err != nil || strings.HasPrefix(line, "event") {
			t.Fatalf("told %q, %v", line, err)
		}
		if id, isID := strings.CutPrefix(strings.TrimSpace(line), "id: "); isID {
			c.last = id
		}
	}
	m.let(indexer.EventScope{All: []string{indexer.Consortium}}, nil)
	m.append(chain[2:3])
	if got, isThere := c.next(); !isThere || !strings.Contains(got.data, `"block":3`) {
		t.Errorf("reinstated: %+v", got)
	}
	m.let(indexer.EventScope{}, auth.ErrRefused)
	m.append(chain[3:])
	got, _ := c.next()
	if _, isMore := c.next(); got.kind != "end" || !strings.Contains(got.data, "new token") || isMore {
		t.Errorf("expired: %+v", got)
	}
	if response := c.ask(url); response.StatusCode != http.StatusUnauthorized {
		t.Errorf("expired, and again: %s", response.Status)
	}
}

// TestStream_Slow lets go of a client who does not read, who comes back and has lost nothing.
func TestStream_Slow(t *testing.T) {
	m := newMirror(t)
	chain := blocks(1, 7, common.Hash{}, 0xa, 40)
	for i := range chain {
		for k := range chain[i].Events {
			chain[i].Events[k].Data = make([]byte, 16<<10) // more than the network holds
		}
	}
	m.append(chain[:1])
	url, _ := m.replica(func(f *feed.Feed) { f.Slow, f.Most = 50*time.Millisecond, 1 })
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	check(t, err)
	defer conn.Close()
	check(t, conn.(*net.TCPConn).SetReadBuffer(4<<10))
	_, err = fmt.Fprintf(conn, "GET /v1/events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n")
	check(t, err)
	slow := bufio.NewReader(conn)
	_, err = slow.ReadString('\n')
	check(t, err)
	if response := (&client{t: t}).ask(url); response.StatusCode != http.StatusServiceUnavailable || response.Header.Get("Retry-After") == "" {
		t.Errorf("one more than at once: %s", response.Status)
	}
	m.append(chain[1:])
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		response := (&client{t: t}).ask(url)
		response.Body.Close()
		if response.StatusCode == http.StatusOK {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("a client who does not read is kept")
		}
	}
	patient, _ := m.replica(nil)
	c := &client{t: t, last: fmt.Sprintf("%d-%d-%x", 1, uint64(indexer.EndOfBlock), chain[0].Hash[:4])}
	c.connect(patient)
	b := &books{}
	for len(b.events) < 240 {
		got, isThere := c.next()
		if !isThere {
			t.Fatal("the stream ended")
		}
		b.enter(t, got)
	}
	if !reflect.DeepEqual(b.events, want(chain[1:])) {
		t.Error("something is missing")
	}
}

// TestStream_Questions refuses what can't be streamed, and lists for who does not want a stream.
func TestStream_Questions(t *testing.T) {
	m := newMirror(t)
	url, _ := m.replica(nil)
	if response := (&client{t: t}).ask(url); response.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("an empty mirror: %s", response.Status)
	}
	m.append(blocks(1, 2, common.Hash{}, 0xa, 1))
	for _, test := range []struct {
		query, last string
		want        int
	}{
		{"", "nonsense", 422},
		{"", "1-2", 422},
		{"", "2-0-0a000000x", 422},
		{"?cursor=x", "", 422},
		{"?contract=Nobody", "", 422},
		{"?name=a.b", "", 422},
		{"?block=1", "", 422},
		{"", "2-0-0b000000", 410},
		{"?contract=Consortium&name=LogUrlChanged&cursor=1-0-0a000000", "", 200},
		{"?cursor=2-0-0b000000", "1-0-0a000000", 200},
	} {
		c := &client{t: t, query: test.query, last: test.last}
		response := c.ask(url)
		if response.StatusCode != test.want {
			t.Errorf("%s, %s: %s, want %d", test.query, test.last, response.Status, test.want)
		}
		if isProblem := response.Header.Get("Content-Type") == "application/problem+json"; isProblem != (test.want != 200) {
			t.Errorf("%s: %v", test.query, response.Header)
		}
		response.Body.Close()
	}
	for accept, isStream := range map[string]bool{
		"": false, "*/*": false, "application/json": false, "text/event-stream;q=0": false,
		"text/html, text/event-stream": true, "text/event-stream; q=0.5": true,
	} {
		request, err := http.NewRequest(http.MethodGet, url+"/v1/events", nil)
		check(t, err)
		request.Header.Set("Accept", accept)
		response, err := http.DefaultClient.Do(request)
		check(t, err)
		response.Body.Close()
		if got := response.Header.Get("Content-Type") == "text/event-stream"; got != isStream {
			t.Errorf("Accept %q: %v", accept, response.Header)
		}
	}
}

// TestStream_Lives longer than any request of the server may take.
func TestStream_Lives(t *testing.T) {
	m := newMirror(t)
	m.timeout = 200 * time.Millisecond
	chain := blocks(1, 2, common.Hash{}, 0xa, 1)
	m.append(chain[:1])
	url, _ := m.replica(nil)
	c := &client{t: t}
	c.connect(url)
	time.Sleep(3 * m.timeout)
	m.append(chain[1:])
	if got, isThere := c.next(); !isThere || got.kind != "event" {
		t.Errorf("told %+v", got)
	}
}

// deaf is a mirror whose announcements do not arrive.
type deaf struct{ *postgres.Store }

func (deaf) Watch(ctx context.Context, _ func()) error {
	<-ctx.Done()
	return errors.New("the connection is gone")
}

// TestStream_Deaf finds what nobody announced.
func TestStream_Deaf(t *testing.T) {
	m := newMirror(t)
	chain := blocks(1, 2, common.Hash{}, 0xa, 1)
	m.append(chain[:1])
	url, _ := m.replica(func(f *feed.Feed) { f.Source = deaf{m.store} })
	c := &client{t: t}
	c.connect(url)
	m.append(chain[1:])
	if got, isThere := c.next(); !isThere || got.kind != "event" {
		t.Errorf("told %+v", got)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
