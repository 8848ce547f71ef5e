package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

var (
	basisFlag       = &ucli.StringFlag{Name: "basis", Usage: "why it is lawful: order, required-by-law, payment, operations, patient-access, consent, emergency", Required: true}
	recipientFlag   = &ucli.StringFlag{Name: "to", Usage: "member `ID` of the recipient"}
	toKeyFlag       = &ucli.PathFlag{Name: "to-key", Usage: "`FILE` with the encryption key of a recipient that is no member, in hex"}
	toNameFlag      = &ucli.StringFlag{Name: "to-name", Usage: "`NAME` of the recipient, for the accounting; a member's is known"}
	toAddressFlag   = &ucli.StringFlag{Name: "to-address", Usage: "its `ADDRESS`, where the lab knows it; likewise"}
	whyFlag         = &ucli.StringFlag{Name: "purpose", Usage: "`CODE` of the purpose: TREAT, HPAYMT, …", Required: true}
	shareReasonFlag = &ucli.StringFlag{Name: "reason", Usage: "why, in `WORDS`; an emergency needs it, and the accounting shows it"}
	ordererFlag     = &ucli.BoolFlag{Name: "orderer", Usage: "the order names the recipient"}
	authorityFlag   = &ucli.BoolFlag{Name: "authority", Usage: "the law names the recipient"}
	inPersonFlag    = &ucli.BoolFlag{Name: "patient", Usage: "the recipient is the patient, or acts for the patient, and was identified"}
	emergencyFlag   = &ucli.StringFlag{Name: "emergency", Usage: "`PSEUDONYM` of an emergency that is open; without it, one is opened"}
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
			basisFlag, recipientFlag, toKeyFlag, toNameFlag, toAddressFlag, whyFlag, codeFlag, shareReasonFlag, ordererFlag, authorityFlag, inPersonFlag, part2Flag,
			deidFlag, rediFlag, versionFlag, emergencyFlag, shareOutFlag, jsonFlag,
		}, releaseFlags, labFlags, chainFlags),
		Action: runShare,
	}
}

func runShare(c *ucli.Context) error {
	ask, err := readAsk(c)
	if err != nil {
		return err
	}
	return withSharer(c, func(_ *lab, sharer *share.Sharer) error { return runSharer(c, sharer, ask) })
}

func runSharer(c *ucli.Context, sharer *share.Sharer, ask share.Ask) error {
	shared, err := releaseOne(c, sharer, ask)
	if denied := new(share.DeniedError); errors.As(err, &denied) {
		return sayDenied(c, denied)
	}
	if errors.Is(err, share.ErrNoKey) {
		return cli.Hint(err, "its manager registers one: `oracle consortium manage set-key`")
	}
	if err != nil {
		return err
	}
	return handOver(c, shared)
}

// releaseOne releases one record. An emergency is opened for it where none is named, and stays open for others of the
// same patient by `oracle emergency open`.
func releaseOne(c *ucli.Context, sharer *share.Sharer, ask share.Ask) (*share.Shared, error) {
	if ask.Request.Basis == release.Emergency && ask.Emergency == (common.Hash{}) {
		if _, err := sharer.Journal.Version(c.Context, ask.Record, ask.Version); err != nil {
			return nil, err
		}
		opened, err := sharer.OpenEmergency(c.Context, ask, []vault.RecordID{ask.Record})
		if err != nil {
			return nil, err
		}
		ask.Emergency = opened.Pseudonym
	}
	return sharer.Share(c.Context, ask)
}

func readAsk(c *ucli.Context) (ask share.Ask, err error) {
	if c.NArg() != 1 {
		return ask, cli.Usage("name one record")
	}
	if ask.Record, err = parseRecord(c.Args().First()); err != nil {
		return ask, err
	}
	ask.Version, ask.Part2 = uint32(c.Uint(versionFlag.Name)), c.Bool(part2Flag.Name)
	if text := c.String(emergencyFlag.Name); text != "" {
		if ask.Emergency, err = parseHash(emergencyFlag.Name, text); err != nil {
			return ask, err
		}
	}
	r := &ask.Request
	r.Basis, r.Reason = release.Basis(c.String(basisFlag.Name)), c.String(shareReasonFlag.Name)
	if !slices.Contains(release.Bases, r.Basis) {
		return ask, cli.Usage("--basis: want one of %v", release.Bases)
	}
	if r.Purpose, err = parsePurpose(c.String(whyFlag.Name)); err != nil {
		return ask, err
	}
	r.IsDeidentified, r.IsRedisclosure = c.Bool(deidFlag.Name), c.Bool(rediFlag.Name)
	if r.IsDeidentified {
		return ask, cli.Usage("--deidentified: a record is not released so; `oracle study export` takes results out of records for a study")
	}
	r.Recipient.IsOrderer, r.Recipient.IsAuthority = c.Bool(ordererFlag.Name), c.Bool(authorityFlag.Name)
	r.Recipient.IsPerson = c.Bool(inPersonFlag.Name)
	if ask.Codes, err = readCodings(c); err != nil {
		return ask, err
	}
	return ask, readRecipient(c, &ask)
}

