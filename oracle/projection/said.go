package projection

import (
	"fmt"
	"slices"
	"strings"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/fhir"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/record"
)

const contextKind = "context"

// Say reads a claim for people, by the projection that made it.
func Say(projection string, c evidence.Claim) record.Said {
	switch projection {
	case hl7.Projection:
		return hl7.Say(c)
	case fhir.Projection:
		return fhir.Say(c)
	default:
		return record.Said{Names: []string{c.Name}, Text: string(c.Body)}
	}
}

// Choose finds the claims of an opening that people named: by a code or text that a claim gives for itself, by the number
// of its OBX ("obx:3"), or by its position ("#12"). A name that fits several claims is refused, so that nobody discloses
// more than was meant. With the claims come the contexts that they belong to, and no others: a record of several patients
// has one for each.
func Choose(o *evidence.Opening, names []string) ([]uint64, error) {
	var positions []uint64
	for _, name := range names {
		found := matching(o, name)
		switch len(found) {
		case 0:
			return nil, fmt.Errorf("no claim is called %q", name)
		case 1:
			positions = append(positions, found[0].Position)
		default:
			return nil, fmt.Errorf("%d claims are called %q: name one by its position, %s", len(found), name, listPositions(found))
		}
	}
	return WithContexts(o, positions), nil
}

func matching(o *evidence.Opening, name string) (found []evidence.OpenedClaim) {
	for _, c := range o.Claims {
		if name != "" && c.Claim.Kind != contextKind && isCalled(o.Projection, c, name) {
			found = append(found, c)
		}
	}
	return found
}

func isCalled(projection string, c evidence.OpenedClaim, name string) bool {
	if name == fmt.Sprintf("#%d", c.Position) {
		return true
	}
	said := Say(projection, c.Claim)
	if number, isNumber := strings.CutPrefix(strings.ToLower(name), "obx:"); isNumber {
		return said.Number != "" && said.Number == number
	}
	return slices.ContainsFunc(append(said.Names, c.Claim.Name), func(n string) bool { return strings.EqualFold(n, name) })
}

func listPositions(list []evidence.OpenedClaim) string {
	var words []string
	for _, c := range list {
		words = append(words, fmt.Sprintf("#%d", c.Position))
	}
	return strings.Join(words, ", ")
}

// WithContexts adds the positions of the contexts that the chosen claims belong to, and of no others: a record of several
// patients does not show one to another.
func WithContexts(o *evidence.Opening, chosen []uint64) []uint64 {
	wanted := map[string]bool{}
	for _, c := range o.Claims {
		if slices.Contains(chosen, c.Position) {
			name := Say(o.Projection, c.Claim).Context
			// In HL7 v2, what stands before any patient belongs to the message's first context: its only one, m, or that
			// of its first patient, m.1.
			wanted[name], wanted[name+".1"] = true, true
		}
	}
	out := slices.Clone(chosen)
	for _, c := range o.Claims {
		if c.Claim.Kind == contextKind && wanted[Say(o.Projection, c.Claim).Context] {
			out = append(out, c.Position)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
