package evidence_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/evidence"
)

type trustVectors struct {
	Description string          `json:"description"`
	Positive    []trustVector   `json:"positive"`
	Negative    []trustNegative `json:"negative"`
}

// trustVector is a file that holds trust files from number 1 to the newest, which text, hash, toBeSigned and signers
// are about.
type trustVector struct {
	Name       string           `json:"name"`
	Number     uint64           `json:"number"`
	Consortium common.Hash      `json:"consortium"` // hash of file 1
	Text       string           `json:"text"`
	Hash       common.Hash      `json:"hash"`
	ToBeSigned common.Hash      `json:"toBeSigned"` // EIP-191 digest of the text
	Signers    []common.Address `json:"signers"`
	File       string           `json:"file"`
}

type trustNegative struct {
	Name string `json:"name"`
	Why  string `json:"why"`
	File string `json:"file"`
}

var governorNames = []string{"First Lab", "Second Lab", "Provider & Partners"}

func makeTrustVectors(t testing.TB) *trustVectors {
	c := fixedConsortium(t)
	v := &trustVectors{Description: "Trust files: see trust.md. Texts and files are UTF-8; a line ends in \\n."}
	add := func(name string, trust *evidence.Trust, governors ...string) {
		text, file := c.signTrust(t, trust, governors...)
		vector := trustVector{
			Name: name, Number: 1, Consortium: evidence.TrustHash(text), Text: string(text), Hash: evidence.TrustHash(text), ToBeSigned: common.Hash(accounts.TextHash(text)),
			File: string(file),
		}
		for _, g := range governors {
			vector.Signers = append(vector.Signers, account{fixedAccount(t, "governor of "+g)}.Address())
		}
		slices.SortFunc(vector.Signers, common.Address.Cmp)
		v.Positive = append(v.Positive, vector)
	}
	add("signed by all", c.trust, governorNames...)
	add("signed by as many as it asks for", c.trust, governorNames[1:]...)
	add("keys with history", changedTrust(t, c, func(trust *evidence.Trust) {
		until, since := uint64(2000), uint64(1900)
		old := evidence.TrustKey{Kind: "log", Key: bytesOf(fixed("old log key"))}
		old.Until, old.CompromisedSince = &until, &since
		lab := trust.Members[0]
		lab.Keys[1].From = until
		lab.Keys = append(lab.Keys, old)
	}), governorNames...)
	add("a chain of sealed blocks, with pins and thresholds", changedTrust(t, c.onQBFT(t, evidence.CodecQBFTBesu), func(trust *evidence.Trust) {
		until := uint64(2000)
		set := trust.Validators[0]
		set.From, trust.Validators[0].Until = until, &until
		set.Accounts = set.Accounts[:3]
		trust.Validators = append(trust.Validators, set)
		trust.Attestation[0].Until = &until
		trust.Attestation = append(trust.Attestation, evidence.TrustPeriod{Threshold: 3, From: until})
		trust.Pinned = []evidence.PinnedBlock{{Number: 1, Hash: fixed("block 1")}, {Number: 1234, Hash: fixed("block 1234")}}
	}), governorNames...)
	v.Negative = trustNegatives(t, c)
	v.addSuccessors(t, c)
	return v
}

// changedTrust is the consortium's trust file with a change.
func changedTrust(t testing.TB, c *consortium, change func(trust *evidence.Trust)) *evidence.Trust {
	t.Helper()
	trust, _, err := evidence.ParseTrust(c.file)
	check(t, err)
	change(trust)
	return trust
}

