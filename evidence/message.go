package evidence

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/veraison/go-cose"
)

// message is what a lab signs by its statement key: a statement about a handle, or what is handed out and never logged,
// an intake receipt or an envelope, about a leaf. Its content type tells which.
type message struct {
	contentType     string
	member, subject common.Hash
	payload         []byte
}

// sign makes a COSE_Sign1 of it, with an empty unprotected header.
func (m message) sign(key crypto.Signer) ([]byte, error) {
	public, ok := key.Public().(*ecdsa.PublicKey)
	if !ok || public.Curve != elliptic.P256() {
		return nil, errors.New("the statement key must be ES256 (P-256)")
	}
	signer, err := cose.NewSigner(cose.AlgorithmES256, key)
	if err != nil {
		return nil, err
	}
	header := encode(statementHeader{
		Algorithm:   int64(cose.AlgorithmES256),
		ContentType: m.contentType,
		KeyID:       keyID(StatementKey(public)),
		Claims:      cwtClaims{Issuer: uri(m.member), Subject: uri(m.subject)},
	})
	signature, err := signer.Sign(rand.Reader, toBeSigned(header, m.payload))
	if err != nil {
		return nil, err
	}
	return sign1{Protected: header, Payload: &m.payload, Signature: signature}.encode(), nil
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
