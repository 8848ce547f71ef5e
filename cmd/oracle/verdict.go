package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
)

// verdict is what a verification says, for people and programs.
type verdict struct {
	Genuine    bool         `json:"genuine"`
	Check      string       `json:"check,omitempty"` // that failed
	Error      string       `json:"error,omitempty"`
	Consortium common.Hash  `json:"consortium"`
	Trust      uint64       `json:"trust"` // number of the trust file
	Member     *common.Hash `json:"member,omitempty"`
	Name       string       `json:"name,omitempty"`
	Leaf       *common.Hash `json:"leaf,omitempty"`
	Handle     *common.Hash `json:"handle,omitempty"`
	Index      *uint64      `json:"index,omitempty"`
	Checkpoint uint64       `json:"checkpoint,omitempty"`
	Block      *blockInfo   `json:"block,omitempty"`
	Method     string       `json:"method,omitempty"`    // what the file says of its block
	Amendment  *amendment   `json:"amendment,omitempty"` // what is known of amendments; nothing where the file does not say
	Attested   []string     `json:"attested,omitempty"`
	Sealed     []string     `json:"sealed,omitempty"` // accounts of validators
	Pinned     bool         `json:"pinned,omitempty"` // by the trust file
	Agreed     int          `json:"agreed,omitempty"` // nodes
	Status     string       `json:"status,omitempty"`
	Projection string       `json:"projection,omitempty"`
	Claims     *int         `json:"claims,omitempty"` // opened
	Says       []saidClaim  `json:"says,omitempty"`   // the claims of a partial opening
	Record     bool         `json:"record,omitempty"` // compared, and the same

	Timestamps   *timestamps   `json:"timestamps,omitempty"`   // nothing where the file has none
	Cosignatures []cosignature `json:"cosignatures,omitempty"` // likewise

	Proven    []string `json:"proven,omitempty"`
	NotProven []string `json:"notProven,omitempty"`
}

type blockInfo struct {
	Number uint64      `json:"number"`
	Hash   common.Hash `json:"hash"`
	Time   string      `json:"time"`
}

func (v *verdict) explain(p *evidence.Proven, t *evidence.Trust, asked nodes, knowsConsortium bool) {
	s := p.Statement
	v.Member, v.Name, v.Leaf, v.Handle, v.Index, v.Checkpoint = &s.Member, p.Member.Name, &p.Leaf, &s.Handle, &p.Index, p.Size
	v.Block = &blockInfo{p.Block.Number, p.Block.Hash, moment(p.Block.Time)}
	v.Proven = []string{
		fmt.Sprintf("%s stated it, and put it in its log as entry %d.", p.Member.Name, p.Index),
		fmt.Sprintf("That log, %d entries long, was anchored in block %d of chain %d at %s.",
			p.Size, p.Block.Number, t.Chain.ID, v.Block.Time),
	}
	v.NotProven = []string{
		"That it existed before that block: an earlier date that it names is the lab's word.",
		"That the result is medically right.",
	}
	v.explainFinality(p.Finality, asked)
	v.explainStatement(p)
	v.explainAmendment(p)
	v.explainTimestamps(p.Timestamps, time.Now())
	v.explainCosignatures(p)
	for _, stolen := range p.Stolen {
		v.Proven = append(v.Proven, stands(stolen, p.Block.Number))
	}
	v.Proven = append(v.Proven, fmt.Sprintf("All this holds under trust file %d of consortium %s.", t.Number, v.Consortium))
	v.NotProven = append(v.NotProven, fmt.Sprintf(
		"That trust file %d is the newest: a later one may say that a key was stolen.", t.Number))
	if !knowsConsortium {
		v.NotProven = append(v.NotProven, fmt.Sprintf(
			"That the trust file is your consortium's: compare its id %s, or set LABSEAL_CONSORTIUM.", v.Consortium))
	}
}

