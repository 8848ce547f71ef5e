package evidence

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"github.com/ethereum/go-ethereum/common"
	"github.com/veraison/go-cose"
	"golang.org/x/crypto/cryptobyte"
	"golang.org/x/crypto/cryptobyte/asn1"
)

// message is what a lab signs by its statement key: a statement about a handle, or what is handed out and never logged,
// an intake receipt or an envelope, about a leaf. Its content type tells which.
type message struct {
	contentType     string
	member, subject common.Hash
	payload         []byte
}

// sign makes a COSE_Sign1 of it, with an empty unprotected header. What may be signed twice is signed at random: of two
// deterministic signatures of the same bytes, one of which a fault of the machine has changed, follows the key. What never
// is may have no random source, and is signed by RFC 6979, in three quarters of the time.
func (m message) sign(key crypto.Signer, random io.Reader) ([]byte, error) {
	public, ok := key.Public().(*ecdsa.PublicKey)
	if !ok || public.Curve != elliptic.P256() {
		return nil, errors.New("the statement key must be ES256 (P-256)")
	}
	var headerRoom [256]byte // what is usual is put together on the stack
	var signedRoom [512]byte
	header := m.appendHeader(headerRoom[:0], keyID(StatementKey(public)))
	signature, err := signES256(key, random, appendToBeSigned(signedRoom[:0], header, m.payload))
	if err != nil {
		return nil, err
	}
	b := append(make([]byte, 0, len(header)+len(m.payload)+len(signature)+16), tagSign1, cborArray|4)
	b = append(appendBytes(b, header), cborMap)
	return appendBytes(appendBytes(b, m.payload), signature[:]), nil
}

// appendHeader appends the protected header: what the encoder writes of a statementHeader, without the reflection, as it
// is of every result.
func (m message) appendHeader(b, keyID []byte) []byte {
	b = append(b, cborMap|4, 1, es256)
	b = appendText(append(b, 3), m.contentType)
	b = appendBytes(append(b, 4), keyID)
	b = appendURI(append(b, 15, cborMap|2, 1), m.member)
	return appendURI(append(b, 2), m.subject)
}

// es256 is the algorithm, -7, in CBOR.
const es256 = 1<<5 | 6

// signES256 signs by ECDSA on P-256 with SHA-256, as COSE has it: both numbers in 32 bytes each (RFC 9053, 2.1).
func signES256(key crypto.Signer, random io.Reader, signed []byte) (signature [64]byte, err error) {
	digest := sha256.Sum256(signed)
	der, err := key.Sign(random, digest[:], crypto.SHA256)
	if err != nil {
		return signature, err
	}
	var r, s []byte
	var pair cryptobyte.String
	input := cryptobyte.String(der)
	isPair := input.ReadASN1(&pair, asn1.SEQUENCE) && pair.ReadASN1Integer(&r) && pair.ReadASN1Integer(&s)
	if !isPair || !pair.Empty() || !input.Empty() || len(r) > 32 || len(s) > 32 {
		return signature, errors.New("the key answers with no ECDSA signature")
	}
	copy(signature[32-len(r):], r)
	copy(signature[64-len(s):], s)
	return signature, nil
}

// message reads a message of one content type, and the id of the key that is said to have signed.
func (s sign1) message(contentType string) (m message, keyID []byte, err error) {
	var header statementHeader
	if err := decode(s.Protected, &header); err != nil {
		return m, nil, fmt.Errorf("protected header: %w", err)
	}
	switch {
	case header.Algorithm != int64(cose.AlgorithmES256) || header.ContentType != contentType:
		return m, nil, fmt.Errorf("protected header: not %s signed by ES256", contentType)
	case len(s.Unprotected) != 0:
		return m, nil, errors.New("unprotected header: not empty")
	case s.Payload == nil:
		return m, nil, errors.New("payload: detached")
	}
	m.contentType, m.payload = contentType, *s.Payload
	if m.member, err = fromURI(header.Claims.Issuer); err != nil {
		return m, nil, fmt.Errorf("issuer: %w", err)
	}
	if m.subject, err = fromURI(header.Claims.Subject); err != nil {
		return m, nil, fmt.Errorf("subject: %w", err)
	}
	return m, header.KeyID, nil
}

// checkSigned checks that a member's statement key that counts for a block signed, and returns the key.
func (t *Trust) checkSigned(s sign1, member common.Hash, id []byte, block uint64) (TrustKey, error) {
	m := t.Member(member)
	if m == nil {
		return TrustKey{}, fmt.Errorf("the trust file does not name member %s", member)
	}
	key, err := m.key("statement", id, block)
	if err != nil {
		return TrustKey{}, err
	}
	return key, verifyES256(key.Key, toBeSigned(s.Protected, *s.Payload), s.Signature)
}
