package deidentify

import (
	"regexp"
	"slices"
	"strings"
)

// number is a decimal of at most eight digits before the point and eight behind. A number of nine digits is a social
// security number before it is a measurement.
var number = regexp.MustCompile(`^([+-]?)([0-9]{0,8})(?:\.([0-9]{1,8}))?$`)

// decimal reads a number, and writes it as JSON does: with a digit before the point, and without zeros before that. The digits
// behind the point stay as they were sent.
func decimal(text string) (string, bool) {
	m := number.FindStringSubmatch(text)
	if m == nil || m[2] == "" && m[3] == "" {
		return "", false
	}
	whole := strings.TrimLeft(m[2], "0")
	if whole == "" {
		whole = "0"
	}
	if m[1] == "-" {
		whole = "-" + whole
	}
	if m[3] != "" {
		whole += "." + m[3]
	}
	return whole, true
}

var comparators = []string{"<=", ">=", "<", ">"}

// compared reads a number with a comparator before it, if there is one.
func compared(text string) (q Quantity, ok bool) {
	text = strings.TrimSpace(text)
	for _, c := range comparators {
		if rest, has := strings.CutPrefix(text, c); has {
			q.Comparator, text = c, strings.TrimSpace(rest)
			break
		}
	}
	q.Number, ok = decimal(text)
	return q, ok
}

var between = regexp.MustCompile(`^([+-]?[0-9.]+)(?: ?- ?| to )([+-]?[0-9.]+)$`)

// interval reads a reference range: 3.5-5.1, <200, >=40. What is more than numbers is none.
func interval(text string) (low, high string) {
	text = strings.TrimSpace(strings.Trim(strings.TrimSpace(text), "[]()"))
	if m := between.FindStringSubmatch(text); m != nil {
		var isLow, isHigh bool
		low, isLow = decimal(m[1])
		if high, isHigh = decimal(m[2]); isLow && isHigh {
			return low, high
		}
		return "", ""
	}
	q, ok := compared(text)
	switch {
	case !ok || q.Comparator == "":
		return "", ""
	case q.Comparator[0] == '<':
		return "", q.Number
	}
	return q.Number, ""
}

// measure gives a result a number as its value, where number and unit pass. One without a unit passes only with a reference
// range beside it: neither an age nor a number of a person has one.
func (r *Result) measure(q Quantity) {
	isUnit := isUnit(q.Unit)
	if !isUnit && (!slices.Contains(noUnits, strings.ToLower(q.Unit)) || r.Low == "" && r.High == "") {
		r.IsMasked = true
		return
	}
	q.IsUCUM = q.IsUCUM && isUnit
	r.Value = &q
}

// noUnits are ways to say that a number has no unit.
var noUnits = []string{"", "1", "{inr}", "inr", "{ratio}", "ratio", "[ph]", "ph", "{index}"}
