package healthlink

import (
	"bytes"
	"context"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/bundle"
	"github.com/labseal/labseal/oracle/journal"
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

// content is what a link shares.
type content struct {
	bundle  []byte
	opening *evidence.Opening
}

// of makes the Bundle of a version: what the record says as FHIR, and the record itself with its evidence and opening.
func (c Content) of(ctx context.Context, stored *journal.Stored) (*content, error) {
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
	record, err := c.Issuer.Record(ctx, stored.Record, stored.Version)
	if err != nil {
		return nil, err
	}
	entries, err := bundle.Resources(stored.Projection, record, opening.Claims)
	if err != nil {
		return nil, err
	}
	entries = append(entries, bundle.New(bundle.Document(
		"What proves the results in this Bundle: the record, its evidence and its opening, for `oracle verify`",
		bundle.Attachment{ContentType: bundle.RecordType(stored.Projection), Title: "the record, as the lab received it", Data: record},
		bundle.Attachment{ContentType: bundle.EvidenceType, Title: "evidence", Data: proof},
		bundle.Attachment{ContentType: bundle.OpeningType, Title: "opening", Data: opening.Encode()},
	)))
	var out bytes.Buffer
	if err := bundle.Write(&out, bundle.Collection(entries)); err != nil {
		return nil, err
	}
	return &content{out.Bytes(), opening}, nil
}
