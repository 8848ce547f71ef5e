package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/promise"
	"github.com/labseal/labseal/oracle/tiles"
)

// exitBroken is the exit code of a promise that was broken.
const exitBroken = 4

// Flags of what gives receipts.
var (
	promisedDelayFlag = &ucli.DurationFlag{Name: "promised-delay", Usage: "what intake receipts promise: at most so long until a message is anchored", EnvVars: cli.Env("promised-delay"), Value: 24 * time.Hour}
	mllpReceiptsFlag  = &ucli.BoolFlag{Name: "mllp-receipts", Usage: "answer messages with a signed intake receipt, in a segment ZLS", EnvVars: cli.Env("mllp-receipts")}
)

var receiptFlags = []ucli.Flag{promisedDelayFlag, mllpReceiptsFlag}

// promised is what intake receipts promise, by the flags; 0 where none are asked for.
func promised(c *ucli.Context) (time.Duration, error) {
	delay := c.Duration(promisedDelayFlag.Name)
	switch {
	case !c.Bool(mllpReceiptsFlag.Name):
		return 0, nil
	case delay < time.Second || delay > evidence.MaxPromise*time.Second || delay%time.Second != 0:
		return 0, cli.Usage("--promised-delay: want whole seconds, from 1s to 366 days")
	case c.Duration(ageFlag.Name) >= delay:
		return 0, cli.Usage("--promised-delay promises less than --checkpoint-age allows")
	}
	return delay, nil
}

// Flags of what checks receipts.
var (
	publishedFlag  = &ucli.StringFlag{Name: "tiles", Usage: "`FOLDER` or URL where the lab publishes its log's tiles", EnvVars: cli.Env("tiles"), Required: true}
	artefactFlag   = &ucli.PathFlag{Name: "artefact", Usage: "`FILE` that the receipt should be for; needs --evidence"}
	ofEvidenceFlag = &ucli.PathFlag{Name: "evidence", Usage: "the evidence `FILE` of that artefact's version, which holds its statement"}
)

func receiptsCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "receipts",
		Usage: "what labs promise the senders of what they take in",
		Subcommands: []*ucli.Command{{
			Name:      "check",
			Usage:     "say whether labs kept the promises of intake receipts",
			ArgsUsage: "FILE...",
			Description: "FILE is an intake receipt, or an HL7 answer that carries one (ZLS). Asks the chain which trees of the\n" +
				"lab's log were anchored when, and the lab's published tiles for the leaves of these trees; the lab itself is\n" +
				"asked nothing.\n" +
				"Exit code 0: all are kept, or open still; 1: one is not genuine, or not for the artefact; 2: the call was\n" +
				"wrong; 3: one is undecided, as the tiles don't show the anchored tree; 4: one is broken.",
			Flags: []ucli.Flag{
				jsonFlag, trustFlag, consortiumFlag, rpcFlag, finalityFlag, publishedFlag, artefactFlag, ofEvidenceFlag,
			},
			Action: runReceiptsCheck,
		}},
	}
}

func runReceiptsCheck(c *ucli.Context) error {
	if c.NArg() == 0 {
		return cli.Usage("name at least one receipt")
	}
	finality, err := deploy.ParseFinality(c.String(finalityFlag.Name))
	if err != nil {
		return cli.Usage("%w", err)
	}
	artefact, statement, err := readArtefact(c)
	if err != nil {
		return err
	}
	var files [][]byte
	for _, path := range c.Args().Slice() {
		file, err := os.ReadFile(path)
		if err != nil {
			return cli.Usage("read receipt: %w", unnamed(err))
		}
		files = append(files, file)
	}
	trust, _, err := readTrust(c.Path(trustFlag.Name), c.String(consortiumFlag.Name))
	if err != nil {
		return err
	}
	reader, err := chain.Read(c.Context, c.String(rpcFlag.Name), trust, finality)
	if err != nil {
		return err
	}
	defer reader.Close()
	p := &promises{c: c, trust: trust, reader: reader, logs: map[logID]*promise.Log{}}
	for i, file := range files {
		if err := p.read(c.Args().Get(i), file, artefact, statement); err != nil {
			return err
		}
	}
	if err := p.judge(); err != nil {
		return err
	}
	return p.print(c.Bool(jsonFlag.Name))
}

