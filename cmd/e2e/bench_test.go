package e2e

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"
)

// setting is a number that the environment may set.
func setting(b *testing.B, name string, otherwise int) int {
	b.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	check(b, err)
	return n
}

// BenchmarkOracle is the whole way of results through a running oracle: socket, parsing, commitments, statement, seal,
// journal with fsync, answer; log, checkpoint, attestation; bodies moved to the store. Postgres, chain, attestors and the
// senders themselves share the machine with it, so that what counts is the oracle's own processor time.
//
// Times to ACK are of two loads, each on an oracle of its own. The first is the most that the machine takes: senders keep
// BENCH_IN_FLIGHT messages (32) in flight for BENCH_SECONDS (60), each sent when another was answered, so that a time to ACK
// is above all what the others take. The second sends at BENCH_PERCENT (70) of the rate that the first one reached, for half
// as long, whether it is answered or not, and a time counts from when a message was due.
func BenchmarkOracle(b *testing.B) {
	during, inFlight := time.Duration(setting(b, "BENCH_SECONDS", 60))*time.Second, setting(b, "BENCH_IN_FLIGHT", 32)
	percent := setting(b, "BENCH_PERCENT", 70)
	for b.Loop() {
		b.ReportMetric(0, "ns/op")
		most := saturate(b, during, inFlight)
		if percent > 0 {
			pace(b, during/2, most, percent)
		}
	}
}

// saturate measures an oracle under all that the machine can bear, and returns how many results a second that is.
func saturate(b *testing.B, during time.Duration, inFlight int) float64 {
	b.Helper()
	d := up(b, "--block-time", "1s", "--cpu-profiles", "--release=false")
	pid := d.pid(b, "oracle", "serve", "north")
	cpu, since := cpuTime(b, pid), time.Now()
	waits := load{address: d.env["LABSEAL_MLLP"], inFlight: inFlight}.run(b, results(since, during))
	took, n := time.Since(since), len(waits)
	d.awaitAttested(b, n)
	b.ReportMetric((time.Since(since) - took).Seconds(), "until-all-attested:s")
	d.awaitMoved(b)
	used := cpuTime(b, pid) - cpu
	_, peak, ok := memory(pid)
	d.stop(b)

	throughput := float64(n) / took.Seconds()
	b.ReportMetric(throughput, "throughput:results/s")
	reportWaits(b, waits, "")
	keepProfile(b, d.path("logs/oracle-north.pprof"))
	share := shares(b, d.path("logs/oracle-north.pprof"))
	for stage, part := range share {
		b.ReportMetric(part*used.Seconds()*1e6/float64(n), stage+":cpu-µs/result")
		b.ReportMetric(part*100, stage+":%")
	}
	b.ReportMetric(float64(n)/used.Seconds(), "all:results/s/core")
	b.ReportMetric(float64(n)/(used.Seconds()*(1-share["move-bodies"])), "without-move-bodies:results/s/core")
	if ok {
		b.ReportMetric(peak, "peak-memory:MiB")
	}
	return throughput
}

// pace measures times to ACK at a share of the most.
func pace(b *testing.B, during time.Duration, most float64, percent int) {
	b.Helper()
	d := up(b, "--block-time", "1s", "--release=false")
	waits := load{address: d.env["LABSEAL_MLLP"], rate: most * float64(percent) / 100}.run(b, results(time.Now(), during))
	d.awaitAttested(b, len(waits))
	d.stop(b)
	reportWaits(b, waits, fmt.Sprintf("-at-%d-percent", percent))
}

// results are messages, each another one, for some time.
func results(since time.Time, during time.Duration) func(n int) []byte {
	return func(n int) []byte {
		if time.Since(since) > during {
			return nil
		}
		return chemistry(n)
	}
}

// reportWaits reports how long messages waited for their answers.
func reportWaits(b *testing.B, waits []time.Duration, at string) {
	b.Helper()
	slices.Sort(waits)
	for _, percent := range []int{50, 99} {
		took := waits[len(waits)*percent/100]
		b.ReportMetric(float64(took.Microseconds())/1000, fmt.Sprintf("p%d-to-ACK%s:ms", percent, at))
	}
}

// keepProfile copies the oracle's profile to where BENCH_PROFILE says, for `go tool pprof`.
func keepProfile(b *testing.B, profile string) {
	b.Helper()
	if to := os.Getenv("BENCH_PROFILE"); to != "" {
		data, err := os.ReadFile(profile)
		check(b, err)
		check(b, os.WriteFile(to, data, 0o600))
	}
}

// BenchmarkMemory sends BENCH_RESULTS results (10^6) through one oracle and says after each tenth of them how much memory
// it has.
func BenchmarkMemory(b *testing.B) {
	const tenths = 10
	results, inFlight := setting(b, "BENCH_RESULTS", 1_000_000), setting(b, "BENCH_IN_FLIGHT", 32)
	for b.Loop() {
		d := up(b, "--block-time", "1s", "--release=false")
		pid := d.pid(b, "oracle", "serve", "north")
		b.ReportMetric(0, "ns/op")
		for i := range tenths {
			done, end := i*results/tenths, (i+1)*results/tenths
			load{address: d.env["LABSEAL_MLLP"], inFlight: inFlight}.run(b, func(n int) []byte {
				if done+n >= end {
					return nil
				}
				return chemistry(done + n)
			})
			now, _, ok := memory(pid)
			if !ok {
				b.Fatal("this system does not say how much memory a process has")
			}
			fmt.Fprintf(os.Stderr, "after %d results: %.0f MiB\n", end, now)
			b.ReportMetric(now, fmt.Sprintf("after-%d-results:MiB", end))
		}
		d.stop(b)
	}
}

// awaitMoved waits until no sealed body is in the journal any more.
func (d *devnet) awaitMoved(b *testing.B) {
	b.Helper()
	db, err := sqlx.Open("postgres", d.env["LABSEAL_ORACLE_DATABASE_URL"])
	check(b, err)
	defer db.Close()
	for deadline := time.Now().Add(10 * time.Minute); ; time.Sleep(100 * time.Millisecond) {
		var isLeft bool
		check(b, db.Get(&isLeft, `select exists (select from bodies) or exists (select from packs)`))
		if !isLeft {
			return
		}
		if time.Now().After(deadline) {
			b.Fatal("bodies are not moved to the store in time")
		}
	}
}
