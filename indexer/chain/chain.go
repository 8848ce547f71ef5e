// Package chain reads blocks from nodes and believes none of them.
//
// What a node answers is recomputed from the bottom up. A header gives its own hash and follows on the one before.
// Where the bloom filter of such a header may hold one of our contracts, all receipts of the block are fetched and must give
// the header's receipts root, and all transactions its transactions root; events are taken from nothing else. So a node
// can't drop, add or alter an event without inventing a whole chain, and an event can't be missed by asking a node
// that lags: it has no such header.
//
// Every failed check names the node, the check and the block ([indexer.Fault]). Where there are several nodes the next
// one is asked; nothing is ever skipped. Which chain is the right one is a matter of what the newest block of
// a range is believed for: the word of the node that is asked, the agreement of a majority of several, the seals of the
// chain's validators, or the attestations of members. With one node and none of these, what is proven is consistency with
// that node's chain.
//
// Blocks are hashed by the codec that the deployment names: as Ethereum does it, or as QBFT's clients do. A header whose
// hash does not follow from the fields known here is refused, and the fields that are not known are named.
package chain

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/internal/deploy"
)

// Config of a Source.
type Config struct {
	URLs       []string // of the nodes, in order of preference: http, https, ws, wss or a path of an IPC socket
	Deployment deploy.Deployment
	Finality   deploy.Finality
	Agree      int                  // how many nodes must have a block, more than half of them; 0 or 1: the one that is asked
	Seals      Seals                // what blocks' seals are checked by; nil: they are not
	Attested   *Attested            // what final blocks must be to count; nil: nobody is asked
	OnFault    func(*indexer.Fault) // told of each fault, by several goroutines; may be nil
	Patience   time.Duration        // with one call; a minute if 0
}

// Source reads from one of several nodes. It may be used by several goroutines.
type Source struct {
	config    Config
	contracts contracts
	nodes     []*node
	mu        sync.Mutex  // guards when nodes are put aside, and what follows
	agreed    indexer.Ref // the newest block that enough nodes had
}

// New returns a Source. It connects when it is first asked.
func New(config Config) (*Source, error) {
	s := &Source{config: config, contracts: contractsOf(config.Deployment)}
	for _, url := range config.URLs {
		n, err := newNode(strings.TrimSpace(url), config.Deployment.HeaderCodec(), cmp.Or(config.Patience, time.Minute))
		if err != nil {
			return nil, err
		}
		s.nodes = append(s.nodes, n)
	}
	if len(s.nodes) == 0 {
		return nil, errors.New("no node to read the chain from: set --rpc-url")
	}
	return s, config.checkTrust()
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
	head, err := s.head(ctx)
	if err == nil && s.config.Attested != nil {
		head.Attested, err = s.config.Attested.judge(head)
	}
	return head, err
}

func (s *Source) head(ctx context.Context) (indexer.Head, error) {
	if s.config.Agree > 1 {
		return s.headOfMany(ctx)
	}
	return ask(ctx, s, func(n *node) (indexer.Head, error) {
		head, err := n.headerByTag(ctx, "latest")
		if err == nil {
			err = s.believe(head, common.Hash{})
		}
		if err != nil {
			return indexer.Head{}, err
		}
		final, err := n.final(ctx, s.config.Finality, head.Number)
		return indexer.Head{Ref: head.ref(), Final: final}, err
	})
}

// final is how far the chain is final, where a number is its newest block's.
func (n *node) final(ctx context.Context, finality deploy.Finality, newest uint64) (uint64, error) {
	return finality.Final(newest, func() (uint64, error) {
		finalized, err := n.headerByTag(ctx, "finalized")
		return finalized.Number, err
	})
}

// Header implements indexer.Source.
func (s *Source) Header(ctx context.Context, number uint64) (indexer.Block, error) {
	headers, err := s.agreedHeader(ctx, number)
	if err != nil {
		return indexer.Block{}, err
	}
	return headers[0].block(), nil
}

// Blocks implements indexer.Source.
func (s *Source) Blocks(ctx context.Context, from, to uint64) ([]indexer.Block, error) {
	agreed, err := s.agree(ctx, to)
	if err != nil {
		return nil, err
	}
	return ask(ctx, s, func(n *node) ([]indexer.Block, error) {
		headers, err := n.headers(ctx, from-min(from, 1), to) // with the one before, so that the first is linked too
		if err == nil {
			err = s.believe(headers[len(headers)-1], agreed)
		}
		if err == nil {
			err = s.holds(headers)
		}
		if err != nil {
			return nil, err
		}
		return n.withEvents(ctx, s.contracts, headers[min(from, 1):])
	})
}

// ask asks the nodes in turn until one answers well. One that fails a check is put aside: for a while others are asked
// first.
func ask[T any](ctx context.Context, s *Source, question func(*node) (T, error)) (answer T, err error) {
	var faults []error
	for _, n := range s.inTurn() {
		if err = s.admit(ctx, n); err == nil {
			answer, err = question(n)
		}
		if ctx.Err() != nil {
			return answer, err
		}
		if err == nil {
			s.judge(n, nil)
			return answer, nil
		}
		faults = append(faults, s.tell(n, err))
	}
	return answer, errors.Join(faults...)
}

// tell puts a node aside that failed a check, and tells of it.
func (s *Source) tell(n *node, err error) *indexer.Fault {
	s.judge(n, err)
	fault := n.fault(err)
	if s.config.OnFault != nil {
		s.config.OnFault(fault)
	}
	return fault
}

// inTurn returns the nodes in the order in which they are asked: as configured, but those that are put aside last, the
// one that waits the shortest first.
func (s *Source) inTurn() []*node {
	s.mu.Lock()
	defer s.mu.Unlock()
	turn := slices.Clone(s.nodes)
	now := time.Now()
	slices.SortStableFunc(turn, func(a, b *node) int {
		return cmp.Compare(max(a.aside.Sub(now), 0), max(b.aside.Sub(now), 0))
	})
	return turn
}

// judge puts a node aside that failed, each time for longer, or takes it back.
func (s *Source) judge(n *node, err error) {
	const first, longest = time.Second, time.Minute
	s.mu.Lock()
	defer s.mu.Unlock()
	if err == nil {
		n.aside, n.pause = time.Time{}, 0
		return
	}
	n.pause = min(max(2*n.pause, first), longest)
	n.aside = time.Now().Add(n.pause)
}

// contract is one of ours.
type contract struct {
	name    string
	address common.Address
	bloom   types.Bloom // with the address alone
	events  []decoder
}

// contracts are ours. They are few: going through them beats any map.
type contracts []*contract

func contractsOf(d deploy.Deployment) contracts {
	var ours contracts
	for _, deployed := range d.Contracts() {
		c := &contract{name: deployed.Name, address: deployed.Address, events: decoders()[deployed.Name]}
		c.bloom.Add(c.address[:])
		ours = append(ours, c)
	}
	return ours
}

// at returns the contract at an address, nil where it is none of ours.
func (c contracts) at(address common.Address) *contract {
	for _, ours := range c {
		if ours.address == address {
			return ours
		}
	}
	return nil
}

// mayBeIn says whether a header's bloom filter admits events of one of the contracts. It has false positives only.
func (c contracts) mayBeIn(h header) bool {
	return slices.ContainsFunc(c, func(ours *contract) bool {
		for i, bits := range ours.bloom {
			if h.Bloom[i]&bits != bits {
				return false
			}
		}
		return true
	})
}

// failed says which check an answer failed.
func failed(check string, block uint64, format string, args ...any) error {
	return &indexer.Fault{Check: check, Block: block, Err: fmt.Errorf(format, args...)}
}
