package replay_test

import (
	"encoding/binary"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/merkle/testonly"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/evmtest"
)

// TestReplay_ResultLog compares every view: none of them is pure.
func TestReplay_ResultLog(t *testing.T) {
	const seed = 9162
	r := newResultLogRun(t, seed)
	t.Logf("seed %d", seed)
	for step := range 5000 {
		r.step()
		r.sometimesPass(60)
		if step == 1000 {
			r.compare()
		}
	}
	r.compare()
	r.Time += 10_000 // what opens and closes has
	r.Block++
	r.finish()
}

// resultLogRun is a random run of a ResultLog.
type resultLogRun struct {
	*replay
	c         *bindings.ResultLog
	contracts []*abi.ABI
	members   [][32]byte
	logs      map[[32]byte][][32]byte
	sizes     map[logName]uint64 // of the heads
	tree      *testonly.Tree     // all logs have the same statements
	handles   [][32]byte
	changing  map[[32]byte][32]byte // the log that a member opened or closed last
}

func newResultLogRun(t *testing.T, seed uint64) *resultLogRun {
	t.Helper()
	f := deploy.Founding{Parameters: deploy.DefaultParameters(), Limits: deploy.DefaultLimits()}
	f.Parameters.ManagerDelay, f.Limits.MaxGrowth = 900, 100
	r := &resultLogRun{
		c: bindings.NewResultLog(), logs: map[[32]byte][][32]byte{}, sizes: map[logName]uint64{},
		changing: map[[32]byte][32]byte{},
		tree:     testonly.New(rfc6962.DefaultHasher),
	}
	for n := byte(1); n <= 2; n++ {
		r.members = append(r.members, [32]byte{n})
		f.Members = append(f.Members, bindings.IConsortiumNewMember{
			Id: [32]byte{n}, Roles: bindings.Roles(bindings.RoleLab), Keys: []bindings.IConsortiumKey{},
			Accounts: []bindings.IConsortiumAccount{
				{Account: actor([32]byte{n}, bindings.PurposeGovernor), Purpose: bindings.PurposeGovernor},
				{Account: actor([32]byte{n}, bindings.PurposeManager), Purpose: bindings.PurposeManager},
				{Account: actor([32]byte{n}, bindings.PurposeSequencer), Purpose: bindings.PurposeSequencer},
			},
		})
	}
	r.replay = &replay{walk: newWalk(t, evmtest.New(t, f), seed)}
	own, consortium := r.c.GetABI(), bindings.NewConsortium().GetABI()
	r.abi, r.contracts = &own, []*abi.ABI{&own, &consortium}
	r.contract = r.Deployment.ResultLog.Address
	r.empty = func() mirror {
		return &resultLogModel{
			contract: r.c, consortium: r.Deployment.Consortium.Address, chainID: r.ChainID(), maxGrowth: f.Limits.MaxGrowth,
			logs: map[logName]bindings.IResultLogHead{}, amended: map[handleName]amendment{},
		}
	}
	// A vote closes a closing log at once, whatever was to close it.
	r.obsolete = map[string][]overwriting{
		"LogClosed": {{"LogClosed", 2, forever}}, "ClosingCancelled": {{"LogClosed", 2, forever}},
	}
	return r
}

// actor is a member's account for a purpose.
func actor(member [32]byte, purpose uint8) common.Address {
	return common.Address{0xac, member[0], purpose}
}

func (r *resultLogRun) step() {
	member := pick(r.walk, r.members)
	switch n := r.IntN(100); {
	case n < 12:
		r.open(member)
	case n < 32:
		r.change(member)
	case n < 75:
		r.checkpoint(member)
	default:
		r.amend(member)
	}
}

// from is a member's account for a purpose, seldom another's.
func (r *resultLogRun) from(member [32]byte, purpose uint8) common.Address {
	if r.IntN(20) == 0 {
		return actor(pick(r.walk, r.members), uint8(1+r.IntN(3)))
	}
	return actor(member, purpose)
}

