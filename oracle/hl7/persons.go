package hl7

import "github.com/labseal/labseal/oracle/record"

// Persons are whom the record's PID segments name, by PID-5 and PID-7.
func (f *File) Persons() (list []record.Person) {
	for i := range f.messages {
		m := &f.messages[i]
		for _, s := range m.segments[1:] {
			if string(s.name[:]) == "PID" {
				list = append(list, record.Person{Family: m.text(&s, 5, 1), Given: m.text(&s, 5, 2), Born: m.text(&s, 7, 1)})
			}
		}
	}
	return list
}
