// Package issue makes what the lab hands out: evidence of a version, its opening, and the record itself.
//
// Nothing of it is stored. A record is decrypted from the vault, projected again under the projection that its
// statement names, and committed to again with its own secret; the evidence is put together from the log's tiles and
// the checkpoint's proof. Before it leaves, it is verified as its reader will verify it.
package issue

import (
	"context"
	"crypto"
	"crypto/ed25519"
	"errors"
	"fmt"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/tiles"
	"github.com/labseal/labseal/oracle/vault"
)

// Errors that have a meaning of their own.
var (
	ErrNotAttested = errors.New("there is no evidence yet: the version is not attested")
	ErrShredded    = errors.New("this version was shredded: nothing opens it any more")
	ErrWithdrawn   = errors.New("this version withdraws the record and has no content; an earlier version may be opened")
)

// Journal is where versions and proofs are.
type Journal interface {
	tiles.Reader
	Version(ctx context.Context, record vault.RecordID, number uint32) (*journal.Stored, error)
	Proof(ctx context.Context, id oracle.VersionID) (evidence.ChainProof, []evidence.Attestation, error)
	Amendment(ctx context.Context, id oracle.VersionID) (*journal.Amended, error)
}

// Store is where sealed bodies are.
type Store interface {
	Fetch(ctx context.Context, sealed vault.Sealed) ([]byte, error)
}

// Issuer makes evidence and opens records.
type Issuer struct {
	Journal Journal
	Store   Store
	Keyring *vault.Keyring
	Trust   *evidence.Trust

	// LogKey opens a log key, the present one or one before it. A receipt is signed when it is asked for, and its key
	// must be one that counted when its checkpoint was anchored.
	LogKey func(public ed25519.PublicKey) (crypto.Signer, error)
}

// Evidence makes the evidence of an attested version.
func (i *Issuer) Evidence(ctx context.Context, p oracle.Progress) ([]byte, error) {
	if p.State != oracle.Attested {
		return nil, ErrNotAttested
	}
	stored, err := i.Journal.Version(ctx, p.Record, p.Version)
	if err != nil {
		return nil, err
	}
	proof, attestations, err := i.Journal.Proof(ctx, p.VersionID)
	if err != nil {
		return nil, err
	}
	return i.assemble(ctx, stored.Statement, *p.Index, *p.Checkpoint, proof, attestations)
}

// Amendment makes the evidence of the statement by which a version amends the one before it.
func (i *Issuer) Amendment(ctx context.Context, id oracle.VersionID) ([]byte, error) {
	a, err := i.Journal.Amendment(ctx, id)
	if err != nil {
		return nil, err
	}
	return i.assemble(ctx, a.Statement, a.Index, a.Size, a.Proof, a.Attestations)
}

// assemble makes the evidence of an entry of the log under a checkpoint, and verifies it.
func (i *Issuer) assemble(
	ctx context.Context, statement []byte, index, checkpoint uint64, proof evidence.ChainProof,
	attestations []evidence.Attestation,
) ([]byte, error) {
	inclusion, err := tiles.Inclusion(ctx, i.Journal, checkpoint, index)
	if err != nil {
		return nil, err
	}
	key, err := i.logKey(statement, proof.Header)
	if err != nil {
		return nil, err
	}
	receipt, err := evidence.SignReceipt(statement, inclusion, key)
	if err != nil {
		return nil, err
	}
	if proof, err = i.trusted(proof, attestations); err != nil {
		return nil, err
	}
	file, err := evidence.Assemble(statement, receipt, proof)
	if err != nil {
		return nil, err
	}
	if _, err := evidence.Verify(evidence.Input{Evidence: file}, i.Trust); err != nil {
		return nil, fmt.Errorf("the evidence made does not verify, and is not handed out: %w", err)
	}
	return file, nil
}

