// Package relay takes what subjects signed, and brings it to the chain from the lab's relayer account.
//
// A revocation counts for this lab when [Desk.Revoke] returns, with the chain up or down: from then on the journal lets no
// disclosure rest on that grant. A grant counts when the chain has it, and is final there. What is signed stands by
// itself, so that it does not matter who brings it; a grant is never countersigned here, because nobody saw the subject.
package relay

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
)

// What is refused.
var (
	ErrExpired  = errors.New("the signature's deadline is over")
	ErrRefused  = errors.New("the registry does not take it")
	ErrStranger = errors.New("the subject is not enrolled with this lab")
	ErrCounter  = errors.New("a grant that names a countersigner is taken in person only")
	ErrTerms    = errors.New("the terms are not in their form, or not those that were signed")
	ErrLater    = errors.New("no node answers, and without one this can't be checked")
)

// Revocation is a signed revocation.
type Revocation struct {
	Subject     common.Hash   `json:"subject"`
	TermsCommit common.Hash   `json:"termsCommit"`
	Deadline    uint64        `json:"deadline"` // unix seconds
	Signature   hexutil.Bytes `json:"signature"`
}

// ID names the grant that it revokes.
func (r Revocation) ID() common.Hash { return consent.GrantID(r.Subject, r.TermsCommit) }

// Grant is a signed grant, without its terms.
type Grant struct {
	consent.Grant
	Signature hexutil.Bytes
}

// Registry is the ConsentRegistry contract. What it refuses is a *[RefusedError]; any other error means that it could
// not be asked.
type Registry interface {
	CheckGrant(ctx context.Context, g consent.Grant, signature []byte) error
	CheckRevoke(ctx context.Context, subject, termsCommit common.Hash, deadline uint64, signature []byte) error
	Grant(ctx context.Context, nonce uint64, g consent.Grant, signature, labSignature []byte) (oracle.Tx, error)
	Revoke(ctx context.Context, nonce uint64, subject, termsCommit common.Hash, deadline uint64, signature []byte) (oracle.Tx, error)
}

// RefusedError is a contract's refusal, in words.
type RefusedError struct{ Reason error }

func (e *RefusedError) Error() string { return e.Reason.Error() }

// Unwrap returns the contract's reason.
func (e *RefusedError) Unwrap() error { return e.Reason }

// Books is where subjects, and what they sent, are kept.
type Books interface {
	SubjectSalt(ctx context.Context, subject common.Hash) (common.Hash, error)
	PostRevocation(ctx context.Context, grant common.Hash, body []byte) error
	PostGrant(ctx context.Context, g journal.SealedGrant, body []byte) error
}

// Desk takes what subjects signed.
type Desk struct {
	Member   common.Hash // the lab
	Domain   consent.Domain
	Journal  Books
	Registry func(ctx context.Context) (Registry, error) // an error where no node answers
	Now      func() time.Time
}

// Revoke checks a revocation and keeps it. It needs no chain where the subject's first signer signed it by an account;
// any other signer's the registry must know.
func (d *Desk) Revoke(ctx context.Context, r Revocation) (grant common.Hash, err error) {
	if r.Deadline < uint64(d.Now().Unix()) {
		return grant, ErrExpired
	}
	isFirst, err := d.isFirstSigner(ctx, r)
	if err != nil {
		return grant, err
	}
	if !isFirst {
		registry, err := d.Registry(ctx)
		if err == nil {
			err = registry.CheckRevoke(ctx, r.Subject, r.TermsCommit, r.Deadline, r.Signature)
		}
		if err != nil {
			return grant, refusal(err)
		}
	}
	body, err := json.Marshal(r)
	if err != nil {
		return grant, fmt.Errorf("keep revocation: %w", err)
	}
	grant = r.ID()
	return grant, d.Journal.PostRevocation(ctx, grant, body)
}

