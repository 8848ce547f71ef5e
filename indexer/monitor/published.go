package monitor

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
)

const (
	maxNote   = 64 << 10
	maxBundle = 4 << 20 // 256 statements are far less
	width     = 256
)

// errSilent is a log that does not answer with what is asked for: it lags, and that is no alarm by itself.
var errSilent = errors.New("it does not show it")

// published is a head as a lab's checkpoint names it.
type published struct {
	member, log common.Hash
	size        uint64
	root        common.Hash
}

// checkNote reads the checkpoint that the log publishes. wrong says that it is not a head that was anchored, or not by
// the member.
func (m *Monitor) checkNote(ctx context.Context, l indexer.WatchedLog) (size uint64, wrong, err error) {
	text, err := m.get(ctx, l, "checkpoint", maxNote)
	if err != nil {
		return 0, nil, silent(ctx, err)
	}
	head, wrong := m.readNote(l, text)
	if wrong != nil {
		return 0, wrong, nil
	}
	root, err := m.Store.AnchoredRoot(ctx, l.Member, l.Log, head.size)
	switch {
	case err == nil && root == head.root:
		return head.size, nil, nil
	case err == nil:
		return head.size, fmt.Errorf("it publishes the root %s, anchored is %s", head.root, root), nil
	case !errors.Is(err, indexer.ErrNotFound):
		return 0, nil, err
	case head.size < l.Newest:
		return head.size, fmt.Errorf("it publishes a head of %d entries, which was never anchored", head.size), nil
	}
	return head.size, m.ahead(head), nil
}

// ahead is what is wrong with a published head beyond those that the mirror knows: nothing, unless that lasts. The
// mirror may be a few blocks behind the lab.
func (m *Monitor) ahead(head published) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	since, isKnown := m.pending[head]
	if !isKnown {
		if m.pending == nil {
			m.pending = map[published]time.Time{}
		}
		for other := range m.pending { // one a log
			if other.member == head.member && other.log == head.log {
				delete(m.pending, other)
			}
		}
		m.pending[head] = m.Now()
		return nil
	}
	if m.Now().Sub(since) < m.Patience {
		return nil
	}
	return fmt.Errorf("it publishes a head of %d entries, which is not anchored", head.size)
}

