package chain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/internal/deploy"
)

const (
	answerLimit = 256 << 20 // bytes of an answer about one block
	batchLimit  = 32 << 20  // bytes of an answer about several: more is asked for in smaller pieces
	maxBatch    = 128       // requests in one call; nodes take 1000 or fewer
	firstBatch  = 16        // before it is known how long answers are
)

// node is one node. It connects when it is first asked, and is asked only once it was found to be on the right chain.
type node struct {
	url   string
	name  string // the URL's host: the rest may hold a secret
	codec string // of headers
	http  *http.Client

	patience time.Duration // with one call
	mu       sync.Mutex    // guards what follows
	client   *rpc.Client
	isOurs   bool

	lacksBlockReceipts atomic.Bool
	attested           atomic.Pointer[indexer.Ref] // the newest attested block that it was seen to have
	newest             atomic.Uint64               // where its chain ended when all nodes were last asked
	sizes              sizes
	aside              time.Time     // until when others are asked first; guarded by Source.mu
	pause              time.Duration // how long it was put aside; guarded by Source.mu
}

func newNode(address, codec string, patience time.Duration) (*node, error) {
	parsed, err := url.Parse(address)
	if err != nil || address == "" {
		return nil, errors.New("a node's address is not a URL")
	}
	name := parsed.Host
	if name == "" {
		name = "local"
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DisableCompression = true // it costs both sides more than what is saved between neighbours
	transport.MaxIdleConnsPerHost = 4
	client := &http.Client{Timeout: patience, Transport: limited{transport}}
	return &node{url: address, name: name, codec: codec, patience: patience, http: client}, nil
}

func (n *node) close() {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.client != nil {
		n.client.Close()
	}
	n.http.CloseIdleConnections()
}

// check connects, and makes sure that the contracts stand on the node's chain.
func (n *node) check(ctx context.Context, d deploy.Deployment) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.client == nil {
		client, err := rpc.DialOptions(ctx, n.url, rpc.WithHTTPClient(n.http))
		if err != nil {
			return failed(indexer.CheckAnswer, 0, "connect: %w", n.hide(err))
		}
		n.client = client
	}
	if n.isOurs {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, n.patience)
	defer cancel()
	if err := d.Check(ctx, ethclient.NewClient(n.client)); err != nil {
		return failed(indexer.CheckDeployment, 0, "%w", n.hide(err))
	}
	n.isOurs = true
	return nil
}

// call makes requests in as few calls as the node may take. It fails where one of them does.
func (n *node) call(ctx context.Context, requests []rpc.BatchElem) error {
	ctx, cancel := context.WithTimeout(ctx, n.patience)
	defer cancel()
	for len(requests) > 0 {
		batch := requests[:min(len(requests), maxBatch)]
		requests = requests[len(batch):]
		if err := n.client.BatchCallContext(ctx, batch); err != nil {
			return failed(indexer.CheckAnswer, 0, "%s: %w", batch[0].Method, n.hide(err))
		}
		for _, request := range batch {
			if request.Error != nil {
				return failed(indexer.CheckAnswer, 0, "%s: %w", request.Method, n.hide(request.Error))
			}
		}
	}
	return nil
}

// fault completes what failed with who.
func (n *node) fault(err error) *indexer.Fault {
	var fault *indexer.Fault
	if !errors.As(err, &fault) {
		fault = &indexer.Fault{Check: indexer.CheckAnswer, Err: n.hide(err)}
	}
	fault.Node = n.name
	return fault
}

// hide takes the URL out of an error of net/http, since it may hold a secret.
func (n *node) hide(err error) error {
	var failed *url.Error
	if errors.As(err, &failed) {
		return failed.Err
	}
	return err
}

// limited bounds answers, so that a node can't use up our memory.
type limited struct{ *http.Transport }

func (l limited) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := l.Transport.RoundTrip(r)
	if err == nil {
		resp.Body = &bounded{resp.Body, answerLimit}
	}
	return resp, err
}

type bounded struct {
	io.ReadCloser
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return n, fmt.Errorf("the answer is longer than %d bytes", int64(answerLimit))
	}
	return n, err
}
