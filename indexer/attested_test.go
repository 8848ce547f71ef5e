package indexer_test

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/indexer/attestor"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/deploy"
)

var discard = slog.New(slog.DiscardHandler)

// consortium is a trust file's members, each with an attestor that follows a chain of its choice.
type consortium struct {
	*evidence.Trust
	attestors []*memberAttestor
}

// memberAttestor is one member's attestor: its own mirror, its own key, and its service.
type memberAttestor struct {
	*attestor.Attestor
	URL    string
	follow *indexer.Follower
	server *httptest.Server
}

// key is a member's attestor key.
type key struct{ *ecdsa.PrivateKey }

func (k key) Address() common.Address { return crypto.PubkeyToAddress(k.PublicKey) }
func (k key) SignHash(hash common.Hash) ([]byte, error) {
	return crypto.Sign(hash[:], k.PrivateKey)
}

// newConsortium starts an attestor for each chain, of one member each. Two of them make a block trusted.
func newConsortium(t *testing.T, chains ...*simchain.Chain) *consortium {
	t.Helper()
	d := chains[0].Deployment
	c := &consortium{Trust: &evidence.Trust{
		Chain:       evidence.TrustChain{ID: d.ChainID, Genesis: d.Genesis, Codec: evidence.CodecEthereum},
		Attestation: []evidence.TrustPeriod{{Threshold: 2}},
	}}
	for i, one := range chains {
		k := key{newKey(t)}
		c.Members = append(c.Members, &evidence.Member{
			ID: common.Hash{byte(i + 1)}, Name: []string{"North", "East", "South", "West"}[i],
			Attestors: []evidence.TrustAccount{{Account: k.Address()}},
		})
		c.attestors = append(c.attestors, newAttestor(t, one, k))
	}
	return c
}

func newAttestor(t *testing.T, on *simchain.Chain, k key) *memberAttestor {
	t.Helper()
	store := newStore(t, on.Deployment)
	m := &memberAttestor{
		Attestor: &attestor.Attestor{
			Store: store, Signer: k, ChainID: on.Deployment.ChainID, Genesis: on.Deployment.Genesis, Log: discard,
		},
		follow: newFollower(t, on, newWriter(t, store), "instant"),
	}
	m.server = httptest.NewServer(api.NewAttestor(store, m, discard))
	t.Cleanup(m.server.Close)
	m.URL = m.server.URL
	return m
}

// sign lets attestors catch up, and sign what holds events.
func (c *consortium) sign(t *testing.T, which ...int) {
	t.Helper()
	for _, i := range which {
		_, err := c.attestors[i].follow.CatchUp(t.Context())
		check(t, err)
		check(t, c.attestors[i].Step(t.Context()))
	}
}

// reader is a mirror that trusts by attestations.
type reader struct {
	*indexer.Follower
	attested *chain.Attested
	store    *postgres.Store
	faults   []string // checks that nodes failed
}

// newReader is a mirror that reads from nodes, in this order, and asks all attestors.
func newReader(t *testing.T, c *consortium, d deploy.Deployment, nodes ...string) *reader {
	t.Helper()
	var urls []string
	for _, a := range c.attestors {
		urls = append(urls, a.URL)
	}
	r := &reader{store: newStore(t, d)}
	var err error
	r.attested, err = chain.NewAttested(urls, c.Trust, discard)
	check(t, err)
	r.attested.Refresh = time.Nanosecond // each look asks for the newest
	finality, err := deploy.ParseFinality("instant")
	check(t, err)
	source, err := chain.New(chain.Config{
		URLs: nodes, Deployment: d, Finality: finality, Attested: r.attested,
		OnFault: func(f *indexer.Fault) { r.faults = append(r.faults, f.Check) },
	})
	check(t, err)
	t.Cleanup(source.Close)
	r.Follower = &indexer.Follower{
		Source: source, Store: newWriter(t, r.store), First: chain.First(d), Poll: time.Millisecond, Log: discard,
	}
	return r
}

// catchUp looks at the attestors and then follows to the head.
func (r *reader) catchUp(t *testing.T) (tip indexer.Ref) {
	t.Helper()
	_ = r.attested.Look(t.Context()) // why not is what the mirror then says
	tip, err := r.CatchUp(t.Context())
	check(t, err)
	return tip
}

// wants compares the newest block, whether it is final, and how far the mirror is.
func (r *reader) wants(t *testing.T, c *simchain.Chain, settled uint64) {
	t.Helper()
	at, health, err := r.store.Health(t.Context())
	check(t, err)
	head := c.Head()
	if at.Hash != head.Hash() || at.Final != (settled == head.Number.Uint64()) || health.Settled != settled {
		t.Errorf("the newest block is %+v, final up to %d; want block %d %s, final up to %d",
			at, health.Settled, head.Number, head.Hash(), settled)
	}
}

