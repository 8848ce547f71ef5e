package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
)

var (
	basisFlag       = &ucli.StringFlag{Name: "basis", Usage: "why it is lawful: order, required-by-law, payment, operations, patient-access, consent, emergency", Required: true}
	recipientFlag   = &ucli.StringFlag{Name: "to", Usage: "member `ID` of the recipient"}
	toKeyFlag       = &ucli.PathFlag{Name: "to-key", Usage: "`FILE` with the encryption key of a recipient that is no member, in hex"}
	whyFlag         = &ucli.StringFlag{Name: "purpose", Usage: "`CODE` of the purpose: TREAT, HPAYMT, …", Required: true}
	shareReasonFlag = &ucli.StringFlag{Name: "reason", Usage: "why, in `WORDS`; an emergency needs it, and the accounting shows it"}
	ordererFlag     = &ucli.BoolFlag{Name: "orderer", Usage: "the order names the recipient"}
	authorityFlag   = &ucli.BoolFlag{Name: "authority", Usage: "the law names the recipient"}
	inPersonFlag    = &ucli.BoolFlag{Name: "patient", Usage: "the recipient is the patient, or acts for the patient, and was identified"}
	maxAgeFlag      = &ucli.DurationFlag{Name: "max-head-age", Usage: "of the newest block, for what rests on the chain", EnvVars: cli.Env("max-head-age"), Value: 10 * time.Minute}
	shareOutFlag    = &ucli.PathFlag{Name: "out", Usage: "`FOLDER` for what leaves the lab", Required: true}
)

func shareCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "share",
		Usage:     "release a record, or some of its claims, sealed for one recipient",
		ArgsUsage: "RECORD",
		Description: "Who may get what, on which basis: docs/compliance/release.md. The disclosure is kept in the journal before\n" +
			"anything is written. The files go to the recipient, who opens them by `oracle receive`.\n" +
			"Exit code 0: released; 1: denied, and by which rule; 2: the call was wrong.",
		Flags: slices.Concat([]ucli.Flag{
			basisFlag, recipientFlag, toKeyFlag, whyFlag, codeFlag, shareReasonFlag, ordererFlag, authorityFlag, inPersonFlag, part2Flag,
			deidFlag, rediFlag, versionFlag, maxAgeFlag, shareOutFlag, jsonFlag,
		}, labFlags, chainFlags),
		Action: runShare,
	}
}

