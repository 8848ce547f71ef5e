// Package tsatest gives time-stamping authorities (RFC 3161) to tests: one in Go, whose keys are fixed and whose clock
// the test sets, so that it may have worked decades ago, or wrongly; and OpenSSL's own, as a second opinion.
package tsatest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"testing"
	"time"
)

// Authority signs timestamps with a certificate of a root of its own. What it is called gives its keys.
type Authority struct {
	Root        *x509.Certificate
	Certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

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
	rootKey := key(t, name+" root")
	root := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name + " root"},
		NotBefore: year(2000), NotAfter: year(2100), IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageCertSign,
	}
	a := &Authority{key: key(t, name), Root: issue(t, root, root, rootKey, rootKey)}
	leaf := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: name},
		NotBefore: year(fromYear), NotAfter: year(untilYear), KeyUsage: x509.KeyUsageDigitalSignature,
		ExtraExtensions: []pkix.Extension{criticalTimeStamping},
	}
	for _, o := range options {
		o(leaf)
	}
	a.Certificate = issue(t, leaf, a.Root, a.key, rootKey)
	return a
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
func issue(t testing.TB, c, parent *x509.Certificate, k, parentKey *ecdsa.PrivateKey) *x509.Certificate {
	t.Helper()
	der, err := x509.CreateCertificate(nil, c, parent, k.Public(), parentKey)
	check(t, err)
	made, err := x509.ParseCertificate(der)
	check(t, err)
	return made
}

func key(t testing.TB, name string) *ecdsa.PrivateKey {
	t.Helper()
	seed := sha256.Sum256([]byte("labseal test vector: " + name))
	k, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), seed[:])
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
