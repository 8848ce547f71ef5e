package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/intake"
)

// TestTake_Bounds refuses a message that names so much that it would hold up all others, and takes one that is large and names
// no more than it may.
func TestTake_Bounds(t *testing.T) {
	numbers := func(n int) string {
		list := make([]string, n)
		for i := range list {
			list[i] = fmt.Sprintf("%d^^^EAST^MR", i)
		}
		return strings.Join(list, "~")
	}
	orders := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "OBR|%d||F%d^LIS|1^one\rOBX|1|NM|1^one||5||||||F\r", i, i)
		}
		return b.String()
	}
	const result, link = "MSH|^~\\&|LIS|EAST LAB|||20260301||ORU^R01|M|P|2.5.1\r", "MSH|^~\\&|ADT|EAST|||20260301||ADT^A40|M|P|2.5.1\r"
	for name, test := range map[string]struct {
		message, problem string
	}{
		"many numbers of a patient":     {result + "PID|1||" + numbers(1000) + "\r" + orders(1), ""},
		"too many":                      {result + "PID|1||" + numbers(1025) + "\r" + orders(1), "it names more than 1024 numbers of patients: send it in smaller messages"},
		"far too many":                  {result + "PID|1||" + numbers(100_000) + "\r" + orders(1), "it names more than 1024 numbers of patients: send it in smaller messages"},
		"many orders":                   {result + "PID|1||1\r" + orders(1000), ""},
		"too many orders":               {result + "PID|1||1\r" + orders(1025), "it names more than 1024 orders or documents: send it in smaller messages"},
		"a link of many numbers":        {link + "PID|1||" + numbers(30) + "\rMRG|" + strings.ReplaceAll(numbers(30), "EAST", "WEST") + "\r", ""},
		"a link of more than are taken": {link + "PID|1||" + numbers(40) + "\rMRG|" + strings.ReplaceAll(numbers(40), "EAST", "WEST") + "\r", "it links more than 1024 pairs of patients' numbers: send it in smaller messages"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := newDesk(t).takeText(t, test.message)[0]
			want := intake.Accepted
			if test.problem != "" {
				want = intake.Refused
			}
			if got.Outcome != want || got.Problem != test.problem || got.Unread != (test.problem != "") {
				t.Errorf("got %s %q", got.Outcome, got.Problem)
			}
		})
	}
}

// TestTake_BehindALink decides what comes behind a link in one batch by what the link says, as if it came later.
func TestTake_BehindALink(t *testing.T) {
	earlier := ordered("R1", "100^^^EAST^MR", "", "F1", "13")
	link, next := adt("A40", "100", "200"), ordered("R2", "200^^^EAST^MR", "", "F1", "14")
	for name, batches := range map[string][][]string{
		"one by one":   {{earlier}, {link}, {next}},
		"in one batch": {{earlier, link, next}},
		"the link and what follows, in one batch": {{earlier}, {link, next}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			var last intake.Answer
			for _, batch := range batches {
				answers := d.takeText(t, batch...)
				last = answers[len(answers)-1]
			}
			if last.Outcome != intake.Accepted || last.Version != 2 {
				t.Errorf("got %s %q, version %d", last.Outcome, last.Problem, last.Version)
			}
		})
	}
}
