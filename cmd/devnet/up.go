package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	ucli "github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devpg"
	"github.com/labseal/labseal/internal/keys"
)

// startTimeout bounds the way to readiness, on a slow machine too.
const startTimeout = 3 * time.Minute

func runUp(c *ucli.Context) error {
	if _, err := deploy.ParseFinality(c.String(finalityFlag.Name)); err != nil {
		return cli.Usage("%w", err)
	}
	dir, err := filepath.Abs(c.Path(dirFlag.Name))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(dir, "logs"), 0o755); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(dir, "env")); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	u := &up{out: c.App.Writer, log: cli.Logger(false), profiles: c.Bool(profileFlag.Name)}
	if u.layout, err = openLayout(dir); err != nil {
		return err
	}
	defer u.close()
	if err := u.prepare(c); err != nil {
		return err
	}
	return u.serve(c.Context)
}

// up is a devnet on its way up, and then running.
type up struct {
	out      io.Writer
	log      *slog.Logger
	layout   *layout
	env      *environment
	profiles bool           // oracles write CPU profiles
	isUp     atomic.Bool    // all services have answered once
	closers  []func() error // in the order of opening
	parts    []part
}

// part is something that nothing goes on without; wait returns when it has ended.
type part struct {
	name string
	wait func() error
}

// watch returns an error when the part ends before the context does.
func (p part) watch(ctx context.Context) error {
	ended := make(chan error, 1)
	go func() { ended <- p.wait() }() // ends at the latest when the part is closed
	select {
	case <-ctx.Done():
		return nil
	case err := <-ended:
		return errors.Join(fmt.Errorf("%s has ended: start the devnet again", p.name), err)
	}
}

func (u *up) close() {
	for i := len(u.closers) - 1; i >= 0; i-- {
		if err := u.closers[i](); err != nil {
			u.log.Error("stop", "error", err)
		}
	}
}

func (u *up) say(format string, args ...any) { fmt.Fprintf(u.out, format+"\n", args...) }

// prepare brings up everything that the services need.
func (u *up) prepare(c *ucli.Context) error {
	ctx, cancel := context.WithTimeout(c.Context, startTimeout)
	defer cancel()
	folders, publics, err := u.openKeys()
	if err != nil {
		return err
	}
	u.say("keys     of %d members", len(folders))
	u.env = &environment{layout: u.layout, finality: c.String(finalityFlag.Name)}
	if err := u.startPostgres(ctx); err != nil {
		return err
	}
	deployer, err := u.layout.deployerKey()
	if err != nil {
		return fmt.Errorf("deployer's key: %w", err)
	}
	accounts := []common.Address{crypto.PubkeyToAddress(deployer.PublicKey)}
	for _, p := range publics {
		accounts = append(accounts, senders(p)...)
	}
	client, err := u.reachChain(ctx, c, accounts)
	if err != nil {
		return err
	}
	deployment, err := u.layout.ensureContracts(ctx, client, deployer, publics)
	if err != nil {
		return err
	}
	for i, m := range u.layout.Members {
		if m.hasLog() {
			if err := m.ensureLog(ctx, client, deployment, folders[i]); err != nil {
				return err
			}
		}
		if err := m.ensureEncryptionKey(ctx, client, deployment, folders[i], publics[i]); err != nil {
			return err
		}
	}
	u.say("contract ResultLog %s, and %d more", deployment.ResultLog.Address, len(deployment.Contracts())-1)
	u.env.consortium, err = u.layout.ensureTrust(deployment, folders, publics)
	return err
}

func (u *up) openKeys() (folders []*keys.Folder, publics []keys.Public, err error) {
	for _, m := range u.layout.Members {
		folder, err := m.openKeys()
		if err != nil {
			return nil, nil, err
		}
		public, err := folder.Public()
		if err != nil {
			return nil, nil, err
		}
		folders, publics = append(folders, folder), append(publics, public)
	}
	return folders, publics, nil
}

