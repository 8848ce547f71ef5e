package projection

import (
	"fmt"

	"github.com/labseal/labseal/oracle/fhir"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/record"
)

// Persons are whom a record of a projection names; nobody where it is not read.
func Persons(bytes []byte, projection string) ([]record.Person, error) {
	var file interface{ Persons() []record.Person }
	var err error
	switch projection {
	case hl7.Projection:
		file, err = hl7.Parse(bytes)
	case fhir.Projection:
		file, err = fhir.Parse(bytes)
	default:
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read whom a record is of: %w", err)
	}
	return file.Persons(), nil
}
