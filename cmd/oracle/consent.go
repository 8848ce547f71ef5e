package main

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
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
	return &ucli.Command{
		Name:  "consent",
		Usage: "enrol patients' subjects, and relay what they sign",
		Description: "A patient signs with a key file at hand (--patient-key), or with a passkey on the signing page: then the command\n" +
			"writes a draft (--draft), and `oracle consent relay` brings the signed answer to the chain.",
		Subcommands: slices.Concat(grantCommands(), subjectCommands(), draftCommands()),
	}
}

// withLab adds the flags of the lab's books and of the chain.
func withLab(own ...ucli.Flag) []ucli.Flag { return slices.Concat(own, labFlags, chainFlags) }

// withPatient adds those of whoever signs, too.
func withPatient(own ...ucli.Flag) []ucli.Flag {
	return withLab(append(own, patientFlag, patientPasswordFlag, draftFlag, jsonFlag, timeoutFlag)...)
}

func grantCommands() []*ucli.Command {
	return []*ucli.Command{
		{
			Name: "enroll", Usage: "enrol a subject with the patient's signer, countersigned by the lab",
			Flags: withPatient(newFlag, ofRecordFlag, paperEnrolFlag), Action: withRelayer(enroll),
		},
		{
			Name: "bind", Usage: "say that a subject is the patient of a record, and of all records with that patient's numbers",
			ArgsUsage: "SUBJECT", Flags: withLab(ofRecordFlag, jsonFlag), Action: withRelayer(bindSubject),
		},
		{
			Name: "grant", Usage: "record a subject's grant; its terms stay with the lab, sealed", ArgsUsage: "SUBJECT",
			Flags: withPatient(fhirFlag, policyFlag, granteeFlag, purposeFlag, codeFlag, daysFlag, denyFlag, exceptFlag, part2Flag, duoFlag,
				deidFlag, noRediFlag, insteadFlag, noticeFlag, mandateFlag, paperFlag, byFlag, signedOnFlag),
			Action: withRelayer(grant),
		},
		{
			Name: "revoke", Usage: "revoke a grant, for good", ArgsUsage: "GRANT",
			Flags: withPatient(byProxyFlag, paperEnrolFlag), Action: withRelayer(revoke),
		},
		{
			Name: "ask", Usage: "ask the contract whether a grant permits something now", ArgsUsage: "GRANT",
			Description: "Exit code 0: permitted; 1: denied, and why.",
			Flags:       withLab(granteeFlag, purposeFlag, codeFlag, part2Flag, duoFlag, deidFlag, rediFlag, jsonFlag), Action: withRelayer(ask),
		},
		{
			Name: "export", Usage: "write a grant's terms as a FHIR R4 Consent", ArgsUsage: "GRANT",
			Flags: withLab(), Action: withRelayer(export),
		},
		{
			Name: "paper", Usage: "check that a scanned paper is the one that a grant rests on", ArgsUsage: "GRANT",
			Flags: withLab(scanFlag), Action: withRelayer(checkPaper),
		},
		{
			Name: "list", Usage: "list a subject's grants", ArgsUsage: "SUBJECT",
			Flags: withLab(jsonFlag), Action: withRelayer(list),
		},
	}
}

func subjectCommands() []*ucli.Command {
	return []*ucli.Command{
		{
			Name: "show", Usage: "tell who signs for a subject, and whether that is about to change", ArgsUsage: "SUBJECT",
			Flags: withLab(jsonFlag), Action: withRelayer(showSubject),
		},
		{
			Name: "rotate", Usage: "draft a new signer; the present one and the new one sign it", ArgsUsage: "SUBJECT",
			Flags: withLab(draftOutFlag, newSignerFlag, jsonFlag), Action: withRelayer(rotate),
		},
		{
			Name: "guardians", Usage: "name those who can recover the subject together", ArgsUsage: "SUBJECT",
			Flags: withPatient(guardianFlag, thresholdFlag, nobodyFlag, guardiansOutFlag), Action: withRelayer(setGuardians),
		},
		{
			Name: "recover", Usage: "draft a new signer for one that is lost; the new one and guardians sign it", ArgsUsage: "SUBJECT",
			Flags: withLab(draftOutFlag, newSignerFlag, jsonFlag), Action: withRelayer(recoverSubject),
		},
		{
			Name: "veto", Usage: "stop a recovery, with the present signer", ArgsUsage: "SUBJECT",
			Flags: withPatient(), Action: withRelayer(veto),
		},
		{
			Name: "void", Usage: "take back what was signed and nobody has brought to the chain; revocations and vetoes aside", ArgsUsage: "SUBJECT",
			Flags: withPatient(noncesFlag), Action: withRelayer(void),
		},
		{
			Name: "complete", Usage: "complete a recovery after its delay", ArgsUsage: "SUBJECT",
			Flags: withLab(jsonFlag, timeoutFlag), Action: withRelayer(completeRecovery),
		},
		{
			Name: "appoint", Usage: "appoint a proxy, who may grant within a scope", ArgsUsage: "SUBJECT",
			Flags: withPatient(proxyFlag, mayFlag, purposeFlag, codeFlag, daysFlag, grantsDaysFlag, part2Flag, researchFlag, deidFlag, noRediFlag,
				mandateOutFlag),
			Action: withRelayer(appoint),
		},
		{
			Name: "dismiss", Usage: "end a proxy's appointment, for good", ArgsUsage: "APPOINTMENT",
			Flags: withPatient(), Action: withRelayer(dismiss),
		},
	}
}

