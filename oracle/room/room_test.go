package room_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"golang.org/x/sys/unix"

	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/room"
)

// TestWatch says that there is no room while a disk has less left than it must, or too much waits for the store, and that
// there is when that is over. The journal knows why nothing is taken.
func TestWatch(t *testing.T) {
	url := pgtest.NewDatabase(t)
	j, err := journal.Open(t.Context(), url, common.Hash{1}, common.Hash{2})
	check(t, err)
	defer j.Close()
	db, err := sqlx.Connect("postgres", url)
	check(t, err)
	defer db.Close()
	w := &room.Watch{Path: t.TempDir(), Journal: j, Log: slog.New(slog.DiscardHandler)}
	look := func(when, problem string) {
		t.Helper()
		check(t, w.Look(t.Context()))
		err := w.Check()
		var full *room.FullError
		if (err != nil) != (problem != "") || err != nil && (!errors.As(err, &full) || !strings.Contains(err.Error(), problem)) {
			t.Errorf("%s: %v", when, err)
		}
		obstacles, err := j.Obstacles(t.Context())
		check(t, err)
		if (len(obstacles) == 1) != (problem != "") || len(obstacles) == 1 && (obstacles[0].What != room.Obstacle || !obstacles[0].Alarm) {
			t.Errorf("%s: the journal knows of %+v", when, obstacles)
		}
	}
	check(t, j.SetObstacle(t.Context(), room.Obstacle, "of the process before", true))
	look("in the beginning", "")
	var s unix.Statfs_t
	check(t, unix.Statfs(w.Path, &s))
	w.MinFree = s.Bavail*uint64(s.Bsize) + 1<<40
	look("less is free than must be", "disk")
	look("still", "disk")
	w.MinFree = 0
	look("enough is free", "")
	w.MaxBacklog = 1000
	look("nothing waits", "")
	_, err = db.Exec(`insert into bodies (address, body) values (sha256('a'), decode(repeat('ab', 600), 'hex')), (sha256('b'), decode(repeat('ab', 600), 'hex'))`)
	check(t, err)
	look("much waits", "wait in the journal")
	check(t, j.ForgetBodies(t.Context(), []common.Hash{sha256.Sum256([]byte("a"))}))
	look("less waits", "")
	_, err = db.Exec(`insert into packs (name, bodies, bytes) values (sha256('c'), 2, decode(repeat('ab', 600), 'hex'))`)
	check(t, err)
	look("a body waits, and a pack", "wait in the journal")
	check(t, j.ForgetPacks(t.Context(), []common.Hash{sha256.Sum256([]byte("c"))}))
	look("the pack waits no more", "")

	w.Path = filepath.Join(w.Path, "none")
	if err := w.Look(t.Context()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a path that is not there: %v", err)
	}
	check(t, w.Check()) // what it saw last
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := w.Run(ctx, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("run: %v", err)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
