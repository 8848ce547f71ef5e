package main

import (
	"context"
	"log/slog"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/demographics"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
)

// Flags of whatever decides on releases.
var (
	nodesFlag  = &ucli.StringSliceFlag{Name: "nodes", Usage: "`URL`s of further EVM nodes, which must agree with --rpc-url on what a release rests on", EnvVars: cli.Env("nodes")}
	needFlag   = &ucli.IntFlag{Name: "agree", Usage: "how many nodes must answer and agree; more than half of them if not given", EnvVars: cli.Env("agree")}
	maxAgeFlag = &ucli.DurationFlag{Name: "max-head-age", Usage: "of the newest block, for what rests on the chain", EnvVars: cli.Env("max-head-age"), Value: 10 * time.Minute}
	windowFlag = &ucli.DurationFlag{Name: "emergency-window", Usage: "for how long an emergency is open; a day at most", EnvVars: cli.Env("emergency-window"), Value: 4 * time.Hour}
)

var releaseFlags = []ucli.Flag{nodesFlag, needFlag, maxAgeFlag, windowFlag, overlaysFlag}

// maxWindow is the longest time that an emergency may be open.
const maxWindow = 24 * time.Hour

// releasing is what releases need of the chain, and of the law.
type releasing struct {
	chain    *chain.Releases
	window   time.Duration
	overlays []release.Overlay
}

func readReleasing(c *ucli.Context, n node) (r releasing, err error) {
	urls := append([]string{n.url}, c.StringSlice(nodesFlag.Name)...)
	need := c.Int(needFlag.Name)
	if need == 0 {
		need = len(urls)/2 + 1
	}
	var errs [3]error
	r.overlays, errs[2] = readOverlays(c)
	if need < 1 || need > len(urls) || 2*need <= len(urls) {
		errs[0] = cli.Usage("--agree: of %d nodes more than half must agree, and no more than there are", len(urls))
	}
	if r.window = c.Duration(windowFlag.Name); r.window < time.Minute || r.window > maxWindow {
		errs[1] = cli.Usage("--emergency-window: want a minute to a day")
	}
	r.chain = &chain.Releases{Need: need, Finality: n.finality, MaxAge: c.Duration(maxAgeFlag.Name), Now: time.Now}
	for _, url := range urls {
		r.chain.Nodes = append(r.chain.Nodes, chain.NewPeer(url, n.deployment))
	}
	return r, cli.All(errs[:]...)
}

// withSharer opens what releases take, the lab's books and its view of the chain, for as long as run takes.
func withSharer(c *ucli.Context, run func(l *lab, sharer *share.Sharer) error) error {
	n, err := readNode(c)
	if err != nil {
		return err
	}
	r, err := readReleasing(c, n)
	if err != nil {
		return err
	}
	defer r.chain.Close()
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	sharer, err := l.sharer(r)
	if err != nil {
		return err
	}
	return run(l, sharer)
}

// sharer releases the lab's records.
func (l *lab) sharer(r releasing) (*share.Sharer, error) {
	issuer, err := l.issuer()
	if err != nil {
		return nil, err
	}
	statement, err := l.folder.Statement()
	if err != nil {
		return nil, err
	}
	return &share.Sharer{
		Member: l.member, Journal: l.journal, Issuer: issuer, Keyring: l.keyring, Statement: statement, Now: time.Now,
		Chain: r.chain, Window: r.window, Overlays: r.overlays, Log: l.logger, Evidence: l.evidence(issuer),
		Names: consent.Names{Members: l.names()},
	}, nil
}

// evidence makes evidence of versions.
func (l *lab) evidence(issuer *issue.Issuer) share.Evidence {
	return func(ctx context.Context, id oracle.VersionID) ([]byte, error) {
		progress, err := l.journal.Progress(ctx, []oracle.VersionID{id})
		if err != nil {
			return nil, err
		}
		return issuer.Evidence(ctx, progress[0])
	}
}

// register finds records by whom they are of.
func (l *lab) register() (*demographics.Register, error) {
	lookup, err := l.folder.Lookup()
	if err != nil {
		return nil, err
	}
	return &demographics.Register{Journal: l.journal, Records: l.opener(), Lookup: lookup}, nil
}

// remind says, now and again, how many emergencies wait for their reviews.
func (l *lab) remind(ctx context.Context, every time.Duration) error {
	for {
		n, since, err := l.journal.Unreviewed(ctx)
		switch {
		case err != nil:
			l.logger.Warn("can't count emergencies without their reviews", "reason", err)
		case n > 0:
			l.logger.Log(ctx, slog.LevelError, "emergencies wait for their reviews: `oracle disclosures review`",
				"emergencies", n, "oldest", since.UTC().Format(time.RFC3339))
		}
		if err := sleep(ctx, every); err != nil {
			return err
		}
	}
}
