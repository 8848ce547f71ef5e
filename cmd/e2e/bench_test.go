package e2e

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/mllp"
)

// chemistry is an ORU^R01 of 4 KiB with 25 results, of order and patient n.
func chemistry(n int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `MSH|^~\&|LIS|RIVERSIDE|EHR|HARBOR|20260302101500+0100||ORU^R01^ORU_R01|%d|P|2.5.1`+"\r", n)
	fmt.Fprintf(&b, "PID|1||%d^^^RIVERSIDE^MR||Fictional^Frida^M||19840229|F|||1 Sample Street^^Exampleton\r", n%50_000)
	fmt.Fprintf(&b, "OBR|1|P-%d^EHR|F-%d^LIS|24323-8^Comprehensive metabolic panel^LN|||20260302093000|||||||||"+
		"1881^Order^Olga||||||20260302101000||CH|F\r", n, n)
	for i := range 25 {
		fmt.Fprintf(&b, "OBX|%d|NM|%d-8^Analyte number %d in serum or plasma, of which the name is long^LN^A%d^Analyte %d^99RIV||%d.%d%d|mmol/L^^UCUM|"+
			"%d.0-%d.0|N|||F|||20260302100%d00||77^Tech^Tess\r", i+1, 2000+i, i, i, i, 4+i, i%10, n%10, i+1, i+9, i%10)
	}
	return []byte(b.String())
}

// BenchmarkOracle is the whole way of results through a running oracle: socket, parsing, commitments, statement, seal,
// journal with fsync, answer; log, checkpoint, attestation. Senders keep 32 messages in flight for BENCH_SECONDS (60).
// What counts is the oracle's own processor time; Postgres, chain, attestors and senders share the machine with it.
func BenchmarkOracle(b *testing.B) {
	seconds := 60
	if text := os.Getenv("BENCH_SECONDS"); text != "" {
		var err error
		seconds, err = strconv.Atoi(text)
		check(b, err)
	}
	for b.Loop() {
		d := up(b, "--block-time", "1s", "--cpu-profiles")
		pid := d.pid(b, "oracle", "serve", "north")
		cpu, since := cpuTime(b, pid), time.Now()
		waits := load(b, d.env["LABSEAL_MLLP"], time.Duration(seconds)*time.Second)
		took := time.Since(since)
		n := len(waits)
		d.awaitAttested(b, n)
		used := cpuTime(b, pid) - cpu
		slices.Sort(waits)
		b.ReportMetric(float64(n)/used.Seconds(), "results/s/core")
		b.ReportMetric(float64(n)/took.Seconds(), "results/s")
		b.ReportMetric(float64(waits[n/2].Microseconds())/1000, "p50-ms")
		b.ReportMetric(float64(waits[n*99/100].Microseconds())/1000, "p99-ms")
		b.ReportMetric(time.Since(since).Seconds()-took.Seconds(), "s-until-all-attested")
		if peak, ok := peakMemory(pid); ok {
			b.ReportMetric(peak, "peak-MiB")
		}
		d.stop(b)
		out, _ := exec.Command("cp", d.path("logs/oracle-north.pprof"), "/tmp/bench/north.pprof").CombinedOutput()
		_ = out
	}
}

// load sends results for some time and returns how long each waited for its answer.
func load(b *testing.B, address string, during time.Duration) (waits []time.Duration) {
	b.Helper()
	const senders, inFlight = 8, 4
	var lock sync.Mutex
	var group sync.WaitGroup
	end := time.Now().Add(during)
	for sender := range senders {
		group.Go(func() {
			mine, err := stream(address, inFlight, func(i int) []byte {
				if time.Now().After(end) {
					return nil
				}
				return chemistry(i*senders + sender)
			})
			lock.Lock()
			defer lock.Unlock()
			waits = append(waits, mine...)
			if err != nil {
				b.Error(err)
			}
		})
	}
	group.Wait()
	return waits
}