// grow makes blocks with an event each. The word tells chains apart.
func grow(c *simchain.Chain, word string, blocks int) {
	for range blocks {
		c.SetLogURL("http://" + word + ".invalid")
		c.Commit()
	}
}

// TestAttested: the tip is shown at once and counts as final once two of three members attested it. One attestation proves
// all that was loaded before it, and what the one attestor that is behind says is not waited for.
func TestAttested(t *testing.T) {
	c := simchain.New(t)
	grow(c, "one", 12)
	members := newConsortium(t, c, c, c)
	members.sign(t, 0, 1)
	r := newReader(t, members, c.Deployment, c.URL)
	r.catchUp(t)
	r.wants(t, c, c.Head().Number.Uint64())

	before := c.Head().Number.Uint64()
	grow(c, "two", 2)
	members.sign(t, 0)
	r.catchUp(t)
	r.wants(t, c, before)
	members.sign(t, 2) // another pair than before
	r.catchUp(t)
	r.wants(t, c, before+2)
	c.Commit() // an empty block is attested on request
	members.sign(t, 0, 1)
	r.catchUp(t)
	r.wants(t, c, before+3)
}

// TestAttested_Forged: a node that serves a chain of its own, in which everything fits together, is refused, and another
// one is followed. The control: without attestations the forged chain is taken in as final.
func TestAttested_Forged(t *testing.T) {
	c, forged := simchain.New(t), simchain.New(t)
	if forged.Deployment != c.Deployment {
		t.Fatal("the forged chain has other contracts: this proves nothing")
	}
	grow(c, "true", 8)
	grow(forged, "forged", 12)
	members := newConsortium(t, c, c, c)
	members.sign(t, 0, 1, 2)

	alone := newReader(t, members, c.Deployment, forged.URL)
	check(t, alone.attested.Look(t.Context()))
	if _, err := alone.CatchUp(t.Context()); err == nil || !strings.Contains(err.Error(), "members attested") {
		t.Errorf("the forged chain: %v", err)
	}
	if _, _, err := alone.store.Health(t.Context()); !errors.Is(err, indexer.ErrEmpty) {
		t.Errorf("something of the forged chain was taken in: %v", err)
	}

	r := newReader(t, members, c.Deployment, forged.URL, c.URL)
	r.catchUp(t)
	r.wants(t, c, c.Head().Number.Uint64())
	if len(r.faults) == 0 || r.faults[0] != indexer.CheckAttestation {
		t.Errorf("faults: %v", r.faults)
	}

	control := newStore(t, c.Deployment)
	_, err := newFollower(t, forged, newWriter(t, control), "instant").CatchUp(t.Context())
	check(t, err)
	at, health, err := control.Health(t.Context())
	check(t, err)
	if at.Hash != forged.Head().Hash() || health.Settled != at.Number {
		t.Errorf("without attestations the mirror ends with %+v, final up to %d: this proves nothing", at, health.Settled)
	}
}

// TestAttested_ForgedTail: what a node forges above the attested blocks is shown and not final. Once members attest what is
// true there, the true blocks take the forged ones' place.
func TestAttested_ForgedTail(t *testing.T) {
	c := simchain.New(t)
	grow(c, "same", 3)
	members := newConsortium(t, c, c, c)
	members.sign(t, 0, 1, 2)
	shared := c.Head().Number.Uint64()
	grow(c, "forged", 12)
	r := newReader(t, members, c.Deployment, c.URL)
	r.catchUp(t)
	r.wants(t, c, shared)
	c.Rewind(12)
	grow(c, "true", 12)
	members.sign(t, 0, 1, 2)
	r.catchUp(t)
	r.wants(t, c, shared+12)
}

// TestAttested_TooFew: with fewer attestors than the trust file asks for nothing is final; the mirror says what is lacking,
// and stands after the time that was set. Two attestors of one member count once.
func TestAttested_TooFew(t *testing.T) {
	c := simchain.New(t)
	grow(c, "one", 3)
	members := newConsortium(t, c, c, c)
	members.sign(t, 0, 1)
	members.attestors[2].server.Close()
	members.Members[0].Attestors = append(members.Members[0].Attestors, members.Members[1].Attestors...)
	members.Members[1].Attestors = nil
	r := newReader(t, members, c.Deployment, c.URL)
	r.catchUp(t)
	r.wants(t, c, 0)
	_, health, err := r.store.Health(t.Context())
	check(t, err)
	const lack = "of 3 attestors 1 do not answer, 0 have signed nothing, 0 signed what does not count; wanted are 2 members, there are 1: North"
	if got := health.Follower.Unattested; !strings.HasPrefix(got, lack) {
		t.Errorf("lacking: %q, want %q", got, lack)
	}

	r.attested.Within = time.Nanosecond
	end := c.Head().Number.Uint64()
	grow(c, "two", 1)
	tip := r.catchUp(t)
	_, health, err = r.store.Health(t.Context())
	check(t, err)
	if tip.Number != end || !health.Follower.IsOverdue {
		t.Errorf("it goes on to block %d, overdue: %t", tip.Number, health.Follower.IsOverdue)
	}

	members.Members[1].Attestors = members.Members[0].Attestors[1:]
	members.Members[0].Attestors = members.Members[0].Attestors[:1]
	members.sign(t, 0, 1)
	r.catchUp(t)
	r.wants(t, c, c.Head().Number.Uint64())
}

