package deploy

import "fmt"

// Limits are what the contracts keep for ever; another value means another contract. Periods are seconds.
type Limits struct {
	MaxGrowth        uint64 // by how many leaves one checkpoint may grow a log
	NoticeDelay      uint32 // until a grant permits that the lab did not countersign
	RecoveryDelay    uint32 // in which a subject's signer can veto its recovery by guardians
	DisputeWindow    uint32 // in which a payer can dispute a claimed order
	ResolutionPeriod uint32 // in which the members resolve a dispute
	MinTerm          uint32 // shortest time for a lab to claim an order
	MaxTerm          uint32 // longest
}

// DefaultLimits are those of a consortium that names none. MaxGrowth is more than a large lab makes in a day, and so
// little that a thief of a sequencer key can't exhaust a log.
func DefaultLimits() Limits {
	const day = 24 * 3600
	return Limits{
		MaxGrowth: 1 << 20, NoticeDelay: day, RecoveryDelay: 3 * day, DisputeWindow: 14 * day, ResolutionPeriod: 60 * day,
		MinTerm: day, MaxTerm: 365 * day,
	}
}

// limitsFile is Limits as JSON; fields that are left out stay as they are.
type limitsFile struct {
	MaxGrowth        *uint64 `json:"maxGrowth"`
	NoticeDelay      *string `json:"noticeDelay"`
	RecoveryDelay    *string `json:"recoveryDelay"`
	DisputeWindow    *string `json:"disputeWindow"`
	ResolutionPeriod *string `json:"resolutionPeriod"`
	MinTerm          *string `json:"minTerm"`
	MaxTerm          *string `json:"maxTerm"`
}

func (f limitsFile) apply(l *Limits) error {
	if f.MaxGrowth != nil {
		l.MaxGrowth = *f.MaxGrowth
	}
	return applyPeriods([]period{
		{"noticeDelay", f.NoticeDelay, &l.NoticeDelay},
		{"recoveryDelay", f.RecoveryDelay, &l.RecoveryDelay},
		{"disputeWindow", f.DisputeWindow, &l.DisputeWindow},
		{"resolutionPeriod", f.ResolutionPeriod, &l.ResolutionPeriod},
		{"minTerm", f.MinTerm, &l.MinTerm},
		{"maxTerm", f.MaxTerm, &l.MaxTerm},
	})
}

// period is a duration as a file may give it, and where it goes.
type period struct {
	name string
	text *string
	into *uint32
}

func applyPeriods(periods []period) error {
	for _, p := range periods {
		if err := setSeconds(p.into, p.text); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}