func trustNegatives(t testing.TB, c *consortium) []trustNegative {
	t.Helper()
	var out []trustNegative
	add := func(name, why string, file []byte) { out = append(out, trustNegative{name, why, string(file)}) }
	sign := func(text []byte, governors ...string) []byte {
		var signers []evidence.TrustSigner
		for _, g := range governors {
			signers = append(signers, account{fixedAccount(t, "governor of "+g)})
		}
		file, err := evidence.SignTrust(text, signers...)
		check(t, err)
		return file
	}
	text := func(name, why, old, by string) { // properly signed, but for the text
		if strings.Count(string(c.text), old) == 0 {
			t.Fatalf("%s: %q is not in the text", name, old)
		}
		add(name, why, sign(bytes.Replace(c.text, []byte(old), []byte(by), 1), governorNames...))
	}
	lines := strings.SplitAfter(string(c.file), "\n")
	lines = lines[:len(lines)-1]
	signatures := lines[len(lines)-3:]
	withLines := func(list ...string) []byte { return []byte(string(c.text) + "\n" + strings.Join(list, "")) }
	const canonical, layout = "one layout only", "one form of a signature line only"

	add("nothing", "no bytes", nil)
	add("text only", "no signatures", c.text)
	add("unsigned", "two members must sign", sign(c.text))
	add("signed by one", "two members must sign", sign(c.text, "First Lab"))
	add("signed by one and an outsider", "not a governor in it", sign(c.text, "First Lab", "Outsider"))
	add("signed by all and an outsider", "every signature must count", sign(c.text, append([]string{"Outsider"},
		governorNames...)...))
	add("signed twice by one", "members are counted, not signatures", withLines(signatures[0], signatures[0]))
	add("another text", "the signatures do not fit", bytes.Replace(c.file, []byte("First Lab"), []byte("First Lob"), 1))
	add("signatures out of order", layout, withLines(signatures[1], signatures[0]))
	account, signature := signatureParts(t, signatures[0])
	line := func(account string, signature []byte) string {
		return "— " + account + " " + base64.StdEncoding.EncodeToString(signature) + "\n"
	}
	add("account in lower case", layout, withLines(line(strings.ToLower(account), signature), signatures[1]))
	add("v of 27", "v is 0 or 1", withLines(line(account, append(signature[:64:64], signature[64]+27)), signatures[1]))
	add("s in the upper half", "s is in the lower half (EIP-2)", withLines(line(account,
		malleate(signature)), signatures[1]))
	add("hyphen for the dash", layout, bytes.ReplaceAll(c.file, []byte("— "), []byte("- ")))
	add("no last newline", layout, bytes.TrimSuffix(c.file, []byte("\n")))
	add("line ends of Windows", layout, bytes.ReplaceAll(c.file, []byte("\n"), []byte("\r\n")))

	text("unknown field", "closed", `"number": 1,`, "\"number\": 1,\n  \"note\": \"x\",")
	text("field twice", canonical, `"number": 1,`, "\"number\": 1,\n  \"number\": 1,")
	text("field in another case", canonical, `"number"`, `"Number"`)
	text("number as a fraction", canonical, `"number": 1,`, `"number": 1.0,`)
	text("no space", canonical, `"number": 1,`, `"number":1,`)
	text("unescaped ampersand", canonical, `\u0026`, "&")
	text("hash in capitals", canonical, "7a57", "7A57")
	text("list null", "an empty list is []", `"keys": []`, `"keys": null`)
	contracts := string(c.text[bytes.Index(c.text, []byte(`"contracts": [`)):bytes.Index(c.text, []byte(`"governance"`))])
	text("contracts null", "an empty list is []", contracts, "\"contracts\": null,\n  ")
	text("member null", "a member is an object", "\"members\": [\n", "\"members\": [\n    null,\n")
	text("another format", "unknown", "labseal/trust/1", "labseal/trust/2")
	text("number 2", "file 1 comes first", "\"number\": 1,\n  \"previous\": null",
		fmt.Sprintf("\"number\": 2,\n  \"previous\": \"%s\"", fixed("previous")))
	text("number 2 with none before", "only file 1 has none before", `"number": 1,`, `"number": 2,`)
	text("file 1 with one before", "file 1 has none before", `"previous": null`, fmt.Sprintf(`"previous": "%s"`,
		fixed("previous")))
	text("unknown codec", "a codec that is known", `"codec": "ethereum"`, `"codec": "qbft"`)
	validators := func(name, why, sets string) {
		text(name, why, `"codec": "ethereum"`, `"codec": "qbft-besu"`)
		last := &out[len(out)-1]
		changed := bytes.Replace(c.text, []byte(`"codec": "ethereum"`), []byte(`"codec": "qbft-besu"`), 1)
		last.File = string(sign(bytes.Replace(changed, []byte(`"validators": []`), []byte(`"validators": [`+sets+"\n  ]"), 1), governorNames...))
	}
	set := func(from, until string, accounts ...string) string {
		return "\n    {\n      \"accounts\": [\n        \"" + strings.Join(accounts, "\",\n        \"") + "\"\n      ],\n      \"from\": " + from +
			",\n      \"until\": " + until + ",\n      \"compromisedSince\": null\n    }"
	}
	low, high := "0x"+strings.Repeat("01", 20), "0x"+strings.Repeat("02", 20)
	validators("validators that overlap", "one set for a block", set("0", "10", low)+","+set("9", "null", low, high))
	validators("validators out of order", "sets ascend by blocks", set("9", "10", low)+","+set("0", "9", low, high))
	validators("validators that never end before others", "one set for a block", set("0", "null", low)+","+set("9", "null", low, high))
	validators("a validator set that ends before it begins", "until is above from", set("9", "9", low))
	validators("accounts of a set out of order", "they ascend", set("0", "null", high, low))
	validators("an account twice in a set", "they ascend strictly", set("0", "null", low, low))
	validators("an empty validator set", "somebody seals", strings.Replace(set("0", "null", low), "[\n        \""+low+"\"\n      ]", "[]", 1))
	text("validators on a chain without seals", "the codec has none", `"validators": []`, `"validators": [`+set("0", "null", low)+"\n  ]")
	pins := func(name, why string, numbers ...string) {
		var list []string
		for _, n := range numbers {
			list = append(list, "\n    {\n      \"number\": "+n+",\n      \"hash\": \""+fixed("pinned "+n).Hex()+"\"\n    }")
		}
		text(name, why, `"pinned": []`, `"pinned": [`+strings.Join(list, ",")+"\n  ]")
	}
	pins("a height pinned twice", "one hash for a height", "7", "7")
	pins("pins out of order", "they ascend", "8", "7")
	text("governance of 0", "at least 1", `"threshold": 2`, `"threshold": 0`)
	text("governance of 4", "at most the members", `"threshold": 2`, `"threshold": 4`)
	attestation := "\"attestation\": [\n    {\n      \"threshold\": "
	text("attestation of 0", "at least 1", attestation+"2", attestation+"0")
	text("attestation of 4", "at most the members", attestation+"2", attestation+"4")
	text("attestation null", "an empty list is []", string(c.text[bytes.Index(c.text, []byte(`"attestation": [`)):bytes.Index(c.text, []byte(`"validators"`))]),
		"\"attestation\": null,\n  ")
	text("a governor of two members", "an account stands for one", trustAccount(c, 1), trustAccount(c, 0))
	text("a member twice", "an id stands for one", c.trust.Members[1].ID.Hex(), c.trust.Members[0].ID.Hex())
	text("a key twice", "a key stands for one", c.trust.Members[0].Keys[1].Key.String(),
		c.trust.Members[0].Keys[0].Key.String())
	return append(out, twoGovernorsOfOne(t, c))
}

