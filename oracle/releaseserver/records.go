package releaseserver

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

// Asked is the body of a request for a record.
type Asked struct {
	Record       string       `json:"record,omitempty"`  // or Leaf
	Version      uint32       `json:"version,omitempty"` // 0: the newest
	Leaf         *common.Hash `json:"leaf,omitempty"`    // the version's public name
	Basis        string       `json:"basis"`
	Purpose      string       `json:"purpose"`
	Codes        []Coding     `json:"codes,omitempty"` // only what these name
	Reason       string       `json:"reason,omitempty"`
	DUO          uint16       `json:"duo,omitempty"`
	Redisclosure bool         `json:"redisclosure,omitempty"`
	Emergency    *common.Hash `json:"emergency,omitempty"` // that was opened before
}

// Coding is a code of a system.
type Coding struct {
	System string `json:"system"`
	Code   string `json:"code"`
}

// Released is the answer: what left the lab.
type Released struct {
	Disclosure string         `json:"disclosure"`
	Record     string         `json:"record"`
	Version    uint32         `json:"version"`
	Leaf       common.Hash    `json:"leaf"`
	Whole      bool           `json:"whole"`
	Claims     int            `json:"claims"`
	Duties     []release.Duty `json:"duties"`
	Evidence   []byte         `json:"evidence"` // in base64, as all bytes
	Opening    Parcel         `json:"opening"`
	Body       *Parcel        `json:"body,omitempty"`   // the record as the lab received it
	Notice     *Parcel        `json:"notice,omitempty"` // what goes with data under 42 CFR Part 2
}

// Parcel is ciphertext with the signed envelope that holds its key.
type Parcel struct {
	JWE      string `json:"jwe"`
	Envelope []byte `json:"envelope"`
}

// Wanted is the body of a request to open an emergency.
type Wanted struct {
	Family  string `json:"family"`
	Given   string `json:"given"`
	Born    string `json:"born"`
	Purpose string `json:"purpose"`
	Reason  string `json:"reason"`
}

// EmergencyOpened is the answer to that.
type EmergencyOpened struct {
	Emergency common.Hash `json:"emergency"`
	Until     time.Time   `json:"until"`
	Records   []string    `json:"records"`
}

// read reads a body that is closed.
func read(body []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil || d.More() {
		return errors.New("the body is not in its form: see the specification")
	}
	return nil
}

// record answers a request for a record.
func (s *Server) record(r *http.Request, member common.Hash, body []byte) response {
	var asked Asked
	if err := read(body, &asked); err != nil {
		return badRequest(err.Error())
	}
	leave, refused := s.books.member(member, release.Basis(asked.Basis), s.Now())
	if refused != nil {
		return refused
	}
	defer leave()
	ask, refused := s.ask(r, member, asked)
	if refused != nil {
		return refused
	}
	if s.releases.Acquire(r.Context(), 1) != nil {
		return unavailable
	}
	defer s.releases.Release(1)
	shared, err := s.Sharer.Share(r.Context(), ask)
	if p, isDenied := denial(err); isDenied {
		s.Log.Info("release denied", "member", member, "basis", ask.Request.Basis, "rule", p.rule)
		return p
	}
	switch {
	case errors.Is(err, issue.ErrNotAttested):
		return problem{status: http.StatusConflict, kind: "not-yet", detail: "there is no evidence of this version yet", retry: 30}
	case errors.Is(err, share.ErrNoKey):
		return problem{status: http.StatusConflict, kind: "no-key", detail: err.Error()}
	case errors.Is(err, issue.ErrWithdrawn):
		return problem{status: http.StatusGone, kind: "withdrawn", detail: "this version withdraws the record: ask for an earlier one by its number"}
	case err != nil:
		s.Log.Error("release", "error", err)
		return unavailable
	}
	s.Log.Info("released", "disclosure", shared.Disclosure, "member", member, "basis", ask.Request.Basis)
	return answer{http.StatusOK, released(shared)}
}

