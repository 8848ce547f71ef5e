package oracle

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/oracle/vault"
)

// How bodies are moved: a store answers many at once sooner than one after the other, and one that never answers must
// not look like one that is slow. What one batch takes is some MiB at most.
const (
	bodyBatch   = 64
	packBatch   = 16
	bodyWorkers = 16
	bodyTimeout = time.Minute
	rest        = 50 * time.Millisecond // between batches, at most
)

// Bodies is where sealed bodies wait for their way to the store: most in packs, the large ones each by itself.
type Bodies interface {
	Bodies(ctx context.Context, limit int) (map[common.Hash][]byte, error)
	ForgetBodies(ctx context.Context, addresses []common.Hash) error
	Packs(ctx context.Context, limit int) ([]vault.Pack, error)
	ForgetPacks(ctx context.Context, names []common.Hash) error
}

// BodyStore keeps sealed bodies. Put and PutPack return when they are durable.
type BodyStore interface {
	Put(ctx context.Context, address common.Hash, body []byte) error
	PutPack(ctx context.Context, p vault.Pack) error
}

// MoveBodies takes sealed bodies from the journal to the store. A crash between the two leaves a body in both. One that
// the store refuses stays, and holds up none of the others.
func MoveBodies(bodies Bodies, store BodyStore) Step {
	return Step{"move sealed bodies to the store", func(ctx context.Context) (bool, error) {
		movedPacks, refusedPacks := untilFew(ctx, packBatch, func() (int, error) { return movePacks(ctx, bodies, store) })
		moved, refused := untilFew(ctx, bodyBatch, func() (int, error) { return moveBodies(ctx, bodies, store) })
		return movedPacks || moved, errors.Join(refusedPacks, refused)
	}}
}

// untilFew moves batches until one is not full, and says whether any was moved. After each it rests for as long as that
// took, or a while: intake waits for the same database, and perhaps for the same disk, and is to go first.
func untilFew(ctx context.Context, batch int, move func() (int, error)) (moved bool, err error) {
	for n := batch; n == batch && err == nil; moved = moved || n > 0 {
		since := time.Now()
		if n, err = move(); n == batch {
			select {
			case <-ctx.Done():
				return moved, ctx.Err()
			case <-time.After(min(time.Since(since), rest)):
			}
		}
	}
	return moved, err
}

func movePacks(ctx context.Context, bodies Bodies, store BodyStore) (int, error) {
	waiting, err := bodies.Packs(ctx, packBatch)
	if err != nil || len(waiting) == 0 {
		return 0, err
	}
	p := newPutting()
	for _, pack := range waiting {
		p.put(ctx, pack.Name, func(ctx context.Context) error { return store.PutPack(ctx, pack) })
	}
	return p.forget(func(names []common.Hash) error { return bodies.ForgetPacks(ctx, names) })
}

func moveBodies(ctx context.Context, bodies Bodies, store BodyStore) (int, error) {
	waiting, err := bodies.Bodies(ctx, bodyBatch)
	if err != nil || len(waiting) == 0 {
		return 0, err
	}
	p := newPutting()
	for address, body := range waiting {
		p.put(ctx, address, func(ctx context.Context) error { return store.Put(ctx, address, body) })
	}
	return p.forget(func(addresses []common.Hash) error { return bodies.ForgetBodies(ctx, addresses) })
}

// putting puts objects into the store, several at once.
type putting struct {
	group   errgroup.Group
	lock    sync.Mutex // guards what follows
	stored  []common.Hash
	refused error
}

func newPutting() *putting {
	p := &putting{}
	p.group.SetLimit(bodyWorkers)
	return p
}

func (p *putting) put(ctx context.Context, name common.Hash, put func(context.Context) error) {
	p.group.Go(func() error {
		ctx, cancel := context.WithTimeout(ctx, bodyTimeout)
		defer cancel()
		err := put(ctx)
		p.lock.Lock()
		defer p.lock.Unlock()
		if err != nil {
			p.refused = err
		} else {
			p.stored = append(p.stored, name)
		}
		return nil
	})
}

// forget forgets what was stored, and says how many that were, and why others were refused.
func (p *putting) forget(forget func(names []common.Hash) error) (int, error) {
	_ = p.group.Wait() // none of them fails
	if len(p.stored) == 0 {
		return 0, p.refused
	}
	return len(p.stored), errors.Join(forget(p.stored), p.refused)
}
