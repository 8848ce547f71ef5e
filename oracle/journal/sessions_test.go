package journal_test

import (
	"context"
	"io"
	"maps"
	"net"
	"net/url"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/oracle/journal"
)

// TestOpen_Settings: Postgres soon ends the sessions of a machine that has vanished, and of a process that hangs in a transaction;
// when, the database's URL may say.
func TestOpen_Settings(t *testing.T) {
	url := pgtest.NewDatabase(t)
	want := map[string]string{
		"tcp_keepalives_idle": "10", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "4", "tcp_user_timeout": "30000",
		"idle_in_transaction_session_timeout": "300000",
	}
	for _, more := range []string{"", "&tcp_keepalives_idle=60"} {
		if more != "" {
			want["tcp_keepalives_idle"] = "60"
		}
		j, err := journal.Open(t.Context(), url+more, common.Hash{1}, common.Hash{2})
		check(t, err)
		defer j.Close()
		got := map[string]string{}
		for name := range want {
			var value string
			check(t, j.DB().Get(&value, `select setting from pg_settings where name = $1`, name))
			got[name] = value
		}
		if !maps.Equal(got, want) {
			t.Errorf("with %q in the URL the settings are %v, want %v", more, got, want)
		}
	}
}

// TestLock_Silence: who holds a lock notices when the database is heard of no more, and can let go of it.
func TestLock_Silence(t *testing.T) {
	database, err := url.Parse(pgtest.NewDatabase(t))
	check(t, err)
	line := newLine(t, database.Host)
	database.Host = line.Addr().String()
	j, err := journal.Open(t.Context(), database.String(), common.Hash{1}, common.Hash{2})
	check(t, err)
	defer j.Close()
	lock, err := j.TryLock(t.Context(), common.Address{1})
	check(t, err)
	check(t, lock.Check(t.Context()))
	line.isCut.Store(true)
	done := make(chan [2]error, 1)
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
		defer cancel()
		done <- [2]error{lock.Check(ctx), lock.Release()}
	}()
	select {
	case errs := <-done:
		if errs[0] == nil || errs[1] == nil {
			t.Errorf("check says %v, release %v", errs[0], errs[1])
		}
	case <-time.After(time.Minute):
		t.Fatal("it waits")
	}
}

// line leads to a database until it is cut: then nothing comes back any more, and nobody is told.
type line struct {
	net.Listener
	isCut atomic.Bool
}

func newLine(t *testing.T, to string) *line {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	t.Cleanup(func() { listener.Close() })
	l := &line{Listener: listener}
	go func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", to)
			if err != nil {
				near.Close()
				return
			}
			go func() { defer far.Close(); _, _ = io.Copy(far, near) }()
			go func() { defer near.Close(); _, _ = io.Copy(answers{near, l}, far) }()
		}
	}()
	return l
}

// answers are what comes back on a line.
type answers struct {
	io.Writer
	line *line
}

func (a answers) Write(p []byte) (int, error) {
	if a.line.isCut.Load() {
		return len(p), nil
	}
	return a.Writer.Write(p)
}
