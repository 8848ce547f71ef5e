package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/google/uuid"
)

// TestConsortium has a devnet's members decide: they admit a fourth, suspend one of them in an emergency and reinstate
// it, close a log, and found another consortium.
func TestConsortium(t *testing.T) {
	d := up(t, "--block-time", "1s")
	north, south, clinic := d.as(t, "north"), d.as(t, "south"), d.as(t, "clinic")

	t.Run("admission", func(t *testing.T) { testAdmission(t, north, south, clinic) })
	t.Run("emergency", func(t *testing.T) { testEmergency(t, north, south, clinic) })
	t.Run("log", func(t *testing.T) {
		p := north.propose(t, "close-log", north.id(), north.env["LABSEAL_LOG"])
		if said := p.decide(t, clinic, north, south, clinic); !strings.Contains(said, "log closed: member "+north.id()) {
			t.Errorf("executed:\n%s", said)
		}
		late := writeRecords(t, "late", 1)[0]
		if a := north.run(t, "oracle", "anchor", "--out", t.TempDir(), "--timeout", "5s", late); a.code == 0 {
			t.Errorf("a closed log takes records:\n%s", a.stdout)
		}
	})
	t.Run("history", func(t *testing.T) {
		all := d.must(t, "oracle", "consortium", "history")
		for _, name := range []string{
			"member admitted", "parameters changed", "proposal created", "vote cast", "proposal executed",
			"emergency supported", "member reinstated",
		} {
			if !strings.Contains(all, name+": ") {
				t.Errorf("nothing is %s:\n%s", name, all)
			}
		}
		if list := d.must(t, "oracle", "consortium", "list"); strings.Count(list, "was executed: ") != 3 {
			t.Errorf("proposals:\n%s", list)
		}
	})
	t.Run("found", func(t *testing.T) { testFound(t, d) })
}

func testAdmission(t *testing.T, north, south, clinic *devnet) {
	east := &devnet{dir: t.TempDir(), bin: north.bin, env: map[string]string{}}
	for name, value := range north.env {
		east.env[name] = value
	}
	east.env["LABSEAL_MEMBER"] = crypto.Keccak256Hash([]byte("east")).Hex()
	east.env["LABSEAL_KEYSTORE"], east.env["LABSEAL_PASSWORD_FILE"] = east.path("keys"), east.path("password")
	check(t, os.Mkdir(east.path("keys"), 0o700))
	check(t, os.WriteFile(east.path("password"), []byte("east\n"), 0o600))
	described := east.must(t, "oracle", "consortium", "describe", "--roles", "lab,collector", "--log-url", "https://east.example",
		"--new", "governor,sequencer,statement", "--account", "manager="+common.Address{19: 1}.Hex())
	check(t, os.WriteFile(east.path("member.json"), []byte(described), 0o600))

	p := north.propose(t, "admit-member", east.path("member.json"))
	if !strings.Contains(p.Does, east.id()) || p.State != "voting" {
		t.Errorf("proposed: %+v", p)
	}
	if a := east.run(t, "oracle", "consortium", "vote", p.id(), "for"); a.code != 1 || !strings.Contains(a.stderr, "NotPurpose") {
		t.Errorf("who is no member votes: exit code %d\n%s", a.code, a.stderr)
	}
	if a := north.run(t, "oracle", "consortium", "execute", p.id()); a.code != 1 || !strings.Contains(a.stderr, "takes votes until") {
		t.Errorf("execute before the votes: exit code %d\n%s", a.code, a.stderr)
	}
	if said := p.decide(t, clinic, north, south); !strings.Contains(said, "member admitted: member "+east.id()) {
		t.Errorf("executed:\n%s", said)
	}
	if a := north.run(t, "oracle", "consortium", "propose", "admit-member", east.path("member.json")); a.code != 1 ||
		!strings.Contains(a.stderr, "MemberExists") {
		t.Errorf("admitted twice: exit code %d\n%s", a.code, a.stderr)
	}
	members := north.must(t, "oracle", "consortium", "members", "--json")
	if strings.Count(members, "\n") != 4 || !strings.Contains(members, `"id":"`+east.id()+`","status":"active"`) {
		t.Errorf("members:\n%s", members)
	}
	q := east.propose(t, "suspend-member", south.id())
	if said := east.must(t, "oracle", "consortium", "cancel", q.id()); !strings.Contains(said, "was cancelled") {
		t.Errorf("cancel:\n%s", said)
	}
}

