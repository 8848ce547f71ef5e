package record

import (
	"strings"
	"unicode"
)

// Person is whom a record is of, as people in a hurry know them: PID-5 and PID-7; Patient.name and birthDate.
type Person struct {
	Family string
	Given  string // the first of them
	Born   string // a day, as 19840229
}

// IsKnown says whether all of it is there.
func (p Person) IsKnown() bool { return p.Family != "" && p.Given != "" && p.Born != "" }

// Plain is the person in the one form in which two are compared: letters only, upper case, the day in digits.
func (p Person) Plain() Person {
	plain := func(name string) string {
		return strings.Map(func(r rune) rune {
			if !unicode.IsLetter(r) {
				return -1
			}
			return unicode.ToUpper(r)
		}, name)
	}
	born := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, p.Born)
	if len(born) < 8 {
		born = "" // a month or a year is nobody's birthday
	}
	return Person{plain(p.Family), plain(p.Given), born[:min(8, len(born))]}
}
