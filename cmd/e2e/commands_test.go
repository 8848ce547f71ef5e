package e2e

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestCommands is the main job, as a user does it.
func TestCommands(t *testing.T) {
	d := up(t, "--block-time", "1s", "--disclosure-cadence", "3s")
	out := t.TempDir()
	files := writeRecords(t, "cmd", 3)
	stdout := d.must(t, "oracle", append([]string{"anchor", "--json", "--out", out}, files...)...)
	list := parseAnchored(t, stdout)
	if len(list) != len(files) {
		t.Fatalf("%d lines for %d files:\n%s", len(list), len(files), stdout)
	}
	trust := d.trust(t)
	for i, a := range list {
		if a.File != files[i] || a.State != "attested" || a.Version != 1 || a.Duplicate {
			t.Errorf("line %d: %+v", i, a)
		}
		a.verify(t, trust)
	}

	t.Run("verify", func(t *testing.T) { testVerify(t, d, list[0]) })
	t.Run("duplicate", func(t *testing.T) {
		again := parseAnchored(t, d.must(t, "oracle", "anchor", "--json", "--out", out, files[1]))
		if len(again) != 1 || !again[0].Duplicate || again[0].Record != list[1].Record || again[0].Leaf != list[1].Leaf {
			t.Errorf("the same file again: %+v", again)
		}
	})
	t.Run("public", func(t *testing.T) {
		dir := t.TempDir()
		a := parseAnchored(t, d.must(t, "oracle", "anchor", "--json", "--public", "--out", dir, files[1]))[0]
		if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 || a.Opening != "" {
			t.Errorf("--public wrote %v, opening %q (%v)", entries, a.Opening, err)
		}
	})
	t.Run("refused", func(t *testing.T) {
		broken := filepath.Join(t.TempDir(), "broken.json")
		check(t, os.WriteFile(broken, []byte(`{"resourceType":"Observation",`), 0o644))
		a := d.run(t, "oracle", "anchor", "--json", "--out", out, broken, files[2])
		lines := parseAnchored(t, a.stdout)
		if a.code != 1 || len(lines) != 2 || lines[0].Error == "" || lines[1].State != "attested" {
			t.Errorf("exit code %d, %+v", a.code, lines)
		}
	})
	t.Run("out", func(t *testing.T) { // a file stands where the folder would be
		want := list[1]
		a := d.run(t, "oracle", "anchor", "--json", "--out", files[0], files[1])
		lines := parseAnchored(t, a.stdout)
		if a.code != 1 || len(lines) != 1 || lines[0].Record != want.Record || lines[0].State != "attested" || lines[0].Evidence != "" ||
			!strings.Contains(a.stderr, "not a directory") || strings.Contains(a.stderr, files[0]) || !strings.Contains(a.stderr, "hint: call it again") {
			t.Errorf("exit code %d, %+v\n%s", a.code, lines, a.stderr)
		}
	})
	t.Run("correct", func(t *testing.T) { testCorrect(t, d, list[2]) })
	t.Run("certificate", func(t *testing.T) { testCertificate(t, d, list) })
	t.Run("open", func(t *testing.T) {
		want, err := os.ReadFile(files[0])
		check(t, err)
		if got := d.must(t, "oracle", "open", list[0].Record); got != string(want) {
			t.Error("opens to other bytes")
		}
	})
	t.Run("status", func(t *testing.T) {
		var s struct {
			Versions map[string]int
			Stuck    []any
		}
		check(t, json.Unmarshal([]byte(d.must(t, "oracle", "status", "--json")), &s))
		if s.Versions["attested"] < 3 || s.Versions["sealed"] != 0 || len(s.Stuck) != 0 {
			t.Errorf("status %+v", s)
		}
	})
	t.Run("serve", func(t *testing.T) { testServeRefuses(t, d) })
	t.Run("backfill", func(t *testing.T) { testBackfill(t, d) })
	t.Run("books", func(t *testing.T) { testBooks(t, d, list[0].Evidence) })
	t.Run("folder", func(t *testing.T) { testFolder(t, d) })
	t.Run("fhir", func(t *testing.T) { testFHIR(t, d) })
	t.Run("stdin", func(t *testing.T) { testStdin(t, d) })
	t.Run("send", func(t *testing.T) { testSend(t, d) })
	t.Run("consent", func(t *testing.T) { testConsent(t, d) })
	t.Run("share", func(t *testing.T) { testShare(t, d) })
	t.Run("passkey", func(t *testing.T) { testPasskey(t, d) })
	t.Run("link", func(t *testing.T) { testLink(t, d) })
	t.Run("rights", func(t *testing.T) { testRights(t, d) })
	t.Run("shred", func(t *testing.T) { testShred(t, d) })
	t.Run("usage", func(t *testing.T) {
		for _, args := range [][]string{
			{"ancor"},
			{"consent", "give"},
			{"anchor"},
			{"verify"},
			{"verify", "/nonexistent"},
			{"open", "xyz"},
			{"anchor", "--type", "pdf", files[0]},
			{"identify", list[0].Record},
			{"hold", "set", "--reason", "case", "--by", "me"},
			{"hold", "release", "--reason", "case", "--by", "me", "xyz"},
			{"retention", "list", "--retention", "result=1"},
			{"cite", "--evidence", "/nonexistent", list[0].Record},
			{"serve", "--mllp-in-flight", "0"},
			{"serve", "--release-listen", "0.0.0.0:0"}, // not to other machines without TLS
			{"serve", "--disclosure-batch", "17"},
			{"serve", "--release-listen", "127.0.0.1:0", "--nodes", "http://127.0.0.1:1", "--agree", "1"},
			{"emergency", "open", "--reason", "unconscious"},
			{"findings", "add", list[0].Record},
			{"request", "--basis", "order", "--purpose", "TREAT", "--url", "ftp://lab", "--lab", d.id(), "--out", out, list[0].Record},
			{"disclosures", "verify", "/nonexistent"},
			{"correct", "--reason", "whim", list[0].Record},
			{"correct", "--reason", "cancelled", list[0].Record, files[0]},
		} {
			if a := d.run(t, "oracle", args...); a.code != 2 || a.stderr == "" {
				t.Errorf("oracle %v: exit code %d, %q", args, a.code, a.stderr)
			}
		}
	})
	t.Run("timeout", func(t *testing.T) {
		late := writeRecords(t, "late", 1)[0]
		a := d.run(t, "oracle", "anchor", "--json", "--out", out, "--timeout", "1ms", late)
		lines := parseAnchored(t, a.stdout)
		if a.code != 3 || len(lines) != 1 || lines[0].Error != "" || lines[0].Evidence != "" || a.stderr == "" {
			t.Errorf("exit code %d, %+v, %s", a.code, lines, a.stderr)
		}
		again := parseAnchored(t, d.must(t, "oracle", "anchor", "--json", "--out", out, late))
		if !again[0].Duplicate || again[0].State != "attested" {
			t.Errorf("afterwards: %+v", again[0])
		}
	})
	t.Run("indexer", func(t *testing.T) {
		d.waitIndexed(t)
		d.must(t, "indexer", "fsck")
		var digest struct{ Digest string }
		check(t, json.Unmarshal([]byte(d.must(t, "indexer", "digest", "--json")), &digest))
		if len(digest.Digest) != 66 {
			t.Errorf("digest %q", digest.Digest)
		}
	})
	t.Run("resume", func(t *testing.T) {
		d.stop(t)
		d.start(t)
		again := parseAnchored(t, d.must(t, "oracle", "anchor", "--json", "--out", out, files[0]))
		if !again[0].Duplicate || again[0].Leaf != list[0].Leaf {
			t.Errorf("after a restart: %+v", again[0])
		}
		fresh := writeRecords(t, "resumed", 1)
		d.must(t, "oracle", "anchor", "--json", "--out", out, fresh[0])
	})
}

