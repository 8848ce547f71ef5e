package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/tiles"
)

// attests serves an attestor that signs what it is asked for, once it is not behind any more.
func (l *promisingLab) attests(t *testing.T, isBehind *atomic.Bool) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var number int64
		if _, err := fmt.Sscanf(r.URL.Path, "/v1/attestations/%d", &number); err != nil || r.Method != http.MethodPost {
			http.NotFound(w, r)
			return
		}
		if isBehind.Swap(false) {
			http.Error(w, "behind", http.StatusConflict)
			return
		}
		header, err := l.node.Client().HeaderByNumber(r.Context(), big.NewInt(number))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		a := l.attest(t, uint64(number), header.Hash())
		answer := map[string]any{"hash": header.Hash(), "account": a.Account, "signature": hexutil.Bytes(a.Signature)}
		if err := json.NewEncoder(w).Encode(answer); err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func (l *promisingLab) attest(t *testing.T, number uint64, block common.Hash) evidence.Attestation {
	t.Helper()
	digest := evidence.AttestationDigest(l.deployment.ChainID, l.deployment.Genesis, number, block)
	signature, err := crypto.Sign(digest[:], l.attestor)
	check(t, err)
	return evidence.Attestation{Account: crypto.PubkeyToAddress(l.attestor.PublicKey), Signature: signature}
}

// issue anchors a statement as the log's only entry or its second, and writes its evidence.
func (l *promisingLab) issue(t *testing.T, name string, s evidence.Statement) {
	t.Helper()
	l.issueBy(t, l.node.URL(), name, s, func(p evidence.ChainProof, trust *evidence.Trust, number uint64, block common.Hash) (evidence.ChainProof, error) {
		return p.Attested(trust, []evidence.Attestation{l.attest(t, number, block)})
	})
}

// issueBy is issue, by a node, with what makes the anchoring block trusted.
func (l *promisingLab) issueBy(
	t *testing.T, node, name string, s evidence.Statement,
	trusted func(evidence.ChainProof, *evidence.Trust, uint64, common.Hash) (evidence.ChainProof, error),
) {
	t.Helper()
	s.Member, s.Log, s.Time = l.member, l.log, 3600
	entry, err := evidence.SignStatement(s, l.statement)
	check(t, err)
	index := l.size
	tree, changed, err := tiles.Append(t.Context(), l.tiles, l.size, []common.Hash{evidence.LeafHash(entry)})
	check(t, err)
	for _, tile := range changed {
		l.tiles[tile.ID] = tile.Hashes
	}
	consistency, err := tiles.Consistency(t.Context(), l.tiles, l.size, tree.Size)
	check(t, err)
	words := make([][32]byte, len(consistency))
	for i := range consistency {
		words[i] = consistency[i]
	}
	l.size = tree.Size
	sent := l.send(t, l.sequencer, bindings.NewResultLog().PackCheckpoint(l.member, l.log, tree.Size, tree.Root, words))
	evm, err := chain.Dial(t.Context(), node, l.deployment)
	check(t, err)
	defer evm.Close()
	client, err := ethclient.DialContext(t.Context(), node)
	check(t, err)
	defer client.Close()
	sent, err = client.TransactionReceipt(t.Context(), sent.TxHash) // as this node says it
	check(t, err)
	number := sent.BlockNumber.Uint64()
	proof, err := evm.ResultLog(l.member, l.log, nil).Prove(t.Context(), oracle.Anchored{
		Tx: oracle.Tx{Hash: sent.TxHash}, Tree: tree, Block: sent.BlockHash, Number: number,
	})
	check(t, err)
	trust, _, err := evidence.ParseTrust(read(t, l.path("trust")))
	check(t, err)
	proof, err = trusted(proof, trust, number, sent.BlockHash)
	check(t, err)
	inclusion, err := tiles.Inclusion(t.Context(), l.tiles, tree.Size, index)
	check(t, err)
	receipt, err := evidence.SignReceipt(entry, inclusion, l.logKey)
	check(t, err)
	file, err := evidence.Assemble(entry, receipt, proof)
	check(t, err)
	check(t, os.WriteFile(l.path(name), file, 0o640))
}