// explainFinality says why the block is trusted.
func (v *verdict) explainFinality(f evidence.Finality, asked nodes) {
	v.Method, v.Pinned = f.Method.String(), f.Pinned
	for _, m := range f.Attested {
		v.Attested = append(v.Attested, m.Name)
	}
	for _, a := range f.Sealed {
		v.Sealed = append(v.Sealed, a.Hex())
	}
	add := func(format string, args ...any) { v.Proven = append(v.Proven, fmt.Sprintf(format, args...)) }
	switch f.Method {
	case evidence.ByAttestations:
		verb := "hold"
		if len(v.Attested) == 1 {
			verb = "holds"
		}
		add("%s %s that block as final.", strings.Join(v.Attested, " and "), verb)
	case evidence.BySeals:
		add("%d of the chain's %d validators then sealed that block.", len(f.Sealed), f.Of)
	}
	if f.Pinned {
		add("The consortium's trust file pins that block by its hash.")
	}
	if f.Agreed {
		v.Agreed = asked.agreed
		add("%d of the %d nodes that you named have that block as final.", asked.agreed, len(asked.urls))
		v.NotProven = append(v.NotProven,
			"That anybody else holds that block as final: the file is unattested, and this rests on the nodes you asked.")
	}
}

// stands says why a theft that came later takes nothing away.
func stands(s evidence.Stolen, block uint64) string {
	what := "The " + s.What
	switch {
	case s.What == "validators":
		what = "The keys of the chain's validators"
	case s.Of != "":
		what += " of " + s.Of
	}
	return fmt.Sprintf("%s counted then: compromised only since block %d, and this was anchored before, in block %d.",
		what, s.Since, block)
}

func (v *verdict) explainStatement(p *evidence.Proven) {
	s := p.Statement
	if s.Kind == evidence.KindAmendment {
		v.Proven = append(v.Proven, fmt.Sprintf("It amends an earlier version, handle %s: %s.", s.Amended, s.Reason))
		return
	}
	if s.Kind == evidence.KindShred {
		v.Proven = append(v.Proven, fmt.Sprintf("The lab stated that it destroyed the content of its version with the handle %s. "+
			"Until %s backups may still hold it.", s.Amended, moment(s.Until)))
		v.NotProven = append(v.NotProven, "That nothing of it is left: whoever was given it before may have kept it.")
		return
	}
	v.Status, v.Projection = s.Status.String(), s.Projection
	v.Proven = append(v.Proven, fmt.Sprintf("Its status was %s; it was read as %s in the hour from %s.",
		s.Status, s.Projection, moment(s.Time)))
	switch {
	case p.Opening == nil:
		v.NotProven = append(v.NotProven, "What it says: its opening is not beside it.")
	default:
		v.explainOpening(p.Opening)
	}
	if v.Record = p.Record; p.Record {
		v.Proven = append(v.Proven, "The record is, byte for byte, the one the lab received.")
	} else {
		v.NotProven = append(v.NotProven, "That a file you hold is the record: give it by --record.")
	}
}

func (v *verdict) explainOpening(o *evidence.Opening) {
	n := len(o.Claims)
	v.Claims = &n
	if o.Artefact != nil {
		v.Proven = append(v.Proven, fmt.Sprintf("The %d claims of the opening are what it says.", n))
		return
	}
	v.Says = claimsSaid(o)
	v.Proven = append(v.Proven, fmt.Sprintf("The %d claims below are part of what it says.", n))
	v.NotProven = append(v.NotProven, "What else it says: the opening is of these claims only, and shows neither others nor how many.")
	hasContext := slices.ContainsFunc(v.Says, func(c saidClaim) bool { return c.Kind == "context" })
	if !hasContext {
		v.NotProven = append(v.NotProven, "Whose result it is: the context of these claims was left out. A result without it can mislead.")
	}
}

func (v *verdict) text() string {
	var b strings.Builder
	if !v.Genuine {
		fmt.Fprintf(&b, "NOT GENUINE. The %s check failed: %s\n", v.Check, v.Error)
		return b.String()
	}
	b.WriteString("Genuine." + v.headline() + "\n\nProven:\n")
	for _, line := range v.Proven {
		fmt.Fprintf(&b, "  %s\n", line)
	}
	b.WriteString("\nNot proven:\n")
	for _, line := range v.NotProven {
		fmt.Fprintf(&b, "  %s\n", line)
	}
	if len(v.Says) > 0 {
		b.WriteString("\nIt says, among other things:\n")
	}
	for _, c := range v.Says {
		fmt.Fprintf(&b, "  %s: %s\n", c.Kind, printable(c.Says))
	}
	return b.String()
}
