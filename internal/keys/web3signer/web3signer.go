// Package web3signer signs with an account whose key a Web3Signer of Consensys holds, by its ETH1 REST API.
//
// Web3Signer hashes what it is given with Keccak-256, so a transaction is sent to it as the bytes that are hashed
// ([Account.SignPayload]), which every version takes. A hash whose bytes are not known here, as of EIP-712 data
// ([Account.SignHash]), needs a version that knows applyHash (ETH1 API 1.2).
//
// Nothing is asked of the service until something is to be signed. Each signature is checked to be the account's before
// it is handed out, so who gets between can hinder, and no more. Errors show nothing of what was answered.
package web3signer

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/internal/keys/ethsig"
)

// DefaultTimeout is how long one request may take.
const DefaultTimeout = 10 * time.Second

// maxAnswer is the most bytes that are read of an answer: a list of some thousand keys.
const maxAnswer = 1 << 20

var (
	// ErrUnknown is returned when the service holds no key of the account.
	ErrUnknown = errors.New("it holds no key of this account")
	// ErrHashes is returned when the service can't sign a hash.
	ErrHashes = errors.New("it signs no hashes as they are: that needs a version with applyHash (ETH1 API 1.2)")
)

// Config says where an account is.
type Config struct {
	URL     string         // http or https, without user, query and fragment
	Address common.Address // of the account
	TLS     *tls.Config    // whom to trust, and the client's certificate; nil for the system's roots
	Timeout time.Duration  // of a request; 0 is DefaultTimeout
}

// Account is an account in a Web3Signer. It is safe for concurrent use.
type Account struct {
	base    string
	address common.Address
	timeout time.Duration
	client  *http.Client

	mu         sync.Mutex
	identifier string // the key's name in the service, once it is known
}

// New makes the account. It asks nothing of the service yet.
func New(c Config) (*Account, error) {
	base, err := url.Parse(c.URL)
	switch {
	case err != nil: // its text shows the URL
		return nil, errors.New("Web3Signer: its URL can't be read")
	case base.Scheme != "http" && base.Scheme != "https", base.Host == "":
		return nil, errors.New("Web3Signer: its URL is not one of http or https")
	case base.User != nil, base.RawQuery != "", base.ForceQuery, base.Fragment != "":
		return nil, errors.New("Web3Signer: its URL must have no user, query or fragment: use a client certificate")
	case base.Scheme == "http" && c.TLS != nil:
		return nil, errors.New("Web3Signer: certificates need a URL of https")
	case c.Address == common.Address{}:
		return nil, errors.New("Web3Signer: it needs the account's address")
	}
	timeout := c.Timeout
	if timeout == 0 {
		timeout = DefaultTimeout
	}
	config := c.TLS.Clone()
	if config == nil {
		config = &tls.Config{}
	}
	config.MinVersion = max(config.MinVersion, tls.VersionTLS12)
	return &Account{
		base: strings.TrimSuffix(base.String(), "/"), address: c.Address, timeout: timeout,
		client: &http.Client{
			Transport: &http.Transport{TLSClientConfig: config, ForceAttemptHTTP2: true, IdleConnTimeout: time.Minute},
			CheckRedirect: func(*http.Request, []*http.Request) error {
				return http.ErrUseLastResponse // what is to be signed goes where it was meant to
			},
		},
	}, nil
}

// Address is the account's address on the chain.
func (a *Account) Address() common.Address { return a.address }

// SignPayload signs the Keccak-256 hash of a payload: r, s (low) and the recovery id 0 or 1, 65 bytes.
func (a *Account) SignPayload(payload []byte) ([]byte, error) {
	rs, err := a.sign(signRequest{Data: payload})
	if err == nil {
		rs, err = ethsig.Complete(crypto.Keccak256Hash(payload), rs, a.address)
	}
	if err != nil {
		return nil, fmt.Errorf("sign by Web3Signer: %w", err)
	}
	return rs, nil
}

