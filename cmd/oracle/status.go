package main

import (
	"encoding/json"
	"fmt"
	"slices"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
)

func statusCommand() *ucli.Command {
	return &ucli.Command{
		Name:   "status",
		Usage:  "say how many versions are in each state, and what is stuck and why",
		Flags:  slices.Concat([]ucli.Flag{jsonFlag}, labFlags),
		Action: runStatus,
	}
}

// newestAlerts is how many alerts the command shows.
const newestAlerts = 10

// status is what the command says.
type status struct {
	Versions    map[oracle.State]int `json:"versions"`
	Quarantined int                  `json:"quarantined"`
	Unreviewed  int                  `json:"unreviewed"`     // emergencies that lack one of their two reviews
	GivenUp     int                  `json:"noticesGivenUp"` // of which nobody was told
	Alerts      []journal.Alert      `json:"alerts"`         // the newest ones
	Stuck       []journal.Obstacle   `json:"stuck"`
}

func runStatus(c *ucli.Context) error {
	l, err := openBooks(c)
	if err != nil {
		return err
	}
	defer l.Close()
	var s status
	if s.Versions, err = l.journal.Count(c.Context); err != nil {
		return err
	}
	held, err := l.journal.Quarantine(c.Context, false)
	if err != nil {
		return err
	}
	s.Quarantined = len(held)
	if s.Unreviewed, _, err = l.journal.Unreviewed(c.Context); err != nil {
		return err
	}
	untold, err := l.journal.Untold(c.Context)
	if err != nil {
		return err
	}
	s.GivenUp = untold.GivenUp
	if s.Alerts, err = l.journal.Alerts(c.Context, newestAlerts); err != nil {
		return err
	}
	if s.Stuck, err = l.journal.Obstacles(c.Context); err != nil {
		return err
	}
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(s)
	}
	for _, state := range oracle.States {
		fmt.Fprintf(c.App.Writer, "%-10s %d\n", state, s.Versions[state])
	}
	if s.Quarantined > 0 {
		fmt.Fprintf(c.App.Writer, "%d in quarantine: see `oracle quarantine list`\n", s.Quarantined)
	}
	if s.Unreviewed > 0 {
		fmt.Fprintf(c.App.Writer, "%d EMERGENCIES ARE NOT REVIEWED by two people: see `oracle emergency list`\n", s.Unreviewed)
	}
	if s.GivenUp > 0 {
		fmt.Fprintf(c.App.Writer, "%d NOTICES COULD NOT BE DELIVERED, and nobody was told: see `oracle notices list`\n", s.GivenUp)
	}
	for _, a := range s.Alerts {
		about := ""
		if a.Record != "" {
			about = fmt.Sprintf("record %s version %d: ", a.Record, a.Version)
		}
		fmt.Fprintf(c.App.Writer, "alert of %s: %s%s\n", a.At, about, a.Alert)
	}
	for _, o := range s.Stuck {
		fmt.Fprintf(c.App.Writer, "stuck since %s: %s: %s\n", o.Since, o.What, o.Reason)
	}
	if len(s.Stuck) == 0 {
		fmt.Fprintln(c.App.Writer, "nothing is stuck")
	}
	return nil
}
