package auth

import (
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
)

// Scope is the one that there is: to read what the caller's roles give.
const Scope = "system/*.rs"

const (
	assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
	maxForm       = 32 << 10
)

// Handler serves the token endpoint (RFC 6749 and 7523), signing in with an account, and the document by which SMART
// clients find the former. Its errors are those of RFC 6749.
func (s *Service) Handler(log *slog.Logger) http.Handler {
	h := &handler{s, log}
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+TokenPath, h.token)
	mux.HandleFunc("POST "+NoncePath, h.nonce)
	mux.HandleFunc("POST "+SignInPath, h.signIn)
	mux.HandleFunc("POST "+RevokePath, h.revoke)
	mux.HandleFunc("GET /.well-known/smart-configuration", h.configuration)
	return mux
}

type handler struct {
	*Service
	log *slog.Logger
}

func (h *handler) token(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if err := r.ParseForm(); err != nil {
		problem(w, http.StatusBadRequest, "invalid_request", "the body is not a form of at most 32 KiB")
		return
	}
	for name, values := range r.PostForm {
		if len(values) > 1 {
			problem(w, http.StatusBadRequest, "invalid_request", "a parameter is there more than once: see "+known(name))
			return
		}
	}
	switch {
	case r.PostForm.Get("grant_type") != "client_credentials":
		problem(w, http.StatusBadRequest, "unsupported_grant_type", "grant_type is not client_credentials")
	case r.PostForm.Get("client_assertion_type") != assertionType:
		problem(w, http.StatusBadRequest, "invalid_request", "client_assertion_type is not "+assertionType)
	case r.PostForm.Get("scope") != Scope:
		problem(w, http.StatusBadRequest, "invalid_scope", "the scope is not "+Scope)
	default:
		given, err := h.Exchange(r.Context(), r.PostForm.Get("client_assertion"))
		h.answer(w, r, given, err, http.StatusUnauthorized, "invalid_client")
	}
}

// revoke ends a token (RFC 7009).
func (h *handler) revoke(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if err := r.ParseForm(); err != nil || len(r.PostForm["token"]) != 1 {
		problem(w, http.StatusBadRequest, "invalid_request", "the body is not a form with one token")
		return
	}
	if err := h.Revoke(r.Context(), r.PostForm.Get("token")); err != nil {
		h.trouble(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusOK)
}

// known says a parameter's name where it is one of ours, and nothing of what else was sent.
func known(name string) string {
	switch name {
	case "grant_type", "client_assertion_type", "client_assertion", "scope":
		return name
	}
	return "those that are not asked for"
}

func (h *handler) nonce(w http.ResponseWriter, r *http.Request) {
	nonce, until, err := h.Nonce(r.Context())
	if err != nil {
		h.trouble(w, r, err)
		return
	}
	write(w, http.StatusOK, map[string]any{
		"nonce": nonce, "expires": until.UTC().Format(time.RFC3339), "domain": h.Base.Host, "uri": h.SignInURL(),
		"chainId": h.ChainID, "version": "1",
	})
}

func (h *handler) signIn(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Message   string        `json:"message"`
		Signature hexutil.Bytes `json:"signature"`
	}
	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxForm))
	decoder.DisallowUnknownFields()
	if decoder.Decode(&body) != nil {
		problem(w, http.StatusBadRequest, "invalid_request", "the body is not JSON with message and signature, and nothing else")
		return
	}
	given, err := h.SignIn(r.Context(), body.Message, body.Signature)
	h.answer(w, r, given, err, http.StatusUnauthorized, "invalid_grant")
}

// answer gives the token out, or says why not.
func (h *handler) answer(w http.ResponseWriter, r *http.Request, given Bearer, err error, status int, code string) {
	switch {
	case err == nil:
		write(w, http.StatusOK, map[string]any{
			"access_token": given.Token, "token_type": "bearer", "expires_in": int(given.Life.Seconds()), "scope": Scope,
		})
	case IsRefused(err):
		h.log.Info("a sign-in was refused", "path", r.URL.Path, "reason", err)
		problem(w, status, code, err.Error())
	default:
		h.trouble(w, r, err)
	}
}

// trouble is ours, not the caller's.
func (h *handler) trouble(w http.ResponseWriter, r *http.Request, err error) {
	w.Header().Set("Retry-After", "1")
	if !errors.Is(err, ErrBusy) && r.Context().Err() == nil {
		h.log.Error("can't sign a caller in", "path", r.URL.Path, "error", err)
	}
	problem(w, http.StatusServiceUnavailable, "temporarily_unavailable", "ask again")
}

func (h *handler) configuration(w http.ResponseWriter, _ *http.Request) {
	write(w, http.StatusOK, map[string]any{
		"token_endpoint":                                   h.TokenURL(),
		"revocation_endpoint":                              h.Base.JoinPath(RevokePath).String(),
		"token_endpoint_auth_methods_supported":            []string{"private_key_jwt"},
		"token_endpoint_auth_signing_alg_values_supported": []string{"ES384", "RS384"},
		"grant_types_supported":                            []string{"client_credentials"},
		"scopes_supported":                                 []string{Scope},
		"capabilities":                                     []string{"client-confidential-asymmetric"},
	})
}

func problem(w http.ResponseWriter, status int, code, detail string) {
	write(w, status, map[string]string{"error": code, "error_description": detail})
}

func write(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // the caller may be gone
}