func testVerify(t *testing.T, d *devnet, a anchored) {
	said := d.must(t, "oracle", "verify", "--record", a.File, a.Evidence)
	if !strings.HasPrefix(said, "Genuine.") || !strings.Contains(said, "North Lab") {
		t.Errorf("verify says:\n%s", said)
	}
	file, err := os.ReadFile(a.Evidence)
	check(t, err)
	file[len(file)/2] ^= 1
	forged := filepath.Join(t.TempDir(), "forged.evidence")
	check(t, os.WriteFile(forged, file, 0o644))
	said2 := d.run(t, "oracle", "verify", "--json", forged)
	var v struct {
		Genuine      bool
		Check, Error string
	}
	check(t, json.Unmarshal([]byte(said2.stdout), &v))
	if said2.code != 1 || v.Genuine || v.Check == "" || v.Error == "" {
		t.Errorf("forged: exit code %d, %+v", said2.code, v)
	}
	// No network: the same without any address to reach.
	offline := &devnet{bin: d.bin, env: map[string]string{"LABSEAL_TRUST": d.env["LABSEAL_TRUST"]}}
	if said := offline.must(t, "oracle", "verify", a.Evidence); !strings.Contains(said, d.env["LABSEAL_CONSORTIUM"]) {
		t.Errorf("without LABSEAL_CONSORTIUM the id is not printed to compare:\n%s", said)
	}
	offline.env["LABSEAL_CONSORTIUM"] = "0x" + strings.Repeat("11", 32)
	if a := offline.run(t, "oracle", "verify", a.Evidence); a.code != 1 {
		t.Errorf("another consortium's trust file: exit code %d", a.code)
	}
}

