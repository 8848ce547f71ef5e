package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/projection"
)

// past is a message of history: where it is, and when it was made. What it says stays in its file until its turn comes,
// for years hold millions of them.
type past struct {
	of             *pastFile
	place          int // among the messages of its file, from 1; zero of one that is the whole file
	offset, length int
	form           projection.Type
	at             time.Time
}

// pastFile is a file of history, as it was when its messages were put in order.
type pastFile struct {
	path    string
	size    int64
	changed time.Time
	isLost  bool // it was told that the file can't be read any more
}

// history lists the messages under paths by the dates that they name, and tells what can't be read or is passed over. Names
// that begin with a dot are passed over without a word.
func (b *backfill) history(ctx context.Context, paths []string) (messages []past, err error) {
	roots := make([]string, len(paths))
	for i, path := range paths { // before any is read, which may take hours
		if roots[i], err = filepath.EvalSymlinks(path); err != nil {
			return nil, cli.Usage("file or folder %d of %d: %w", i+1, len(paths), unnamed(err))
		}
	}
	for _, root := range roots {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				return b.skip(path, unread, unnamed(err))
			}
			isHidden := path != root && e.Name()[0] == '.'
			switch {
			case isHidden && e.IsDir():
				return fs.SkipDir
			case isHidden || e.IsDir():
				return nil
			case e.Type()&fs.ModeSymlink != 0:
				return b.skip(path, passed, errLink)
			case !e.Type().IsRegular():
				return b.skip(path, passed, errNoFile)
			}
			found, err := cut(path, e)
			if err != nil {
				return b.skip(path, unread, err)
			}
			messages = append(messages, found...)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(messages, func(a, b past) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.of.path, b.of.path), cmp.Compare(a.offset, b.offset))
	})
	return messages, nil
}

// Why something is passed over.
var (
	errLink   = errors.New("a symbolic link is not followed: name what it leads to, unless that is taken anyway")
	errNoFile = errors.New("neither a file nor a folder")
)

// cut lists the messages of a file, as intake cuts it. One that names no date goes with the one before it.
func cut(path string, e fs.DirEntry) ([]past, error) {
	info, err := e.Info()
	if err != nil {
		return nil, unnamed(err)
	}
	record, err := readRecord(path)
	if err != nil {
		return nil, err
	}
	of := &pastFile{path: path, size: info.Size(), changed: info.ModTime()}
	var messages []past
	var at time.Time
	end := 0
	parts := intake.Split(intake.Artefact{Bytes: record})
	for i, part := range parts {
		if p, err := projection.Project(part.Bytes, part.Type); err == nil && !p.Facts.Date().IsZero() {
			at = p.Facts.Date().UTC() // another zone would be kept in memory, with each date
		} // what can't be read is refused when its turn comes
		offset := end + bytes.Index(record[end:], part.Bytes)
		end = offset + len(part.Bytes)
		message := past{of: of, offset: offset, length: len(part.Bytes), form: part.Type, at: at}
		if len(parts) > 1 {
			message.place = i + 1
		}
		messages = append(messages, message)
	}
	return messages, nil
}

// errChanged is of a file in which a message is no longer where it was.
var errChanged = errors.New("the file was changed while others were taken: call it again")

// read reads no more of a file than the message.
func (p *past) read() ([]byte, error) {
	file, err := os.Open(p.of.path)
	if err != nil {
		return nil, unnamed(err)
	}
	defer file.Close()
	switch info, err := file.Stat(); {
	case err != nil:
		return nil, unnamed(err)
	case info.Size() != p.of.size || !info.ModTime().Equal(p.of.changed):
		return nil, errChanged
	}
	message := make([]byte, p.length)
	if _, err := file.ReadAt(message, int64(p.offset)); err != nil {
		return nil, unnamed(err)
	}
	return message, nil
}
