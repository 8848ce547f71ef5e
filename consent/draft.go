package consent

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

// DraftFormat names the format of drafts (docs/spec/consent.md, Drafts).
const DraftFormat = "labseal/draft/1"

// Draft is a write that is to be signed, opened: whoever signs computes from it both the digest and the words that say
// what it is ([Draft.Words]). So it holds no commitment whose opening it does not hold, and no text.
//
// Exactly one of the writes is there, the one that Write names.
type Draft struct {
	Format   string         `json:"format"`
	ChainID  uint64         `json:"chainId"`
	Registry common.Address `json:"registry"`
	Deadline uint64         `json:"deadline"` // unix seconds
	Signer   hexutil.Bytes  `json:"signer"`   // who is to sign; empty where it is the new signer alone
	Write    string         `json:"write"`

	Enroll    *EnrollDraft    `json:"enroll,omitempty"`
	Grant     *GrantDraft     `json:"grant,omitempty"`
	Revoke    *RevokeDraft    `json:"revoke,omitempty"`
	Rotate    *RotateDraft    `json:"rotate,omitempty"`
	Guardians *GuardiansDraft `json:"guardians,omitempty"`
	Recover   *RecoverDraft   `json:"recover,omitempty"`
	Veto      *VetoDraft      `json:"veto,omitempty"`
	Appoint   *AppointDraft   `json:"appoint,omitempty"`
	Dismiss   *DismissDraft   `json:"dismiss,omitempty"`
	Void      *VoidDraft      `json:"void,omitempty"`
}

// NewSigner is who is to sign from now on. Where it is not known yet, a passkey of the verifier is made.
type NewSigner struct {
	Verifier common.Address `json:"verifier"` // of passkeys
	Signer   hexutil.Bytes  `json:"signer"`   // empty: make one
}

// EnrollDraft enrols a subject of a member.
type EnrollDraft struct {
	Member    common.Hash `json:"member"`
	Salt      common.Hash `json:"salt"`
	NewSigner NewSigner   `json:"newSigner"`
}

// GrantDraft grants what terms say.
type GrantDraft struct {
	Terms         OpenTerms      `json:"terms"`
	Expiry        uint64         `json:"expiry"`
	Supersedes    *OpenTerms     `json:"supersedes"`    // of the subject; null for none
	Scope         *OpenScope     `json:"scope"`         // of the proxy that signs; null where the subject does
	Countersigner common.Address `json:"countersigner"` // zero for none
	Nonce         uint64         `json:"nonce"`
}

// RevokeDraft revokes a grant.
type RevokeDraft struct {
	Terms OpenTerms  `json:"terms"`
	Scope *OpenScope `json:"scope"` // of the proxy that signs; null where the subject does
}

// RotateDraft replaces a subject's signer.
type RotateDraft struct {
	Subject   common.Hash `json:"subject"`
	NewSigner NewSigner   `json:"newSigner"`
	Nonce     uint64      `json:"nonce"`
}

// GuardiansDraft says who can recover a subject.
type GuardiansDraft struct {
	Subject   common.Hash    `json:"subject"`
	Guardians *OpenGuardians `json:"guardians"` // null: nobody
	Nonce     uint64         `json:"nonce"`
}

// RecoverDraft gives a subject a new signer, by its guardians.
type RecoverDraft struct {
	Subject       common.Hash `json:"subject"`
	NewSigner     NewSigner   `json:"newSigner"`
	RecoveryNonce uint64      `json:"recoveryNonce"`
}

// VetoDraft stops a recovery.
type VetoDraft struct {
	Subject       common.Hash `json:"subject"`
	RecoveryNonce uint64      `json:"recoveryNonce"`
}

// AppointDraft appoints a proxy.
type AppointDraft struct {
	Subject common.Hash   `json:"subject"`
	Proxy   hexutil.Bytes `json:"proxy"`
	Scope   OpenScope     `json:"scope"`
	Expiry  uint64        `json:"expiry"`
	Nonce   uint64        `json:"nonce"`
}

// DismissDraft ends a proxy's appointment.
type DismissDraft struct {
	Subject     common.Hash `json:"subject"`
	Appointment common.Hash `json:"appointment"`
}

// VoidDraft uses up nonces, so that what was signed under them and is not on the chain yet never gets there.
type VoidDraft struct {
	Subject common.Hash `json:"subject"`
	First   uint64      `json:"first"`
	Last    uint64      `json:"last"` // of the same 256 as the first
}

// ParseDraft reads a draft. It has one layout: what is not exactly what [Draft.Encode] writes is refused.
func ParseDraft(text []byte) (d Draft, err error) {
	if err := parse(text, &d); err != nil {
		return d, fmt.Errorf("read draft: %w", err)
	}
	if err := d.Check(); err != nil {
		return d, fmt.Errorf("read draft: %w", err)
	}
	if again, err := d.Encode(); err != nil || !bytes.Equal(again, text) {
		return d, errors.New("read draft: it is in another layout than its one")
	}
	return d, nil
}

