package main

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/certificate"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/sheet"
)

var (
	certificateOutFlag = &ucli.PathFlag{Name: "out", Usage: "`FILE.pdf` to write", Required: true}
	checkPageFlag      = &ucli.StringFlag{Name: "check-page", Usage: "`URL` where the page of `oracle page` is published", EnvVars: cli.Env("check-page"), Required: true}
	withOpeningFlag    = &ucli.BoolFlag{Name: "opening", Usage: "print the results, and embed the opening that proves them: as confidential as the record"}
	withRecordFlag     = &ucli.PathFlag{Name: "record", Usage: "print the results, and embed their opening and this `FILE`, the record"}
)

func certificateCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "certificate",
		Usage:     "print evidence for people: a PDF with its meaning in words, a code to scan, and the files embedded",
		ArgsUsage: "RECORD|EVIDENCE",
		Description: "EVIDENCE is a file, with opening and amendment beside it; this needs no access to the lab. RECORD is taken from the\n" +
			"lab's books, and needs the options of the lab. Without --opening and --record the certificate shows and embeds nothing\n" +
			"that says whose result it is, or what it says.",
		Flags: slices.Concat([]ucli.Flag{
			certificateOutFlag, checkPageFlag, withOpeningFlag, withRecordFlag, amendmentFlag, versionFlag, trustFlag, consortiumFlag,
		}, optional(memberFlag, logFlag, databaseFlag, vaultFlag, keystoreFlag, passwordFlag)),
		Action: runCertificate,
	}
}

// optional are flags of the lab where a command does without the lab's books too.
func optional(flags ...ucli.Flag) []ucli.Flag {
	free := make([]ucli.Flag, len(flags))
	for i, f := range flags {
		switch f := f.(type) {
		case *ucli.StringFlag:
			c := *f
			c.Required, free[i] = false, &c
		case *ucli.PathFlag:
			c := *f
			c.Required, free[i] = false, &c
		}
	}
	return free
}

func runCertificate(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name one record, or one evidence file")
	}
	page, err := url.Parse(c.String(checkPageFlag.Name))
	if err != nil || !page.IsAbs() || page.Fragment != "" {
		return cli.Usage("--check-page: want an address such as https://consortium.example/verify.html, without a #")
	}
	file, err := os.ReadFile(c.Path(trustFlag.Name))
	if err != nil {
		return cli.Usage("read trust file: %w", err)
	}
	trust, consortium, err := readTrust(c.Path(trustFlag.Name), c.String(consortiumFlag.Name))
	if err != nil {
		return err
	}
	in, err := certified(c)
	if err != nil {
		return err
	}
	proven, err := evidence.Verify(in, trust)
	if err != nil {
		return cli.Hint(fmt.Errorf("the evidence is not genuine: %w", err), "`oracle verify` tells more; there is no certificate of it")
	}
	cert := &certificate.Certificate{
		Proven: proven, Trust: trust, Consortium: consortium, Page: page.String(), Results: in.Opening != nil,
		Evidence: in.Evidence, Files: []sheet.File{{Name: "result" + evidenceSuffix, Content: in.Evidence}},
	}
	if in.Amendment != nil {
		cert.Files = append(cert.Files, sheet.File{Name: "result" + amendmentSuffix, Content: in.Amendment})
	}
	if in.Opening != nil {
		cert.Files = append(cert.Files, sheet.File{Name: "result" + openingSuffix, Content: in.Opening})
	}
	if in.Record != nil {
		cert.Files = append(cert.Files, sheet.File{Name: "record" + filepath.Ext(c.Path(withRecordFlag.Name)), Content: in.Record})
	}
	cert.Files = append(cert.Files, sheet.File{Name: "consortium.trust", Content: file})
	return writeCertificate(c, cert)
}

