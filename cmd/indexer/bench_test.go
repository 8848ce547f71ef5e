package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/pprof"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// The benchmarks of tools/bench-indexer. Each prints one JSON line a figure. The indexer is a process of its own, so that
// its processor time and its memory are its own; the chain is anvil, which has our events at our contracts' addresses;
// the database is a throw-away Postgres with fsync.

// bench is what a variable asks for, such as LABSEAL_BENCH_BACKFILL: "events blocks each", each being events a
// transaction.
func bench(t *testing.T, name string) (numbers []int) {
	t.Helper()
	value := os.Getenv(name)
	if value == "" {
		t.Skip("tools/bench-indexer runs it")
	}
	for _, field := range strings.Fields(value) {
		n, err := strconv.Atoi(field)
		check(t, err)
		numbers = append(numbers, n)
	}
	return numbers
}

// figure prints a figure. ratioTo, where there is one, is what it is divided by, in the same unit and of the same run.
func figure(name string, value float64, unit string, ratioTo ...any) {
	line := map[string]any{"name": "indexer/" + name, "value": round(value), "unit": unit}
	if len(ratioTo) == 2 {
		line["ratio_to"] = map[string]any{"name": "indexer/" + ratioTo[0].(string), "ratio": round(value / ratioTo[1].(float64))}
	}
	b, _ := json.Marshal(line)
	fmt.Println(string(b))
}

func round(x float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 4, 64), 64)
	return r
}

// TestBenchBackfill measures a backfill, and beside it what it is made of: to fetch all receipts and do nothing with
// them, and to copy all rows into the same tables.
func TestBenchBackfill(t *testing.T) {
	n := bench(t, "LABSEAL_BENCH_BACKFILL")
	events, blocks, each := n[0], n[1], n[2]
	f := simchain.NewFlood(t)
	for i := range blocks {
		f.Block(events*(i+1)/blocks-events*i/blocks, each)
	}
	label := fmt.Sprintf("%d-events", events)
	raw := fetchRaw(t, f, blocks)
	figure("raw-fetch/"+label, float64(events)/raw, "events/s")

	database := pgtest.NewDatabase(t)
	run := backfill(t, f, database)
	rate := float64(events) / run.seconds
	figure("backfill/"+label, rate, "events/s", "raw-fetch/"+label, float64(events)/raw)
	figure("backfill-own-cpu/"+label, run.own/float64(events)*1e6, "us/event")
	figure("backfill-node-cpu/"+label, run.node/float64(events)*1e6, "us/event")
	figure("backfill-postgres-cpu/"+label, run.postgres/float64(events)*1e6, "us/event")
	figure("backfill-peak/"+label, run.peak, "MiB")
	figure("backfill-verification/"+label, run.verification, "percent of own cpu")

	countEvents(t, database, events)
	if events > 1_000_000 {
		return // the rows to copy would not fit into memory
	}
	copied := copyAll(t, f, database)
	figure("copy/"+label, float64(events)/copied, "events/s")
	figure("backfill-to-copy/"+label, rate, "events/s", "copy/"+label, float64(events)/copied)
}

type cost struct{ seconds, own, node, postgres, peak, verification float64 }

// backfill runs an indexer on an empty database until it holds the chain's head.
func backfill(t *testing.T, f *simchain.Flood, database string) (c cost) {
	p := newFloodPrograms(t, f, database)
	profile := filepath.Join(t.TempDir(), "profile")
	p.env = append(p.env, profileEnv+"="+profile)
	store, err := postgres.Open(t.Context(), database, f.Deployment) // migrated before the clock runs
	check(t, err)
	defer store.Close()
	node, pg := cpuOf("anvil"), cpuOf("postgres")
	begun := time.Now()
	run := p.start("run")
	head, _ := f.Head()
	awaitBlock(t, database, head)
	c.seconds = time.Since(begun).Seconds()
	c.node, c.postgres = cpuOf("anvil")-node, cpuOf("postgres")-pg
	check(t, run.Process.Signal(syscall.SIGUSR1)) // ends the profile
	eventually(t, "the profile", func() bool { info, err := os.Stat(profile); return err == nil && info.Size() > 0 })
	check(t, run.Process.Signal(syscall.SIGTERM))
	if err := run.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, run.said)
	}
	usage := run.ProcessState.SysUsage().(*syscall.Rusage)
	c.own = run.ProcessState.SystemTime().Seconds() + run.ProcessState.UserTime().Seconds()
	c.peak = float64(usage.Maxrss) / 1024
	c.verification = share(t, profile)
	if keep := os.Getenv("LABSEAL_BENCH_PROFILE"); keep != "" {
		b, err := os.ReadFile(profile)
		check(t, err)
		check(t, os.WriteFile(keep, b, 0o644))
	}
	return c
}

