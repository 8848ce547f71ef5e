package webhook

import (
	"math/rand/v2"
	"time"
)

// Schedule says when what could not be delivered is tried again.
type Schedule struct {
	Poll     time.Duration // between looks for what is due
	First    time.Duration // after the first failure; after each further one, twice as long
	Longest  time.Duration
	Attempts int // after so many it is a dead letter
}

// Standard gives a receiver about a day to come back.
var Standard = Schedule{Poll: time.Second, First: 5 * time.Second, Longest: time.Hour, Attempts: 34}

// After is how long to wait after some failures; up to a fifth of it less, by chance, so that many don't come at once.
func (s Schedule) After(failures int) time.Duration {
	wait := s.First
	for i := 1; i < failures && wait < s.Longest; i++ {
		wait *= 2
	}
	wait = min(wait, s.Longest)
	return wait - time.Duration(rand.Int64N(int64(wait)/5+1)) //nolint:gosec // no secret depends on it
}
