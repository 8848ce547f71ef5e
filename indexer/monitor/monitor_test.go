package monitor_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"database/sql"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/mod/sumdb/note"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/monitor"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/indexer/tiles"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// scene is a chain with a lab that publishes one log, a mirror of both, and a witness.
type scene struct {
	*simchain.Chain
	log     *simchain.Log
	files   map[string][]byte // published beside the tiles
	tiles   *simchain.Tiles
	store   *postgres.Store
	db      *sql.DB
	follow  *indexer.Follower
	mirror  *tiles.Mirror
	monitor *monitor.Monitor
	signer  note.Signer
	now     time.Time

	statement *ecdsa.PrivateKey
}

func newScene(t *testing.T) *scene {
	t.Helper()
	s := &scene{
		Chain: simchain.New(t), log: &simchain.Log{ID: common.HexToHash("0x106")}, files: map[string][]byte{},
		tiles: simchain.NewTiles(t),
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if b, isThere := s.files[r.URL.Path]; isThere {
			w.Write(b)
			return
		}
		s.tiles.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	var err error
	url := pgtest.NewDatabase(t)
	s.store, err = postgres.Open(t.Context(), url, s.Deployment)
	check(t, err)
	t.Cleanup(func() { s.store.Close() })
	s.db, err = sql.Open("postgres", url)
	check(t, err)
	t.Cleanup(func() { s.db.Close() })
	writer, err := s.store.TryWriter(t.Context(), "")
	check(t, err)
	t.Cleanup(writer.Close)
	source, err := chain.New(chain.Config{URLs: []string{s.URL}, Deployment: s.Deployment})
	check(t, err)
	t.Cleanup(source.Close)
	quiet := slog.New(slog.DiscardHandler)
	s.follow = &indexer.Follower{
		Source: source, Store: writer, First: chain.First(s.Deployment), Poll: time.Millisecond, Log: quiet,
	}
	s.mirror = &tiles.Mirror{Store: s.store, Poll: time.Nanosecond, Log: quiet}
	private, public, err := note.GenerateKey(nil, evidence.Origin(simchain.Lab, s.log.ID))
	check(t, err)
	s.signer, err = note.NewSigner(private)
	check(t, err)
	s.statement = statementKey(t)
	s.monitor = s.witness(publicKey(t, public))
	s.SetLogURL(server.URL)
	s.OpenLog(s.log.ID)
	s.Commit()
	return s
}

// publicKey is the Ed25519 key in a note's verifier key.
func publicKey(t *testing.T, vkey string) []byte {
	t.Helper()
	parts := strings.SplitN(vkey, "+", 3)
	b, err := base64.StdEncoding.DecodeString(parts[2])
	check(t, err)
	return b[1:]
}

// witness watches with a key of its own and a clock that the test sets.
func (s *scene) witness(logKey []byte) *monitor.Monitor {
	return &monitor.Monitor{
		Store: s.store, Name: "witness.example/one", Key: ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, 32)),
		Trust: &evidence.Trust{Members: []*evidence.Member{{
			ID: simchain.Lab, Keys: []evidence.TrustKey{
				{Kind: "log", Key: logKey}, {Kind: "statement", Key: evidence.StatementKey(&s.statement.PublicKey)},
			},
		}}},
		Patience: time.Hour, Now: func() time.Time { return s.now }, Log: slog.New(slog.DiscardHandler),
		Client: monitor.NewClient(),
	}
}

// grow adds statements to the log, anchors and publishes it, and follows.
func (s *scene) grow(t *testing.T, n int) {
	t.Helper()
	s.log.Add("entry", n)
	s.anchor(t)
}

func (s *scene) anchor(t *testing.T) {
	t.Helper()
	s.Checkpoint(s.log)
	s.Commit()
	s.tiles.Publish(s.log, 0)
	s.publish(t, s.log.Size(), s.log.Root(s.log.Size()))
	s.catchUp(t)
}

func (s *scene) catchUp(t *testing.T) {
	t.Helper()
	_, err := s.follow.CatchUp(t.Context())
	check(t, err)
	check(t, s.mirror.Step(t.Context()))
	s.now = time.Unix(int64(s.Head().Time), 0)
}

// publish signs a checkpoint as the log.
func (s *scene) publish(t *testing.T, size uint64, root common.Hash) {
	t.Helper()
	b, err := note.Sign(&note.Note{Text: evidence.CheckpointText(simchain.Lab, s.log.ID, size, root)}, s.signer)
	check(t, err)
	s.files[fmt.Sprintf("/%x/checkpoint", s.log.ID)] = b
}

