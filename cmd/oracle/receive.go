package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/vault"
)

func receiveCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "receive",
		Usage:     "open what a lab released to this member, and check it",
		ArgsUsage: "EVIDENCE...",
		Description: "Looks for the sealed files beside the evidence, under its name. Opens them with the member's encryption\n" +
			"key, checks them against the evidence, and puts the opening, and the record where it was released whole,\n" +
			"beside it: `oracle verify` then says what is proven. Needs no network.",
		Flags:  []ucli.Flag{trustFlag, consortiumFlag, keystoreFlag, passwordFlag},
		Action: runReceive,
	}
}

func runReceive(c *ucli.Context) error {
	if c.NArg() == 0 {
		return cli.Usage("name the evidence of what was released")
	}
	trust, _, err := readTrust(c.Path(trustFlag.Name), c.String(consortiumFlag.Name))
	if err != nil {
		return err
	}
	folder, err := keys.Open(c.Path(keystoreFlag.Name), c.Path(passwordFlag.Name))
	if err != nil {
		return err
	}
	for _, path := range c.Args().Slice() {
		r := &received{base: strings.TrimSuffix(path, evidenceSuffix), trust: trust, folder: folder}
		if err := r.receive(c); err != nil {
			return fmt.Errorf("receive %s: %w", filepath.Base(path), err)
		}
	}
	return nil
}

// received is a release at its recipient.
type received struct {
	base   string // of its files' names
	trust  *evidence.Trust
	folder *keys.Folder
	proven *evidence.Proven
}

func (r *received) receive(c *ucli.Context) error {
	file, err := os.ReadFile(r.base + evidenceSuffix)
	if err != nil {
		return cli.Usage("read the evidence: %w", unnamed(err))
	}
	in := evidence.Input{Evidence: file}
	if r.proven, err = evidence.Verify(in, r.trust); err != nil {
		return err
	}
	if in.Opening, err = r.open(openingJWESuffix, openingEnvelopeSuffix); err != nil {
		return err
	}
	in.Record, err = r.open(recordJWESuffix, recordEnvelopeSuffix)
	isWhole := !errors.Is(err, fs.ErrNotExist)
	if err != nil && isWhole {
		return err
	}
	proven, err := evidence.Verify(in, r.trust)
	if err != nil {
		return fmt.Errorf("what was released is not what the evidence proves: %w", err)
	}
	if err := os.WriteFile(r.base+openingSuffix, in.Opening, 0o600); err != nil {
		return unnamed(err)
	}
	what := fmt.Sprintf("%d claims in %s", len(proven.Opening.Claims), filepath.Base(r.base+openingSuffix))
	if isWhole {
		if err := os.WriteFile(r.base+".record", in.Record, 0o600); err != nil {
			return unnamed(err)
		}
		what += ", the record in " + filepath.Base(r.base+".record")
	}
	if _, err = fmt.Fprintf(c.App.Writer, "%s released %s\n", proven.Member.Name, what); err != nil {
		return err
	}
	return r.notice(c)
}

// notice prints the notice that goes with data under 42 CFR Part 2, and keeps it beside the record.
func (r *received) notice(c *ucli.Context) error {
	text, err := r.open(noticeJWESuffix, noticeEnvelopeSuffix)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := os.WriteFile(r.base+".notice.txt", text, 0o600); err != nil {
		return unnamed(err)
	}
	_, err = c.App.Writer.Write(text)
	return err
}

// open opens one parcel of the release.
func (r *received) open(jweSuffix, envelopeSuffix string) ([]byte, error) {
	jwe, err := os.ReadFile(r.base + jweSuffix)
	if err != nil {
		return nil, err
	}
	signed, err := os.ReadFile(r.base + envelopeSuffix)
	if err != nil {
		return nil, fmt.Errorf("read the envelope: %w", unnamed(err))
	}
	e, err := r.envelope(signed)
	if err != nil {
		return nil, err
	}
	if e.Leaf != r.proven.Leaf || e.Member != r.proven.Statement.Member {
		return nil, errors.New("the envelope is of another version than the evidence")
	}
	pair, err := r.folder.EncryptionOf(e.Recipient)
	if err != nil {
		return nil, err
	}
	return vault.Receive(e, jwe, pair.Private())
}

// envelope checks the lab's signature with a key that counts now, or that counted when the version was anchored.
func (r *received) envelope(signed []byte) (evidence.Envelope, error) {
	e, err := r.trust.CheckEnvelope(signed, math.MaxUint64)
	if err != nil {
		e, err = r.trust.CheckEnvelope(signed, r.proven.Block.Number)
	}
	return e, err
}
