package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/urfave/cli/v2"
)

// seen is what a command of three flags was given.
type seen struct {
	url   string
	age   time.Duration
	peers []string
}

// call runs an app of one command, with a configuration file.
func call(t *testing.T, file string, args ...string) (s seen, err error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "labseal.toml")
	if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"LABSEAL_OTHER_URL", "LABSEAL_AGE", "LABSEAL_PEERS"} {
		if os.Getenv(name) == "" {
			t.Setenv(name, "") // so that what is set is unset after the test
			if err := os.Unsetenv(name); err != nil {
				t.Fatal(err)
			}
		}
	}
	app := &cli.App{Commands: []*cli.Command{{
		Name: "serve",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "url", EnvVars: []string{"LABSEAL_OTHER_URL"}, Required: true},
			&cli.DurationFlag{Name: "age", EnvVars: Env("age")},
			&cli.StringSliceFlag{Name: "peers", EnvVars: Env("peers")},
			&cli.BoolFlag{Name: "json"},
			&cli.IntFlag{Name: "most"},
		},
		Action: func(c *cli.Context) error {
			s = seen{c.String("url"), c.Duration("age"), c.StringSlice("peers")}
			return nil
		},
	}}}
	call := append([]string{"app", "serve", "--config", path}, args...)
	if err := configure(app, call[1:]); err != nil {
		return s, err
	}
	return s, app.Run(call)
}

// TestConfigure sets flags from a file, also required ones; the environment goes before it, and flags before both.
func TestConfigure(t *testing.T) {
	const file = "# a lab\nurl = 'http://one'\nage = '5s'\npeers = ['a', 'b']\n"
	s, err := call(t, file)
	if err != nil || s.url != "http://one" || s.age != 5*time.Second || len(s.peers) != 2 || s.peers[1] != "b" {
		t.Fatalf("%+v, %v", s, err)
	}
	t.Setenv("LABSEAL_OTHER_URL", "http://two")
	if s, err = call(t, file); err != nil || s.url != "http://two" {
		t.Fatalf("the environment: %+v, %v", s, err)
	}
	if s, err = call(t, file, "--url", "http://three"); err != nil || s.url != "http://three" {
		t.Fatalf("a flag: %+v, %v", s, err)
	}
}

// TestConfigure_Refuses names each line that can't be set, all at once.
func TestConfigure_Refuses(t *testing.T) {
	_, err := call(t, "url = 'x'\nurls = 'y'\njson = true\n[age]\nof = 3\n")
	if err == nil {
		t.Fatal("passed")
	}
	for _, name := range []string{"urls:", "json:", "age:"} {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%v says nothing of %s", err, name)
		}
	}
	if _, err = call(t, "url = \n"); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("no TOML: %v", err)
	}
}

// TestConfigure_Misfits names each value that its flag can't take, of file, environment and call, all at once, and
// repeats none of them.
func TestConfigure_Misfits(t *testing.T) {
	t.Setenv("LABSEAL_PEERS", "a,b")
	_, err := call(t, "age = 'hunter2'\n", "--most", "hunter2", "--json=hunter2")
	if err == nil {
		t.Fatal("passed")
	}
	want := "configuration file: age: want a time with its unit, as in 10s or 24h\n" +
		"--most: want a whole number\n--json: want true or false\nnot set: --url"
	if err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
	if _, err = call(t, "", "--help"); err != nil {
		t.Errorf("who asks for help need set nothing: %v", err)
	}
	t.Setenv("LABSEAL_AGE", "5")
	if _, err = call(t, "url = 'http://one'\n", "--most=3", "--json", "--", "--most", "x"); err == nil ||
		err.Error() != "LABSEAL_AGE: want a time with its unit, as in 10s or 24h" {
		t.Errorf("in the environment: %v", err)
	}
	t.Setenv("LABSEAL_AGE", "5s")
	if s, err := call(t, "url = 'http://one'\n", "--most=3", "--json"); err != nil || s.age != 5*time.Second {
		t.Errorf("what fits: %+v, %v", s, err)
	}
}

// TestReport prints each of several errors with its own hint, and ends with the first's code.
func TestReport(t *testing.T) {
	var out strings.Builder
	code := report(&out, All(nil, Usage("one"), Hint(errors.New("two"), "try"), errors.New("three")))
	if want := "error: one\nerror: two\nhint: try\nerror: three\n"; out.String() != want || code != ExitUsage {
		t.Errorf("code %d, %q", code, out.String())
	}
	if err := All(nil, nil); err != nil {
		t.Errorf("no errors are %v", err)
	}
}
