package main

import (
	"encoding/json"
	"math/big"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/google/uuid"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devchain"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/epoch"
	"github.com/labseal/labseal/oracle/journal"
)

// consentLab is a lab on a chain whose clock can be moved.
type consentLab struct {
	*promisingLab
	evm *ethclient.Client
}

func newConsentLab(t *testing.T) *consentLab {
	t.Helper()
	l := &consentLab{promisingLab: newBooks(t)}
	folder, err := keys.Open(l.path("keys"), l.path("password"))
	check(t, err)
	check(t, folder.Unguard())
	check(t, folder.Create(keys.Relayer))
	relayer, err := folder.Account(keys.Relayer)
	check(t, err)
	l.beginEpoch(t, folder)
	anvil, err := devchain.StartAnvil(t.Context())
	check(t, err)
	t.Cleanup(func() { check(t, anvil.Close()) })
	l.evm, err = ethclient.DialContext(t.Context(), anvil.URL())
	check(t, err)
	t.Cleanup(l.evm.Close)
	deployer, err := crypto.GenerateKey()
	check(t, err)
	for _, account := range []common.Address{crypto.PubkeyToAddress(deployer.PublicKey), relayer.Address()} {
		check(t, l.evm.Client().CallContext(t.Context(), nil, "anvil_setBalance", account, "0xde0b6b3a7640000"))
	}
	id, err := l.evm.ChainID(t.Context())
	check(t, err)
	deployment, err := deploy.Deploy(t.Context(), l.evm, bind.NewKeyedTransactor(deployer, id), deploy.Founding{
		Parameters: deploy.DefaultParameters(), Limits: deploy.DefaultLimits(), Members: []bindings.IConsortiumNewMember{{
			Id: l.member, Roles: big.NewInt(int64(bindings.RoleLab)), Keys: []bindings.IConsortiumKey{},
			Accounts: []bindings.IConsortiumAccount{
				{Account: common.Address{1}, Purpose: bindings.PurposeGovernor},
				{Account: relayer.Address(), Purpose: bindings.PurposeRelayer},
			},
		}},
	})
	check(t, err)
	check(t, deployment.Save(l.path("deployment.json")))
	for name, value := range map[string]string{
		"rpc-url": anvil.URL(), "deployment": l.path("deployment.json"), "attestors": anvil.URL(), "trust": l.path("trust"),
		"interval": "5ms", "patient-password-file": l.path("password"),
	} {
		t.Setenv(cli.Env(name)[0], value)
	}
	return l
}

// beginEpoch makes the key of the lab's first epoch at no cost; a command would spend a second on it each time.
func (l *consentLab) beginEpoch(t *testing.T, folder *keys.Folder) {
	t.Helper()
	j, err := journal.Open(t.Context(), os.Getenv(cli.Env("oracle-database-url")[0]), l.member, l.log)
	check(t, err)
	defer j.Close()
	_, err = epoch.OpenKeyring(t.Context(), j, folder)
	check(t, err)
}

// keyFile makes somebody's key file, and returns the signer that it is.
func (l *consentLab) keyFile(t *testing.T, name string) (signer string) {
	t.Helper()
	private, err := crypto.GenerateKey()
	check(t, err)
	key := &keystore.Key{Id: uuid.New(), Address: crypto.PubkeyToAddress(private.PublicKey), PrivateKey: private}
	file, err := keystore.EncryptKey(key, "password", 2, 1)
	check(t, err)
	check(t, os.WriteFile(l.path(name), file, 0o600))
	return strings.ToLower(key.Address.Hex())
}

// consent runs `oracle consent`, and reads its answer. Somebody signs, where a name is given.
func (l *consentLab) consent(t *testing.T, by string, args ...string) (said map[string]string, a answer) {
	t.Helper()
	words := []string{"consent", args[0]}
	if by != "" {
		words = append(words, "--patient-key", l.path(by))
	}
	keepFlags(t)
	a = runOracle(append(words, args[1:]...)...)
	var fields map[string]any
	_ = json.Unmarshal([]byte(a.stdout), &fields)
	said = map[string]string{}
	for name, value := range fields {
		if text, ok := value.(string); ok {
			said[name] = text
		}
	}
	return said, a
}

func (l *consentLab) must(t *testing.T, by string, args ...string) map[string]string {
	t.Helper()
	said, a := l.consent(t, by, args...)
	if a.code != 0 {
		t.Fatalf("oracle consent %v: exit code %d, %v\n%s", args, a.code, a.err, a.hint)
	}
	return said
}

// refuses wants a command to fail with some words.
func (l *consentLab) refuses(t *testing.T, why string, by string, args ...string) {
	t.Helper()
	_, a := l.consent(t, by, args...)
	if a.code == 0 || a.err == nil || !strings.Contains(a.err.Error()+a.hint, why) {
		t.Errorf("oracle consent %v: exit code %d, %v; want: %s", args, a.code, a.err, why)
	}
}

