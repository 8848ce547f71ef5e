package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"slices"
	"time"

	ucli "github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/health"
)

var tilesListenFlag = &ucli.StringFlag{
	Name: "tiles-listen", Usage: "`ADDRESS` to serve the published tiles at", EnvVars: cli.Env("tiles-listen"),
}

var healthListenFlag = &ucli.StringFlag{
	Name: "health-listen", Usage: "`ADDRESS` to serve /healthz and /readyz at", EnvVars: cli.Env("health-listen"),
}

func serveCommand() *ucli.Command {
	return &ucli.Command{
		Name:   "serve",
		Usage:  "take messages in, anchor what is in the journal, and publish the log's tiles",
		Flags:  slices.Concat([]ucli.Flag{tilesListenFlag, healthListenFlag}, intakeFlags, receiptFlags, noticeFlags, labFlags, chainFlags),
		Action: runServe,
	}
}

func runServe(c *ucli.Context) error {
	n, err := readNode(c)
	if err != nil {
		return err
	}
	address := c.String(tilesListenFlag.Name)
	if address != "" && n.tilesDir == "" {
		return cli.Usage("--tiles-listen serves what --tiles-dir names: give both")
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	in, err := l.intake()
	if err != nil {
		return err
	}
	in.RefuseReuse = c.Bool(refuseReuseFlag.Name)
	if in.Promise, err = promised(c); err != nil {
		return err
	}
	sender, err := l.notices(c)
	if err != nil {
		return err
	}
	messages, err := l.listen(c)
	if err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(c.Context)
	group.Go(func() error { return l.anchor(ctx, n) })
	if address != "" {
		group.Go(func() error { return serveHTTP(ctx, address, http.FileServer(http.Dir(n.tilesDir))) })
	}
	if at := c.String(healthListenFlag.Name); at != "" {
		group.Go(func() error { return serveHTTP(ctx, at, health.Handler(l.journal)) })
	}
	if sender != nil {
		group.Go(func() error { return sender.Run(ctx) })
	}
	if messages != nil {
		group.Go(func() error { return l.take(ctx, messages, in) })
	}
	l.logger.Info("serving", "member", l.member, "log", l.log)
	if err := group.Wait(); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil // told to stop
}

// serveHTTP serves until the context ends.
func serveHTTP(ctx context.Context, address string, handler http.Handler) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	stop := context.AfterFunc(ctx, func() { server.Close() })
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return ctx.Err()
}
