package main

import (
	"database/sql"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/devpg"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// TestFlags wants one environment variable of our own for each flag, and no two flags with the same.
func TestFlags(t *testing.T) {
	name := regexp.MustCompile(`^LABSEAL_[A-Z_]+$`)
	for _, command := range app().Commands {
		var seen []string
		for _, flag := range command.Flags {
			env := flag.(ucli.DocGenerationFlag).GetEnvVars()
			if len(env) != 1 || !name.MatchString(env[0]) || slices.Contains(seen, env[0]) {
				t.Errorf("%s --%s: environment %v", command.Name, flag.Names()[0], env)
			}
			seen = append(seen, env...)
		}
	}
}

// TestCommands runs each command against a chain with a lab whose log is published.
func TestCommands(t *testing.T) {
	c, log := newChain(t)
	database := pgtest.NewDatabase(t)
	p := newPrograms(t, c, database)
	p.attestorEnv(c)
	attestor, address := freeAddress(t), freeAddress(t)
	p.start("serve", "--listen", address)
	eventually(t, "the API", func() bool { return get("http://"+address+"/v1/health", &struct{}{}) == nil })
	p.start("run", "--listen", attestor, "--finality", "instant")
	before := p.awaitHead(c)

	var attestation indexer.Attestation
	eventually(t, "an attestation", func() bool {
		first := c.Deployment.Consortium.Block // with events
		return get(fmt.Sprintf("http://%s/v1/attestations/%d", attestor, first), &attestation) == nil
	})
	var version struct {
		Member, Log common.Hash
		Index       uint64
		Checkpoint  struct{ Size uint64 }
	}
	eventually(t, "a leaf", func() bool {
		return get(fmt.Sprintf("http://%s/v1/versions/%s", address, log.Leaves[2]), &version) == nil
	})
	if version.Member != simchain.Lab || version.Log != log.ID || version.Index != 2 || version.Checkpoint.Size != 5 {
		t.Errorf("version: %+v", version)
	}
	testMonitor(t, p, log)
	testRebuild(t, p, database, before)
}

// testMonitor makes a witness's key, cosigns, and serves what was cosigned.
func testMonitor(t *testing.T, p *programs, log *simchain.Log) {
	p.env = append(p.env, "LABSEAL_WITNESS_NAME=witness.example/one")
	if _, stderr, code := p.run("monitor", "--once"); code != 1 || !strings.Contains(stderr, "--new-key") {
		t.Errorf("without a key: exit code %d, %s", code, stderr)
	}
	witness, err := evidence.ParseWitness(strings.TrimSpace(p.must("monitor", "--new-key")))
	check(t, err)
	if said := p.must("monitor", "--once"); said != "" {
		t.Errorf("alarms: %s", said)
	}
	address := freeAddress(t)
	p.start("monitor", "--listen", address)
	var signed string
	eventually(t, "a cosignature", func() bool {
		response, err := http.Get(fmt.Sprintf("http://%s/%x/%x/%d", address, simchain.Lab, log.ID, log.Size()))
		if err != nil {
			return false
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		signed = string(body)
		return err == nil && response.StatusCode == http.StatusOK
	})
	text := evidence.CheckpointText(simchain.Lab, log.ID, log.Size(), log.Root(log.Size()))
	line, _ := strings.CutPrefix(signed, text+"\n")
	cosignature, err := evidence.ParseCosignature(strings.TrimSuffix(line, "\n"))
	check(t, err)
	check(t, cosignature.Check(witness, text))
}

// testRebuild rebuilds and checks a mirror as it is, and after somebody wrote into it, while others use it.
func testRebuild(t *testing.T, p *programs, database string, before digest) {
	wants(t, p.must("rebuild"), before.Digest.Hex())
	if after := p.digest(); after != before {
		t.Errorf("digest %+v, before the rebuild %+v", after, before)
	}
	wants(t, p.must("fsck"), "0 differences")

	db, err := sql.Open("postgres", database)
	check(t, err)
	defer db.Close()
	_, err = db.Exec(`
		update chain.checkpoints set root = sha256('forged');
		delete from chain.key_changes where kind = 'log'`)
	check(t, err)
	stdout, _, code := p.run("fsck")
	if code != 1 {
		t.Errorf("fsck of a forged mirror: exit code %d", code)
	}
	wants(t, stdout, "checkpoints: not on the chain: (")
	wants(t, stdout, "checkpoints: missing: (")
	wants(t, stdout, "key_changes: missing: (")
	wants(t, stdout, "3 differences")
	_, err = db.Exec(`truncate chain.checkpoints, chain.key_changes`)
	check(t, err)
	wants(t, p.must("redecode"), "the tables hold what the events say")
	wants(t, p.must("fsck"), "0 differences")
	_, err = db.Exec(`update chain.checkpoints set root = sha256('forged')`)
	check(t, err)
	stdout, stderr, code := p.run("rebuild")
	if code != 1 {
		t.Errorf("rebuild of a forged mirror: exit code %d", code)
	}
	wants(t, stdout, "after  "+before.Digest.Hex())
	wants(t, stderr, "differed")
	wants(t, p.must("fsck"), "0 differences")
}

// TestKill kills runs and rebuilds at moments of chance, while blocks come and are replaced.
func TestKill(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	chance := rand.New(rand.NewPCG(seed, 0))
	c, _ := newChain(t)
	p := newPrograms(t, c, pgtest.NewDatabase(t))
	for round := range 8 {
		run := p.start("run")
		rebuild := p.start("rebuild")
		for range 4 {
			c.SetLogURL(fmt.Sprintf("http://%d.invalid/%d", round, chance.Uint64()))
			c.Commit()
		}
		time.Sleep(time.Duration(chance.IntN(400)) * time.Millisecond)
		run.kill()
		time.Sleep(time.Duration(chance.IntN(100)) * time.Millisecond)
		rebuild.kill()
		c.Rewind(chance.IntN(4))
	}
	c.SetLogURL("http://last.invalid")
	c.Commit()
	p.start("run")
	at := p.awaitHead(c)
	wants(t, p.must("rebuild"), "after  "+at.Digest.Hex())
	wants(t, p.must("fsck"), "0 differences")
}

// TestStandby lets a second process wait until the first is killed.
func TestStandby(t *testing.T) {
	c, _ := newChain(t)
	p := newPrograms(t, c, pgtest.NewDatabase(t))
	first := p.start("run")
	eventually(t, "the first to follow", func() bool { return strings.Contains(first.said.String(), "msg=following") })
	second := p.start("run")
	eventually(t, "the second to stand by", func() bool { return strings.Contains(second.said.String(), "standing by") })
	p.awaitHead(c)
	first.kill()
	c.Commit()
	p.awaitHead(c)
	wants(t, second.said.String(), "msg=following")
}

// TestDatabaseKilled kills Postgres under a run and starts it again.
func TestDatabaseKilled(t *testing.T) {
	c, _ := newChain(t)
	dir := t.TempDir()
	server, err := devpg.Start(t.Context(), dir)
	check(t, err)
	check(t, server.CreateDatabase(t.Context(), "mirror"))
	p := newPrograms(t, c, server.URL("mirror"))
	run := p.start("run")
	p.awaitHead(c)
	for range 2 {
		check(t, server.Kill())
		c.SetLogURL(fmt.Sprintf("http://%d.invalid", time.Now().UnixNano()))
		c.Commit()
		server, err = devpg.Start(t.Context(), dir)
		check(t, err)
		p.awaitHead(c)
	}
	wants(t, p.must("fsck"), "0 differences")
	wants(t, run.said.String(), "starting over")
	run.kill()
	check(t, server.Close())
}

// TestDatabaseAway starts the programs while the database is down: they say so, and work once it is there. One that is there
// and does not let them in ends them at once. While they work it goes down again: who asks is told to ask again, and is
// answered once it is back.
func TestDatabaseAway(t *testing.T) {
	c, _ := newChain(t)
	dir := t.TempDir()
	server, err := devpg.Start(t.Context(), dir)
	check(t, err)
	check(t, server.CreateDatabase(t.Context(), "mirror"))
	p := newPrograms(t, c, server.URL("mirror"))
	wrong := newPrograms(t, c, server.URL("nothing-there"))
	for _, args := range [][]string{{"run"}, {"serve", "--listen", "127.0.0.1:0"}} {
		if _, said, code := wrong.run(args...); code != 1 || !strings.Contains(said, `database "nothing-there" does not exist`) {
			t.Errorf("%v on a database that is not there: exit code %d, %s", args, code, said)
		}
	}
	check(t, server.Kill())
	ask := func(url string) (int, string) {
		response, err := http.Get(url)
		if err != nil {
			return 0, ""
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		check(t, err)
		return response.StatusCode, string(body)
	}
	running, serving, watching := "http://"+freeAddress(t), "http://"+freeAddress(t), "http://"+freeAddress(t)
	witness := newPrograms(t, c, server.URL("mirror"))
	witness.attestorEnv(c)
	witness.env = append(witness.env, "LABSEAL_WITNESS_NAME=witness.example/one")
	witness.must("monitor", "--new-key")
	witness.start("monitor", "--listen", strings.TrimPrefix(watching, "http://"))
	p.start("run", "--listen", strings.TrimPrefix(running, "http://"))
	p.start("serve", "--listen", strings.TrimPrefix(serving, "http://"))
	for _, url := range []string{running, serving, watching} {
		eventually(t, "the reason", func() bool {
			status, said := ask(url + "/readyz")
			return status == http.StatusServiceUnavailable && strings.Contains(said, "open the mirror's database: ")
		})
		if status, said := ask(url + "/healthz"); status != http.StatusOK || said != "waiting for the database\n" {
			t.Errorf("healthz: %d %s", status, said)
		}
	}
	wantAway(t, serving)
	server, err = devpg.Start(t.Context(), dir)
	check(t, err)
	p.awaitHead(c)
	for _, url := range []string{running, serving} {
		eventually(t, "it to be ready", func() bool { status, _ := ask(url + "/readyz"); return status == http.StatusOK })
	}
	eventually(t, "the witness", func() bool { status, _ := ask(watching + "/key"); return status == http.StatusOK })
	if status, said := ask(serving + "/v1/members"); status != http.StatusOK {
		t.Errorf("the API: %d %s", status, said)
	}
	check(t, server.Kill())
	wantAway(t, serving)
	server, err = devpg.Start(t.Context(), dir)
	check(t, err)
	defer server.Close()
	eventually(t, "the API", func() bool { status, _ := ask(serving + "/v1/members"); return status == http.StatusOK })
}

// wantAway wants an API whose database is away to say to everybody, in the words that they read, to ask again.
func wantAway(t *testing.T, url string) {
	t.Helper()
	id := strings.Repeat("ab", 32)
	for path, want := range map[string][2]string{
		"/v1/members":               {"application/problem+json", `"status":503`},
		"/v1/versions/0x" + id:      {"application/problem+json", `"status":503`},
		"/v1/attestations/7":        {"application/problem+json", `"status":503`},
		"/v1/health":                {"application/problem+json", `"status":503`},
		"/v1/fhir/Provenance/" + id: {"application/fhir+json", `"code":"transient"`},
	} {
		var response *http.Response
		var body []byte
		eventually(t, path+" to find the database away", func() bool { // its sessions outlive it by moments
			var err error
			response, err = http.Get(url + path)
			check(t, err)
			body, err = io.ReadAll(response.Body)
			response.Body.Close()
			check(t, err)
			return response.StatusCode == http.StatusServiceUnavailable
		})
		if response.Header.Get("Retry-After") == "" ||
			!strings.HasPrefix(response.Header.Get("Content-Type"), want[0]) || !strings.Contains(string(body), want[1]) {
			t.Errorf("%s: %s, %v, %s", path, response.Status, response.Header, body)
		}
	}
}

// TestRun_Attestors refuses to trust by attestations without a trust file that says whose, with too few attestors for it,
// and as an attestor: also on a mirror in which something became final by them, until that is rebuilt.
func TestRun_Attestors(t *testing.T) {
	c, _ := newChain(t)
	database := pgtest.NewDatabase(t)
	p := newPrograms(t, c, database)
	list := "http://127.0.0.1:1"
	if _, said, code := p.run("run", "--attestors", list); code != 2 || !strings.Contains(said, "--attestors needs --trust") {
		t.Errorf("without a trust file: exit code %d, %s", code, said)
	}
	p.attestorEnv(c)
	for args, want := range map[string]string{
		"--attestors " + list:                                          "never attestations",
		"--keystore= --attestors " + list + "," + list:                 "named twice",
		"--keystore= --attestors nowhere":                              "not a URL",
		"--keystore= --attested-within -1s --attestors " + list:        "--attested-within",
		"--attestors nowhere --password-file=":                         "never attestations", // with the other errors
		"--keystore= --finality instant --agree 2 --attestors " + list: "2 nodes can't agree",
	} {
		if _, said, code := p.run(append([]string{"run"}, strings.Fields(args)...)...); code != 2 || !strings.Contains(said, want) {
			t.Errorf("%s: exit code %d, %s", args, code, said)
		}
	}

	address := freeAddress(t)
	other := newPrograms(t, c, pgtest.NewDatabase(t)) // of the attestor
	other.env = append(other.env, p.env[len(other.env):]...)
	other.start("run", "--finality", "instant", "--listen", address)
	reading := p.start("run", "--keystore=", "--finality", "instant", "--attestors", "http://"+address)
	api := freeAddress(t)
	p.start("serve", "--listen", api)
	var health struct {
		FinalBlock uint64
		Trust      string
		Block      struct{ Final bool }
	}
	eventually(t, "the head to be attested", func() bool {
		return get("http://"+api+"/v1/health", &health) == nil && health.FinalBlock == c.Head().Number.Uint64() && health.Block.Final
	})
	wants(t, health.Trust, "members attested")
	wants(t, p.must("rebuild", "--attestors", "http://"+address), "after ")
	reading.kill()
	if _, said, code := p.run("run"); code != 1 || !strings.Contains(said, "never trusts by attestations") {
		t.Errorf("an attestor on that mirror: exit code %d, %s", code, said)
	}
	p.must("rebuild")
	attesting := p.start("run", "--finality", "instant")
	eventually(t, "it to attest", func() bool { return strings.Contains(attesting.said.String(), "msg=attested") })
}

// TestHalt ends with a hint where the chain contradicts what was final, and is healthy again after a rebuild.
func TestHalt(t *testing.T) {
	c, _ := newChain(t)
	p := newPrograms(t, c, pgtest.NewDatabase(t))
	run := p.start("run", "--finality", "instant")
	p.awaitHead(c)
	c.Rewind(2)
	c.SetLogURL("http://other.invalid")
	for range 4 {
		c.Commit()
	}
	if err := run.Wait(); run.ProcessState.ExitCode() != 1 {
		t.Fatalf("ended by %v\n%s", err, run.said)
	}
	wants(t, run.said.String(), "deeper than finality")
	wants(t, run.said.String(), "indexer rebuild")
	address := freeAddress(t)
	p.start("serve", "--listen", address)
	var health struct{ Status string }
	eventually(t, "the API", func() bool { return get("http://"+address+"/v1/health", &health) == nil })
	if health.Status != "halted" {
		t.Errorf("status %q", health.Status)
	}
	response, err := http.Get("http://" + address + "/healthz")
	check(t, err)
	response.Body.Close()
	if response.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("healthz: %s", response.Status)
	}
	if _, _, code := p.run("rebuild"); code != 1 {
		t.Errorf("rebuild on another chain: exit code %d", code)
	}
	p.start("run", "--finality", "instant")
	p.awaitHead(c)
}

// newChain is a chain with a log that is published.
func newChain(t *testing.T) (*simchain.Chain, *simchain.Log) {
	t.Helper()
	c := simchain.New(t)
	tiles := simchain.NewTiles(t)
	log := &simchain.Log{ID: common.HexToHash("0x106")}
	log.Add("entry", 5)
	tiles.Publish(log, 0)
	c.SetLogURL(tiles.URL)
	c.OpenLog(log.ID)
	c.Commit()
	c.Checkpoint(log)
	c.Commit()
	return c, log
}
