// Package monitor is an independent witness of all labs' logs.
//
// It watches what an indexer mirrors: the heads that were anchored, from blocks which that indexer verified, and the
// leaves which the labs publish, each checked against an anchored root. From the tree that it cosigned last it computes
// every later head itself; so a head is cosigned only if it extends all that were cosigned before. What a lab publishes
// beside must agree: its checkpoint names an anchored head and is signed by a log key of the member, and its entry
// bundles, where it publishes any, hold well-formed statements of that member and log, signed by a statement key of the
// member, which hash to the leaves.
//
// What agrees is cosigned, by C2SP tlog-cosignature (docs/spec/witness.md): I saw this head at this time, and every head
// that I ever saw is part of it. Root and time are kept before they are signed, and what is kept is never changed. So a
// witness never cosigns two roots at one size, whatever the chain, the labs or a crash do, as long as it keeps that
// table: it belongs in a backup.
//
// What does not agree is an alarm, and nothing of that log is cosigned while it lasts. A log that publishes nothing lags; one
// that does so for longer than is tolerable is an alarm too. The alarms are kept with the indexer's.
package monitor

import (
	"context"
	"crypto"
	"crypto/ed25519"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
)

// The kinds of alarm.
const (
	AlarmFork   = "witness-fork"   // a head that does not extend what was cosigned, or another at a cosigned size
	AlarmNote   = "witness-note"   // a published checkpoint that is not anchored, or not signed by the member
	AlarmEntry  = "witness-entry"  // a published entry that is no statement of the member and log, or not the leaf
	AlarmUnseen = "witness-unseen" // a head whose leaves were not published for too long
)

// Store is the indexer's mirror, and where cosignatures are kept.
type Store interface {
	// Watched returns all logs that were ever anchored.
	Watched(ctx context.Context, witness string) ([]indexer.WatchedLog, error)
	// AnchoredRoot returns the root that is anchored at a size, or ErrNotFound.
	AnchoredRoot(ctx context.Context, member, log common.Hash, size uint64) (common.Hash, error)
	// Leaves returns mirrored leaf hashes.
	Leaves(ctx context.Context, member, log common.Hash, from, to uint64) ([]common.Hash, error)
	// ReserveCosignature keeps, for ever, what is cosigned at a size, and returns what is kept.
	ReserveCosignature(ctx context.Context, witness string, c indexer.Cosigned) (indexer.Cosigned, error)
	// AddCosignature keeps the signature over what was reserved.
	AddCosignature(ctx context.Context, witness string, c indexer.Cosigned) error
	// Unsigned returns what was reserved and not signed.
	Unsigned(ctx context.Context, witness string) ([]indexer.Cosigned, error)
	// Cosigned returns what was reserved at a size, or ErrNotFound; size 0 asks for the newest that is signed.
	Cosigned(ctx context.Context, witness string, member, log common.Hash, size uint64) (indexer.Cosigned, error)
	// Alarm keeps what a person must look at, and answers whether it is new.
	Alarm(ctx context.Context, kind, about, detail string) (isNew bool, err error)
}

// Monitor watches logs and cosigns them under one key.
type Monitor struct {
	Store    Store
	Trust    *evidence.Trust // whose keys count
	Name     string          // of the witness
	Key      crypto.Signer   // Ed25519
	Poll     time.Duration
	Patience time.Duration // how long an anchored head may stay unpublished
	Now      func() time.Time
	Log      *slog.Logger
	Client   *http.Client // follows no redirects: the addresses are the labs' choice

	mu      sync.Mutex // guards what follows
	alarms  map[logName]finding
	counts  counts
	pending map[published]time.Time // published heads that the mirror does not know, and since when
}

// logName names a log.
type logName struct{ member, log common.Hash }

// counts are what the monitor did since it began.
type counts struct{ cosigned, alarms, passes uint64 }

// finding is what is wrong with a log.
type finding struct {
	kind  string
	about string
	err   error
}

