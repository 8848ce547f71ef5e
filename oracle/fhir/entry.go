package fhir

import (
	"fmt"
	"slices"
	"strings"

	"github.com/labseal/labseal/evidence"
)

// entry is an entry of a Bundle, or the one resource that a record is.
type entry struct {
	value     *value // the entry's object
	resource  *value // nil when the entry has none
	context   int    // number of the context that says whose it is
	reports   []int  // of an Observation: the DiagnosticReports that list it
	specimens []int  // of an Observation or DiagnosticReport; of an Observation without, those of its first report
}

func (e *entry) is(resourceType string) bool { return e.resource.resourceType() == resourceType }

// enter lists the record's entries.
func (f *File) enter() error {
	if !f.isBundle {
		f.entries = []entry{{value: object(member{"resource", *f.root}), resource: f.root}}
	} else if list := f.root.get("entry"); list != nil {
		if list.kind != '[' {
			return &Error{Path: "entry", Problem: "the Bundle's entries are not a list", Remedy: resend}
		}
		for i, v := range list.list() {
			resource := v.get("resource")
			if v.kind != '{' || resource != nil && resource.resourceType() == "" {
				path := fmt.Sprintf("entry[%d]", i)
				return &Error{Path: path, Problem: "the entry's resource does not say its resourceType", Remedy: resend}
			}
			f.entries = append(f.entries, entry{value: v, resource: resource})
		}
	}
	for i := range f.entries {
		if f.entries[i].is("Patient") {
			f.patients = append(f.patients, i)
		}
	}
	if n := len(f.entries) + len(f.patients) + 1; n > evidence.MaxClaims {
		problem := fmt.Sprintf("the Bundle makes %d claims, and one record can have %d", n, evidence.MaxClaims)
		return &Error{Problem: problem, Remedy: inPieces}
	}
	return nil
}

// index finds entries by what references to them say: an entry's fullUrl, and its resource's type and id.
type index map[string]int

func (f *File) index() index {
	x := make(index, 2*len(f.entries))
	for i := range f.entries {
		x.add(&f.entries[i], i)
	}
	return x
}

// add adds the i-th entry under the names that no entry before it has.
func (x index) add(e *entry, i int) {
	names := []string{e.value.get("fullUrl").string(), ""}
	if id := e.resource.get("id").string(); id != "" {
		names[1] = e.resource.resourceType() + "/" + id
	}
	for _, name := range names {
		if _, taken := x[name]; !taken && name != "" {
			x[name] = i
		}
	}
}

// find is the entry that a Reference names.
func (x index) find(reference *value) (int, bool) {
	name := unversioned(reference)
	i, ok := x[name]
	return i, ok && name != ""
}

// unversioned is what a Reference refers to, whatever the version.
func unversioned(reference *value) string {
	name, _, _ := strings.Cut(reference.get("reference").string(), "/_history/")
	return name
}

// relate finds whose each entry is, and the reports and specimens of each Observation.
func (f *File) relate() error {
	x := f.index()
	f.names = x
	for i := range f.entries {
		f.entries[i].context = f.contextOf(i, x)
	}
	for i := range f.entries {
		if f.entries[i].is("DiagnosticReport") {
			f.report(i, x)
		}
	}
	for i := range f.entries {
		e := &f.entries[i]
		if !e.is("Observation") {
			continue
		}
		if e.specimens = f.specimensOf(i, x); len(e.specimens) == 0 && len(e.reports) > 0 {
			e.specimens = f.entries[e.reports[0]].specimens
		}
	}
	return f.bounded()
}

// subjects are the elements by which resources say whose they are.
var subjects = []string{"subject", "patient", "beneficiary", "for"}

// contextOf is the number of an entry's context: that of its Patient, counted from 1, or 0 when it is of none or not
// known. A record with at most one Patient has one context for all.
func (f *File) contextOf(i int, x index) int {
	if len(f.patients) <= 1 {
		return 1
	}
	if n, ok := slices.BinarySearch(f.patients, i); ok {
		return n + 1
	}
	for _, name := range subjects {
		for _, reference := range f.entries[i].resource.get(name).list() {
			if j, ok := x.find(reference); ok {
				if n, ok := slices.BinarySearch(f.patients, j); ok {
					return n + 1
				}
			}
		}
	}
	return 0
}

// report finds the specimens of a DiagnosticReport, and notes the report with the Observations that it lists.
func (f *File) report(i int, x index) {
	f.entries[i].specimens = f.specimensOf(i, x)
	for _, reference := range f.entries[i].resource.get("result").list() {
		j, ok := x.find(reference)
		if !ok || !f.entries[j].is("Observation") {
			continue
		}
		if e := &f.entries[j]; len(e.reports) == 0 || e.reports[len(e.reports)-1] != i {
			e.reports = append(e.reports, i)
		}
	}
}

// specimensOf are the Specimens that an entry's resource references.
func (f *File) specimensOf(i int, x index) (specimens []int) {
	for _, reference := range f.entries[i].resource.get("specimen").list() {
		if j, ok := x.find(reference); ok && f.entries[j].is("Specimen") {
			specimens = append(specimens, j)
		}
	}
	return specimens
}
