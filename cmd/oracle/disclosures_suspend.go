package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/google/uuid"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/journal"
)

var (
	statementFlag    = &ucli.StringFlag{Name: "statement", Usage: "written, or oral: then for 30 days at most", Required: true}
	groundFlag       = &ucli.StringFlag{Name: "ground", Usage: "health-oversight (45 CFR 164.512(d)) or law-enforcement (164.512(f))", Required: true}
	agencyFlag       = &ucli.StringFlag{Name: "agency", Usage: "`AGENCY` that asks for it; kept in clear", Required: true}
	officialFlag     = &ucli.StringFlag{Name: "official", Usage: "`WHO` of it said or signed so; kept in clear", Required: true}
	saysFlag         = &ucli.StringFlag{Name: "says", Usage: "`WORDS` of the statement, or where it is filed; kept in clear, so name no patient", Required: true}
	impedesFlag      = &ucli.BoolFlag{Name: "impedes", Usage: "the statement says that an accounting would be reasonably likely to impede the agency's activities"}
	statedFlag       = &ucli.StringFlag{Name: "stated", Usage: "`DAY` of the statement; now if not given"}
	suspendUntilFlag = &ucli.StringFlag{Name: "until", Usage: "last `DAY` of the time that a written statement specifies; after an oral one 30 days if not given"}
	suspendByFlag    = &ucli.StringFlag{Name: "by", Usage: "`WHO` of the lab took the statement, or ends it; kept in clear", Required: true}
	resumeWhyFlag    = &ucli.StringFlag{Name: "reason", Usage: "`WHY` it ends before its time; kept in clear, so name no patient", Required: true}
	allSuspendedFlag = &ucli.BoolFlag{Name: "all", Usage: "also those that are over"}
)

// longestOral is how long an oral statement may suspend (45 CFR 164.528(a)(2)(ii)(C)).
const longestOral = 30 * 24 * time.Hour

func suspendCommand() *ucli.Command {
	return &ucli.Command{
		Name: "suspend", Usage: "keep from a patient, for a time, what went to an agency that asks for that (45 CFR 164.528(a)(2))",
		ArgsUsage: "RECORD",
		Description: "RECORD is any record of the patient. What went to the recipient, before and meanwhile, is not in the patient's accounting\n" +
			"until the time is over or `oracle disclosures resume` ends it. Nothing is deleted; the auditor's view has it all.",
		Flags: slices.Concat([]ucli.Flag{
			statementFlag, groundFlag, agencyFlag, officialFlag, saysFlag, impedesFlag, recipientFlag, toKeyFlag, toNameFlag, statedFlag,
			suspendUntilFlag, suspendByFlag, jsonFlag,
		}, labFlags),
		Action: runSuspend,
	}
}

func resumeAccountingCommand() *ucli.Command {
	return &ucli.Command{
		Name: "resume", Usage: "end a suspension before its time", ArgsUsage: "SUSPENSION",
		Flags: slices.Concat([]ucli.Flag{resumeWhyFlag, suspendByFlag}, labFlags), Action: runResumeAccounting,
	}
}

func suspensionsCommand() *ucli.Command {
	return &ucli.Command{
		Name: "suspensions", Usage: "say what is suspended, by whose statement, and until when",
		Flags: slices.Concat([]ucli.Flag{allSuspendedFlag, jsonFlag}, labFlags), Action: runSuspensions,
	}
}

func runSuspend(c *ucli.Context) error {
	s, err := readSuspension(c, time.Now())
	if err != nil {
		return err
	}
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	id, err := l.journal.Suspend(c.Context, s)
	if errors.Is(err, journal.ErrNotFound) {
		return cli.Hint(err, "name any record of the patient: `oracle find FILE` tells them")
	}
	if err != nil {
		return err
	}
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(map[string]string{"id": id.String(), "until": s.Until.UTC().Format(time.RFC3339)})
	}
	_, err = fmt.Fprintf(c.App.Writer, "%s, until %s\n", id, s.Until.UTC().Format(time.RFC3339))
	return err
}

func readSuspension(c *ucli.Context, now time.Time) (s journal.Suspension, err error) {
	if c.NArg() != 1 {
		return s, cli.Usage("name one record of the patient")
	}
	if s.Record, err = parseRecord(c.Args().First()); err != nil {
		return s, err
	}
	s.Statement, s.Ground = c.String(statementFlag.Name), c.String(groundFlag.Name)
	if s.Statement != "written" && s.Statement != "oral" {
		return s, cli.Usage("--statement: want written or oral")
	}
	if s.Ground != "health-oversight" && s.Ground != "law-enforcement" {
		return s, cli.Usage("--ground: want health-oversight or law-enforcement; nobody else may suspend an accounting")
	}
	for flag, into := range map[*ucli.StringFlag]*string{
		agencyFlag: &s.Agency, officialFlag: &s.Official, saysFlag: &s.Says, suspendByFlag: &s.Set.By,
	} {
		if *into = strings.TrimSpace(c.String(flag.Name)); *into == "" {
			return s, cli.Usage("--%s: it is wanted, and kept", flag.Name)
		}
	}
	if !c.Bool(impedesFlag.Name) {
		return s, cli.Usage("--impedes: a statement that does not say that an accounting would be reasonably likely to impede the agency suspends nothing")
	}
	if err := readWithheldFrom(c, &s); err != nil {
		return s, err
	}
	return s, readSuspended(c, &s, now)
}

