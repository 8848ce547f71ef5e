package main

import (
	"context"
	"crypto"
	"crypto/ed25519"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"net/url"
	"os"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/params"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/epoch"
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
	maxFeeFlag     = &ucli.StringFlag{Name: "max-fee-gwei", Usage: "the most to offer for each gas, `GWEI`; a chain whose base fee is zero is paid nothing", EnvVars: cli.Env("max-fee-gwei"), Value: "200"}
	tipFlag        = &ucli.StringFlag{Name: "tip-gwei", Usage: "`GWEI` for each gas to whoever makes the block, instead of what the node suggests", EnvVars: cli.Env("tip-gwei")}
	raiseFlag      = &ucli.DurationFlag{Name: "raise-after", Usage: "offer a higher price when no block has taken a transaction for so long", EnvVars: cli.Env("raise-after"), Value: time.Minute}
	everyFlag      = &ucli.DurationFlag{Name: "disclosure-cadence", Usage: "anchor a batch of the accounting so often, whether there is anything in it or not; 0: never", EnvVars: cli.Env("disclosure-cadence"), Value: time.Hour}
	batchSizeFlag  = &ucli.IntFlag{Name: "disclosure-batch", Usage: "size of every batch, padded: 16, 64, 256, 1024 or 4096; what is too much waits for the next", EnvVars: cli.Env("disclosure-batch"), Value: 256}
	verboseFlag    = &ucli.BoolFlag{Name: "verbose", Usage: "tell more on standard error", EnvVars: cli.Env("verbose")}
)

var labFlags = []ucli.Flag{
	memberFlag, logFlag, databaseFlag, vaultFlag, keystoreFlag, passwordFlag, trustFlag, consortiumFlag,
}

