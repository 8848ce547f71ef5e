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
	Files       []jweRefused  `json:"files"` // that are no body's JWE
}

type bodyVector struct {
	Name      string        `json:"name"`
	Plaintext hexutil.Bytes `json:"plaintext"`
	Body      hexutil.Bytes `json:"body"`
	Address   common.Hash   `json:"address"`
	JWE       string        `json:"jwe"`
}

type bodyRefused struct {
	Name string        `json:"name"`
	Why  string        `json:"why"`
	Body hexutil.Bytes `json:"body"`
}

type jweRefused struct {
	Name string `json:"name"`
	Why  string `json:"why"`
	JWE  string `json:"jwe"`
}

const bodyVectorsFile = "../../docs/spec/vectors/body.json"

func makeBodyVectors(t *testing.T) bodyVectors {
	t.Helper()
	key := sha256.Sum256([]byte("labseal test vector: content key"))
	v := bodyVectors{
		Description: "Bodies that are encrypted at once, their JWE, and what is neither: see body.md. Chunked bodies are too long to stand here.",
		Key:         key[:],
	}
	add := func(name string, plaintext []byte) ([]byte, string) {
		body, err := vault.SealBody(key[:], plaintext)
		check(t, err)
		jwe, err := vault.JWE(body)
		check(t, err)
		v.Positive = append(v.Positive, bodyVector{name, plaintext, body, sha256.Sum256(body), string(jwe)})
		return body, string(jwe)
	}
	add("nothing", []byte{})
	body, jwe := add("a result", []byte("GLU 5.40 mmol/L"))
	v.Negative = []bodyRefused{
		{"a changed nonce", "it does not open", flipped(body, 0)},
		{"a changed ciphertext", "it does not open", flipped(body, 12)},
		{"a changed tag", "it does not open", flipped(body, len(body)-1)},
		{"a byte less", "it does not open", body[:len(body)-1]},
		{"a byte more", "it does not open", append(slices.Clone(body), 0)},
		{"too short", "nonce and tag take 28 bytes", body[:27]},
		{"its JWE", "the store holds the bytes", []byte(jwe)},
	}
	refuse := func(name, why, jwe string) { v.Files = append(v.Files, jweRefused{name, why, jwe}) }
	parts := strings.Split(jwe, ".")
	with := func(n int, part string) string {
		p := slices.Clone(parts)
		p[n] = part
		return strings.Join(p, ".")
	}
	header := encodeSegment
	refuse("another header", "the header is that one, to the byte", with(0, header(`{"enc":"A256GCM","alg":"dir"}`)))
	refuse("a zip", "the header is that one, to the byte", with(0, header(`{"alg":"dir","enc":"A256GCM","zip":"DEF"}`)))
	refuse("an encrypted key", "dir has none", with(1, "AAAA"))
	refuse("a longer nonce", "it has 12 bytes", with(2, parts[2]+"AAAA"))
	refuse("a shorter tag", "it has 16 bytes", with(4, parts[4][:20]))
	refuse("padding", "base64url is without", jwe+"==")
	refuse("one chunk of one", "a body of one chunk has the plain header", with(0, header(`{"alg":"dir","enc":"A256GCM","chunk":1,"of":1}`)))
	refuse("a chunk that is too short", "all but the last have 8 MiB", with(0, header(`{"alg":"dir","enc":"A256GCM","chunk":1,"of":2}`))+"\n"+
		with(0, header(`{"alg":"dir","enc":"A256GCM","chunk":2,"of":2}`)))
	refuse("a line end behind it", "nothing is behind it", jwe+"\n")
	return v
}

func flipped(body []byte, at int) []byte {
	changed := slices.Clone(body)
	changed[at] ^= 1
	return changed
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
		got, err := vault.OpenBody(v.Key, p.Body)
		if err != nil || !bytes.Equal(got, p.Plaintext) || sha256.Sum256(p.Body) != p.Address {
			t.Errorf("%s: %x, %v", p.Name, got, err)
		}
		if jwe, err := vault.JWE(p.Body); err != nil || string(jwe) != p.JWE {
			t.Errorf("%s: its JWE is %s, %v", p.Name, jwe, err)
		}
		if body, err := vault.ParseJWE([]byte(p.JWE)); err != nil || !bytes.Equal(body, p.Body) {
			t.Errorf("%s: of its JWE: %x, %v", p.Name, body, err)
		}
	}
	for _, n := range v.Negative {
		if got, err := vault.OpenBody(v.Key, n.Body); !errors.Is(err, vault.ErrDamaged) || got != nil {
			t.Errorf("%s (%s): %v", n.Name, n.Why, err)
		}
	}
	for _, n := range v.Files {
		if got, err := vault.ParseJWE([]byte(n.JWE)); !errors.Is(err, vault.ErrDamaged) || got != nil {
			t.Errorf("%s (%s): %v", n.Name, n.Why, err)
		}
	}
	if len(v.Positive) < 2 || len(v.Negative) < 7 || len(v.Files) < 9 {
		t.Errorf("%d, %d and %d vectors", len(v.Positive), len(v.Negative), len(v.Files))
	}
}

