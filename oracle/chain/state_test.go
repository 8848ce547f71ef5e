package chain_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devchain"
	"github.com/labseal/labseal/oracle/chain"
)

// TestReader_AmendmentState_Anvil asks another implementation of the EVM than the devnet's: what is there is found, and
// what is not is shown not to be.
func TestReader_AmendmentState_Anvil(t *testing.T) {
	anvil, err := devchain.StartAnvil(t.Context())
	check(t, err)
	defer func() { check(t, anvil.Close()) }()
	client, err := ethclient.DialContext(t.Context(), anvil.URL())
	check(t, err)
	defer client.Close()
	call := func(method string, args ...any) {
		check(t, client.Client().CallContext(t.Context(), nil, method, args...))
	}
	contract, code := common.Address{0x10, 0x6}, []byte{0x60, 0x00}
	member, amended, other := common.Hash{0xa1}, common.Hash{1}, common.Hash{2}
	call("anvil_setCode", contract, hexutil.Bytes(code))
	call("anvil_setStorageAt", contract, common.Hash{}, common.Hash{31: 7})
	call("anvil_setStorageAt", contract, evidence.StatusSlot(member, amended), common.Hash{30: 9, 31: 4})
	call("anvil_mine", "0x1")
	call("anvil_mine", "0x1")
	first, err := client.HeaderByNumber(t.Context(), common.Big1)
	check(t, err)
	chainID, err := client.ChainID(t.Context())
	check(t, err)
	trust := &evidence.Trust{
		Chain: evidence.TrustChain{ID: chainID.Uint64(), Genesis: first.ParentHash, Codec: evidence.CodecEthereum},
		Contracts: []evidence.TrustContract{{
			Name: "ResultLog", Address: contract, CodeHash: crypto.Keccak256Hash(code), Layout: "result-log/1",
		}},
	}
	reader, err := chain.Read(t.Context(), anvil.URL(), trust, deploy.Finality{})
	check(t, err)
	defer reader.Close()
	for handle, want := range map[common.Hash][]byte{amended: {0x82, 9, 4}, other: nil} {
		s, err := reader.AmendmentState(t.Context(), member, handle)
		check(t, err)
		block, err := evidence.DecodeHeader(trust.Chain.Codec, s.Header)
		check(t, err)
		nodes, value, err := evidence.TriePath(block.StateRoot, crypto.Keccak256(contract[:]), s.Account)
		check(t, err)
		var account types.StateAccount
		check(t, rlp.DecodeBytes(value, &account))
		slot := evidence.StatusSlot(member, handle)
		storage, word, err := evidence.TriePath(account.Root, crypto.Keccak256(slot[:]), s.Storage)
		check(t, err)
		if !slices.EqualFunc(nodes, s.Account, bytes.Equal) || !slices.EqualFunc(storage, s.Storage, bytes.Equal) {
			t.Error("more nodes than the paths have")
		}
		if !bytes.Equal(word, want) || !bytes.Equal(account.CodeHash, trust.Contracts[0].CodeHash[:]) {
			t.Errorf("handle %s: %x, want %x", handle, word, want)
		}
	}
}
