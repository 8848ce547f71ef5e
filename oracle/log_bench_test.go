package oracle_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/internal/devpg"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/tiles"
)

// BenchmarkLog appends BENCH_ENTRIES entries (10^6) to a log, as the oracle does and as durably: batches of them are put into the
// journal as intake puts them, but for what they state, and then sequenced. If the cost of an entry grew with the log, the last
// tenth would cost more than the first. Postgres' processor time is with a vacuum for each tenth. In the end the oracle starts
// anew: it is ready when it has the tree and could append to it.
func BenchmarkLog(b *testing.B) {
	const tenths, many = 10, 4096 // as the sequencer takes at once
	entries := 1_000_000
	if text := os.Getenv("BENCH_ENTRIES"); text != "" {
		var err error
		entries, err = strconv.Atoi(text)
		check(b, err)
	}
	for b.Loop() {
		l := newBareLog(b)
		var put, wall, own, theirs [tenths]time.Duration
		for i := range tenths {
			mine, postgres := cpuTime(b), l.serverTime(b)
			for first := i * entries / tenths; first < (i+1)*entries/tenths; first += many {
				since := time.Now()
				l.put(b, first, min(many, (i+1)*entries/tenths-first))
				put[i] += time.Since(since)
				since = time.Now()
				l.sequence(b)
				wall[i] += time.Since(since)
			}
			l.run(b, `vacuum`)
			own[i], theirs[i] = cpuTime(b)-mine, l.serverTime(b)-postgres
			fmt.Fprintf(os.Stderr, "after %d entries: put in %v, sequenced in %v; oracle %v, Postgres %v\n",
				(i+1)*entries/tenths, put[i], wall[i], own[i], theirs[i])
		}
		micros := func(d time.Duration) float64 { return d.Seconds() * 1e6 / float64(entries/tenths) }
		b.ReportMetric(micros(put[0]), "first-tenth-put:µs/entry")
		b.ReportMetric(micros(put[tenths-1]), "last-tenth-put:µs/entry")
		b.ReportMetric(micros(wall[0]), "first-tenth:µs/entry")
		b.ReportMetric(micros(wall[tenths-1]), "last-tenth:µs/entry")
		b.ReportMetric(micros(own[0]), "first-tenth-oracle:cpu-µs/entry")
		b.ReportMetric(micros(own[tenths-1]), "last-tenth-oracle:cpu-µs/entry")
		if runtime.GOOS == "linux" { // elsewhere nobody says
			b.ReportMetric(micros(theirs[0]), "first-tenth-postgres:cpu-µs/entry")
			b.ReportMetric(micros(theirs[tenths-1]), "last-tenth-postgres:cpu-µs/entry")
		}
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(l.restart(b, entries).Seconds()*1000, "ready-again:ms")
		l.close(b)
	}
}

// bareLog is a journal of its own, on a server that syncs.
type bareLog struct {
	*journal.Journal
	server *devpg.Server
	db     *sqlx.DB
	url    string
}

func newBareLog(b *testing.B) *bareLog {
	b.Helper()
	l := &bareLog{}
	var err error
	l.server, err = devpg.Start(b.Context(), filepath.Join(b.TempDir(), "postgres"))
	check(b, err)
	check(b, l.server.CreateDatabase(b.Context(), "oracle"))
	l.url = l.server.URL("oracle")
	l.Journal, err = journal.Open(b.Context(), l.url, common.Hash{1}, common.Hash{2})
	check(b, err)
	l.db, err = sqlx.Open("postgres", l.url)
	check(b, err)
	// By itself it would vacuum in some tenths and not in others.
	l.run(b, `alter system set autovacuum = off`)
	l.run(b, `select pg_reload_conf()`)
	return l
}

func (l *bareLog) run(b *testing.B, query string, args ...any) {
	b.Helper()
	_, err := l.db.ExecContext(b.Context(), query, args...)
	check(b, err)
}

func (l *bareLog) close(b *testing.B) {
	b.Helper()
	check(b, l.Journal.Close())
	check(b, l.db.Close())
	check(b, l.server.Close())
}

// serverTime is what the server's processes have used of the processors.
func (l *bareLog) serverTime(b *testing.B) (sum time.Duration) {
	b.Helper()
	if runtime.GOOS != "linux" {
		return 0
	}
	var session int
	check(b, l.db.Get(&session, `select pg_backend_pid()`))
	parent, _, _, err := processTimes(session)
	check(b, err)
	_, _, ended, err := processTimes(parent)
	check(b, err)
	paths, err := filepath.Glob("/proc/[0-9]*")
	check(b, err)
	for _, path := range paths {
		pid, _ := strconv.Atoi(filepath.Base(path))
		if of, used, _, err := processTimes(pid); err == nil && of == parent { // it may have ended by now
			sum += used
		}
	}
	return sum + ended
}

// processTimes says whose child a process is, and what it and its children that have ended have used of the processors.
func processTimes(pid int) (parent int, used, ended time.Duration, err error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, 0, 0, err
	}
	_, rest, _ := strings.Cut(string(text), ") ") // behind the name
	var n [15]time.Duration
	for i, field := range strings.Fields(rest)[:len(n)] {
		value, _ := strconv.Atoi(field) // the first is a letter
		n[i] = time.Duration(value)
	}
	const tick = time.Second / 100 // USER_HZ
	return int(n[1]), (n[11] + n[12]) * tick, (n[13] + n[14]) * tick, nil
}

// put puts n entries behind the first ones, a batch of intake at a time, each with as many bytes as a signed statement.
func (l *bareLog) put(b *testing.B, first, n int) {
	b.Helper()
	const inBatch = 256
	const query = `
		insert into entries (place, leaf, statement)
		select n, sha256(int8send(n)), decode(repeat(md5(n::text), 23), 'hex') from generate_series($1::bigint, $2::bigint) as n`
	for last := first + n; first < last; first += inBatch {
		l.run(b, query, first, min(first+inBatch, last)-1)
	}
}

// sequence appends what was put.
func (l *bareLog) sequence(b *testing.B) {
	b.Helper()
	for step := oracle.Sequence(l.Journal); ; {
		changed, err := step.Do(b.Context())
		check(b, err)
		if !changed {
			return
		}
	}
}

// restart is how long an oracle that starts anew takes until it could log one more entry.
func (l *bareLog) restart(b *testing.B, entries int) time.Duration {
	b.Helper()
	check(b, l.Journal.Close())
	since := time.Now()
	var err error
	l.Journal, err = journal.Open(b.Context(), l.url, common.Hash{1}, common.Hash{2})
	check(b, err)
	tree, err := l.Tree(b.Context())
	check(b, err)
	next, _, err := tiles.Append(b.Context(), l.Journal, tree.Size, []common.Hash{{3}})
	check(b, err)
	took := time.Since(since)
	if tree.Size != uint64(entries) || next.Size != tree.Size+1 {
		b.Errorf("the tree has %d entries and would have %d, of %d", tree.Size, next.Size, entries)
	}
	return took
}

// cpuTime is what this process has used of the processors.
func cpuTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	check(b, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
