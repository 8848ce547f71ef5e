package main

import (
	"fmt"
	"io"

	ucli "github.com/urfave/cli/v2"
)

// line prints itself, as JSON or for people.
type line interface {
	print(to io.Writer, asJSON bool) error
}

// printLines prints a line for each of a list, and tells people where there is none.
func printLines[T any, L line](c *ucli.Context, list []T, newLine func(T) L, none string) error {
	asJSON := c.Bool(jsonFlag.Name)
	for _, one := range list {
		if err := newLine(one).print(c.App.Writer, asJSON); err != nil {
			return err
		}
	}
	if len(list) > 0 || asJSON {
		return nil
	}
	_, err := fmt.Fprintln(c.App.Writer, none)
	return err
}
