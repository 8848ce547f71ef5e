package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"errors"
	"fmt"
)

// MaxBody is the most that one body may hold, in bytes of clear text.
const MaxBody = 64 << 20

// Chunk is how much of a body is encrypted at once. What is longer is encrypted in chunks (docs/spec/body.md).
const Chunk = 8 << 20

// ErrTooLarge is returned for a record that does not fit in one body.
var ErrTooLarge = errors.New("too large for one sealed body")

const (
	nonceSize, tagSize = 12, 16
	overhead           = nonceSize + tagSize
	sealedChunk        = Chunk + overhead // a chunk in its body: nonce, ciphertext, tag
	maxChunks          = MaxBody / Chunk

	maxStored = MaxBody + maxChunks*overhead // the size of the largest body
)

// wholeHeader is {"alg":"dir","enc":"A256GCM"}, encoded.
var wholeHeader = []byte("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0")

// headerOf is the header of the n-th of so many chunks, encoded as a JWE has it, which is authenticated with it. It names both
// numbers: chunks can't be left out, swapped, or taken from the end. A body that is encrypted at once has none of that.
func headerOf(n, of int) []byte {
	if of == 1 {
		return wholeHeader
	}
	return base64.RawURLEncoding.AppendEncode(nil, fmt.Appendf(nil, `{"alg":"dir","enc":"A256GCM","chunk":%d,"of":%d}`, n, of))
}

// chunksOf is in how many chunks so many bytes of clear text are encrypted.
func chunksOf(size int) int { return max(1, (size+Chunk-1)/Chunk) }

// sealedSize is how many bytes the body of so many bytes takes.
func sealedSize(size int) int { return size + chunksOf(size)*overhead }

// chunksIn is how many chunks a body of so many bytes has; ok is false where no body has that size.
func chunksIn(size int) (of int, ok bool) {
	of = max(1, (size+sealedChunk-1)/sealedChunk)
	last := size - (of-1)*sealedChunk
	return of, of <= maxChunks && (last > overhead || last == overhead && of == 1)
}

// chunkAt is the n-th chunk of a body, from 0.
func chunkAt(body []byte, n int) []byte {
	return body[n*sealedChunk : min((n+1)*sealedChunk, len(body))]
}

// sealBody appends what openBody takes. Every result passes here: where there is room, each chunk is encrypted right in its place.
func sealBody(body, key, plaintext []byte) ([]byte, error) {
	aead, err := newAEAD(key)
	if err != nil {
		return nil, err
	}
	of := chunksOf(len(plaintext))
	for n := range of {
		body = aead.Seal(body, nil, plaintext[n*Chunk:min((n+1)*Chunk, len(plaintext))], headerOf(n+1, of))
	}
	return body, nil
}

// openBody opens a body. What is authenticated with each chunk follows from the body's size, so nothing in it can choose an
// algorithm, a key or a compression, and no chunk can be in another's place.
func openBody(key, body []byte) ([]byte, error) {
	of, ok := chunksIn(len(body))
	if !ok {
		return nil, fmt.Errorf("%w: no sealed body has its size", ErrDamaged)
	}
	aead, err := newAEAD(key)
	if err != nil {
		return nil, fmt.Errorf("%w: its key is none", ErrDamaged)
	}
	plaintext := make([]byte, 0, len(body)-of*overhead)
	for n := range of {
		if plaintext, err = aead.Open(plaintext, nil, chunkAt(body, n), headerOf(n+1, of)); err != nil {
			return nil, fmt.Errorf("%w: its key does not open it", ErrDamaged)
		}
	}
	return plaintext, nil
}

// newAEAD draws a nonce for what it seals, and puts it before the ciphertext.
func newAEAD(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}
