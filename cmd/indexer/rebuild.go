package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/postgres"
)

// errDiffers is the answer of rebuild and fsck where a row is not what the chain says.
var errDiffers = errors.New("the mirror differed from the chain")

func rebuildCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "rebuild",
		Usage: "build the mirror anew from the chain, and compare: exit code 1 where it was different",
		Description: "The new mirror grows beside the old one and takes its place when it holds as much, so readers and\n" +
			"a running `indexer run` go on, and one that is killed leaves the old one as it was. What does not follow\n" +
			"from blocks, such as attestations, stays. With one node this proves consistency with that node's chain.",
		Flags:  slices.Concat(storeFlags, chainFlags),
		Action: runRebuild,
	}
}

func fsckCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "fsck",
		Usage: "check every row of the mirror against the chain, and name what differs: exit code 1",
		Description: "The chain is read anew into a second mirror, which is compared and removed. With one node this proves\n" +
			"consistency with that node's chain.",
		Flags:  slices.Concat(storeFlags, chainFlags),
		Action: runFsck,
	}
}

func redecodeCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "redecode",
		Usage: "fill the tables anew from the events that the mirror holds, without asking a node",
		Description: "For after an update that keeps more of what events say. The new mirror grows beside the old one and takes\n" +
			"its place when it holds as much; readers and a running `indexer run` go on. It proves nothing about the chain.",
		Flags:  storeFlags,
		Action: runRedecode,
	}
}

func runRedecode(c *ucli.Context) (err error) {
	m, err := openMirror(c)
	if err != nil {
		return err
	}
	defer m.store.Close()
	scratch, err := m.store.Scratch(c.Context)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, scratch.Close()) }()
	f := &indexer.Follower{
		Source: postgres.Raw{Store: m.store, Decode: chain.Decode}, Store: scratch, First: chain.First(m.deployment),
		Poll: 100 * time.Millisecond, Log: m.logger,
	}
	at, err := f.CatchUp(c.Context)
	if err != nil {
		return err
	}
	if err := replace(c.Context, f, scratch); err != nil {
		return err
	}
	fmt.Fprintf(c.App.Writer, "the tables hold what the events say, up to block %d %s\n", at.Number, at.Hash)
	return nil
}

func runRebuild(c *ucli.Context) error {
	return withScratch(c, func(ctx context.Context, m *mirror, f *indexer.Follower, scratch *postgres.Scratch) error {
		at, err := meet(ctx, f, scratch)
		if errors.Is(err, indexer.ErrEmpty) {
			fmt.Fprintln(c.App.Writer, "the mirror was empty")
			return replace(ctx, f, scratch)
		}
		if err != nil {
			return err
		}
		_, before, err := m.store.Digest(ctx, at.Number)
		if err != nil {
			return err
		}
		_, after, err := scratch.Digest(ctx, at.Number)
		if err != nil {
			return err
		}
		if err := replace(ctx, f, scratch); err != nil {
			return err
		}
		if m.attested == nil {
			if err := m.store.ForgetAttested(ctx); err != nil {
				return err
			}
		}
		fmt.Fprintf(c.App.Writer, "block  %d %s\nbefore %s\nafter  %s\n", at.Number, at.Hash, before, after)
		if before != after {
			return cli.Hint(errDiffers, "the rebuilt one is in its place; find out what wrote the other")
		}
		return nil
	})
}

// meet returns the block as of which scratch and mirror are compared. The mirror goes on while the scratch is filled,
// so that may take a few turns.
func meet(ctx context.Context, f *indexer.Follower, scratch *postgres.Scratch) (indexer.Ref, error) {
	for range 20 {
		at, err := scratch.Common(ctx)
		if !errors.Is(err, postgres.ErrBehind) {
			return at, err
		}
		if _, err := f.CatchUp(ctx); err != nil {
			return at, err
		}
	}
	return indexer.Ref{}, errors.New("compare with the chain: the node's chain ends before what is final in the mirror")
}

// replace puts the scratch in the mirror's place once it has all that readers have seen.
func replace(ctx context.Context, f *indexer.Follower, scratch *postgres.Scratch) error {
	for {
		err := scratch.Replace(ctx)
		if !errors.Is(err, postgres.ErrBehind) {
			return err
		}
		if _, err := f.CatchUp(ctx); err != nil {
			return err
		}
	}
}

func runFsck(c *ucli.Context) error {
	return withScratch(c, func(ctx context.Context, _ *mirror, f *indexer.Follower, scratch *postgres.Scratch) error {
		at, err := meet(ctx, f, scratch)
		if err != nil {
			return err
		}
		differences, err := scratch.Differences(ctx, at.Number)
		if err != nil {
			return err
		}
		for _, d := range differences {
			what := "missing"
			if d.IsExtra {
				what = "not on the chain"
			}
			fmt.Fprintf(c.App.Writer, "%s: %s: %s\n", d.Table, what, d.Row)
		}
		fmt.Fprintf(c.App.Writer, "%d differences as of block %d %s\n", len(differences), at.Number, at.Hash)
		if len(differences) > 0 {
			return cli.Hint(errDiffers, "`indexer rebuild` puts it right; find out what wrote those rows")
		}
		return nil
	})
}

// withScratch reads the chain into a second mirror and hands it on.
func withScratch(
	c *ucli.Context, f func(context.Context, *mirror, *indexer.Follower, *postgres.Scratch) error,
) (err error) {
	m, err := openMirror(c)
	if err != nil {
		return err
	}
	defer m.store.Close()
	source, err := m.source(c)
	if err != nil {
		return err
	}
	defer source.Close()
	scratch, err := m.store.Scratch(c.Context)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, scratch.Close()) }()
	follower := m.follower(c, source, scratch)
	return hinted(m.whileAttested(c.Context, func(ctx context.Context) error {
		if _, err := follower.CatchUp(ctx); err != nil {
			return err
		}
		return f(ctx, m, follower, scratch)
	}))
}

// whileAttested does something that takes attested blocks for granted, where attestors are asked: a rebuild proves nothing
// more than its nodes say unless it begins with a block that is attested.
func (m *mirror) whileAttested(ctx context.Context, do func(context.Context) error) error {
	if m.attested == nil {
		return do(ctx)
	}
	if err := m.attested.Look(ctx); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	var looking sync.WaitGroup
	looking.Go(func() { m.attested.Run(ctx) })
	defer looking.Wait()
	defer cancel()
	return do(ctx)
}
