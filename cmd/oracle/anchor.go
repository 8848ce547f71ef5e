package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/vault"
)

var (
	outFlag     = &ucli.PathFlag{Name: "out", Usage: "`FOLDER` for evidence and openings", Value: "."}
	publicFlag  = &ucli.BoolFlag{Name: "public", Usage: "evidence without its opening, for readers who must not learn the content"}
	jsonFlag    = &ucli.BoolFlag{Name: "json", Usage: "one JSON object a line"}
	typeFlag    = &ucli.StringFlag{Name: "type", Usage: "take the files for hl7v2, fhir or opaque, and do not look"}
	timeoutFlag = &ucli.DurationFlag{Name: "timeout", Usage: "how long to wait for attestation", Value: 5 * time.Minute}
)

func anchorCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "anchor",
		Usage:     "seal and anchor files as new records, and write evidence of them",
		ArgsUsage: "FILE...",
		Description: "Prints one line a file; - is standard input. A file is one record, also where it holds a batch or a Bundle. The same bytes\n" +
			"again are the record they were. The line is printed also where evidence can't be written: a second call takes\n" +
			"nothing twice, and writes it. Exit code 0: all are attested; 1: some were refused, or evidence was not written;\n" +
			"3: time is up, the work goes on.",
		Flags:  slices.Concat([]ucli.Flag{outFlag, publicFlag, jsonFlag, typeFlag, timeoutFlag}, labFlags, chainFlags),
		Action: runAnchor,
	}
}

func runAnchor(c *ucli.Context) error {
	if c.NArg() == 0 {
		return cli.Usage("name at least one file")
	}
	d, err := openDesk(c)
	if err != nil {
		return err
	}
	defer d.Close()
	results := make([]*result, c.NArg())
	taken := make([]intake.Answer, c.NArg())
	for i, path := range c.Args().Slice() {
		results[i] = &result{File: path}
		if taken[i], err = d.receive(c.Context, path); err != nil {
			results[i].Error = err.Error()
		}
		results[i].Duplicate = taken[i].Outcome == intake.Duplicate
	}
	return d.finish(c, results, taken)
}

// desk takes files in and waits for their evidence, as the flags of anchor and correct say.
type desk struct {
	*lab
	node
	in         *intake.Intake
	recordType projection.Type
}

func openDesk(c *ucli.Context) (*desk, error) {
	d := &desk{}
	var errs [3]error
	var err error
	if d.recordType, err = projection.ParseType(c.String(typeFlag.Name)); err != nil {
		errs[0] = cli.Usage("%w", err)
	}
	d.node, errs[1] = readNode(c)
	d.lab, errs[2] = openLab(c)
	if err := cli.All(errs[:]...); err != nil {
		if d.lab != nil {
			err = cli.All(err, d.Close())
		}
		return nil, err
	}
	if d.in, err = d.lab.intake(); err != nil {
		return nil, cli.All(err, d.Close())
	}
	return d, nil
}

func (d *desk) receive(ctx context.Context, path string) (intake.Answer, error) {
	record, err := readRecord(path)
	if err != nil {
		return intake.Answer{}, err
	}
	return d.in.Receive(ctx, record, d.recordType)
}

// readRecord reads a file, or standard input where the name is a dash. One that is larger than a record may be is refused:
// a part of it would be another record.
func readRecord(path string) ([]byte, error) {
	file := os.Stdin
	if path != "-" {
		var err error
		if file, err = os.Open(path); err != nil {
			return nil, unnamed(err)
		}
		defer file.Close()
	}
	record, err := io.ReadAll(io.LimitReader(file, vault.MaxBody+1))
	switch {
	case err != nil:
		return nil, unnamed(err)
	case len(record) > vault.MaxBody:
		return nil, fmt.Errorf("the file has more than the %d MiB that one record may have: split it", vault.MaxBody>>20)
	}
	return record, nil
}

// unnamed takes the file's name out of an error: names of files tell of patients, and our errors are logged.
func unnamed(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("%s the file: %w", path.Op, path.Err)
	}
	return err
}

