package keys_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/labseal/labseal/internal/keys"
)

const password = "correct horse battery staple"

// newTestFolder makes an empty key folder and its password file. The folder has the least cost.
func newTestFolder(t testing.TB) (folder *keys.Folder, dir, passwordFile string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	passwordFile = filepath.Join(t.TempDir(), "password")
	writeFile(t, passwordFile, password+"\n")
	return openFolder(t, dir, passwordFile), dir, passwordFile
}

func openFolder(t testing.TB, dir, passwordFile string) *keys.Folder {
	t.Helper()
	folder, err := keys.Open(dir, passwordFile)
	if err != nil {
		t.Fatal(err)
	}
	keys.Cheapen(folder)
	return folder
}

func writeFile(t testing.TB, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func create(t testing.TB, folder *keys.Folder, purposes ...keys.Purpose) {
	t.Helper()
	for _, p := range purposes {
		if err := folder.Create(p); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOpen_Refuses(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "password")
	writeFile(t, good, password)
	for name, content := range map[string]string{
		"empty": "", "newline": "\n", "two-lines": "a\nb\n", "huge": strings.Repeat("a", 1<<15),
	} {
		writeFile(t, filepath.Join(dir, name), content)
	}
	shared := filepath.Join(dir, "shared")
	writeFile(t, shared, password)
	loose := filepath.Join(dir, "loose")
	err := errors.Join(
		os.Chmod(shared, 0o640), os.Mkdir(loose, 0o700), os.Chmod(loose, 0o770), os.Chmod(dir, 0o700),
	)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		dir, passwordFile string
		want              error
		says              string
	}{
		"no folder":         {filepath.Join(dir, "none"), good, keys.ErrMissing, "LABSEAL_KEYSTORE"},
		"a file for folder": {good, good, nil, "not a folder"},
		"loose folder":      {loose, good, keys.ErrTooOpen, "chmod 700"},
		"no password file":  {dir, filepath.Join(dir, "none"), keys.ErrMissing, "LABSEAL_PASSWORD_FILE"},
		"shared password":   {dir, shared, keys.ErrTooOpen, "chmod 600"},
		"empty password":    {dir, filepath.Join(dir, "empty"), nil, "one line"},
		"newline only":      {dir, filepath.Join(dir, "newline"), nil, "one line"},
		"two lines":         {dir, filepath.Join(dir, "two-lines"), nil, "one line"},
		"huge password":     {dir, filepath.Join(dir, "huge"), nil, "larger than"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := keys.Open(c.dir, c.passwordFile)
			if err == nil || (c.want != nil && !errors.Is(err, c.want)) || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("got %v, want %v saying %q", err, c.want, c.says)
			}
		})
	}
}

func TestOpen_TakesWindowsLineEnd(t *testing.T) {
	folder, dir, passwordFile := newTestFolder(t)
	create(t, folder, keys.Lookup)
	writeFile(t, passwordFile, password+"\r\n")
	if _, err := openFolder(t, dir, passwordFile).Lookup(); err != nil {
		t.Fatal(err)
	}
}

// TestFolder_Cost makes keys at full cost, but in a folder that somebody has unguarded.
func TestFolder_Cost(t *testing.T) {
	_, dir, passwordFile := newTestFolder(t)
	for _, c := range []struct {
		purpose     keys.Purpose
		isUnguarded bool
		n           int
	}{{keys.Lookup, false, 1 << 18}, {keys.Statement, true, 2}, {keys.Log, false, 2}} { // the last by who opens it later
		folder, err := keys.Open(dir, passwordFile)
		check(t, err)
		if c.isUnguarded {
			check(t, folder.Unguard())
		}
		create(t, folder, c.purpose)
		data, err := os.ReadFile(filepath.Join(dir, string(c.purpose)+".json"))
		check(t, err)
		var file struct {
			Crypto struct{ KDFParams struct{ N int } }
		}
		check(t, json.Unmarshal(data, &file))
		if file.Crypto.KDFParams.N != c.n {
			t.Errorf("the %s key costs %d, want %d", c.purpose, file.Crypto.KDFParams.N, c.n)
		}
	}
}

