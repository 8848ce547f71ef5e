package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/accounting"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

var (
	fromFlag    = &ucli.StringFlag{Name: "from", Usage: "first `DAY` of the period, as 2026-03-01; six years ago if not given"}
	untilFlag   = &ucli.StringFlag{Name: "until", Usage: "last `DAY` of the period; today if not given"}
	formatFlag  = &ucli.StringFlag{Name: "format", Usage: "json (one a line), csv, pdf (for people), or fhir (a Bundle of AuditEvents)", Value: "json"}
	forFlag     = &ucli.StringFlag{Name: "for", Usage: "patient, or auditor: with what is suspended", Value: forPatient}
	summaryFlag = &ucli.BoolFlag{Name: "summary", Usage: "with pdf: tell several that the law required, to one recipient for one purpose, as one (45 CFR 164.528(b)(3))"}
	proofsFlag  = &ucli.PathFlag{Name: "proofs", Usage: "`FOLDER` to write the proof of each anchored disclosure in"}
)

// For whom an accounting is.
const (
	forPatient = "patient"
	forAuditor = "auditor"
)

// accounted is one line of an accounting.
type accounted struct {
	ID     string `json:"id"`
	Exempt bool   `json:"exempt"`
	share.Account
	Receipt   string       `json:"receipt"`             // signed <when>, or unsigned
	Batch     uint64       `json:"batch,omitempty"`     // that holds it; none yet
	Tx        *common.Hash `json:"tx,omitempty"`        // that anchored the batch
	Final     bool         `json:"final"`               // that is in a final block
	Suspended string       `json:"suspended,omitempty"` // for the auditor: until when the patient is not told
}

// unsigned says that a recipient has signed nothing.
const unsigned = "unsigned"

// listing is what the call asks for.
type listing struct {
	record    vault.RecordID
	from, to  time.Time // the last one is not in it
	now       time.Time
	format    string
	isPatient bool
	isSummary bool
}

func readListing(c *ucli.Context) (a listing, err error) {
	if c.NArg() != 1 {
		return a, cli.Usage("name one record of the patient")
	}
	if a.record, err = parseRecord(c.Args().First()); err != nil {
		return a, err
	}
	a.now = time.Now()
	if a.from, a.to, err = readPeriod(c, a.now); err != nil {
		return a, err
	}
	if a.format = c.String(formatFlag.Name); !slices.Contains([]string{"json", "csv", "pdf", "fhir"}, a.format) {
		return a, cli.Usage("--format: want json, csv, pdf or fhir")
	}
	whom := c.String(forFlag.Name)
	if whom != forPatient && whom != forAuditor {
		return a, cli.Usage("--for: want patient or auditor")
	}
	a.isPatient, a.isSummary = whom == forPatient, c.Bool(summaryFlag.Name)
	if a.format == "pdf" && !a.isPatient {
		return a, cli.Usage("--format pdf is for the patient: an auditor takes json, csv or fhir")
	}
	if a.isSummary && a.format != "pdf" {
		return a, cli.Usage("--summary is for --format pdf: the other forms have each disclosure")
	}
	return a, nil
}