// signs has somebody sign a draft, and returns the file with the answer.
func (l *consentLab) signs(t *testing.T, by, draft string) string {
	t.Helper()
	out := l.path(draft + "." + by + ".answer")
	l.must(t, by, "sign", "--yes", "--out", out, l.path(draft))
	return out
}

// wait moves the chain's clock.
func (l *consentLab) wait(t *testing.T, days int) {
	t.Helper()
	check(t, l.evm.Client().CallContext(t.Context(), nil, "evm_increaseTime", days*86400))
	check(t, l.evm.Client().CallContext(t.Context(), nil, "evm_mine"))
}

// TestConsent_Subjects follows a subject: guardians recover it, a proxy grants for it, another one consents on paper.
func TestConsent_Subjects(t *testing.T) {
	l := newConsentLab(t)
	l.keyFile(t, "first")
	subject := l.must(t, "first", "enroll", "--json")["subject"]
	t.Run("void", func(t *testing.T) { testVoid(t, l, subject) })
	t.Run("recovery", func(t *testing.T) { testRecovery(t, l, subject) })
	t.Run("proxy", func(t *testing.T) { testProxy(t, l, subject) })
	t.Run("paper", func(t *testing.T) { testPaper(t, l) })
}

// testVoid takes back a grant that was signed and lies somewhere: it can't be brought to the chain, and another one can.
func testVoid(t *testing.T, l *consentLab, subject string) {
	grant := func(more ...string) []string {
		list := []string{"grant", "--json", "--grantee", common.Hash{0xc1}.Hex(), "--purpose", "TREAT", "--days", "30"}
		return slices.Concat(list, more, []string{subject})
	}
	l.must(t, "", grant("--draft", l.path("regretted.draft"))...)
	answer := l.signs(t, "first", "regretted.draft")
	l.keyFile(t, "stranger")
	l.refuses(t, "the key is not the one", "stranger", "void", subject)
	l.refuses(t, "1 to 256", "first", "void", "--signatures", "0", subject)
	l.must(t, "first", "void", "--signatures", "2", subject)
	l.refuses(t, "NonceUsed", "", "relay", l.path("regretted.draft"), answer)
	l.must(t, "first", grant()...)
	l.must(t, "first", "void", "--signatures", "256", subject) // as many as are left of the word
	l.must(t, "first", grant()...)
}

func testRecovery(t *testing.T, l *consentLab, subject string) {
	var guardians []string
	for _, name := range []string{"anna", "ben", "carl"} {
		guardians = append(guardians, "--guardian", l.keyFile(t, name))
	}
	l.refuses(t, "threshold", "first", slices.Concat([]string{"guardians", "--threshold", "4", "--out", l.path("none")}, guardians, []string{subject})...)
	l.must(t, "first", slices.Concat([]string{"guardians", "--threshold", "2", "--out", l.path("guardians")}, guardians, []string{subject})...)

	// attempt recovers for a new key, with the guardians that sign.
	attempt := func(name string, by ...string) []string {
		signer := l.keyFile(t, name)
		l.must(t, "", "recover", "--draft", l.path(name+".draft"), subject)
		made := l.signs(t, name, name+".draft")
		l.must(t, "", "next", "--answer", made, "--draft", l.path(name+".guardians"), l.path(name+".draft"))
		relay := []string{"relay", "--json"}
		for _, guardian := range by {
			relay = append(relay, "--guardian-file", l.guardianFile(t, guardian))
		}
		relay = append(relay, l.path(name+".guardians"), made)
		for _, guardian := range by {
			relay = append(relay, l.signs(t, guardian, name+".guardians"))
		}
		if text, err := os.ReadFile(l.path(name + ".guardians")); err != nil || !strings.Contains(string(text), signer) {
			t.Errorf("the guardians' draft does not name the new signer: %v", err)
		}
		return relay
	}
	l.refuses(t, "just 2 are needed", "", attempt("alone", "anna")...)
	thief := attempt("thief", "anna", "ben")
	l.must(t, "", thief...)
	l.refuses(t, "can be vetoed until", "", "complete", subject)
	l.must(t, "first", "veto", subject)
	l.refuses(t, "BadSignature", "", thief...)

	found := attempt("found", "carl", "ben")
	l.must(t, "", found...)
	l.refuses(t, "the key is not the one", "carl", "veto", subject)
	l.refuses(t, "BadSignature", "", found...) // it began once, and begins no second time
	l.wait(t, 3)
	l.must(t, "", "complete", subject)
	l.refuses(t, "no recovery", "", "complete", subject)
	if said := l.must(t, "", "show", "--json", subject); !strings.Contains(l.read(t, "found.guardians"), said["signer"]) {
		t.Errorf("the subject is signed for by %s", said["signer"])
	}
	l.refuses(t, "the key is not the one", "first", "guardians", "--nobody", subject)
}

