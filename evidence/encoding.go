package evidence

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/fxamacker/cbor/v2"
)

// errNotCanonical is the refusal of bytes that decode but are not the one encoding the specification allows.
var errNotCanonical = errors.New("not in the canonical encoding")

// The deterministic encoding of RFC 8949, section 4.2.1, and a decoder that takes nothing looser.
var encoder, decoder = func() (cbor.UserBufferEncMode, cbor.DecMode) {
	enc, err := cbor.EncOptions{
		Sort:          cbor.SortCoreDeterministic,
		IndefLength:   cbor.IndefLengthForbidden,
		NilContainers: cbor.NilContainerAsEmpty, // so that null is never a second form of an empty string, list or map
	}.UserBufferEncMode()
	if err != nil {
		panic(err)
	}
	dec, err := cbor.DecOptions{
		DupMapKey:         cbor.DupMapKeyEnforcedAPF,
		IndefLength:       cbor.IndefLengthForbidden,
		TagsMd:            cbor.TagsForbidden,
		ExtraReturnErrors: cbor.ExtraDecErrorUnknownField,
		MaxNestedLevels:   8,
	}.DecMode()
	if err != nil {
		panic(err)
	}
	return enc, dec
}()

// encode writes v deterministically. Only our own types come here, so failing to encode one is a programming error.
func encode(v any) []byte {
	b, err := encoder.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("evidence: encode %T: %v", v, err))
	}
	return b
}

// encodeTo is encode behind what the buffer holds.
func encodeTo(b *bytes.Buffer, v any) {
	if err := encoder.MarshalToBuffer(v, b); err != nil {
		panic(fmt.Sprintf("evidence: encode %T: %v", v, err))
	}
}

// decode reads b into v and refuses everything but the encoding that encode would have written.
func decode(b []byte, v any) error {
	if err := decoder.Unmarshal(b, v); err != nil {
		return err
	}
	if !bytes.Equal(encode(v), b) {
		return errNotCanonical
	}
	return nil
}

// tagSign1 is the CBOR tag 18 of COSE_Sign1 (RFC 9052, section 4.2) in its one-byte form.
const tagSign1 = 0xd2

// sign1 is a COSE_Sign1 structure as bytes, so that headers survive untouched. A nil payload is detached, and is the
// only null that any of our formats has.
type sign1 struct {
	_           struct{} `cbor:",toarray"`
	Protected   []byte
	Unprotected map[int64]cbor.RawMessage
	Payload     *[]byte
	Signature   []byte
}

func (s sign1) encode() []byte {
	return append([]byte{tagSign1}, encode(s)...)
}

func decodeSign1(b []byte) (sign1, error) {
	var s sign1
	if len(b) == 0 || b[0] != tagSign1 {
		return s, errors.New("not a tagged COSE_Sign1")
	}
	if err := decode(b[1:], &s); err != nil {
		return s, err
	}
	return s, nil
}
