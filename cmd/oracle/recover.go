package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/gap"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/tiles"
)

var (
	writeFlag   = &ucli.BoolFlag{Name: "write", Usage: "fill the gap; without this it is only told"}
	foreignFlag = &ucli.StringSliceFlag{Name: "foreign", Usage: "the `HASH` of a transaction under one of our keys that a person has looked into"}
)

func recoverCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "recover",
		Usage: "fill the gap of a journal that is older than the chain, or say what is missing",
		Description: "For a database that was restored from a backup, and after somebody else has sent with one of our keys. Stop\n" +
			"the oracles first. --tiles is where the log's tiles are published, a folder or a URL; without it --tiles-dir.\n" +
			"Exit code 0: nothing is missing, or the gap is filled; 1: it can't be filled; 3: something is missing, and\n" +
			"nothing was written.",
		Flags: slices.Concat([]ucli.Flag{writeFlag, foreignFlag, jsonFlag, rpcFlag, finalityFlag, recoverTilesFlag, tilesFlag, verboseFlag},
			labFlags),
		Action: runRecover,
	}
}

var recoverTilesFlag = &ucli.StringFlag{Name: publishedFlag.Name, Usage: publishedFlag.Usage, EnvVars: publishedFlag.EnvVars}

func runRecover(c *ucli.Context) error {
	foreign, err := parseForeign(c)
	if err != nil {
		return err
	}
	l, err := openLab(c)
	if err != nil {
		return err
	}
	defer l.Close()
	if c.Bool(writeFlag.Name) {
		if err := l.addEpochs(c.Context); err != nil {
			return err
		}
	}
	r, err := l.recovery(c)
	if err != nil {
		return err
	}
	defer r.reader.Close()
	lock, err := l.journal.TryLock(c.Context, r.finder.Sequencer)
	if err != nil {
		return err
	}
	if lock != nil {
		defer lock.Release()
	} else if c.Bool(writeFlag.Name) {
		return cli.Hint(errors.New("recover: an oracle is running on this journal"), "stop it first, and start it again afterwards")
	}
	report, err := r.run(c.Context, c.Bool(writeFlag.Name), foreign)
	if err != nil {
		return err
	}
	if c.Bool(jsonFlag.Name) {
		err = json.NewEncoder(c.App.Writer).Encode(report)
	} else {
		err = report.print(c.App.Writer)
	}
	if err == nil && !report.Written && !report.gap.IsEmpty() {
		return cli.Exit(cli.ExitPending)
	}
	return err
}

// addEpochs adds the epochs that began after the backup: their wrapped keys are in the store.
func (l *lab) addEpochs(ctx context.Context) error {
	list, err := l.store.Epochs(ctx, l.log)
	if err != nil {
		return err
	}
	for _, e := range list {
		if _, err := l.journal.AddEpoch(ctx, e); err != nil {
			return err
		}
	}
	return l.keyring.Refresh(ctx)
}

func parseForeign(c *ucli.Context) (list []common.Hash, err error) {
	for _, text := range c.StringSlice(foreignFlag.Name) {
		hash, err := parseHash(foreignFlag.Name, text)
		if err != nil {
			return nil, err
		}
		list = append(list, hash)
	}
	return list, nil
}

// recovery is a journal on its way back to the chain.
type recovery struct {
	*lab
	reader *chain.Reader
	copies *oracle.CopyReader
	finder *gap.Finder
}

func (l *lab) recovery(c *ucli.Context) (*recovery, error) {
	published := c.String(recoverTilesFlag.Name)
	if published == "" {
		published = c.Path(tilesFlag.Name)
	}
	if published == "" {
		return nil, cli.Usage("--tiles: say where the log's tiles are published")
	}
	finality, err := deploy.ParseFinality(c.String(finalityFlag.Name))
	if err != nil {
		return nil, cli.Usage("%w", err)
	}
	sequencer, err := l.folder.Account(keys.Sequencer)
	if err != nil {
		return nil, err
	}
	var relayer common.Address
	if account, err := l.folder.Account(keys.Relayer); err == nil { // not every lab has one
		relayer = account.Address()
	}
	r := &recovery{lab: l, copies: &oracle.CopyReader{Log: l.log, Opener: l.keyring, Store: l.store}}
	if r.reader, err = chain.Read(c.Context, c.String(rpcFlag.Name), l.trust, finality); err != nil {
		return nil, err
	}
	r.finder = &gap.Finder{
		Member: l.member, Log: l.log, Sequencer: sequencer.Address(), Relayer: relayer, Chain: r.reader, Journal: l.journal,
		Published: &tiles.Published{Base: published, Log: l.log}, Copies: r.copies, Bodies: l.store,
	}
	return r, nil
}

