package access

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/auth"
	"github.com/labseal/labseal/indexer"
)

// Callers knows who a request comes from. It returns an error of auth.ErrRefused for a credential that does not count.
type Callers interface {
	Caller(r *http.Request) (auth.Caller, error)
}

// Parties knows whose things are, as of the newest block.
type Parties interface {
	// IsParty says whether a member is party to a thing of a kind.
	IsParty(ctx context.Context, kind string, id, member common.Hash) (bool, error)
	// SubjectOf returns the subject of a grant, zero where there is none.
	SubjectOf(ctx context.Context, grant common.Hash) (common.Hash, error)
}

// Guard stands before an API's operations.
type Guard struct {
	Table   *Table
	Callers Callers
	Parties Parties
	Limits  *Limits // nil: none
	Log     *slog.Logger
}

// Check makes sure that the table names each operation of an API.
func (g *Guard) Check(document *huma.OpenAPI) error {
	var missing []string
	for _, op := range operations(document) {
		if !g.Table.Has(op.OperationID) {
			missing = append(missing, fmt.Sprintf("%s (%s)", op.OperationID, op.Path))
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("the access table says nothing of %s", strings.Join(missing, ", "))
	}
	return nil
}

// Middleware lets a request through to its operation, or answers it.
func (g *Guard) Middleware(ctx huma.Context, next func(huma.Context)) {
	r, w := humago.Unwrap(ctx)
	ctx.AppendHeader("Vary", "Authorization")
	caller, problem := g.admit(r, ctx.Operation().OperationID)
	if problem == nil {
		problem = g.decide(ctx, caller)
	}
	if problem != nil {
		problem.write(w)
		return
	}
	next(huma.WithContext(ctx, g.Table.with(ctx.Context(), caller)))
}

// Scope returns which events whoever a request comes from may be told of by now.
func (g *Guard) Scope(r *http.Request) (indexer.EventScope, error) {
	caller, err := g.Callers.Caller(r)
	return g.Table.Scope(caller), err
}

// admit returns who a request comes from, if they may ask at all now.
func (g *Guard) admit(r *http.Request, operation string) (auth.Caller, *problem) {
	if p := g.Limits.checkFailures(r); p != nil {
		return auth.Anyone, p
	}
	caller, err := g.Callers.Caller(r)
	switch {
	case auth.IsRefused(err):
		g.Limits.failed(r)
		g.Log.Info("a caller was refused", "operation", operation, "reason", err)
		return caller, unauthorized("invalid_token", err.Error())
	case err != nil:
		return caller, g.trouble(r, operation, err)
	}
	return caller, g.Limits.take(r, caller)
}

// decide compares what is asked for with what the table gives.
func (g *Guard) decide(ctx huma.Context, c auth.Caller) *problem {
	r := g.Table.rows[ctx.Operation().OperationID]
	switch r.of(c) {
	case Any:
		return nil
	case Own:
		return g.own(ctx, r.own, c)
	}
	return denied(c)
}

// own wants what is asked for to be the caller's own: one of the parameters that the rule has must name it.
func (g *Guard) own(ctx huma.Context, by rule, c auth.Caller) *problem {
	p := denied(c)
	isNamed := false
	for _, name := range by.parameters {
		text, err := parameter(ctx, name)
		if err != nil {
			return &problem{status: http.StatusUnprocessableEntity, detail: err.Error()}
		}
		if text == "" {
			continue
		}
		isNamed = true
		isOwn, err := g.isOwn(ctx.Context(), by.kind, common.HexToHash(text), c)
		if err != nil {
			r, _ := humago.Unwrap(ctx)
			return g.trouble(r, ctx.Operation().OperationID, err)
		}
		if isOwn {
			return nil
		}
	}
	if !isNamed {
		p.detail = "not all is yours to read: ask with the parameter " + strings.Join(by.parameters, " or ")
	}
	return p
}

// isID is how things are named in requests, in FHIR without 0x. What is not like this names nothing, and is refused here:
// an operation may be more lenient than the question whose the thing is.
var isID = regexp.MustCompile(`^(0x)?[0-9a-fA-F]{64}$`)

// parameter returns a parameter of the path or the query that names a thing; empty where it is left out.
func parameter(ctx huma.Context, name string) (string, error) {
	text := ctx.Param(name)
	if text == "" {
		u := ctx.URL()
		values := u.Query()[name]
		if len(values) > 1 {
			return "", fmt.Errorf("%s: want it once", name)
		}
		text = strings.Join(values, "")
	}
	if text != "" && !isID.MatchString(text) {
		return "", fmt.Errorf("%s: want 0x and 64 hex digits", name)
	}
	return text, nil
}

func (g *Guard) isOwn(ctx context.Context, kind string, id common.Hash, c auth.Caller) (bool, error) {
	if c.Has(auth.RolePatient) {
		return g.isPatients(ctx, kind, id, c)
	}
	if kind == member {
		return id == c.Member, nil
	}
	return g.Parties.IsParty(ctx, kind, id, c.Member)
}

// isPatients says whether a thing is a patient's: they are the subject, and it is one of the member's that vouches for
// them. A member can't vouch for another member's patient.
func (g *Guard) isPatients(ctx context.Context, kind string, id common.Hash, c auth.Caller) (bool, error) {
	subject := id
	switch kind {
	case "subject":
	case "grant":
		var err error
		if subject, err = g.Parties.SubjectOf(ctx, id); err != nil {
			return false, err
		}
	default:
		return false, nil
	}
	if !slices.Contains(c.Patients, subject) {
		return false, nil
	}
	return g.Parties.IsParty(ctx, "subject", subject, c.Member)
}

// trouble is ours, not the caller's. What it is, is logged and not told; what was asked for is in no log.
func (g *Guard) trouble(r *http.Request, operation string, err error) *problem {
	if r.Context().Err() == nil && !errors.Is(err, context.Canceled) {
		g.Log.Error("can't tell who may read", "operation", operation, "error", err)
	}
	return &problem{
		status: http.StatusServiceUnavailable, detail: "who is calling, or whose it is, can't be told now",
		header: http.Header{"Retry-After": {"1"}},
	}
}
