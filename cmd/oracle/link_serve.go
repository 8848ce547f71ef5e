package main

import (
	"context"
	"crypto/tls"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/healthlink"
)

// linkContent makes what links share.
func (l *lab) linkContent() (healthlink.Content, error) {
	issuer, err := l.issuer()
	if err != nil {
		return healthlink.Content{}, err
	}
	progress := func(ctx context.Context, id oracle.VersionID) (oracle.Progress, error) {
		list, err := l.journal.Progress(ctx, []oracle.VersionID{id})
		if err != nil {
			return oracle.Progress{}, err
		}
		return list[0], nil
	}
	return healthlink.Content{Issuer: issuer, Progress: progress}, nil
}

// readLinks reads what the flags say of TLS for links; nil where they say nothing.
func readLinks(c *ucli.Context) (secure *tls.Config, err error) {
	if c.String(linksListenFlag.Name) == "" {
		return nil, nil
	}
	var errs [2]error
	if c.String(linksURLFlag.Name) == "" {
		errs[0] = cli.Usage("--links-listen needs --links-url: under which URL the world reaches it")
	}
	if cert, key := c.Path(linksCertFlag.Name), c.Path(linksKeyFlag.Name); cert != "" || key != "" {
		pair, err := tls.LoadX509KeyPair(cert, key)
		if err != nil {
			errs[1] = cli.Usage("--links-tls-cert, --links-tls-key: %w", err)
		}
		secure = &tls.Config{MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{pair}}
	}
	return secure, cli.All(errs[:]...)
}

// linkServer serves links; nil where no flag says at which address.
func (l *lab) linkServer(c *ucli.Context) (*healthlink.Server, error) {
	if c.String(linksListenFlag.Name) == "" {
		return nil, nil
	}
	content, err := l.linkContent()
	if err != nil {
		return nil, err
	}
	return &healthlink.Server{
		Links: l.journal, Content: content, Keyring: l.keyring, Base: c.String(linksURLFlag.Name), Now: time.Now, Log: l.logger,
	}, nil
}

// forgetLinks deletes what links gave out that are over, until the context ends.
func (l *lab) forgetLinks(ctx context.Context) error {
	for {
		if err := l.journal.ForgetHealthLinks(ctx, time.Now()); err != nil && ctx.Err() == nil {
			l.logger.Warn("links that are over keep their files for now", "reason", err)
		}
		if err := sleep(ctx, time.Minute); err != nil {
			return err
		}
	}
}
