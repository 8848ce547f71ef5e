package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"log/slog"
	"os"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/folder"
	"github.com/labseal/labseal/oracle/mllp"
	"github.com/labseal/labseal/oracle/quota"
	"github.com/labseal/labseal/oracle/room"
)

// Flags of what takes records in.
var (
	mllpListenFlag  = &ucli.StringFlag{Name: "mllp-listen", Usage: "`ADDRESS` to take HL7 v2 messages at, by MLLP", EnvVars: cli.Env("mllp-listen")}
	mllpRateFlag    = &ucli.IntFlag{Name: "mllp-rate", Usage: "most messages a second of one sender; 0 is without limit", EnvVars: cli.Env("mllp-rate")}
	mllpPeersFlag   = &ucli.IntFlag{Name: "mllp-connections", Usage: "most connections of one sender", EnvVars: cli.Env("mllp-connections"), Value: 32}
	mllpFlightFlag  = &ucli.IntFlag{Name: "mllp-in-flight", Usage: "most messages of one sender that are not answered", EnvVars: cli.Env("mllp-in-flight"), Value: 1024}
	oneAnswerFlag   = &ucli.BoolFlag{Name: "mllp-one-answer", Usage: "where a message asks for two answers (MSH-15 and MSH-16), send the first only", EnvVars: cli.Env("mllp-one-answer")}
	fhirListenFlag  = &ucli.StringFlag{Name: "fhir-listen", Usage: "`ADDRESS` to take FHIR resources at, by POST to /fhir", EnvVars: cli.Env("fhir-listen")}
	fhirRateFlag    = &ucli.IntFlag{Name: "fhir-rate", Usage: "most requests a second of one sender; 0 is without limit", EnvVars: cli.Env("fhir-rate")}
	fhirFlightFlag  = &ucli.IntFlag{Name: "fhir-in-flight", Usage: "most requests of one sender that are not answered", EnvVars: cli.Env("fhir-in-flight"), Value: 64}
	tlsCertFlag     = &ucli.PathFlag{Name: "tls-cert", Usage: "`FILE` of the TLS certificate of what takes records in; without it, no TLS", EnvVars: cli.Env("tls-cert")}
	tlsKeyFlag      = &ucli.PathFlag{Name: "tls-key", Usage: "`FILE` of its private key", EnvVars: cli.Env("tls-key")}
	tlsClientCAFlag = &ucli.PathFlag{Name: "tls-client-ca", Usage: "`FILE` of the authorities whose client certificates are let in; without it, all are", EnvVars: cli.Env("tls-client-ca")}
	folderFlag      = &ucli.PathFlag{Name: "folder", Usage: "`FOLDER` to take files from that are dropped there", EnvVars: cli.Env("folder")}
	refuseReuseFlag = &ucli.BoolFlag{Name: "refuse-reuse", Usage: "refuse a message whose number (MSH-10) came before with another content; else it is taken, with an alert", EnvVars: cli.Env("refuse-reuse")}
)

var intakeFlags = []ucli.Flag{
	mllpListenFlag, mllpRateFlag, mllpPeersFlag, mllpFlightFlag, oneAnswerFlag, fhirListenFlag, fhirRateFlag, fhirFlightFlag, tlsCertFlag, tlsKeyFlag, tlsClientCAFlag,
	folderFlag, refuseReuseFlag,
}

// mllpLimits are the limits of a sender that the flags set.
func mllpLimits(c *ucli.Context) (mllp.Limits, error) {
	l := mllp.Limits{
		PerSecond: c.Int(mllpRateFlag.Name), PerSender: c.Int(mllpPeersFlag.Name), InFlight: c.Int(mllpFlightFlag.Name),
	}
	var errs [2]error
	if l.PerSecond < 0 {
		errs[0] = cli.Usage("--mllp-rate: want 0 or more")
	}
	if l.PerSender < 1 || l.InFlight < 1 || l.InFlight > 1<<16 {
		errs[1] = cli.Usage("--mllp-connections, --mllp-in-flight: want 1 or more, and at most 65536 in flight")
	}
	return l, cli.All(errs[:]...)
}

