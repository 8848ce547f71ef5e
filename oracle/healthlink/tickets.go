package healthlink

import (
	"crypto/rand"
	"encoding/base64"
	"maps"
	"sync"
	"time"
)

// ticketLife is how long the address of a file in a manifest works: the specification allows an hour.
const ticketLife = 10 * time.Minute

// maxTickets is how many there are at once.
const maxTickets = 1 << 14

// ticket is the right to fetch one file that a manifest named. The link itself is asked again when that is done.
type ticket struct {
	path      [32]byte
	number    int
	recipient string
	until     time.Time
}

// tickets are kept in memory: a program that starts anew gives out others.
type tickets struct {
	mu   sync.Mutex
	list map[string]ticket
}

func (t *tickets) issue(one ticket, now time.Time) string {
	name := make([]byte, 32)
	rand.Read(name) // never fails (crypto/rand)
	text := base64.RawURLEncoding.EncodeToString(name)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.list == nil {
		t.list = map[string]ticket{}
	}
	if len(t.list) >= maxTickets {
		maps.DeleteFunc(t.list, func(_ string, k ticket) bool { return !k.until.After(now) })
	}
	if len(t.list) >= maxTickets {
		clear(t.list) // whoever held one asks for the manifest again
	}
	t.list[text] = one
	return text
}

func (t *tickets) find(name string, now time.Time) (ticket, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	one, ok := t.list[name]
	return one, ok && one.until.After(now)
}
