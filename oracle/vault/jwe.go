package vault

import (
	"bytes"
	"encoding/base64"
	"fmt"
)

// JWE is a body as it is handed to a recipient, whom any JOSE library serves: a JWE in compact form, above 8 MiB several with a
// line end between two. The store holds the bytes that these encode, which are a quarter less. Each body has one such form.
func JWE(body []byte) ([]byte, error) {
	of, ok := chunksIn(len(body))
	if !ok {
		return nil, fmt.Errorf("%w: no sealed body has its size", ErrDamaged)
	}
	encode, perChunk := base64.RawURLEncoding.AppendEncode, len(headerOf(of, of))+len("....\n")+3 // each part is rounded up
	jwe := make([]byte, 0, base64.RawURLEncoding.EncodedLen(len(body))+of*perChunk)
	for n := range of {
		if n > 0 {
			jwe = append(jwe, '\n')
		}
		chunk := chunkAt(body, n)
		tag := len(chunk) - tagSize
		jwe = append(append(jwe, headerOf(n+1, of)...), ".."...)
		jwe = append(encode(jwe, chunk[:nonceSize]), '.')
		jwe = append(encode(jwe, chunk[nonceSize:tag]), '.')
		jwe = encode(jwe, chunk[tag:])
	}
	return jwe, nil
}

// ParseJWE is the way back. It takes what JWE makes, to the byte, and nothing else: else one envelope would fit several files.
func ParseJWE(jwe []byte) (body []byte, err error) {
	of := bytes.Count(jwe, []byte("\n")) + 1
	if of > maxChunks {
		return nil, fmt.Errorf("%w: more lines than a sealed body has chunks", ErrDamaged)
	}
	body = make([]byte, 0, base64.RawURLEncoding.DecodedLen(len(jwe)))
	n := 0
	for line := range bytes.SplitSeq(jwe, []byte("\n")) {
		n++
		before := len(body)
		if body, err = appendChunk(body, line, headerOf(n, of)); err != nil {
			return nil, err
		}
		size := len(body) - before
		if n < of && size != sealedChunk || size > sealedChunk || of > 1 && size == overhead {
			return nil, fmt.Errorf("%w: a chunk has another size than all but the last have", ErrDamaged)
		}
	}
	return body, nil
}

// appendChunk takes one JWE apart.
func appendChunk(body, jwe, header []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(jwe, header)
	if !ok || !bytes.HasPrefix(rest, []byte("..")) {
		return nil, fmt.Errorf("%w: no JWE with the header of a sealed body", ErrDamaged)
	}
	parts := bytes.Split(rest[2:], []byte("."))
	if len(parts) != 3 || bytes.IndexByte(rest, '\r') >= 0 { // which readers of base64 skip, like line ends
		return nil, fmt.Errorf("%w: no compact JWE", ErrDamaged)
	}
	encoding := base64.RawURLEncoding.Strict()
	for i, part := range parts {
		before, err := len(body), error(nil)
		if body, err = encoding.AppendDecode(body, part); err != nil {
			return nil, fmt.Errorf("%w: no compact JWE", ErrDamaged)
		}
		if size := len(body) - before; i == 0 && size != nonceSize || i == 2 && size != tagSize {
			return nil, fmt.Errorf("%w: no compact JWE", ErrDamaged)
		}
	}
	return body, nil
}
