package main

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/evidence/ers"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/monitor"
	"github.com/labseal/labseal/internal/tsatest"
)

// holder has evidence that others made, and no lab, node or account: three files of the formats' vectors, named one, two
// and three, and the trust file.
type holder struct{ dir string }

func newHolder(t *testing.T) *holder {
	t.Helper()
	var vectors struct {
		Trust    string
		Positive []struct {
			Name     string
			Document hexutil.Bytes
		}
	}
	check(t, json.Unmarshal(read(t, "../../docs/spec/vectors/timestamps.json"), &vectors))
	h := &holder{t.TempDir()}
	check(t, os.WriteFile(h.path("trust.note"), []byte(vectors.Trust), 0o600))
	names := map[string]string{
		"first of a batch of three": "one", "second of a batch of three": "two", "third of a batch of three": "three",
	}
	for _, v := range vectors.Positive {
		if name := names[v.Name]; name != "" {
			check(t, os.WriteFile(h.path(name+".evidence"), v.Document, 0o640))
		}
	}
	keepFlags(t)
	t.Setenv(cli.Env("trust")[0], h.path("trust.note"))
	return h
}

func (h *holder) path(name string) string { return filepath.Join(h.dir, name) }

// oracle runs a command; arguments that end in .evidence are files of the holder's.
func (h *holder) oracle(t *testing.T, args ...string) answer {
	t.Helper()
	for i, arg := range args {
		if strings.HasSuffix(arg, evidenceSuffix) {
			args[i] = h.path(arg)
		}
	}
	var out bytes.Buffer
	a := app()
	a.Writer, a.ErrWriter = &out, &out
	a.ExitErrHandler = func(*ucli.Context, error) {}
	err := a.Run(append([]string{"oracle"}, args...))
	said := answer{stdout: out.String(), err: err}
	var told *cli.Error
	switch {
	case errors.As(err, &told):
		said.code, said.hint = told.Code, told.Hint
	case err != nil:
		said.code = 1
	}
	return said
}

// want runs a command that ends with a code and says something, on standard output or as its error.
func (h *holder) want(t *testing.T, code int, says string, args ...string) {
	t.Helper()
	got := h.oracle(t, args...)
	if said := fmt.Sprint(got.stdout, got.err); got.code != code || !strings.Contains(said, says) {
		t.Errorf("%s: exit code %d, want %d; it does not say %q:\n%s", args[0], got.code, code, says, said)
	}
}

// trusts writes a file of authorities' roots.
func (h *holder) trusts(t *testing.T, name string, authorities ...*tsatest.Authority) string {
	t.Helper()
	var roots []byte
	for _, a := range authorities {
		roots = append(roots, a.PEM()...)
	}
	check(t, os.WriteFile(h.path(name), roots, 0o600))
	return h.path(name)
}

