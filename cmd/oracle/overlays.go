package main

import (
	"slices"

	"github.com/BurntSushi/toml"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/release"
)

var overlaysFlag = &ucli.PathFlag{Name: "overlays", Usage: "TOML `FILE` of what the law of the lab's state lets go by consent only", EnvVars: cli.Env("overlays")}

// overlayFile is the file as it is written.
type overlayFile struct {
	Overlays []struct {
		Law   string   `toml:"law"`
		Bases []string `toml:"bases"`
		Codes []string `toml:"codes"` // SYSTEM|CODE
	} `toml:"overlay"`
}

// readOverlays reads the file that the flags name; none where they name none. What it does not know, it refuses.
func readOverlays(c *ucli.Context) (list []release.Overlay, err error) {
	path := c.Path(overlaysFlag.Name)
	if path == "" {
		return nil, nil
	}
	var file overlayFile
	meta, err := toml.DecodeFile(path, &file)
	if err != nil {
		return nil, cli.Usage("--overlays: %w", unnamed(err))
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, cli.Usage("--overlays: %s is not known", unknown[0])
	}
	for _, o := range file.Overlays {
		one := release.Overlay{Law: o.Law}
		if o.Law == "" || len(o.Bases) == 0 || len(o.Codes) == 0 {
			return nil, cli.Usage("--overlays: each has a law, bases and codes")
		}
		for _, text := range o.Bases {
			basis := release.Basis(text)
			if !slices.Contains(release.Bases, basis) || !basis.CanNarrow() {
				return nil, cli.Usage("--overlays: %s: %q is no basis that a state's law narrows here", o.Law, text)
			}
			one.Bases = append(one.Bases, basis)
		}
		for _, text := range o.Codes {
			coding, err := parseCoding(text)
			if err != nil {
				return nil, cli.Usage("--overlays: %s: %w", o.Law, err)
			}
			one.Codes = append(one.Codes, consent.Code(coding.System, coding.Code))
		}
		list = append(list, one)
	}
	return list, nil
}
