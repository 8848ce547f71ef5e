package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/tiles"
)

// unattested makes evidence of a statement that the lab anchors now, without any signature over its block, and returns
// the block's hash.
func (l *promisingLab) unattested(t *testing.T) (file []byte, block common.Hash) {
	t.Helper()
	statement, err := evidence.SignStatement(evidence.Statement{
		Member: l.member, Log: l.log, Handle: evidence.NewHandle(), Kind: evidence.KindVersion, Time: 3600,
		Commitments: evidence.Commitments{Artefact: common.Hash{1}, Content: common.Hash{2}}, Projection: "opaque/1",
	}, l.statement)
	check(t, err)
	l.anchor(t, "tiles", evidence.LeafHash(statement))
	inclusion, err := tiles.Inclusion(t.Context(), l.tiles, l.size, l.size-1)
	check(t, err)
	receipt, err := evidence.SignReceipt(statement, inclusion, l.logKey)
	check(t, err)
	client := l.node.Client()
	logs, err := client.FilterLogs(t.Context(), ethereum.FilterQuery{Topics: [][]common.Hash{{evidence.AnchorTopic}}})
	check(t, err)
	anchored := logs[len(logs)-1]
	header, err := client.HeaderByHash(t.Context(), anchored.BlockHash)
	check(t, err)
	chain := evidence.ChainProof{TxIndex: uint64(anchored.TxIndex), Method: evidence.Unattested}
	chain.Header, err = rlp.EncodeToBytes(header)
	check(t, err)
	receipts, err := client.BlockReceipts(t.Context(), rpc.BlockNumberOrHashWithHash(anchored.BlockHash, true))
	check(t, err)
	var encoded [][]byte
	for _, r := range receipts {
		b, err := evidence.Receipt{
			Type: r.Type, Status: []byte{byte(r.Status)}, Gas: r.CumulativeGasUsed, Bloom: r.Bloom, Logs: r.Logs,
		}.Encode()
		check(t, err)
		encoded = append(encoded, b)
	}
	chain.Receipt, err = evidence.ProveReceipt(encoded, chain.TxIndex)
	check(t, err)
	file, err = evidence.Assemble(statement, receipt, chain)
	check(t, err)
	return file, anchored.BlockHash
}

// TestVerify_Nodes verifies evidence that says nothing of its block, by asking nodes: one that is honest, one that lies
// about the block, one of another chain, and none.
func TestVerify_Nodes(t *testing.T) {
	l := newPromisingLab(t)
	file, block := l.unattested(t)
	check(t, os.WriteFile(l.path("it.evidence"), file, 0o600))
	honest := l.behind(t, nil)
	liar := l.behind(t, func(answer []byte) []byte {
		return bytes.ReplaceAll(answer, []byte(block.Hex()[2:]), bytes.Repeat([]byte("ab"), 32))
	})
	stranger := l.behind(t, func(answer []byte) []byte {
		return bytes.ReplaceAll(answer, []byte(l.deployment.Genesis.Hex()[2:]), bytes.Repeat([]byte("cd"), 32))
	})
	gone := l.behind(t, func([]byte) []byte { return []byte("no") })
	for _, test := range []struct {
		name  string
		nodes []string
		code  int
		want  []string
	}{
		{"nobody", nil, 1, []string{"NOT GENUINE. The finality check failed", "unattested", "no nodes were asked"}},
		{"one", []string{honest}, 0, []string{"1 of the 1 nodes that you named have that block as final", "the file is unattested"}},
		{"two of three", []string{honest, liar, l.node.URL(), "--agree", "2"}, 0, []string{"2 of the 3 nodes"}},
		{"a liar", []string{liar}, 1, []string{"your nodes hold another block"}},
		{"all must agree", []string{honest, liar}, 1, []string{"1 of 2 nodes agree", "2 different blocks"}},
		{"another chain", []string{stranger}, 1, []string{"0 of 1 nodes agree", "the node's chain begins with"}},
		{"a broken node", []string{honest, gone}, 1, []string{"1 of 2 nodes agree"}},
		{"half of them", []string{honest, l.node.URL(), "--agree", "1"}, 2, []string{"more than half"}},
		{"one twice", []string{honest, honest}, 2, []string{"counts once"}},
		{"more than there are", []string{honest, "--agree", "2"}, 2, []string{"at most all"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			args := []string{"verify"}
			for i := 0; i < len(test.nodes); i++ {
				if test.nodes[i] == "--agree" {
					args = append(args, "--agree", test.nodes[i+1])
					break
				}
				args = append(args, "--node", test.nodes[i])
			}
			a := l.oracle(t, "tiles", append(args, l.path("it.evidence"))...)
			said := a.stdout
			if a.err != nil {
				said += a.err.Error() + a.hint
			}
			for _, want := range test.want {
				if !strings.Contains(said, want) {
					t.Errorf("it does not say %q:\n%s", want, said)
				}
			}
			if a.code != test.code {
				t.Errorf("exit code %d, want %d:\n%s", a.code, test.code, said)
			}
		})
	}
}