// NewClient returns a client for addresses that others chose.
func NewClient() *http.Client {
	return &http.Client{
		Timeout:       15 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// Witness is the key by which others check the cosignatures.
func (m *Monitor) Witness() evidence.Witness {
	public, _ := m.Key.Public().(ed25519.PublicKey)
	return evidence.Witness{Name: m.Name, Key: public}
}

// id is the name of the witness in the store: another key is another witness, and begins anew.
func (m *Monitor) id() string { return fmt.Sprintf("%s+%08x", m.Name, m.Witness().KeyID()) }

// Run watches until ctx ends. What fails is logged and tried again.
func (m *Monitor) Run(ctx context.Context) {
	for ctx.Err() == nil {
		if _, err := m.Step(ctx); err != nil && ctx.Err() == nil {
			m.Log.Warn("can't watch the labs' logs", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(m.Poll):
		}
	}
}

// Step looks at each log once, cosigns what agrees, and returns how many logs have an alarm.
func (m *Monitor) Step(ctx context.Context) (alarms int, err error) {
	unsigned, err := m.Store.Unsigned(ctx, m.id())
	if err != nil {
		return 0, err
	}
	for _, c := range unsigned { // a crash came between
		if err := m.sign(ctx, c); err != nil {
			return 0, err
		}
	}
	logs, err := m.Store.Watched(ctx, m.id())
	if err != nil && !errors.Is(err, indexer.ErrEmpty) {
		return 0, err
	}
	found := map[logName]finding{}
	for _, l := range logs {
		wrong, err := m.watch(ctx, l)
		if err != nil {
			return 0, err
		}
		if wrong == nil {
			continue
		}
		found[logName{l.Member, l.Log}] = *wrong
		if err := m.alarm(ctx, l, *wrong); err != nil {
			return 0, err
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.alarms = found
	m.counts.passes++
	return len(found), nil
}

func (m *Monitor) alarm(ctx context.Context, l indexer.WatchedLog, f finding) error {
	isNew, err := m.Store.Alarm(ctx, f.kind, f.about, f.err.Error())
	if isNew {
		m.mu.Lock()
		m.counts.alarms++
		m.mu.Unlock()
		m.Log.Error("a log is not cosigned", "alarm", f.kind, "member", l.Member, "log", l.Log, "reason", f.err)
	}
	return err
}

// watch cosigns a log's new heads, or says what is wrong with it.
func (m *Monitor) watch(ctx context.Context, l indexer.WatchedLog) (*finding, error) {
	about := func(kind string, size uint64, err error) *finding {
		return &finding{kind, fmt.Sprintf("log %s of member %s at size %d", l.Log, l.Member, size), err}
	}
	if wrong := checkCosigned(l); wrong != nil {
		return about(AlarmFork, l.Cosigned.Size, wrong), nil
	}
	size, wrong, err := m.checkNote(ctx, l)
	if err != nil {
		return nil, err
	}
	if wrong != nil {
		return about(AlarmNote, size, wrong), nil
	}
	tree := l.Cosigned
	for _, head := range l.Ahead {
		next, wrong, err := m.extend(ctx, l, tree, head)
		if err != nil {
			return nil, err
		}
		if wrong != nil {
			return about(AlarmFork, head.Size, wrong), nil
		}
		if wrong, err = m.checkEntries(ctx, l, tree.Size, head.Size); err != nil {
			return nil, err
		}
		if wrong != nil {
			return about(AlarmEntry, head.Size, wrong), nil
		}
		if wrong, err = m.cosign(ctx, l, next); err != nil {
			return nil, err
		}
		if wrong != nil {
			return about(AlarmFork, head.Size, wrong), nil
		}
		tree = next
	}
	return m.checkUnseen(l, tree.Size), nil
}

// checkUnseen says whether a log withholds its leaves for longer than is tolerable.
func (m *Monitor) checkUnseen(l indexer.WatchedLog, size uint64) *finding {
	if l.Unseen == nil {
		return nil
	}
	since := time.Unix(int64(l.Unseen.Time), 0)
	if m.Now().Sub(since) < m.Patience {
		return nil
	}
	return &finding{
		AlarmUnseen, fmt.Sprintf("log %s of member %s above size %d", l.Log, l.Member, size),
		fmt.Errorf("it does not show the leaves of the head that was anchored in block %d at %s",
			l.Unseen.Number, since.UTC().Format(time.RFC3339)),
	}
}
