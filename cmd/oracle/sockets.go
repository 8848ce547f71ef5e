package main

import (
	"context"
	"crypto/tls"
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

// graceful is how long requests have to end when the service does.
const graceful = 10 * time.Second

// serveHTTP serves until the context ends, by TLS where a configuration says how, and lets what is in flight end.
func serveHTTP(ctx context.Context, socket net.Listener, secure *tls.Config, handler http.Handler) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute}
	done := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(done)
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceful)
		defer cancel()
		if server.Shutdown(grace) != nil {
			server.Close()
		}
	})
	if secure != nil {
		socket = tls.NewListener(socket, secure)
	}
	err := server.Serve(socket)
	if stop() {
		return err // it ended by itself
	}
	<-done
	return ctx.Err()
}
