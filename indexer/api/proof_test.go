package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// TestProof asks with proof=evm, on a real EVM, and walks each proof from the answer's block hash to the slot by itself.
func TestProof(t *testing.T) {
	c := simchain.New(t)
	log := &simchain.Log{ID: common.Hash{1}}
	log.Add("leaf", 3)
	patient, err := crypto.GenerateKey()
	check(t, err)
	c.OpenLog(log.ID)
	c.Commit()
	opened := c.Head().Number.String()
	c.Checkpoint(log)
	subject := c.Enroll(patient)
	c.Commit()
	c.Amend(common.Hash{2}, bindings.ReasonCorrected, common.Hash{})
	revoked := c.Grant(patient, subject, common.Hash{3})
	active := c.Grant(patient, subject, common.Hash{4})
	c.Commit()
	c.Revoke(patient, subject, common.Hash{3})
	c.Commit()
	store, source := mirrored(t, c)
	server := newServer(t, api.New(api.Config{Mirror: store, Prover: source, Log: discard}))

	member := simchain.Lab.Hex()
	for _, path := range []string{
		"/v1/handles/" + member + "/" + common.Hash{2}.Hex(), "/v1/handles/" + member + "/" + common.Hash{9}.Hex(),
		"/v1/logs/" + member + "/" + log.ID.Hex(), "/v1/grants/" + revoked.Hex(), "/v1/grants/" + active.Hex(),
		"/v1/members/" + member + "/roles/lab", "/v1/members/" + member + "/roles/auditor",
		"/v1/logs/" + member + "/" + log.ID.Hex() + "?block=" + opened,
	} {
		sep := "?"
		if strings.Contains(path, "?") {
			sep = "&"
		}
		status, _, body := ask(t, server.URL+path+sep+"proof=evm")
		var answer struct {
			Block indexer.Ref
			Proof *indexer.StateProof
		}
		if err := json.Unmarshal(body, &answer); err != nil || status != 200 || answer.Proof == nil {
			t.Fatalf("%s: status %d, %v: %s", path, status, err, body)
		}
		walk(t, answer.Block, answer.Proof)
	}
	// Without the parameter there is none.
	if _, _, body := ask(t, server.URL+"/v1/grants/"+active.Hex()); bytes.Contains(body, []byte(`"proof"`)) {
		t.Errorf("a proof that nobody asked for: %s", body)
	}
	testProofRefused(t, c, store, source, "/v1/grants/"+active.Hex()+"?proof=evm")
}

// mirrored follows a chain into a mirror.
func mirrored(t *testing.T, c *simchain.Chain) (*postgres.Store, *chain.Source) {
	t.Helper()
	store, err := postgres.Open(t.Context(), pgtest.NewDatabase(t), c.Deployment)
	check(t, err)
	t.Cleanup(func() { store.Close() })
	w, err := store.TryWriter(t.Context(), "")
	check(t, err)
	defer w.Close()
	source := newSource(t, c.URL, c.Deployment)
	f := &indexer.Follower{
		Source: source, Store: w, First: chain.First(c.Deployment), Poll: time.Millisecond, Log: slog.New(slog.DiscardHandler),
	}
	_, err = f.CatchUp(t.Context())
	check(t, err)
	return store, source
}

func newSource(t *testing.T, url string, d deploy.Deployment) *chain.Source {
	t.Helper()
	finality, err := deploy.ParseFinality("instant")
	check(t, err)
	source, err := chain.New(chain.Config{URLs: []string{url}, Deployment: d, Finality: finality})
	check(t, err)
	t.Cleanup(source.Close)
	return source
}

// walk verifies a proof as a stranger would: from the block's hash.
func walk(t *testing.T, at indexer.Ref, p *indexer.StateProof) {
	t.Helper()
	block, err := evidence.DecodeHeader(evidence.CodecEthereum, p.Header)
	check(t, err)
	if block.Hash != at.Hash || block.Number != at.Number {
		t.Fatalf("the header is of block %d %s, the answer of %d %s", block.Number, block.Hash, at.Number, at.Hash)
	}
	_, value, err := evidence.TriePath(block.StateRoot, crypto.Keccak256(p.Address[:]), raw(p.Account))
	check(t, err)
	var account types.StateAccount
	check(t, rlp.DecodeBytes(value, &account))
	if common.Hash(account.CodeHash) != p.CodeHash {
		t.Errorf("code %x, told %s", account.CodeHash, p.CodeHash)
	}
	for _, slot := range p.Slots {
		_, value, err := evidence.TriePath(account.Root, crypto.Keccak256(slot.Slot[:]), raw(slot.Nodes))
		check(t, err)
		var word []byte
		if value != nil {
			check(t, rlp.DecodeBytes(value, &word))
		}
		if common.BytesToHash(word) != slot.Value {
			t.Errorf("slot %s holds %x, told %s", slot.Slot, word, slot.Value)
		}
	}
}

