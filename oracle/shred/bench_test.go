package shred_test

import (
	"crypto/aes"
	"crypto/rand"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle/vault"
)

// BenchmarkRewrapEpoch wraps an epoch of 10^5 versions (BENCH_VERSIONS) anew in the journal, and reports how long each takes,
// with reading and writing its row.
func BenchmarkRewrapEpoch(b *testing.B) {
	n, err := strconv.Atoi(os.Getenv("BENCH_VERSIONS"))
	if err != nil {
		n = 100_000
	}
	d := newDesk(b)
	d.fill(b, n)
	keeper := d.keeper()
	var took time.Duration
	for b.Loop() {
		id, err := keeper.Rotate(b.Context())
		check(b, err)
		begin := time.Now()
		got, err := keeper.Rewrap(b.Context(), id-1)
		check(b, err)
		if got != n {
			b.Fatalf("%d of %d were wrapped anew", got, n)
		}
		took += time.Since(begin)
	}
	b.ReportMetric(float64(took.Nanoseconds())/float64(b.N)/float64(n), "each:ns/op")
}

// BenchmarkRemask puts all that 10^5 versions (BENCH_VERSIONS) are found by under another mask, for which intake waits, and
// reports how long that takes for each version: its bytes, its content, its control number, an order, a patient, a person.
func BenchmarkRemask(b *testing.B) {
	n, err := strconv.Atoi(os.Getenv("BENCH_VERSIONS"))
	if err != nil {
		n = 100_000
	}
	d := newDesk(b)
	d.fill(b, n)
	var took time.Duration
	for mask := uint32(2); b.Loop(); mask++ {
		check(b, d.folder.CreateMask(mask))
		begin := time.Now()
		check(b, d.journal.Remask(b.Context(), mask))
		took += time.Since(begin)
	}
	b.ReportMetric(float64(took.Nanoseconds())/float64(b.N)/float64(n), "each:ns/op")
}

// BenchmarkRemask_RawAES takes one mask off a value and puts another one on.
func BenchmarkRemask_RawAES(b *testing.B) {
	var value [32]byte
	one, err := aes.NewCipher(make([]byte, 32))
	check(b, err)
	two, err := aes.NewCipher(append(make([]byte, 31), 1))
	check(b, err)
	for b.Loop() {
		for range 4 { // rounds
			one.Encrypt(value[:], value[:16])
			two.Encrypt(value[16:], value[16:])
		}
	}
}

// fill puts so many sealed versions in the journal, past intake.
func (d *desk) fill(b *testing.B, n int) {
	b.Helper()
	var records, addresses, wrapped pq.ByteaArray
	for range n {
		var id vault.RecordID
		rand.Read(id[:])
		sealed, _, err := d.ring.Seal([]byte("x"), id, 1)
		check(b, err)
		records, addresses, wrapped = append(records, id[:]), append(addresses, sealed.Address[:]), append(wrapped, sealed.Wrapped)
	}
	for _, statement := range []string{
		`insert into entries (place, leaf, statement) select n - 1, sha256(record), '' from unnest($1::bytea[], $2::bytea[], $3::bytea[]) with ordinality as v (record, address, wrapped, n)`,
		`insert into records (id) select record from unnest($1::bytea[], $2::bytea[], $3::bytea[]) as v (record, address, wrapped)`,
		`insert into versions (record, version, place, leaf, handle, projection, status, lookup, content, address, epoch, wrapped)
		select record, 1, n - 1, sha256(record), sha256(record), '', 0, sha256(record), sha256(address), address, 1, wrapped
		from unnest($1::bytea[], $2::bytea[], $3::bytea[]) with ordinality as v (record, address, wrapped, n)`,
		`insert into controls (control, content, record, version)
		select sha256(wrapped), sha256(address), record, 1 from unnest($1::bytea[], $2::bytea[], $3::bytea[]) as v (record, address, wrapped)`,
		`insert into order_keys (key, record)
		select sha256(record || '\x01'), record from unnest($1::bytea[], $2::bytea[], $3::bytea[]) as v (record, address, wrapped)`,
		`insert into identities (identity, record, authority)
		select sha256(record || '\x02'), record, sha256('') from unnest($1::bytea[], $2::bytea[], $3::bytea[]) as v (record, address, wrapped)`,
		`insert into demographics (key, record)
		select sha256(record || '\x03'), record from unnest($1::bytea[], $2::bytea[], $3::bytea[]) as v (record, address, wrapped)`,
	} {
		_, err := d.db.Exec(statement, records, addresses, wrapped)
		check(b, err)
	}
	_, err := d.db.Exec(`analyze`)
	check(b, err)
}