// isFirstSigner says whether the account signed that the subject is made of.
func (d *Desk) isFirstSigner(ctx context.Context, r Revocation) (bool, error) {
	salt, err := d.Journal.SubjectSalt(ctx, r.Subject)
	if errors.Is(err, journal.ErrNotFound) || err == nil && len(r.Signature) != crypto.SignatureLength {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	digest := d.Domain.Revoke(r.ID(), r.Deadline)
	signature := append([]byte{}, r.Signature...)
	if signature[64] >= 27 {
		signature[64] -= 27 // as contracts have it
	}
	key, err := crypto.SigToPub(digest[:], signature)
	if err != nil {
		return false, nil //nolint:nilerr // no account's signature: the registry may know what it is
	}
	return consent.SubjectID(d.Member, crypto.PubkeyToAddress(*key).Bytes(), salt) == r.Subject, nil
}

// Take checks a grant, whose opening is sealed already, and keeps it.
func (d *Desk) Take(ctx context.Context, g Grant, terms consent.Terms, salt common.Hash, sealed journal.SealedGrant) error {
	switch {
	case g.Deadline < uint64(d.Now().Unix()):
		return ErrExpired
	case g.Countersigner != (common.Address{}):
		return ErrCounter
	case terms.Check() != nil || terms.Subject != g.Subject || terms.Commit(salt) != g.TermsCommit:
		return ErrTerms
	}
	registry, err := d.Registry(ctx)
	if err == nil {
		err = registry.CheckGrant(ctx, g.Grant, g.Signature)
	}
	if err != nil {
		return refusal(err)
	}
	// Only who holds the subject's key is told whether this lab knows the subject.
	if _, err := d.Journal.SubjectSalt(ctx, g.Subject); errors.Is(err, journal.ErrNotFound) {
		return ErrStranger
	} else if err != nil {
		return err
	}
	body, err := json.Marshal(g)
	if err != nil {
		return fmt.Errorf("keep grant: %w", err)
	}
	return d.Journal.PostGrant(ctx, sealed, body)
}

func refusal(err error) error {
	if refused := new(RefusedError); errors.As(err, &refused) {
		return fmt.Errorf("%w: %w", ErrRefused, refused.Reason)
	}
	return fmt.Errorf("%w: %w", ErrLater, err)
}

// Queue is what was posted and waits for its transaction.
type Queue interface {
	WaitingPosts(ctx context.Context, limit int) ([]journal.Posted, error)
	StagePost(ctx context.Context, tx oracle.Tx, id int64) error
	RefusePost(ctx context.Context, id int64, reason string) error
}

// batch is how much one step stages.
const batch = 64

// Send stages what was posted: revocations before grants. What the registry refuses is noted with its reason, and holds
// up nothing.
func Send(queue Queue, registry Registry, outbox *oracle.Outbox) oracle.Step {
	return oracle.Step{Name: "send what subjects signed", Do: func(ctx context.Context) (bool, error) {
		list, err := queue.WaitingPosts(ctx, batch)
		if err != nil {
			return false, err
		}
		for _, p := range list {
			nonce, err := outbox.Nonce(ctx)
			if err != nil {
				return false, err
			}
			tx, err := sign(ctx, registry, nonce, p)
			if refused := new(RefusedError); errors.As(err, &refused) {
				err = queue.RefusePost(ctx, p.ID, refused.Error())
			} else if err == nil {
				err = queue.StagePost(ctx, tx, p.ID)
			}
			if err != nil {
				return false, err
			}
		}
		return len(list) > 0, nil
	}}
}

func sign(ctx context.Context, registry Registry, nonce uint64, p journal.Posted) (oracle.Tx, error) {
	if p.Kind == journal.PostedGrant {
		var g Grant
		if err := json.Unmarshal(p.Body, &g); err != nil {
			return oracle.Tx{}, fmt.Errorf("read posted grant: %w", err)
		}
		return registry.Grant(ctx, nonce, g.Grant, g.Signature, nil)
	}
	var r Revocation
	if err := json.Unmarshal(p.Body, &r); err != nil {
		return oracle.Tx{}, fmt.Errorf("read posted revocation: %w", err)
	}
	return registry.Revoke(ctx, nonce, r.Subject, r.TermsCommit, r.Deadline, r.Signature)
}
