package oracle_test

import (
	"cmp"
	"context"
	stdcrypto "crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devchain"
	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/epoch"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/tiles"
	"github.com/labseal/labseal/oracle/vault"
)

// lab is a lab of one member on an EVM of its own, with attestors who sign whatever the node holds.
type lab struct {
	*journal.Journal
	url           string // of the database
	node          string // URL
	client        *ethclient.Client
	deployment    deploy.Deployment
	finality      deploy.Finality
	member        common.Hash
	log           common.Hash
	sequencer     account
	statement     *ecdsa.PrivateKey
	logKey        ed25519.PrivateKey
	formerLogKeys []ed25519.PrivateKey
	keysDir       string
	storeURL      string
	folder        *keys.Folder
	keyring       *vault.Keyring
	store         *vault.Store
	trust         *evidence.Trust
	attestors     []string
	tilesDir      string
	cadence       oracle.Cadence
	maxGrowth     uint64 // of a checkpoint; 0 for the default
	fees          chain.Fees
	patience      time.Duration

	founding func(*bindings.IConsortiumNewMember) // nil: it is a lab and nothing else
}

// account signs for an account whose key is at hand.
type account struct{ key *ecdsa.PrivateKey }

func newAccount(t testing.TB) account {
	t.Helper()
	key, err := crypto.GenerateKey()
	check(t, err)
	return account{key}
}

func (a account) Address() common.Address { return crypto.PubkeyToAddress(a.key.PublicKey) }

func (a account) SignTx(tx *types.Transaction, chainID *big.Int) (*types.Transaction, error) {
	return types.SignTx(tx, types.LatestSignerForChainID(chainID), a.key)
}

// newLab brings up a lab on a chain that makes a block when a transaction comes.
func newLab(t testing.TB) *lab { return newLabOf(t, 0) }

// newLabOf brings up a lab on a contract by which a checkpoint may grow a log by so many entries; 0 is the default.
func newLabOf(t testing.TB, maxGrowth uint64) *lab {
	t.Helper()
	l := &lab{sequencer: newAccount(t), member: common.Hash{0xa1}, log: common.Hash{0xb1}, maxGrowth: maxGrowth}
	manager := newAccount(t)
	ether := big.NewInt(1e18)
	evm, err := devchain.Start(t.Context(), devchain.Config{
		Dir:   t.TempDir(),
		Alloc: map[common.Address]*big.Int{l.sequencer.Address(): ether, manager.Address(): ether},
	})
	check(t, err)
	t.Cleanup(func() { check(t, evm.Close()) })
	l.node, l.client = evm.URL(), evm.Client()
	l.found(t, manager)
	return l
}

// newAnvilLab brings up a lab on an anvil, for what a real node does not do.
func newAnvilLab(t *testing.T, args ...string) *lab { return newAnvilLabOf(t, nil, args...) }

// newAnvilLabOf brings up one whose member is founded in another way.
func newAnvilLabOf(t *testing.T, founding func(*bindings.IConsortiumNewMember), args ...string) *lab {
	t.Helper()
	evm, err := devchain.StartAnvil(t.Context(), args...)
	check(t, err)
	t.Cleanup(func() { evm.Close() })
	l := &lab{
		sequencer: newAccount(t), member: common.Hash{0xa1}, log: common.Hash{0xb1}, node: evm.URL(), founding: founding,
	}
	l.client, err = ethclient.DialContext(t.Context(), evm.URL())
	check(t, err)
	t.Cleanup(l.client.Close)
	manager := newAccount(t)
	for _, a := range []account{l.sequencer, manager} {
		l.ask(t, nil, "anvil_setBalance", a.Address(), hexutil.EncodeBig(new(big.Int).Lsh(big.NewInt(1e18), 10)))
	}
	l.found(t, manager)
	return l
}

// ask calls a method of the node.
func (l *lab) ask(t *testing.T, answer any, method string, args ...any) {
	t.Helper()
	check(t, l.client.Client().CallContext(t.Context(), answer, method, args...))
}

