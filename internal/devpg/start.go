package devpg

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/labseal/labseal/internal/program"
)

// patience is how long a start waits for an earlier server of the same cluster to go, whose process died without
// closing it and which the leash is still shutting down.
const patience = 30 * time.Second

var (
	errPortTaken = errors.New("port taken")
	errStillUp   = errors.New("an earlier server still runs")
)

// start runs the server until it is ready, choosing another port or waiting where that is what it takes.
func (c cluster) start(ctx context.Context) (*Server, error) {
	found, owner, err := c.prepare(ctx)
	if err != nil {
		return nil, err
	}
	port := c.lastPort()
	for begun := time.Now(); ; {
		if port == 0 {
			if port, err = freePort(); err != nil {
				return nil, err
			}
		}
		if err := os.WriteFile(c.portFile(), []byte(strconv.Itoa(port)), 0o644); err != nil {
			return nil, err
		}
		process, err := c.launch(ctx, found, owner, port)
		switch {
		case err == nil:
			return &Server{cluster: c, port: port, process: process}, nil
		case time.Since(begun) > patience:
			return nil, err
		case errors.Is(err, errPortTaken):
			port = 0
		case !errors.Is(err, errStillUp):
			return nil, err
		}
		if err := pause(ctx); err != nil {
			return nil, err
		}
	}
}

// launch starts the server on a port and waits until it is ready or has given up.
func (c cluster) launch(ctx context.Context, found programs, owner user, port int) (*program.Process, error) {
	log, err := os.OpenFile(c.log(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	before, err := log.Seek(0, 2)
	if err != nil {
		return nil, err
	}
	name := "labseal-" + rand.Text()
	cmd := c.command(found, owner, port, name)
	cmd.Stdout, cmd.Stderr = log, log
	options := program.Options{Stop: syscall.SIGINT} // fast shutdown
	if c.throwaway {
		options = program.Options{Stop: syscall.SIGQUIT, Remove: c.home} // immediate shutdown
	}
	process, err := program.Start(cmd, options)
	if err != nil {
		return nil, err
	}
	// The time-out of a second is for a port that belongs to somebody who never answers.
	db, err := sql.Open("postgres", c.url(port, "postgres")+"&connect_timeout=1")
	if err != nil {
		_ = process.Stop()
		return nil, err
	}
	defer db.Close()
	for !answers(ctx, db, name) {
		select {
		case <-process.Done():
			return nil, failure(process.Err(), tail(c.log(), before))
		default:
		}
		if err := pause(ctx); err != nil {
			_ = process.Stop()
			return nil, err
		}
	}
	return process, nil
}

// answers says whether the server of this name takes connections, rather than an earlier one that has not stopped yet.
func answers(ctx context.Context, db *sql.DB, name string) bool {
	var got string
	err := db.QueryRowContext(ctx, "select current_setting('cluster_name')").Scan(&got)
	return err == nil && got == name
}

// failure tells from its log why a server gave up.
func failure(err error, said string) error {
	switch {
	case strings.Contains(said, "could not bind"), strings.Contains(said, "could not create any TCP/IP sockets"):
		return fmt.Errorf("%w: %s", errPortTaken, said)
	case strings.Contains(said, `"postmaster.pid" already exists`), strings.Contains(said, "shared memory block"),
		strings.Contains(said, "the database system is shutting down"): // the earlier one says so to whoever asks
		return fmt.Errorf("%w: %s", errStillUp, said)
	}
	return fmt.Errorf("postgres gave up: %w: %s", err, said)
}

func (c cluster) portFile() string { return filepath.Join(c.home, "port") }

// lastPort returns the port of the last run, or 0. Whether it is free the server finds out.
func (c cluster) lastPort() int {
	text, err := os.ReadFile(c.portFile())
	if err != nil {
		return 0
	}
	port, err := strconv.Atoi(string(text))
	if err != nil || port < 1 || port > 65535 {
		return 0
	}
	return port
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", net.JoinHostPort(loopback, "0"))
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}

// pause waits a moment before the next look.
func pause(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(20 * time.Millisecond):
		return nil
	}
}
