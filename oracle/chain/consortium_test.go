package chain_test

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devchain"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/tiles"
)

// TestConsortium_Admission admits a fourth member by vote, and the newcomer votes.
func TestConsortium_Admission(t *testing.T) {
	c := newConsortium(t)
	newcomer := newMember(t)
	admission := c.call("admitMember", newcomer.public())
	id, w, err := c.governors[0].Propose(t.Context(), admission)
	check(t, err)
	if id != 1 || len(w.Events) != 1 || w.Events[0].Name != "ProposalCreated" {
		t.Errorf("proposal %d, %+v", id, w)
	}
	p := c.proposal(id)
	if p.State != "voting" || p.Eligible != 3 || p.Member != c.members[0].id || p.Concerned != (common.Hash{}) {
		t.Errorf("proposed: %+v", p)
	}
	if got := c.Contracts().Describe(p.Call).String(); !strings.Contains(got, newcomer.id.Hex()) || !strings.Contains(got, "lab,collector") {
		t.Errorf("it reads %s", got)
	}
	c.vote(id, true, 0)
	_, err = c.governors[0].Vote(t.Context(), id, true)
	wantRefusal(t, err, "AlreadyVoted")
	_, err = c.governors[0].Execute(t.Context(), id)
	wantRefusal(t, err, "ProposalIs")
	_, err = c.Governor(c.members[0].id, signer{newcomer.governor}).Vote(t.Context(), id, true)
	wantRefusal(t, err, "NotPurpose")
	c.vote(id, true, 1) // two of three: decided, with time left to vote
	if p := c.proposal(id); p.InFavour != 2 || p.Cast != 2 || p.State == "voting" || p.ExecutableFrom >= p.VotingEnds {
		t.Errorf("voted: %+v", p)
	}
	w = c.execute(id)
	if len(w.Events) != 2 || w.Events[0].Name != "ProposalExecuted" || w.Events[1].Name != "MemberAdmitted" {
		t.Errorf("executed: %+v", w.Events)
	}
	_, err = c.governors[0].Execute(t.Context(), id)
	wantRefusal(t, err, "ProposalIs")

	members, err := c.Members(t.Context())
	check(t, err)
	if len(members) != 4 {
		t.Fatalf("%d members", len(members))
	}
	m := members[3]
	if m.ID != newcomer.id || m.Status != "active" || !m.MayVote || m.IsSuspended ||
		!slices.Equal(m.Roles, []string{"lab", "collector"}) || len(m.Accounts) != 2 || len(m.Keys) != 1 {
		t.Errorf("admitted: %+v", m)
	}
	history, err := c.History(t.Context())
	check(t, err)
	if of := chain.Of(newcomer.id, history); len(of) != 5 || of[0].Name != "ProposalCreated" {
		t.Errorf("its history: %v", of)
	}
	check(t, c.Rehearse(t.Context(), c.call("setRoles", newcomer.id.Hex(), "lab")))
	wantRefusal(t, c.Rehearse(t.Context(), admission), "MemberExists")
	if _, _, err := c.Governor(newcomer.id, signer{newcomer.governor}).Propose(t.Context(), admission); err != nil {
		t.Errorf("the newcomer proposes: %v", err)
	}
}

// TestConsortium_Removal removes a member, which has no vote on that and no vote afterwards.
func TestConsortium_Removal(t *testing.T) {
	c := newConsortium(t)
	removed := c.members[2]
	removal := c.call("removeMember", removed.id.Hex())
	_, _, err := c.governors[2].Propose(t.Context(), removal)
	wantRefusal(t, err, "NotVoter")
	id, _, err := c.governors[0].Propose(t.Context(), removal)
	check(t, err)
	_, err = c.governors[2].Vote(t.Context(), id, false)
	wantRefusal(t, err, "NotVoter")
	if p := c.proposal(id); p.Concerned != removed.id || p.Eligible != 2 {
		t.Errorf("proposed: %+v", p)
	}
	c.vote(id, true, 0, 1)
	c.execute(id)
	m, err := c.Member(t.Context(), removed.id)
	check(t, err)
	if m.Status != "removed" || m.MayVote || !m.IsSuspended || len(m.Accounts) != 0 {
		t.Errorf("removed: %+v", m)
	}

	history, err := c.History(t.Context())
	check(t, err)
	var names []string
	for _, e := range chain.Of(removed.id, history) {
		names = append(names, e.Name)
	}
	want := "MemberAdmitted ProposalCreated VoteCast VoteCast ProposalExecuted MemberRemoved"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("its history is %s, want %s", got, want)
	}
	ballots, err := c.Ballots(t.Context(), id)
	check(t, err)
	if want := []chain.Ballot{{c.members[0].id, "for"}, {c.members[1].id, "for"}}; !slices.Equal(ballots, want) {
		t.Errorf("ballots %v, want %v", ballots, want)
	}
}

