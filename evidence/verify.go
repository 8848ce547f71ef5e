package evidence

import (
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence/ers"
)

// The checks that a verification makes, in their order.
const (
	CheckFormat       = "format"       // one accepted encoding, nothing unknown in it
	CheckMember       = "member"       // the trust file knows who states it
	CheckInclusion    = "inclusion"    // the statement is in a tree of the lab's log
	CheckBlock        = "block"        // header and receipts lead to the event that anchored that tree
	CheckAttestations = "attestations" // enough members hold that block as final
	CheckStatement    = "statement"    // signed by the lab's statement key
	CheckReceipt      = "receipt"      // of the statement's log, signed by the lab's log key
	CheckState        = "state"        // what the chain recorded of amendments, where the file says so
	CheckAmendment    = "amendment"    // the amendment given is of this version, and what the chain recorded
	CheckOpening      = "opening"      // the claims are those committed to
	CheckRecord       = "record"       // the record is the one received
	CheckTimestamps   = "timestamps"   // each covers the evidence or the timestamp before, by a trusted authority
	CheckCosignatures = "cosignatures" // of the checkpoint, by witnesses whom the verifier names
)

// Failure says which check failed and why. Anything but a Failure or nil from Verify does not occur.
type Failure struct {
	Check string
	Err   error
}

func (f *Failure) Error() string { return f.Check + ": " + f.Err.Error() }

// Unwrap returns the cause.
func (f *Failure) Unwrap() error { return f.Err }

// Input is what a verification looks at.
type Input struct {
	Evidence  []byte
	Amendment []byte // evidence of an amendment of it; nil: none is at hand
	Opening   []byte // nil: only the public evidence is checked
	Record    []byte // nil: not compared; needs the opening

	Authorities ers.Authorities // trusted for timestamps; nil: nobody, so that timestamps prove nothing
	Witnesses   []Witness       // whose cosignatures count; those of others are passed over
}

// Proven is what a verification has shown.
type Proven struct {
	Statement Statement
	Leaf      common.Hash
	Member    *Member
	Index     uint64 // of the leaf in the log
	Size      uint64 // of the anchored tree
	Block     Block  // that holds the anchoring event
	Attested  []*Member
	State     *State   // what the chain recorded of amendments; nil where the file does not say
	Amendment *Proven  // of the amendment's own evidence; nil where none was given
	Opening   *Opening // nil where none was given
	Record    bool     // whether the record's bytes were compared

	Timestamps []ers.Stamp   // oldest first; ers.Since says what they prove at a time
	Cosigned   []Cosignature // by named witnesses, verified
	Unknown    []Cosignature // by others: not verified
}

// IsDisputed says that the chain records an amendment of the version, and that the lab's signed statement of it was not
// given. A sequencer's key alone can write to the chain; what a lab says of its results, it signs and logs.
func (p *Proven) IsDisputed() bool {
	return p.Statement.Kind == KindVersion && p.State != nil && p.State.Reason != ReasonNone && p.Amendment == nil
}

// Verify checks everything, in order, and stops at the first check that fails, which it returns as a *Failure.
func Verify(in Input, t *Trust) (*Proven, error) {
	p, err := split(in.Evidence)
	if err != nil {
		return nil, &Failure{CheckFormat, err}
	}
	v := &verification{parts: p, trust: t, proven: Proven{Statement: p.statement, Leaf: p.leaf}}
	for _, step := range []struct {
		check string
		run   func() error
	}{
		{CheckMember, v.member},
		{CheckInclusion, v.inclusion},
		{CheckBlock, v.block},
		{CheckAttestations, v.attestations},
		{CheckStatement, v.statement},
		{CheckReceipt, v.receipt},
		{CheckState, v.state},
		{CheckAmendment, func() error { return v.amendment(in.Amendment) }},
		{CheckOpening, func() error { return v.opening(in.Opening) }},
		{CheckRecord, func() error { return v.record(in.Record) }},
		{CheckTimestamps, func() error { return v.timestamps(in.Authorities) }},
		{CheckCosignatures, func() error { return v.cosignatures(in.Witnesses) }},
	} {
		if err := step.run(); err != nil {
			return nil, &Failure{step.check, err}
		}
	}
	return &v.proven, nil
}

// verification is one run of Verify. Each step relies on those before it.
type verification struct {
	parts  *parts
	trust  *Trust
	root   common.Hash
	proven Proven
}