// readArtefact reads the artefact and the statement of its version, where the call names them.
func readArtefact(c *ucli.Context) (artefact, statement []byte, err error) {
	path, of := c.Path(artefactFlag.Name), c.Path(ofEvidenceFlag.Name)
	if path == "" && of == "" {
		return nil, nil, nil
	}
	if path == "" || of == "" {
		return nil, nil, cli.Usage("--artefact and --evidence belong together: the receipt has no digest of the artefact, the statement in the evidence has")
	}
	if artefact, err = os.ReadFile(path); err != nil {
		return nil, nil, cli.Usage("read artefact: %w", unnamed(err))
	}
	file, err := os.ReadFile(of)
	if err != nil {
		return nil, nil, cli.Usage("read evidence: %w", unnamed(err))
	}
	if statement, err = evidence.StatementOf(file); err != nil {
		return nil, nil, fmt.Errorf("read evidence: %w", err)
	}
	return artefact, statement, nil
}

type logID struct{ member, log common.Hash }

// promises are receipts on their way to a verdict.
type promises struct {
	c      *ucli.Context
	trust  *evidence.Trust
	reader *chain.Reader
	list   []*checkedReceipt
	logs   map[logID]*promise.Log
}

// checkedReceipt is one receipt with what is said about it.
type checkedReceipt struct {
	File     string      `json:"file"`
	Verdict  string      `json:"verdict"` // kept, open, broken, undecided, refused
	Member   common.Hash `json:"member,omitzero"`
	Name     string      `json:"name,omitempty"`
	Log      common.Hash `json:"log,omitzero"`
	Leaf     common.Hash `json:"leaf,omitzero"`
	Received string      `json:"received,omitempty"`
	Deadline string      `json:"deadline,omitempty"`
	Index    *uint64     `json:"index,omitempty"`
	Size     uint64      `json:"checkpoint,omitempty"` // that it is in, or else the last one by the deadline
	Block    uint64      `json:"block,omitempty"`
	Anchored string      `json:"anchored,omitempty"` // time of that block
	Artefact bool        `json:"artefact,omitempty"` // compared, and the receipt's
	Said     string      `json:"said"`

	receipt evidence.IntakeReceipt
}

const refused = "refused"

// read reads and checks one receipt. That it does not count is a verdict, and no error.
func (p *promises) read(path string, file, artefact, statement []byte) error {
	v := &checkedReceipt{File: path}
	p.list = append(p.list, v)
	receipt, why := receiptIn(file)
	if why == nil {
		v.receipt, why = evidence.ParseIntakeReceipt(receipt)
	}
	if why == nil {
		block, err := p.reader.BlockAt(p.c.Context, v.receipt.Received)
		if err != nil {
			return err
		}
		_, why = p.trust.CheckIntakeReceipt(receipt, block)
	}
	if why == nil && statement != nil {
		why = v.receipt.CheckArtefact(statement, artefact)
		v.Artefact = why == nil
	}
	if why != nil {
		v.Verdict, v.Said = refused, why.Error()
	} else {
		r := v.receipt
		v.Member, v.Name, v.Log, v.Leaf = r.Member, p.trust.Member(r.Member).Name, r.Log, r.Leaf
		v.Received, v.Deadline = moment(r.Received), moment(r.Deadline())
	}
	return nil
}

// receiptIn is the receipt that a file is, or that it carries.
func receiptIn(file []byte) ([]byte, error) {
	if len(file) > 0 && file[0] == 0xd2 { // a tagged COSE_Sign1
		return file, nil
	}
	receipt, err := hl7.ReadReceipt(bytes.TrimSpace(file))
	if err == nil && receipt == nil {
		err = errors.New("the answer carries no receipt: it has no ZLS segment")
	}
	return receipt, err
}

