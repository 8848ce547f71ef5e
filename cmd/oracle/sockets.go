package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	ucli "github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/cmd/internal/cli"
)

// sockets are where a service listens, by the names of the flags that say so.
type sockets map[string]net.Listener

// openSockets opens what the flags name, and tells all that can't be opened at once.
func openSockets(c *ucli.Context, flags ...*ucli.StringFlag) (sockets, error) {
	s := sockets{}
	errs := make([]error, len(flags))
	for i, f := range flags {
		address := c.String(f.Name)
		if address == "" {
			continue
		}
		socket, err := net.Listen("tcp", address)
		if err != nil {
			errs[i] = cli.Usage("--%s: %w", f.Name, err)
			continue
		}
		s[f.Name] = socket
	}
	if err := cli.All(errs...); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Close closes all of them.
func (s sockets) Close() {
	for _, socket := range s {
		socket.Close()
	}
}

// serve lets f serve what a flag named, if it named anything.
func (s sockets) serve(group *errgroup.Group, flag *ucli.StringFlag, f func(net.Listener) error) {
	socket, ok := s[flag.Name]
	if !ok {
		return
	}
	group.Go(func() error {
		if err := f(socket); err != nil && !errors.Is(err, context.Canceled) {
			return fmt.Errorf("serve --%s: %w", flag.Name, err)
		}
		return context.Canceled
	})
}

// serveHTTP serves until the context ends.
func serveHTTP(ctx context.Context, socket net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	stop := context.AfterFunc(ctx, func() { server.Close() })
	defer stop()
	if err := server.Serve(socket); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return ctx.Err()
}