func runShare(c *ucli.Context) error {
	ask, err := readAsk(c)
	if err != nil {
		return err
	}
	n, err := readNode(c)
	if err != nil {
		return err
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	issuer, err := l.issuer()
	if err != nil {
		return err
	}
	file, err := evidenceOf(c, l, issuer, &ask)
	if err != nil {
		return err
	}
	statement, err := l.folder.Statement()
	if err != nil {
		return err
	}
	evm, err := chain.Dial(c.Context, n.url, n.deployment)
	if err != nil {
		return err
	}
	defer evm.Close()
	sharer := &share.Sharer{
		Member: l.member, Journal: l.journal, Issuer: issuer, Keyring: l.keyring, Statement: statement, Now: time.Now,
		Chain: &chain.Releases{Chain: evm, Finality: n.finality, MaxAge: c.Duration(maxAgeFlag.Name), Now: time.Now},
	}
	shared, err := sharer.Share(c.Context, ask)
	if denied := new(share.DeniedError); errors.As(err, &denied) {
		return sayDenied(c, denied)
	}
	if errors.Is(err, share.ErrNoKey) {
		return cli.Hint(err, "its manager registers one: `oracle consortium manage set-key`")
	}
	if err != nil {
		return err
	}
	notice, err := sharer.Notice(c.Context, ask, shared, consent.Names{Members: l.names()})
	if err != nil {
		return err
	}
	return handOver(c, file, shared, notice)
}

func readAsk(c *ucli.Context) (ask share.Ask, err error) {
	if c.NArg() != 1 {
		return ask, cli.Usage("name one record")
	}
	if ask.Record, err = parseRecord(c.Args().First()); err != nil {
		return ask, err
	}
	ask.Version, ask.Part2 = uint32(c.Uint(versionFlag.Name)), c.Bool(part2Flag.Name)
	r := &ask.Request
	r.Basis, r.Reason = release.Basis(c.String(basisFlag.Name)), c.String(shareReasonFlag.Name)
	if !slices.Contains(release.Bases, r.Basis) {
		return ask, cli.Usage("--basis: want one of %v", release.Bases)
	}
	if r.Purpose, err = consent.ParsePurpose(c.String(whyFlag.Name)); err != nil {
		return ask, cli.Usage("%w", err)
	}
	r.IsDeidentified, r.IsRedisclosure = c.Bool(deidFlag.Name), c.Bool(rediFlag.Name)
	if r.IsDeidentified {
		return ask, cli.Usage("--deidentified: this version can't take identifiers out of a record")
	}
	r.Recipient.IsOrderer, r.Recipient.IsAuthority = c.Bool(ordererFlag.Name), c.Bool(authorityFlag.Name)
	r.Recipient.IsPerson = c.Bool(inPersonFlag.Name)
	codings, err := parseCodes(c, codeFlag.Name)
	for _, coding := range codings {
		ask.Codes = append(ask.Codes, record.Coding(coding))
	}
	if err != nil {
		return ask, err
	}
	return ask, readRecipient(c, &ask)
}

func readRecipient(c *ucli.Context, ask *share.Ask) (err error) {
	switch isMember, hasKey := c.IsSet(recipientFlag.Name), c.IsSet(toKeyFlag.Name); {
	case isMember == hasKey:
		return cli.Usage("name the recipient: --to for a member, --to-key for anybody else")
	case isMember:
		ask.Request.Recipient.Member, err = parseHash(recipientFlag.Name, c.String(recipientFlag.Name))
		return err
	}
	text, err := os.ReadFile(c.Path(toKeyFlag.Name))
	if err != nil {
		return cli.Usage("read the recipient's key: %w", unnamed(err))
	}
	if ask.Key, err = hexutil.Decode(strings.TrimSpace(string(text))); err != nil {
		return cli.Usage("--to-key: the file holds no key in hex")
	}
	return nil
}

// denial is what a program is told of a denial. It says nothing of records or grants.
type denial struct {
	Denied    bool   `json:"denied"`
	Reason    string `json:"reason"`
	Exception string `json:"exception"` // of 45 CFR part 171
}

// sayDenied tells the lab's own person the rule; what is for the recipient's ears is the reason.
func sayDenied(c *ucli.Context, d *share.DeniedError) error {
	var err error
	if c.Bool(jsonFlag.Name) {
		err = json.NewEncoder(c.App.Writer).Encode(denial{true, d.Rule.Words(), d.Rule.Exception()})
	} else {
		_, err = fmt.Fprintf(c.App.Writer, "denied: %s (%s; rule: %s)\n", d.Rule.Words(), d.Rule.Exception(), d.Rule)
	}
	if err != nil {
		return err
	}
	return cli.Exit(cli.ExitRefused)
}

// handedOver says what was released.
type handedOver struct {
	Disclosure string         `json:"disclosure"`
	Record     string         `json:"record"`
	Version    uint32         `json:"version"`
	Whole      bool           `json:"whole"`
	Claims     int            `json:"claims"`
	Duties     []release.Duty `json:"duties"`
	Folder     string         `json:"folder"`
}

// What the files of a release are called, behind a common beginning.
const (
	openingJWESuffix      = ".opening.jwe"
	openingEnvelopeSuffix = ".opening.envelope"
	recordJWESuffix       = ".record.jwe"
	recordEnvelopeSuffix  = ".record.envelope"
	noticeJWESuffix       = ".notice.jwe"
	noticeEnvelopeSuffix  = ".notice.envelope"
	dutiesSuffix          = ".duties.txt"
)

// evidenceOf makes the evidence of the version that is asked for, and settles which one that is. Nothing is released, and
// no disclosure kept, before there is some.
func evidenceOf(c *ucli.Context, l *lab, issuer *issue.Issuer, ask *share.Ask) ([]byte, error) {
	stored, err := l.journal.Version(c.Context, ask.Record, ask.Version)
	if err != nil {
		return nil, err
	}
	ask.Version = stored.Version
	progress, err := l.journal.Progress(c.Context, l.threshold(), []oracle.VersionID{stored.VersionID})
	if err != nil {
		return nil, err
	}
	return issuer.Evidence(c.Context, progress[0])
}

// handOver writes the files of a release.
func handOver(c *ucli.Context, evidence []byte, s *share.Shared, notice *share.Parcel) error {
	files := map[string][]byte{
		evidenceSuffix: evidence, openingJWESuffix: s.Opening.JWE, openingEnvelopeSuffix: s.Opening.Envelope,
	}
	if s.Record != nil {
		files[recordJWESuffix], files[recordEnvelopeSuffix] = s.Record.JWE, s.Record.Envelope
	}
	if notice != nil {
		files[noticeJWESuffix], files[noticeEnvelopeSuffix] = notice.JWE, notice.Envelope
	}
	// The notice is sealed, and the file of duties is not: it would tell what the patient was treated for.
	open := slices.DeleteFunc(slices.Clone(s.Decision.Duties), func(d release.Duty) bool { return d == release.NoticePart2 })
	if len(open) > 0 {
		var text strings.Builder
		for _, d := range open {
			fmt.Fprintln(&text, d)
		}
		files[dutiesSuffix] = []byte(text.String())
	}
	if err := os.MkdirAll(c.Path(shareOutFlag.Name), 0o755); err != nil {
		return fmt.Errorf("write release: %w", unnamed(err))
	}
	base := filepath.Join(c.Path(shareOutFlag.Name), fmt.Sprintf("%s.v%d", s.Of.Record, s.Of.Version))
	for suffix, data := range files {
		if err := os.WriteFile(base+suffix, data, 0o644); err != nil {
			return fmt.Errorf("write release: %w", unnamed(err))
		}
	}
	said := handedOver{
		s.Disclosure.String(), s.Of.Record.String(), s.Of.Version, s.IsWhole, len(s.Decision.Claims), s.Decision.Duties,
		c.Path(shareOutFlag.Name),
	}
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(said)
	}
	what := fmt.Sprintf("%d claims of version %d", said.Claims, said.Version)
	if said.Whole {
		what = fmt.Sprintf("version %d, whole", said.Version)
	}
	_, err := fmt.Fprintf(c.App.Writer, "released %s to %s; disclosure %s\n", what, said.Folder, said.Disclosure)
	for _, d := range said.Duties {
		if err == nil {
			_, err = fmt.Fprintf(c.App.Writer, "duty: %s\n", d)
		}
	}
	return err
}
