package main

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
)

// layout is what a devnet keeps from run to run: who its members are, and where its services listen.
type layout struct {
	dir     string
	Members []*member `json:"members"`
	API     int       `json:"apiPort"`
}

// member is one organisation of the devnet.
type member struct {
	dir      string
	Slug     string      `json:"slug"` // folder and database names
	Name     string      `json:"name"`
	ID       common.Hash `json:"id"`
	Roles    uint64      `json:"roles"`
	Log      common.Hash `json:"log"`          // zero for a member without a log
	Attestor int         `json:"attestorPort"` // of its attestor
	Tiles    int         `json:"tilesPort"`    // of its published tiles; 0 without a log
	MLLP     int         `json:"mllpPort"`     // where its oracle takes messages; 0 without a log
}

func (m *member) hasLog() bool         { return m.Log != (common.Hash{}) }
func (m *member) keystore() string     { return filepath.Join(m.dir, "keys") }
func (m *member) passwordFile() string { return filepath.Join(m.dir, "password") }
func (m *member) vault() string        { return filepath.Join(m.dir, "vault") }
func (m *member) tiles() string        { return filepath.Join(m.dir, "tiles") }
func (m *member) tilesURL() string     { return local(m.Tiles) }
func (m *member) attestorURL() string  { return local(m.Attestor) }
func (m *member) oracleDB() string     { return "oracle_" + m.Slug }
func (m *member) indexerDB() string    { return "indexer_" + m.Slug }

func (l *layout) path(name string) string { return filepath.Join(l.dir, name) }
func (l *layout) deployment() string      { return l.path("deployment.json") }
func (l *layout) trust() string           { return l.path("trust.note") }
func (l *layout) access() string          { return l.path("access.toml") }
func (l *layout) apiURL() string          { return local(l.API) }

func local(port int) string { return fmt.Sprintf("http://%s", address(port)) }

func address(port int) string { return net.JoinHostPort("127.0.0.1", fmt.Sprint(port)) }

// openLayout reads a devnet's layout, or makes a new one.
func openLayout(dir string) (*layout, error) {
	l := &layout{dir: dir}
	text, err := os.ReadFile(l.path("devnet.json"))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = l.create()
	case err == nil:
		err = json.Unmarshal(text, l)
	}
	if err != nil {
		return nil, fmt.Errorf("open devnet in %s: %w", dir, err)
	}
	for _, m := range l.Members {
		m.dir = l.path(m.Slug)
	}
	return l, nil
}

func (l *layout) create() error {
	l.Members = []*member{
		{Slug: "north", Name: "North Lab", Roles: bindings.RoleLab},
		{Slug: "south", Name: "South Lab", Roles: bindings.RoleLab},
		{Slug: "clinic", Name: "Valley Clinic", Roles: bindings.RoleProvider},
	}
	ports, err := freePorts(1 + 3*len(l.Members))
	if err != nil {
		return err
	}
	l.API = ports[0]
	for i, m := range l.Members {
		m.ID, m.Attestor = random(), ports[1+3*i]
		if m.Roles&bindings.RoleLab != 0 {
			m.Log, m.Tiles, m.MLLP = random(), ports[2+3*i], ports[3+3*i]
		}
	}
	text, err := json.MarshalIndent(l, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(l.path("devnet.json"), append(text, '\n'), 0o644)
}

func random() (h common.Hash) {
	rand.Read(h[:]) // never fails (crypto/rand)
	return h
}

// freePorts finds ports that nothing listens at just now.
func freePorts(n int) ([]int, error) {
	var ports []int
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, fmt.Errorf("find a free port: %w", err)
		}
		defer l.Close() // all at once, so that none is found twice
		ports = append(ports, l.Addr().(*net.TCPAddr).Port)
	}
	return ports, nil
}

// writeFile makes a file appear whole.
func writeFile(path string, data []byte, mode fs.FileMode) error {
	temp := path + ".new"
	if err := os.WriteFile(temp, data, mode); err != nil {
		return err
	}
	return os.Rename(temp, path)
}
