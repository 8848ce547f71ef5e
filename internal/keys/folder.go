package keys

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/ethereum/go-ethereum/accounts/keystore"

	"github.com/labseal/labseal/internal/keys/redact"
)

var (
	// ErrMissing is returned for a key, folder or password file that does not exist.
	ErrMissing = errors.New("missing")
	// ErrExists is returned by Create for a key that is there already.
	ErrExists = errors.New("exists already")
	// ErrPassword is returned for a key file that does not open with the folder's password.
	ErrPassword = errors.New("wrong password, or the file was altered")
	// ErrDamaged is returned for a file that is no key file, or not that of the key asked for.
	ErrDamaged = errors.New("damaged")
	// ErrTooOpen is returned for a file or folder that others than its owner can get at.
	ErrTooOpen = errors.New("too open")
)

// cost is how much work a guess at the password takes, in scrypt's N and P (R is 8).
type cost struct{ n, p int }

var (
	// standard takes about a second and 256 MiB a key.
	standard = cost{keystore.StandardScryptN, keystore.StandardScryptP}
	// none takes no time.
	none = cost{2, 1}
)

// unguarded is the file that marks a folder whose password guards nothing.
const unguarded = "UNGUARDED"

// Folder is the lab's key folder. It is safe for concurrent use.
type Folder struct {
	redact.All
	cost cost // of keys made from now on; opening takes it from the file

	dir          string
	passwordFile string
	password     redact.Hidden[string]

	mu     sync.Mutex // held while decrypting too, so that one scrypt runs at a time
	opened map[string]redact.Hidden[opened]
}

// opened is a key that was asked for: its bytes, or what signs with it elsewhere.
type opened struct {
	secret []byte
	remote any
}

// slot is a key's place in the folder and what its file must say of it.
type slot struct{ name, purpose, algorithm string }

// Open opens the key folder dir with the password that passwordFile holds in its one line. It decrypts nothing: a wrong
// password shows when the first key is used.
func Open(dir, passwordFile string) (*Folder, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("key folder %s: %w: make it with mode 0700, or name another by LABSEAL_KEYSTORE",
			dir, ErrMissing)
	case err != nil:
		return nil, fmt.Errorf("key folder: %w", err)
	case !info.IsDir():
		return nil, fmt.Errorf("key folder %s: not a folder", dir)
	case info.Mode().Perm()&0o022 != 0:
		return nil, fmt.Errorf("key folder %s: %w: others can write to it (mode %04o): chmod 700 it",
			dir, ErrTooOpen, info.Mode().Perm())
	}
	password, err := readPassword(passwordFile)
	if err != nil {
		return nil, err
	}
	f := &Folder{
		cost: standard, dir: dir, passwordFile: passwordFile, password: redact.Hide(password),
		opened: map[string]redact.Hidden[opened]{},
	}
	if _, err := os.Lstat(filepath.Join(dir, unguarded)); err == nil {
		f.cost = none
	}
	return f, nil
}

// IsUnguarded says whether somebody has unguarded the folder.
func (f *Folder) IsUnguarded() bool { return f.cost == none }

// Unguard marks the folder as one whose password guards nothing, for devnets and tests: it lies beside the keys. No key that is made
// in it from now on, by whomever, takes a second to open.
func (f *Folder) Unguard() error {
	const why = "The password of these keys lies beside them and guards nothing. New keys here are encrypted without work.\n"
	if err := os.WriteFile(filepath.Join(f.dir, unguarded), []byte(why), 0o600); err != nil {
		return fmt.Errorf("unguard key folder: %w", err)
	}
	f.cost = none
	return nil
}

// Create makes the key of a purpose and writes it durably. It answers ErrExists, and changes nothing, if there is one.
func (f *Folder) Create(p Purpose) error {
	s := p.slot()
	if s.algorithm == "" {
		return fmt.Errorf("create key: no purpose is called %q", string(p))
	}
	secret, err := generate(s.algorithm)
	if err != nil {
		return fmt.Errorf("create %s key: %w", p, err)
	}
	return f.create(s, secret)
}

func (f *Folder) create(s slot, secret []byte) error {
	path := filepath.Join(f.dir, s.name)
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("create %s key: %s: %w", s.purpose, path, ErrExists)
	}
	data, err := encrypt(s, secret, f.password.Reveal(), f.cost)
	if err != nil {
		return fmt.Errorf("create %s key: %w", s.purpose, err)
	}
	if err := createFile(path, data); err != nil {
		return fmt.Errorf("create %s key: %w", s.purpose, err)
	}
	return nil
}

// secret decrypts the key in a slot, once.
func (f *Folder) secret(s slot) ([]byte, error) {
	o, err := f.open(s)
	return o.secret, err
}

// open decrypts the key in a slot, or follows the pointer there, once.
func (f *Folder) open(s slot) (opened, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if o, ok := f.opened[s.name]; ok {
		return o.Reveal(), nil
	}
	path := filepath.Join(f.dir, s.name)
	data, err := readPrivate(path)
	if errors.Is(err, ErrMissing) {
		return opened{}, fmt.Errorf("%s key: %w: restore it from its backup, or create it if there never was one", s.purpose, err)
	}
	if err != nil {
		return opened{}, fmt.Errorf("%s key: %w", s.purpose, err)
	}
	o, err := f.read(data, s)
	if errors.Is(err, ErrPassword) {
		return opened{}, fmt.Errorf("%s key: %s does not open with the password in %s: %w", s.purpose, path, f.passwordFile, err)
	}
	if err != nil {
		return opened{}, fmt.Errorf("%s key: %s: %w", s.purpose, path, err)
	}
	f.opened[s.name] = redact.Hide(o)
	return o, nil
}

func (f *Folder) read(data []byte, s slot) (o opened, err error) {
	if !isPointer(data) {
		o.secret, err = decrypt(data, s, f.password.Reveal())
		return o, err
	}
	p, err := parsePointer(data)
	if err == nil {
		o.remote, err = p.open(s, f.dir)
	}
	return o, err
}

func readPassword(path string) (string, error) {
	password, err := readLine(path, "password")
	if errors.Is(err, ErrMissing) {
		return "", fmt.Errorf("%w: LABSEAL_PASSWORD_FILE names the file with the password of the keys", err)
	}
	return password, err
}

// readLine reads the secret that a file holds in its one line.
func readLine(path, what string) (string, error) {
	data, err := readPrivate(path)
	if err != nil {
		return "", fmt.Errorf("%s file: %w", what, err)
	}
	line := strings.TrimSuffix(strings.TrimSuffix(string(data), "\n"), "\r")
	if line == "" || strings.ContainsAny(line, "\r\n") {
		return "", fmt.Errorf("%s file %s: it must hold one line, the %s", what, path, what)
	}
	return line, nil
}
