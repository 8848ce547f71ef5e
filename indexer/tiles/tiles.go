// Package tiles mirrors the logs that the labs publish, and believes none of them.
//
// A lab publishes its log as hash tiles in the layout of C2SP tlog-tiles under <logUrl>/<log id>/. The tiles of level
// 0 hold the leaf hashes, and those give the root, so nothing else is fetched: what a checkpoint note would say, the chain
// says with more weight. At each anchored size the leaves must give the anchored root before any of them is kept. A log
// whose leaves give another one shows its readers something else than it anchored: that is an alarm, not a retry.
//
// A log that can't be reached lags. It is asked again, ever more slowly, and holds up nothing else.
package tiles

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/transparency-dev/merkle/compact"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/indexer"
)

// AlarmFork is the kind of alarm for a log that does not show what it anchored.
const AlarmFork = "log-fork"

const (
	maxLeaves   = 1 << 20 // fetched before they are checked, unless a single checkpoint has more
	concurrency = 8       // logs at a time
	patience    = 15 * time.Second
	maxPause    = 5 * time.Minute
)

// Store is where leaves are kept.
type Store interface {
	// Logs returns the logs that have leaves to mirror.
	Logs(ctx context.Context) ([]indexer.MirroredLog, error)
	// AddLeaves keeps leaves from the log's mirrored size on, and the tree they lead to.
	AddLeaves(ctx context.Context, l indexer.MirroredLog, leaves []common.Hash, tree indexer.Tree) error
	// ForgetLeaves starts a log's mirror over.
	ForgetLeaves(ctx context.Context, l indexer.MirroredLog) error
	// SetLag keeps why a log lags; an empty reason says that it does not.
	SetLag(ctx context.Context, l indexer.MirroredLog, reason string) error
	// Alarm keeps what a person must look at, and answers whether it is new.
	Alarm(ctx context.Context, kind, about, detail string) (isNew bool, err error)
}

// Mirror copies logs into a store.
type Mirror struct {
	Store Store
	Poll  time.Duration
	Log   *slog.Logger
	Wake  <-chan struct{} // a look is worth while; may be nil

	client *http.Client
	mu     sync.Mutex
	pauses map[name]pause
}

// name of a log.
type name struct{ member, log common.Hash }

// pause is until when a log that failed is left alone.
type pause struct {
	until    time.Time
	failures int
}