func runDisclosures(c *ucli.Context) error {
	a, err := readListing(c)
	if err != nil {
		return err
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := l.journal.Disclosures(c.Context, a.record, a.from, a.to)
	if err != nil {
		return err
	}
	suspensions, err := l.journal.SuspensionsOf(c.Context, a.record, a.now)
	if err != nil {
		return err
	}
	var lines []accounted
	var told []journal.Accounted
	for i := range list {
		if len(list[i].Sealed.Wrapped) == 0 { // of what was shredded
			continue
		}
		line, err := l.account(&list[i])
		if err != nil {
			return err
		}
		if s := accounting.Suspended(suspensions, &line.Account, a.now); s != nil {
			if a.isPatient {
				continue
			}
			line.Suspended = fmt.Sprintf("until %s, by %s", s.Until.UTC().Format(time.RFC3339), s.ID)
		}
		if err := l.writeProof(c, &list[i]); err != nil {
			return err
		}
		lines, told = append(lines, line), append(told, list[i])
	}
	return l.writeListing(c, a, lines, told)
}

func (l *lab) writeListing(c *ucli.Context, a listing, lines []accounted, told []journal.Accounted) error {
	switch a.format {
	case "json":
		return writeLines(c.App.Writer, lines)
	case "csv":
		return writeTable(c.App.Writer, lines)
	}
	made, err := l.accountingOf(c, a, lines, told)
	if err != nil {
		return err
	}
	if a.format == "fhir" {
		return made.WriteFHIR(c.App.Writer)
	}
	if a.isSummary {
		return made.WritePDF(c.App.Writer, accounting.Summarise(made.Disclosures))
	}
	return made.WritePDF(c.App.Writer, accounting.Each(made.Disclosures))
}

// account opens a disclosure.
func (l *lab) account(d *journal.Accounted) (line accounted, err error) {
	line = accounted{ID: d.ID.String(), Exempt: d.IsExempt, Receipt: unsigned, Batch: d.Batch, Final: d.IsFinal}
	if _, _, err := share.OpenRow(l.keyring, d.Sealed, d.ID, &line.Account); err != nil {
		return line, fmt.Errorf("open disclosure %s: %w", d.ID, err)
	}
	if d.Tx != (common.Hash{}) {
		line.Tx = &d.Tx
	}
	received, err := signedAt(d)
	if err != nil {
		return line, err
	}
	if !received.IsZero() {
		line.Receipt = "signed " + received.Format(time.RFC3339)
	}
	return line, nil
}

// signedAt is when the recipient signed for a disclosure; zero where it did not.
func signedAt(d *journal.Accounted) (at time.Time, err error) {
	if d.Receipt == nil {
		return at, nil
	}
	receipt, err := evidence.ReadReleaseReceipt(d.Receipt)
	if err != nil {
		return at, fmt.Errorf("disclosure %s: %w", d.ID, err)
	}
	return time.Unix(int64(receipt.Received), 0).UTC(), nil
}

// accountingOf says the lines in words for people.
func (l *lab) accountingOf(c *ucli.Context, a listing, lines []accounted, told []journal.Accounted) (*accounting.Accounting, error) {
	names, opener := l.names(), l.opener()
	made := &accounting.Accounting{
		Lab: accounting.Lab{Member: l.member, Name: names[l.member]}, Record: a.record, From: a.from, Until: a.to.Add(-time.Nanosecond), Made: a.now,
		Patient: l.person(c, opener, a.record),
	}
	described := map[oracle.VersionID]*evidence.Opening{}
	for i := range lines {
		d := accounting.Disclosure{
			Account: lines[i].Account, ID: told[i].ID, Record: told[i].Of.Record, Version: told[i].Of.Version, IsExempt: lines[i].Exempt,
			To: calledBy(&lines[i].Account, names), Batch: lines[i].Batch, Tx: told[i].Tx,
		}
		var err error
		if d.Receipt, err = signedAt(&told[i]); err != nil {
			return nil, err
		}
		if _, isKnown := described[told[i].Of]; !isKnown {
			described[told[i].Of] = l.openingOf(c, opener, told[i].Of)
		}
		if o := described[told[i].Of]; o != nil {
			d.Told = accounting.Describe(o, d.Codes)
		}
		made.Disclosures = append(made.Disclosures, d)
	}
	return made, nil
}

// openingOf opens a version; nil where that can't be done any more: then its id stands for it.
func (l *lab) openingOf(c *ucli.Context, opener *issue.Issuer, id oracle.VersionID) *evidence.Opening {
	stored, err := l.journal.Version(c.Context, id.Record, id.Version)
	if err != nil {
		return nil
	}
	o, err := opener.Opened(c.Context, stored)
	if err != nil {
		return nil
	}
	return &evidence.Opening{Projection: o.Projection, Claims: slices.DeleteFunc(o.Claims, func(c evidence.OpenedClaim) bool {
		return c.Claim.Kind != "observation" && c.Claim.Kind != "document" // what describes it
	})}
}

// person is whom a record is of; zero where it does not say, or names several.
func (l *lab) person(c *ucli.Context, opener *issue.Issuer, id vault.RecordID) record.Person {
	stored, err := l.journal.Version(c.Context, id, 0)
	if err == nil && stored.Withdraws && stored.Version > 1 {
		stored, err = l.journal.Version(c.Context, id, stored.Version-1)
	}
	if err != nil {
		return record.Person{}
	}
	text, err := opener.Record(c.Context, id, stored.Version)
	if err != nil {
		return record.Person{}
	}
	persons, err := projection.Persons(text, stored.Projection)
	if err != nil || len(persons) != 1 {
		return record.Person{}
	}
	return persons[0]
}

// calledBy is what a recipient is called.
func calledBy(a *share.Account, names map[common.Hash]string) string {
	switch {
	case names[a.Recipient] != "":
		return names[a.Recipient]
	case a.Name != "":
		return a.Name
	case a.Recipient != (common.Hash{}):
		return "the member " + a.Recipient.Hex()
	case a.Basis == release.PatientAccess:
		return "you, or whom you gave it to"
	case a.Key != nil:
		return "a recipient of whom the lab noted the key only, " + a.Key.Hex()
	}
	return "not noted"
}

// readPeriod reads two days; the last one is in the period.
func readPeriod(c *ucli.Context, now time.Time) (from, to time.Time, err error) {
	from, to = now.AddDate(-6, 0, 0), now
	for flag, into := range map[*ucli.StringFlag]*time.Time{fromFlag: &from, untilFlag: &to} {
		if !c.IsSet(flag.Name) {
			continue
		}
		if *into, err = time.Parse(time.DateOnly, c.String(flag.Name)); err != nil {
			return from, to, cli.Usage("--%s: want a day such as 2026-03-01", flag.Name)
		}
		if flag == untilFlag {
			*into = into.AddDate(0, 0, 1)
		}
	}
	return from, to, nil
}

func writeLines(w io.Writer, lines []accounted) error {
	encoder := json.NewEncoder(w)
	for _, line := range lines {
		if err := encoder.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

func writeTable(w io.Writer, lines []accounted) error {
	table := csv.NewWriter(w)
	header := []string{"date", "recipient", "what", "basis", "purpose", "reason", "exempt", "receipt", "batch", "tx", "id", "name", "address", "suspended"}
	if err := table.Write(header); err != nil {
		return err
	}
	for _, a := range lines {
		batch, tx := "", ""
		if a.Batch > 0 {
			batch = fmt.Sprint(a.Batch)
		}
		if a.Tx != nil {
			tx = a.Tx.Hex()
		}
		err := table.Write([]string{
			a.Date.Format(time.RFC3339), a.Recipient.Hex(), a.What, string(a.Basis), a.Purpose, a.Reason, fmt.Sprint(a.Exempt),
			a.Receipt, batch, tx, a.ID, a.Name, a.Address, a.Suspended,
		})
		if err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}
