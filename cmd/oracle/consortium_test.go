package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"
	"github.com/google/uuid"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devchain"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/chain"
)

// TestActions wants each action to be a call that can be made, with a name that is its own.
func TestActions(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		check(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	id, address := "0x"+strings.Repeat("ab", 32), "0x"+strings.Repeat("cd", 20)
	memberJSON := write("member.json", `{"id":"`+id+`","roles":["lab"],"logUrl":"","accounts":[{"account":"`+address+
		`","purpose":"governor"}],"keys":[]}`)
	words := map[string]string{
		"MEMBER": id, "LOG": id, "[PREDECESSOR]": id, "ADDRESS": address, "OLD": address, "NEW": address,
		"PURPOSE": "relayer", "KIND": "log", "HEX": "0x01", "ROLE,...": "lab,payer", "on|off": "off", "BLOCK": "7",
		"LOGINDEX": "1", "[compromised]": "compromised", "FILE": memberJSON,
		"STUDY": id, "VERSION": "1",
	}
	contracts := chain.ContractsOf(deploy.Deployment{
		Consortium: deploy.Contract{Address: common.Address{1}}, ResultLog: deploy.Contract{Address: common.Address{2}},
		StudyRegistry: deploy.Contract{Address: common.Address{3}},
	})
	var names []string
	for _, a := range actions {
		if slices.Contains(names, a.name) {
			t.Errorf("two actions are called %s", a.name)
		}
		names = append(names, a.name)
		if a.name == "set-parameters" {
			continue // it asks the chain: see TestConsortium
		}
		var args []string
		for _, word := range strings.Fields(a.args) {
			if words[word] == "" {
				t.Fatalf("%s takes %s, which help does not explain", a.name, word)
			}
			args = append(args, words[word])
		}
		least, _ := a.counts()
		for _, args := range [][]string{args, args[:least]} {
			values, err := a.values(args)
			check(t, err)
			call, err := contracts.Call(a.contract, a.function, values...)
			if err != nil {
				t.Errorf("%s %v: %v", a.name, args, err)
				continue
			}
			called := contracts.Describe(call)
			if called.Function != a.function || !strings.HasPrefix(phrase(called), a.does+" (") {
				t.Errorf("%s reads: %s", a.name, phrase(called))
			}
		}
	}
	for _, a := range managed {
		if _, isThere := a.account(); !isThere {
			t.Errorf("nobody may %s", a.name)
		}
	}
}

// values are the arguments of an action that asks nobody.
func (a action) values(args []string) ([]any, error) {
	if a.prepare == nil {
		return texts(args), nil
	}
	return a.prepare(nil, nil, args)
}

// TestConsortium founds a consortium with the commands, and decides in it.
func TestConsortium(t *testing.T) {
	c := newTestConsortium(t)
	lab := c.members[0]

	t.Run("found", func(t *testing.T) {
		if a := c.run(lab, "found", "--out", c.path("deployment.json"), c.path("founding.json")); a.code != 2 {
			t.Errorf("over an existing file: exit code %d, %s", a.code, a.hint)
		}
		var d deploy.Deployment
		text, err := os.ReadFile(c.path("deployment.json"))
		check(t, err)
		check(t, json.Unmarshal(text, &d))
		if d.Consortium.Address == (common.Address{}) {
			t.Error("it does not say where the Consortium is")
		}
	})
	t.Run("members", func(t *testing.T) {
		said := c.must(t, lab, "members")
		for _, m := range c.members {
			if !strings.Contains(said, m.id+"  active\n") {
				t.Errorf("nothing of member %s:\n%s", m.id, said)
			}
		}
		if n := strings.Count(said, "governor   0x"); n != 3 {
			t.Errorf("%d governors:\n%s", n, said)
		}
	})
	t.Run("parameters", func(t *testing.T) {
		check(t, os.WriteFile(c.path("parameters.json"), []byte(`{"timelock":"3s","quorum":60}`), 0o600))
		p := c.propose(t, lab, "set-parameters", c.path("parameters.json"))
		if !strings.Contains(p.Does, "timelock 3s,") || !strings.Contains(p.Does, "voting period 100h0m0s,") ||
			!strings.Contains(p.Does, "quorum 60,") {
			t.Errorf("what is not named does not stay: %s", p.Does)
		}
		c.decide(t, p.ID)
		if said := c.must(t, lab, "history"); !strings.Contains(said, "parameters changed: old parameters (voting period 100h0m0s, timelock 1s,") {
			t.Errorf("history:\n%s", said)
		}
	})
	t.Run("vote", func(t *testing.T) { testVoting(t, c) })
	t.Run("call", func(t *testing.T) {
		p := c.propose(t, lab, "call", "ResultLog", "openLog", lab.id, lab.id, common.Hash{}.Hex())
		if p.Contract != "ResultLog" || p.Function != "openLog" || p.State != "voting" {
			t.Errorf("proposed: %+v", p)
		}
		c.decide(t, p.ID)
		p = c.propose(t, lab, "close-log", lab.id, lab.id)
		if said := c.decide(t, p.ID); !strings.Contains(said, "log closed: member "+lab.id) {
			t.Errorf("executed:\n%s", said)
		}
	})
	t.Run("compromise", func(t *testing.T) {
		p := c.propose(t, lab, "report-key-compromise", c.members[1].id, "statement", "0x"+strings.Repeat("01", 64), "1", "0")
		c.decide(t, p.ID)
		if said := c.must(t, lab, "history", c.members[1].id); !strings.Contains(said, "since (block number 1, log index 0)") {
			t.Errorf("history:\n%s", said)
		}
	})
	t.Run("emergency", func(t *testing.T) {
		third := c.members[2]
		if said := c.must(t, c.members[0], "emergency", third.id); !strings.Contains(said, "not suspended yet: 1 support it") {
			t.Errorf("one supports it:\n%s", said)
		}
		if said := c.must(t, lab, "members"); !strings.Contains(said, "member "+lab.id+" wants it suspended") {
			t.Errorf("members:\n%s", said)
		}
		if said := c.must(t, c.members[1], "emergency", third.id); !strings.Contains(said, "is suspended until 2") {
			t.Errorf("two support it:\n%s", said)
		}
		if said := c.must(t, lab, "members"); !strings.Contains(said, third.id+"  suspended in an emergency until 2") {
			t.Errorf("members:\n%s", said)
		}
	})
	t.Run("describe", func(t *testing.T) {
		treasurer := "0x" + strings.Repeat("ab", 20)
		said := c.must(t, lab, "describe", "--roles", "lab,payer", "--new", "governor,log", "--account", "treasurer="+treasurer)
		m, err := deploy.ParseMember([]byte(said))
		check(t, err)
		if len(m.Accounts) != 4 || len(m.Keys) != 2 || m.Roles.Uint64() != 17 || common.Hash(m.Id).Hex() != lab.id {
			t.Errorf("describe:\n%s", said)
		}
	})
	t.Run("manage", func(t *testing.T) {
		address := common.Address{19: 9}.Hex()
		said := c.must(t, lab, "manage", "set-account", lab.id, address, "relayer", "on")
		if !strings.Contains(said, "account changed: member "+lab.id+", account "+address+", purpose relayer, active yes") {
			t.Errorf("set-account:\n%s", said)
		}
		if said := c.must(t, lab, "manage", "set-log-url", lab.id, "https://elsewhere.example"); !strings.Contains(said, "elsewhere") {
			t.Errorf("set-log-url:\n%s", said)
		}
		a := c.run(lab, "manage", "set-account", lab.id, common.Address{19: 8}.Hex(), "governor", "on")
		if a.code != 1 || !strings.Contains(a.err.Error(), "PurposeNotAllowed") {
			t.Errorf("a manager makes a governor: exit code %d, %v", a.code, a.err)
		}
		if a := c.run(lab, "manage", "cancel-account", lab.id, address); a.code != 1 || !strings.Contains(a.err.Error(), "AccountNotPending") {
			t.Errorf("cancel what acts: exit code %d, %v", a.code, a.err)
		}
	})
	t.Run("usage", func(t *testing.T) { testUsage(t, c) })
}

// testVoting has a proposal run through its states.
func testVoting(t *testing.T, c *testConsortium) {
	lab, other := c.members[0], c.members[1]
	p := c.propose(t, lab, "set-roles", other.id, "lab,auditor")
	if a := c.run(lab, "execute", p.number()); a.code != 1 || !strings.Contains(a.hint, "takes votes until") {
		t.Errorf("execute before the votes: exit code %d, %q", a.code, a.hint)
	}
	if said := c.must(t, lab, "vote", p.number(), "for"); !strings.Contains(said, "1 for, 0 against, of 3 that may vote") {
		t.Errorf("vote:\n%s", said)
	}
	if a := c.run(lab, "vote", p.number(), "against"); a.code != 1 || !strings.Contains(a.hint, "a vote is final") {
		t.Errorf("vote again: exit code %d, %q", a.code, a.hint)
	}
	if said := c.must(t, lab, "show", p.number()); !strings.Contains(said, "member "+lab.id+" voted for") {
		t.Errorf("show:\n%s", said)
	}
	said := c.decide(t, p.ID)
	if !strings.Contains(said, "roles changed: member "+other.id+", old roles lab, new roles lab,auditor") {
		t.Errorf("executed:\n%s", said)
	}
	if said := c.must(t, lab, "list"); !strings.Contains(said, "replace a member's roles (Consortium.setRoles: member "+other.id) {
		t.Errorf("list:\n%s", said)
	}
	if a := c.run(lab, "propose", "set-roles", other.id, "lab,auditor"); a.code != 1 || !strings.Contains(a.hint, "--anyway") {
		t.Errorf("a proposal that changes nothing: exit code %d, %q", a.code, a.hint)
	}
	late := c.propose(t, lab, "--anyway", "set-roles", other.id, "lab,auditor")
	if a := c.run(other, "cancel", late.number()); a.code != 1 {
		t.Errorf("another member cancels it: exit code %d", a.code)
	}
	if said := c.must(t, lab, "cancel", late.number()); !strings.Contains(said, "it was cancelled") {
		t.Errorf("cancel:\n%s", said)
	}
}

func testUsage(t *testing.T, c *testConsortium) {
	id := c.members[1].id
	for _, args := range [][]string{
		{"found"},
		{"found", "--header-codec", "ibft2", c.path("founding.json")},
		{"found", "--out", c.path("other.json"), c.path("parameters.json")},
		{"vote", "1"},
		{"vote", "one", "for"},
		{"vote", "0", "for"},
		{"vote", "1", "perhaps"},
		{"execute"},
		{"show", "first"},
		{"emergency"},
		{"emergency", "0x01"},
		{"list", "all"},
		{"members", id},
		{"history", "0x01"},
		{"propose"},
		{"propose", "dissolve"},
		{"propose", "remove-member"},
		{"propose", "remove-member", "0x01"},
		{"propose", "remove-member", id, id},
		{"propose", "suspend-member", id, "angry"},
		{"propose", "set-roles", id, "surgeon"},
		{"propose", "admit-member", c.path("nowhere.json")},
		{"propose", "admit-member", c.path("parameters.json")},
		{"propose", "set-parameters", c.path("founding.json")},
		{"propose", "set-log-url", id, "https://elsewhere.example"},
		{"manage"},
		{"manage", "remove-member", id},
		{"manage", "set-log-url", id},
		{"propose", "call", "Consortium"},
		{"propose", "call", "Consortium", "mayVote", id},
		{"propose", "call", "Elsewhere", "mayVote", id},
		{"describe", "--roles", "surgeon"},
		{"describe", "--roles", "lab", "--account", "governor"},
		{"describe", "--roles", "lab", "--account", "boss=" + common.Address{1}.Hex()},
		{"describe", "--roles", "lab", "--new", "house"},
	} {
		if a := c.run(c.members[0], args...); a.code != 2 {
			t.Errorf("oracle consortium %v: exit code %d, %v", args, a.code, a.err)
		}
	}
	if a := c.run(c.members[0], "show", "99"); a.code != 1 {
		t.Errorf("a proposal that is not there: exit code %d", a.code)
	}
	if a := c.run(c.members[0], "history", "0x"+strings.Repeat("00", 32)); a.code != 1 {
		t.Errorf("a member that is not there: exit code %d", a.code)
	}
}

// testConsortium is a consortium of three that the commands founded.
type testConsortium struct {
	t       *testing.T
	dir     string
	url     string
	members []*testMember
}

// testMember is a member with its key folder.
type testMember struct{ id, keystore string }

// answer is what a command said.
type answer struct {
	stdout string
	code   int
	hint   string
	err    error
}

func newTestConsortium(t *testing.T) *testConsortium {
	t.Helper()
	c := &testConsortium{t: t, dir: t.TempDir()}
	check(t, os.WriteFile(c.path("password"), []byte("password\n"), 0o600))
	deployer := c.makeDeployer(t)
	funds := map[common.Address]*big.Int{deployer: big.NewInt(params.Ether)}
	var described []string
	for _, name := range []string{"north", "south", "clinic"} {
		m := &testMember{crypto.Keccak256Hash([]byte(name)).Hex(), c.path(name)}
		c.members = append(c.members, m)
		governor, manager := c.makeKeys(t, m)
		funds[governor], funds[manager] = big.NewInt(params.Ether), big.NewInt(params.Ether)
		described = append(described, c.must(t, m, "describe", "--roles", "lab", "--log-url", "https://"+name+".example"))
	}
	check(t, os.WriteFile(c.path("founding.json"), []byte(`{"members":[`+strings.Join(described, ",")+`],"parameters":{
		"votingPeriod":"100h","timelock":"1s","executionPeriod":"100h","managerDelay":"0s","emergencyPeriod":"100h",
		"emergencyCooldown":"100h","quorum":50,"threshold":50,"emergencyQuorum":34}}`), 0o600))
	node, err := devchain.Start(t.Context(), devchain.Config{
		Dir: c.path("chain"), BlockTime: 20 * time.Millisecond, Alloc: funds, // its seconds take 20 ms
	})
	check(t, err)
	t.Cleanup(func() {
		if err := node.Close(); err != nil {
			t.Error(err)
		}
	})
	c.url = node.URL()
	c.must(t, c.members[0], "found", "--out", c.path("deployment.json"), c.path("founding.json"))
	return c
}

// makeDeployer makes the key file of the deployer.
func (c *testConsortium) makeDeployer(t *testing.T) common.Address {
	t.Helper()
	private, err := crypto.GenerateKey()
	check(t, err)
	address := crypto.PubkeyToAddress(private.PublicKey)
	key := &keystore.Key{Id: uuid.New(), Address: address, PrivateKey: private}
	file, err := keystore.EncryptKey(key, "password", keystore.LightScryptN, keystore.LightScryptP)
	check(t, err)
	check(t, os.WriteFile(c.path("deployer.json"), file, 0o600))
	return address
}

// makeKeys makes a member's key folder, at no cost, and returns who sends.
func (c *testConsortium) makeKeys(t *testing.T, m *testMember) (governor, manager common.Address) {
	t.Helper()
	check(t, os.Mkdir(m.keystore, 0o700))
	folder, err := keys.Open(m.keystore, c.path("password"))
	check(t, err)
	check(t, folder.Unguard())
	for _, p := range []keys.Purpose{keys.Governor, keys.Manager, keys.Sequencer, keys.Statement} {
		check(t, folder.Create(p))
	}
	public, err := folder.Public()
	check(t, err)
	return public.Accounts[keys.Governor], public.Accounts[keys.Manager]
}

func (c *testConsortium) path(name string) string { return filepath.Join(c.dir, name) }

// run runs `oracle consortium` for a member.
func (c *testConsortium) run(m *testMember, args ...string) answer {
	return c.oracle(m, append([]string{"consortium"}, args...)...)
}

// oracle runs any command for a member.
func (c *testConsortium) oracle(m *testMember, args ...string) answer {
	settings := map[string]string{
		"rpc-url": c.url, "deployment": c.path("deployment.json"), "member": m.id, "keystore": m.keystore,
		"password-file": c.path("password"), "deployer-key": c.path("deployer.json"),
		"deployer-password-file": c.path("password"),
	}
	keepFlags(c.t)
	for name, value := range settings {
		c.t.Setenv(cli.Env(name)[0], value)
	}
	var out bytes.Buffer
	a := app()
	a.Writer, a.ErrWriter = &out, &out
	a.ExitErrHandler = func(*ucli.Context, error) {}
	err := a.Run(append([]string{"oracle"}, args...))
	said := answer{stdout: out.String(), err: err}
	var told *cli.Error
	switch {
	case errors.As(err, &told):
		said.code, said.hint = told.Code, told.Hint
	case err != nil:
		said.code = 1
	}
	return said
}

func (c *testConsortium) must(t *testing.T, m *testMember, args ...string) string {
	t.Helper()
	a := c.run(m, args...)
	if a.err != nil {
		t.Fatalf("oracle consortium %v: %v\n%s", args, a.err, a.hint)
	}
	return a.stdout
}

// propose proposes and reads the answer.
func (c *testConsortium) propose(t *testing.T, m *testMember, args ...string) (p proposalJSON) {
	t.Helper()
	check(t, json.Unmarshal([]byte(c.must(t, m, append([]string{"propose", "--json"}, args...)...)), &p))
	return p
}

func (p proposalJSON) number() string { return new(big.Int).SetUint64(p.ID).String() }

// decide has all vote for a proposal that may and did not, until that decides it, and executes it.
func (c *testConsortium) decide(t *testing.T, id uint64) string {
	t.Helper()
	number := proposalJSON{ID: id}.number()
	p := proposalJSON{ID: id}
	for _, m := range c.members {
		check(t, json.Unmarshal([]byte(c.must(t, m, "show", "--json", number)), &p))
		hasVoted := slices.ContainsFunc(p.Ballots, func(b ballotJSON) bool { return b.Member.Hex() == m.id })
		if p.State == "voting" && !hasVoted {
			c.must(t, m, "vote", number, "for")
		}
	}
	for deadline := time.Now().Add(time.Minute); p.State != "executable"; time.Sleep(20 * time.Millisecond) {
		check(t, json.Unmarshal([]byte(c.must(t, c.members[0], "show", "--json", number)), &p))
		if time.Now().After(deadline) {
			t.Fatalf("proposal %d is %s, and not executable in time", id, p.State)
		}
	}
	return c.must(t, c.members[0], "execute", number)
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
