package mllp

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"time"
)

// connection is one connection of a sender.
type connection struct {
	*Server
	conn   net.Conn // as it was accepted: what the server's books know it by
	stream net.Conn // what is read and written: conn, or TLS on it
	peer   Peer
	sender *account
	held   int64 // bytes of the frame that is being read, on the books of all and of the sender
}

// taken is a message that is to be answered.
type taken struct {
	wait func(context.Context) ([][]byte, error)
	size int64 // of the message
}

// serve reads the connection, and answers it, until its peer ends it, breaks the protocol or is too slow.
func (c *connection) serve(ctx context.Context) error {
	if err := c.secure(ctx); err != nil {
		return err
	}
	// Answers go on when the server stops, for as long as it has grace.
	answering, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	grace := context.AfterFunc(ctx, func() { time.AfterFunc(c.Limits.GraceTimeout, cancel) })
	defer grace()

	reading, stop := context.WithCancel(ctx)
	defer stop()
	waiting := make(chan taken, c.Limits.InFlight)
	written := make(chan error, 1)
	go func() { written <- c.write(answering, waiting, stop) }()
	readErr := c.read(reading, answering, waiting)
	close(waiting)
	if err := <-written; err != nil {
		return err
	}
	if ctx.Err() != nil || errors.Is(readErr, io.EOF) {
		return nil
	}
	return readErr
}

// end closes the connection and takes it off the books.
func (c *connection) end() {
	c.conn.Close()
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.open, c.conn)
	c.Server.leave(c.sender)
}

// secure shakes hands, where there is TLS, and learns the peer's name.
func (c *connection) secure(ctx context.Context) error {
	if c.stream = c.conn; c.TLS == nil {
		return nil
	}
	secure := tls.Server(c.conn, c.TLS)
	shake, cancel := context.WithTimeout(ctx, c.Limits.FrameTimeout)
	defer cancel()
	if err := secure.HandshakeContext(shake); err != nil {
		return fmt.Errorf("TLS handshake: %w", err)
	}
	c.stream = secure
	certificates := secure.ConnectionState().PeerCertificates
	if len(certificates) == 0 || certificates[0].Subject.CommonName == "" {
		return nil
	}
	c.peer.Name = certificates[0].Subject.CommonName
	sender, ok := c.rename(c.sender, c.peer)
	if !ok {
		return errors.New("too many connections of this sender are open")
	}
	c.sender = sender
	return nil
}

// read hands on messages until the stream ends, nobody answers any more or the server stops.
func (c *connection) read(ctx, answering context.Context, waiting chan<- taken) error {
	frames := NewReader(c.stream, c.Limits.MaxMessage)
	frames.reserve = func(n int) error { return c.reserve(ctx, int64(n)) }
	frames.ending = func() error { return c.deadline(ctx, c.Limits.EndTimeout) }
	defer func() { c.release(c.held) }() // of a frame that did not come whole
	for {
		if err := c.deadline(ctx, c.Limits.IdleTimeout); err != nil {
			return err
		}
		if err := frames.Wait(); err != nil {
			return err
		}
		if err := c.deadline(ctx, c.Limits.FrameTimeout); err != nil {
			return err
		}
		message, err := frames.Message()
		if err != nil {
			return err
		}
		if err := c.sender.pace.wait(ctx); err != nil {
			return err
		}
		if err := c.sender.messages.Acquire(ctx, 1); err != nil {
			return err
		}
		// It never blocks: the sender has as many turns as the channel has places.
		waiting <- taken{c.Handler.Take(answering, c.peer, message), c.held}
		c.held = 0
	}
}

// reserve puts bytes that have come on the books. Where they are full it waits for answers, for as long as a frame may
// take.
func (c *connection) reserve(ctx context.Context, n int64) error {
	if c.sender.bytes.TryAcquire(n) {
		if c.bytes.TryAcquire(n) {
			c.held += n
			return nil
		}
		c.sender.bytes.Release(n)
	}
	wait, cancel := context.WithTimeout(ctx, c.Limits.FrameTimeout)
	defer cancel()
	if err := c.sender.bytes.Acquire(wait, n); err != nil {
		return fmt.Errorf("wait until less of this sender is on the way: %w", err)
	}
	if err := c.bytes.Acquire(wait, n); err != nil {
		c.sender.bytes.Release(n)
		return fmt.Errorf("wait until less of all senders is on the way: %w", err)
	}
	c.held += n
	return nil
}

func (c *connection) release(n int64) {
	c.sender.bytes.Release(n)
	c.bytes.Release(n)
}

// deadline sets until when the next bytes must come, unless the server stops.
func (c *connection) deadline(ctx context.Context, d time.Duration) error {
	c.mu.Lock() // so that stopReading can't come between
	defer c.mu.Unlock()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return c.stream.SetReadDeadline(time.Now().Add(d))
}

// write sends answers in their order. Where it can't, it ends the reading, and waits for what becomes of the messages
// all the same: they are on the way, and on the books.
func (c *connection) write(ctx context.Context, waiting <-chan taken, stop func()) (failed error) {
	var frames []byte
	for message := range waiting {
		answers, err := message.wait(ctx)
		c.release(message.size)
		c.sender.messages.Release(1)
		if err == nil && len(answers) > 0 && failed == nil {
			frames = frames[:0]
			for _, a := range answers {
				frames = AppendFrame(frames, a)
			}
			err = c.send(frames)
		}
		if err != nil && failed == nil {
			failed = fmt.Errorf("answer: %w", err)
			stop()
			c.conn.Close() // the reader ends too
		}
	}
	return failed
}

func (c *connection) send(frames []byte) error {
	if err := c.stream.SetWriteDeadline(time.Now().Add(c.Limits.WriteTimeout)); err != nil {
		return err
	}
	_, err := c.stream.Write(frames)
	return err
}
