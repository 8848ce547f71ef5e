package chain_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle/chain"
)

var (
	member  = common.HexToHash("0x1ab")
	account = common.HexToAddress("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed") // from EIP-55
)

// contracts stand at addresses 1, 2 and so on.
func contracts() chain.Contracts {
	return chain.ContractsOf(deploy.Deployment{
		Consortium:      deploy.Contract{Address: common.HexToAddress("0x01")},
		ResultLog:       deploy.Contract{Address: common.HexToAddress("0x02")},
		ConsentRegistry: deploy.Contract{Address: common.HexToAddress("0x03")},
		CustodyLedger:   deploy.Contract{Address: common.HexToAddress("0x04")},
		DisclosureLog:   deploy.Contract{Address: common.HexToAddress("0x05")},
		OrderEscrow:     deploy.Contract{Address: common.HexToAddress("0x06")},
		LotRegistry:     deploy.Contract{Address: common.HexToAddress("0x07")},
		StudyRegistry:   deploy.Contract{Address: common.HexToAddress("0x08")},
	})
}

// TestCall makes calls from text and reads them again.
func TestCall(t *testing.T) {
	id := member.Hex()
	for _, test := range []struct {
		name, contract, function string
		args                     []any
		want                     string
	}{
		{"an id", "Consortium", "removeMember", []any{id}, "Consortium.removeMember: member " + id},
		{"names in any case", "CONSORTIUM", "REMOVEMEMBER", []any{id}, "Consortium.removeMember: member " + id},
		{
			"an enum and on", "consortium", "setAccount",
			[]any{id, account.Hex(), "relayer", "on"},
			"Consortium.setAccount: member " + id + ", account " + account.Hex() + ", purpose relayer, active yes",
		},
		{
			"an address in small letters, and off", "consortium", "setAccount",
			[]any{id, strings.ToLower(account.Hex()), "governor", "off"},
			"Consortium.setAccount: member " + id + ", account " + account.Hex() + ", purpose governor, active no",
		},
		{"roles", "consortium", "setRoles", []any{id, "lab,auditor"}, "Consortium.setRoles: member " + id + ", new roles lab,auditor"},
		{"no roles", "consortium", "setRoles", []any{id, "none"}, "Consortium.setRoles: member " + id + ", new roles none"},
		{"a bool", "consortium", "suspendMember", []any{id, true}, "Consortium.suspendMember: member " + id + ", key compromise yes"},
		{"bytes", "consortium", "setKey", []any{id, "log", "0x0102"}, "Consortium.setKey: member " + id + ", kind log, new key 0x0102"},
		{"no bytes", "consortium", "setKey", []any{id, "log", "0x"}, "Consortium.setKey: member " + id + ", kind log, new key 0x"},
		{
			"a struct, with numbers as text", "consortium", "reportAccountCompromise",
			[]any{id, account.Hex(), `{"blockNumber":"7","logIndex":"0x10"}`},
			"Consortium.reportAccountCompromise: member " + id + ", account " + account.Hex() +
				", since (block number 7, log index 16)",
		},
		{
			"a struct of lists", "consortium", "admitMember",
			[]any{`{"id":"` + id + `","roles":"lab","logUrl":"https://lab.example\n","accounts":[{"account":"` + account.Hex() +
				`","purpose":"governor"}],"keys":[]}`},
			"Consortium.admitMember: new member (id " + id + `, roles lab, log url "https://lab.example\n", accounts [(account ` +
				account.Hex() + ", purpose governor)], keys [])",
		},
		{
			"a value of the binding's type", "consortium", "reportKeyCompromise",
			[]any{id, "statement", "0x01", bindings.IConsortiumPosition{BlockNumber: 3, LogIndex: 2}},
			"Consortium.reportKeyCompromise: member " + id + ", kind statement, key 0x01, since (block number 3, log index 2)",
		},
		{
			"zero", "consortium", "nameSuccessor",
			[]any{account.Hex(), common.Address{}.Hex()},
			"Consortium.nameSuccessor: predecessor " + account.Hex() + ", successor none",
		},
		{"another contract", "resultlog", "closeLog", []any{id, id}, "ResultLog.closeLog: member " + id + ", log id " + id},
	} {
		t.Run(test.name, func(t *testing.T) {
			call, err := contracts().Call(test.contract, test.function, test.args...)
			if err != nil {
				t.Fatal(err)
			}
			if got := contracts().Describe(call).String(); got != test.want {
				t.Errorf("reads\n%s, want\n%s", got, test.want)
			}
		})
	}
}

