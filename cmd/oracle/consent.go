package main

import (
	"slices"

	ucli "github.com/urfave/cli/v2"
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
			Name: "export", Usage: "write a grant's terms as a FHIR R4 Consent, or what opens them", ArgsUsage: "GRANT",
			Flags: withLab(grantOpeningFlag), Action: withRelayer(export),
		},
		consentCheckCommand(),
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
			Flags: []ucli.Flag{pageURLFlag, loginHostsFlag}, Action: runLink,
		},
		{
			Name: "relay", Usage: "set answers beside the draft that was meant, and bring it to the chain", ArgsUsage: "DRAFT ANSWER...",
			Flags: withLab(guardianFileFlag, ofRecordFlag, loginHostsFlag, jsonFlag, timeoutFlag), Action: withRelayer(runRelay),
		},
		{
			Name: "page", Usage: "write the signing page, to publish on a host of its own", ArgsUsage: "> sign.html",
			Flags: []ucli.Flag{namesFlag, consortiumFlag, codesFlag, pageLabFlag}, Action: runSignPage,
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
