package fhirserver_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"github.com/labseal/labseal/oracle/fhirserver"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/quota"
)

// heldIntake holds its answers until it is let go.
type heldIntake struct {
	entered chan struct{}
	let     chan struct{}
}

func (h *heldIntake) Submit(context.Context, intake.Artefact) func(context.Context) (intake.Answer, error) {
	h.entered <- struct{}{}
	return func(context.Context) (intake.Answer, error) {
		<-h.let
		a := intake.Answer{Outcome: intake.Accepted}
		a.Version = 1
		return a, nil
	}
}

// TestServer_SenderInFlight answers 429 to a sender that has as many requests on the way as it may, and takes more when
// they are answered. Nothing of what was turned away reaches the intake.
func TestServer_SenderInFlight(t *testing.T) {
	held := &heldIntake{make(chan struct{}, 4), make(chan struct{})}
	server := httptest.NewServer(&fhirserver.Server{
		Intake: held, Log: slog.New(slog.DiscardHandler), Limits: quota.Limits{InFlight: 2},
	})
	defer server.Close()
	body := []byte(report("F1", "100", "final", "5"))
	answers := make(chan int, 2)
	for range 2 {
		go func() { answers <- request(t, http.MethodPost, server.URL+"/fhir/DiagnosticReport", body).status }()
		<-held.entered
	}
	got := request(t, http.MethodPost, server.URL+"/fhir/DiagnosticReport", body)
	if after, err := strconv.Atoi(got.Get("Retry-After")); got.status != http.StatusTooManyRequests || err != nil || after < 1 {
		t.Errorf("the third at once: answered %d, again in %q", got.status, got.Get("Retry-After"))
	}
	close(held.let)
	for range 2 {
		if status := <-answers; status != http.StatusCreated {
			t.Errorf("answered %d", status)
		}
	}
	if got := request(t, http.MethodPost, server.URL+"/fhir/DiagnosticReport", body); got.status != http.StatusCreated {
		t.Errorf("after they were answered: %d", got.status)
	}
	if <-held.entered; len(held.entered) != 0 {
		t.Error("what was turned away reached the intake")
	}
}
