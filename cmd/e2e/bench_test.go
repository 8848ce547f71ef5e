package e2e

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle/intake/intaketest"
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
// Each load is put on an oracle of its own. The first is the most that the machine takes: senders keep BENCH_IN_FLIGHT messages
// (32) in flight for BENCH_SECONDS (60), each sent when another was answered, so that a time to ACK is above all what the
// others take. The second is the same for a third as long, on an oracle that keeps a profile, which takes it some time more: of
// that come the shares of the stages. The third sends at BENCH_PERCENT (70) of the rate that the first one
// reached, for half as long, whether it is answered or not, and a time counts from when a message was due.
func BenchmarkOracle(b *testing.B) {
	during, inFlight := time.Duration(setting(b, "BENCH_SECONDS", 60))*time.Second, setting(b, "BENCH_IN_FLIGHT", 32)
	percent := setting(b, "BENCH_PERCENT", 70)
	for b.Loop() {
		b.ReportMetric(0, "ns/op")
		d := up(b, "--block-time", "1s", "--release=false")
		most := d.saturate(b, during, inFlight)
		d.stop(b)
		b.ReportMetric(most.throughput, "throughput:results/s")
		reportWaits(b, most.waits, "")
		b.ReportMetric(1e6/most.each, "all:results/s/core")
		b.ReportMetric(most.each, "all:cpu-µs/result")
		b.ReportMetric(most.attested.Seconds(), "until-all-attested:s")
		if most.peak > 0 {
			b.ReportMetric(most.peak, "peak-memory:MiB")
		}
		reportStages(b, during/3, inFlight, most.each)
		if percent > 0 {
			pace(b, during/2, most.throughput, percent)
		}
	}
}

// saturation is what an oracle does under all that the machine can bear.
type saturation struct {
	waits      []time.Duration
	throughput float64       // results a second
	each       float64       // µs of the oracle's processor time a result
	attested   time.Duration // until all results were attested, since the last was answered
	peak       float64       // most memory that it had meanwhile, in MiB; 0 where the system does not tell
}

// saturate measures an oracle that is up: what it took to start, and the keys that it opened, do not count.
func (d *devnet) saturate(b *testing.B, during time.Duration, inFlight int) (s saturation) {
	b.Helper()
	pid := d.pid(b, "oracle", "serve", "north")
	forgetPeak(pid)
	cpu, since := cpuTime(b, pid), time.Now()
	s.waits = load{address: d.env["LABSEAL_MLLP"], inFlight: inFlight}.run(b, results(since, during))
	took, n := time.Since(since), float64(len(s.waits))
	d.awaitAttested(b, len(s.waits))
	s.attested = time.Since(since) - took
	d.awaitMoved(b)
	s.throughput = n / took.Seconds()
	s.each = float64((cpuTime(b, pid) - cpu).Microseconds()) / n
	if _, peak, ok := memory(pid); ok {
		s.peak = peak
	}
	return s
}

// reportStages reports what each stage takes of the time that a result takes.
func reportStages(b *testing.B, during time.Duration, inFlight int, each float64) {
	b.Helper()
	d := up(b, "--block-time", "1s", "--cpu-profiles", "--release=false")
	profiled := d.saturate(b, during, inFlight)
	d.stop(b)
	b.ReportMetric(profiled.each, "profiled:cpu-µs/result")
	keepProfile(b, d.path("logs/oracle-north.pprof"))
	share := shares(b, d.path("logs/oracle-north.pprof"))
	for stage, part := range share {
		b.ReportMetric(part*each, stage+":cpu-µs/result")
		b.ReportMetric(part*100, stage+":%")
	}
	b.ReportMetric(1e6/(each*(1-share["move-bodies"])), "without-move-bodies:results/s/core")
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
		return intaketest.Chemistry(n)
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
				return intaketest.Chemistry(done + n)
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