// TestAttested_Validity: attestors and thresholds count for the blocks that the trust file says, and an attestor that came
// later proves what was before it.
func TestAttested_Validity(t *testing.T) {
	c := simchain.New(t)
	grow(c, "one", 5)
	members := newConsortium(t, c, c, c)
	members.sign(t, 0, 1)
	change := c.Head().Number.Uint64() + 1
	members.Members[1].Attestors[0].Until = &change
	members.Members[2].Attestors[0].From = change
	r := newReader(t, members, c.Deployment, c.URL)
	r.catchUp(t)
	r.wants(t, c, change-1)

	grow(c, "two", 1)
	members.sign(t, 0, 1)
	r.catchUp(t)
	r.wants(t, c, change-1) // one of the two counts no more
	members.sign(t, 2)
	r.catchUp(t)
	r.wants(t, c, change)
	fresh := newReader(t, members, c.Deployment, c.URL)
	fresh.catchUp(t)
	fresh.wants(t, c, change)
}

// TestAttested_Conflict halts where members attested two blocks at one height, and names them, though enough attested one.
func TestAttested_Conflict(t *testing.T) {
	c, other := simchain.New(t), simchain.New(t)
	grow(c, "one", 5)
	grow(other, "other", 5)
	members := newConsortium(t, c, c, other)
	members.sign(t, 0, 1, 2)
	r := newReader(t, members, c.Deployment, c.URL)
	if err := r.attested.Look(t.Context()); !errors.Is(err, indexer.ErrConflict) {
		t.Fatalf("a conflict: %v", err)
	}
	_, err := r.CatchUp(t.Context())
	if !errors.Is(err, indexer.ErrConflict) {
		t.Fatalf("a conflict: %v", err)
	}
	_, health, healthErr := r.store.Health(t.Context())
	if !errors.Is(healthErr, indexer.ErrEmpty) || health.Follower == nil || health.Follower.Halted != err.Error() {
		t.Fatalf("health: %+v, %v", health.Follower, healthErr)
	}
	for _, part := range []string{c.Head().Hash().Hex() + " by North", "East", other.Head().Hash().Hex() + " by South"} {
		if !strings.Contains(health.Follower.Halted, part) {
			t.Errorf("halted by %q, want %q in it", health.Follower.Halted, part)
		}
	}
}

// TestAttested_NotTheirs: a signature that nobody made, of an account that is no attestor, or of another block, does not
// count.
func TestAttested_NotTheirs(t *testing.T) {
	c := simchain.New(t)
	grow(c, "one", 3)
	members := newConsortium(t, c, c, c)
	members.attestors[1].Signer = key{newKey(t)}
	members.attestors[2].Signer = forger{address: members.Members[2].Attestors[0].Account}
	members.sign(t, 0, 1, 2)
	r := newReader(t, members, c.Deployment, c.URL)
	r.catchUp(t)
	r.wants(t, c, 0)
	_, health, err := r.store.Health(t.Context())
	check(t, err)
	if !strings.Contains(health.Follower.Unattested, "2 signed what does not count") {
		t.Errorf("lacking: %q", health.Follower.Unattested)
	}
}

// forger signs as somebody else, with a key of its own.
type forger struct{ address common.Address }

func (f forger) Address() common.Address { return f.address }
func (f forger) SignHash(hash common.Hash) ([]byte, error) {
	k, err := crypto.GenerateKey()
	if err != nil {
		return nil, err
	}
	return crypto.Sign(hash[:], k)
}

// TestAttested_Run looks without being asked to, until it is told to stop.
func TestAttested_Run(t *testing.T) {
	c := simchain.New(t)
	members := newConsortium(t, c, c)
	r := newReader(t, members, c.Deployment, c.URL)
	r.attested.Poll = time.Millisecond
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); r.attested.Run(ctx) }()
	members.sign(t, 0, 1)
	for settled := uint64(0); settled == 0; {
		_, err := r.CatchUp(t.Context())
		check(t, err)
		_, health, err := r.store.Health(t.Context())
		check(t, err)
		settled = health.Settled
	}
	cancel()
	<-done
}