// TestConsortium_OtherContract opens and closes a member's log by vote, and cancels and defeats proposals.
func TestConsortium_OtherContract(t *testing.T) {
	c := newConsortium(t)
	lab, log := c.members[0], crypto.Keccak256Hash([]byte("log"))
	open, err := c.Contracts().Call("ResultLog", "openLog", lab.id.Hex(), log.Hex(), common.Hash{}.Hex())
	check(t, err)
	c.decide(open)
	ledger := c.ResultLog(lab.id, log, signer{lab.sequencer})
	if head, err := ledger.Head(t.Context()); err != nil || head.Size != 0 {
		t.Fatalf("opened by vote: %+v, %v", head, err)
	}
	closing, err := c.Contracts().Call("ResultLog", "closeLog", lab.id.Hex(), log.Hex())
	check(t, err)
	id := c.decide(closing)
	if _, err := ledger.Head(t.Context()); err == nil {
		t.Error("the log is still open")
	}
	if got := c.Contracts().Describe(c.proposal(id).Call); got.Function != "closeLog" || got.Contract != "ResultLog" {
		t.Errorf("it reads %s", got)
	}
	wantRefusal(t, c.Rehearse(t.Context(), closing), "LogNotOpen") // of ResultLog, through the Consortium's eyes

	id, _, err = c.governors[1].Propose(t.Context(), open)
	check(t, err)
	_, err = c.governors[0].Cancel(t.Context(), id)
	wantRefusal(t, err, "NotPurpose")
	_, err = c.governors[1].Cancel(t.Context(), id)
	check(t, err)
	id, _, err = c.governors[1].Propose(t.Context(), open)
	check(t, err)
	c.vote(id, false, 0, 2)
	c.await(id, "defeated")
	list, err := c.Proposals(t.Context())
	check(t, err)
	var states []string
	for _, p := range list {
		states = append(states, p.State)
	}
	if got := strings.Join(states, " "); got != "executed executed cancelled defeated" {
		t.Errorf("proposals are %s", got)
	}
	if _, err := c.Proposal(t.Context(), 5); err == nil {
		t.Error("a proposal that nobody made")
	}
}

// TestConsortium_Emergency suspends a member at once: its sequencer checkpoints no more, until a vote reinstates it.
func TestConsortium_Emergency(t *testing.T) {
	c := newConsortium(t)
	lab, log := c.members[2], crypto.Keccak256Hash([]byte("log"))
	open, err := c.Contracts().Call("ResultLog", "openLog", lab.id.Hex(), log.Hex(), common.Hash{}.Hex())
	check(t, err)
	c.decide(open)
	ledger := c.ResultLog(lab.id, log, signer{lab.sequencer})
	tree := tiles.Tree{Size: 1, Root: crypto.Keccak256Hash([]byte("leaf"))}
	if _, err := ledger.Checkpoint(t.Context(), 0, tree, nil); err != nil {
		t.Fatalf("before: %v", err)
	}

	w, err := c.governors[0].SupportEmergency(t.Context(), lab.id)
	check(t, err)
	if got := w.Events[0].String(); strings.Contains(got, "suspended until") {
		t.Errorf("one is not enough: %s", got)
	}
	if m, err := c.Member(t.Context(), lab.id); err != nil || m.IsSuspended || !slices.Equal(m.Supporters, []common.Hash{c.members[0].id}) {
		t.Errorf("supported: %+v, %v", m, err)
	}
	_, err = c.governors[0].SupportEmergency(t.Context(), lab.id)
	wantRefusal(t, err, "EmergencyAlreadySupported")
	_, err = c.governors[2].SupportEmergency(t.Context(), lab.id)
	wantRefusal(t, err, "NotVoter")
	w, err = c.governors[1].SupportEmergency(t.Context(), lab.id)
	check(t, err)
	if got := w.Events[0].String(); !strings.Contains(got, "suspended until") {
		t.Errorf("two are enough: %s", got)
	}
	if m, err := c.Member(t.Context(), lab.id); err != nil || !m.IsSuspended || !m.MayVote || m.Status != "active" {
		t.Errorf("suspended: %+v, %v", m, err)
	}
	_, err = ledger.Checkpoint(t.Context(), 0, tree, nil)
	wantRefusal(t, err, "NotPurpose")

	history, err := c.History(t.Context())
	check(t, err)
	if last := history[len(history)-1]; last.Name != "EmergencySupported" || last.Block != w.Block || last.Tx != w.Tx {
		t.Errorf("history ends with %+v", last)
	}
	c.decide(c.call("reinstateMember", lab.id.Hex()))
	if _, err := ledger.Checkpoint(t.Context(), 0, tree, nil); err != nil {
		t.Errorf("reinstated: %v", err)
	}
	_, err = c.governors[0].SupportEmergency(t.Context(), lab.id)
	wantRefusal(t, err, "EmergencyTooSoon")
}

