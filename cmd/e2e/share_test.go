package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// testShare releases a result to a clinic: some claims by consent, all of it by order, and nothing once the patient
// revoked. What the clinic can open is what was admitted, and each release is accounted for.
func testShare(t *testing.T, d *devnet) {
	dir := t.TempDir()
	lipids := strings.ReplaceAll(readFile(t, "../../oracle/hl7/testdata/lipid-panel.hl7"), "770412", "900001")
	lipids = strings.ReplaceAll(lipids, "F-9001", "F-shared")
	path := filepath.Join(dir, "lipids.hl7")
	check(t, os.WriteFile(path, []byte(lipids), 0o644))
	record := parseAnchored(t, d.must(t, "oracle", "anchor", "--json", "--out", dir, path))[0].Record

	patient := []string{
		"--json", "--patient-key", filepath.Join(dir, "patient.json"), "--patient-password-file", filepath.Join(dir, "password"),
	}
	check(t, os.WriteFile(filepath.Join(dir, "password"), []byte("patient\n"), 0o600))
	said := func(args ...string) (v map[string]any) {
		t.Helper()
		check(t, json.Unmarshal([]byte(d.must(t, "oracle", args...)), &v))
		return v
	}
	clinic := d.as(t, "clinic")
	subject := said(append([]string{"consent", "enroll", "--new", "--record", record}, patient...)...)["subject"].(string)
	grant := said(append(append([]string{
		"consent", "grant", "--grantee", clinic.id(), "--purpose", "TREAT",
		"--code", "http://loinc.org|2093-3",
	}, patient...), subject)...)["grant"].(string)

	share := func(to string, args ...string) answer {
		return d.run(t, "oracle", append(append([]string{"share", "--json", "--max-head-age", "24h", "--to", clinic.id(), "--out", to}, args...), record)...)
	}
	byConsent := []string{"--basis", "consent", "--purpose", "TREAT"}
	some := filepath.Join(dir, "some")
	if a := share(some, byConsent...); a.code != 0 || !strings.Contains(a.stdout, `"whole":false`) {
		t.Fatalf("by consent: exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}
	base := filepath.Join(some, record+".v1")
	envelope, err := d.trust(t).CheckEnvelope([]byte(readFile(t, base+".opening.envelope")), 1<<40)
	check(t, err)
	if envelope.Grant.Hex() != grant || !envelope.IsScoped {
		t.Errorf("the envelope names grant %s, scoped %v; the release rests on %s", envelope.Grant, envelope.IsScoped, grant)
	}
	clinic.must(t, "oracle", "receive", base+".evidence")
	opening := readFile(t, base+".opening")
	if !strings.Contains(opening, "|212|") || strings.Contains(opening, "HDL") || strings.Contains(opening, "Triglyceride") {
		t.Error("the clinic got another claim than the one that was granted, or not that one")
	}
	if v := clinic.verdict(t, base+".evidence"); v["genuine"] != true {
		t.Errorf("the clinic's check: %v", v)
	}
	if a := d.as(t, "south").run(t, "oracle", "receive", base+".evidence"); a.code != 1 {
		t.Errorf("another member opens it: exit code %d", a.code)
	}

	whole := filepath.Join(dir, "whole")
	if a := share(whole, "--basis", "order", "--purpose", "TREAT", "--orderer"); a.code != 0 {
		t.Fatalf("by order: exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}
	base = filepath.Join(whole, record+".v1")
	clinic.must(t, "oracle", "receive", base+".evidence")
	if readFile(t, base+".record") != lipids {
		t.Error("the record that the clinic opened is not the one that the lab received")
	}
	testShareDenies(t, share, byConsent)
	testSharePart2(t, d, clinic, func(args ...string) string {
		return said(append(append([]string{"consent", "grant", "--grantee", clinic.id(), "--purpose", "HPAYMT", "--part2"}, patient...), args...)...)["grant"].(string)
	}, subject, share, record)

	said(append(append([]string{"consent", "revoke"}, patient...), grant)...)
	if a := share(filepath.Join(dir, "late"), byConsent...); a.code != 1 || !strings.Contains(a.stdout, "no grant of the subject permits it") {
		t.Errorf("after the revocation: exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}
	accounts := strings.Split(strings.TrimSpace(d.must(t, "oracle", "disclosures", "list", record)), "\n")
	if len(accounts) != 3 || !strings.Contains(accounts[0], `"basis":"consent"`) || !strings.Contains(accounts[0], grant) || strings.Contains(accounts[1], grant) || !strings.Contains(accounts[1], `"exempt":true`) || !strings.Contains(accounts[2], "HPAYMT") {
		t.Errorf("the accounting:\n%s", strings.Join(accounts, "\n"))
	}
	today := time.Now().UTC().Format(time.DateOnly)
	table := d.must(t, "oracle", "disclosures", "list", "--format", "csv", "--from", today, "--until", today, record)
	if strings.Count(table, "\n") != 4 || !strings.HasPrefix(table, "date,recipient,what,basis") {
		t.Errorf("the accounting as a table:\n%s", table)
	}
}

// testSharePart2 releases data under 42 CFR Part 2: the notice goes with it, and only its recipient reads it.
func testSharePart2(
	t *testing.T, d, clinic *devnet, grant func(args ...string) string, subject string,
	share func(to string, args ...string) answer, record string,
) {
	t.Helper()
	grant(subject)
	out := t.TempDir()
	if a := share(out, "--part2", "--basis", "consent", "--purpose", "HPAYMT"); a.code != 0 {
		t.Fatalf("under Part 2: exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}
	base := filepath.Join(out, record+".v1")
	said := clinic.must(t, "oracle", "receive", base+".evidence")
	for _, want := range []string{"42 CFR part 2 prohibits unauthorized use or disclosure of these records.", "- Who: Valley Clinic (", "- What for: payment"} {
		if !strings.Contains(said, want) || !strings.Contains(readFile(t, base+".notice.txt"), want) {
			t.Errorf("the recipient is not told %q:\n%s", want, said)
		}
	}
	for _, suffix := range []string{".notice.jwe", ".notice.envelope"} {
		if strings.Contains(readFile(t, base+suffix), "42 CFR") {
			t.Errorf("%s tells of Part 2 to whoever sees it", suffix)
		}
	}
}

// testShareDenies asks for what may not go. Nothing is written then.
func testShareDenies(t *testing.T, share func(to string, args ...string) answer, byConsent []string) {
	t.Helper()
	for name, args := range map[string][]string{
		"another code":       append([]string{"--code", "http://loinc.org|2571-8"}, byConsent...),
		"another purpose":    {"--basis", "consent", "--purpose", "HPAYMT"},
		"no orderer":         {"--basis", "order", "--purpose", "TREAT"},
		"not its role":       {"--basis", "operations", "--purpose", "TREAT"},
		"data under Part 2":  append([]string{"--part2"}, byConsent...),
		"without its reason": {"--basis", "emergency", "--purpose", "ETREAT"},
		"a stale chain":      append([]string{"--max-head-age", "1ns"}, byConsent...),
	} {
		out := filepath.Join(t.TempDir(), "denied")
		if a := share(out, args...); a.code != 1 || !strings.Contains(a.stdout, `"denied":true`) {
			t.Errorf("%s: exit code %d\n%s%s", name, a.code, a.stdout, a.stderr)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s: something was written", name)
		}
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	check(t, err)
	return string(b)
}
