package cli

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/urfave/cli/v2"
)

var configFlag = &cli.PathFlag{
	Name:    "config",
	Usage:   "TOML `FILE` that sets flags: a line for each, its name and its value. The environment goes before it, flags before both",
	EnvVars: Env("config"),
}

// configure sets what a configuration file says and the environment doesn't. A file may hold any flag of any command
// of the app. All that file, environment and call can't hold is refused at once.
func configure(app *cli.App, args []string) error {
	flags := map[string]cli.DocGenerationFlag{}
	addConfig(app.Commands, flags)
	err := configureBy(configPath(args), flags)
	return All(err, misfits(app, args))
}

func configureBy(path string, flags map[string]cli.DocGenerationFlag) error {
	if path == "" {
		return nil
	}
	var values map[string]any
	if _, err := toml.DecodeFile(path, &values); err != nil {
		return Usage("read configuration file: %w", err)
	}
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	var problems []error
	for _, name := range names {
		if err := setting(flags[name], name, values[name]); err != nil {
			problems = append(problems, Usage("configuration file: %w", err))
		}
	}
	return All(problems...)
}

// addConfig adds the flag to all commands that take flags, and notes the flags that have environment variables.
func addConfig(commands []*cli.Command, flags map[string]cli.DocGenerationFlag) {
	for _, c := range commands {
		for _, f := range c.Flags {
			if d, ok := f.(cli.DocGenerationFlag); ok && len(d.GetEnvVars()) > 0 {
				flags[f.Names()[0]] = d
			}
		}
		if c.Action != nil {
			c.Flags = append(slices.Clone(c.Flags), configFlag)
		}
		addConfig(c.Subcommands, flags)
	}
}

// configPath is the file that the call or the environment names.
func configPath(args []string) string {
	for i, a := range args {
		name, value, hasValue := strings.Cut(strings.TrimPrefix(a, "-"), "=")
		switch {
		case a == "--":
			return os.Getenv(configFlag.EnvVars[0])
		case name != "-config" && name != "config" || !strings.HasPrefix(a, "-"):
		case hasValue:
			return value
		case i+1 < len(args):
			return args[i+1]
		}
	}
	return os.Getenv(configFlag.EnvVars[0])
}

// setting puts a value in the flag's environment variable, unless that is set.
func setting(flag cli.DocGenerationFlag, name string, value any) error {
	if flag == nil {
		return fmt.Errorf("%s: no flag of this name can be set here", name)
	}
	text, err := word(value)
	if err == nil {
		err = fits(flag, text)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, env := range flag.GetEnvVars() {
		if os.Getenv(env) != "" {
			return nil
		}
	}
	return os.Setenv(flag.GetEnvVars()[0], text)
}

// word is a value as the environment would hold it.
func word(value any) (string, error) {
	list, isList := value.([]any)
	if !isList {
		list = []any{value}
	}
	words := make([]string, len(list))
	for i, v := range list {
		switch v := v.(type) {
		case string:
			words[i] = v
		case int64, float64, bool:
			words[i] = fmt.Sprint(v)
		default:
			return "", errors.New("want a text, a number, true or false, or a list of them")
		}
		if isList && strings.Contains(words[i], ",") {
			return "", errors.New("a comma can't stand in a list's entry")
		}
	}
	return strings.Join(words, ","), nil
}
