package e2e

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle/relay"
	"github.com/labseal/labseal/oracle/releaseserver"
)

// counter is a lab's release endpoint, as a clinic meets it.
type counter struct {
	lab, clinic *devnet
	url         string
	record      string
	dir         string

	subject, terms, grant common.Hash // what the patient has of its grant
}

// request asks for the record.
func (e *counter) request(t *testing.T, to string, args ...string) answer {
	t.Helper()
	return e.clinic.run(t, "oracle", append([]string{
		"request", "--json", "--url", e.url, "--lab", e.lab.id(), "--out", filepath.Join(e.dir, to),
	}, args...)...)
}

// receive opens what was released, and signs for it.
func (e *counter) receive(t *testing.T, to string, args ...string) string {
	t.Helper()
	base := filepath.Join(e.dir, to, e.record+".v1")
	e.clinic.must(t, "oracle", append(append([]string{"receive"}, args...), base+".evidence")...)
	return base
}

func (e *counter) accounting(t *testing.T, args ...string) (lines []map[string]any) {
	t.Helper()
	for line := range strings.Lines(e.lab.must(t, "oracle", append(append([]string{"disclosures", "list"}, args...), e.record)...)) {
		var v map[string]any
		check(t, json.Unmarshal([]byte(line), &v))
		lines = append(lines, v)
	}
	return lines
}

