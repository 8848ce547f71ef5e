package e2e

import (
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

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

// load sends messages from many sides, each its own numbers, until next has no more for one. It returns how long each
// message waited for its answer.
func load(b *testing.B, address string, inFlight int, next func(n int) []byte) (waits []time.Duration) {
	b.Helper()
	const senders = 8
	var lock sync.Mutex
	var group sync.WaitGroup
	for sender := range senders {
		group.Go(func() {
			mine, err := stream(address, max(1, inFlight/senders), func(i int) []byte { return next(i*senders + sender) })
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
