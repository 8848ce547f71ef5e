package main

import (
	"errors"
	"os"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
)

// named is whom a FHIR Consent names, as whoever gives the command says: its patient is the subject, and its grantee the
// member of --grantee. Our own identifiers speak for themselves, and must say the same.
type named struct {
	subject, grantee common.Hash
	policies         []string
}

var policyFlag = &ucli.StringSliceFlag{Name: "policy", Usage: "`URI` of a policy under which nobody sees anything but what a provision permits, as the FHIR Consent names it"}

// Policy implements consent.Directory.
func (s named) Policy(uri string) bool { return slices.Contains(s.policies, uri) }

// Subject implements consent.Directory.
func (s named) Subject(reference string) (common.Hash, bool) {
	id, isOurs := consent.OwnID(consent.SubjectSystem, reference)
	return s.subject, reference != "" && (!isOurs || id == s.subject)
}

// Member implements consent.Directory.
func (s named) Member(reference string) (common.Hash, bool) {
	id, isOurs := consent.OwnID(consent.MemberSystem, reference)
	switch {
	case s.grantee == common.Hash{}:
		return id, isOurs
	case isOurs:
		return s.grantee, id == s.grantee
	}
	return s.grantee, reference != ""
}

// readFHIR reads what a FHIR Consent grants, or says which of its elements can't be enforced.
func readFHIR(c *ucli.Context, subject common.Hash) (d consent.Document, err error) {
	for _, name := range []string{purposeFlag.Name, codeFlag.Name, exceptFlag.Name, duoFlag.Name, daysFlag.Name, denyFlag.Name} {
		if c.IsSet(name) {
			return d, cli.Usage("--fhir says it all: leave --%s out", name)
		}
	}
	names := named{subject: subject, policies: c.StringSlice(policyFlag.Name)}
	if c.IsSet(granteeFlag.Name) {
		if names.grantee, err = parseHash(granteeFlag.Name, c.String(granteeFlag.Name)); err != nil {
			return d, err
		}
	}
	text, err := os.ReadFile(c.Path(fhirFlag.Name))
	if err != nil {
		return d, cli.Usage("read the FHIR Consent: %w", unnamed(err))
	}
	d, err = consent.ReadFHIR(text, names)
	if refused := new(consent.UnenforceableError); errors.As(err, &refused) {
		return d, cli.Hint(err, "a grant says only what is enforced: take the element out if the patient agrees, or grant by flags; "+
			"an organisation's member id is told by --grantee")
	}
	if err == nil && d.IsPaper && !c.IsSet(paperFlag.Name) {
		return d, cli.Usage("the FHIR Consent says that it was given on paper: name the paper by --paper, or take Consent.extension out and have the patient sign")
	}
	return d, err
}

// export writes a grant as a FHIR Consent. Only the lab that relayed it can.
func export(c *ucli.Context, r *relayer) error {
	id, err := parseArgument(c, "grant")
	if err != nil {
		return err
	}
	o, err := r.open(c, id)
	if err != nil {
		return err
	}
	if c.Bool(grantOpeningFlag.Name) {
		return exportOpening(c, id, o)
	}
	at, err := r.registry.GrantedAt(c.Context, id)
	if err != nil {
		return err
	}
	text, err := o.Document().RecordedFHIR(consent.Recorded{Grant: id, Custodian: r.member, At: at})
	if err != nil {
		return err
	}
	_, err = c.App.Writer.Write(text)
	return err
}
