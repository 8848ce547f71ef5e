package fhirserver

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/labseal/labseal/oracle/quota"
)

var (
	errBusy     = errors.New("as many bytes of all senders are on the way as may be")
	errOverfull = errors.New("as many bytes of this sender are on the way as may be")
)

// body is a body whose bytes go on the books of all senders when they have come, and not before: a sender that announces
// much and sends little takes little from the others. Those of a length that was not announced go on the sender's own
// account then, too.
type body struct {
	*Server
	r     *http.Request
	from  io.Reader
	visit *quota.Visit
	held  int64 // on the books of all senders
}

// Read reads what has come, and waits until there is room for it.
func (b *body) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	if full := b.reserve(int64(n)); full != nil {
		return 0, full
	}
	return n, err
}

func (b *body) reserve(n int64) error {
	if b.r.ContentLength < 0 && !b.visit.Add(n) {
		return errOverfull
	}
	if !b.bodies.TryAcquire(n) {
		busy, cancel := context.WithTimeout(b.r.Context(), busyTimeout)
		defer cancel()
		if b.bodies.Acquire(busy, n) != nil {
			return errBusy
		}
	}
	b.held += n
	return nil
}

// read reads the body, up to the limit. It is on the books until it is released.
func (s *Server) read(w http.ResponseWriter, r *http.Request, visit *quota.Visit) (read []byte, release func(), refused response) {
	deadline := func(at time.Time) {
		// A server that knows no deadlines has none.
		_ = http.NewResponseController(w).SetReadDeadline(at)
	}
	ctx, cancel := context.WithTimeout(r.Context(), bodyTimeout)
	defer cancel()
	b := &body{Server: s, r: r.WithContext(ctx), from: http.MaxBytesReader(w, r.Body, s.MaxBody), visit: visit}
	deadline(time.Now().Add(bodyTimeout))
	read, err := io.ReadAll(b)
	deadline(time.Time{})
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		refused = s.tooLarge()
	case errors.Is(err, errBusy):
		refused = unavailable("too many records are on their way")
	case errors.Is(err, errOverfull):
		refused = tooMany(time.Second)
	case err != nil:
		refused = refuse(http.StatusBadRequest, "incomplete", "the body did not come whole; send it again")
	case len(read) == 0:
		refused = refuse(http.StatusBadRequest, "required", "the body is empty: post the resource as JSON")
	}
	return read, func() { s.bodies.Release(b.held) }, refused
}
