package devpg_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/labseal/labseal/internal/devpg"
)

// childDir makes this test binary a process with a server in that folder, or a throw-away one for "-".
const childDir = "LABSEAL_TEST_CHILD_DIR"

func TestMain(m *testing.M) {
	dir := os.Getenv(childDir)
	if dir == "" {
		os.Exit(m.Run())
	}
	fmt.Println("starting")
	var server *devpg.Server
	var err error
	if dir == "-" {
		server, err = devpg.StartThrowaway(context.Background())
	} else {
		server, err = devpg.Start(context.Background(), dir)
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(server.URL("postgres"))
	fmt.Println(server.Wait())
}

// The server does not outlive its process, and the next one takes over at once.
func TestStart_AfterParentIsKilled(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	child := startChild(t, dir)
	url := child.line(t)
	execute(t, url, "create table notes (text text)", "insert into notes values ('kept')")
	db := open(t, url)
	must(t, db.Ping())
	must(t, child.process.Kill())

	if got := start(t, dir).URL("postgres"); got != url {
		t.Errorf("URL is %s after the kill, was %s", got, url)
	}
	if text := query(t, url, "select text from notes"); text != "kept" {
		t.Errorf("read %q, want kept", text)
	}
}

func TestStart_AfterKillDuringInitdb(t *testing.T) {
	t.Parallel()
	dir := newDir(t)
	child := startChild(t, dir)
	time.Sleep(300 * time.Millisecond) // how far it got does not matter
	must(t, child.process.Kill())
	must(t, open(t, start(t, dir).URL("postgres")).Ping())
}

func TestStartThrowaway_LeavesNothing(t *testing.T) {
	t.Parallel()
	t.Run("closed", func(t *testing.T) {
		server, err := devpg.StartThrowaway(t.Context())
		must(t, err)
		must(t, open(t, server.URL("postgres")).Ping())
		file := passfile(t, server)
		must(t, server.Close())
		if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("its passfile: %v", err)
		}
	})
	t.Run("process killed", func(t *testing.T) {
		child := startChild(t, "-")
		db := open(t, child.line(t))
		var folder string
		must(t, db.QueryRow("show data_directory").Scan(&folder))
		must(t, child.process.Kill())
		for end := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
			if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
				break
			}
			if time.Now().After(end) {
				t.Fatalf("%s is still there", folder)
			}
		}
	})
}

type child struct {
	process *os.Process
	out     *bufio.Reader
}

func startChild(t *testing.T, dir string) child {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childDir+"="+dir)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	c := child{cmd.Process, bufio.NewReader(out)}
	if said := c.line(t); said != "starting" {
		t.Fatal(said)
	}
	return c
}

// line returns the next line that the child says.
func (c child) line(t *testing.T) string {
	t.Helper()
	said, err := c.out.ReadString('\n')
	must(t, err)
	return strings.TrimSpace(said)
}
