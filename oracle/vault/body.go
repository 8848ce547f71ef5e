package vault

import (
	"bytes"
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

func sealBody(key, plaintext []byte) ([]byte, error) {
	encrypter, err := jose.NewEncrypter(jose.A256GCM, jose.Recipient{Algorithm: jose.DIRECT, Key: key}, nil)
	if err != nil {
		return nil, err
	}
	object, err := encrypter.Encrypt(plaintext)
	if err != nil {
		return nil, err
	}
	jwe, err := object.CompactSerialize()
	return []byte(jwe), err
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
