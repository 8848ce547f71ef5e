package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
)

var (
	witnessFlag     = &ucli.StringSliceFlag{Name: "witness", Usage: "base `URL`s of witnesses", EnvVars: cli.Env("witness"), Required: true}
	witnessKeysFlag = &ucli.PathFlag{Name: "witness-keys", Usage: "`FILE` with the keys of witnesses that you trust, one a line: name+key id+base64", EnvVars: cli.Env("witness-keys")}
)

func witnessCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "witness",
		Usage: "what witnesses saw of the labs' logs",
		Subcommands: []*ucli.Command{{
			Name:      "collect",
			Usage:     "add to evidence the cosignatures of witnesses that saw its checkpoint",
			ArgsUsage: "EVIDENCE...",
			Description: "Needs no key of a lab. Cosignatures count only by --witness-keys; those of other keys are left out.\n" +
				"Exit code 0: every file has cosignatures by --witness-keys; 1: a cosignature does not fit, or a\n" +
				"witness saw another log; 2: the call was wrong; 3: of a file, no witness has any, or no witness answers.",
			Flags:  []ucli.Flag{jsonFlag, witnessFlag, witnessKeysFlag},
			Action: runCollect,
		}},
	}
}

// readWitnesses reads the keys of witnesses, none where no file is named. Empty lines and those with # are left out.
func readWitnesses(path string) (list []evidence.Witness, err error) {
	if path == "" {
		return nil, nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, cli.Usage("read witnesses' keys: %w", err)
	}
	number := 0
	for line := range strings.Lines(string(b)) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		w, err := evidence.ParseWitness(line)
		if err != nil {
			return nil, cli.Usage("read witnesses' keys: %s, line %d: %w", path, number, err)
		}
		list = append(list, w)
	}
	if len(list) == 0 {
		return nil, cli.Usage("read witnesses' keys: %s holds none", path)
	}
	return list, nil
}

func runCollect(c *ucli.Context) error {
	if c.NArg() == 0 {
		return cli.Usage("name at least one evidence file")
	}
	trusted, err := readWitnesses(c.Path(witnessKeysFlag.Name))
	if err != nil {
		return err
	}
	if trusted == nil {
		return cli.Usage("--witness-keys is missing: whose cosignatures count?")
	}
	k := &collector{urls: c.StringSlice(witnessFlag.Name), trusted: trusted, client: http.Client{Timeout: 30 * time.Second}}
	isPending := false
	for _, path := range c.Args().Slice() {
		said, err := k.collect(c.Context, path)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		isPending = isPending || len(said.Witnesses) == 0
		if err := said.print(c.App.Writer, c.Bool(jsonFlag.Name)); err != nil {
			return err
		}
	}
	if isPending {
		return cli.Exit(cli.ExitPending)
	}
	return nil
}

// collector asks witnesses for what they cosigned.
type collector struct {
	urls    []string
	trusted []evidence.Witness
	client  http.Client
}

// collect adds to a file what witnesses have of its checkpoint, and keeps what it had by trusted ones.
func (k *collector) collect(ctx context.Context, path string) (*collected, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, cli.Usage("read evidence: %w", err)
	}
	checkpoint, err := evidence.CheckpointOf(file)
	if err != nil {
		return nil, err
	}
	list, err := evidence.Cosignatures(file)
	if err != nil {
		return nil, err
	}
	said := &collected{File: path}
	for _, url := range k.urls {
		got, err := k.ask(ctx, url, checkpoint)
		if errors.Is(err, errFork) {
			return nil, cli.Hint(err, "the file is unchanged; show both checkpoints to the lab and to the consortium: one of the two logs is not the one that everybody sees")
		}
		if err != nil {
			said.Errors = append(said.Errors, err.Error())
		}
		list = append(list, got...)
	}
	var kept []evidence.Cosignature
	for _, c := range list {
		for _, w := range k.trusted {
			if c.Witness != w.Name || c.KeyID != w.KeyID() {
				continue
			}
			if err := c.Check(w, checkpoint); err != nil {
				return nil, cli.Hint(err, "the file is unchanged; the witness signed something else than this checkpoint")
			}
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 {
		return said, nil
	}
	if file, err = evidence.AttachCosignatures(file, kept); err != nil {
		return nil, err
	}
	if kept, err = evidence.Cosignatures(file); err != nil {
		return nil, err
	}
	for _, c := range kept {
		said.Witnesses = append(said.Witnesses, cosignature{c.Witness, moment(c.Time), true})
	}
	return said, replaceFile(path, file)
}

// errFork is what a witness shows that saw another log under the same name.
var errFork = errors.New("a witness saw another checkpoint of that log and size than the evidence stands on")

// mostNote is how long a note of a checkpoint with its cosignatures may be.
const mostNote = 1 << 16

// ask reads a witness's note of a checkpoint: <url>/<member>/<log id>/<size>.
func (k *collector) ask(ctx context.Context, url, checkpoint string) ([]evidence.Cosignature, error) {
	lines := strings.Split(checkpoint, "\n")
	name := strings.TrimPrefix(lines[0], "labseal/") + "/" + lines[1]
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(url, "/")+"/"+name, nil)
	if err != nil {
		return nil, fmt.Errorf("ask witness: %w", err)
	}
	response, err := k.client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("ask witness: %w", err)
	}
	defer response.Body.Close()
	if response.StatusCode == http.StatusNotFound {
		return nil, fmt.Errorf("%s has not seen a checkpoint of %s entries", url, lines[1])
	}
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("ask witness: %s answers %s", url, response.Status)
	}
	note, err := io.ReadAll(io.LimitReader(response.Body, mostNote))
	if err != nil {
		return nil, fmt.Errorf("ask witness: %w", err)
	}
	return cosignaturesIn(string(note), checkpoint)
}

// cosignaturesIn takes from a note of a checkpoint the lines that are cosignatures; the log's own signature is none.
func cosignaturesIn(note, checkpoint string) (list []evidence.Cosignature, err error) {
	lines, isNote := strings.CutPrefix(note, checkpoint+"\n")
	if !isNote {
		return nil, errFork
	}
	for line := range strings.Lines(lines) {
		if c, err := evidence.ParseCosignature(strings.TrimSuffix(line, "\n")); err == nil {
			list = append(list, c)
		}
	}
	return list, nil
}

// collected is what the command says of one file.
type collected struct {
	File      string        `json:"file"`
	Witnesses []cosignature `json:"cosignatures"`
	Errors    []string      `json:"errors,omitempty"`
}

func (k *collected) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(k)
	}
	var b strings.Builder
	if len(k.Witnesses) == 0 {
		fmt.Fprintf(&b, "%s: no witness has cosigned its checkpoint by now\n", k.File)
	}
	for _, c := range k.Witnesses {
		fmt.Fprintf(&b, "%s: cosigned by %s at %s\n", k.File, c.Witness, c.Time)
	}
	for _, e := range k.Errors {
		fmt.Fprintf(&b, "  %s\n", e)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
