package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/projection"
)

var (
	listFlag   = &ucli.BoolFlag{Name: "list", Usage: "tell what claims there are, and disclose nothing"}
	valuesFlag = &ucli.BoolFlag{Name: "values", Usage: "with --list: tell what they say, too"}
)

// claimNames collects --claim. It is no list flag, because a claim's name may hold a comma.
type claimNames []string

// Set implements ucli.Generic.
func (n *claimNames) Set(name string) error { *n = append(*n, name); return nil }

func (n *claimNames) String() string { return strings.Join(*n, ", ") }

func revealCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "reveal",
		Usage:     "disclose chosen claims of a version: an opening of these and no others, under the same evidence",
		ArgsUsage: "OPENING | RECORD",
		Description: "OPENING is an opening file that you hold, and needs nothing else; RECORD is the id of a record of the lab whose\n" +
			"books the flags name. A claim is named by a code or text of its own (2345-7, Glucose), by the number of its OBX\n" +
			"(obx:2), or by its position (#12); --list tells them. The context that a claim needs to be understood comes\n" +
			"along: whose it is. Nothing can be learned of the others, nor how many there are.",
		Flags: append([]ucli.Flag{
			&ucli.GenericFlag{Name: "claim", Usage: "`NAME` of a claim to disclose; may be given several times", Value: &claimNames{}},
			listFlag, valuesFlag, outFlag, versionFlag, jsonFlag,
		}, optionalFlags(labFlags)...),
		Action: runReveal,
	}
}

// optionalFlags are flags that this command can do without.
func optionalFlags(flags []ucli.Flag) (list []ucli.Flag) {
	for _, f := range flags {
		switch f := f.(type) {
		case *ucli.StringFlag:
			flag := *f
			flag.Required = false
			list = append(list, &flag)
		case *ucli.PathFlag:
			flag := *f
			flag.Required = false
			list = append(list, &flag)
		}
	}
	return list
}

func runReveal(c *ucli.Context) error {
	names := *c.Generic("claim").(*claimNames)
	switch {
	case c.NArg() != 1:
		return cli.Usage("name one opening file or one record")
	case c.Bool(listFlag.Name) == (len(names) > 0):
		return cli.Usage("either --list the claims, or name some by --claim")
	}
	held, err := readHolding(c)
	if err != nil {
		return err
	}
	if c.Bool(listFlag.Name) {
		return printClaims(c.App.Writer, claimsSaid(held.opening), c.Bool(valuesFlag.Name), c.Bool(jsonFlag.Name))
	}
	positions, err := projection.Choose(held.opening, names)
	if err != nil {
		return cli.Hint(err, "`oracle reveal --list` tells the names")
	}
	part, err := held.opening.Narrow(positions...)
	if err != nil {
		return err
	}
	return held.handOut(c, part)
}

// holding is a version as its holder has it: an opening, and the evidence where it is at hand.
type holding struct {
	name     string // of its files
	opening  *evidence.Opening
	evidence []byte
}

// readHolding reads the opening that the call names, or makes that of a lab's record.
func readHolding(c *ucli.Context) (*holding, error) {
	path := c.Args().First()
	file, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if _, noRecord := parseRecord(path); noRecord == nil {
			return holdRecord(c)
		}
	}
	if err != nil {
		return nil, cli.Usage("read opening: %w", err)
	}
	base := strings.TrimSuffix(path, openingSuffix)
	h := &holding{name: filepath.Base(base)}
	if h.opening, err = evidence.DecodeOpening(file); err != nil {
		return nil, fmt.Errorf("read opening: %w", err)
	}
	if h.evidence, err = readBeside("", base+evidenceSuffix); err != nil {
		return nil, fmt.Errorf("read evidence: %w", err)
	}
	return h, nil
}

func holdRecord(c *ucli.Context) (*holding, error) {
	record, err := parseRecord(c.Args().First())
	if err != nil {
		return nil, err
	}
	l, err := openLab(c)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	issuer, err := l.issuer()
	if err != nil {
		return nil, err
	}
	stored, err := l.journal.Version(c.Context, record, uint32(c.Uint(versionFlag.Name)))
	if err != nil {
		return nil, err
	}
	progress, err := l.journal.Progress(c.Context, []oracle.VersionID{stored.VersionID})
	if err != nil {
		return nil, err
	}
	h := &holding{name: fmt.Sprintf("%s.v%d", record, stored.Version)}
	if h.evidence, err = issuer.Evidence(c.Context, progress[0]); err != nil {
		return nil, err
	}
	opening, err := issuer.Opening(c.Context, stored.VersionID)
	if err != nil {
		return nil, err
	}
	h.opening, err = evidence.DecodeOpening(opening)
	return h, err
}

// handOut writes the partial opening, and the evidence beside it. It replaces no file: the one that is there may be the
// full opening.
func (h *holding) handOut(c *ucli.Context, part *evidence.Opening) error {
	base := filepath.Join(c.Path(outFlag.Name), h.name)
	if err := os.MkdirAll(c.Path(outFlag.Name), 0o755); err != nil {
		return fmt.Errorf("write opening: %w", err)
	}
	if err := writeNew(base+openingSuffix, part.Encode(), 0o600); err != nil {
		return err
	}
	if h.evidence != nil {
		if err := writeNew(base+evidenceSuffix, h.evidence, 0o644); err != nil {
			return err
		}
	}
	if c.Bool(jsonFlag.Name) {
		line := map[string]any{"opening": base + openingSuffix, "claims": len(part.Claims)}
		if h.evidence != nil {
			line["evidence"] = base + evidenceSuffix
		}
		return json.NewEncoder(c.App.Writer).Encode(line)
	}
	_, err := fmt.Fprintf(c.App.Writer, "%s: %d claims, context included\n", base+openingSuffix, len(part.Claims))
	if err == nil && h.evidence == nil {
		_, err = fmt.Fprintf(c.App.Writer, "put its evidence beside it, as %s\n", base+evidenceSuffix)
	}
	return err
}

// writeNew writes a file that must not be there: it could be one that somebody relies on.
func writeNew(path string, content []byte, mode fs.FileMode) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if errors.Is(err, fs.ErrExist) {
		return cli.Usage("%s is there already, and is not replaced: name another --out", path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Close())
}

// saidClaim is a claim as people read it.
type saidClaim struct {
	Position uint64   `json:"position"`
	Kind     string   `json:"kind"`
	Names    []string `json:"names"`
	Number   string   `json:"number,omitempty"`
	Says     string   `json:"says,omitempty"`
}

func claimsSaid(o *evidence.Opening) (list []saidClaim) {
	for _, c := range o.Claims {
		said := projection.Say(o.Projection, c.Claim)
		list = append(list, saidClaim{c.Position, c.Claim.Kind, said.Names, said.Number, said.Text})
	}
	return list
}

func printClaims(w io.Writer, list []saidClaim, withValues, asJSON bool) error {
	for _, c := range list {
		if !withValues {
			c.Says = ""
		}
		if asJSON {
			if err := json.NewEncoder(w).Encode(c); err != nil {
				return err
			}
			continue
		}
		line := fmt.Sprintf("#%d %s %s", c.Position, c.Kind, strings.Join(c.Names, " | "))
		if c.Number != "" {
			line += ", obx:" + c.Number
		}
		if c.Says != "" {
			line += ": " + c.Says
		}
		if _, err := fmt.Fprintln(w, printable(line)); err != nil {
			return err
		}
	}
	return nil
}

// printable leaves out of a text that others wrote what would move a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '?'
		}
		return r
	}, s)
}
