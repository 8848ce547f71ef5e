package bindings_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	enumSource = regexp.MustCompile(`enum (\w+) \{([^}]*)\}`)
	enumValue  = regexp.MustCompile(`(?m)^\s*(\w+),?`)
	roleSource = regexp.MustCompile(`constant (\w+) = 1 << (\d+);`)
)

// TestEnums compares enums.go with the enums in the contracts' interfaces, name by name in their order.
func TestEnums(t *testing.T) {
	declared := readTestFile(t, "enums.go")
	sources, err := filepath.Glob("../contracts/src/interfaces/*.sol")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, source := range sources {
		for _, enum := range enumSource.FindAllStringSubmatch(readTestFile(t, source), -1) {
			found++
			var want []string
			for _, value := range enumValue.FindAllStringSubmatch(enum[2], -1) {
				want = append(want, enum[1]+value[1])
			}
			if got := constantsOf(declared, enum[1]); !slices.Equal(got, want) {
				t.Errorf("%s: Go has %v, Solidity %v", enum[1], got, want)
			}
		}
	}
	if found != 5 {
		t.Errorf("found %d enums in the interfaces, want 5", found)
	}
}

// TestRoles compares the role bits with Roles.sol.
func TestRoles(t *testing.T) {
	var want []string
	for i, role := range roleSource.FindAllStringSubmatch(readTestFile(t, "../contracts/src/Roles.sol"), -1) {
		if role[2] != strconv.Itoa(i) {
			t.Errorf("%s is bit %s, want %d", role[1], role[2], i)
		}
		want = append(want, "Role"+role[1][:1]+strings.ToLower(role[1][1:]))
	}
	if got := constantsOf(readTestFile(t, "enums.go"), "Role"); len(want) != 8 || !slices.Equal(got, want) {
		t.Errorf("Go has %v, Solidity %v", got, want)
	}
}

// constantsOf returns the constants of one enum in the order of their declaration, which is that of their values.
func constantsOf(source, enum string) (names []string) {
	for _, match := range regexp.MustCompile(`(?m)^\t(`+enum+`[A-Z]\w*)`).FindAllStringSubmatch(source, -1) {
		names = append(names, match[1])
	}
	return names
}

func readTestFile(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
