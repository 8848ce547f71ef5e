package deploy

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/bindings"
)

// Backend is what Deploy needs of a node; ethclient.Client and the simulated client have it.
type Backend interface {
	bind.ContractBackend
	bind.DeployBackend
	ChainID(ctx context.Context) (*big.Int, error)
}

// Deploy puts a new Consortium with its founding members, and the contracts that ask it, on the chain and returns when
// all are mined. The deployer gets no right in them.
//
// On a chain without fees one wei is enough for the deployer (geth takes only one pending transaction from an account
// that the state doesn't know): prices are set here, from the newest base fee, unless opts sets its own tip. An error
// says which contract could not be deployed and, where a constructor refused, why.
func Deploy(ctx context.Context, backend Backend, opts *bind.TransactOpts, f Founding) (Deployment, error) {
	auth, err := price(ctx, backend, opts)
	if err != nil {
		return Deployment{}, fmt.Errorf("deploy: %w", err)
	}
	d := deployer{backend: backend, auth: auth}

	verifier := d.wait(ctx, d.send(&bindings.WebAuthnVerifierMetaData)) // the Consortium looks whether it has code

	// All others are sent before the first is waited for: an address follows from sender and nonce.
	consortium := d.send(&bindings.ConsortiumMetaData, f.Members, []common.Address{verifier.Address}, f.Parameters)
	c, l := consortium.address, f.Limits
	resultLog := d.send(&bindings.ResultLogMetaData, c, l.MaxGrowth)
	consentRegistry := d.send(&bindings.ConsentRegistryMetaData, c, l.NoticeDelay, l.RecoveryDelay)
	custodyLedger := d.send(&bindings.CustodyLedgerMetaData, c)
	disclosureLog := d.send(&bindings.DisclosureLogMetaData, c)
	orderEscrow := d.send(&bindings.OrderEscrowMetaData, c, bindings.IOrderEscrowPeriods{
		DisputeWindow: l.DisputeWindow, ResolutionPeriod: l.ResolutionPeriod, MinTerm: l.MinTerm, MaxTerm: l.MaxTerm,
	})
	lotRegistry := d.send(&bindings.LotRegistryMetaData, c)
	studyRegistry := d.send(&bindings.StudyRegistryMetaData, c)

	deployment := Deployment{
		WebAuthnVerifier: verifier,
		Consortium:       d.wait(ctx, consortium),
		ResultLog:        d.wait(ctx, resultLog),
		ConsentRegistry:  d.wait(ctx, consentRegistry),
		CustodyLedger:    d.wait(ctx, custodyLedger),
		DisclosureLog:    d.wait(ctx, disclosureLog),
		OrderEscrow:      d.wait(ctx, orderEscrow),
		LotRegistry:      d.wait(ctx, lotRegistry),
		StudyRegistry:    d.wait(ctx, studyRegistry),
	}
	if d.err != nil {
		return Deployment{}, d.err
	}
	if deployment.ChainID, deployment.Genesis, err = identify(ctx, backend); err != nil {
		return Deployment{}, fmt.Errorf("deploy: %w", err)
	}
	return deployment, nil
}

// deployer sends and awaits contract creations until the first error, after which it does nothing more.
type deployer struct {
	backend Backend
	auth    *bind.TransactOpts
	err     error
}

// creation is a contract whose creation was sent.
type creation struct {
	name    string
	address common.Address
	tx      common.Hash
}

func (d *deployer) send(contract *bind.MetaData, args ...any) (sent creation) {
	if d.err != nil {
		return creation{}
	}
	parsed, err := contract.ParseABI()
	if err == nil {
		sent, err = d.create(parsed, contract.Bin, args)
	}
	sent.name = contract.ID
	if err != nil {
		d.err = fmt.Errorf("deploy %s: %w", sent.name, explain(err, parsed))
	}
	return sent
}

func (d *deployer) create(parsed *abi.ABI, bytecode string, args []any) (creation, error) {
	input, err := parsed.Pack("", args...)
	if err != nil {
		return creation{}, fmt.Errorf("encode constructor arguments: %w", err)
	}
	address, tx, err := bind.DeployContract(d.auth, common.FromHex(bytecode), d.backend, input)
	if err != nil {
		return creation{}, err
	}
	d.auth.Nonce = new(big.Int).SetUint64(tx.Nonce() + 1)
	return creation{address: address, tx: tx.Hash()}, nil
}

func (d *deployer) wait(ctx context.Context, sent creation) Contract {
	if d.err != nil {
		return Contract{}
	}
	contract, err := mined(ctx, d.backend, sent)
	if err != nil {
		d.err = fmt.Errorf("deploy %s: %w", sent.name, err)
	}
	return contract
}

func mined(ctx context.Context, backend Backend, sent creation) (Contract, error) {
	receipt, err := WaitMined(ctx, backend, sent.tx)
	if err != nil {
		return Contract{}, err
	}
	if receipt.Status != types.ReceiptStatusSuccessful {
		return Contract{}, fmt.Errorf("transaction %s was reverted", sent.tx)
	}
	hash, err := codeHash(ctx, backend, sent.address)
	if err != nil {
		return Contract{}, err
	}
	return Contract{Address: sent.address, Block: receipt.BlockNumber.Uint64(), CodeHash: hash}, nil
}

// price returns a copy of opts with a tip. A chain whose base fee is zero has no fees at all, but its nodes may still
// suggest one; so there the tip is zero. The fee cap, 2 base fees + tip, is left to bind.
func price(ctx context.Context, backend Backend, opts *bind.TransactOpts) (*bind.TransactOpts, error) {
	auth := *opts
	auth.Context = ctx
	if auth.GasTipCap != nil || auth.GasPrice != nil {
		return &auth, nil
	}
	newest, err := backend.HeaderByNumber(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("read base fee: %w", err)
	}
	if newest.BaseFee != nil && newest.BaseFee.Sign() == 0 {
		auth.GasTipCap = new(big.Int)
	}
	return &auth, nil
}

func explain(err error, contract *abi.ABI) error {
	if refusal := bindings.Refusal(err, contract); refusal != nil {
		return refusal
	}
	return err
}
