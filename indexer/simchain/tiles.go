package simchain

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
)

// Tiles serves logs' tiles of level 0, as wide as they were published.
type Tiles struct {
	URL string

	mu    sync.Mutex
	files map[string][]byte
}

// NewTiles starts a server that has published nothing.
func NewTiles(t testing.TB) *Tiles {
	s := &Tiles{files: map[string][]byte{}}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	s.URL = server.URL
	return s
}

// Publish puts out the tiles of a log's leaves from a size on.
func (s *Tiles) Publish(l *Log, old uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, tile := range tlog.NewTiles(8, int64(old), int64(l.Size())) {
		if tile.L != 0 {
			continue
		}
		var data []byte
		for _, leaf := range l.Leaves[tile.N<<8:][:tile.W] {
			data = append(data, leaf[:]...)
		}
		s.files[fmt.Sprintf("/%x/%s", l.ID, strings.Replace(tile.Path(), "tile/8/", "tile/", 1))] = data
	}
}

// Edit changes what is published.
func (s *Tiles) Edit(edit func(path string, data []byte) []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for path, data := range s.files {
		s.files[path] = edit(path, data)
	}
}

func (s *Tiles) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, isThere := s.files[r.URL.Path]
	if !isThere {
		http.NotFound(w, r)
		return
	}
	w.Write(data)
}
