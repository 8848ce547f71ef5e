package vault

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"sync"
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

// ciphertexts are room for ciphertext before it is encoded, for bodies as most are; nothing else ever lies in it.
var ciphertexts = sync.Pool{New: func() any {
	room := make([]byte, 0, 16<<10)
	return &room
}}

// sealBody writes what openBody takes. Both do so by hand: with one header there is nothing to choose, and every result passes
// here. Beside the body they take the memory of one chunk. The tests read and write bodies by go-jose.
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
	scratch := ciphertexts.Get().(*[]byte)
	defer ciphertexts.Put(scratch)
	sealed := slices.Grow((*scratch)[:0], nonceSize+min(Chunk, len(plaintext))+tagSize)
	of := chunksOf(len(plaintext))
	for n := range of {
		if n > 0 {
			body = append(body, '\n')
		}
		start := startOf(n+1, of)
		sealed = aead.Seal(sealed[:0], nil, plaintext[n*Chunk:min((n+1)*Chunk, len(plaintext))], bytes.TrimSuffix(start, []byte("..")))
		end := len(sealed) - tagSize
		body = appendBase64(append(body, start...), sealed[:nonceSize])
		body = appendBase64(append(body, '.'), sealed[nonceSize:end])
		body = appendBase64(append(body, '.'), sealed[end:])
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
	parts := bytes.Split(jwe[len(start):], []byte("."))
	if len(parts) != 3 {
		return nil, fmt.Errorf("%w: no compact JWE", ErrDamaged)
	}
	encoding := base64.RawURLEncoding.Strict()
	sealed := make([]byte, 0, nonceSize+len(parts[1])/4*3+3+tagSize)
	for i, part := range parts {
		before, err := len(sealed), error(nil)
		if sealed, err = encoding.AppendDecode(sealed, part); err != nil {
			return nil, fmt.Errorf("%w: no compact JWE", ErrDamaged)
		}
		if size := len(sealed) - before; i == 0 && size != nonceSize || i == 2 && size != tagSize {
			return nil, fmt.Errorf("%w: no compact JWE", ErrDamaged)
		}
	}
	aead, err := newAEAD(key)
	if err != nil {
		return nil, fmt.Errorf("%w: its key is none", ErrDamaged)
	}
	plaintext, err := aead.Open(sealed[nonceSize:nonceSize], sealed[:nonceSize], sealed[nonceSize:], bytes.TrimSuffix(start, []byte("..")))
	if err != nil {
		return nil, fmt.Errorf("%w: its key does not open it", ErrDamaged)
	}
	return plaintext, nil
}

func newAEAD(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}
