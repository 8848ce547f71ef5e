package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/intake"
)

// TestFsck checks a store with one body, and after somebody removed it.
func TestFsck(t *testing.T) {
	l := newBooks(t)
	check(t, books(t, []string{"--trust", l.path("trust")}, func(c *ucli.Context, lab *lab) error {
		in, err := lab.intake()
		check(t, err)
		_, err = in.Take(c.Context, []intake.Artefact{{Bytes: []byte(criticalMessage), Source: intake.FromMLLP}})
		check(t, err)
		_, err = oracle.MoveBodies(lab.journal, lab.store).Do(c.Context)
		return err
	}))
	wants := func(code int, says string, args ...string) {
		t.Helper()
		got := l.oracle(t, "", append([]string{"fsck"}, args...)...)
		if got.code != code || !strings.Contains(got.stdout, says) {
			t.Errorf("exit code %d, %v; it does not say %q:\n%s", got.code, got.err, says, got.stdout)
		}
	}
	wants(0, "1 bodies are named: 1 whole, 0 still in the journal; of the objects 0 are lost, 0 damaged, 0 extra, 0 strange")
	objects, err := filepath.Glob(l.path("vault") + "/*/*")
	check(t, err)
	if len(objects) != 1 {
		t.Fatalf("the store holds %v", objects)
	}
	check(t, os.Rename(objects[0], objects[0]+".tmp"))
	object := strings.TrimPrefix(objects[0], l.path("vault")+"/")
	wants(1, object+": lost\n")
	wants(1, object+".tmp: strange\n")
	wants(1, `{"object":"`+object+`","trouble":"lost"}`, "--json")
	check(t, os.RemoveAll(l.path("vault")))
	wants(1, "")
}
