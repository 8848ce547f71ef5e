package oracle

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"
)

// How bodies are moved: a store answers many at once sooner than one after the other, and one that never answers must
// not look like one that is slow.
const (
	bodyBatch   = 256
	bodyWorkers = 16
	bodyTimeout = time.Minute
)

// Bodies is where sealed bodies wait for their way to the store.
type Bodies interface {
	Bodies(ctx context.Context, limit int) (map[common.Hash][]byte, error)
	ForgetBodies(ctx context.Context, addresses []common.Hash) error
}

// BodyStore keeps sealed bodies. Put returns when the body is durable.
type BodyStore interface {
	Put(ctx context.Context, address common.Hash, jwe []byte) error
}

// MoveBodies takes sealed bodies from the journal to the store. A crash between the two leaves a body in both. One that
// the store refuses stays, and holds up none of the others.
func MoveBodies(bodies Bodies, store BodyStore) Step {
	return Step{"move sealed bodies to the store", func(ctx context.Context) (bool, error) {
		waiting, err := bodies.Bodies(ctx, bodyBatch)
		if err != nil || len(waiting) == 0 {
			return false, err
		}
		var (
			lock    sync.Mutex
			stored  []common.Hash
			refused error
			group   errgroup.Group
		)
		group.SetLimit(bodyWorkers)
		for address, jwe := range waiting {
			group.Go(func() error {
				ctx, cancel := context.WithTimeout(ctx, bodyTimeout)
				defer cancel()
				err := store.Put(ctx, address, jwe)
				lock.Lock()
				defer lock.Unlock()
				if err != nil {
					refused = err
				} else {
					stored = append(stored, address)
				}
				return nil
			})
		}
		_ = group.Wait() // none of them fails
		if len(stored) == 0 {
			return false, refused
		}
		return true, errors.Join(bodies.ForgetBodies(ctx, stored), refused)
	}}
}
