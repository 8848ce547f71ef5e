package oracle_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"os"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/epoch"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/lis"
	"github.com/labseal/labseal/oracle/mllp"
	"github.com/labseal/labseal/oracle/tiles"
	"github.com/labseal/labseal/oracle/vault"
)

// childEnv names the file of a [child] in the environment of a process that is one.
const childEnv = "LABSEAL_CHAOS_CHILD"

// TestMain runs the tests, or is one of the oracles that a test kills.
func TestMain(m *testing.M) {
	path := os.Getenv(childEnv)
	if path == "" {
		os.Exit(m.Run())
	}
	if err := runChild(path); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child is an oracle of the chaos test: the parts of `oracle serve`, with faults in between.
type child struct {
	Database, Node, Keys, Store, Tiles, Tell string
	Address                                  string // for MLLP
	Deployment                               deploy.Deployment
	Finality                                 string
	Member, Log                              common.Hash
	Sequencer, Statement, LogKey             []byte
	Trust                                    *evidence.Trust
	Attestors                                []string
	Kill                                     string
	In                                       int
	Seed                                     uint64
	Broken                                   string // CHAOS_BREAK: a fault of the oracle's own, which the test must find
	Releases                                 bool   // it is asked for records, and takes none in
}

func runChild(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var c child
	if err := json.Unmarshal(text, &c); err != nil {
		return err
	}
	l, err := c.lab()
	if err != nil {
		return err
	}
	f := &faults{kill: c.Kill, in: c.In, dice: rand.New(rand.NewPCG(c.Seed, 1))}
	if f.tell, err = os.OpenFile(c.Tell, os.O_APPEND|os.O_WRONLY, 0); err != nil {
		return err
	}
	if c.Releases {
		return l.release(context.Background(), f, &c)
	}
	group, ctx := errgroup.WithContext(context.Background())
	group.Go(func() error { return l.serve(ctx, f, &c) })
	group.Go(func() error { return l.anchor(ctx, f) })
	return group.Wait()
}

// lab opens the books as another process would.
func (c *child) lab() (*lab, error) {
	ctx := context.Background()
	l := &lab{
		node: c.Node, deployment: c.Deployment, member: c.Member, log: c.Log, trust: c.Trust, attestors: c.Attestors,
		tilesDir: c.Tiles, patience: 2 * time.Second,
	}
	var err error
	if l.finality, err = deploy.ParseFinality(c.Finality); err != nil {
		return nil, err
	}
	if l.sequencer.key, err = crypto.ToECDSA(c.Sequencer); err != nil {
		return nil, err
	}
	if l.statement, err = ecdsa.ParseRawPrivateKey(elliptic.P256(), c.Statement); err != nil {
		return nil, err
	}
	l.logKey = ed25519.PrivateKey(c.LogKey)
	if l.folder, err = keys.Open(c.Keys, c.Keys+"/password"); err != nil {
		return nil, err
	}
	if err := l.folder.Unguard(); err != nil {
		return nil, err
	}
	if l.store, err = vault.OpenStore(ctx, c.Store); err != nil {
		return nil, err
	}
	if l.Journal, err = journal.Open(ctx, c.Database, c.Member, c.Log); err != nil {
		return nil, err
	}
	l.keyring, err = epoch.OpenKeyring(ctx, l.Journal, l.folder)
	return l, err
}

// serve takes messages in.
func (l *lab) serve(ctx context.Context, f *faults, c *child) error {
	listener, err := net.Listen("tcp", c.Address)
	if err != nil {
		return err
	}
	log := slog.New(slog.DiscardHandler)
	in := l.intake()
	in.Journal = faultyBooks{l.Journal, f}
	queue := intake.NewQueue(in, log)
	desk := &lis.Desk{Intake: queue, Now: time.Now, Log: log}
	switch c.Broken {
	case "ack":
		desk.Intake = hasty{queue}
	case "twice":
		desk.Intake = double{queue}
	}
	server := &mllp.Server{Handler: faultyDesk{desk, f}, Log: log}
	go func() { _ = queue.Run(ctx) }()
	return server.Serve(ctx, listener)
}

// anchor does what `oracle serve` does: whoever holds the lock sequences and sends.
func (l *lab) anchor(ctx context.Context, f *faults) error {
	for {
		if lock, err := l.TryLock(ctx, l.sequencer.Address()); err == nil && lock != nil {
			_ = l.anchorLocked(ctx, f, lock) // whatever it was, the next look will show
			_ = lock.Release()
		}
		time.Sleep(100 * time.Millisecond)
	}
}

func (l *lab) anchorLocked(ctx context.Context, f *faults, lock oracle.Lock) error {
	evm, err := chain.Dial(ctx, l.node, l.deployment)
	if err != nil {
		return err
	}
	defer evm.Close()
	books := faultyBooks{l.Journal, f}
	store := faultyStore{l.store, l.store, f}
	publisher := &tiles.Publisher{Dir: l.tilesDir, Member: l.member, Log: l.log, Key: l.logKey}
	steps := append(l.sending(evm, books, faultyNode{evm, f}),
		oracle.CopyEntries(l.log, books, l.keyring, store), oracle.MoveBodies(books, store), oracle.Publish(l.Journal, publisher))
	a := &oracle.Anchorer{
		Steps: steps, Obstacles: l.Journal, Lock: lock, Rest: l.Journal, Interval: 50 * time.Millisecond,
		Log: slog.New(slog.DiscardHandler),
	}
	return a.Run(ctx)
}
