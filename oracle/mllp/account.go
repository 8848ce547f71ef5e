package mllp

import (
	"context"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
)

// account is what one sender has on the way, over all of its connections.
type account struct {
	key         string
	connections int // guarded by Server.mu
	messages    *semaphore.Weighted
	bytes       *semaphore.Weighted
	pace        pace
}

// key is what a sender is known by.
func (p Peer) key() string {
	if p.Name != "" {
		return "name " + p.Name
	}
	return "address " + p.Address
}

// enter counts a connection of a sender, or says that it has too many. The caller holds the lock.
func (s *Server) enter(peer Peer) (*account, bool) {
	key := peer.key()
	a := s.accounts[key]
	if a == nil {
		a = &account{
			key: key, messages: semaphore.NewWeighted(int64(s.Limits.InFlight)),
			bytes: semaphore.NewWeighted(s.Limits.InFlightBytes), pace: newPace(s.Limits.PerSecond),
		}
	}
	if a.connections >= s.Limits.PerSender {
		return nil, false
	}
	s.accounts[key] = a
	a.connections++
	return a, true
}

// leave takes a connection off its sender's account. The caller holds the lock.
func (s *Server) leave(a *account) {
	if a.connections--; a.connections == 0 {
		delete(s.accounts, a.key)
	}
}

// rename moves a connection from the account of its address to that of the name that its certificate shows.
func (s *Server) rename(old *account, peer Peer) (*account, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	a, ok := s.enter(peer)
	if ok {
		s.leave(old)
	}
	return a, ok
}

// pace spreads the messages of a sender over time.
type pace struct {
	gap  time.Duration
	mu   sync.Mutex
	next time.Time
}

func newPace(perSecond int) pace {
	if perSecond == 0 {
		return pace{}
	}
	return pace{gap: time.Second / time.Duration(perSecond)}
}

func (p *pace) wait(ctx context.Context) error {
	if p.gap == 0 {
		return nil
	}
	delay := p.turn(time.Now())
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

// turn is how long the next message must wait.
func (p *pace) turn(now time.Time) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.next.Before(now) {
		p.next = now
	}
	delay := p.next.Sub(now)
	p.next = p.next.Add(p.gap)
	return delay
}
