package main

import (
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/web"
)

func pageCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "page",
		Usage: "write the page that checks evidence in a browser, to publish or to keep",
		Description: "The page is one file. It checks on the reader's device and asks the network for nothing, wherever it is put; it\n" +
			"also works from a disk.",
		ArgsUsage: "> verify.html",
		Action: func(c *ucli.Context) error {
			if c.NArg() > 0 {
				return cli.Usage("page takes no arguments: it writes to standard output")
			}
			_, err := c.App.Writer.Write(web.Page)
			return err
		},
	}
}
