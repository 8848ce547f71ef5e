// Package cli is what the three programs have in common on the command line: signals become a context, errors become
// one line with a hint and an exit code, flags have environment variables under one prefix.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"
)

// Exit codes that scripts may rely on.
const (
	ExitRefused = 1 // the work was done and its answer is no
	ExitUsage   = 2 // the call was wrong
	ExitPending = 3 // not yet; the work goes on
)

// Error is an error with the exit code it leads to and, for the reader, what to try.
type Error struct {
	Code int
	Hint string
	Err  error // nil: everything was said already, only the code counts
}

func (e *Error) Error() string {
	if e.Err == nil {
		return fmt.Sprintf("exit code %d", e.Code)
	}
	return e.Err.Error()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Usage is the error of a wrong call.
func Usage(format string, args ...any) error {
	return &Error{Code: ExitUsage, Err: fmt.Errorf(format, args...)}
}

// Hint adds what to try to an error.
func Hint(err error, hint string) error { return &Error{Code: ExitRefused, Err: err, Hint: hint} }

// several are errors of one kind of work, found at once.
type several []error

func (s several) Error() string { return errors.Join(s...).Error() }

// Unwrap returns all of them.
func (s several) Unwrap() []error { return s }

// All is one error of those that are not nil, each reported on its own; nil if there are none.
func All(errs ...error) error {
	list := slices.DeleteFunc(slices.Clone(errs), func(err error) bool { return err == nil })
	if len(list) == 0 {
		return nil
	}
	return several(list)
}

// Exit ends the program with a code, everything having been said.
func Exit(code int) error { return &Error{Code: code} }

// Run runs an app until it is done or the process is told to stop, and exits.
func Run(app *cli.App) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	app.Version = version()
	app.ExitErrHandler = func(*cli.Context, error) {} // ours, below
	app.HideHelpCommand = true
	app.OnUsageError = func(_ *cli.Context, err error, _ bool) error { return Usage("%w", err) }
	for _, c := range app.Commands {
		setUsageError(c)
	}
	err := configure(app, os.Args[1:])
	if err == nil {
		err = app.RunContext(ctx, os.Args)
	}
	stop()
	os.Exit(report(os.Stderr, usage(err)))
}

// usage recognises the errors of a wrong call that the flags library makes and does not hand to OnUsageError.
func usage(err error) error {
	if err == nil {
		return nil
	}
	text := err.Error()
	if strings.HasPrefix(text, "Required flag") {
		return &Error{Code: ExitUsage, Err: err, Hint: "each flag has an environment variable: see --help"}
	}
	if strings.HasPrefix(text, "No help topic for") {
		return &Error{Code: ExitUsage, Err: errors.New("unknown command" + strings.TrimPrefix(text, "No help topic for")), Hint: "see --help"}
	}
	return err
}

func setUsageError(c *cli.Command) {
	c.OnUsageError = func(_ *cli.Context, err error, _ bool) error { return Usage("%w", err) }
	for _, sub := range c.Subcommands {
		setUsageError(sub)
	}
}

// report prints an error for its reader, or each of several, and returns the exit code of the first.
func report(w io.Writer, err error) int {
	if err == nil {
		return 0
	}
	var list several
	if errors.As(err, &list) {
		code := 0
		for _, one := range list {
			if c := report(w, one); code == 0 {
				code = c
			}
		}
		return code
	}
	var e *Error
	if !errors.As(err, &e) {
		fmt.Fprintln(w, "error:", err)
		return ExitRefused
	}
	if e.Err != nil {
		fmt.Fprintln(w, "error:", err)
	}
	for line := range strings.Lines(e.Hint) {
		fmt.Fprintln(w, "hint:", strings.TrimSpace(line))
	}
	return e.Code
}

// Logger writes structured lines to standard error, so that standard output holds answers only.
func Logger(verbose bool) *slog.Logger {
	level := slog.LevelInfo
	if verbose {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: level}))
}

// Env is the environment variable of a flag: LABSEAL_ and the flag's name.
func Env(flag string) []string {
	return []string{"LABSEAL_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))}
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