func testCorrect(t *testing.T, d *devnet, a anchored) {
	out := t.TempDir()
	corrected := writeRecords(t, "corrected", 1)[0]
	c := parseAnchored(t, d.must(t, "oracle", "correct", "--json", "--out", out, "--reason", "corrected", a.Record, corrected))
	if len(c) != 1 || c[0].Version != 2 || c[0].Record != a.Record || c[0].State != "attested" {
		t.Fatalf("correct: %+v", c)
	}
	c[0].verify(t, d.trust(t))
	var version struct {
		Amended struct {
			Amended bool
			Reason  string
		}
	}
	handle := d.verdict(t, a.Evidence)["handle"].(string)
	d.waitIndexed(t)
	d.get(t, "/v1/versions/"+a.Leaf+"?handle="+handle, &version)
	if !version.Amended.Amended || version.Amended.Reason != "corrected" {
		t.Errorf("the indexer says of the first version: %+v", version)
	}
	w := parseAnchored(t, d.must(t, "oracle", "correct", "--json", "--out", out, "--reason", "entered-in-error", a.Record))
	if len(w) != 1 || w[0].Version != 3 || w[0].Opening != "" {
		t.Fatalf("withdraw: %+v", w)
	}
	if a := d.run(t, "oracle", "open", a.Record); a.code != 1 || !strings.Contains(a.stderr, "--version") {
		t.Errorf("a withdrawn record: exit code %d, %s", a.code, a.stderr)
	}
}

// verdict is what `oracle verify --json` says.
func (d *devnet) verdict(t *testing.T, path string) map[string]any {
	t.Helper()
	var v map[string]any
	check(t, json.Unmarshal([]byte(d.must(t, "oracle", "verify", "--json", path)), &v))
	return v
}

