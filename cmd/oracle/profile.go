package main

import (
	"errors"
	"fmt"
	"os"
	"runtime/pprof"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
)

var profileFlag = &ucli.PathFlag{Name: "cpu-profile", Usage: "`FILE` to write a CPU profile to, for `go tool pprof`; it is whole once the program has ended", EnvVars: cli.Env("cpu-profile")}

// profile writes down where the processor's time goes, until stop is called. A profile holds names of functions and no
// data. Without a path there is none.
func profile(path string) (stop func() error, err error) {
	if path == "" {
		return func() error { return nil }, nil
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, cli.Usage("--cpu-profile: %w", err)
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return nil, errors.Join(fmt.Errorf("write a CPU profile: %w", err), file.Close())
	}
	return func() error {
		pprof.StopCPUProfile()
		return file.Close()
	}, nil
}
