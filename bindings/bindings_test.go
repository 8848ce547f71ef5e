package bindings_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi/abigen"
)

var update = flag.Bool("update", false, "write the bindings instead of comparing them")

// contracts are those that Go talks to. One call of abigen for all of them emits shared structs once.
var contracts = []string{"Consortium", "ResultLog", "ConsentRegistry"}

// artifact is what forge writes for a contract, as far as it is needed here.
type artifact struct {
	ABI      json.RawMessage `json:"abi"`
	Bytecode struct {
		Object string `json:"object"`
	} `json:"bytecode"`
}

// TestBindings generates the bindings anew and compares them with the checked-in ones; with -update it writes them.
func TestBindings(t *testing.T) {
	for name, want := range generate(t) {
		if *update {
			if err := os.WriteFile(name, want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, err := os.ReadFile(name); err != nil {
			t.Errorf("%v; run: make generate", err)
		} else if !bytes.Equal(got, want) {
			t.Errorf("%s is not what the contracts compile to; run: make generate", name)
		}
	}
}

// generate returns all generated files by name.
func generate(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	var abis, bytecodes []string
	for _, name := range contracts {
		built := readArtifact(t, name)
		abis = append(abis, string(built.ABI))
		bytecodes = append(bytecodes, built.Bytecode.Object)
		var readable bytes.Buffer
		if err := json.Indent(&readable, built.ABI, "", "  "); err != nil {
			t.Fatal(err)
		}
		readable.WriteByte('\n')
		files[filepath.Join("abi", name+".json")] = readable.Bytes()
	}
	code, err := abigen.BindV2(contracts, abis, bytecodes, "bindings", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	files["bindings.go"] = []byte(code)
	return files
}

func readArtifact(t *testing.T, contract string) (built artifact) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "contracts", "out", contract+".sol", contract+".json"))
	if errors.Is(err, fs.ErrNotExist) {
		skip(t, "the contracts are not built, so the bindings were not compared with them; run: tools/forge build")
	}
	if err == nil {
		err = json.Unmarshal(data, &built)
	}
	if err != nil {
		t.Fatal(fmt.Errorf("read what forge built: %w", err))
	}
	return built
}

// skip skips loudly, and fails where nothing may be left out.
func skip(t *testing.T, reason string) {
	t.Helper()
	if os.Getenv("LABSEAL_CI") == "1" {
		t.Fatal(reason)
	}
	fmt.Fprintln(os.Stderr, "SKIPPED "+t.Name()+":", reason)
	t.Skip(reason)
}
