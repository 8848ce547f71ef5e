package releaseserver

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"net/http"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/relay"
	"github.com/labseal/labseal/oracle/share"
)

// Granted is the body of a signed grant: its terms in clear, and what the subject signed.
type Granted struct {
	Terms          consent.Terms `json:"terms"`
	Salt           common.Hash   `json:"salt"`
	Codings        []Coding      `json:"codings,omitempty"`
	DeniedCodings  []Coding      `json:"deniedCodings,omitempty"`
	Expiry         uint64        `json:"expiry"` // unix seconds
	OldTermsCommit common.Hash   `json:"oldTermsCommit"`
	Appointment    common.Hash   `json:"appointment"`
	Nonce          uint64        `json:"nonce"`
	Deadline       uint64        `json:"deadline"` // unix seconds
	Signature      hexutil.Bytes `json:"signature"`
}

// Taken is the answer to a grant or a revocation.
type Taken struct {
	Grant common.Hash `json:"grant"`
}

// receipt takes what a recipient signed.
func (s *Server) receipt(r *http.Request, body []byte) response {
	if contentType(r) != ReceiptType {
		return problem{status: http.StatusUnsupportedMediaType, kind: "content-type", detail: "post " + ReceiptType}
	}
	id, err := s.Receipts.Take(r.Context(), body)
	switch {
	case errors.Is(err, share.ErrReceipt):
		return problem{status: http.StatusUnprocessableEntity, kind: "receipt", detail: share.ErrReceipt.Error(), isQuiet: true}
	case errors.Is(err, journal.ErrReceipted):
		return problem{status: http.StatusConflict, kind: "receipt", detail: journal.ErrReceipted.Error()}
	case err != nil:
		s.Log.Info("receipt refused", "reason", err)
		return badRequest("the receipt is not in its form, or no statement key that counts for the recipient signed it")
	}
	s.Log.Info("receipt kept", "disclosure", id)
	return nothing(http.StatusNoContent)
}

// revocation takes a signed revocation. When it is answered, no release rests on that grant any more.
func (s *Server) revocation(r *http.Request, body []byte) response {
	var signed relay.Revocation
	if err := read(body, &signed); err != nil {
		return badRequest(err.Error())
	}
	grant, err := s.Desk.Revoke(r.Context(), signed)
	if err != nil {
		return s.refused("revocation", err)
	}
	s.Log.Info("revocation kept", "grant", grant)
	return answer{http.StatusAccepted, Taken{grant}}
}

// grant takes a signed grant. It counts once the chain has it, and is final there.
func (s *Server) grant(r *http.Request, body []byte) response {
	var signed Granted
	if err := read(body, &signed); err != nil {
		return badRequest(err.Error())
	}
	opening := share.Opening{Terms: signed.Terms, Salt: signed.Salt}
	var ok bool
	if opening.Codes, ok = codings(signed.Codings, signed.Terms.Codes); !ok {
		return badRequest("codings are not those that the terms hold the hashes of")
	}
	if opening.Denied, ok = codings(signed.DeniedCodings, signed.Terms.DeniedCodes); !ok {
		return badRequest("deniedCodings are not those that the terms hold the hashes of")
	}
	g := relay.Grant{Signature: signed.Signature, Grant: consent.Grant{
		Subject: signed.Terms.Subject, TermsCommit: signed.Terms.Commit(signed.Salt), Expiry: signed.Expiry,
		OldTermsCommit: signed.OldTermsCommit, Appointment: signed.Appointment, Nonce: signed.Nonce, Deadline: signed.Deadline,
	}}
	sealed := journal.SealedGrant{ID: g.ID(), Subject: g.Subject}
	text, err := json.Marshal(opening)
	if err == nil {
		rand.Read(sealed.Record[:]) // never fails (crypto/rand)
		sealed.Opening, _, err = s.Keyring.Seal(text, sealed.Record, 1)
	}
	if err != nil {
		s.Log.Error("seal the grant's terms", "error", err)
		return unavailable
	}
	if err := s.Desk.Take(r.Context(), g, signed.Terms, signed.Salt, sealed); err != nil {
		return s.refused("grant", err)
	}
	s.Log.Info("grant kept", "grant", sealed.ID)
	return answer{http.StatusAccepted, Taken{sealed.ID}}
}

// codings are those whose hashes terms hold, all of them or none.
func codings(list []Coding, hashes []common.Hash) (out []consent.Coding, ok bool) {
	for _, c := range list {
		if !slices.Contains(hashes, consent.Code(c.System, c.Code)) {
			return nil, false
		}
		out = append(out, consent.Coding(c))
	}
	return out, len(list) == len(hashes)
}

// refused says why something that a subject signed is not taken, and no sooner than a denial: whoever posts has proven
// nothing, and is not to learn from the time whether this lab knows a subject. A contract's own words hold nothing but
// hashes.
func (s *Server) refused(what string, err error) response {
	signed := problem{status: http.StatusUnprocessableEntity, kind: "signed", isQuiet: true}
	for _, known := range []error{relay.ErrExpired, relay.ErrStranger, relay.ErrCounter, relay.ErrTerms} {
		if errors.Is(err, known) {
			signed.detail = known.Error()
			return signed
		}
	}
	switch {
	case errors.Is(err, relay.ErrRefused):
		signed.detail = err.Error()
		return signed
	case errors.Is(err, relay.ErrLater):
		s.Log.Warn(what+" can't be checked", "reason", err)
		return problem{status: http.StatusServiceUnavailable, kind: "unavailable", detail: relay.ErrLater.Error(), retry: 30, isQuiet: true}
	}
	s.Log.Error("keep "+what, "error", err)
	return unavailable
}
