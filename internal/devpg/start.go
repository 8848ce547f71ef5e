package devpg

import (
	"context"
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

	"github.com/labseal/labseal/internal/devpg/program"
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
		process, err := c.launch(ctx, found, owner, port)
		switch {
		case err == nil:
			// The port is a convenience: when it can't be kept, the next run has another one.
			os.WriteFile(c.portFile(), []byte(strconv.Itoa(port)), 0o644)
			return &Server{cluster: c, port: port, process: process}, nil
		case errors.Is(err, errPortTaken):
			port = 0
		case !errors.Is(err, errStillUp) || time.Since(begun) > patience:
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
	cmd := c.command(found, owner, port)
	cmd.Stdout, cmd.Stderr = log, log
	options := program.Options{Stop: syscall.SIGINT} // fast shutdown
	if c.throwaway {
		options = program.Options{Stop: syscall.SIGQUIT, Remove: c.home} // immediate shutdown
	}
	process, err := program.Start(cmd, options)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("postgres", c.url(port, "postgres"))
	if err != nil {
		process.Stop()
		return nil, err
	}
	defer db.Close()
	for db.PingContext(ctx) != nil {
		select {
		case <-process.Done():
			return nil, failure(process.Err(), tail(c.log(), before))
		default:
		}
		if err := pause(ctx); err != nil {
			process.Stop()
			return nil, err
		}
	}
	return process, nil
}

// failure tells from its log why a server gave up.
func failure(err error, said string) error {
	switch {
	case strings.Contains(said, "could not bind"), strings.Contains(said, "could not create any TCP/IP sockets"):
		return fmt.Errorf("%w: %s", errPortTaken, said)
	case strings.Contains(said, `lock file "postmaster.pid" already exists`), strings.Contains(said, "shared memory block"):
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
