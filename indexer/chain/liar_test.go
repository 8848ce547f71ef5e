package chain_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// liar stands between the indexer and an honest node and edits its answers.
type liar struct {
	URL string

	upstream string
	mu       sync.Mutex
	lie      lie
	told     int
}

// lie edits the result of a call, or returns it as it is. A lie that returns nil bytes breaks the connection.
type lie func(method string, params []json.RawMessage, result json.RawMessage) json.RawMessage

type message struct {
	Version string            `json:"jsonrpc"`
	ID      json.RawMessage   `json:"id"`
	Method  string            `json:"method,omitempty"`
	Params  []json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage   `json:"result,omitempty"`
	Error   json.RawMessage   `json:"error,omitempty"`
}

func newLiar(t *testing.T, upstream string) *liar {
	t.Helper()
	l := &liar{upstream: upstream}
	server := httptest.NewServer(l)
	t.Cleanup(server.Close)
	l.URL = server.URL
	return l
}

// tell begins a lie; nil is the truth.
func (l *liar) tell(lie lie) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lie, l.told = lie, 0
}

func (l *liar) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
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
func (l *liar) edit(request, answer []byte) []byte {
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

// count says how many lies were told.
func (l *liar) count() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.told
}
