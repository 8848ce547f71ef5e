package hl7

import (
	"strings"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/record"
)

// systems are the URIs of coding systems by their names in HL7 table 0396, those that releases are about. Any other has
// the URI of [LocalSystem].
var systems = map[string]string{
	"LN": "http://loinc.org", "SCT": "http://snomed.info/sct", "UCUM": "http://unitsofmeasure.org",
	"I10C": "http://hl7.org/fhir/sid/icd-10-cm", "C4": "http://www.ama-assn.org/go/cpt",
}

// LocalSystem begins the URI of a coding system that has none of its own; its name in the message follows.
const LocalSystem = "urn:labseal:hl7v2:"

// Codings are what a claim of this projection is about: the codings of OBX-3 of an observation. A claim of another kind
// has none, and neither has one whose code is not plain.
func Codings(claim evidence.Claim) (codings []record.Coding) {
	if claim.Kind != kindNames[observation] {
		return nil
	}
	for line := range strings.SplitSeq(string(claim.Body), "\r") {
		fields := strings.Split(line, "|")
		if fields[0] != "OBX" || len(fields) < 4 {
			continue
		}
		for repetition := range strings.SplitSeq(fields[3], "~") {
			parts := append(strings.Split(repetition, "^"), "", "", "", "", "", "")
			codings = appendCoding(codings, parts[0], parts[2])
			codings = appendCoding(codings, parts[3], parts[5])
		}
	}
	return codings
}

// SectionSystem is HL7's table 0074, diagnostic service sections.
const SectionSystem = "http://terminology.hl7.org/CodeSystem/v2-0074"

// Categories are of which kind of tests a claim is: the section of the laboratory (OBR-24) of an observation's order.
func Categories(claim evidence.Claim) (codings []record.Coding) {
	if claim.Kind != kindNames[observation] {
		return nil
	}
	section := Segments(claim)["OBR"].Component(24, 0)
	if section == "" || strings.ContainsAny(section, `\&`) {
		return nil
	}
	return []record.Coding{{System: SectionSystem, Code: section}}
}

func appendCoding(codings []record.Coding, code, system string) []record.Coding {
	if code == "" || strings.Contains(code+system, `\`) {
		return codings
	}
	uri, isKnown := systems[system]
	if !isKnown {
		uri = LocalSystem + system
	}
	return append(codings, record.Coding{System: uri, Code: code})
}
