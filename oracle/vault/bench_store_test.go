package vault_test

import (
	"sync"
	"syscall"
	"testing"

	"github.com/labseal/labseal/oracle/vault"
)

// BenchmarkStorePutPack makes packs of 32 bodies durable, sixteen at once as the oracle does, and reports what a body of them takes
// of the processor, the kernel's part too.
func BenchmarkStorePutPack(b *testing.B) {
	const bodies, size, together = 32, 4200, 16
	store, _ := newTestStore(b)
	used := cpuTime(b)
	var making int64
	for b.Loop() {
		since := cpuTime(b)
		var packs [together]vault.Pack
		for i := range packs {
			var p vault.Packer
			for range bodies {
				address, body := newBody(string(randomBytes(size)))
				p.Add(address, body)
			}
			packs[i] = p.Pack()
		}
		making += cpuTime(b) - since
		var group sync.WaitGroup
		for _, p := range packs {
			group.Go(func() {
				if err := store.PutPack(b.Context(), p); err != nil {
					b.Error(err)
				}
			})
		}
		group.Wait()
	}
	used = cpuTime(b) - used - making
	b.ReportMetric(float64(used)/1e3/float64(b.N*together*bodies), "cpu-µs/body")
}

// cpuTime is what this process has used of the processors, in nanoseconds.
func cpuTime(b *testing.B) int64 {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return u.Utime.Nano() + u.Stime.Nano()
}
