package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/google/uuid"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

var (
	holdReasonFlag  = &ucli.StringFlag{Name: "reason", Usage: "`WHY`, such as the number of a case; kept in clear, so name no patient", Required: true}
	holdByFlag      = &ucli.StringFlag{Name: "by", Usage: "`WHO` says so; kept in clear", Required: true}
	patientOfFlag   = &ucli.StringFlag{Name: "patient-of", Usage: "hold all that is of the patient of this `RECORD`"}
	heldPatientFlag = &ucli.PathFlag{Name: "patient", Usage: "hold all that is of the patient whom this `FILE` names, such as an ADT message; - is standard input"}
	releasedFlag    = &ucli.BoolFlag{Name: "all", Usage: "also those that were released"}
)

func holdCommand() *ucli.Command {
	command := func(name, usage, args string, flags []ucli.Flag, action ucli.ActionFunc) *ucli.Command {
		return &ucli.Command{
			Name: name, Usage: usage, ArgsUsage: args, Flags: slices.Concat(flags, labFlags), Action: action,
		}
	}
	return &ucli.Command{
		Name:  "hold",
		Usage: "legal holds: what is held can't be erased, whatever its retention says",
		Subcommands: []*ucli.Command{
			command("set", "hold a record, or what is in quarantine, or all that is and will be of a patient", "[RECORD]",
				[]ucli.Flag{holdReasonFlag, holdByFlag, patientOfFlag, heldPatientFlag, jsonFlag}, runHoldSet),
			command("list", "say what is held, why, and by whom", "", []ucli.Flag{releasedFlag, jsonFlag}, runHoldList),
			command("release", "end a hold", "HOLD", []ucli.Flag{holdReasonFlag, holdByFlag}, runHoldRelease),
		},
	}
}

// hold is a line of the list.
type hold struct {
	ID            string `json:"id"`
	Set           string `json:"set"`
	By            string `json:"by"`
	Reason        string `json:"reason"`
	Record        string `json:"record,omitempty"` // none: it holds a patient's
	Records       int    `json:"records"`          // that it holds now
	Released      string `json:"released,omitempty"`
	ReleasedBy    string `json:"releasedBy,omitempty"`
	ReleaseReason string `json:"releaseReason,omitempty"`
}

func newHold(h journal.Hold) hold {
	line := hold{
		ID: h.ID.String(), Set: h.Set.UTC().Format(time.RFC3339), By: h.By, Reason: h.Reason, Records: h.Records,
		ReleasedBy: h.Release, ReleaseReason: h.ReleaseReason,
	}
	if h.Record != (vault.RecordID{}) {
		line.Record = h.Record.String()
	}
	if !h.Released.IsZero() {
		line.Released = h.Released.UTC().Format(time.RFC3339)
	}
	return line
}

func (h hold) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(h)
	}
	what := "all of a patient"
	if h.Record != "" {
		what = h.Record
	}
	line := fmt.Sprintf("%s  %s  %s, %d held, by %s: %s", h.ID, h.Set, what, h.Records, h.By, h.Reason)
	if h.Released != "" {
		line += fmt.Sprintf("; released %s by %s: %s", h.Released, h.ReleasedBy, h.ReleaseReason)
	}
	_, err := fmt.Fprintln(w, line)
	return err
}

func runHoldSet(c *ucli.Context) error {
	of, path := c.String(patientOfFlag.Name), c.Path(heldPatientFlag.Name)
	named := c.NArg()
	for _, s := range []string{of, path} {
		if s != "" {
			named++
		}
	}
	if named != 1 || c.String(holdReasonFlag.Name) == "" || c.String(holdByFlag.Name) == "" {
		return cli.Usage("name one record, or one patient by --patient-of or --patient; and say why, and who says so")
	}
	h := journal.Hold{Reason: c.String(holdReasonFlag.Name), By: c.String(holdByFlag.Name)}
	var err error
	if c.NArg() == 1 {
		if h.Record, err = parseRecord(c.Args().First()); err != nil {
			return err
		}
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	if h.Record == (vault.RecordID{}) {
		if h.Identities, err = l.identities(c, of, path); err != nil {
			return err
		}
	}
	id, err := l.journal.SetHold(c.Context, h)
	if errors.Is(err, journal.ErrNotFound) {
		return cli.Hint(err, "name a record, or an id of `oracle quarantine list`")
	}
	if err != nil {
		return err
	}
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(map[string]string{"id": id.String()})
	}
	_, err = fmt.Fprintln(c.App.Writer, id)
	return err
}

// identities are the names under which the journal knows the patient of a record or of a file.
func (l *lab) identities(c *ucli.Context, of, path string) ([][32]byte, error) {
	in, err := l.intake()
	if err != nil {
		return nil, err
	}
	patient, err := l.patient(c, of, path)
	if err != nil {
		return nil, err
	}
	return in.Identities(patient), nil
}

func runHoldList(c *ucli.Context) error {
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := l.journal.Holds(c.Context, c.Bool(releasedFlag.Name))
	if err != nil {
		return err
	}
	return printLines(c, list, newHold, "nothing is held")
}

func runHoldRelease(c *ucli.Context) error {
	id, err := uuid.Parse(c.Args().First())
	if err != nil || c.NArg() != 1 {
		return cli.Usage("name one hold, as `oracle hold list` prints it")
	}
	reason, by := c.String(holdReasonFlag.Name), c.String(holdByFlag.Name)
	if reason == "" || by == "" {
		return cli.Usage("say why it is released, and who says so")
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	err = l.journal.ReleaseHold(c.Context, id, reason, by)
	if errors.Is(err, journal.ErrNotFound) {
		return cli.Hint(err, "`oracle hold list --all` tells what holds and what was released")
	}
	return err
}
