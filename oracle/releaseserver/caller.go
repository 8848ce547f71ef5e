package releaseserver

import (
	"crypto/sha256"
	"crypto/x509"
	"math"
	"net/http"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
)

// memberURI is how a client certificate names a member, in a URI of its subject's alternative names.
const memberURI = "urn:labseal:member:"

// member lets only members ask: it finds out who does, and hands on what is asked.
func (s *Server) member(answer func(r *http.Request, member common.Hash, body []byte) response) func(*http.Request, []byte) response {
	return func(r *http.Request, body []byte) response {
		switch contentType(r) {
		case evidence.RequestType:
			return s.signed(r, body, answer)
		case "application/json":
			if member, ok := certified(r); ok {
				return answer(r, member, body)
			}
			return unauthorized("post a request that the member's statement key signed, or come with a client certificate that names the member")
		}
		return problem{
			status: http.StatusUnsupportedMediaType, kind: "content-type",
			detail: "post " + evidence.RequestType + ", or application/json with a client certificate that names the member",
		}
	}
}

// signed checks a signed request: whose it is, that it is for this lab and resource, fresh, and seen for the first time.
func (s *Server) signed(
	r *http.Request, body []byte, answer func(r *http.Request, member common.Hash, body []byte) response,
) response {
	request, err := s.Trust.CheckRequest(body, math.MaxUint64)
	if err != nil {
		s.Log.Info("request refused", "reason", err)
		return unauthorized("the request is not in its form, or no statement key that counts for the member signed it")
	}
	age := s.Now().Sub(time.Unix(int64(request.Time), 0))
	switch {
	case request.Lab != s.Lab || request.Path != r.URL.Path:
		return unauthorized("the request was signed for another lab, or for another resource")
	case age > s.Skew || age < -s.Skew:
		return unauthorized("the request is too old, or from the future: sign it anew, and look at the clock")
	}
	isFirst, err := s.Journal.FirstRequest(r.Context(), sha256.Sum256(append(request.Member[:], request.Nonce[:]...)))
	if err != nil {
		s.Log.Error("note request", "error", err)
		return unavailable
	}
	if !isFirst {
		return problem{status: http.StatusConflict, kind: "repeated", detail: "a request with this nonce came before: sign another one"}
	}
	return answer(r, request.Member, request.Body)
}

// certified is the member that a verified client certificate names.
func certified(r *http.Request) (member common.Hash, ok bool) {
	if r.TLS == nil || len(r.TLS.VerifiedChains) == 0 {
		return member, false
	}
	return memberOf(r.TLS.VerifiedChains[0][0])
}

// memberOf reads a certificate. One that names two members names none.
func memberOf(c *x509.Certificate) (member common.Hash, ok bool) {
	for _, uri := range c.URIs {
		text, isOurs := strings.CutPrefix(uri.String(), memberURI)
		if !isOurs {
			continue
		}
		if ok || member.UnmarshalText([]byte(text)) != nil {
			return common.Hash{}, false
		}
		ok = true
	}
	return member, ok
}
