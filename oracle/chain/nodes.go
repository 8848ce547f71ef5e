package chain

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/labseal/labseal/internal/deploy"
)

// Peer is one of the nodes that a lab asks, connected to when it is first needed: one that is down now may be up later.
type Peer struct {
	url        string
	deployment deploy.Deployment

	mu    sync.Mutex
	chain *Chain
}

// NewPeer names a node and the contracts that must stand on its chain.
func NewPeer(url string, d deploy.Deployment) *Peer { return &Peer{url: url, deployment: d} }

// Dial returns the node, connected.
func (p *Peer) Dial(ctx context.Context) (*Chain, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.chain != nil {
		return p.chain, nil
	}
	c, err := Dial(ctx, p.url, p.deployment)
	if err != nil {
		return nil, err
	}
	p.chain = c
	return c, nil
}

// Close lets go of the node.
func (p *Peer) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.chain != nil {
		p.chain.Close()
		p.chain = nil
	}
}

// answerTime is how long a node may take: one that hangs is as if it were down.
const answerTime = 5 * time.Second

// askAll asks all nodes at once, and returns what those say that answer, and why the others do not.
func askAll[T any](ctx context.Context, peers []*Peer, ask func(ctx context.Context, c *Chain) (T, error)) ([]T, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	answers, errs := make([]T, len(peers)), make([]error, len(peers))
	var group sync.WaitGroup
	for i, p := range peers {
		group.Go(func() {
			var c *Chain
			if c, errs[i] = p.Dial(ctx); errs[i] == nil {
				answers[i], errs[i] = ask(ctx, c)
			}
		})
	}
	group.Wait()
	var told []T
	for i := range peers {
		if errs[i] == nil {
			told = append(told, answers[i])
		}
	}
	return told, errors.Join(errs...)
}

func errTooFew(answers, need, nodes int, reasons error) error {
	return fmt.Errorf("%d of %d nodes answer, and %d must agree: %w", answers, nodes, need, reasons)
}
