package e2e

import (
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/ethclient"
)

// health is what the API says of itself.
type health struct {
	Block struct {
		Number uint64
		Hash   string
	}
}

// waitIndexed returns when the mirror has what the chain had at the time of the call.
func (d *devnet) waitIndexed(t *testing.T) {
	t.Helper()
	client, err := ethclient.DialContext(t.Context(), d.env["LABSEAL_RPC_URL"])
	check(t, err)
	defer client.Close()
	head, err := client.BlockNumber(t.Context())
	check(t, err)
	deadline := time.Now().Add(time.Minute)
	for {
		var h health
		d.get(t, "/v1/health", &h)
		if h.Block.Number >= head {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the mirror is at block %d, the chain at %d", h.Block.Number, head)
		}
		time.Sleep(50 * time.Millisecond)
	}
}