// TestConsortium_Late waits no longer than it is told to, and says why what would have succeeded did not.
func TestConsortium_Late(t *testing.T) {
	c := newConsortium(t)
	id, _, err := c.governors[0].Propose(t.Context(), c.call("setRoles", c.members[0].id.Hex(), "lab"))
	check(t, err)
	c.vote(id, true, 0, 1)
	c.await(id, "executable")

	c.restart(time.Second) // so that one block takes both
	outcomes := make(chan error)
	for _, g := range c.governors[:2] {
		go func() {
			_, err := g.Execute(t.Context(), id)
			outcomes <- err
		}()
	}
	first, second := <-outcomes, <-outcomes
	if first == nil {
		first = second
	} else if second != nil {
		t.Errorf("executed by nobody: %v", second)
	}
	wantRefusal(t, first, "ProposalIs")

	c.restart(time.Hour)
	ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
	defer cancel()
	_, _, err = c.governors[2].Propose(ctx, c.call("setRoles", c.members[0].id.Hex(), "payer"))
	var pending *chain.PendingError
	if !errors.As(err, &pending) || pending.Tx == (common.Hash{}) {
		t.Errorf("no block comes: %v", err)
	}
}

// consortium is three labs on a chain of their own, which runs ahead of the clock: a second of theirs takes 20 ms.
type consortium struct {
	*chain.Consortium
	*chain.Chain
	t          *testing.T
	dir        string
	node       *devchain.Chain
	deployment deploy.Deployment
	members    []testMember
	governors  []*chain.Governor
}

func newConsortium(t *testing.T) *consortium {
	t.Helper()
	c := &consortium{t: t, dir: t.TempDir(), members: []testMember{newMember(t), newMember(t), newMember(t)}}
	deployer, err := crypto.GenerateKey()
	check(t, err)
	funds := map[common.Address]*big.Int{crypto.PubkeyToAddress(deployer.PublicKey): big.NewInt(params.Ether)}
	founding := deploy.Founding{Limits: deploy.DefaultLimits(), Parameters: bindings.IConsortiumParameters{
		VotingPeriod: 300, Timelock: 1, ExecutionPeriod: 3600, EmergencyPeriod: 3600, EmergencyCooldown: 3600,
		Quorum: 50, Threshold: 50, EmergencyQuorum: 34, Attestations: 2,
	}}
	for _, m := range c.members {
		founding.Members = append(founding.Members, m.public())
		funds[signer{m.governor}.Address()] = big.NewInt(params.Ether)
	}
	c.node, err = devchain.Start(t.Context(), devchain.Config{Dir: c.dir, BlockTime: 20 * time.Millisecond, Alloc: funds})
	check(t, err)
	t.Cleanup(func() { check(t, c.node.Close()) })
	opts := bind.NewKeyedTransactor(deployer, new(big.Int).SetUint64(c.node.ChainID()))
	c.deployment, err = deploy.Deploy(t.Context(), c.node.Client(), opts, founding)
	check(t, err)
	c.Chain, err = chain.Dial(t.Context(), c.node.URL(), c.deployment)
	check(t, err)
	t.Cleanup(c.Chain.Close)
	c.Consortium = c.Chain.Consortium()
	for _, m := range c.members {
		c.governors = append(c.governors, c.Consortium.Governor(m.id, signer{m.governor}))
	}
	return c
}

