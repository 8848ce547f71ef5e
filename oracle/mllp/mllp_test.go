package mllp_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"log/slog"
	"math/big"
	"net"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"
	"time"

	"github.com/labseal/labseal/oracle/mllp"
)

// echo answers each message with itself, behind "re:". The message "slow" is answered when it is let go, "silent" not
// at all, "both" twice, "fault" with an error.
type echo struct{ letGo, isSlow chan struct{} }

func newEcho() *echo { return &echo{make(chan struct{}), make(chan struct{})} }

func (e *echo) Take(_ context.Context, _ mllp.Peer, message []byte) func(context.Context) ([][]byte, error) {
	if string(message) == "slow" {
		close(e.isSlow)
	}
	return func(ctx context.Context) ([][]byte, error) {
		switch string(message) {
		case "slow":
			select {
			case <-e.letGo:
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		case "silent":
			return nil, nil
		case "both":
			return [][]byte{[]byte("re:both"), []byte("re:once more")}, nil
		case "fault":
			return nil, errors.New("the disk is full")
		}
		return [][]byte{append([]byte("re:"), message...)}, nil
	}
}

// serve starts a server and returns its address and a function that stops it and waits.
func serve(t *testing.T, s *mllp.Server) (address string, stop func()) {
	t.Helper()
	s.Log = slog.New(slog.DiscardHandler)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, listener) }()
	stop = func() {
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("serve: %v", err)
		}
		done <- context.Canceled
	}
	t.Cleanup(stop)
	return listener.Addr().String(), stop
}

type client struct {
	net.Conn
	*mllp.Reader
	t *testing.T
}

func dial(t *testing.T, address string) *client {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	check(t, err)
	t.Cleanup(func() { conn.Close() })
	check(t, conn.SetDeadline(time.Now().Add(20*time.Second)))
	return &client{conn, mllp.NewReader(conn, 1<<20), t}
}

func (c *client) send(messages ...string) {
	c.t.Helper()
	var b []byte
	for _, m := range messages {
		b = mllp.AppendFrame(b, []byte(m))
	}
	_, err := c.Write(b)
	check(c.t, err)
}

func (c *client) receive() (string, error) {
	if err := c.Wait(); err != nil {
		return "", err
	}
	b, err := c.Message()
	return string(b), err
}

func (c *client) expect(messages ...string) {
	c.t.Helper()
	for _, want := range messages {
		if got, err := c.receive(); err != nil || got != want {
			c.t.Fatalf("received %q (%v), want %q", got, err, want)
		}
	}
}

// expectEnd expects that the server closes the connection without another answer.
func (c *client) expectEnd() {
	c.t.Helper()
	got, err := c.receive()
	var timeout net.Error
	if err == nil || errors.As(err, &timeout) && timeout.Timeout() {
		c.t.Fatalf("received %q (%v), want the connection's end", got, err)
	}
}

// TestServer_Order answers in order, though a later answer is ready before.
func TestServer_Order(t *testing.T) {
	e := newEcho()
	address, _ := serve(t, &mllp.Server{Handler: e})
	c := dial(t, address)
	c.send("slow", "b", "silent", "both", "c")
	other := dial(t, address)
	other.send("meanwhile")
	other.expect("re:meanwhile")
	close(e.letGo)
	c.expect("re:slow", "re:b", "re:both", "re:once more", "re:c")
}

// TestServer_Stop answers what is in flight, and takes nothing more.
func TestServer_Stop(t *testing.T) {
	e := newEcho()
	address, stop := serve(t, &mllp.Server{Handler: e})
	c := dial(t, address)
	c.send("a", "slow")
	c.expect("re:a")
	<-e.isSlow
	stopped := make(chan struct{})
	go func() { stop(); close(stopped) }()
	for { // until the listener is closed
		conn, err := net.Dial("tcp", address)
		if err != nil {
			break
		}
		conn.Close()
	}
	close(e.letGo)
	c.expect("re:slow")
	c.expectEnd()
	<-stopped
}

