package main

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/share"
)

// newDraft begins a draft for this registry, whose signature counts for a day where it goes out, and for an hour where it
// is made now.
func (r *relayer) newDraft(c *ucli.Context, write string, signer consent.Signer) (d consent.Draft, err error) {
	domain := r.registry.Domain()
	d = consent.Draft{
		Format: consent.DraftFormat, ChainID: domain.ChainID, Registry: domain.Registry, Write: write, Signer: []byte(signer),
	}
	const hour = 3600
	d.Deadline, err = r.deadline(c.Context)
	if c.IsSet(draftFlag.Name) {
		d.Deadline += 24 * hour
	}
	d.Deadline += hour - d.Deadline%hour // whole hours: the chain shows no more of when it was signed
	return d, err
}

// settle writes a draft, or signs it with the key file at hand and relays it.
func (r *relayer) settle(c *ucli.Context, d consent.Draft, with relayed) error {
	if err := d.Check(); err != nil {
		return cli.Usage("%w", err)
	}
	if path := c.Path(draftFlag.Name); path != "" {
		if with.paper != nil {
			return cli.Usage("--draft: what was signed on paper is signed by nobody else")
		}
		return writeDraft(c, path, d)
	}
	p := with.signer
	if p == nil {
		key, err := readPatient(c)
		if err != nil {
			return err
		}
		p = &key
	}
	answer, err := p.answer(d)
	if err != nil {
		return err
	}
	return r.relayDraft(c, d, []consent.Answer{answer}, with)
}

// relayed is what goes with a draft and is in no signature.
type relayed struct {
	signer *patient       // who signs, where it is no key file
	paper  *consent.Paper // that the lab attests

	guardians []guardianFile // of a recovery
}

// runRelay relays drafts that were signed elsewhere.
func runRelay(c *ucli.Context, r *relayer) error {
	d, err := readDraft(c)
	if err != nil {
		return err
	}
	if d.Domain() != r.registry.Domain() {
		return cli.Usage("the draft is for another registry")
	}
	answers, err := readAnswers(c.Args().Tail()...)
	if err != nil {
		return err
	}
	with := relayed{}
	if with.guardians, err = readGuardianFiles(c); err != nil {
		return err
	}
	if own, err := r.ownAnswer(c, d, answers); err != nil {
		return err
	} else if own != nil {
		answers = append(answers, *own)
	}
	return r.relayDraft(c, d, answers, with)
}

// ownAnswer signs for a subject whose signer is the lab's, because it was enrolled on paper, and who gets a signer now.
func (r *relayer) ownAnswer(c *ucli.Context, d consent.Draft, answers []consent.Answer) (*consent.Answer, error) {
	if d.Rotate == nil {
		return nil, nil
	}
	p, err := r.paperSigner(c, d.Rotate.Subject)
	if err != nil || !bytes.Equal(p.signer(), d.Signer) {
		return nil, nil //nolint:nilerr // the subject has a signer of its own
	}
	filled, _, err := d.Match(answers...)
	if err != nil {
		return nil, err
	}
	own, err := p.answer(filled)
	return &own, err
}

// relayDraft sets answers beside the draft that was meant, and brings it to the chain.
func (r *relayer) relayDraft(c *ucli.Context, d consent.Draft, answers []consent.Answer, with relayed) error {
	d, signatures, err := d.Match(answers...)
	if err != nil {
		return cli.Hint(err, "the answer is to another draft than this one, or somebody changed the draft on its way: have this one signed")
	}
	if err := checkNewSigner(c, d); err != nil {
		return err
	}
	own := func() ([]byte, error) { return consent.SignatureOf(d.Signer, signatures) }
	switch {
	case d.Enroll != nil:
		return r.relayEnrolment(c, d, signatures)
	case d.Grant != nil:
		return r.relayGrant(c, d, own, with)
	case d.Revoke != nil:
		return r.relayRevocation(c, d, own)
	}
	return r.relaySubject(c, d, signatures, with)
}

