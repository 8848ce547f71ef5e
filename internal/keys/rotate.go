package keys

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"
)

// next is the place of the key that is to follow a purpose's present one.
func (p Purpose) next() slot { return slot{string(p) + ".next.json", string(p), p.algorithm()} }

// rotates says whether a purpose's keys can follow each other.
func (p Purpose) rotates() error {
	switch {
	case p.algorithm() == "":
		return fmt.Errorf("rotate key: no purpose is called %q", string(p))
	case p == Lookup:
		return errors.New("rotate key: the journal is searched by names that the lookup key made, so it stays")
	}
	return nil
}

// Prepare makes the key that is to follow the present one, beside it, and answers its public half: an account's
// address, or the key as the consortium takes it. The present key stays in use. A key that is prepared already is kept,
// and so Prepare answers of a pointer in its place. Where the present key is a pointer nothing is made: a key does not
// move from a token into a file unasked.
func (f *Folder) Prepare(p Purpose) (public []byte, err error) {
	if err := p.rotates(); err != nil {
		return nil, err
	}
	_, err = os.Lstat(filepath.Join(f.dir, p.next().name))
	if errors.Is(err, fs.ErrNotExist) {
		present, readErr := readPrivate(filepath.Join(f.dir, p.slot().name))
		if readErr == nil && isPointer(present) {
			return nil, fmt.Errorf("prepare %s key: %w: the present one is a pointer: write the next one to %s",
				p, ErrMissing, filepath.Join(f.dir, p.next().name))
		}
		secret, err := generate(p.algorithm())
		if err != nil {
			return nil, fmt.Errorf("prepare %s key: %w", p, err)
		}
		if err := f.create(p.next(), secret); err != nil && !errors.Is(err, ErrExists) {
			return nil, err
		}
	}
	return f.public(p.next())
}

// Show returns the public half of the present key of a purpose that can be rotated, as Prepare returns the next one's.
func (f *Folder) Show(p Purpose) (public []byte, err error) {
	if err := p.rotates(); err != nil {
		return nil, err
	}
	return f.public(p.slot())
}

// Rotate puts the prepared key in the place of the present one, which stays beside it, read-only, as
// NAME.until-DATE.json. It answers that file's name, or none where there was no present key. Whatever interrupts it,
// there is one key in the present one's place and none is lost; done again, it goes on where it was. Programs that have
// opened the old key use it until they end.
func (f *Folder) Rotate(p Purpose, now time.Time) (retired string, err error) {
	if err := p.rotates(); err != nil {
		return "", err
	}
	unlock, err := lockFolder(f.dir)
	if err != nil {
		return "", fmt.Errorf("rotate %s key: %w", p, err)
	}
	defer unlock()
	f.forget(p.slot(), p.next()) // another process may have rotated
	next, err := f.public(p.next())
	if errors.Is(err, ErrMissing) {
		return "", fmt.Errorf("rotate %s key: no next one is prepared: %w", p, err)
	}
	if err != nil {
		return "", fmt.Errorf("rotate %s key: %w", p, err)
	}
	// A present key that does not open, in a token that broke, say, is no reason to keep it.
	if present, err := f.public(p.slot()); err == nil && bytes.Equal(present, next) {
		return "", fmt.Errorf("rotate %s key: the next one is the present one", p)
	}
	if retired, err = f.retire(p, now); err == nil {
		err = os.Rename(filepath.Join(f.dir, p.next().name), filepath.Join(f.dir, p.slot().name))
	}
	if err == nil {
		err = syncDir(f.dir)
	}
	f.forget(p.slot(), p.next())
	if err != nil {
		return "", fmt.Errorf("rotate %s key: %w", p, err)
	}
	return retired, nil
}

// retire gives the present key's file its second, lasting name.
func (f *Folder) retire(p Purpose, now time.Time) (string, error) {
	path := filepath.Join(f.dir, p.slot().name)
	present, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	list, err := f.retired(p)
	if err != nil {
		return "", err
	}
	for _, s := range list { // a rotation was interrupted after this
		if info, err := os.Stat(filepath.Join(f.dir, s.name)); err == nil && os.SameFile(info, present) {
			return s.name, nil
		}
	}
	if err := os.Chmod(path, 0o400); err != nil {
		return "", err
	}
	date := now.UTC().Format(time.DateOnly)
	for number := 1; ; number++ {
		name := fmt.Sprintf("%s.until-%s.json", p, date)
		if number > 1 {
			name = fmt.Sprintf("%s.until-%s.%d.json", p, date, number)
		}
		err := os.Link(path, filepath.Join(f.dir, name))
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		return name, syncDir(f.dir)
	}
}

var retiredName = regexp.MustCompile(`^([a-z]+)\.until-(\d{4}-\d{2}-\d{2})(\.\d{1,9})?\.json$`)

// retired lists where a purpose's former keys are, those of the last day first.
func (f *Folder) retired(p Purpose) (list []slot, err error) {
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		if match := retiredName.FindStringSubmatch(entry.Name()); match != nil && match[1] == string(p) {
			list = append(list, slot{entry.Name(), string(p), p.algorithm()})
		}
	}
	slices.Reverse(list)
	return list, nil
}

// LogOf opens the log key of a public key, the present one or a former one. Receipts for what was anchored under a
// former key are signed by it, whenever they are asked for.
func (f *Folder) LogOf(public ed25519.PublicKey) (Signer, error) {
	list, err := f.retired(Log)
	if err != nil {
		return Signer{}, fmt.Errorf("open log key: %w", err)
	}
	var reasons []error
	for _, s := range append([]slot{Log.slot()}, list...) {
		key, err := f.logSigner(s)
		if err != nil {
			reasons = append(reasons, err) // another may be the one
			continue
		}
		if public.Equal(key.Public()) {
			return key, nil
		}
	}
	return Signer{}, fmt.Errorf("open log key: %w: none of the present and former ones has public key %x",
		errors.Join(append(reasons, ErrMissing)...), []byte(public))
}

// public is the public half of the key in a slot.
func (f *Folder) public(s slot) ([]byte, error) {
	switch s.algorithm {
	case secp256k1Algorithm:
		account, err := f.account(s)
		if err != nil {
			return nil, err
		}
		return account.Address().Bytes(), nil
	case es256Algorithm:
		key, err := f.statementSigner(s)
		if err != nil {
			return nil, err
		}
		return encodeP256(key)
	case hpkeAlgorithm:
		pair, err := f.pair(s)
		if err != nil {
			return nil, err
		}
		return pair.Public().Bytes(), nil
	}
	key, err := f.logSigner(s)
	if err != nil {
		return nil, err
	}
	public, _ := key.Public().(ed25519.PublicKey)
	return public, nil
}

// forget drops what was opened, so that it is read anew.
func (f *Folder) forget(slots ...slot) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, s := range slots {
		delete(f.opened, s.name)
	}
}
