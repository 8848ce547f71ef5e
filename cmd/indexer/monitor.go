package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	ucli "github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/indexer/monitor"
	"github.com/labseal/labseal/internal/keys"
)

var (
	witnessNameFlag   = &ucli.StringFlag{Name: "name", Usage: "`NAME` of the witness, such as witness.example.org/labs: no spaces and no +", EnvVars: cli.Env("witness-name"), Required: true}
	witnessListenFlag = &ucli.StringFlag{Name: "listen", Usage: "`ADDRESS` to serve cosignatures, /healthz and /metrics at", EnvVars: cli.Env("witness-listen")}
	witnessPollFlag   = &ucli.DurationFlag{Name: "poll", Usage: "between looks at the logs", EnvVars: cli.Env("witness-poll"), Value: 10 * time.Second}
	patienceFlag      = &ucli.DurationFlag{Name: "patience", Usage: "how long an anchored head may stay unpublished", EnvVars: cli.Env("witness-patience"), Value: time.Hour}
	onceFlag          = &ucli.BoolFlag{Name: "once", Usage: "look at all logs once, and end", EnvVars: cli.Env("witness-once")}
	newKeyFlag        = &ucli.BoolFlag{Name: "new-key", Usage: "make the witness's key, print its public half, and end", EnvVars: cli.Env("witness-new-key")}
)

func monitorCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "monitor",
		Usage: "watch all labs' logs as an independent witness: cosign what only grows, alarm on all else",
		Description: "Works on the database of an `indexer run`, which mirrors chain and logs. Its key is witness.json in the\n" +
			"--keystore; --new-key makes it. Where a log shows something else than it anchored, or was seen otherwise\n" +
			"before, nothing of it is cosigned: the log says so, /healthz answers 503, and --once ends with exit code 1.",
		Flags: slices.Concat(storeFlags, []ucli.Flag{
			keystoreFlag, passwordFlag, witnessNameFlag, witnessListenFlag, witnessPollFlag, patienceFlag, onceFlag, newKeyFlag,
		}),
		Action: runMonitor,
	}
}

func runMonitor(c *ucli.Context) error {
	folder, err := openWitness(c)
	if err != nil {
		return err
	}
	key, err := folder.Witness()
	if errors.Is(err, keys.ErrMissing) {
		return cli.Hint(err, "`indexer monitor --new-key` makes it, once")
	}
	if err != nil {
		return err
	}
	w := &monitor.Monitor{
		Name: c.String(witnessNameFlag.Name), Key: key, Poll: c.Duration(witnessPollFlag.Name),
		Patience: c.Duration(patienceFlag.Name), Now: time.Now, Client: monitor.NewClient(),
	}
	if strings.ContainsAny(w.Name, " +\t\n") || w.Name == "" {
		return cli.Usage("--name: a witness's name has no spaces and no +")
	}
	if c.Bool(newKeyFlag.Name) {
		_, err := fmt.Fprintln(c.App.Writer, w.Witness())
		return err
	}
	m, err := readMirror(c)
	if err != nil {
		return err
	}
	defer m.store.Close()
	if m.trust == nil {
		return cli.Usage("a witness must know the labs' log keys: give the consortium's --trust file")
	}
	w.Store, w.Trust, w.Log = m.store, m.trust, m.logger
	if c.Bool(onceFlag.Name) {
		if err := m.store.Prepare(c.Context, m.deployment); err != nil {
			return err
		}
		return watchOnce(c, w)
	}
	front := &door{}
	group, ctx := errgroup.WithContext(c.Context)
	if address := c.String(witnessListenFlag.Name); address != "" {
		group.Go(func() error { return serve(ctx, address, front) })
	}
	group.Go(func() error {
		if err := m.await(ctx, front); err != nil || ctx.Err() != nil {
			return err
		}
		front.open(w.Handler())
		m.logger.Info("watching", "witness", w.Witness().String())
		w.Run(ctx)
		return nil
	})
	return group.Wait()
}

// openWitness opens the key folder, and makes the witness's key there where that is asked for.
func openWitness(c *ucli.Context) (*keys.Folder, error) {
	if c.Path(keystoreFlag.Name) == "" || c.Path(passwordFlag.Name) == "" {
		return nil, cli.Usage("a witness has a key: name --keystore and --password-file")
	}
	folder, err := keys.Open(c.Path(keystoreFlag.Name), c.Path(passwordFlag.Name))
	if err != nil || !c.Bool(newKeyFlag.Name) {
		return folder, err
	}
	return folder, folder.Create(keys.Witness)
}

func watchOnce(c *ucli.Context, w *monitor.Monitor) error {
	alarms, err := w.Step(c.Context)
	if err != nil {
		return err
	}
	for _, line := range w.Alarms() {
		if _, err := fmt.Fprintln(c.App.Writer, line); err != nil {
			return err
		}
	}
	if alarms > 0 {
		return cli.Exit(cli.ExitRefused)
	}
	return nil
}