// found deploys the contracts on the lab's chain, opens its log, and opens its books.
func (l *lab) found(t testing.TB, manager account) {
	t.Helper()
	var err error
	l.statement, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	_, l.logKey, err = ed25519.GenerateKey(rand.Reader)
	check(t, err)
	chainID, err := l.client.ChainID(t.Context())
	check(t, err)
	opts := bind.NewKeyedTransactor(manager.key, chainID)
	member := bindings.IConsortiumNewMember{
		Id: l.member, Roles: big.NewInt(int64(bindings.RoleLab)),
		Accounts: []bindings.IConsortiumAccount{
			{Account: newAccount(t).Address(), Purpose: bindings.PurposeGovernor},
			{Account: manager.Address(), Purpose: bindings.PurposeManager},
			{Account: l.sequencer.Address(), Purpose: bindings.PurposeSequencer},
		},
		Keys: []bindings.IConsortiumKey{},
	}
	if l.founding != nil {
		l.founding(&member)
	}
	l.deployment, err = deploy.Deploy(t.Context(), l.client, opts, deploy.Founding{
		Parameters: atOnce(), Limits: l.limits(), Members: []bindings.IConsortiumNewMember{member},
	})
	check(t, err)
	contract := bindings.NewResultLog()
	opts.GasTipCap = new(big.Int)
	tx, err := bind.Transact(contract.Instance(l.client, l.deployment.ResultLog.Address), opts, contract.PackOpenLog(l.member, l.log, [32]byte{}))
	check(t, err)
	_, err = deploy.WaitMined(t.Context(), l.client, tx.Hash())
	check(t, err)

	l.trustIn(t)
	l.url = pgtest.NewDatabase(t)
	l.openKeys(t)
	l.reopen(t)
	l.storeURL = "file://" + t.TempDir()
	l.store, err = vault.OpenStore(t.Context(), l.storeURL)
	check(t, err)
	t.Cleanup(func() { l.store.Close() })
	l.tilesDir = t.TempDir()
}

func (l *lab) limits() deploy.Limits {
	limits := deploy.DefaultLimits()
	if l.maxGrowth > 0 {
		limits.MaxGrowth = l.maxGrowth
	}
	return limits
}

// atOnce are parameters under which a manager's change does not wait.
func atOnce() bindings.IConsortiumParameters {
	parameters := deploy.DefaultParameters()
	parameters.ManagerDelay = 0
	return parameters
}

// trustIn writes a trust file of three members whose attestors are served over HTTP.
func (l *lab) trustIn(t testing.TB) {
	l.trust = &evidence.Trust{
		Format: evidence.TrustFormat, Number: 1,
		Chain: evidence.TrustChain{ID: l.deployment.ChainID, Genesis: l.deployment.Genesis, Codec: "ethereum"},
		Contracts: []evidence.TrustContract{
			{Name: "ResultLog", Address: l.deployment.ResultLog.Address, CodeHash: l.deployment.ResultLog.CodeHash},
		},
		Governance: evidence.TrustThreshold{Threshold: 1}, Attestation: []evidence.TrustPeriod{{Threshold: 2}},
		Validators: []evidence.ValidatorSet{}, Pinned: []evidence.PinnedBlock{},
	}
	for i := range 3 {
		attestor := newAccount(t)
		m := &evidence.Member{
			ID: common.Hash{0xa1 + byte(i)}, Name: fmt.Sprintf("member %d", i),
			Attestors: []evidence.TrustAccount{{Account: attestor.Address()}},
		}
		if i == 0 {
			m.Keys = []evidence.TrustKey{
				{Kind: "statement", Key: evidence.StatementKey(&l.statement.PublicKey)},
				{Kind: "log", Key: []byte(l.logKey.Public().(ed25519.PublicKey))},
			}
		}
		l.trust.Members = append(l.trust.Members, m)
		server := httptest.NewServer(l.attest(attestor))
		t.Cleanup(server.Close)
		l.attestors = append(l.attestors, server.URL)
	}
}

// attest is an attestor's service: it signs whatever block the node holds.
func (l *lab) attest(a account) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var number uint64
		if _, err := fmt.Sscanf(r.URL.Path, "/v1/attestations/%d", &number); err != nil {
			http.NotFound(w, r)
			return
		}
		header, err := l.client.HeaderByNumber(r.Context(), new(big.Int).SetUint64(number))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		digest := evidence.AttestationDigest(l.trust.Chain.ID, l.trust.Chain.Genesis, number, header.Hash())
		signature, err := crypto.Sign(digest[:], a.key)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		json.NewEncoder(w).Encode(map[string]any{
			"number": number, "hash": header.Hash(), "account": a.Address(),
			"signature": fmt.Sprintf("0x%x", signature),
		})
	}
}

func (l *lab) openKeys(t testing.TB) {
	t.Helper()
	dir := t.TempDir()
	check(t, os.Chmod(dir, 0o700))
	check(t, os.WriteFile(dir+"/password", []byte("test\n"), 0o600))
	var err error
	l.keysDir = dir
	l.folder, err = keys.Open(dir, dir+"/password")
	check(t, err)
	check(t, l.folder.Unguard())
}

// reopen opens the journal again, as another process would.
func (l *lab) reopen(t testing.TB) {
	t.Helper()
	var err error
	l.Journal, err = journal.Open(t.Context(), l.url, l.member, l.log)
	check(t, err)
	t.Cleanup(func() { l.Journal.Close() })
	l.keyring, err = epoch.OpenKeyring(t.Context(), l.Journal, l.folder)
	check(t, err)
}

