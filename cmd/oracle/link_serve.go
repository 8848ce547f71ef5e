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
		list, err := l.journal.Progress(ctx, l.threshold(), []oracle.VersionID{id})
		if err != nil {
			return oracle.Progress{}, err
		}
		return list[0], nil
	}
	return healthlink.Content{Issuer: issuer, Progress: progress}, nil
}

// linkServer serves links; nil where no flag says at which address.
func (l *lab) linkServer(c *ucli.Context) (*healthlink.Server, *tls.Config, error) {
	if c.String(linksListenFlag.Name) == "" {
		return nil, nil, nil
	}
	if c.String(linksURLFlag.Name) == "" {
		return nil, nil, cli.Usage("--links-listen needs --links-url: under which URL the world reaches it")
	}
	var secure *tls.Config
	if cert, key := c.Path(linksCertFlag.Name), c.Path(linksKeyFlag.Name); cert != "" || key != "" {
		pair, err := tls.LoadX509KeyPair(cert, key)
		if err != nil {
			return nil, nil, cli.Usage("--links-tls-cert, --links-tls-key: %w", err)
		}
		secure = &tls.Config{MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{pair}}
	}
	content, err := l.linkContent()
	if err != nil {
		return nil, nil, err
	}
	return &healthlink.Server{
		Links: l.journal, Content: content, Keyring: l.keyring, Base: c.String(linksURLFlag.Name), Now: time.Now, Log: l.logger,
	}, secure, nil
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