func released(s *share.Shared) Released {
	said := Released{
		Disclosure: s.Disclosure.String(), Record: s.Of.Record.String(), Version: s.Of.Version, Leaf: s.Leaf, Whole: s.IsWhole,
		Claims: s.Claims, Duties: s.Decision.Duties, Evidence: s.Evidence,
		Opening: Parcel{string(s.Opening.JWE), s.Opening.Envelope},
	}
	if said.Duties == nil {
		said.Duties = []release.Duty{}
	}
	if s.Notice != nil {
		said.Notice = &Parcel{string(s.Notice.JWE), s.Notice.Envelope}
	}
	if s.Record != nil {
		said.Body = &Parcel{string(s.Record.JWE), s.Record.Envelope}
	}
	return said
}

// ask makes of a request what the lab decides on. What makes the recipient one is the lab's own finding.
func (s *Server) ask(r *http.Request, member common.Hash, asked Asked) (ask share.Ask, refused response) {
	purpose, err := consent.ParsePurpose(asked.Purpose)
	if err != nil {
		return ask, badRequest(err.Error())
	}
	ask.Request = release.Request{
		Basis: release.Basis(asked.Basis), Purpose: purpose, Recipient: release.Recipient{Member: member}, Reason: asked.Reason,
		DUO: asked.DUO, IsRedisclosure: asked.Redisclosure,
	}
	if asked.Emergency != nil {
		ask.Emergency = *asked.Emergency
	}
	for _, c := range asked.Codes {
		ask.Codes = append(ask.Codes, record.Coding(c))
	}
	if err := s.name(r, asked, &ask); err != nil {
		s.Log.Error("look for a record", "error", err)
		return ask, unavailable
	}
	if ask.Record == (vault.RecordID{}) && asked.Leaf == nil {
		return ask, badRequest("name one record by its id, or a version by its leaf hash")
	}
	to := &ask.Request.Recipient
	for finding, is := range map[journal.Finding]*bool{journal.IsOrderer: &to.IsOrderer, journal.IsAuthority: &to.IsAuthority} {
		if *is, err = s.Journal.HasFinding(r.Context(), ask.Record, member, finding); err != nil {
			s.Log.Error("look for a finding", "error", err)
			return ask, unavailable
		}
	}
	return ask, nil
}

// name finds the record that is asked for. One that a leaf hash does not lead to stays zero: there is none with that id.
func (s *Server) name(r *http.Request, asked Asked, ask *share.Ask) error {
	if asked.Leaf == nil {
		id, err := hex.DecodeString(asked.Record)
		if err == nil && len(id) == len(ask.Record) {
			ask.Record, ask.Version = vault.RecordID(id), asked.Version
		}
		return nil //nolint:nilerr // a name of none
	}
	id, version, err := s.Journal.RecordOf(r.Context(), *asked.Leaf)
	if errors.Is(err, journal.ErrNotFound) {
		return nil
	}
	ask.Record, ask.Version = id, version
	return err
}

// emergency opens an emergency for the records of a person. Who asked for somebody that nobody knows has opened one too.
func (s *Server) emergency(r *http.Request, member common.Hash, body []byte) response {
	var wanted Wanted
	if err := read(body, &wanted); err != nil {
		return badRequest(err.Error())
	}
	purpose, err := consent.ParsePurpose(wanted.Purpose)
	if err != nil {
		return badRequest(err.Error())
	}
	leave, refused := s.books.member(member, release.Emergency, s.Now())
	if refused != nil {
		return refused
	}
	defer leave()
	person := record.Person{Family: wanted.Family, Given: wanted.Given, Born: wanted.Born}
	if !person.Plain().IsKnown() {
		return badRequest("say family, given and born, the day of birth as 1984-02-29")
	}
	ask := share.Ask{Request: release.Request{
		Basis: release.Emergency, Purpose: purpose, Recipient: release.Recipient{Member: member}, Reason: wanted.Reason,
	}}
	records, err := s.Register.Find(r.Context(), person)
	if err != nil {
		s.Log.Error("find records in an emergency", "error", err)
		return unavailable
	}
	opened, err := s.Sharer.OpenEmergency(r.Context(), ask, records)
	if p, isDenied := denial(err); isDenied {
		return p
	}
	if err != nil {
		s.Log.Error("open emergency", "error", err)
		return unavailable
	}
	s.Log.Warn("emergency opened", "emergency", opened.Pseudonym, "member", member, "until", opened.Until, "records", len(records))
	said := EmergencyOpened{Emergency: opened.Pseudonym, Until: opened.Until, Records: []string{}}
	for _, id := range records {
		said.Records = append(said.Records, id.String())
	}
	return answer{http.StatusCreated, said}
}