// TestTimestamp asks OpenSSL's authority for timestamps of a batch, renews them in both ways, and reads what verify says.
func TestTimestamp(t *testing.T) {
	h := newHolder(t)
	authority := tsatest.New(t, "Time Office", 2025, 2095)
	server := httptest.NewServer(tsatest.NewOpenSSL(t, authority))
	defer server.Close()
	roots, others := h.trusts(t, "roots.pem", authority), h.trusts(t, "others.pem", tsatest.New(t, "Other Office", 2025, 2095))

	h.want(t, 0, "Genuine.\n", "verify", "one.evidence")
	h.want(t, 2, "--tsa-ca is missing", "timestamp", "--tsa", server.URL, "one.evidence")
	h.want(t, 2, "name an authority", "timestamp", "--tsa-ca", roots, "one.evidence")
	h.want(t, 2, "no timestamp to renew", "renew", "--tsa-ca", roots, "--tsa", server.URL, "one.evidence")
	plain := read(t, h.path("one.evidence"))
	h.want(t, 1, "does not verify", "timestamp", "--tsa-ca", others, "--tsa", server.URL, "one.evidence")
	if !bytes.Equal(read(t, h.path("one.evidence")), plain) {
		t.Error("a timestamp by an authority that nobody trusts is taken")
	}
	h.want(t, 0, "by CN=Time Office; proven since", "timestamp", "--tsa-ca", roots, "--tsa", server.URL,
		"one.evidence", "two.evidence", "three.evidence")
	for _, name := range []string{"one.evidence", "two.evidence", "three.evidence"} {
		h.want(t, 0, "by a timestamp of CN=Time Office: keys that were stolen later can't have made it.",
			"verify", "--tsa-ca", roots, name)
	}
	h.want(t, 0, "name the authorities that you trust by --tsa-ca", "verify", "one.evidence")
	h.want(t, 1, "The timestamps check failed", "verify", "--tsa-ca", others, "one.evidence")
	h.want(t, 2, "`oracle renew` covers it", "timestamp", "--tsa-ca", roots, "--tsa", server.URL, "one.evidence")
	if info, err := os.Stat(h.path("one.evidence")); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}

	h.want(t, 0, "proven since", "renew", "--tsa-ca", roots, "--tsa", server.URL, "one.evidence")
	h.want(t, 2, "none of sha256", "renew", "--tsa-ca", roots, "--tsa", server.URL, "--hash", "md5", "one.evidence")
	h.want(t, 0, "proven since", "renew", "--tsa-ca", roots, "--tsa", server.URL, "--hash", "sha512", "one.evidence", "two.evidence")
	h.want(t, 0, "by a timestamp of CN=Time Office, renewed by CN=Time Office and CN=Time Office", "verify", "--tsa-ca", roots, "one.evidence")
	h.want(t, 2, "used different hash functions", "renew", "--tsa-ca", roots, "--tsa", server.URL, "one.evidence", "three.evidence")
	spliced, err := evidence.Timestamps(read(t, h.path("one.evidence")))
	check(t, err)
	file, err := evidence.AttachTimestamps(read(t, h.path("three.evidence")), spliced)
	check(t, err)
	check(t, os.WriteFile(h.path("three.evidence"), file, 0o640))
	h.want(t, 1, "The timestamps check failed", "verify", "--tsa-ca", roots, "three.evidence")
	h.want(t, 1, "The timestamps check failed", "verify", "three.evidence") // the links tell it without any authority
}

// TestTimestamp_ByOtherMeans writes a query, and takes the answer when it comes.
func TestTimestamp_ByOtherMeans(t *testing.T) {
	h := newHolder(t)
	authority := tsatest.New(t, "Time Office", 2025, 2095)
	server := httptest.NewServer(tsatest.NewOpenSSL(t, authority))
	defer server.Close()
	roots := h.trusts(t, "roots.pem", authority)
	h.want(t, 0, "--token in place of --query", "timestamp", "--query", h.path("query.tsq"), "one.evidence", "two.evidence")
	response, err := http.Post(server.URL, "application/timestamp-query", bytes.NewReader(read(t, h.path("query.tsq"))))
	check(t, err)
	defer response.Body.Close()
	var answer bytes.Buffer
	_, err = answer.ReadFrom(response.Body)
	check(t, err)
	check(t, os.WriteFile(h.path("answer.tsr"), answer.Bytes(), 0o600))
	check(t, os.WriteFile(h.path("cut.tsr"), answer.Bytes()[:answer.Len()-9], 0o600))
	take := []string{"timestamp", "--tsa-ca", roots, "--token"}
	h.want(t, 1, "neither a timestamp response nor a token", append(take, h.path("cut.tsr"), "one.evidence", "two.evidence")...)
	h.want(t, 1, "of something else", append(take, h.path("answer.tsr"), "two.evidence", "three.evidence")...)
	h.want(t, 2, "read token", append(take, h.path("nothing"), "one.evidence")...)
	h.want(t, 0, "proven since", append(take, h.path("answer.tsr"), "one.evidence", "two.evidence")...)
	h.want(t, 0, "keys that were stolen later", "verify", "--tsa-ca", roots, "two.evidence")
}

