package e2e

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"github.com/labseal/labseal/oracle/intake/intaketest"
)

// BenchmarkCeiling is what the machine does at most of what a result needs at least: how much of the processor's time it
// takes, and how long it takes to sync a file. An operation takes more of it while all cores work, as they do under load.
// A body is sealed as a JWE is, and go-jose is what a library takes for that.
func BenchmarkCeiling(b *testing.B) {
	message := intaketest.Chemistry(1)
	for name, do := range map[string]func() error{
		"SHA-256": func() error {
			sha256.Sum256(message)
			return nil
		},
		"go-jose": func() error {
			encrypter, err := jose.NewEncrypter(jose.A256GCM, jose.Recipient{Algorithm: jose.DIRECT, Key: make([]byte, 32)}, nil)
			if err != nil {
				return err
			}
			jwe, err := encrypter.Encrypt(message)
			if err != nil {
				return err
			}
			_, err = jwe.CompactSerialize()
			return err
		},
		"P-256-sign": signer(b, message),
	} {
		b.Run(name, func(b *testing.B) {
			since := ownTime(b)
			for b.Loop() {
				check(b, do())
			}
			b.ReportMetric(0, "ns/op") // other processes count in it
			b.ReportMetric(float64((ownTime(b)-since).Nanoseconds())/float64(b.N)/1000, "cpu-µs")
		})
		b.Run(name+"-on-all-cores", func(b *testing.B) {
			since := ownTime(b)
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					check(b, do())
				}
			})
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64((ownTime(b)-since).Nanoseconds())/float64(b.N)/1000, "cpu-µs")
		})
	}
	b.Run("fsync", func(b *testing.B) {
		file, err := os.Create(filepath.Join(b.TempDir(), "f"))
		check(b, err)
		defer file.Close()
		since := time.Now()
		for b.Loop() {
			_, err := file.Write(message)
			check(b, err)
			check(b, file.Sync())
		}
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(float64(time.Since(since).Microseconds())/float64(b.N)/1000, "ms")
	})
}

func signer(b *testing.B, message []byte) func() error {
	b.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(b, err)
	digest := sha256.Sum256(message)
	return func() error {
		_, err := key.Sign(nil, digest[:], crypto.SHA256) // as statements are signed: RFC 6979
		return err
	}
}

// ownTime is what this process has used of the processors.
func ownTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	check(b, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