func trustAccount(c *consortium, member int) string {
	return hexutil.Encode(c.trust.Members[member].Governors[0][:])
}

func signatureParts(t testing.TB, line string) (account string, signature []byte) {
	t.Helper()
	parts := strings.Split(strings.TrimSpace(line), " ")
	signature, err := base64.StdEncoding.DecodeString(parts[2])
	check(t, err)
	return parts[1], signature
}

// twoGovernorsOfOne is signed by two governors, but both are of one member.
func twoGovernorsOfOne(t testing.TB, c *consortium) trustNegative {
	t.Helper()
	trust := changedTrust(t, c, func(trust *evidence.Trust) {
		lab := trust.Members[0]
		lab.Governors = append(lab.Governors, account{fixedAccount(t, "governor of Deputy")}.Address())
	})
	_, file := c.signTrust(t, trust, "First Lab", "Deputy")
	return trustNegative{"signed by two of one member", "members are counted, not signatures", string(file)}
}

func (v *trustVectors) consume(t *testing.T) {
	for _, p := range v.Positive {
		trust, hash, err := evidence.ParseTrust([]byte(p.File))
		if err != nil || hash != p.Consortium || trust.Number != p.Number {
			t.Errorf("%s: consortium %s, %v, want %s", p.Name, hash, err, p.Consortium)
			continue
		}
		if text, err := trust.Text(); err != nil || string(text) != p.Text || evidence.TrustHash(text) != p.Hash {
			t.Errorf("%s: another text, %v", p.Name, err)
		}
	}
	for _, n := range v.Negative {
		if _, _, err := evidence.ParseTrust([]byte(n.File)); err == nil {
			t.Errorf("trust file, %s: accepted", n.Name)
		}
	}
}
