package deidentify

import (
	"regexp"
	"slices"
	"strconv"
)

// SmallAreas are the ZIP codes' first three digits of areas where 20,000 people or fewer live, by the census of 2000, as the
// guidance of the Department of Health and Human Services lists them ("Guidance Regarding Methods for De-identification of
// Protected Health Information", 26 November 2012, from 67 FR 53182, 53233). They are told as 000. The guidance says not to
// rely on this list where newer figures are published: areas are told only where the lab asks for it, and it may name more.
var SmallAreas = []string{
	"036", "059", "063", "102", "203", "556", "692", "790", "821", "823", "830", "831", "878", "879", "884", "890", "893",
}

var zipCode = regexp.MustCompile(`^([0-9]{3})[0-9]{2}(-?[0-9]{4})?$`)

// area is what may be told of a ZIP code of the United States.
func (o Options) area(zip, country string) string {
	isUS := slices.Contains([]string{"", "US", "USA", "840"}, country)
	m := zipCode.FindStringSubmatch(zip)
	switch {
	case !o.Areas || !isUS || m == nil:
		return ""
	case slices.Contains(SmallAreas, m[1]), slices.Contains(o.SmallAreas, m[1]):
		return "000"
	}
	return m[1]
}

// Age is a band of ages in years: five of them, or all above 89.
type Age struct {
	From int
	IsOf bool // there is one
}

// oldest is where the band without an end begins: 45 CFR 164.514(b)(2)(i)(C) wants all ages over 89 in one.
const oldest = 90

// String is the band as in 40-44 and 90+; empty where there is none.
func (a Age) String() string {
	switch {
	case !a.IsOf:
		return ""
	case a.From >= oldest:
		return "90+"
	}
	return strconv.Itoa(a.From) + "-" + strconv.Itoa(a.To())
}

// To is the last year of the band; there is none of the oldest.
func (a Age) To() int { return a.From + 4 }

// ageAt is the band of who was born on one date on another. Where a date is not to the day, whoever may be over 89 counts as
// over 89.
func ageAt(born, at date) Age {
	if born.year == 0 || at.year == 0 {
		return Age{}
	}
	years := at.year - born.year
	isBefore := at.month < born.month || at.month == born.month && at.day < born.day
	if born.day > 0 && at.day > 0 && isBefore {
		years--
	}
	switch {
	case years < 0 || years > 130:
		return Age{}
	case years >= oldest:
		return Age{From: oldest, IsOf: true}
	}
	return Age{From: years - years%5, IsOf: true}
}

// date is a date as far as it is known: a year, and perhaps a month and a day.
type date struct{ year, month, day int }

var dates = regexp.MustCompile(`^([0-9]{4})(?:-?(0[1-9]|1[0-2])(?:-?(0[1-9]|[12][0-9]|3[01]))?)?([T0-9:.+ Zz-]*)$`)

// readDate reads a time of HL7 v2 or FHIR. What is none is zero, and so is one that can't be a patient's.
func readDate(text string) (d date) {
	m := dates.FindStringSubmatch(text)
	if m == nil {
		return d
	}
	number := func(s string) int { n, _ := strconv.Atoi(s); return n } // digits, or empty
	d = date{number(m[1]), number(m[2]), number(m[3])}
	if d.year < 1880 || d.year > 2200 {
		return date{}
	}
	return d
}

// earliestYear of a measurement: before that, it is not one that a lab has.
const earliestYear = 1950

// year is the year of a measurement.
func (d date) measured() int {
	if d.year < earliestYear {
		return 0
	}
	return d.year
}

var sexes = map[string]string{
	"F": "female", "M": "male", "O": "other", "A": "other", "X": "other", // table 0001
	"female": "female", "male": "male", "other": "other",
}
