package main

import (
	"fmt"
	"strings"

	"github.com/labseal/labseal/evidence"
)

// amendment is what a verification says of amendments: as of a block, or by the lab's own statement, or both.
type amendment struct {
	AsOf     *blockInfo `json:"asOf,omitempty"`     // as of which the chain was asked
	Recorded string     `json:"recorded,omitempty"` // the reason that the chain records
	Block    uint64     `json:"block,omitempty"`    // in which it was recorded
	Stated   string     `json:"stated,omitempty"`   // the reason by the lab's signed statement
	Disputed bool       `json:"disputed,omitempty"` // recorded, and not stated
}

// headline is what must not be overlooked of a version.
func (v *verdict) headline() string {
	a := v.Amendment
	switch {
	case a == nil || v.Status == "" || a.Recorded == "" && a.Stated == "":
		return ""
	case a.Disputed:
		return " DISPUTED: the chain records an amendment that no signed statement here explains."
	default:
		return " AMENDED: it is no longer what the lab says."
	}
}

// explainAmendment says whether the version was amended, as far as the files tell.
func (v *verdict) explainAmendment(p *evidence.Proven) {
	if p.State == nil && p.Amendment == nil {
		if p.Statement.Kind == evidence.KindVersion {
			v.NotProven = append(v.NotProven,
				"Whether it was amended: not known; the file has no amendment proof. `oracle refresh` asks the chain for one.")
		}
		return
	}
	if p.Statement.Kind != evidence.KindVersion {
		v.explainRecording(p)
		return
	}
	v.Amendment = &amendment{Disputed: p.IsDisputed()}
	if s := p.State; s != nil {
		v.explainState(s)
	} else {
		v.NotProven = append(v.NotProven, "What the chain records of its amendment: `oracle refresh` asks it.")
	}
	if a := p.Amendment; a != nil {
		v.Amendment.Stated = a.Statement.Reason.String()
		v.Proven = append(v.Proven, fmt.Sprintf("%s stated that it is amended, and logged that by block %d: %s.",
			p.Member.Name, a.Block.Number, a.Statement.Reason))
	}
	if v.Amendment.Disputed {
		v.NotProven = append(v.NotProven,
			"That the lab stands by that amendment: its signed statement is not here. Take the result as amended until you have asked.")
	}
}

func (v *verdict) explainState(s *evidence.State) {
	asOf := v.asOf(s)
	if s.Reason == evidence.ReasonNone {
		v.Proven = append(v.Proven, fmt.Sprintf("No amendment of it was recorded by the lab as of %s.", asOf))
		v.NotProven = append(v.NotProven, "That it was not amended after that.")
		return
	}
	v.Amendment.Recorded, v.Amendment.Block = s.Reason.String(), s.Amended
	v.Proven = append(v.Proven, fmt.Sprintf("It was amended in block %d: %s. So the chain has it as of %s.", s.Amended, s.Reason, asOf))
}

// explainRecording says whether the chain records the amendment that is stated.
func (v *verdict) explainRecording(p *evidence.Proven) {
	s := p.State
	if s == nil {
		return
	}
	v.Amendment = &amendment{Stated: p.Statement.Reason.String()}
	asOf := v.asOf(s)
	switch s.Reason {
	case evidence.ReasonNone:
		v.NotProven = append(v.NotProven, fmt.Sprintf("That the chain records it: it did not as of %s.", asOf))
		return
	case p.Statement.Reason:
		v.Proven = append(v.Proven, fmt.Sprintf("The chain records it since block %d, as of %s.", s.Amended, asOf))
	default:
		v.NotProven = append(v.NotProven, fmt.Sprintf("That the chain records it: it records %s instead, since block %d, as of %s.",
			s.Reason, s.Amended, asOf))
	}
	v.Amendment.Recorded, v.Amendment.Block = s.Reason.String(), s.Amended
}

func (v *verdict) asOf(s *evidence.State) string {
	v.Amendment.AsOf = &blockInfo{s.Block.Number, s.Block.Hash, moment(s.Block.Time)}
	return fmt.Sprintf("block %d at %s, %s", s.Block.Number, v.Amendment.AsOf.Time, trustedBecause(s.Finality))
}

// trustedBecause says why a block is trusted.
func trustedBecause(f evidence.Finality) string {
	switch {
	case len(f.Attested) > 0:
		var names []string
		for _, m := range f.Attested {
			names = append(names, m.Name)
		}
		verb := "hold"
		if len(names) == 1 {
			verb = "holds"
		}
		return fmt.Sprintf("which %s %s as final", strings.Join(names, " and "), verb)
	case len(f.Sealed) > 0:
		return fmt.Sprintf("which %d of the chain's %d validators sealed", len(f.Sealed), f.Of)
	case f.Pinned:
		return "which the trust file pins"
	default:
		return "which the nodes that you named hold as final"
	}
}
