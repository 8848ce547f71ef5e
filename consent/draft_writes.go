package consent

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
)

// checkSigner wants somebody to sign.
func checkSigner(signer []byte) error {
	if len(signer) < accountLength {
		return errors.New("it says not who signs")
	}
	return nil
}

func (n NewSigner) check() error {
	if len(n.Signer) == 0 {
		return nil
	}
	return checkSigner(n.Signer)
}

func checkTime(what string, t uint64) error {
	if t > lastSecond {
		return fmt.Errorf("its %s is after the year 9999", what)
	}
	return nil
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (e *EnrollDraft) check(d Draft) error {
	if len(d.Signer) != 0 {
		return errors.New("whoever enrols is the new signer and no other")
	}
	return e.NewSigner.check()
}

func (e *EnrollDraft) newSigner() *NewSigner { return &e.NewSigner }

func (e *EnrollDraft) digest(d Draft, domain Domain) common.Hash {
	return domain.Enroll(d.Subject(), e.Member, d.Deadline)
}

func (g *GrantDraft) check(d Draft) error {
	err := first(checkSigner(d.Signer), g.Terms.check(), checkTime("expiry", g.Expiry))
	if err == nil && g.Supersedes != nil {
		if err = g.Supersedes.check(); err == nil && g.Supersedes.Subject != g.Terms.Subject {
			err = errors.New("it ends a grant of another subject")
		}
	}
	if err == nil && g.Scope != nil {
		if err = g.Scope.check(); err == nil && !g.Scope.Scope().Admits(g.Terms.Document().Terms) {
			err = errors.New("the proxy's scope does not admit its terms")
		}
	}
	return err
}

func (g *GrantDraft) newSigner() *NewSigner { return nil }

// Message is the grant as it is signed by a signer.
func (d Draft) grantMessage() Grant {
	g := d.Grant
	m := Grant{
		Subject: g.Terms.Subject, TermsCommit: g.Terms.Commit(), Expiry: g.Expiry, Countersigner: g.Countersigner,
		Nonce: g.Nonce, Deadline: d.Deadline, Appointment: d.Appointment(),
	}
	if g.Supersedes != nil {
		m.OldTermsCommit = g.Supersedes.Commit()
	}
	return m
}

func (g *GrantDraft) digest(d Draft, domain Domain) common.Hash {
	return domain.Grant(d.grantMessage())
}

// GrantMessage is the grant that a draft of one holds.
func (d Draft) GrantMessage() (Grant, bool) {
	if d.Grant == nil {
		return Grant{}, false
	}
	return d.grantMessage(), true
}

// Appointment is the one under which a proxy signs a grant or a revocation; zero where the subject does.
func (d Draft) Appointment() common.Hash {
	var scope *OpenScope
	switch {
	case d.Grant != nil:
		scope = d.Grant.Scope
	case d.Revoke != nil:
		scope = d.Revoke.Scope
	}
	if scope == nil {
		return common.Hash{}
	}
	return AppointmentID(d.Subject(), d.Signer, scope.Commit())
}

func (r *RevokeDraft) check(d Draft) error {
	err := first(checkSigner(d.Signer), r.Terms.check())
	if err == nil && r.Scope != nil {
		err = r.Scope.check()
	}
	return err
}

func (r *RevokeDraft) newSigner() *NewSigner { return nil }

func (r *RevokeDraft) digest(d Draft, domain Domain) common.Hash {
	return domain.Revoke(GrantID(r.Terms.Subject, r.Terms.Commit()), d.Deadline)
}

func (r *RotateDraft) check(d Draft) error { return first(checkSigner(d.Signer), r.NewSigner.check()) }

func (r *RotateDraft) newSigner() *NewSigner { return &r.NewSigner }

func (r *RotateDraft) digest(d Draft, domain Domain) common.Hash {
	return domain.Rotate(r.Subject, r.NewSigner.Signer, r.Nonce, d.Deadline)
}

func (g *GuardiansDraft) check(d Draft) error {
	err := checkSigner(d.Signer)
	if err == nil && g.Guardians != nil {
		err = g.Guardians.check()
	}
	return err
}

func (g *GuardiansDraft) newSigner() *NewSigner { return nil }

// Commit is the commitment to the guardians; zero where there are none.
func (g *GuardiansDraft) Commit() common.Hash {
	if g.Guardians == nil {
		return common.Hash{}
	}
	closed, _ := g.Guardians.Closed() // check has seen to it
	return closed.Commit()
}

func (g *GuardiansDraft) digest(d Draft, domain Domain) common.Hash {
	return domain.SetGuardians(g.Subject, g.Commit(), g.Nonce, d.Deadline)
}

func (r *RecoverDraft) check(Draft) error { return r.NewSigner.check() }

func (r *RecoverDraft) newSigner() *NewSigner { return &r.NewSigner }

func (r *RecoverDraft) digest(d Draft, domain Domain) common.Hash {
	return domain.Recover(r.Subject, r.NewSigner.Signer, r.RecoveryNonce, d.Deadline)
}

func (v *VetoDraft) check(d Draft) error { return checkSigner(d.Signer) }

func (v *VetoDraft) newSigner() *NewSigner { return nil }

func (v *VetoDraft) digest(d Draft, domain Domain) common.Hash {
	return domain.Veto(v.Subject, v.RecoveryNonce, d.Deadline)
}

func (a *AppointDraft) check(d Draft) error {
	return first(checkSigner(d.Signer), checkSigner(a.Proxy), a.Scope.check(), checkTime("expiry", a.Expiry))
}

func (a *AppointDraft) newSigner() *NewSigner { return nil }

func (a *AppointDraft) digest(d Draft, domain Domain) common.Hash {
	return domain.Appoint(a.Subject, a.Proxy, a.Scope.Commit(), a.Expiry, a.Nonce, d.Deadline)
}

func (a *DismissDraft) check(d Draft) error { return checkSigner(d.Signer) }

func (a *DismissDraft) newSigner() *NewSigner { return nil }

func (a *DismissDraft) digest(d Draft, domain Domain) common.Hash {
	return domain.Dismiss(a.Appointment, d.Deadline)
}

func (v *VoidDraft) check(d Draft) error {
	if v.First > v.Last || v.First>>8 != v.Last>>8 {
		return errors.New("its nonces are not of one word, or in no order")
	}
	return checkSigner(d.Signer)
}

func (v *VoidDraft) newSigner() *NewSigner { return nil }

// Nonces are those that it uses up: the word that they lie in, and their bits.
func (v *VoidDraft) Nonces() (word uint64, mask *big.Int) {
	mask = new(big.Int).Lsh(big.NewInt(1), uint(v.Last-v.First+1))
	mask.Sub(mask, big.NewInt(1))
	return v.First >> 8, mask.Lsh(mask, uint(v.First&255))
}

func (v *VoidDraft) digest(d Draft, domain Domain) common.Hash {
	word, mask := v.Nonces()
	return domain.InvalidateNonces(v.Subject, word, mask, d.Deadline)
}
