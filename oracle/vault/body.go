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
const MaxBody = 64 << 20

// Chunk is how much of a body is encrypted at once. What is longer is encrypted in chunks (docs/spec/body.md).
const Chunk = 8 << 20

// ErrTooLarge is returned for a record that does not fit in one body.
var ErrTooLarge = errors.New("too large for one sealed body")

// bodyStart is how each body begins that is encrypted at once: the protected header {"alg":"dir","enc":"A256GCM"} and no
// encrypted key.
var bodyStart = []byte("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..")

// chunkedStart is how each chunk begins: the part of its header that is the same for all.
var chunkedStart = []byte("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiY2h1bmsi")

const nonceSize, tagSize = 12, 16

// maxStored is the size of the largest body.
var maxStored = storedSize(MaxBody)

// startOf is how the n-th of so many chunks begins. The header names both, and is authenticated: chunks can't be left out,
// swapped, or taken from the end. A body that is encrypted at once has none of that.
func startOf(n, of int) []byte {
	if of == 1 {
		return bodyStart
	}
	header := fmt.Appendf(nil, `{"alg":"dir","enc":"A256GCM","chunk":%d,"of":%d}`, n, of)
	return append(base64.RawURLEncoding.AppendEncode(nil, header), ".."...)
}

// chunksOf is in how many chunks a body of so many bytes is encrypted.
func chunksOf(size int) int { return max(1, (size+Chunk-1)/Chunk) }

// storedSize is how many bytes a body of so many bytes takes in the store.
func storedSize(size int) int {
	encoded, of := base64.RawURLEncoding.EncodedLen, chunksOf(size)
	total := of - 1 // line ends
	for n := range of {
		total += len(startOf(n+1, of)) + encoded(nonceSize) + 1 + encoded(min(Chunk, size-n*Chunk)) + 1 + encoded(tagSize)
	}
	return total
}

// sealBody writes what openBody takes. It does so without go-jose, which reads it again: with one header there is nothing to
// choose and little to write, and every result passes here. Beside the body it takes the memory of one chunk.
func sealBody(key, plaintext []byte) ([]byte, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, err
	}
	body := make([]byte, 0, storedSize(len(plaintext)))
	sealed := make([]byte, 0, nonceSize+min(Chunk, len(plaintext))+tagSize)
	of := chunksOf(len(plaintext))
	for n := range of {
		if n > 0 {
			body = append(body, '\n')
		}
		start := startOf(n+1, of)
		sealed = aead.Seal(sealed[:0], nil, plaintext[n*Chunk:min((n+1)*Chunk, len(plaintext))], bytes.TrimSuffix(start, []byte("..")))
		end := len(sealed) - tagSize
		body = base64.RawURLEncoding.AppendEncode(append(body, start...), sealed[:nonceSize])
		body = base64.RawURLEncoding.AppendEncode(append(body, '.'), sealed[nonceSize:end])
		body = base64.RawURLEncoding.AppendEncode(append(body, '.'), sealed[end:])
	}
	return body, nil
}

// openBody is strict: each header is the one that sealBody writes, to the byte, so nothing in it can choose an algorithm, a
// key or a compression, and no chunk can be in another's place.
func openBody(key, body []byte) ([]byte, error) {
	if !bytes.HasPrefix(body, chunkedStart) {
		return openChunk(key, body, bodyStart)
	}
	of := bytes.Count(body, []byte("\n")) + 1
	if of < 2 || of > MaxBody/Chunk {
		return nil, fmt.Errorf("%w: not as many chunks as a sealed body has", ErrDamaged)
	}
	plaintext := make([]byte, 0, min(of*Chunk, len(body)/4*3))
	n := 0
	for line := range bytes.SplitSeq(body, []byte("\n")) {
		n++
		chunk, err := openChunk(key, line, startOf(n, of))
		if err != nil {
			return nil, err
		}
		if n < of && len(chunk) != Chunk || len(chunk) == 0 || len(chunk) > Chunk {
			return nil, fmt.Errorf("%w: a chunk has another size than all but the last have", ErrDamaged)
		}
		plaintext = append(plaintext, chunk...)
	}
	return plaintext, nil
}

func openChunk(key, jwe, start []byte) ([]byte, error) {
	if !bytes.HasPrefix(jwe, start) || bytes.ContainsAny(jwe, "\r\n") { // which readers of base64 skip
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
