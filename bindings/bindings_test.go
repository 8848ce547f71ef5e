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
	"regexp"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi/abigen"
)

var update = flag.Bool("update", false, "write the bindings instead of comparing them")

// contracts are those that Go talks to. One call of abigen for all of them emits shared structs once.
var contracts = []string{
	"Consortium", "ResultLog", "ConsentRegistry", "CustodyLedger", "DisclosureLog", "OrderEscrow", "LotRegistry",
	"StudyRegistry", "WebAuthnVerifier",
}

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
	files["bindings.go"], files["enums.go"] = []byte(unique(code)), generateEnums(t)
	return files
}

var (
	section = regexp.MustCompile(`(?m)^// (\w+)MetaData contains`)
	output  = regexp.MustCompile(`(?m)^type (\w+Output) struct`)
)

// unique puts a contract's name before the types that abigen calls alike for several contracts: what a function
// returns is called after the function alone.
func unique(code string) string {
	count := map[string]int{}
	for _, match := range output.FindAllStringSubmatch(code, -1) {
		count[match[1]]++
	}
	starts := section.FindAllStringSubmatchIndex(code, -1)
	out := code[:starts[0][0]]
	for i, start := range starts {
		end := len(code)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		part := code[start[0]:end]
		for name, n := range count {
			if n > 1 {
				part = strings.ReplaceAll(part, name, code[start[2]:start[3]]+name)
			}
		}
		out += part
	}
	return out
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
