package main

import (
	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/vault"
)

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
