package feed

import (
	"context"
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/labseal/labseal/auth"
	"github.com/labseal/labseal/indexer"
)

// Operation is the operation of the API that lists events. Who accepts a stream gets one.
const Operation = "list-events"

const streamType = "text/event-stream"

// Middleware answers those who want a stream of events in the place of a list. The scope is of whoever a request comes
// from, asked anew each time.
func (f *Feed) Middleware(
	scope func(*http.Request) (indexer.EventScope, error),
) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		r, w := humago.Unwrap(ctx)
		if ctx.Operation().OperationID != Operation {
			next(ctx)
			return
		}
		ctx.AppendHeader("Vary", "Accept")
		if !wantsStream(r) {
			next(ctx)
			return
		}
		filter, after, err := f.question(r)
		if err == nil {
			err = f.Serve(w, r, filter, after, func(context.Context) (indexer.EventScope, error) { return scope(r) })
		}
		if err != nil {
			f.refuse(w, err)
		}
	}
}

// wantsStream says whether streams are accepted by name: to accept anything is to want the list.
func wantsStream(r *http.Request) bool {
	for _, accept := range strings.Split(strings.Join(r.Header.Values("Accept"), ","), ",") {
		kind, parameters, err := mime.ParseMediaType(accept)
		if err != nil || kind != streamType {
			continue
		}
		if q, hasQ := parameters["q"]; hasQ && strings.Trim(q, "0.") == "" {
			continue // not acceptable
		}
		return true
	}
	return false
}

// errQuestion is a caller's mistake, told to the caller.
type errQuestion string

func (e errQuestion) Error() string { return string(e) }

var isName = regexp.MustCompile(`^[A-Za-z0-9]{0,64}$`)

// question reads what of a list's question is a stream's too: contract, name, and where to begin, which the header says
// when a client comes back by itself.
func (f *Feed) question(r *http.Request) (filter indexer.EventFilter, after indexer.Cursor, err error) {
	query := r.URL.Query()
	filter = indexer.EventFilter{Contract: query.Get("contract"), Name: query.Get("name")}
	for name := range query {
		if !slices.Contains([]string{"contract", "name", "cursor"}, name) {
			return filter, after, errQuestion(name + ": a stream has no such parameter")
		}
	}
	if filter.Contract != "" && !slices.Contains(indexer.Contracts, filter.Contract) {
		return filter, after, errQuestion("contract: want one of " + strings.Join(indexer.Contracts, ", "))
	}
	if !isName.MatchString(filter.Name) {
		return filter, after, errQuestion("name: want at most 64 letters and digits")
	}
	from := r.Header.Get("Last-Event-ID")
	if from == "" {
		from = query.Get("cursor")
	}
	after, err = f.Begin(r.Context(), from)
	if err != nil && !errors.Is(err, indexer.ErrEmpty) && from != "" {
		err = errQuestion("Last-Event-ID, or cursor: " + err.Error())
	}
	return filter, after, err
}

// refuse answers with problem details (RFC 9457).
func (f *Feed) refuse(w http.ResponseWriter, err error) {
	var question errQuestion
	status, detail := http.StatusServiceUnavailable, "the mirror can't be read"
	switch {
	case errors.As(err, &question):
		status, detail = http.StatusUnprocessableEntity, question.Error()
	case errors.Is(err, indexer.ErrReplaced):
		status, detail = http.StatusGone, "nothing is known any more of the block that you were told of last: begin anew"
	case errors.Is(err, auth.ErrRefused):
		status, detail = http.StatusUnauthorized, "you may be told nothing: call with a token that counts"
	case errors.Is(err, indexer.ErrEmpty):
		detail = "no block is indexed yet"
	case errors.Is(err, ErrFull):
		detail = ErrFull.Error()
	default:
		f.Log.Error("can't begin a stream", "error", err)
	}
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(huma.NewError(status, detail)) // the caller may be gone
}
