package chain

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
)

// Seals say of a header, as a node serves it, whether a quorum of the chain's validators sealed it. [evidence.Trust] is
// one, with the validators that a trust file names.
type Seals interface {
	CheckSealed(header []byte) error
}

// checkTrust makes sure that what a configuration asks for can be had.
func (c Config) checkTrust() error {
	n := len(c.URLs)
	switch {
	case c.Agree < 0 || c.Agree > n:
		return fmt.Errorf("%d nodes can't agree where %d are named", c.Agree, n)
	case c.Agree > 1 && 2*c.Agree <= n:
		return fmt.Errorf("%d of %d nodes are no majority: others could agree on another block", c.Agree, n)
	case c.Seals != nil && c.Deployment.HeaderCodec() == evidence.CodecEthereum:
		return errors.New("headers of this chain carry no seals")
	}
	for i, url := range c.URLs {
		if c.Agree > 1 && slices.Contains(c.URLs[:i], url) {
			return errors.New("a node is named twice, and would agree with itself")
		}
	}
	return nil
}

// Trust says in words what the blocks are believed for.
func (s *Source) Trust() string {
	const attested = "; that it is the consortium's chain is what the attestations in evidence prove"
	n := len(s.nodes)
	switch {
	case s.config.Attested != nil:
		return "every row up to the final block follows from a block that as many members attested as the trust file asks for; " +
			"what is newer follows from " + s.unattested()
	case s.config.Seals != nil && s.config.Agree > 1:
		return fmt.Sprintf("every row follows from blocks that a quorum of the trust file's validators sealed and that %d of %d nodes have",
			s.config.Agree, n)
	case s.config.Seals != nil:
		return "every row follows from blocks that a quorum of the trust file's validators sealed"
	case s.config.Agree > 1:
		return fmt.Sprintf("every row follows from blocks that %d of %d nodes have", s.config.Agree, n) + attested
	case n > 1:
		return fmt.Sprintf("every row follows from a chain that one of %d nodes told", n) + attested
	}
	return "one node is asked: every row is consistent with that node's chain, and no more is proven" + attested
}

// unattested says in words what blocks are believed for before they are attested.
func (s *Source) unattested() string {
	switch n := len(s.nodes); {
	case s.config.Seals != nil:
		return "blocks that a quorum of the trust file's validators sealed"
	case s.config.Agree > 1:
		return fmt.Sprintf("blocks that %d of %d nodes have", s.config.Agree, n)
	case n > 1:
		return fmt.Sprintf("a chain that one of %d nodes told", n)
	}
	return "the chain that one node told"
}

// admit makes sure that a node is on our chain, as far as that is known: it has the newest attested block, or one of
// those shortly before it.
func (s *Source) admit(ctx context.Context, n *node) error {
	if err := n.check(ctx, s.config.Deployment); err != nil || s.config.Attested == nil {
		return err
	}
	blocks := s.config.Attested.blocks()
	if len(blocks) == 0 {
		return nil
	}
	if held := n.attested.Load(); held != nil && *held == blocks[0] {
		return nil
	}
	for i, block := range blocks {
		found, isThere, err := n.find(ctx, block.Number)
		switch {
		case err != nil:
			return err
		case !isThere:
			continue // it is a little behind
		case found.Hash != block.Hash:
			return failed(indexer.CheckAttestation, block.Number, "it has %s, members attested %s", found.Hash, block.Hash)
		}
		n.attested.Store(&blocks[i])
		return nil
	}
	return failed(indexer.CheckAttestation, blocks[0].Number, "it does not have the block, which members attested")
}

// holds makes sure that a range has no other block in the place of an attested one.
func (s *Source) holds(headers []header) error {
	if s.config.Attested == nil {
		return nil
	}
	for _, block := range s.config.Attested.blocks() {
		i := int64(block.Number) - int64(headers[0].Number)
		if i >= 0 && i < int64(len(headers)) && headers[i].Hash != block.Hash {
			return failed(indexer.CheckAttestation, block.Number, "it has %s, members attested %s", headers[i].Hash, block.Hash)
		}
	}
	return nil
}

// believe makes sure that a header is one of the chain's. Those that it descends from are too.
func (s *Source) believe(h header, agreed common.Hash) error {
	if s.config.Seals != nil {
		if err := s.config.Seals.CheckSealed(h.encoded); err != nil {
			return failed(indexer.CheckSeals, h.Number, "%w", err)
		}
	}
	if s.config.Agree > 1 && h.Hash != agreed {
		return failed(indexer.CheckAgreement, h.Number, "it has %s, %d nodes have %s", h.Hash, s.config.Agree, agreed)
	}
	return nil
}

// said is what a node said about a block.
type said[T any] struct {
	node   *node
	answer T
	err    error
}