var chainFlags = []ucli.Flag{
	rpcFlag, deploymentFlag, finalityFlag, attestorsFlag, tilesFlag, bundlesFlag, entriesFlag, ageFlag, intervalFlag,
	maxFeeFlag, tipFlag, raiseFlag, everyFlag, batchSizeFlag, verboseFlag,
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

// openLab opens the books that the flags name, and what opens the keys of what is sealed in them.
func openLab(c *ucli.Context) (*lab, error) {
	l, err := openBooks(c)
	if err != nil {
		return nil, err
	}
	if err := l.openKeyring(c.Context); err != nil {
		return nil, cli.All(err, l.Close())
	}
	return l, nil
}

func (l *lab) openKeyring(ctx context.Context) (err error) {
	l.keyring, err = epoch.OpenKeyring(ctx, l.journal, l.folder)
	return err
}

// openBooks opens the books that the flags name, and tells all that is wrong with them at once. There is no keyring in
// them: whatever opens nothing that is sealed needs none, and need not wait a second for each key that guards it.
func openBooks(c *ucli.Context) (*lab, error) {
	l, err := openParts(c)
	if err != nil {
		return nil, cli.All(err, l.Close())
	}
	return l, nil
}

// openParts opens each of the books by itself. What can't be opened is nil in the lab, and among the errors.
func openParts(c *ucli.Context) (*lab, error) {
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
	if l.journal != nil && l.folder != nil {
		l.journal.UseMasks(epoch.MasksOf(l.folder))
	}
	return l, cli.All(errs[:]...)
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

// keyringInterval is how long a service may go on holding the key of an epoch, or a mask, that another process has destroyed.
const keyringInterval = 10 * time.Second

// refreshKeyring looks which epochs and which mask there are, until the context ends.
func (l *lab) refreshKeyring(ctx context.Context) error {
	for {
		if err := sleep(ctx, keyringInterval); err != nil {
			return err
		}
		if err := l.keyring.Refresh(ctx); err != nil && ctx.Err() == nil {
			l.logger.Warn("epochs are not known to be as before", "reason", err)
		}
		if err := l.journal.RefreshMask(ctx); err != nil && ctx.Err() == nil {
			l.logger.Warn("the mask is not known to be as before", "reason", err)
		}
	}
}

func (l *lab) intake() (*intake.Intake, error) {
	statement, err := l.folder.Statement()
	lookup, lookupErr := l.folder.Lookup()
	if err := cli.All(err, lookupErr); err != nil {
		return nil, err
	}
	return &intake.Intake{
		Member: l.member, Log: l.log, Statement: statement, Lookup: lookup,
		Keyring: l.keyring, Journal: l.journal, Bodies: l.store, Now: time.Now,
	}, nil
}

// issuer hands out evidence and records.
func (l *lab) issuer() (*issue.Issuer, error) {
	if _, err := l.folder.Log(); err != nil {
		return nil, err
	}
	return l.opener(), nil
}

// opener hands out records. It opens a log key only when it is asked for evidence.
func (l *lab) opener() *issue.Issuer {
	logKey := func(public ed25519.PublicKey) (crypto.Signer, error) { return l.folder.LogOf(public) }
	return &issue.Issuer{Journal: l.journal, Store: l.store, Keyring: l.keyring, LogKey: logKey, Trust: l.trust}
}

// names are what members are called, by the trust file.
func (l *lab) names() map[common.Hash]string { return namesOf(l.trust) }

func namesOf(trust *evidence.Trust) map[common.Hash]string {
	names := map[common.Hash]string{}
	for _, m := range trust.Members {
		names[m.ID] = m.Name
	}
	return names
}

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
	fees       chain.Fees
	patience   time.Duration // until a price is raised

	disclosures oracle.DisclosureCadence
}

func readNode(c *ucli.Context) (n node, err error) {
	var errs [8]error
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
	n.disclosures = oracle.DisclosureCadence{Every: c.Duration(everyFlag.Name), Size: c.Int(batchSizeFlag.Name)}
	if n.disclosures.Every < 0 || !slices.Contains(evidence.DisclosureSizes, n.disclosures.Size) {
		errs[4] = cli.Usage("--disclosure-cadence, --disclosure-batch: want a time, and one of %v", evidence.DisclosureSizes)
	}
	n.patience = c.Duration(raiseFlag.Name)
	n.fees, errs[5] = readFees(c)
	// IPC is a path, and so is what nobody meant as a URL: that the node does not answer shows in the status.
	if !hasScheme(n.url, "http", "https", "ws", "wss", "") {
		errs[6] = cli.Usage("--%s: want a URL of http, https, ws or wss, or the path of a node's socket", rpcFlag.Name)
	}
	for _, url := range n.attestors {
		if url != "" && !hasScheme(url, "http", "https") { // a chain with seals needs none
			errs[7] = cli.Usage("--%s: want URLs of http or https, parted by commas", attestorsFlag.Name)
		}
	}
	return n, cli.All(errs[:]...)
}

// hasScheme says whether a URL can be read and is of one of these schemes. Those with a scheme have a host too.
func hasScheme(text string, schemes ...string) bool {
	u, err := url.Parse(text)
	return err == nil && slices.Contains(schemes, u.Scheme) && (u.Scheme == "" || u.Host != "")
}

func readFees(c *ucli.Context) (f chain.Fees, err error) {
	var errs [2]error
	f.Max, errs[0] = parseGwei(maxFeeFlag.Name, c.String(maxFeeFlag.Name))
	if text := c.String(tipFlag.Name); text != "" {
		f.Tip, errs[1] = parseGwei(tipFlag.Name, text)
	}
	if f.Max != nil && f.Tip != nil && f.Tip.Cmp(f.Max) > 0 {
		errs[1] = cli.Usage("--%s is more than --%s allows", tipFlag.Name, maxFeeFlag.Name)
	}
	return f, cli.All(errs[:]...)
}

// parseGwei reads an amount as in 1.5, in wei.
func parseGwei(name, text string) (*big.Int, error) {
	amount, ok := new(big.Rat).SetString(text)
	if ok {
		amount.Mul(amount, big.NewRat(params.GWei, 1))
	}
	if !ok || amount.Sign() < 0 || !amount.IsInt() {
		return nil, cli.Usage("--%s: want an amount in gwei as in 1.5, not %q", name, text)
	}
	return amount.Num(), nil
}

// dial connects to the node, and pays there what may be paid.
func (n node) dial(ctx context.Context) (*chain.Chain, error) {
	evm, err := chain.Dial(ctx, n.url, n.deployment)
	if err != nil {
		return nil, err
	}
	return evm.WithFees(n.fees), nil
}

// outbox is the outbox of an account on a chain.
func (l *lab) outbox(evm *chain.Chain, n node, account keys.Account) *oracle.Outbox {
	return &oracle.Outbox{
		Account: account.Address(), Transactions: l.journal, Node: evm, Finality: n.finality,
		Raiser: evm.Raiser(account), Patience: n.patience,
	}
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