// TestVerify_Lapsed shows timestamps that nobody renewed, or too late.
func TestVerify_Lapsed(t *testing.T) {
	h := newHolder(t)
	old, new := tsatest.New(t, "Old Office", 2001, 2010), tsatest.New(t, "New Office", 2008, 2090)
	roots := h.trusts(t, "roots.pem", old, new)
	h.stampedIn(t, old, 2005)
	h.want(t, 0, "CN=Old Office can be relied on until 2010-01-01T00:00:00Z only, and no newer timestamp covers it", "verify", "--tsa-ca", roots, "one.evidence")
	lapsed := read(t, h.path("one.evidence"))
	h.stampedIn(t, new, 2009)
	h.want(t, 0, "It existed at 2005-06-01T00:00:00Z, by a timestamp of CN=Old Office, renewed by CN=New Office", "verify", "--tsa-ca", roots, "one.evidence")
	check(t, os.WriteFile(h.path("one.evidence"), lapsed, 0o600))
	h.stampedIn(t, new, 2015)
	h.want(t, 0, "It existed at 2015-06-01T00:00:00Z, by a timestamp of CN=New Office:", "verify", "--tsa-ca", roots, "one.evidence")
	h.want(t, 0, "at 2005-06-01T00:00:00Z already: the timestamp of then was renewed after its certificate had ended or its key was stolen", "verify", "--tsa-ca", roots, "one.evidence")
}

// stampedIn adds a timestamp that an authority gave in the middle of a year.
func (h *holder) stampedIn(t *testing.T, a *tsatest.Authority, year int) {
	t.Helper()
	s, err := readStamping([]string{h.path("one.evidence")}, year != 2005)
	check(t, err)
	batch, err := ers.Prepare(crypto.SHA256, s.items...)
	check(t, err)
	records, err := batch.Records(a.Stamp(t, batch.Request(nil), time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC)))
	check(t, err)
	file, err := evidence.AttachTimestamps(s.files[0], records[0])
	check(t, err)
	check(t, os.WriteFile(h.path("one.evidence"), file, 0o600))
}

// TestWitnessCollect adds what two witnesses saw, and refuses what another saw.
func TestWitnessCollect(t *testing.T) {
	h := newHolder(t)
	first, second := newTestWitness("witness.example/first"), newTestWitness("witness.example/second")
	checkpoint, err := evidence.CheckpointOf(read(t, h.path("one.evidence")))
	check(t, err)
	first.sees(checkpoint, 1_790_000_300)
	keys := h.path("keys")
	check(t, os.WriteFile(keys, []byte("# whom we trust\n"+first.vkey()+"\n\n"+second.vkey()+"\n"), 0o600))
	a, b := httptest.NewServer(first), httptest.NewServer(second)
	defer a.Close()
	defer b.Close()
	collect := func(keys string) []string {
		return []string{"witness", "collect", "--witness-keys", keys, "--witness", a.URL, "--witness", b.URL, "one.evidence"}
	}

	h.want(t, 0, "has not seen a checkpoint of 100 entries", collect(keys)...)
	h.want(t, 0, "The witness witness.example/first saw that log of 100 entries at 2026-09-21T14:18:20Z", "verify", "--witness-keys", keys, "one.evidence")
	h.want(t, 0, "name the witnesses that you trust", "verify", "one.evidence")
	second.sees(checkpoint, 1_790_000_400)
	h.want(t, 0, "one.evidence: cosigned by witness.example/second at", collect(keys)...)
	h.want(t, 0, "The witness witness.example/first saw", "verify", "--witness-keys", keys, "one.evidence")

	none := h.path("none")
	check(t, os.WriteFile(none, []byte(newTestWitness("witness.example/third").vkey()+"\n"), 0o600))
	h.want(t, cli.ExitPending, "no witness has cosigned", collect(none)...)
	h.want(t, 2, "holds none", collect(h.trusts(t, "empty"))...)
	check(t, os.WriteFile(none, []byte("x"), 0o600))
	h.want(t, 2, "line 1", collect(none)...)
	before := read(t, h.path("one.evidence"))
	second.sees(strings.Replace(checkpoint, "=\n", "==\n", 1), 1_790_000_500)
	h.want(t, 1, "saw another checkpoint", collect(keys)...)
	second.forge(checkpoint)
	h.want(t, 1, "does not fit", collect(keys)...)
	if !bytes.Equal(read(t, h.path("one.evidence")), before) {
		t.Error("what was refused changed the file")
	}
}