// readWithheldFrom reads what went to whom is withheld.
func readWithheldFrom(c *ucli.Context, s *journal.Suspension) (err error) {
	named := 0
	for _, flag := range []string{recipientFlag.Name, toKeyFlag.Name, toNameFlag.Name} {
		if c.String(flag) != "" {
			named++
		}
	}
	if named != 1 {
		return cli.Usage("say what went to whom is withheld: --to for a member, --to-key or --to-name for anybody else, as it was disclosed to")
	}
	s.Name = strings.TrimSpace(c.String(toNameFlag.Name))
	if text := c.String(recipientFlag.Name); text != "" {
		s.Member, err = parseHash(recipientFlag.Name, text)
		return err
	}
	if path := c.Path(toKeyFlag.Name); path != "" {
		key, err := readKey(path)
		if err != nil {
			return err
		}
		s.Key = evidence.KeyHash(key)
	}
	if s.Name == "" && s.Key == (common.Hash{}) {
		return cli.Usage("--to-name: it is empty")
	}
	return nil
}

// readSuspended reads for how long.
func readSuspended(c *ucli.Context, s *journal.Suspension, now time.Time) (err error) {
	s.Stated = now
	if text := c.String(statedFlag.Name); text != "" {
		if s.Stated, err = time.Parse(time.DateOnly, text); err != nil || s.Stated.After(now) {
			return cli.Usage("--stated: want a day such as 2026-03-01, not in the future")
		}
	}
	text := c.String(suspendUntilFlag.Name)
	switch {
	case text == "" && s.Statement == "written":
		return cli.Usage("--until: a written statement specifies the time for which it suspends (45 CFR 164.528(a)(2)(i))")
	case text == "":
		s.Until = s.Stated.Add(longestOral)
	default:
		if s.Until, err = time.Parse(time.DateOnly, text); err != nil {
			return cli.Usage("--until: want a day such as 2026-03-01")
		}
		s.Until = s.Until.AddDate(0, 0, 1) // the last day is in it
	}
	if s.Statement == "oral" && s.Until.Sub(s.Stated) > longestOral {
		return cli.Usage("--until: an oral statement suspends for 30 days at most; a written one that comes within that time may for longer")
	}
	if !s.Until.After(now) {
		return cli.Usage("--until: that time is over")
	}
	return nil
}

func runResumeAccounting(c *ucli.Context) error {
	id, err := uuid.Parse(c.Args().First())
	if err != nil || c.NArg() != 1 {
		return cli.Usage("name one suspension, as `oracle disclosures suspensions` prints it")
	}
	reason, by := strings.TrimSpace(c.String(resumeWhyFlag.Name)), strings.TrimSpace(c.String(suspendByFlag.Name))
	if reason == "" || by == "" {
		return cli.Usage("say why it ends, and who says so")
	}
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	err = l.journal.EndSuspension(c.Context, id, reason, by)
	if errors.Is(err, journal.ErrNotFound) {
		return cli.Hint(err, "`oracle disclosures suspensions --all` tells which there were")
	}
	return err
}

// suspended is a line of the list.
type suspended struct {
	ID        string       `json:"id"`
	Record    string       `json:"record"`
	Statement string       `json:"statement"`
	Ground    string       `json:"ground"`
	Agency    string       `json:"agency"`
	Official  string       `json:"official"`
	Says      string       `json:"says"`
	Member    *common.Hash `json:"member,omitempty"`
	Key       *common.Hash `json:"key,omitempty"`
	Name      string       `json:"name,omitempty"`
	Stated    string       `json:"stated"`
	Until     string       `json:"until"`
	By        string       `json:"by"`
	Set       string       `json:"set"`
	Resumed   string       `json:"resumed,omitempty"`
	ResumedBy string       `json:"resumedBy,omitempty"`
	Reason    string       `json:"reason,omitempty"` // why it was ended
	InForce   bool         `json:"inForce"`
}

func newSuspended(s journal.Suspension, now time.Time) suspended {
	line := suspended{
		ID: s.ID.String(), Record: s.Record.String(), Statement: s.Statement, Ground: s.Ground, Agency: s.Agency, Official: s.Official,
		Says: s.Says, Name: s.Name, Stated: s.Stated.UTC().Format(time.RFC3339), Until: s.Until.UTC().Format(time.RFC3339), By: s.Set.By,
		Set: s.Set.At.UTC().Format(time.RFC3339), ResumedBy: s.Resumed.By, Reason: s.Reason, InForce: s.IsInForce(now),
	}
	if s.Member != (common.Hash{}) {
		line.Member = &s.Member
	}
	if s.Key != (common.Hash{}) {
		line.Key = &s.Key
	}
	if !s.Resumed.At.IsZero() {
		line.Resumed = s.Resumed.At.UTC().Format(time.RFC3339)
	}
	return line
}

func (s suspended) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(s)
	}
	to := s.Name
	if s.Member != nil {
		to = "member " + s.Member.Hex()
	}
	if s.Key != nil {
		to = "the key " + s.Key.Hex()
	}
	line := fmt.Sprintf("%s  until %s: what went to %s, of the patient of %s; %s statement of %s, %s, on %s: %s; taken by %s",
		s.ID, s.Until, to, s.Record, s.Statement, s.Official, s.Agency, s.Stated, s.Says, s.By)
	if s.Resumed != "" {
		line += fmt.Sprintf("; ended %s by %s: %s", s.Resumed, s.ResumedBy, s.Reason)
	}
	_, err := fmt.Fprintln(w, line)
	return err
}

func runSuspensions(c *ucli.Context) error {
	if c.NArg() > 0 {
		return cli.Usage("suspensions takes no arguments")
	}
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	now := time.Now()
	list, err := l.journal.Suspensions(c.Context, c.Bool(allSuspendedFlag.Name), now)
	if err != nil {
		return err
	}
	return printLines(c, list, func(s journal.Suspension) suspended { return newSuspended(s, now) }, "nothing is suspended")
}
