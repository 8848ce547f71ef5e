package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"os"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/lis"
	"github.com/labseal/labseal/oracle/mllp"
)

// Flags of what takes messages in.
var (
	mllpListenFlag   = &ucli.StringFlag{Name: "mllp-listen", Usage: "`ADDRESS` to take HL7 v2 messages at, by MLLP", EnvVars: cli.Env("mllp-listen")}
	mllpCertFlag     = &ucli.PathFlag{Name: "mllp-cert", Usage: "`FILE` of the TLS certificate; without it, no TLS", EnvVars: cli.Env("mllp-cert")}
	mllpKeyFlag      = &ucli.PathFlag{Name: "mllp-key", Usage: "`FILE` of its private key", EnvVars: cli.Env("mllp-key")}
	mllpClientCAFlag = &ucli.PathFlag{Name: "mllp-client-ca", Usage: "`FILE` of the authorities whose client certificates are let in; without it, all are", EnvVars: cli.Env("mllp-client-ca")}
	mllpRateFlag     = &ucli.IntFlag{Name: "mllp-rate", Usage: "most messages a second of one connection; 0 is without limit", EnvVars: cli.Env("mllp-rate")}
	refuseReuseFlag  = &ucli.BoolFlag{Name: "refuse-reuse", Usage: "refuse a message whose number (MSH-10) came before with another content; else it is taken, with an alert", EnvVars: cli.Env("refuse-reuse")}
)

var intakeFlags = []ucli.Flag{
	mllpListenFlag, mllpCertFlag, mllpKeyFlag, mllpClientCAFlag, mllpRateFlag, refuseReuseFlag,
}

// listener is where messages come in.
type listener struct {
	net.Listener
	server *mllp.Server
}

// listen opens what the flags name; nil if they name nothing.
func (l *lab) listen(c *ucli.Context) (*listener, error) {
	address := c.String(mllpListenFlag.Name)
	secure, err := mllpTLS(c.Path(mllpCertFlag.Name), c.Path(mllpKeyFlag.Name), c.Path(mllpClientCAFlag.Name))
	switch {
	case err != nil:
		return nil, err
	case address == "" && secure != nil:
		return nil, cli.Usage("--mllp-cert is for --mllp-listen: give both")
	case address == "":
		return nil, nil
	}
	socket, err := net.Listen("tcp", address)
	if err != nil {
		return nil, cli.Usage("--mllp-listen: %w", err)
	}
	limits := mllp.Limits{PerSecond: c.Int(mllpRateFlag.Name)}
	return &listener{socket, &mllp.Server{TLS: secure, Limits: limits, Log: l.logger}}, nil
}

func mllpTLS(cert, key, clients string) (*tls.Config, error) {
	if cert == "" && key == "" && clients == "" {
		return nil, nil
	}
	if cert == "" || key == "" {
		return nil, cli.Usage("--mllp-cert and --mllp-key belong together, and --mllp-client-ca needs both")
	}
	pair, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		return nil, cli.Usage("--mllp-cert, --mllp-key: %w", err)
	}
	config := &tls.Config{MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{pair}}
	if clients == "" {
		return config, nil
	}
	pem, err := os.ReadFile(clients)
	if err != nil {
		return nil, cli.Usage("--mllp-client-ca: %w", err)
	}
	config.ClientAuth, config.ClientCAs = tls.RequireAndVerifyClientCert, x509.NewCertPool()
	if !config.ClientCAs.AppendCertsFromPEM(pem) {
		return nil, cli.Usage("--mllp-client-ca: the file holds no certificate")
	}
	return config, nil
}

// take takes messages in until the context ends. The queue ends after the server, so that what is in flight is answered.
func (l *lab) take(ctx context.Context, at *listener, in *intake.Intake) error {
	queue := intake.NewQueue(in, l.logger)
	at.server.Handler = &lis.Desk{Intake: queue, Now: time.Now, Log: l.logger, Receipts: in.Promise > 0}
	queuing, stop := context.WithCancel(context.WithoutCancel(ctx))
	done := make(chan error, 1)
	go func() { done <- queue.Run(queuing) }()
	err := at.server.Serve(ctx, at)
	stop()
	<-done
	if ctx.Err() == nil {
		return fmt.Errorf("take messages: %w", err)
	}
	return ctx.Err()
}
