package tiles_test

import (
	"bytes"
	"log/slog"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

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
}

func newScene(t *testing.T) *scene {
	t.Helper()
	s := &scene{Chain: simchain.New(t), log: &simchain.Log{ID: common.HexToHash("0x106")}, said: &bytes.Buffer{}}
	s.tiles = simchain.NewTiles(t)
	store, err := postgres.Open(t.Context(), pgtest.NewDatabase(t), s.Deployment)
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
