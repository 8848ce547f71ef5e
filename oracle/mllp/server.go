package mllp

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"sync"
	"time"
)

// Peer is who sends.
type Peer struct {
	Name    string // of its client certificate; empty without
	Address string // host, without port
}

// Handler takes messages.
type Handler interface {
	// Take takes one message of a peer, in the order in which the peer sends them. What it returns waits until the
	// answer can be sent; a nil answer sends nothing. An error closes the connection unanswered, so that the peer sends
	// again.
	Take(ctx context.Context, peer Peer, message []byte) func(context.Context) (answer []byte, err error)
}

// Limits bound what peers may take of the server. The zero value of each is its default.
type Limits struct {
	MaxMessage     int           // bytes; 64 MiB
	MaxConnections int           // of all peers; 256
	MaxPerPeer     int           // connections of one peer; 32
	InFlight       int           // messages of one connection that are not answered; 64
	PerSecond      int           // messages of one connection; 0 is without limit
	IdleTimeout    time.Duration // without a frame; 1 hour
	FrameTimeout   time.Duration // from the begin of a frame to its end; 1 minute
	WriteTimeout   time.Duration // for an answer; 30 seconds
	GraceTimeout   time.Duration // for what is in flight when the server stops; 10 seconds
}

func (l Limits) orDefaults() Limits {
	fill := func(v *int, d int) {
		if *v == 0 {
			*v = d
		}
	}
	wait := func(v *time.Duration, d time.Duration) {
		if *v == 0 {
			*v = d
		}
	}
	fill(&l.MaxMessage, 64<<20)
	fill(&l.MaxConnections, 256)
	fill(&l.MaxPerPeer, 32)
	fill(&l.InFlight, 64)
	wait(&l.IdleTimeout, time.Hour)
	wait(&l.FrameTimeout, time.Minute)
	wait(&l.WriteTimeout, 30*time.Second)
	wait(&l.GraceTimeout, 10*time.Second)
	return l
}

// Server serves MLLP. Its fields are set before Serve.
type Server struct {
	Handler Handler
	TLS     *tls.Config // nil: without TLS
	Limits  Limits
	Log     *slog.Logger

	mu    sync.Mutex
	open  map[net.Conn]string // address by connection
	peers map[string]int
}

// Serve accepts connections until the context ends, then answers what is in flight and closes all. It closes the
// listener.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	s.Limits = s.Limits.orDefaults()
	s.open, s.peers = map[net.Conn]string{}, map[string]int{}
	var group sync.WaitGroup
	defer group.Wait()
	stop := context.AfterFunc(ctx, func() {
		listener.Close()
		s.stopReading()
	})
	defer stop()
	defer listener.Close()
	for {
		conn, err := listener.Accept()
		if ctx.Err() != nil {
			if err == nil {
				conn.Close()
			}
			return ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("accept MLLP connections: %w", err)
		}
		address := host(conn)
		if !s.admit(conn, address) {
			s.Log.Warn("connection refused: too many are open", "peer", address)
			conn.Close()
			continue
		}
		group.Go(func() {
			defer s.leave(conn, address)
			defer conn.Close()
			if err := s.serve(ctx, conn, address); err != nil {
				s.Log.Warn("connection ended", "peer", address, "reason", err)
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

func (s *Server) admit(conn net.Conn, address string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.open) >= s.Limits.MaxConnections || s.peers[address] >= s.Limits.MaxPerPeer {
		return false
	}
	s.open[conn] = address
	s.peers[address]++
	return true
}

func (s *Server) leave(conn net.Conn, address string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.open, conn)
	if s.peers[address]--; s.peers[address] == 0 {
		delete(s.peers, address)
	}
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

// serve reads one connection, and answers it, until its peer ends it, breaks the protocol or is too slow.
func (s *Server) serve(ctx context.Context, conn net.Conn, address string) error {
	peer := Peer{Address: address}
	if s.TLS != nil {
		secure := tls.Server(conn, s.TLS)
		shake, cancel := context.WithTimeout(ctx, s.Limits.FrameTimeout)
		err := secure.HandshakeContext(shake)
		cancel()
		if err != nil {
			return fmt.Errorf("TLS handshake: %w", err)
		}
		if certificates := secure.ConnectionState().PeerCertificates; len(certificates) > 0 {
			peer.Name = certificates[0].Subject.CommonName
		}
		conn = secure
	}
	// Answers go on when the server stops, for as long as it has grace.
	answering, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	grace := context.AfterFunc(ctx, func() { time.AfterFunc(s.Limits.GraceTimeout, cancel) })
	defer grace()

	waiting := make(chan func(context.Context) ([]byte, error), s.Limits.InFlight)
	written := make(chan error, 1)
	go func() {
		err := s.write(answering, conn, waiting)
		if err != nil {
			conn.Close() // the reader ends too
		}
		written <- err
	}()
	readErr := s.read(ctx, answering, conn, peer, waiting, written)
	close(waiting)
	if err := <-written; err != nil {
		return err
	}
	if ctx.Err() != nil || errors.Is(readErr, io.EOF) {
		return nil
	}
	return readErr
}

// read hands on messages until the stream ends.
func (s *Server) read(
	ctx, answering context.Context, conn net.Conn, peer Peer, waiting chan<- func(context.Context) ([]byte, error), written chan error,
) error {
	frames := NewReader(conn, s.Limits.MaxMessage)
	pace := newPace(s.Limits.PerSecond)
	for {
		if err := s.deadline(ctx, conn, s.Limits.IdleTimeout); err != nil {
			return err
		}
		if err := frames.Wait(); err != nil {
			return err
		}
		if err := s.deadline(ctx, conn, s.Limits.FrameTimeout); err != nil {
			return err
		}
		message, err := frames.Message()
		if err != nil {
			return err
		}
		if err := pace.wait(ctx); err != nil {
			return err
		}
		select {
		case waiting <- s.Handler.Take(answering, peer, message):
		case err := <-written: // nobody answers any more
			written <- err
			return err
		}
	}
}

// deadline sets until when the next bytes must come, unless the server stops.
func (s *Server) deadline(ctx context.Context, conn net.Conn, d time.Duration) error {
	s.mu.Lock() // so that stopReading can't come between
	defer s.mu.Unlock()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return conn.SetReadDeadline(time.Now().Add(d))
}

// write sends answers in their order.
func (s *Server) write(ctx context.Context, conn net.Conn, waiting <-chan func(context.Context) ([]byte, error)) error {
	var frame []byte
	for answer := range waiting {
		message, err := answer(ctx)
		if err != nil {
			return fmt.Errorf("answer: %w", err)
		}
		if message == nil {
			continue
		}
		frame = AppendFrame(frame[:0], message)
		if err := conn.SetWriteDeadline(time.Now().Add(s.Limits.WriteTimeout)); err != nil {
			return err
		}
		if _, err := conn.Write(frame); err != nil {
			return fmt.Errorf("answer: %w", err)
		}
	}
	return nil
}

// pace spreads messages over time.
type pace struct {
	gap  time.Duration
	next time.Time
}

func newPace(perSecond int) *pace {
	if perSecond == 0 {
		return &pace{}
	}
	return &pace{gap: time.Second / time.Duration(perSecond)}
}

func (p *pace) wait(ctx context.Context) error {
	if p.gap == 0 {
		return nil
	}
	now := time.Now()
	if p.next.Before(now) {
		p.next = now
	}
	delay := p.next.Sub(now)
	p.next = p.next.Add(p.gap)
	if delay == 0 {
		return nil
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(delay):
		return nil
	}
}