// recovered is what the command says.
type recovered struct {
	Base         uint64              `json:"base"` // size of the newest tree that journal and chain agree on
	Entries      int                 `json:"entries"`
	Copies       int                 `json:"copies"`       // of these entries, with bodies, are in the store
	ClosedCopies int                 `json:"closedCopies"` // that could not be opened
	Transactions []recoveredTx       `json:"transactions"`
	Batches      int                 `json:"batches"`     // of disclosures; what they held is lost
	Suspensions  int                 `json:"suspensions"` // of accountings, that the store has a copy of
	Written      bool                `json:"written"`
	Lost         []journal.LostEntry `json:"lost"` // of all times; as of now

	gap *oracle.Gap
}

type recoveredTx struct {
	Hash    common.Hash    `json:"hash"`
	Account common.Address `json:"account"`
	Nonce   uint64         `json:"nonce"`
	Kind    oracle.TxKind  `json:"kind"`
	Block   uint64         `json:"block"`
	Size    uint64         `json:"checkpoint,omitempty"`
}

func (r *recovery) run(ctx context.Context, write bool, foreign []common.Hash) (*recovered, error) {
	g, err := r.finder.Find(ctx)
	switch {
	case errors.Is(err, gap.ErrForked):
		return nil, cli.Hint(err, "nothing can mend this: let the manager close the log, open a successor, and find out who holds the sequencer's key")
	case errors.Is(err, tiles.ErrNotPublished):
		return nil, cli.Hint(err, "bring the published tiles back from a mirror, or the store, or a newer backup of the database")
	case err != nil:
		return nil, err
	}
	report := &recovered{
		Base: g.Base.Size, Entries: len(g.Leaves), Copies: len(g.Copies), ClosedCopies: r.copies.Closed, gap: g,
		Batches: len(g.Batches), Suspensions: g.Suspensions,
		Transactions: []recoveredTx{},
	}
	for _, t := range g.Transactions {
		report.Transactions = append(report.Transactions, recoveredTx{t.Hash, t.Account, t.Nonce, t.Kind, t.Mined.Number, t.Size})
	}
	if write && !g.IsEmpty() {
		if err := acknowledged(g, foreign); err != nil {
			return nil, err
		}
		if err := r.journal.FillGap(ctx, g); err != nil {
			return nil, err
		}
		report.Written = true
	}
	report.Lost, err = r.journal.Lost(ctx)
	return report, err
}

// acknowledged wants each foreign transaction to be named by whoever looked into it.
func acknowledged(g *oracle.Gap, named []common.Hash) error {
	var missing []string
	for _, t := range g.Foreign() {
		if !slices.Contains(named, t.Hash) {
			missing = append(missing, fmt.Sprintf("%s of account %s in block %d", t.Hash, t.Account, t.Mined.Number))
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return cli.Hint(fmt.Errorf("recover: not all that was sent with our keys is the log's: %s", strings.Join(missing, "; ")),
		"somebody else may hold the key: replace it. Then name each of them with --foreign, and sending goes on")
}

func (r *recovered) print(w io.Writer) error {
	var b strings.Builder
	if r.gap.IsEmpty() {
		b.WriteString("nothing is missing: the journal is as new as the chain\n")
	} else {
		fmt.Fprintf(&b, "journal and chain agree on the first %d entries; %d more are anchored, and %d of them have a copy in the store\n",
			r.Base, r.Entries, r.Copies)
	}
	for _, t := range r.Transactions {
		fmt.Fprintf(&b, "transaction %s, nonce %d of account %s, in block %d: %s", t.Hash, t.Nonce, t.Account, t.Block, t.Kind)
		if t.Size > 0 {
			fmt.Fprintf(&b, " of %d entries", t.Size)
		}
		b.WriteString("\n")
	}
	if r.Batches > 0 {
		fmt.Fprintf(&b, "%d batches of disclosures were anchored since: what they accounted for is not in this journal. "+
			"Recipients' receipts and proofs that were handed out still say so\n", r.Batches)
	}
	if r.Suspensions > 0 {
		fmt.Fprintf(&b, "%d suspensions of accountings are in the store's copies, and not in this journal as they are there: until it has "+
			"them, tell no patient who got what\n", r.Suspensions)
	}
	if r.ClosedCopies > 0 {
		fmt.Fprintf(&b, "%d copies can't be opened: their epoch is not in this journal, its key was destroyed, or a crash cut them and others hold the same\n", r.ClosedCopies)
	}
	switch {
	case r.Written:
		b.WriteString("the gap is filled: start the oracle again\n")
	case !r.gap.IsEmpty():
		b.WriteString("nothing was written; --write fills the gap\n")
	}
	if len(r.Lost) > 0 {
		fmt.Fprintf(&b, "%d entries are leaf hashes and nothing else; their messages have to be sent again:\n", len(r.Lost))
		for _, e := range r.Lost {
			fmt.Fprintf(&b, "  place %d  %s\n", e.Place, e.Leaf)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
