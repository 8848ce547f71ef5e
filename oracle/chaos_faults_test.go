package oracle_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
	"syscall"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/mllp"
	"github.com/labseal/labseal/oracle/tiles"
	"github.com/labseal/labseal/oracle/vault"
)

// points are the places at which a process of the chaos test kills itself: before it writes, and after, when what it
// wrote is durable and nobody has heard of it yet.
var points = []string{
	"take records in", "answer",
	"log entries", "stage checkpoint", "stage amendments", "send", "move transaction",
	"add proof", "add attestation", "put body", "forget bodies", "put pack", "forget packs", "put copy", "note copies", "raise price",
}

// faults are the faults of one process. Each that happens is a line of a file that all processes share.
type faults struct {
	kill string // a point with " before" or " after" behind it
	in   int    // at which time it is passed
	tell *os.File
	lock sync.Mutex
	dice *rand.Rand
}

// pass passes a point; the process may die there.
func (f *faults) pass(point string) {
	f.lock.Lock()
	defer f.lock.Unlock()
	if f.kill != point {
		return
	}
	if f.in--; f.in > 0 {
		return
	}
	f.note("kill " + point)
	_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	select {} // it takes effect in a moment
}

// at does something between two points.
func (f *faults) at(point string, do func() error) error {
	f.pass(point + " before")
	err := do()
	f.pass(point + " after")
	return err
}

func (f *faults) note(what string) { fmt.Fprintln(f.tell, what) }

// happens throws the dice.
func (f *faults) happens(what string, chance float64) bool {
	f.lock.Lock()
	defer f.lock.Unlock()
	if f.dice.Float64() >= chance {
		return false
	}
	f.note(what)
	return true
}

// faultyBooks is the journal with points around its writes.
type faultyBooks struct {
	*journal.Journal
	*faults
}

func (b faultyBooks) Intake(ctx context.Context, f func(*journal.Desk) error) error {
	return b.at("take records in", func() error { return b.Journal.Intake(ctx, f) })
}

func (b faultyBooks) Grow(ctx context.Context, old, tree tiles.Tree, changed []tiles.Tile) error {
	return b.at("log entries", func() error { return b.Journal.Grow(ctx, old, tree, changed) })
}

func (b faultyBooks) StageCheckpoint(ctx context.Context, tx oracle.Tx, size uint64) error {
	return b.at("stage checkpoint", func() error { return b.Journal.StageCheckpoint(ctx, tx, size) })
}

func (b faultyBooks) StageAmendments(ctx context.Context, tx oracle.Tx, list []oracle.Amendment) error {
	return b.at("stage amendments", func() error { return b.Journal.StageAmendments(ctx, tx, list) })
}

func (b faultyBooks) SetState(ctx context.Context, tx oracle.Tx, state oracle.TxState, mined *oracle.Mined) error {
	return b.at("move transaction", func() error { return b.Journal.SetState(ctx, tx, state, mined) })
}

func (b faultyBooks) AddAttempt(ctx context.Context, tx oracle.Tx) error {
	return b.at("raise price", func() error { return b.Journal.AddAttempt(ctx, tx) })
}

func (b faultyBooks) AddProof(ctx context.Context, tx oracle.Tx, p evidence.ChainProof) error {
	return b.at("add proof", func() error { return b.Journal.AddProof(ctx, tx, p) })
}

func (b faultyBooks) AddAttestation(ctx context.Context, block common.Hash, a evidence.Attestation) error {
	return b.at("add attestation", func() error { return b.Journal.AddAttestation(ctx, block, a) })
}

func (b faultyBooks) ForgetBodies(ctx context.Context, addresses []common.Hash) error {
	return b.at("forget bodies", func() error { return b.Journal.ForgetBodies(ctx, addresses) })
}

func (b faultyBooks) ForgetPacks(ctx context.Context, names []common.Hash) error {
	return b.at("forget packs", func() error { return b.Journal.ForgetPacks(ctx, names) })
}

func (b faultyBooks) NoteCopied(ctx context.Context, place uint64, round int64, epoch uint32) error {
	return b.at("note copies", func() error { return b.Journal.NoteCopied(ctx, place, round, epoch) })
}

// faultyNode loses requests and replies, and its pool drops transactions.
type faultyNode struct {
	oracle.Node
	*faults
}

func (n faultyNode) Broadcast(ctx context.Context, raw []byte) error {
	return n.at("send", func() error {
		switch {
		case n.happens("lost request", 0.1):
			return errLost
		case n.happens("dropped from the pool", 0.1):
			return nil
		}
		err := n.Node.Broadcast(ctx, raw)
		if n.happens("lost reply", 0.1) {
			return errLost
		}
		return err
	})
}

func (n faultyNode) Mined(ctx context.Context, hash common.Hash) (*oracle.Mined, error) {
	if n.happens("lost reply", 0.02) {
		return nil, errLost
	}
	return n.Node.Mined(ctx, hash)
}

// faultyStore runs full now and then.
type faultyStore struct {
	oracle.BodyStore
	copies oracle.CopyStore
	*faults
}

func (s faultyStore) PutCopy(ctx context.Context, log common.Hash, first uint64, c vault.Copy) error {
	return s.at("put copy", func() error {
		if s.happens("store is full", 0.02) {
			return errFull
		}
		return s.copies.PutCopy(ctx, log, first, c)
	})
}

func (s faultyStore) Put(ctx context.Context, address common.Hash, body []byte) error {
	return s.at("put body", func() error {
		if s.happens("store is full", 0.02) {
			return errFull
		}
		return s.BodyStore.Put(ctx, address, body)
	})
}

func (s faultyStore) PutPack(ctx context.Context, p vault.Pack) error {
	return s.at("put pack", func() error {
		if s.happens("store is full", 0.02) {
			return errFull
		}
		return s.BodyStore.PutPack(ctx, p)
	})
}

// faultyDesk has points around its answers. With the fault "ack" it accepts what is not durable yet.
type faultyDesk struct {
	mllp.Handler
	*faults
}

func (d faultyDesk) Take(ctx context.Context, peer mllp.Peer, message []byte) func(context.Context) ([][]byte, error) {
	wait := d.Handler.Take(ctx, peer, message)
	return func(ctx context.Context) (answers [][]byte, err error) {
		d.pass("answer before")
		answers, err = wait(ctx)
		d.pass("answer after")
		return answers, err
	}
}

// double takes each message in once more, under other bytes, and says nothing of it: the fault "twice".
type double struct{ queue *intake.Queue }

func (d double) Submit(ctx context.Context, a intake.Artefact) func(context.Context) (intake.Answer, error) {
	wait := d.queue.Submit(ctx, a)
	a.Bytes = append(bytes.Clone(a.Bytes), "NTE|2||twice\r"...)
	d.queue.Submit(ctx, a)
	return wait
}

// hasty answers before anything is durable: the fault "ack".
type hasty struct{ queue *intake.Queue }

func (h hasty) Submit(ctx context.Context, a intake.Artefact) func(context.Context) (intake.Answer, error) {
	h.queue.Submit(ctx, a)
	return func(context.Context) (intake.Answer, error) { return intake.Answer{Outcome: intake.Accepted}, nil }
}
