package main

import (
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/keys"
)

func keysCommand() *ucli.Command {
	command := func(name, usage string, action ucli.ActionFunc) *ucli.Command {
		return &ucli.Command{
			Name: name, Usage: usage, ArgsUsage: "PURPOSE", Flags: []ucli.Flag{keystoreFlag, passwordFlag}, Action: action,
		}
	}
	return &ucli.Command{
		Name:  "keys",
		Usage: "look at the folder's keys, and let one follow another (docs/operator/keys.md)",
		Subcommands: []*ucli.Command{
			command("show", "print the public half of a key: an account's address, or the key itself", runKeysShow),
			command("prepare", "make the key that is to follow, beside the present one, and print its public half", runKeysPrepare),
			command("rotate", "put the prepared key in place; the one before stays beside it, read-only", runKeysRotate),
		},
	}
}

// openPurpose opens the key folder and reads which key is meant.
func openPurpose(c *ucli.Context) (*keys.Folder, keys.Purpose, error) {
	if c.Args().First() == "epoch" {
		return nil, "", cli.Usage("epochs follow each other by `oracle epoch rotate`")
	}
	if c.NArg() != 1 {
		return nil, "", cli.Usage("name one purpose: %v", keys.Purposes)
	}
	folder, err := keys.Open(c.Path(keystoreFlag.Name), c.Path(passwordFlag.Name))
	return folder, keys.Purpose(c.Args().First()), err
}

func runKeysShow(c *ucli.Context) error {
	folder, purpose, err := openPurpose(c)
	if err != nil {
		return err
	}
	public, err := folder.Show(purpose)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.App.Writer, hexutil.Encode(public))
	return err
}

func runKeysPrepare(c *ucli.Context) error {
	folder, purpose, err := openPurpose(c)
	if err != nil {
		return err
	}
	public, err := folder.Prepare(purpose)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.App.Writer, hexutil.Encode(public))
	return err
}

func runKeysRotate(c *ucli.Context) error {
	folder, purpose, err := openPurpose(c)
	if err != nil {
		return err
	}
	retired, err := folder.Rotate(purpose, time.Now())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.App.Writer, "in place; the one before is", retired)
	return err
}
