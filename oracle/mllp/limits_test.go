package mllp_test

import (
	"context"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/labseal/labseal/oracle/mllp"
)

// gate counts the messages that it was given, and answers none before it is opened.
type gate struct {
	taken atomic.Int32
	open  chan struct{}
}

func (g *gate) Take(_ context.Context, _ mllp.Peer, message []byte) func(context.Context) ([][]byte, error) {
	g.taken.Add(1)
	return func(ctx context.Context) ([][]byte, error) {
		select {
		case <-g.open:
			return [][]byte{append([]byte("re:"), message...)}, nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// settle waits until the gate was given n messages and looks a while whether it is given more.
func (g *gate) settle(t *testing.T, n int32) {
	t.Helper()
	for range 2000 {
		if g.taken.Load() >= n {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	time.Sleep(100 * time.Millisecond)
	if got := g.taken.Load(); got != n {
		t.Fatalf("%d messages are on the way, want %d", got, n)
	}
}

// TestServer_InFlight reads no more of a sender that has enough on the way, over all of its connections; another sender
// is read. When they are answered, all the others are taken.
func TestServer_InFlight(t *testing.T) {
	long := strings.Repeat("x", 400)
	for name, limits := range map[string]mllp.Limits{
		"messages": {InFlight: 3},
		"bytes":    {MaxMessage: 500, InFlightBytes: 3*402 + 100}, // with the end of each frame
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g, w := &gate{open: make(chan struct{})}, newTLS(t)
			address, _ := serve(t, &mllp.Server{Handler: g, TLS: w.server, Limits: limits})
			var clients []*client
			for range 2 {
				c := w.dial(t, address, "LIS East")
				c.send(long+"1", long+"2", long+"3")
				clients = append(clients, c)
			}
			g.settle(t, 3)
			other := w.dial(t, address, "LIS West")
			other.send("meanwhile")
			g.settle(t, 4)
			close(g.open)
			other.expect("re:meanwhile")
			for _, c := range clients {
				c.expect("re:"+long+"1", "re:"+long+"2", "re:"+long+"3")
			}
		})
	}
}

// TestServer_AllBytes holds up all senders while too much of all of them is on the way.
func TestServer_AllBytes(t *testing.T) {
	g, w := &gate{open: make(chan struct{})}, newTLS(t)
	address, _ := serve(t, &mllp.Server{Handler: g, TLS: w.server, Limits: mllp.Limits{MaxMessage: 500, Bytes: 700}})
	long := strings.Repeat("x", 400)
	east, west := w.dial(t, address, "LIS East"), w.dial(t, address, "LIS West")
	east.send(long)
	g.settle(t, 1)
	west.send(long)
	g.settle(t, 1)
	close(g.open)
	east.expect("re:" + long)
	west.expect("re:" + long)
}

// TestServer_PerSender counts connections by the name of the certificate, not by the address that all come from.
func TestServer_PerSender(t *testing.T) {
	w := newTLS(t)
	address, _ := serve(t, &mllp.Server{Handler: &echo{}, TLS: w.server, Limits: mllp.Limits{PerSender: 1}})
	for _, name := range []string{"LIS East", "LIS West"} {
		c := w.dial(t, address, name)
		c.send("a")
		c.expect("re:a")
	}
	second := w.dial(t, address, "LIS East")
	second.Write(mllp.AppendFrame(nil, []byte("b"))) //nolint:errcheck // it may be closed already
	second.expectEnd()
}

// TestServer_PerSecond spreads a sender's messages over time, over all of its connections.
func TestServer_PerSecond(t *testing.T) {
	address, _ := serve(t, &mllp.Server{Handler: &echo{}, Limits: mllp.Limits{PerSecond: 20}})
	begin := time.Now()
	one, two := dial(t, address), dial(t, address)
	one.send("a", "b", "c")
	two.send("d", "e", "f")
	one.expect("re:a", "re:b", "re:c")
	two.expect("re:d", "re:e", "re:f")
	if took := time.Since(begin); took < 5*50*time.Millisecond {
		t.Errorf("six messages in %s, at 20 a second", took)
	}
}

// TestServer_Slow ends the connection of whoever sends a frame byte by byte, does not shake hands or does not read its
// answers, and answers others meanwhile.
func TestServer_Slow(t *testing.T) {
	limits := mllp.Limits{FrameTimeout: 300 * time.Millisecond, WriteTimeout: 300 * time.Millisecond}
	t.Run("byte by byte", func(t *testing.T) {
		t.Parallel()
		address, _ := serve(t, &mllp.Server{Handler: &echo{}, Limits: limits})
		c := dial(t, address)
		ended := make(chan error, 1)
		go func() {
			for next := "\x0b"; ; next = "x" {
				if _, err := io.WriteString(c, next); err != nil {
					ended <- err
					return
				}
				time.Sleep(20 * time.Millisecond)
			}
		}()
		other := dial(t, address)
		other.send("meanwhile")
		other.expect("re:meanwhile")
		c.expectEnd()
		<-ended
	})
	t.Run("no handshake", func(t *testing.T) {
		t.Parallel()
		w := newTLS(t)
		address, _ := serve(t, &mllp.Server{Handler: &echo{}, TLS: w.server, Limits: limits})
		c := dial(t, address)
		other := w.dial(t, address, "LIS East")
		other.send("meanwhile")
		other.expect("re:meanwhile")
		c.expectEnd()
	})
	t.Run("answers that nobody reads", func(t *testing.T) {
		t.Parallel()
		g := &gate{open: make(chan struct{})}
		close(g.open)
		address, _ := serve(t, &mllp.Server{Handler: g, Limits: limits})
		c := dial(t, address)
		frame := mllp.AppendFrame(nil, []byte(strings.Repeat("x", 1<<20)))
		for range 10_000 { // until the buffers between are full of answers, and the server has waited long enough
			if _, err := c.Write(frame); err != nil {
				other := dial(t, address)
				other.send("meanwhile")
				other.expect("re:meanwhile")
				return
			}
		}
		t.Error("10 GiB were taken of a peer that reads no answer")
	})
}

// TestServer_Reset gives back what a sender had on the way when its connection broke, in a frame or behind it.
func TestServer_Reset(t *testing.T) {
	g := &gate{open: make(chan struct{})}
	close(g.open)
	address, _ := serve(t, &mllp.Server{Handler: g, Limits: mllp.Limits{MaxMessage: 500, InFlightBytes: 501, InFlight: 1}})
	for range 20 {
		c := dial(t, address)
		_, err := io.WriteString(c, "\x0b"+strings.Repeat("x", 400))
		check(t, err)
		check(t, c.Conn.(*net.TCPConn).SetLinger(0))
		c.Close()
	}
	c := dial(t, address)
	c.send(strings.Repeat("y", 400))
	c.expect("re:" + strings.Repeat("y", 400))
}
