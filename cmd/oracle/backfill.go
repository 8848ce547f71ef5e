package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/projection"
)

var rateFlag = &ucli.IntFlag{Name: "rate", Usage: "most records a second; 0 is as many as leave the journal half of its time", EnvVars: cli.Env("backfill-rate")}

func backfillCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "backfill",
		Usage:     "take in the records of the years before, behind all that comes in live",
		ArgsUsage: "FILE|FOLDER...",
		Description: "Takes them in the order of the dates that they name, so that versions follow each other, and keeps\n" +
			"these dates. `oracle serve` anchors them. Evidence proves that they existed from then on, and no earlier date.\n" +
			"Prints a line for each that was not taken, with --json for all, and a sum. Call it again to go on where it\n" +
			"was interrupted. Exit code 0: all were taken; 1: some were not.",
		Flags:  slices.Concat([]ucli.Flag{rateFlag, jsonFlag}, roomFlags, labFlags),
		Action: runBackfill,
	}
}

// How many records of history are taken at once, and with how many bytes at most, but for one that is larger. While they
// are, live ones wait.
const (
	backfillBatch = 32
	backfillBytes = 8 << 20
)

func runBackfill(c *ucli.Context) error {
	if c.NArg() == 0 {
		return cli.Usage("name at least one file or folder")
	}
	space, err := readRoom(c)
	if err != nil {
		return err
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	in, err := l.intake()
	if err != nil {
		return err
	}
	if err := l.watchRoom(c.Context, space); err != nil {
		return err
	}
	in.Room = space.Check
	files, err := history(c.Context, c.Args().Slice())
	if err != nil {
		return err
	}
	b := &backfill{in: in, rate: c.Int(rateFlag.Name), out: c.App.Writer, asJSON: c.Bool(jsonFlag.Name), counts: map[intake.Outcome]int{}}
	b.look = space.Look
	if err := b.run(c.Context, files); err != nil {
		return err
	}
	if !b.asJSON {
		fmt.Fprintf(b.out, "%d accepted, %d were here before, %d in quarantine, %d refused\n", b.counts[intake.Accepted],
			b.counts[intake.Duplicate], b.counts[intake.Quarantined], b.counts[intake.Refused])
	}
	if b.counts[intake.Quarantined]+b.counts[intake.Refused] > 0 {
		return cli.Exit(cli.ExitRefused)
	}
	return nil
}

// past is a file of history and the date that it names; zero if it names none.
type past struct {
	path string
	at   time.Time
}

// history lists the files under paths by their dates. Names that begin with a dot are passed over.
func history(ctx context.Context, paths []string) (list []past, err error) {
	for _, root := range paths {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case ctx.Err() != nil:
				return ctx.Err()
			case path != root && e.Name()[0] == '.' && e.IsDir():
				return fs.SkipDir
			case e.IsDir() || path != root && (e.Name()[0] == '.' || !e.Type().IsRegular()):
				return nil
			}
			file := past{path: path}
			if record, err := readRecord(path); err != nil {
				return err
			} else if p, err := projection.Project(record, projection.TypeAny); err == nil {
				file.at = p.Facts.Date()
			} // what can't be read is refused when its turn comes
			list = append(list, file)
			return nil
		})
		if err != nil {
			return nil, unnamed(err)
		}
	}
	slices.SortStableFunc(list, func(a, b past) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.path, b.path))
	})
	return list, nil
}

// backfill takes files in and tells about them.
type backfill struct {
	in     taker
	look   func(context.Context) error // whether there is room
	rate   int
	out    io.Writer
	asJSON bool
	counts map[intake.Outcome]int
}

// taker takes records in.
type taker interface {
	Take(ctx context.Context, artefacts []intake.Artefact) ([]intake.Answer, error)
}

// backfilled is what is said of one file.
type backfilled struct {
	File    string         `json:"file"`
	Outcome intake.Outcome `json:"outcome"`
	Record  string         `json:"record,omitempty"`
	Version uint32         `json:"version,omitempty"`
	Dated   string         `json:"dated,omitempty"`
	Problem string         `json:"problem,omitempty"`
}

// run takes files in. A file may hold many records: they are counted, and not the files.
func (b *backfill) run(ctx context.Context, files []past) error {
	var batch []intake.Artefact
	var of []past // which file each is from
	size := 0
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		if err := b.look(ctx); err != nil {
			return err
		}
		err := b.take(ctx, batch, of)
		batch, of, size = nil, nil, 0
		return err
	}
	for _, f := range files {
		record, err := readRecord(f.path)
		if err != nil {
			return err
		}
		for _, a := range intake.Split(intake.Artefact{Bytes: record, Source: intake.FromBackfill, Sender: "backfill"}) {
			if len(batch) == backfillBatch || size+len(a.Bytes) > backfillBytes {
				if err := flush(); err != nil {
					return err
				}
			}
			batch, of, size = append(batch, a), append(of, f), size+len(a.Bytes)
		}
	}
	return flush()
}

// take takes a batch, and then leaves the journal to others for as long as that took.
func (b *backfill) take(ctx context.Context, batch []intake.Artefact, of []past) error {
	since := time.Now()
	answers, err := b.in.Take(ctx, batch)
	if err != nil {
		return errors.Join(err, errors.New("call it again to go on"))
	}
	for i, a := range answers {
		b.counts[a.Outcome]++
		if err := b.tell(of[i], a); err != nil {
			return err
		}
	}
	rest := time.Since(since)
	if b.rate > 0 {
		rest = time.Duration(len(batch))*time.Second/time.Duration(b.rate) - rest
	}
	return sleep(ctx, rest)
}

func (b *backfill) tell(file past, a intake.Answer) error {
	line := backfilled{File: file.path, Outcome: a.Outcome, Problem: a.Problem}
	if a.Outcome == intake.Accepted || a.Outcome == intake.Duplicate {
		line.Record, line.Version = a.Record.String(), a.Version
	}
	if !file.at.IsZero() {
		line.Dated = file.at.UTC().Format(time.DateOnly)
	}
	switch {
	case b.asJSON:
		return json.NewEncoder(b.out).Encode(line)
	case a.Problem != "":
		_, err := fmt.Fprintf(b.out, "%s: %s: %s\n", line.File, line.Outcome, line.Problem)
		return err
	}
	return nil
}
