// Package devpg runs a private PostgreSQL server: the database of a devnet, and of tests, which get a real one.
//
// The server lives in a folder and listens on the loopback interface at a port of its own, kept from run to run while
// it is free. The folder also holds its log and the only copy of its random password, in a passfile: a URL that
// devpg hands out names that file and may be shown, logged and exported. Refused statements are not logged, because
// such a message quotes values, and rows are patients' data.
//
// A folder is used by one process at a time. The server stops when that process stops or dies (see package program);
// a start that comes while it is still shutting down waits.
//
// # As root
//
// PostgreSQL refuses to run as root, so root's servers run as the user postgres, else nobody. Where that user can't
// reach the folder, as below a 0700 home, the server's files go to a reachable place outside, which a file named
// "elsewhere" in the folder then names. Programs from npm that this user can't reach are copied likewise.
//
// Tests want package pgtest below, which keeps one throw-away server for all tests of a binary.
package devpg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/lib/pq"

	"github.com/labseal/labseal/internal/program"
)

// Server is a running PostgreSQL server.
type Server struct {
	cluster cluster
	port    int
	process *program.Process
	release func() // gives up the folder
	ending  sync.Once
	asked   bool // whether we ended it; written once in ending, read after the process is done
}

// Start returns when the server in dir takes connections; on a new folder it initialises it first, which takes a
// second. ctx bounds the starting only. Every transaction is synced to disk when it commits.
func Start(ctx context.Context, dir string) (*Server, error) {
	home, err := homeOf(dir)
	if err != nil {
		return nil, fmt.Errorf("start postgres in %s: %w", dir, err)
	}
	server, err := open(ctx, cluster{home: home})
	if err != nil {
		return nil, fmt.Errorf("start postgres in %s: %w", dir, err)
	}
	return server, nil
}

// StartThrowaway starts a server in a new temporary folder, which is removed when the server ends or this process does,
// in whatever way. Nothing is synced to disk.
func StartThrowaway(ctx context.Context) (*Server, error) {
	home, err := throwawayHome()
	if err != nil {
		return nil, fmt.Errorf("start throw-away postgres: %w", err)
	}
	server, err := open(ctx, cluster{home: home, throwaway: true})
	if err != nil {
		os.RemoveAll(home)
		return nil, fmt.Errorf("start throw-away postgres: %w", err)
	}
	return server, nil
}

func open(ctx context.Context, c cluster) (*Server, error) {
	release, err := lock(c.home)
	for begun := time.Now(); errors.Is(err, errInUse) && time.Since(begun) < dying; release, err = lock(c.home) {
		if err := pause(ctx); err != nil {
			return nil, err
		}
	}
	if err != nil {
		return nil, err
	}
	server, err := c.start(ctx)
	if err != nil {
		release()
		return nil, err
	}
	server.release = release
	if c.throwaway {
		server.release = func() { release(); os.RemoveAll(c.home) } // the leash did, unless it was killed
	}
	return server, nil
}

// URL of a database on this server, for lib/pq, pgx and libpq. It holds no secret: the password is in the file that its
// parameter passfile names, which the user of this process can read.
func (s *Server) URL(database string) string { return s.cluster.url(s.port, database) }

func (c cluster) url(port int, database string) string {
	u := url.URL{
		Scheme:   "postgres",
		User:     url.User(superuser),
		Host:     net.JoinHostPort(loopback, strconv.Itoa(port)),
		Path:     database,
		RawQuery: url.Values{"sslmode": {"disable"}, "passfile": {c.passfile()}}.Encode(),
	}
	return u.String()
}

// alreadyThere are the refusals to create a database that exists, or that another session creates at this moment.
var alreadyThere = []string{"duplicate_database", "unique_violation"}

// CreateDatabase creates an empty database, unless there is one of this name already.
func (s *Server) CreateDatabase(ctx context.Context, name string) error {
	db, err := sql.Open("postgres", s.URL("postgres"))
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, "create database "+pq.QuoteIdentifier(name))
	var refusal *pq.Error
	if errors.As(err, &refusal) && slices.Contains(alreadyThere, refusal.Code.Name()) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("create database %s: %w", name, err)
	}
	return nil
}

// Wait blocks until the server has ended and says why: nil after Close or Kill.
func (s *Server) Wait() error {
	err := s.process.Err()
	s.ending.Do(s.release) // ended by itself; a Close under way has finished after this
	if s.asked {
		return nil
	}
	return fmt.Errorf("postgres ended by itself, see %s: %w", s.cluster.log(), err)
}

// Close ends all sessions, shuts the server down in good order and returns when it is gone.
func (s *Server) Close() error {
	return s.end(s.process.Stop)
}

// Kill ends the server with SIGKILL, as a crash would; the next Start recovers from its log.
func (s *Server) Kill() error {
	return s.end(s.process.Kill)
}

func (s *Server) end(process func() error) (err error) {
	s.ending.Do(func() {
		s.asked = true
		err = process()
		s.release()
	})
	return err
}
