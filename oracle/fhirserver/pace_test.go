package fhirserver

import (
	"testing"
	"time"
)

// TestBooks_Pace lets a sender come as often a second as it may, tells how long it is to wait, and forgets those that have
// been silent, but for what they have on the way.
func TestBooks_Pace(t *testing.T) {
	b := newBooks(Limits{PerSecond: 2, InFlightBytes: 10}, 10)
	at := time.Unix(1000, 0)
	type come struct {
		sender string
		size   int64
		after  time.Duration // of the first
		wait   time.Duration // 0: it is let in
	}
	for i, c := range []come{
		{"a", 5, 0, 0},
		{"a", 5, 0, 0},
		{"a", 0, 0, 500 * time.Millisecond},
		{"b", 10, 0, 0}, // another's books are its own
		{"b", 1, 0, time.Second},
		{"a", 0, 500 * time.Millisecond, 0},
		{"a", 0, 600 * time.Millisecond, 400 * time.Millisecond},
		{"a", 1, time.Hour, time.Second}, // its bytes are still on the way
	} {
		leave, wait := b.enter(c.sender, c.size, at.Add(c.after))
		if wait != c.wait || (leave == nil) != (c.wait > 0) {
			t.Errorf("%d: waits %s, want %s", i, wait, c.wait)
		}
	}
	leave, _ := b.enter("c", 10, at.Add(time.Hour))
	leave()
	if b.enter("d", 0, at.Add(2*time.Hour)); b.accounts["c"] != nil || b.accounts["a"] == nil {
		t.Errorf("accounts of %d senders", len(b.accounts))
	}
}