// step looks once and returns the alarms.
func (s *scene) step(t *testing.T) string {
	t.Helper()
	n, err := s.monitor.Step(t.Context())
	check(t, err)
	lines := s.monitor.Alarms()
	if n != len(lines) {
		t.Errorf("%d alarms, told %d", n, len(lines))
	}
	return strings.Join(lines, "\n")
}

// cosigned says whether the head of a size is handed out, with a cosignature that others accept.
func (s *scene) cosigned(t *testing.T, size uint64) bool {
	t.Helper()
	server := httptest.NewServer(s.monitor.Handler())
	defer server.Close()
	status, signed := get(t, fmt.Sprintf("%s/%x/%x/%d", server.URL, simchain.Lab, s.log.ID, size))
	if status == http.StatusNotFound {
		return false
	}
	_, vkey := get(t, server.URL+"/key")
	witness, err := evidence.ParseWitness(strings.TrimSpace(vkey))
	check(t, err)
	text := evidence.CheckpointText(simchain.Lab, s.log.ID, size, s.log.Root(size))
	line, isNote := strings.CutPrefix(signed, text+"\n")
	if status != http.StatusOK || !isNote {
		t.Fatalf("status %d, %q, want the note of %q", status, signed, text)
	}
	c, err := evidence.ParseCosignature(strings.TrimSuffix(line, "\n"))
	check(t, err)
	check(t, c.Check(witness, text))
	return true
}

// TestMonitor cosigns each anchored head of a log that grows, once, and serves it.
func TestMonitor(t *testing.T) {
	s := newScene(t)
	if said := s.step(t); said != "" {
		t.Fatalf("an empty log: %s", said)
	}
	for _, n := range []int{1, 4, 300} {
		s.grow(t, n)
		if said := s.step(t); said != "" {
			t.Fatalf("alarms: %s", said)
		}
		if !s.cosigned(t, s.log.Size()) || s.cosigned(t, s.log.Size()+1) {
			t.Errorf("not the head of %d", s.log.Size())
		}
	}
	before, err := s.monitor.Note(t.Context(), simchain.Lab, s.log.ID, 5)
	check(t, err)
	s.now = s.now.Add(time.Hour)
	s.step(t)
	after, err := s.monitor.Note(t.Context(), simchain.Lab, s.log.ID, 5)
	if err != nil || after != before {
		t.Errorf("cosigned anew:\n%s\n%s", before, after)
	}
	newest, err := s.monitor.Note(t.Context(), simchain.Lab, s.log.ID, 0)
	if err != nil || !strings.Contains(newest, "\n305\n") {
		t.Errorf("the newest: %s, %v", newest, err)
	}
	server := httptest.NewServer(s.monitor.Handler())
	defer server.Close()
	for path, want := range map[string]int{
		"/healthz": 200, "/metrics": 200, fmt.Sprintf("/%x/%x", simchain.Lab, s.log.ID): 200,
		"/x/y/1": 400, fmt.Sprintf("/%x/%x/05", simchain.Lab, s.log.ID): 400, fmt.Sprintf("/%x/%x/7", simchain.Lab, s.log.ID): 404,
		fmt.Sprintf("/%X/%x/5", common.HexToHash("0xab"), s.log.ID): 400,
	} {
		if status, body := get(t, server.URL+path); status != want {
			t.Errorf("%s: status %d, %s", path, status, body)
		}
	}
	if _, body := get(t, server.URL+"/metrics"); !strings.Contains(body, "labseal_witness_cosigned_total 3\n") {
		t.Errorf("metrics: %s", body)
	}
}

// TestMonitor_Crash dies between the reservation and the signature; the next run signs what was reserved, with its time.
func TestMonitor_Crash(t *testing.T) {
	s := newScene(t)
	s.grow(t, 3)
	first := s.now
	s.monitor.Store = dying{s.store}
	if _, err := s.monitor.Step(t.Context()); err == nil || s.cosigned(t, 3) {
		t.Fatalf("it lives on: %v", err)
	}
	s.monitor.Store = s.store
	s.now = s.now.Add(time.Hour)
	s.step(t)
	if !s.cosigned(t, 3) {
		t.Fatal("not cosigned")
	}
	kept, err := s.store.Cosigned(t.Context(), witnessID(s.monitor), simchain.Lab, s.log.ID, 3)
	if err != nil || kept.Time != uint64(first.Unix()) {
		t.Errorf("cosigned with time %d, reserved with %d (%v)", kept.Time, first.Unix(), err)
	}
}

