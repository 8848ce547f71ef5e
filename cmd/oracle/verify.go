package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
)

var (
	recordFlag    = &ucli.PathFlag{Name: "record", Usage: "`FILE` to compare with the bytes that the lab received"}
	openingFlag   = &ucli.PathFlag{Name: "opening", Usage: "`FILE` with the opening; by default the one beside the evidence"}
	amendmentFlag = &ucli.PathFlag{Name: "amendment", Usage: "`FILE` with the evidence of an amendment of it; by default the one beside the evidence"}
)

func verifyCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "verify",
		Usage:     "check evidence offline, with its opening where that lies beside it",
		ArgsUsage: "EVIDENCE",
		Description: "Needs no network and no account: the evidence and the consortium's trust file are enough.\n" +
			"Exit code 0: genuine; 1: not, and which check failed; 2: the call was wrong.",
		Flags:  []ucli.Flag{jsonFlag, trustFlag, consortiumFlag, openingFlag, recordFlag, amendmentFlag, tsaCAFlag, witnessKeysFlag},
		Action: runVerify,
	}
}

func runVerify(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name one evidence file")
	}
	in, err := readInput(c)
	if err != nil {
		return err
	}
	if in.Authorities, err = readAuthorities(c.Path(tsaCAFlag.Name)); err != nil {
		return err
	}
	if in.Witnesses, err = readWitnesses(c.Path(witnessKeysFlag.Name)); err != nil {
		return err
	}
	trust, consortium, err := readTrust(c.Path(trustFlag.Name), c.String(consortiumFlag.Name))
	if err != nil {
		return err
	}
	proven, err := evidence.Verify(in, trust)
	v := verdict{Genuine: err == nil, Consortium: consortium}
	var failure *evidence.Failure
	if errors.As(err, &failure) {
		v.Check, v.Error = failure.Check, failure.Err.Error()
	} else {
		v.explain(proven, trust, c.String(consortiumFlag.Name) != "")
	}
	if c.Bool(jsonFlag.Name) {
		err = json.NewEncoder(c.App.Writer).Encode(v)
	} else {
		_, err = fmt.Fprint(c.App.Writer, v.text())
	}
	if err == nil && !v.Genuine {
		return cli.Exit(cli.ExitRefused)
	}
	return err
}

// readInput reads what is to be verified. Opening and amendment are the files beside the evidence, if there are some, and
// if no others are named.
func readInput(c *ucli.Context) (in evidence.Input, err error) {
	path, record := c.Args().First(), c.Path(recordFlag.Name)
	if in.Evidence, err = os.ReadFile(path); err != nil {
		return in, cli.Usage("read evidence: %w", err)
	}
	base := strings.TrimSuffix(path, evidenceSuffix)
	if in.Opening, err = readBeside(c.Path(openingFlag.Name), base+openingSuffix); err != nil {
		return in, cli.Usage("read opening: %w", err)
	}
	if in.Amendment, err = readBeside(c.Path(amendmentFlag.Name), base+amendmentSuffix); err != nil {
		return in, cli.Usage("read amendment: %w", err)
	}
	if record == "" {
		return in, nil
	}
	if in.Opening == nil {
		return in, cli.Usage("--record needs the opening: name it by --opening, or put it beside the evidence, under its name with %s", openingSuffix)
	}
	in.Record, err = readFile(record)
	if err != nil {
		return in, cli.Usage("read record: %w", err)
	}
	return in, nil
}

