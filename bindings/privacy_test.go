package bindings_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestPrivacyBudget compares what the contracts put on the chain with docs/privacy-budget.md: each parameter of each
// event, each writing function and each constructor has a row there, and each row names such a parameter.
func TestPrivacyBudget(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("abi", "*.json"))
	if err != nil || len(names) == 0 {
		t.Fatal("no ABI to read", err)
	}
	fields := map[string]bool{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, field := range readFields(t, strings.TrimSuffix(filepath.Base(name), ".json"), data) {
			fields[field] = true
		}
	}
	budget, err := os.ReadFile(filepath.Join("..", "docs", "privacy-budget.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range compareBudget(fields, string(budget)) {
		t.Error(fault)
	}
}

// TestPrivacyBudget_Faults is the negative control: a table that lacks something is caught.
func TestPrivacyBudget_Faults(t *testing.T) {
	const contract = `[
		{"type": "constructor", "inputs": [{"name": "founders", "components": [{"name": "url"}]}]},
		{"type": "event", "name": "Kept", "inputs": [{"name": "id"}, {"name": "seq"}]},
		{"type": "function", "name": "keep", "stateMutability": "nonpayable", "inputs": [{"name": "ids"}]},
		{"type": "function", "name": "kept", "stateMutability": "view", "inputs": [{"name": "id"}]},
		{"type": "error", "name": "Lost", "inputs": [{"name": "id"}]}
	]`
	fields := map[string]bool{}
	for _, field := range readFields(t, "Box", []byte(contract)) {
		fields[field] = true
	}
	const (
		head    = "| field | member | outsider | relayer | former grantee | links what | for how long |\n|---|---|\n"
		other   = "\n| observer | sees |\n|---|---|\n"
		answers = " | a | - | - | - | b | c |\n"
		founder = "| Box.constructor.founders.url" + answers
		ids     = "| Box.Kept.id, Box.keep.ids" + answers
		seq     = "| Box.Kept.seq" + answers
	)
	cases := []struct{ name, budget, fault string }{
		{"complete", head + founder + ids + "\n" + head + seq, ""},
		{"another table says nothing", head + founder + ids + other + seq, "Box.Kept.seq has no row"},
		{"no row", head + founder + ids, "Box.Kept.seq has no row"},
		{"no row for a nested field", head + ids + seq, "Box.constructor.founders.url has no row"},
		{"unknown field", head + founder + ids + seq + "| Box.Kept.gone" + answers, "Box.Kept.gone is in no ABI"},
		{"a view", head + founder + ids + seq + "| Box.kept.id" + answers, "Box.kept.id is in no ABI"},
		{"twice", head + founder + ids + seq + seq, "Box.Kept.seq has two rows"},
		{"no answer", head + founder + ids + "| Box.Kept.seq | a | - | | - | b | c |\n", "Box.Kept.seq: a cell is empty"},
		{"a cell too few", head + founder + ids + "| Box.Kept.seq | a | - | - | b | c |\n", "Box.Kept.seq: 6 cells, want 7"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(compareBudget(fields, c.budget), "; ")
			if got != c.fault {
				t.Errorf("got %q, want %q", got, c.fault)
			}
		})
	}
}

type parameter struct {
	Name       string      `json:"name"`
	Components []parameter `json:"components"`
}

// readFields names all that a transaction to the contract or an event of it shows: Contract.Event.parameter, with
// fields of structs as further parts and arrays as their elements.
func readFields(t *testing.T, contract string, data []byte) (fields []string) {
	t.Helper()
	var entries []struct {
		Type            string      `json:"type"`
		Name            string      `json:"name"`
		StateMutability string      `json:"stateMutability"`
		Inputs          []parameter `json:"inputs"`
	}
	if err := json.Unmarshal(data, &entries); err != nil {
		t.Fatal(contract, err)
	}
	var add func(path string, parameters []parameter)
	add = func(path string, parameters []parameter) {
		for _, p := range parameters {
			if p.Name == "" {
				t.Errorf("%s has a parameter without a name", path)
			}
			if len(p.Components) > 0 {
				add(path+"."+p.Name, p.Components)
			} else {
				fields = append(fields, path+"."+p.Name)
			}
		}
	}
	for _, e := range entries {
		switch {
		case e.Type == "constructor":
			add(contract+".constructor", e.Inputs)
		case e.Type == "event", e.Type == "function" && e.StateMutability != "view" && e.StateMutability != "pure":
			add(contract+"."+e.Name, e.Inputs)
		}
	}
	return fields
}

// compareBudget returns in words what the tables of the budget have too little or too much.
func compareBudget(fields map[string]bool, budget string) (faults []string) {
	const columns = 7
	rows := map[string]int{}
	isBudget := false
	for line := range strings.Lines(budget) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "|") {
			isBudget = false // the table has ended
			continue
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if cells[0] == "field" {
			isBudget = true
			continue
		}
		if !isBudget || strings.Trim(cells[0], "-:") == "" {
			continue
		}
		if len(cells) != columns {
			faults = append(faults, fmt.Sprintf("%s: %d cells, want %d", cells[0], len(cells), columns))
		} else if slices.Contains(cells, "") {
			faults = append(faults, cells[0]+": a cell is empty")
		}
		for name := range strings.SplitSeq(cells[0], ",") {
			rows[strings.Trim(name, " `")]++
		}
	}
	for name, times := range rows {
		if !fields[name] {
			faults = append(faults, name+" is in no ABI")
		} else if times > 1 {
			faults = append(faults, name+" has two rows")
		}
	}
	for name := range fields {
		if rows[name] == 0 {
			faults = append(faults, name+" has no row")
		}
	}
	slices.Sort(faults)
	return faults
}
