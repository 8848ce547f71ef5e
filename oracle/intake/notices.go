package intake

import (
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/journal"
)

// notices is of what people must be told by a version that amends the one before for a reason, if it does. What is
// withdrawn is not told as critical any more.
func notices(reason evidence.Reason, isCritical bool) (events []journal.Event) {
	switch {
	case reason == evidence.ReasonWrongPatient:
		return []journal.Event{journal.WrongPatient}
	case reason.Withdraws():
		return []journal.Event{journal.Withdrawn}
	case reason == evidence.ReasonCorrected || reason == evidence.ReasonAmended:
		events = append(events, journal.Corrected)
	}
	if isCritical {
		events = append(events, journal.Critical)
	}
	return events
}
