package research

import (
	"bufio"
	"crypto/rand"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/deidentify"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/release"
)

// The files of an export.
const (
	ObservationFile = "Observation.ndjson"
	PatientFile     = "Patient.ndjson"
	TableFile       = "results.csv"
	NoticeFile      = "notice.txt" // where something is under 42 CFR Part 2
	ManifestFile    = "manifest.json"
)

// File is one of the files, as the manifest names it.
type File struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Folder writes an export into a folder of its own. Its lines go out as they come, and the manifest last.
type Folder struct {
	dir          string
	observations *file
	patients     *file
	table        *file
	rows         *csv.Writer
	last         journal.Pseudonym // whose Patient was written last
}

// ErrFolderExists is returned for a folder that is there already: an export is never mixed with another.
var ErrFolderExists = errors.New("the folder is there already: name a new one for each export")

// NewFolder makes the folder, and its files with nothing in them but the table's heading.
func NewFolder(dir string) (f *Folder, err error) {
	f = &Folder{dir: dir}
	if err := os.Mkdir(dir, 0o700); err != nil {
		if errors.Is(err, fs.ErrExist) {
			err = ErrFolderExists
		}
		return nil, fmt.Errorf("make the folder of the export: %w", err)
	}
	for name, to := range map[string]**file{ObservationFile: &f.observations, PatientFile: &f.patients, TableFile: &f.table} {
		if *to, err = create(filepath.Join(dir, name)); err != nil {
			return nil, errors.Join(err, f.Abandon())
		}
	}
	f.rows = csv.NewWriter(f.table)
	if err := f.rows.Write(columns); err != nil {
		return nil, errors.Join(err, f.Abandon())
	}
	return f, nil
}

// Add implements Output.
func (f *Folder) Add(p journal.Pseudonym, results []deidentify.Result) error {
	if p != f.last {
		f.last = p
		if err := f.patients.line(patient(p)); err != nil {
			return err
		}
	}
	for i := range results {
		var id [16]byte
		rand.Read(id[:]) // never fails (crypto/rand); another one in each export
		if err := f.observations.line(observation(hex.EncodeToString(id[:]), p, &results[i])); err != nil {
			return err
		}
		if err := f.rows.Write(row(p, &results[i])); err != nil {
			return fmt.Errorf("write the table: %w", err)
		}
	}
	return nil
}

// Close implements Output.
func (f *Folder) Close(m Manifest) error {
	f.rows.Flush()
	err := f.rows.Error()
	for _, file := range []*file{f.observations, f.patients, f.table} {
		said, closed := file.close()
		err = errors.Join(err, closed)
		m.Files = append(m.Files, said)
	}
	if err != nil {
		return fmt.Errorf("write the export: %w", err)
	}
	for _, d := range m.Duties {
		if d != release.NoticePart2 {
			continue
		}
		text := []byte(consent.Part2Statement + "\n")
		sum := sha256.Sum256(text)
		m.Files = append(m.Files, File{NoticeFile, int64(len(text)), hex.EncodeToString(sum[:])})
		if err := os.WriteFile(filepath.Join(f.dir, NoticeFile), text, 0o600); err != nil {
			return fmt.Errorf("write the notice: %w", err)
		}
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err == nil {
		err = os.WriteFile(filepath.Join(f.dir, ManifestFile), append(text, '\n'), 0o600)
	}
	if err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	return nil
}

// Abandon lets go of files that are not complete. They stay, without a manifest.
func (f *Folder) Abandon() (err error) {
	for _, file := range []*file{f.observations, f.patients, f.table} {
		if file != nil {
			err = errors.Join(err, file.f.Close())
		}
	}
	return err
}

// file is a file that is written line by line, and hashed on the way.
type file struct {
	f     *os.File
	w     *bufio.Writer
	sum   hash.Hash
	bytes int64
}

func create(path string) (*file, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("make a file of the export: %w", err)
	}
	return &file{f: f, w: bufio.NewWriter(f), sum: sha256.New()}, nil
}

// Write implements io.Writer.
func (f *file) Write(b []byte) (int, error) {
	f.sum.Write(b)
	f.bytes += int64(len(b))
	return f.w.Write(b)
}

func (f *file) line(v any) error {
	lines := json.NewEncoder(f)
	lines.SetEscapeHTML(false)
	if err := lines.Encode(v); err != nil {
		return fmt.Errorf("write a line of the export: %w", err)
	}
	return nil
}

func (f *file) close() (File, error) {
	err := errors.Join(f.w.Flush(), f.f.Sync(), f.f.Close())
	return File{filepath.Base(f.f.Name()), f.bytes, hex.EncodeToString(f.sum.Sum(nil))}, err
}