// readCodings reads what is asked for by its codes.
func readCodings(c *ucli.Context) (list []record.Coding, err error) {
	codings, err := parseCodes(c, codeFlag.Name, consent.Coding.CheckTest)
	for _, coding := range codings {
		list = append(list, record.Coding(coding))
	}
	return list, err
}

func parsePurpose(code string) (consent.Purpose, error) {
	purpose, err := consent.ParsePurpose(code)
	if err != nil {
		return 0, cli.Usage("%w", err)
	}
	return purpose, nil
}

func readRecipient(c *ucli.Context, ask *share.Ask) (err error) {
	ask.Name, ask.Address = strings.TrimSpace(c.String(toNameFlag.Name)), strings.TrimSpace(c.String(toAddressFlag.Name))
	switch isMember, hasKey := c.IsSet(recipientFlag.Name), c.IsSet(toKeyFlag.Name); {
	case isMember == hasKey:
		return cli.Usage("name the recipient: --to for a member, --to-key for anybody else")
	case isMember:
		ask.Request.Recipient.Member, err = parseHash(recipientFlag.Name, c.String(recipientFlag.Name))
		return err
	}
	if isCounted := ask.Request.Basis == release.RequiredByLaw || ask.Request.Basis == release.Emergency; isCounted && ask.Name == "" {
		return cli.Usage("--to-name: the patient has a right to be told who got it (45 CFR 164.528(b)(2)(ii))")
	}
	ask.Key, err = readKey(c.Path(toKeyFlag.Name))
	return err
}

// readKey reads the encryption key of a recipient that is no member.
func readKey(path string) ([]byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, cli.Usage("read the recipient's key: %w", unnamed(err))
	}
	key, err := hexutil.Decode(strings.TrimSpace(string(text)))
	if err != nil {
		return nil, cli.Usage("--to-key: the file holds no key in hex")
	}
	return key, nil
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
	disclosureSuffix      = ".disclosure" // its id, which a receipt names
	receiptSuffix         = ".receipt"    // by the recipient
)

// handOver writes the files of a release.
func handOver(c *ucli.Context, s *share.Shared) error {
	files := map[string][]byte{
		evidenceSuffix: s.Evidence, openingJWESuffix: s.Opening.JWE, openingEnvelopeSuffix: s.Opening.Envelope,
	}
	if s.Record != nil {
		files[recordJWESuffix], files[recordEnvelopeSuffix] = s.Record.JWE, s.Record.Envelope
	}
	if s.Notice != nil {
		files[noticeJWESuffix], files[noticeEnvelopeSuffix] = s.Notice.JWE, s.Notice.Envelope
	}
	base := fmt.Sprintf("%s.v%d", s.Of.Record, s.Of.Version)
	if err := writeRelease(c.Path(shareOutFlag.Name), base, s.Disclosure.String(), s.Decision.Duties, files); err != nil {
		return err
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

// writeRelease writes the files of a release, with its disclosure's id and what it lays on its recipient.
func writeRelease(dir, base, disclosure string, duties []release.Duty, files map[string][]byte) error {
	files[disclosureSuffix] = []byte(disclosure + "\n")
	// The notice is sealed, and the file of duties is not: it would tell what the patient was treated for.
	open := slices.DeleteFunc(slices.Clone(duties), func(d release.Duty) bool { return d == release.NoticePart2 })
	if len(open) > 0 {
		var text strings.Builder
		for _, d := range open {
			fmt.Fprintln(&text, d)
		}
		files[dutiesSuffix] = []byte(text.String())
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write release: %w", unnamed(err))
	}
	for suffix, data := range files {
		if err := os.WriteFile(filepath.Join(dir, base+suffix), data, 0o644); err != nil {
			return fmt.Errorf("write release: %w", unnamed(err))
		}
	}
	return nil
}
