package consent_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/consent"
)

// go test ./consent -run TestVectors -update
//
//go:generate go test -run TestVectors -update
var update = flag.Bool("update", false, "write docs/spec/vectors/consent.json instead of comparing with it")

const vectorsPath = "../docs/spec/vectors/consent.json"

// vectors are drafts with what every reader makes of them.
type vectors struct {
	Members  map[common.Hash]string `json:"members"` // what the page was told that they are called
	Codes    map[string]string      `json:"codes"`
	Positive []vector               `json:"positive"`
	Negative []refusedDraft         `json:"negative"`
}

type vector struct {
	Name   string       `json:"name"`
	Draft  string       `json:"draft"`
	Digest *common.Hash `json:"digest"` // null: a new signer is to be made first
	Words  []string     `json:"words"`
}

type refusedDraft struct {
	Name  string `json:"name"`
	Draft string `json:"draft"`
}

var (
	vectorAccount = hexutil.Bytes(bytes.Repeat([]byte{0xac}, 20))
	vectorPasskey = hexutil.Bytes(consent.Passkey{
		Verifier: common.Address{0xee}, X: common.Hash{1}, Y: common.Hash{2}, RPIDHash: common.Hash{3},
	}.Signer())
)

// vectorTerms permit much, and deny some.
func vectorTerms() consent.OpenTerms {
	terms := consent.Terms{
		Version: 1, Subject: common.Hash{0x44}, Decision: consent.Permit, Grantee: common.Hash{0x22},
		Purposes:  consent.PurposeBits(consent.Treatment, consent.Research),
		NotBefore: 1_790_000_000, NotAfter: 1_800_000_000, Flags: consent.AllowsResearch | consent.NoRedisclosure,
		DUO: []uint16{6, 42, 999},
	}
	codes := []consent.Coding{
		{System: "http://loinc.org", Code: "2345-7"},
		{System: "http://loinc.org", Code: "2093-3"},
		{System: "urn:lab", Code: "HGB\u202e\\<&>"},
	}
	return consent.NewDocument(terms, codes, []consent.Coding{{System: "http://snomed.info/sct", Code: "86406008"}}).Open(common.Hash{0x33})
}

func vectorDrafts() map[string]consent.Draft {
	denial := vectorTerms()
	denial.Decision, denial.Codes, denial.DeniedCodes, denial.DUO = consent.Deny, []consent.Coding{}, []consent.Coding{}, []uint16{}
	denial.Flags, denial.Purposes, denial.Grantee = consent.AllowsPart2, 511, common.Hash{0x77}
	scope := consent.NewOpenScope(consent.Scope{
		Version: 1, Decisions: consent.MayPermit | consent.MayDeny, Purposes: 9, Flags: consent.AllowsResearch | consent.NoRedisclosure,
		Until: 1_900_000_000,
	}, vectorTerms().Codes, common.Hash{0x55})
	guardians := consent.NewOpenGuardians(2, common.Hash{0x66}, []consent.Guardian{
		{Signer: vectorAccount, Salt: common.Hash{1}},
		{Signer: vectorPasskey, Salt: common.Hash{2}},
		{Signer: bytes.Repeat([]byte{0xad}, 20), Salt: common.Hash{3}},
	})
	subject, made := common.Hash{0x44}, consent.NewSigner{Verifier: common.Address{0xee}, Signer: hexutil.Bytes{}}
	known := consent.NewSigner{Verifier: common.Address{0xee}, Signer: vectorPasskey}
	earlier := denial
	return map[string]consent.Draft{
		"enroll with a new passkey": {Enroll: &consent.EnrollDraft{Member: common.Hash{0x22}, Salt: common.Hash{9}, NewSigner: made}},
		"enroll":                    {Enroll: &consent.EnrollDraft{Member: common.Hash{0x22}, Salt: common.Hash{9}, NewSigner: known}},
		"grant": {Signer: vectorPasskey, Grant: &consent.GrantDraft{
			Terms: vectorTerms(), Expiry: 1_800_057_600, Countersigner: common.Address{0xcc}, Nonce: 3, Supersedes: &earlier,
		}},
		"deny":              {Signer: vectorPasskey, Grant: &consent.GrantDraft{Terms: denial, Expiry: 1_800_057_600, Nonce: 256}},
		"grant by proxy":    {Signer: vectorAccount, Grant: &consent.GrantDraft{Terms: vectorTerms(), Expiry: 1_800_057_600, Scope: &scope}},
		"revoke":            {Signer: vectorPasskey, Revoke: &consent.RevokeDraft{Terms: vectorTerms()}},
		"revoke a denial":   {Signer: vectorPasskey, Revoke: &consent.RevokeDraft{Terms: denial}},
		"revoke by proxy":   {Signer: vectorAccount, Revoke: &consent.RevokeDraft{Terms: vectorTerms(), Scope: &scope}},
		"rotate":            {Signer: vectorAccount, Rotate: &consent.RotateDraft{Subject: subject, NewSigner: known, Nonce: 1}},
		"rotate to a new":   {Signer: vectorPasskey, Rotate: &consent.RotateDraft{Subject: subject, NewSigner: made, Nonce: 1}},
		"guardians":         {Signer: vectorPasskey, Guardians: &consent.GuardiansDraft{Subject: subject, Guardians: &guardians, Nonce: 2}},
		"no guardians":      {Signer: vectorPasskey, Guardians: &consent.GuardiansDraft{Subject: subject, Nonce: 2}},
		"recover":           {Signer: vectorAccount, Recover: &consent.RecoverDraft{Subject: subject, NewSigner: known, RecoveryNonce: 7}},
		"recover, made now": {Recover: &consent.RecoverDraft{Subject: subject, NewSigner: made, RecoveryNonce: 7}},
		"veto":              {Signer: vectorPasskey, Veto: &consent.VetoDraft{Subject: subject, RecoveryNonce: 8}},
		"appoint": {Signer: vectorPasskey, Appoint: &consent.AppointDraft{
			Subject: subject, Proxy: vectorAccount, Scope: scope, Expiry: 1_800_057_600, Nonce: 4,
		}},
		"dismiss": {Signer: vectorPasskey, Dismiss: &consent.DismissDraft{Subject: subject, Appointment: common.Hash{0xa9}}},
		"void":    {Signer: vectorPasskey, Void: &consent.VoidDraft{Subject: subject, First: 259, Last: 511}},
	}
}

