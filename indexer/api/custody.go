package api

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Custody is asked where specimens and packages are, and who had them.
type Custody interface {
	Specimen(ctx context.Context, when indexer.When, id common.Hash) (indexer.Ref, indexer.Custody, error)
	Package(ctx context.Context, when indexer.When, id common.Hash) (indexer.Ref, indexer.Custody, error)
}

// CustodyAnswer is where a specimen or package is.
type CustodyAnswer struct {
	Block Block `json:"block"`
	indexer.Custody
}

func (s *server) custody(c Custody) {
	type byID struct {
		Question
		ID string `path:"id" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"id in the CustodyLedger"`
	}
	get(s, op{id: "get-specimen", path: "/v1/specimens/{id}", summary: "Where a specimen is, and who had it"},
		func(ctx context.Context, in *byID) (indexer.Ref, CustodyAnswer, error) {
			at, custody, err := c.Specimen(ctx, in.when, common.HexToHash(in.ID))
			return at, CustodyAnswer{blockOf(at), custody}, err
		})
	get(s, op{id: "get-package", path: "/v1/packages/{id}", summary: "Where a package is, and what is in it"},
		func(ctx context.Context, in *byID) (indexer.Ref, CustodyAnswer, error) {
			at, custody, err := c.Package(ctx, in.when, common.HexToHash(in.ID))
			return at, CustodyAnswer{blockOf(at), custody}, err
		})
}
