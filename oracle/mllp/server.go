package mllp

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
)

// Peer is who sends.
type Peer struct {
	Name    string // of its client certificate; empty without
	Address string // host, without port
}

// Handler takes messages.
type Handler interface {
	// Take takes one message of a peer, in the order in which the peer sends them. What it returns waits until the
	// answers can be sent, of which there may be none. An error closes the connection unanswered, so that the peer sends
	// again.
	Take(ctx context.Context, peer Peer, message []byte) func(context.Context) (answers [][]byte, err error)
}

// Server serves MLLP. Its fields are set before Serve.
type Server struct {
	Handler Handler
	TLS     *tls.Config // nil: without TLS
	Limits  Limits
	Log     *slog.Logger

	bytes *semaphore.Weighted // of all senders

	mu       sync.Mutex
	open     map[net.Conn]bool
	accounts map[string]*account // of the senders that are connected
}

// Serve accepts connections until the context ends, then answers what is in flight and closes all. It closes the
// listener.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	s.Limits = s.Limits.orDefaults()
	s.bytes = semaphore.NewWeighted(s.Limits.Bytes)
	s.open, s.accounts = map[net.Conn]bool{}, map[string]*account{}
	var group sync.WaitGroup
	defer group.Wait()
	stop := context.AfterFunc(ctx, func() {
		listener.Close()
		s.stopReading()
	})
	defer stop()
	defer listener.Close()
	pause := time.Duration(0)
	for {
		conn, err := listener.Accept()
		if ctx.Err() != nil {
			if err == nil {
				conn.Close()
			}
			return ctx.Err()
		}
		if err != nil && errors.Is(err, net.ErrClosed) {
			return fmt.Errorf("accept MLLP connections: %w", err)
		}
		if err != nil { // too many files are open, or a peer was gone at once: it passes
			pause = min(max(2*pause, 5*time.Millisecond), time.Second)
			s.Log.Warn("no connection could be accepted; it is tried again", "reason", err, "after", pause)
			select {
			case <-ctx.Done():
			case <-time.After(pause):
			}
			continue
		}
		pause = 0
		peer := Peer{Address: host(conn)}
		sender, ok := s.admit(conn, peer)
		if !ok {
			s.Log.Warn("connection refused: too many are open", "peer", peer.Address)
			conn.Close()
			continue
		}
		group.Go(func() {
			c := &connection{Server: s, conn: conn, peer: peer, sender: sender}
			defer c.end()
			if err := c.serve(ctx); err != nil {
				s.Log.Warn("connection ended", "peer", c.peer.Address, "name", c.peer.Name, "reason", err)
			}
		})
	}
}

func host(conn net.Conn) string {
	address, _, err := net.SplitHostPort(conn.RemoteAddr().String())
	if err != nil {
		return conn.RemoteAddr().String()
	}
	return address
}

// admit counts a connection, or says that there are too many.
func (s *Server) admit(conn net.Conn, peer Peer) (*account, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.open) >= s.Limits.MaxConnections {
		return nil, false
	}
	sender, ok := s.enter(peer)
	if ok {
		s.open[conn] = true
	}
	return sender, ok
}

// stopReading ends the reading of all connections; what was read is answered.
func (s *Server) stopReading() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for conn := range s.open {
		if err := conn.SetReadDeadline(time.Unix(1, 0)); err != nil {
			conn.Close()
		}
	}
}