// TestCall_Refused says what is wrong with a call, before anybody votes on it.
func TestCall_Refused(t *testing.T) {
	id, mistyped := member.Hex(), strings.Replace(account.Hex(), "aA", "aa", 1)
	for _, test := range []struct {
		name, contract, function string
		args                     []any
		says                     string
	}{
		{"unknown contract", "Consortum", "removeMember", []any{id}, "ResultLog"},
		{"unknown function", "Consortium", "deleteMember", []any{id}, "removeMember"},
		{"a function that reads", "Consortium", "mayVote", []any{id}, "only reads"},
		{"too few arguments", "Consortium", "setRoles", []any{id}, "newRoles uint256"},
		{"too many arguments", "Consortium", "removeMember", []any{id, id}, "member bytes32"},
		{"short id", "Consortium", "removeMember", []any{"0x01"}, "32 bytes"},
		{"id without 0x", "Consortium", "removeMember", []any{id[2:]}, "hex"},
		{"id of no hex", "Consortium", "removeMember", []any{"0x" + strings.Repeat("g", 64)}, "hex"},
		{"empty", "Consortium", "removeMember", []any{""}, "hex"},
		{"mistyped address", "Consortium", "setValidator", []any{mistyped, "on"}, "checksum"},
		{"short address", "Consortium", "setValidator", []any{"0x1234", "on"}, "20 bytes"},
		{"address without 0x", "Consortium", "setValidator", []any{account.Hex()[2:], "on"}, "0x"},
		{"neither yes nor no", "Consortium", "setValidator", []any{account.Hex(), "maybe"}, "yes or no"},
		{"unknown purpose", "Consortium", "setAccount", []any{id, account.Hex(), "president", "on"}, "governor"},
		{"purpose none", "Consortium", "setAccount", []any{id, account.Hex(), "none", "on"}, "governor"},
		{"purpose by number", "Consortium", "setAccount", []any{id, account.Hex(), "1", "on"}, "governor"},
		{"unknown role", "Consortium", "setRoles", []any{id, "lab,surgeon"}, "collector"},
		{"odd hex", "Consortium", "setKey", []any{id, "log", "0x123"}, "hex"},
		{"no JSON", "Consortium", "reportAccountCompromise", []any{id, account.Hex(), "7"}, "not of type"},
		{"broken JSON", "Consortium", "reportAccountCompromise", []any{id, account.Hex(), `{"blockNumber":`}, "want JSON"},
		{"two JSON values", "Consortium", "reportAccountCompromise", []any{id, account.Hex(), `{} {}`}, "more than one"},
		{"missing field", "Consortium", "reportAccountCompromise", []any{id, account.Hex(), `{"blockNumber":7}`}, "logIndex is missing"},
		{
			"unknown field", "Consortium", "reportAccountCompromise",
			[]any{id, account.Hex(), `{"blockNumber":7,"logIndex":1,"index":1}`},
			"unknown field",
		},
		{
			"number too large", "Consortium", "reportAccountCompromise",
			[]any{id, account.Hex(), `{"blockNumber":7,"logIndex":4294967296}`},
			"uint32",
		},
		{
			"negative number", "Consortium", "reportAccountCompromise",
			[]any{id, account.Hex(), `{"blockNumber":-7,"logIndex":1}`},
			"uint64",
		},
		{
			"fraction", "Consortium", "reportAccountCompromise",
			[]any{id, account.Hex(), `{"blockNumber":7.5,"logIndex":1}`},
			"whole number",
		},
		{"bool for a number", "Consortium", "reportAccountCompromise", []any{id, account.Hex(), `{"blockNumber":true,"logIndex":1}`}, "uint64"},
		{
			"object for a list", "Consortium", "admitMember",
			[]any{`{"id":"` + id + `","roles":"lab","logUrl":"","accounts":{},"keys":[]}`},
			"accounts",
		},
		{"value of another type", "Consortium", "removeMember", []any{big.NewInt(1)}, "removeMember"},
	} {
		t.Run(test.name, func(t *testing.T) {
			call, err := contracts().Call(test.contract, test.function, test.args...)
			if err == nil {
				t.Fatalf("makes %s", contracts().Describe(call))
			}
			if !strings.Contains(err.Error(), test.says) {
				t.Errorf("says %q, and nothing of %q", err, test.says)
			}
		})
	}
}

