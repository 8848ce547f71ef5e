package api

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/attestor"
)

// Attestations are what the attestor signed.
type Attestations interface {
	Attestation(ctx context.Context, number uint64) (indexer.Attestation, error)
	NewestAttestation(ctx context.Context) (indexer.Attestation, error)
}

// Attestor signs one of the newest final blocks for whoever asks.
type Attestor interface {
	Request(ctx context.Context, number uint64) (indexer.Attestation, error)
	RequestNewest(ctx context.Context) (indexer.Attestation, error)
}

// attested is an answer that is as of no block.
type attested struct{ Body indexer.Attestation }

// ErrNoAttestor is returned by an Attestor that has no key, or leaves signing to another process.
var ErrNoAttestor = errors.New("nothing is signed here now")

// attest registers what signs on request. It takes no body and changes nothing but what is signed already, so that it
// may be asked as often as one likes.
func (s *server) attest(a Attestor) {
	operation := huma.Operation{
		OperationID: "request-attestation", Method: http.MethodPost, Path: "/v1/attestations/{number}",
		Summary: "Sign one of the newest final blocks, whether it holds events or not",
		Errors:  []int{http.StatusConflict, http.StatusGone, http.StatusUnprocessableEntity, http.StatusServiceUnavailable},
	}
	type byNumber struct {
		Number uint64 `path:"number" maximum:"9007199254740991" doc:"number of the block"`
	}
	huma.Register(s.huma, operation, func(ctx context.Context, in *byNumber) (*attested, error) {
		attestation, err := a.Request(ctx, in.Number)
		return s.requested(ctx, operation, attestation, err)
	})
	newest := operation
	newest.OperationID, newest.Path = "request-newest-attestation", "/v1/attestations/newest"
	newest.Summary = "Sign the newest final block, whether it holds events or not"
	huma.Register(s.huma, newest, func(ctx context.Context, _ *struct{}) (*attested, error) {
		attestation, err := a.RequestNewest(ctx)
		return s.requested(ctx, newest, attestation, err)
	})
}

// requested answers with what was signed on request, or says why it was not.
func (s *server) requested(ctx context.Context, o huma.Operation, signed indexer.Attestation, err error) (*attested, error) {
	switch {
	case errors.Is(err, attestor.ErrNotFinal):
		return nil, retry(http.StatusConflict, err.Error())
	case errors.Is(err, attestor.ErrTooOld), errors.Is(err, attestor.ErrRefused):
		return nil, huma.Error410Gone(err.Error())
	case errors.Is(err, ErrNoAttestor):
		return nil, huma.Error503ServiceUnavailable(err.Error())
	case err != nil:
		return nil, s.problem(ctx, o.Path, indexer.Ref{}, err)
	}
	return &attested{signed}, nil
}

func (s *server) attestations(a Attestations) {
	type byNumber struct {
		Number uint64 `path:"number" maximum:"9007199254740991" doc:"number of the block"`
	}
	operation := huma.Operation{
		OperationID: "get-attestation", Method: http.MethodGet, Path: "/v1/attestations/{number}",
		Summary: "What this indexer's attestor signed of a block; final blocks with events are signed, and others on request",
		Errors:  []int{http.StatusNotFound, http.StatusUnprocessableEntity, http.StatusServiceUnavailable},
	}
	huma.Register(s.huma, operation, func(ctx context.Context, in *byNumber) (*attested, error) {
		attestation, err := a.Attestation(ctx, in.Number)
		if errors.Is(err, indexer.ErrNotFound) {
			return nil, huma.Error404NotFound("not attested, or not yet")
		}
		if err != nil {
			return nil, s.problem(ctx, operation.Path, indexer.Ref{}, err)
		}
		return &attested{attestation}, nil
	})
	newest := operation
	newest.OperationID, newest.Path = "get-newest-attestation", "/v1/attestations/newest"
	newest.Summary = "What this indexer's attestor signed of the highest block that it signed"
	huma.Register(s.huma, newest, func(ctx context.Context, _ *struct{}) (*attested, error) {
		attestation, err := a.NewestAttestation(ctx)
		if errors.Is(err, indexer.ErrNotFound) {
			return nil, huma.Error404NotFound("nothing is attested yet")
		}
		if err != nil {
			return nil, s.problem(ctx, newest.Path, indexer.Ref{}, err)
		}
		return &attested{attestation}, nil
	})
}
