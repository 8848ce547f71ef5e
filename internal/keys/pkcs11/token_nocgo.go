//go:build !cgo

package pkcs11

import "crypto"

func open(URI, Algorithm, ReadPIN) (signer, crypto.PublicKey, error) { return nil, nil, ErrNotBuilt }