// TestWitnessCollect_Monitor asks the witness that `indexer monitor` is.
func TestWitnessCollect_Monitor(t *testing.T) {
	h := newHolder(t)
	w := newTestWitness("witness.example")
	file := read(t, h.path("one.evidence"))
	statement, err := evidence.StatementOf(file)
	check(t, err)
	s, err := evidence.DecodeStatement(statement)
	check(t, err)
	checkpoint, err := evidence.CheckpointOf(file)
	check(t, err)
	root, err := base64.StdEncoding.DecodeString(strings.Split(checkpoint, "\n")[2])
	check(t, err)
	signed, err := evidence.Cosign(w.Name, w.key, 1_790_000_300, checkpoint)
	check(t, err)
	m := &monitor.Monitor{Name: w.Name, Key: w.key, Log: slog.New(slog.DiscardHandler), Store: cosignedStore{c: indexer.Cosigned{
		Member: s.Member, Log: s.Log, Tree: indexer.Tree{Size: 100, Root: common.Hash(root)}, Time: signed.Time, Signature: signed.Signature,
	}}}
	server := httptest.NewServer(m.Handler())
	defer server.Close()
	check(t, os.WriteFile(h.path("keys"), []byte(m.Witness().String()+"\n"), 0o600))
	collect := []string{"witness", "collect", "--witness-keys", h.path("keys"), "--witness", server.URL}
	h.want(t, 0, "cosigned by witness.example at 2026-09-21T14:18:20Z", append(collect, "one.evidence")...)
	h.want(t, 0, "The witness witness.example saw that log of 100 entries", "verify", "--witness-keys", h.path("keys"), "one.evidence")
}

// cosignedStore has one head that was cosigned, and nothing else.
type cosignedStore struct {
	monitor.Store
	c indexer.Cosigned
}

func (s cosignedStore) Cosigned(_ context.Context, _ string, member, log common.Hash, size uint64) (indexer.Cosigned, error) {
	if member != s.c.Member || log != s.c.Log || size != s.c.Tree.Size {
		return indexer.Cosigned{}, indexer.ErrNotFound
	}
	return s.c, nil
}

// testWitness serves the one checkpoint that it saw.
type testWitness struct {
	evidence.Witness
	key  ed25519.PrivateKey
	note string
	path string
}

func newTestWitness(name string) *testWitness {
	seed := sha256.Sum256([]byte(name))
	key := ed25519.NewKeyFromSeed(seed[:])
	return &testWitness{Witness: evidence.Witness{Name: name, Key: key.Public().(ed25519.PublicKey)}, key: key}
}

func (w *testWitness) vkey() string {
	return fmt.Sprintf("%s+%08x+%s", w.Name, w.KeyID(), base64.StdEncoding.EncodeToString(append([]byte{4}, w.Key...)))
}

func (w *testWitness) sees(checkpoint string, at uint64) {
	signature := ed25519.Sign(w.key, fmt.Appendf(nil, "cosignature/v1\ntime %d\n%s", at, checkpoint))
	c := evidence.Cosignature{Witness: w.Name, KeyID: w.KeyID(), Time: at, Signature: signature}
	w.note = checkpoint + "\n— labseal/a/b AAAA\n" + c.Line() + "\n" // the log's own line is passed over
	lines := strings.Split(checkpoint, "\n")
	w.path = "/" + strings.TrimPrefix(lines[0], "labseal/") + "/" + lines[1]
}

// forge shows a cosignature that is not one of the checkpoint.
func (w *testWitness) forge(checkpoint string) {
	c := evidence.Cosignature{Witness: w.Name, KeyID: w.KeyID(), Time: 1, Signature: make([]byte, ed25519.SignatureSize)}
	w.note = checkpoint + "\n" + c.Line() + "\n"
}

