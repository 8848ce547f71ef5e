package e2e

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// BenchmarkRevocation posts BENCH_REVOCATIONS revocations (20) at a lab's endpoint, and measures how long each is on its
// way to where others look: the registry at a node's newest block, and the indexer's API, which another member runs. The
// devnet makes a block each second. At the endpoint itself a revocation counts when it is answered.
func BenchmarkRevocation(b *testing.B) {
	n := setting(b, "BENCH_REVOCATIONS", 20)
	for b.Loop() {
		d := up(b, "--block-time", "1s")
		dir := b.TempDir()
		check(b, os.WriteFile(filepath.Join(dir, "password"), []byte("patient\n"), 0o600))
		patient := []string{
			"--json", "--patient-key", filepath.Join(dir, "patient.json"), "--patient-password-file", filepath.Join(dir, "password"),
		}
		said := func(args ...string) (v map[string]any) {
			check(b, json.Unmarshal([]byte(d.must(b, "oracle", args...)), &v))
			return v
		}
		subject := said(append([]string{"consent", "enroll", "--new"}, patient...)...)["subject"].(string)
		var answered, registry, api []time.Duration
		for range n {
			granted := said(append(append([]string{"consent", "grant", "--grantee", d.id(), "--purpose", "TREAT"}, patient...), subject)...)
			e := &counter{
				lab: d, url: d.env["LABSEAL_RELEASE_NORTH"], subject: common.HexToHash(subject),
				terms: common.HexToHash(granted["termsCommit"].(string)), grant: common.HexToHash(granted["grant"].(string)),
			}
			since := time.Now()
			e.revoke(b, filepath.Join(dir, "patient.json"))
			answered = append(answered, time.Since(since))
			isThere := func(is func() bool) time.Duration {
				for !is() {
					time.Sleep(10 * time.Millisecond)
				}
				return time.Since(since)
			}
			registry = append(registry, isThere(func() bool { return e.isRevokedOnChain(b) }))
			api = append(api, isThere(func() bool { return e.isRevokedInMirror(b) }))
		}
		d.stop(b)
		b.ReportMetric(0, "ns/op")
		for name, list := range map[string][]time.Duration{"endpoint": answered, "chain": registry, "mirror": api} {
			slices.Sort(list)
			b.ReportMetric(float64(list[len(list)/2].Microseconds())/1000, name+"-p50:ms")
			b.ReportMetric(float64(list[len(list)-1].Microseconds())/1000, name+"-max:ms")
		}
	}
}

// revokedTopic is that of the registry's event.
var revokedTopic = crypto.Keccak256Hash([]byte("Revoked(bytes32,bytes32,uint64)")).Hex()

// isRevokedOnChain asks a node for the registry's event.
func (e *counter) isRevokedOnChain(b *testing.B) bool {
	b.Helper()
	answer := askNode(b, e.lab.env["LABSEAL_RPC_URL"], "eth_getLogs", fmt.Sprintf(
		`[{"fromBlock":"earliest","topics":[%q,%q]}]`, revokedTopic, e.grant.Hex()))
	return strings.Contains(answer, revokedTopic)
}

func (e *counter) isRevokedInMirror(b *testing.B) bool {
	b.Helper()
	response, err := http.Get(e.lab.env["LABSEAL_API_URL"] + "/v1/subjects/" + e.subject.Hex() + "/grants")
	check(b, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	check(b, err)
	at := strings.Index(string(text), e.grant.Hex())
	return at >= 0 && strings.Contains(string(text[at:min(len(text), at+600)]), `"revoked"`)
}

// askNode calls a node, and returns what it says.
func askNode(b *testing.B, url, method, params string) string {
	b.Helper()
	body := fmt.Sprintf(`{"jsonrpc":"2.0","id":1,"method":%q,"params":%s}`, method, params)
	response, err := http.Post(url, "application/json", strings.NewReader(body))
	check(b, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	check(b, err)
	return string(text)
}