// Run mirrors until ctx ends. What fails is logged and tried again.
func (m *Mirror) Run(ctx context.Context) {
	for ctx.Err() == nil {
		if err := m.Step(ctx); err != nil && ctx.Err() == nil {
			m.Log.Warn("can't mirror the labs' logs", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-m.Wake:
		case <-time.After(m.Poll):
		}
	}
}

// Step brings each log as far as it can be brought now.
func (m *Mirror) Step(ctx context.Context) error {
	if m.client == nil {
		m.client, m.pauses = newClient(), map[name]pause{}
	}
	logs, err := m.Store.Logs(ctx)
	if errors.Is(err, indexer.ErrEmpty) {
		return nil
	}
	if err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(concurrency)
	for _, l := range logs {
		group.Go(func() error { return m.visit(ctx, l) })
	}
	return group.Wait()
}

// visit brings one log on, unless it failed a short while ago.
func (m *Mirror) visit(ctx context.Context, l indexer.MirroredLog) error {
	key := name{l.Member, l.Log}
	m.mu.Lock()
	p := m.pauses[key]
	m.mu.Unlock()
	if time.Now().Before(p.until) {
		return nil
	}
	if !l.IsAnchored {
		m.Log.Warn("a log's mirror starts over: what it was checked against is no longer anchored", "log", l.Log)
		return m.Store.ForgetLeaves(ctx, l)
	}
	lag, err := m.follow(ctx, l)
	if err != nil {
		return err
	}
	if lag == nil {
		p = pause{}
	} else {
		p.until = time.Now().Add(min(m.Poll<<min(p.failures, 16), maxPause))
		p.failures++
	}
	m.mu.Lock()
	m.pauses[key] = p
	m.mu.Unlock()
	return m.report(ctx, l, lag)
}

func (m *Mirror) report(ctx context.Context, l indexer.MirroredLog, lag error) error {
	if lag == nil {
		return m.Store.SetLag(ctx, l, "")
	}
	m.Log.Debug("a log lags", "member", l.Member, "log", l.Log, "reason", lag)
	return m.Store.SetLag(ctx, l, lag.Error())
}

// follow fetches leaves up to the newest anchored head whose tiles are out, checks them at each head on the way, and
// keeps those that were checked. It says why the log lags, if it does.
func (m *Mirror) follow(ctx context.Context, l indexer.MirroredLog) (lag, err error) {
	if l.URL == "" {
		return errors.New("its member names no place where it is published"), nil
	}
	ahead := within(l.Ahead, l.Tree.Size+maxLeaves)
	leaves, lag := m.leaves(ctx, l, ahead[len(ahead)-1].Size)
	if errors.Is(lag, errUnpublished) && len(ahead) > 1 {
		ahead = ahead[:1]
		leaves, lag = m.leaves(ctx, l, ahead[0].Size)
	}
	if lag != nil {
		return lag, nil
	}
	checked, failed := climb(l.Tree, leaves, ahead)
	if checked.Size > l.Tree.Size {
		if err := m.Store.AddLeaves(ctx, l, leaves[:checked.Size-l.Tree.Size], checked); err != nil {
			return nil, err
		}
		m.Log.Debug("mirrored", "member", l.Member, "log", l.Log, "size", checked.Size)
	}
	if failed != nil {
		return failed, m.alarm(ctx, l, failed)
	}
	return nil, nil
}

// within returns the heads up to a size, and at least the first.
func within(ahead []indexer.Tree, size uint64) []indexer.Tree {
	n := 1
	for n < len(ahead) && ahead[n].Size <= size {
		n++
	}
	return ahead[:n]
}

// forkError says that a log's leaves do not give an anchored root.
type forkError struct {
	size     uint64
	anchored common.Hash
	shown    common.Hash
}

func (e *forkError) Error() string {
	return fmt.Sprintf("the published leaves give the root %s at size %d, anchored is %s", e.shown, e.size, e.anchored)
}

// climb appends leaves to a tree and compares its root at each head. It returns the newest tree that was right.
func climb(tree indexer.Tree, leaves []common.Hash, ahead []indexer.Tree) (checked indexer.Tree, failed *forkError) {
	factory := compact.RangeFactory{Hash: rfc6962.DefaultHasher.HashChildren}
	frontier := make([][]byte, len(tree.Frontier))
	for i := range tree.Frontier {
		frontier[i] = tree.Frontier[i][:]
	}
	grown, err := factory.NewRange(0, tree.Size, frontier)
	if err != nil {
		panic(fmt.Sprintf("tiles: a stored frontier of %d leaves: %v", tree.Size, err))
	}
	checked = tree
	for _, head := range ahead {
		for grown.End() < head.Size {
			// The only error is of a range that does not begin where this one ends.
			_ = grown.Append(leaves[grown.End()-tree.Size][:], nil)
		}
		root, err := grown.GetRootHash(nil)
		if err != nil || common.Hash(root) != head.Root {
			return checked, &forkError{head.Size, head.Root, common.BytesToHash(root)}
		}
		checked = indexer.Tree{Size: head.Size, Root: head.Root}
		for _, h := range grown.Hashes() {
			checked.Frontier = append(checked.Frontier, common.Hash(h))
		}
	}
	return checked, nil
}

func (m *Mirror) alarm(ctx context.Context, l indexer.MirroredLog, failed *forkError) error {
	about := fmt.Sprintf("log %s of member %s at size %d", l.Log, l.Member, failed.size)
	isNew, err := m.Store.Alarm(ctx, AlarmFork, about, failed.Error())
	if isNew {
		m.Log.Error("a log does not show what it anchored", "member", l.Member, "log", l.Log, "size", failed.size,
			"anchored", failed.anchored, "shown", failed.shown)
	}
	return err
}
