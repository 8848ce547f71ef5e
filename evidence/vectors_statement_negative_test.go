package evidence_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"math/big"
	"slices"
	"testing"

	"github.com/fxamacker/cbor/v2"
)

func verifyES256(t testing.TB, key, signed, signature []byte) bool {
	t.Helper()
	public, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), append([]byte{4}, key...))
	check(t, err)
	digest := sha256.Sum256(signed)
	r, s := new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])
	return ecdsa.Verify(public, digest[:], r, s)
}

// statementNegatives are statements that are signed properly and wrong otherwise, in one respect each.
func statementNegatives(t testing.TB, c *consortium, positive []statementVector) []statementNegative {
	t.Helper()
	version, amendment, withdrawal, shred := positive[0], positive[2], positive[3], positive[4]
	var out []statementNegative
	add := func(name, why string, statement []byte) {
		out = append(out, statementNegative{name, why, statement})
	}
	signed := func(protected, payload []byte) []byte { return signCOSE(t, c.statement, protected, payload).encode(t) }
	payload := func(name, why string, of statementVector, change func(m map[uint64]any)) {
		m := map[uint64]any{}
		check(t, cbor.Unmarshal(of.Payload, &m))
		change(m)
		add(name, why, signed(of.Protected, item(t, m)))
	}
	header := func(name, why string, change func(m map[uint64]any)) {
		m := map[uint64]any{}
		check(t, cbor.Unmarshal(version.Protected, &m))
		change(m)
		add(name, why, signed(item(t, m), version.Payload))
	}
	envelope := func(name, why string, change func(m *coseSign1)) {
		m := decodeCOSE(t, version.Statement)
		change(&m)
		add(name, why, m.encode(t))
	}
	zeros := make([]byte, 32)
	const canonical = "one encoding only (README.md, CBOR)"

	add("nothing", "no bytes", []byte{})
	add("untagged", "tag 18 is mandatory (RFC 9052, section 4.2)", version.Statement[1:])
	add("another tag", "tag 18 is mandatory (RFC 9052, section 4.2)", append([]byte{0xd1}, version.Statement[1:]...))
	add("long tag", canonical, append([]byte{0xd8, 0x12}, version.Statement[1:]...))
	add("trailing byte", "bytes behind the item", append(slices.Clone(version.Statement), 0))
	envelope("unprotected header", "a log entry has an empty one", func(m *coseSign1) {
		m.Unprotected = map[int]int{1: -7}
	})
	envelope("unprotected header null", canonical, func(m *coseSign1) { m.Unprotected = nil })
	envelope("detached payload", "the payload is in the statement", func(m *coseSign1) { m.Payload = nil })

	header("ES384", "alg is -7", func(m map[uint64]any) { m[1] = -35 })
	header("other content type", "not ours", func(m map[uint64]any) { m[3] = "application/cbor" })
	header("no key id", "mandatory", func(m map[uint64]any) { delete(m, 4) })
	header("unknown header", "closed map", func(m map[uint64]any) { m[16] = "x" })
	header("critical header", "closed map", func(m map[uint64]any) { m[2] = []int{1} })
	header("issuer by name", "labseal: and base64url of 32 bytes", func(m map[uint64]any) {
		m[15] = map[int]string{1: "First Lab", 2: version.Subject}
	})
	header("subject padded", "base64url without padding", func(m map[uint64]any) {
		m[15] = map[int]string{1: version.Issuer, 2: version.Subject + "="}
	})
	header("subject with stray bits", "the last character's low bits are zero", func(m map[uint64]any) {
		s := []byte(version.Subject)
		s[len(s)-1]++
		m[15] = map[int]string{1: version.Issuer, 2: string(s)}
	})
	header("member zero", "no member", func(m map[uint64]any) {
		m[15] = map[int]string{1: urn([32]byte{}), 2: version.Subject}
	})
	header("a third CWT claim", "closed map", func(m map[uint64]any) {
		m[15] = map[int]any{1: version.Issuer, 2: version.Subject, 6: 1}
	})

	payload("version 2", "unknown version", version, func(m map[uint64]any) { m[1] = 2 })
	payload("kind 4", "unknown kind", version, func(m map[uint64]any) { m[2] = 4 })
	payload("log zero", "no log", version, func(m map[uint64]any) { m[3] = zeros })
	payload("time in minutes", "a multiple of 3600", version, func(m map[uint64]any) { m[4] = version.Fields.Time + 60 })
	payload("no artefact", "a version has both commitments", version, func(m map[uint64]any) { delete(m, 5) })
	payload("short content", "a hash is 32 bytes", version, func(m map[uint64]any) { m[6] = zeros[:31] })
	payload("no projection", "a version has one", version, func(m map[uint64]any) { delete(m, 7) })
	payload("status 7", "unknown status class", version, func(m map[uint64]any) { m[8] = 7 })
	payload("status 0 spelled out", "left out where it is 0", version, func(m map[uint64]any) { m[8] = 0 })
	payload("a version with a reason", "an amendment's field", version, func(m map[uint64]any) { m[10] = 1 })
	payload("a version with a replacement of zeros", "a zero hash is left out", version, func(m map[uint64]any) {
		m[11] = zeros
	})
	payload("unknown key", "closed map", version, func(m map[uint64]any) { m[13] = 0 })
	payload("a version with an until", "a shred's field", version, func(m map[uint64]any) { m[12] = version.Fields.Time })
	payload("a shred without an until", "a shred has one", shred, func(m map[uint64]any) { delete(m, 12) })
	payload("a shred until before its time", "not before its own time", shred, func(m map[uint64]any) { m[12] = shred.Fields.Time - 3600 })
	payload("a shred until a minute", "a multiple of 3600", shred, func(m map[uint64]any) { m[12] = shred.Fields.Until + 60 })
	payload("a shred with a reason", "an amendment's field", shred, func(m map[uint64]any) { m[10] = 4 })
	payload("a shred of nothing", "a shred names a handle", shred, func(m map[uint64]any) { delete(m, 9) })
	payload("no amended handle", "an amendment has one", amendment, func(m map[uint64]any) { delete(m, 9) })
	payload("no reason", "an amendment has one", amendment, func(m map[uint64]any) { delete(m, 10) })
	payload("reason 7", "unknown reason", amendment, func(m map[uint64]any) { m[10] = 7 })
	payload("corrected without replacement", "reasons 1 to 3 have one", amendment, func(m map[uint64]any) {
		delete(m, 11)
	})
	payload("withdrawn with replacement", "reasons 4 to 6 have none", withdrawal, func(m map[uint64]any) {
		m[11] = bytes.Repeat([]byte{1}, 32)
	})
	payload("withdrawn with a replacement of zeros", "a zero hash is left out", withdrawal, func(m map[uint64]any) {
		m[11] = zeros
	})
	payload("an amendment with a status", "a version's field", withdrawal, func(m map[uint64]any) { m[8] = 3 })
	add("long integer in the payload", canonical, signed(version.Protected,
		append([]byte{version.Payload[0], 0x01, 0x18, 0x01}, version.Payload[3:]...)))
	return out
}
