package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/officer"
)

// An officer's key lies in a folder of that person's own, under a password of that person's own: on a stick, or as a pointer
// to a smart card.
var (
	officerFlag = &ucli.PathFlag{
		Name: "officer-keystore", Usage: "`FOLDER` with the key of the person who says so", EnvVars: cli.Env("officer-keystore"), Required: true,
	}
	officerPasswordFlag = &ucli.PathFlag{
		Name: "officer-password-file", Usage: "`FILE` with its password", EnvVars: cli.Env("officer-password-file"), Required: true,
	}
	officerNameFlag = &ucli.StringFlag{Name: "name", Usage: "`NAME` of the person; kept in clear for ever", Required: true}
	officerNewFlag  = &ucli.BoolFlag{Name: "new", Usage: "make the person's key if there is none in the folder"}
)

var officerFlags = []ucli.Flag{officerFlag, officerPasswordFlag}

func officerCommand() *ucli.Command {
	command := func(name, usage, args string, flags []ucli.Flag, action ucli.ActionFunc) *ucli.Command {
		return &ucli.Command{
			Name: name, Usage: usage, ArgsUsage: args, Flags: slices.Concat(flags, labFlags), Action: action,
		}
	}
	return &ucli.Command{
		Name:  "officer",
		Usage: "the people whose signatures it takes two of (docs/guides/shred.md)",
		Subcommands: []*ucli.Command{
			command("add", "add oneself; the first two are in office at once, all others wait to be admitted by two", "",
				slices.Concat([]ucli.Flag{officerNameFlag, officerNewFlag}, officerFlags), runOfficerAdd),
			command("admit", "let one in who waits; it takes two", "KEY", officerFlags, runOfficerAdmit),
			command("remove", "put one out of office; it takes two, and two stay", "KEY", officerFlags, runOfficerRemove),
			command("list", "say who is in office, and who let them in", "", []ucli.Flag{jsonFlag}, runOfficerList),
		},
	}
}

// readOfficer opens the key of the person who speaks.
func readOfficer(c *ucli.Context) (keys.Signer, error) {
	folder, err := keys.Open(c.Path(officerFlag.Name), c.Path(officerPasswordFlag.Name))
	if err != nil {
		return keys.Signer{}, err
	}
	if c.Bool(officerNewFlag.Name) {
		if err := folder.Create(keys.Officer); err != nil && !errors.Is(err, keys.ErrExists) {
			return keys.Signer{}, err
		}
	}
	return folder.Officer()
}

// sayOf signs a word about an officer, and keeps it.
func (l *lab) sayOf(c *ucli.Context, act officer.Act, name string, key *officer.Key, signer keys.Signer) error {
	if key == nil { // of oneself
		own, err := officer.Sign(officer.Word{}, signer)
		if err != nil {
			return err
		}
		key = &own.Key
	}
	signed, err := officer.Sign(officer.About(l.member, act, name, *key), signer)
	if err != nil {
		return err
	}
	return l.journal.AddOfficerEntry(c.Context, officer.Entry{Of: *key, Name: name, Act: act, By: signed})
}

func runOfficerAdd(c *ucli.Context) error {
	name := strings.Join(strings.Fields(c.String(officerNameFlag.Name)), " ")
	if c.NArg() != 0 || name == "" {
		return cli.Usage("--name: want the person's name")
	}
	if err := os.MkdirAll(c.Path(officerFlag.Name), 0o700); err != nil {
		return cli.Usage("--officer-keystore: %w", unnamed(err))
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
	if err := l.sayOf(c, officer.Register, name, nil, signer); err != nil {
		return err
	}
	roster, err := l.journal.Officers(c.Context)
	if err != nil {
		return err
	}
	list := roster.Officers()
	_, err = fmt.Fprintln(c.App.Writer, officerText(list[len(list)-1]))
	return err
}

// atOfficer says something of an officer, as the one whose key the flags name.
func atOfficer(c *ucli.Context, act officer.Act) error {
	key, err := officer.ParseKey(c.Args().First())
	if err != nil || c.NArg() != 1 {
		return cli.Usage("name one officer by the key, as `oracle officer list` prints it")
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
	roster, err := l.journal.Officers(c.Context)
	if err != nil {
		return err
	}
	who := roster.Find(key)
	if who == nil {
		return officer.ErrUnknown
	}
	if err := l.sayOf(c, act, who.Name, &key, signer); err != nil {
		return err
	}
	if roster, err = l.journal.Officers(c.Context); err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.App.Writer, officerText(roster.Find(key)))
	return err
}

func runOfficerAdmit(c *ucli.Context) error { return atOfficer(c, officer.Admit) }

func runOfficerRemove(c *ucli.Context) error { return atOfficer(c, officer.Dismiss) }

// officerLine is a line of the list.
type officerLine struct {
	Key       string           `json:"key"`
	Name      string           `json:"name"`
	Standing  officer.Standing `json:"standing"`
	Since     string           `json:"since"`
	IsFounder bool             `json:"founder,omitempty"` // let in by nobody
	Admitted  []string         `json:"admittedBy,omitempty"`
	Dismissed []string         `json:"removedBy,omitempty"`
}

func runOfficerList(c *ucli.Context) error {
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	roster, err := l.journal.Officers(c.Context)
	if err != nil {
		return err
	}
	for _, o := range roster.Officers() {
		if !c.Bool(jsonFlag.Name) {
			fmt.Fprintln(c.App.Writer, officerText(o))
			continue
		}
		if err := json.NewEncoder(c.App.Writer).Encode(officerLine{
			Key: o.Key.String(), Name: o.Name, Standing: o.Standing, Since: instant(o.Since), IsFounder: o.IsFounder,
			Admitted: saidBy(roster, o, officer.Admit), Dismissed: saidBy(roster, o, officer.Dismiss),
		}); err != nil {
			return err
		}
	}
	if len(roster.Officers()) == 0 && !c.Bool(jsonFlag.Name) {
		fmt.Fprintln(c.App.Writer, "there are no officers: `oracle officer add` makes the first two")
	}
	return nil
}

func officerText(o *officer.Officer) string {
	text := fmt.Sprintf("%s  %s since %s: %s", o.Key, o.Standing, instant(o.Since), o.Name)
	if o.IsFounder {
		return text + "; a founder"
	}
	return fmt.Sprintf("%s; %d signed", text, len(o.Entries)-1)
}

// saidBy names who said something of an officer.
func saidBy(roster *officer.Roster, o *officer.Officer, act officer.Act) (names []string) {
	for _, e := range o.Entries {
		if e.Act == act {
			names = append(names, roster.Find(e.By.Key).Name)
		}
	}
	return names
}
