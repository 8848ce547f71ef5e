package oracle_test

import (
	"encoding/binary"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle"
)

// TestTakeover runs two oracles on one database. One of them sends; when it is killed the other takes over.
func TestTakeover(t *testing.T) {
	l := newLab(t)
	oracles := map[string]*exec.Cmd{"one": l.startChild(t, "one"), "two": l.startChild(t, "two")}
	leader := l.awaitLeader(t, "")
	l.awaitAttested(t, l.take(t, 0, 1)[0])
	if lock, err := l.TryLock(t.Context(), l.sequencer.Address()); err != nil || lock != nil {
		t.Errorf("a third one may send too: %v, %v", lock, err)
	}
	check(t, oracles[leader].Process.Kill())
	if next := l.awaitLeader(t, leader); oracles[next] == nil {
		t.Errorf("oracle %q took over", next)
	}
	id := l.take(t, 1, 1)[0]
	l.awaitAttested(t, id)
	progress, err := l.Progress(t.Context(), []oracle.VersionID{id})
	check(t, err)
	l.verify(t, progress[0], record(1))
}

// startChild starts an oracle in a process of its own, which the journal knows by its name.
func (l *lab) startChild(t *testing.T, name string) *exec.Cmd {
	t.Helper()
	statement, err := l.statement.Bytes()
	check(t, err)
	dir := t.TempDir()
	path, tell := filepath.Join(dir, "child.json"), filepath.Join(dir, "faults")
	check(t, os.WriteFile(tell, nil, 0o600))
	text, err := json.Marshal(child{
		Database: l.url + "&application_name=" + name, Node: l.node, Keys: l.keysDir, Store: l.storeURL, Tiles: l.tilesDir,
		Tell: tell, Address: freePort(t), Deployment: l.deployment, Finality: "instant", Member: l.member, Log: l.log,
		Sequencer: crypto.FromECDSA(l.sequencer.key), Statement: statement, LogKey: l.logKey,
		Trust: l.trust, Attestors: l.attestors,
	})
	check(t, err)
	check(t, os.WriteFile(path, text, 0o600))
	self, err := os.Executable()
	check(t, err)
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), childEnv+"="+path)
	check(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return cmd
}

// awaitLeader waits until an oracle holds the sender's lock which is not the one that is named, and returns its name.
func (l *lab) awaitLeader(t *testing.T, not string) (name string) {
	t.Helper()
	const query = `
		select application_name from pg_locks join pg_stat_activity using (pid)
		where locktype = 'advisory' and granted and classid = $1 and objid = $2 and application_name <> $3`
	db, err := sqlx.Connect("postgres", l.url)
	check(t, err)
	defer db.Close()
	account := l.sequencer.Address()
	class, object := binary.BigEndian.Uint32(account[:4]), binary.BigEndian.Uint32(account[4:8])
	for since := time.Now(); time.Since(since) < time.Minute; time.Sleep(20 * time.Millisecond) {
		if err := db.GetContext(t.Context(), &name, query, int64(class), int64(object), not); err == nil {
			return name
		}
	}
	t.Fatalf("nobody but %q sends", not)
	return ""
}

func (l *lab) awaitAttested(t *testing.T, id oracle.VersionID) {
	t.Helper()
	for since := time.Now(); l.state(t, id) != oracle.Attested; time.Sleep(20 * time.Millisecond) {
		if time.Since(since) > time.Minute {
			obstacles, err := l.Obstacles(t.Context())
			t.Fatalf("it is %s; obstacles %v (%v)", l.state(t, id), obstacles, err)
		}
	}
}