func testConsent(t *testing.T, d *devnet) {
	dir := t.TempDir()
	check(t, os.WriteFile(filepath.Join(dir, "password"), []byte("patient\n"), 0o600))
	patient := []string{
		"--json", "--patient-key", filepath.Join(dir, "patient.json"),
		"--patient-password-file", filepath.Join(dir, "password"),
	}
	consent := func(verb string, args ...string) (map[string]any, int) {
		a := d.run(t, "oracle", append([]string{"consent", verb}, args...)...)
		var v map[string]any
		if err := json.Unmarshal([]byte(a.stdout), &v); err != nil {
			t.Fatalf("consent %s: exit code %d\n%s%s", verb, a.code, a.stdout, a.stderr)
		}
		return v, a.code
	}
	enrolled, _ := consent("enroll", append(patient, "--new")...)
	subject := enrolled["subject"].(string)
	clinic, south := d.env["LABSEAL_MEMBER_CLINIC"], d.env["LABSEAL_MEMBER_SOUTH"]
	granted, _ := consent("grant", append(patient, "--grantee", clinic, "--purpose", "TREAT", subject)...)
	id := granted["grant"].(string)
	for _, test := range []struct {
		grantee, purpose string
		want             int
	}{{clinic, "TREAT", 0}, {clinic, "HRESCH", 1}, {south, "TREAT", 1}} {
		said, code := consent("ask", "--json", "--grantee", test.grantee, "--purpose", test.purpose, id)
		if code != test.want || said["permitted"] != (test.want == 0) {
			t.Errorf("ask for %s by %s: exit code %d, %v", test.purpose, test.grantee, code, said)
		}
	}
	testOpening(t, d, id, clinic, south)
	consent("revoke", append(patient, id)...)
	if said, code := consent("ask", "--json", "--grantee", clinic, "--purpose", "TREAT", id); code != 1 {
		t.Errorf("after revocation: %v", said)
	}
	if said, _ := consent("list", "--json", subject); said["active"] != false {
		t.Errorf("list after revocation: %v", said)
	}
	testConsentFHIR(t, d, patient[1:], subject)
	d.waitIndexed(t)
	testGrantsAreTheLabs(t, d, subject, id)
}

