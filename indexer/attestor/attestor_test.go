package attestor_test

import (
	"database/sql"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/attestor"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// scene is a chain, a mirror of it, and an attestor.
type scene struct {
	*simchain.Chain
	store  *postgres.Store
	follow *indexer.Follower
	db     *sql.DB
}

func newScene(t *testing.T, finality string) *scene {
	t.Helper()
	s := &scene{Chain: simchain.New(t)}
	url := pgtest.NewDatabase(t)
	var err error
	s.store, err = postgres.Open(t.Context(), url, s.Deployment)
	check(t, err)
	t.Cleanup(func() { s.store.Close() })
	s.db, err = sql.Open("postgres", url)
	check(t, err)
	t.Cleanup(func() { s.db.Close() })
	writer, err := s.store.TryWriter(t.Context(), "")
	check(t, err)
	t.Cleanup(writer.Close)
	f, err := deploy.ParseFinality(finality)
	check(t, err)
	source, err := chain.New(chain.Config{URLs: []string{s.URL}, Deployment: s.Deployment, Finality: f})
	check(t, err)
	t.Cleanup(source.Close)
	s.follow = &indexer.Follower{
		Source: source, Store: writer, First: chain.First(s.Deployment), Poll: time.Millisecond,
		Log: slog.New(slog.DiscardHandler),
	}
	return s
}

func (s *scene) catchUp(t *testing.T) {
	t.Helper()
	_, err := s.follow.CatchUp(t.Context())
	check(t, err)
}

func (s *scene) attestor(signer attestor.Signer) *attestor.Attestor {
	return &attestor.Attestor{
		Store: s.store, Signer: signer, ChainID: s.Deployment.ChainID, Genesis: s.Deployment.Genesis,
		Log: slog.New(slog.DiscardHandler),
	}
}

// signer signs with a key until it is told to fail, and remembers what it signed.
type signer struct {
	s      *scene
	err    error
	signed []common.Hash
}

func (s *signer) Address() common.Address {
	return simchain.Address(s.s.Keys[bindings.PurposeAttestor])
}

func (s *signer) SignHash(hash common.Hash) ([]byte, error) {
	if s.err != nil {
		return nil, s.err
	}
	s.signed = append(s.signed, hash)
	return crypto.Sign(hash[:], s.s.Keys[bindings.PurposeAttestor])
}

// TestAttestor signs final blocks with events, each once, and no others.
func TestAttestor(t *testing.T) {
	s := newScene(t, "depth:2")
	signer := &signer{s: s}
	a := s.attestor(signer)
	s.SetLogURL("http://one.invalid")
	s.Commit()
	eventful := s.Head().Number.Uint64()
	s.Commit()
	s.catchUp(t)
	check(t, a.Step(t.Context()))
	if _, err := s.store.Attestation(t.Context(), eventful); !errors.Is(err, indexer.ErrNotFound) {
		t.Fatalf("attested before it was final: %v", err)
	}
	s.Commit()
	s.catchUp(t)
	for range 2 { // and again by a process that starts anew
		check(t, a.Step(t.Context()))
		a = s.attestor(signer)
	}
	got, err := s.store.Attestation(t.Context(), eventful)
	check(t, err)
	digest := evidence.AttestationDigest(s.Deployment.ChainID, s.Deployment.Genesis, eventful, got.Hash)
	public, err := crypto.SigToPub(digest[:], got.Signature)
	check(t, err)
	if got.Account != signer.Address() || crypto.PubkeyToAddress(*public) != got.Account {
		t.Errorf("attestation %+v is not by %s", got, signer.Address())
	}
	// Block 1 has the deployment's event, so two blocks were signed, and the empty ones were not.
	if len(signer.signed) != 2 {
		t.Errorf("signed %d times", len(signer.signed))
	}
	if _, err := s.store.Attestation(t.Context(), eventful+1); !errors.Is(err, indexer.ErrNotFound) {
		t.Errorf("an empty block: %v", err)
	}
}

// TestAttestor_Crash dies between the reservation and the signature; the next run signs what was reserved.
func TestAttestor_Crash(t *testing.T) {
	s := newScene(t, "instant")
	s.catchUp(t)
	signer := &signer{s: s, err: errors.New("token removed")}
	if err := s.attestor(signer).Step(t.Context()); !errors.Is(err, signer.err) {
		t.Fatalf("got %v", err)
	}
	if _, err := s.store.Attestation(t.Context(), 2); !errors.Is(err, indexer.ErrNotFound) {
		t.Fatalf("an unsigned attestation is handed out: %v", err)
	}
	signer.err = nil
	check(t, s.attestor(signer).Step(t.Context()))
	if _, err := s.store.Attestation(t.Context(), 2); err != nil || len(signer.signed) != 1 {
		t.Fatalf("signed %v: %v", signer.signed, err)
	}
}

// TestAttestor_SecondHash makes another block final at a height that was signed: whatever the mirror says, the attestor
// refuses, raises an alarm, and goes on with the blocks above.
func TestAttestor_SecondHash(t *testing.T) {
	s := newScene(t, "instant")
	signer := &signer{s: s}
	s.SetLogURL("http://one.invalid")
	s.Commit()
	height := s.Head().Number.Uint64()
	s.catchUp(t)
	check(t, s.attestor(signer).Step(t.Context()))
	first, err := s.store.Attestation(t.Context(), height)
	check(t, err)

	s.Rewind(1)
	s.SetLogURL("http://two.invalid")
	s.Commit()
	s.SetLogURL("http://three.invalid")
	s.Commit()
	_, err = s.follow.CatchUp(t.Context())
	if !errors.Is(err, indexer.ErrFinality) {
		t.Fatalf("the follower goes on: %v", err)
	}
	_, err = s.db.Exec(`update local.follower set settled = 0`) // an operator who knows better
	check(t, err)
	s.catchUp(t)
	for range 2 {
		check(t, s.attestor(signer).Step(t.Context()))
	}
	if again, err := s.store.Attestation(t.Context(), height); err != nil || again.Hash != first.Hash {
		t.Errorf("block %d is attested as %s, was as %s (%v)", height, again.Hash, first.Hash, err)
	}
	second := evidence.AttestationDigest(s.Deployment.ChainID, s.Deployment.Genesis, height, s.Head().ParentHash)
	above := evidence.AttestationDigest(s.Deployment.ChainID, s.Deployment.Genesis, height+1, s.Head().Hash())
	if slices.Contains(signer.signed, second) || !slices.Contains(signer.signed, above) {
		t.Errorf("signed %v, with the second hash it were %s, want %s", signer.signed, second, above)
	}
	_, health, err := s.store.Health(t.Context())
	check(t, err)
	for _, alarm := range health.Alarms {
		if alarm.Kind == attestor.AlarmSecondHash && strings.Contains(alarm.Detail, first.Hash.Hex()) {
			return
		}
	}
	t.Errorf("no alarm: %+v", health.Alarms)
}

// TestAttestor_Request signs a final block without events because it was asked for, and loses none with events by it.
func TestAttestor_Request(t *testing.T) {
	s := newScene(t, "depth:1")
	signer := &signer{s: s}
	s.SetLogURL("http://one.invalid")
	s.Commit()
	eventful := s.Head().Number.Uint64()
	s.Commit()
	s.Commit()
	s.catchUp(t)
	empty, ahead := eventful+1, eventful+2
	a := s.attestor(signer)
	if _, err := a.Request(t.Context(), ahead); !errors.Is(err, attestor.ErrNotFinal) {
		t.Errorf("a block that is not final: %v", err)
	}
	got, err := a.Request(t.Context(), empty)
	check(t, err)
	digest := evidence.AttestationDigest(s.Deployment.ChainID, s.Deployment.Genesis, empty, s.Head().ParentHash)
	public, err := crypto.SigToPub(digest[:], got.Signature)
	check(t, err)
	if got.Number != empty || got.Account != signer.Address() || crypto.PubkeyToAddress(*public) != got.Account {
		t.Errorf("attestation %+v is not by %s", got, signer.Address())
	}
	if _, err := s.store.Attestation(t.Context(), eventful); err != nil {
		t.Errorf("the block with events below it: %v", err)
	}
	again, err := s.attestor(signer).Request(t.Context(), empty)
	if err != nil || again.Hash != got.Hash {
		t.Errorf("again: %+v, %v", again, err)
	}
	for range attestor.Recent {
		s.Commit()
	}
	s.catchUp(t)
	if _, err := a.Request(t.Context(), empty); !errors.Is(err, attestor.ErrTooOld) {
		t.Errorf("an old block: %v", err)
	}
	if _, err := a.Request(t.Context(), 0); !errors.Is(err, attestor.ErrTooOld) {
		t.Errorf("the genesis: %v", err)
	}
}

// TestAttestor_RequestSecondHash refuses a second hash where the first one was asked for.
func TestAttestor_RequestSecondHash(t *testing.T) {
	s := newScene(t, "instant")
	a := s.attestor(&signer{s: s})
	s.Commit()
	height := s.Head().Number.Uint64()
	s.catchUp(t)
	_, err := a.Request(t.Context(), height)
	check(t, err)
	s.Rewind(1)
	s.SetLogURL("http://two.invalid")
	s.Commit()
	s.Commit()
	_, err = s.db.Exec(`update local.follower set settled = 0`)
	check(t, err)
	s.catchUp(t)
	if _, err := a.Request(t.Context(), height); !errors.Is(err, attestor.ErrRefused) {
		t.Errorf("a second hash: %v", err)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
