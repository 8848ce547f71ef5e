package e2e

import (
	"context"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/labseal/labseal/internal/program"
	"github.com/labseal/labseal/oracle/healthlink"
)

// testLink makes a link with a passcode to a result. Whoever has it follows it, by our command and by the steps of the
// specification with another's JOSE, and checks the evidence that comes with it; each fetch is accounted for; once it is revoked
// nobody fetches anything.
func testLink(t *testing.T, d *devnet) {
	dir := t.TempDir()
	text := strings.ReplaceAll(readFile(t, "../../oracle/hl7/testdata/lipid-panel.hl7"), "770412", "900002")
	path := filepath.Join(dir, "lipids.hl7")
	check(t, os.WriteFile(path, []byte(strings.ReplaceAll(text, "F-9001", "F-linked")), 0o644))
	record := parseAnchored(t, d.must(t, "oracle", "anchor", "--json", "--out", dir, path))[0].Record

	address := freeAddress(t)
	base := "http://" + address + "/shl"
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	serve := d.command(ctx, "oracle", "serve", "--links-listen", address, "--links-url", base)
	server, err := program.Start(serve, program.Options{Stop: syscall.SIGTERM})
	check(t, err)
	defer server.Stop()

	passcode := filepath.Join(dir, "passcode")
	check(t, os.WriteFile(passcode, []byte("2468\n"), 0o600))
	var made struct{ ID, Link string }
	create := []string{"link", "create", "--json", "--links-url", base, "--by", "front desk", "--passcode-file", passcode, record}
	if a := d.run(t, "oracle", create...); a.code == 0 {
		t.Fatal("a link was made for somebody whom nobody identified")
	}
	check(t, json.Unmarshal([]byte(d.must(t, "oracle", append([]string{create[0], create[1], "--patient"}, create[2:]...)...)), &made))
	file := filepath.Join(dir, "link")
	check(t, os.WriteFile(file, []byte(made.Link+"\n"), 0o600))
	awaitLink(t, made.Link)

	out := filepath.Join(dir, "got")
	d.must(t, "oracle", "link", "open", "--recipient", "Dr. Roe", "--passcode-file", passcode, "--out", out, file)
	if got := readFile(t, filepath.Join(out, "linked-1.record")); got != readFile(t, path) {
		t.Error("the record that came by the link is not the one that the lab received")
	}
	v := d.verdict(t, filepath.Join(out, "linked-1.evidence"))
	if v["genuine"] != true || v["claims"] == nil {
		t.Errorf("the evidence that came by the link: %v", v)
	}
	bundle, code := follow(t, made.Link, "Clinic South", "2468", "100")
	if code != 0 || !strings.Contains(bundle, `"Observation"`) || !strings.Contains(bundle, `"value":212`) {
		t.Errorf("by the steps of the specification: exit code %d\n%s", code, bundle)
	}
	if said, code := follow(t, made.Link, "Mallory", "1111", "100"); code != 3 || !strings.Contains(said, `"remainingAttempts":9`) {
		t.Errorf("a wrong passcode: exit code %d, %s", code, said)
	}
	accounts := d.must(t, "oracle", "disclosures", "list", record)
	if strings.Count(accounts, "\n") != 2 || !strings.Contains(accounts, "Dr. Roe") || !strings.Contains(accounts, "Clinic South") {
		t.Errorf("the accounting:\n%s", accounts)
	}
	d.must(t, "oracle", "link", "revoke", made.ID)
	if said, code := follow(t, made.Link, "Dr. Roe", "2468", "100"); code != 3 || !strings.Contains(said, `"status":404`) {
		t.Errorf("revoked: exit code %d, %s", code, said)
	}
	if a := d.run(t, "oracle", "link", "open", "--recipient", "Dr. Roe", "--passcode-file", passcode, "--out", out, file); a.code == 0 {
		t.Error("revoked, and our own command opens it")
	}
	if list := d.must(t, "oracle", "link", "list", "--json", "--all"); !strings.Contains(list, `"fetched":2`) || !strings.Contains(list, `"revoked"`) {
		t.Errorf("the list:\n%s", list)
	}
	testLinkOfSeveral(t, d, dir, base, text)
}

// follow runs another's JOSE through the steps of the specification.
func follow(t *testing.T, link, recipient, passcode, embedded string) (said string, code int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "node", "testdata/follow-link.mjs", recipient, passcode, embedded)
	cmd.Stdin, cmd.Stderr = strings.NewReader(link), os.Stderr
	b, err := cmd.Output()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return string(b), cmd.ProcessState.ExitCode()
}

// awaitLink waits until the link's server answers.
func awaitLink(t *testing.T, link string) {
	t.Helper()
	p, err := healthlink.Parse(link)
	check(t, err)
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		response, err := http.Get(p.URL)
		if err == nil {
			response.Body.Close()
			return
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
}