func (r *relayer) relayEnrolment(c *ucli.Context, d consent.Draft, signatures []consent.Signature) error {
	record, isBound, err := readOfRecord(c)
	if err != nil {
		return err
	}
	e, signer := d.Enroll, d.Enroll.NewSigner.Signer
	if e.Member != r.member {
		return cli.Usage("the draft enrols at another lab")
	}
	signature, err := consent.SignatureOf(signer, signatures)
	if err != nil {
		return err
	}
	digest, err := d.Digest()
	if err != nil {
		return err
	}
	countersignature, err := r.account.SignHash(digest)
	if err != nil {
		return err
	}
	subject := d.Subject()
	tx, err := r.relay(c.Context, c.Duration(timeoutFlag.Name),
		func(nonce uint64) (oracle.Tx, error) {
			return r.registry.Enroll(c.Context, nonce, chain.Enrolment{
				Member: r.member, Signer: signer, Salt: e.Salt, Deadline: d.Deadline,
				Signature: signature, LabSignature: forEVM(countersignature),
			})
		},
		func(tx oracle.Tx) error { return r.journal.StageEnrolment(c.Context, tx, subject, e.Salt) })
	if err == nil && isBound {
		err = r.journal.BindSubject(c.Context, subject, record)
	}
	if err != nil {
		return err
	}
	return say(c, consented{Subject: &subject, Tx: &tx.Hash}, "enrolled subject %s", subject)
}

func (r *relayer) relayGrant(c *ucli.Context, d consent.Draft, own func() ([]byte, error), with relayed) error {
	signature, err := own()
	if err != nil {
		return err
	}
	g, _ := d.GrantMessage()
	if g.Countersigner != (common.Address{}) && g.Countersigner != r.account.Address() {
		return cli.Usage("the draft names another countersigner than this lab's relayer")
	}
	countersignature, err := r.countersign(g)
	if err != nil {
		return err
	}
	document, id := d.Grant.Terms.Document(), g.ID()
	o := share.Opening{
		Terms: document.Terms, Salt: d.Grant.Terms.Salt, Codes: document.Codes, Denied: document.Denied, Paper: with.paper,
	}
	if d.Grant.Scope != nil {
		o.Scope, o.Proxy = d.Grant.Scope, d.Signer
	}
	sealed, err := r.seal(id, g.Subject, o)
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
	return say(c, consented{Subject: &g.Subject, Grant: &id, TermsCommit: &g.TermsCommit, Tx: &tx.Hash}, "recorded grant %s", id)
}

func (r *relayer) relayRevocation(c *ucli.Context, d consent.Draft, own func() ([]byte, error)) error {
	signature, err := own()
	if err != nil {
		return err
	}
	subject, commit := d.Subject(), d.Revoke.Terms.Commit()
	id := consent.GrantID(subject, commit)
	tx, err := r.relay(c.Context, c.Duration(timeoutFlag.Name),
		func(nonce uint64) (oracle.Tx, error) {
			return r.registry.RevokeByProxy(c.Context, nonce, subject, commit, d.Appointment(), d.Deadline, signature)
		},
		func(tx oracle.Tx) error { return r.journal.StageRevocation(c.Context, tx, id) })
	if err != nil {
		return err
	}
	return say(c, consented{Grant: &id, Tx: &tx.Hash},
		"revoked grant %s; it stops future releases, and can't recall what was given out before", id)
}

// relaySubject brings what changes who signs for a subject.
func (r *relayer) relaySubject(c *ucli.Context, d consent.Draft, signatures []consent.Signature, with relayed) error {
	call, words, err := r.subjectCall(c, d, signatures, with)
	if err != nil {
		return err
	}
	subject := d.Subject()
	tx, err := r.relay(c.Context, c.Duration(timeoutFlag.Name), call,
		func(tx oracle.Tx) error { return r.journal.StageConsent(c.Context, tx) })
	if err != nil {
		return err
	}
	answer := consented{Subject: &subject, Tx: &tx.Hash}
	if d.Appoint != nil {
		id := consent.AppointmentID(subject, d.Appoint.Proxy, d.Appoint.Scope.Commit())
		answer.Appointment = &id
	}
	return say(c, answer, "%s", words)
}

type sending = func(nonce uint64) (oracle.Tx, error)

