package intake

import (
	"crypto/rand"
	"encoding/hex"
	"slices"

	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
)

// Provisional is who gives out the number of a patient whom nobody has identified yet: a random one. It is an
// authority like any other, so that whatever links patients' numbers links it too.
const Provisional = "urn:labseal:provisional"

// readContext derives under which numbers an order and its results find each other: the lab's, and the orderer's where
// it says who gave it out. A number of nobody's would be one for all orderers.
func (in *Intake) readContext(r *arrival, fillers [][32]byte) {
	facts := &r.projected.Facts
	isReport := facts.Kind == record.Result || facts.Kind == record.Document
	if !isReport && facts.Kind != record.Order {
		return
	}
	numbers := slices.Clone(fillers)
	for _, o := range facts.Orders {
		if !o.Placer.IsZero() && o.Placer.Authority != "" {
			numbers = append(numbers, in.sum("placer", o.Placer.Authority, o.Placer.Value))
		}
	}
	if isReport {
		r.keys.Ordered = numbers
	} else {
		r.opens = numbers
	}
}

// authority names who gave a number out.
func (in *Intake) authority(p record.Identifier) [32]byte { return in.sum("authority", p.Authority) }

// contradicts says whether a record's patient is not the one of its order. Numbers of the same authority are compared,
// and no others: an orderer and a lab may number patients each in their own way.
func (in *Intake) contradicts(r *arrival, order *journal.Context) bool {
	if order == nil || len(order.Own) == 0 {
		return false
	}
	comparable := false
	for i, p := range r.projected.Facts.Patient {
		if slices.Contains(order.Patient, r.keys.Identities[i]) {
			return false
		}
		comparable = comparable || slices.Contains(order.Authorities, in.authority(p))
	}
	return comparable
}

// whose completes an addition with what it is found by as a patient's. A record that names no patient stands under a
// provisional number. That is linked, by the version that tells, to the numbers that the record's order names or that a
// later version of it does. Only what a record itself names is its own: what a link leads to permits no release.
func (in *Intake) whose(a *journal.Addition, r *arrival, known *journal.Known) {
	kind := r.projected.Facts.Kind
	switch kind {
	case record.Result, record.Document:
	case record.Order:
		a.Opens = r.opens
		for _, p := range r.projected.Facts.Patient {
			a.Authorities = append(a.Authorities, in.authority(p))
		}
	default:
		return
	}
	patient := a.Keys.Identities
	if known.Context != nil {
		a.OrderedBy = known.Context.Record
		if len(patient) == 0 {
			patient = known.Context.Own
		}
	}
	var provisional [32]byte
	isOpen := len(known.Records) == 1 && !known.Records[0].IsIdentified
	if isOpen {
		provisional = known.Records[0].Provisional
	}
	if a.VersionID.Version == 1 {
		isOpen = len(a.Keys.Identities) == 0
		if isOpen {
			provisional = newProvisional()
			a.Keys.Identities, a.IsProvisional = [][32]byte{provisional}, true
		}
	}
	if !isOpen {
		return
	}
	for _, identity := range patient {
		a.Links = append(a.Links, journal.Link{Survives: identity, Merged: provisional})
	}
}

// newProvisional draws the number of a patient whom a record does not name. It is no sum of anything: who knows the record's name
// can't tell its number.
func newProvisional() (number [32]byte) {
	rand.Read(number[:provisionalSize]) // never fails (crypto/rand)
	return number
}

// provisionalSize is how much of a provisional number is not zero.
const provisionalSize = 16

// provisional is the identifier by which a message says a provisional number.
func provisional(number [32]byte) record.Identifier {
	return record.Identifier{Value: hex.EncodeToString(number[:provisionalSize]), Authority: Provisional}
}

// Identities are the names under which the journal knows a patient's numbers.
func (in *Intake) Identities(patient []record.Identifier) [][32]byte {
	names := make([][32]byte, len(patient))
	for i, p := range patient {
		names[i] = in.identity(p)
	}
	return names
}
