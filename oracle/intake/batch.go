package intake

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/vault"
)

// Split cuts an artefact that is a batch of HL7 v2 messages (FHS, BHS) into one artefact a message. What is no batch, can't be
// read, or is longer than what is read of it, stays whole.
func Split(a Artefact) []Artefact {
	if len(a.Bytes) > vault.MaxBody {
		return []Artefact{a}
	}
	if a.Type != projection.TypeHL7 && (a.Type != projection.TypeAny || !hl7.Looks(a.Bytes)) {
		return []Artefact{a}
	}
	messages := hl7.Split(a.Bytes)
	if messages == nil {
		return []Artefact{a}
	}
	list := make([]Artefact, len(messages))
	for i, m := range messages {
		list[i] = a
		list[i].Bytes, list[i].Type = m, projection.TypeHL7
	}
	return list
}

// joined waits for the answers to a batch's messages and makes one of them: its outcome is the worst, and each problem
// names its message. What was accepted is durable, whatever became of the others; sent again it is a duplicate.
func joined(waits []func(context.Context) (Answer, error)) func(context.Context) (Answer, error) {
	return func(ctx context.Context) (Answer, error) {
		var all Answer
		var problems []string
		untold := 0
		badness := []Outcome{Duplicate, Accepted, Quarantined, Refused}
		for i, wait := range waits {
			answer, err := wait(ctx)
			if err != nil {
				return Answer{}, err
			}
			if i == 0 || slices.Index(badness, answer.Outcome) > slices.Index(badness, all.Outcome) {
				all.Outcome, all.Unread = answer.Outcome, answer.Unread
			}
			switch {
			case answer.Problem != "" && len(problems) < maxTold:
				problems = append(problems, fmt.Sprintf("message %d of %d: %s", i+1, len(waits), answer.Problem))
			case answer.Problem != "":
				untold++
			}
			all.Alerts = append(all.Alerts, answer.Alerts...)
		}
		if untold > 0 {
			problems = append(problems, fmt.Sprintf("and %d more", untold))
		}
		all.Problem = strings.Join(problems, "; ")
		return all, nil
	}
}

// maxTold is of how many messages of a batch one answer says what is wrong.
const maxTold = 20
