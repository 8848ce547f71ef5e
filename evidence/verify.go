package evidence

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence/ers"
)

// The checks that a verification makes, in their order.
const (
	CheckFormat       = "format"       // one accepted encoding, nothing unknown in it
	CheckMember       = "member"       // the trust file knows who states it
	CheckInclusion    = "inclusion"    // the statement is in a tree of the lab's log
	CheckBlock        = "block"        // header and receipts lead to the event that anchored that tree
	CheckFinality     = "finality"     // that block is trusted: attested, sealed, pinned, or agreed on by the reader's nodes
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

	// Agreed is the hash that the reader's own nodes agree on for the anchoring block; zero where none were asked. It
	// counts for evidence that is unattested, and nowhere else.
	Agreed common.Hash

	// AgreedState is likewise the hash for the block of an amendment state that is unattested.
	AgreedState common.Hash
}

// Proven is what a verification has shown.
type Proven struct {
	Statement Statement
	Leaf      common.Hash
	Member    *Member
	Index     uint64 // of the leaf in the log
	Size      uint64 // of the anchored tree
	Block     Block  // that holds the anchoring event
	Finality  Finality
	Stolen    []Stolen // what counted for the block, and was compromised later
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

// Stolen is a key or account that this evidence rests on and that was compromised after its block: the evidence stands,
// because it was anchored before.
type Stolen struct {
	What  string // "statement key", "log key", "attestor" or "validators"
	Of    string // the member's name; empty for validators
	Since uint64 // block
}

// verification is one run of Verify. Each step relies on those before it.
type verification struct {
	*Verifier
	in     Input
	parts  *parts
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
	a, err := v.anchored(v.parts.proof)
	if err != nil {
		return err
	}
	v.proven.Block = a.header.Block
	s := v.parts.statement
	switch {
	case a.anchor.Member != s.Member || a.anchor.Log != s.Log:
		return errors.New("the event anchors another log")
	case a.anchor.Size != v.proven.Size || a.anchor.Root != v.root:
		return errors.New("the event anchors another tree than the one the statement is in")
	}
	return nil
}

func (v *verification) finality() error {
	f, err := v.Verifier.finality(v.parts.proof, v.in.Agreed)
	if err == nil {
		v.proven.Finality = *f
		v.proven.Stolen = slices.Clone(f.stolen)
	}
	return err
}

// key is a key of the lab that counts for the block.
func (v *verification) key(kind string, id []byte) ([]byte, error) {
	k, err := v.proven.Member.key(kind, id, v.proven.Block.Number)
	if err != nil {
		return nil, err
	}
	if k.CompromisedSince != nil {
		v.proven.Stolen = append(v.proven.Stolen, Stolen{kind + " key", v.proven.Member.Name, *k.CompromisedSince})
	}
	return k.Key, nil
}

func (v *verification) statement() error {
	key, err := v.key("statement", v.parts.keyID)
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
	key, err := v.key("log", r.header.KeyID)
	if err != nil {
		return err
	}
	return v.receiptSigned(r, key, v.root)
}

// amendment verifies the evidence of an amendment, and that it is of this version.
func (v *verification) amendment() error {
	if v.in.Amendment == nil {
		return nil
	}
	proven, err := Verify(Input{Evidence: v.in.Amendment}, v.trust)
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

func (v *verification) opening() error {
	b := v.in.Opening
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

func (v *verification) record() error {
	b := v.in.Record
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