// TestServer_Grace ends though an answer never comes.
func TestServer_Grace(t *testing.T) {
	e := newEcho()
	address, stop := serve(t, &mllp.Server{Handler: e, Limits: mllp.Limits{GraceTimeout: 50 * time.Millisecond}})
	c := dial(t, address)
	c.send("a", "slow")
	c.expect("re:a")
	stop()
	c.expectEnd()
}

// TestServer_Broken ends the connection of whoever breaks the protocol or is too slow, and no other's.
func TestServer_Broken(t *testing.T) {
	limits := mllp.Limits{MaxMessage: 100, FrameTimeout: 200 * time.Millisecond, IdleTimeout: time.Second}
	address, _ := serve(t, &mllp.Server{Handler: &echo{}, Limits: limits})
	for name, sent := range map[string]string{
		"bytes outside of a frame":  "MSH|",
		"too large":                 "\x0b" + strings.Repeat("x", 200) + "\x1c\r",
		"an end inside":             "\x0bab\x1ccd\x1c\r",
		"a frame that does not end": "\x0babc",
		"silence":                   "",
		"a fault of ours":           "\x0bfault\x1c\r",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := dial(t, address)
			c.send("before")
			c.expect("re:before")
			_, err := io.WriteString(c, sent)
			check(t, err)
			c.expectEnd()
			again := dial(t, address)
			again.send("after")
			again.expect("re:after")
		})
	}
}

// TestServer_HalfOpen answers a peer that has ended its own side, and hands on no message that is not whole.
func TestServer_HalfOpen(t *testing.T) {
	address, _ := serve(t, &mllp.Server{Handler: &echo{}})
	c := dial(t, address)
	c.send("a", "b")
	_, err := io.WriteString(c, "\x0bhalf")
	check(t, err)
	check(t, c.Conn.(*net.TCPConn).CloseWrite())
	c.expect("re:a", "re:b")
	c.expectEnd()
}

// TestServer_NoReturn answers a sender that leaves the carriage return behind a frame out and waits for its answer.
func TestServer_NoReturn(t *testing.T) {
	w := newTLS(t)
	limits := mllp.Limits{EndTimeout: 50 * time.Millisecond}
	plain, _ := serve(t, &mllp.Server{Handler: &echo{}, Limits: limits})
	secure, _ := serve(t, &mllp.Server{Handler: &echo{}, Limits: limits, TLS: w.server})
	for _, c := range []*client{dial(t, plain), w.dial(t, secure, "LIS East")} {
		for range 2 {
			_, err := io.WriteString(c, "\x0ba\x1c")
			check(t, err)
			c.expect("re:a")
		}
		c.send("b")
		c.expect("re:b")
	}
}

// failing is a listener that can't accept at first.
type failing struct {
	net.Listener
	left int
}

func (f *failing) Accept() (net.Conn, error) {
	if f.left > 0 {
		f.left--
		return nil, &net.OpError{Op: "accept", Err: syscall.EMFILE}
	}
	return f.Listener.Accept()
}