// logKey is the key for the receipt of a statement whose checkpoint is in a block.
func (i *Issuer) logKey(statement, header []byte) (crypto.Signer, error) {
	s, err := evidence.DecodeStatement(statement)
	if err != nil {
		return nil, err
	}
	block, err := evidence.DecodeHeader(i.Trust.Chain.Codec, header)
	if err != nil {
		return nil, err
	}
	member := i.Trust.Member(s.Member)
	if member == nil {
		return nil, fmt.Errorf("the trust file knows no member %s", s.Member)
	}
	err = fmt.Errorf("the trust file has no log key of member %s that counts for block %d", s.Member, block.Number)
	for _, public := range member.KeysAt("log", block.Number) {
		key, keyErr := i.LogKey(public)
		if keyErr == nil {
			return key, nil
		}
		err = keyErr
	}
	return nil, err
}

// trusted puts under a proof what makes its header trusted: the validators' seals, where the trust file says who they
// are, or else members' attestations.
func (i *Issuer) trusted(p evidence.ChainProof, attestations []evidence.Attestation) (evidence.ChainProof, error) {
	block, err := evidence.DecodeHeader(i.Trust.Chain.Codec, p.Header)
	if err != nil {
		return p, err
	}
	if i.Trust.IsSealed(block.Number) {
		return p.Sealed(i.Trust)
	}
	return p.Attested(i.Trust, attestations)
}

// Opening makes the full opening of a version.
func (i *Issuer) Opening(ctx context.Context, id oracle.VersionID) ([]byte, error) {
	stored, err := i.Journal.Version(ctx, id.Record, id.Version)
	if err != nil {
		return nil, err
	}
	opening, err := i.Opened(ctx, stored)
	if err != nil {
		return nil, err
	}
	return opening.Encode(), nil
}

// Opened is the full opening of a version, to be read.
func (i *Issuer) Opened(ctx context.Context, stored *journal.Stored) (*evidence.Opening, error) {
	_, opening, err := i.Whole(ctx, stored)
	return opening, err
}

// Whole is a version's record with its full opening, decrypted once.
func (i *Issuer) Whole(ctx context.Context, stored *journal.Stored) (record []byte, opening *evidence.Opening, err error) {
	record, secret, err := i.open(ctx, stored)
	if err != nil {
		return nil, nil, err
	}
	p, err := projection.Again(record, stored.Projection)
	if err != nil {
		return nil, nil, err
	}
	if _, opening, err = evidence.Commit(secret, p.Projection, record, p.Claims); err != nil {
		return nil, nil, err
	}
	opening.Leaf = stored.Leaf
	return record, opening, nil
}

// Facts are what a version tells about itself.
func (i *Issuer) Facts(ctx context.Context, stored *journal.Stored) (record.Facts, error) {
	text, _, err := i.open(ctx, stored)
	if err != nil {
		return record.Facts{}, err
	}
	p, err := projection.Again(text, stored.Projection)
	if err != nil {
		return record.Facts{}, err
	}
	return p.Facts, nil
}

// Record decrypts a version; number 0 asks for the newest.
func (i *Issuer) Record(ctx context.Context, record vault.RecordID, number uint32) ([]byte, error) {
	stored, err := i.Journal.Version(ctx, record, number)
	if err != nil {
		return nil, err
	}
	bytes, _, err := i.open(ctx, stored)
	return bytes, err
}

func (i *Issuer) open(ctx context.Context, stored *journal.Stored) ([]byte, evidence.Secret, error) {
	sealed, err := i.Sealed(ctx, stored)
	if err != nil {
		return nil, evidence.Secret{}, err
	}
	return i.Keyring.Open(sealed, stored.Record, stored.Version)
}

// Sealed is a version's sealed body, wherever it lies by now.
func (i *Issuer) Sealed(ctx context.Context, stored *journal.Stored) (vault.Sealed, error) {
	if stored.Shredded {
		return vault.Sealed{}, ErrShredded
	}
	if stored.Sealed == nil {
		return vault.Sealed{}, ErrWithdrawn
	}
	sealed := *stored.Sealed
	if sealed.Body != nil {
		return sealed, nil
	}
	var err error
	sealed.Body, err = i.Store.Fetch(ctx, sealed)
	return sealed, err
}
