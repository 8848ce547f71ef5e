package access

import (
	"math"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"time"

	"github.com/ethereum/go-ethereum/common/lru"
	"golang.org/x/time/rate"

	"github.com/labseal/labseal/auth"
)

// Limits are how much each caller may ask. A caller without a credential is their address, or the network of 2^64
// addresses that one host usually has in IPv6.
//
// What is remembered is bounded: of callers who were not seen for long, nothing is, and they begin with a full bucket.
type Limits struct {
	public, known, failures *buckets
	now                     func() time.Time
	// Proxies say for whom they ask; nil: nobody does.
	Proxies *Proxies
	// OnLimit is told which limit refused a request: public, known or failures. May be nil.
	OnLimit func(limit string)
}

// remembered is how many callers of each sort are.
const remembered = 16384

// NewLimits allows so many requests a second for each address, and for each caller who is known. Zero is no limit.
func NewLimits(public, known float64, now func() time.Time) *Limits {
	return &Limits{public: newBuckets(public), known: newBuckets(known), failures: newBuckets(1), now: now}
}

// buckets are for callers of one sort.
type buckets struct {
	rate  rate.Limit
	burst int
	of    *lru.Cache[string, *rate.Limiter]
}

// newBuckets hold two seconds of requests each, and ten at least.
func newBuckets(perSecond float64) *buckets {
	limit := rate.Limit(perSecond)
	if perSecond <= 0 {
		limit = rate.Inf
	}
	return &buckets{limit, int(max(10, math.Ceil(2*perSecond))), lru.NewCache[string, *rate.Limiter](remembered)}
}

func (b *buckets) get(key string) *rate.Limiter {
	if l, isThere := b.of.Get(key); isThere {
		return l
	}
	l := rate.NewLimiter(b.rate, b.burst)
	b.of.Add(key, l) // of two at once, one counts
	return l
}

// take counts a request of a caller.
func (l *Limits) take(r *http.Request, c auth.Caller) *problem {
	if l == nil {
		return nil
	}
	b, key, limit := l.known, c.Key(), "known"
	if c.Method == auth.Public {
		b, key, limit = l.public, l.address(r), "public"
	}
	return l.told(limit, wait(b.get(key), l.now(), true))
}

func (l *Limits) told(limit string, p *problem) *problem {
	if p != nil && l.OnLimit != nil {
		l.OnLimit(limit)
	}
	return p
}

// failed counts a credential that did not count.
func (l *Limits) failed(r *http.Request) {
	if l != nil {
		l.failures.get(l.address(r)).AllowN(l.now(), 1)
	}
}

// checkFailures turns away whoever tries credentials, before theirs is looked at.
func (l *Limits) checkFailures(r *http.Request) *problem {
	if l == nil {
		return nil
	}
	return l.told("failures", wait(l.failures.get(l.address(r)), l.now(), false))
}

// wait says how long to wait, if at all.
func wait(l *rate.Limiter, now time.Time, isTaken bool) *problem {
	if isTaken && l.AllowN(now, 1) || !isTaken && (l.Limit() == rate.Inf || l.TokensAt(now) >= 1) {
		return nil
	}
	seconds := math.Ceil((1 - l.TokensAt(now)) / float64(l.Limit()))
	return &problem{
		http.StatusTooManyRequests, "too many requests: wait as long as Retry-After says",
		http.Header{"Retry-After": {strconv.Itoa(int(max(1, seconds)))}},
	}
}

// address of whoever a request comes from.
func (l *Limits) address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	ip = l.Proxies.from(r, ip.Unmap().WithZone(""))
	if ip.Is6() {
		prefix, _ := ip.Prefix(64) // of an IPv6 address there is one
		return prefix.String()
	}
	return ip.String()
}

// ByAddress limits what is served beside the API, such as signing in, by address.
func (l *Limits) ByAddress(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if p := l.take(r, auth.Anyone); p != nil {
			p.write(w)
			return
		}
		next.ServeHTTP(w, r)
	})
}
