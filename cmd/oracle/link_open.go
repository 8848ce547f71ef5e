package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/healthlink"
)

func runLinkOpen(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name the file that holds the link")
	}
	text, err := readRecord(c.Args().First())
	if err != nil {
		return cli.Usage("read the link: %w", err)
	}
	payload, err := healthlink.Parse(string(text))
	if err != nil {
		return err
	}
	var passcode string
	if path := c.Path(passcodeFlag.Name); path != "" {
		if passcode, err = readPasscode(path); err != nil {
			return err
		}
	}
	client := &http.Client{Timeout: time.Minute}
	contents, err := healthlink.Follow(c.Context, client, payload, c.String(linkAsFlag.Name), passcode, time.Now())
	if err != nil {
		return err
	}
	return writeLinked(c, contents)
}

// writeLinked writes what a link gave out, and the lab's files in it as `oracle verify` finds them.
func writeLinked(c *ucli.Context, contents [][]byte) error {
	dir := c.Path(linkOutFlag.Name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("write what the link gave out: %w", unnamed(err))
	}
	for i, content := range contents {
		attached, err := healthlink.Attachments(content)
		if err != nil {
			return err
		}
		base := fmt.Sprintf("linked-%d", i+1)
		for suffix, data := range map[string][]byte{
			".fhir.json": content, ".record": attached.Record, evidenceSuffix: attached.Evidence, openingSuffix: attached.Opening,
		} {
			if data == nil {
				continue
			}
			if err := os.WriteFile(filepath.Join(dir, base+suffix), data, 0o600); err != nil {
				return fmt.Errorf("write what the link gave out: %w", unnamed(err))
			}
		}
		fmt.Fprintln(c.App.Writer, filepath.Join(dir, base+".fhir.json"))
	}
	return nil
}
