package api

import (
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// strict refuses parameters that could be read in two ways: given twice, or without a value.
func (s *server) strict(ctx huma.Context, next func(huma.Context)) {
	url := ctx.URL()
	for name, values := range url.Query() {
		if len(values) == 1 && values[0] != "" {
			continue
		}
		// It can't be written only where the caller is gone.
		_ = huma.WriteErr(s.huma, ctx, http.StatusUnprocessableEntity, "validation failed", &huma.ErrorDetail{
			Location: "query." + name, Value: values, Message: "expected one value: leave the parameter out, or give it once",
		})
		return
	}
	next(ctx)
}

// problems answers with problem details where no operation fits.
type problems struct{ mux *http.ServeMux }

func (p problems) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if _, pattern := p.mux.Handler(r); pattern != "" {
		p.mux.ServeHTTP(w, r)
		return
	}
	unfit := unfit{ResponseWriter: w}
	p.mux.ServeHTTP(&unfit, r)
	detail := "there is no such operation: /docs/ shows those there are"
	if unfit.status == http.StatusMethodNotAllowed {
		detail = "the operation takes other methods"
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(unfit.status)
	problem := huma.ErrorModel{Title: http.StatusText(unfit.status), Status: unfit.status, Detail: detail}
	_ = json.NewEncoder(w).Encode(problem) // the caller may be gone
}

// unfit keeps the status of an answer and drops its text.
type unfit struct {
	http.ResponseWriter
	status int
}

func (u *unfit) WriteHeader(status int)      { u.status = status }
func (u *unfit) Write(b []byte) (int, error) { return len(b), nil }
