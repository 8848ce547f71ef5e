package keys_test

import (
	"bufio"
	"bytes"
	"crypto"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/internal/keys/pkcs11/hsmtest"
)

var day = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// publicOf is the public half of the present key of a purpose.
func publicOf(t testing.TB, folder *keys.Folder, p keys.Purpose) []byte {
	t.Helper()
	public, err := folder.Public()
	check(t, err)
	switch p {
	case keys.Statement:
		return public.Statement
	case keys.Log:
		return public.Log
	}
	account, isThere := public.Accounts[p]
	if !isThere {
		return nil
	}
	return account.Bytes()
}

// retiredPublic is the public half of a former key: it opens in a folder where it is the present one.
func retiredPublic(t testing.TB, dir, passwordFile string, p keys.Purpose, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	check(t, err)
	other := t.TempDir()
	check(t, os.Chmod(other, 0o700))
	writeFile(t, filepath.Join(other, string(p)+".json"), string(data))
	return publicOf(t, openFolder(t, other, passwordFile), p)
}

func namesIn(t testing.TB, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	check(t, err)
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func TestRotate(t *testing.T) {
	for _, p := range []keys.Purpose{keys.Sequencer, keys.Statement, keys.Log} {
		t.Run(string(p), func(t *testing.T) {
			folder, dir, passwordFile := newTestFolder(t)
			create(t, folder, p)
			first := publicOf(t, folder, p)
			second, err := folder.Prepare(p)
			check(t, err)
			if again, err := folder.Prepare(p); err != nil || !bytes.Equal(again, second) {
				t.Fatalf("prepared anew: %v", err)
			}
			if !bytes.Equal(publicOf(t, openFolder(t, dir, passwordFile), p), first) || bytes.Equal(first, second) {
				t.Fatal("the key that is prepared must not be in use yet")
			}
			name, err := folder.Rotate(p, day)
			check(t, err)
			if name != string(p)+".until-2026-11-23.json" {
				t.Fatalf("retired as %s", name)
			}
			for _, f := range []*keys.Folder{folder, openFolder(t, dir, passwordFile)} {
				if !bytes.Equal(publicOf(t, f, p), second) {
					t.Fatal("the prepared key is not in use")
				}
			}
			if !bytes.Equal(retiredPublic(t, dir, passwordFile, p, name), first) {
				t.Fatal("the old key is not in its file")
			}
			info, err := os.Stat(filepath.Join(dir, name))
			check(t, err)
			if info.Mode().Perm() != 0o400 {
				t.Fatalf("the old key has mode %04o", info.Mode().Perm())
			}

			// Again on the same day.
			third, err := folder.Prepare(p)
			check(t, err)
			name, err = folder.Rotate(p, day)
			check(t, err)
			if name != string(p)+".until-2026-11-23.2.json" || !bytes.Equal(publicOf(t, folder, p), third) ||
				!bytes.Equal(retiredPublic(t, dir, passwordFile, p, name), second) {
				t.Fatalf("the second rotation went wrong, to %s", name)
			}
			want := []string{string(p) + ".json", string(p) + ".until-2026-11-23.2.json", string(p) + ".until-2026-11-23.json"}
			if names := namesIn(t, dir); !slices.Equal(names, want) {
				t.Fatalf("in the folder: %v", names)
			}
		})
	}
}

// Receipts for what was anchored before the log key was rotated are signed by the old one.
func TestLogOf(t *testing.T) {
	folder, dir, passwordFile := newTestFolder(t)
	create(t, folder, keys.Log)
	publics := []ed25519.PublicKey{publicOf(t, folder, keys.Log)}
	for i := range 12 { // more than ten on a day: 10 comes after 9
		public, err := folder.Prepare(keys.Log)
		check(t, err)
		publics = append(publics, public)
		_, err = folder.Rotate(keys.Log, day.AddDate(0, i/11, 0))
		check(t, err)
	}
	for _, f := range []*keys.Folder{folder, openFolder(t, dir, passwordFile)} {
		for i, public := range publics {
			key, err := f.LogOf(public)
			check(t, err)
			signature, err := key.Sign(nil, []byte("receipt"), crypto.Hash(0))
			if err != nil || !ed25519.Verify(public, []byte("receipt"), signature) {
				t.Fatalf("key %d does not sign (%v)", i, err)
			}
		}
	}
	if _, err := folder.LogOf(make([]byte, 32)); !errors.Is(err, keys.ErrMissing) {
		t.Fatalf("got %v", err)
	}
	// One that does not open keeps none of the others away, and is named where it may be the one.
	broken := filepath.Join(dir, "log.until-2026-11-23.5.json")
	check(t, os.Chmod(broken, 0o600))
	writeFile(t, broken, "{}")
	folder = openFolder(t, dir, passwordFile)
	missing := 0
	for _, public := range publics {
		if _, err := folder.LogOf(public); errors.Is(err, keys.ErrMissing) && errors.Is(err, keys.ErrDamaged) {
			missing++
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if missing != 1 {
		t.Fatalf("%d keys are missing for one that is damaged", missing)
	}
}

func TestRotate_Refuses(t *testing.T) {
	for name, c := range map[string]struct {
		purpose keys.Purpose
		harm    func(t *testing.T, dir string)
		want    error
		says    string
	}{
		"lookup":       {keys.Lookup, nil, nil, "the journal is searched"},
		"no purpose":   {"../manager", nil, nil, "no purpose is called"},
		"not prepared": {keys.Sequencer, nil, keys.ErrMissing, "no next one is prepared"},
		"the same key": {keys.Sequencer, func(t *testing.T, dir string) {
			copyFile(t, filepath.Join(dir, "sequencer.json"), filepath.Join(dir, "sequencer.next.json"))
		}, nil, "the next one is the present one"},
		"another purpose's": {keys.Sequencer, func(t *testing.T, dir string) {
			copyFile(t, filepath.Join(dir, "manager.json"), filepath.Join(dir, "sequencer.next.json"))
		}, keys.ErrDamaged, "not a secp256k1 key for the purpose sequencer"},
		"damaged": {keys.Sequencer, func(t *testing.T, dir string) {
			writeFile(t, filepath.Join(dir, "sequencer.next.json"), "{")
		}, keys.ErrDamaged, "sequencer.next.json"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, dir, _ := newTestFolder(t)
			create(t, folder, keys.Sequencer, keys.Manager, keys.Lookup)
			if c.harm != nil {
				c.harm(t, dir)
			}
			before, names := publicOf(t, folder, keys.Sequencer), namesIn(t, dir)
			_, err := folder.Rotate(c.purpose, day)
			if err == nil || (c.want != nil && !errors.Is(err, c.want)) || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("got %v, want %v saying %q", err, c.want, c.says)
			}
			if after := namesIn(t, dir); !slices.Equal(after, names) || !bytes.Equal(before, publicOf(t, folder, keys.Sequencer)) {
				t.Fatalf("it changed something: %v", after)
			}
		})
	}
	folder, _, _ := newTestFolder(t)
	for _, p := range []keys.Purpose{keys.Lookup, "", "../manager"} {
		if _, err := folder.Prepare(p); err == nil {
			t.Errorf("prepared a key for %q", p)
		}
	}
}

// A key that is lost is followed by another too.
func TestRotate_LostKey(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"gone":    os.Remove,
		"damaged": func(path string) error { return os.WriteFile(path, []byte("{}"), 0o600) },
	} {
		folder, dir, passwordFile := newTestFolder(t)
		create(t, folder, keys.Relayer)
		check(t, harm(filepath.Join(dir, "relayer.json")))
		next, err := folder.Prepare(keys.Relayer)
		check(t, err)
		retired, err := folder.Rotate(keys.Relayer, day)
		if err != nil || (retired == "") != (name == "gone") {
			t.Fatalf("%s: retired %q (%v)", name, retired, err)
		}
		if !bytes.Equal(publicOf(t, openFolder(t, dir, passwordFile), keys.Relayer), next) {
			t.Fatalf("%s: the next key is not in use", name)
		}
	}
}

