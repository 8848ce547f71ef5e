package deploy_test

import (
	"context"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/params"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/deploy"
)

var (
	labMember = common.HexToHash("0x1ab")
	governor  = common.HexToAddress("0x60")
	manager   = common.HexToAddress("0x3a")
)

func TestDeploy(t *testing.T) {
	ctx := t.Context()
	chain, opts := newTestChain(t)
	deployment, err := deploy.Deploy(ctx, chain, opts, founding())
	if err != nil {
		t.Fatal(err)
	}
	if err := deployment.Check(ctx, chain); err != nil {
		t.Error(err)
	}
	genesis, err := chain.HeaderByNumber(ctx, new(big.Int))
	if err != nil {
		t.Fatal(err)
	}
	if deployment.ChainID != 1337 || deployment.Genesis != genesis.Hash() {
		t.Errorf("chain %d from %s, want 1337 from %s", deployment.ChainID, deployment.Genesis, genesis.Hash())
	}

	resultLog := bindings.NewResultLog()
	bound := resultLog.Instance(chain, deployment.ResultLog.Address)
	if got, err := bind.Call(bound, nil, resultLog.PackMaxGrowth(), resultLog.UnpackMaxGrowth); err != nil {
		t.Error(err)
	} else if got != deploy.DefaultLimits().MaxGrowth {
		t.Errorf("growth bound %d, want %d", got, deploy.DefaultLimits().MaxGrowth)
	}
	got, err := bind.Call(bound, nil, resultLog.PackConsortium(), resultLog.UnpackConsortium)
	if err != nil || got != deployment.Consortium.Address {
		t.Errorf("result log asks consortium %s (%v), want %s", got, err, deployment.Consortium.Address)
	}
	registry := bindings.NewConsentRegistry()
	bound = registry.Instance(chain, deployment.ConsentRegistry.Address)
	got, err = bind.Call(bound, nil, registry.PackConsortium(), registry.UnpackConsortium)
	if err != nil || got != deployment.Consortium.Address {
		t.Errorf("consent registry asks consortium %s (%v), want %s", got, err, deployment.Consortium.Address)
	}
}

// The events from the deployment block on are all that a mirror needs.
func TestDeploy_EmitsMembers(t *testing.T) {
	ctx := t.Context()
	chain, opts := newTestChain(t)
	deployment, err := deploy.Deploy(ctx, chain, opts, founding())
	if err != nil {
		t.Fatal(err)
	}
	logs, err := chain.FilterLogs(ctx, ethereum.FilterQuery{
		FromBlock: new(big.Int).SetUint64(deployment.Consortium.Block),
		Addresses: []common.Address{deployment.Consortium.Address},
	})
	if err != nil || len(logs) != 3 { // the parameters, the verifier, the member
		t.Fatalf("%d events (%v), want 3", len(logs), err)
	}
	admitted, err := bindings.NewConsortium().UnpackMemberAdmittedEvent(&logs[0])
	if err != nil {
		t.Fatal(err)
	}
	member := lab()
	want := bindings.ConsortiumMemberAdmitted{
		Member: member.Id, Seq: 1, Roles: member.Roles, LogUrl: member.LogUrl, Accounts: member.Accounts,
		Keys: member.Keys, Raw: &logs[0],
	}
	if !reflect.DeepEqual(*admitted, want) {
		t.Errorf("got %+v\nwant %+v", *admitted, want)
	}
}

// On a chain without fees nothing is paid, though the node suggests a tip.
func TestDeploy_ZeroFees(t *testing.T) {
	chain, opts := newTestChain(t, func(_ *node.Config, config *ethconfig.Config) { config.Genesis.BaseFee = new(big.Int) })
	if suggested, err := chain.SuggestGasTipCap(t.Context()); err != nil || suggested.Sign() == 0 {
		t.Fatalf("the node suggests %v (%v); unless that is above zero, this test means nothing", suggested, err)
	}
	refusing := &refusing{mining: chain}
	if _, err := deploy.Deploy(t.Context(), refusing, opts, founding()); !errors.Is(err, errRefused) {
		t.Fatalf("got error %v, want %v", err, errRefused)
	}
	if tx := refusing.tx; tx.GasTipCap().Sign() != 0 || tx.GasFeeCap().Sign() != 0 {
		t.Errorf("sent with tip %s and fee cap %s, want 0", tx.GasTipCap(), tx.GasFeeCap())
	}
	opts.GasTipCap = big.NewInt(7)
	if _, err := deploy.Deploy(t.Context(), refusing, opts, founding()); !errors.Is(err, errRefused) {
		t.Fatalf("got error %v, want %v", err, errRefused)
	}
	if tx := refusing.tx; tx.GasTipCap().Int64() != 7 {
		t.Errorf("sent with tip %s, want the caller's 7", tx.GasTipCap())
	}
}

