package e2e

import (
	"fmt"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/mllp"
)

// load is what senders do to an oracle, over eight connections.
type load struct {
	address  string
	inFlight int     // messages that are unanswered at any time, over all connections, as soon as there are any
	rate     float64 // a second: each is sent when it is due, however many are unanswered; 0: whenever inFlight allows
}

// run sends messages, each connection its own numbers, until next has no more for one. It returns how long each message
// waited for its answer: since it was sent, or, at a rate, since it was due, so that what holds up a sender counts too.
func (l load) run(b *testing.B, next func(n int) []byte) (waits []time.Duration) {
	b.Helper()
	const senders = 8
	const any = 4096 // messages in flight of one connection at a rate: more than are ever reached
	window, begun := max(1, l.inFlight/senders), time.Now()
	if l.rate > 0 {
		window = any
	}
	var lock sync.Mutex
	var group sync.WaitGroup
	for sender := range senders {
		s := &stream{window: window, next: func(i int) []byte { return next(i*senders + sender) }}
		if l.rate > 0 {
			s.due = func(i int) time.Time {
				return begun.Add(time.Duration(float64(i*senders+sender) / l.rate * float64(time.Second)))
			}
		}
		group.Go(func() {
			err := s.run(l.address)
			lock.Lock()
			defer lock.Unlock()
			waits = append(waits, s.waits...)
			if err != nil {
				b.Error(err)
			}
		})
	}
	group.Wait()
	return waits
}

// stream is the messages of one connection.
type stream struct {
	window int
	due    func(i int) time.Time // nil: as soon as the window allows
	next   func(i int) []byte
	waits  []time.Duration
}

// run sends messages until there are none, and waits for all answers.
func (s *stream) run(address string) error {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	defer conn.Close()
	sent, room, done := make(chan time.Time, s.window), make(chan struct{}, s.window), make(chan error, 1)
	go func() { done <- s.read(conn, sent, room) }()
	for i := 0; ; i++ {
		message := s.next(i)
		if message == nil {
			break
		}
		frame := mllp.AppendFrame(nil, message)
		var since time.Time
		if s.due != nil {
			since = s.due(i)
			time.Sleep(time.Until(since))
		}
		select {
		case room <- struct{}{}:
		case err := <-done:
			return err
		}
		if s.due == nil {
			since = time.Now()
		}
		sent <- since
		if _, err := conn.Write(frame); err != nil {
			return err
		}
	}
	close(sent)
	return <-done
}

// read reads an answer to each message that was sent.
func (s *stream) read(conn net.Conn, sent <-chan time.Time, room <-chan struct{}) error {
	answers := mllp.NewReader(conn, 1<<20)
	for since := range sent {
		if err := answers.Wait(); err != nil {
			return err
		}
		answer, err := answers.Message()
		if code, _, text, _ := hl7.ReadAck(answer); err != nil || code != hl7.ApplicationAccept {
			return fmt.Errorf("answered %s %s: %w", code, text, err)
		}
		s.waits = append(s.waits, time.Since(since))
		<-room
	}
	return nil
}
