// Package api answers questions about the mirror over HTTP.
//
// Every answer names the block that it is as of: the newest, or the one that the question names by block or by a time
// (at). min_block is the least block that the caller will settle for; one that is not indexed yet is refused with 409
// and Retry-After. Errors are problem details (RFC 9457), below /v1/fhir OperationOutcomes. Lists come in pages: next is the cursor behind the last row,
// and also what to ask with for rows that don't exist yet. A cursor into a block that a reorganisation replaced is
// refused with 410, so that nobody misses what took its place.
//
// An answer that follows from the chain alone has an ETag, made of the block's hash and the question; a caller that has
// it is told 304 without the question being asked. Where a slot of a contract's storage says what the answer says,
// proof=evm adds the proof, which the indexer checked.
//
// The answers rest on the blocks that this indexer verified. With one node that proves consistency with that node's
// chain; /v1/health says so. Whoever must not trust the indexer verifies evidence instead.
//
// The document is served at /openapi.json and /openapi.yaml, and checked in beside this file; /docs shows it to people.
// The operations' ids are stable: who may ask what is told by them.
package api

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

//go:generate go test . -run TestDocument -update

// Version of the API: changed by incompatible changes only, and then the paths' prefix is too.
const Version = "1.0.0"

// GCPercent is how much a process that answers may let its heap grow between collections (GOGC). It holds little, and each
// answer leaves much behind: to collect as often as Go does by itself would make some answers wait.
const GCPercent = 400

// Mirror is what is asked.
type Mirror interface {
	// At returns the block that a question is answered as of.
	At(ctx context.Context, when indexer.When) (indexer.Ref, error)
	Members
	Logs
	Events
	Consents
	Custody
	Lots
	Orders
	Studies
	Proposals
	Disclosures
	Health
	Attestations
}

// Config of the API.
type Config struct {
	Mirror Mirror
	Prover Prover // nil where no node is at hand: proofs are refused
	Log    *slog.Logger
	// Middlewares stand before every operation. Which it is they know by its id.
	Middlewares huma.Middlewares
}

// New returns the whole API.
func New(config Config) http.Handler {
	mux := http.NewServeMux()
	register(mux, config)
	return outcomes{problems{mux}}
}

// NewAttestor returns what an attestor serves: its attestations, also on request, and whether it is well.
func NewAttestor(m interface {
	Attestations
	Health
}, a Attestor, log *slog.Logger,
) http.Handler {
	mux := http.NewServeMux()
	s := &server{huma: newHuma(mux), config: Config{Log: log}}
	s.attestations(m)
	s.attest(a)
	refine(s.huma.OpenAPI())
	mux.Handle("GET /healthz", s.healthz(m))
	return problems{mux}
}

func register(mux *http.ServeMux, config Config) huma.API {
	s := &server{huma: newHuma(mux), config: config}
	s.huma.UseMiddleware(config.Middlewares...)
	s.huma.UseMiddleware(s.strict)
	m := config.Mirror
	s.health(m)
	s.members(m)
	s.logs(m)
	s.versions(m)
	s.events(m)
	s.consents(m)
	s.custody(m)
	s.lots(m)
	s.orders(m)
	s.studies(m)
	s.proposals(m)
	s.disclosures(m)
	s.fhir(m)
	s.attestations(m)
	mux.Handle("GET /healthz", s.healthz(m))
	mux.Handle("GET /readyz", s.readyz(m))
	mux.Handle("GET /docs/", docs())
	refine(s.huma.OpenAPI())
	secure(s.huma.OpenAPI())
	describeOutcomes(s.huma.OpenAPI())
	describeRetries(s.huma.OpenAPI())
	return s.huma
}

func newHuma(mux *http.ServeMux) huma.API {
	config := huma.DefaultConfig("LabSeal indexer", Version)
	config.Info.Description = "What the consortium's contracts and logs say, from blocks that the indexer verified."
	config.CreateHooks = nil // no $schema in answers
	config.SchemasPath, config.DocsPath = "", ""
	config.RejectUnknownQueryParameters = true
	return humago.New(mux, config)
}

// server registers operations.
type server struct {
	huma   huma.API
	config Config
}

