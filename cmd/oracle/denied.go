package main

import (
	"encoding/json"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

func runDenied(c *ucli.Context) error {
	var of *vault.RecordID
	switch c.NArg() {
	case 0:
	case 1:
		id, err := parseRecord(c.Args().First())
		if err != nil {
			return err
		}
		of = &id
	default:
		return cli.Usage("name one record of the patient, or none")
	}
	from, to, err := readPeriod(c, time.Now())
	if err != nil {
		return err
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := l.journal.Denials(c.Context, of, from, to)
	if err != nil {
		return err
	}
	for _, d := range list {
		try, err := share.OpenTry(l.keyring, d)
		if err != nil {
			return err
		}
		if err := json.NewEncoder(c.App.Writer).Encode(try); err != nil {
			return err
		}
	}
	return nil
}