// finish waits for what was taken, writes evidence, and prints one line a result, also where waiting or writing fails.
func (d *desk) finish(c *ucli.Context, results []*result, taken []intake.Answer) error {
	var ids []oracle.VersionID
	var waiting []*result
	for i, r := range results {
		if r.Error == "" {
			r.Record, r.Version = taken[i].Record.String(), taken[i].Version
			ids, waiting = append(ids, taken[i].VersionID), append(waiting, r)
		}
	}
	progress, err := d.wait(c.Context, d.node, ids, c.Duration(timeoutFlag.Name))
	for i, p := range progress {
		waiting[i].fill(p)
	}
	isPending := errors.Is(err, errPending)
	if err == nil || isPending {
		err = d.handOutAll(c, progress, waiting)
	}
	for _, r := range results {
		if err := r.print(c.App.Writer, c.Bool(jsonFlag.Name)); err != nil {
			return err
		}
	}
	switch {
	case err != nil && len(ids) > 0:
		return cli.All(err, cli.Hint(errNotWritten, "call it again: what was taken is recognised and not taken twice, and its evidence is written then"))
	case err != nil:
		return err
	case isPending:
		return d.pending(progress)
	case len(ids) < len(results):
		return cli.Exit(cli.ExitRefused)
	}
	return nil
}

// errNotWritten stands beside the error that is the reason.
var errNotWritten = errors.New("not all evidence was written; what was taken stays")

// handOutAll writes the files of all versions that are attested. One whose files can't be written holds up no other; of
// several such errors the first is told, as they mostly have one cause.
func (d *desk) handOutAll(c *ucli.Context, progress []oracle.Progress, results []*result) (first error) {
	issuer, err := d.issuer()
	if err != nil {
		return err
	}
	for i, p := range progress {
		if p.State != oracle.Attested {
			continue
		}
		if err := handOut(c, issuer, p, results[i]); first == nil {
			first = err
		}
	}
	return first
}

// handOut writes a version's evidence and, unless it is public or withdraws the record, its opening.
func handOut(c *ucli.Context, issuer *issue.Issuer, p oracle.Progress, r *result) error {
	base := filepath.Join(c.Path(outFlag.Name), fmt.Sprintf("%s.v%d", p.Record, p.Version))
	if err := os.MkdirAll(c.Path(outFlag.Name), 0o755); err != nil {
		return fmt.Errorf("write evidence to --out: %w", unnamed(err))
	}
	file, err := issuer.Evidence(c.Context, p)
	if err != nil {
		return fmt.Errorf("make evidence of record %s version %d: %w", p.Record, p.Version, err)
	}
	if err := os.WriteFile(base+evidenceSuffix, file, 0o644); err != nil {
		return fmt.Errorf("write evidence to --out: %w", unnamed(err))
	}
	r.Evidence = base + evidenceSuffix
	if p.Version > 1 {
		if err := handOutAmendment(c, issuer, p, r); err != nil {
			return err
		}
	}
	if c.Bool(publicFlag.Name) || p.Withdrawal {
		return nil
	}
	opening, err := issuer.Opening(c.Context, p.VersionID)
	if err != nil {
		return fmt.Errorf("make opening of record %s version %d: %w", p.Record, p.Version, err)
	}
	if err := os.WriteFile(base+openingSuffix, opening, 0o600); err != nil {
		return fmt.Errorf("write opening to --out: %w", unnamed(err))
	}
	r.Opening = base + openingSuffix
	return nil
}

// handOutAmendment writes the evidence that the version before was amended, beside where that one's evidence is found.
func handOutAmendment(c *ucli.Context, issuer *issue.Issuer, p oracle.Progress, r *result) error {
	file, err := issuer.Amendment(c.Context, p.VersionID)
	if errors.Is(err, journal.ErrNotFound) {
		return nil // it amends nothing
	}
	if err != nil {
		return fmt.Errorf("make evidence of the amendment of record %s version %d: %w", p.Record, p.Version-1, err)
	}
	path := filepath.Join(c.Path(outFlag.Name), fmt.Sprintf("%s.v%d%s", p.Record, p.Version-1, amendmentSuffix))
	if err := os.WriteFile(path, file, 0o644); err != nil {
		return fmt.Errorf("write evidence to --out: %w", unnamed(err))
	}
	r.Amendment = path
	return nil
}

// What evidence, openings and the evidence of amendments are called; the others are found beside the first.
const (
	evidenceSuffix  = ".evidence"
	openingSuffix   = ".opening"
	amendmentSuffix = ".amendment"
)