// fhirLimits are the limits of a sender that the flags set.
func fhirLimits(c *ucli.Context) (quota.Limits, error) {
	l := quota.Limits{PerSecond: c.Int(fhirRateFlag.Name), InFlight: c.Int(fhirFlightFlag.Name)}
	if l.PerSecond < 0 || l.InFlight < 1 || l.InFlight > 1<<16 {
		return l, cli.Usage("--fhir-rate, --fhir-in-flight: want 0 or more a second, and 1 to 65536 in flight")
	}
	return l, nil
}

// Flags of what watches whether there is room.
var (
	journalPathFlag = &ucli.PathFlag{Name: "journal-path", Usage: "`PATH` on the file system of the journal's database, if that is on this machine: intake stops before it is full", EnvVars: cli.Env("journal-path")}
	minFreeFlag     = &ucli.Uint64Flag{Name: "min-free", Usage: "`MIB` that must be free there", EnvVars: cli.Env("min-free"), Value: 1024}
	maxBacklogFlag  = &ucli.Int64Flag{Name: "max-backlog", Usage: "most `MIB` of sealed bodies that wait in the journal for a store that is down; 0 is without limit", EnvVars: cli.Env("max-backlog")}
)

var roomFlags = []ucli.Flag{journalPathFlag, minFreeFlag, maxBacklogFlag}

// roomInterval is the time between looks whether there is room.
const roomInterval = 2 * time.Second

// readRoom reads what the flags want watched.
func readRoom(c *ucli.Context) (*room.Watch, error) {
	const most = 1 << 40
	free, backlog := c.Uint64(minFreeFlag.Name), c.Int64(maxBacklogFlag.Name)
	if free > most || backlog < 0 || backlog > most {
		return nil, cli.Usage("--min-free, --max-backlog: want mebibytes")
	}
	path := c.Path(journalPathFlag.Name)
	if path != "" {
		if _, err := os.Stat(path); err != nil {
			return nil, cli.Usage("--journal-path: %w", unnamed(err))
		}
	}
	return &room.Watch{Path: path, MinFree: free << 20, MaxBacklog: backlog << 20}, nil
}

// watchRoom lets a watch see the journal, and looks once.
func (l *lab) watchRoom(ctx context.Context, w *room.Watch) error {
	w.Journal, w.Log = l.journal, l.logger
	if err := w.Look(ctx); err != nil {
		return cli.Usage("--journal-path, --max-backlog: %w", unnamed(err))
	}
	return nil
}

// folderInterval is the time between looks into the folder. A file is taken that did not change between two.
const folderInterval = time.Second

// openFolder opens the folder that files are dropped in; nil if no flag names one.
func openFolder(c *ucli.Context, log *slog.Logger) (*folder.Folder, error) {
	path := c.Path(folderFlag.Name)
	if path == "" {
		return nil, nil
	}
	f, err := folder.Open(path, folderInterval, log)
	if err != nil {
		return nil, cli.Usage("--folder: %w", err)
	}
	return f, nil
}

// intakeTLS reads what the flags say of TLS; nil if they say nothing.
func intakeTLS(c *ucli.Context) (*tls.Config, error) {
	config, err := readTLS(c.Path(tlsCertFlag.Name), c.Path(tlsKeyFlag.Name), c.Path(tlsClientCAFlag.Name))
	if err == nil && config != nil && c.String(mllpListenFlag.Name) == "" && c.String(fhirListenFlag.Name) == "" {
		err = cli.Usage("--tls-cert is for --mllp-listen and --fhir-listen: give one of them too")
	}
	return config, err
}

func readTLS(cert, key, clients string) (*tls.Config, error) {
	if cert == "" && key == "" && clients == "" {
		return nil, nil
	}
	if cert == "" || key == "" {
		return nil, cli.Usage("--tls-cert and --tls-key belong together, and --tls-client-ca needs both")
	}
	pair, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		return nil, cli.Usage("--tls-cert, --tls-key: %w", err)
	}
	config := &tls.Config{MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{pair}}
	if clients == "" {
		return config, nil
	}
	pem, err := os.ReadFile(clients)
	if err != nil {
		return nil, cli.Usage("--tls-client-ca: %w", err)
	}
	config.ClientAuth, config.ClientCAs = tls.RequireAndVerifyClientCert, x509.NewCertPool()
	if !config.ClientCAs.AppendCertsFromPEM(pem) {
		return nil, cli.Usage("--tls-client-ca: the file holds no certificate")
	}
	return config, nil
}