// testOpening has the grantee ask the contract by the grant's opening, without the lab's books and keys. Another opening opens nothing.
func testOpening(t *testing.T, d *devnet, grant, clinic, south string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "grant.opening")
	text := d.must(t, "oracle", "consent", "export", "--opening", grant)
	check(t, os.WriteFile(path, []byte(text), 0o600))
	grantee := &devnet{dir: d.dir, bin: d.bin, env: map[string]string{
		"LABSEAL_RPC_URL": d.env["LABSEAL_RPC_URL"], "LABSEAL_DEPLOYMENT": d.env["LABSEAL_DEPLOYMENT"], "PATH": d.env["PATH"],
	}}
	ask := func(member, purpose string) answer {
		return grantee.run(t, "oracle", "consent", "check", "--grantee", member, "--purpose", purpose, path)
	}
	for _, test := range []struct {
		member, purpose, says string
		code                  int
	}{{clinic, "TREAT", "permitted", 0}, {clinic, "HRESCH", "denied", 1}, {south, "TREAT", "denied", 1}} {
		if a := ask(test.member, test.purpose); a.code != test.code || !strings.Contains(a.stdout, test.says) {
			t.Errorf("check for %s by %s: exit code %d\n%s%s", test.purpose, test.member, a.code, a.stdout, a.stderr)
		}
	}
	check(t, os.WriteFile(path, []byte(strings.Replace(text, clinic, south, 1)), 0o600))
	if a := ask(south, "TREAT"); a.code != 1 || !strings.Contains(a.stderr, "not those of the grant") {
		t.Errorf("an opening that names another grantee: exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}
}

// testGrantsAreTheLabs asks the indexer for a patient's grants as the lab that enrolled the patient, as another, and as
// nobody.
func testGrantsAreTheLabs(t *testing.T, d *devnet, subject, grant string) {
	path := "/v1/subjects/" + subject + "/grants"
	var grants map[string]any
	d.getAs(t, strings.TrimSpace(d.must(t, "indexer", "sign-in")), path, &grants)
	if !strings.Contains(toJSON(t, grants), grant) {
		t.Errorf("the indexer does not know the grant: %v", grants)
	}
	other := d.must(t, "indexer", "sign-in", "--account", "governor", "--keystore", filepath.Join(d.dir, "south", "keys"),
		"--password-file", filepath.Join(d.dir, "south", "password"))
	for token, want := range map[string]int{"": http.StatusUnauthorized, strings.TrimSpace(other): http.StatusForbidden} {
		if status, _ := d.ask(t, token, path); status != want {
			t.Errorf("grants are told to somebody else: status %d, want %d", status, want)
		}
	}
}

// testConsentFHIR grants what a FHIR Consent says, and exports the grant: granted again, that says the same. A Consent
// that can't be enforced is refused by its element.
func testConsentFHIR(t *testing.T, d *devnet, patient []string, subject string) {
	clinic := d.env["LABSEAL_MEMBER_CLINIC"]
	grant := func(args ...string) string {
		var v map[string]any
		said := d.must(t, "oracle", slices.Concat([]string{"consent", "grant", "--json"}, patient, args, []string{subject})...)
		check(t, json.Unmarshal([]byte(said), &v))
		return v["grant"].(string)
	}
	first := d.must(t, "oracle", "consent", "export", grant("--fhir", "testdata/consent-lipids.json", "--grantee", clinic))
	path := filepath.Join(t.TempDir(), "exported.json")
	check(t, os.WriteFile(path, []byte(first), 0o600))
	// Exported and granted again, it is another grant that says the same.
	said := func(text string) string {
		var v map[string]any
		check(t, json.Unmarshal([]byte(text), &v))
		delete(v, "dateTime")
		delete(v, "sourceReference")
		return toJSON(t, v)
	}
	if again := d.must(t, "oracle", "consent", "export", grant("--fhir", path)); said(again) != said(first) {
		t.Errorf("exported and granted again, a consent says something else:\n%s\n%s", first, again)
	}
	refused := d.run(t, "oracle", slices.Concat([]string{"consent", "grant"}, patient,
		[]string{"--fhir", "testdata/consent-of-one-class.json", "--grantee", clinic, subject})...)
	if refused.code == 0 || !strings.Contains(refused.stderr, "Consent.provision.class") {
		t.Errorf("a consent that can't be enforced: exit code %d\n%s", refused.code, refused.stderr)
	}
}

// get asks the indexer's API, which may be a moment behind the chain: see waitIndexed.
func (d *devnet) get(t *testing.T, path string, to any) { t.Helper(); d.getAs(t, "", path, to) }

// getAs asks with a token, if there is one.
func (d *devnet) getAs(t *testing.T, token, path string, to any) {
	t.Helper()
	status, body := d.ask(t, token, path)
	if status != http.StatusOK {
		t.Fatalf("GET %s: %d\n%s", path, status, body)
	}
	check(t, json.NewDecoder(bytes.NewReader(body)).Decode(to))
}

func (d *devnet) ask(t *testing.T, token, path string) (int, []byte) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, d.env["LABSEAL_API_URL"]+path, nil)
	check(t, err)
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := http.DefaultClient.Do(request)
	check(t, err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	check(t, err)
	return resp.StatusCode, body
}

func toJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	check(t, err)
	return string(b)
}

// testServeRefuses starts the service with a configuration that is wrong in many ways, and wants all of them told.
func testServeRefuses(t *testing.T, d *devnet) {
	file := filepath.Join(t.TempDir(), "labseal.toml")
	check(t, os.WriteFile(file, []byte("checkpoint-entries = 5\ntls-cert = '/nonexistent'\ntiles-listen = '127.0.0.1:0'\n"), 0o600))
	a := d.run(t, "oracle", "serve", "--config", file, "--finality", "soon", "--member", "0x12", "--keystore", "/nonexistent", "--tiles-dir", "")
	for _, want := range []string{"finality", "--checkpoint-entries", "--tls-key", "--tiles-dir", "member", "key folder"} {
		if !strings.Contains(a.stderr, want) {
			t.Errorf("nothing of %s", want)
		}
	}
	if a.code != 2 || strings.Count(a.stderr, "error:") != 6 {
		t.Errorf("exit code %d: %s", a.code, a.stderr)
	}
	a = d.run(t, "oracle", "serve", "--mllp-listen", "127.0.0.1:1:1", "--health-listen", "nowhere")
	if a.code != 2 || !strings.Contains(a.stderr, "--mllp-listen") || !strings.Contains(a.stderr, "--health-listen") {
		t.Errorf("exit code %d: %s", a.code, a.stderr)
	}
}
