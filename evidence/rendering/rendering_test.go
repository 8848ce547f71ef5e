package rendering_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/fxamacker/cbor/v2"

	"github.com/labseal/labseal/evidence/rendering"
)

// The vectors of docs/spec are made here from those of the formats. After a change of a format, and after the formats'
// own vectors:
//
//	go test ./evidence/rendering -update
var update = flag.Bool("update", false, "write the vectors of docs/spec instead of comparing with them")

const vectorsDir = "../../docs/spec/vectors"

// evidences are all that the formats' vectors hold and that verifies, by the names of their files and vectors.
func evidences(t testing.TB) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, name := range []string{"evidence", "amendment-state", "timestamps", "cosignatures"} {
		var vectors struct {
			Positive []struct {
				Name     string
				Evidence hexutil.Bytes
			}
		}
		b, err := os.ReadFile(filepath.Join(vectorsDir, name+".json"))
		check(t, err)
		check(t, json.Unmarshal(b, &vectors))
		if len(vectors.Positive) == 0 {
			t.Fatalf("%s.json has no positive vector", name)
		}
		for _, v := range vectors.Positive {
			all[name+": "+v.Name] = v.Evidence
		}
	}
	return all
}

// TestOf_Complete finds every byte string of every evidence of the vectors in its renderings.
func TestOf_Complete(t *testing.T) {
	for name, file := range evidences(t) {
		r, err := rendering.Of(file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		asJSON, err := json.Marshal(r)
		check(t, err)
		var item any
		check(t, cbor.Unmarshal(file, &item))
		for _, leaf := range leavesOf(item) {
			for form, text := range map[string]string{"JSON": string(asJSON), "text": r.Text()} {
				if !strings.Contains(text, leaf) {
					t.Errorf("%s: %.60s is not in its %s", name, leaf, form)
				}
			}
		}
	}
}

// leavesOf are the byte strings and texts of an item, those in encoded parts too.
func leavesOf(item any) (leaves []string) {
	switch v := item.(type) {
	case cbor.Tag:
		return leavesOf(v.Content)
	case map[any]any:
		for _, e := range v {
			leaves = append(leaves, leavesOf(e)...)
		}
	case []any:
		for _, e := range v {
			leaves = append(leaves, leavesOf(e)...)
		}
	case string:
		return []string{v}
	case []byte:
		return bytesIn(v)
	}
	return leaves
}

func bytesIn(b []byte) (leaves []string) {
	var inner any
	if err := cbor.Unmarshal(b, &inner); err == nil {
		switch inner.(type) {
		case map[any]any, []any, cbor.Tag:
			return leavesOf(inner)
		}
	}
	var fields [][]byte
	if err := rlp.DecodeBytes(b, &fields); err == nil && len(fields) >= 15 && len(fields[0]) == 32 && len(fields[6]) == 256 {
		for _, f := range fields { // a block header; trie nodes have 2 or 17 items
			leaves = append(leaves, fmt.Sprintf("0x%x", f))
		}
		return leaves
	}
	var events []struct {
		Address []byte
		Topics  [][]byte
		Data    []byte
	}
	if err := rlp.DecodeBytes(b, &events); err == nil && len(events) > 0 && len(events[0].Address) == 20 {
		for _, e := range events {
			for _, part := range append([][]byte{e.Address, e.Data}, e.Topics...) {
				leaves = append(leaves, fmt.Sprintf("0x%x", part))
			}
		}
		return leaves
	}
	if len(b) == 76 { // a cosignature: key id, time, signature
		return []string{fmt.Sprintf("0x%x", b[:4]), fmt.Sprintf("0x%x", b[12:])}
	}
	return []string{fmt.Sprintf("0x%x", b)}
}

type vector struct {
	Name     string          `json:"name"`
	Evidence hexutil.Bytes   `json:"evidence"`
	JSON     json.RawMessage `json:"json"`
}

// TestVectors compares with what docs/spec shows.
func TestVectors(t *testing.T) {
	all := evidences(t)
	var list []vector
	for _, name := range []string{
		"evidence: evidence alone", "evidence: an amendment", "timestamps: renewed by covering the token",
		"cosignatures: by two, and one that is not named",
	} {
		r, err := rendering.Of(all[name])
		check(t, err)
		b, err := json.Marshal(r)
		check(t, err)
		list = append(list, vector{name, all[name], b})
	}
	var made bytes.Buffer
	e := json.NewEncoder(&made)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	check(t, e.Encode(list))
	path := filepath.Join(vectorsDir, "rendering.json")
	if *update {
		check(t, os.WriteFile(path, made.Bytes(), 0o644))
	}
	if read, err := os.ReadFile(path); err != nil || !bytes.Equal(read, made.Bytes()) {
		t.Errorf("%s is not what the package makes: %v", path, err)
	}
}

func TestOf_Refused(t *testing.T) {
	for name, file := range evidences(t) {
		for what, bad := range map[string][]byte{"cut": file[:len(file)-1], "longer": append(bytes.Clone(file), 0), "empty": nil} {
			if _, err := rendering.Of(bad); err == nil {
				t.Errorf("%s, %s: shown", name, what)
			}
		}
	}
}

func FuzzOf(f *testing.F) {
	for _, file := range evidences(f) {
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		r, err := rendering.Of(file)
		if err != nil {
			return
		}
		b, err := json.Marshal(r)
		if err != nil || !json.Valid(b) || r.Text() == "" {
			t.Fatalf("rendered as %q, %v", b, err)
		}
	})
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
