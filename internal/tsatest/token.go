package tsatest

import (
	"crypto"
	"crypto/sha256"
	_ "crypto/sha512" // that an authority with RSA signs with
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/notaryproject/tspclient-go"
)

var (
	oidSignedData    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidTSTInfo       = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 1, 4}
	oidContentType   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidMessageDigest = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidCertificateV2 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
	oidSHA256        = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidSHA512        = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 3}
	oidRSA           = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	oidECDSA         = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}
	oidPolicy        = asn1.ObjectIdentifier{1, 2, 3, 4}
)

// The structures of CMS (RFC 5652) that a token needs.
type (
	contentInfo struct {
		Type    asn1.ObjectIdentifier
		Content signedData `asn1:"explicit,tag:0"`
	}
	signedData struct {
		Version      int
		Algorithms   []pkix.AlgorithmIdentifier `asn1:"set"`
		Content      encapsulated
		Certificates asn1.RawValue
		Signers      []signerInfo `asn1:"set"`
	}
	encapsulated struct {
		Type    asn1.ObjectIdentifier
		Content []byte `asn1:"explicit,tag:0"`
	}
	signerInfo struct {
		Version    int
		Issuer     issuerAndSerial
		Digest     pkix.AlgorithmIdentifier
		Attributes asn1.RawValue
		Algorithm  pkix.AlgorithmIdentifier
		Signature  []byte
	}
	issuerAndSerial struct {
		Issuer asn1.RawValue
		Serial *big.Int
	}
	attribute struct {
		Type   asn1.ObjectIdentifier
		Values []asn1.RawValue `asn1:"set"`
	}
)

// Stamp answers a request as of a time: it gives a token over the request's imprint.
func (a *Authority) Stamp(t testing.TB, request *tspclient.Request, at time.Time) []byte {
	t.Helper()
	info := marshal(t, tspclient.TSTInfo{
		Version: 1, Policy: oidPolicy, MessageImprint: request.MessageImprint, Nonce: request.Nonce,
		SerialNumber: big.NewInt(at.Unix()), GenTime: at.UTC().Truncate(time.Second),
	}, "")
	digest, certificate := a.digest(info), sha256.Sum256(a.Certificate.Raw)
	type hashed struct{ Hash []byte } // ESSCertIDv2, with the default function
	attributes := marshal(t, []attribute{
		{oidContentType, raw(t, oidTSTInfo)},
		{oidMessageDigest, raw(t, digest)},
		{oidCertificateV2, raw(t, struct{ Certificates []hashed }{[]hashed{{certificate[:]}}})},
	}, "set")
	signature, err := a.key.Sign(nil, a.digest(attributes), a.hash)
	check(t, err)
	attributes[0] = 0xa0 // IMPLICIT [0]; a SET is what is signed
	certificates := slices.Clone(a.Certificate.Raw)
	for _, c := range a.Between {
		certificates = append(certificates, c.Raw...)
	}
	sha := pkix.AlgorithmIdentifier{Algorithm: map[crypto.Hash]asn1.ObjectIdentifier{crypto.SHA256: oidSHA256, crypto.SHA512: oidSHA512}[a.hash]}
	return marshal(t, contentInfo{oidSignedData, signedData{
		Version: 3, Algorithms: []pkix.AlgorithmIdentifier{sha}, Content: encapsulated{oidTSTInfo, info},
		Certificates: asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: certificates},
		Signers: []signerInfo{{
			Version: 1, Issuer: issuerAndSerial{asn1.RawValue{FullBytes: a.Certificate.RawIssuer}, a.Certificate.SerialNumber},
			Digest: sha, Attributes: asn1.RawValue{FullBytes: attributes},
			Algorithm: a.algorithm, Signature: signature,
		}},
	}}, "")
}

func (a *Authority) digest(b []byte) []byte {
	h := a.hash.New()
	h.Write(b)
	return h.Sum(nil)
}

func raw(t testing.TB, v any) []asn1.RawValue {
	t.Helper()
	return []asn1.RawValue{{FullBytes: marshal(t, v, "")}}
}

func marshal(t testing.TB, v any, params string) []byte {
	t.Helper()
	b, err := asn1.MarshalWithParams(v, params)
	check(t, err)
	return b
}