// TestVectors makes drafts, digests and words, and wants them to be those of the specification. The signing page's tests
// want the same.
func TestVectors(t *testing.T) {
	v := vectors{
		Members: map[common.Hash]string{{0x22}: "Clinic am Südpark"},
		Codes:   map[string]string{"http://loinc.org|2093-3": "Cholesterol", "http://snomed.info/sct|86406008": "HIV"},
	}
	drafts := vectorDrafts()
	for _, name := range sortedNames(drafts) {
		d := drafts[name]
		d.Format, d.ChainID, d.Registry, d.Deadline = consent.DraftFormat, 1337, common.HexToAddress("0xAbCd000000000000000000000000000000000001"), 1_790_003_600
		d.Write = writeOf(d)
		text, err := d.Encode()
		check(t, err)
		d, err = consent.ParseDraft(text)
		check(t, err)
		words, err := d.Words(consent.Names{Members: v.Members, Codes: v.Codes})
		check(t, err)
		one := vector{Name: name, Draft: string(text), Words: words}
		if digest, err := d.Digest(); err == nil {
			one.Digest = &digest
		}
		v.Positive = append(v.Positive, one)
	}
	v.Negative = spoilt(t, v.Positive)
	if *update {
		text, err := json.MarshalIndent(v, "", "  ")
		check(t, err)
		check(t, os.WriteFile(vectorsPath, append(text, '\n'), 0o644))
	}
	text, err := os.ReadFile(vectorsPath)
	check(t, err)
	var want vectors
	check(t, json.Unmarshal(text, &want))
	if !reflect.DeepEqual(v, want) {
		t.Error("drafts, digests or words are no longer those of docs/spec/vectors/consent.json: go test ./consent -run TestVectors -update")
	}
}

