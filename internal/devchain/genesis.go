package devchain

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"
)

// gasLimit of every block. The base fee starts at zero and stays there only while no block uses more than half its gas
// limit (EIP-1559 adds at least 1 wei, and never takes the last one away), so the limit is beyond what a block can do.
const gasLimit = 10_000_000_000

// loadGenesis returns the genesis kept in the folder, and makes and keeps it on the first start.
func loadGenesis(cfg Config) (*core.Genesis, error) {
	path := filepath.Join(cfg.Dir, "genesis.json")
	text, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		genesis := newGenesis(cfg)
		if text, err = json.MarshalIndent(genesis, "", "  "); err != nil {
			return nil, err
		}
		return genesis, writeFile(path, text)
	}
	if err != nil {
		return nil, err
	}
	genesis := new(core.Genesis)
	if err := json.Unmarshal(text, genesis); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if kept := genesis.Config.ChainID; kept.Cmp(new(big.Int).SetUint64(cfg.ChainID)) != 0 {
		return nil, fmt.Errorf("%s holds chain %v, not %d: choose another folder or remove it", cfg.Dir, kept, cfg.ChainID)
	}
	return genesis, nil
}

// newGenesis has every released fork active from the first block, Osaka and its P256VERIFY included.
func newGenesis(cfg Config) *core.Genesis {
	config := *params.AllDevChainProtocolChanges
	config.ChainID = new(big.Int).SetUint64(cfg.ChainID)
	config.BogotaTime = nil
	alloc := core.SystemContractAllocs()
	for account, wei := range cfg.Alloc {
		alloc[account] = types.Account{Balance: wei}
	}
	return &core.Genesis{
		Config:     &config,
		Timestamp:  uint64(time.Now().Unix()),
		GasLimit:   gasLimit,
		BaseFee:    new(big.Int),
		Difficulty: new(big.Int),
		Coinbase:   common.Address{},
		Alloc:      alloc,
	}
}

// writeFile writes so that after a crash the file is there whole or not at all.
func writeFile(path string, text []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	_, err = file.Write(text)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
