package simchain

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// Liar is a node that lies: it stands before an honest one and edits its answers.
type Liar struct {
	URL string

	upstream string
	mu       sync.Mutex
	lie      Lie
	outage   Outage
	told     int
}

// Lie edits the result of a call, or returns it as it is. A lie that returns nil bytes breaks the connection.
type Lie func(method string, params []json.RawMessage, result json.RawMessage) json.RawMessage

// Outage is what a node does in place of an answer. It answers false where the question is to be answered.
type Outage func(w http.ResponseWriter, r *http.Request, question []byte) bool

type message struct {
	Version string            `json:"jsonrpc"`
	ID      json.RawMessage   `json:"id"`
	Method  string            `json:"method,omitempty"`
	Params  []json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage   `json:"result,omitempty"`
	Error   json.RawMessage   `json:"error,omitempty"`
}

// NewLiar starts a node that is honest until it is told otherwise.
func NewLiar(t testing.TB, upstream string) *Liar {
	t.Helper()
	l := &Liar{upstream: upstream}
	server := httptest.NewServer(l)
	t.Cleanup(server.Close)
	l.URL = server.URL
	return l
}

// Tell begins a lie; nil is the truth.
func (l *Liar) Tell(lie Lie) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lie, l.outage, l.told = lie, nil, 0
}

// Fail begins an outage.
func (l *Liar) Fail(outage Outage) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lie, l.outage, l.told = nil, outage, 0
}

// fails says whether the question was met by an outage.
func (l *Liar) fails(w http.ResponseWriter, r *http.Request, question []byte) bool {
	l.mu.Lock()
	outage := l.outage
	l.mu.Unlock()
	if outage == nil || !outage(w, r, question) {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.told++
	return true
}

func (l *Liar) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	if l.fails(w, r, body) {
		return
	}
	resp, err := http.Post(l.upstream, "application/json", bytes.NewReader(body))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return
	}
	edited := l.edit(body, answer)
	if edited == nil {
		w.Header().Set("Content-Length", "1000")
		w.Write(answer[:len(answer)/2])
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Write(edited)
}

// edit tells the lie in each answer of a batch.
func (l *Liar) edit(request, answer []byte) []byte {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lie == nil {
		return answer
	}
	var asked, answered []message
	if json.Unmarshal(request, &asked) != nil || json.Unmarshal(answer, &answered) != nil {
		return answer
	}
	calls := map[string]message{}
	for _, m := range asked {
		calls[string(m.ID)] = m
	}
	for i, m := range answered {
		call := calls[string(m.ID)]
		edited := l.lie(call.Method, call.Params, m.Result)
		if edited == nil {
			return nil
		}
		if !bytes.Equal(edited, m.Result) {
			l.told++
		}
		answered[i].Result = edited
	}
	out, err := json.Marshal(answered)
	if err != nil {
		return nil
	}
	return out
}

// Told says how many lies were told.
func (l *Liar) Told() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.told
}
