package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/deidentify"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/research"
	"github.com/labseal/labseal/oracle/share"
)

var (
	studyOutFlag   = &ucli.PathFlag{Name: "out", Usage: "new `FOLDER` for the export", Required: true}
	studyTestsFlag = &ucli.StringSliceFlag{Name: "code", Usage: "`SYSTEM|CODE` of a test that the protocol needs; all if not given"}
	areasFlag      = &ucli.BoolFlag{Name: "areas", Usage: "tell three digits of ZIP codes, 000 where few people live"}
	smallAreasFlag = &ucli.PathFlag{Name: "small-areas", Usage: "`FILE` with further three digits that become 000, one a line, by a newer census"}
)

func studyCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "study",
		Usage: "research studies: what the chain says of them, and what goes to them (docs/guides/research.md)",
		Subcommands: []*ucli.Command{
			studyDraftCommand(),
			{
				Name: "show", Usage: "say what the chain says of a study, and whether anything may go to it", ArgsUsage: "STUDY",
				Description: "Exit code 0: records may go, each by its subject's consent; 1: none may, and by which rule.",
				Flags:       slices.Concat([]ucli.Flag{jsonFlag}, releaseFlags, labFlags, chainFlags),
				Action:      runStudyShow,
			},
			{
				Name: "export", Usage: "export the de-identified results of all who consented to a study", ArgsUsage: "STUDY",
				Description: "What is left out, and what is not promised: docs/guides/research.md. The disclosure of each record is kept\n" +
					"in the journal before its lines are written. The manifest comes last: without it an export is not whole.\n" +
					"Exit code 0: exported; 1: denied, and by which rule.",
				Flags: slices.Concat([]ucli.Flag{studyOutFlag, studyTestsFlag, areasFlag, smallAreasFlag, jsonFlag}, releaseFlags, labFlags,
					chainFlags),
				Action: runStudyExport,
			},
		},
	}
}

// studying is what the commands about a study need.
type studying struct {
	*lab
	releasing
	*research.Exporter
	study common.Hash
}

func (s *studying) Close() error {
	s.chain.Close()
	return s.lab.Close()
}

func openStudying(c *ucli.Context, options deidentify.Options) (s *studying, err error) {
	if c.NArg() != 1 {
		return nil, cli.Usage("name one study by its id")
	}
	s = new(studying)
	if s.study, err = parseHash("study", c.Args().First()); err != nil {
		return nil, err
	}
	n, err := readNode(c)
	if err != nil {
		return nil, err
	}
	if s.releasing, err = readReleasing(c, n); err != nil {
		return nil, err
	}
	if s.lab, err = openLab(c); err != nil {
		s.chain.Close()
		return nil, err
	}
	sharer, err := s.sharer(s.releasing)
	if err != nil {
		return nil, cli.All(err, s.Close())
	}
	s.Exporter = &research.Exporter{Lab: s.member, Journal: s.journal, Studies: s.chain, Sharer: sharer, Options: options}
	return s, nil
}

// shownStudy is a study as the chain has it.
type shownStudy struct {
	Study    common.Hash `json:"study"`
	Version  uint32      `json:"version"`
	Member   common.Hash `json:"member"`
	DUO      []uint16    `json:"duo"`
	Begins   time.Time   `json:"begins"`
	Ends     time.Time   `json:"ends"`
	Approved bool        `json:"approved"`
	Joined   bool        `json:"joined"`
	Block    uint64      `json:"block"`
	Rule     string      `json:"rule"` // that lets nothing go; empty: consent decides
	Reason   string      `json:"reason"`
}

