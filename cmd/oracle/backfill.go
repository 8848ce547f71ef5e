package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/intake"
)

var rateFlag = &ucli.IntFlag{Name: "rate", Usage: "most records a second; 0 is as many as leave the journal half of its time", EnvVars: cli.Env("backfill-rate")}

func backfillCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "backfill",
		Usage:     "take in the records of the years before, behind all that comes in live",
		ArgsUsage: "FILE|FOLDER...",
		Description: "Takes them in the order of the dates that they name, so that versions follow each other, and keeps\n" +
			"these dates. `oracle serve` anchors them. Evidence proves that they existed from then on, and no earlier date.\n" +
			"Prints a line for each that was not taken and for each file that could not be read or was passed over, as\n" +
			"symbolic links in a folder are; with --json for all; and a sum. Names in a folder that begin with a dot are left\n" +
			"alone. Call it again to go on where it was interrupted. Exit code 0: all were taken; 1: some were not.",
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
	b := &backfill{in: in, rate: c.Int(rateFlag.Name), out: c.App.Writer, asJSON: c.Bool(jsonFlag.Name), counts: map[intake.Outcome]int{}}
	b.look = space.Look
	messages, err := b.history(c.Context, c.Args().Slice())
	if err != nil {
		return err
	}
	if err := b.run(c.Context, messages); err != nil {
		return err
	}
	return b.sum()
}

// Outcomes of files that intake never saw.
const (
	unread intake.Outcome = "not read"
	passed intake.Outcome = "passed over"
)

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

// backfilled is what is said of a message, or of a file that can't be taken.
type backfilled struct {
	File    string         `json:"file"`
	Message int            `json:"message,omitempty"` // which of the file's, where there are several
	Outcome intake.Outcome `json:"outcome"`
	Record  string         `json:"record,omitempty"`
	Version uint32         `json:"version,omitempty"`
	Dated   string         `json:"dated,omitempty"`
	Problem string         `json:"problem,omitempty"`
}

// run takes messages in.
func (b *backfill) run(ctx context.Context, messages []past) error {
	var batch []intake.Artefact
	var of []past // what each is of history
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
	for _, m := range messages {
		record, err := m.read()
		if err != nil {
			if err := b.lose(m.of, err); err != nil {
				return err
			}
			continue
		}
		if len(batch) == backfillBatch || size+len(record) > backfillBytes {
			if err := flush(); err != nil {
				return err
			}
		}
		batch = append(batch, intake.Artefact{Bytes: record, Type: m.form, Source: intake.FromBackfill, Sender: "backfill"})
		of, size = append(of, m), size+len(record)
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
		if err := b.tell(backfilledAs(&of[i], a)); err != nil {
			return err
		}
	}
	rest := time.Since(since)
	if b.rate > 0 {
		rest = time.Duration(len(batch))*time.Second/time.Duration(b.rate) - rest
	}
	return sleep(ctx, rest)
}

// lose tells once of a file that can't be read any more, however many of its messages were to come.
func (b *backfill) lose(file *pastFile, err error) error {
	if file.isLost {
		return nil
	}
	file.isLost = true
	return b.skip(file.path, unread, err)
}

func (b *backfill) skip(path string, outcome intake.Outcome, reason error) error {
	return b.tell(backfilled{File: path, Outcome: outcome, Problem: reason.Error()})
}

func (b *backfill) tell(line backfilled) error {
	b.counts[line.Outcome]++
	switch {
	case b.asJSON:
		return json.NewEncoder(b.out).Encode(line)
	case line.Problem != "":
		where := line.File
		if line.Message > 0 {
			where += fmt.Sprintf(": message %d", line.Message)
		}
		_, err := fmt.Fprintf(b.out, "%s: %s: %s\n", where, line.Outcome, line.Problem)
		return err
	}
	return nil
}

// backfilledAs is the line of a message that intake answered.
func backfilledAs(m *past, a intake.Answer) backfilled {
	line := backfilled{File: m.of.path, Message: m.place, Outcome: a.Outcome, Problem: a.Problem}
	if a.Outcome == intake.Accepted || a.Outcome == intake.Duplicate {
		line.Record, line.Version = a.Record.String(), a.Version
	}
	if at := a.Facts.Date(); !at.IsZero() {
		line.Dated = at.UTC().Format(time.DateOnly)
	}
	return line
}

// sum tells the numbers of messages and files, and ends with exit code 1 where something was not taken.
func (b *backfill) sum() error {
	if !b.asJSON {
		_, err := fmt.Fprintf(b.out, "%d accepted, %d were here before, %d in quarantine, %d refused; of the files %d not read, %d passed over\n",
			b.counts[intake.Accepted], b.counts[intake.Duplicate], b.counts[intake.Quarantined], b.counts[intake.Refused],
			b.counts[unread], b.counts[passed])
		if err != nil {
			return err
		}
	}
	for outcome := range b.counts {
		if outcome != intake.Accepted && outcome != intake.Duplicate {
			return cli.Exit(cli.ExitRefused)
		}
	}
	return nil
}
