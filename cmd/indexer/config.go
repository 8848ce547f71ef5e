package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/metrics"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/internal/deploy"
)

// Flags. Each has an environment variable; the devnet's DIR/env sets what has no default.
var (
	databaseFlag   = &ucli.StringFlag{Name: "database-url", Usage: "Postgres `URL` of the mirror", EnvVars: cli.Env("indexer-database-url"), Required: true}
	deploymentFlag = &ucli.PathFlag{Name: "deployment", Usage: "`FILE` that says where the contracts are", EnvVars: cli.Env("deployment"), Required: true}
	trustFlag      = &ucli.PathFlag{Name: "trust", Usage: "the consortium's trust `FILE`; the deployment must be the one it names", EnvVars: cli.Env("trust")}
	rpcFlag        = &ucli.StringFlag{Name: "rpc-url", Usage: "`URL`s of EVM nodes, parted by commas; the next is asked where one fails a check; ws and IPC ones also tell of new blocks", EnvVars: cli.Env("rpc-url"), Required: true}
	proverFlag     = &ucli.StringFlag{Name: "rpc-url", Usage: "`URL`s of EVM nodes, parted by commas, to take proofs of state from; without one, proofs are refused", EnvVars: cli.Env("rpc-url")}
	agreeFlag      = &ucli.IntFlag{Name: "agree", Usage: "how many of the nodes must have a block, more than half of them; by default the one that is asked", EnvVars: cli.Env("agree")}
	sealsFlag      = &ucli.BoolFlag{Name: "seals", Usage: "believe only blocks that a quorum of the trust file's validators sealed (QBFT)", EnvVars: cli.Env("seals")}
	attestorsFlag  = &ucli.StringFlag{Name: "attestors", Usage: "base `URL`s of members' attestors, parted by commas: final blocks count once as many members as the trust file asks for have attested them", EnvVars: cli.Env("indexer-attestors")}
	withinFlag     = &ucli.DurationFlag{Name: "attested-within", Usage: "how long final blocks may wait for --attestors before nothing newer is taken in; 0 to go on for ever", EnvVars: cli.Env("attested-within"), Value: 10 * time.Minute}
	finalityFlag   = &ucli.StringFlag{Name: "finality", Usage: "when a block is final: instant, tag or depth:N", EnvVars: cli.Env("finality"), Value: "instant"}
	pollFlag       = &ucli.DurationFlag{Name: "poll", Usage: "between looks at the chain", EnvVars: cli.Env("indexer-poll"), Value: 250 * time.Millisecond}
	keystoreFlag   = &ucli.PathFlag{Name: "keystore", Usage: "`FOLDER` with the attestor's key; without one nothing is attested", EnvVars: cli.Env("keystore")}
	passwordFlag   = &ucli.PathFlag{Name: "password-file", Usage: "`FILE` with the password of the keys", EnvVars: cli.Env("password-file")}
	attestorFlag   = &ucli.StringFlag{Name: "listen", Usage: "`ADDRESS` to serve attestations, /healthz, /readyz and /metrics at", EnvVars: cli.Env("attestor-listen")}
	listenFlag     = &ucli.StringFlag{Name: "listen", Usage: "`ADDRESS` to serve the API at", EnvVars: cli.Env("api-listen"), Required: true}
	metricsFlag    = &ucli.StringFlag{Name: "metrics-listen", Usage: "`ADDRESS` to serve /metrics at, which is not for callers of the API", EnvVars: cli.Env("api-metrics-listen")}
	blockFlag      = &ucli.Uint64Flag{Name: "block", Usage: "`NUMBER` of the block to sum up to; by default the newest", EnvVars: cli.Env("digest-block")}
	jsonFlag       = &ucli.BoolFlag{Name: "json", Usage: "answer in JSON", EnvVars: cli.Env("json")}
	verboseFlag    = &ucli.BoolFlag{Name: "verbose", Usage: "tell more on standard error", EnvVars: cli.Env("verbose")}
)

var (
	storeFlags = []ucli.Flag{databaseFlag, deploymentFlag, trustFlag, verboseFlag}
	chainFlags = []ucli.Flag{rpcFlag, agreeFlag, sealsFlag, attestorsFlag, withinFlag, finalityFlag, pollFlag}
)

// mirror is what all commands work with.
type mirror struct {
	deployment deploy.Deployment
	trust      *evidence.Trust // nil where no trust file is given
	store      *postgres.Store
	logger     *slog.Logger
	metrics    *metrics.Metrics
	attested   *chain.Attested // nil where nobody is asked
}

// openMirror reads what the flags name and opens the database, which has to be there. The caller closes the store.
func openMirror(c *ucli.Context) (*mirror, error) {
	m, err := readMirror(c)
	if err != nil {
		return nil, err
	}
	if err := m.store.Prepare(c.Context, m.deployment); err != nil {
		m.store.Close()
		return nil, err
	}
	return m, nil
}

