package healthlink

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

// Bounds of a request.
const (
	maxRequest   = 16 << 10
	maxRecipient = 200 // characters of what it calls itself
	atOnce       = 16  // requests; each passcode takes 32 MiB to compare
)

// Links is where links are.
type Links interface {
	AtHealthLink(ctx context.Context, path [32]byte, now time.Time, f func(*journal.AtHealthLink) error) error
}

// Server gives out what links share, to whoever has one. It implements http.Handler. What is before the last part of a path
// does not matter, so that it works behind any proxy. Its fields are set before the first request.
type Server struct {
	Links   Links
	Content Content
	Keyring *vault.Keyring
	Base    string // URL under which it is reached
	Now     func() time.Time
	Log     *slog.Logger

	once    sync.Once
	busy    chan struct{}
	tickets tickets
}

// manifestRequest is what a recipient sends.
type manifestRequest struct {
	Recipient   string `json:"recipient"`
	Passcode    string `json:"passcode"`
	EmbeddedMax *int   `json:"embeddedLengthMax"`
}

// manifest is the answer to it.
type manifest struct {
	Status string         `json:"status"` // can-change, finalized
	Files  []manifestFile `json:"files"`
}

type manifestFile struct {
	ContentType string `json:"contentType"`
	Embedded    string `json:"embedded,omitempty"`
	Location    string `json:"location,omitempty"`
	Updated     string `json:"lastUpdated"`
}

// errNone is all that is said of a link that gives nothing out.
var errNone = errors.New("there is no such link, or it is over")

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.once.Do(func() { s.busy = make(chan struct{}, atOnce) })
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", "*") // viewers are pages of others
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	if r.Method == http.MethodOptions {
		h.Set("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
		h.Set("Access-Control-Allow-Headers", "Content-Type")
		h.Set("Access-Control-Max-Age", "86400")
		w.WriteHeader(http.StatusNoContent)
		return
	}
	select {
	case s.busy <- struct{}{}:
		defer func() { <-s.busy }()
	case <-r.Context().Done():
		return
	}
	parts := strings.Split(r.URL.Path, "/")
	last, isFile := parts[len(parts)-1], len(parts) > 1 && parts[len(parts)-2] == "files"
	switch {
	case r.Method == http.MethodGet && isFile:
		s.file(w, r, last)
	case r.Method == http.MethodGet:
		s.direct(w, r, last)
	case r.Method == http.MethodPost:
		s.manifest(w, r, last)
	default:
		h.Set("Allow", "GET, POST, OPTIONS")
		say(w, http.StatusMethodNotAllowed, "a manifest is asked for by POST, a file by GET")
	}
}

// manifest answers with a link's files, or where each is.
func (s *Server) manifest(w http.ResponseWriter, r *http.Request, secret string) {
	var ask manifestRequest
	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxRequest))
	if err := decoder.Decode(&ask); err != nil {
		say(w, http.StatusBadRequest, "send a JSON object with recipient, and passcode where the link has the flag P")
		return
	}
	if !isName(ask.Recipient) {
		say(w, http.StatusBadRequest, "say who asks, in recipient, by at most 200 characters")
		return
	}
	var answer manifest
	left := -1
	err := s.fetch(r.Context(), secret, func(l *journal.AtHealthLink) error {
		answer, left = manifest{Status: "finalized"}, -1
		if strings.Contains(l.Flag, "U") {
			return errNone // it has no manifest
		}
		if l.Passcode != nil && !isPasscode(l.Passcode, ask.Passcode) {
			var err error
			left, err = l.Wrong(r.Context())
			return err
		}
		if strings.Contains(l.Flag, "L") {
			answer.Status = "can-change"
		}
		files, err := s.files(r.Context(), l)
		if err != nil {
			return err
		}
		for _, f := range files {
			one := manifestFile{ContentType: f.ContentType, Updated: f.Made.UTC().Format(time.RFC3339)}
			if ask.EmbeddedMax != nil && len(f.File) <= *ask.EmbeddedMax {
				one.Embedded = string(f.File)
			} else {
				ticket := s.tickets.issue(ticket{l.Path, f.Number, ask.Recipient, s.Now().Add(ticketLife)}, s.Now())
				one.Location = strings.TrimSuffix(s.Base, "/") + "/files/" + ticket
			}
			answer.Files = append(answer.Files, one)
			if one.Embedded == "" {
				continue
			}
			if err := s.disclose(r.Context(), l, f.Number, ask.Recipient); err != nil {
				return err
			}
		}
		return nil
	})
	switch {
	case err != nil:
		s.fail(w, err)
	case left >= 0:
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusUnauthorized)
		_ = json.NewEncoder(w).Encode(map[string]int{"remainingAttempts": left})
	default:
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(answer)
	}
}

// direct answers with the one file of a link with the flag U.
func (s *Server) direct(w http.ResponseWriter, r *http.Request, secret string) {
	recipient := r.URL.Query().Get("recipient")
	if !isName(recipient) {
		say(w, http.StatusBadRequest, "say who asks, as ?recipient=, by at most 200 characters")
		return
	}
	var file []byte
	err := s.fetch(r.Context(), secret, func(l *journal.AtHealthLink) error {
		if !strings.Contains(l.Flag, "U") {
			return errNone
		}
		files, err := s.files(r.Context(), l)
		if err != nil {
			return err
		}
		file = files[0].File
		return s.disclose(r.Context(), l, files[0].Number, recipient)
	})
	s.send(w, file, err)
}

// file answers with a file that a manifest named.
func (s *Server) file(w http.ResponseWriter, r *http.Request, name string) {
	t, ok := s.tickets.find(name, s.Now())
	if !ok {
		s.fail(w, errNone)
		return
	}
	var file []byte
	err := s.at(r.Context(), t.path, func(l *journal.AtHealthLink) error {
		files, err := s.files(r.Context(), l)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(files, func(f journal.HealthLinkFile) bool { return f.Number == t.number })
		if i < 0 {
			return errNone
		}
		file = files[i].File
		return s.disclose(r.Context(), l, t.number, t.recipient)
	})
	s.send(w, file, err)
}

// fetch calls f with the link whose secret a request names.
func (s *Server) fetch(ctx context.Context, secret string, f func(*journal.AtHealthLink) error) error {
	b, err := base64.RawURLEncoding.Strict().DecodeString(secret)
	if err != nil || len(b) != 32 {
		return errNone
	}
	return s.at(ctx, sha256.Sum256(b), f)
}

func (s *Server) at(ctx context.Context, path [32]byte, f func(*journal.AtHealthLink) error) error {
	return s.Keyring.Again(ctx, func() error { return s.Links.AtHealthLink(ctx, path, s.Now(), f) })
}

func (s *Server) send(w http.ResponseWriter, file []byte, err error) {
	if err != nil {
		s.fail(w, err)
		return
	}
	w.Header().Set("Content-Type", "application/jose")
	_, _ = w.Write(file)
}

// fail answers what went wrong, and nothing about links.
func (s *Server) fail(w http.ResponseWriter, err error) {
	if errors.Is(err, errNone) || errors.Is(err, journal.ErrNotFound) {
		say(w, http.StatusNotFound, errNone.Error())
		return
	}
	s.Log.Error("can't serve a link", "error", err)
	say(w, http.StatusServiceUnavailable, "the lab can't answer at the moment: try again later")
}

func say(w http.ResponseWriter, status int, words string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]string{"error": words})
}

func isName(recipient string) bool {
	n := len([]rune(recipient))
	return n > 0 && n <= maxRecipient
}
