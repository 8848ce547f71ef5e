package postgres_test

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// TestBenchQueries measures point reads and first pages through the API over HTTP, by both drivers. Questions are sent at
// a fixed rate, whether those before are answered or not, and each is timed from the moment at which it was due.
// LABSEAL_BENCH_QUERIES is "rows rate seconds"; tools/bench-indexer queries sets it.
func TestBenchQueries(t *testing.T) {
	asked := os.Getenv("LABSEAL_BENCH_QUERIES")
	if asked == "" {
		t.Skip("tools/bench-indexer queries runs it")
	}
	var numbers [3]int
	for i, text := range strings.Fields(asked) {
		var err error
		numbers[i], err = strconv.Atoi(text)
		check(t, err)
	}
	rows, rate, seconds := numbers[0], numbers[1], numbers[2]
	store, err := postgres.Open(t.Context(), pgtest.NewDatabase(t), deployment)
	check(t, err)
	t.Cleanup(func() { store.Close() })
	events := rows / 2 // each has a row as the chain holds it, and one for what it says
	begun := time.Now()
	fillMany(t, store, events)
	check(t, store.Analyse(t.Context()))
	figure("queries-rows", float64(rows), "rows")
	figure("queries-fill", float64(events)/time.Since(begun).Seconds(), "events/s")
	for _, driver := range []string{"lib/pq", "pgx"} {
		check(t, store.ReadBy(driver))
		server := httptest.NewServer(api.New(api.Config{Mirror: store, Log: slog.New(slog.DiscardHandler)}))
		t.Cleanup(server.Close)
		for kind, questions := range benchQuestions(events) {
			load(t, server.URL, rate, time.Second, questions) // connections and caches
			took := load(t, server.URL, rate, time.Duration(seconds)*time.Second, questions)
			tell("queries/"+driver+"/"+kind, slices.Concat(took...))
			for i, q := range questions {
				tell("queries/"+driver+"/"+kind+"/"+q.name, took[i])
			}
		}
	}
}

func tell(name string, took []float64) {
	slices.Sort(took)
	for _, percentile := range []int{50, 99} {
		figure(fmt.Sprintf("%s/p%d", name, percentile), took[(len(took)*percentile+99)/100-1], "ms")
	}
}

func figure(name string, value float64, unit string) {
	line, _ := json.Marshal(map[string]any{"name": "indexer/" + name, "value": value, "unit": unit})
	fmt.Println(string(line))
}

const (
	labs       = 20
	eventBlock = 150 // events a block
)

func labOf(n int) common.Hash { return named("lab", n%labs) }

func named(kind string, n int) common.Hash {
	return crypto.Keccak256Hash([]byte(kind), binary.BigEndian.AppendUint64(nil, uint64(n)))
}

// asking makes a question, each time about another thing.
type asking struct {
	name string
	path func(*rand.Rand) string
}

// benchQuestions are asked in turn.
func benchQuestions(events int) map[string][]asking {
	pick := func(r *rand.Rand, kind int) int { return r.IntN(events/kinds)*kinds + kind }
	handle := func(r *rand.Rand) string {
		n := pick(r, 2)
		return "/v1/handles/" + labOf(n).Hex() + "/" + named("handle", n).Hex()
	}
	ofLab := func(path string) func(*rand.Rand) string {
		return func(r *rand.Rand) string { return path + labOf(r.IntN(labs)).Hex() }
	}
	one := func(path string, of ...string) func(*rand.Rand) string {
		return func(r *rand.Rand) string { return path + of[r.IntN(len(of))] }
	}
	return map[string][]asking{
		"point": {
			{"grant", func(r *rand.Rand) string { return "/v1/grants/" + named("grant", pick(r, 1)).Hex() }},
			{"handle", handle},
			{"handle-as-of", func(r *rand.Rand) string {
				return handle(r) + "?block=" + strconv.Itoa(2+r.IntN(events/eventBlock-2))
			}},
			{"specimen", func(r *rand.Rand) string { return "/v1/specimens/" + named("specimen", pick(r, 3)).Hex() }},
			{"log", func(r *rand.Rand) string {
				n := pick(r, 0) / kinds / 100
				return "/v1/logs/" + labOf(n).Hex() + "/" + named("log", n).Hex()
			}},
			{"accreditation", func(r *rand.Rand) string { return "/v1/members/" + labOf(r.IntN(labs)).Hex() + "/roles/lab" }},
		},
		"first-page": {
			{"events", one("/v1/events?limit=20", "")},
			{"events-of-contract", one("/v1/events?limit=20&contract=", indexer.Contracts[:5]...)},
			{"events-by-name", one("/v1/events?limit=20&name=", "Granted", "HandlesAmended", "MemberAdmitted", "Collected")},
			{"checkpoints", ofLab("/v1/checkpoints?limit=20&member=")},
			{"emergencies", ofLab("/v1/emergencies?limit=20&member=")},
			{"subject-events", func(r *rand.Rand) string {
				return "/v1/subjects/" + named("subject", r.IntN(events/kinds/20)).Hex() + "/events?limit=20"
			}},
		},
	}
}

// kinds of events, one after the other.
const kinds = 5

