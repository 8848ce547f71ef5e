package main

import (
	"reflect"
	"testing"

	ucli "github.com/urfave/cli/v2"
)

// keepFlags restores all flags when the test ends. A run of the app writes what it reads from the environment into the
// flags themselves, which a process does once, and tests in one process do to each other.
func keepFlags(t *testing.T) {
	t.Helper()
	var visit func(commands []*ucli.Command)
	visit = func(commands []*ucli.Command) {
		for _, c := range commands {
			for _, f := range c.Flags {
				flag := reflect.ValueOf(f).Elem()
				saved := reflect.New(flag.Type()).Elem()
				saved.Set(flag)
				t.Cleanup(func() { flag.Set(saved) })
			}
			visit(c.Subcommands)
		}
	}
	visit(app().Commands)
}
