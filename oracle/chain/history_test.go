package chain_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/oracle/chain"
)

// TestHistory_Node reads the history from a node that answers short ranges only, and refuses one that leaves events
// out.
func TestHistory_Node(t *testing.T) {
	c := newConsortium(t)
	removal := c.call("removeMember", c.members[2].id.Hex())
	_, _, err := c.governors[0].Propose(t.Context(), removal)
	check(t, err)
	for head := uint64(0); head < 300; time.Sleep(20 * time.Millisecond) {
		head, err = c.Head(t.Context())
		check(t, err)
	}
	id, _, err := c.governors[1].Propose(t.Context(), removal)
	check(t, err)
	c.vote(id, true, 0)
	want, err := c.History(t.Context())
	check(t, err)
	for _, test := range []struct {
		name string
		node node
		says string // "": all is well
	}{
		{"short ranges", node{most: 150, drop: -1}, ""},
		{"no ranges", node{most: 1, drop: -1}, "too many blocks"},
		{"without the first", node{most: 1 << 30, drop: 0}, "leaves out"},
		{"without one", node{most: 1 << 30, drop: 4}, "leaves out"},
		{"without the last", node{most: 1 << 30, drop: len(want) - 1}, "leaves out"},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.node.url = c.node.URL()
			server := httptest.NewServer(&test.node)
			defer server.Close()
			evm, err := chain.Dial(t.Context(), server.URL, c.deployment)
			check(t, err)
			defer evm.Close()
			got, err := evm.Consortium().History(t.Context())
			switch {
			case test.says == "" && (err != nil || len(got) != len(want) || got[len(got)-1].Tx != want[len(want)-1].Tx):
				t.Errorf("%d events of %d: %v", len(got), len(want), err)
			case test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)):
				t.Errorf("%d events: %v, want an error with %q", len(got), err, test.says)
			}
		})
	}
}

// node passes requests on, and changes the answers to eth_getLogs.
type node struct {
	url  string
	most uint64 // blocks in one range
	drop int    // the event that it leaves out; -1: none
}

func (n *node) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	var request struct {
		ID     json.RawMessage
		Method string
		Params []struct{ FromBlock, ToBlock hexutil.Uint64 }
	}
	w.Header().Set("Content-Type", "application/json")
	isLogs := bytes.Contains(body, []byte("eth_getLogs")) && json.Unmarshal(body, &request) == nil
	if isLogs && uint64(request.Params[0].ToBlock-request.Params[0].FromBlock) >= n.most {
		_ = json.NewEncoder(w).Encode(map[string]any{
			"jsonrpc": "2.0", "id": request.ID, "error": map[string]any{"code": -32005, "message": "too many blocks"},
		})
		return
	}
	resp, err := http.Post(n.url, "application/json", bytes.NewReader(body))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	if !isLogs || n.drop < 0 {
		_, _ = io.Copy(w, resp.Body)
		return
	}
	var answer struct {
		Version string            `json:"jsonrpc"`
		ID      json.RawMessage   `json:"id"`
		Result  []json.RawMessage `json:"result"`
	}
	_ = json.NewDecoder(resp.Body).Decode(&answer)
	answer.Result = append(answer.Result[:n.drop:n.drop], answer.Result[n.drop+1:]...)
	_ = json.NewEncoder(w).Encode(answer)
}
