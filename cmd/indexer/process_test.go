package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/keys"
)

// TestMain makes the test binary the program itself where it is told to.
func TestMain(m *testing.M) {
	if os.Getenv("LABSEAL_TEST_AS_INDEXER") == "1" {
		if path := os.Getenv(profileEnv); path != "" {
			stop := make(chan os.Signal, 1)
			signal.Notify(stop, syscall.SIGUSR1)
			go profiled(path, stop)
		}
		cli.Run(app())
	}
	os.Exit(m.Run())
}

// programs run against one chain and one database.
type programs struct {
	t   *testing.T
	env []string
}

func newPrograms(t *testing.T, c *simchain.Chain, database string) *programs {
	t.Helper()
	path := filepath.Join(t.TempDir(), "deployment.json")
	check(t, c.Deployment.Save(path))
	return &programs{t, []string{
		"LABSEAL_TEST_AS_INDEXER=1", "LABSEAL_RPC_URL=" + c.URL, "LABSEAL_DEPLOYMENT=" + path,
		"LABSEAL_INDEXER_DATABASE_URL=" + database, "LABSEAL_FINALITY=depth:16", "LABSEAL_INDEXER_POLL=10ms",
		"PATH=" + os.Getenv("PATH"),
	}}
}

// command is a run of the program that is not started yet. What it says goes to the writers.
func (p *programs) command(ctx context.Context, stdout, stderr io.Writer, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, os.Args[0], args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = p.env, stdout, stderr
	return cmd
}

// run returns what the program said, and its exit code.
func (p *programs) run(args ...string) (stdout, stderr string, code int) {
	p.t.Helper()
	var out, err bytes.Buffer
	cmd := p.command(p.t.Context(), &out, &err, args...)
	if runErr := cmd.Run(); cmd.ProcessState == nil {
		p.t.Fatal(runErr)
	}
	return out.String(), err.String(), cmd.ProcessState.ExitCode()
}

// must returns what the program said on standard output, having done well.
func (p *programs) must(args ...string) string {
	p.t.Helper()
	stdout, stderr, code := p.run(args...)
	if code != 0 {
		p.t.Fatalf("indexer %v: exit code %d\n%s%s", args, code, stdout, stderr)
	}
	return stdout
}

// service is a program at work.
type service struct {
	*exec.Cmd
	said *buffer
}

// start starts a program that works until it is killed, at the latest at the end of the test.
func (p *programs) start(args ...string) *service {
	p.t.Helper()
	s := &service{said: &buffer{}}
	s.Cmd = p.command(context.Background(), s.said, s.said, args...)
	check(p.t, s.Start())
	p.t.Cleanup(s.kill)
	return s
}

func (s *service) kill() {
	if s.ProcessState == nil {
		s.Process.Kill()
		s.Wait()
	}
}

// buffer may be read while a program writes.
type buffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

type digest struct {
	Block struct {
		Number uint64
		Hash   common.Hash
	}
	Digest common.Hash
}

func (p *programs) digest() (d digest) {
	p.t.Helper()
	check(p.t, json.Unmarshal([]byte(p.must("digest", "--json")), &d))
	return d
}

// awaitHead returns the digest once the mirror is at the chain's head.
func (p *programs) awaitHead(c *simchain.Chain) (d digest) {
	p.t.Helper()
	eventually(p.t, "the mirror to be at the head", func() bool {
		stdout, _, code := p.run("digest", "--json")
		return code == 0 && json.Unmarshal([]byte(stdout), &d) == nil && d.Block.Hash == c.Head().Hash()
	})
	return d
}

// attestorEnv makes a key folder and a trust file that names its attestor.
func (p *programs) attestorEnv(c *simchain.Chain) {
	p.t.Helper()
	dir := p.t.TempDir()
	check(p.t, os.Chmod(dir, 0o700))
	password := filepath.Join(dir, "password")
	check(p.t, os.WriteFile(password, []byte("secret\n"), 0o600))
	folder, err := keys.Open(dir, password)
	check(p.t, err)
	check(p.t, folder.Unguard())
	check(p.t, folder.Create(keys.Governor))
	check(p.t, folder.Create(keys.Attestor))
	governor, err := folder.Account(keys.Governor)
	check(p.t, err)
	account, err := folder.Account(keys.Attestor)
	check(p.t, err)
	trust := &evidence.Trust{
		Format: evidence.TrustFormat, Number: 1,
		Chain:      evidence.TrustChain{ID: c.Deployment.ChainID, Genesis: c.Deployment.Genesis, Codec: "ethereum"},
		Contracts:  []evidence.TrustContract{},
		Governance: evidence.TrustThreshold{Threshold: 1}, Attestation: []evidence.TrustPeriod{{Threshold: 1}},
		Validators: []evidence.ValidatorSet{}, Pinned: []evidence.PinnedBlock{},
		Members: []*evidence.Member{{
			ID: simchain.Lab, Name: "Lab", Governors: []common.Address{governor.Address()},
			Attestors: []evidence.TrustAccount{{Account: account.Address()}}, Keys: []evidence.TrustKey{},
		}},
	}
	text, err := trust.Text()
	check(p.t, err)
	file, err := evidence.SignTrust(text, governor)
	check(p.t, err)
	path := filepath.Join(dir, "trust")
	check(p.t, os.WriteFile(path, file, 0o600))
	p.env = append(p.env, "LABSEAL_KEYSTORE="+dir, "LABSEAL_PASSWORD_FILE="+password, "LABSEAL_TRUST="+path)
}

// get asks for JSON.
func get(url string, to any) error {
	response, err := http.Get(url)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", url, response.Status)
	}
	return json.NewDecoder(response.Body).Decode(to)
}

func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	defer listener.Close()
	return listener.Addr().String()
}

func eventually(t *testing.T, what string, isSo func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); !isSo(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

func wants(t *testing.T, text, part string) {
	t.Helper()
	if !strings.Contains(text, part) {
		t.Errorf("want %q in:\n%s", part, text)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
