package deidentify

import (
	"regexp"
	"strings"
)

// isUnit says whether text is a unit of a measurement in a lab: of UCUM, or as labs write them by custom, in any case. It is
// a small language of its own, a product of known symbols, and not a list of what is forbidden. Years, months and weeks are
// not in it: they measure ages.
func isUnit(text string) bool {
	if len(text) == 0 || len(text) > 24 {
		return false
	}
	text = strings.ToLower(text)
	if customary[text] {
		return true
	}
	numerator, denominators, _ := strings.Cut(text, "/")
	if numerator != "" && !isProduct(numerator, false) {
		return false
	}
	if denominators == "" {
		return numerator == text
	}
	for d := range strings.SplitSeq(denominators, "/") {
		if !isProduct(strings.Trim(d, "()"), true) {
			return false
		}
	}
	return true
}

// isProduct says whether text is symbols and powers of ten, with points between.
func isProduct(text string, below bool) bool {
	for factor := range strings.SplitSeq(text, ".") {
		m := factored.FindStringSubmatch(factor)
		isSymbol := m != nil && (symbols[m[2]] || below && divisors[m[2]] || m[2] == "" && m[1] != "")
		if !isSymbol {
			return false
		}
	}
	return text != ""
}

// factored is a factor: a power of ten or a small number, or a symbol with an exponent, or both.
var factored = regexp.MustCompile(`^((?:x?10(?:\*|\^|e|\*\*)-?[0-9]{1,2})|10{0,2}|24|1\.73)?((?:[a-zµ%]|\[[a-z']{2,5}\])[a-z\[\]']*)?[23]?$`)

var (
	symbols  = makeSymbols()
	divisors = setOf("d day 24hr 24h hpf lpf field cells wbc rbc creat creatinine hb hgb")
)

// makeSymbols puts the prefixes that labs use before the symbols that take them.
func makeSymbols() map[string]bool {
	set := setOf("% s sec min h hr hg [iu] [arb'u] [gpl'u] [mpl'u] mm[hg] cell cells copies copy ppm ppb [degf] cel")
	for _, symbol := range strings.Fields("g l mol eq osm u iu m pa kat s [iu] cp") {
		for _, prefix := range []string{"", "k", "d", "c", "m", "u", "µ", "n", "p", "f", "mc"} {
			set[prefix+symbol] = true
		}
	}
	return set
}

// customary are units that labs write in their own way.
var customary = setOf(`k/ul m/ul k/mm3 m/mm3 k/mcl m/mcl k/cumm m/cumm thou/ul mill/ul mil/ul thous/mcl thousand/ul million/ul
	x10e3/ul x10e6/ul x10e9/l x10e12/l x10(3)/ul x10(6)/ul x10^3/ul x10^6/ul 10e3/ul 10e6/ul 10^3/ul 10^6/ul th/cumm th/mm3
	seconds secs mm/hr mm/h mm/hour /hpf /lpf #/hpf #/lpf cells/hpf ml/min/1.73 ml/min/1.73m2 ml/min/{1.73_m2} ml/min/1.73.m2
	ml/min/bsa mg/g{creat} mg/gcr ug/g{creat} mg/mmol{creat} mg/g{creatinine} units/l units/ml unit/l unit/ml %{hb} %{hgb}
	{cells}/ul {copies}/ml /[hpf] /[lpf] mmol/mol{hb} mmol/mol ng/ml{feu} ug/ml{feu} mg/l{feu}`)
