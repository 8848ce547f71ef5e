package main

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

var (
	granteeFlag  = &ucli.StringFlag{Name: "grantee", Usage: "member `ID` of who may look"}
	purposeFlag  = &ucli.StringSliceFlag{Name: "purpose", Usage: "`CODE` of a purpose: TREAT, HRESCH, …"}
	codeFlag     = &ucli.StringSliceFlag{Name: "code", Usage: "`SYSTEM|CODE` of what may be seen; everything if not given"}
	daysFlag     = &ucli.UintFlag{Name: "days", Usage: "for how long, from now", Value: 365}
	denyFlag     = &ucli.BoolFlag{Name: "deny", Usage: "record that it is denied"}
	exceptFlag   = &ucli.StringSliceFlag{Name: "except", Usage: "`SYSTEM|CODE` of what may not be seen even so"}
	part2Flag    = &ucli.BoolFlag{Name: "part2", Usage: "data under 42 CFR Part 2 too"}
	duoFlag      = &ucli.IntSliceFlag{Name: "duo", Usage: "research use, by its `NUMBER` in the Data Use Ontology (42 is GRU)"}
	deidFlag     = &ucli.BoolFlag{Name: "deidentified", Usage: "de-identified data only"}
	noRediFlag   = &ucli.BoolFlag{Name: "no-redisclosure", Usage: "the grantee hands nothing on"}
	rediFlag     = &ucli.BoolFlag{Name: "redisclosure", Usage: "to hand it on"}
	fhirFlag     = &ucli.PathFlag{Name: "fhir", Usage: "`FILE` with a FHIR R4 or R5 Consent that says it, in place of the flags"}
	insteadFlag  = &ucli.StringFlag{Name: "supersedes", Usage: "`GRANT` that this one ends"}
	ofRecordFlag = &ucli.StringFlag{Name: "record", Usage: "a `RECORD` of the patient: grants count for the records with its patient's numbers"}
	noticeFlag   = &ucli.BoolFlag{Name: "notice", Usage: "without the lab's countersignature: it permits after the registry's notice"}
)

func consentCommand() *ucli.Command {
	flags := func(own ...ucli.Flag) []ucli.Flag { return slices.Concat(own, labFlags, chainFlags) }
	patient := []ucli.Flag{patientFlag, patientPasswordFlag, jsonFlag, timeoutFlag}
	return &ucli.Command{
		Name:  "consent",
		Usage: "enrol patients' subjects, and relay what they grant and revoke",
		Subcommands: []*ucli.Command{
			{
				Name: "enroll", Usage: "enrol a subject with the patient's signer, countersigned by the lab",
				Flags: flags(append(patient, newFlag, ofRecordFlag)...), Action: withRelayer(enroll),
			},
			{
				Name: "bind", Usage: "say that a subject is the patient of a record, and of all records with that patient's numbers",
				ArgsUsage: "SUBJECT", Flags: flags(ofRecordFlag), Action: withRelayer(bindSubject),
			},
			{
				Name: "grant", Usage: "record a subject's grant; its terms stay with the lab, sealed", ArgsUsage: "SUBJECT",
				Flags: flags(append(patient, fhirFlag, granteeFlag, purposeFlag, codeFlag, daysFlag, denyFlag, exceptFlag, part2Flag, duoFlag,
					deidFlag, noRediFlag, insteadFlag, noticeFlag)...),
				Action: withRelayer(grant),
			},
			{
				Name: "revoke", Usage: "revoke a grant, for good", ArgsUsage: "GRANT",
				Flags: flags(patient...), Action: withRelayer(revoke),
			},
			{
				Name: "ask", Usage: "ask the contract whether a grant permits something now", ArgsUsage: "GRANT",
				Description: "Exit code 0: permitted; 1: denied, and why.",
				Flags:       flags(granteeFlag, purposeFlag, codeFlag, part2Flag, duoFlag, deidFlag, rediFlag, jsonFlag), Action: withRelayer(ask),
			},
			{
				Name: "export", Usage: "write a grant's terms as a FHIR R4 Consent", ArgsUsage: "GRANT",
				Flags: flags(), Action: withRelayer(export),
			},
			{
				Name: "list", Usage: "list a subject's grants", ArgsUsage: "SUBJECT",
				Flags: flags(jsonFlag), Action: withRelayer(list),
			},
		},
	}
}