// A deployer that died in the middle leaves a contract that nobody names; the next run deploys afresh.
func TestDeploy_AgainAfterCrash(t *testing.T) {
	chain, opts := newTestChain(t)
	ctx, cancel := context.WithCancel(t.Context())
	dying := cancelling{mining: chain, cancel: cancel}
	if _, err := deploy.Deploy(ctx, dying, opts, founding()); err == nil {
		t.Fatal("deployed although the deployer died after its first transaction")
	}
	deployment, err := deploy.Deploy(t.Context(), chain, opts, founding())
	if err != nil {
		t.Fatal(err)
	}
	if err := deployment.Check(t.Context(), chain); err != nil {
		t.Error(err)
	}
	if nonce, err := chain.PendingNonceAt(t.Context(), opts.From); err != nil || nonce != 10 {
		t.Errorf("%d transactions (%v), want 1 + 9", nonce, err)
	}
}

// A node that shows receipts before it moves its head is waited for.
func TestDeploy_HeadBehindReceipt(t *testing.T) {
	chain, opts := newTestChain(t)
	behind := &behind{mining: chain}
	deployment, err := deploy.Deploy(t.Context(), behind, opts, founding())
	if err != nil {
		t.Fatal(err)
	}
	if err := deployment.Check(t.Context(), chain); err != nil {
		t.Error(err)
	}
	behind.left = 1 << 20
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := deploy.WaitMined(ctx, behind, behind.newest); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got error %v though the head never came", err)
	}
}

func TestDeploy_RefusedByConstructor(t *testing.T) {
	chain, opts := newTestChain(t)
	for want, members := range map[string][]bindings.IConsortiumNewMember{
		"deploy Consortium: the contract refuses: NoMembers":    nil,
		"deploy Consortium: the contract refuses: MemberExists": {lab(), lab()},
	} {
		f := founding()
		f.Members = members
		_, err := deploy.Deploy(t.Context(), chain, opts, f)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got error %v, want %q", err, want)
		}
	}
}

func TestCheck(t *testing.T) {
	chain, opts := newTestChain(t)
	good, err := deploy.Deploy(t.Context(), chain, opts, founding())
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*deploy.Deployment){
		"on chain 1337, the contracts on chain 1": func(d *deploy.Deployment) { d.ChainID = 1 },
		"the contracts' with 0x000":               func(d *deploy.Deployment) { d.Genesis = common.Hash{} },
		"Consortium: no code at":                  func(d *deploy.Deployment) { d.Consortium.Address = governor },
		"code of ResultLog":                       func(d *deploy.Deployment) { d.ResultLog.CodeHash[0]++ },
		"code of ConsentRegistry":                 func(d *deploy.Deployment) { d.ConsentRegistry.Address = d.ResultLog.Address },
	} {
		spoilt := good
		spoil(&spoilt)
		if err := spoilt.Check(t.Context(), chain); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("got error %v, want %q", err, name)
		}
	}
}

func TestSaveLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deployment.json")
	want := deploy.Deployment{
		ChainID: 1 << 60, Genesis: labMember, Consortium: deploy.Contract{Address: governor, Block: 7, CodeHash: labMember},
	}
	for range 2 { // the second replaces the first
		if err := want.Save(path); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := deploy.Load(path); err != nil || got != want {
		t.Errorf("loaded %+v (%v), want %+v", got, err, want)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) != 1 {
		t.Errorf("files left: %v", left)
	}
	if err := want.Save(filepath.Join(path, "not-a-folder", "deployment.json")); err == nil {
		t.Error("saved below a file")
	}
}

