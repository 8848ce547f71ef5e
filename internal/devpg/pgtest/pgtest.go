// Package pgtest gives tests databases of their own on a real PostgreSQL server.
//
// All tests of a test binary share one throw-away server, started by the first that asks. It ends with the binary,
// however that ends, and leaves nothing behind.
package pgtest

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lib/pq"

	"github.com/labseal/labseal/internal/devpg"
)

var (
	server = sync.OnceValues(func() (*devpg.Server, error) {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		return devpg.StartThrowaway(ctx)
	})
	created   atomic.Int64
	templates sync.Map // name to func() error, which makes the template once
)

// NewDatabase returns the URL of a new empty database, which is dropped when the test ends. Without PostgreSQL's
// programs the test fails, and says what installs them.
func NewDatabase(t testing.TB) string {
	t.Helper()
	return create(t, "template0")
}

// CloneDatabase returns the URL of a new copy of a template, dropped when the test ends. The first caller's prepare
// fills the template, say with a schema, and leaves no connection to it open. Names of templates are the test binary's.
func CloneDatabase(t testing.TB, template string, prepare func(url string) error) string {
	t.Helper()
	made, _ := templates.LoadOrStore(template, sync.OnceValue(func() error {
		s, err := server()
		if err != nil {
			return err
		}
		if err := s.CreateDatabase(t.Context(), template); err != nil {
			return err
		}
		return prepare(s.URL(template))
	}))
	if err := made.(func() error)(); err != nil {
		t.Fatalf("prepare template %s: %v", template, err)
	}
	return create(t, template)
}

// CopyDatabase returns the URL of a copy of a database as it is now, dropped when the test ends: a backup. Sessions that are
// open there are ended.
func CopyDatabase(t testing.TB, url string) string {
	t.Helper()
	s, err := server()
	if err != nil {
		t.Fatal(err)
	}
	config, err := pq.NewConfig(url)
	if err != nil {
		t.Fatal(err)
	}
	execute(t, s, "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = "+pq.QuoteLiteral(config.Database))
	return create(t, config.Database)
}

func create(t testing.TB, template string) string {
	t.Helper()
	s, err := server()
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("test_%d", created.Add(1))
	execute(t, s, "create database "+name+" template "+pq.QuoteIdentifier(template))
	t.Cleanup(func() { execute(t, s, "drop database "+name+" with (force)") })
	return s.URL(name)
}

func execute(t testing.TB, s *devpg.Server, statement string) {
	t.Helper()
	db, err := sql.Open("postgres", s.URL("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}
