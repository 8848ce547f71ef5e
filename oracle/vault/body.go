package vault

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"errors"
	"fmt"

	"github.com/go-jose/go-jose/v4"
)

// MaxBody is the most that one body may hold, in bytes of clear text.
const MaxBody = 8 << 20

// ErrTooLarge is returned for a record that does not fit in one body.
var ErrTooLarge = errors.New("too large for one sealed body")

// bodyStart is how each body begins: the protected header {"alg":"dir","enc":"A256GCM"} and no encrypted key.
var bodyStart = []byte("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..")

// maxStored is the size of the largest body: header, IV (16 characters), base64 of the ciphertext, tag (22), two dots.
const maxStored = 41 + 16 + 1 + (MaxBody*8+5)/6 + 1 + 22

// associated is what the encryption authenticates beside the body: the encoded header (RFC 7516, 5.1, step 14).
var associated = bytes.TrimSuffix(bodyStart, []byte(".."))

// sealBody writes the one JWE that openBody takes. It does so without go-jose, which reads it again: with one header there
// is nothing to choose and little to write, and every result passes here.
func sealBody(key, plaintext []byte) ([]byte, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, err
	}
	const nonce, tag = 12, 16
	sealed := aead.Seal(make([]byte, 0, nonce+len(plaintext)+tag), nil, plaintext, associated)
	end := len(sealed) - tag
	jwe := make([]byte, 0, len(bodyStart)+base64.RawURLEncoding.EncodedLen(len(sealed))+4) // the dots, and three roundings
	jwe = base64.RawURLEncoding.AppendEncode(append(jwe, bodyStart...), sealed[:nonce])
	jwe = base64.RawURLEncoding.AppendEncode(append(jwe, '.'), sealed[nonce:end])
	return base64.RawURLEncoding.AppendEncode(append(jwe, '.'), sealed[end:]), nil
}

// openBody is strict: the header is the one that sealBody writes, to the byte, so nothing in it can choose an
// algorithm, a key or a compression.
func openBody(key, jwe []byte) ([]byte, error) {
	if !bytes.HasPrefix(jwe, bodyStart) {
		return nil, fmt.Errorf("%w: no JWE with the header of a sealed body", ErrDamaged)
	}
	object, err := jose.ParseEncryptedCompact(string(jwe),
		[]jose.KeyAlgorithm{jose.DIRECT}, []jose.ContentEncryption{jose.A256GCM})
	if err != nil {
		return nil, fmt.Errorf("%w: no compact JWE", ErrDamaged)
	}
	plaintext, err := object.Decrypt(key)
	if err != nil {
		return nil, fmt.Errorf("%w: its key does not open it", ErrDamaged)
	}
	return plaintext, nil
}
