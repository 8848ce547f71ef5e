package health

import (
	"errors"
	"sync/atomic"
	"time"

	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/room"
)

// failing is for how long a failure counts, if nothing is taken after it. A balancer that sends nothing to whoever is not ready
// would else never see that it is over.
const failing = 2 * time.Minute

// taking remembers whether the newest artefact could be taken. A database that answers questions may refuse to write, as where its
// disk is full, and so may whatever signs and seals: asking does not show that.
type taking struct{ failed atomic.Int64 } // when one could not be, in unix nanoseconds; 0: the newest could

// note notes what became of an artefact. One that was refused was taken care of. That there is no room is an obstacle by itself,
// and a store that is down keeps large artefacts from being taken, and no others.
func (t *taking) note(err error, now time.Time) {
	full := (*room.FullError)(nil)
	switch {
	case err == nil:
		t.failed.Store(0)
	case !errors.As(err, &full) && !errors.Is(err, intake.ErrStore):
		t.failed.Store(now.UnixNano())
	}
}

// problem is that artefacts can't be taken; nil if they can, for all that is known.
func (t *taking) problem(now time.Time) *journal.Obstacle {
	failed := t.failed.Load()
	if failed == 0 || now.Sub(time.Unix(0, failed)) >= failing {
		return nil
	}
	return &journal.Obstacle{
		What: "intake", Reason: "the newest message could not be taken, and its sender keeps it; the log says why",
		Since: time.Unix(0, failed).UTC().Format(time.RFC3339), Alarm: true,
	}
}