// askAll asks all nodes at once, and tells of those that fail.
func askAll[T any](ctx context.Context, s *Source, question func(*node) (T, error)) []said[T] {
	all := make([]said[T], len(s.nodes))
	var asking sync.WaitGroup
	for i, n := range s.nodes {
		asking.Go(func() {
			all[i].node = n
			if all[i].err = s.admit(ctx, n); all[i].err == nil {
				all[i].answer, all[i].err = question(n)
			}
		})
	}
	asking.Wait()
	for i := range all {
		if ctx.Err() == nil && all[i].err != nil && !errors.Is(all[i].err, errBehind) {
			all[i].err = s.tell(all[i].node, all[i].err)
		}
	}
	return all
}

// agree returns the hash that enough nodes have at a height; zero where it is 0 or 1 that must.
func (s *Source) agree(ctx context.Context, number uint64) (agreed common.Hash, err error) {
	if s.config.Agree < 2 {
		return agreed, nil
	}
	if known := s.agreedHead(); known.Number == number {
		return known.Hash, nil
	}
	return s.vote(ctx, number)
}

// vote asks all nodes that have got so far for a block's hash, and wants enough of them to say the same.
func (s *Source) vote(ctx context.Context, number uint64) (agreed common.Hash, err error) {
	votes := askAll(ctx, s, func(n *node) (header, error) {
		if number > n.newest.Load() {
			return header{}, errBehind
		}
		headers, err := n.headers(ctx, number, number)
		if err != nil {
			return header{}, err
		}
		return headers[0], nil
	})
	if ctx.Err() != nil {
		return agreed, ctx.Err()
	}
	counts, most := map[common.Hash]int{}, 0
	var failures error
	for _, v := range votes {
		if v.err != nil {
			if !errors.Is(v.err, errBehind) {
				failures = errors.Join(failures, v.err)
			}
			continue
		}
		if counts[v.answer.Hash]++; counts[v.answer.Hash] > most {
			agreed, most = v.answer.Hash, counts[v.answer.Hash]
		}
	}
	if most < s.config.Agree {
		return common.Hash{}, errors.Join(fmt.Errorf("%w: %d of %d nodes have the same block %d, want %d",
			errNoAgreement, most, len(s.nodes), number, s.config.Agree), failures)
	}
	for _, v := range votes {
		if v.err == nil && v.answer.Hash != agreed {
			_ = s.tell(v.node, failed(indexer.CheckAgreement, number, "it has %s, %d nodes have %s", v.answer.Hash, most, agreed))
		}
	}
	return agreed, nil
}

var (
	errNoAgreement = errors.New("the nodes do not agree")
	errBehind      = errors.New("a node is not as far yet")
)

// lookBack is how far behind the nodes' ends a block is looked for that enough of them have.
const lookBack = 64

// headOfMany returns the newest block that enough nodes have, as far as it is found in a few looks.
func (s *Source) headOfMany(ctx context.Context) (indexer.Head, error) {
	type ends struct {
		newest header
		final  uint64
	}
	all := askAll(ctx, s, func(n *node) (e ends, err error) {
		if e.newest, err = n.headerByTag(ctx, "latest"); err == nil {
			n.newest.Store(e.newest.Number)
			e.final, err = n.final(ctx, s.config.Finality, e.newest.Number)
		}
		return e, err
	})
	var failures error
	var good []ends
	for _, one := range all {
		if failures = errors.Join(failures, one.err); one.err == nil {
			good = append(good, one.answer)
		}
	}
	k := s.config.Agree
	if ctx.Err() != nil || len(good) < k {
		return indexer.Head{}, errors.Join(ctx.Err(), failures)
	}
	// As many as must agree have got as far as the k-th of those that are ahead.
	slices.SortFunc(good, func(a, b ends) int { return cmp.Compare(b.newest.Number, a.newest.Number) })
	var heights []uint64
	for _, e := range good[k-1:] {
		heights = append(heights, e.newest.Number)
	}
	for last, back := heights[len(heights)-1], uint64(1); back <= lookBack && back < last; back *= 2 {
		heights = append(heights, last-back)
	}
	var head indexer.Head
	err := errNoAgreement
	for _, number := range slices.Compact(heights) {
		var headers []header
		if headers, err = s.agreedHeader(ctx, number); err == nil {
			head.Ref = headers[0].ref()
			break
		}
		if !errors.Is(err, errNoAgreement) {
			return head, err
		}
	}
	if err != nil {
		return head, err
	}
	slices.SortFunc(good, func(a, b ends) int { return cmp.Compare(b.final, a.final) })
	head.Final = min(good[k-1].final, head.Number)
	s.setAgreedHead(head.Ref)
	return head, nil
}

// agreedHeader returns the header that enough nodes have.
func (s *Source) agreedHeader(ctx context.Context, number uint64) ([]header, error) {
	var agreed common.Hash
	if s.config.Agree > 1 {
		var err error
		if agreed, err = s.vote(ctx, number); err != nil {
			return nil, err
		}
	}
	return ask(ctx, s, func(n *node) ([]header, error) {
		headers, err := n.headers(ctx, number, number)
		if err == nil {
			err = s.believe(headers[0], agreed)
		}
		return headers, err
	})
}

func (s *Source) agreedHead() indexer.Ref {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.agreed
}

func (s *Source) setAgreedHead(head indexer.Ref) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.agreed = head
}
