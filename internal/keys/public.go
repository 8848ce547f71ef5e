package keys

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// Public is what others may know of the folder's keys, encoded as the consortium and the trust file take it.
type Public struct {
	Accounts  map[Purpose]common.Address
	Statement []byte            // P-256, 64 bytes: x, y; nil if the folder lacks the key
	Log       ed25519.PublicKey // 32 bytes; nil if the folder lacks the key

	Encryption []byte // of MLKEM768-P256; nil if the folder lacks the key
}

// Public opens all keys that have a public half, and so proves that they open, and sums them up. Keys that the folder
// lacks are left out: a governor's may lie elsewhere.
func (f *Folder) Public() (Public, error) {
	public := Public{Accounts: map[Purpose]common.Address{}}
	for _, p := range Accounts {
		account, err := f.Account(p)
		if errors.Is(err, ErrMissing) {
			continue
		}
		if err != nil {
			return Public{}, err
		}
		public.Accounts[p] = account.Address()
	}
	statement, err := f.Statement()
	if err == nil {
		public.Statement, err = encodeP256(statement)
	}
	if err != nil && !errors.Is(err, ErrMissing) {
		return Public{}, err
	}
	log, err := f.Log()
	if err == nil {
		public.Log, _ = log.Public().(ed25519.PublicKey)
	}
	if err != nil && !errors.Is(err, ErrMissing) {
		return Public{}, err
	}
	pair, err := f.pair(Encryption.slot())
	if err == nil {
		public.Encryption = pair.Public().Bytes()
	}
	if err != nil && !errors.Is(err, ErrMissing) {
		return Public{}, err
	}
	return public, nil
}

// encodeP256 is the uncompressed point (SEC 1, 2.3.3) without its leading 04.
func encodeP256(key Signer) ([]byte, error) {
	public, ok := key.Public().(*ecdsa.PublicKey)
	if !ok {
		return nil, fmt.Errorf("encode public key: not of P-256")
	}
	point, err := public.Bytes()
	if err != nil {
		return nil, fmt.Errorf("encode public key: %w", err)
	}
	return point[1:], nil
}