func (u *up) startPostgres(ctx context.Context) error {
	server, err := devpg.Start(ctx, u.layout.path("postgres"))
	if err != nil {
		return err
	}
	u.closers = append(u.closers, server.Close)
	u.parts = append(u.parts, part{"Postgres", server.Wait})
	u.env.postgres = server
	for _, m := range u.layout.Members {
		names := []string{m.indexerDB()}
		if m.hasLog() {
			names = append(names, m.oracleDB())
		}
		for _, name := range names {
			if err := server.CreateDatabase(ctx, name); err != nil {
				return err
			}
		}
	}
	u.say("postgres %s", server.URL("postgres"))
	return nil
}

func (u *up) reachChain(ctx context.Context, c *ucli.Context, accounts []common.Address) (*ethclient.Client, error) {
	u.env.rpcURL = c.String(rpcFlag.Name)
	if u.env.rpcURL == "" {
		chain, err := u.layout.startChain(ctx, c.Duration(blockTimeFlag.Name), accounts)
		if err != nil {
			return nil, err
		}
		u.closers = append(u.closers, chain.Close)
		u.parts = append(u.parts, part{"the chain", chain.Wait})
		u.env.rpcURL = chain.URL()
		u.say("chain    %s", chain.URL())
		return chain.Client(), nil
	}
	client, err := ethclient.DialContext(ctx, u.env.rpcURL)
	if err != nil {
		return nil, fmt.Errorf("connect to %s: %w", u.env.rpcURL, err)
	}
	u.closers = append(u.closers, func() error { client.Close(); return nil })
	if err := fund(ctx, client, accounts); err != nil {
		return nil, err
	}
	u.say("chain    %s, not ours", u.env.rpcURL)
	return client, nil
}

// services are the programs at work: an oracle for each lab, an attesting indexer for each member, and one API.
func (u *up) services() []service {
	var list []service
	for _, m := range u.layout.Members {
		env := u.env.process(m)
		list = append(list, service{
			name:  "indexer-" + m.Slug,
			args:  []string{"indexer", "run", "--listen", address(m.Attestor), "--trust", u.layout.trust()},
			env:   env,
			ready: m.attestorURL() + "/healthz",
		})
		if m.hasLog() {
			name := "oracle-" + m.Slug
			args := []string{"oracle", "serve", "--tiles-listen", address(m.Tiles), "--tiles-dir", m.tiles(), "--mllp-listen", address(m.MLLP)}
			if u.profiles {
				args = append(args, "--cpu-profile", u.layout.path("logs/"+name+".pprof"))
			}
			list = append(list, service{name: name, args: args, env: env, ready: m.tilesURL()})
		}
	}
	return append(list, service{
		name:  "api",
		args:  []string{"indexer", "serve", "--listen", address(u.layout.API), "--trust", u.layout.trust()},
		env:   u.env.process(u.layout.Members[0]),
		ready: u.layout.apiURL() + "/v1/health",
	})
}

// serve runs the services until the context ends, and writes the env file once all are ready.
func (u *up) serve(ctx context.Context) error {
	// Members' accounts sign in; no program and no provider is registered.
	if err := writeFile(u.layout.access(), fmt.Appendf(nil, "base_url = %q\n", u.layout.apiURL()), 0o644); err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	services := u.services()
	for _, s := range services {
		group.Go(func() error { return s.run(ctx, u.layout.path("logs"), &u.isUp, u.log) })
	}
	for _, p := range u.parts {
		group.Go(func() error { return p.watch(ctx) })
	}
	group.Go(func() error { return u.announce(ctx, services) })
	defer os.Remove(u.layout.path("env")) // it is there while the devnet is ready
	return group.Wait()
}

func (u *up) announce(ctx context.Context, services []service) error {
	waiting, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	for _, s := range services {
		if err := s.await(waiting); err != nil {
			if ctx.Err() != nil {
				return nil // told to stop
			}
			return err
		}
	}
	u.isUp.Store(true)
	for _, m := range u.layout.Members {
		exports, err := u.env.exports(m)
		if err != nil {
			return err
		}
		if err := writeFile(filepath.Join(m.dir, "env"), []byte(exports), 0o644); err != nil {
			return err
		}
	}
	exports, err := u.env.exports(u.layout.Members[0])
	if err != nil {
		return err
	}
	if err := writeFile(u.layout.path("env"), []byte(exports), 0o644); err != nil {
		return err
	}
	u.say("api      %s", u.layout.apiURL())
	u.say("ready    . %s", u.layout.path("env"))
	return nil
}
