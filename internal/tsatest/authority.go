// Package tsatest gives time-stamping authorities (RFC 3161) to tests: one in Go, whose keys are fixed and whose clock
// the test sets, so that it may have worked decades ago, or wrongly; and OpenSSL's own, as a second opinion.
package tsatest

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"math/big"
	"testing"
	"time"
)

// Authority signs timestamps with a certificate of a root of its own. What it is called gives its keys.
type Authority struct {
	Root        *x509.Certificate
	Certificate *x509.Certificate
	Between     []*x509.Certificate // from the certificate up to the root, where there are some
	key         crypto.Signer
	hash        crypto.Hash // that it signs with
	algorithm   pkix.AlgorithmIdentifier
}

// seedOf stands before the name of each key.
const seedOf = "labseal test vector: "

// Option makes an authority that is not as it should be.
type Option func(certificate *x509.Certificate)

// WithUsage gives the authority's certificate another purpose than to sign timestamps.
func WithUsage(usages ...x509.ExtKeyUsage) Option {
	return func(c *x509.Certificate) { c.ExtKeyUsage, c.ExtraExtensions = usages, nil }
}

// criticalTimeStamping is the extension that RFC 3161, section 2.3, wants of an authority's certificate.
var criticalTimeStamping = pkix.Extension{
	Id: []int{2, 5, 29, 37}, Critical: true, Value: []byte("\x30\x0a\x06\x08\x2b\x06\x01\x05\x05\x07\x03\x08"),
}

// New makes an authority whose certificate counts in the given years; its root counts always.
func New(t testing.TB, name string, fromYear, untilYear int, options ...Option) *Authority {
	t.Helper()
	rootKey := key(t, name+" root", elliptic.P256())
	root := issuer(name + " root")
	a := &Authority{
		key: key(t, name, elliptic.P256()), hash: crypto.SHA256, algorithm: pkix.AlgorithmIdentifier{Algorithm: oidECDSA},
		Root: issue(t, root, root, rootKey, rootKey),
	}
	leaf := timestamper(name, fromYear, untilYear)
	for _, o := range options {
		o(leaf)
	}
	a.Certificate = issue(t, leaf, a.Root, a.key, rootKey)
	return a
}

// NewRSA makes an authority as many are: its key and its root's are RSA, one certificate is between them, with a key on
// P-384, and it signs with SHA-512. The options are of the certificate between.
func NewRSA(t testing.TB, name string, fromYear, untilYear int, options ...Option) *Authority {
	t.Helper()
	rootKey, middleKey := rsaKey(t, name+" root"), key(t, name+" middle", elliptic.P384())
	root, middle := issuer(name+" root"), issuer(name+" middle")
	for _, o := range options {
		o(middle)
	}
	a := &Authority{
		key: rsaKey(t, name), hash: crypto.SHA512, algorithm: pkix.AlgorithmIdentifier{Algorithm: oidRSA, Parameters: asn1.NullRawValue},
		Root: issue(t, root, root, rootKey, rootKey),
	}
	a.Between = []*x509.Certificate{issue(t, middle, a.Root, middleKey, rootKey)}
	a.Certificate = issue(t, timestamper(name, fromYear, untilYear), a.Between[0], a.key, middleKey)
	return a
}

// issuer is a certificate that issues others, and counts always.
func issuer(name string) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name},
		NotBefore: year(2000), NotAfter: year(2100), IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageCertSign,
	}
}

func timestamper(name string, fromYear, untilYear int) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: name},
		NotBefore: year(fromYear), NotAfter: year(untilYear), KeyUsage: x509.KeyUsageDigitalSignature,
		ExtraExtensions: []pkix.Extension{criticalTimeStamping},
	}
}

// PEM is the authority's root as a file holds it.
func (a *Authority) PEM() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.Root.Raw})
}

// KeyPEM is the authority's key and certificate as OpenSSL reads them.
func (a *Authority) KeyPEM(t testing.TB) (key, certificate []byte) {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(a.key)
	check(t, err)
	return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}),
		pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.Certificate.Raw})
}

// issue signs deterministically, so that vectors can be made again.
func issue(t testing.TB, c, parent *x509.Certificate, k, parentKey crypto.Signer) *x509.Certificate {
	t.Helper()
	der, err := x509.CreateCertificate(nil, c, parent, k.Public(), parentKey)
	check(t, err)
	made, err := x509.ParseCertificate(der)
	check(t, err)
	return made
}

func key(t testing.TB, name string, curve elliptic.Curve) *ecdsa.PrivateKey {
	t.Helper()
	seed := sha256.Sum256([]byte(seedOf + name))
	k, err := ecdsa.ParseRawPrivateKey(curve, append(make([]byte, (curve.Params().BitSize+7)/8-len(seed)), seed[:]...))
	check(t, err)
	return k
}

func year(n int) time.Time { return time.Date(n, 1, 1, 0, 0, 0, 0, time.UTC) }

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
