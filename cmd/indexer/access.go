package main

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/auth"
	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/docs/spec"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/access"
	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/indexer/feed"
	"github.com/labseal/labseal/indexer/postgres"
)

// Flags of who may ask, and how much.
var (
	accessFlag     = &ucli.PathFlag{Name: "access", Usage: "TOML `FILE` that says who may call, and where the API is reached; without one, what is public is served and nothing else", EnvVars: cli.Env("access")}
	publicRateFlag = &ucli.Float64Flag{Name: "public-rate", Usage: "`REQUESTS` a second from one address without a token; 0 for no limit", EnvVars: cli.Env("public-rate"), Value: 100}
	callerRateFlag = &ucli.Float64Flag{Name: "caller-rate", Usage: "`REQUESTS` a second of one caller with a token; 0 for no limit", EnvVars: cli.Env("caller-rate"), Value: 500}
)

// Flags of who says whom a request comes from.
var (
	proxiesFlag     = &ucli.StringFlag{Name: "trusted-proxies", Usage: "`NETWORKS` of proxies, parted by commas, that say whom a request comes from; without any, nobody is believed", EnvVars: cli.Env("trusted-proxies")}
	proxyHeaderFlag = &ucli.StringFlag{Name: "proxy-header", Usage: "`NAME` of the header in which they say so: X-Forwarded-For or Forwarded", EnvVars: cli.Env("proxy-header"), Value: access.XForwardedFor}
)

var accessFlags = []ucli.Flag{accessFlag, publicRateFlag, callerRateFlag, proxiesFlag, proxyHeaderFlag}

// openGuard reads who may ask what. What they ask with is signed for them by the service that it returns, which is
// served only where a file says where.
func (m *mirror) openGuard(c *ucli.Context) (guard *access.Guard, callers *auth.Service, isServed bool, err error) {
	table, err := access.Parse(spec.Access)
	if err != nil {
		return nil, nil, false, err
	}
	callers = &auth.Service{Base: &url.URL{}, Now: time.Now}
	if path := c.Path(accessFlag.Name); path != "" {
		config, err := auth.Load(path)
		if err == nil {
			callers, err = config.Service(time.Now)
		}
		if err != nil {
			return nil, nil, false, cli.Usage("--access: %w", err)
		}
		isServed = true
	}
	limits := access.NewLimits(c.Float64(publicRateFlag.Name), c.Float64(callerRateFlag.Name), time.Now)
	if list := c.String(proxiesFlag.Name); list != "" {
		if limits.Proxies, err = access.NewProxies(strings.Split(list, ","), c.String(proxyHeaderFlag.Name)); err != nil {
			return nil, nil, false, cli.Usage("--trusted-proxies, --proxy-header: %w", err)
		}
	}
	callers.ChainID, callers.Roster, callers.Store = m.deployment.ChainID, m.store, m.store
	guard = &access.Guard{
		Table: table, Callers: callers, Parties: m.store, Log: m.logger, Limits: limits,
	}
	return guard, callers, isServed, guard.Check(api.Describe())
}

// guarded is the API behind its guard, with the stream of events, and beside it where callers sign in.
func (m *mirror) guarded(
	config api.Config, guard *access.Guard, events *feed.Feed, callers *auth.Service, isServed bool,
) http.Handler {
	config.Mirror = scoped{m.store}
	config.Middlewares = append(config.Middlewares, guard.Middleware, events.Middleware(guard.Scope))
	mux := http.NewServeMux()
	mux.Handle("/", api.New(config))
	if isServed {
		signIn := guard.Limits.ByAddress(callers.Handler(m.logger))
		for _, path := range []string{auth.TokenPath, auth.NoncePath, auth.SignInPath, "/.well-known/smart-configuration"} {
			mux.Handle(path, signIn)
		}
	}
	return mux
}

// scoped is the mirror as callers see it: of its events, those that they may read.
type scoped struct{ *postgres.Store }

func (s scoped) Events(
	ctx context.Context, when indexer.When, filter indexer.EventFilter, page indexer.Page,
) (indexer.Ref, []indexer.StoredEvent, error) {
	return access.Scoped{Mirror: s.Store}.Events(ctx, when, filter, page)
}