func TestFolder_DecryptsOnlyWhatIsUsed(t *testing.T) {
	folder, dir, passwordFile := newTestFolder(t)
	create(t, folder, keys.Lookup, keys.Statement)
	writeFile(t, filepath.Join(dir, "statement.json"), "not a key")
	folder = openFolder(t, dir, passwordFile)
	if _, err := folder.Lookup(); err != nil {
		t.Fatalf("the lookup key needs no statement key: %v", err)
	}
	if err := os.Remove(filepath.Join(dir, "lookup.json")); err != nil {
		t.Fatal(err)
	}
	if _, err := folder.Lookup(); err != nil {
		t.Fatalf("an opened key stays open: %v", err)
	}
	if _, err := folder.Statement(); !errors.Is(err, keys.ErrDamaged) {
		t.Fatalf("got %v", err)
	}
}

func TestFolder_SaysWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		harm func(t *testing.T, dir, passwordFile string)
		want error
		says string
	}{
		"missing": {func(t *testing.T, dir, _ string) {
			if err := os.Remove(filepath.Join(dir, "manager.json")); err != nil {
				t.Fatal(err)
			}
		}, keys.ErrMissing, "restore it from its backup"},
		"wrong password": {func(t *testing.T, _, passwordFile string) {
			writeFile(t, passwordFile, "correct horse battery stable")
		}, keys.ErrPassword, "manager.json does not open with the password in"},
		"readable by others": {func(t *testing.T, dir, _ string) {
			if err := os.Chmod(filepath.Join(dir, "manager.json"), 0o644); err != nil {
				t.Fatal(err)
			}
		}, keys.ErrTooOpen, "chmod 600"},
		"another's file": {func(t *testing.T, dir, _ string) {
			if err := os.Rename(filepath.Join(dir, "governor.json"), filepath.Join(dir, "manager.json")); err != nil {
				t.Fatal(err)
			}
		}, keys.ErrDamaged, "not a secp256k1 key for the purpose manager"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, dir, passwordFile := newTestFolder(t)
			create(t, folder, keys.Manager, keys.Governor)
			c.harm(t, dir, passwordFile)
			_, err := openFolder(t, dir, passwordFile).Account(keys.Manager)
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("got %v, want %v saying %q", err, c.want, c.says)
			}
			if strings.Contains(err.Error(), "horse") {
				t.Fatalf("the error shows the password: %v", err)
			}
		})
	}
}

func TestFolder_RefusesUnknownPurposes(t *testing.T) {
	folder, _, _ := newTestFolder(t)
	for _, p := range []keys.Purpose{"", "janitor", "../manager", "epochs/1"} {
		if err := folder.Create(p); err == nil {
			t.Errorf("created a key for %q", p)
		}
		if _, err := folder.Account(p); err == nil {
			t.Errorf("opened an account for %q", p)
		}
	}
	if _, err := folder.Account(keys.Statement); err == nil {
		t.Error("the statement key is no account")
	}
}

func TestCreate_NeverReplaces(t *testing.T) {
	folder, dir, _ := newTestFolder(t)
	create(t, folder, keys.Statement)
	before, err := os.ReadFile(filepath.Join(dir, "statement.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := folder.Create(keys.Statement); !errors.Is(err, keys.ErrExists) {
		t.Fatalf("got %v", err)
	}
	after, err := os.ReadFile(filepath.Join(dir, "statement.json"))
	if err != nil || string(before) != string(after) {
		t.Fatalf("the key was replaced (%v)", err)
	}
}

func TestCreate_OneOfManyWins(t *testing.T) {
	_, dir, passwordFile := newTestFolder(t)
	const racers = 16
	results := make([]error, racers)
	var group sync.WaitGroup
	for i := range racers {
		folder := openFolder(t, dir, passwordFile)
		group.Go(func() { results[i] = folder.Create(keys.Log) })
	}
	group.Wait()
	won := 0
	for _, err := range results {
		if err == nil {
			won++
		} else if !errors.Is(err, keys.ErrExists) {
			t.Errorf("got %v", err)
		}
	}
	if won != 1 {
		t.Fatalf("%d of %d created the key", won, racers)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Fatalf("left behind: %v (%v)", entries, err)
	}
}

func TestCreate_FilesAreTheOwners(t *testing.T) {
	folder, dir, _ := newTestFolder(t)
	create(t, folder, keys.Purposes...)
	if err := folder.CreateEpoch(1); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]os.FileMode{"lookup.json": 0o600, "epochs/1.json": 0o600, "epochs": 0o700} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has mode %04o, want %04o", name, info.Mode().Perm(), want)
		}
	}
}