// TestChunks leaves out, swaps, doubles and mixes the chunks of a body: none of that opens, whoever fits the address to it.
func TestChunks(t *testing.T) {
	key := randomBytes(32)
	plaintext := randomBytes(2*vault.Chunk + 5)
	seal := func(plaintext []byte) (body []byte, chunks [][]byte) {
		body, err := vault.SealBody(key, plaintext)
		check(t, err)
		return body, slices.Collect(slices.Chunk(body, vault.SealedChunk))
	}
	body, chunks := seal(plaintext)
	if got, err := vault.OpenBody(key, body); err != nil || !bytes.Equal(got, plaintext) {
		t.Fatalf("it does not open: %v", err)
	}
	_, others := seal(plaintext)
	_, short := seal(plaintext[:vault.Chunk+5])
	_, single := seal(plaintext[:9])
	_, whole := seal(plaintext[:vault.Chunk])
	for name, list := range map[string][][]byte{
		"without the last":           chunks[:2],
		"without the first":          chunks[1:],
		"without the second":         {chunks[0], chunks[2]},
		"swapped":                    {chunks[1], chunks[0], chunks[2]},
		"one twice":                  {chunks[0], chunks[0], chunks[1], chunks[2]},
		"the end of another length":  {chunks[0], short[1]},
		"the begin of another":       {short[0], chunks[1], chunks[2]},
		"one that is no chunk":       {chunks[0], chunks[1], single[0]},
		"a byte more":                append(slices.Clone(chunks), []byte{0}),
		"a single one of several":    {chunks[0]},
		"a whole body and its chunk": {whole[0], chunks[2]},
	} {
		if got, err := vault.OpenBody(key, bytes.Join(list, nil)); !errors.Is(err, vault.ErrDamaged) || got != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A chunk in the same place of another body under the same key would open: the address of the whole tells them apart.
	if _, err := vault.OpenBody(key, bytes.Join([][]byte{chunks[0], others[1], chunks[2]}, nil)); err != nil {
		t.Fatalf("the control: %v", err)
	}
	ring, _ := newTestKeyring(t)
	sealed, _, err := ring.Seal(plaintext, record, 1)
	check(t, err)
	sealed.Body = flipped(sealed.Body, len(sealed.Body)/2)
	if _, _, err := ring.Open(sealed, record, 1); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("a changed byte: %v", err)
	}
}

// TestChunks_JWE: each line of a chunked body's JWE opens by another JOSE library, and no line can be left out, swapped or doubled.
func TestChunks_JWE(t *testing.T) {
	key := randomBytes(32)
	plaintext := randomBytes(vault.Chunk + 5)
	body, err := vault.SealBody(key, plaintext)
	check(t, err)
	jwe, err := vault.JWE(body)
	check(t, err)
	lines := bytes.Split(jwe, []byte("\n"))
	var opened []byte
	for _, line := range lines {
		text, err := parseJWE(t, string(line)).Decrypt(key)
		check(t, err)
		opened = append(opened, text...)
	}
	if back, err := vault.ParseJWE(jwe); err != nil || !bytes.Equal(back, body) || !bytes.Equal(opened, plaintext) || len(lines) != 2 {
		t.Fatalf("%d lines open to something else, or it is another body's JWE (%v)", len(lines), err)
	}
	for name, list := range map[string][][]byte{
		"without the last":  lines[:1],
		"without the first": lines[1:],
		"swapped":           {lines[1], lines[0]},
		"one twice":         {lines[0], lines[1], lines[1]},
		"a line more":       {lines[0], lines[1], nil},
		"a line before":     {nil, lines[0], lines[1]},
		"too many":          slices.Repeat(lines, 9),
	} {
		if got, err := vault.ParseJWE(bytes.Join(list, []byte("\n"))); !errors.Is(err, vault.ErrDamaged) || got != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
