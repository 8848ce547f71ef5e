// Package quota bounds what one caller may take of a server: how much of its may be under way, and how often it may come.
//
// A caller is whatever the server knows one by: a name that was proven, or an address. Each has an account of its own, so
// that none can take what is another's. The accounts themselves are bounded too: those that are silent are forgotten, and
// where there are too many all newcomers share one, so that whoever has many addresses takes no memory.
package quota

import (
	"math"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits are what one caller may take.
type Limits struct {
	InFlight      int   // requests that are not answered; 0 is without limit
	InFlightBytes int64 // their bodies; 0 is without limit
	PerSecond     int   // requests, and as many may come at once; 0 is without limit
}

// forgotten is how long a caller must have been silent to be forgotten.
const forgotten = time.Minute

// most is how many accounts there are at once; who comes then shares the account of newcomer.
const (
	most     = 1 << 16
	newcomer = "\x00newcomer"
)

// Book is what callers have under way. Its methods may be called at once.
type Book struct {
	limits Limits

	mu       sync.Mutex
	accounts map[string]*account
	swept    time.Time // when the silent ones were last forgotten
}

// account is what one caller has under way.
type account struct {
	requests int
	bytes    int64
	pace     *rate.Limiter
	last     time.Time
}

// NewBook opens a book of callers who all have the same limits.
func NewBook(l Limits) *Book {
	if l.InFlight <= 0 {
		l.InFlight = math.MaxInt
	}
	if l.InFlightBytes <= 0 {
		l.InFlightBytes = math.MaxInt64
	}
	return &Book{limits: l, accounts: map[string]*account{}}
}

// Enter puts a request of size bytes on a caller's account, until leave is called. Where the account is full, leave is nil
// and the caller is to wait.
func (b *Book) Enter(caller string, size int64, now time.Time) (leave func(), wait time.Duration) {
	v, wait := b.Visit(caller, size, now)
	if v == nil {
		return nil, wait
	}
	return v.Leave, 0
}

// Visit is a request on its caller's account.
type Visit struct {
	book    *Book
	account *account
	size    int64
}

// Visit is Enter for a request whose size may turn out to be more.
func (b *Book) Visit(caller string, size int64, now time.Time) (v *Visit, wait time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.sweep(now)
	a := b.of(caller)
	a.last = now
	if a.requests >= b.limits.InFlight || a.bytes > b.limits.InFlightBytes-size {
		return nil, time.Second
	}
	turn := a.pace.ReserveN(now, 1)
	if delay := turn.DelayFrom(now); delay > 0 {
		turn.CancelAt(now)
		return nil, delay
	}
	a.requests++
	a.bytes += size
	return &Visit{b, a, size}, 0
}

// Add puts n bytes more of the request on the account, if there is room for them.
func (v *Visit) Add(n int64) bool {
	v.book.mu.Lock()
	defer v.book.mu.Unlock()
	if v.account.bytes > v.book.limits.InFlightBytes-n {
		return false
	}
	v.account.bytes += n
	v.size += n
	return true
}

// Leave takes the request off the account.
func (v *Visit) Leave() {
	v.book.mu.Lock()
	defer v.book.mu.Unlock()
	v.account.requests--
	v.account.bytes -= v.size
}

// of is a caller's account, which is opened where there is none. The caller holds the lock.
func (b *Book) of(caller string) *account {
	a := b.accounts[caller]
	if a == nil && len(b.accounts) >= most {
		caller = newcomer
		a = b.accounts[caller]
	}
	if a == nil {
		a = &account{pace: rate.NewLimiter(rate.Inf, 0)}
		if n := b.limits.PerSecond; n > 0 {
			a.pace = rate.NewLimiter(rate.Limit(n), n)
		}
		b.accounts[caller] = a
	}
	return a
}

// sweep forgets who has nothing under way and has been silent. The caller holds the lock.
func (b *Book) sweep(now time.Time) {
	if now.Sub(b.swept) < forgotten {
		return
	}
	b.swept = now
	for caller, a := range b.accounts {
		if a.requests == 0 && now.Sub(a.last) > forgotten {
			delete(b.accounts, caller)
		}
	}
}

// Seconds rounds up to whole seconds, of which there is at least one: what a Retry-After says.
func Seconds(d time.Duration) int { return max(1, int(math.Ceil(d.Seconds()))) }

// Address is the caller behind the address of a connection. Whoever has an address of IPv6 has a whole network of them,
// which counts as one.
func Address(remote string) string {
	at, err := netip.ParseAddrPort(remote)
	if err != nil {
		return remote
	}
	address := at.Addr().Unmap().WithZone("")
	if address.Is6() {
		if network, err := address.Prefix(64); err == nil {
			return network.String()
		}
	}
	return address.String()
}
