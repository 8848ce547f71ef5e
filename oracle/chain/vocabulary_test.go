package chain

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"

	"github.com/labseal/labseal/bindings"
)

// TestNames compares the names of states with the Consortium's enums.
func TestNames(t *testing.T) {
	source, err := os.ReadFile("../../contracts/src/interfaces/IConsortium.sol")
	if err != nil {
		t.Fatal(err)
	}
	value := regexp.MustCompile(`(?m)^\s*(\w+),?`)
	for enum, names := range map[string][]string{
		"MemberStatus": statusNames, "ProposalState": proposalNames, "Ballot": ballotNames,
	} {
		found := regexp.MustCompile(`enum ` + enum + ` \{([^}]*)\}`).FindSubmatch(source)
		if found == nil {
			t.Fatalf("there is no enum %s", enum)
		}
		var want []string
		for _, match := range value.FindAllSubmatch(found[1], -1) {
			want = append(want, strings.ToLower(string(match[1])))
		}
		if !slices.Equal(names, want) {
			t.Errorf("%s: we say %v, Solidity %v", enum, names, want)
		}
	}
}

// TestVocabulary wants names and units to be those of arguments that the Consortium has.
func TestVocabulary(t *testing.T) {
	known := map[string]bool{}
	var note func(name string, of abi.Type)
	note = func(name string, of abi.Type) {
		known[name] = true
		if of.Elem != nil {
			note(name, *of.Elem)
		}
		for i, field := range of.TupleElems {
			note(of.TupleRawNames[i], *field)
		}
	}
	contract := bindings.NewConsortium().GetABI()
	for _, method := range contract.Methods {
		for _, input := range method.Inputs {
			note(input.Name, input.Type)
		}
	}
	for _, event := range contract.Events {
		for _, input := range event.Inputs {
			note(input.Name, input.Type)
		}
	}
	for name := range consortiumWords {
		if !known[name] {
			t.Errorf("nothing is called %s", name)
		}
	}
	for name := range known {
		looksLikeTime := strings.HasSuffix(name, "Until") || strings.HasSuffix(name, "Ends") || strings.HasSuffix(name, "From") ||
			strings.HasSuffix(name, "edAt")
		if looksLikeTime && !isTime(name) {
			t.Errorf("%s is shown as a number, not as a time", name)
		}
		looksLikePeriod := strings.HasSuffix(name, "Period") || strings.HasSuffix(name, "Delay") || strings.HasSuffix(name, "Cooldown")
		if looksLikePeriod && !isPeriod(name) {
			t.Errorf("%s is shown as a number, not as a period", name)
		}
	}
}

func TestLabel(t *testing.T) {
	for name, want := range map[string]string{
		"member": "member", "isKeyCompromise": "key compromise", "MemberAdmitted": "member admitted", "logId": "log id", "": "",
	} {
		if got := label(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
