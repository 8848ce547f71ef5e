package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
)

var (
	allEmergenciesFlag = &ucli.BoolFlag{Name: "all", Usage: "also those that two people have reviewed"}
	emergencyWhyFlag   = &ucli.StringFlag{Name: "purpose", Usage: "`CODE` of the purpose: ETREAT or BTG", Value: "ETREAT"}
	emergencyWordsFlag = &ucli.StringFlag{Name: "reason", Usage: "why, in `WORDS`; the accounting and the reviewers see it", Required: true}
)

func glassCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "emergency",
		Usage: "break the glass for who can't be asked: for a time, with a reason, and two people review it",
		Subcommands: []*ucli.Command{
			{
				Name: "open", Usage: "open an emergency for all records of a person",
				Description: "The person is named by a file (--who): family, given and born, as JSON; - is standard input. A name is never\n" +
					"given on the command line. Then `oracle share --basis emergency --emergency PSEUDONYM` releases what is found.\n" +
					"It works while no node answers; the chain is told by `oracle serve` as soon as one does.",
				Flags: slices.Concat([]ucli.Flag{whoFlag, recipientFlag, toKeyFlag, emergencyWhyFlag, emergencyWordsFlag, jsonFlag},
					releaseFlags, labFlags, chainFlags),
				Action: runEmergencyOpen,
			},
			{
				Name: "list", Usage: "list emergencies that lack their two reviews",
				Flags: slices.Concat([]ucli.Flag{allEmergenciesFlag, jsonFlag}, labFlags), Action: runEmergencyList,
			},
		},
	}
}

func runEmergencyOpen(c *ucli.Context) error {
	who, err := readWho(c)
	if err != nil {
		return err
	}
	ask := share.Ask{Request: release.Request{Basis: release.Emergency, Reason: c.String(emergencyWordsFlag.Name)}}
	if ask.Request.Purpose, err = parsePurpose(c.String(emergencyWhyFlag.Name)); err != nil {
		return err
	}
	if err := readRecipient(c, &ask); err != nil {
		return err
	}
	person := record.Person{Family: who.Family, Given: who.Given, Born: who.Born}
	return withSharer(c, func(l *lab, sharer *share.Sharer) error { return l.openEmergency(c, sharer, ask, person) })
}

func (l *lab) openEmergency(c *ucli.Context, sharer *share.Sharer, ask share.Ask, person record.Person) error {
	register, err := l.register()
	if err != nil {
		return err
	}
	records, err := register.Find(c.Context, person)
	if err != nil {
		return cli.Usage("--who: %w", err)
	}
	opened, err := sharer.OpenEmergency(c.Context, ask, records)
	if denied := new(share.DeniedError); errors.As(err, &denied) {
		return sayDenied(c, denied)
	}
	if err != nil {
		return err
	}
	said := emergencyLine{Emergency: opened.Emergency, State: unreviewed}
	for _, id := range records {
		said.Records = append(said.Records, id.String())
	}
	return said.print(c)
}

// States of an emergency's review.
const (
	unreviewed = "NOT REVIEWED"
	reviewed   = "reviewed"
)

// emergencyLine is an emergency, as the commands tell it.
type emergencyLine struct {
	share.Emergency
	Records []string     `json:"records,omitempty"`
	Number  uint64       `json:"number,omitempty"` // on the chain; none until it is final there
	State   string       `json:"state"`
	Reviews []reviewLine `json:"reviews,omitempty"`
}

// reviewLine is a review.
type reviewLine struct {
	reviewReport
	As   journal.Reviewer `json:"as"`
	Made string           `json:"made"`
	Tx   *common.Hash     `json:"tx,omitempty"` // none while the chain does not have it
}

func (e emergencyLine) print(c *ucli.Context) error {
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(e)
	}
	var b strings.Builder
	number := "not on the chain yet"
	if e.Number > 0 {
		number = fmt.Sprintf("number %d on the chain", e.Number)
	}
	fmt.Fprintf(&b, "%s  %s  opened %s, until %s; %s; %d records; to %s: %s\n", e.State, e.Pseudonym,
		e.Opened.Format(time.RFC3339), e.Until.Format(time.RFC3339), number, e.Found, e.Recipient, e.Reason)
	for _, id := range e.Records {
		fmt.Fprintf(&b, "  record %s\n", id)
	}
	for _, r := range e.Reviews {
		fmt.Fprintf(&b, "  reviewed as %s by %s on %s: %s\n", r.As, r.By, r.Made, r.Report)
	}
	_, err := fmt.Fprint(c.App.Writer, b.String())
	return err
}

func runEmergencyList(c *ucli.Context) error {
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := l.journal.Emergencies(c.Context, c.Bool(allEmergenciesFlag.Name))
	if err != nil {
		return err
	}
	for i := range list {
		line, err := l.emergencyLine(&list[i])
		if err != nil {
			return err
		}
		if err := line.print(c); err != nil {
			return err
		}
	}
	if len(list) == 0 && !c.Bool(jsonFlag.Name) {
		fmt.Fprintln(c.App.Writer, "no emergency waits for a review")
	}
	return nil
}

func (l *lab) emergencyLine(e *journal.Emergency) (line emergencyLine, err error) {
	line = emergencyLine{Number: e.Number, State: unreviewed}
	if e.IsReviewed() {
		line.State = reviewed
	}
	if _, _, err := share.OpenRow(l.keyring, e.Sealed, e.ID, &line.Emergency); err != nil {
		return line, fmt.Errorf("open emergency %s: %w", e.Pseudonym, err)
	}
	for _, r := range e.Reviews {
		var report reviewReport
		if _, _, err := share.OpenRow(l.keyring, r.Sealed, r.ID, &report); err != nil {
			return line, fmt.Errorf("open a review of emergency %s: %w", e.Pseudonym, err)
		}
		said := reviewLine{reviewReport: report, As: r.Reviewer, Made: instant(r.Made)}
		if r.Tx != (common.Hash{}) {
			said.Tx = &r.Tx
		}
		line.Reviews = append(line.Reviews, said)
	}
	return line, nil
}