// judge judges the receipts that are genuine, log by log.
func (p *promises) judge() error {
	leaves := map[logID][]common.Hash{}
	for _, v := range p.list {
		if v.Verdict != refused {
			id := logID{v.Member, v.Log}
			leaves[id] = append(leaves[id], v.Leaf)
		}
	}
	for _, v := range p.list {
		if v.Verdict == refused {
			continue
		}
		id := logID{v.Member, v.Log}
		if p.logs[id] == nil {
			anchored, err := p.reader.Anchored(p.c.Context, v.Member, v.Log)
			if err != nil {
				return err
			}
			_, now := p.reader.Final()
			published := &tiles.Published{Base: p.c.String(publishedFlag.Name), Log: v.Log}
			if p.logs[id], err = promise.ReadLog(p.c.Context, anchored, now, published, leaves[id]); err != nil {
				return err
			}
		}
		v.judged(p.logs[id].Judge(v.receipt))
	}
	return nil
}

func (v *checkedReceipt) judged(j promise.Judgement) {
	v.Verdict, v.Index = string(j.Verdict), j.Place
	if a := j.Anchored; a != nil {
		v.Size, v.Block, v.Anchored = a.Size, a.Block, moment(a.Time)
	}
	checkpoint := "the log had not been anchored by then"
	if j.Anchored != nil {
		checkpoint = fmt.Sprintf("its checkpoint of %d entries, anchored in block %d at %s", v.Size, v.Block, v.Anchored)
	}
	switch {
	case j.Verdict == promise.Kept:
		v.Said = fmt.Sprintf("entry %d of its log is in %s", *j.Place, checkpoint)
	case j.Verdict == promise.Open:
		v.Said = fmt.Sprintf("it has until %s; the newest final block is of %s", v.Deadline, moment(j.Now))
	case j.Verdict == promise.Undecided:
		v.Said = fmt.Sprintf("the time is over, and the published tiles do not show %s: ask the lab for them", checkpoint)
	case j.Place != nil:
		v.Said = fmt.Sprintf("entry %d of its log came too late: no checkpoint before %s has it", *j.Place, checkpoint)
	case j.Anchored == nil:
		v.Said = fmt.Sprintf("%s, and the newest final block is of %s", checkpoint, moment(j.Now))
	default:
		v.Said = fmt.Sprintf("it is not among all entries of %s, the last one by the deadline", checkpoint)
	}
	if j.Verdict == promise.Broken && j.Place == nil && j.Shown != nil && j.Shown.Time > v.receipt.Deadline() {
		v.Said += fmt.Sprintf(", nor of the later one of %d entries, anchored in block %d at %s",
			j.Shown.Size, j.Shown.Block, moment(j.Shown.Time))
	}
}

// print says all, and is the exit code of the worst.
func (p *promises) print(asJSON bool) error {
	codes := map[string]int{string(promise.Broken): exitBroken, string(promise.Undecided): cli.ExitPending, refused: cli.ExitRefused}
	worst := 0
	for _, v := range p.list {
		// Of two codes the graver counts: broken, then refused, then undecided.
		if code := codes[v.Verdict]; code == exitBroken || worst != exitBroken && code != 0 && worst != cli.ExitRefused {
			worst = code
		}
		var err error
		if asJSON {
			err = json.NewEncoder(p.c.App.Writer).Encode(v)
		} else {
			_, err = fmt.Fprint(p.c.App.Writer, v.text())
		}
		if err != nil {
			return err
		}
	}
	if worst != 0 {
		return cli.Exit(worst)
	}
	return nil
}

func (v *checkedReceipt) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s. ", v.File, strings.ToUpper(v.Verdict))
	if v.Verdict == refused {
		fmt.Fprintf(&b, "Not a receipt that counts: %s.\n", v.Said)
		return b.String()
	}
	fmt.Fprintf(&b, "%s took leaf %s in at %s and promised to have it anchored by %s: %s.\n",
		v.Name, v.Leaf, v.Received, v.Deadline, v.Said)
	if v.Artefact {
		b.WriteString("  The artefact is, byte for byte, what that leaf stands for.\n")
	}
	return b.String()
}
