// Package fhirserver is what a laboratory's FHIR client posts to: it takes results in by FHIR R4's create, transaction
// and batch, and answers with status codes and OperationOutcomes (HL7 FHIR R4, 3.1.0).
//
// 200 and 201 are sent when the record is durable in the journal, and never before; it never waits for the chain. What
// waits in quarantine is durable too, and its sender, told so by 202, has done its part. Nothing is read, searched,
// updated or deleted here: a correction is sent like the result before it and becomes its next version.
//
// One POST is one record, whole or not at all, and a Bundle is never split: docs/guides/fhir.md.
package fhirserver

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"github.com/labseal/labseal/oracle/fhir"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/quota"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/vault"
)

// Root is the path that the server's resources are under.
const Root = "/fhir"

// How long a sender may take for its body, and how long it waits for others to be done with theirs.
const (
	bodyTimeout = time.Minute
	busyTimeout = 10 * time.Second
)

// Intake takes artefacts, in their order. What Submit returns waits until the answer is durable.
type Intake interface {
	Submit(ctx context.Context, a intake.Artefact) func(context.Context) (intake.Answer, error)
}

// Server takes posted records in. It implements http.Handler. TLS, client certificates and the time that headers may
// take are its http.Server's matter. Its fields are set before the first request.
type Server struct {
	Intake   Intake
	Log      *slog.Logger
	MaxBody  int64 // bytes of one body; 0: as many as one record may have, which is the most
	InFlight int64 // bytes of the bodies that are not answered, of all senders; 0: four times what one sender may have

	// Limits bound what one sender may take: 64 requests in flight and 128 MiB of their bodies where it does not say, and
	// never less than one body may have. Whoever has as much as it may is answered 429, with the time after which to send
	// again; nothing of what it posted is kept.
	Limits quota.Limits

	once    sync.Once
	senders *quota.Book
	bodies  *semaphore.Weighted
	parsing *semaphore.Weighted
}

func (s *Server) init() {
	if s.MaxBody <= 0 || s.MaxBody > vault.MaxBody {
		s.MaxBody = vault.MaxBody
	}
	if s.Limits.InFlight <= 0 {
		s.Limits.InFlight = 64
	}
	if s.Limits.InFlightBytes <= 0 {
		s.Limits.InFlightBytes = 128 << 20
	}
	s.Limits.InFlightBytes = max(s.Limits.InFlightBytes, s.MaxBody)
	if s.InFlight <= 0 {
		s.InFlight = 4 * s.Limits.InFlightBytes
	}
	s.senders = quota.NewBook(s.Limits)
	s.bodies = semaphore.NewWeighted(max(s.InFlight, s.MaxBody))
	s.parsing = semaphore.NewWeighted(int64(runtime.GOMAXPROCS(0)))
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.once.Do(s.init)
	s.respond(w, r)(w)
}

// respond finds the answer to a request.
func (s *Server) respond(w http.ResponseWriter, r *http.Request) response {
	name := strings.TrimSuffix(r.URL.Path, "/")
	switch name {
	case Root, Root + "/Bundle", Root + "/DiagnosticReport", Root + "/Observation":
		if r.Method != http.MethodPost {
			return notAllowed(http.MethodPost)
		}
	case Root + "/metadata":
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			return notAllowed(http.MethodGet + ", " + http.MethodHead)
		}
	default:
		return refuse(http.StatusNotFound, "not-found",
			"there is nothing here: results are posted to "+Root+", "+Root+"/Bundle, "+Root+"/DiagnosticReport or "+Root+"/Observation")
	}
	if !wantsJSON(r) {
		return refuse(http.StatusNotAcceptable, "not-supported", "answers are application/fhir+json only")
	}
	if name == Root+"/metadata" {
		return send(http.StatusOK, capability)
	}
	return s.take(w, r, strings.TrimPrefix(strings.TrimPrefix(name, Root), "/"))
}

