package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle/chain"
)

var (
	nodeFlag = &ucli.StringSliceFlag{
		Name:  "node",
		Usage: "`URL` of a node to ask for the block of evidence that is unattested; again for each",
	}
	agreeFlag = &ucli.IntFlag{Name: "agree", Usage: "how many of the nodes must have the block; all of them where not set"}
)

// nodes are those that the reader trusts to say which block is on the chain, if enough of them say the same.
type nodes struct {
	urls     []string
	want     int // that agree
	agreed   int // that did
	finality deploy.Finality
}

func readNodes(c *ucli.Context) (n nodes, err error) {
	n.urls, n.want = c.StringSlice(nodeFlag.Name), c.Int(agreeFlag.Name)
	if !c.IsSet(agreeFlag.Name) {
		n.want = len(n.urls)
	}
	if n.finality, err = deploy.ParseFinality(c.String(finalityFlag.Name)); err != nil {
		return n, cli.Usage("%w", err)
	}
	if n.want > len(n.urls) || len(n.urls) > 0 && 2*n.want <= len(n.urls) {
		return n, cli.Usage("--agree %d: it must be more than half of the nodes named by --node, and at most all", n.want)
	}
	for i, address := range n.urls {
		if slices.Contains(n.urls[:i], address) {
			return n, cli.Usage("--node names %s twice: one node counts once", nodeName(address))
		}
	}
	return n, nil
}

// verify verifies, and asks the nodes only where the file itself says nothing of why its block should be trusted.
func (n *nodes) verify(ctx context.Context, in evidence.Input, trust *evidence.Trust) (*evidence.Proven, error) {
	var zero common.Hash
	for {
		proven, err := evidence.Verify(in, trust)
		var unattested *evidence.UnattestedError
		var failure *evidence.Failure
		if len(n.urls) == 0 || !errors.As(err, &unattested) || !errors.As(err, &failure) {
			return proven, err
		}
		to := &in.Agreed
		if failure.Check == evidence.CheckState {
			to = &in.AgreedState
		}
		if *to != zero {
			return proven, err
		}
		if *to, err = n.ask(ctx, trust, unattested.Number); err != nil {
			return nil, err
		}
	}
}

// ask returns the hash that enough nodes have, as final, at a height.
func (n *nodes) ask(ctx context.Context, trust *evidence.Trust, number uint64) (agreed common.Hash, _ error) {
	votes := map[common.Hash]int{}
	var failures error
	for _, address := range n.urls {
		hash, err := finalHash(ctx, address, trust, n.finality, number)
		if err != nil {
			failures = errors.Join(failures, fmt.Errorf("node %s: %w", nodeName(address), err))
			continue
		}
		votes[hash]++
		n.agreed = max(n.agreed, votes[hash])
		if votes[hash] >= n.want { // which is more than half: no other hash can have as many
			agreed = hash
		}
	}
	if agreed != (common.Hash{}) {
		return agreed, nil
	}
	if len(votes) > 1 {
		failures = errors.Join(failures, fmt.Errorf("they have %d different blocks at that height", len(votes)))
	}
	return common.Hash{}, cli.Hint(
		errors.Join(fmt.Errorf("%d of %d nodes agree on block %d, want %d", n.agreed, len(n.urls), number, n.want), failures),
		"ask other nodes, or get evidence that is attested")
}

// nodeName is a node's host: the rest of its URL may hold a secret.
func nodeName(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.Host
	}
	return "local"
}

func finalHash(
	ctx context.Context, address string, trust *evidence.Trust, finality deploy.Finality, number uint64,
) (common.Hash, error) {
	reader, err := chain.Read(ctx, address, trust, finality)
	if err != nil {
		return common.Hash{}, err
	}
	defer reader.Close()
	return reader.FinalHash(ctx, number)
}