func manyEvent(n int, seq map[string]uint64) indexer.Event {
	lab := labOf(n)
	var e indexer.Event
	switch n % kinds {
	case 0:
		i := n / kinds
		e = indexer.Event{Contract: indexer.ResultLog, Name: "CheckpointAnchored", Fact: indexer.CheckpointAnchored{
			Member: labOf(i / 100), Log: named("log", i/100), OldSize: uint64(i % 100), Size: uint64(i%100 + 1),
			Root: named("root", n),
		}}
	case 1:
		i := n / kinds
		e = indexer.Event{Contract: indexer.ConsentRegistry, Name: "Granted", Fact: indexer.Granted{
			Grant: named("grant", n), Subject: named("subject", i/20), Number: uint64(i%20 + 1),
			TermsCommit: named("terms", n), Expiry: 4102444800,
		}}
	case 2:
		e = indexer.Event{Contract: indexer.ResultLog, Name: "HandlesAmended", Fact: indexer.HandlesAmended{
			Member: lab, Amendments: []indexer.Amendment{{Handle: named("handle", n), Reason: "corrected"}},
		}}
	case 3:
		e = indexer.Event{Contract: indexer.CustodyLedger, Name: "Collected", Fact: indexer.Record{Fields: []indexer.Field{
			bytesField(named("specimen", n)), bytesField(lab), bytesField(named("salted", n)), numberField(60),
		}}}
	default:
		e = indexer.Event{Contract: indexer.DisclosureLog, Name: "GlassBroken", Fact: indexer.Record{Fields: []indexer.Field{
			bytesField(lab), bytesField(named("pseudonym", n)), numberField(uint64(n)), bytesField(named("salted", n)),
		}}}
	}
	seq[e.Contract]++
	e.Seq, e.TxHash, e.Topics, e.Data = seq[e.Contract], named("tx", n), []common.Hash{{1}, lab, named("t", n)}, make([]byte, 160)
	return e
}

// fillMany loads a mirror with that many events.
func fillMany(t *testing.T, store *postgres.Store, events int) {
	t.Helper()
	w := newWriter(t, store)
	defer w.Close()
	seq := map[string]uint64{}
	first := indexer.Block{Ref: indexer.Ref{Number: 1, Hash: common.Hash{1}, Time: 1}}
	for i := range labs {
		seq[indexer.Consortium]++
		first.Events = append(first.Events, indexer.Event{
			Contract: indexer.Consortium, Name: "MemberAdmitted", Seq: seq[indexer.Consortium], LogIndex: uint64(i),
			Fact: indexer.MemberAdmitted{Member: labOf(i), Roles: 1},
		})
	}
	logs := indexer.Block{Ref: indexer.Ref{Number: 2, Hash: common.Hash{2}, Time: 2}, Parent: first.Hash}
	for i := range (events/kinds + 99) / 100 {
		seq[indexer.ResultLog]++
		logs.Events = append(logs.Events, indexer.Event{
			Contract: indexer.ResultLog, Name: "LogOpened", Seq: seq[indexer.ResultLog], LogIndex: uint64(i),
			Fact: indexer.LogOpened{Member: labOf(i), Log: named("log", i)},
		})
	}
	check(t, w.Append(t.Context(), []indexer.Block{first, logs}))
	loading, err := w.Load(t.Context())
	check(t, err)
	parent, n := logs.Hash, 0
	for number := uint64(3); n < events; {
		var blocks []indexer.Block
		for range 200 {
			if n >= events {
				break
			}
			b := indexer.Block{Ref: indexer.Ref{Number: number, Hash: named("block", int(number)), Time: number}, Parent: parent}
			for i := 0; i < eventBlock && n < events; i, n = i+1, n+1 {
				e := manyEvent(n, seq)
				e.LogIndex = uint64(i)
				b.Events = append(b.Events, e)
			}
			blocks, parent, number = append(blocks, b), b.Hash, number+1
		}
		check(t, loading.Add(blocks))
	}
	check(t, loading.Close())
}

// load asks at a rate and returns how long the answers took, in milliseconds, by question.
func load(t *testing.T, url string, rate int, during time.Duration, questions []asking) [][]float64 {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256}}
	defer client.CloseIdleConnections()
	random := rand.New(rand.NewPCG(1, 2))
	count := int(during.Seconds() * float64(rate))
	took := make([]float64, count)
	var group sync.WaitGroup
	begun := time.Now()
	for i := range count {
		due := begun.Add(time.Duration(i) * time.Second / time.Duration(rate))
		time.Sleep(time.Until(due))
		path := questions[i%len(questions)].path(random)
		group.Go(func() {
			response, err := client.Get(url + path)
			if err != nil {
				t.Error(err)
				return
			}
			body, _ := io.ReadAll(response.Body)
			response.Body.Close()
			took[i] = time.Since(due).Seconds() * 1000
			if response.StatusCode != http.StatusOK {
				t.Errorf("%s: status %d: %s", path, response.StatusCode, body)
			}
		})
	}
	group.Wait()
	by := make([][]float64, len(questions))
	for i, ms := range took {
		by[i%len(questions)] = append(by[i%len(questions)], ms)
	}
	return by
}
