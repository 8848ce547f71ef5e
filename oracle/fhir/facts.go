package fhir

import "github.com/labseal/labseal/oracle/record"

// Facts are what the record tells about itself.
func (f *File) Facts() record.Facts { return record.Facts{Kind: record.Result} }
