// Package folder takes in files that a system drops in a folder.
//
// A file belongs there whole: written elsewhere on the same file system and renamed into the folder. One that is
// written in place is taken when it has not changed for a whole look. What was taken goes to done/, what was refused to
// refused/, with the reason beside it, when the answer is durable.
//
// What is moved there is what was taken: before a file is read it goes to .taking/, so that a later file of its name is
// a file of its own, and one that changed while its answer was awaited goes back to the folder instead, as one that
// nobody has seen. No file is ever overwritten. What a crash left in .taking/ goes back too, and is recognised by its
// bytes where it had been taken.
package folder

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/labseal/labseal/oracle/intake"
)

// Where files go.
const (
	inbox   = "."
	taking  = ".taking"
	done    = "done"
	refused = "refused"
)

// How many files are on their way at once, and with how many bytes at most, but for one that is larger. They are in
// memory all the while.
const (
	batch      = 256
	batchBytes = 64 << 20
)

// Intake takes artefacts, in their order. What Submit returns waits until the answer is durable.
type Intake interface {
	Submit(ctx context.Context, a intake.Artefact) func(context.Context) (intake.Answer, error)
}

// Folder is a folder that is looked into again and again.
type Folder struct {
	dir      *os.Root
	intake   Intake
	interval time.Duration
	seen     map[string]fs.FileInfo // files of the look before
	left     map[string]left        // those of them that could not be taken
	reports
}

// Open opens a folder, makes its subfolders, and proves that files can be moved between them.
func Open(path string, interval time.Duration, log *slog.Logger) (*Folder, error) {
	dir, err := os.OpenRoot(path)
	if err != nil {
		return nil, fmt.Errorf("open folder: %w", err)
	}
	f := &Folder{dir: dir, interval: interval, left: map[string]left{}, reports: reports{log: log}}
	if err := f.prove(); err != nil {
		dir.Close()
		return nil, fmt.Errorf("open folder: %w", err)
	}
	return f, nil
}

// prepare makes the subfolders that are not there.
func (f *Folder) prepare() error {
	for _, sub := range []string{taking, done, refused} {
		if err := f.dir.Mkdir(sub, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}

// prove moves a file of ours on the ways of those that will be dropped.
func (f *Folder) prove() error {
	if err := f.prepare(); err != nil {
		return err
	}
	probe := ".probe-" + rand.Text()
	file, err := f.dir.Create(probe)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	from := inbox
	for _, to := range []string{taking, done, taking, refused} {
		moved := f.rename(from, probe, to, probe)
		now, err := f.dir.Lstat(filepath.Join(to, probe))
		if moved == nil && err == nil && !same(info, now) {
			moved = errors.New("a file that is moved becomes another on this file system")
		}
		if moved != nil {
			return errors.Join(fmt.Errorf("move a file to %s, which must be a folder on the same file system: %w", to, moved), f.dir.Remove(filepath.Join(from, probe)))
		}
		from = to
	}
	return f.dir.Remove(filepath.Join(from, probe))
}

// Run takes files in until the context ends, the lowest name first. The journal is told what stays in the folder.
func (f *Folder) Run(ctx context.Context, in Intake, journal Obstacles) error {
	defer f.dir.Close()
	f.intake, f.journal = in, journal
	for {
		err := f.look(ctx)
		if ctx.Err() == nil {
			f.tell(ctx, f.reason(err))
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(f.interval):
		}
	}
}

// look takes in what lies there unchanged since the look before.
func (f *Folder) look(ctx context.Context) error {
	if err := f.prepare(); err != nil {
		return err
	}
	failed := f.restore()
	names, err := f.ready()
	for isTaken := true; len(names) > 0 && err == nil && isTaken && ctx.Err() == nil; {
		n := f.batch(names)
		isTaken, err = f.take(ctx, names[:n])
		names = names[n:]
	}
	return errors.Join(failed, err)
}

// batch is how many of the first files may be on their way at once.
func (f *Folder) batch(names []string) int {
	size := int64(0)
	for i, name := range names[:min(batch, len(names))] {
		if size += f.seen[name].Size(); i > 0 && size > batchBytes {
			return i
		}
	}
	return min(batch, len(names))
}
