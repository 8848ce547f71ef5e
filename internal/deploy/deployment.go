// Package deploy puts the contracts on a chain and remembers where they stand.
//
// Deploy is the only way that contracts get onto a chain: the devnet, a production consortium and the tests all call
// it. It holds no logic of its own. It keeps nothing while it works: after a crash in the middle, a second run simply
// deploys afresh, and the contracts of the first run stay behind unused, because no Deployment names them. A caller
// saves the Deployment when it has it, and from then on that file is what says which contracts count.
package deploy

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/evidence"
)

// Contract says where one contract stands.
type Contract struct {
	Address  common.Address `json:"address"`
	Block    uint64         `json:"block"`    // of its creation; no event of it is older
	CodeHash common.Hash    `json:"codeHash"` // keccak256 of its runtime code
}

// Deployment names one consortium's contracts on one chain.
type Deployment struct {
	ChainID          uint64      `json:"chainId"`
	Genesis          common.Hash `json:"genesis"`         // hash of block 0
	Codec            string      `json:"codec,omitempty"` // how headers are hashed, where not as Ethereum does it
	Consortium       Contract    `json:"consortium"`
	ResultLog        Contract    `json:"resultLog"`
	ConsentRegistry  Contract    `json:"consentRegistry"`
	CustodyLedger    Contract    `json:"custodyLedger"`
	DisclosureLog    Contract    `json:"disclosureLog"`
	OrderEscrow      Contract    `json:"orderEscrow"`
	LotRegistry      Contract    `json:"lotRegistry"`
	StudyRegistry    Contract    `json:"studyRegistry"`
	WebAuthnVerifier Contract    `json:"webAuthnVerifier"` // of passkeys; has no state and no events
}

// HeaderCodec names how the chain encodes and hashes its headers (docs/spec/chain-proof.md).
func (d Deployment) HeaderCodec() string { return cmp.Or(d.Codec, evidence.CodecEthereum) }

// Named is a contract with its name in Solidity.
type Named struct {
	Name string
	Contract
}

// Contracts are those with state and events, in the order of their creation.
func (d Deployment) Contracts() []Named {
	return []Named{
		{"Consortium", d.Consortium},
		{"ResultLog", d.ResultLog},
		{"ConsentRegistry", d.ConsentRegistry},
		{"CustodyLedger", d.CustodyLedger},
		{"DisclosureLog", d.DisclosureLog},
		{"OrderEscrow", d.OrderEscrow},
		{"LotRegistry", d.LotRegistry},
		{"StudyRegistry", d.StudyRegistry},
	}
}

// Chain is what Check asks of a node.
type Chain interface {
	ChainID(ctx context.Context) (*big.Int, error)
	HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error)
	CodeAt(ctx context.Context, account common.Address, blockNumber *big.Int) ([]byte, error)
}

// Load reads a Deployment that Save wrote. An unknown field is an error: the file is from another version.
func Load(path string) (Deployment, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Deployment{}, fmt.Errorf("read deployment: %w", err)
	}
	var deployment Deployment
	if err := decodeStrictly(data, &deployment); err != nil {
		return Deployment{}, fmt.Errorf("read deployment %s: %w", path, err)
	}
	return deployment, nil
}

// Save writes the Deployment as JSON. When it returns, the file is whole and on disk; a crash before that leaves the
// old file, or none.
func (d Deployment) Save(path string) error {
	data, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		return fmt.Errorf("save deployment: %w", err)
	}
	if err := writeAtomic(path, append(data, '\n')); err != nil {
		return fmt.Errorf("save deployment: %w", err)
	}
	return nil
}

// Check asks a node whether these contracts stand on its chain: same chain, same genesis, same code. The error says
// what differs.
func (d Deployment) Check(ctx context.Context, chain Chain) error {
	chainID, genesis, err := identify(ctx, chain)
	if err != nil {
		return fmt.Errorf("check deployment: %w", err)
	}
	if chainID != d.ChainID {
		return fmt.Errorf("check deployment: the node is on chain %d, the contracts on chain %d", chainID, d.ChainID)
	}
	if genesis != d.Genesis {
		return fmt.Errorf("check deployment: the node's chain begins with %s, the contracts' with %s", genesis, d.Genesis)
	}
	for _, c := range append(d.Contracts(), Named{"WebAuthnVerifier", d.WebAuthnVerifier}) {
		hash, err := codeHash(ctx, chain, c.Address)
		if err != nil {
			return fmt.Errorf("check deployment: %s: %w", c.Name, err)
		}
		if hash != c.CodeHash {
			return fmt.Errorf("check deployment: the code of %s at %s is not the deployed one", c.Name, c.Address)
		}
	}
	return nil
}

// identify returns a chain's id and genesis hash. The hash is read from block 1's parent and not computed from block
// 0, because consensus engines differ in what they hash; a chain that holds contracts has a block 1.
func identify(ctx context.Context, chain Chain) (chainID uint64, genesis common.Hash, err error) {
	id, err := chain.ChainID(ctx)
	if err != nil {
		return 0, common.Hash{}, fmt.Errorf("read chain id: %w", err)
	}
	if !id.IsUint64() {
		return 0, common.Hash{}, fmt.Errorf("chain id %s is larger than 64 bits", id)
	}
	first, err := chain.HeaderByNumber(ctx, big.NewInt(1))
	if err != nil {
		return 0, common.Hash{}, fmt.Errorf("read block 1: %w", err)
	}
	return id.Uint64(), first.ParentHash, nil
}

func codeHash(ctx context.Context, chain Chain, address common.Address) (common.Hash, error) {
	code, err := chain.CodeAt(ctx, address, nil)
	if err != nil {
		return common.Hash{}, fmt.Errorf("read code at %s: %w", address, err)
	}
	if len(code) == 0 {
		return common.Hash{}, fmt.Errorf("no code at %s", address)
	}
	return crypto.Keccak256Hash(code), nil
}

func writeAtomic(path string, data []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) // gone after the rename
	_, err = file.Write(data)
	if err == nil {
		err = file.Chmod(0o644)
	}
	if err == nil {
		err = file.Sync()
	}
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// syncDir makes a rename in a folder durable.
func syncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	defer dir.Close()
	return dir.Sync()
}
