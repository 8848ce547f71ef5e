package vault_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/oracle/vault"
)

var update = flag.Bool("update", false, "write the vectors anew")

// bodyVectors is docs/spec/vectors/body.json.
type bodyVectors struct {
	Description string        `json:"description"`
	Key         hexutil.Bytes `json:"key"`
	Positive    []bodyVector  `json:"positive"`
	Negative    []bodyRefused `json:"negative"`
}

type bodyVector struct {
	Name      string        `json:"name"`
	Plaintext hexutil.Bytes `json:"plaintext"`
	Body      string        `json:"body"`
	Address   common.Hash   `json:"address"`
}

type bodyRefused struct {
	Name string `json:"name"`
	Why  string `json:"why"`
	Body string `json:"body"`
}

const bodyVectorsFile = "../../docs/spec/vectors/body.json"

func makeBodyVectors(t *testing.T) bodyVectors {
	t.Helper()
	key := sha256.Sum256([]byte("labseal test vector: content key"))
	v := bodyVectors{
		Description: "Bodies that are encrypted at once, and what is none: see body.md. Chunked bodies are too long to stand here.",
		Key:         key[:],
	}
	add := func(name string, plaintext []byte) string {
		body, err := vault.SealBody(key[:], plaintext)
		check(t, err)
		v.Positive = append(v.Positive, bodyVector{name, plaintext, string(body), sha256.Sum256(body)})
		return string(body)
	}
	add("nothing", []byte{})
	good := add("a result", []byte("GLU 5.40 mmol/L"))
	refuse := func(name, why, body string) { v.Negative = append(v.Negative, bodyRefused{name, why, body}) }
	parts := strings.Split(good, ".")
	with := func(n int, part string) string {
		p := slices.Clone(parts)
		p[n] = part
		return strings.Join(p, ".")
	}
	header := encodeSegment
	refuse("another header", "the header is that one, to the byte", with(0, header(`{"enc":"A256GCM","alg":"dir"}`)))
	refuse("a zip", "the header is that one, to the byte", with(0, header(`{"alg":"dir","enc":"A256GCM","zip":"DEF"}`)))
	refuse("an encrypted key", "dir has none", with(1, "AAAA"))
	refuse("a changed tag", "it does not open", with(4, strings.Repeat("A", len(parts[4]))))
	refuse("one chunk of one", "a body of one chunk has the plain header", with(0, header(`{"alg":"dir","enc":"A256GCM","chunk":1,"of":1}`)))
	refuse("a chunk that is too short", "all but the last have 8 MiB", with(0, header(`{"alg":"dir","enc":"A256GCM","chunk":1,"of":2}`))+"\n"+
		with(0, header(`{"alg":"dir","enc":"A256GCM","chunk":2,"of":2}`)))
	refuse("a line end behind it", "nothing is behind it", good+"\n")
	return v
}

func encodeSegment(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }

// TestBodyVectors holds what is sealed to the vectors of docs/spec/body.md. Nonces are random, so that the vectors were made
// once, and are read.
func TestBodyVectors(t *testing.T) {
	if *update {
		text, err := json.MarshalIndent(makeBodyVectors(t), "", "  ")
		check(t, err)
		check(t, os.WriteFile(bodyVectorsFile, append(text, '\n'), 0o644))
	}
	text, err := os.ReadFile(bodyVectorsFile)
	check(t, err)
	var v bodyVectors
	check(t, json.Unmarshal(text, &v))
	for _, p := range v.Positive {
		got, err := vault.OpenBody(v.Key, []byte(p.Body))
		if err != nil || !bytes.Equal(got, p.Plaintext) || sha256.Sum256([]byte(p.Body)) != p.Address {
			t.Errorf("%s: %x, %v", p.Name, got, err)
		}
	}
	for _, n := range v.Negative {
		if got, err := vault.OpenBody(v.Key, []byte(n.Body)); !errors.Is(err, vault.ErrDamaged) || got != nil {
			t.Errorf("%s (%s): %v", n.Name, n.Why, err)
		}
	}
	if len(v.Positive) < 2 || len(v.Negative) < 7 {
		t.Errorf("%d and %d vectors", len(v.Positive), len(v.Negative))
	}
}

// TestChunks leaves out, swaps, doubles and mixes the chunks of a body: none of that opens, whoever fits the address to it.
func TestChunks(t *testing.T) {
	key := randomBytes(32)
	plaintext := randomBytes(2*vault.Chunk + 5)
	body, err := vault.SealBody(key, plaintext)
	check(t, err)
	if got, err := vault.OpenBody(key, body); err != nil || !bytes.Equal(got, plaintext) {
		t.Fatalf("it does not open: %v", err)
	}
	lines := bytes.Split(body, []byte("\n"))
	other, err := vault.SealBody(key, plaintext)
	check(t, err)
	others := bytes.Split(other, []byte("\n"))
	shorter, err := vault.SealBody(key, plaintext[:vault.Chunk+5])
	check(t, err)
	short := bytes.Split(shorter, []byte("\n"))
	single, err := vault.SealBody(key, plaintext[:9])
	check(t, err)
	for name, list := range map[string][][]byte{
		"without the last":           lines[:2],
		"without the first":          lines[1:],
		"without the second":         {lines[0], lines[2]},
		"swapped":                    {lines[1], lines[0], lines[2]},
		"one twice":                  {lines[0], lines[0], lines[1], lines[2]},
		"the end of another length":  {lines[0], short[1]},
		"the begin of another":       {short[0], lines[1], lines[2]},
		"one that is no chunk":       {lines[0], lines[1], single},
		"a line more":                append(slices.Clone(lines), []byte{}),
		"a single one of several":    {lines[0]},
		"a whole body and its chunk": {single, lines[0]},
	} {
		if got, err := vault.OpenBody(key, bytes.Join(list, []byte("\n"))); !errors.Is(err, vault.ErrDamaged) || got != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A chunk in the same place of another body under the same key would open: the address of the whole tells them apart.
	mixed := bytes.Join([][]byte{lines[0], others[1], lines[2]}, []byte("\n"))
	if _, err := vault.OpenBody(key, mixed); err != nil {
		t.Fatalf("the control: %v", err)
	}
	ring, _ := newTestKeyring(t)
	sealed, _, err := ring.Seal(plaintext, record, 1)
	check(t, err)
	sealed.JWE = slices.Clone(sealed.JWE)
	sealed.JWE[len(sealed.JWE)/2] ^= 1
	if _, _, err := ring.Open(sealed, record, 1); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("a changed byte: %v", err)
	}
}