// dying is a store that can't keep signatures.
type dying struct{ *postgres.Store }

func (dying) AddCosignature(context.Context, string, indexer.Cosigned) error {
	return fmt.Errorf("the machine is gone")
}

// TestMonitor_Fork cosigns a head, and then the chain is another, in which the log has another root at that size, or
// goes on from another tree. Neither is cosigned.
func TestMonitor_Fork(t *testing.T) {
	for name, after := range map[string]int{"the same size": 3, "another size": 5} {
		t.Run(name, func(t *testing.T) {
			s := newScene(t)
			s.grow(t, 3)
			s.step(t)
			old := s.log
			s.Rewind(1)
			s.log = &simchain.Log{ID: old.ID}
			s.log.Add("another entry", after)
			s.Checkpoint(s.log)
			s.Commit()
			s.tiles.Publish(s.log, 0)
			s.publish(t, s.log.Size(), s.log.Root(s.log.Size()))
			s.Commit()                                                   // so that the other chain is the longer one
			_, err := s.db.Exec(`update local.follower set settled = 0`) // an operator who knows better
			check(t, err)
			s.catchUp(t)
			if said := s.step(t); !strings.Contains(said, monitor.AlarmFork) {
				t.Errorf("alarms: %q", said)
			}
			kept, err := s.store.Cosigned(t.Context(), witnessID(s.monitor), simchain.Lab, old.ID, 3)
			if err != nil || kept.Tree.Root != old.Root(3) {
				t.Errorf("kept %s, %v", kept.Tree.Root, err)
			}
			if _, err := s.monitor.Note(t.Context(), simchain.Lab, old.ID, 5); err == nil {
				t.Error("the other log is cosigned")
			}
			server := httptest.NewServer(s.monitor.Handler())
			defer server.Close()
			if status, body := get(t, server.URL+"/healthz"); status != 503 || !strings.Contains(body, monitor.AlarmFork) {
				t.Errorf("health %d: %s", status, body)
			}
		})
	}
}

// TestMonitor_Mirror changes a leaf in the mirror: the witness computes the root itself, and does not cosign.
func TestMonitor_Mirror(t *testing.T) {
	s := newScene(t)
	s.grow(t, 3)
	s.step(t)
	s.grow(t, 3)
	_, err := s.db.Exec(`update local.leaves set leaf = $1 where index = 4`, bytes.Repeat([]byte{1}, 32))
	check(t, err)
	if said := s.step(t); !strings.Contains(said, "lead to the root") || s.cosigned(t, 6) {
		t.Errorf("alarms: %q", said)
	}
}

// TestMonitor_Note alarms on checkpoints that are not what was anchored, and cosigns nothing meanwhile.
func TestMonitor_Note(t *testing.T) {
	s := newScene(t)
	s.grow(t, 3)
	s.step(t)
	s.grow(t, 3)
	good := s.files[fmt.Sprintf("/%x/checkpoint", s.log.ID)]
	for name, publish := range map[string]func(){
		"it publishes the root": func() { s.publish(t, 6, common.Hash{1}) },
		"which was never":       func() { s.publish(t, 4, common.Hash{1}) },
		"not signed by a log": func() {
			s.files[fmt.Sprintf("/%x/checkpoint", s.log.ID)] = bytes.Replace(good, []byte("\n6\n"), []byte("\n7\n"), 1)
		},
		"not signed by a log ke": func() { s.files[fmt.Sprintf("/%x/checkpoint", s.log.ID)] = []byte("hello") },
	} {
		publish()
		if said := s.step(t); !strings.Contains(said, monitor.AlarmNote) || !strings.Contains(said, name) {
			t.Errorf("%s: %q", name, said)
		}
		if s.cosigned(t, 6) {
			t.Fatalf("%s: cosigned", name)
		}
	}
	s.publish(t, 9, common.Hash{1}) // maybe anchored in a block that the mirror will come to
	if said := s.step(t); said != "" || !s.cosigned(t, 6) {
		t.Errorf("ahead of the mirror: %q", said)
	}
	s.now = s.now.Add(2 * time.Hour)
	if said := s.step(t); !strings.Contains(said, "9 entries, which is not anchored") {
		t.Errorf("ahead for long: %q", said)
	}
	s.files[fmt.Sprintf("/%x/checkpoint", s.log.ID)] = good
	if said := s.step(t); said != "" {
		t.Errorf("put right: %q", said)
	}
}