// stream sends messages over one connection, some in flight, until there are none.
func stream(address string, inFlight int, next func(i int) []byte) (waits []time.Duration, err error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	sent := make(chan time.Time, inFlight)
	done := make(chan error, 1)
	go func() {
		answers := mllp.NewReader(conn, 1<<20)
		for since := range sent {
			if err := answers.Wait(); err != nil {
				done <- err
				return
			}
			answer, err := answers.Message()
			if code, text, _ := hl7.ReadAck(answer); err != nil || code != hl7.ApplicationAccept {
				done <- fmt.Errorf("answered %s %s: %w", code, text, err)
				return
			}
			waits = append(waits, time.Since(since))
		}
		done <- nil
	}()
	for i := 0; ; i++ {
		message := next(i)
		if message == nil {
			break
		}
		frame := mllp.AppendFrame(nil, message)
		select {
		case sent <- time.Now():
		case err := <-done:
			return waits, err
		}
		if _, err := conn.Write(frame); err != nil {
			return waits, err
		}
	}
	close(sent)
	err = <-done
	return waits, err
}

// pid is that of the devnet's service whose command line has the words.
func (d *devnet) pid(t testing.TB, words ...string) int {
	t.Helper()
	for pid, line := range commandLines(t) {
		matches := strings.Contains(line, d.dir) && strings.HasPrefix(line, d.bin)
		for _, w := range words {
			matches = matches && strings.Contains(line, w)
		}
		if matches {
			return pid
		}
	}
	t.Fatalf("no service %v", words)
	return 0
}

// cpuTime is what a process has used of the processors.
func cpuTime(t testing.TB, pid int) time.Duration {
	t.Helper()
	if runtime.GOOS == "linux" { // ps is not on every Debian
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		check(t, err)
		_, rest, _ := strings.Cut(string(text), ") ") // behind the name
		fields := strings.Fields(rest)
		user, err := strconv.Atoi(fields[11])
		check(t, err)
		system, err := strconv.Atoi(fields[12])
		check(t, err)
		return time.Duration(user+system) * time.Second / 100 // USER_HZ
	}
	out, err := exec.Command("ps", "-o", "time=", "-p", strconv.Itoa(pid)).Output() // [[h:]m:]s.cc
	check(t, err)
	var total float64
	for part := range strings.SplitSeq(strings.TrimSpace(string(out)), ":") {
		seconds, err := strconv.ParseFloat(part, 64)
		check(t, err)
		total = 60*total + seconds
	}
	return time.Duration(total * float64(time.Second))
}

// peakMemory is the most that a process had in memory, in MiB, where the system tells.
func peakMemory(pid int) (float64, bool) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, false
	}
	_, rest, ok := strings.Cut(string(text), "VmHWM:")
	var kib float64
	if _, err := fmt.Sscan(rest, &kib); err != nil || !ok {
		return 0, false
	}
	return kib / 1024, true
}

// BenchmarkCeiling is what the machine does at most of what a result needs at least, each on one core.
func BenchmarkCeiling(b *testing.B) {
	message := chemistry(1)
	b.Run("SHA-256 of the message", func(b *testing.B) {
		for b.Loop() {
			sha256.Sum256(message)
		}
	})
	b.Run("JWE of the message", func(b *testing.B) {
		key := make([]byte, 32)
		for b.Loop() {
			encrypter, err := jose.NewEncrypter(jose.A256GCM, jose.Recipient{Algorithm: jose.DIRECT, Key: key}, nil)
			check(b, err)
			jwe, err := encrypter.Encrypt(message)
			check(b, err)
			_, err = jwe.CompactSerialize()
			check(b, err)
		}
	})
	b.Run("P-256 signature", func(b *testing.B) {
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		check(b, err)
		digest := sha256.Sum256(message)
		for b.Loop() {
			_, err := ecdsa.SignASN1(rand.Reader, key, digest[:])
			check(b, err)
		}
	})
	b.Run("fsync of the message", func(b *testing.B) {
		file, err := os.Create(filepath.Join(b.TempDir(), "f"))
		check(b, err)
		defer file.Close()
		for b.Loop() {
			_, err := file.Write(message)
			check(b, err)
			check(b, file.Sync())
		}
	})
}
