package fhirserver_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
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

// TestServer_SlowBody takes a record while another sender's body, of a length that it does not tell or of the most that it
// may have, has begun to come and does not go on.
func TestServer_SlowBody(t *testing.T) {
	server := httptest.NewServer(&fhirserver.Server{
		Intake: &stubIntake{}, Log: slog.New(slog.DiscardHandler), MaxBody: 1 << 20, InFlight: 1 << 20,
	})
	defer server.Close()
	for _, length := range []string{"Transfer-Encoding: chunked", "Content-Length: 1048576"} {
		conn, err := net.Dial("tcp", server.Listener.Addr().String())
		check(t, err)
		defer conn.Close()
		_, err = fmt.Fprintf(conn, "POST /fhir/DiagnosticReport HTTP/1.1\r\nHost: lab\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n%s\r\n\r\n", length)
		check(t, err)
		answered, err := bufio.NewReader(conn).ReadString('\n') // the server is reading the body
		if err != nil || !strings.HasPrefix(answered, "HTTP/1.1 100 ") {
			t.Fatalf("%s: answered %q, %v", length, answered, err)
		}
		_, err = fmt.Fprint(conn, "1\r\n{\r\n")
		check(t, err)
		got := request(t, http.MethodPost, server.URL+"/fhir/DiagnosticReport", []byte(report("F1", "100", "final", "5")))
		if got.status != http.StatusCreated {
			t.Errorf("%s: another's record is answered %d", length, got.status)
		}
	}
}

// TestServer_SenderInFlightBytes answers 429 to a body of untold length that outgrows what its sender may have on the way.
func TestServer_SenderInFlightBytes(t *testing.T) {
	body := report("F1", "100", "final", "5")
	held := &heldIntake{make(chan struct{}, 2), make(chan struct{})}
	server := httptest.NewServer(&fhirserver.Server{
		Intake: held, Log: slog.New(slog.DiscardHandler), MaxBody: int64(len(body)), Limits: quota.Limits{InFlightBytes: int64(len(body))},
	})
	defer server.Close()
	post := func() int {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/fhir/DiagnosticReport", io.MultiReader(strings.NewReader(body)))
		check(t, err)
		r.Header.Set("Content-Type", "application/json")
		return do(t, http.DefaultClient, r).status
	}
	first := make(chan int, 1)
	go func() { first <- post() }()
	<-held.entered
	if status := post(); status != http.StatusTooManyRequests {
		t.Errorf("beside one that is on the way: answered %d", status)
	}
	close(held.let)
	if status := <-first; status != http.StatusCreated {
		t.Errorf("the first: answered %d", status)
	}
	if status := post(); status != http.StatusCreated {
		t.Errorf("after it was answered: %d", status)
	}
}

// TestServer_SenderNetwork counts all addresses of a network of IPv6 as one sender.
func TestServer_SenderNetwork(t *testing.T) {
	held := &heldIntake{make(chan struct{}, 2), make(chan struct{})}
	server := &fhirserver.Server{Intake: held, Log: slog.New(slog.DiscardHandler), Limits: quota.Limits{InFlight: 1}}
	post := func(from string) int {
		r := httptest.NewRequest(http.MethodPost, "/fhir/DiagnosticReport", strings.NewReader(report("F1", "100", "final", "5")))
		r.Header.Set("Content-Type", "application/json")
		r.RemoteAddr = from
		w := httptest.NewRecorder()
		server.ServeHTTP(w, r)
		return w.Code
	}
	answers := make(chan int, 2)
	go func() { answers <- post("[2001:db8:1:2::1]:443") }()
	<-held.entered
	if status := post("[2001:db8:1:2::2]:443"); status != http.StatusTooManyRequests {
		t.Errorf("another address of the network: answered %d", status)
	}
	go func() { answers <- post("[2001:db8:1:3::1]:443") }()
	<-held.entered
	close(held.let)
	for range 2 {
		if status := <-answers; status != http.StatusCreated {
			t.Errorf("answered %d", status)
		}
	}
}
