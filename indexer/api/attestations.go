package api

import (
	"context"
	"errors"

	"github.com/danielgtaylor/huma/v2"

	"github.com/labseal/labseal/indexer"
)

// Attestations are what the attestor signed.
type Attestations interface {
	Attestation(ctx context.Context, number uint64) (indexer.Attestation, error)
}

func (s *server) attestations(a Attestations) {
	type byNumber struct {
		Number uint64 `path:"number" maximum:"9007199254740991" doc:"number of the block"`
	}
	get(s, "get-attestation", "/v1/attestations/{number}",
		"What this indexer's attestor signed of a block; only final blocks with events are signed",
		func(ctx context.Context, in *byNumber) (*answer[indexer.Attestation], error) {
			attestation, err := a.Attestation(ctx, in.Number)
			if errors.Is(err, indexer.ErrNotFound) {
				return nil, huma.Error404NotFound("not attested, or not yet")
			}
			if err != nil {
				return nil, err
			}
			return &answer[indexer.Attestation]{attestation}, nil
		}, 404)
}