// testLookup is an HMAC key's stand-in.
type testLookup struct{}

func (testLookup) Sum(tag string, value []byte) [32]byte {
	sum := sha256.Sum256(append([]byte(tag+"\x00"), value...))
	return [32]byte(append(sum[:27], 0, 0, 0, 0, 0)) // as keys.LookupKey's
}

func (l *lab) intake() *intake.Intake {
	return &intake.Intake{
		Member: l.member, Log: l.log, Statement: l.statement, Lookup: testLookup{}, Keyring: l.keyring,
		Journal: l.Journal, Now: time.Now,
	}
}

func (l *lab) issuer() *issue.Issuer {
	logKey := func(public ed25519.PublicKey) (stdcrypto.Signer, error) {
		for _, key := range append([]ed25519.PrivateKey{l.logKey}, l.formerLogKeys...) {
			if public.Equal(key.Public()) {
				return key, nil
			}
		}
		return nil, errors.New("no such log key")
	}
	return &issue.Issuer{Journal: l.Journal, Store: l.store, Keyring: l.keyring, LogKey: logKey, Trust: l.trust}
}

// steps are the anchorer's, on the lab's chain, but for a node that wrap puts before it.
func (l *lab) steps(t *testing.T, wrap func(oracle.Node) oracle.Node) []oracle.Step {
	t.Helper()
	evm, err := chain.Dial(t.Context(), l.node, l.deployment)
	check(t, err)
	t.Cleanup(evm.Close)
	publisher := &tiles.Publisher{Dir: l.tilesDir, Member: l.member, Log: l.log, Key: l.logKey, Entries: l.Journal}
	return append(l.sending(evm, l.Journal, wrap(evm)),
		oracle.MoveBodies(l.Journal, l.store), oracle.Publish(l.Journal, publisher))
}

// books is what the anchorer reads and writes in the journal.
type books interface {
	oracle.Entries
	oracle.Staging
	oracle.Transactions
	oracle.Proofs
}

// sending are the steps that bring entries into the log and the log on the chain.
func (l *lab) sending(evm *chain.Chain, journal books, node oracle.Node) []oracle.Step {
	evm = evm.WithFees(l.fees)
	ledger := evm.ResultLog(l.member, l.log, l.sequencer)
	outbox := &oracle.Outbox{
		Account: l.sequencer.Address(), Transactions: journal, Node: node, Finality: l.finality,
		Raiser: evm.Raiser(l.sequencer), Patience: cmp.Or(l.patience, time.Minute),
	}
	return []oracle.Step{
		oracle.Sequence(journal),
		oracle.Send(outbox),
		oracle.SendFormer(outbox),
		oracle.Prove(journal, ledger),
		oracle.Attest(journal, chain.NewAttestors(l.attestors), l.trust),
		oracle.Checkpoint(journal, ledger, outbox, l.cadence),
	}
}

func honest(n oracle.Node) oracle.Node { return n }

// heldLock is a lock that nobody disputes.
type heldLock struct{}

func (heldLock) Check(context.Context) error { return nil }

// run anchors until all versions are attested.
func (l *lab) run(t *testing.T, steps []oracle.Step, ids ...oracle.VersionID) []oracle.Progress {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	a := &oracle.Anchorer{
		Steps: steps, Obstacles: l.Journal, Lock: heldLock{}, Rest: l.Journal, Interval: 10 * time.Millisecond,
		Log: slog.New(slog.DiscardHandler),
	}
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx) }()
	defer func() { cancel(); <-done }()
	for {
		progress, err := l.Progress(ctx, ids)
		if err != nil {
			obstacles, _ := l.Obstacles(t.Context())
			t.Fatalf("waiting for attestation: %v; obstacles %v", err, obstacles)
		}
		attested := 0
		for _, p := range progress {
			if p.State == oracle.Attested {
				attested++
			}
		}
		if attested == len(ids) {
			return progress
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func freshDatabase(t *testing.T) string { return pgtest.NewDatabase(t) }

// amendment asks the contract for a handle's reason.
func (l *lab) amendment(t *testing.T, handle common.Hash) evidence.Reason {
	t.Helper()
	contract := bindings.NewResultLog()
	out, err := l.client.CallContract(t.Context(), ethereum.CallMsg{
		To: &l.deployment.ResultLog.Address, Data: contract.PackAmendment(l.member, handle),
	}, nil)
	check(t, err)
	answer, err := contract.UnpackAmendment(out)
	check(t, err)
	return evidence.Reason(answer.Reason)
}
