package keys

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/internal/keys/pkcs11"
	"github.com/labseal/labseal/internal/keys/web3signer"
)

// The kinds of pointers.
const (
	tokenKind   = "pkcs11"
	serviceKind = "web3signer"
)

// pointer is a file in a key's place that says where the key is.
type pointer struct {
	Kind string `json:"kind"`

	// In a PKCS#11 token.
	URI    string `json:"uri,omitempty"`
	Public string `json:"public,omitempty"` // the public key in hex: x, y, or Ed25519's; else the token is asked for it

	// In a Web3Signer.
	URL         string `json:"url,omitempty"`
	CA          string `json:"ca,omitempty"`          // file of the certificates to trust, instead of the system's
	Certificate string `json:"certificate,omitempty"` // file of the client's certificate
	Key         string `json:"key,omitempty"`         // file of its private key

	// Of an account, needed for a Web3Signer.
	Address string `json:"address,omitempty"`
}

// isPointer says whether a file in a key's place is one.
func isPointer(data []byte) bool {
	var file struct {
		Kind *json.RawMessage `json:"kind"`
	}
	return json.Unmarshal(data, &file) == nil && file.Kind != nil
}

func parsePointer(data []byte) (p pointer, err error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&p); err != nil {
		if field, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
			return p, fmt.Errorf("%w: a pointer has no field %.30s", ErrDamaged, field)
		}
		return p, fmt.Errorf("%w: not JSON of a pointer", ErrDamaged)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return p, fmt.Errorf("%w: something follows the pointer", ErrDamaged)
	}
	isToken := p.URI != "" || p.Public != ""
	isService := p.URL != "" || p.CA != "" || p.Certificate != "" || p.Key != ""
	switch {
	case p.Kind != tokenKind && p.Kind != serviceKind:
		return p, fmt.Errorf("%w: a pointer's kind is %q or %q", ErrDamaged, tokenKind, serviceKind)
	case p.Kind == tokenKind && isService, p.Kind == serviceKind && isToken:
		return p, fmt.Errorf("%w: the pointer has fields of another kind than its own", ErrDamaged)
	case p.Address != "" && !common.IsHexAddress(p.Address):
		return p, fmt.Errorf("%w: the pointer's address is not one", ErrDamaged)
	}
	return p, nil
}

// open opens the key that a pointer in a slot points to. Files that it names are beside it unless their path is
// absolute.
func (p pointer) open(s slot, dir string) (any, error) {
	switch {
	case s.algorithm != secp256k1Algorithm && s.algorithm != es256Algorithm && s.algorithm != ed25519Algorithm:
		return nil, fmt.Errorf("%w: it is a pointer, and only keys that sign can be elsewhere", ErrDamaged)
	case s.algorithm != secp256k1Algorithm && p.Address != "":
		return nil, fmt.Errorf("%w: it has an address, which is an account's", ErrDamaged)
	case p.Kind == tokenKind:
		return p.openToken(s)
	case s.algorithm != secp256k1Algorithm:
		return nil, fmt.Errorf("%w: a Web3Signer holds accounts only", ErrDamaged)
	}
	return p.openService(dir)
}

func (p pointer) openToken(s slot) (any, error) {
	uri, err := pkcs11.ParseURI(p.URI)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	algorithm := pkcs11.Algorithm(s.algorithm)
	var key *pkcs11.Key
	if p.Public == "" {
		key, err = pkcs11.Open(uri, algorithm, nil, readPIN)
	} else {
		encoded, decodeErr := hex.DecodeString(strings.TrimPrefix(p.Public, "0x"))
		public, publicErr := pkcs11.DecodePublic(algorithm, encoded)
		if decodeErr != nil || publicErr != nil {
			return nil, fmt.Errorf("%w: the pointer's public key is not one of %s in hex", ErrDamaged, s.algorithm)
		}
		key, err = pkcs11.Open(uri, algorithm, public, readPIN)
	}
	if err != nil {
		return nil, err
	}
	if p.Address != "" && key.Address() != common.HexToAddress(p.Address) {
		return nil, fmt.Errorf("%w: the key in the token is that of another account than the pointer says", ErrDamaged)
	}
	return key, nil
}

func (p pointer) openService(dir string) (any, error) {
	config := web3signer.Config{URL: p.URL, Address: common.HexToAddress(p.Address)}
	beside := func(path string) string {
		if filepath.IsAbs(path) {
			return path
		}
		return filepath.Join(dir, path)
	}
	if p.CA != "" || p.Certificate != "" || p.Key != "" {
		config.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
	}
	if p.CA != "" {
		file, err := os.ReadFile(beside(p.CA))
		if err != nil {
			return nil, fmt.Errorf("read the certificates to trust: %w", err)
		}
		config.TLS.RootCAs = x509.NewCertPool()
		if !config.TLS.RootCAs.AppendCertsFromPEM(file) {
			return nil, fmt.Errorf("%w: the file of certificates to trust has none", ErrDamaged)
		}
	}
	if p.Certificate != "" || p.Key != "" {
		certificate, err := os.ReadFile(beside(p.Certificate))
		if err != nil {
			return nil, fmt.Errorf("read the client's certificate: %w", err)
		}
		key, err := readPrivate(beside(p.Key))
		if err != nil {
			return nil, fmt.Errorf("read the client's key: %w", err)
		}
		pair, err := tls.X509KeyPair(certificate, key)
		if err != nil {
			return nil, fmt.Errorf("%w: the client's certificate and key don't fit", ErrDamaged)
		}
		config.TLS.Certificates = []tls.Certificate{pair}
	}
	account, err := web3signer.New(config)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return account, nil
}

func readPIN(path string) (string, error) { return readLine(path, "PIN") }
