package deidentify

import (
	"regexp"
	"slices"
	"strings"
)

// The code systems whose codes pass.
const (
	LOINC  = "http://loinc.org"
	SNOMED = "http://snomed.info/sct"
	UCUM   = "http://unitsofmeasure.org"
)

var (
	loinc  = regexp.MustCompile(`^[0-9]{1,7}-[0-9]$`)
	answer = regexp.MustCompile(`^LA[0-9]{1,6}-[0-9]$`)
	sct    = regexp.MustCompile(`^[1-9][0-9]{5,17}$`)
)

// tests are the codings that a test may be told by: LOINC's and SNOMED CT's, each once, LOINC's first.
func tests(codings []Coding) (list []Coding) {
	for _, system := range []string{LOINC, SNOMED} {
		for _, c := range codings {
			isCode := system == LOINC && isLOINC(c.Code) || system == SNOMED && isSNOMED(c.Code)
			if c.System == system && isCode && !slices.Contains(list, c) {
				list = append(list, c)
			}
		}
	}
	return list
}

// values are the codings that a value may be told by: SNOMED CT's, LOINC's answers, and the codes of interpretations.
func values(codings []Coding) (list []Coding) {
	for _, c := range codings {
		isCode := c.System == SNOMED && isSNOMED(c.Code) || c.System == LOINC && isAnswer(c.Code) ||
			isInterpretation(c.System) && flags[c.Code]
		if isCode && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}

func isLOINC(code string) bool { return loinc.MatchString(code) && luhn(code) }

// isAnswer says whether text is the code of an answer of LOINC's lists. How its check digit is made LOINC does not say.
func isAnswer(code string) bool { return answer.MatchString(code) }

// luhn says whether a number's last digit, behind a hyphen, is the check digit of the others.
func luhn(code string) bool {
	digits, sum := strings.Replace(code, "-", "", 1), 0
	for i := range len(digits) {
		n := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

// isSNOMED says whether text is the identifier of a SNOMED CT concept: digits of which the last is Verhoeff's check digit,
// and the two before it say that it is one.
func isSNOMED(code string) bool {
	if !sct.MatchString(code) {
		return false
	}
	if partition := code[len(code)-3 : len(code)-1]; partition != "00" && partition != "10" {
		return false
	}
	check := 0
	for i := range len(code) {
		check = dihedral(check, permuted(i, int(code[len(code)-1-i]-'0')))
	}
	return check == 0
}

// dihedral multiplies in the group of the symmetries of a pentagon: 0 to 4 turn it, 5 to 9 turn it over.
func dihedral(a, b int) int {
	switch {
	case a < 5 && b < 5:
		return (a + b) % 5
	case a < 5:
		return 5 + (a+b-5)%5
	case b < 5:
		return 5 + (a-5-b+5)%5
	}
	return (a - b + 5) % 5
}

// permuted is a digit at a place as Verhoeff permutes it: by one permutation, applied as often as the place says.
func permuted(place, digit int) int {
	for range place % 8 {
		digit = [10]int{1, 5, 7, 6, 2, 8, 3, 0, 9, 4}[digit]
	}
	return digit
}

// isInterpretation says whether a system is one of those whose codes say what a value means.
func isInterpretation(system string) bool {
	return slices.Contains([]string{
		"", "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "http://hl7.org/fhir/v2/0078",
		"http://terminology.hl7.org/CodeSystem/v2-0078", "urn:labseal:hl7v2:HL70078",
	}, system)
}

// flags are the codes of FHIR's ObservationInterpretation and of HL7's table 0078.
var flags = setOf("< > A AA B D DET E EX EXP H HH HM HU HX I IE IND L LL LU LX MS N NCL ND NEG NR NS POS R RR S SDD SYN-R SYN-S U UNE VS W WR")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
