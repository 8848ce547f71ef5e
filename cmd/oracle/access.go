package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/access"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

var (
	accessOutFlag  = &ucli.PathFlag{Name: "out", Usage: "`FOLDER` to write; it must not be there yet"}
	accessZipFlag  = &ucli.PathFlag{Name: "zip", Usage: "`FILE` to write instead, a zip of it"}
	accessOfFlag   = &ucli.PathFlag{Name: "of", Usage: "`FILE` that names the patient by a number, such as an ADT message; - is standard input"}
	accessByFlag   = &ucli.StringFlag{Name: "by", Usage: "`WHO` of the lab hands it out", Required: true}
	actsFlag       = &ucli.PathFlag{Name: "representative", Usage: "`FILE` that says who acts for the patient and gets it: {\"name\": \"…\", \"as\": \"parent\"}"}
	part2TooFlag   = &ucli.BoolFlag{Name: "part2-too", Usage: "who acts for the patient may get data under 42 CFR Part 2 too (42 CFR 2.14, 2.15)"}
	withholdFlag   = &ucli.StringSliceFlag{Name: "withhold", Usage: "`RECORD=GROUND` to leave out on a ground of 45 CFR 164.524(a); `oracle access grounds` lists them"}
	complaintsFlag = &ucli.StringFlag{Name: "contact", Usage: "`WHOM` of the lab to complain to, with a telephone number, where something is withheld"}
)

func accessCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "access",
		Usage: "hand a patient all that the lab holds of them (45 CFR 164.524; docs/guides/rights.md)",
		Subcommands: []*ucli.Command{
			{
				Name: "export", Usage: "write all versions of all records of a patient, with what proves them", ArgsUsage: "RECORD | SUBJECT",
				Description: "The patient is whoever a RECORD is of, or a SUBJECT is, or whom a file names (--of). Numbers that are linked count\n" +
					"where the link's signed statement stands. Each version is a disclosure, durable before it is written. What is left out\n" +
					"is listed with its reason. Exit code 0: written; 1: denied, or nothing is held; 2: the call was wrong.",
				Flags: slices.Concat([]ucli.Flag{
					accessOutFlag, accessZipFlag, accessOfFlag, linkPatientFlag, accessByFlag, actsFlag, part2TooFlag, withholdFlag, complaintsFlag,
					jsonFlag,
				}, labFlags),
				Action: runAccessExport,
			},
			{
				Name: "grounds", Usage: "list the grounds on which the law lets a lab withhold a record from its patient",
				Action: runAccessGrounds,
			},
		},
	}
}

func runAccessGrounds(c *ucli.Context) error {
	for _, g := range access.Grounds {
		review := ""
		if g.IsReviewable {
			review = "; the patient may ask for a review"
		}
		if _, err := fmt.Fprintf(c.App.Writer, "%-24s %s: %s%s\n", g.Name, g.Paragraph, g.Words, review); err != nil {
			return err
		}
	}
	return nil
}

func runAccessExport(c *ucli.Context) error {
	ask, err := readAccess(c)
	if err != nil {
		return err
	}
	to, err := newHandout(c.Path(accessOutFlag.Name), c.Path(accessZipFlag.Name))
	if err != nil {
		return err
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	exporter, err := l.exporter(c)
	if err != nil {
		return err
	}
	if ask.Patient, err = l.patientOf(c); err != nil {
		return err
	}
	if err := to.begin(); err != nil {
		return err
	}
	made, err := exporter.Export(c.Context, ask, to)
	if err != nil {
		return cli.All(hintAccess(err), to.drop())
	}
	if err := to.finish(); err != nil {
		return cli.All(err, to.drop())
	}
	return sayAccess(c, made, to.path)
}

func hintAccess(err error) error {
	switch {
	case errors.Is(err, access.ErrDenied):
		return cli.Hint(err, "--patient says that this was done")
	case errors.Is(err, access.ErrNothing):
		return cli.Hint(err, "a patient is known by numbers, each with who gave it out: `oracle find FILE` tells the records of a message")
	case errors.Is(err, access.ErrForeign):
		return cli.Hint(err, "`oracle show RECORD` tells of a record; nothing was written")
	}
	return err
}

func readAccess(c *ucli.Context) (ask access.Ask, err error) {
	if (c.NArg() == 1) == (c.Path(accessOfFlag.Name) != "") || c.NArg() > 1 {
		return ask, cli.Usage("name the patient: by a record or a subject, or by a file with --of")
	}
	ask.IsIdentified, ask.By, ask.Contact = c.Bool(linkPatientFlag.Name), c.String(accessByFlag.Name), c.String(complaintsFlag.Name)
	ask.WithPart2 = c.Bool(part2TooFlag.Name)
	if strings.TrimSpace(ask.By) == "" {
		return ask, cli.Usage("--by: say who of the lab hands it out")
	}
	if path := c.Path(actsFlag.Name); path != "" {
		if ask.Representative, err = readRepresentative(path); err != nil {
			return ask, err
		}
	}
	if ask.WithPart2 && ask.Representative == nil {
		return ask, cli.Usage("--part2-too is about who acts for the patient: name them by --representative")
	}
	ask.Withhold, err = readWithheld(c.StringSlice(withholdFlag.Name))
	if err == nil && len(ask.Withhold) > 0 && strings.TrimSpace(ask.Contact) == "" {
		err = cli.Usage("--withhold needs --contact: who is denied something is told whom to complain to (45 CFR 164.524(d)(2)(iii))")
	}
	return ask, err
}

func readRepresentative(path string) (*access.Representative, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, cli.Usage("read who acts for the patient: %w", unnamed(err))
	}
	who := new(access.Representative)
	if json.Unmarshal(text, who) != nil || strings.TrimSpace(who.Name) == "" || strings.TrimSpace(who.As) == "" {
		return nil, cli.Usage(`--representative: want a file such as {"name": "Jane Doe", "as": "parent"}`)
	}
	return who, nil
}

