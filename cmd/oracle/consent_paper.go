package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/journal"
)

// A patient who consents on paper has no signer. The lab makes one for the subject, and signs with it what the patient
// signed on paper. The key is derived of the lookup key and the subject's salt, so nothing new is kept; whoever has the
// lookup key can sign for these patients, and for no others. `oracle consent rotate` gives such a subject a signer of
// its own.
var (
	paperEnrolFlag = &ucli.BoolFlag{Name: "paper", Usage: "the patient consents on paper: the lab signs, and attests it"}
	paperFlag      = &ucli.PathFlag{Name: "paper", Usage: "`FILE` with the scanned paper that the patient signed: the lab attests it"}
	byFlag         = &ucli.StringFlag{Name: "by", Usage: "`WHO` of the lab attests the paper"}
	signedOnFlag   = &ucli.StringFlag{Name: "signed-on", Usage: "`DATE` on the paper, as in 2026-03-01"}
	scanFlag       = &ucli.PathFlag{Name: "scan", Usage: "`FILE` with the scanned paper", Required: true}
)

// derived is the key of a subject that was enrolled on paper under a salt.
func (r *relayer) derived(salt common.Hash) (*patient, error) {
	lookup, err := r.folder.Lookup()
	if err != nil {
		return nil, err
	}
	secret := lookup.Sum("paper signer", append(r.member[:], salt[:]...))
	key, err := crypto.ToECDSA(secret[:])
	if err != nil {
		return nil, fmt.Errorf("derive the paper signer: %w", err) // once in 2^128
	}
	return &patient{key}, nil
}

// paperSigner is the signer of a subject that was enrolled on paper.
func (r *relayer) paperSigner(c *ucli.Context, subject common.Hash) (*patient, error) {
	salt, err := r.journal.SubjectSalt(c.Context, subject)
	if err != nil {
		return nil, err
	}
	p, err := r.derived(salt)
	if err != nil {
		return nil, err
	}
	if consent.SubjectID(r.member, p.signer(), salt) != subject {
		return nil, cli.Hint(fmt.Errorf("subject %s was not enrolled on paper", subject), "the patient signs with the key that was enrolled")
	}
	s, err := r.known(c, subject)
	if err == nil && !bytes.Equal(s.Signer, p.signer()) {
		err = cli.Hint(fmt.Errorf("subject %s has a signer of its own by now", subject), "the patient signs with that")
	}
	return p, err
}

// readPaper binds the scanned paper to the terms. Without one, the terms have a salt of their own.
func readPaper(c *ucli.Context) (paper *consent.Paper, salt common.Hash, err error) {
	path := c.Path(paperFlag.Name)
	if path == "" {
		return nil, consent.NewSalt(), nil
	}
	if c.String(byFlag.Name) == "" {
		return nil, salt, cli.Usage("--paper: say who of the lab attests it (--by)")
	}
	if _, err := time.Parse(time.DateOnly, c.String(signedOnFlag.Name)); err != nil {
		return nil, salt, cli.Usage("--paper: say when the patient signed it (--signed-on 2026-03-01)")
	}
	scan, err := os.ReadFile(path)
	if err != nil {
		return nil, salt, cli.Usage("read the scanned paper: %w", unnamed(err))
	}
	p := consent.NewPaper(scan, c.String(byFlag.Name), c.String(signedOnFlag.Name))
	return &p, p.TermsSalt(), nil
}

// checkPaper says whether a scan is the paper that a grant rests on.
func checkPaper(c *ucli.Context, r *relayer) error {
	id, err := parseArgument(c, "grant")
	if err != nil {
		return err
	}
	o, err := r.open(c, id)
	if err != nil {
		return err
	}
	if o.Paper == nil {
		return fmt.Errorf("grant %s was signed by the patient's own key, and not on paper", id)
	}
	scan, err := os.ReadFile(c.Path(scanFlag.Name))
	if err != nil {
		return cli.Usage("read the scanned paper: %w", unnamed(err))
	}
	if err := o.Paper.Check(scan, o.Salt); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "this is the paper of grant %s, signed on %s, attested by %s\n", id, o.Paper.SignedOn, o.Paper.By)
	return err
}

// isPaper says whether a grant rests on paper, as far as this lab can open it.
func (r *relayer) isPaper(c *ucli.Context, id common.Hash) (bool, error) {
	o, err := r.open(c, id)
	if errors.Is(err, journal.ErrNotFound) {
		return false, nil // another lab relayed it
	}
	return o.Paper != nil, err
}
