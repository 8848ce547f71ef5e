package folder

import (
	"io/fs"
	"maps"
	"strings"

	"github.com/labseal/labseal/oracle/intake"
)

// left is a file that stays. Until it changes it is not submitted again.
type left struct {
	info   fs.FileInfo
	err    error
	answer *intake.Answer // if it has one, and can't be moved
	rest   int            // if it can't be read: for how many looks it is left in peace
}

// rest is for how many looks a file that can't be read is left in peace: what is in the way may not be the file's.
const rest = 600

// ready are the names of the files that don't change, sorted.
func (f *Folder) ready() (names []string, err error) {
	entries, err := fs.ReadDir(f.dir.FS(), inbox)
	if err != nil {
		return nil, err
	}
	seen, passed := map[string]fs.FileInfo{}, 0
	for _, e := range entries {
		if name := e.Name(); isOurs(name) || isUnfinished(name) {
			continue
		}
		if !e.Type().IsRegular() || strings.HasSuffix(e.Name(), reason) {
			passed++
			continue
		}
		now, err := e.Info()
		if err != nil {
			continue // it is gone
		}
		seen[e.Name()] = now
	}
	maps.DeleteFunc(f.left, func(name string, l left) bool { return !same(l.info, seen[name]) })
	for _, e := range entries {
		name := e.Name()
		if l := f.left[name]; l.rest > 1 {
			l.rest--
			f.left[name] = l
		} else if same(f.seen[name], seen[name]) {
			names = append(names, name)
		}
	}
	f.seen = seen
	f.pass(passed)
	return names, nil
}

func isOurs(name string) bool { return name == done || name == refused }

func isUnfinished(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, ".tmp") || strings.HasSuffix(name, ".part")
}
