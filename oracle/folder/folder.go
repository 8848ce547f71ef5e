// Package folder takes in files that a system drops in a folder.
//
// A file belongs there whole: written elsewhere on the same file system and renamed into the folder. Names that begin
// with a dot or end in .tmp or .part are left alone, and so is a file that was changed within the last look. What was
// taken goes to done/, what was refused to refused/, with the reason beside it. A file is moved when the answer is
// durable; one that was taken and not moved, because somebody pulled the plug, is recognised by its bytes.
package folder

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/vault"
)

// Where files go.
const (
	done    = "done"
	refused = "refused"
	reason  = ".reason.txt" // the end of the name of the file that says why
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
	log      *slog.Logger
	seen     map[string]stamp // files of the look before
}

// stamp tells whether a file changes.
type stamp struct {
	size int64
	at   time.Time
}

// Open opens a folder, makes its subfolders, and proves that files can be moved to them.
func Open(path string, interval time.Duration, log *slog.Logger) (*Folder, error) {
	dir, err := os.OpenRoot(path)
	if err != nil {
		return nil, fmt.Errorf("open folder: %w", err)
	}
	for _, sub := range []string{done, refused} {
		if err := dir.Mkdir(sub, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			dir.Close()
			return nil, fmt.Errorf("open folder: %w", err)
		}
	}
	return &Folder{dir: dir, interval: interval, log: log}, nil
}

// Run takes files in until the context ends, the oldest name first.
func (f *Folder) Run(ctx context.Context, in Intake) error {
	defer f.dir.Close()
	f.intake = in
	for {
		if err := f.look(ctx); err != nil && ctx.Err() == nil {
			f.log.Warn("can't take files from the folder", "reason", nameless(err))
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
	names, err := f.ready()
	for len(names) > 0 && err == nil && ctx.Err() == nil {
		n := f.batch(names)
		err = f.take(ctx, names[:n])
		names = names[n:]
	}
	return err
}

// ready are the names of the files that don't change, sorted.
func (f *Folder) ready() (names []string, err error) {
	entries, err := fs.ReadDir(f.dir.FS(), ".")
	if err != nil {
		return nil, err
	}
	seen := map[string]stamp{}
	for _, e := range entries {
		name := e.Name()
		if !e.Type().IsRegular() || strings.HasPrefix(name, ".") || strings.HasSuffix(name, ".tmp") || strings.HasSuffix(name, ".part") {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue // it is gone
		}
		now := stamp{info.Size(), info.ModTime()}
		if f.seen[name] == now {
			names = append(names, name)
		}
		seen[name] = now
	}
	f.seen = seen
	return names, nil
}

// batch is how many of the first files may be on their way at once.
func (f *Folder) batch(names []string) int {
	size := int64(0)
	for i, name := range names[:min(batch, len(names))] {
		if size += f.seen[name].size; i > 0 && size > batchBytes {
			return i
		}
	}
	return min(batch, len(names))
}

// take takes files in and moves them when the answers are there. A file that can't be read stays, and holds up none of
// the others.
func (f *Folder) take(ctx context.Context, names []string) error {
	waits := make([]func(context.Context) (intake.Answer, error), len(names))
	var failed error
	for i, name := range names {
		body, err := f.read(name)
		if err != nil {
			failed = err
			continue
		}
		waits[i] = f.intake.Submit(ctx, intake.Artefact{Bytes: body, Source: intake.FromFolder, Sender: "folder"})
	}
	for i, wait := range waits {
		if wait == nil {
			continue
		}
		answer, err := wait(ctx)
		if err == nil {
			err = f.move(names[i], answer)
		}
		if err != nil {
			failed = err
		}
	}
	return failed
}

// read reads a file, or so much of it that intake sees that it is too large.
func (f *Folder) read(name string) ([]byte, error) {
	file, err := f.dir.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, vault.MaxBody+1))
}

// move puts a file where it belongs. A name that is there already gets a number, so that nothing is overwritten.
func (f *Folder) move(name string, answer intake.Answer) error {
	to := done
	if answer.Outcome == intake.Refused {
		to = refused
	}
	target := filepath.Join(to, name)
	for n := 2; ; n++ {
		if _, err := f.dir.Lstat(target); errors.Is(err, fs.ErrNotExist) {
			break
		} else if err != nil {
			return err
		}
		target = filepath.Join(to, fmt.Sprintf("%d-%s", n, name))
	}
	if to == refused {
		if err := f.write(target+reason, answer.Problem+"\n"); err != nil {
			return err
		}
	}
	if err := f.dir.Rename(name, target); err != nil {
		return err
	}
	return errors.Join(f.sync(to), f.sync("."))
}

// write writes a file and makes it durable. Whoever sees its name can read all of it.
func (f *Folder) write(name, text string) error {
	const unfinished = ".tmp"
	file, err := f.dir.OpenFile(name+unfinished, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	return f.dir.Rename(name+unfinished, name)
}

// sync makes a folder's names durable.
func (f *Folder) sync(folder string) error {
	dir, err := f.dir.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

// nameless takes the file's name out of an error: names of files tell of patients.
func nameless(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Sprintf("%s a file: %v", path.Op, path.Err)
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return fmt.Sprintf("%s a file: %v", link.Op, link.Err)
	}
	return err.Error()
}