// behind is the lab's node behind another address, which may change its answers.
func (l *promisingLab) behind(t *testing.T, change func(answer []byte) []byte) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		response, err := http.Post(l.node.URL(), "application/json", r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		defer response.Body.Close()
		answer, err := io.ReadAll(response.Body)
		if change != nil && err == nil {
			answer = change(answer)
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(answer)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// TestVerify_Words verifies evidence of the specification's vectors and reads what the command says of it.
func TestVerify_Words(t *testing.T) {
	file, err := os.ReadFile("../../docs/spec/vectors/evidence.json")
	check(t, err)
	var vectors struct {
		Trusts   []struct{ Name, File string }
		Positive []struct{ Name, Trust, Evidence string }
		Negative []struct{ Name, Trust, Evidence string }
	}
	check(t, json.Unmarshal(file, &vectors))
	trusts, files := map[string]string{}, map[string][2]string{}
	for _, trust := range vectors.Trusts {
		trusts[trust.Name] = trust.File
	}
	for _, e := range append(vectors.Positive, vectors.Negative...) {
		files[e.Name] = [2]string{e.Trust, e.Evidence}
	}
	l := &testConsortium{t: t, dir: t.TempDir()}
	for _, test := range []struct {
		name string
		code int
		want []string
	}{
		{"evidence alone", 0, []string{
			"First Lab stated it", "block 1234", "hold that block as final", "under trust file 1 of consortium 0x",
			"a later one may say that a key was stolen", "LABSEAL_CONSORTIUM",
		}},
		{"sealed by three of four, QBFT by Besu", 0, []string{"3 of the chain's 4 validators then sealed that block"}},
		{"unattested, pinned", 0, []string{"The consortium's trust file pins that block by its hash"}},
		{"file 2: the log key compromised since block 1235", 0, []string{
			"The log key of First Lab counted then: compromised only since block 1235", "anchored before, in block 1234",
			"under trust file 2",
		}},
		{"file 2: the log key compromised since block 1234", 1, []string{
			"NOT GENUINE. The receipt check failed", "compromised since block 1234",
		}},
		{"a self-made chain, QBFT by Besu", 1, []string{"NOT GENUINE. The finality check failed"}},
		{"unattested, another height pinned", 1, []string{"the file is unattested"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(l.dir, "a.evidence")
			check(t, os.WriteFile(path, common.FromHex(files[test.name][1]), 0o600))
			check(t, os.WriteFile(l.path("trust"), []byte(trusts[files[test.name][0]]), 0o600))
			a := l.oracle(&testMember{}, "verify", "--trust", l.path("trust"), path)
			for _, want := range test.want {
				if !strings.Contains(a.stdout, want) {
					t.Errorf("it does not say %q:\n%s", want, a.stdout)
				}
			}
			if a.code != test.code {
				t.Errorf("exit code %d, want %d: %v", a.code, test.code, a.err)
			}
			var v, again verdict
			check(t, json.Unmarshal([]byte(l.oracle(&testMember{}, "verify", "--json", "--trust", l.path("trust"), path).stdout), &v))
			text, err := json.Marshal(v)
			check(t, err)
			check(t, json.Unmarshal(text, &again))
			if v.text() != a.stdout || !reflect.DeepEqual(v, again) || v.Genuine != (test.code == 0) {
				t.Errorf("as JSON it says something else: %+v", v)
			}
		})
	}
}
