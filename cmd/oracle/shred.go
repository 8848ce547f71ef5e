package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/google/uuid"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/officer"
	"github.com/labseal/labseal/oracle/retention"
	"github.com/labseal/labseal/oracle/shred"
)

var (
	shredReasonFlag = &ucli.StringFlag{Name: "reason", Usage: "`WHY`; kept in clear for ever, so name no patient", Required: true}
	shredAllFlag    = &ucli.BoolFlag{Name: "all", Usage: "also what was shredded or rejected"}
	backupsFlag     = &ucli.DurationFlag{
		Name: "backups-kept", Usage: "for how long backups of the key folder are kept, such as 2160h", EnvVars: cli.Env("backups-kept"), Value: 90 * 24 * time.Hour,
	}
)

func shredCommand() *ucli.Command {
	command := func(name, usage, args string, flags []ucli.Flag, action ucli.ActionFunc) *ucli.Command {
		return &ucli.Command{
			Name: name, Usage: usage, ArgsUsage: args, Flags: slices.Concat(flags, labFlags), Action: action,
		}
	}
	return &ucli.Command{
		Name:  "shred",
		Usage: "destroy records for good, by two officers (docs/guides/shred.md)",
		Subcommands: []*ucli.Command{
			command("propose", "propose to shred a record, one of its versions, or what was in quarantine", "RECORD",
				slices.Concat([]ucli.Flag{shredReasonFlag, versionFlag, retentionFlag}, officerFlags), runShredPropose),
			command("approve", "approve what another officer proposed", "SHRED", officerFlags, runShredApprove),
			command("reject", "end a proposal before it is run", "SHRED", officerFlags, runShredReject),
			command("list", "say what is proposed and approved, and by whom", "", []ucli.Flag{shredAllFlag, jsonFlag}, runShredList),
			command("run", "shred all that is approved; interrupted, it goes on when it is run again", "",
				[]ucli.Flag{retentionFlag, backupsFlag, jsonFlag}, runShredRun),
		},
	}
}

// keeping is for how long records are kept, as the flags say.
func keeping(c *ucli.Context) (journal.Keeping, error) {
	policy, err := retention.Parse(c.StringSlice(retentionFlag.Name))
	if err != nil {
		return journal.Keeping{}, cli.Usage("--retention: %w", err)
	}
	return journal.Keeping{Years: policy, Otherwise: retention.Default}, nil
}

func runShredPropose(c *ucli.Context) error {
	if c.NArg() != 1 || c.String(shredReasonFlag.Name) == "" {
		return cli.Usage("name one record or an id of the quarantine; and say why")
	}
	record, err := parseRecord(c.Args().First())
	if err != nil {
		return err
	}
	rules, err := keeping(c)
	if err != nil {
		return err
	}
	signer, err := readOfficer(c)
	if err != nil {
		return err
	}
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	s := journal.Shred{
		ID: uuid.New(), Record: record, Version: uint32(c.Uint(versionFlag.Name)), Reason: c.String(shredReasonFlag.Name),
	}
	if s.Proposed.Signed, err = officer.Sign(s.Word(l.member, officer.ProposeShred), signer); err != nil {
		return err
	}
	if err := l.journal.ProposeShred(c.Context, s, rules, time.Now()); err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.App.Writer, s.ID)
	return err
}

// atShred opens the books, reads which shredding is meant, and has the officer who speaks sign it.
func atShred(c *ucli.Context, act officer.Act, f func(j *journal.Journal, id journal.ShredID, by officer.Signed) error) error {
	id, err := uuid.Parse(c.Args().First())
	if err != nil || c.NArg() != 1 {
		return cli.Usage("name one proposal, as `oracle shred list` prints it")
	}
	signer, err := readOfficer(c)
	if err != nil {
		return err
	}
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := l.journal.Shreds(c.Context, true)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(list, func(s journal.Shred) bool { return s.ID == id })
	if at < 0 {
		return cli.Hint(fmt.Errorf("shred %s: %w", id, journal.ErrNotFound), "`oracle shred list --all` tells what was proposed")
	}
	by, err := officer.Sign(list[at].Word(l.member, act), signer)
	if err != nil {
		return err
	}
	return f(l.journal, id, by)
}