// take takes the record that was posted to a type of resource; to none, it must be a Bundle.
func (s *Server) take(w http.ResponseWriter, r *http.Request, resource string) response {
	if refused := contentType(r); refused != nil {
		return refused
	}
	if r.ContentLength > s.MaxBody {
		return s.tooLarge()
	}
	sender := senderOf(r)
	visit, wait := s.senders.Visit(sender.account, max(r.ContentLength, 0), time.Now())
	if visit == nil {
		return tooMany(wait)
	}
	defer visit.Leave()
	body, release, refused := s.read(w, r, visit)
	defer release()
	if refused != nil {
		return refused
	}
	p, refused := s.parse(r, resource, body)
	if refused != nil {
		return refused
	}
	answer, err := s.Intake.Submit(r.Context(), intake.Artefact{
		Bytes: body, Type: projection.TypeFHIR, Source: intake.FromFHIR, Sender: sender.name, OnlyNew: p.onlyNew,
	})(r.Context())
	if err != nil {
		s.Log.Warn("record not taken", "sender", sender.name, "reason", err)
		return unavailable("it could not be stored now")
	}
	s.Log.Debug("record", "sender", sender.name, "outcome", answer.Outcome, "record", answer.Record, "version", answer.Version)
	p.body = body
	return p.answer(&answer, preferred(r))
}

// posted is a record as far as the server reads it.
type posted struct {
	fhir.Envelope
	body    []byte
	onlyNew bool
}

// parse reads how the record is sent, and refuses what can't be done. What is no FHIR is left to intake, which keeps it.
func (s *Server) parse(r *http.Request, resource string, body []byte) (*posted, response) {
	if err := s.parsing.Acquire(r.Context(), 1); err != nil {
		return nil, unavailable("the request was given up")
	}
	file, err := fhir.Parse(body)
	var facts record.Facts
	p := &posted{}
	if err == nil {
		p.Envelope, facts = file.Envelope(), file.Facts()
	}
	s.parsing.Release(1)
	if err != nil {
		return p, nil
	}
	if refused := p.misplaced(resource); refused != nil {
		return nil, refused
	}
	var refused response
	p.onlyNew, refused = p.condition(r.Header.Values("If-None-Exist"), &facts)
	return p, refused
}

// misplaced refuses a resource that was posted where another type belongs, and a Bundle that asks for what is not done.
func (p *posted) misplaced(resource string) response {
	const invalid, unsupported = "invalid", "not-supported"
	switch {
	case resource == "" && p.Type != "Bundle":
		return refuse(http.StatusBadRequest, invalid, "a Bundle is posted here; post a single resource to its type: "+
			Root+"/DiagnosticReport or "+Root+"/Observation")
	case resource != "" && p.Type != resource:
		return refuse(http.StatusBadRequest, invalid, "the resource is not of the type that it is posted to")
	case p.Type != "Bundle":
		return nil
	}
	switch p.Bundle {
	case "document", "message", "collection":
		return nil
	case "transaction", "batch":
	case "":
		return refuse(http.StatusBadRequest, "required", "the Bundle does not say its type")
	default:
		return refuse(http.StatusBadRequest, unsupported,
			"Bundles of this type are not taken: send a transaction, batch, document, message or collection")
	}
	if resource != "" {
		return refuse(http.StatusBadRequest, invalid, "a transaction or batch is posted to "+Root)
	}
	for _, request := range p.Requests {
		switch request.Method {
		case "", http.MethodPost, http.MethodPut:
		default:
			return refuse(http.StatusBadRequest, unsupported,
				"an entry asks for something else than POST or PUT: nothing is read, patched or deleted here; "+
					"a result is withdrawn by sending it with the status entered-in-error or cancelled")
		}
	}
	return nil
}

// sender is who posts.
type sender struct {
	name    string // of the client's certificate, or else its address
	account string // what its limits are known by: no certificate can name an address
}

func senderOf(r *http.Request) sender {
	if r.TLS != nil && len(r.TLS.PeerCertificates) > 0 {
		if name := r.TLS.PeerCertificates[0].Subject.CommonName; name != "" {
			return sender{name, "name " + name}
		}
	}
	account := "address " + quota.Address(r.RemoteAddr)
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return sender{r.RemoteAddr, account}
	}
	return sender{host, account}
}
