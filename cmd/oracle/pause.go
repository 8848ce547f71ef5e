package main

import (
	"fmt"

	ucli "github.com/urfave/cli/v2"
)

var pauseReasonFlag = &ucli.StringFlag{
	Name: "reason", Usage: "`WHY`; `oracle status` shows it to everyone, so name no patient", Value: "an operator paused it",
}

func pauseCommand() *ucli.Command {
	return &ucli.Command{
		Name:   "pause",
		Usage:  "let anchoring rest, in all processes on this journal; messages are taken in as ever",
		Flags:  append([]ucli.Flag{pauseReasonFlag}, labFlags...),
		Action: runPause,
	}
}

func resumeCommand() *ucli.Command {
	return &ucli.Command{Name: "resume", Usage: "let anchoring go on", Flags: labFlags, Action: runResume}
}

func runPause(c *ucli.Context) error {
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	return l.journal.Pause(c.Context, c.String(pauseReasonFlag.Name))
}

func runResume(c *ucli.Context) error {
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	was, err := l.journal.Resume(c.Context)
	if err == nil && !was {
		fmt.Fprintln(c.App.Writer, "it was not paused")
	}
	return err
}