// withRelayer opens what every consent command needs.
func withRelayer(run func(c *ucli.Context, r *relayer) error) ucli.ActionFunc {
	return func(c *ucli.Context) error {
		n, err := readNode(c)
		if err != nil {
			return err
		}
		l, err := openLab(c)
		if err != nil {
			return err
		}
		defer l.Close()
		r, err := l.relayer(c.Context, n)
		if err != nil {
			return err
		}
		defer r.evm.Close()
		return run(c, r)
	}
}

func enroll(c *ucli.Context, r *relayer) error {
	p, err := readPatient(c)
	if err != nil {
		return err
	}
	record, isBound, err := readOfRecord(c)
	if err != nil {
		return err
	}
	salt := consent.NewSalt()
	subject := consent.SubjectID(r.member, p.signer(), salt)
	deadline, err := r.deadline(c.Context)
	if err != nil {
		return err
	}
	digest := r.registry.Domain().Enroll(subject, r.member, deadline)
	signature, err := p.sign(digest)
	if err != nil {
		return err
	}
	countersignature, err := r.account.SignHash(digest)
	if err != nil {
		return err
	}
	e := chain.Enrolment{
		Member: r.member, Signer: p.signer(), Salt: salt, Deadline: deadline,
		Signature: signature, LabSignature: forEVM(countersignature),
	}
	tx, err := r.relay(c.Context, c.Duration(timeoutFlag.Name),
		func(nonce uint64) (oracle.Tx, error) { return r.registry.Enroll(c.Context, nonce, e) },
		func(tx oracle.Tx) error { return r.journal.StageEnrolment(c.Context, tx, subject, salt) })
	if err == nil && isBound {
		err = r.journal.BindSubject(c.Context, subject, record)
	}
	if err != nil {
		return err
	}
	return say(c, consented{Subject: &subject, Tx: &tx.Hash}, "enrolled subject %s", subject)
}

// readOfRecord reads whose record the subject's patient is.
func readOfRecord(c *ucli.Context) (id vault.RecordID, isSet bool, err error) {
	if !c.IsSet(ofRecordFlag.Name) {
		return id, false, nil
	}
	id, err = parseRecord(c.String(ofRecordFlag.Name))
	return id, true, err
}

func bindSubject(c *ucli.Context, r *relayer) error {
	subject, err := parseArgument(c, "subject")
	if err != nil {
		return err
	}
	record, isSet, err := readOfRecord(c)
	if err != nil {
		return err
	}
	if !isSet {
		return cli.Usage("name a record of the patient by --record")
	}
	if err := r.journal.BindSubject(c.Context, subject, record); err != nil {
		return err
	}
	return say(c, consented{Subject: &subject}, "subject %s is the patient of record %s", subject, record)
}

func grant(c *ucli.Context, r *relayer) error {
	subject, err := parseArgument(c, "subject")
	if err != nil {
		return err
	}
	p, err := readPatient(c)
	if err != nil {
		return err
	}
	document, err := readDocument(c, subject)
	if err != nil {
		return err
	}
	o := newOpening(document)
	g, err := r.newGrant(c, o)
	if err != nil {
		return err
	}
	signature, err := p.sign(r.registry.Domain().Grant(g))
	if err != nil {
		return err
	}
	countersignature, err := r.countersign(g)
	if err != nil {
		return err
	}
	id := g.ID()
	sealed, err := r.seal(id, subject, o)
	if err != nil {
		return err
	}
	tx, err := r.relay(c.Context, c.Duration(timeoutFlag.Name),
		func(nonce uint64) (oracle.Tx, error) {
			return r.registry.Grant(c.Context, nonce, g, signature, countersignature)
		},
		func(tx oracle.Tx) error { return r.journal.StageGrant(c.Context, tx, sealed) })
	if err != nil {
		return err
	}
	return say(c, consented{Subject: &subject, Grant: &id, TermsCommit: &g.TermsCommit, Tx: &tx.Hash}, "recorded grant %s", id)
}

// newGrant is what the patient signs to commit to terms.
func (r *relayer) newGrant(c *ucli.Context, o share.Opening) (g consent.Grant, err error) {
	const day = 86400
	g = consent.Grant{
		Subject: o.Terms.Subject, TermsCommit: o.Terms.Commit(o.Salt),
		Expiry: (o.Terms.NotAfter + day - 1) / day * day, // whole days: the chain shows no more
	}
	if !c.Bool(noticeFlag.Name) {
		g.Countersigner = r.account.Address()
	}
	if text := c.String(insteadFlag.Name); text != "" {
		id, err := parseHash(insteadFlag.Name, text)
		if err != nil {
			return g, err
		}
		old, err := r.open(c, id)
		if err != nil {
			return g, err
		}
		g.OldTermsCommit = old.Terms.Commit(old.Salt)
	}
	if g.Deadline, err = r.deadline(c.Context); err != nil {
		return g, err
	}
	g.Nonce, err = r.registry.Nonce(c.Context, g.Subject)
	return g, err
}

