package intake

import (
	"slices"

	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/vault"
)

// Provisional is who gives out the number of a patient whom nobody has identified yet: the record's id. It is an
// authority like any other, so that whatever links patients' numbers links it too.
const Provisional = "urn:labseal:provisional"

// ordering is what a record says of its order, or what it says as an order.
type ordering struct {
	opens       [][32]byte // the numbers that an order's results will find it by
	authorities [][32]byte // who gave out the patient's numbers
}

// readContext derives under which numbers an order and its results find each other: the lab's, and the orderer's where
// it says who gave it out. A number of nobody's would be one for all orderers.
func (in *Intake) readContext(r *arrival) {
	facts := &r.projected.Facts
	isReport := facts.Kind == record.Result || facts.Kind == record.Document
	if !isReport && facts.Kind != record.Order {
		return
	}
	var numbers [][32]byte
	for _, o := range facts.Orders {
		if !o.Filler.IsZero() {
			numbers = append(numbers, in.filler(facts, o.Filler))
		}
		if !o.Placer.IsZero() && o.Placer.Authority != "" {
			numbers = append(numbers, in.sum("placer", o.Placer.Authority, o.Placer.Value))
		}
	}
	for _, p := range facts.Patient {
		r.ordering.authorities = append(r.ordering.authorities, in.sum("authority", p.Authority))
	}
	if isReport {
		r.keys.Ordered = numbers
	} else {
		r.ordering.opens = numbers
	}
}

func (in *Intake) filler(facts *record.Facts, id record.Identifier) [32]byte {
	return in.sum("filler", facts.Sender.Facility, id.Authority, id.Value)
}

// contradicts says whether a record's patient is not the one of its order. Numbers of the same authority are compared,
// and no others: an orderer and a lab may number patients each in their own way.
func (r *arrival) contradicts(order *journal.Context) bool {
	if order == nil || len(order.Own) == 0 {
		return false
	}
	comparable := false
	for i, identity := range r.keys.Identities {
		if slices.Contains(order.Patient, identity) {
			return false
		}
		comparable = comparable || slices.Contains(order.Authorities, r.ordering.authorities[i])
	}
	return comparable
}

// whose completes an addition with what it is found by as a patient's: the numbers that it names, or its order's, or,
// where nobody names any, a provisional one. Where a record is identified late, its provisional number is linked to those
// that its new version names, by that version.
func (in *Intake) whose(a *journal.Addition, r *arrival, known *journal.Known) {
	kind := r.projected.Facts.Kind
	if kind != record.Result && kind != record.Document && kind != record.Order {
		return
	}
	a.Opens, a.Authorities = r.ordering.opens, r.ordering.authorities
	if known.Context != nil {
		a.OrderedBy = known.Context.Record
	}
	provisional := in.provisional(a.Record)
	isFirst := a.VersionID.Version == 1
	switch {
	case len(r.keys.Identities) == 0 && known.Context != nil && len(known.Context.Own) > 0:
		a.Keys.Identities, a.Authorities = known.Context.Own, nil
	case len(r.keys.Identities) == 0 && isFirst:
		a.Keys.Identities, a.Authorities, a.IsProvisional = [][32]byte{provisional}, nil, true
	}
	isNamed := len(a.Keys.Identities) > 0 && !a.IsProvisional
	if !isFirst && isNamed && len(known.Records) == 1 && !known.Records[0].IsIdentified {
		for _, identity := range a.Keys.Identities {
			a.Links = append(a.Links, journal.Link{Survives: identity, Merged: provisional})
		}
	}
}

// provisional is the identity of the patient of a record that names none.
func (in *Intake) provisional(id vault.RecordID) [32]byte {
	return in.identity(record.Identifier{Value: id.String(), Authority: Provisional})
}

// Identities are the names under which the journal knows a patient's numbers.
func (in *Intake) Identities(patient []record.Identifier) [][32]byte {
	names := make([][32]byte, len(patient))
	for i, p := range patient {
		names[i] = in.identity(p)
	}
	return names
}