func (r *relayer) subjectCall(
	c *ucli.Context, d consent.Draft, signatures []consent.Signature, with relayed,
) (call sending, words string, err error) {
	if d.Recover != nil {
		call, err = r.recoveryCall(c, d, signatures, with.guardians)
		return call, "the recovery has begun: `oracle consent complete` after its delay, if nobody vetoes it", err
	}
	own, err := consent.SignatureOf(d.Signer, signatures)
	if err != nil {
		return nil, "", err
	}
	ctx, subject := c.Context, d.Subject()
	switch {
	case d.Rotate != nil:
		w := d.Rotate
		newSignature, err := consent.SignatureOf(w.NewSigner.Signer, signatures)
		return func(nonce uint64) (oracle.Tx, error) {
			return r.registry.Rotate(ctx, nonce, subject, consent.Signer(w.NewSigner.Signer), w.Nonce, d.Deadline, own, newSignature)
		}, "the new key signs for the subject; the old one counts no more", err
	case d.Guardians != nil:
		w := d.Guardians
		return func(nonce uint64) (oracle.Tx, error) {
			return r.registry.SetGuardians(ctx, nonce, subject, w.Commit(), w.Nonce, d.Deadline, own)
		}, "the subject's guardians are set", nil
	case d.Veto != nil:
		return func(nonce uint64) (oracle.Tx, error) {
			return r.registry.VetoRecovery(ctx, nonce, subject, d.Deadline, own)
		}, "the recovery is stopped", nil
	case d.Appoint != nil:
		w := d.Appoint
		return func(nonce uint64) (oracle.Tx, error) {
			return r.registry.AppointProxy(ctx, nonce, subject, consent.Signer(w.Proxy), w.Scope.Commit(), w.Expiry, w.Nonce, d.Deadline, own)
		}, "the proxy is appointed", nil
	}
	if w := d.Void; w != nil {
		word, mask := w.Nonces()
		return func(nonce uint64) (oracle.Tx, error) {
			return r.registry.InvalidateNonces(ctx, nonce, subject, word, mask, d.Deadline, own)
		}, "what was signed under these numbers can't be brought to the chain any more", nil
	}
	return func(nonce uint64) (oracle.Tx, error) {
		return r.registry.DismissProxy(ctx, nonce, d.Dismiss.Appointment, d.Deadline, own)
	}, "the proxy is dismissed", nil
}

// recoveryCall puts the guardians' signatures into the order that the chain wants.
func (r *relayer) recoveryCall(
	c *ucli.Context, d consent.Draft, signatures []consent.Signature, files []guardianFile,
) (sending, error) {
	if len(files) == 0 {
		return nil, cli.Usage("name the guardians' files by --guardian-file: they open the commitment")
	}
	w, all := d.Recover, files[0].Guardians
	newSignature, err := consent.SignatureOf(w.NewSigner.Signer, signatures)
	if err != nil {
		return nil, err
	}
	var approvals []chain.Approval
	for _, f := range files {
		g := consent.Guardian{Signer: f.Signer, Salt: f.Salt}
		index := slices.Index(all.Commits, g.Commit())
		if index < 0 || f.Guardians.Commit() != all.Commit() {
			return nil, fmt.Errorf("the guardians' files are not of one subject")
		}
		signature, err := consent.SignatureOf(g.Signer, signatures)
		if err != nil {
			return nil, err
		}
		approvals = append(approvals, chain.Approval{Guardian: g, Index: uint8(index), Signature: signature})
	}
	if len(approvals) != int(all.Threshold) {
		return nil, cli.Usage("%d guardians sign, and just %d are needed: name as many files and answers", len(approvals), all.Threshold)
	}
	slices.SortFunc(approvals, func(a, b chain.Approval) int {
		return bytes.Compare(crypto.Keccak256(a.Guardian.Signer), crypto.Keccak256(b.Guardian.Signer))
	})
	return func(nonce uint64) (oracle.Tx, error) {
		return r.registry.StartRecovery(c.Context, nonce, w.Subject, consent.Signer(w.NewSigner.Signer), d.Deadline, newSignature, all, approvals)
	}, nil
}
