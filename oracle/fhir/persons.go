package fhir

import "github.com/labseal/labseal/oracle/record"

// Persons are whom the record's Patient resources name: each of their names with their birth date.
func (f *File) Persons() (list []record.Person) {
	for _, i := range f.patients {
		patient := f.entries[i].resource
		born := patient.get("birthDate").string()
		for name := range patient.get("name").each {
			person := record.Person{Family: name.get("family").plain(), Born: born}
			for given := range name.get("given").each {
				person.Given = given.plain()
				break
			}
			list = append(list, person)
		}
	}
	return list
}
