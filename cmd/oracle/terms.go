package main

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/journal"
)

// opening is what opens a grant's commitment.
type opening struct {
	Terms consent.Terms `json:"terms"`
	Salt  common.Hash   `json:"salt"`
}

// seal encrypts a grant's opening as if it were a record of its own.
func (r *relayer) seal(id, subject common.Hash, o opening) (journal.SealedGrant, error) {
	g := journal.SealedGrant{ID: id, Subject: subject}
	text, err := json.Marshal(o)
	if err != nil {
		return g, fmt.Errorf("seal the grant's terms: %w", err)
	}
	rand.Read(g.Record[:]) // never fails (crypto/rand)
	g.Opening, _, err = r.keyring.Seal(text, g.Record, 1)
	return g, err
}

func (r *relayer) open(c *ucli.Context, id common.Hash) (o opening, err error) {
	g, err := r.journal.Grant(c.Context, id)
	if err != nil {
		return o, cli.Hint(err, "only the lab that relayed a grant holds its terms; give the grant's id")
	}
	text, _, err := r.keyring.Open(g.Opening, g.Record, 1)
	if err != nil {
		return o, err
	}
	return o, json.Unmarshal(text, &o)
}

func readTerms(c *ucli.Context) (consent.Terms, error) {
	request, err := readScope(c)
	if err != nil {
		return consent.Terms{}, err
	}
	now := uint64(time.Now().Unix())
	terms := consent.Terms{
		Version: consent.TermsVersion, Decision: consent.Permit, Grantee: request.grantee,
		Purposes: consent.PurposeBits(request.purposes...), Codes: consent.SortCodes(request.codes),
		NotBefore: now - now%3600, NotAfter: now + uint64(c.Uint(daysFlag.Name))*86400,
	}
	if c.Bool(denyFlag.Name) {
		terms.Decision = consent.Deny
	}
	if err := terms.Check(); err != nil {
		return terms, cli.Usage("%w", err)
	}
	return terms, nil
}

func readRequest(c *ucli.Context) (consent.Request, error) {
	s, err := readScope(c)
	if err != nil {
		return consent.Request{}, err
	}
	if len(s.purposes) != 1 || len(s.codes) > 1 {
		return consent.Request{}, cli.Usage("ask for one purpose, and one code or everything")
	}
	request := consent.Request{Grantee: s.grantee, Purpose: s.purposes[0]}
	if len(s.codes) == 1 {
		request.Code = s.codes[0]
	}
	return request, nil
}

// scope is who, why and what, as the flags say.
type scope struct {
	grantee  common.Hash
	purposes []consent.Purpose
	codes    []common.Hash
}

func readScope(c *ucli.Context) (s scope, err error) {
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
	for _, coding := range c.StringSlice(codeFlag.Name) {
		system, code, ok := strings.Cut(coding, "|")
		if !ok {
			return s, cli.Usage("--code: want SYSTEM|CODE, for example http://loinc.org|2345-7")
		}
		s.codes = append(s.codes, consent.Code(system, code))
	}
	return s, nil
}