func draftCommands() []*ucli.Command {
	return []*ucli.Command{
		{
			Name: "sign", Usage: "say what a draft is, and sign it with a key file", ArgsUsage: "DRAFT",
			Flags:  []ucli.Flag{patientFlag, patientPasswordFlag, newFlag, namesFlag, consortiumFlag, codesFlag, yesFlag, answerOut},
			Action: runSign,
		},
		{
			Name: "next", Usage: "put the signer that an answer made into a draft, for those who sign after it", ArgsUsage: "DRAFT",
			Flags: []ucli.Flag{answerFlag, signerFlag, draftOutFlag, jsonFlag}, Action: runNext,
		},
		{
			Name: "link", Usage: "print the address under which the signing page shows a draft", ArgsUsage: "DRAFT",
			Flags: []ucli.Flag{pageURLFlag}, Action: runLink,
		},
		{
			Name: "relay", Usage: "set answers beside the draft that was meant, and bring it to the chain", ArgsUsage: "DRAFT ANSWER...",
			Flags: withLab(guardianFileFlag, ofRecordFlag, jsonFlag, timeoutFlag), Action: withRelayer(runRelay),
		},
		{
			Name: "page", Usage: "write the signing page, to publish on a host of its own", ArgsUsage: "> sign.html",
			Flags: []ucli.Flag{namesFlag, consortiumFlag, codesFlag}, Action: runSignPage,
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
	d, err := r.newDraft(c, "enroll", nil)
	if err != nil {
		return err
	}
	d.Enroll = &consent.EnrollDraft{Member: r.member, Salt: consent.NewSalt()}
	if d.Enroll.NewSigner, err = r.newSigner(c); err != nil {
		return err
	}
	with := relayed{}
	if c.Bool(paperEnrolFlag.Name) {
		if c.IsSet(draftFlag.Name) {
			return cli.Usage("--paper and --draft say two things: who signs on paper has no key")
		}
		if with.signer, err = r.derived(d.Enroll.Salt); err != nil {
			return err
		}
	}
	return r.settle(c, d, with)
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
	m, err := readMandate(c, subject)
	if err != nil {
		return err
	}
	document, err := readDocument(c, subject)
	if err != nil {
		return err
	}
	with := relayed{}
	var salt common.Hash
	if with.paper, salt, err = readPaper(c); err != nil {
		return err
	}
	if with.paper != nil {
		if with.signer, err = r.paperSigner(c, subject); err != nil {
			return err
		}
	}
	d, err := r.draftGrant(c, document.Open(salt), m)
	if err != nil {
		return err
	}
	return r.settle(c, d, with)
}

// draftGrant is what the patient, or a proxy, signs to commit to terms.
func (r *relayer) draftGrant(c *ucli.Context, terms consent.OpenTerms, m *mandate) (d consent.Draft, err error) {
	s, err := r.known(c, terms.Subject)
	if err != nil {
		return d, err
	}
	g := &consent.GrantDraft{Terms: terms, Expiry: wholeDay(terms.NotAfter)} // whole days: the chain shows no more
	signer := s.Signer
	if m != nil {
		g.Scope, signer = &m.Scope, consent.Signer(m.Proxy)
	}
	if d, err = r.newDraft(c, "grant", signer); err != nil {
		return d, err
	}
	d.Grant = g
	if !c.Bool(noticeFlag.Name) {
		g.Countersigner = r.account.Address()
	}
	if text := c.String(insteadFlag.Name); text != "" {
		id, err := parseHash(insteadFlag.Name, text)
		if err != nil {
			return d, err
		}
		old, err := r.open(c, id)
		if err != nil {
			return d, err
		}
		earlier := old.Document().Open(old.Salt)
		g.Supersedes = &earlier
	}
	if m != nil {
		g.Nonce, err = r.registry.NonceOf(c.Context, m.appointment())
	} else {
		g.Nonce, err = r.registry.Nonce(c.Context, terms.Subject)
	}
	return d, err
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
	o, err := r.open(c, id)
	if err != nil {
		return err
	}
	s, err := r.known(c, o.Terms.Subject)
	if err != nil {
		return err
	}
	w, signer := &consent.RevokeDraft{Terms: o.Document().Open(o.Salt)}, s.Signer
	if c.Bool(byProxyFlag.Name) {
		if o.Scope == nil {
			return cli.Usage("--by-proxy: no proxy made this grant")
		}
		w.Scope, signer = o.Scope, consent.Signer(o.Proxy)
	}
	d, err := r.newDraft(c, "revoke", signer)
	if err != nil {
		return err
	}
	d.Revoke = w
	with := relayed{}
	if c.Bool(paperEnrolFlag.Name) {
		if with.signer, err = r.paperSigner(c, o.Terms.Subject); err != nil {
			return err
		}
	}
	return r.settle(c, d, with)
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
	permitted, denial, err := r.registry.PermitsByProxy(c.Context, id, o.Terms, o.Salt, o.Scope, request, now)
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
		isPaper, err := r.isPaper(c, g.ID)
		if err != nil {
			return err
		}
		if isPaper {
			state += ", on paper, attested by the lab"
		}
		err = say(c, consented{
			Subject: &subject, Grant: &g.ID, Number: g.Number, Expiry: moment(g.Expiry), Active: &active,
			GrantedBlock: g.GrantedBlock, RevokedBlock: g.RevokedBlock, IsPaper: isPaper,
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
	Appointment  *common.Hash `json:"appointment,omitempty"`
	Number       uint64       `json:"number,omitempty"`
	Expiry       string       `json:"expiry,omitempty"`
	Active       *bool        `json:"active,omitempty"`
	GrantedBlock uint64       `json:"grantedBlock,omitempty"`
	RevokedBlock uint64       `json:"revokedBlock,omitempty"`
	IsPaper      bool         `json:"paper,omitempty"`
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
