package folder

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"slices"
	"strings"
)

// Obstacle is the name under which the journal notes that files stay in the folder.
const Obstacle = "folder"

// Obstacles keeps what can't go on and why; an empty reason clears it.
type Obstacles interface {
	SetObstacle(ctx context.Context, what, reason string, isAlarm bool) error
}

// reports tells people what does not go on, once and not at each look. No name of a file is told, as names of files tell of
// patients: the files lie where people find them.
type reports struct {
	journal Obstacles
	log     *slog.Logger
	isClear bool // the journal was told that nothing is in the way
	told    string
	failed  string
	passed  int
}

// reason says what stays in the folder and why, or why nobody can look into it; empty if all is well.
func (f *Folder) reason(look error) string {
	var parts []string
	if look != nil {
		parts = append(parts, "can't work in it and its subfolders: "+nameless(look))
	}
	for _, verb := range []string{"read", "moved"} {
		n, err := 0, error(nil)
		for _, name := range slices.Sorted(maps.Keys(f.left)) {
			if l := f.left[name]; (l.rest > 0) == (verb == "read") {
				n, err = n+1, cmp.Or(err, l.err)
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("files that can't be %s, and stay: %d (the first: %s)", verb, n, nameless(err)))
		}
	}
	return strings.Join(parts, "; ")
}

// tell tells the log and the journal what is in the way. What the journal can't note, it notes at a later look.
func (r *reports) tell(ctx context.Context, reason string) {
	switch {
	case reason == r.told:
	case reason == "":
		r.log.Info("nothing stays in the folder any more")
	default:
		r.log.Warn("not all goes well with the folder", "reason", reason)
	}
	r.told = reason
	if r.isClear && reason == "" {
		return
	}
	// While something is in the way it is noted at each look: another process that starts clears what it does not see.
	err := r.journal.SetObstacle(ctx, Obstacle, reason, false)
	r.isClear = err == nil && reason == ""
}

// fail tells that intake takes no files at present, which it will say more about itself.
func (r *reports) fail(err error) {
	text := ""
	if err != nil {
		text = err.Error()
	}
	if text != r.failed && text != "" {
		r.log.Warn("files wait in the folder", "reason", text)
	}
	r.failed = text
}

// pass tells how much in the folder is left alone though nobody is writing it.
func (r *reports) pass(n int) {
	if n > r.passed {
		r.log.Warn("there are things in the folder that are not taken: subfolders, links, other things that are no files, and names that end in "+reason, "count", n)
	}
	r.passed = n
}

// nameless takes the files' names out of an error, which may be several.
func nameless(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Sprintf("%s: %v", path.Op, path.Err)
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return fmt.Sprintf("%s: %v", link.Op, link.Err)
	}
	return err.Error()
}