func version(t *testing.T) evidence.Statement {
	t.Helper()
	commitments, _, err := evidence.Commit(evidence.NewSecret(), "opaque/1", []byte("a report"), nil)
	check(t, err)
	return evidence.Statement{
		Handle: evidence.NewHandle(), Kind: evidence.KindVersion, Commitments: commitments, Projection: "opaque/1",
		Status: evidence.StatusFinal,
	}
}

// TestRefresh asks a chain about a version before and after it is amended, and reads what verify says then.
func TestRefresh(t *testing.T) {
	l := newPromisingLab(t)
	v := version(t)
	l.issue(t, "one.evidence", v)
	isBehind := &atomic.Bool{}
	isBehind.Store(true) // once
	attestor := l.attests(t, isBehind)
	path := l.path("one.evidence")
	verify := func(wants ...string) {
		t.Helper()
		got := l.oracle(t, "", "verify", path)
		for _, want := range wants {
			if got.code != 0 || !strings.Contains(got.stdout, want) {
				t.Errorf("exit code %d, it does not say %q:\n%s", got.code, want, got.stdout)
			}
		}
	}
	refresh := func() answer { return l.oracle(t, "", "refresh", "--attestors", attestor, path) }

	verify("Genuine.\n", "not known; the file has no amendment proof")
	if got := refresh(); got.code != 0 || !strings.Contains(got.stdout, "no amendment is recorded, as of block") {
		t.Fatalf("exit code %d, %v\n%s", got.code, got.err, got.stdout)
	}
	verify("Genuine.\n", "No amendment of it was recorded by the lab as of block", "which East Lab holds as final")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	before := read(t, path)

	l.send(t, l.sequencer, bindings.NewResultLog().PackAmend(l.member, []bindings.IResultLogAmendment{
		{Handle: v.Handle, Reason: uint8(evidence.ReasonEnteredInError)},
	}))
	verify("Genuine.\n", "No amendment of it was recorded") // as of that block it was so
	if got := refresh(); got.code != 0 || !strings.Contains(got.stdout, "amended in block") {
		t.Fatalf("exit code %d, %v\n%s", got.code, got.err, got.stdout)
	}
	verify("Genuine. DISPUTED", "It was amended in block", "entered-in-error")
	if leaves := [2]common.Hash{leafIn(t, before), leafIn(t, read(t, path))}; leaves[0] != leaves[1] {
		t.Error("the leaf changed")
	}
	l.issue(t, "one.amendment", evidence.Statement{
		Handle: evidence.NewHandle(), Kind: evidence.KindAmendment, Amended: v.Handle, Reason: evidence.ReasonEnteredInError,
	})
	verify("Genuine. AMENDED", "East Lab stated that it is amended")
	path = l.path("one.amendment")
	if got := refresh(); got.code != 0 || !strings.Contains(got.stdout, "amended in block") {
		t.Fatalf("exit code %d, %v\n%s", got.code, got.err, got.stdout)
	}
	verify("Genuine.\n", "The chain records it since block")
}

func leafIn(t *testing.T, file []byte) common.Hash {
	t.Helper()
	statement, err := evidence.StatementOf(file)
	check(t, err)
	return evidence.LeafHash(statement)
}

