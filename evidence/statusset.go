package evidence

// StatusSet is a set of status classes that a record's parts have: bit n is class n. The zero value is empty.
type StatusSet uint16

// Add adds a class.
func (s *StatusSet) Add(class Status) { *s |= 1 << class }

// Class is the one class for all that was added (docs/spec/projections.md, "Status").
func (s StatusSet) Class() Status {
	if s.has(StatusUnknown) {
		return StatusUnknown
	}
	if live := s &^ (1 << StatusCancelled); live != 0 {
		s = live
	}
	for _, only := range []Status{StatusCancelled, StatusEnteredInError, StatusRegistered} {
		if s == 1<<only {
			return only
		}
	}
	switch {
	case s.has(StatusRegistered) || s.has(StatusPreliminary):
		return StatusPreliminary
	case s.has(StatusCorrected) || s.has(StatusEnteredInError):
		return StatusCorrected
	case s != 0:
		return StatusFinal
	}
	return StatusUnknown
}

// Withdrawn is what the codes of reports say of them where all of their observations are withdrawn: who calls such a
// report final or corrected says that it is withdrawn.
func (s StatusSet) Withdrawn() StatusSet {
	const done = 1<<StatusFinal | 1<<StatusCorrected
	if s&done == 0 {
		return s
	}
	return s&^done | 1<<StatusEnteredInError
}

// Void is what the codes of observations say of them where all of their reports are withdrawn: that none stands, unless a
// code is not known.
func (s StatusSet) Void() StatusSet {
	const unknown = 1 << StatusUnknown
	if s&^unknown == 0 {
		return s
	}
	return s&unknown | 1<<StatusEnteredInError
}

func (s StatusSet) has(class Status) bool { return s&(1<<class) != 0 }
