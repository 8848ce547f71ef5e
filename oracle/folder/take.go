package folder

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/vault"
)

// held is a file in .taking/ whose answer is awaited.
type held struct {
	name string
	info fs.FileInfo // of what was read
	wait func(context.Context) (intake.Answer, error)
}

// take takes files in and moves them when the answers are there. A file that can't be read or moved goes back, and holds up
// none of the others. Where intake itself failed, isTaken is false.
func (f *Folder) take(ctx context.Context, names []string) (isTaken bool, err error) {
	var list []held
	for _, name := range names {
		if wait := f.hold(ctx, name); wait != nil {
			list = append(list, held{name, f.seen[name], wait})
		}
	}
	var failed error
	for _, h := range list {
		answer, err := h.wait(ctx)
		if err != nil {
			failed = err
			f.back(h.name)
			continue
		}
		f.settle(h, &answer)
	}
	if ctx.Err() == nil {
		f.fail(failed)
	}
	return failed == nil, f.sync()
}

// hold takes a file from the folder, reads and submits it. What it returns waits for the answer; nil if there is none to
// wait for.
func (f *Folder) hold(ctx context.Context, name string) func(context.Context) (intake.Answer, error) {
	if err := f.rename(inbox, name, taking, name); err != nil {
		if !errors.Is(err, fs.ErrNotExist) { // else it is gone
			f.left[name] = left{info: f.seen[name], err: err, answer: f.left[name].answer}
		}
		return nil
	}
	if answer := f.left[name].answer; answer != nil {
		return func(context.Context) (intake.Answer, error) { return *answer, nil }
	}
	body, err := f.read(name)
	if err == nil {
		delete(f.left, name)
		return f.intake.Submit(ctx, intake.Artefact{Bytes: body, Source: intake.FromFolder, Sender: "folder"})
	}
	if !errors.Is(err, errChanged) && !errors.Is(err, fs.ErrNotExist) {
		f.left[name] = left{info: f.seen[name], err: err, rest: rest}
	}
	f.back(name)
	return nil
}

// errChanged is of a file that is not as the look saw it: the next look decides about it.
var errChanged = errors.New("the file changed")

// read reads a file, or so much of it that intake sees that it is too large.
func (f *Folder) read(name string) ([]byte, error) {
	if now, err := f.dir.Lstat(filepath.Join(taking, name)); err != nil {
		return nil, err
	} else if !same(f.seen[name], now) {
		return nil, errChanged
	}
	file, err := f.dir.Open(filepath.Join(taking, name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, vault.MaxBody+1))
}

// settle moves a file where its answer sends it, or back to the folder if it is not as it was read or can't be moved.
func (f *Folder) settle(h held, answer *intake.Answer) {
	now, err := f.dir.Lstat(filepath.Join(taking, h.name))
	if err != nil || !same(h.info, now) {
		f.back(h.name)
		return
	}
	to, why := done, ""
	if answer.Outcome == intake.Refused {
		to, why = refused, answer.Problem+"\n"
	}
	if err := f.place(h.name, to, why); err != nil {
		f.left[h.name] = left{info: h.info, err: err, answer: answer}
		f.back(h.name)
		return
	}
	delete(f.left, h.name)
}

// same says whether a file is the one that it was, and unchanged.
func same(was, is fs.FileInfo) bool {
	return was != nil && is != nil && os.SameFile(was, is) &&
		was.Size() == is.Size() && was.ModTime().Equal(is.ModTime()) && was.Mode() == is.Mode()
}
