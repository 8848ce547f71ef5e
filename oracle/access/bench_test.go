package access_test

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/labseal/labseal/oracle/access"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
)

// nowhere counts what is written, and keeps none of it.
type nowhere struct{ bytes atomic.Int64 }

func (n *nowhere) Create(string) (io.WriteCloser, error) { return n, nil }

func (n *nowhere) Write(b []byte) (int, error) {
	n.bytes.Add(int64(len(b)))
	return len(b), nil
}

func (n *nowhere) Close() error { return nil }

// BenchmarkExport hands out records of 100 KiB each, of one patient, and reports the most memory that was in use above what was
// before: that of a few records, however many there are. Each version's disclosure is committed by itself; evidence is left out.
func BenchmarkExport(b *testing.B) {
	for _, count := range []int{100, 1000} {
		b.Run(fmt.Sprintf("records=%d", count), func(b *testing.B) {
			l := newLab(b)
			note := "NTE|1||" + strings.Repeat("x", 100<<10) + "\r"
			for i := range count {
				message := result(fmt.Sprint("M", i), "100", fmt.Sprint("F", i), "13.50", "F") + note
				if _, err := l.Take(b.Context(), []intake.Artefact{{Bytes: []byte(message), Source: intake.FromMLLP}}); err != nil {
					b.Fatal(err)
				}
			}
			patient := journal.Patient{Identities: l.Identities(numbers(b, result("X", "100", "X", "1", "F")))}
			ask := access.Ask{Patient: patient, IsIdentified: true, By: "front desk"}
			for b.Loop() {
				to, peak := new(nowhere), watchHeap(b)
				made, err := l.exporter.Export(b.Context(), ask, to)
				if err != nil || made.Versions != count {
					b.Fatalf("%+v, %v", made, err)
				}
				b.ReportMetric(float64(peak())/(1<<20), "MiB-peak")
				b.ReportMetric(float64(to.bytes.Load())/(1<<20), "MiB-written")
			}
			b.ReportMetric(float64(count)*float64(b.N)/b.Elapsed().Seconds(), "versions/s")
		})
	}
}

// watchHeap looks at the heap every few milliseconds, until it is asked for the most that was in use above the beginning.
func watchHeap(b *testing.B) func() uint64 {
	b.Helper()
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before, most := m.HeapInuse, m.HeapInuse
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-stop:
				return
			case <-time.After(2 * time.Millisecond):
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapInuse)
			}
		}
	}()
	return func() uint64 {
		close(stop)
		<-done
		return most - before
	}
}
