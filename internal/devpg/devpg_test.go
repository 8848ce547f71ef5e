package devpg_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/lib/pq"

	"github.com/labseal/labseal/internal/devpg"
)

func TestStart_Resumes(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	server := start(t, dir)
	url := server.URL("app")
	for range 2 {
		must(t, server.CreateDatabase(t.Context(), "app"))
	}
	execute(t, url, "create table notes (text text)", "insert into notes values ('kept')")
	must(t, server.Close())
	must(t, server.Wait())
	must(t, server.Close())

	server = start(t, dir)
	if server.URL("app") != url {
		t.Errorf("URL is %s after a restart, was %s", server.URL("app"), url)
	}
	if text := query(t, url, "select text from notes"); text != "kept" {
		t.Errorf("read %q, want kept", text)
	}
	if setting := query(t, url, "show fsync"); setting != "on" {
		t.Errorf("fsync is %s", setting)
	}
}

func TestServer_Kill(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	server := start(t, dir)
	url := server.URL("postgres")
	execute(t, url, "create table notes (text text)")
	for round := 1; round <= 2; round++ {
		execute(t, url, "insert into notes values ('kept')")
		must(t, server.Kill())
		must(t, server.Wait())
		server = start(t, dir)
		if server.URL("postgres") != url {
			t.Errorf("URL is %s after a restart, was %s", server.URL("postgres"), url)
		}
		if kept := query(t, url, "select count(*) from notes"); kept != fmt.Sprint(round) {
			t.Errorf("%s rows after %d committed", kept, round)
		}
	}
}

func TestServer_WaitTellsACrash(t *testing.T) {
	t.Parallel()
	server := start(t, newDir(t))
	db := open(t, server.URL("postgres"))
	home := filepath.Dir(passfile(t, server))
	text, err := os.ReadFile(filepath.Join(home, "data", "postmaster.pid"))
	must(t, err)
	var pid int
	_, err = fmt.Sscan(string(text), &pid)
	must(t, err)
	process, err := os.FindProcess(pid)
	must(t, err)
	must(t, process.Kill())
	if err := server.Wait(); err == nil || !strings.Contains(err.Error(), "ended by itself") {
		t.Errorf("waiting for a killed server: %v", err)
	}
	if db.Ping() == nil {
		t.Error("a killed server answers")
	}
	must(t, server.Close())
}

func TestStart_OneAtATime(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	start(t, dir)
	if _, err := devpg.Start(t.Context(), dir); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Fatalf("a second server in the same folder: %v", err)
	}
}

func TestStart_TakesAnotherPort(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	server := start(t, dir)
	before := server.URL("postgres")
	must(t, server.Close())
	u, err := url.Parse(before)
	must(t, err)
	squatter, err := net.Listen("tcp", u.Host)
	must(t, err)
	defer squatter.Close()
	server = start(t, dir)
	if server.URL("postgres") == before {
		t.Fatal("the port is taken, but the server has it")
	}
	must(t, open(t, server.URL("postgres")).Ping())
}

func TestStart_Cancelled(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond) // amidst initdb
	defer cancel()
	if server, err := devpg.Start(ctx, dir); !errors.Is(err, context.DeadlineExceeded) {
		if err == nil {
			server.Close()
		}
		t.Fatalf("got %v, want %v", err, context.DeadlineExceeded)
	}
	must(t, open(t, start(t, dir).URL("postgres")).Ping())
}

func TestServer_KeepsSecrets(t *testing.T) {
	t.Parallel()
	server := start(t, newDir(t))
	file := passfile(t, server)
	info, err := os.Stat(file)
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("passfile has mode %v", info.Mode())
	}
	u, err := url.Parse(server.URL("postgres"))
	must(t, err)
	if _, has := u.User.Password(); has {
		t.Error("the URL shows the password")
	}
	u.RawQuery = "sslmode=disable"
	if err := open(t, u.String()).Ping(); err == nil {
		t.Error("the server lets in without a password")
	}

	const marker = "DOE^JANE"
	db := open(t, server.URL("postgres"))
	execute(t, server.URL("postgres"), "create table people (name text primary key)",
		"insert into people values ('"+marker+"')")
	if _, err := db.Exec("insert into people values ($1)", marker); err == nil {
		t.Fatal("a duplicate was taken")
	}
	if _, err := db.Exec("select '" + marker + "'::int"); err == nil {
		t.Fatal("a name was taken as a number")
	}
	log, err := os.ReadFile(filepath.Join(filepath.Dir(file), "log"))
	must(t, err)
	if !strings.Contains(string(log), "ready to accept connections") {
		t.Error("the log says nothing")
	}
	if strings.Contains(string(log), marker) {
		t.Errorf("the log shows a row:\n%s", log)
	}
}

func TestStart_SaysWhatIsMissing(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, test := range map[string]struct{ variable, value, want string }{
		"no embedded programs": {"LABSEAL_PG", "embedded", "run tools/setup postgres"},
		"unknown choice":       {"LABSEAL_PG", "mysql", `LABSEAL_PG is "mysql"`},
		"empty folder":         {"LABSEAL_PG_BIN", ".", "initdb"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("LABSEAL_PG", "")
			t.Setenv(test.variable, test.value)
			_, err := devpg.Start(t.Context(), newDir(t))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q in it", err, test.want)
			}
		})
	}
}

// newDir returns a new folder, and removes what root's servers keep elsewhere.
func newDir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Cleanup(func() {
		home, err := os.ReadFile(filepath.Join(dir, "elsewhere"))
		if errors.Is(err, fs.ErrNotExist) {
			return
		}
		must(t, errors.Join(err, os.RemoveAll(strings.TrimSpace(string(home)))))
	})
	return dir
}

func start(t *testing.T, dir string) *devpg.Server {
	t.Helper()
	server, err := devpg.Start(t.Context(), dir)
	must(t, err)
	t.Cleanup(func() { must(t, server.Close()) })
	return server
}

func passfile(t *testing.T, server *devpg.Server) string {
	t.Helper()
	u, err := url.Parse(server.URL("postgres"))
	must(t, err)
	return u.Query().Get("passfile")
}

func open(t *testing.T, url string) *sql.DB {
	t.Helper()
	db, err := sql.Open("postgres", url)
	must(t, err)
	t.Cleanup(func() { db.Close() })
	return db
}

func execute(t *testing.T, url string, statements ...string) {
	t.Helper()
	db := open(t, url)
	for _, statement := range statements {
		_, err := db.Exec(statement)
		must(t, err)
	}
}

func query(t *testing.T, url, statement string) (value string) {
	t.Helper()
	must(t, open(t, url).QueryRow(statement).Scan(&value))
	return value
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
