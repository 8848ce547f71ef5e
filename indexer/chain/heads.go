package chain

import (
	"context"
	"encoding/json"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/rpc"
)

// Watch calls wake whenever a node tells of a new block, until ctx ends. Only nodes that can tell do: those with a
// WebSocket or an IPC socket. What they tell is not read, and nothing is lost where they don't: it is a reason to look
// a little earlier than one would have.
func (s *Source) Watch(ctx context.Context, wake func()) {
	var watching sync.WaitGroup
	for _, n := range s.nodes {
		if !strings.HasPrefix(n.url, "http") {
			watching.Go(func() { n.watch(ctx, wake) })
		}
	}
	watching.Wait()
}

func (n *node) watch(ctx context.Context, wake func()) {
	for ctx.Err() == nil {
		n.listen(ctx, wake)
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}

// listen subscribes, on a connection of its own, until that breaks. Nobody is told why: whoever reads from the node will
// see for himself.
func (n *node) listen(ctx context.Context, wake func()) {
	client, err := rpc.DialContext(ctx, n.url)
	if err != nil {
		return
	}
	defer client.Close()
	heads := make(chan json.RawMessage, 16)
	subscription, err := client.EthSubscribe(ctx, heads, "newHeads")
	if err != nil {
		return
	}
	defer subscription.Unsubscribe()
	for {
		select {
		case <-ctx.Done():
			return
		case <-subscription.Err():
			return
		case <-heads:
			wake()
		}
	}
}
