package access

import (
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/labseal/labseal/auth"
)

// problem is an answer in the place of the operation's: problem details (RFC 9457).
type problem struct {
	status int
	detail string
	header http.Header
}

func (p *problem) write(w http.ResponseWriter) {
	for name, values := range p.header {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(p.status)
	_ = json.NewEncoder(w).Encode(huma.NewError(p.status, p.detail)) // the caller may be gone
}

func unauthorized(code, detail string) *problem {
	challenge := `Bearer realm="labseal"`
	if code != "" {
		challenge += `, error="` + code + `"`
	}
	return &problem{http.StatusUnauthorized, detail, http.Header{"Www-Authenticate": {challenge}}}
}

// denied says no more than that: not whether what was asked for is there.
func denied(c auth.Caller) *problem {
	switch {
	case c.Method == auth.Public:
		return unauthorized("", "this is not public: call with a token")
	case len(c.Roles) == 0:
		return &problem{status: http.StatusForbidden, detail: "the member on whose behalf you call is not in good standing, or you have none of its roles"}
	}
	return &problem{status: http.StatusForbidden, detail: "none of your roles may read this"}
}