// From the folder into a token, and from there to another key of it, but never back unasked.
func TestRotate_Pointers(t *testing.T) {
	token := hsmtest.New(t)
	folder, dir, passwordFile := newTestFolder(t)
	create(t, folder, keys.Statement)
	next := filepath.Join(dir, "statement.next.json")
	for _, object := range []string{"statement 1", "statement 2"} {
		token.Generate(t, "ES256", object)
		writePointer(t, dir, "statement.next", toToken(token, object))
		public, err := folder.Prepare(keys.Statement)
		check(t, err)
		_, err = folder.Rotate(keys.Statement, day)
		check(t, err)
		if !bytes.Equal(publicOf(t, openFolder(t, dir, passwordFile), keys.Statement), public) {
			t.Fatalf("%s is not in use", object)
		}
	}
	_, err := folder.Prepare(keys.Statement)
	if !errors.Is(err, keys.ErrMissing) || !strings.Contains(err.Error(), next) {
		t.Fatalf("got %v", err)
	}
	if _, err := os.Stat(next); !errors.Is(err, os.ErrNotExist) {
		t.Fatalf("a key was made in a file: %v", err)
	}
}

// Interrupted after the old key has its second name, it goes on there.
func TestRotate_GoesOn(t *testing.T) {
	folder, dir, passwordFile := newTestFolder(t)
	create(t, folder, keys.Sequencer)
	first := publicOf(t, folder, keys.Sequencer)
	next, err := folder.Prepare(keys.Sequencer)
	check(t, err)
	check(t, os.Link(filepath.Join(dir, "sequencer.json"), filepath.Join(dir, "sequencer.until-2026-11-20.json")))
	name, err := openFolder(t, dir, passwordFile).Rotate(keys.Sequencer, day)
	check(t, err)
	want := []string{"sequencer.json", "sequencer.until-2026-11-20.json"}
	if names := namesIn(t, dir); name != want[1] || !slices.Equal(names, want) {
		t.Fatalf("retired as %s; in the folder: %v", name, names)
	}
	folder = openFolder(t, dir, passwordFile)
	if !bytes.Equal(publicOf(t, folder, keys.Sequencer), next) ||
		!bytes.Equal(retiredPublic(t, dir, passwordFile, keys.Sequencer, name), first) {
		t.Fatal("a key is lost")
	}
}

