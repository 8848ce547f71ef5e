package tiles_test

import (
	"bytes"
	"log/slog"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/indexer/tiles"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// scene is a chain with a lab that publishes one log, and a mirror of both.
type scene struct {
	*simchain.Chain
	log    *simchain.Log
	tiles  *simchain.Tiles
	store  *postgres.Store
	follow *indexer.Follower
	mirror *tiles.Mirror
	said   *bytes.Buffer

	database string
}

func newScene(t *testing.T) *scene {
	t.Helper()
	s := &scene{Chain: simchain.New(t), log: &simchain.Log{ID: common.HexToHash("0x106")}, said: &bytes.Buffer{}}
	s.tiles = simchain.NewTiles(t)
	s.database = pgtest.NewDatabase(t)
	store, err := postgres.Open(t.Context(), s.database, s.Deployment)
	check(t, err)
	t.Cleanup(func() { store.Close() })
	writer, err := store.TryWriter(t.Context(), "")
	check(t, err)
	t.Cleanup(writer.Close)
	source, err := chain.New(chain.Config{URLs: []string{s.URL}, Deployment: s.Deployment})
	check(t, err)
	t.Cleanup(source.Close)
	log := slog.New(slog.NewTextHandler(s.said, nil))
	s.store = store
	s.follow = &indexer.Follower{
		Source: source, Store: writer, First: chain.First(s.Deployment), Poll: time.Millisecond, Log: log,
	}
	s.mirror = &tiles.Mirror{Store: store, Poll: time.Nanosecond, Log: log} // never pauses for long
	s.SetLogURL(s.tiles.URL + "/")
	s.OpenLog(s.log.ID)
	s.Commit()
	return s
}

// anchor grows the log, anchors it and follows the chain.
func (s *scene) anchor(t *testing.T, leaves int) {
	t.Helper()
	s.log.Add("entry", leaves)
	s.Checkpoint(s.log)
	s.Commit()
	_, err := s.follow.CatchUp(t.Context())
	check(t, err)
}

// step mirrors once and returns how the log does.
func (s *scene) step(t *testing.T) indexer.LogHealth {
	t.Helper()
	time.Sleep(time.Millisecond) // longer than any pause
	check(t, s.mirror.Step(t.Context()))
	_, health, err := s.store.Health(t.Context())
	check(t, err)
	return health.Logs[0]
}

// TestMirror publishes late and early, over tiles' borders, and finds each leaf where it was anchored first.
func TestMirror(t *testing.T) {
	s := newScene(t)
	check(t, s.mirror.Step(t.Context())) // nothing yet
	sizes := []uint64{}
	published := uint64(0)
	for i, n := range []int{1, 2, 250, 3, 1, 300, 255, 1} {
		s.anchor(t, n)
		sizes = append(sizes, s.log.Size())
		if i%2 == 0 {
			if got := s.step(t); got.Mirrored != published || got.Reason == nil {
				t.Fatalf("size %d: not published, yet %+v", s.log.Size(), got)
			}
			continue
		}
		s.tiles.Publish(s.log, published)
		published = s.log.Size()
		if got := s.step(t); got.Mirrored != published || got.Reason != nil {
			t.Fatalf("size %d: %+v, %s", published, got, deref(got.Reason))
		}
	}
	for index, leaf := range s.log.Leaves {
		_, v, _, err := s.store.Version(t.Context(), indexer.When{}, leaf, nil)
		check(t, err)
		want := indexer.Entry{Member: simchain.Lab, Log: s.log.ID, Index: uint64(index)}
		if v.Entry != want || len(v.Elsewhere) != 0 {
			t.Fatalf("leaf %d: %+v", index, v)
		}
		first := uint64(0)
		for _, first = range sizes {
			if first > uint64(index) {
				break
			}
		}
		if v.Checkpoint.Size != first || v.Checkpoint.Root != s.log.Root(first) {
			t.Fatalf("leaf %d: first anchored at %d, want %d", index, v.Checkpoint.Size, first)
		}
		s.prove(t, v)
	}
}

// prove proves a version's leaf, by the rules of the evidence format.
func (s *scene) prove(t *testing.T, v indexer.Version) {
	t.Helper()
	proof, err := s.store.Inclusion(t.Context(), v)
	check(t, err)
	root, err := evidence.Inclusion{Size: proof.Size, Index: proof.Index, Path: proof.Path}.Root(v.Leaf)
	check(t, err)
	if root != v.Checkpoint.Root || proof.Index != v.Index {
		t.Fatalf("leaf %d in %d: the path gives %s", v.Index, v.Checkpoint.Size, root)
	}
}

// TestInclusion proves leaves of a log of three levels of tiles, which grew in steps that end within tiles and at their
// borders, and proves nothing by what is not what was anchored, or not there.
func TestInclusion(t *testing.T) {
	s := newScene(t)
	for _, n := range []int{65_000, 536, 255, 400} {
		before := s.log.Size()
		s.anchor(t, n)
		s.tiles.Publish(s.log, before)
		if got := s.step(t); got.Mirrored != s.log.Size() {
			t.Fatalf("%+v", got)
		}
	}
	version := func(index int) indexer.Version {
		_, v, _, err := s.store.Version(t.Context(), indexer.When{}, s.log.Leaves[index], nil)
		check(t, err)
		return v
	}
	for _, index := range []int{0, 1, 255, 256, 33_000, 64_999, 65_000, 65_535, 65_536, 65_790, 65_791, 66_190} {
		s.prove(t, version(index))
	}
	db, err := sqlx.Connect("postgres", s.database)
	check(t, err)
	defer db.Close()
	for name, damage := range map[string]string{
		"another tile":   `update local.tile_hashes set hash = sha256(hash) where level = 1 and index = 3`,
		"no such tile":   `delete from local.tile_hashes where level = 1 and index = 3`,
		"another leaf":   `update local.leaves set leaf = sha256(leaf) where index = 5`,
		"no such leaf":   `delete from local.leaves where index = 5`,
		"no whole level": `delete from local.tile_hashes where level = 2`,
	} {
		index := map[bool]int{true: 66_000, false: 4}[name == "no whole level"]
		v := version(index)
		undo := []string{`create temporary table l as select * from local.leaves where index = 5`, `create temporary table h as table local.tile_hashes`}
		conn, err := db.Connx(t.Context())
		check(t, err)
		for _, statement := range append(undo, damage) {
			_, err := conn.ExecContext(t.Context(), statement)
			check(t, err)
		}
		if proof, err := s.store.Inclusion(t.Context(), v); err == nil {
			t.Errorf("%s: proven by %d hashes", name, len(proof.Path))
		}
		for _, statement := range []string{
			`delete from local.leaves where index = 5`, `insert into local.leaves table l`, `delete from local.tile_hashes`,
			`insert into local.tile_hashes table h`, `drop table l, h`,
		} {
			_, err := conn.ExecContext(t.Context(), statement)
			check(t, err)
		}
		check(t, conn.Close())
		s.prove(t, v)
	}
}

// TestMirror_Older takes an older head where the newest is not published, and a full tile where the partial is gone.
func TestMirror_Older(t *testing.T) {
	s := newScene(t)
	s.anchor(t, 200)
	s.tiles.Publish(s.log, 0)
	s.anchor(t, 100)
	if got := s.step(t); got.Mirrored != 200 {
		t.Fatalf("got %+v", got)
	}
	s.log.Add("entry", 300)
	s.tiles.Publish(s.log, 300) // 600 leaves: tiles 1 and 2, but not 1.p/44
	if got := s.step(t); got.Mirrored != 200 {
		t.Fatalf("tile 0 is missing, yet %+v", got)
	}
	s.tiles.Publish(s.log, 0)
	if got := s.step(t); got.Mirrored != 300 {
		t.Fatalf("got %+v, %s", got, deref(got.Reason))
	}
}

// TestMirror_Fork shows leaves that were not anchored: an alarm, and nothing of them is kept.
func TestMirror_Fork(t *testing.T) {
	s := newScene(t)
	s.anchor(t, 10)
	s.tiles.Publish(s.log, 0)
	s.step(t)
	s.anchor(t, 10)
	s.tiles.Publish(s.log, 10)
	forged := common.Hash{0xf0}
	s.tiles.Edit(func(_ string, data []byte) []byte {
		if len(data) == 20*32 {
			copy(data[15*32:], forged[:])
		}
		return data
	})
	if got := s.step(t); got.Mirrored != 10 || !strings.Contains(deref(got.Reason), "anchored is") {
		t.Fatalf("got %+v, %s", got, deref(got.Reason))
	}
	_, health, err := s.store.Health(t.Context())
	check(t, err)
	if len(health.Alarms) != 1 || health.Alarms[0].Kind != tiles.AlarmFork ||
		!strings.Contains(health.Alarms[0].About, s.log.ID.Hex()) || !strings.Contains(s.said.String(), "level=ERROR") {
		t.Errorf("alarms: %+v\n%s", health.Alarms, s.said)
	}
	for _, leaf := range []common.Hash{forged, s.log.Leaves[12]} {
		if _, v, _, err := s.store.Version(t.Context(), indexer.When{}, leaf, nil); err == nil {
			t.Errorf("kept all the same: %+v", v)
		}
	}
	s.tiles.Publish(s.log, 0) // put right
	if got := s.step(t); got.Mirrored != 20 || got.Reason != nil {
		t.Errorf("got %+v, %s", got, deref(got.Reason))
	}
}

// TestMirror_BadAnswers lags, with a reason, whatever a log answers.
func TestMirror_BadAnswers(t *testing.T) {
	s := newScene(t)
	s.anchor(t, 3)
	for name, url := range map[string]string{
		"can't be reached": "http://127.0.0.1:1",
		"http or https":    "file:///etc",
		"no place":         "",
		"bytes":            s.tiles.URL,
		"not published":    s.tiles.URL + "/elsewhere",
	} {
		s.tiles.Publish(s.log, 0)
		s.tiles.Edit(func(_ string, data []byte) []byte { return append(data, 0) })
		s.SetLogURL(url)
		s.Commit()
		_, err := s.follow.CatchUp(t.Context())
		check(t, err)
		if got := s.step(t); got.Mirrored != 0 || !strings.Contains(deref(got.Reason), name) {
			t.Errorf("%q: %+v, %s", url, got, deref(got.Reason))
		}
	}
	_, health, err := s.store.Health(t.Context())
	if err != nil || !reflect.DeepEqual(health.Alarms, []indexer.Alarm{}) {
		t.Errorf("alarms: %+v, %v", health.Alarms, err)
	}
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