// op is an operation.
type op struct {
	id, path, summary string
	errors            []int // beside those that all have
	// isLocal says that the answer depends on more than the chain, and so has no ETag.
	isLocal bool
}

// answer is an answer's headers and body.
type answer[T any] struct {
	ETag         string `header:"ETag"`
	CacheControl string `header:"Cache-Control"`
	Body         T
}

// get registers an operation that answers as of a block, and says once for all what its errors are.
func get[I any, P interface {
	*I
	asked() *Question
}, T any](s *server, o op, ask func(context.Context, *I) (indexer.Ref, T, error),
) {
	operation := huma.Operation{
		OperationID: o.id, Method: http.MethodGet, Path: o.path, Summary: o.summary,
		Errors: append(o.errors, http.StatusNotFound, http.StatusConflict, http.StatusUnprocessableEntity,
			http.StatusServiceUnavailable),
	}
	if !o.isLocal {
		operation.Responses = map[string]*huma.Response{"304": {Description: "The caller has the answer"}}
	}
	huma.Register(s.huma, operation, func(ctx context.Context, in *I) (*answer[T], error) {
		q := P(in).asked()
		if !o.isLocal && q.IfNoneMatch != "" {
			at, err := s.config.Mirror.At(ctx, q.when)
			if err == nil && q.check(at) == nil && q.has(q.etag(at)) {
				return nil, huma.ErrorWithHeaders(huma.Status304NotModified(), http.Header{"Etag": {q.etag(at)}})
			}
		}
		at, body, err := ask(ctx, in)
		if err == nil || errors.Is(err, indexer.ErrNotFound) && at.Number != 0 {
			if old := q.check(at); old != nil {
				return nil, old
			}
		}
		if err != nil {
			return nil, s.problem(ctx, o.path, at, err)
		}
		out := &answer[T]{Body: body, CacheControl: "private, no-cache"}
		if !o.isLocal {
			out.ETag = q.etag(at)
		}
		return out, nil
	})
}

// problem turns an error into what the caller is told. What is not the caller's concern is logged, not told.
func (s *server) problem(ctx context.Context, path string, at indexer.Ref, err error) error {
	var told huma.StatusError
	switch {
	case errors.As(err, &told):
		return err
	case errors.Is(err, indexer.ErrNotFound):
		return huma.Error404NotFound("the mirror does not hold it")
	case errors.Is(err, indexer.ErrBefore):
		return huma.Error404NotFound("the mirror begins later: the contracts did not exist then")
	case errors.Is(err, indexer.ErrAhead):
		return retry(http.StatusConflict, fmt.Sprintf("not indexed yet: the newest block is %d", at.Number))
	case errors.Is(err, indexer.ErrReplaced):
		return huma.Error410Gone("a reorganisation replaced the cursor's block: read again from an earlier cursor")
	case errors.Is(err, indexer.ErrEmpty):
		return retry(http.StatusServiceUnavailable, "no block is indexed yet")
	case errors.Is(err, indexer.ErrAway) && ctx.Err() == nil:
		s.config.Log.Warn("the mirror is away", "path", path, "error", err)
		return retry(http.StatusServiceUnavailable, isAway)
	case ctx.Err() != nil:
		return huma.Error503ServiceUnavailable("the caller did not wait for the answer")
	}
	s.config.Log.Error("can't answer", "path", path, "error", err)
	return huma.Error500InternalServerError("the mirror can't be read")
}

// isAway is what callers are told while the mirror can't be read, and may be later.
const isAway = "the mirror can't be read now: ask again"

// retry is a problem that goes away by itself.
func retry(status int, detail string) error {
	return huma.ErrorWithHeaders(huma.NewError(status, detail), http.Header{"Retry-After": {"1"}})
}

// Block is the block that an answer is as of.
type Block struct {
	Number uint64      `json:"number"`
	Hash   common.Hash `json:"hash"`
	Time   uint64      `json:"time" doc:"unix seconds"`
	Final  bool        `json:"final" doc:"it is final here, with all before it, and will not be replaced; where members' attestations are what blocks are trusted for, only attested ones are"`
}

func blockOf(r indexer.Ref) Block { return Block(r) }

// optional reads a hash that may be left out.
func optional(text string) *common.Hash {
	if text == "" {
		return nil
	}
	hash := common.HexToHash(text)
	return &hash
}