func TestRotate_OneOfManyWins(t *testing.T) {
	_, dir, passwordFile := newTestFolder(t)
	folder := openFolder(t, dir, passwordFile)
	create(t, folder, keys.Log)
	first := publicOf(t, folder, keys.Log)
	next, err := folder.Prepare(keys.Log)
	check(t, err)
	results := make([]error, 8)
	var group sync.WaitGroup
	for i := range results {
		other := openFolder(t, dir, passwordFile)
		_, err := other.Log() // opened before
		check(t, err)
		group.Go(func() { _, results[i] = other.Rotate(keys.Log, day) })
	}
	group.Wait()
	won := 0
	for _, err := range results {
		if err == nil {
			won++
		} else if !errors.Is(err, keys.ErrMissing) {
			t.Errorf("got %v", err)
		}
	}
	want := []string{"log.json", "log.until-2026-11-23.json"}
	if names := namesIn(t, dir); won != 1 || !slices.Equal(names, want) {
		t.Fatalf("%d rotated; in the folder: %v", won, names)
	}
	if !bytes.Equal(publicOf(t, openFolder(t, dir, passwordFile), keys.Log), next) ||
		!bytes.Equal(retiredPublic(t, dir, passwordFile, keys.Log, want[1]), first) {
		t.Fatal("a key is lost")
	}
}

const rotateFolder = "LABSEAL_TEST_ROTATE_FOLDER"

// TestRotate_Killed kills a process that rotates one key after the other: there is always one in use, and each that it
// reported is still there.
func TestRotate_Killed(t *testing.T) {
	if dir := os.Getenv(rotateFolder); dir != "" {
		rotateForever(t, dir)
	}
	folder, dir, passwordFile := newTestFolder(t)
	create(t, folder, keys.Sequencer)
	reported := [][]byte{publicOf(t, folder, keys.Sequencer)}
	t.Setenv(rotateFolder, dir+string(filepath.ListSeparator)+passwordFile)
	for range 8 {
		reported = append(reported, rotateAndKill(t)...)
		if publicOf(t, openFolder(t, dir, passwordFile), keys.Sequencer) == nil {
			t.Fatal("a killed process left no key in use")
		}
	}
	if len(reported) < 20 {
		t.Fatalf("only %d keys were made: this test shows little", len(reported))
	}
	there := map[string]int{}
	for _, name := range namesIn(t, dir) {
		if strings.HasPrefix(name, ".") {
			continue // a temporary file
		}
		there[string(retiredPublic(t, dir, passwordFile, keys.Sequencer, name))]++
	}
	for _, public := range reported {
		if there[string(public)] == 0 {
			t.Fatalf("key %x is lost", public)
		}
	}
	for public, count := range there {
		if count > 2 || (count == 2 && public != string(publicOf(t, openFolder(t, dir, passwordFile), keys.Sequencer))) {
			t.Fatalf("key %x is there %d times", public, count) // twice only in the middle of a rotation
		}
	}
}

// rotateForever prints each key once it is prepared.
func rotateForever(t *testing.T, where string) {
	dir, passwordFile, _ := strings.Cut(where, string(filepath.ListSeparator))
	folder := openFolder(t, dir, passwordFile)
	for {
		public, err := folder.Prepare(keys.Sequencer)
		check(t, err)
		fmt.Printf("prepared %x\n", public)
		_, err = folder.Rotate(keys.Sequencer, day)
		check(t, err)
	}
}

// rotateAndKill answers the keys that the killed process had prepared.
func rotateAndKill(t *testing.T) (prepared [][]byte) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestRotate_Killed$")
	out, err := child.StdoutPipe()
	check(t, err)
	check(t, child.Start())
	lines := bufio.NewScanner(out)
	read := func() bool {
		if !lines.Scan() {
			return false
		}
		text, isKey := strings.CutPrefix(lines.Text(), "prepared ")
		public, err := hex.DecodeString(text)
		if isKey && err == nil && len(public) == 20 {
			prepared = append(prepared, public)
		}
		return true
	}
	enough := 3 + rand.IntN(8)
	for len(prepared) < enough && read() {
	}
	time.Sleep(time.Duration(rand.IntN(4000)) * time.Microsecond) // anywhere in the next rotation
	check(t, child.Process.Kill())
	for read() {
	}
	_ = child.Wait()
	if len(prepared) < enough {
		t.Fatalf("the process stopped by itself after %d keys", len(prepared))
	}
	return prepared
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	check(t, err)
	writeFile(t, to, string(data))
}
