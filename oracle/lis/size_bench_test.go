package lis_test

import (
	"testing"

	"github.com/labseal/labseal/oracle/mllp"
)

// BenchmarkJournalSize measures how much of the journal's disk a result of 4 KiB with 25 values takes while the store is
// down, and how much of that its sealed body, which leaves again when the store is back. From it follows for how long a
// disk lasts (docs/guides/lifecycle.md). Give it -benchtime=20000x, so that what every empty table has counts for little.
func BenchmarkJournalSize(b *testing.B) {
	o := newOracle(b)
	frames := make([][]byte, b.N)
	for i := range frames {
		frames[i] = mllp.AppendFrame(nil, chemistry(i))
	}
	size := func(query string) (n int64) {
		b.Helper()
		check(b, o.db.Get(&n, query))
		return n
	}
	const all = `select sum(pg_total_relation_size(oid)) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`
	before := size(all)
	b.ResetTimer()
	check(b, o.dial(b).stream(frames, 0, 1, 256))
	b.ReportMetric(float64(size(all)-before)/float64(b.N), "journal-B/op")
	b.ReportMetric(float64(size(`select pg_total_relation_size('bodies') + pg_total_relation_size('packs')`))/float64(b.N), "body-B/op")
}
