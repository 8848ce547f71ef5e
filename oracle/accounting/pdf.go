package accounting

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/sheet"
)

const day = "2 January 2006"

// WritePDF writes an accounting for the patient, in words.
func (a *Accounting) WritePDF(w io.Writer, lines []Line) error {
	s := sheet.New("Accounting of disclosures")
	s.Foot("Accounting of disclosures, " + a.Lab.Name + ", made " + a.Made.UTC().Format(day))
	s.Title("Who got your results", "Accounting of disclosures by "+a.Lab.Name+" (45 CFR 164.528)")
	s.Row("For", a.whom())
	s.Row("Period", a.From.UTC().Format(day)+" to "+a.Until.UTC().Format(day))
	s.Row("Made on", a.Made.UTC().Format(day))
	var listed, exempt []Line
	for _, l := range lines {
		if l.IsExempt {
			exempt = append(exempt, l)
		} else {
			listed = append(listed, l)
		}
	}
	s.Heading("Disclosures that you have a right to be told of: " + strconv.Itoa(times(listed)))
	if len(listed) == 0 {
		s.Item("There is none to tell of in this period.")
	}
	for i := range listed {
		printLine(s, &listed[i])
	}
	s.Heading("Other disclosures: " + strconv.Itoa(times(exempt)))
	s.Note("The law does not ask for these in an accounting: care and its payment, what went to you, and what you allowed. The lab tells them all the same.")
	for i := range exempt {
		printLine(s, &exempt[i])
	}
	a.printAbout(s)
	if err := s.Output(w); err != nil {
		return fmt.Errorf("write the accounting: %w", err)
	}
	return nil
}

func (a *Accounting) whom() string {
	if !a.Patient.IsKnown() {
		return "the patient of record " + a.Record.String()
	}
	return a.Patient.Given + " " + a.Patient.Family + ", born " + a.Patient.Born
}

func times(lines []Line) (n int) {
	for _, l := range lines {
		n += l.Times
	}
	return n
}

func printLine(s *sheet.Sheet, l *Line) {
	to := l.To
	if l.Address != "" {
		to += ", " + l.Address
	}
	says := []string{"To: " + to, "What: " + l.what(), why(&l.Disclosure)}
	if l.Times > 1 {
		says = append(says, fmt.Sprintf("For this, results went to them %d times in this period, the last time on %s.", l.Times, l.Last.UTC().Format(day)))
	}
	if l.IsExempt {
		says = append(says, "Exempt: "+strings.TrimPrefix(string(l.Class), "exempt: ")+".")
	}
	s.Row(l.Date.UTC().Format(day), says...)
	s.Note(l.proof())
}

// proof says how an entry can be checked, and whether the recipient signed for it.
func (l *Line) proof() string {
	text := "Entry " + l.ID.String() + ", of record " + l.Record.String() + " version " + strconv.Itoa(int(l.Version))
	if l.Batch > 0 {
		text += "; in batch " + strconv.FormatUint(l.Batch, 10) + " of the lab's anchored accounting"
	}
	if !l.Receipt.IsZero() {
		text += "; the recipient signed for it on " + l.Receipt.UTC().Format(day)
	}
	return text + "."
}

func (a *Accounting) printAbout(s *sheet.Sheet) {
	s.Heading("About this list")
	s.Item("You may ask for the disclosures of the last six years before your request. The lab answers within 60 days, and once by 30 days later if it tells you why. The first accounting in any twelve months is free.")
	s.Item("The law lets some disclosures be left out of an accounting, or told later (45 CFR 164.528(a)). This list has all that may be told to you on the day it was made.")
	s.Item("It tells of disclosures that went through the lab's own system for this. What the lab gave out by other ways before or beside it, it accounts for by itself.")
	s.Item("Each entry can be proven to be what the lab noted at the time: ask for its proof, by its number. That nothing else was disclosed, no proof shows.")
	s.Item("If something here looks wrong to you, ask the lab. You may complain to it, or to the Secretary of the U.S. Department of Health and Human Services.")
}

// count is a number of things, in words.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}

// isByPatient says whether the patient, or who acts for them, got it.
func isByPatient(d *Disclosure) bool { return d.Basis == release.PatientAccess }

// moment is a time as FHIR writes one.
func moment(t time.Time) string { return t.UTC().Format(time.RFC3339) }
