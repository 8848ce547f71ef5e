package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	ucli "github.com/urfave/cli/v2"
)

// TestGuides wants each command that a guide shows to be one that exists, with its options and actions.
func TestGuides(t *testing.T) {
	guides, err := filepath.Glob("../../docs/*/*.md")
	check(t, err)
	count := 0
	for _, guide := range guides {
		for _, line := range commandsIn(t, guide) {
			count++
			checkCommand(t, filepath.Base(guide), strings.Fields(line))
		}
	}
	if count < 20 {
		t.Errorf("found only %d commands", count)
	}
}

// commandsIn are the lines in a guide's code blocks that call the oracle.
func commandsIn(t *testing.T, path string) (list []string) {
	t.Helper()
	text, err := os.ReadFile(path)
	check(t, err)
	isCode := false
	for line := range strings.Lines(strings.ReplaceAll(string(text), "\\\n", " ")) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "```") {
			isCode = !isCode
		}
		if isCode && strings.HasPrefix(line, "oracle ") {
			list = append(list, line)
		}
	}
	return list
}

func checkCommand(t *testing.T, guide string, words []string) {
	t.Helper()
	commands, flags, name := app().Commands, []ucli.Flag(nil), ""
	var args []string
	for _, word := range words[1:] {
		option, isOption := strings.CutPrefix(word, "--")
		next := slices.IndexFunc(commands, func(c *ucli.Command) bool { return c.Name == word })
		switch {
		case option == "config" && isOption: // every command has it
		case isOption:
			if !slices.ContainsFunc(flags, func(f ucli.Flag) bool { return slices.Contains(f.Names(), option) }) {
				t.Errorf("%s: %s has no option --%s", guide, name, option)
			}
		case next >= 0:
			name, flags, commands = word, commands[next].Flags, commands[next].Subcommands
		case len(commands) > 0:
			t.Errorf("%s: there is no command %q in: %s", guide, word, strings.Join(words, " "))
			return
		default:
			args = append(args, word)
		}
	}
	known := map[string][]action{"propose": append(slices.Clone(actions), anyCall), "manage": managed}[name]
	if known == nil || words[1] != "consortium" {
		return
	}
	a, isKnown := findAction(known, args[0])
	if least, most := a.counts(); !isKnown || a.name != callName && (len(args)-1 < least || len(args)-1 > most) {
		t.Errorf("%s: %s does not take: %s", guide, name, strings.Join(words, " "))
	}
}