// TestMonitor_Unseen alarms on a log that withholds its leaves.
func TestMonitor_Unseen(t *testing.T) {
	s := newScene(t)
	s.log.Add("entry", 3)
	s.Checkpoint(s.log)
	s.Commit()
	s.catchUp(t)
	if said := s.step(t); said != "" || s.cosigned(t, 3) {
		t.Errorf("a moment later: %q", said)
	}
	s.now = s.now.Add(2 * time.Hour)
	if said := s.step(t); !strings.Contains(said, monitor.AlarmUnseen) {
		t.Errorf("two hours later: %q", said)
	}
}

// TestMonitor_Entries reads entry bundles where they are published: statements of the log that hash to its leaves, and
// nothing else. Each case is a log of its own.
func TestMonitor_Entries(t *testing.T) {
	s := newScene(t)
	signed := func(log common.Hash, key *ecdsa.PrivateKey) []byte {
		b, err := evidence.SignStatement(evidence.Statement{
			Member: simchain.Lab, Log: log, Handle: evidence.NewHandle(), Kind: evidence.KindAmendment,
			Amended: common.Hash{1}, Reason: evidence.ReasonCancelled,
		}, key)
		check(t, err)
		return b
	}
	statement := func(log common.Hash) []byte { return signed(log, s.statement) }
	forged := func(log common.Hash) []byte { // names the member's key, and is signed by another
		b := statement(log)
		b[len(b)-1] ^= 1
		return b
	}
	cases := []struct {
		name   string
		second func(log common.Hash) []byte // entry; the first is a good one
		bundle func(entries [][]byte) []byte
		says   string
	}{
		{"good", statement, bundleOf, ""},
		{"no statement", func(common.Hash) []byte { return []byte("hello") }, bundleOf, "it is no statement"},
		{"of a stranger's key", func(log common.Hash) []byte { return signed(log, statementKey(t)) }, bundleOf, "no statement key of member"},
		{"with another signature", forged, bundleOf, "it is no statement of the member"},
		{"of another log", func(common.Hash) []byte { return statement(common.Hash{9}) }, bundleOf, "of another member or log"},
		{"cut off", statement, func(e [][]byte) []byte { return bundleOf(e)[:40] }, "cut off"},
		{"too few", statement, func([][]byte) []byte { return nil }, "has 0 entries"},
		{"another", statement, func(e [][]byte) []byte { return bundleOf([][]byte{e[1], e[0]}) }, "the leaf is"},
	}
	logs := make([]*simchain.Log, len(cases))
	for i := range cases {
		logs[i] = &simchain.Log{ID: common.Hash{0xe0, byte(i)}}
		s.OpenLog(logs[i].ID)
	}
	s.Commit()
	for i, test := range cases {
		l := logs[i]
		entries := [][]byte{statement(l.ID), test.second(l.ID)}
		l.Leaves = []common.Hash{evidence.LeafHash(entries[0]), evidence.LeafHash(entries[1])}
		s.files[fmt.Sprintf("/%x/tile/entries/000.p/2", l.ID)] = test.bundle(entries)
		s.Checkpoint(l)
		s.tiles.Publish(l, 0)
	}
	s.Commit()
	s.catchUp(t)
	said := strings.Split(s.step(t), "\n")
	for i, test := range cases {
		s.log = logs[i]
		var alarm string
		for _, line := range said {
			if strings.Contains(line, s.log.ID.Hex()) {
				alarm += line
			}
		}
		isCosigned := s.cosigned(t, 2)
		if (alarm == "") != (test.says == "") || !strings.Contains(alarm, test.says) || isCosigned != (test.says == "") {
			t.Errorf("%s: cosigned %v, alarms %q", test.name, isCosigned, alarm)
		}
	}
}

func bundleOf(entries [][]byte) (b []byte) {
	for _, e := range entries {
		b = binary.BigEndian.AppendUint16(b, uint16(len(e)))
		b = append(b, e...)
	}
	return b
}

func statementKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	return key
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	response, err := http.Get(url)
	check(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	check(t, err)
	return response.StatusCode, string(body)
}

func witnessID(m *monitor.Monitor) string {
	return fmt.Sprintf("%s+%08x", m.Name, m.Witness().KeyID())
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
