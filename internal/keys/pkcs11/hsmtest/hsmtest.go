// Package hsmtest makes tokens of SoftHSM for tests.
package hsmtest

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing"
)

// PIN is the user's PIN of every token.
const PIN = "31415926"

// folder is where the tokens of this process and its children are.
const folder = "LABSEAL_TEST_SOFTHSM"

var modules = []string{
	os.Getenv("SOFTHSM2_MODULE"),
	"/usr/lib/softhsm/libsofthsm2.so",
	"/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
	"/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
	"/usr/lib64/pkcs11/libsofthsm2.so",
	"/usr/local/lib/softhsm/libsofthsm2.so",
	"/opt/homebrew/lib/softhsm/libsofthsm2.so",
}

// Main runs the tests of a package that makes tokens: TestMain calls it.
func Main(m *testing.M) int {
	if os.Getenv(folder) != "" { // the child of a test
		return m.Run()
	}
	dir, err := os.MkdirTemp("", "labseal-softhsm-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	config := filepath.Join(dir, "softhsm2.conf")
	text := "directories.tokendir = " + dir + "\nobjectstore.backend = file\nlog.level = ERROR\n"
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	for name, value := range map[string]string{folder: dir, "SOFTHSM2_CONF": config} {
		if err := os.Setenv(name, value); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
	return m.Run()
}

// Token is a new token of SoftHSM.
type Token struct {
	Module  string // the path of the library
	Label   string
	PINFile string // has the right PIN
}

// New makes a token with a PIN and no keys. Without SoftHSM or cgo it skips the test, and fails it where nothing may be
// left out.
func New(t testing.TB) *Token {
	t.Helper()
	if !hasCgo {
		skip(t, "no cgo: needs a C compiler and CGO_ENABLED=1")
	}
	for _, module := range modules {
		if _, err := os.Stat(module); module == "" || err != nil {
			continue
		}
		token := &Token{Module: module, Label: random(t), PINFile: PINFile(t, PIN)}
		token.make(t)
		return token
	}
	skip(t, "no SoftHSM: apt-get install softhsm2")
	return nil
}

// URI names a key of the token.
func (k *Token) URI(object string) string {
	return fmt.Sprintf("pkcs11:token=%s;object=%s?module-path=%s&pin-source=file:%s",
		k.Label, url.PathEscape(object), k.Module, k.PINFile)
}

// PINFile writes a PIN to a file.
func PINFile(t testing.TB, pin string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pin")
	if err := os.WriteFile(path, []byte(pin+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func random(t testing.TB) string {
	t.Helper()
	label := make([]byte, 8)
	if _, err := rand.Read(label); err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(label)
}

// skip skips loudly, and fails where nothing may be left out.
func skip(t testing.TB, reason string) {
	t.Helper()
	if os.Getenv("LABSEAL_CI") == "1" {
		t.Fatal(reason)
	}
	fmt.Fprintln(os.Stderr, "SKIPPED "+t.Name()+":", reason)
	t.Skip(reason)
}
