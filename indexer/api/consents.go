package api

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Consents are asked what subjects granted.
type Consents interface {
	Subject(ctx context.Context, when indexer.When, id common.Hash) (indexer.Ref, indexer.Subject, error)
	Grant(ctx context.Context, when indexer.When, id common.Hash) (indexer.Ref, indexer.Grant, error)
}

// SubjectAnswer is a subject with all its grants.
type SubjectAnswer struct {
	Block Block `json:"block"`
	indexer.Subject
}

// GrantAnswer is a grant.
type GrantAnswer struct {
	Block Block `json:"block"`
	indexer.Grant
	Proof *indexer.StateProof `json:"proof,omitempty" doc:"of the grant's status; where it was asked for"`
}

func (s *server) consents(c Consents) {
	type bySubject struct {
		Question
		ID string `path:"id" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"subject id"`
	}
	get(s, op{
		id: "list-grants", path: "/v1/subjects/{id}/grants",
		summary: "What a subject granted and revoked, oldest first",
	}, func(ctx context.Context, in *bySubject) (indexer.Ref, SubjectAnswer, error) {
		at, subject, err := c.Subject(ctx, in.when, common.HexToHash(in.ID))
		return at, SubjectAnswer{blockOf(at), subject}, err
	})

	type byGrant struct {
		Question
		Proven
		Grant string `path:"grant" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"grant id"`
	}
	get(s, op{id: "get-grant", path: "/v1/grants/{grant}", summary: "A grant, and since when it is revoked"},
		func(ctx context.Context, in *byGrant) (indexer.Ref, GrantAnswer, error) {
			at, grant, err := c.Grant(ctx, in.when, common.HexToHash(in.Grant))
			if err != nil {
				return at, GrantAnswer{}, err
			}
			proof, err := s.prove(ctx, in.Proven, at, grantClaim(grant))
			return at, GrantAnswer{blockOf(at), grant, proof}, err
		})
}
