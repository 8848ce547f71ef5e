package bindings_test

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/labseal/labseal/bindings"
)

var (
	enumSource = regexp.MustCompile(`(?s)\n\s*enum (\w+) \{(.*?)\}`)
	comment    = regexp.MustCompile(`//[^\n]*`)
	roleSource = regexp.MustCompile(`constant (\w+) = 1 << (\d+);`)
)

// enum is one in a contract's interface.
type enum struct {
	source string // name of the interface
	name   string
	values []string
}

// readEnums finds all enums of the interfaces. Their names are unique, so that Go's constants are.
func readEnums(t *testing.T) (enums []enum) {
	t.Helper()
	sources, err := filepath.Glob("../contracts/src/interfaces/*.sol")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, source := range sources {
		for _, match := range enumSource.FindAllStringSubmatch(readTestFile(t, source), -1) {
			e := enum{source: strings.TrimSuffix(filepath.Base(source), ".sol"), name: match[1]}
			for value := range strings.SplitSeq(comment.ReplaceAllString(match[2], ""), ",") {
				e.values = append(e.values, strings.TrimSpace(value))
			}
			if seen[e.name] {
				t.Fatalf("there are two enums %s in the interfaces; give them names of their own", e.name)
			}
			seen[e.name] = true
			enums = append(enums, e)
		}
	}
	return enums
}

// generateEnums writes the enums as constants, which abigen leaves out.
func generateEnums(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	fmt.Fprintln(&out, "// Code generated from the contracts' interfaces by the test of this package - DO NOT EDIT.")
	fmt.Fprintln(&out, "\npackage bindings")
	for _, e := range readEnums(t) {
		fmt.Fprintf(&out, "\n// %s of %s.\nconst (\n", e.name, e.source)
		for i, value := range e.values {
			fmt.Fprintf(&out, "%s%s uint8 = %d\n", e.name, value, i)
		}
		fmt.Fprintln(&out, ")")
	}
	code, err := format.Source(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// TestNames compares the names of values with the enums, in their order.
func TestNames(t *testing.T) {
	names := map[string][]string{"Purpose": bindings.PurposeNames, "KeyKind": bindings.KeyKindNames}
	for _, e := range readEnums(t) {
		if want, isNamed := names[e.name]; isNamed {
			if got := strings.ToLower(strings.Join(e.values, " ")); got != strings.Join(want, " ") {
				t.Errorf("%s: the contracts have %s, the names are %s", e.name, got, want)
			}
			delete(names, e.name)
		}
	}
	if len(names) != 0 {
		t.Errorf("not in the interfaces: %v", names)
	}
}

// TestRoles compares the role bits and their names with Roles.sol.
func TestRoles(t *testing.T) {
	var want []string
	for i, role := range roleSource.FindAllStringSubmatch(readTestFile(t, "../contracts/src/Roles.sol"), -1) {
		if role[2] != strconv.Itoa(i) {
			t.Errorf("%s is bit %s, want %d", role[1], role[2], i)
		}
		want = append(want, strings.ToLower(role[1]))
	}
	if len(want) != 8 || !slices.Equal(bindings.RoleNames, want) {
		t.Errorf("Go has %v, Solidity %v", bindings.RoleNames, want)
	}
	bits := []uint64{
		bindings.RoleLab, bindings.RoleCollector, bindings.RoleCourier, bindings.RoleProvider, bindings.RolePayer,
		bindings.RoleResearcher, bindings.RoleManufacturer, bindings.RoleAuditor,
	}
	for i, name := range want {
		parsed, err := bindings.ParseRoles([]string{name})
		if err != nil || parsed.Uint64() != bits[i] || bits[i] != 1<<i {
			t.Errorf("%s: %v, %v, want bit %d", name, parsed, err, i)
		}
	}
}

func readTestFile(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