func runStudyShow(c *ucli.Context) error {
	s, err := openStudying(c, deidentify.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	study, at, rule, err := s.Check(c.Context, s.study)
	if err != nil {
		return hintStudy(err)
	}
	day := func(n uint64) time.Time { return time.Unix(int64(n), 0).UTC() }
	said := shownStudy{
		s.study, study.Version, study.Member, study.DUO, day(study.Begins), day(study.Ends), study.IsApproved, study.IsJoined, at.Number,
		string(rule), "",
	}
	verdict := "what its subjects consented to may go"
	if rule != release.None {
		said.Reason, verdict = rule.Words(), "nothing may go: "+rule.Words()
	}
	if c.Bool(jsonFlag.Name) {
		err = json.NewEncoder(c.App.Writer).Encode(said)
	} else {
		_, err = fmt.Fprintf(c.App.Writer, "study %s, version %d, of member %s\nuses: DUO %v; from %s until %s\napproved: %v; this lab takes part: %v; as of block %d\n%s\n",
			said.Study, said.Version, said.Member, said.DUO, said.Begins.Format(time.DateOnly), said.Ends.Format(time.DateOnly), said.Approved,
			said.Joined, said.Block, verdict)
	}
	if err == nil && rule != release.None {
		return cli.Exit(cli.ExitRefused)
	}
	return err
}

// exported is what is said of an export. What stayed here is for the lab's eyes, and not in the manifest.
type exported struct {
	research.Manifest
	Folder string        `json:"folder"`
	Left   research.Left `json:"left"`
}

func runStudyExport(c *ucli.Context) error {
	options, err := readAreas(c)
	if err != nil {
		return err
	}
	codings, err := parseCodes(c, studyTestsFlag.Name, consent.Coding.CheckTest)
	if err != nil {
		return err
	}
	s, err := openStudying(c, options)
	if err != nil {
		return err
	}
	defer s.Close()
	wanted := research.Wanted{Study: s.study}
	for _, coding := range codings {
		wanted.Codes = append(wanted.Codes, record.Coding(coding))
	}
	if _, _, rule, err := s.Check(c.Context, s.study); err != nil {
		return hintStudy(err)
	} else if rule != release.None {
		return sayDenied(c, &share.DeniedError{Rule: rule})
	}
	folder, err := research.NewFolder(c.Path(studyOutFlag.Name))
	if err != nil {
		return cli.Usage("%w", unnamed(err))
	}
	manifest, left, err := s.Export(c.Context, wanted, folder)
	if err != nil {
		err = cli.Hint(errors.Join(err, unnamed(folder.Abandon())), "the folder has no manifest: what is in it is not whole, and is not to be handed over")
		return err
	}
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(exported{manifest, c.Path(studyOutFlag.Name), left})
	}
	_, err = fmt.Fprintf(c.App.Writer,
		"exported %d results of %d records and %d subjects to %s; %d values masked\nstayed here: %d records by consent, %d not of one patient, %d with nothing to tell, %d revoked meanwhile\n",
		manifest.Results, manifest.Records, manifest.Subjects, c.Path(studyOutFlag.Name), manifest.Masked, left.Denied, left.Several,
		left.Nothing, left.Revoked)
	for _, d := range manifest.Duties {
		if err == nil {
			_, err = fmt.Fprintf(c.App.Writer, "duty: %s\n", d)
		}
	}
	return err
}

var threeDigits = regexp.MustCompile(`^[0-9]{3}$`)

func readAreas(c *ucli.Context) (o deidentify.Options, err error) {
	o.Areas = c.Bool(areasFlag.Name)
	path := c.Path(smallAreasFlag.Name)
	if path == "" {
		return o, nil
	}
	if !o.Areas {
		return o, cli.Usage("--small-areas needs --areas")
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return o, cli.Usage("read the list of small areas: %w", unnamed(err))
	}
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if line = strings.TrimSpace(line); !threeDigits.MatchString(line) {
			return o, cli.Usage("--small-areas: line %d: want three digits", i+1)
		}
		o.SmallAreas = append(o.SmallAreas, line)
	}
	return o, nil
}

func hintStudy(err error) error {
	if errors.Is(err, chain.ErrNoStudy) {
		return cli.Hint(err, "a study's id is 32 bytes in hex; whoever registered it was told: `oracle consortium manage register-study`")
	}
	return err
}
