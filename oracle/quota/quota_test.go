package quota_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/labseal/labseal/oracle/quota"
)

// TestBook lets a caller come as often a second as it may, tells how long it is to wait, and forgets those that have been
// silent, but for what they have under way.
func TestBook(t *testing.T) {
	b := quota.NewBook(quota.Limits{PerSecond: 2, InFlightBytes: 10})
	at := time.Unix(1000, 0)
	type come struct {
		caller string
		size   int64
		after  time.Duration // of the first
		wait   time.Duration // 0: it is let in
	}
	for i, c := range []come{
		{"a", 5, 0, 0},
		{"a", 5, 0, 0},
		{"a", 0, 0, 500 * time.Millisecond},
		{"b", 10, 0, 0}, // another's account is its own
		{"b", 1, 0, time.Second},
		{"a", 0, 500 * time.Millisecond, 0},
		{"a", 0, 600 * time.Millisecond, 400 * time.Millisecond},
		{"a", 1, time.Hour, time.Second}, // its bytes are still under way
	} {
		leave, wait := b.Enter(c.caller, c.size, at.Add(c.after))
		if wait != c.wait || (leave == nil) != (c.wait > 0) {
			t.Errorf("%d: waits %s, want %s", i, wait, c.wait)
		}
	}
	leave, _ := b.Enter("c", 10, at.Add(time.Hour))
	leave()
	if b.Enter("d", 0, at.Add(2*time.Hour)); b.Has("c") || !b.Has("a") {
		t.Error("the silent one is known, or the busy one is not")
	}
}

// TestBook_InFlight lets a caller have so many under way, and more when one has left.
func TestBook_InFlight(t *testing.T) {
	b := quota.NewBook(quota.Limits{InFlight: 2})
	now := time.Unix(1000, 0)
	leave, _ := b.Enter("a", 0, now)
	b.Enter("a", 0, now)
	if third, wait := b.Enter("a", 0, now); third != nil || wait != time.Second {
		t.Errorf("the third at once waits %s", wait)
	}
	leave()
	if again, _ := b.Enter("a", 0, now); again == nil {
		t.Error("none is let in when one has left")
	}
}

// TestVisit lets a request grow as far as the account has room, and takes off all of it when it leaves.
func TestVisit(t *testing.T) {
	b := quota.NewBook(quota.Limits{InFlightBytes: 10})
	now := time.Unix(1000, 0)
	v, _ := b.Visit("a", 0, now)
	if !v.Add(6) || v.Add(5) || !v.Add(4) {
		t.Error("a request of 6, 5 and 4 bytes of 10 holds something else than 6 and 4")
	}
	if another, wait := b.Visit("a", 1, now); another != nil || wait != time.Second {
		t.Errorf("one byte more waits %s", wait)
	}
	v.Leave()
	if again, _ := b.Visit("a", 10, now); again == nil {
		t.Error("none is let in when all has left")
	}
}

// TestBook_Crowd keeps the accounts bounded: those who come when there are too many share one.
func TestBook_Crowd(t *testing.T) {
	b := quota.NewBook(quota.Limits{PerSecond: 1})
	now := time.Unix(1000, 0)
	for i := range 1 << 16 {
		b.Enter(fmt.Sprint(i), 0, now)
	}
	first, _ := b.Enter("one more", 0, now)
	second, _ := b.Enter("another one", 0, now)
	if first == nil || second != nil {
		t.Error("newcomers to a full book do not share an account")
	}
}

func TestAddress(t *testing.T) {
	for remote, want := range map[string]string{
		"192.0.2.7:443":              "192.0.2.7",
		"[::ffff:192.0.2.7]:443":     "192.0.2.7",
		"[2001:db8:1:2:3:4:5:6]:443": "2001:db8:1:2::/64",
		"[2001:db8:1:2::9]:80":       "2001:db8:1:2::/64",
		"[fe80::1%eth0]:80":          "fe80::/64",
		"pipe":                       "pipe",
	} {
		if got := quota.Address(remote); got != want {
			t.Errorf("%s: %s, want %s", remote, got, want)
		}
	}
}
