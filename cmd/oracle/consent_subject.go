package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
)

var (
	newSignerFlag    = &ucli.StringFlag{Name: "new-signer", Usage: "the new `SIGNER`, in hex; without it, a passkey is made on the signing page"}
	guardianFlag     = &ucli.StringSliceFlag{Name: "guardian", Usage: "`SIGNER` of a guardian, in hex"}
	thresholdFlag    = &ucli.UintFlag{Name: "threshold", Usage: "how many guardians recover together"}
	nobodyFlag       = &ucli.BoolFlag{Name: "nobody", Usage: "take back that anybody can recover it"}
	guardiansOutFlag = &ucli.PathFlag{Name: "out", Usage: "`FOLDER` for a file for each guardian"}
	noncesFlag       = &ucli.Uint64Flag{Name: "signatures", Usage: "`NUMBER` of the next signatures to take back", Value: 16}
	guardianFileFlag = &ucli.StringSliceFlag{Name: "guardian-file", Usage: "`FILE` of a guardian who signed"}
)

// known reads a subject that the chain knows.
func (r *relayer) known(c *ucli.Context, id common.Hash) (chain.Subject, error) {
	s, err := r.registry.Subject(c.Context, id)
	if err == nil && len(s.Signer) == 0 {
		err = cli.Hint(fmt.Errorf("there is no subject %s", id), "`oracle consent enroll` enrols one")
	}
	return s, err
}

// knownArgument reads the subject that the command names.
func (r *relayer) knownArgument(c *ucli.Context) (id common.Hash, s chain.Subject, err error) {
	if id, err = parseArgument(c, "subject"); err == nil {
		s, err = r.known(c, id)
	}
	return id, s, err
}

// newSigner is the one that the flags name, or one that is made when the draft is signed.
func (r *relayer) newSigner(c *ucli.Context) (n consent.NewSigner, err error) {
	n = consent.NewSigner{Verifier: r.registry.Verifier(), Signer: hexutil.Bytes{}}
	if text := c.String(newSignerFlag.Name); text != "" {
		n.Signer, err = parseSigner(newSignerFlag.Name, text)
	}
	return n, err
}

// rotate drafts a new signer. Two sign it, so that it always goes out as a draft.
func rotate(c *ucli.Context, r *relayer) error {
	id, s, err := r.knownArgument(c)
	if err != nil {
		return err
	}
	d, err := r.newDraft(c, "rotate", s.Signer)
	if err != nil {
		return err
	}
	d.Rotate = &consent.RotateDraft{Subject: id}
	if d.Rotate.NewSigner, err = r.newSigner(c); err != nil {
		return err
	}
	if d.Rotate.Nonce, err = r.registry.Nonce(c.Context, id); err != nil {
		return err
	}
	return writeDraft(c, c.Path(draftOutFlag.Name), d)
}

// guardianFile is what a guardian keeps: the opening of the subject's commitment, and of the guardian's own.
type guardianFile struct {
	Format    string            `json:"format"`
	Subject   common.Hash       `json:"subject"`
	Guardians consent.Guardians `json:"guardians"`
	Signer    hexutil.Bytes     `json:"signer"`
	Salt      common.Hash       `json:"salt"`
}

const guardianFormat = "labseal/guardian/1"

func setGuardians(c *ucli.Context, r *relayer) error {
	id, s, err := r.knownArgument(c)
	if err != nil {
		return err
	}
	d, err := r.newDraft(c, "guardians", s.Signer)
	if err != nil {
		return err
	}
	d.Guardians = &consent.GuardiansDraft{Subject: id}
	if d.Guardians.Guardians, err = readGuardians(c, id); err != nil {
		return err
	}
	if d.Guardians.Nonce, err = r.registry.Nonce(c.Context, id); err != nil {
		return err
	}
	return r.settle(c, d, relayed{})
}

// readGuardians makes what the subject commits to of the flags, and writes each guardian's file.
func readGuardians(c *ucli.Context, subject common.Hash) (*consent.OpenGuardians, error) {
	signers := c.StringSlice(guardianFlag.Name)
	if c.Bool(nobodyFlag.Name) {
		if len(signers) > 0 {
			return nil, cli.Usage("--nobody and --guardian say two things")
		}
		return nil, nil
	}
	if !c.IsSet(guardiansOutFlag.Name) {
		return nil, cli.Usage("name the folder for the guardians' files by --out: without them nobody can recover the subject")
	}
	var list []consent.Guardian
	for _, text := range signers {
		signer, err := parseSigner(guardianFlag.Name, text)
		if err != nil {
			return nil, err
		}
		list = append(list, consent.Guardian{Signer: signer, Salt: consent.NewSalt()})
	}
	open := consent.NewOpenGuardians(uint8(min(c.Uint(thresholdFlag.Name), 255)), consent.NewSalt(), list)
	closed, err := open.Closed()
	if err != nil {
		return nil, cli.Usage("--guardian, --threshold: %w", err)
	}
	if err := os.MkdirAll(c.Path(guardiansOutFlag.Name), 0o700); err != nil {
		return nil, fmt.Errorf("write the guardians' files: %w", unnamed(err))
	}
	for i, g := range open.Guardians {
		file := guardianFile{guardianFormat, subject, closed, g.Signer, g.Salt}
		if err := writeJSON(filepath.Join(c.Path(guardiansOutFlag.Name), fmt.Sprintf("guardian-%d.json", i+1)), file); err != nil {
			return nil, fmt.Errorf("write the guardians' files: %w", err)
		}
	}
	return &open, nil
}

