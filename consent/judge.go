package consent

import (
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// Denial says why a request is not permitted; None permits it. The numbers are the contract's.
type Denial uint8

// The denials that follow from terms and request alone. Those before them are about the grant on the chain.
const (
	None           Denial = 0
	UnknownTerms   Denial = 5
	Denied         Denial = 9
	UnknownRequest Denial = 11
	OtherGrantee   Denial = 12
	OtherPurpose   Denial = 13
	NotYet         Denial = 14
	Ended          Denial = 15
	Part2          Denial = 16
	Identified     Denial = 17
	Redisclosure   Denial = 18
	NoResearch     Denial = 19
	ExceptedCode   Denial = 20
	OtherCode      Denial = 21
)

var denialWords = map[Denial]string{
	None: "permitted", UnknownTerms: "the terms can't be read in exactly one way", Denied: "the grant denies",
	UnknownRequest: "the request can't be read in exactly one way", OtherGrantee: "the grant is another grantee's",
	OtherPurpose: "the grant does not name this purpose", NotYet: "the grant has not begun", Ended: "the grant has ended",
	Part2:        "the grant does not cover data under 42 CFR Part 2",
	Identified:   "the grant covers de-identified data only",
	Redisclosure: "the grant forbids redisclosure", NoResearch: "the grant does not allow this research use",
	ExceptedCode: "the grant excepts this", OtherCode: "the grant does not list this",
}

// String says it in words, without content.
func (d Denial) String() string {
	if words, ok := denialWords[d]; ok {
		return words
	}
	return "denied for a reason that is not known"
}

// Judge says what terms say of a request at a time, in unix seconds, as the contract judges them once it has found the
// grant active (docs/spec/consent.md, Judging). What the chain knows of the grant comes before it.
func (t Terms) Judge(r Request, time uint64) Denial {
	if t.Check() != nil {
		return UnknownTerms
	}
	switch {
	case t.Decision == Deny:
		return Denied
	case !r.isUnderstood():
		return UnknownRequest
	case t.Grantee != r.Grantee:
		return OtherGrantee
	case t.Purposes>>r.Purpose&1 == 0:
		return OtherPurpose
	case time < t.NotBefore:
		return NotYet
	case time >= t.NotAfter:
		return Ended
	}
	if d := t.judgeFlags(r); d != None {
		return d
	}
	return t.judgeCode(r.Code)
}

func (t Terms) judgeFlags(r Request) Denial {
	const widening = AllowsPart2 | AllowsResearch
	switch refused := r.Flags & (t.Flags ^ widening); {
	case refused&HoldsPart2 != 0:
		return Part2
	case refused&IsIdentified != 0:
		return Identified
	case refused&IsRedisclosure != 0:
		return Redisclosure
	case refused&IsResearch != 0, r.DUO != 0 && !slices.Contains(t.DUO, r.DUO):
		return NoResearch
	}
	return None
}

func (t Terms) judgeCode(code common.Hash) Denial {
	isEverything := code == common.Hash{}
	switch {
	case isEverything && len(t.DeniedCodes) > 0, slices.Contains(t.DeniedCodes, code):
		return ExceptedCode
	case len(t.Codes) > 0 && !slices.Contains(t.Codes, code):
		return OtherCode
	}
	return None
}

// isUnderstood says whether a request can be read in one way: what is for research says so and names its use.
func (r Request) isUnderstood() bool {
	isResearch := r.Flags&IsResearch != 0
	return r.Purpose < purposeCount && r.Flags < flagsEnd && isResearch == (r.DUO != 0) &&
		(isResearch || r.Purpose != Research)
}
