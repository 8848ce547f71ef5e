package fhirserver

import (
	"math"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits bound what one sender may take of the server. The zero value of each is its default. Whoever has as much as it
// may is answered 429, with the time after which to send again; nothing of what it posted is kept.
type Limits struct {
	InFlight      int   // requests that are not answered; 64
	InFlightBytes int64 // their bodies; 128 MiB, and never less than one body may have
	PerSecond     int   // requests, and as many may come at once; 0 is without limit
}

// forgotten is how long a sender must have been silent to be forgotten.
const forgotten = time.Minute

// books are what the senders have on the way.
type books struct {
	limits Limits

	mu       sync.Mutex
	accounts map[string]*account
	swept    time.Time // when the silent ones were last forgotten
}

// account is what one sender has on the way.
type account struct {
	requests int
	bytes    int64
	pace     *rate.Limiter
	last     time.Time
}

func newBooks(l Limits, maxBody int64) *books {
	if l.InFlight <= 0 {
		l.InFlight = 64
	}
	if l.InFlightBytes <= 0 {
		l.InFlightBytes = 128 << 20
	}
	l.InFlightBytes = max(l.InFlightBytes, maxBody)
	return &books{limits: l, accounts: map[string]*account{}}
}

// enter puts a request of size bytes on a sender's account. Where that is full it says how long the sender should wait.
func (b *books) enter(sender string, size int64, now time.Time) (leave func(), wait time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.sweep(now)
	a := b.accounts[sender]
	if a == nil {
		a = &account{pace: rate.NewLimiter(rate.Inf, 0)}
		if n := b.limits.PerSecond; n > 0 {
			a.pace = rate.NewLimiter(rate.Limit(n), n)
		}
		b.accounts[sender] = a
	}
	a.last = now
	if a.requests >= b.limits.InFlight || a.bytes+size > b.limits.InFlightBytes {
		return nil, time.Second
	}
	turn := a.pace.ReserveN(now, 1)
	if delay := turn.DelayFrom(now); delay > 0 {
		turn.CancelAt(now)
		return nil, delay
	}
	a.requests++
	a.bytes += size
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		a.requests--
		a.bytes -= size
	}, 0
}

// sweep forgets who has nothing on the way and has been silent. The caller holds the lock.
func (b *books) sweep(now time.Time) {
	if now.Sub(b.swept) < forgotten {
		return
	}
	b.swept = now
	for sender, a := range b.accounts {
		if a.requests == 0 && now.Sub(a.last) > forgotten {
			delete(b.accounts, sender)
		}
	}
}

// seconds rounds up to whole seconds, of which there is at least one.
func seconds(d time.Duration) int { return max(1, int(math.Ceil(d.Seconds()))) }
