package research_test

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/labseal/labseal/oracle/research"
)

// BenchmarkStudy_RawOpen is the least that a record of an export takes: its wrapped key and its body opened with AES-GCM.
func BenchmarkStudy_RawOpen(b *testing.B) {
	record, err := os.ReadFile("../hl7/testdata/lipid-panel.hl7")
	check(b, err)
	key := make([]byte, 32)
	rand.Read(key)
	block, err := aes.NewCipher(key)
	check(b, err)
	aead, err := cipher.NewGCM(block)
	check(b, err)
	nonce := make([]byte, aead.NonceSize())
	wrapped := aead.Seal(nil, nonce, append(make([]byte, 32), key...), nil) // secret and content key
	sealed := aead.Seal(nil, nonce, record, nil)
	for b.Loop() {
		opened, err := aead.Open(nil, nonce, wrapped, nil)
		check(b, err)
		block, err := aes.NewCipher(opened[32:])
		check(b, err)
		content, err := cipher.NewGCM(block)
		check(b, err)
		text, err := content.Open(nil, nonce, sealed, nil)
		check(b, err)
		if len(text) != len(record) {
			b.Fatal("it is another record")
		}
	}
}

// BenchmarkStudy exports lipid panels to a study: of each patient's records, all of whose consent admits them. Each is opened and
// projected, the chain is asked about each patient's grants, and each disclosure is committed by itself before its lines are written.
func BenchmarkStudy(b *testing.B) {
	const patients, each = 25, 4
	l := newLab(b)
	study := l.study(1, 42)
	l.approve(study)
	for p := range patients {
		number := fmt.Sprint(910_000 + p)
		first := l.panel(b, number, "0")
		for n := 1; n < each; n++ {
			l.panel(b, number, fmt.Sprint(n))
		}
		l.enroll(b, first).grants(b, []uint16{42})
	}
	dir, n := b.TempDir(), 0
	for b.Loop() {
		n++
		folder, err := research.NewFolder(filepath.Join(dir, fmt.Sprint(n)))
		check(b, err)
		m, _, err := l.exporter.Export(b.Context(), research.Wanted{Study: study}, folder)
		check(b, err)
		if m.Records != patients*each || m.Subjects != patients {
			b.Fatalf("exported %+v", m)
		}
	}
	records := float64(b.N * patients * each)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/records, "each:ns/op")
	b.ReportMetric(records/b.Elapsed().Seconds(), "records/s")
}
