package release

import (
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
)

var zero common.Hash

// consented judges a claim by the subject's grants: one must permit, and none may deny. Across grants deny beats permit,
// and one that this lab can't open, or does not know, counts as a denial.
func consented(r Request, f Facts, c Claim) verdict {
	if !f.HasAll {
		return verdict{rule: MissingGrants}
	}
	permits := -1
	for i, g := range f.Grants {
		switch {
		case !g.isInForce(f):
			continue
		case g.Terms == nil, g.IsByProxy && !g.InScope:
			return verdict{rule: UnopenedGrant}
		case g.Terms.Decision == consent.Deny:
			if g.denies(r, f, c) {
				return verdict{rule: DeniedBySubject}
			}
		case permits < 0 && g.permits(r, f, c):
			permits = i
		}
	}
	if permits < 0 {
		return verdict{rule: NoGrant}
	}
	var duties []Duty
	if c.Part2 {
		duties = append(duties, NoticePart2)
	}
	if f.Grants[permits].Terms.Flags&consent.NoRedisclosure != 0 {
		duties = append(duties, NoRedisclosure)
	}
	return verdict{grant: f.Grants[permits].ID, duties: duties}
}

// isInForce says whether a grant counts at all. Of the two clocks the later decides whether it has expired.
func (g Grant) isInForce(f Facts) bool { return !g.IsRevoked && max(f.Now, f.View.Time) < g.Expiry }

// permits judges a permission: only a final one counts, only from when it is effective by both clocks, and every coding
// of the claim must be admitted, so that no other name of a thing gets around an exception.
func (g Grant) permits(r Request, f Facts, c Claim) bool {
	earlier, later := min(f.Now, f.View.Time), max(f.Now, f.View.Time)
	if !g.IsFinal || earlier < g.Effective || !r.keeps(g.Terms.DUO) {
		return false
	}
	isListed := len(g.Terms.Codes) == 0
	if len(c.Codes) == 0 && len(g.Terms.DeniedCodes) > 0 {
		return false // it may be what is excepted
	}
	for _, code := range c.Codes {
		if slices.Contains(g.Terms.DeniedCodes, code) {
			return false
		}
		isListed = isListed || slices.Contains(g.Terms.Codes, code)
	}
	if !isListed {
		return false
	}
	// What the codes say is settled: the rest is judged as the contract does, for a code that the terms list, or for
	// one that is not excepted where they list none.
	rest := *g.Terms
	rest.Codes, rest.DeniedCodes = nil, nil
	request := r.asked(c)
	return rest.Judge(request, earlier) == consent.None && rest.Judge(request, later) == consent.None
}

// denies judges a denial: it counts from its recording, before it is final, by either clock, and for a claim that any of
// its codes names, or that has no code. One that names no code denies everything.
func (g Grant) denies(r Request, f Facts, c Claim) bool {
	t := g.Terms
	isFor := t.Grantee == r.Recipient.Member && t.Purposes>>r.Purpose&1 == 1
	isNow := max(f.Now, f.View.Time) >= t.NotBefore && min(f.Now, f.View.Time) < t.NotAfter
	isAbout := len(t.Codes) == 0 || len(c.Codes) == 0 || slices.ContainsFunc(c.Codes, func(code common.Hash) bool {
		return slices.Contains(t.Codes, code)
	})
	return isFor && isNow && isAbout
}

// isDenied says whether any grant of the subject denies a claim. Of a basis that rests on no consent, an unopened grant
// says nothing.
func isDenied(r Request, f Facts, c Claim) bool {
	return slices.ContainsFunc(f.Grants, func(g Grant) bool {
		return g.isInForce(f) && g.Terms != nil && g.Terms.Decision == consent.Deny && g.denies(r, f, c)
	})
}

// asked is the request for a claim as the contract is asked, without its code.
func (r Request) asked(c Claim) consent.Request {
	request := consent.Request{Grantee: r.Recipient.Member, Purpose: r.Purpose, DUO: r.DUO}
	for flag, isSet := range map[uint8]bool{
		consent.HoldsPart2: c.Part2, consent.IsIdentified: !r.IsDeidentified, consent.IsRedisclosure: r.IsRedisclosure,
		consent.IsResearch: r.DUO != 0,
	} {
		if isSet {
			request.Flags |= flag
		}
	}
	return request
}
