package oracle_test

import (
	"context"
	"crypto"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/demographics"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/releaseserver"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

// releasePoints are the places at which a process that releases kills itself, before and after: on the way of a release to
// its recipient's receipt, of the accounting to the chain, and of an emergency to the chain.
var releasePoints = []string{
	"make parcel", "keep disclosure", "first byte", "keep receipt",
	"stage batch", "send batch", "confirm batch", "prove batch",
	"keep emergency", "stage emergency", "send emergency", "confirm emergency", "number emergency",
}

// release does what `oracle serve` does at its release endpoint and behind it.
func (l *lab) release(ctx context.Context, f *faults, c *child) error {
	listener, err := net.Listen("tcp", c.Address)
	if err != nil {
		return err
	}
	nodes := &chain.Releases{
		Nodes: []*chain.Peer{chain.NewPeer(l.node, l.deployment)}, Need: 1, Finality: l.finality, MaxAge: 24 * time.Hour, Now: time.Now,
	}
	defer nodes.Close()
	books := &faultyAccounts{Journal: l.Journal, faults: f, isLate: c.Broken == "late"}
	issuer, log := l.issuer(), slog.New(slog.DiscardHandler)
	server := &releaseserver.Server{
		Lab: l.member, Trust: l.trust, Journal: l.Journal, Keyring: l.keyring, Log: log, Now: time.Now,
		Register: &demographics.Register{Journal: l.Journal, Records: issuer, Lookup: testLookup{}},
		Receipts: &share.Receipts{Member: l.member, Journal: books, Keyring: l.keyring, Trust: l.trust},
		Sharer: &share.Sharer{
			Member: l.member, Journal: books, Issuer: issuer, Chain: nodes, Keyring: l.keyring,
			Statement: faultySigner{l.statement, f}, Window: time.Hour, Log: log, Now: time.Now,
			Evidence: func(ctx context.Context, id oracle.VersionID) ([]byte, error) {
				progress, err := l.Progress(ctx, []oracle.VersionID{id})
				if err != nil {
					return nil, err
				}
				return issuer.Evidence(ctx, progress[0])
			},
		},
	}
	go func() { _ = l.accountFor(ctx, f, books) }()
	return (&http.Server{Handler: faultyCounter{server, f, books.keepLate}, ReadHeaderTimeout: time.Minute}).Serve(listener)
}

// accountFor tells the chain of emergencies, and anchors the accounting many times a second.
func (l *lab) accountFor(ctx context.Context, f *faults, books *faultyAccounts) error {
	for ; ; time.Sleep(10 * time.Millisecond) {
		evm, err := chain.Dial(ctx, l.node, l.deployment)
		if err != nil {
			continue // the chain is down, as long as this process lives
		}
		ledger := evm.DisclosureLog(l.member, l.sequencer)
		outbox := &oracle.Outbox{
			Account: l.sequencer.Address(), Transactions: books, Node: faultyLedgerNode{evm, f}, Finality: l.finality,
		}
		cadence := oracle.DisclosureCadence{Every: 20 * time.Millisecond, Size: 16}
		a := &oracle.Anchorer{
			Obstacles: l.Journal, Lock: heldLock{}, Interval: 5 * time.Millisecond, Log: slog.New(slog.DiscardHandler),
			Steps: []oracle.Step{
				oracle.Send(outbox),
				oracle.AnnounceEmergencies(books, ledger, outbox),
				oracle.ProveDisclosures(books, ledger, chain.NewAttestors(l.attestors), l.trust),
				oracle.AnchorDisclosures(l.member, books, ledger, outbox, cadence, time.Now),
			},
		}
		return a.Run(ctx)
	}
}

// faultyAccounts is the journal with points around what it keeps of releases. With the fault "late" it keeps a disclosure
// only when its first byte has left.
type faultyAccounts struct {
	*journal.Journal
	*faults
	isLate bool
	lock   sync.Mutex
	late   []journal.Disclosure // under lock
}

func (b *faultyAccounts) AddDisclosure(ctx context.Context, d journal.Disclosure) error {
	return b.at("keep disclosure", func() error {
		if !b.isLate {
			return b.Journal.AddDisclosure(ctx, d)
		}
		b.lock.Lock()
		defer b.lock.Unlock()
		b.late = append(b.late, d)
		return nil
	})
}

func (b *faultyAccounts) keepLate(ctx context.Context) {
	b.lock.Lock()
	defer b.lock.Unlock()
	for _, d := range b.late {
		_ = b.Journal.AddDisclosure(ctx, d)
	}
	b.late = nil
}

func (b *faultyAccounts) AddReceipt(ctx context.Context, disclosure vault.RecordID, signed []byte) error {
	return b.at("keep receipt", func() error { return b.Journal.AddReceipt(ctx, disclosure, signed) })
}

func (b *faultyAccounts) AddEmergency(ctx context.Context, e journal.Emergency, records []vault.RecordID) error {
	return b.at("keep emergency", func() error { return b.Journal.AddEmergency(ctx, e, records) })
}

func (b *faultyAccounts) StageBatch(ctx context.Context, tx oracle.Tx, batch oracle.Batch, own []common.Hash, made time.Time) error {
	return b.at("stage batch", func() error { return b.Journal.StageBatch(ctx, tx, batch, own, made) })
}

func (b *faultyAccounts) StageEmergency(ctx context.Context, tx oracle.Tx, pseudonym common.Hash) error {
	return b.at("stage emergency", func() error { return b.Journal.StageEmergency(ctx, tx, pseudonym) })
}

func (b *faultyAccounts) NumberEmergency(ctx context.Context, pseudonym common.Hash, number uint64) error {
	return b.at("number emergency", func() error { return b.Journal.NumberEmergency(ctx, pseudonym, number) })
}

func (b *faultyAccounts) AddBatchProof(ctx context.Context, number uint64, p evidence.ChainProof) error {
	return b.at("prove batch", func() error { return b.Journal.AddBatchProof(ctx, number, p) })
}

func (b *faultyAccounts) SetState(ctx context.Context, tx oracle.Tx, state oracle.TxState, mined *oracle.Mined) error {
	set := func() error { return b.Journal.SetState(ctx, tx, state, mined) }
	if mined == nil {
		return set()
	}
	return b.at("confirm "+kindOf(tx.Raw), set)
}

// faultyLedgerNode is a node with points around what is sent to it.
type faultyLedgerNode struct {
	oracle.Node
	*faults
}

func (n faultyLedgerNode) Broadcast(ctx context.Context, raw []byte) error {
	return n.at("send "+kindOf(raw), func() error { return n.Node.Broadcast(ctx, raw) })
}

// kindOf says what a transaction tells the chain: a batch or an emergency.
func kindOf(raw []byte) string {
	breakGlass := bindings.NewDisclosureLog().PackBreakGlass([32]byte{}, [32]byte{}, [32]byte{})
	var tx types.Transaction
	if tx.UnmarshalBinary(raw) == nil && len(tx.Data()) > 4 && string(tx.Data()[:4]) == string(breakGlass[:4]) {
		return "emergency"
	}
	return "batch"
}

// faultySigner has points around the signing of what leaves.
type faultySigner struct {
	crypto.Signer
	*faults
}

func (s faultySigner) Sign(random io.Reader, digest []byte, opts crypto.SignerOpts) (signature []byte, err error) {
	err = s.at("make parcel", func() error {
		signature, err = s.Signer.Sign(random, digest, opts)
		return err
	})
	return signature, err
}

// faultyCounter has points around the first byte of a record that leaves.
type faultyCounter struct {
	http.Handler
	*faults
	left func(context.Context) // is told when it has
}

func (c faultyCounter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == releaseserver.Records {
		w = &faultyWriter{ResponseWriter: w, faults: c.faults, left: func() { c.left(r.Context()) }}
	}
	c.Handler.ServeHTTP(w, r)
}

type faultyWriter struct {
	http.ResponseWriter
	*faults
	left    func()
	isOK    bool
	isBegun bool
}

// Unwrap is for http.ResponseController.
func (w *faultyWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *faultyWriter) WriteHeader(status int) {
	w.isOK = status == http.StatusOK
	w.ResponseWriter.WriteHeader(status)
}

func (w *faultyWriter) Write(b []byte) (n int, err error) {
	if !w.isOK || w.isBegun || len(b) == 0 {
		return w.ResponseWriter.Write(b)
	}
	w.isBegun = true
	err = w.at("first byte", func() error {
		if n, err = w.ResponseWriter.Write(b[:1]); err != nil {
			return err
		}
		return http.NewResponseController(w.ResponseWriter).Flush()
	})
	if w.left(); err != nil {
		return n, err
	}
	m, err := w.ResponseWriter.Write(b[1:])
	return n + m, err
}

// providing makes the lab's member a provider with an encryption key: who can ask its own lab, also in an emergency.
func providing(key []byte) func(*bindings.IConsortiumNewMember) {
	return func(m *bindings.IConsortiumNewMember) {
		m.Roles.SetInt64(int64(bindings.RoleLab | bindings.RoleProvider))
		m.Keys = []bindings.IConsortiumKey{{Kind: bindings.KeyKindEncryption, Key: key}}
	}
}

// accounting has the trust file name the contract that holds the accounting.
func accounting(trust *evidence.Trust, d deploy.Deployment) {
	trust.Contracts = append(trust.Contracts, evidence.TrustContract{
		Name: "DisclosureLog", Address: d.DisclosureLog.Address, CodeHash: d.DisclosureLog.CodeHash,
	})
}
