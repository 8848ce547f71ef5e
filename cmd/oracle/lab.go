package main

import (
	"context"
	"crypto"
	"crypto/ed25519"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

// Flags of every command that works for a lab. Each has an environment variable; the devnet's DIR/env sets them all.
var (
	memberFlag     = &ucli.StringFlag{Name: "member", Usage: "the lab's member `ID`, 32 bytes in hex", EnvVars: cli.Env("member"), Required: true}
	logFlag        = &ucli.StringFlag{Name: "log", Usage: "the log's `ID`, 32 bytes in hex", EnvVars: cli.Env("log"), Required: true}
	databaseFlag   = &ucli.StringFlag{Name: "database-url", Usage: "Postgres `URL` of the journal", EnvVars: cli.Env("oracle-database-url"), Required: true}
	vaultFlag      = &ucli.StringFlag{Name: "vault-url", Usage: "`URL` of the store of sealed bodies", EnvVars: cli.Env("vault-url"), Required: true}
	keystoreFlag   = &ucli.PathFlag{Name: "keystore", Usage: "`FOLDER` of the lab's keys", EnvVars: cli.Env("keystore"), Required: true}
	passwordFlag   = &ucli.PathFlag{Name: "password-file", Usage: "`FILE` with the password of the keys", EnvVars: cli.Env("password-file"), Required: true}
	trustFlag      = &ucli.PathFlag{Name: "trust", Usage: "the consortium's trust `FILE`", EnvVars: cli.Env("trust"), Required: true}
	consortiumFlag = &ucli.StringFlag{Name: "consortium", Usage: "the consortium's `ID`, known from elsewhere", EnvVars: cli.Env("consortium")}
	rpcFlag        = &ucli.StringFlag{Name: "rpc-url", Usage: "`URL` of an EVM node", EnvVars: cli.Env("rpc-url"), Required: true}
	deploymentFlag = &ucli.PathFlag{Name: "deployment", Usage: "`FILE` that says where the contracts are", EnvVars: cli.Env("deployment"), Required: true}
	finalityFlag   = &ucli.StringFlag{Name: "finality", Usage: "when a block is final: instant, tag or depth:N", EnvVars: cli.Env("finality"), Value: "instant"}
	attestorsFlag  = &ucli.StringSliceFlag{Name: "attestors", Usage: "base `URL`s of the members' attestors", EnvVars: cli.Env("attestors"), Required: true}
	tilesFlag      = &ucli.PathFlag{Name: "tiles-dir", Usage: "`FOLDER` to publish the log's hash tiles in", EnvVars: cli.Env("tiles-dir")}
	bundlesFlag    = &ucli.BoolFlag{Name: "publish-entries", Usage: "publish the statements beside the hash tiles; they show volume and status to anyone", EnvVars: cli.Env("publish-entries")}
	entriesFlag    = &ucli.Uint64Flag{Name: "checkpoint-entries", Usage: "anchor when so many entries wait; without this and --checkpoint-age, at once", EnvVars: cli.Env("checkpoint-entries")}
	ageFlag        = &ucli.DurationFlag{Name: "checkpoint-age", Usage: "anchor when an entry has waited so long", EnvVars: cli.Env("checkpoint-age")}
	intervalFlag   = &ucli.DurationFlag{Name: "interval", Usage: "between looks at the chain", EnvVars: cli.Env("interval"), Value: 200 * time.Millisecond}
	verboseFlag    = &ucli.BoolFlag{Name: "verbose", Usage: "tell more on standard error", EnvVars: cli.Env("verbose")}
)

var labFlags = []ucli.Flag{
	memberFlag, logFlag, databaseFlag, vaultFlag, keystoreFlag, passwordFlag, trustFlag, consortiumFlag,
}

var chainFlags = []ucli.Flag{
	rpcFlag, deploymentFlag, finalityFlag, attestorsFlag, tilesFlag, bundlesFlag, entriesFlag, ageFlag, intervalFlag, verboseFlag,
}

// lab is the open books of a lab: journal, vault, keys, trust.
type lab struct {
	member, log common.Hash
	journal     *journal.Journal
	store       *vault.Store
	keyring     *vault.Keyring
	folder      *keys.Folder
	trust       *evidence.Trust
	logger      *slog.Logger
}

// openLab opens the books that the flags name, and tells all that is wrong with them at once.
func openLab(c *ucli.Context) (*lab, error) {
	l := &lab{logger: cli.Logger(c.Bool(verboseFlag.Name))}
	var errs [6]error
	l.member, errs[0] = parseHash(memberFlag.Name, c.String(memberFlag.Name))
	l.log, errs[1] = parseHash(logFlag.Name, c.String(logFlag.Name))
	l.trust, _, errs[2] = readTrust(c.Path(trustFlag.Name), c.String(consortiumFlag.Name))
	l.folder, errs[3] = keys.Open(c.Path(keystoreFlag.Name), c.Path(passwordFlag.Name))
	l.store, errs[4] = vault.OpenStore(c.Context, c.String(vaultFlag.Name))
	if errs[0] == nil && errs[1] == nil {
		l.journal, errs[5] = journal.Open(c.Context, c.String(databaseFlag.Name), l.member, l.log)
	}
	err := cli.All(errs[:]...)
	if err == nil {
		l.keyring, err = intake.OpenKeyring(c.Context, l.journal, l.folder)
	}
	if err != nil {
		return nil, cli.All(err, l.Close())
	}
	return l, nil
}

// Close lets go of what is open of journal and store.
func (l *lab) Close() error {
	var errs [2]error
	if l.journal != nil {
		errs[0] = l.journal.Close()
	}
	if l.store != nil {
		errs[1] = l.store.Close()
	}
	return errors.Join(errs[:]...)
}

func (l *lab) intake() (*intake.Intake, error) {
	statement, err := l.folder.Statement()
	if err != nil {
		return nil, err
	}
	lookup, err := l.folder.Lookup()
	if err != nil {
		return nil, err
	}
	return &intake.Intake{
		Member: l.member, Log: l.log, Statement: statement, Lookup: lookup,
		Keyring: l.keyring, Journal: l.journal, Now: time.Now,
	}, nil
}

func (l *lab) issuer() (*issue.Issuer, error) {
	if _, err := l.folder.Log(); err != nil {
		return nil, err
	}
	logKey := func(public ed25519.PublicKey) (crypto.Signer, error) { return l.folder.LogOf(public) }
	return &issue.Issuer{Journal: l.journal, Store: l.store, Keyring: l.keyring, LogKey: logKey, Trust: l.trust}, nil
}

func (l *lab) threshold() int { return l.trust.Wanted() }

// readTrust reads a trust file and returns its hash. It compares that with the consortium id where the reader has set
// it.
func readTrust(path, consortium string) (*evidence.Trust, common.Hash, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, common.Hash{}, cli.Usage("read trust file: %w", err)
	}
	trust, hash, err := evidence.ParseTrust(file)
	if err != nil {
		return nil, common.Hash{}, cli.Hint(err, "get the trust file from the consortium, not from whoever gave you the evidence")
	}
	if consortium == "" {
		return trust, hash, nil
	}
	want, err := parseHash(consortiumFlag.Name, consortium)
	if err != nil {
		return nil, common.Hash{}, err
	}
	if hash != want {
		return nil, common.Hash{}, cli.Hint(
			fmt.Errorf("trust: the trust file is of consortium %s, not of %s", hash, want),
			"one of them is wrong; ask the consortium for its id and its trust file")
	}
	return trust, hash, nil
}

