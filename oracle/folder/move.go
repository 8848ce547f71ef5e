package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// reason is the end of the name of the file that says why another was refused.
const reason = ".reason.txt"

// longest is how long a name may stay, so that a number before it and an end behind it fit in the 255 bytes of most file
// systems.
const longest = 200

// restore moves to the folder what lies in .taking/: nothing is on its way there.
func (f *Folder) restore() error {
	entries, err := fs.ReadDir(f.dir.FS(), taking)
	for _, e := range entries {
		err = errors.Join(err, f.place(e.Name(), inbox, ""))
	}
	return err
}

// back moves a file from .taking/ to the folder again. Where that fails it stays, and the next look restores it or says why
// not.
func (f *Folder) back(name string) { _ = f.place(name, inbox, "") }

// place moves a file from .taking/, and writes beside it why. Where its name is in use it gets a number, so that nothing is
// overwritten.
func (f *Folder) place(name, to, why string) error {
	target := name
	if to != inbox {
		target = short(name)
	}
	for n := 2; ; n++ {
		err := f.explain(to, target, why)
		if err == nil {
			err = f.rename(taking, name, to, target)
		}
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
		target = fmt.Sprintf("%d-%s", n, short(name))
	}
}

// short cuts a name that is too long, and leaves its end as it tells the kind of file.
func short(name string) string {
	if len(name) <= longest {
		return name
	}
	end := filepath.Ext(name)
	if len(end) > longest/10 {
		end = ""
	}
	return strings.ToValidUTF8(name[:longest-len(end)], "") + end
}

// explain writes beside where a file will be why it is there, and answers [fs.ErrExist] if either name is in use. A reason
// that is there already and says the same will do: it was written before a crash.
func (f *Folder) explain(to, target, why string) error {
	if why == "" {
		return nil
	}
	if _, err := f.dir.Lstat(filepath.Join(to, target)); err == nil {
		return fs.ErrExist
	}
	name := target + reason
	if _, err := f.dir.Lstat(filepath.Join(to, name)); err == nil {
		if text, err := f.dir.ReadFile(filepath.Join(to, name)); err != nil || string(text) != why {
			return fs.ErrExist
		}
		return nil
	}
	return f.write(to, name, why)
}

// write writes a file and makes it durable. Whoever sees its name can read all of it.
func (f *Folder) write(to, name, text string) error {
	unfinished := name + ".tmp"
	file, err := f.dir.OpenFile(filepath.Join(to, unfinished), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	return f.rename(to, unfinished, to, name)
}

// rename moves a file, and answers [fs.ErrExist] instead of overwriting another. A file system that can't do that in one
// step is asked first: there another program could come between.
func (f *Folder) rename(from, name, to, target string) error {
	a, err := f.dir.OpenFile(from, os.O_RDONLY|unix.O_DIRECTORY, 0)
	if err != nil {
		return err
	}
	defer a.Close()
	b, err := f.dir.OpenFile(to, os.O_RDONLY|unix.O_DIRECTORY, 0)
	if err != nil {
		return err
	}
	defer b.Close()
	err = renameNew(int(a.Fd()), name, int(b.Fd()), target)
	if !errors.Is(err, unix.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if _, err := f.dir.Lstat(filepath.Join(to, target)); err == nil {
		return fs.ErrExist
	}
	return f.dir.Rename(filepath.Join(from, name), filepath.Join(to, target))
}

// sync makes the names in the folder and its subfolders durable.
func (f *Folder) sync() error {
	var errs error
	for _, folder := range []string{done, refused, taking, inbox} {
		dir, err := f.dir.Open(folder)
		if err == nil {
			err = errors.Join(dir.Sync(), dir.Close())
		}
		errs = errors.Join(errs, err)
	}
	return errs
}
