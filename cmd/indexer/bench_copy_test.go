package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lib/pq"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// copyAll copies all rows of a mirror into an empty one, three ranges of blocks at a time, and returns how long that
// took: the rows are read before the clock runs.
func copyAll(t *testing.T, f *simchain.Flood, from string) (seconds float64) {
	t.Helper()
	to := pgtest.NewDatabase(t)
	store, err := postgres.Open(t.Context(), to, f.Deployment)
	check(t, err)
	defer store.Close()
	source, err := sql.Open("postgres", from)
	check(t, err)
	defer source.Close()
	target, err := sql.Open("postgres", to)
	check(t, err)
	defer target.Close()
	head, _ := f.Head()
	const ranges = 24
	var parts [ranges][]copying
	tables := []string{"blocks", "events", "checkpoints", "grants", "revocations"}
	tables = append(tables, existing(t, source, "emergencies")...)
	for i := range ranges {
		for _, table := range tables {
			parts[i] = append(parts[i], readTable(t, source, table, head*uint64(i)/ranges, head*uint64(i+1)/ranges))
		}
	}
	begun := time.Now()
	var group errgroup.Group
	group.SetLimit(3)
	for _, part := range parts {
		group.Go(func() error { return copyPart(t.Context(), target, part) })
	}
	check(t, group.Wait())
	return time.Since(begun).Seconds()
}

// existing returns those tables that there are.
func existing(t *testing.T, db *sql.DB, names ...string) (there []string) {
	t.Helper()
	for _, name := range names {
		var is bool
		check(t, db.QueryRow(`select to_regclass('chain.' || $1) is not null`, name).Scan(&is))
		if is {
			there = append(there, name)
		}
	}
	return there
}

// copying is a statement and its rows.
type copying struct {
	statement string
	text      string
}

// readTable reads the rows of the blocks above one up to another.
func readTable(t *testing.T, db *sql.DB, table string, above, to uint64) copying {
	t.Helper()
	var columns []string
	check(t, db.QueryRow(`
		select array_agg(column_name::text order by ordinal_position)
		from information_schema.columns
		where table_schema = 'chain' and table_name = $1`, table).Scan(pq.Array(&columns)))
	list, texts := strings.Join(columns, ", "), make([]string, len(columns))
	for i, c := range columns {
		texts[i] = fmt.Sprintf(`coalesce(replace(%s::text, '\', '\\'), '\N')`, c)
	}
	rows, err := db.Query(fmt.Sprintf(`select %s from chain.%s where %s > $1 and %s <= $2`,
		strings.Join(texts, ` || E'\t' || `), table, columns[0], columns[0]), above, to)
	if err != nil { // blocks have one key column
		t.Fatal(err)
	}
	defer rows.Close()
	var b strings.Builder
	for rows.Next() {
		var text string
		check(t, rows.Scan(&text))
		b.WriteString(text + "\n")
	}
	check(t, rows.Err())
	return copying{"copy chain." + table + " (" + list + ") from stdin", b.String()}
}

func copyPart(ctx context.Context, db *sql.DB, part []copying) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, c := range part {
		if c.text == "" {
			continue
		}
		if err := conn.Raw(func(raw any) error { return c.send(ctx, raw.(driver.ConnPrepareContext)) }); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (c copying) send(ctx context.Context, conn driver.ConnPrepareContext) error {
	statement, err := conn.PrepareContext(ctx, c.statement)
	if err != nil {
		return err
	}
	in := statement.(interface {
		CopyData(ctx context.Context, line string) (driver.Result, error)
	})
	for text := c.text; text != ""; {
		end := len(text)
		if end > 60<<10 {
			end = strings.LastIndexByte(text[:60<<10], '\n') + 1
		}
		if _, err := in.CopyData(ctx, text[:end-1]); err != nil {
			return err
		}
		text = text[end:]
	}
	return statement.Close()
}