// countersign signs a grant that the lab takes in person; nothing where the grant names no countersigner.
func (r *relayer) countersign(g consent.Grant) ([]byte, error) {
	if g.Countersigner == (common.Address{}) {
		return nil, nil
	}
	signature, err := r.account.SignHash(r.registry.Domain().Countersign(g))
	if err != nil {
		return nil, err
	}
	return forEVM(signature), nil
}

func revoke(c *ucli.Context, r *relayer) error {
	id, err := parseArgument(c, "grant")
	if err != nil {
		return err
	}
	p, err := readPatient(c)
	if err != nil {
		return err
	}
	o, err := r.open(c, id)
	if err != nil {
		return err
	}
	deadline, err := r.deadline(c.Context)
	if err != nil {
		return err
	}
	signature, err := p.sign(r.registry.Domain().Revoke(id, deadline))
	if err != nil {
		return err
	}
	tx, err := r.relay(c.Context, c.Duration(timeoutFlag.Name),
		func(nonce uint64) (oracle.Tx, error) {
			return r.registry.Revoke(c.Context, nonce, o.Terms.Subject, o.Terms.Commit(o.Salt), deadline, signature)
		},
		func(tx oracle.Tx) error { return r.journal.StageRevocation(c.Context, tx, id) })
	if err != nil {
		return err
	}
	return say(c, consented{Grant: &id, Tx: &tx.Hash},
		"revoked grant %s; it stops future releases, and can't recall what was given out before", id)
}

func ask(c *ucli.Context, r *relayer) error {
	id, err := parseArgument(c, "grant")
	if err != nil {
		return err
	}
	o, err := r.open(c, id)
	if err != nil {
		return err
	}
	request, err := readRequest(c)
	if err != nil {
		return err
	}
	now, err := r.evm.Time(c.Context)
	if err != nil {
		return err
	}
	permitted, denial, err := r.registry.Permits(c.Context, id, o.Terms, o.Salt, request, now)
	if err != nil {
		return err
	}
	if permitted {
		return say(c, consented{Grant: &id, Permitted: &permitted}, "permitted")
	}
	if err := say(c, consented{Grant: &id, Permitted: &permitted, Denial: denial}, "denied: %s", denial); err != nil {
		return err
	}
	return cli.Exit(cli.ExitRefused)
}

func list(c *ucli.Context, r *relayer) error {
	subject, err := parseArgument(c, "subject")
	if err != nil {
		return err
	}
	grants, err := r.registry.Grants(c.Context, subject)
	if err != nil {
		return err
	}
	for _, g := range grants {
		active := g.RevokedBlock == 0
		state := "active"
		if !active {
			state = fmt.Sprintf("revoked in block %d", g.RevokedBlock)
		}
		err := say(c, consented{
			Subject: &subject, Grant: &g.ID, Number: g.Number, Expiry: moment(g.Expiry), Active: &active,
			GrantedBlock: g.GrantedBlock, RevokedBlock: g.RevokedBlock,
		}, "%d %s granted in block %d, %s, expires %s", g.Number, g.ID, g.GrantedBlock, state, moment(g.Expiry))
		if err != nil {
			return err
		}
	}
	return nil
}

func parseArgument(c *ucli.Context, what string) (common.Hash, error) {
	if c.NArg() != 1 {
		return common.Hash{}, cli.Usage("name one %s", what)
	}
	return parseHash(what, c.Args().First())
}

// consented is the answer of a consent command.
type consented struct {
	Subject      *common.Hash `json:"subject,omitempty"`
	Grant        *common.Hash `json:"grant,omitempty"`
	Tx           *common.Hash `json:"tx,omitempty"`
	Number       uint64       `json:"number,omitempty"`
	Expiry       string       `json:"expiry,omitempty"`
	Active       *bool        `json:"active,omitempty"`
	GrantedBlock uint64       `json:"grantedBlock,omitempty"`
	RevokedBlock uint64       `json:"revokedBlock,omitempty"`
	TermsCommit  *common.Hash `json:"termsCommit,omitempty"` // what the patient names to revoke it anywhere
	Permitted    *bool        `json:"permitted,omitempty"`
	Denial       string       `json:"denial,omitempty"`
}

func say(c *ucli.Context, answer consented, format string, args ...any) error {
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(answer)
	}
	_, err := fmt.Fprintf(c.App.Writer, format+"\n", args...)
	return err
}
