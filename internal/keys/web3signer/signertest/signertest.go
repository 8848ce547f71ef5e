// Package signertest answers as a Web3Signer does, for tests.
package signertest

import (
	"crypto/ecdsa"
	"encoding/json"
	"io"
	"net/http"
	"sync/atomic"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
)

// Service answers as Web3Signer's ETH1 API does, with one key.
type Service struct {
	Key       *ecdsa.PrivateKey
	ApplyHash bool         // whether it knows applyHash
	Strict    bool         // whether it refuses fields that are no text, as the schema of older versions says
	Lists     atomic.Int64 // how often the keys were listed

	Fault func(w http.ResponseWriter, r *http.Request) (done bool) // answers in place of a signature
	Alter func(signature []byte) []byte                            // changes one
	Whole atomic.Bool                                              // the faults are over
}

// New makes a service with a key of its own.
func New(t testing.TB) *Service {
	t.Helper()
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return &Service{Key: key}
}

// Address is that of the service's account.
func (s *Service) Address() common.Address { return crypto.PubkeyToAddress(s.Key.PublicKey) }

func (s *Service) identifier() string {
	return hexutil.Encode(crypto.FromECDSAPub(&s.Key.PublicKey)[1:])
}

// ServeHTTP implements http.Handler.
func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch r.Method + " " + r.URL.Path {
	case "GET /api/v1/eth1/publicKeys":
		s.Lists.Add(1)
		_ = json.NewEncoder(w).Encode([]string{"0x00", "", "nonsense", s.identifier()})
	case "POST /api/v1/eth1/sign/" + s.identifier():
		s.sign(w, r)
	default:
		http.NotFound(w, r)
	}
}

func (s *Service) sign(w http.ResponseWriter, r *http.Request) {
	if s.Fault != nil && !s.Whole.Load() && s.Fault(w, r) {
		return
	}
	var fields map[string]any
	data, err := io.ReadAll(r.Body)
	if err != nil || json.Unmarshal(data, &fields) != nil || r.Header.Get("Content-Type") != "application/json" {
		http.Error(w, "bad", http.StatusBadRequest)
		return
	}
	text, _ := fields["data"].(string)
	payload, err := hexutil.Decode(text)
	applyHash, isSet := fields["applyHash"].(bool)
	if err != nil || (isSet && s.Strict) {
		http.Error(w, "bad", http.StatusBadRequest)
		return
	}
	hash := crypto.Keccak256(payload)
	if isSet && s.ApplyHash && !applyHash {
		hash = payload
	}
	signature, err := crypto.Sign(hash, s.Key)
	if err != nil {
		http.Error(w, "bad", http.StatusBadRequest)
		return
	}
	signature[64] += 27
	if s.Alter != nil && !s.Whole.Load() {
		signature = s.Alter(signature)
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, hexutil.Encode(signature))
}