func (w *testWitness) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	if r.URL.Path != w.path {
		http.NotFound(out, r)
		return
	}
	_, _ = fmt.Fprint(out, w.note)
}

func TestEvidenceShow(t *testing.T) {
	h := newHolder(t)
	h.want(t, 0, "checkpoint: \n    labseal/", "evidence", "show", "one.evidence")
	got := h.oracle(t, "evidence", "show", "--json", "one.evidence")
	var shown struct {
		Format  string
		Payload struct{ Status string }
		Follows struct{ Leaf string }
	}
	check(t, json.Unmarshal([]byte(got.stdout), &shown))
	leaf := leafIn(t, read(t, h.path("one.evidence"))).Hex()
	if shown.Format != "labseal/evidence-json/1" || shown.Payload.Status != "final" || shown.Follows.Leaf != leaf {
		t.Errorf("shows %+v", shown)
	}
	check(t, os.WriteFile(h.path("two.evidence"), []byte("no evidence"), 0o600))
	h.want(t, 1, "show evidence", "evidence", "show", "two.evidence")
	h.want(t, 2, "read evidence", "evidence", "show", "none.evidence")
}

// TestGuide_LongLife runs the guide's commands as they are written, in their order, with an authority and a witness that
// stand where the guide's are.
func TestGuide_LongLife(t *testing.T) {
	const guide = "../../docs/guides/long-life.md"
	commands := commandsIn(t, guide)
	curl := lineIn(t, guide, "curl ")
	h := newHolder(t)
	one := read(t, h.path("one.evidence"))
	for _, name := range []string{"result", "report-1", "report-2", "report-3", "letter"} {
		check(t, os.WriteFile(h.path(name+evidenceSuffix), one, 0o600))
	}
	authority := tsatest.New(t, "Time Office", 2025, 2095)
	tsa := httptest.NewServer(tsatest.NewOpenSSL(t, authority))
	defer tsa.Close()
	h.trusts(t, "authorities.pem", authority)
	seen := newTestWitness("witness.example")
	checkpoint, err := evidence.CheckpointOf(one)
	check(t, err)
	seen.sees(checkpoint, 1_790_000_300)
	witness := httptest.NewServer(seen)
	defer witness.Close()
	check(t, os.WriteFile(h.path("witnesses"), []byte(seen.vkey()+"\n"), 0o600))
	for line := range strings.Lines(string(read(t, guide))) {
		if name, value, ok := strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, "export ")), "="); ok && strings.HasPrefix(line, "export ") {
			value = strings.NewReplacer("https://tsa.example", tsa.URL, "https://witness.example", witness.URL).Replace(value)
			t.Setenv(name, value)
		}
	}
	t.Chdir(h.dir)
	for _, command := range commands {
		if strings.Contains(command, "--token") {
			out, err := exec.Command("sh", "-c", curl).CombinedOutput()
			if errors.Is(err, exec.ErrNotFound) || strings.Contains(string(out), "not found") {
				if os.Getenv("LABSEAL_CI") != "" {
					t.Fatal("curl is missing: apt-get install curl")
				}
				t.Skip("left out: curl is missing")
			} else if err != nil {
				t.Fatalf("%s: %v: %s", curl, err, out)
			}
		}
		if got := (&holder{}).oracle(t, strings.Fields(command)[1:]...); got.code != 0 {
			t.Errorf("%s: exit code %d, %v\n%s", command, got.code, got.err, got.stdout)
		}
	}
	(&holder{}).want(t, 0, "renewed by CN=Time Office and CN=Time Office", "verify", "result.evidence")
	(&holder{}).want(t, 0, "The witness witness.example saw", "verify", "result.evidence")
	(&holder{}).want(t, 0, "by a timestamp of CN=Time Office:", "verify", "letter.evidence")
}

// lineIn is the line of a guide that begins so.
func lineIn(t *testing.T, guide, prefix string) string {
	t.Helper()
	for line := range strings.Lines(string(read(t, guide))) {
		if strings.HasPrefix(line, prefix) {
			return strings.TrimSpace(line)
		}
	}
	t.Fatalf("%s has no line %q", guide, prefix)
	return ""
}