// writeOf names the write that a draft holds.
func writeOf(d consent.Draft) string {
	text, err := json.Marshal(d)
	if err != nil {
		panic(err)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil {
		panic(err)
	}
	for _, name := range []string{"enroll", "grant", "revoke", "rotate", "guardians", "recover", "veto", "appoint", "dismiss", "void"} {
		if _, is := fields[name]; is {
			return name
		}
	}
	return ""
}

// spoilt are drafts that nobody may sign: each is a good one with one change.
func spoilt(t *testing.T, good []vector) (bad []refusedDraft) {
	t.Helper()
	draft := map[string]string{}
	for _, g := range good {
		draft[g.Name] = g.Draft
	}
	for _, one := range []struct{ name, of, from, to string }{
		{"nonces of two words", "void", `"first": 259`, `"first": 255`},
		{"nonces in no order", "void", `"last": 511`, `"last": 258`},
		{"a text beside", "grant", `"format"`, "\"text\": \"You agree to a newsletter\",\n  \"format\""},
		{"another layout", "grant", `  "format": `, `  "format":  `},
		{"another format", "grant", "labseal/draft/1", "labseal/draft/2"},
		{"another write than it says", "revoke", `"write": "revoke"`, `"write": "grant"`},
		{"codes in disorder", "grant", `"codes": [`, "\"codes\": [\n        {\n          \"system\": \"urn:zz\",\n          \"code\": \"z\"\n        },"},
		{"an unknown flag", "grant", `"flags": 12`, `"flags": 28`},
		{"an unknown purpose", "deny", `"purposes": 511`, `"purposes": 1023`},
		{"research without a use", "grant", `"flags": 12`, `"flags": 4`},
		{"no decision", "deny", `"decision": 2`, `"decision": 0`},
		{"a time without an end", "deny", `"notAfter": 1800000000`, `"notAfter": 253402300800`},
		{"more than the proxy's scope", "grant by proxy", `"until": 1900000000`, `"until": 1790000001`},
		{"nobody signs", "dismiss", `"signer": "0x` + common.Bytes2Hex(vectorPasskey) + `"`, `"signer": "0x"`},
		{"a guardian twice", "guardians", `"threshold": 2`, `"threshold": 4`},
		{"upper case", "veto", `"subject": "0x44`, `"subject": "0X44`},
		{"something behind", "veto", "}\n}\n", "}\n}\n{}\n"},
	} {
		text := strings.Replace(draft[one.of], one.from, one.to, 1)
		if text == draft[one.of] {
			t.Fatalf("%s: nothing was changed", one.name)
		}
		if _, err := consent.ParseDraft([]byte(text)); err == nil {
			t.Errorf("%s: accepted", one.name)
		}
		bad = append(bad, refusedDraft{one.name, text})
	}
	return bad
}

// TestDraft_Words wants every part of a draft that has a meaning to show in its words: a draft with another one reads
// differently. Salts and nonces mean nothing.
func TestDraft_Words(t *testing.T) {
	drafts := vectorDrafts()
	for _, name := range sortedNames(drafts) {
		d := drafts[name]
		d.Format, d.Write = consent.DraftFormat, writeOf(d)
		text, err := d.Encode()
		check(t, err)
		d, err = consent.ParseDraft(text)
		check(t, err)
		before, err := d.Words(consent.Names{})
		check(t, err)
		for _, line := range strings.Split(string(text), "\n") {
			changed, isMeant := anotherValue(line)
			if !isMeant {
				continue
			}
			other, err := consent.ParseDraft([]byte(strings.Replace(string(text), line, changed, 1)))
			if err != nil {
				continue // it is refused
			}
			after, err := other.Words(consent.Names{})
			check(t, err)
			if reflect.DeepEqual(before, after) {
				t.Errorf("%s: the words are the same with %s", name, strings.TrimSpace(changed))
			}
		}
	}
}

// anotherValue changes the value in a line of a draft.
func anotherValue(line string) (changed string, isMeant bool) {
	name, value, isField := strings.Cut(strings.TrimSpace(line), `": `)
	name, value = strings.TrimPrefix(name, `"`), strings.TrimSuffix(value, ",")
	switch name {
	case "salt", "nonce", "verifier", "write", "format":
		return "", false // the verifier is in the new signer, once there is one
	}
	switch {
	case !isField && strings.Trim(name, "0123456789,") == "" && name != "": // in a list
		return strings.Replace(line, strings.TrimSuffix(name, ","), "43", 1), name != "43"
	case !isField, strings.HasSuffix(value, "{"), strings.HasSuffix(value, "["), value == "null", value == "[]", value == `"0x"`:
		return "", false
	case value[0] == '"' && strings.HasPrefix(value, `"0x`):
		digit := "1"
		if value[4] == '1' {
			digit = "2"
		}
		return strings.Replace(line, value, value[:4]+digit+value[5:], 1), true
	case value[0] == '"':
		return strings.Replace(line, value, value[:len(value)-1]+`0"`, 1), true
	case value == "1":
		return strings.Replace(line, value, "2", 1), true
	}
	return strings.Replace(line, value, value[:len(value)-1]+string(rune('0'+(value[len(value)-1]-'0')^1)), 1), true
}

func sortedNames[V any](m map[string]V) (names []string) {
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
