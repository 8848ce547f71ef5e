package devpg

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/labseal/labseal/internal/program"
)

const (
	superuser = "labseal"
	loopback  = "127.0.0.1"
)

// A cluster is what PostgreSQL calls the files of one server. Its home holds
//
//	data      the files, owned by the user who runs the server; there once initialised, never in part
//	passfile  its password, mode 0600, same owner
//	port      the TCP port of the last try
//	log       what the server says
//	lock      locked while a process uses the cluster
type cluster struct {
	home      string
	throwaway bool
}

func (c cluster) data() string     { return filepath.Join(c.home, "data") }
func (c cluster) passfile() string { return filepath.Join(c.home, "passfile") }
func (c cluster) log() string      { return filepath.Join(c.home, "log") }

// prepare returns the programs that run this cluster and their user, and initialises the cluster if it is new.
func (c cluster) prepare(ctx context.Context) (programs, user, error) {
	owner, err := ownerOf(c.data())
	if errors.Is(err, os.ErrNotExist) {
		return c.initialise(ctx)
	}
	if err != nil {
		return programs{}, user{}, err
	}
	text, err := os.ReadFile(filepath.Join(c.data(), "PG_VERSION"))
	if err != nil {
		return programs{}, user{}, err
	}
	major, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return programs{}, user{}, fmt.Errorf("%s/PG_VERSION: %w", c.data(), err)
	}
	found, err := findPrograms(owner, major)
	return found, owner, err
}

// initialise makes the data under another name and renames it last, so that a crash leaves either none or all of it.
func (c cluster) initialise(ctx context.Context) (programs, user, error) {
	owner := serverUser()
	found, err := findPrograms(owner, 0)
	if err != nil {
		return programs{}, user{}, err
	}
	half, _ := filepath.Glob(c.data() + ".*")
	for _, left := range half {
		os.RemoveAll(left)
	}
	data, err := os.MkdirTemp(c.home, "data.*")
	if err != nil {
		return programs{}, user{}, err
	}
	password := rand.Text()
	pwfile := filepath.Join(c.home, "pwfile")
	defer os.Remove(pwfile)
	err = errors.Join(owner.own(data), owner.writeFile(pwfile, password),
		owner.writeFile(c.passfile(), "*:*:*:"+superuser+":"+password+"\n"))
	if err != nil {
		return programs{}, user{}, err
	}
	if err := c.initdb(ctx, found, owner, data, pwfile); err != nil {
		return programs{}, user{}, err
	}
	return found, owner, errors.Join(os.Rename(data, c.data()), syncFolder(c.home))
}

func (c cluster) initdb(ctx context.Context, found programs, owner user, data, pwfile string) error {
	args := []string{
		"--pgdata", data, "--username", superuser, "--pwfile", pwfile, "--auth", "scram-sha-256",
		"--encoding", "UTF8", "--no-locale", "--data-checksums",
	}
	if c.throwaway {
		args = append(args, "--no-sync")
	}
	said, err := os.Create(filepath.Join(c.home, "initdb.log"))
	if err != nil {
		return err
	}
	defer os.Remove(said.Name())
	defer said.Close()
	cmd := owner.command(found.initdb, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = c.home, said, said
	process, err := program.Start(cmd, program.Options{Stop: syscall.SIGTERM})
	if err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		_ = process.Stop()
		return ctx.Err()
	case <-process.Done():
	}
	if err := process.Err(); err != nil {
		return fmt.Errorf("%s: %w: %s", found.initdb, err, tail(said.Name(), 0))
	}
	return nil
}

// command that serves the cluster on a port, under a name of this run.
func (c cluster) command(found programs, owner user, port int, name string) *exec.Cmd {
	// A new server has no segments of its log that it could use again. It would fill each new one, of 16 MiB, with zeros and
	// sync it, and let every commit wait for that; and it would make a checkpoint every half minute under load.
	settings := []string{
		"cluster_name=" + name,
		"listen_addresses=" + loopback, "port=" + strconv.Itoa(port), "unix_socket_directories=",
		"max_connections=200", "timezone=UTC", "log_timezone=UTC", "log_min_messages=log",
		"max_wal_size=4GB", "wal_init_zero=off",
	}
	if c.throwaway {
		settings = append(settings, "fsync=off", "full_page_writes=off")
	}
	args := []string{"-D", c.data()}
	for _, setting := range settings {
		args = append(args, "-c", setting)
	}
	cmd := owner.command(found.postgres, args...)
	cmd.Dir = c.home
	return cmd
}

// tail returns the last lines of a log from an offset on, as one line.
func tail(path string, offset int64) string {
	text, err := os.ReadFile(path)
	if err != nil || int64(len(text)) < offset {
		return "no log"
	}
	lines := strings.Split(strings.TrimSpace(string(text[offset:])), "\n")
	return strings.Join(lines[max(0, len(lines)-5):], "; ")
}

func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
