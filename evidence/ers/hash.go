package ers

import (
	"bytes"
	"crypto"
	_ "crypto/sha256" // the hash functions of records
	_ "crypto/sha512"
	"crypto/x509/pkix"
	"encoding/asn1"
	"fmt"
	"slices"
)

// The hash functions that a record may use (RFC 5754, section 2). Others are refused by their identifier.
var hashes = []struct {
	hash crypto.Hash
	oid  asn1.ObjectIdentifier
}{
	{crypto.SHA256, asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}},
	{crypto.SHA384, asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 2}},
	{crypto.SHA512, asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 3}},
}

func hashOf(oid asn1.ObjectIdentifier) (crypto.Hash, error) {
	for _, h := range hashes {
		if h.oid.Equal(oid) {
			return h.hash, nil
		}
	}
	return 0, fmt.Errorf("hash function %s is not known", oid)
}

// identifier names a hash function, without parameters.
func identifier(h crypto.Hash) pkix.AlgorithmIdentifier {
	for _, known := range hashes {
		if known.hash == h {
			return pkix.AlgorithmIdentifier{Algorithm: known.oid}
		}
	}
	panic(fmt.Sprintf("ers: hash function %s is not of records", h)) // Prepare and hashOf let none through
}

func isKnown(h crypto.Hash) bool {
	for _, known := range hashes {
		if known.hash == h {
			return true
		}
	}
	return false
}

func sum(h crypto.Hash, parts ...[]byte) []byte {
	w := h.New()
	for _, p := range parts {
		w.Write(p)
	}
	return w.Sum(nil)
}

// nodeOf is the hash of a list of hashes: of all of them behind one another, in ascending order.
func nodeOf(h crypto.Hash, list ...[]byte) []byte {
	sorted := slices.Clone(list)
	slices.SortFunc(sorted, bytes.Compare)
	return sum(h, sorted...)
}
