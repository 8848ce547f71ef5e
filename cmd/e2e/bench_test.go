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
// journal with fsync, answer; log, checkpoint, attestation; bodies moved to the store. Senders keep BENCH_IN_FLIGHT
// messages (32) in flight for BENCH_SECONDS (60). What counts is the oracle's own processor time: Postgres, chain,
// attestors and senders share the machine with it.
func BenchmarkOracle(b *testing.B) {
	during, inFlight := time.Duration(setting(b, "BENCH_SECONDS", 60))*time.Second, setting(b, "BENCH_IN_FLIGHT", 32)
	for b.Loop() {
		d := up(b, "--block-time", "1s", "--cpu-profiles", "--release=false")
		pid := d.pid(b, "oracle", "serve", "north")
		cpu, since := cpuTime(b, pid), time.Now()
		waits := load(b, d.env["LABSEAL_MLLP"], inFlight, func(n int) []byte {
			if time.Since(since) > during {
				return nil
			}
			return chemistry(n)
		})
		took, n := time.Since(since), len(waits)
		d.awaitAttested(b, n)
		b.ReportMetric((time.Since(since) - took).Seconds(), "until-all-attested:s")
		d.awaitMoved(b)
		used := cpuTime(b, pid) - cpu
		_, peak, ok := memory(pid)
		d.stop(b)

		slices.Sort(waits)
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(float64(n)/took.Seconds(), "throughput:results/s")
		b.ReportMetric(float64(waits[n/2].Microseconds())/1000, "p50-to-ACK:ms")
		b.ReportMetric(float64(waits[n*99/100].Microseconds())/1000, "p99-to-ACK:ms")
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
			load(b, d.env["LABSEAL_MLLP"], inFlight, func(n int) []byte {
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