// readBeside reads the file that the call names, or else the one beside the evidence, or nothing where there is none.
func readBeside(named, beside string) ([]byte, error) {
	if named != "" {
		return readFile(named)
	}
	b, err := readFile(beside)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// readFile reads a file; that of an empty one is not nil.
func readFile(path string) ([]byte, error) {
	b, err := os.ReadFile(path)
	if err == nil && b == nil {
		b = []byte{}
	}
	return b, err
}

// verdict is what a verification says, for people and programs.
type verdict struct {
	Genuine    bool         `json:"genuine"`
	Check      string       `json:"check,omitempty"` // that failed
	Error      string       `json:"error,omitempty"`
	Consortium common.Hash  `json:"consortium"`
	Member     *common.Hash `json:"member,omitempty"`
	Name       string       `json:"name,omitempty"`
	Leaf       *common.Hash `json:"leaf,omitempty"`
	Handle     *common.Hash `json:"handle,omitempty"`
	Index      *uint64      `json:"index,omitempty"`
	Checkpoint uint64       `json:"checkpoint,omitempty"`
	Block      *blockInfo   `json:"block,omitempty"`
	Amendment  *amendment   `json:"amendment,omitempty"` // what is known of amendments; nothing where the file does not say
	Attested   []string     `json:"attested,omitempty"`
	Status     string       `json:"status,omitempty"`
	Projection string       `json:"projection,omitempty"`
	Claims     *int         `json:"claims,omitempty"` // opened
	Says       []saidClaim  `json:"says,omitempty"`   // the claims of a partial opening
	Record     bool         `json:"record,omitempty"` // compared, and the same

	Timestamps   *timestamps   `json:"timestamps,omitempty"`   // nothing where the file has none
	Cosignatures []cosignature `json:"cosignatures,omitempty"` // likewise

	Proven    []string `json:"proven,omitempty"`
	NotProven []string `json:"notProven,omitempty"`
}

type blockInfo struct {
	Number uint64      `json:"number"`
	Hash   common.Hash `json:"hash"`
	Time   string      `json:"time"`
}

func (v *verdict) explain(p *evidence.Proven, t *evidence.Trust, knowsConsortium bool) {
	s := p.Statement
	v.Member, v.Name, v.Leaf, v.Handle, v.Index, v.Checkpoint = &s.Member, p.Member.Name, &p.Leaf, &s.Handle, &p.Index, p.Size
	v.Block = &blockInfo{p.Block.Number, p.Block.Hash, moment(p.Block.Time)}
	for _, m := range p.Attested {
		v.Attested = append(v.Attested, m.Name)
	}
	v.Proven = []string{
		fmt.Sprintf("%s stated it, and put it in its log as entry %d.", p.Member.Name, p.Index),
		fmt.Sprintf("That log, %d entries long, was anchored in block %d of chain %d at %s.",
			p.Size, p.Block.Number, t.Chain.ID, v.Block.Time),
		fmt.Sprintf("%s hold that block as final.", strings.Join(v.Attested, " and ")),
	}
	v.NotProven = []string{
		"That it existed before that block: an earlier date that it names is the lab's word.",
		"That the result is medically right.",
	}
	v.explainStatement(p)
	v.explainAmendment(p)
	v.explainTimestamps(p.Timestamps, time.Now())
	v.explainCosignatures(p)
	if !knowsConsortium {
		v.NotProven = append(v.NotProven, fmt.Sprintf(
			"That the trust file is your consortium's: compare its id %s, or set LABSEAL_CONSORTIUM.", v.Consortium))
	}
}

func (v *verdict) explainStatement(p *evidence.Proven) {
	s := p.Statement
	if s.Kind == evidence.KindAmendment {
		v.Proven = append(v.Proven, fmt.Sprintf("It amends an earlier version, handle %s: %s.", s.Amended, s.Reason))
		return
	}
	v.Status, v.Projection = s.Status.String(), s.Projection
	v.Proven = append(v.Proven, fmt.Sprintf("Its status was %s; it was read as %s in the hour from %s.",
		s.Status, s.Projection, moment(s.Time)))
	switch {
	case p.Opening == nil:
		v.NotProven = append(v.NotProven, "What it says: its opening is not beside it.")
	default:
		v.explainOpening(p.Opening)
	}
	if v.Record = p.Record; p.Record {
		v.Proven = append(v.Proven, "The record is, byte for byte, the one the lab received.")
	} else {
		v.NotProven = append(v.NotProven, "That a file you hold is the record: give it by --record.")
	}
}

func (v *verdict) explainOpening(o *evidence.Opening) {
	n := len(o.Claims)
	v.Claims = &n
	if o.Artefact != nil {
		v.Proven = append(v.Proven, fmt.Sprintf("The %d claims of the opening are what it says.", n))
		return
	}
	v.Says = claimsSaid(o)
	v.Proven = append(v.Proven, fmt.Sprintf("The %d claims below are part of what it says.", n))
	v.NotProven = append(v.NotProven, "What else it says: the opening is of these claims only, and shows neither others nor how many.")
	hasContext := slices.ContainsFunc(v.Says, func(c saidClaim) bool { return c.Kind == "context" })
	if !hasContext {
		v.NotProven = append(v.NotProven, "Whose result it is: the context of these claims was left out. A result without it can mislead.")
	}
}

func (v *verdict) text() string {
	var b strings.Builder
	if !v.Genuine {
		fmt.Fprintf(&b, "NOT GENUINE. The %s check failed: %s\n", v.Check, v.Error)
		return b.String()
	}
	b.WriteString("Genuine." + v.headline() + "\n\nProven:\n")
	for _, line := range v.Proven {
		fmt.Fprintf(&b, "  %s\n", line)
	}
	b.WriteString("\nNot proven:\n")
	for _, line := range v.NotProven {
		fmt.Fprintf(&b, "  %s\n", line)
	}
	if len(v.Says) > 0 {
		b.WriteString("\nIt says, among other things:\n")
	}
	for _, c := range v.Says {
		fmt.Fprintf(&b, "  %s: %s\n", c.Kind, printable(c.Says))
	}
	return b.String()
}