// SignHash signs a hash as it is.
func (a *Account) SignHash(hash common.Hash) ([]byte, error) {
	applyHash := false
	rs, err := a.sign(signRequest{Data: hash[:], ApplyHash: &applyHash})
	if code := status(0); errors.As(err, &code) && code == http.StatusBadRequest {
		err = ErrHashes
	}
	var signature []byte
	if err == nil {
		if signature, err = ethsig.Complete(hash, rs, a.address); err != nil {
			if _, hashed := ethsig.Complete(crypto.Keccak256Hash(hash[:]), rs, a.address); hashed == nil {
				err = ErrHashes
			}
		}
	}
	if err != nil {
		return nil, fmt.Errorf("sign hash by Web3Signer: %w", err)
	}
	return signature, nil
}

type signRequest struct {
	Data      hexutil.Bytes `json:"data"`
	ApplyHash *bool         `json:"applyHash,omitempty"`
}

// sign asks for r and s.
func (a *Account) sign(request signRequest) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), a.timeout)
	defer cancel()
	identifier, err := a.identify(ctx)
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(request)
	if err != nil {
		return nil, err
	}
	answer, err := a.ask(ctx, http.MethodPost, "/api/v1/eth1/sign/"+identifier, body)
	if code := status(0); errors.As(err, &code) && code == http.StatusNotFound {
		return nil, ErrUnknown
	}
	if err != nil {
		return nil, err
	}
	signature, err := decodeSignature(answer)
	if err != nil {
		return nil, err
	}
	return signature[:64], nil // v is found anew
}

// identify finds the account's public key among those of the service, which is the key's name there.
func (a *Account) identify(ctx context.Context) (string, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.identifier != "" {
		return a.identifier, nil
	}
	answer, err := a.ask(ctx, http.MethodGet, "/api/v1/eth1/publicKeys", nil)
	if err != nil {
		return "", fmt.Errorf("list its keys: %w", err)
	}
	var list []string
	if err := json.Unmarshal(answer, &list); err != nil {
		return "", errors.New("list its keys: the answer is not a list")
	}
	for _, name := range list {
		if addressOf(name) == a.address {
			a.identifier = name
			return name, nil
		}
	}
	return "", ErrUnknown
}

// addressOf is the address of a public key in hex, zero if it is none.
func addressOf(name string) common.Address {
	point, err := hex.DecodeString(strings.TrimPrefix(name, "0x"))
	if err != nil || len(point) != 64 {
		return common.Address{}
	}
	public, err := crypto.UnmarshalPubkey(append([]byte{4}, point...))
	if err != nil {
		return common.Address{}
	}
	return crypto.PubkeyToAddress(*public)
}

// decodeSignature reads r, s and mostly v, in hex, as text or as a JSON string.
func decodeSignature(answer []byte) ([]byte, error) {
	text := strings.Trim(strings.TrimSpace(string(answer)), `"`)
	signature, err := hex.DecodeString(strings.TrimPrefix(text, "0x"))
	if err != nil || (len(signature) != 64 && len(signature) != 65) {
		return nil, errors.New("the answer is not a signature")
	}
	return signature, nil
}

// status is the answer to a request that was not granted.
type status int

func (s status) Error() string {
	return strings.TrimSpace(fmt.Sprintf("it answers %d %s", int(s), http.StatusText(int(s))))
}

func (a *Account) ask(ctx context.Context, method, path string, body []byte) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, method, a.base+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept", "*/*")
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := a.client.Do(request)
	if inner := new(url.Error); errors.As(err, &inner) { // without the URL
		err = inner.Err
	}
	if err != nil {
		return nil, a.explain(ctx, err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, status(response.StatusCode)
	}
	answer, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer+1))
	if err != nil {
		return nil, a.explain(ctx, err)
	}
	if len(answer) > maxAnswer {
		return nil, fmt.Errorf("its answer is larger than %d bytes", maxAnswer)
	}
	return answer, nil
}

func (a *Account) explain(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("no answer within %s: %w", a.timeout, context.DeadlineExceeded)
	}
	return err
}