func runShredApprove(c *ucli.Context) error {
	return atShred(c, officer.ApproveShred, func(j *journal.Journal, id journal.ShredID, by officer.Signed) error {
		return j.ApproveShred(c.Context, id, by)
	})
}

func runShredReject(c *ucli.Context) error {
	return atShred(c, officer.RejectShred, func(j *journal.Journal, id journal.ShredID, by officer.Signed) error {
		return j.RejectShred(c.Context, id, by)
	})
}

// shredLine is a line of the list.
type shredLine struct {
	ID       string `json:"id"`
	Record   string `json:"record"`
	Version  uint32 `json:"version,omitempty"` // none: all of it
	State    string `json:"state"`             // proposed, approved, rejected, erased, shredded
	Reason   string `json:"reason"`
	Proposed string `json:"proposedBy"`
	Approved string `json:"approvedBy,omitempty"`
	Until    string `json:"backupsUntil,omitempty"` // until then backups may still hold it
	Problem  string `json:"problem,omitempty"`      // why it is not shredded
}

func newShredLine(s journal.Shred) shredLine {
	line := shredLine{
		ID: s.ID.String(), Record: s.Record.String(), Version: s.Version, State: "proposed", Reason: s.Reason,
		Proposed: s.Proposed.By, Approved: s.Approved.By,
	}
	switch {
	case !s.Done.IsZero():
		line.State = "shredded"
	case !s.Erased.IsZero():
		line.State = "erased"
	case s.Rejected.By != "":
		line.State = "rejected"
	case s.Approved.By != "":
		line.State = "approved"
	}
	if !s.Until.IsZero() {
		line.Until = s.Until.UTC().Format(time.DateOnly)
	}
	return line
}

func (s shredLine) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(s)
	}
	what := s.Record
	if s.Version > 0 {
		what += fmt.Sprintf(" version %d", s.Version)
	}
	line := fmt.Sprintf("%s  %s  %s, proposed by %s: %s", s.ID, s.State, what, s.Proposed, s.Reason)
	if s.Approved != "" {
		line += "; approved by " + s.Approved
	}
	if s.Until != "" {
		line += "; backups may hold it until " + s.Until
	}
	if s.Problem != "" {
		line += "; not shredded: " + s.Problem
	}
	_, err := fmt.Fprintln(w, line)
	return err
}

func runShredList(c *ucli.Context) error {
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := l.journal.Shreds(c.Context, c.Bool(shredAllFlag.Name))
	if err != nil {
		return err
	}
	return printLines(c, list, newShredLine, "nothing is to be shredded")
}

func runShredRun(c *ucli.Context) error {
	rules, err := keeping(c)
	if err != nil {
		return err
	}
	if c.Duration(backupsFlag.Name) < 0 {
		return cli.Usage("--backups-kept: want 0 or more")
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	statement, err := l.folder.Statement()
	if err != nil {
		return err
	}
	shredder := &shred.Shredder{
		Member: l.member, Log: l.log, Journal: l.journal, Store: l.store, Epochs: l.keeper(), Statement: statement,
		Keeping: rules, Backups: c.Duration(backupsFlag.Name), Now: time.Now,
	}
	done, refused, err := shredder.Run(c.Context)
	if err != nil {
		return err
	}
	var lines []shredLine
	for _, s := range done {
		line := newShredLine(s)
		line.State = "shredded"
		lines = append(lines, line)
	}
	for _, r := range refused {
		line := newShredLine(r.Shred)
		line.Problem = r.Why.Error()
		lines = append(lines, line)
	}
	for _, line := range lines {
		if err := line.print(c.App.Writer, c.Bool(jsonFlag.Name)); err != nil {
			return err
		}
	}
	switch {
	case len(refused) > 0:
		return cli.Exit(cli.ExitRefused)
	case len(lines) == 0 && !c.Bool(jsonFlag.Name):
		_, err = fmt.Fprintln(c.App.Writer, "nothing is approved")
	}
	return err
}
