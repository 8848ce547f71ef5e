package consent

import "github.com/ethereum/go-ethereum/common"

func (w *wording) newSigner(n NewSigner) {
	if len(n.Signer) == 0 {
		w.say("New key: a passkey that is made now")
		return
	}
	w.say("New key: %s", Signer(n.Signer))
}

func (w *wording) patient(subject common.Hash) { w.say("Patient: %s", subject.Hex()) }

func (e *EnrollDraft) words(_ Draft, w *wording) {
	w.say("You enrol: from now on, your consent at this lab is what you sign with your key")
	w.say("Lab: %s", w.member(e.Member))
	w.newSigner(e.NewSigner)
}

func (g *GrantDraft) words(d Draft, w *wording) {
	switch {
	case g.Terms.Decision == Deny && g.Scope != nil:
		w.say("You deny for somebody else that their results are shown")
	case g.Terms.Decision == Deny:
		w.say("You deny that your results are shown")
	case g.Scope != nil:
		w.say("You permit for somebody else that their results are shown")
	default:
		w.say("You permit that your results are shown")
	}
	w.terms(g.Terms)
	w.patient(g.Terms.Subject)
	w.say("The registry drops it after: %s", moment(g.Expiry))
	if g.Countersigner == (common.Address{}) {
		w.say("It counts: after the registry's time of notice")
	} else {
		w.say("It counts: at once, when the lab countersigns it with %s", Signer(g.Countersigner[:]))
	}
	if g.Scope != nil {
		w.say("You act as a proxy, under appointment %s", d.Appointment().Hex())
	}
	if g.Supersedes != nil {
		w.say("It ends this earlier decision:")
		before := &wording{names: w.names, holder: w.holder}
		before.decision(g.Supersedes.Decision)
		before.terms(*g.Supersedes)
		for _, line := range before.lines {
			w.say("Ended: %s", line)
		}
	}
}

func (w *wording) decision(d Decision) {
	if d == Deny {
		w.say("Decision: deny")
	} else {
		w.say("Decision: permit")
	}
}

func (r *RevokeDraft) words(d Draft, w *wording) {
	if r.Terms.Decision == Deny {
		w.say("You take back a denial, for good")
	} else {
		w.say("You take back a permission, for good. What was shown before can't be called back")
	}
	w.terms(r.Terms)
	w.patient(r.Terms.Subject)
	if r.Scope != nil {
		w.say("You act as a proxy, under appointment %s", d.Appointment().Hex())
	}
}

func (r *RotateDraft) words(_ Draft, w *wording) {
	w.say("You replace your key by a new one. The old one counts no more, and your proxies' appointments end")
	w.patient(r.Subject)
	w.newSigner(r.NewSigner)
}

func (g *GuardiansDraft) words(_ Draft, w *wording) {
	if g.Guardians == nil {
		w.say("You take back that anybody can give you a new key")
		w.patient(g.Subject)
		return
	}
	w.say("You name guardians: together they can give you a new key, should you lose yours")
	w.patient(g.Subject)
	w.say("Needed: %d of %d", g.Guardians.Threshold, len(g.Guardians.Guardians))
	for _, one := range g.Guardians.Guardians {
		w.say("Guardian: %s", Signer(one.Signer))
	}
}

func (r *RecoverDraft) words(_ Draft, w *wording) {
	w.say("A patient who lost their key gets a new one. Sign only what the patient asked you for, in person or by voice")
	w.patient(r.Subject)
	w.newSigner(r.NewSigner)
	w.say("Recovery: number %d", r.RecoveryNonce)
}

func (v *VetoDraft) words(_ Draft, w *wording) {
	w.say("You stop those who are about to replace your key")
	w.patient(v.Subject)
	w.say("Recovery: number %d", v.RecoveryNonce)
}

func (a *AppointDraft) words(_ Draft, w *wording) {
	w.say("You let somebody decide for you")
	w.say("Proxy: %s", Signer(a.Proxy))
	w.say("Until: %s", moment(a.Expiry))
	w.scope(a.Scope)
	w.patient(a.Subject)
}

func (a *DismissDraft) words(_ Draft, w *wording) {
	w.say("Somebody decides for you no longer. What they decided before stays until you revoke it")
	w.say("Appointment: %s", a.Appointment.Hex())
	w.patient(a.Subject)
}

func (v *VoidDraft) words(_ Draft, w *wording) {
	w.say("You take back what you signed and nobody has brought to the chain yet")
	w.say("Your signatures: number %d to %d", v.First, v.Last)
	w.patient(v.Subject)
}