func parseHash(name, text string) (common.Hash, error) {
	var h common.Hash
	if err := h.UnmarshalText([]byte(text)); err != nil {
		return h, cli.Usage("%s: want 32 bytes in hex with 0x: %w", name, err)
	}
	return h, nil
}

// node is what the commands that send need to know of the chain.
type node struct {
	url        string
	deployment deploy.Deployment
	finality   deploy.Finality
	attestors  []string
	tilesDir   string
	bundles    bool
	interval   time.Duration
	cadence    oracle.Cadence
}

func readNode(c *ucli.Context) (n node, err error) {
	var errs [4]error
	n.deployment, errs[0] = deploy.Load(c.Path(deploymentFlag.Name))
	if n.finality, err = deploy.ParseFinality(c.String(finalityFlag.Name)); err != nil {
		errs[1] = cli.Usage("%w", err)
	}
	n.url, n.attestors = c.String(rpcFlag.Name), c.StringSlice(attestorsFlag.Name)
	n.tilesDir, n.interval = c.Path(tilesFlag.Name), c.Duration(intervalFlag.Name)
	if n.bundles = c.Bool(bundlesFlag.Name); n.bundles && n.tilesDir == "" {
		errs[3] = cli.Usage("--publish-entries needs --tiles-dir, the folder to publish in")
	}
	n.cadence = oracle.Cadence{Entries: c.Uint64(entriesFlag.Name), Age: c.Duration(ageFlag.Name)}
	if n.cadence.Entries > 0 && n.cadence.Age == 0 {
		errs[2] = cli.Usage("--checkpoint-entries needs --checkpoint-age: else the last entries of a quiet day are never anchored")
	}
	return n, cli.All(errs[:]...)
}

// sleep waits, or until the context ends.
func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