// orVote is an account, or the Consortium as a vote calls.
func (r *resultLogRun) orVote(account common.Address) common.Address {
	if r.IntN(3) == 0 {
		return r.Deployment.Consortium.Address
	}
	return account
}

func (r *resultLogRun) do(from common.Address, data []byte) bool {
	return r.send(from, r.contract, data, r.contracts...) != nil
}

// anyLog is one of a member's newest, or any, or none.
func (r *resultLogRun) anyLog(member [32]byte) [32]byte {
	list := r.logs[member]
	if len(list) == 0 || r.IntN(25) == 0 {
		return [32]byte{31: 1}
	}
	if r.IntN(4) == 0 {
		return pick(r.walk, list)
	}
	return list[len(list)-1-r.IntN(min(len(list), 12))]
}

func (r *resultLogRun) open(member [32]byte) {
	var predecessor [32]byte
	if r.IntN(2) == 0 {
		predecessor = pick(r.walk, append(r.logs[member], predecessor))
	}
	logID := r.hash()
	if r.IntN(6) == 0 {
		logID = r.anyLog(pick(r.walk, r.members)) // of another member too
	}
	from := r.orVote(r.from(member, bindings.PurposeManager))
	if r.do(from, r.c.PackOpenLog(member, logID, predecessor)) {
		r.logs[member], r.changing[member] = append(r.logs[member], logID), logID
		r.sizes[logName{member, logID}] = 0
	}
}

func (r *resultLogRun) change(member [32]byte) {
	logID := r.anyLog(member)
	governor := r.orVote(r.from(member, bindings.PurposeGovernor))
	changing := r.changing[member]
	switch r.IntN(3) {
	case 0:
		if r.do(r.orVote(r.from(member, bindings.PurposeManager)), r.c.PackCloseLog(member, logID)) {
			r.changing[member] = logID
		}
	case 1:
		r.do(governor, r.c.PackCancelOpening(member, pick(r.walk, [][32]byte{logID, changing, changing})))
	default:
		r.do(governor, r.c.PackCancelClosing(member, pick(r.walk, [][32]byte{logID, changing, changing})))
	}
}

func (r *resultLogRun) checkpoint(member [32]byte) {
	name := logName{member, r.anyLog(member)}
	oldSize := r.sizes[name]
	size := oldSize + r.Uint64N(30) + 100*r.Uint64N(40)/38
	for r.tree.Size() < size {
		r.tree.AppendData(binary.BigEndian.AppendUint64(nil, r.tree.Size()))
	}
	hashes, err := r.tree.ConsistencyProof(oldSize, size)
	if err != nil {
		r.t.Fatal(err)
	}
	var proof [][32]byte
	for _, hash := range hashes {
		proof = append(proof, [32]byte(hash))
	}
	root := [32]byte(r.tree.HashAt(size))
	if oldSize != 0 && r.IntN(20) == 0 {
		root[0]++
	}
	from := r.from(member, bindings.PurposeSequencer)
	if r.do(from, r.c.PackCheckpoint(member, name.logID, size, root, proof)) {
		r.sizes[name] = size
	}
}

// amend sets new handles and old ones, of this member, of another, or twice at once.
func (r *resultLogRun) amend(member [32]byte) {
	count := r.IntN(6)
	if r.IntN(100) == 0 {
		count = 250 + r.IntN(8)
	}
	var list []bindings.IResultLogAmendment
	for range count {
		a := bindings.IResultLogAmendment{Handle: r.hash(), Reason: uint8(1 + r.IntN(6))}
		if r.IntN(50) == 0 {
			a.Reason = bindings.ReasonNone
		}
		if a.Reason < bindings.ReasonEnteredInError {
			a.Replacement = r.hash()
		}
		if len(r.handles) > 0 && r.IntN(3) == 0 {
			a.Handle = r.handles[max(0, len(r.handles)-1-r.IntN(40))]
		}
		r.handles = append(r.handles, a.Handle)
		list = append(list, a)
	}
	r.do(r.from(member, bindings.PurposeSequencer), r.c.PackAmend(member, list))
}
