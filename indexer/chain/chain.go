// Package chain reads blocks from nodes and believes none of them.
//
// What a node answers is recomputed from the bottom up. A header gives its own hash and follows on the one before.
// Where the bloom filter of such a header may hold one of our contracts, all receipts of the block are fetched and must give
// the header's receipts root, and all transactions its transactions root; events are taken from nothing else. So a node
// can't drop, add or alter an event without inventing a whole chain, and an event can't be missed by asking a node
// that lags: it has no such header.
//
// Every failed check names the node, the check and the block ([indexer.Fault]). Where there are several nodes the next
// one is asked; nothing is ever skipped. Which chain is the right one is not decided here: with one node, and without
// attestations, what is proven is consistency with that node's chain.
//
// Blocks are hashed by the codec that the deployment names: as Ethereum does it, or as QBFT's clients do. A header whose
// hash does not follow from the fields known here is refused, and the fields that are not known are named.
package chain

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/internal/deploy"
)

// Config of a Source.
type Config struct {
	URLs       []string // of the nodes, in order of preference: http, https, ws, wss or a path of an IPC socket
	Deployment deploy.Deployment
	Finality   deploy.Finality
	OnFault    func(*indexer.Fault) // told of each fault; may be nil
}

// Source reads from one of several nodes. It is used by one goroutine.
type Source struct {
	config    Config
	contracts contracts
	nodes     []*node
	current   int // the node that is asked first: the last that answered well
}

// New returns a Source. It connects when it is first asked.
func New(config Config) (*Source, error) {
	s := &Source{config: config, contracts: contractsOf(config.Deployment)}
	for _, url := range config.URLs {
		n, err := newNode(strings.TrimSpace(url), config.Deployment.HeaderCodec())
		if err != nil {
			return nil, err
		}
		s.nodes = append(s.nodes, n)
	}
	if len(s.nodes) == 0 {
		return nil, errors.New("no node to read the chain from: set --rpc-url")
	}
	return s, nil
}

// Close ends the connections.
func (s *Source) Close() {
	for _, n := range s.nodes {
		n.close()
	}
}

// First is the first block that can hold an event of the contracts.
func First(d deploy.Deployment) uint64 {
	first := d.Consortium.Block
	for _, c := range d.Contracts() {
		first = min(first, c.Block)
	}
	return max(1, first)
}

// Head implements indexer.Source.
func (s *Source) Head(ctx context.Context) (indexer.Head, error) {
	return ask(ctx, s, func(n *node) (indexer.Head, error) {
		head, err := n.headerByTag(ctx, "latest")
		if err != nil {
			return indexer.Head{}, err
		}
		final, err := s.config.Finality.Final(head.Number, func() (uint64, error) {
			finalized, err := n.headerByTag(ctx, "finalized")
			return finalized.Number, err
		})
		return indexer.Head{Ref: head.ref(), Final: final}, err
	})
}

// Header implements indexer.Source.
func (s *Source) Header(ctx context.Context, number uint64) (indexer.Block, error) {
	return ask(ctx, s, func(n *node) (indexer.Block, error) {
		headers, err := n.headers(ctx, number, number)
		if err != nil {
			return indexer.Block{}, err
		}
		return headers[0].block(), nil
	})
}

// Blocks implements indexer.Source.
func (s *Source) Blocks(ctx context.Context, from, to uint64) ([]indexer.Block, error) {
	return ask(ctx, s, func(n *node) ([]indexer.Block, error) {
		headers, err := n.headers(ctx, from, to)
		if err != nil {
			return nil, err
		}
		return n.withEvents(ctx, s.contracts, headers)
	})
}

// ask asks the nodes in turn, beginning with the current one, until one answers well.
func ask[T any](ctx context.Context, s *Source, question func(*node) (T, error)) (answer T, err error) {
	var faults []error
	for range s.nodes {
		n := s.nodes[s.current]
		if err = n.check(ctx, s.config.Deployment); err == nil {
			answer, err = question(n)
		}
		if err == nil || ctx.Err() != nil {
			return answer, err
		}
		fault := n.fault(err)
		if s.config.OnFault != nil {
			s.config.OnFault(fault)
		}
		faults = append(faults, fault)
		s.current = (s.current + 1) % len(s.nodes)
	}
	return answer, errors.Join(faults...)
}

// contracts are ours, by address.
type contracts map[common.Address]string

func contractsOf(d deploy.Deployment) contracts {
	ours := contracts{}
	for _, c := range d.Contracts() {
		ours[c.Address] = c.Name
	}
	return ours
}

// failed says which check an answer failed.
func failed(check string, block uint64, format string, args ...any) error {
	return &indexer.Fault{Check: check, Block: block, Err: fmt.Errorf(format, args...)}
}
