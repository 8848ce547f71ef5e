package chain

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
)

// Attestors asks members' attestor services over HTTP.
type Attestors struct {
	URLs   []string
	Client http.Client
}

// NewAttestors asks at these base URLs.
func NewAttestors(urls []string) *Attestors {
	return &Attestors{URLs: urls, Client: http.Client{Timeout: 5 * time.Second}}
}

// Attestations implements oracle.Attestors.
func (a *Attestors) Attestations(ctx context.Context, number uint64) []oracle.BlockAttestation {
	return a.all(ctx, http.MethodGet, number)
}

// Request asks them to sign one of the newest final blocks, which need not hold events. Attestors that are behind the
// block are left out, and sign when they are asked again.
func (a *Attestors) Request(ctx context.Context, number uint64) []oracle.BlockAttestation {
	return a.all(ctx, http.MethodPost, number)
}

func (a *Attestors) all(ctx context.Context, method string, number uint64) []oracle.BlockAttestation {
	answers := make([]*oracle.BlockAttestation, len(a.URLs))
	var wg sync.WaitGroup
	for i, url := range a.URLs {
		wg.Go(func() { answers[i] = a.ask(ctx, method, url, number) })
	}
	wg.Wait()
	var list []oracle.BlockAttestation
	for _, answer := range answers {
		if answer != nil {
			list = append(list, *answer)
		}
	}
	return list
}

// ask returns nil for whatever is no attestation: the caller counts those that are.
func (a *Attestors) ask(ctx context.Context, method, url string, number uint64) *oracle.BlockAttestation {
	target := fmt.Sprintf("%s/v1/attestations/%d", strings.TrimSuffix(url, "/"), number)
	req, err := http.NewRequestWithContext(ctx, method, target, nil)
	if err != nil {
		return nil
	}
	resp, err := a.Client.Do(req)
	if err != nil {
		return nil
	}
	defer resp.Body.Close()
	var answer struct {
		Hash      common.Hash    `json:"hash"`
		Account   common.Address `json:"account"`
		Signature hexutil.Bytes  `json:"signature"`
	}
	body := io.LimitReader(resp.Body, 4096)
	if resp.StatusCode != http.StatusOK || json.NewDecoder(body).Decode(&answer) != nil {
		return nil
	}
	return &oracle.BlockAttestation{
		Block:       answer.Hash,
		Attestation: evidence.Attestation{Account: answer.Account, Signature: answer.Signature},
	}
}
