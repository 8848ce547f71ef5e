package main

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/officer"
	"github.com/labseal/labseal/oracle/share"
)

var (
	asReviewerFlag = &ucli.StringFlag{Name: "as", Usage: "whose key reviews: manager or governor", Required: true}
	reportFlag     = &ucli.PathFlag{Name: "report", Usage: "`FILE` with what was found; - is standard input", Required: true}
)

func reviewCommand() *ucli.Command {
	return &ucli.Command{
		Name: "review", Usage: "keep what a person found of an emergency; two people must, with two keys", ArgsUsage: "PSEUDONYM",
		Description: "One reviews with the member's manager key and one with its governor key: the contract takes one review of each,\n" +
			"and none from the key that broke the glass. Each is signed by another officer (oracle officer). The report stays with\n" +
			"the lab, sealed; the chain gets a salted commitment to it. It needs a node that answers; run again, it goes on where\n" +
			"it stopped.",
		Flags:  slices.Concat([]ucli.Flag{asReviewerFlag, reportFlag, jsonFlag}, officerFlags, labFlags, chainFlags),
		Action: runReview,
	}
}

// reviewReport is what an officer found, as it is sealed.
type reviewReport struct {
	By        string        `json:"by"`
	Report    string        `json:"report"`
	Key       hexutil.Bytes `json:"key"`
	Signature hexutil.Bytes `json:"signature"`
}

// word is what the officer signs.
func (r *reviewReport) word(member, pseudonym common.Hash, as journal.Reviewer) officer.Word {
	return officer.Word{
		Member: member, Act: officer.ReviewEmergency, About: [][]byte{pseudonym[:], []byte(as), []byte(r.Report)},
	}
}

// sign signs a report as an officer who is in office.
func (l *lab) sign(ctx context.Context, report *reviewReport, pseudonym common.Hash, as journal.Reviewer, key crypto.Signer) error {
	roster, err := l.journal.Officers(ctx)
	if err != nil {
		return err
	}
	word := report.word(l.member, pseudonym, as)
	signed, err := officer.Sign(word, key)
	if err != nil {
		return err
	}
	who, err := roster.Check(word, signed)
	if err != nil {
		return err
	}
	report.By, report.Key, report.Signature = who.Name, signed.Key[:], signed.Signature
	return nil
}

// isSigned says whether a report is signed as it says, by an officer in office or one who was.
func (l *lab) isSigned(roster *officer.Roster, r *reviewReport, pseudonym common.Hash, as journal.Reviewer) bool {
	if len(r.Key) != len(officer.Key{}) {
		return false
	}
	signed := officer.Signed{Key: officer.Key(r.Key), Signature: r.Signature}
	who := roster.Find(signed.Key)
	return who != nil && who.Name == r.By && r.word(l.member, pseudonym, as).Verify(signed) == nil
}

// maxReport is how long a report may be.
const maxReport = 16 << 10

func runReview(c *ucli.Context) error {
	pseudonym, err := parseArgument(c, "emergency by its pseudonym")
	if err != nil {
		return err
	}
	as := journal.Reviewer(c.String(asReviewerFlag.Name))
	if as != journal.ByManager && as != journal.ByGovernor {
		return cli.Usage("--as: want manager or governor")
	}
	report, err := readReport(c)
	if err != nil {
		return err
	}
	signer, err := readOfficer(c)
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
	account, err := l.folder.Account(keys.Purpose(as))
	if err != nil {
		return err
	}
	if err := l.sign(c.Context, &report, pseudonym, as, signer); err != nil {
		return err
	}
	evm, err := n.dial(c.Context)
	if err != nil {
		return err
	}
	defer evm.Close()
	tx, err := l.review(c.Context, evm.DisclosureLog(l.member, account), pseudonym, as, report)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "reviewed emergency %s as %s: transaction %s\n", pseudonym, as, tx)
	return err
}

func readReport(c *ucli.Context) (r reviewReport, err error) {
	text, err := readRecord(c.Path(reportFlag.Name))
	if err != nil {
		return r, cli.Usage("--report: %w", err)
	}
	r = reviewReport{Report: strings.TrimSpace(string(text))}
	if r.Report == "" || len(r.Report) > maxReport {
		return r, cli.Usage("--report: want a report of at most %d bytes", maxReport)
	}
	return r, nil
}

// review keeps a review, and then tells the chain. One that is kept already, by this purpose, is told again as it was.
func (l *lab) review(
	ctx context.Context, log *chain.DisclosureLog, pseudonym common.Hash, as journal.Reviewer, report reviewReport,
) (tx common.Hash, err error) {
	e, err := l.reviewable(ctx, pseudonym, as, report)
	if err != nil {
		return tx, err
	}
	row, salt, err := share.NewRow(report)
	if err != nil {
		return tx, err
	}
	r := journal.Review{Reviewer: as, Commitment: evidence.ReviewCommitment(salt, row)}
	rand.Read(r.ID[:]) // never fails (crypto/rand)
	if r.Sealed, _, err = l.keyring.Seal(append(salt[:], row...), r.ID, 1); err != nil {
		return tx, err
	}
	if r, err = l.journal.AddReview(ctx, pseudonym, r); err != nil {
		return tx, err
	}
	onChain, err := log.ReviewsOf(ctx, e.Number)
	if err != nil {
		return tx, err
	}
	has := map[journal.Reviewer]common.Hash{journal.ByManager: onChain.Manager, journal.ByGovernor: onChain.Governor}[as]
	switch has {
	case r.Commitment: // by a run that was cut off: which transaction it was nobody knows here
		return r.Commitment, l.journal.ReviewSent(ctx, pseudonym, as, r.Commitment)
	case common.Hash{}:
		written, err := log.Review(ctx, e.Number, r.Commitment)
		if err != nil {
			return tx, err
		}
		return written.Tx, l.journal.ReviewSent(ctx, pseudonym, as, written.Tx)
	}
	return tx, fmt.Errorf("the chain has another review of this emergency as %s: was the database restored?", as)
}

// reviewable is the emergency, if the person may review it.
func (l *lab) reviewable(ctx context.Context, pseudonym common.Hash, as journal.Reviewer, report reviewReport) (*journal.Emergency, error) {
	list, err := l.journal.Emergencies(ctx, true)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(list, func(e journal.Emergency) bool { return e.Pseudonym == pseudonym })
	if i < 0 {
		return nil, cli.Hint(errors.New("no emergency has this pseudonym"), "`oracle emergency list` names them")
	}
	e := &list[i]
	line, err := l.emergencyLine(e)
	if err != nil {
		return nil, err
	}
	roster, err := l.journal.Officers(ctx)
	if err != nil {
		return nil, err
	}
	for _, r := range line.Reviews {
		switch {
		case !l.isSigned(roster, &r.reviewReport, pseudonym, r.As):
			return nil, fmt.Errorf("the review as %s of %s by %s is not signed by that officer: was the database changed?", r.As, r.Made, r.By)
		case r.As != as && bytes.Equal(r.Key, report.Key):
			return nil, cli.Hint(fmt.Errorf("%s has reviewed it as %s", report.By, r.As), "two officers review: another one must be the second")
		case r.As == as && r.Tx != nil:
			return nil, fmt.Errorf("it was reviewed as %s on %s by %s", as, r.Made, r.By)
		}
	}
	if e.Number == 0 {
		return nil, cli.Hint(errors.New("the chain does not know this emergency yet"), "`oracle serve` tells it as soon as a node answers; then review it")
	}
	return e, nil
}