func raw[T ~[]byte](list []T) [][]byte {
	out := make([][]byte, len(list))
	for i, b := range list {
		out[i] = b
	}
	return out
}

// testProofRefused asks where there is no node, where the node forgot or lies, and where it proves something else than the
// mirror says.
func testProofRefused(t *testing.T, c *simchain.Chain, store *postgres.Store, honest *chain.Source, path string) {
	lying := func(change func([]byte) []byte) api.Prover {
		proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			request, err := io.ReadAll(r.Body)
			check(t, err)
			response, err := http.Post(c.URL, "application/json", bytes.NewReader(request))
			check(t, err)
			defer response.Body.Close()
			answer, err := io.ReadAll(response.Body)
			check(t, err)
			w.Header().Set("Content-Type", "application/json")
			if bytes.Contains(request, []byte("eth_getProof")) {
				answer = change(answer)
			}
			_, _ = w.Write(answer)
		}))
		t.Cleanup(proxy.Close)
		return newSource(t, proxy.URL, c.Deployment)
	}
	for name, one := range map[string]struct {
		prover api.Prover
		want   int
		says   string
	}{
		"no node":        {nil, 503, "no node to take proofs from"},
		"an honest node": {lying(func(answer []byte) []byte { return answer }), 200, `"storageProof"`},
		"a node that forgot": {lying(func(answer []byte) []byte {
			return bytes.Replace(answer, []byte(`"accountProof"`), []byte(`"nothing"`), 1)
		}), 503, "as of the newest block"},
		"a node that alters": {lying(func(answer []byte) []byte {
			at := bytes.LastIndex(answer, []byte(`"proof":["0xf8`)) + 40
			answer[at] ^= 1
			return answer
		}), 503, "as of the newest block"},
		"another state": {otherState{honest}, 500, "can't be read"},
	} {
		server := newServer(t, api.New(api.Config{Mirror: store, Prover: one.prover, Log: discard}))
		status, _, body := ask(t, server.URL+path)
		if status != one.want || !strings.Contains(string(body), one.says) {
			t.Errorf("%s: status %d: %.300s", name, status, body)
		}
	}
}

// otherState proves well, but another value.
type otherState struct{ api.Prover }

func (o otherState) Prove(
	ctx context.Context, at indexer.Ref, contract string, slots []common.Hash,
) (indexer.StateProof, error) {
	p, err := o.Prover.Prove(ctx, at, contract, slots)
	if err != nil {
		return p, err
	}
	p.Slots[0].Value[8]++
	return p, nil
}

// TestInclusion asks for the path of a version, and follows it to the root that was anchored. A leaf that the mirror lacks is not
// proven.
func TestInclusion(t *testing.T) {
	store, url := filledAt(t)
	server := newServer(t, api.New(api.Config{Mirror: store, Log: discard}))
	for i, leaf := range leaves[:4] {
		status, _, body := ask(t, server.URL+"/v1/versions/"+leaf.Hex()+"?proof=inclusion")
		var got api.VersionAnswer
		if status != 200 || json.Unmarshal(body, &got) != nil || got.Inclusion == nil {
			t.Fatalf("leaf %d: %d %s", i, status, body)
		}
		root, err := evidence.Inclusion{Size: got.Inclusion.Size, Index: got.Inclusion.Index, Path: got.Inclusion.Path}.Root(leaf)
		if err != nil || root != got.Checkpoint.Root || got.Inclusion.Index != uint64(i) {
			t.Errorf("leaf %d: the path gives %s, %v; anchored was %s", i, root, err, got.Checkpoint.Root)
		}
	}
	db, err := sqlx.Connect("postgres", url)
	check(t, err)
	defer db.Close()
	db.MustExec(`delete from local.leaves where index = 1`)
	if status, _, body := ask(t, server.URL+"/v1/versions/"+leaves[0].Hex()+"?proof=inclusion"); status != 404 {
		t.Errorf("beside a leaf that is not there: %d %s", status, body)
	}
}
