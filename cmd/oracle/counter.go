package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/demographics"
	"github.com/labseal/labseal/oracle/health"
	"github.com/labseal/labseal/oracle/quota"
	"github.com/labseal/labseal/oracle/relay"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/releaseserver"
	"github.com/labseal/labseal/oracle/share"
)

// Flags of the release endpoint.
var (
	releaseListenFlag = &ucli.StringFlag{Name: "release-listen", Usage: "`ADDRESS` to answer members' requests for records at, and take patients' signed grants and revocations", EnvVars: cli.Env("release-listen")}
	releaseCertFlag   = &ucli.PathFlag{Name: "release-tls-cert", Usage: "`FILE` of its TLS certificate; it may be left out on a loopback address only", EnvVars: cli.Env("release-tls-cert")}
	releaseKeyFlag    = &ucli.PathFlag{Name: "release-tls-key", Usage: "`FILE` of its private key", EnvVars: cli.Env("release-tls-key")}
	releaseCAFlag     = &ucli.PathFlag{Name: "release-client-ca", Usage: "`FILE` of the authorities whose client certificates may name members; without it, requests must be signed", EnvVars: cli.Env("release-client-ca")}
	releaseMutualFlag = &ucli.BoolFlag{Name: "release-mutual", Usage: "let nobody in without a client certificate, patients neither", EnvVars: cli.Env("release-mutual")}
	askRateFlag       = &ucli.IntFlag{Name: "release-rate", Usage: "most requests a second of one member, and as many of its emergencies; 0 is without limit", EnvVars: cli.Env("release-rate"), Value: 10}
	askFlightFlag     = &ucli.IntFlag{Name: "release-in-flight", Usage: "most requests of one member that are not answered", EnvVars: cli.Env("release-in-flight"), Value: 4}
	callRateFlag      = &ucli.IntFlag{Name: "release-address-rate", Usage: "most requests a second from one address, whoever asks; 0 is without limit, for an endpoint behind a proxy", EnvVars: cli.Env("release-address-rate"), Value: 30}
	callFlightFlag    = &ucli.IntFlag{Name: "release-address-in-flight", Usage: "most requests from one address that are not answered", EnvVars: cli.Env("release-address-in-flight"), Value: 32}
	quietFlag         = &ucli.DurationFlag{Name: "release-quiet", Usage: "tell no denial sooner after its request, so that the time tells nothing", EnvVars: cli.Env("release-quiet"), Value: 500 * time.Millisecond}
)

var counterFlags = append([]ucli.Flag{
	releaseListenFlag, releaseCertFlag, releaseKeyFlag, releaseCAFlag, releaseMutualFlag, quietFlag,
	askRateFlag, askFlightFlag, callRateFlag, callFlightFlag,
}, releaseFlags...)

// How often the counter looks: at members, for an emergency without a chain; at emergencies without their reviews; and whether
// its view of the chain lets it decide.
const (
	refreshInterval = time.Minute
	remindInterval  = time.Hour
	viewInterval    = 10 * time.Second
)

// counter is the release endpoint with all that works behind it.
type counter struct {
	*lab
	node
	releasing releasing
	tls       *tls.Config
	limits    releaseserver.Limits
	quiet     time.Duration // until a denial
	server    *releaseserver.Server
	sharer    *share.Sharer
	register  *demographics.Register
	relayer   keys.Account
}

// readCounter reads what the flags ask for; nil if they ask for none.
func readCounter(c *ucli.Context, n node) (*counter, error) {
	address := c.String(releaseListenFlag.Name)
	if address == "" {
		if c.IsSet(releaseCertFlag.Name) || c.IsSet(releaseCAFlag.Name) {
			return nil, cli.Usage("--release-tls-cert and --release-client-ca are for --release-listen: give it too")
		}
		return nil, nil
	}
	k := &counter{node: n, quiet: c.Duration(quietFlag.Name)}
	var errs [3]error
	k.tls, errs[0] = releaseTLS(c, address)
	k.releasing, errs[1] = readReleasing(c, n)
	k.limits, errs[2] = askLimits(c)
	return k, cli.All(errs[:]...)
}

// open gives the counter a lab's books and keys.
func (k *counter) open(l *lab) error {
	k.lab = l
	var errs [3]error
	k.relayer, errs[0] = l.folder.Account(keys.Relayer)
	k.sharer, errs[1] = l.sharer(k.releasing)
	k.register, errs[2] = l.register()
	k.server = &releaseserver.Server{
		Lab: l.member, Trust: l.trust, Sharer: k.sharer, Journal: l.journal, Register: k.register, Receipts: l.receipts(),
		Keyring: l.keyring, Log: l.logger, Now: time.Now, Quiet: k.quiet, Limits: k.limits,
		Desk: &relay.Desk{
			Member: l.member, Journal: l.journal, Now: time.Now,
			Domain:   consent.Domain{ChainID: k.deployment.ChainID, Registry: k.deployment.ConsentRegistry.Address},
			Registry: k.registry,
		},
	}
	return cli.All(errs[:]...)
}

// askLimits are the limits of a caller that the flags set.
func askLimits(c *ucli.Context) (l releaseserver.Limits, err error) {
	l.Member = quota.Limits{PerSecond: c.Int(askRateFlag.Name), InFlight: c.Int(askFlightFlag.Name)}
	l.Address = quota.Limits{PerSecond: c.Int(callRateFlag.Name), InFlight: c.Int(callFlightFlag.Name)}
	for _, one := range []quota.Limits{l.Member, l.Address} {
		if one.PerSecond < 0 || one.InFlight < 1 || one.InFlight > 1<<16 {
			return l, cli.Usage("--release-rate, --release-in-flight, --release-address-rate, --release-address-in-flight: " +
				"want 0 or more a second, and 1 to 65536 in flight")
		}
	}
	return l, nil
}

