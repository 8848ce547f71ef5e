package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/epoch"
)

func epochCommand() *ucli.Command {
	command := func(name, usage, args string, flags []ucli.Flag, action ucli.ActionFunc) *ucli.Command {
		return &ucli.Command{
			Name: name, Usage: usage, ArgsUsage: args, Flags: slices.Concat(flags, labFlags), Action: action,
		}
	}
	return &ucli.Command{
		Name:  "epoch",
		Usage: "the epochs under whose keys all is sealed (docs/operator/keys.md)",
		Subcommands: []*ucli.Command{
			command("list", "say which epochs there are, and how many keys each wraps", "", []ucli.Flag{jsonFlag}, runEpochList),
			command("rotate", "begin a new epoch, under which all is sealed from now on", "", nil, runEpochRotate),
			command("rewrap", "wrap what an epoch that has ended holds under the current one; no body is touched", "EPOCH", nil, runEpochRewrap),
			command("mask", "put all that the journal is searched by under a new mask, and destroy the former one; intake waits meanwhile", "", nil, runEpochMask),
			command("destroy", "wrap what an epoch that has ended holds under the current one, and destroy its key for good", "EPOCH", nil, runEpochDestroy),
		},
	}
}

// keeper looks after the lab's epochs.
func (l *lab) keeper() *epoch.Keeper {
	return &epoch.Keeper{Log: l.log, Journal: l.journal, Store: l.store, Folder: l.folder, Keyring: l.keyring}
}

// epochLine is a line of the list.
type epochLine struct {
	Epoch uint32 `json:"epoch"`
	State string `json:"state"` // current, ended, destroyed
	Keys  int    `json:"keys"`  // that it wraps
}

func runEpochList(c *ucli.Context) error {
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := l.journal.Epochs(c.Context)
	if err != nil {
		return err
	}
	use, err := l.journal.EpochUse(c.Context)
	if err != nil {
		return err
	}
	for _, e := range list {
		line := epochLine{Epoch: e.ID, State: "current", Keys: use[e.ID]}
		switch {
		case e.Destroyed:
			line.State = "destroyed"
		case e.Ended:
			line.State = "ended"
		}
		if c.Bool(jsonFlag.Name) {
			err = json.NewEncoder(c.App.Writer).Encode(line)
		} else {
			_, err = fmt.Fprintf(c.App.Writer, "epoch %d: %s, wraps %d keys\n", line.Epoch, line.State, line.Keys)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func runEpochRotate(c *ucli.Context) error {
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	id, err := l.keeper().Rotate(c.Context)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "epoch %d is current: back the key folder up before you go on\n", id)
	return err
}

// atEpoch opens the books and reads which epoch is meant.
func atEpoch(c *ucli.Context, f func(k *epoch.Keeper, id uint32) error) error {
	id, err := strconv.ParseUint(c.Args().First(), 10, 32)
	if err != nil || id == 0 || c.NArg() != 1 {
		return cli.Usage("name one epoch by its number, as `oracle epoch list` prints it")
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	return f(l.keeper(), uint32(id))
}

func runEpochRewrap(c *ucli.Context) error {
	return atEpoch(c, func(k *epoch.Keeper, id uint32) error {
		n, err := k.Rewrap(c.Context, id)
		if err != nil {
			return fmt.Errorf("%w (%d keys were wrapped anew; run it again)", err, n)
		}
		_, err = fmt.Fprintf(c.App.Writer, "%d keys are wrapped anew\n", n)
		return err
	})
}

func runEpochMask(c *ucli.Context) error {
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	if err := l.keeper().Forget(c.Context); err != nil {
		return err
	}
	current, _, err := l.journal.MaskNumbers(c.Context)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "mask %d is in place: back the database and the key folder up; older backups are not searched without the former one\n", current)
	return err
}

func runEpochDestroy(c *ucli.Context) error {
	return atEpoch(c, func(k *epoch.Keeper, id uint32) error {
		if err := k.Destroy(c.Context, id); err != nil {
			return err
		}
		_, err := fmt.Fprintf(c.App.Writer, "the key of epoch %d is destroyed; back the database up: older backups do not open without that key\n", id)
		return err
	})
}