// readMirror reads what the flags name, and asks nobody yet.
func readMirror(c *ucli.Context) (*mirror, error) {
	m := &mirror{logger: cli.Logger(c.Bool(verboseFlag.Name)), metrics: metrics.New()}
	var err error
	if m.deployment, err = deploy.Load(c.Path(deploymentFlag.Name)); err != nil {
		return nil, err
	}
	if path := c.Path(trustFlag.Name); path != "" {
		if m.trust, err = readTrust(path, m.deployment); err != nil {
			return nil, err
		}
	}
	if m.store, err = postgres.New(c.String(databaseFlag.Name)); err != nil {
		return nil, err
	}
	return m, nil
}

// readTrust reads the trust file and makes sure that it names this deployment.
func readTrust(path string, d deploy.Deployment) (*evidence.Trust, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read trust file: %w", err)
	}
	trust, _, err := evidence.ParseTrust(file)
	if err != nil {
		return nil, err
	}
	if trust.Chain.ID != d.ChainID || trust.Chain.Genesis != d.Genesis {
		return nil, errors.New("the trust file is for another chain than the deployment")
	}
	for name, deployed := range map[string]deploy.Contract{
		indexer.Consortium: d.Consortium, indexer.ResultLog: d.ResultLog, indexer.ConsentRegistry: d.ConsentRegistry,
	} {
		trusted, isNamed := trust.Contract(name)
		if isNamed && (trusted.Address != deployed.Address || trusted.CodeHash != deployed.CodeHash) {
			return nil, fmt.Errorf("the trust file names another %s than the deployment", name)
		}
	}
	return trust, nil
}

// source reads the chain, and keeps what nodes answer wrongly.
func (m *mirror) source(c *ucli.Context) (*chain.Source, error) {
	finality, err := deploy.ParseFinality(c.String(finalityFlag.Name))
	if err != nil {
		return nil, cli.Usage("%w", err)
	}
	urls := strings.Split(c.String(rpcFlag.Name), ",")
	config := chain.Config{
		URLs: urls, Deployment: m.deployment, Finality: finality, Agree: c.Int(agreeFlag.Name),
		OnFault: func(f *indexer.Fault) {
			m.metrics.Fault(f)
			if err := m.store.Complain(c.Context, f); err != nil && c.Context.Err() == nil {
				m.logger.Warn("can't keep a complaint about a node", "error", err)
			}
		},
	}
	if c.Bool(sealsFlag.Name) {
		if m.trust == nil {
			return nil, cli.Usage("--seals needs --trust: the trust file names the validators")
		}
		config.Seals = m.trust
	}
	if config.Attested, err = m.openAttested(c); err != nil {
		return nil, err
	}
	m.attested = config.Attested
	source, err := chain.New(config)
	if err != nil {
		return nil, cli.Usage("--rpc-url, --agree, --seals: %w", err)
	}
	return source, nil
}

// openAttested reads whose attestations are asked for; nil where nobody's are.
func (m *mirror) openAttested(c *ucli.Context) (*chain.Attested, error) {
	list := c.String(attestorsFlag.Name)
	if list == "" {
		return nil, nil
	}
	if m.trust == nil {
		return nil, cli.Usage("--attestors needs --trust: the trust file names the attestors, and how many of them must sign")
	}
	urls := strings.Split(list, ",")
	attested, err := chain.NewAttested(urls, m.trust, m.logger)
	if err != nil {
		return nil, cli.Usage("--attestors: %w", err)
	}
	switch periods := m.trust.Attestation; {
	case len(periods) == 0:
		return nil, cli.Usage("--attestors: the trust file asks for no attestations")
	case periods[len(periods)-1].Threshold > len(urls):
		return nil, cli.Usage("--attestors: the trust file asks for the attestations of %d members, %d attestors are named",
			periods[len(periods)-1].Threshold, len(urls))
	}
	if attested.Within = c.Duration(withinFlag.Name); attested.Within < 0 {
		return nil, cli.Usage("--attested-within: want a duration, or 0")
	}
	return attested, nil
}

// follower keeps a store in step with the source.
func (m *mirror) follower(c *ucli.Context, source *chain.Source, store indexer.Store) *indexer.Follower {
	return &indexer.Follower{
		Source: source, Store: store, First: chain.First(m.deployment), Poll: c.Duration(pollFlag.Name), Log: m.logger,
		Observer: m.metrics,
	}
}

// serve answers at an address until the context ends.
func serve(ctx context.Context, address string, handler http.Handler) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
	}
	stop := context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		if server.Shutdown(grace) != nil {
			server.Close()
		}
	})
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