// TestRefresh_Refuses leaves the file as it was where a node proves nothing, whatever it says, and where attestors don't
// sign.
func TestRefresh_Refuses(t *testing.T) {
	l := newPromisingLab(t)
	amended := version(t)
	l.issue(t, "one.evidence", amended)
	l.send(t, l.sequencer, bindings.NewResultLog().PackAmend(l.member, []bindings.IResultLogAmendment{
		{Handle: amended.Handle, Reason: uint8(evidence.ReasonEnteredInError)},
	}))
	attestor := l.attests(t, &atomic.Bool{})
	file := read(t, l.path("one.evidence"))
	none := map[string]any{"key": "0x0", "value": "0x0", "proof": []any{}}
	for name, lie := range map[string]func(answer map[string]any){
		"null":                 func(answer map[string]any) { answer["result"] = nil },
		"no proofs":            proofs(func(r map[string]any) { r["accountProof"], r["storageProof"] = nil, nil }),
		"empty proofs":         proofs(func(r map[string]any) { r["accountProof"], r["storageProof"] = []any{}, []any{none} }),
		"no storage proof":     proofs(func(r map[string]any) { r["storageProof"] = []any{} }),
		"0x0 without nodes":    proofs(func(r map[string]any) { r["storageProof"] = []any{none} }),
		"a null storage proof": proofs(func(r map[string]any) { none["proof"] = nil; r["storageProof"] = []any{none} }),
		"an empty account": proofs(func(r map[string]any) {
			r["storageHash"], r["codeHash"] = common.Hash{}, common.Hash{}
			r["accountProof"] = []any{"0x80"}
		}),
		"a value of 0x0": nil, // what it says beside its nodes is not read
		"the status's node away": proofs(func(r map[string]any) {
			first := r["storageProof"].([]any)[0].(map[string]any)
			list := first["proof"].([]any)
			first["proof"] = list[:len(list)-1]
		}),
	} {
		t.Run(name, func(t *testing.T) {
			check(t, os.WriteFile(l.path("one.evidence"), file, 0o600))
			harmless := lie == nil
			if harmless {
				lie = proofs(func(r map[string]any) { r["storageProof"].([]any)[0].(map[string]any)["value"] = "0x0" })
			}
			node := l.liar(t, lie)
			got := l.oracle(t, "", "refresh", "--rpc-url", node, "--attestors", attestor, l.path("one.evidence"))
			if harmless {
				if got.code != 0 || !strings.Contains(got.stdout, "amended in block") {
					t.Errorf("exit code %d, %v\n%s", got.code, got.err, got.stdout)
				}
				return
			}
			if got.code != 1 || got.err == nil || !bytes.Equal(read(t, l.path("one.evidence")), file) {
				t.Errorf("exit code %d, %v\n%s", got.code, got.err, got.stdout)
			}
		})
	}
	t.Run("no attestor", func(t *testing.T) {
		nobody := httptest.NewServer(http.NotFoundHandler())
		defer nobody.Close()
		got := l.oracle(t, "", "refresh", "--timeout", "1ms", "--attestors", nobody.URL, l.path("one.evidence"))
		if got.code != 3 || got.hint == "" {
			t.Errorf("exit code %d, %v", got.code, got.err)
		}
	})
	t.Run("forged evidence", func(t *testing.T) {
		forged := bytes.Clone(file)
		forged[len(forged)-1] ^= 1
		check(t, os.WriteFile(l.path("forged.evidence"), forged, 0o600))
		got := l.oracle(t, "", "refresh", "--attestors", attestor, l.path("forged.evidence"))
		if got.code != 1 || got.err == nil || !strings.Contains(got.err.Error(), "not genuine") {
			t.Errorf("exit code %d, %v", got.code, got.err)
		}
	})
}

// proofs changes the result of an answer.
func proofs(change func(result map[string]any)) func(map[string]any) {
	return func(answer map[string]any) { change(answer["result"].(map[string]any)) }
}

// liar is a node that lies about proofs, and is honest else.
func (l *promisingLab) liar(t *testing.T, lie func(answer map[string]any)) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		request, err := io.ReadAll(r.Body)
		check(t, err)
		response, err := http.Post(l.node.URL(), "application/json", bytes.NewReader(request))
		check(t, err)
		defer response.Body.Close()
		answer := map[string]any{}
		check(t, json.NewDecoder(response.Body).Decode(&answer))
		if bytes.Contains(request, []byte("eth_getProof")) {
			lie(answer)
		}
		w.Header().Set("Content-Type", "application/json")
		check(t, json.NewEncoder(w).Encode(answer))
	}))
	t.Cleanup(server.Close)
	return server.URL
}
