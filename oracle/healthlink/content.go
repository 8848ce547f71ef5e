package healthlink

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/bundle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/vault"
)

// Issuer hands out what a link shares.
type Issuer interface {
	Evidence(ctx context.Context, p oracle.Progress) ([]byte, error)
	Opened(ctx context.Context, stored *journal.Stored) (*evidence.Opening, error)
	Record(ctx context.Context, record vault.RecordID, number uint32) ([]byte, error)
}

// Content makes what a link shares of a version.
type Content struct {
	Issuer   Issuer
	Progress func(ctx context.Context, id oracle.VersionID) (oracle.Progress, error)
}

// content is what a link shares of a version.
type content struct {
	bundle []byte
	claims []evidence.OpenedClaim // that go, without their contexts
}

// ErrNothing is returned where codes name nothing that a record holds.
var ErrNothing = errors.New("the record holds no result that these codes name")

// of makes the Bundle of a version: what it says as FHIR, with its evidence and opening. Where codes name what may go, the
// opening is narrowed to that, and the record stays at the lab, since all of it stands in there.
func (c Content) of(ctx context.Context, stored *journal.Stored, codes []record.Coding) (*content, error) {
	progress, err := c.Progress(ctx, stored.VersionID)
	if err != nil {
		return nil, err
	}
	proof, err := c.Issuer.Evidence(ctx, progress)
	if err != nil {
		return nil, err
	}
	opening, err := c.Issuer.Opened(ctx, stored)
	if err != nil {
		return nil, err
	}
	made := &content{}
	for _, claim := range opening.Claims {
		if claim.Claim.Kind != evidence.ContextKind && projection.IsNamed(stored.Projection, claim.Claim, codes) {
			made.claims = append(made.claims, claim)
		}
	}
	if len(codes) > 0 {
		made.bundle, err = narrowed(stored.Projection, opening, made.claims, proof)
		if err != nil {
			return nil, fmt.Errorf("record %s: %w", stored.Record, err)
		}
		return made, nil
	}
	text, err := c.Issuer.Record(ctx, stored.Record, stored.Version)
	if err != nil {
		return nil, err
	}
	entries, err := bundle.Resources(stored.Projection, text, opening.Claims)
	if err != nil {
		return nil, err
	}
	received := bundle.Attachment{ContentType: bundle.RecordType(stored.Projection), Title: "the record, as the lab received it", Data: text}
	made.bundle, err = write(entries, "the record, its evidence and its opening", append([]bundle.Attachment{received}, proofs(proof, opening)...))
	return made, err
}

// narrowed is the Bundle of some claims, with the contexts that they belong to.
func narrowed(name string, opening *evidence.Opening, claims []evidence.OpenedClaim, proof []byte) ([]byte, error) {
	if len(claims) == 0 {
		return nil, ErrNothing
	}
	positions := make([]uint64, len(claims))
	for i, claim := range claims {
		positions[i] = claim.Position
	}
	part, err := opening.Narrow(projection.WithContexts(opening, positions)...)
	if err != nil {
		return nil, err
	}
	entries, err := bundle.Said(name, part.Claims)
	if err != nil {
		return nil, err
	}
	return write(entries, "the evidence of their record and the opening of these", proofs(proof, part))
}

func proofs(proof []byte, opening *evidence.Opening) []bundle.Attachment {
	return []bundle.Attachment{
		{ContentType: bundle.EvidenceType, Title: "evidence", Data: proof},
		{ContentType: bundle.OpeningType, Title: "opening", Data: opening.Encode()},
	}
}

func write(entries []bundle.Entry, what string, files []bundle.Attachment) ([]byte, error) {
	entries = append(entries, bundle.New(bundle.Document(
		"What proves the results in this Bundle: "+what+", for `oracle verify`", files...,
	)))
	var out bytes.Buffer
	err := bundle.Write(&out, bundle.Collection(entries))
	return out.Bytes(), err
}