func readWithheld(list []string) (map[vault.RecordID]access.Ground, error) {
	withheld := map[vault.RecordID]access.Ground{}
	for _, text := range list {
		id, name, _ := strings.Cut(text, "=")
		record, err := parseRecord(id)
		if err != nil {
			return nil, err
		}
		ground, isKnown := access.FindGround(name)
		if !isKnown {
			return nil, cli.Hint(cli.Usage("--withhold: %q is no ground of 45 CFR 164.524(a)", name), "`oracle access grounds` lists them")
		}
		withheld[record] = ground
	}
	return withheld, nil
}

// patientOf is the patient whom the call names.
func (l *lab) patientOf(c *ucli.Context) (p journal.Patient, err error) {
	if path := c.Path(accessOfFlag.Name); path != "" {
		p.Identities, err = l.identities(c, "", path)
		return p, err
	}
	name := c.Args().First()
	if strings.HasPrefix(name, "0x") {
		subject, err := parseHash("SUBJECT", name)
		if err != nil {
			return p, err
		}
		p, err = l.journal.PatientOfSubject(c.Context, subject)
		if errors.Is(err, journal.ErrNotFound) {
			return p, cli.Hint(err, "`oracle consent bind --record RECORD SUBJECT` says which record's patient a subject is")
		}
		return p, err
	}
	record, err := parseRecord(name)
	if err != nil {
		return p, err
	}
	p, err = l.journal.PatientOf(c.Context, record)
	if errors.Is(err, journal.ErrNotFound) {
		return p, cli.Hint(err, "`oracle find FILE` tells which record a message or file belongs to")
	}
	return p, err
}

// accessIssuer opens versions and makes what proves them.
type accessIssuer struct {
	*issue.Issuer
	evidence share.Evidence
}

func (i accessIssuer) Evidence(ctx context.Context, id oracle.VersionID) ([]byte, error) {
	return i.evidence(ctx, id)
}

func (l *lab) exporter(c *ucli.Context) (*access.Exporter, error) {
	issuer, err := l.issuer()
	if err != nil {
		return nil, err
	}
	in, err := l.intake()
	if err != nil {
		return nil, err
	}
	trust, err := os.ReadFile(c.Path(trustFlag.Name))
	if err != nil {
		return nil, cli.Usage("read trust file: %w", err)
	}
	return &access.Exporter{
		Member: l.member, Name: l.names()[l.member], Journal: l.journal, Issuer: accessIssuer{issuer, l.evidence(issuer)}, Intake: in,
		Keeper: share.Keeper{Journal: l.journal, Keyring: l.keyring}, Trust: trust, Now: time.Now,
	}, nil
}

// sayAccess says what was written, and what the lab should look at.
func sayAccess(c *ucli.Context, made *access.Made, path string) error {
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(struct {
			*access.Made
			Path string `json:"path"`
		}{made, path})
	}
	w := c.App.Writer
	fmt.Fprintf(w, "%s: %d versions of %d records; export %s\n", path, made.Versions, made.Records, made.ID)
	if made.Parts > 0 {
		fmt.Fprintf(w, "%d only in part: they name other people too\n", made.Parts)
	}
	if made.Unproven > 0 {
		fmt.Fprintf(w, "%d without evidence yet: they are not attested\n", made.Unproven)
	}
	for _, reason := range sortedReasons(made.Left) {
		fmt.Fprintf(w, "left out, %s: %d\n", reason, made.Left[reason])
	}
	if made.Left[access.Damaged] > 0 {
		fmt.Fprintln(w, "look after what can't be opened: `oracle fsck`")
	}
	if made.NotFollowed > 0 {
		fmt.Fprintf(w, "%d numbers were linked with the patient's by what can't be shown any more, and were not followed\n", made.NotFollowed)
	}
	if made.Unreadable > 0 {
		fmt.Fprintf(w, "%d artefacts in quarantine can't be read, or name nobody: one may be the patient's\n", made.Unreadable)
	}
	_, err := fmt.Fprintln(w, "each version is a disclosure: `oracle disclosures list`")
	return err
}

func sortedReasons(left map[access.Reason]int) (list []access.Reason) {
	for r := range left {
		list = append(list, r)
	}
	slices.Sort(list)
	return list
}
