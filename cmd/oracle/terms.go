package main

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/share"
)

// seal encrypts a grant's opening as if it were a record of its own.
func (r *relayer) seal(id, subject common.Hash, o share.Opening) (journal.SealedGrant, error) {
	g := journal.SealedGrant{ID: id, Subject: subject}
	text, err := json.Marshal(o)
	if err != nil {
		return g, fmt.Errorf("seal the grant's terms: %w", err)
	}
	rand.Read(g.Record[:]) // never fails (crypto/rand)
	g.Opening, _, err = r.keyring.Seal(text, g.Record, 1)
	return g, err
}

func (r *relayer) open(c *ucli.Context, id common.Hash) (o share.Opening, err error) {
	g, err := r.journal.Grant(c.Context, id)
	if err != nil {
		return o, cli.Hint(err, "only the lab that relayed a grant holds its terms; give the grant's id")
	}
	return share.OpenGrant(r.keyring, g)
}

// readDocument is what is to be granted: as a FHIR Consent says, or as the flags do.
func readDocument(c *ucli.Context, subject common.Hash) (consent.Document, error) {
	if c.IsSet(fhirFlag.Name) {
		return readFHIR(c, subject)
	}
	s, err := readScope(c)
	if err != nil {
		return consent.Document{}, err
	}
	denied, err := parseCodes(c, exceptFlag.Name, consent.Coding.CheckTest)
	if err != nil {
		return consent.Document{}, err
	}
	now := uint64(time.Now().Unix())
	terms := consent.Terms{
		Version: consent.TermsVersion, Subject: subject, Decision: consent.Permit, Grantee: s.grantee,
		Purposes: consent.PurposeBits(s.purposes...), DUO: s.duo,
		NotBefore: now - now%3600, NotAfter: now + uint64(c.Uint(daysFlag.Name))*86400,
	}
	if c.Bool(denyFlag.Name) {
		terms.Decision = consent.Deny
	}
	for flag, isSet := range map[uint8]bool{
		consent.AllowsPart2: c.Bool(part2Flag.Name), consent.DeidentifiedOnly: c.Bool(deidFlag.Name),
		consent.NoRedisclosure: c.Bool(noRediFlag.Name), consent.AllowsResearch: len(s.duo) > 0,
	} {
		if isSet {
			terms.Flags |= flag
		}
	}
	d := consent.NewDocument(terms, s.codes, denied)
	if err := d.Terms.Check(); err != nil {
		return d, cli.Usage("%w", err)
	}
	return d, nil
}

func readRequest(c *ucli.Context) (consent.Request, error) {
	s, err := readScope(c)
	if err != nil {
		return consent.Request{}, err
	}
	if len(s.purposes) != 1 || len(s.codes) > 1 || len(s.duo) > 1 {
		return consent.Request{}, cli.Usage("ask for one purpose, one code or everything, and one research use at most")
	}
	request := consent.Request{Grantee: s.grantee, Purpose: s.purposes[0]}
	if len(s.codes) == 1 {
		request.Code = consent.Code(s.codes[0].System, s.codes[0].Code)
	}
	if len(s.duo) == 1 {
		request.DUO = s.duo[0]
	}
	for flag, isSet := range map[uint8]bool{
		consent.HoldsPart2: c.Bool(part2Flag.Name), consent.IsIdentified: !c.Bool(deidFlag.Name),
		consent.IsRedisclosure: c.Bool(rediFlag.Name), consent.IsResearch: len(s.duo) > 0,
	} {
		if isSet {
			request.Flags |= flag
		}
	}
	return request, nil
}

// scope is who, why and what, as the flags say.
type scope struct {
	grantee  common.Hash
	purposes []consent.Purpose
	codes    []consent.Coding
	duo      []uint16
}

func readScope(c *ucli.Context) (s scope, err error) {
	if !c.IsSet(granteeFlag.Name) || !c.IsSet(purposeFlag.Name) {
		return s, cli.Usage("say who (--grantee) and why (--purpose)")
	}
	if s.grantee, err = parseHash(granteeFlag.Name, c.String(granteeFlag.Name)); err != nil {
		return s, err
	}
	for _, code := range c.StringSlice(purposeFlag.Name) {
		p, err := consent.ParsePurpose(code)
		if err != nil {
			return s, cli.Usage("%w", err)
		}
		s.purposes = append(s.purposes, p)
	}
	for _, use := range c.IntSlice(duoFlag.Name) {
		if use <= 0 || use > math.MaxUint16 {
			return s, cli.Usage("--duo: want a number of the Data Use Ontology, such as 42 for DUO:0000042")
		}
		s.duo = append(s.duo, uint16(use))
	}
	slices.Sort(s.duo)
	s.codes, err = parseCodes(c, codeFlag.Name, consent.Coding.CheckScope)
	return s, err
}

func parseCodes(c *ucli.Context, flag string, check func(consent.Coding) error) (codes []consent.Coding, err error) {
	for _, text := range c.StringSlice(flag) {
		coding, err := parseCoding(text)
		if err != nil {
			return nil, cli.Usage("--%s: %w", flag, err)
		}
		if err := check(coding); err != nil {
			return nil, cli.Usage("--%s: %w", flag, err)
		}
		codes = append(codes, coding)
	}
	return codes, nil
}

func parseCoding(text string) (consent.Coding, error) {
	system, code, ok := strings.Cut(text, "|")
	if !ok {
		return consent.Coding{}, errors.New("want SYSTEM|CODE, for example http://loinc.org|2345-7")
	}
	return consent.Coding{System: system, Code: code}, nil
}