// verifying are the functions that do nothing but verify.
var verifying = regexp.MustCompile(`indexer/chain\.(decodeHeader|claimTransactions|\(\*claims\)\.settle|\(\*reading\)\.(encode|encodeLog))$`)

// share of a profile's time that went into verification, in percent.
func share(t *testing.T, profile string) (percent float64) {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "tool", "pprof", "-top", "-cum", "-nodecount", "5000", "-nodefraction", "0",
		os.Args[0], profile).Output()
	check(t, err)
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line) // flat flat% sum% cum cum% name
		if len(fields) >= 6 && verifying.MatchString(fields[5]) {
			p, err := strconv.ParseFloat(strings.TrimSuffix(fields[4], "%"), 64)
			check(t, err)
			percent += p
		}
	}
	return percent
}

func awaitBlock(t *testing.T, database string, number uint64) {
	t.Helper()
	db, err := sql.Open("postgres", database)
	check(t, err)
	defer db.Close()
	for deadline := time.Now().Add(30 * time.Minute); ; time.Sleep(10 * time.Millisecond) {
		var newest uint64
		if err := db.QueryRow(`select coalesce(max(number), 0) from chain.blocks`).Scan(&newest); err == nil && newest >= number {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain for block %d, at %d", number, newest)
		}
	}
}

// fetchRaw fetches all receipts, sixteen blocks at once, two calls at a time, and reads the answers to their end.
func fetchRaw(t *testing.T, f *simchain.Flood, blocks int) (seconds float64) {
	t.Helper()
	begun := time.Now()
	var group errgroup.Group
	group.SetLimit(2)
	for first := 1; first <= blocks+1; first += 16 {
		group.Go(func() error {
			var calls []string
			for n := first; n < first+16 && n <= blocks+1; n++ {
				calls = append(calls, fmt.Sprintf(
					`{"jsonrpc":"2.0","id":%d,"method":"eth_getBlockReceipts","params":["0x%x"]}`, n, n))
			}
			resp, err := http.Post(f.URL, "application/json", strings.NewReader("["+strings.Join(calls, ",")+"]"))
			if err != nil {
				return err
			}
			defer resp.Body.Close()
			_, err = io.Copy(io.Discard, resp.Body)
			return err
		})
	}
	check(t, group.Wait())
	return time.Since(begun).Seconds()
}

// countEvents wants every event.
func countEvents(t *testing.T, database string, events int) {
	t.Helper()
	db, err := sql.Open("postgres", database)
	check(t, err)
	defer db.Close()
	var stored int
	check(t, db.QueryRow(`select count(*) from chain.events`).Scan(&stored))
	if stored != events {
		t.Errorf("%d events are stored, %d were emitted", stored, events)
	}
}

// newFloodPrograms run against a flood.
func newFloodPrograms(t *testing.T, f *simchain.Flood, database string) *programs {
	t.Helper()
	path := filepath.Join(t.TempDir(), "deployment.json")
	check(t, f.Deployment.Save(path))
	return &programs{t, []string{
		"LABSEAL_TEST_AS_INDEXER=1", "LABSEAL_RPC_URL=" + f.URL, "LABSEAL_DEPLOYMENT=" + path,
		"LABSEAL_INDEXER_DATABASE_URL=" + database, "LABSEAL_FINALITY=depth:64", "LABSEAL_INDEXER_POLL=250ms",
		"PATH=" + os.Getenv("PATH"),
	}}
}

const profileEnv = "LABSEAL_TEST_PROFILE"

// profiled writes a profile of the process when it is told to stop.
func profiled(path string, stop <-chan os.Signal) {
	var profile bytes.Buffer
	err := pprof.StartCPUProfile(&profile)
	<-stop
	pprof.StopCPUProfile()
	if err == nil {
		err = os.WriteFile(path+".new", profile.Bytes(), 0o644)
	}
	if err == nil {
		err = os.Rename(path+".new", path)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}

// cpuOf is the processor time that this process's descendants of a name have used, in seconds, with that of their
// children which have ended.
func cpuOf(name string) (seconds float64) {
	parents, stats := map[int]int{}, map[int][]string{}
	paths, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended
		}
		end := bytes.LastIndexByte(b, ')')
		fields := append([]string{string(b[bytes.IndexByte(b, '(')+1 : end])}, strings.Fields(string(b[end+1:]))...)
		pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		parents[pid], _ = strconv.Atoi(fields[2])
		stats[pid] = fields
	}
	for pid, fields := range stats {
		ancestor := pid
		for ancestor > 1 && ancestor != os.Getpid() {
			ancestor = parents[ancestor]
		}
		if ancestor != os.Getpid() || !strings.HasPrefix(fields[0], name) {
			continue
		}
		for _, field := range fields[12:16] { // utime, stime, and the same of children
			ticks, _ := strconv.ParseFloat(field, 64)
			seconds += ticks / 100
		}
	}
	return seconds
}
