package chain

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/labseal/labseal/bindings"
)

// word is how the values of an argument are written where they have names.
type word struct {
	format func(value any) string
	parse  func(text string) (any, error)
}

// vocabulary are the words of a contract's arguments, by name.
type vocabulary map[string]word

// vocabulary of a contract. Only the Consortium's enums have names that are put to the vote.
func (c Contract) vocabulary() vocabulary {
	if c.Name != "Consortium" {
		return nil
	}
	return consortiumWords
}

var consortiumWords = vocabulary{
	"purpose":  enumWord(bindings.PurposeNames),
	"kind":     enumWord(bindings.KeyKindNames),
	"roles":    {formatRoles, parseRoles},
	"oldRoles": {formatRoles, parseRoles},
	"newRoles": {formatRoles, parseRoles},
}

func enumWord(names []string) word {
	return word{
		format: func(value any) string {
			n, _ := value.(uint8)
			return bindings.NameOf(names, n)
		},
		parse: func(text string) (any, error) {
			n, err := bindings.ParseName(names, text)
			return n, err
		},
	}
}

func formatRoles(value any) string {
	roles, _ := value.(*big.Int)
	names := bindings.RoleNamesOf(roles)
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ",")
}

func parseRoles(text string) (any, error) {
	if text == "none" {
		return new(big.Int), nil
	}
	roles, err := bindings.ParseRoles(strings.Split(text, ","))
	if err != nil {
		return nil, err
	}
	return roles, nil
}

// The Consortium's states, in the order of its enums.
var (
	statusNames   = []string{"none", "active", "suspended", "removed"}
	proposalNames = []string{
		"none", "voting", "cancelled", "defeated", "waiting", "executable", "executed", "expired",
	}
	ballotNames = []string{"none", "for", "against"}
)

// isTime says whether an argument of this name is unix seconds.
func isTime(name string) bool {
	switch name {
	case "votingEnds", "decidedAt", "activeFrom", "validFrom", "suspendedUntil", "nextEmergencyAt", "lapsesAt",
		"opensAt", "closesAt":
		return true
	}
	return false
}

// isPeriod says whether an argument of this name is a number of seconds.
func isPeriod(name string) bool {
	switch name {
	case "votingPeriod", "timelock", "executionPeriod", "managerDelay", "emergencyPeriod", "emergencyCooldown":
		return true
	}
	return false
}

// forEver is a time that does not come: only a vote ends what lasts until then.
const forEver = 1<<64 - 1

// label writes an argument's name as words: "isKeyCompromise" as "key compromise".
func label(name string) string {
	var b strings.Builder
	for i, r := range strings.TrimPrefix(name, "is") {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
			if i > 0 {
				b.WriteByte(' ')
			}
		}
		fmt.Fprintf(&b, "%c", r)
	}
	return b.String()
}
