package vault_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/vault"
)

const marker = "ZZ-MARKER^PATIENT"

// Nothing that leaves the vault shows what was sealed: body, wrapped key, folder, errors.
func TestVault_ShowsNoClearText(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	ring, _ := newTestKeyring(t)
	store, dir := newTestStore(t)
	plaintext := []byte(strings.Repeat(marker, 500))
	sealed, secret, err := ring.Seal(plaintext, record, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Put(t.Context(), sealed.Address, sealed.Body); err != nil {
		t.Fatal(err)
	}
	_, _, wrongVersion := ring.Open(sealed, record, 2)
	_, _, tooLarge := ring.Seal(bytes.Repeat(plaintext, 9000), record, 2)
	wrongAddress := store.Put(t.Context(), sealed.Address, plaintext)
	_, notSealed := vault.OpenBody(secret[:], plaintext)
	shown := append(bytes.Clone(sealed.Body), sealed.Wrapped...)
	for _, err := range []error{wrongVersion, tooLarge, wrongAddress, notSealed} {
		if err == nil {
			t.Fatal("an error was expected")
		}
		shown = append(shown, err.Error()...)
	}
	shown = append(shown, everythingUnder(t, dir)...)
	shown = append(shown, everythingUnder(t, os.Getenv("TMPDIR"))...)
	for _, secretBytes := range [][]byte{[]byte(marker), secret[:]} {
		if form := findForm(shown, secretBytes); form != "" {
			t.Errorf("shown as %s", form)
		}
	}
	if findForm(append(shown, plaintext...), []byte(marker)) == "" {
		t.Fatal("the search finds nothing")
	}
}

// everythingUnder is all names and contents under a folder.
func everythingUnder(t *testing.T, dir string) []byte {
	t.Helper()
	var all []byte
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		all = append(all, path...)
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		all = append(all, content...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func findForm(where, what []byte) string {
	for i := range 3 { // base64 by where in a group of three it starts
		inner := base64.RawURLEncoding.EncodeToString(what[i:])
		if bytes.Contains(where, []byte(inner[:len(inner)-2])) {
			return "base64"
		}
	}
	switch {
	case bytes.Contains(where, what):
		return "itself"
	case bytes.Contains(where, []byte(hex.EncodeToString(what))):
		return "hex"
	}
	return ""
}

func TestVault_PrintsNoKey(t *testing.T) {
	ring, epoch := newTestKeyring(t)
	type holder struct {
		Shown  any
		hidden any
	}
	for _, value := range []any{ring, epoch} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			if got := fmt.Sprintf(verb, value); got != "[redacted]" {
				t.Errorf("%T printed with %s: %s", value, verb, got)
			}
			got := fmt.Sprintf(verb, holder{value, value})
			if len(got) > 200 { // an AES key schedule takes several hundred characters
				t.Errorf("%T nested, printed with %s: %s", value, verb, got)
			}
		}
		var out bytes.Buffer
		slog.New(slog.NewJSONHandler(&out, nil)).Info("key", "value", value)
		encoded, err := json.Marshal(value)
		if err != nil || string(encoded) != `"[redacted]"` || !strings.Contains(out.String(), `"value":"[redacted]"`) {
			t.Errorf("%T encoded: %s, logged: %s (%v)", value, encoded, out.String(), err)
		}
	}
}
