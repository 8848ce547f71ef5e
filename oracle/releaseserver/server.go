// Package releaseserver is where members ask a lab for records, bring receipts, and open emergencies, and where patients'
// signed grants and revocations come in (docs/spec/release-api.md).
//
// Who asks is proven by a signature of the member's statement key over the request, or by a TLS client certificate that
// names the member, and never by anything that consents. What the order names and what the law names is the lab's own
// finding, and no word of the caller's. A release leaves when its disclosure is durable, and not before; a revocation
// counts when it is answered.
//
// A denial names its rule, and tells neither whether there is a record, nor what is in it, nor what its subject decided:
// all that rests on these is told in one way, and no sooner than a set time after it was asked, so that the time tells
// nothing either. Who has not proven who asks is refused before anything is looked up. What one caller may take is bounded,
// by its address before it is known, and by its member then ([Limits]).
package releaseserver

import (
	"context"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/semaphore"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/relay"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

// Root is the path that all is under.
const Root = "/release/v1"

// The resources.
const (
	Records     = Root + "/records"
	Emergencies = Root + "/emergencies"
	Receipts    = Root + "/receipts"
	Grants      = Root + "/grants"
	Revocations = Root + "/revocations"
)

// ReceiptType is the content type of a release receipt.
const ReceiptType = "application/vnd.labseal.release-receipt+cbor"

// Sharer decides on releases and makes them.
type Sharer interface {
	Share(ctx context.Context, ask share.Ask) (*share.Shared, error)
	OpenEmergency(ctx context.Context, ask share.Ask, records []vault.RecordID) (*share.Opened, error)
}

// Journal is what the lab knows of requests, records and recipients.
type Journal interface {
	FirstRequest(ctx context.Context, digest [32]byte) (bool, error)
	RecordOf(ctx context.Context, leaf common.Hash) (vault.RecordID, uint32, error)
	HasFinding(ctx context.Context, record vault.RecordID, member common.Hash, f journal.Finding) (bool, error)
}

// Register finds records by whom they are of.
type Register interface {
	Find(ctx context.Context, p record.Person) ([]vault.RecordID, error)
}

// ReceiptTaker keeps what recipients signed.
type ReceiptTaker interface {
	Take(ctx context.Context, signed []byte) (vault.RecordID, error)
}

// Desk takes what subjects signed.
type Desk interface {
	Revoke(ctx context.Context, r relay.Revocation) (common.Hash, error)
	Take(ctx context.Context, g relay.Grant, terms consent.Terms, salt common.Hash, sealed journal.SealedGrant) error
}

// Server answers. It implements http.Handler; TLS is its http.Server's matter. Its fields are set before the first
// request.
type Server struct {
	Lab      common.Hash
	Trust    *evidence.Trust
	Sharer   Sharer
	Journal  Journal
	Register Register
	Receipts ReceiptTaker
	Desk     Desk
	Keyring  *vault.Keyring
	Log      *slog.Logger
	Now      func() time.Time

	Quiet    time.Duration // no denial is told sooner after its request
	Skew     time.Duration // by how much a signed request's time may differ from ours; 0: five minutes
	InFlight int64         // releases at once, of all; 0: 8
	Limits   Limits        // of one caller

	once     sync.Once
	mux      *http.ServeMux
	releases *semaphore.Weighted
	books    books
}

// What bounds a request.
const (
	maxBody     = 128 << 10
	bodyTimeout = time.Minute
)

func (s *Server) init() {
	if s.Skew == 0 {
		s.Skew = 5 * time.Minute
	}
	if s.InFlight == 0 {
		s.InFlight = 8
	}
	s.releases, s.books = semaphore.NewWeighted(s.InFlight), newBooks(s.Limits)
	s.mux = http.NewServeMux()
	for path, answer := range map[string]func(r *http.Request, body []byte) response{
		Records:     s.member(s.record),
		Emergencies: s.member(s.emergency),
		Receipts:    s.receipt,
		Grants:      s.grant,
		Revocations: s.revocation,
	} {
		s.mux.HandleFunc("POST "+path, func(w http.ResponseWriter, r *http.Request) {
			if isOpen(path) {
				openToPages(w)
			}
			s.answer(w, r, answer)
		})
		s.mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Allow", http.MethodPost)
			problem{status: http.StatusMethodNotAllowed, kind: "method", detail: "requests are posted here"}.write(w)
		})
	}
	for _, path := range []string{Grants, Revocations} {
		s.mux.HandleFunc("OPTIONS "+path, func(w http.ResponseWriter, _ *http.Request) {
			openToPages(w)
			w.Header().Set("Access-Control-Allow-Methods", http.MethodPost)
			w.Header().Set("Access-Control-Allow-Headers", "Content-Type")
			w.WriteHeader(http.StatusNoContent)
		})
	}
	s.mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		problem{status: http.StatusNotFound, kind: "path", detail: "there is nothing here: see the specification of " + Root}.write(w)
	})
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.once.Do(s.init)
	s.mux.ServeHTTP(w, r)
}

// isOpen says whether pages of other hosts may post to a path: what a patient signed.
func isOpen(path string) bool { return path == Grants || path == Revocations }

// openToPages lets pages of other hosts read the answer: a patient sends a revocation or a grant from the page that it was signed
// on. Whoever posts one is nobody in particular, so that there is nothing that a page could abuse.
func openToPages(w http.ResponseWriter) { w.Header().Set("Access-Control-Allow-Origin", "*") }

// response is what is answered.
type response interface{ write(w http.ResponseWriter) }

func (s *Server) answer(w http.ResponseWriter, r *http.Request, answer func(r *http.Request, body []byte) response) {
	began := time.Now()
	leave, refused := s.books.address(r, s.Now())
	if refused != nil {
		refused.write(w)
		return
	}
	defer leave()
	// A server that knows no deadlines has none.
	_ = http.NewResponseController(w).SetReadDeadline(began.Add(bodyTimeout))
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var said response
	if err != nil {
		said = problem{status: http.StatusRequestEntityTooLarge, kind: "size", detail: "the request did not come whole, or is too large"}
	} else {
		said = answer(r, body)
	}
	if p, isProblem := said.(problem); isProblem && p.isQuiet {
		select {
		case <-r.Context().Done():
		case <-time.After(s.Quiet - time.Since(began)):
		}
	}
	said.write(w)
}

// contentType is the request's, without its parameters.
func contentType(r *http.Request) string {
	t, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	return t
}
