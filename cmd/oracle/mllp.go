package main

import (
	"crypto/tls"
	"crypto/x509"
	"os"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
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

// readMLLP reads what the flags say of the server for messages.
func readMLLP(c *ucli.Context) (*mllp.Server, error) {
	secure, err := mllpTLS(c.Path(mllpCertFlag.Name), c.Path(mllpKeyFlag.Name), c.Path(mllpClientCAFlag.Name))
	if err == nil && secure != nil && c.String(mllpListenFlag.Name) == "" {
		err = cli.Usage("--mllp-cert is for --mllp-listen: give both")
	}
	return &mllp.Server{TLS: secure, Limits: mllp.Limits{PerSecond: c.Int(mllpRateFlag.Name)}}, err
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
