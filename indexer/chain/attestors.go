package chain

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/labseal/labseal/indexer"
)

// answerTime is how long an attestor may take for an answer.
const answerTime = 3 * time.Second

// attestors are members' attestor services, asked over HTTP.
type attestors struct {
	bases  []*url.URL
	client *http.Client
}

func newAttestors(urls []string) (*attestors, error) {
	a := &attestors{client: &http.Client{Timeout: answerTime}}
	seen := map[string]bool{}
	for _, text := range urls {
		base, err := url.Parse(strings.TrimSuffix(strings.TrimSpace(text), "/"))
		if err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https" {
			return nil, errors.New("an attestor's address is not a URL of http or https")
		}
		if seen[base.String()] {
			return nil, errors.New("an attestor is named twice")
		}
		seen[base.String()] = true
		a.bases = append(a.bases, base)
	}
	return a, nil
}

// signed is what an attestor answered, if it did.
type signed struct {
	indexer.Attestation
	isThere bool
	err     error // nil where the attestor answered that it has none
}

// newest asks each attestor for the newest block that it signed, or to sign its newest final one.
func (a *attestors) newest(ctx context.Context, isToSign bool) []signed {
	method := http.MethodGet
	if isToSign {
		method = http.MethodPost
	}
	all := make([]signed, len(a.bases))
	var asking sync.WaitGroup
	for i := range a.bases {
		asking.Go(func() { all[i] = a.ask(ctx, i, method, "newest") })
	}
	asking.Wait()
	return all
}

// of asks those attestors for a block that signed a newer one, and takes from those at it what they said already.
func (a *attestors) of(ctx context.Context, number uint64, newest []signed) []signed {
	all := make([]signed, len(newest))
	var asking sync.WaitGroup
	for i, n := range newest {
		switch {
		case n.isThere && n.Number == number:
			all[i] = n
		case n.isThere && n.Number > number:
			asking.Go(func() { all[i] = a.ask(ctx, i, http.MethodPost, fmt.Sprint(number)) })
		}
	}
	asking.Wait()
	return all
}

func (a *attestors) ask(ctx context.Context, i int, method, which string) (s signed) {
	target := a.bases[i].JoinPath("v1/attestations", which).String()
	request, err := http.NewRequestWithContext(ctx, method, target, nil)
	if err != nil {
		return signed{err: errors.New("its address can't be asked")}
	}
	response, err := a.client.Do(request)
	if err != nil {
		return signed{err: errors.New("it does not answer")}
	}
	defer response.Body.Close()
	const longest = 4096
	text, err := io.ReadAll(io.LimitReader(response.Body, longest))
	switch {
	case err != nil:
		return signed{err: errors.New("it does not answer")}
	case response.StatusCode == http.StatusOK:
		if err := json.Unmarshal(text, &s.Attestation); err != nil {
			return signed{err: errors.New("its answer is no attestation")}
		}
		s.isThere = true
		return s
	case response.StatusCode >= http.StatusInternalServerError:
		return signed{err: fmt.Errorf("it answers %d", response.StatusCode)}
	}
	return signed{} // it has none, or not yet
}