// registry is the ConsentRegistry on a node that answers.
func (k *counter) registry(ctx context.Context) (relay.Registry, error) {
	evm, err := k.releasing.chain.Dial(ctx)
	if err != nil {
		return nil, err
	}
	return chain.PostedRegistry{ConsentRegistry: evm.ConsentRegistry(k.relayer)}, nil
}

// releaseTLS reads what the flags say of TLS. Demographics and reasons go over the wire: without TLS it listens to this
// machine only.
func releaseTLS(c *ucli.Context, address string) (*tls.Config, error) {
	config, err := readTLS(c.Path(releaseCertFlag.Name), c.Path(releaseKeyFlag.Name), "")
	if err != nil {
		return nil, cli.Usage("--release-tls-cert, --release-tls-key: %w", err)
	}
	host, _, err := net.SplitHostPort(address)
	ip := net.ParseIP(host)
	if err == nil && config == nil && (ip == nil || !ip.IsLoopback()) {
		return nil, cli.Usage("--release-listen: other machines are answered by TLS only: give --release-tls-cert and --release-tls-key")
	}
	path := c.Path(releaseCAFlag.Name)
	if path == "" {
		if c.Bool(releaseMutualFlag.Name) {
			return nil, cli.Usage("--release-mutual needs --release-client-ca")
		}
		return config, nil
	}
	pem, err := os.ReadFile(path)
	if err != nil || config == nil {
		return nil, cli.Usage("--release-client-ca: the file can't be read, or there is no --release-tls-cert")
	}
	config.ClientAuth, config.ClientCAs = tls.VerifyClientCertIfGiven, x509.NewCertPool()
	if c.Bool(releaseMutualFlag.Name) {
		config.ClientAuth = tls.RequireAndVerifyClientCert
	}
	if !config.ClientCAs.AppendCertsFromPEM(pem) {
		return nil, cli.Usage("--release-client-ca: the file holds no certificate")
	}
	return config, nil
}

// run does what goes on behind the endpoint, until the context ends.
func (k *counter) run(ctx context.Context, group *errgroup.Group) {
	var members []common.Hash
	for _, m := range k.trust.Members {
		members = append(members, m.ID)
	}
	reader := &oracle.Anchorer{
		Obstacles: k.journal, Lock: always{}, Interval: k.interval, Log: k.logger, Steps: []oracle.Step{k.register.Read()},
	}
	group.Go(func() error { return reader.Run(ctx) })
	group.Go(func() error { return k.sharer.RefreshAll(ctx, members, refreshInterval) })
	group.Go(func() error { return k.relayPosted(ctx) })
	group.Go(func() error { return k.watchView(ctx) })
}

// watchView notes whether releases that rest on the chain can be decided, for /readyz and whoever asks for the status.
func (k *counter) watchView(ctx context.Context) error {
	for {
		view, err := k.releasing.chain.View(ctx)
		reason := ""
		switch {
		case err != nil:
			reason = err.Error()
		case !view.IsAgreed:
			reason = release.Disagreement.Words()
		case !view.IsFresh:
			reason = release.StaleChain.Words()
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := k.journal.SetObstacle(ctx, health.Releases, reason, false); err != nil && ctx.Err() == nil {
			k.logger.Warn("can't note whether releases can be decided", "reason", err)
		}
		if err := sleep(ctx, viewInterval); err != nil {
			return err
		}
	}
}

// withoutCounter forgets what kept the endpoint of an earlier process from its work, where this one has none. Another process that
// has one notes again whether its view of the chain is good.
func (l *lab) withoutCounter(ctx context.Context) error {
	for _, what := range []string{health.Releases, demographics.Reading} {
		if err := l.journal.SetObstacle(ctx, what, "", false); err != nil {
			return err
		}
	}
	return nil
}

// handler is the endpoint.
func (k *counter) handler() http.Handler { return k.server }

// always is the right to do what any number of processes may.
type always struct{}

// Check implements oracle.Lock.
func (always) Check(ctx context.Context) error { return ctx.Err() }

// relayPosted sends what subjects signed, whenever there is something and no command uses the relayer's account.
func (k *counter) relayPosted(ctx context.Context) error {
	for ctx.Err() == nil {
		if err := k.relayAll(ctx); err != nil && ctx.Err() == nil {
			k.logger.Warn("can't send what patients signed", "reason", err)
		}
		if err := sleep(ctx, k.interval); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func (k *counter) relayAll(ctx context.Context) (err error) {
	waiting, err := k.journal.WaitingPosts(ctx, 1)
	if err != nil {
		return err
	}
	open, err := k.journal.Open(ctx, k.relayer.Address())
	if err != nil || len(waiting)+len(open) == 0 {
		return err
	}
	lock, err := k.journal.TryLock(ctx, k.relayer.Address())
	if err != nil || lock == nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.Release()) }()
	evm, err := k.dial(ctx)
	if err != nil {
		return err
	}
	defer evm.Close()
	outbox := k.outbox(evm, k.node, k.relayer)
	step := relay.Send(k.journal, chain.PostedRegistry{ConsentRegistry: evm.ConsentRegistry(k.relayer)}, outbox)
	for ctx.Err() == nil {
		if err := lock.Check(ctx); err != nil {
			return err
		}
		_, sendErr := step.Do(ctx)
		_, advanceErr := outbox.Advance(ctx)
		if err := errors.Join(sendErr, advanceErr); err != nil {
			return err
		}
		open, err := k.journal.Open(ctx, k.relayer.Address())
		if err != nil || len(open) == 0 {
			return err
		}
		if err := sleep(ctx, k.interval); err != nil {
			return err
		}
	}
	return ctx.Err()
}
