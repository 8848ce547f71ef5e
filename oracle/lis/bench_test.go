package lis_test

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/labseal/labseal/oracle/mllp"
)

// chemistry is an ORU^R01 of about 4 KiB with 25 results, of order and patient n.
func chemistry(n int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `MSH|^~\&|LIS|RIVERSIDE|EHR|HARBOR|20260302101500+0100||ORU^R01^ORU_R01|%d|P|2.5.1`+"\r", n)
	fmt.Fprintf(&b, "PID|1||%d^^^RIVERSIDE^MR||Fictional^Frida^M||19840229|F|||1 Sample Street^^Exampleton\r", n%50_000)
	fmt.Fprintf(&b, "ORC|RE|P-%d^EHR|F-%d^LIS||CM||||20260302093000\r", n, n)
	fmt.Fprintf(&b, "OBR|1|P-%d^EHR|F-%d^LIS|24323-8^Comprehensive metabolic panel^LN|||20260302093000|||||||||"+
		"1881^Order^Olga||||||20260302101000||CH|F\r", n, n)
	for i := range 25 {
		fmt.Fprintf(&b, "OBX|%d|NM|%d-8^Analyte number %d in serum or plasma^LN^A%d^Analyte %d^99RIV||%d.%d%d|mmol/L^^UCUM|"+
			"%d.0-%d.0|N|||F|||20260302100%d00||77^Tech^Tess\r", i+1, 2000+i, i, i, i, 4+i, i%10, n%10, i+1, i+9, i%10)
	}
	return []byte(b.String())
}

// BenchmarkTake takes results in from eight senders which keep 64 messages in flight each.
func BenchmarkTake(b *testing.B) {
	o := newOracle(b)
	const senders, inFlight = 8, 64
	frames := make([][]byte, b.N)
	for i := range frames {
		frames[i] = mllp.AppendFrame(nil, chemistry(i))
	}
	b.ResetTimer()
	before := cpu()
	done := make(chan error, senders)
	for i := range senders {
		s := o.dial(b)
		go func() { done <- s.stream(frames, i, senders, inFlight) }()
	}
	for range senders {
		check(b, <-done)
	}
	b.ReportMetric(float64((cpu()-before).Nanoseconds())/float64(b.N), "cpu-ns/op")
}

// stream sends every step-th frame and waits for all answers.
func (s *sender) stream(frames [][]byte, first, step, inFlight int) error {
	window := make(chan struct{}, inFlight)
	failed := make(chan error, 1)
	n := (len(frames) - first + step - 1) / step
	go func() {
		for range n {
			if err := s.answers.Wait(); err != nil {
				failed <- err
				return
			}
			if answer, err := s.answers.Message(); err != nil || !strings.Contains(string(answer), "MSA|AA") {
				failed <- fmt.Errorf("answer %q: %w", answer, err)
				return
			}
			<-window
		}
		failed <- nil
	}()
	for i := first; i < len(frames); i += step {
		select {
		case window <- struct{}{}:
		case err := <-failed:
			return err
		}
		if _, err := s.Write(frames[i]); err != nil {
			return err
		}
	}
	return <-failed
}

// cpu is what this process has used of the processors.
func cpu() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
