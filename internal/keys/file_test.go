package keys_test

import (
	"bytes"
	"crypto/ecdsa"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/labseal/labseal/internal/keys"
)

func TestKeyFile_RefusesDamage(t *testing.T) {
	folder, dir, _ := newTestFolder(t)
	create(t, folder, keys.Statement)
	good, err := os.ReadFile(filepath.Join(dir, "statement.json"))
	if err != nil {
		t.Fatal(err)
	}
	replace := func(pattern, with string) string {
		changed := regexp.MustCompile(pattern).ReplaceAllString(string(good), with)
		if changed == string(good) {
			t.Fatalf("%s changes nothing", pattern)
		}
		return changed
	}
	for name, content := range map[string]string{
		"empty":                "",
		"truncated":            string(good[:len(good)/2]),
		"other JSON":           "[]",
		"null":                 "null",
		"huge":                 string(good) + strings.Repeat(" ", 1<<15),
		"version 1":            replace(`"version":3`, `"version":1`),
		"other purpose":        replace(`"purpose":"statement"`, `"purpose":"log"`),
		"other algorithm":      replace(`"algorithm":"ES256"`, `"algorithm":"Ed25519"`),
		"no check":             replace(`,"check":"\w+"`, ""),
		"other IV":             replace(`"iv":"\w{32}"`, `"iv":"00000000000000000000000000000000"`),
		"short IV":             replace(`"iv":"\w{32}"`, `"iv":"00"`),
		"other cipher":         replace(`aes-128-ctr`, `aes-128-cbc`),
		"other derivation":     replace(`"kdf":"scrypt"`, `"kdf":"pbkdf2"`),
		"no parameters":        replace(`"kdfparams":\{.*?\}`, `"kdfparams":null`),
		"short derived key":    replace(`"dklen":32`, `"dklen":16`),
		"cost beyond memory":   replace(`"n":2`, `"n":1073741824`),
		"cost no power of two": replace(`"n":2`, `"n":3`),
		"cost as text":         replace(`"n":2`, `"n":"2"`),
		"salt as number":       replace(`"salt":"\w+"`, `"salt":1`),
		"salt no hex":          replace(`"salt":"\w+"`, `"salt":"zz"`),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := keys.DecryptStatement([]byte(content), password); name != "huge" && !errors.Is(err, keys.ErrDamaged) {
				t.Errorf("got %v", err)
			}
			folder, dir, _ := newTestFolder(t)
			writeFile(t, filepath.Join(dir, "statement.json"), content)
			if _, err := folder.Statement(); err == nil {
				t.Error("a damaged file opened")
			}
		})
	}
}

// A changed byte is refused, or changes nothing that matters: the case of a field's name, a digit of the random id.
func TestKeyFile_EveryByte(t *testing.T) {
	folder, dir, passwordFile := newTestFolder(t)
	create(t, folder, keys.Statement)
	path := filepath.Join(dir, "statement.json")
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, err := folder.Statement()
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for i := range good {
		changed := bytes.Clone(good)
		changed[i] ^= 1
		writeFile(t, path, string(changed))
		got, err := openFolder(t, dir, passwordFile).Statement()
		if err != nil {
			refused++
			continue
		}
		if !want.Public().(*ecdsa.PublicKey).Equal(got.Public()) {
			t.Fatalf("byte %d changed the key and nobody noticed", i)
		}
	}
	if refused < len(good)*3/4 {
		t.Fatalf("%d of %d changed bytes were refused", refused, len(good))
	}
}

// testdata/statement.json is a statement key file at tiny cost, of the key "0123456789abcdef0123456789abcdef".
func FuzzKeyFile(f *testing.F) {
	good, err := os.ReadFile("testdata/statement.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte(`{"version":3,"purpose":"statement","algorithm":"ES256","crypto":{"kdf":"scrypt","kdfparams":{}}}`))
	dear := regexp.MustCompile(`"(n|N|p|P)"\s*:\s*[0-9.eE+]{2,}`)
	const want = "0123456789abcdef0123456789abcdef"
	if got, err := keys.DecryptStatement(good, password); err != nil || string(got) != want {
		f.Fatalf("the seed does not open: %v", err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if dear.Match(data) {
			return // an input whose scrypt takes seconds tells nothing more
		}
		if got, err := keys.DecryptStatement(data, password); err == nil && string(got) != want {
			t.Fatal("a file opened to another key")
		}
	})
}