// restart goes on with another time between blocks, at the same port.
func (c *consortium) restart(blockTime time.Duration) {
	c.t.Helper()
	check(c.t, c.node.Close())
	var err error
	c.node, err = devchain.Start(c.t.Context(), devchain.Config{Dir: c.dir, BlockTime: blockTime})
	check(c.t, err)
}

func (c *consortium) call(function string, args ...any) chain.Call {
	c.t.Helper()
	call, err := c.Contracts().Call("Consortium", function, args...)
	check(c.t, err)
	return call
}

func (c *consortium) proposal(id uint64) chain.Proposal {
	c.t.Helper()
	p, err := c.Proposal(c.t.Context(), id)
	check(c.t, err)
	return p
}

func (c *consortium) vote(id uint64, isSupport bool, governors ...int) {
	c.t.Helper()
	for _, i := range governors {
		_, err := c.governors[i].Vote(c.t.Context(), id, isSupport)
		check(c.t, err)
	}
}

// await waits until a proposal is in a state.
func (c *consortium) await(id uint64, state string) {
	c.t.Helper()
	deadline := time.Now().Add(time.Minute)
	for c.proposal(id).State != state {
		if time.Now().After(deadline) {
			c.t.Fatalf("proposal %d is %s, and not %s in time", id, c.proposal(id).State, state)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func (c *consortium) execute(id uint64) chain.Written {
	c.t.Helper()
	c.await(id, "executable")
	w, err := c.governors[0].Execute(c.t.Context(), id)
	check(c.t, err)
	return w
}

// decide proposes a call, votes for it and executes it.
func (c *consortium) decide(call chain.Call) (id uint64) {
	c.t.Helper()
	id, _, err := c.governors[0].Propose(c.t.Context(), call)
	check(c.t, err)
	c.vote(id, true, 0, 1)
	c.execute(id)
	return id
}

// testMember is a lab with a governor and a sequencer.
type testMember struct {
	id                  common.Hash
	governor, sequencer *ecdsa.PrivateKey
}

func newMember(t *testing.T) (m testMember) {
	t.Helper()
	var err error
	m.governor, err = crypto.GenerateKey()
	check(t, err)
	m.sequencer, err = crypto.GenerateKey()
	check(t, err)
	m.id = crypto.Keccak256Hash(crypto.FromECDSAPub(&m.governor.PublicKey))
	return m
}

// public is the member as it is admitted.
func (m testMember) public() bindings.IConsortiumNewMember {
	return bindings.IConsortiumNewMember{
		Id: m.id, Roles: bindings.Roles(bindings.RoleLab, bindings.RoleCollector), LogUrl: "https://lab.example/log",
		Accounts: []bindings.IConsortiumAccount{
			{Account: signer{m.governor}.Address(), Purpose: bindings.PurposeGovernor},
			{Account: signer{m.sequencer}.Address(), Purpose: bindings.PurposeSequencer},
		},
		Keys: []bindings.IConsortiumKey{{Kind: bindings.KeyKindStatement, Key: make([]byte, 64)}},
	}
}

// signer is an account of a test.
type signer struct{ key *ecdsa.PrivateKey }

func (s signer) Address() common.Address { return crypto.PubkeyToAddress(s.key.PublicKey) }

func (s signer) SignTx(tx *types.Transaction, chainID *big.Int) (*types.Transaction, error) {
	return types.SignTx(tx, types.LatestSignerForChainID(chainID), s.key)
}

func wantRefusal(t *testing.T, err error, name string) {
	t.Helper()
	var refusal *bindings.RefusalError
	if !errors.As(err, &refusal) || refusal.Name != name {
		t.Errorf("error %v, want %s", err, name)
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
