package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/auth"
	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/access"
	"github.com/labseal/labseal/indexer/feed"
	"github.com/labseal/labseal/indexer/hooks"
	"github.com/labseal/labseal/internal/webhook"
)

var webhooksFlag = &ucli.PathFlag{Name: "webhooks", Usage: "TOML `FILE` that says which receivers are told of events", EnvVars: cli.Env("webhooks")}

// receiverConfig is a receiver as the file has it.
type receiverConfig struct {
	Name        string `toml:"name"`
	URL         string `toml:"url"`
	SecretFile  string `toml:"secret_file"`  // relative to the file's folder; whsec_ and base64
	Member      string `toml:"member"`       // on whose behalf it is told; without one it is told what is public
	Contract    string `toml:"contract"`     // only this contract's events
	Event       string `toml:"event"`        // only events of this name
	OnlyFinal   bool   `toml:"only_final"`   // tell of final blocks only
	AllowInside bool   `toml:"allow_inside"` // it may be on this machine or in a private network
}

// openTeller reads who is told; nil where nobody is.
func (m *mirror) openTeller(c *ucli.Context, guard *access.Guard, events *feed.Feed) (*hooks.Teller, error) {
	path := c.Path(webhooksFlag.Name)
	if path == "" {
		return nil, nil
	}
	var file struct {
		Receivers []receiverConfig `toml:"receiver"`
	}
	meta, err := toml.DecodeFile(path, &file)
	if err == nil && len(meta.Undecoded()) > 0 {
		err = fmt.Errorf("%s is not known", meta.Undecoded()[0])
	}
	if err != nil {
		return nil, cli.Usage("--webhooks: %w", err)
	}
	t := &hooks.Teller{Store: m.store, Schedule: webhook.Standard, Log: m.logger, Now: time.Now, Changed: events.Changed}
	for _, one := range file.Receivers {
		r, err := m.receiver(one, filepath.Dir(path), guard)
		if err == nil && slices.ContainsFunc(t.Receivers, func(r hooks.Receiver) bool { return r.Name == one.Name }) {
			err = errors.New("its name is there twice")
		}
		if err != nil {
			return nil, cli.Usage("--webhooks: receiver %q: %w", one.Name, err)
		}
		t.Receivers = append(t.Receivers, r)
	}
	return t, nil
}

func (m *mirror) receiver(one receiverConfig, folder string, guard *access.Guard) (hooks.Receiver, error) {
	r := hooks.Receiver{
		Name: one.Name, OnlyFinal: one.OnlyFinal, Filter: indexer.EventFilter{Contract: one.Contract, Name: one.Event},
	}
	var member common.Hash
	if one.Member != "" {
		b, err := hexutil.Decode(one.Member)
		if err != nil || len(b) != common.HashLength {
			return r, errors.New("member: want 0x and 64 hex digits")
		}
		member = common.Hash(b)
	}
	switch {
	case one.Name == "":
		return r, errors.New("want a name")
	case one.Contract != "" && !slices.Contains(indexer.Contracts, one.Contract):
		return r, fmt.Errorf("contract: want one of %v", indexer.Contracts)
	case !isReachable(one.URL, one.AllowInside):
		return r, errors.New("url: want https, or with allow_inside http on this machine")
	}
	secret, err := readSecret(one.SecretFile, folder)
	if err != nil {
		return r, err
	}
	client := webhook.NewClient(webhook.Outside)
	if one.AllowInside {
		client = webhook.NewClient(nil)
	}
	r.Sender = &webhook.Receiver{URL: one.URL, Secret: secret, Client: client}
	r.Scope = func(ctx context.Context) (indexer.EventScope, error) {
		caller := auth.Caller{Method: auth.Backend, Subject: one.Name, Member: member}
		var err error
		if member != (common.Hash{}) {
			caller.Roles, err = m.store.Standing(ctx, member)
		}
		return guard.Table.Scope(caller), err
	}
	return r, nil
}

// isReachable says whether nobody between can read what is sent to a URL.
func isReachable(text string, allowInside bool) bool {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	isLocal := u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
	return u.Scheme == "https" || allowInside && isLocal && u.Scheme == "http"
}

func readSecret(path, folder string) (webhook.Secret, error) {
	if path == "" {
		return webhook.Secret{}, errors.New("want a secret_file")
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(folder, path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		var at *fs.PathError
		if errors.As(err, &at) {
			err = at.Err // a path may be a secret that was put in the wrong place
		}
		return webhook.Secret{}, fmt.Errorf("secret_file: %w", err)
	}
	secret, err := webhook.ParseSecret(string(text))
	if err != nil {
		return secret, fmt.Errorf("secret_file: %w", err)
	}
	return secret, nil
}

func webhooksCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "webhooks",
		Usage: "see and decide what could not be delivered to receivers",
		Subcommands: []*ucli.Command{
			{Name: "dead", Usage: "list what nobody tries to deliver any more", Flags: append(storeFlags[:len(storeFlags):len(storeFlags)], jsonFlag), Action: runDead},
			{Name: "retry", Usage: "try a receiver's dead letters again", ArgsUsage: "RECEIVER", Flags: storeFlags, Action: runRetry},
			{
				Name: "forget", Usage: "drop a receiver with all that waits for it: it begins anew at the newest block", ArgsUsage: "RECEIVER",
				Flags: storeFlags, Action: runForget,
			},
		},
	}
}

func runDead(c *ucli.Context) error {
	m, err := openMirror(c)
	if err != nil {
		return err
	}
	defer m.store.Close()
	list, err := m.store.DeadLetters(c.Context, 1000)
	if err != nil {
		return err
	}
	if c.Bool(jsonFlag.Name) {
		return json.NewEncoder(c.App.Writer).Encode(list)
	}
	for _, d := range list {
		fmt.Fprintf(c.App.Writer, "%s\t%s\t%s\t%d attempts\t%s\n", d.Receiver, d.Made.UTC().Format(time.RFC3339), d.Event, d.Attempts, d.Reason)
	}
	return nil
}

func runRetry(c *ucli.Context) error {
	return onReceiver(c, "are tried again", func(m *mirror, name string) (int64, error) { return m.store.Revive(c.Context, name) })
}

func runForget(c *ucli.Context) error {
	return onReceiver(c, "receivers were forgotten", func(m *mirror, name string) (int64, error) { return m.store.Forget(c.Context, name) })
}

func onReceiver(c *ucli.Context, what string, do func(*mirror, string) (int64, error)) error {
	if c.NArg() != 1 {
		return cli.Usage("want the name of one receiver")
	}
	m, err := openMirror(c)
	if err != nil {
		return err
	}
	defer m.store.Close()
	n, err := do(m, c.Args().First())
	if err != nil {
		return err
	}
	fmt.Fprintf(c.App.Writer, "%d %s\n", n, what)
	return nil
}
