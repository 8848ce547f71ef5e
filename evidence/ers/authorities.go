package ers

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Authority is a certificate that a verifier trusts for timestamps: an authority's own, or the root of many.
type Authority struct {
	Certificate      *x509.Certificate
	CompromisedSince time.Time // when its key was stolen; zero: never, as far as is known
}

// Authorities are whom a verifier trusts for timestamps. None is different from nil: with nil, nobody is asked about.
type Authorities []Authority

// compromisedSince is the header of a PEM block that says when the certificate's key was stolen.
const compromisedSince = "Compromised-Since"

// ParseAuthorities reads certificates in PEM. A block with the header Compromised-Since, a time in RFC 3339, is of an
// authority whose key was stolen then: its timestamps count only where one from before that, by somebody else, covers
// them.
func ParseAuthorities(file []byte) (Authorities, error) {
	var list Authorities
	for {
		var block *pem.Block
		if block, file = pem.Decode(file); block == nil {
			break
		}
		a, err := parseAuthority(block)
		if err != nil {
			return nil, fmt.Errorf("certificate %d: %w", len(list)+1, err)
		}
		list = append(list, a)
	}
	if len(list) == 0 {
		return nil, errors.New("no certificate in PEM")
	}
	return list, nil
}

func parseAuthority(block *pem.Block) (a Authority, err error) {
	if block.Type != "CERTIFICATE" {
		return a, fmt.Errorf("a PEM block of type %q", block.Type)
	}
	for name, value := range block.Headers {
		if name != compromisedSince {
			return a, fmt.Errorf("header %q is not known", name)
		}
		if a.CompromisedSince, err = time.Parse(time.RFC3339, value); err != nil {
			return a, fmt.Errorf("%s is not a time such as 2031-05-01T00:00:00Z", compromisedSince)
		}
	}
	a.Certificate, err = x509.ParseCertificate(block.Bytes)
	return a, err
}

func (list Authorities) pool() *x509.CertPool {
	pool := x509.NewCertPool()
	for _, a := range list {
		pool.AddCert(a.Certificate)
	}
	return pool
}

// until is up to when a chain of certificates can be relied on: until the first of them ends, or its key was stolen.
func (list Authorities) until(chain []*x509.Certificate) time.Time {
	end := slices.MinFunc(chain, func(a, b *x509.Certificate) int { return a.NotAfter.Compare(b.NotAfter) }).NotAfter
	for _, a := range list {
		isIn := slices.ContainsFunc(chain, func(c *x509.Certificate) bool { return bytes.Equal(c.Raw, a.Certificate.Raw) })
		if isIn && !a.CompromisedSince.IsZero() && a.CompromisedSince.Before(end) {
			end = a.CompromisedSince
		}
	}
	return end.UTC()
}