// testEndpoint asks by the endpoint what testShare gave out by command: by consent and by order, signs for it, revokes,
// and breaks the glass. What was disclosed is anchored and proven, and two people review the emergency.
func testEndpoint(t *testing.T, e *counter, opening, patientKey string) {
	byConsent := []string{"--basis", "consent", "--purpose", "TREAT", e.record}
	if a := e.request(t, "asked", byConsent...); a.code != 0 || !strings.Contains(a.stdout, `"whole":false`) {
		t.Fatalf("by consent: exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}
	base := e.receive(t, "asked", "--url", e.url)
	if text := readFile(t, base+".opening"); text != opening {
		t.Error("the endpoint releases something else than the command")
	}
	e.receive(t, "asked") // the receipt stays here then
	if a := e.lab.run(t, "oracle", "disclosures", "receipt", base+".receipt"); a.code != 1 {
		t.Errorf("a second receipt, of another time: exit code %d %s", a.code, a.stderr)
	}

	byOrder := []string{"--basis", "order", "--purpose", "TREAT", e.record}
	if a := e.request(t, "ordered", byOrder...); a.code != 1 || !strings.Contains(a.stdout, `"denied":true`) {
		t.Errorf("by order, and nobody found that it ordered: exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}
	e.lab.must(t, "oracle", "findings", "add", "--orderer", "--to", e.clinic.id(), e.record)
	if a := e.request(t, "ordered", byOrder...); a.code != 0 || !strings.Contains(a.stdout, `"whole":true`) {
		t.Errorf("by order: exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}
	ordered := e.receive(t, "ordered")
	e.lab.must(t, "oracle", "disclosures", "receipt", ordered+".receipt")

	e.revoke(t, patientKey)
	if a := e.request(t, "late", byConsent...); a.code != 1 || !strings.Contains(a.stdout, "nothing of it may go") {
		t.Errorf("after the revocation: exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}
	e.testEmergency(t)
	e.testAccounting(t)
}

// revoke posts what the patient signs.
func (e *counter) revoke(t testing.TB, patientKey string) {
	t.Helper()
	file, err := os.ReadFile(patientKey)
	check(t, err)
	key, err := keystore.DecryptKey(file, "patient")
	check(t, err)
	d, err := deploy.Load(e.lab.env["LABSEAL_DEPLOYMENT"])
	check(t, err)
	r := relay.Revocation{Subject: e.subject, TermsCommit: e.terms, Deadline: uint64(time.Now().Unix()) + 3600}
	digest := consent.Domain{ChainID: d.ChainID, Registry: d.ConsentRegistry.Address}.Revoke(e.grant, r.Deadline)
	signature, err := crypto.Sign(digest[:], key.PrivateKey)
	check(t, err)
	signature[64] += 27
	r.Signature = signature
	body, err := json.Marshal(r)
	check(t, err)
	response, err := http.Post(e.url+releaseserver.Revocations, "application/json", bytes.NewReader(body))
	check(t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	check(t, err)
	if response.StatusCode != http.StatusAccepted || !strings.Contains(string(text), e.grant.Hex()) {
		t.Fatalf("the revocation: %d %s", response.StatusCode, text)
	}
}

// emergencyLine is a line of `oracle emergency list --json`.
type emergencyLine struct {
	Pseudonym, State string
	Number           uint64
	Reviews          []struct{ As, By, Report string }
}

func (e *counter) emergencies(t *testing.T, args ...string) (list []emergencyLine) {
	t.Helper()
	for line := range strings.Lines(e.lab.must(t, "oracle", append([]string{"emergency", "list", "--json"}, args...)...)) {
		var v emergencyLine
		check(t, json.Unmarshal([]byte(line), &v))
		list = append(list, v)
	}
	return list
}

// testEmergency names a patient as a clinic knows one who can't speak, and gets all that the lab has.
func (e *counter) testEmergency(t *testing.T) {
	who := filepath.Join(e.dir, "who.json")
	check(t, os.WriteFile(who, []byte(`{"family": "Urgent", "given": "Uma", "born": "1971-03-02"}`), 0o600))
	ask := []string{"--basis", "emergency", "--purpose", "ETREAT", "--reason", "unconscious", "--who", who}
	var a answer
	await(t, "whom the record is of is read", func() bool {
		a = e.request(t, "emergency", ask...)
		return strings.Contains(a.stderr, "1 records")
	})
	if a.code != 0 || !strings.Contains(a.stdout, `"whole":true`) {
		t.Fatalf("in an emergency: exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}
	e.receive(t, "emergency", "--url", e.url)
	if a := e.lab.run(t, "oracle", "status"); !strings.Contains(a.stdout, "NOT REVIEWED") {
		t.Errorf("the status does not tell of the emergency:\n%s", a.stdout)
	}
	var last emergencyLine
	await(t, "the chain knows the emergency", func() bool {
		list := e.emergencies(t)
		last = list[len(list)-1]
		return last.Number > 0
	})
	report := filepath.Join(e.dir, "report")
	check(t, os.WriteFile(report, []byte("the patient was brought in at night"), 0o600))
	archivist, director := e.lab.office(t)
	officers := map[string][]string{
		"A. Archivist": archivist, "B. Director": director, "O. Other": e.lab.officer(t, "O. Other"), // who waits to be let in
	}
	review := func(as, by string) answer {
		words := []string{"disclosures", "review", "--as", as, "--report", report}
		return e.lab.run(t, "oracle", append(append(words, officers[by]...), last.Pseudonym)...)
	}
	for _, step := range []struct {
		as, by string
		code   int
	}{
		{"manager", "O. Other", 1},
		{"manager", "A. Archivist", 0},
		{"manager", "B. Director", 1},
		{"governor", "A. Archivist", 1},
		{"relayer", "B. Director", 2},
		{"governor", "B. Director", 0},
	} {
		if a := review(step.as, step.by); a.code != step.code {
			t.Errorf("%s reviews as %s: exit code %d\n%s%s", step.by, step.as, a.code, a.stdout, a.stderr)
		}
	}
	for _, line := range e.emergencies(t, "--all") {
		if line.Pseudonym == last.Pseudonym && (line.State != "reviewed" || len(line.Reviews) != 2 || line.Reviews[1].By != "B. Director") {
			t.Errorf("after both reviews: %+v", line)
		}
	}
	for _, line := range e.emergencies(t) {
		if line.Pseudonym == last.Pseudonym {
			t.Errorf("it still waits: %+v", line)
		}
	}
}

// testAccounting lists what was disclosed: who signed for it, and in which batch it is, with a proof that anybody can
// check.
func (e *counter) testAccounting(t *testing.T) {
	proofs := filepath.Join(e.dir, "proofs")
	var lines []map[string]any
	await(t, "all batches are anchored", func() bool {
		lines = e.accounting(t)
		for _, line := range lines {
			if line["final"] != true {
				return false
			}
		}
		return true
	})
	signed, unsigned := 0, 0
	for _, line := range lines {
		if receipt := line["receipt"].(string); strings.HasPrefix(receipt, "signed 20") {
			signed++
		} else if receipt == "unsigned" {
			unsigned++
		}
	}
	if signed != 3 || unsigned != 3 { // those that went by command, and nobody signed for
		t.Errorf("%d signed, %d unsigned: %v", signed, unsigned, lines)
	}
	await(t, "the blocks are attested", func() bool {
		return e.lab.run(t, "oracle", "disclosures", "list", "--proofs", proofs, e.record).code == 0
	})
	files, err := filepath.Glob(filepath.Join(proofs, "*"))
	check(t, err)
	if len(files) != len(lines) {
		t.Fatalf("%d proofs of %d disclosures", len(files), len(lines))
	}
	said := e.clinic.must(t, "oracle", append([]string{"disclosures", "verify", "--json"}, files...)...)
	if strings.Count(said, `"proven":true`) != len(files) || !strings.Contains(said, `"basis":"consent"`) {
		t.Errorf("the proofs:\n%s", said)
	}
	b := []byte(readFile(t, files[0]))
	b[len(b)/2] ^= 1
	check(t, os.WriteFile(files[0], b, 0o600))
	if a := e.clinic.run(t, "oracle", "disclosures", "verify", files[0]); a.code != 1 || !strings.Contains(a.stdout, "not proven") {
		t.Errorf("a proof with another byte: exit code %d\n%s", a.code, a.stdout)
	}
}

// await asks again until it is so.
func await(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(2 * time.Minute); !is(); time.Sleep(200 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("not in time: ", what)
		}
	}
}
