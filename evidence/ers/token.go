package ers

import (
	"bytes"
	"context"
	"crypto"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"time"

	"github.com/notaryproject/tspclient-go"
	"golang.org/x/crypto/cryptobyte"
	cbasn1 "golang.org/x/crypto/cryptobyte/asn1"
)

// token is a timestamp token (RFC 3161): a time-stamping authority's signature over an imprint and a time.
type token struct {
	der     []byte
	signed  *tspclient.SignedToken
	hash    crypto.Hash
	imprint []byte
	time    time.Time
}

// decodeToken reads a token. tspclient reads BER too, and leaves room that nobody signed; here there is none.
func decodeToken(der []byte) (*token, error) {
	if !isDER(cryptobyte.String(der), 0) {
		return nil, errors.New("the token is not DER")
	}
	signed, err := tspclient.ParseSignedToken(der)
	if err != nil {
		return nil, errors.New("not a timestamp token, or one cut short")
	}
	if len(signed.SignerInfos) != 1 || len(signed.SignerInfos[0].UnsignedAttributes) > 0 || len(signed.CRLs) > 0 {
		return nil, errors.New("token: want one signer, no unsigned attributes and no revocation lists")
	}
	if err := checkEnvelope(der); err != nil {
		return nil, fmt.Errorf("token: %w", err)
	}
	info, err := signed.Info()
	if err != nil {
		return nil, fmt.Errorf("token: %w", err)
	}
	h, err := hashOf(info.MessageImprint.HashAlgorithm.Algorithm)
	if err != nil {
		return nil, fmt.Errorf("token: imprint: %w", err)
	}
	if info.Version != 1 || len(info.MessageImprint.HashedMessage) != h.Size() {
		return nil, errors.New("token: its version is not 1, or its imprint is not of its hash function's size")
	}
	return &token{bytes.Clone(der), signed, h, info.MessageImprint.HashedMessage, info.GenTime.UTC()}, nil
}

// The structures of CMS that a token has (RFC 5652), as far as the profile knows them.
type (
	tokenItem struct {
		Type    asn1.ObjectIdentifier
		Content signedItem `asn1:"explicit,tag:0"`
	}
	signedItem struct {
		Version    int
		Algorithms []pkix.AlgorithmIdentifier `asn1:"set"`
		Content    struct {
			Type    asn1.ObjectIdentifier
			Content []byte `asn1:"explicit,tag:0"`
		}
		Certificates asn1.RawValue
		Signers      []signerItem `asn1:"set"`
	}
	signerItem struct {
		Version int
		ID      struct {
			Issuer asn1.RawValue
			Serial *big.Int
		}
		Digest     pkix.AlgorithmIdentifier
		Attributes asn1.RawValue
		Algorithm  pkix.AlgorithmIdentifier
		Signature  []byte
	}
)

// checkEnvelope wants nothing in the token that is neither signed nor used: no field that is not known, which an ASN.1
// reader passes over, the list of hash functions to name the signer's, and the certificates to be a list.
func checkEnvelope(der []byte) error {
	var token tokenItem
	if _, err := asn1.Unmarshal(der, &token); err != nil {
		return errors.New("not of the one form that is known")
	}
	if !bytes.Equal(marshal(token), der) {
		return errors.New("with fields that are not known")
	}
	signer := token.Content.Signers[0]
	if got, want := token.Content.Algorithms, []pkix.AlgorithmIdentifier{signer.Digest}; !reflect.DeepEqual(got, want) {
		return errors.New("its list of hash functions is not the signer's one")
	}
	if !isContext(token.Content.Certificates) {
		return errors.New("want the authority's certificates in it")
	}
	if signer.Version != 1 || !isContext(signer.Attributes) {
		return errors.New("want a signer of version 1, with signed attributes")
	}
	return nil
}

// isContext says whether a value is [0], of what holds values.
func isContext(v asn1.RawValue) bool {
	return v.Tag == 0 && v.Class == asn1.ClassContextSpecific && v.IsCompound
}

// mostNested is how deep a token's structures may be; real ones are about half as deep.
const mostNested = 32

// isDER says whether lengths are definite and shortest and nothing is left over, all the way down.
func isDER(s cryptobyte.String, depth int) bool {
	for !s.Empty() {
		var content cryptobyte.String
		var tag cbasn1.Tag
		if depth > mostNested || !s.ReadAnyASN1(&content, &tag) {
			return false
		}
		if isConstructed := tag&0x20 != 0; isConstructed && !isDER(content, depth+1) {
			return false
		}
		if depth == 0 {
			return s.Empty()
		}
	}
	return depth > 0
}

// Stamp is what one timestamp of a record says.
type Stamp struct {
	Time      time.Time   // when it was given
	Hash      crypto.Hash // of what it covers
	Authority string      // subject of the certificate that signed it; empty where nobody is trusted
	Expires   time.Time   // when the first certificate of its chain ends or its key was stolen; zero where nobody is trusted
}

// verify checks the token's signature and its authority's certificates, as of the token's own time.
func (t *token) verify(trusted Authorities) (Stamp, error) {
	s := Stamp{Time: t.time, Hash: t.hash}
	if trusted == nil {
		return s, nil
	}
	chain, err := t.signed.Verify(context.Background(), x509.VerifyOptions{Roots: trusted.pool(), CurrentTime: t.time})
	if err != nil {
		return s, err
	}
	s.Authority, s.Expires = chain[0].Subject.String(), trusted.until(chain)
	return s, nil
}

// Token finds the token in what an authority answers: a response that grants it, or the token itself.
func Token(answer []byte) ([]byte, error) {
	var response tspclient.Response
	if err := response.UnmarshalBinary(answer); err != nil {
		var any asn1.RawValue
		if rest, err := asn1.Unmarshal(answer, &any); err != nil || len(rest) > 0 {
			return nil, errors.New("neither a timestamp response nor a token")
		}
		return answer, nil
	}
	if err := response.Status.Err(); err != nil {
		return nil, fmt.Errorf("the authority refused: %w", err)
	}
	return response.TimestampToken.FullBytes, nil
}
