package postgres_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/labseal/labseal/auth"
	"github.com/labseal/labseal/docs/spec"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/access"
	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/internal/devpg"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// TestBenchQueries measures point reads and first pages through the API over HTTP, behind its guard, by both drivers.
// Questions are sent at a fixed rate, whether those before are answered or not, and each is timed from the moment at
// which it was due. LABSEAL_BENCH_QUERIES is "rows rate seconds [folder]"; tools/bench-indexer queries sets it. With a
// folder, the mirror is kept there for the next time.
func TestBenchQueries(t *testing.T) {
	numbers, folder := benchNumbers(t, "LABSEAL_BENCH_QUERIES", 3)
	rows, rate, during := numbers[0], numbers[1], time.Duration(numbers[2])*time.Second
	events := rows / 2 // each has a row as the chain holds it, and one for what it says
	store, _ := openMany(t, events, folder)
	figure("queries-rows", float64(rows), "rows")
	for _, driver := range slices.DeleteFunc([]string{"lib/pq", "pgx"}, isLeftOut("LABSEAL_BENCH_DRIVERS")) {
		check(t, store.ReadBy(driver))
		askMany(t, store, "queries/"+driver, events, rate, during)
	}
}

// TestBenchPartitions splits a mirror as deploy/postgres/partition.sql does, and then asks it. LABSEAL_BENCH_PARTITIONS is
// "rows blocks rate seconds [folder]", the blocks being those of a partition.
func TestBenchPartitions(t *testing.T) {
	numbers, folder := benchNumbers(t, "LABSEAL_BENCH_PARTITIONS", 4)
	rows, size, rate, during := numbers[0], numbers[1], numbers[2], time.Duration(numbers[3])*time.Second
	events := rows / 2
	store, url := openMany(t, events, folder)
	_, before, err := store.Digest(t.Context(), 0)
	check(t, err)
	begun := time.Now()
	partition(t, url, size, 100_000)
	figure("partitions/split", time.Since(begun).Seconds(), "s")
	check(t, store.Analyse(t.Context()))
	_, after, err := store.Digest(t.Context(), 0)
	check(t, err)
	if before != after {
		t.Fatalf("digest %s, before it was split %s", after, before)
	}
	figure("partitions/of-events", float64(events)/eventBlock/float64(size), "partitions")
	check(t, store.ReadBy("pgx"))
	askMany(t, store, "partitions", events, rate, during)
}

// benchNumbers reads from a variable of the environment so many numbers, and behind them a folder, if there is one.
func benchNumbers(t *testing.T, variable string, count int) (numbers []int, folder string) {
	t.Helper()
	asked := os.Getenv(variable)
	if asked == "" {
		t.Skip("tools/bench-indexer runs it")
	}
	fields := append(strings.Fields(asked), "")
	for _, field := range fields[:count] {
		n, err := strconv.Atoi(field)
		check(t, err)
		numbers = append(numbers, n)
	}
	return numbers, fields[count]
}

// askMany asks all questions of a mirror and prints how long the answers took.
func askMany(t *testing.T, store *postgres.Store, name string, events, rate int, during time.Duration) {
	t.Helper()
	defer debug.SetGCPercent(debug.SetGCPercent(api.GCPercent)) // as indexer serve does
	server := httptest.NewServer(guarded(t, store))
	defer server.Close()
	for _, kind := range []string{"point", "first-page"} {
		questions := slices.DeleteFunc(benchQuestions(events)[kind], func(q asking) bool {
			return isLeftOut("LABSEAL_BENCH_QUESTIONS")(q.name)
		})
		if len(questions) == 0 {
			continue
		}
		load(t, server.URL, rate, during/5, questions) // connections and caches
		took := load(t, server.URL, rate, during, questions)
		tell(name+"/"+kind, slices.Concat(took...))
		for i, q := range questions {
			tell(name+"/"+kind+"/"+q.name, took[i])
		}
	}
}

// isLeftOut says of a name whether a variable of the environment names others only.
func isLeftOut(variable string) func(string) bool {
	only := strings.Fields(os.Getenv(variable))
	return func(name string) bool { return len(only) > 0 && !slices.Contains(only, name) }
}

// openMany opens a mirror with that many events, and fills it unless it was before.
func openMany(t *testing.T, events int, folder string) (store *postgres.Store, database string) {
	t.Helper()
	if folder == "" {
		database = pgtest.NewDatabase(t)
	} else {
		server, err := devpg.Start(t.Context(), folder)
		check(t, err)
		t.Cleanup(func() { server.Close() })
		name := fmt.Sprintf("events_%d", events)
		check(t, server.CreateDatabase(t.Context(), name))
		database = server.URL(name)
	}
	store, err := postgres.Open(t.Context(), database, deployment)
	check(t, err)
	t.Cleanup(func() { store.Close() })
	last := indexer.When{Block: uint64((events+eventBlock-1)/eventBlock + 1)}
	if _, err := store.At(t.Context(), last); err == nil {
		return store, database
	}
	begun := time.Now()
	fillMany(t, store, events)
	fillLocal(t, store, database, events)
	check(t, store.Analyse(t.Context()))
	figure("queries-fill", float64(events)/time.Since(begun).Seconds(), "events/s")
	return store, database
}

// scoped is the mirror as callers see it.
type scoped struct{ *postgres.Store }

func (s scoped) Events(
	ctx context.Context, when indexer.When, filter indexer.EventFilter, page indexer.Page,
) (indexer.Ref, []indexer.StoredEvent, error) {
	return access.Scoped{Mirror: s.Store}.Events(ctx, when, filter, page)
}

// guarded is the API as indexer serve has it.
func guarded(t *testing.T, store *postgres.Store) http.Handler {
	t.Helper()
	table, err := access.Parse(spec.Access)
	check(t, err)
	discard := slog.New(slog.DiscardHandler)
	guard := &access.Guard{
		Table: table, Parties: store, Log: discard,
		Callers: &auth.Service{Base: &url.URL{}, Now: time.Now, Roster: store, Store: store},
	}
	return api.New(api.Config{Mirror: scoped{store}, Log: discard, Middlewares: huma.Middlewares{guard.Middleware}})
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
		path, caller := questions[i%len(questions)].path(random)
		group.Go(func() {
			if err := ask(client, url+path, caller); err != nil {
				t.Error(err)
			}
			took[i] = time.Since(due).Seconds() * 1000
		})
	}
	group.Wait()
	by := make([][]float64, len(questions))
	for i, ms := range took {
		by[i%len(questions)] = append(by[i%len(questions)], ms)
	}
	return by
}

func ask(client *http.Client, url string, caller int) error {
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	if caller != public {
		request.Header.Set("Authorization", "Bearer "+tokenOf(caller))
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: status %d: %s", url, response.StatusCode, body)
	}
	return err
}