func TestLoad_Refuses(t *testing.T) {
	for name, content := range map[string]string{
		"unknown field":    `{"chainId": 1, "ledger": {}}`,
		"cut short":        `{"chainId": 1`,
		"trailing content": `{"chainId": 1} {}`,
	} {
		path := filepath.Join(t.TempDir(), "deployment.json")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := deploy.Load(path); err == nil {
			t.Errorf("%s: loaded as %+v", name, got)
		}
	}
}

// founding is one lab with a governor, a manager and two keys.
func founding() deploy.Founding {
	return deploy.Founding{
		Members: []bindings.IConsortiumNewMember{lab()}, Parameters: deploy.DefaultParameters(),
		Limits: deploy.DefaultLimits(),
	}
}

func lab() bindings.IConsortiumNewMember {
	return bindings.IConsortiumNewMember{
		Id:     labMember,
		Roles:  bindings.Roles(bindings.RoleLab, bindings.RoleAuditor),
		LogUrl: "https://lab.example/log",
		Accounts: []bindings.IConsortiumAccount{
			{Account: governor, Purpose: bindings.PurposeGovernor},
			{Account: manager, Purpose: bindings.PurposeManager},
		},
		Keys: []bindings.IConsortiumKey{
			{Kind: bindings.KeyKindStatement, Key: make([]byte, 64)},
			{Kind: bindings.KeyKindLog, Key: make([]byte, 32)},
		},
	}
}

// mining makes blocks after every transaction until one holds it: the node's pool may lag behind its chain.
type mining struct {
	simulated.Client
	backend *simulated.Backend
}

func (m mining) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	err := m.Client.SendTransaction(ctx, tx)
	for range 100 {
		m.backend.Commit()
		if _, notYet := m.TransactionReceipt(ctx, tx.Hash()); notYet == nil {
			break
		}
	}
	return err
}

// cancelling ends its context after every transaction.
type cancelling struct {
	mining
	cancel context.CancelFunc
}

func (c cancelling) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	defer c.cancel()
	return c.mining.SendTransaction(ctx, tx)
}

// behind answers three times after every transaction as if its block were not yet the head, though its receipt is there.
type behind struct {
	mining
	newest common.Hash
	left   int
}

func (b *behind) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	b.newest, b.left = tx.Hash(), 3
	return b.mining.SendTransaction(ctx, tx)
}

func (b *behind) HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error) {
	header, err := b.mining.HeaderByNumber(ctx, number)
	if err != nil || number != nil || b.left == 0 {
		return header, err
	}
	b.left--
	return b.mining.HeaderByNumber(ctx, new(big.Int)) // as at the beginning
}

func (b *behind) CodeAt(ctx context.Context, address common.Address, number *big.Int) ([]byte, error) {
	if b.left > 0 {
		return nil, nil
	}
	return b.mining.CodeAt(ctx, address, number)
}

var errRefused = errors.New("refused")

// refusing keeps a transaction instead of sending it.
type refusing struct {
	mining
	tx *types.Transaction
}

func (r *refusing) SendTransaction(_ context.Context, tx *types.Transaction) error {
	r.tx = tx
	return errRefused
}

// newTestChain returns a chain with ordinary fees, but for the options, and an account with funds.
func newTestChain(t *testing.T, options ...func(*node.Config, *ethconfig.Config)) (mining, *bind.TransactOpts) {
	t.Helper()
	opts := newTestAccount(t)
	alloc := types.GenesisAlloc{opts.From: {Balance: big.NewInt(params.Ether)}}
	backend := simulated.NewBackend(alloc, options...)
	t.Cleanup(func() {
		if err := backend.Close(); err != nil {
			t.Error(err)
		}
	})
	return mining{backend.Client(), backend}, opts
}

// newTestAccount returns a new account, without funds.
func newTestAccount(t *testing.T) *bind.TransactOpts {
	t.Helper()
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return bind.NewKeyedTransactor(key, big.NewInt(1337))
}
