package cli

import (
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"
)

// misfits are the values of the environment and of the call that their flags can't take, and the required flags that
// nobody set. The flags library would tell the first value, and then the flags.
func misfits(app *cli.App, args []string) error {
	flags, rest := called(app, args)
	var problems []error
	for _, f := range flags {
		if d, ok := f.(cli.DocGenerationFlag); ok {
			for _, env := range d.GetEnvVars() {
				if err := fits(f, os.Getenv(env)); err != nil {
					problems = append(problems, Usage("%s: %w", env, err))
				}
			}
		}
	}
	for i, a := range rest {
		if a == "--" {
			break
		}
		name, value, hasValue := strings.Cut(strings.TrimLeft(a, "-"), "=")
		f := named(flags, name)
		if f == nil || !strings.HasPrefix(a, "-") {
			continue
		}
		if _, isSwitch := f.(*cli.BoolFlag); !hasValue && !isSwitch && i+1 < len(rest) {
			value = rest[i+1]
		}
		if err := fits(f, value); err != nil {
			problems = append(problems, Usage("--%s: %w", name, err))
		}
	}
	return All(append(problems, missing(flags, rest))...)
}

// missing are the required flags that neither the environment nor the call sets.
func missing(flags []cli.Flag, args []string) error {
	var names []string
	for _, f := range flags {
		r, ok := f.(cli.RequiredFlag)
		if !ok || !r.IsRequired() {
			continue
		}
		isSet := false
		for _, env := range f.(cli.DocGenerationFlag).GetEnvVars() {
			_, hasEnv := os.LookupEnv(env) // that it is empty may be meant
			isSet = isSet || hasEnv
		}
		for _, a := range args {
			name, _, _ := strings.Cut(strings.TrimLeft(a, "-"), "=")
			isSet = isSet || strings.HasPrefix(a, "-") && slices.Contains(f.Names(), name)
			if a == "-h" || a == "--help" {
				return nil
			}
		}
		if !isSet {
			names = append(names, "--"+f.Names()[0])
		}
	}
	if len(names) == 0 {
		return nil
	}
	return &Error{
		Code: ExitUsage, Err: errors.New("not set: " + strings.Join(names, ", ")),
		Hint: "each flag has an environment variable: see --help",
	}
}

// called are the flags of the command that a call names, and the words behind its name.
func called(app *cli.App, args []string) (flags []cli.Flag, rest []string) {
	commands := app.Commands
	for rest = args; len(rest) > 0; rest = rest[1:] {
		var next *cli.Command
		for _, c := range commands {
			if c.HasName(rest[0]) {
				next = c
			}
		}
		if next == nil {
			break
		}
		flags, commands = next.Flags, next.Subcommands
	}
	return flags, rest
}

func named(flags []cli.Flag, name string) cli.Flag {
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

// fits says what a flag wants, if a text is not that. No text is the flag's own value. The text is not repeated: it may
// be a secret that stands in the wrong place.
func fits(flag cli.Flag, text string) error {
	if text == "" {
		return nil
	}
	var err error
	want := ""
	switch flag.(type) {
	case *cli.IntFlag, *cli.Int64Flag:
		want = "a whole number"
		_, err = strconv.ParseInt(text, 0, 64)
	case *cli.UintFlag, *cli.Uint64Flag:
		want = "a whole number of 0 or more"
		_, err = strconv.ParseUint(text, 0, 64)
	case *cli.Float64Flag:
		want = "a number"
		_, err = strconv.ParseFloat(text, 64)
	case *cli.BoolFlag:
		want = "true or false"
		_, err = strconv.ParseBool(text)
	case *cli.DurationFlag:
		want = "a time with its unit, as in 10s or 24h"
		_, err = time.ParseDuration(text)
	}
	if err != nil {
		return errors.New("want " + want)
	}
	return nil
}