func parse(text []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return fmt.Errorf("it is not in its form: %w", err)
	}
	return nil
}

// Encode writes the draft in its one layout.
func (d Draft) Encode() ([]byte, error) {
	if d.Signer == nil {
		d.Signer = hexutil.Bytes{}
	}
	return layOut(d)
}

func layOut(v any) ([]byte, error) {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write: %w", err)
	}
	return append(text, '\n'), nil
}

// content is the write that the draft holds.
func (d Draft) content() (write draftWrite, err error) {
	found := map[string]draftWrite{}
	add := func(name string, isThere bool, w draftWrite) {
		if isThere {
			found[name] = w
		}
	}
	add("enroll", d.Enroll != nil, d.Enroll)
	add("grant", d.Grant != nil, d.Grant)
	add("revoke", d.Revoke != nil, d.Revoke)
	add("rotate", d.Rotate != nil, d.Rotate)
	add("guardians", d.Guardians != nil, d.Guardians)
	add("recover", d.Recover != nil, d.Recover)
	add("veto", d.Veto != nil, d.Veto)
	add("appoint", d.Appoint != nil, d.Appoint)
	add("dismiss", d.Dismiss != nil, d.Dismiss)
	add("void", d.Void != nil, d.Void)
	if write = found[d.Write]; write == nil || len(found) != 1 {
		return nil, fmt.Errorf("it holds another write than %q", d.Write)
	}
	return write, nil
}

// draftWrite is one of the writes.
type draftWrite interface {
	check(d Draft) error
	digest(d Draft, domain Domain) common.Hash
	newSigner() *NewSigner // nil where the write makes none
	words(d Draft, w *wording)
}

// lastSecond is the end of the year 9999: no time is behind it.
const lastSecond = 253402300799

// Check refuses a draft that could be read in more than one way, or that nobody may sign.
func (d Draft) Check() error {
	write, err := d.content()
	switch {
	case err != nil:
		return err
	case d.Format != DraftFormat:
		return fmt.Errorf("its format is %q and not %q", d.Format, DraftFormat)
	case d.Deadline > lastSecond:
		return errors.New("its deadline is after the year 9999")
	}
	return write.check(d)
}

// Domain is the registry that the draft is for.
func (d Draft) Domain() Domain { return Domain{d.ChainID, d.Registry} }

// Digest is what is signed. It is known once the new signer is, where there is one.
func (d Draft) Digest() (common.Hash, error) {
	write, err := d.content()
	if err != nil {
		return common.Hash{}, err
	}
	if n := write.newSigner(); n != nil && len(n.Signer) == 0 {
		return common.Hash{}, errors.New("the draft names no new signer yet")
	}
	return write.digest(d, d.Domain()), nil
}

// NewSigner is who is to sign from now on; nil where the write changes nobody.
func (d Draft) NewSigner() *NewSigner {
	write, err := d.content()
	if err != nil {
		return nil
	}
	return write.newSigner()
}

// WithNewSigner returns the draft with its new signer filled in.
func (d Draft) WithNewSigner(signer Signer) (Draft, error) {
	n := d.NewSigner()
	if n == nil || len(n.Signer) != 0 && !bytes.Equal(n.Signer, signer) {
		return d, errors.New("the draft takes no new signer, or another one")
	}
	filled := NewSigner{n.Verifier, hexutil.Bytes(signer)}
	switch {
	case d.Enroll != nil:
		e := *d.Enroll
		e.NewSigner, d.Enroll = filled, &e
	case d.Rotate != nil:
		e := *d.Rotate
		e.NewSigner, d.Rotate = filled, &e
	case d.Recover != nil:
		e := *d.Recover
		e.NewSigner, d.Recover = filled, &e
	}
	return d, nil
}

// Subject is whose draft it is. Of an enrolment it is known once the signer is.
func (d Draft) Subject() common.Hash {
	switch {
	case d.Enroll != nil:
		return SubjectID(d.Enroll.Member, d.Enroll.NewSigner.Signer, d.Enroll.Salt)
	case d.Grant != nil:
		return d.Grant.Terms.Subject
	case d.Revoke != nil:
		return d.Revoke.Terms.Subject
	case d.Rotate != nil:
		return d.Rotate.Subject
	case d.Guardians != nil:
		return d.Guardians.Subject
	case d.Recover != nil:
		return d.Recover.Subject
	case d.Veto != nil:
		return d.Veto.Subject
	case d.Appoint != nil:
		return d.Appoint.Subject
	case d.Dismiss != nil:
		return d.Dismiss.Subject
	case d.Void != nil:
		return d.Void.Subject
	}
	return common.Hash{}
}