func writeJSON(path string, v any) error {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return unnamed(os.WriteFile(path, append(text, '\n'), 0o600))
}

func readJSON(path, format string, into any, said func() string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return cli.Usage("read %s: %w", format, unnamed(err))
	}
	if err := json.Unmarshal(text, into); err != nil || said() != format {
		return cli.Usage("read %s: it is not in its form", format)
	}
	return nil
}

func readGuardianFiles(c *ucli.Context) (list []guardianFile, err error) {
	for _, path := range c.StringSlice(guardianFileFlag.Name) {
		var f guardianFile
		if err := readJSON(path, guardianFormat, &f, func() string { return f.Format }); err != nil {
			return nil, err
		}
		list = append(list, f)
	}
	return list, nil
}

// recoverSubject drafts a new signer for a subject whose own is lost. The new signer and the guardians sign it.
func recoverSubject(c *ucli.Context, r *relayer) error {
	id, s, err := r.knownArgument(c)
	if err != nil {
		return err
	}
	if s.GuardiansCommit == (common.Hash{}) {
		return cli.Hint(fmt.Errorf("the subject has no guardians"), "enrol the patient anew, in person: `oracle consent enroll`")
	}
	d, err := r.newDraft(c, "recover", nil)
	if err != nil {
		return err
	}
	d.Recover = &consent.RecoverDraft{Subject: id, RecoveryNonce: s.RecoveryNonce}
	if d.Recover.NewSigner, err = r.newSigner(c); err != nil {
		return err
	}
	return writeDraft(c, c.Path(draftOutFlag.Name), d)
}

func veto(c *ucli.Context, r *relayer) error {
	id, s, err := r.knownArgument(c)
	if err != nil {
		return err
	}
	if s.CompletableAt == 0 {
		return fmt.Errorf("veto: no recovery of the subject is under way")
	}
	d, err := r.newDraft(c, "veto", s.Signer)
	if err != nil {
		return err
	}
	d.Veto = &consent.VetoDraft{Subject: id, RecoveryNonce: s.RecoveryNonce}
	return r.settle(c, d, relayed{})
}

// void takes back what the subject signed and nobody has brought to the chain: each draft takes the first nonce that is unused,
// so it is under one of the next.
func void(c *ucli.Context, r *relayer) error {
	id, s, err := r.knownArgument(c)
	if err != nil {
		return err
	}
	d, err := r.newDraft(c, "void", s.Signer)
	if err != nil {
		return err
	}
	first, err := r.registry.Nonce(c.Context, id)
	if err != nil {
		return err
	}
	count := c.Uint64(noncesFlag.Name)
	if count == 0 || count > 256 {
		return cli.Usage("--signatures: want 1 to 256")
	}
	d.Void = &consent.VoidDraft{Subject: id, First: first, Last: min(first+count-1, first|255)}
	return r.settle(c, d, relayed{})
}

// completeRecovery brings a recovery to its end after its delay. Nobody signs it: anyone may.
func completeRecovery(c *ucli.Context, r *relayer) error {
	id, s, err := r.knownArgument(c)
	if err != nil {
		return err
	}
	now, err := r.evm.Time(c.Context)
	switch {
	case err != nil:
		return err
	case s.CompletableAt == 0:
		return fmt.Errorf("complete: no recovery of the subject is under way")
	case now < s.CompletableAt:
		return fmt.Errorf("complete: the recovery can be vetoed until %s", moment(s.CompletableAt))
	}
	tx, err := r.relay(c.Context, c.Duration(timeoutFlag.Name),
		func(nonce uint64) (oracle.Tx, error) { return r.registry.CompleteRecovery(c.Context, nonce, id) },
		func(tx oracle.Tx) error { return r.journal.StageConsent(c.Context, tx) })
	if err != nil {
		return err
	}
	return say(c, consented{Subject: &id, Tx: &tx.Hash}, "the new key signs for the subject; it has no guardians and no proxies now")
}

// showSubject tells what the chain has of a subject.
func showSubject(c *ucli.Context, r *relayer) error {
	id, s, err := r.knownArgument(c)
	if err != nil {
		return err
	}
	said := subjectJSON{id, s.Member, hexutil.Bytes(s.Signer), s.GuardiansCommit != common.Hash{}, "", hexutil.Bytes(s.NewSigner)}
	words := fmt.Sprintf("signed for by %s", s.Signer)
	if said.HasGuardians {
		words += "; it has guardians"
	}
	if s.CompletableAt != 0 {
		said.CompletableAt = moment(s.CompletableAt)
		words += fmt.Sprintf("; guardians give it to %s on %s, unless that is vetoed", s.NewSigner, said.CompletableAt)
	}
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(said)
	}
	_, err = fmt.Fprintln(c.App.Writer, words)
	return err
}

type subjectJSON struct {
	Subject       common.Hash   `json:"subject"`
	Member        common.Hash   `json:"member"`
	Signer        hexutil.Bytes `json:"signer"`
	HasGuardians  bool          `json:"hasGuardians"`
	CompletableAt string        `json:"completableAt,omitempty"`
	NewSigner     hexutil.Bytes `json:"newSigner,omitempty"`
}

// wholeDay is the first 00:00 UTC that is not before a time.
func wholeDay(unix uint64) uint64 {
	const day = 86400
	return (unix + day - 1) / day * day
}

func now() uint64 { return uint64(time.Now().Unix()) }