func (v *verification) member() error {
	v.proven.Member = v.trust.Member(v.parts.statement.Member)
	if v.proven.Member == nil {
		return fmt.Errorf("the trust file does not name member %s", v.parts.statement.Member)
	}
	return nil
}

func (v *verification) inclusion() error {
	r := v.parts.receipt
	v.proven.Index, v.proven.Size = r.Index, r.Size
	var err error
	v.root, err = r.Root(v.parts.leaf)
	return err
}

func (v *verification) block() error {
	var err error
	if v.proven.Block, err = DecodeHeader(v.parts.proof.Header); err != nil {
		return err
	}
	event, err := v.parts.proof.event(v.proven.Block.ReceiptsRoot)
	if err != nil {
		return err
	}
	anchor, err := DecodeAnchor(event)
	if err != nil {
		return err
	}
	s := v.parts.statement
	contract, ok := v.trust.Contract("ResultLog")
	switch {
	case !ok || anchor.Contract != contract.Address:
		return fmt.Errorf("the event is of contract %s, not of the consortium's ResultLog", anchor.Contract)
	case anchor.ChainID != v.trust.Chain.ID:
		return fmt.Errorf("the event is of chain %d, not %d", anchor.ChainID, v.trust.Chain.ID)
	case anchor.Member != s.Member || anchor.Log != s.Log:
		return errors.New("the event anchors another log")
	case anchor.Size != v.proven.Size || anchor.Root != v.root:
		return errors.New("the event anchors another tree than the one the statement is in")
	}
	return nil
}

func (v *verification) attestations() (err error) {
	v.proven.Attested, err = checkAttestations(v.parts.proof.Attestations, v.trust, v.proven.Block)
	return err
}

func (v *verification) statement() error {
	key, err := v.proven.Member.key("statement", v.parts.keyID, v.proven.Block.Number)
	if err != nil {
		return err
	}
	m := v.parts.signed
	return verifyES256(key, toBeSigned(m.Protected, *m.Payload), m.Signature)
}

func (v *verification) receipt() error {
	r := v.parts.receipt
	if r.header.Claims != v.parts.statement.receiptClaims() {
		return errors.New("it names another member or log than the statement")
	}
	key, err := v.proven.Member.key("log", r.header.KeyID, v.proven.Block.Number)
	if err != nil {
		return err
	}
	return r.verify(key, v.root)
}

// amendment verifies the evidence of an amendment, and that it is of this version.
func (v *verification) amendment(file []byte) error {
	if file == nil {
		return nil
	}
	proven, err := Verify(Input{Evidence: file}, v.trust)
	if err != nil {
		return err
	}
	a, s, state := proven.Statement, v.parts.statement, v.proven.State
	switch {
	case a.Kind != KindAmendment:
		return errors.New("it states no amendment")
	case s.Kind != KindVersion || a.Member != s.Member || a.Amended != s.Handle:
		return errors.New("it amends another version")
	case state != nil && state.Reason != ReasonNone && state.Reason != a.Reason:
		return fmt.Errorf("it says %s, the chain records %s", a.Reason, state.Reason)
	}
	v.proven.Amendment = proven
	return nil
}

func (v *verification) opening(b []byte) error {
	if b == nil {
		return nil
	}
	o, err := DecodeOpening(b)
	if err != nil {
		return err
	}
	s := v.parts.statement
	if o.Leaf != v.parts.leaf {
		return errors.New("it belongs to another statement")
	}
	if s.Kind != KindVersion || o.Projection != s.Projection {
		return errors.New("its projection is not the statement's")
	}
	root, err := o.Root()
	if err != nil {
		return err
	}
	if root != s.Content {
		return errors.New("its claims are not those the lab committed to")
	}
	if o.Artefact != nil && artefactCommitment(o.Artefact.Salt, o.Artefact.Digest) != s.Artefact {
		return errors.New("its digest of the record is not the one the lab committed to")
	}
	v.proven.Opening = o
	return nil
}

func (v *verification) record(b []byte) error {
	if b == nil {
		return nil
	}
	o := v.proven.Opening
	if o == nil || o.Artefact == nil {
		return errors.New("a record can only be compared with its full opening")
	}
	if sha256.Sum256(b) != o.Artefact.Digest {
		return errors.New("these are not the bytes the lab received")
	}
	v.proven.Record = true
	return nil
}
