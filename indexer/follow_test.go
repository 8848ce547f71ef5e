package indexer_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/indexer/simchain"
)

var logID = common.HexToHash("0x106")

// TestFollow indexes events of every kind and asks for what they say.
func TestFollow(t *testing.T) {
	c := simchain.New(t)
	patient := newKey(t)
	log := &simchain.Log{ID: logID}
	log.Add("entry", 3)

	c.OpenLog(log.ID)
	c.Commit()
	anchoring := c.Checkpoint(log)
	subject := c.Enroll(patient)
	c.Commit()
	c.Commit() // an empty block
	handle, successor := common.Hash{1}, common.Hash{2}
	c.Amend(handle, bindings.ReasonCorrected, successor)
	first := c.Grant(patient, subject, common.Hash{3})
	second := c.GrantUntil(patient, subject, common.Hash{4}, 86400*30000)
	c.Commit()
	c.Revoke(patient, subject, common.Hash{3})
	c.SetLogURL("http://moved.invalid/\x00\xff")
	c.SetKey(bindings.KeyKindLog, append(make([]byte, 31), 1))
	relayer := common.Address{9}
	c.SetAccount(relayer, bindings.PurposeRelayer, true)
	c.SetAccount(simchain.Address(c.Keys[bindings.PurposeRelayer]), bindings.PurposeRelayer, false)
	c.Commit()

	store := newStore(t, c.Deployment)
	follow(t, c, store, "instant")
	ctx := t.Context()

	at, member, history, err := store.History(ctx, indexer.When{}, simchain.Lab)
	check(t, err)
	if at.Hash != c.Head().Hash() {
		t.Errorf("as of %v, want the head", at)
	}
	if member.LogURL != "http://moved.invalid/\uFFFD\uFFFD" || !reflect.DeepEqual(member.Roles, []string{"lab"}) {
		t.Errorf("member: %+v", member)
	}
	if len(member.Accounts) != 8 || len(history.Accounts) != 9 || len(history.Keys) != 3 || len(history.LogURLs) != 2 {
		t.Errorf("accounts %v\nhistory %+v", member.Accounts, history)
	}
	for _, a := range member.Accounts {
		if isOn := a.Account != simchain.Address(c.Keys[bindings.PurposeRelayer]); a.IsActive != isOn {
			t.Errorf("account %+v", a)
		}
	}
	_, checkpoints, err := store.Checkpoints(ctx, indexer.When{}, indexer.CheckpointFilter{Member: &simchain.Lab, Log: &log.ID}, indexer.Page{Limit: 10})
	check(t, err)
	r := c.Receipt(anchoring)
	block, err := store.At(ctx, indexer.When{Block: r.BlockNumber.Uint64()})
	check(t, err)
	want := []indexer.Checkpoint{{
		Member: simchain.Lab, Log: log.ID, Size: 3, Root: log.Root(3), Place: indexer.Place{
			Block: r.BlockNumber.Uint64(), Hash: r.BlockHash, Time: block.Time, LogIndex: uint64(r.Logs[0].Index), Tx: anchoring,
		},
	}}
	if !reflect.DeepEqual(checkpoints, want) {
		t.Errorf("checkpoints %+v\nwant %+v", checkpoints, want)
	}
	_, amended, err := store.Handle(ctx, indexer.When{}, simchain.Lab, handle)
	if err != nil || amended == nil || amended.Reason != "corrected" || *amended.Replacement != successor {
		t.Errorf("handle: %+v, %v", amended, err)
	}
	if _, none, err := store.Handle(ctx, indexer.When{}, simchain.Lab, common.Hash{7}); err != nil || none != nil {
		t.Errorf("unknown handle: %+v, %v", none, err)
	}
	_, s, err := store.Subject(ctx, indexer.When{}, subject)
	check(t, err)
	if s.Member != simchain.Lab || len(s.Grants) != 2 || s.Grants[0].ID != first || s.Grants[0].State != "revoked" ||
		s.Grants[1].ID != second || s.Grants[1].State != "active" || s.Grants[1].Expiry != 86400*30000 {
		t.Errorf("subject: %+v", s)
	}
	testEventPages(t, store)
}

// TestFollow_Votes indexes what a vote decided.
func TestFollow_Votes(t *testing.T) {
	c := simchain.New(t)
	consortium := bindings.NewConsortium()
	at := c.Deployment.Consortium.Address
	relayer := simchain.Address(c.Keys[bindings.PurposeRelayer])
	since := bindings.IConsortiumPosition{BlockNumber: 2, LogIndex: 1}
	c.Vote(at, consortium.PackSetRoles(simchain.Lab, bindings.Roles(bindings.RoleLab, bindings.RoleAuditor)))
	c.Commit()
	c.Vote(at, consortium.PackReportAccountCompromise(simchain.Lab, relayer, since))
	c.Commit()
	executed := c.Vote(at, consortium.PackReportKeyCompromise(simchain.Lab, bindings.KeyKindLog, make([]byte, 32), since))
	c.Commit()
	if c.Receipt(executed).Status != 1 {
		t.Fatal("the vote was not executed")
	}
	store := newStore(t, c.Deployment)
	follow(t, c, store, "instant")

	_, member, history, err := store.History(t.Context(), indexer.When{}, simchain.Lab)
	check(t, err)
	if !reflect.DeepEqual(member.Roles, []string{"lab", "auditor"}) || len(history.Roles) != 2 {
		t.Errorf("roles %v, history %v", member.Roles, history.Roles)
	}
	if len(member.Keys) != 1 || member.Keys[0].Kind != "statement" {
		t.Errorf("keys that count: %v", member.Keys)
	}
	for _, a := range member.Accounts {
		if a.IsActive == (a.Account == relayer) {
			t.Errorf("account %+v", a)
		}
	}
	if len(history.Compromises) != 2 || *history.Compromises[0].Account != relayer ||
		history.Compromises[1].Kind != "log" || history.Compromises[1].Block != 2 || history.Compromises[1].LogIndex != 1 {
		t.Errorf("compromises %+v", history.Compromises)
	}
	compareWithRebuild(t, c, store)
}

