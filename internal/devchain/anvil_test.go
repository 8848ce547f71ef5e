package devchain_test

import (
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/internal/devchain"
)

func TestStartAnvil(t *testing.T) {
	anvil, err := devchain.StartAnvil(t.Context(), "--chain-id", "4242")
	must(t, err)
	client := dial(t, anvil.URL())
	sender := newSender(t)
	must(t, client.Client().CallContext(t.Context(), nil, "anvil_setBalance", sender.address, "0xff"))
	receipt := wait(t, client, sender.send(t, client, &common.Address{1}, 1, 21_000, nil))
	if receipt.EffectiveGasPrice.Sign() != 0 {
		t.Errorf("gas price %v, want 0", receipt.EffectiveGasPrice)
	}
	must(t, client.Client().CallContext(t.Context(), nil, "anvil_reorg", 1, []any{}))
	if header(t, client, receipt.BlockNumber).Hash() == receipt.BlockHash {
		t.Error("the block is still there after a reorg")
	}
	must(t, anvil.Close())
	if _, err := rpc.DialContext(t.Context(), anvil.WebSocketURL()); err == nil {
		t.Error("anvil still answers after it was closed")
	}
}