// TestDescribe_Unreadable shows the bytes of what can't be read as a whole: half of a call in words would mislead.
func TestDescribe_Unreadable(t *testing.T) {
	call, err := contracts().Call("Consortium", "removeMember", member.Hex())
	if err != nil {
		t.Fatal(err)
	}
	for name, call := range map[string]chain.Call{
		"unknown contract":  {Target: account, Data: call.Data},
		"no function":       {Target: call.Target, Data: []byte{1, 2, 3}},
		"unknown function":  {Target: call.Target, Data: []byte{1, 2, 3, 4}},
		"missing arguments": {Target: call.Target, Data: call.Data[:20]},
		"trailing bytes":    {Target: call.Target, Data: append(call.Data[:36:36], 1)},
		"empty":             {Target: call.Target},
	} {
		called := contracts().Describe(call)
		if called.Function != "" || !strings.Contains(called.String(), "can't be read: 0x") {
			t.Errorf("%s: reads %s", name, called)
		}
	}
}

// TestEvent_Of reads events, and picks those of one member.
func TestEvent_Of(t *testing.T) {
	other := common.HexToHash("0x2ab")
	removal, err := contracts().Call("Consortium", "removeMember", member.Hex())
	if err != nil {
		t.Fatal(err)
	}
	consortium := bindings.NewConsortium()
	definitions := consortium.GetABI().Events
	log := func(name string, topics []common.Hash, values ...any) types.Log {
		data, err := definitions[name].Inputs.NonIndexed().Pack(values...)
		if err != nil {
			t.Fatal(err)
		}
		return types.Log{
			Address: common.HexToAddress("0x01"), Topics: append([]common.Hash{definitions[name].ID}, topics...), Data: data,
			BlockNumber: 9, Index: 4,
		}
	}
	number := func(n int64) common.Hash { return common.BigToHash(big.NewInt(n)) }
	var events []chain.Event
	for i, l := range []types.Log{
		log("RolesChanged", []common.Hash{other}, uint64(1), big.NewInt(1), big.NewInt(0)),
		log("ProposalCreated", []common.Hash{number(1), other}, uint64(2), removal.Target, removal.Data, uint64(60)),
		log("VoteCast", []common.Hash{number(1), other}, uint64(3), true, uint64(0)),
		log("ProposalCreated", []common.Hash{number(2), other}, uint64(4), account, []byte{1}, uint64(60)),
		log("ProposalExecuted", []common.Hash{number(1)}, uint64(5)),
		log("MemberRemoved", []common.Hash{member}, uint64(6)),
		log("ProposalCancelled", []common.Hash{number(2)}, uint64(7)),
	} {
		e, err := contracts().Event(l)
		if err != nil {
			t.Fatal(err)
		}
		if e.Sequence != uint64(i)+1 || e.Block != 9 || e.Log != 4 || e.Contract != "Consortium" {
			t.Errorf("event %d: %+v", i, e)
		}
		events = append(events, e)
	}
	for i, want := range []string{
		"roles changed: member " + other.Hex() + ", old roles lab, new roles none",
		"proposal created: proposal id 1, member " + other.Hex() + ", call Consortium.removeMember: member " + member.Hex() +
			", voting ends 1970-01-01T00:01:00Z",
		"vote cast: proposal id 1, member " + other.Hex() + ", support yes",
	} {
		if got := events[i].String(); got != want {
			t.Errorf("reads\n%s, want\n%s", got, want)
		}
	}
	var names []string
	for _, e := range chain.Of(member, events) {
		names = append(names, e.Name)
	}
	if got := strings.Join(names, " "); got != "ProposalCreated VoteCast ProposalExecuted MemberRemoved" {
		t.Errorf("of the member: %s", got)
	}
	if got := len(chain.Of(other, events)); got != 6 {
		t.Errorf("%d events of the other, want 6", got)
	}
}

// TestEvent_Refused reads no event of others, and none that is cut short.
func TestEvent_Refused(t *testing.T) {
	removed := crypto.Keccak256Hash([]byte("MemberRemoved(bytes32,uint64)"))
	data, err := abi.Arguments{{Type: abi.Type{T: abi.UintTy, Size: 64}}}.Pack(uint64(1))
	if err != nil {
		t.Fatal(err)
	}
	ours := common.HexToAddress("0x01")
	for name, log := range map[string]types.Log{
		"another contract": {Address: account, Topics: []common.Hash{removed, member}, Data: data},
		"no topics":        {Address: ours, Data: data},
		"unknown event":    {Address: ours, Topics: []common.Hash{member}, Data: data},
		"missing topic":    {Address: ours, Topics: []common.Hash{removed}, Data: data},
		"missing data":     {Address: ours, Topics: []common.Hash{removed, member}},
		"short data":       {Address: ours, Topics: []common.Hash{removed, member}, Data: data[:31]},
	} {
		if e, err := contracts().Event(log); err == nil {
			t.Errorf("%s: reads %s", name, e)
		}
	}
}