func testEmergency(t *testing.T, north, south, clinic *devnet) {
	out, files := t.TempDir(), writeRecords(t, "emergency", 2)
	south.must(t, "oracle", "anchor", "--out", out, files[0])
	north.must(t, "oracle", "consortium", "emergency", south.id())
	if said := clinic.must(t, "oracle", "consortium", "emergency", south.id()); !strings.Contains(said, "is suspended until") {
		t.Errorf("two of the three others:\n%s", said)
	}
	if a := south.run(t, "oracle", "anchor", "--out", out, "--timeout", "5s", files[1]); a.code != 3 {
		t.Errorf("a suspended lab anchors: exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}
	p := north.propose(t, "reinstate-member", south.id())
	if a := south.run(t, "oracle", "consortium", "vote", p.id(), "for"); a.code != 1 || !strings.Contains(a.stderr, "NotVoter") {
		t.Errorf("it votes on itself: exit code %d\n%s", a.code, a.stderr)
	}
	p.decide(t, north, north, clinic)
	south.must(t, "oracle", "anchor", "--out", out, files[1])
	if a := north.run(t, "oracle", "consortium", "emergency", south.id()); a.code != 1 || !strings.Contains(a.stderr, "again from 2") {
		t.Errorf("at once again: exit code %d\n%s", a.code, a.stderr)
	}
}

// testFound founds another consortium on the same chain, with the devnet's deployer.
func testFound(t *testing.T, d *devnet) {
	dir := t.TempDir()
	private, err := crypto.LoadECDSA(d.path("deployer.key"))
	check(t, err)
	file, err := keystore.EncryptKey(&keystore.Key{
		Id: uuid.New(), Address: crypto.PubkeyToAddress(private.PublicKey), PrivateKey: private,
	}, "deployer", keystore.LightScryptN, keystore.LightScryptP)
	check(t, err)
	member := d.must(t, "oracle", "consortium", "describe", "--roles", "lab")
	for name, text := range map[string]string{
		"deployer.json": string(file), "password": "deployer\n", "founding.json": `{"members":[` + member + `]}`,
	} {
		check(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	found := []string{
		"consortium", "found", "--deployer-key", filepath.Join(dir, "deployer.json"),
		"--deployer-password-file", filepath.Join(dir, "password"), "--out", filepath.Join(dir, "deployment.json"),
		filepath.Join(dir, "founding.json"),
	}
	d.must(t, "oracle", found...)
	if a := d.run(t, "oracle", found...); a.code != 2 {
		t.Errorf("over a deployment: exit code %d\n%s", a.code, a.stderr)
	}
	said := d.must(t, "oracle", "consortium", "members", "--deployment", filepath.Join(dir, "deployment.json"))
	if !strings.Contains(said, d.id()+"  active") {
		t.Errorf("members:\n%s", said)
	}
}

// as is the devnet as one of its members sees it.
func (d *devnet) as(t *testing.T, slug string) *devnet {
	t.Helper()
	text, err := os.ReadFile(d.path(filepath.Join(slug, "env")))
	check(t, err)
	return &devnet{dir: d.dir, bin: d.bin, env: parseExports(string(text))}
}

func (d *devnet) id() string { return d.env["LABSEAL_MEMBER"] }

// proposal is what `oracle consortium propose --json` and `show --json` say.
type proposal struct {
	ID          uint64
	State, Does string
}

func (p proposal) id() string { return strconv.FormatUint(p.ID, 10) }

func (d *devnet) propose(t *testing.T, args ...string) (p proposal) {
	t.Helper()
	said := d.must(t, "oracle", append([]string{"consortium", "propose", "--json"}, args...)...)
	check(t, json.Unmarshal([]byte(said), &p))
	return p
}

// decide has members vote for a proposal until it is decided, and one execute it.
func (p proposal) decide(t *testing.T, by *devnet, voters ...*devnet) string {
	t.Helper()
	show := func() {
		check(t, json.Unmarshal([]byte(by.must(t, "oracle", "consortium", "show", "--json", p.id())), &p))
	}
	for _, voter := range voters {
		voter.must(t, "oracle", "consortium", "vote", p.id(), "for")
		show()
	}
	for deadline := time.Now().Add(2 * time.Minute); p.State != "executable"; time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("proposal %d is %s, and not executable in time", p.ID, p.State)
		}
		show()
	}
	return by.must(t, "oracle", "consortium", "execute", p.id())
}
