package record

import "slices"

// NPI is the authority of National Provider Identifiers, as FHIR names it.
const NPI = "http://hl7.org/fhir/sid/us-npi"

// npiNames are what senders call it.
var npiNames = []string{NPI, "NPI", "2.16.840.1.113883.4.6", "urn:oid:2.16.840.1.113883.4.6"}

// Plain is an identifier in the one form in which two are compared: of a National Provider Identifier, whose check digit is
// right, the authority by its one name. Others stay as they are.
func (i Identifier) Plain() Identifier {
	if slices.Contains(npiNames, i.Authority) && isNPI(i.Value) {
		i.Authority = NPI
	}
	return i
}

// isNPI says whether text is ten digits of which the last is the check digit of the others, as on a card whose number begins
// with 80840 (45 CFR 162.406).
func isNPI(text string) bool {
	if len(text) != 10 {
		return false
	}
	sum := 24 // of 80840
	for i := range len(text) {
		n := int(text[len(text)-1-i]) - '0'
		if n < 0 || n > 9 {
			return false
		}
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}
