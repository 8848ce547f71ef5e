package access

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"

	"github.com/labseal/labseal/oracle/bundle"
)

// What an export is made of. The files of versions are named as `oracle verify` finds them.
const (
	BundleName   = "bundle.fhir.json"
	ManifestName = "manifest.json"
	LetterName   = "read-me.txt"
	TrustName    = "consortium.trust"
	RecordsName  = "records/"
)

// file is a file as it is written. An error stays, and close returns it.
type file struct {
	name string
	to   io.WriteCloser
	w    *bufio.Writer
	sum  hash.Hash
	size int64
}

func (r *run) create(name string) (*file, error) {
	to, err := r.to.Create(name)
	if err != nil {
		return nil, err
	}
	f := &file{name: name, to: to, sum: sha256.New()}
	f.w = bufio.NewWriter(io.MultiWriter(to, f.sum))
	return f, nil
}

// Write implements io.Writer.
func (f *file) Write(b []byte) (int, error) {
	f.size += int64(len(b))
	return f.w.Write(b)
}

func (f *file) say(format string, args ...any) { fmt.Fprintf(f, format, args...) }

func (f *file) close() error { return errors.Join(f.w.Flush(), f.to.Close()) }

// written is a file that was written.
type written struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// put writes a file.
func (r *run) put(name, contentType string, content []byte) (written, error) {
	f, err := r.create(name)
	if err != nil {
		return written{}, err
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.close()); err != nil {
		return written{}, err
	}
	return written{name, contentType, f.size, hex.EncodeToString(f.sum.Sum(nil))}, nil
}

// write writes the files of a version.
func (r *run) write(it *item) error {
	base := fmt.Sprintf("%s%s.v%d", RecordsName, it.stored.Record, it.stored.Version)
	for _, f := range []struct {
		suffix, contentType string
		content             []byte
	}{
		{".record", bundle.RecordType(it.stored.Projection), it.record},
		{".evidence", bundle.EvidenceType, it.proof},
		{".opening", bundle.OpeningType, it.opening.Encode()},
		{".amendment", bundle.EvidenceType, it.amended},
	} {
		if f.content == nil {
			continue
		}
		w, err := r.put(base+f.suffix, f.contentType, f.content)
		if err != nil {
			return err
		}
		it.urls = append(it.urls, w)
	}
	return nil
}

// begin writes what comes before the records.
func (r *run) begin() (err error) {
	if _, err = r.put(TrustName, "application/json", r.Trust); err != nil {
		return err
	}
	for _, f := range []struct {
		name string
		use  func(*file) error
	}{
		{BundleName, func(f *file) error { r.bundle = &bundleFile{file: f}; return r.bundle.begin(r) }},
		{ManifestName, func(f *file) error { r.manifest = &manifestFile{file: f}; return r.manifest.begin(r) }},
		{LetterName, func(f *file) error { r.letter = &letter{file: f}; r.letter.begin(r); return nil }},
	} {
		one, err := r.create(f.name)
		if err != nil {
			return errors.Join(err, r.end(false))
		}
		r.files = append(r.files, one)
		if err := f.use(one); err != nil {
			return errors.Join(err, r.end(false))
		}
	}
	return nil
}

// end writes what comes behind the records, where all of them were written, and closes what is open.
func (r *run) end(isWhole bool) (err error) {
	if isWhole {
		r.bundle.end()
		r.letter.end(r)
		err = r.manifest.end(r.made)
	}
	for _, f := range r.files {
		err = errors.Join(err, f.close())
	}
	r.files = nil
	return err
}
