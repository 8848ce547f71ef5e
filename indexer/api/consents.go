package api

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Consents are asked what subjects granted.
type Consents interface {
	Subject(ctx context.Context, id common.Hash) (indexer.Ref, indexer.Subject, error)
}

// SubjectAnswer is a subject with all its grants.
type SubjectAnswer struct {
	Block Block `json:"block"`
	indexer.Subject
}

func (s *server) consents(c Consents) {
	type bySubject struct {
		AsOf
		Subject string `path:"subject" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"subject id"`
	}
	get(s, "list-grants", "/v1/subjects/{subject}/grants", "What a subject granted and revoked, oldest first",
		func(ctx context.Context, in *bySubject) (*answer[SubjectAnswer], error) {
			at, subject, err := c.Subject(ctx, common.HexToHash(in.Subject))
			return reply(in.AsOf, at, err, func() SubjectAnswer { return SubjectAnswer{blockOf(at), subject} })
		}, 404, 409)
}