// readNote reads a C2SP checkpoint that is signed by a log key of the member.
func (m *Monitor) readNote(l indexer.WatchedLog, text []byte) (published, error) {
	head := published{member: l.Member, log: l.Log}
	origin := evidence.Origin(l.Member, l.Log)
	opened, err := note.Open(text, m.logKeys(l.Member, origin))
	if err != nil {
		return head, fmt.Errorf("its checkpoint is not signed by a log key that the trust file names: %w", err)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 3 {
		return head, errors.New("its checkpoint has fewer than three lines")
	}
	head.size, err = strconv.ParseUint(lines[1], 10, 63)
	root, rootErr := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || rootErr != nil || len(root) != common.HashLength {
		return head, errors.New("its checkpoint has no size and root")
	}
	head.root = common.Hash(root)
	if opened.Text != evidence.CheckpointText(l.Member, l.Log, head.size, head.root) {
		return head, errors.New("its checkpoint is of another log, or has lines that ours have not")
	}
	return head, nil
}

// logKeys are all log keys that the member ever had: whether one counts for a block is for verifiers of evidence.
func (m *Monitor) logKeys(member common.Hash, origin string) note.Verifiers {
	var list []note.Verifier
	if known := m.Trust.Member(member); known != nil {
		for _, k := range known.Keys {
			if k.Kind != "log" {
				continue
			}
			if v, err := logKey(origin, k.Key); err == nil {
				list = append(list, v)
			}
		}
	}
	return note.VerifierList(list...)
}

// logKey is a log key as C2SP signed notes have it.
func logKey(origin string, key []byte) (note.Verifier, error) {
	encoded, err := note.NewEd25519VerifierKey(origin, key)
	if err != nil {
		return nil, fmt.Errorf("log key: %w", err)
	}
	return note.NewVerifier(encoded)
}

// checkEntries reads the entry bundles from one size to another, where the log publishes any. wrong says that an entry is
// not what it should be.
func (m *Monitor) checkEntries(ctx context.Context, l indexer.WatchedLog, from, to uint64) (wrong, err error) {
	for n := from / width; n*width < to; n++ {
		begin := n * width
		entries, err := m.bundle(ctx, l, n, min(to-begin, width))
		if errors.Is(err, errBundle) {
			return err, nil
		}
		if err != nil {
			return nil, silent(ctx, err)
		}
		leaves, err := m.Store.Leaves(ctx, l.Member, l.Log, begin, begin+uint64(len(entries)))
		if err != nil {
			return nil, err
		}
		for i, entry := range entries {
			if wrong := m.checkEntry(l, entry, leaves[i]); wrong != nil {
				return fmt.Errorf("entry %d: %w", begin+uint64(i), wrong), nil
			}
		}
	}
	return nil, nil
}

// checkEntry wants a statement of that log, which is the leaf, signed by the member.
func (m *Monitor) checkEntry(l indexer.WatchedLog, entry []byte, leaf common.Hash) error {
	if got := evidence.LeafHash(entry); got != leaf {
		return fmt.Errorf("it hashes to %s, the leaf is %s", got, leaf)
	}
	s, err := m.Trust.CheckStatement(entry)
	if err != nil {
		return fmt.Errorf("it is no statement of the member: %w", err)
	}
	if s.Member != l.Member || s.Log != l.Log {
		return errors.New("it is a statement of another member or log")
	}
	return nil
}

// errBundle is a bundle that is not of the form that it should be.
var errBundle = errors.New("its entry bundle is damaged")

// bundle reads entries of C2SP tlog-tiles: each behind its length in two bytes.
func (m *Monitor) bundle(ctx context.Context, l indexer.WatchedLog, n, w uint64) (entries [][]byte, err error) {
	tile := tlog.Tile{H: 8, L: -1, N: int64(n), W: int(w)}
	b, err := m.get(ctx, l, bundlePath(tile), maxBundle)
	if errors.Is(err, errSilent) && w < width { // the partial one may be gone where the full one is there
		tile.W = width
		b, err = m.get(ctx, l, bundlePath(tile), maxBundle)
	}
	if err != nil {
		return nil, err
	}
	for len(b) > 0 && uint64(len(entries)) < w {
		if len(b) < 2 || len(b)-2 < int(binary.BigEndian.Uint16(b)) {
			return nil, fmt.Errorf("%w: bundle %d is cut off", errBundle, n)
		}
		size := int(binary.BigEndian.Uint16(b))
		entries, b = append(entries, b[2:2+size]), b[2+size:]
	}
	if uint64(len(entries)) != w {
		return nil, fmt.Errorf("%w: bundle %d has %d entries, want %d", errBundle, n, len(entries), w)
	}
	return entries, nil
}

// bundlePath is where C2SP tlog-tiles has a bundle: tile/entries/x001/067.p/8.
func bundlePath(t tlog.Tile) string {
	return strings.Replace(t.Path(), "tile/8/data", "tile/entries", 1)
}

// get reads a file that the log publishes.
func (m *Monitor) get(ctx context.Context, l indexer.WatchedLog, path string, limit int64) ([]byte, error) {
	url := fmt.Sprintf("%s/%x/%s", strings.TrimRight(l.URL, "/"), l.Log, path)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil || request.URL.Scheme != "http" && request.URL.Scheme != "https" {
		return nil, errSilent
	}
	response, err := m.Client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errSilent, err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, errSilent
	}
	b, err := io.ReadAll(io.LimitReader(response.Body, limit+1))
	if err != nil || int64(len(b)) > limit {
		return nil, errSilent
	}
	return b, nil
}

// silent is no error where a log does not answer, unless we were told to stop.
func silent(ctx context.Context, err error) error {
	if errors.Is(err, errSilent) && ctx.Err() == nil {
		return nil
	}
	return err
}
