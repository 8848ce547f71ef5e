package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/params"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devchain"
	"github.com/labseal/labseal/internal/keys"
)

// ether is what every account starts with: enough for chains that ask a fee.
var ether = big.NewInt(params.Ether)

// A devnet's consortium decides in seconds where a real one takes days.
var parameters = bindings.IConsortiumParameters{
	VotingPeriod: 60, Timelock: 1, ExecutionPeriod: 3600, ManagerDelay: 0, EmergencyPeriod: 3600,
	EmergencyCooldown: 3600, Quorum: 50, Threshold: 50, EmergencyQuorum: 34, Attestations: 2,
}

var limits = func() deploy.Limits {
	l := deploy.DefaultLimits()
	l.NoticeDelay, l.RecoveryDelay, l.DisputeWindow, l.MinTerm = 5, 5, 5, 5
	return l
}()

// deployerKey reads the key that deploys the contracts, or makes it. It has no right in them.
func (l *layout) deployerKey() (*ecdsa.PrivateKey, error) {
	path := l.path("deployer.key")
	key, err := crypto.LoadECDSA(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	if key, err = crypto.GenerateKey(); err != nil {
		return nil, err
	}
	return key, crypto.SaveECDSA(path, key)
}

// startChain starts the devnet's own chain with these accounts in its genesis.
func (l *layout) startChain(ctx context.Context, blockTime time.Duration, accounts []common.Address) (*devchain.Chain, error) {
	alloc := map[common.Address]*big.Int{}
	for _, a := range accounts {
		alloc[a] = ether
	}
	chain, err := devchain.Start(ctx, devchain.Config{Dir: l.path("chain"), BlockTime: blockTime, Alloc: alloc})
	if err != nil {
		return nil, fmt.Errorf("start chain: %w", err)
	}
	return chain, nil
}

// fund gives accounts something to pay fees with, from the node's own unlocked account, as anvil and geth --dev have.
func fund(ctx context.Context, client *ethclient.Client, accounts []common.Address) error {
	var rich []common.Address
	if err := client.Client().CallContext(ctx, &rich, "eth_accounts"); err != nil {
		return fmt.Errorf("fund accounts: %w", err)
	}
	free, err := isFree(ctx, client)
	if err != nil {
		return fmt.Errorf("fund accounts: %w", err)
	}
	var last common.Hash
	for _, a := range accounts {
		balance, err := client.BalanceAt(ctx, a, nil)
		if err != nil {
			return fmt.Errorf("fund accounts: %w", err)
		}
		if balance.Cmp(new(big.Int).Rsh(ether, 1)) >= 0 {
			continue
		}
		if len(rich) == 0 {
			return errors.New("fund accounts: the node has no unlocked account; the devnet wants anvil or geth --dev")
		}
		tx := map[string]any{"from": rich[0], "to": a, "value": (*hexutil.Big)(ether)}
		if free {
			tx["gasPrice"] = new(hexutil.Big)
		}
		if err := client.Client().CallContext(ctx, &last, "eth_sendTransaction", tx); err != nil {
			return fmt.Errorf("fund accounts: %w", err)
		}
	}
	if last == (common.Hash{}) {
		return nil
	}
	_, err = deploy.WaitMined(ctx, client, last)
	return err
}

// isFree says whether a chain asks no fees, whatever price its node suggests.
func isFree(ctx context.Context, client *ethclient.Client) (bool, error) {
	newest, err := client.HeaderByNumber(ctx, nil)
	return err == nil && newest.BaseFee != nil && newest.BaseFee.Sign() == 0, err
}

// ensureContracts deploys the contracts on the first run, and checks on later ones that they are still there.
func (l *layout) ensureContracts(
	ctx context.Context, client *ethclient.Client, deployer *ecdsa.PrivateKey, publics []keys.Public,
) (deploy.Deployment, error) {
	d, err := deploy.Load(l.deployment())
	if err == nil {
		if err := d.Check(ctx, client); err != nil {
			return d, fmt.Errorf("%w; a chain that started anew wants a new --dir", err)
		}
		return d, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return d, err
	}
	chainID, err := client.ChainID(ctx)
	if err != nil {
		return d, fmt.Errorf("ask for chain id: %w", err)
	}
	founding := deploy.Founding{Parameters: parameters, Limits: limits}
	for i, m := range l.Members {
		f, err := m.founding(publics[i])
		if err != nil {
			return d, err
		}
		founding.Members = append(founding.Members, f)
	}
	if d, err = deploy.Deploy(ctx, client, bind.NewKeyedTransactor(deployer, chainID), founding); err != nil {
		return d, err
	}
	return d, d.Save(l.deployment())
}

// ensureLog opens a member's log, unless it is open already.
func (m *member) ensureLog(ctx context.Context, client *ethclient.Client, d deploy.Deployment, folder *keys.Folder) error {
	contract := bindings.NewResultLog()
	out, err := client.CallContract(ctx, ethereum.CallMsg{
		To: &d.ResultLog.Address, Data: contract.PackHead(m.ID, m.Log),
	}, nil)
	if err != nil {
		return fmt.Errorf("open log of %s: %w", m.Name, err)
	}
	head, err := contract.UnpackHead(out)
	if err != nil {
		return fmt.Errorf("open log of %s: %w", m.Name, err)
	}
	if head.IsOpen {
		return nil
	}
	instance := contract.Instance(client, d.ResultLog.Address)
	if err := m.manage(ctx, client, d, folder, instance, contract.PackOpenLog(m.ID, m.Log, [32]byte{})); err != nil {
		return fmt.Errorf("open log of %s: %w", m.Name, err)
	}
	return nil
}

// ensureEncryptionKey tells the consortium to which key others release to a member, unless it knows.
func (m *member) ensureEncryptionKey(
	ctx context.Context, client *ethclient.Client, d deploy.Deployment, folder *keys.Folder, public keys.Public,
) error {
	contract := bindings.NewConsortium()
	out, err := client.CallContract(ctx, ethereum.CallMsg{
		To: &d.Consortium.Address, Data: contract.PackKeyOf(m.ID, bindings.KeyKindEncryption),
	}, nil)
	if err != nil {
		return fmt.Errorf("encryption key of %s: %w", m.Name, err)
	}
	known, err := contract.UnpackKeyOf(out)
	if err != nil || bytes.Equal(known, public.Encryption) {
		return err
	}
	instance := contract.Instance(client, d.Consortium.Address)
	data := contract.PackSetKey(m.ID, bindings.KeyKindEncryption, public.Encryption)
	if err := m.manage(ctx, client, d, folder, instance, data); err != nil {
		return fmt.Errorf("encryption key of %s: %w", m.Name, err)
	}
	return nil
}

// manage has the member's manager send a call, and waits until it is done.
func (m *member) manage(
	ctx context.Context, client *ethclient.Client, d deploy.Deployment, folder *keys.Folder, to *bind.BoundContract, data []byte,
) error {
	manager, err := folder.Account(keys.Manager)
	if err != nil {
		return err
	}
	opts := &bind.TransactOpts{
		From: manager.Address(), Context: ctx,
		Signer: func(_ common.Address, tx *types.Transaction) (*types.Transaction, error) {
			return manager.SignTx(tx, new(big.Int).SetUint64(d.ChainID))
		},
	}
	if free, err := isFree(ctx, client); err == nil && free {
		opts.GasTipCap = new(big.Int)
	}
	tx, err := bind.Transact(to, opts, data)
	if err != nil {
		return err
	}
	receipt, err := deploy.WaitMined(ctx, client, tx.Hash())
	if err != nil || receipt.Status != types.ReceiptStatusSuccessful {
		return fmt.Errorf("not done in transaction %s: %w", tx.Hash(), err)
	}
	return nil
}

// isAbsent says whether a file is not there.
func isAbsent(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}
