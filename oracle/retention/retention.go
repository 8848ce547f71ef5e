// Package retention says how many years a lab keeps what it took in, by the kind of record.
//
// All is kept for ten years unless the lab says otherwise. The law is the floor: test reports are kept for at least two
// years, those of pathology for ten (42 CFR 493.1105), and what HIPAA wants documented for six (45 CFR 164.316(b)(2)), as that
// somebody asked and was denied. A record does not say whether it is of pathology, so that a lab which reports that leaves results
// at ten.
//
// Nothing is erased by this package, or because a period ends: it makes the list of what may be.
package retention

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/labseal/labseal/oracle/record"
)

// Default is for how many years what no rule names is kept.
const Default = 10

// Quarantine is the kind of what waited for a person's decision, from that decision on.
const Quarantine = "quarantine"

// Denial is the kind of what was asked for and denied.
const Denial = "denial"

// Policy is for how many years each kind is kept, where that is not [Default].
type Policy map[string]int

// kinds are those that a rule may name.
var kinds = []string{
	string(record.Result), string(record.Document), string(record.Order), string(record.Control),
	string(record.Instrument), string(record.Link), string(record.Artefact), string(record.Citation), Quarantine, Denial,
}

// least is the shortest period of a kind: that of a test report, or that of what HIPAA wants documented.
func least(kind string) int {
	if kind == Denial {
		return 6
	}
	return 2
}

// Parse reads rules of the form KIND=YEARS.
func Parse(rules []string) (Policy, error) {
	policy := Policy{}
	for _, rule := range rules {
		kind, number, ok := strings.Cut(rule, "=")
		years, err := strconv.Atoi(number)
		switch {
		case !ok || err != nil:
			return nil, fmt.Errorf("%q: want KIND=YEARS", rule)
		case !slices.Contains(kinds, kind):
			return nil, fmt.Errorf("%q: the kinds are %s", rule, strings.Join(kinds, ", "))
		case years < least(kind) || years > 1000:
			return nil, fmt.Errorf("%q: the law wants %d years or more", rule, least(kind))
		}
		if _, isTwice := policy[kind]; isTwice {
			return nil, fmt.Errorf("%q: there are two rules for this kind", rule)
		}
		policy[kind] = years
	}
	return policy, nil
}