// testEventPages reads all events in small pages and finds them contiguous.
func testEventPages(t *testing.T, store *postgres.Store) {
	seen := map[string]uint64{}
	var after *indexer.Cursor
	for {
		_, page, err := store.Events(t.Context(), indexer.When{}, indexer.EventFilter{}, indexer.Page{After: after, Limit: 2})
		check(t, err)
		if len(page) == 0 {
			break
		}
		for _, e := range page {
			if seen[e.Contract]++; e.Seq != seen[e.Contract] {
				t.Errorf("event %d of %s comes as number %d", e.Seq, e.Contract, seen[e.Contract])
			}
			after = &indexer.Cursor{Block: e.Block, LogIndex: e.LogIndex, Hash: [4]byte(e.Hash[:4])}
		}
	}
	if seen[indexer.Consortium] != 7 || seen[indexer.ResultLog] != 3 || seen[indexer.ConsentRegistry] != 4 {
		t.Errorf("events: %v", seen)
	}
	after.Hash[0]++
	if _, _, err := store.Events(t.Context(), indexer.When{}, indexer.EventFilter{}, indexer.Page{After: after, Limit: 2}); !errors.Is(err, indexer.ErrReplaced) {
		t.Errorf("cursor into a replaced block: %v", err)
	}
}

// TestFollow_Reorg replaces the last 1 to 8 blocks, by fewer at first and then by more, and compares with a rebuild.
func TestFollow_Reorg(t *testing.T) {
	c := simchain.New(t)
	store := newStore(t, c.Deployment)
	c.OpenLog(logID)
	for range 9 {
		c.Commit()
	}
	f := newFollower(t, c, newWriter(t, store), "depth:20")
	for depth := 1; depth <= 8; depth++ {
		c.Amend(common.Hash{31: byte(depth), 1: 1}, bindings.ReasonCorrected, common.Hash{})
		c.Commit()
		tip, err := f.CatchUp(t.Context())
		check(t, err)
		c.Rewind(depth)
		// The head's number fell, and nothing contradicts what is stored: a node that lags looks the same.
		if still, err := f.CatchUp(t.Context()); err != nil || still != tip {
			t.Fatalf("depth %d: %v, %v; the tip was %v", depth, still, err, tip)
		}
		c.Amend(common.Hash{31: byte(depth), 1: 2}, bindings.ReasonAmended, common.Hash{})
		for range (depth + 1) / 2 {
			c.Commit()
		}
		replaceTip(t, c, f)
		for range depth {
			c.Commit()
		}
		replaceTip(t, c, f)
		compareWithRebuild(t, c, store)
	}
}

func replaceTip(t *testing.T, c *simchain.Chain, f *indexer.Follower) {
	t.Helper()
	tip, err := f.CatchUp(t.Context())
	check(t, err)
	if tip.Hash != c.Head().Hash() {
		t.Fatalf("the tip is %v, the chain's %s", tip, c.Head().Hash())
	}
}

// TestFollow_Finality wants a settled block replaced.
func TestFollow_Finality(t *testing.T) {
	c := simchain.New(t)
	for range 5 {
		c.Commit()
	}
	store := newStore(t, c.Deployment)
	w := newWriter(t, store)
	f := newFollower(t, c, w, "depth:2")
	tip, err := f.CatchUp(t.Context())
	check(t, err)
	c.Rewind(3)
	c.SetLogURL("http://elsewhere.invalid")
	for range 5 {
		c.Commit()
	}
	if _, err := f.CatchUp(t.Context()); !errors.Is(err, indexer.ErrFinality) {
		t.Fatalf("a final block was replaced: %v", err)
	}
	at, health, err := store.Health(t.Context())
	if err != nil || health.Follower.Halted == "" || at != tip {
		t.Errorf("after the halt: as of %v, %+v, %v", at, health.Follower, err)
	}
}

// TestFollow_ReorgUnseen replaces blocks that became final only after they were replaced: nobody held them as final, so
// it is a reorganisation like any other.
func TestFollow_ReorgUnseen(t *testing.T) {
	c := simchain.New(t)
	for range 5 {
		c.Commit()
	}
	store := newStore(t, c.Deployment)
	f := newFollower(t, c, newWriter(t, store), "depth:3")
	_, err := f.CatchUp(t.Context())
	check(t, err)
	c.Rewind(2)
	c.SetLogURL("http://elsewhere.invalid")
	for range 20 {
		c.Commit()
	}
	if _, err := f.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	compareWithRebuild(t, c, store)
}

// TestFollow_Interrupted cuts the follower off at moments of chance, while blocks come and are replaced.
func TestFollow_Interrupted(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	chance := rand.New(rand.NewPCG(seed, 0))
	c := simchain.New(t)
	store := newStore(t, c.Deployment)
	for i := range 25 {
		for range 3 {
			c.SetLogURL(fmt.Sprintf("http://%d.invalid/%d", i, chance.Uint64()))
			c.Commit()
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(chance.IntN(30_000))*time.Microsecond)
		w, err := store.TryWriter(ctx, "")
		if err == nil && w != nil {
			f := newFollower(t, c, w, "depth:64")
			f.Run(ctx) // cut off
			w.Close()
		}
		cancel()
		c.Rewind(chance.IntN(4))
	}
	c.SetLogURL("http://last.invalid")
	c.Commit()
	follow(t, c, store, "depth:64")
	compareWithRebuild(t, c, store)
}