func writeCertificate(c *ucli.Context, cert *certificate.Certificate) error {
	out, err := os.OpenFile(c.Path(certificateOutFlag.Name), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("write the certificate: %w", err)
	}
	isInCode, err := cert.Write(out)
	if err = errors.Join(err, out.Close()); err != nil {
		return err
	}
	code := "its code holds the proof"
	if !isInCode {
		code = "the proof is too long for its code, which holds the page's address only"
	}
	_, err = fmt.Fprintf(c.App.Writer, "%s: %s\n", c.Path(certificateOutFlag.Name), code)
	return err
}

// certified reads what the certificate is of: of the opening and the record no more than was asked for.
func certified(c *ucli.Context) (in evidence.Input, err error) {
	name, isOpen := c.Args().First(), c.Bool(withOpeningFlag.Name) || c.Path(withRecordFlag.Name) != ""
	if _, statErr := os.Stat(name); statErr == nil {
		in, err = certifiedFile(c, isOpen)
	} else if _, notRecord := parseRecord(name); notRecord != nil {
		return in, cli.Usage("%s is neither a file nor a record, which is 32 hex digits", name)
	} else {
		in, err = certifiedRecord(c, isOpen)
	}
	if err == nil && c.Path(withRecordFlag.Name) != "" {
		if in.Record, err = readFile(c.Path(withRecordFlag.Name)); err != nil {
			return in, cli.Usage("read record: %w", err)
		}
	}
	return in, err
}

func certifiedFile(c *ucli.Context, isOpen bool) (in evidence.Input, err error) {
	path := c.Args().First()
	if in.Evidence, err = os.ReadFile(path); err != nil {
		return in, cli.Usage("read evidence: %w", err)
	}
	base := strings.TrimSuffix(path, evidenceSuffix)
	if in.Amendment, err = readBeside(c.Path(amendmentFlag.Name), base+amendmentSuffix); err != nil {
		return in, cli.Usage("read amendment: %w", err)
	}
	if !isOpen {
		return in, nil
	}
	if in.Opening, err = readBeside("", base+openingSuffix); err != nil {
		return in, cli.Usage("read opening: %w", err)
	}
	if in.Opening == nil {
		return in, cli.Usage("there is no opening %s beside the evidence", base+openingSuffix)
	}
	return in, nil
}

// certifiedRecord makes evidence, and the opening where it is asked for, from the lab's books.
func certifiedRecord(c *ucli.Context, isOpen bool) (in evidence.Input, err error) {
	for _, f := range []ucli.Flag{memberFlag, logFlag, databaseFlag, vaultFlag, keystoreFlag, passwordFlag} {
		if name := f.Names()[0]; c.String(name) == "" {
			return in, cli.Usage("a record is in the lab's books, for which --%s is needed", name)
		}
	}
	l, err := openLab(c)
	if err != nil {
		return in, err
	}
	defer l.Close()
	record, err := parseRecord(c.Args().First())
	if err != nil {
		return in, err
	}
	issuer, err := l.issuer()
	if err != nil {
		return in, err
	}
	stored, err := l.journal.Version(c.Context, record, uint32(c.Uint(versionFlag.Name)))
	if err != nil {
		return in, err
	}
	progress, err := l.journal.Progress(c.Context, []oracle.VersionID{stored.VersionID})
	if err != nil {
		return in, err
	}
	if in.Evidence, err = issuer.Evidence(c.Context, progress[0]); err != nil {
		return in, err
	}
	// A version that was amended is certified together with that: nobody is to be shown it as if it still held.
	in.Amendment, err = issuer.Amendment(c.Context, oracle.VersionID{Record: record, Version: stored.Version + 1})
	if err != nil && !errors.Is(err, journal.ErrNotFound) {
		return in, fmt.Errorf("version %d is amended by the next one, and that can't be shown yet: %w", stored.Version, err)
	}
	if !isOpen {
		return in, nil
	}
	in.Opening, err = issuer.Opening(c.Context, stored.VersionID)
	return in, err
}
