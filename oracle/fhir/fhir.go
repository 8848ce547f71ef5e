// Package fhir recognises, reads and projects FHIR records.
//
// A record is one JSON document as a lab received it: a resource of any type, or a Bundle, which stays one record and
// is never split. [Parse] reads it strictly and says what is wrong with it in words for a lab technician;
// [File.Claims] projects it into the claims that the content commitment is made of; [File.Status] sums up its status
// codes.
//
// The reader is our own because encoding/json takes what evidence can't: of two elements with one name it keeps the
// last, of text that is not UTF-8 a replacement, and it hides which. A number is the text that was sent: 1.50 is not
// 1.5 (FHIR R4, 2.24.0.1, decimal). Errors name the place and the remedy, and never show a value.
//
// The projection is docs/spec/projections.md, byte by byte.
package fhir

import "github.com/labseal/labseal/evidence"

// Projection is the name and version of the projection that [File.Claims] makes.
const Projection = "fhir/1"

// File is one record. It refers to the bytes it was parsed from.
type File struct {
	root     *value
	entries  []entry // of the Bundle; of any other resource the one that it is
	patients []int   // which entries are Patients
	names    index
	isBundle bool
}

// Parse reads a record. Its error is an [*Error].
func Parse(b []byte) (*File, error) {
	root, err := read(b)
	if err != nil {
		return nil, err
	}
	f := &File{root: root, isBundle: root.resourceType() == "Bundle"}
	if err := f.enter(); err != nil {
		return nil, err
	}
	if err := f.relate(); err != nil {
		return nil, err
	}
	return f, nil
}

// Claims projects the record: the contexts first, then its entries in record order.
func (f *File) Claims() []evidence.Claim {
	claims := make([]evidence.Claim, 0, len(f.entries)+len(f.patients)+1)
	for n := f.firstContext(); n <= max(1, len(f.patients)); n++ {
		claims = append(claims, f.context(n))
	}
	for i := range f.entries {
		claims = append(claims, f.claim(&f.entries[i]))
	}
	return claims
}