// TestServer_Accept goes on where connections could not be accepted for a while.
func TestServer_Accept(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	s := &mllp.Server{Handler: &echo{}, Log: slog.New(slog.DiscardHandler)}
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, &failing{listener, 3}) }()
	c := dial(t, listener.Addr().String())
	c.send("a")
	c.expect("re:a")
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestServer_Limits refuses connections beyond the limit, and lets others in when they end.
func TestServer_Limits(t *testing.T) {
	address, _ := serve(t, &mllp.Server{Handler: &echo{}, Limits: mllp.Limits{PerSender: 1}})
	first := dial(t, address)
	first.send("a")
	first.expect("re:a")
	dial(t, address).expectEnd()
	first.Close()
	for range 100 {
		c := dial(t, address)
		c.send("b")
		if got, err := c.receive(); err == nil && got == "re:b" {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatal("no connection is let in behind one that ended")
}

// TestServer_TLS lets in who shows a certificate of the right authority, and names it.
func TestServer_TLS(t *testing.T) {
	w := newTLS(t)
	names := make(chan string, 1)
	address, _ := serve(t, &mllp.Server{Handler: handler(func(p mllp.Peer, m []byte) []byte {
		names <- p.Name
		return m
	}), TLS: w.server})
	c := w.dial(t, address, "LIS East")
	c.send("a")
	c.expect("a")
	if name := <-names; name != "LIS East" {
		t.Errorf("the peer is called %q", name)
	}
	stranger := w.dial(t, address, "")
	stranger.Write(mllp.AppendFrame(nil, []byte("a"))) //nolint:errcheck // it may be closed already
	stranger.expectEnd()
}

// secured is a server's TLS, and the authority whose clients it lets in.
type secured struct {
	server *tls.Config
	pool   *x509.CertPool
	sign   func(name string) tls.Certificate
}

func newTLS(t *testing.T) *secured {
	t.Helper()
	authority, sign := newAuthority(t)
	pool := x509.NewCertPool()
	pool.AddCert(authority)
	return &secured{&tls.Config{
		MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{sign("localhost")},
		ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: pool,
	}, pool, sign}
}

// dial connects under a name, or without a certificate.
func (s *secured) dial(t *testing.T, address, name string) *client {
	t.Helper()
	config := &tls.Config{RootCAs: s.pool, ServerName: "localhost", MinVersion: tls.VersionTLS12}
	if name != "" {
		config.Certificates = []tls.Certificate{s.sign(name)}
	}
	conn, err := tls.Dial("tcp", address, config)
	check(t, err)
	t.Cleanup(func() { conn.Close() })
	check(t, conn.SetDeadline(time.Now().Add(20*time.Second)))
	return &client{conn, mllp.NewReader(conn, 1<<20), t}
}

type handler func(mllp.Peer, []byte) []byte

func (h handler) Take(_ context.Context, p mllp.Peer, m []byte) func(context.Context) ([][]byte, error) {
	return func(context.Context) ([][]byte, error) { return [][]byte{h(p, m)}, nil }
}

func newAuthority(t *testing.T) (*x509.Certificate, func(name string) tls.Certificate) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "authority"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	raw, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	check(t, err)
	authority, err := x509.ParseCertificate(raw)
	check(t, err)
	return authority, func(name string) tls.Certificate {
		own, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		check(t, err)
		raw, err := x509.CreateCertificate(rand.Reader, &x509.Certificate{
			SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: name}, DNSNames: []string{"localhost"},
			NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		}, authority, own.Public(), key)
		check(t, err)
		return tls.Certificate{Certificate: [][]byte{raw}, PrivateKey: own}
	}
}

// FuzzReader reads any stream: what it finds are the same messages however the stream is cut, and writing them again
// and reading that gives them back.
func FuzzReader(f *testing.F) {
	f.Add([]byte("\x0bMSH|a\x1c\r\x0bb\x1c\x0bc\x1c\r\n"))
	f.Add([]byte("\x0b\x0b\x1c\x1c\r"))
	f.Fuzz(func(t *testing.T, stream []byte) {
		messages := read(bytes.NewReader(stream))
		if cut := read(iotest.OneByteReader(bytes.NewReader(stream))); !equal(messages, cut) {
			t.Fatalf("in one piece %q, byte by byte %q", messages, cut)
		}
		var again []byte
		for _, m := range messages {
			again = mllp.AppendFrame(again, m)
		}
		if got := read(bytes.NewReader(again)); !equal(got, messages) {
			t.Fatalf("wrote %q, read %q", messages, got)
		}
	})
}

func read(r io.Reader) (messages [][]byte) {
	frames := mllp.NewReader(r, 1000)
	for frames.Wait() == nil {
		m, err := frames.Message()
		if err != nil {
			break
		}
		messages = append(messages, m)
	}
	return messages
}

func equal(a, b [][]byte) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !bytes.Equal(a[i], b[i]) {
			return false
		}
	}
	return true
}

func BenchmarkReader(b *testing.B) {
	stream := mllp.AppendFrame(nil, bytes.Repeat([]byte("OBX|1|NM|718-7\r"), 280))
	b.SetBytes(int64(len(stream)))
	b.ReportAllocs()
	for b.Loop() {
		read(bytes.NewReader(stream))
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