func testProxy(t *testing.T, l *consentLab, subject string) {
	clinic := common.Hash{0xc1}.Hex()
	ask := []string{"ask", "--grantee", clinic, "--purpose", "TREAT", "--code", "urn:x|1"}
	proxy := l.keyFile(t, "proxy")
	appoint := func(days string) string {
		return l.must(t, "found", "appoint", "--json", "--proxy", proxy, "--purpose", "TREAT", "--code", "urn:x|1", "--days", days,
			"--grants-days", "3000", "--out", l.path("mandate"+days), subject)["appointment"]
	}
	appointment := appoint("400")
	grant := func(mandate, purpose string) []string {
		return []string{"grant", "--json", "--mandate", l.path(mandate), "--grantee", clinic, "--purpose", purpose, "--code", "urn:x|1", "--days", "2000", subject}
	}
	l.refuses(t, "scope does not admit", "proxy", grant("mandate400", "HRESCH")...)
	l.refuses(t, "the key is not the one", "anna", grant("mandate400", "TREAT")...)
	id := l.must(t, "proxy", grant("mandate400", "TREAT")...)["grant"]
	l.must(t, "", append(ask, id)...)
	l.refuses(t, "the key is not the one", "found", "revoke", "--by-proxy", id)
	l.must(t, "proxy", "revoke", "--by-proxy", id)
	if _, a := l.consent(t, "", append(ask, id)...); a.code != 1 || !strings.Contains(a.stdout, "revoked") {
		t.Errorf("after the proxy's revocation: exit code %d, %s", a.code, a.stdout)
	}
	id = l.must(t, "proxy", grant("mandate400", "TREAT")...)["grant"]
	l.must(t, "found", "revoke", id) // the subject ends what its proxy made
	l.must(t, "found", "dismiss", appointment)
	l.refuses(t, "AppointmentEnded", "proxy", grant("mandate400", "TREAT")...)

	appoint("370")
	l.wait(t, 371)
	l.refuses(t, "AppointmentEnded", "proxy", grant("mandate370", "TREAT")...)
}

func testPaper(t *testing.T, l *consentLab) {
	clinic := common.Hash{0xc1}.Hex()
	check(t, os.WriteFile(l.path("scan.pdf"), []byte("%PDF signed in ink"), 0o600))
	check(t, os.WriteFile(l.path("other.pdf"), []byte("%PDF signed in pencil"), 0o600))
	subject := l.must(t, "", "enroll", "--json", "--paper")["subject"]
	grant := func(more ...string) []string {
		return slices.Concat([]string{"grant", "--json", "--grantee", clinic, "--purpose", "TREAT", "--days", "3000"}, more, []string{subject})
	}
	paper := []string{"--paper", l.path("scan.pdf"), "--by", "Ms. North", "--signed-on", "2026-03-01"}
	l.refuses(t, "--by", "", grant("--paper", l.path("scan.pdf"))...)
	id := l.must(t, "", grant(paper...)...)["grant"]
	l.must(t, "", "ask", "--grantee", clinic, "--purpose", "TREAT", id)
	l.must(t, "", "paper", "--scan", l.path("scan.pdf"), id)
	l.refuses(t, "another document", "", "paper", "--scan", l.path("other.pdf"), id)
	_, exported := l.consent(t, "", "export", id)
	if !strings.Contains(exported.stdout, `"valueCode": "paper"`) {
		t.Errorf("the export does not say that it was given on paper:\n%s", exported.stdout)
	}
	check(t, os.WriteFile(l.path("exported.json"), []byte(exported.stdout), 0o600))
	l.refuses(t, "given on paper", "first", "grant", "--fhir", l.path("exported.json"), subject)
	if _, listed := l.consent(t, "", "list", "--json", subject); !strings.Contains(listed.stdout, `"paper":true`) {
		t.Errorf("the list does not say that it was given on paper: %s", listed.stdout)
	}
	l.must(t, "", "revoke", "--paper", id)
	l.refuses(t, "", "", "ask", "--grantee", clinic, "--purpose", "TREAT", id)

	// The patient gets a key of their own, and the lab signs for them no more.
	own := l.keyFile(t, "own")
	l.must(t, "", "rotate", "--draft", l.path("own.draft"), "--new-signer", own, subject)
	l.must(t, "", "relay", l.path("own.draft"), l.signs(t, "own", "own.draft"))
	l.refuses(t, "a signer of its own", "", grant(paper...)...)
	l.must(t, "own", grant()...)
}

func (l *consentLab) read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(l.path(name))
	check(t, err)
	return string(text)
}

// guardianFile is the file of a guardian, whose number nobody knows beforehand.
func (l *consentLab) guardianFile(t *testing.T, name string) string {
	t.Helper()
	var key struct{ Address string }
	check(t, json.Unmarshal([]byte(l.read(t, name)), &key))
	for _, file := range []string{"guardian-1.json", "guardian-2.json", "guardian-3.json"} {
		if strings.Contains(l.read(t, "guardians/"+file), key.Address) {
			return l.path("guardians", file)
		}
	}
	t.Fatalf("%s has no guardian's file", name)
	return ""
}
