// Package api answers questions about the mirror over HTTP.
//
// Every answer names the block that it is as of, and takes min_block, the least block that the caller will settle for:
// one that is not indexed yet is refused with 409 and Retry-After. Errors are problem details (RFC 9457). Lists come in
// pages: next is the cursor behind the last row, and also what to ask with for rows that don't exist yet. A cursor into
// a block that a reorganisation replaced is refused with 410, so that nobody misses what took its place.
//
// The answers rest on the blocks that this indexer verified. With one node that proves consistency with that node's
// chain; /v1/health says so. Whoever must not trust the indexer verifies evidence instead.
//
// The document is served at /openapi.json and /openapi.yaml, and checked in beside this file.
package api

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Version of the API: changed by incompatible changes only, and then the paths' prefix is too.
const Version = "1.0.0"

// Mirror is what is asked.
type Mirror interface {
	Members
	Logs
	Consents
	Health
	Attestations
}

// New returns the whole API.
func New(m Mirror, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	register(mux, m, log)
	return mux
}

// NewAttestor returns what an attestor serves: its attestations, also on request, and whether it is well.
func NewAttestor(m interface {
	Attestations
	Health
}, a Attestor, log *slog.Logger,
) http.Handler {
	mux := http.NewServeMux()
	s := &server{huma: newHuma(mux), log: log}
	s.attestations(m)
	s.attest(a)
	mux.Handle("GET /healthz", s.healthz(m))
	return mux
}

func register(mux *http.ServeMux, m Mirror, log *slog.Logger) huma.API {
	s := &server{huma: newHuma(mux), log: log}
	s.health(m)
	s.members(m)
	s.logs(m)
	s.consents(m)
	s.attestations(m)
	mux.Handle("GET /healthz", s.healthz(m))
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
	huma huma.API
	log  *slog.Logger
}

// get registers an operation, and says once for all what its errors are.
func get[I, O any](
	s *server, id, path, summary string, answer func(context.Context, *I) (*O, error), statuses ...int,
) {
	operation := huma.Operation{
		OperationID: id, Method: http.MethodGet, Path: path, Summary: summary,
		Errors: append(statuses, http.StatusUnprocessableEntity, http.StatusServiceUnavailable),
	}
	huma.Register(s.huma, operation, func(ctx context.Context, in *I) (*O, error) {
		out, err := answer(ctx, in)
		return out, s.problem(ctx, path, err)
	})
}

// problem turns an error into what the caller is told. What is not the caller's concern is logged, not told.
func (s *server) problem(ctx context.Context, path string, err error) error {
	var told huma.StatusError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &told):
		return err
	case errors.Is(err, indexer.ErrNotFound):
		return huma.Error404NotFound("the mirror does not hold it")
	case errors.Is(err, indexer.ErrReplaced):
		return huma.Error410Gone("a reorganisation replaced the cursor's block: read again from an earlier cursor")
	case errors.Is(err, indexer.ErrEmpty):
		return retry(http.StatusServiceUnavailable, "no block is indexed yet")
	case ctx.Err() != nil:
		return huma.Error503ServiceUnavailable("the caller did not wait for the answer")
	}
	s.log.Error("can't answer", "path", path, "error", err)
	return huma.Error500InternalServerError("the mirror can't be read")
}

// retry is a problem that goes away by itself.
func retry(status int, detail string) error {
	return huma.ErrorWithHeaders(huma.NewError(status, detail), http.Header{"Retry-After": {"1"}})
}

// Block is the block that an answer is as of.
type Block struct {
	Number uint64      `json:"number"`
	Hash   common.Hash `json:"hash"`
	Time   uint64      `json:"time" doc:"unix seconds"`
}

func blockOf(r indexer.Ref) Block { return Block(r) }

// AsOf is what every question takes.
type AsOf struct {
	MinBlock uint64 `query:"min_block" maximum:"9007199254740991" doc:"least block that the answer must be as of; 409 while it is not indexed"`
}

// check refuses an answer that is older than asked for.
func (a AsOf) check(at indexer.Ref) error {
	if at.Number < a.MinBlock {
		return retry(http.StatusConflict,
			fmt.Sprintf("block %d is not indexed yet: the newest is %d", a.MinBlock, at.Number))
	}
	return nil
}

// answer is an answer's body.
type answer[T any] struct {
	Body T
}

// reply returns the body, unless it is too old or there was an error.
func reply[T any](a AsOf, at indexer.Ref, err error, body func() T) (*answer[T], error) {
	if err == nil || errors.Is(err, indexer.ErrNotFound) && at.Number != 0 {
		if old := a.check(at); old != nil {
			return nil, old
		}
	}
	if err != nil {
		return nil, err
	}
	return &answer[T]{body()}, nil
}

// Page is what every list takes.
type Page struct {
	Cursor string `query:"cursor" pattern:"^[0-9]{1,19}-[0-9]{1,19}-[0-9a-f]{8}$" patternDescription:"next of an answer" doc:"next of the page before; without it the list begins"`
	Limit  int    `query:"limit" minimum:"1" maximum:"1000" default:"100"`
}

// after reads the cursor.
func (p Page) after() (*indexer.Cursor, error) {
	if p.Cursor == "" {
		return nil, nil
	}
	var c indexer.Cursor
	var hash uint32
	_, err := fmt.Sscanf(p.Cursor, "%d-%d-%x", &c.Block, &c.LogIndex, &hash)
	if err != nil || c.Block > maxNumber || c.LogIndex > maxNumber {
		return nil, huma.Error422UnprocessableEntity("the cursor is not one that an answer gave")
	}
	c.Hash = [4]byte{byte(hash >> 24), byte(hash >> 16), byte(hash >> 8), byte(hash)}
	return &c, nil
}

const maxNumber = 1<<63 - 1

// next is the cursor behind a list's last row; where the list is empty it is the one that was asked with.
func (p Page) next(last *indexer.Place) string {
	if last == nil {
		return p.Cursor
	}
	return strconv.FormatUint(last.Block, 10) + "-" + strconv.FormatUint(last.LogIndex, 10) +
		fmt.Sprintf("-%x", last.Hash[:4])
}
