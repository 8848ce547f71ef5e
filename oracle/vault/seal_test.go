package vault_test

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"github.com/go-jose/go-jose/v4"

	"github.com/labseal/labseal/oracle/vault"
)

var record = vault.RecordID{0xab, 15: 0xcd}

func randomBytes(n int) []byte {
	b := make([]byte, n)
	rand.Read(b)
	return b
}

func TestSeal_OpensAgain(t *testing.T) {
	ring, _ := newTestKeyring(t)
	for _, size := range []int{0, 1, 2, 3, 4096, vault.Chunk, vault.Chunk + 1, vault.MaxBody} {
		plaintext := randomBytes(size)
		sealed, secret, err := ring.Seal(plaintext, record, 3)
		if err != nil {
			t.Fatal(err)
		}
		opened, again, err := ring.Open(sealed, record, 3)
		if err != nil || !bytes.Equal(opened, plaintext) || again != secret {
			t.Fatalf("%d bytes: not what was sealed (%v)", size, err)
		}
		if sealed.Address != sha256.Sum256(sealed.Body) || sealed.Epoch != 1 || len(sealed.Wrapped) != 93 {
			t.Fatalf("%d bytes: address %x, epoch %d, %d bytes wrapped", size, sealed.Address, sealed.Epoch, len(sealed.Wrapped))
		}
		if size == vault.MaxBody && len(sealed.Body) != vault.MaxStored {
			t.Fatalf("the largest body has %d bytes, not %d", len(sealed.Body), vault.MaxStored)
		}
	}
}

func TestSeal_RefusesTooLarge(t *testing.T) {
	ring, _ := newTestKeyring(t)
	_, _, err := ring.Seal(make([]byte, vault.MaxBody+1), record, 1)
	if !errors.Is(err, vault.ErrTooLarge) || !strings.Contains(err.Error(), "67108865 bytes, at most 67108864") {
		t.Fatalf("got %v", err)
	}
}

func TestSeal_NeedsAnEpoch(t *testing.T) {
	if _, _, err := vault.NewKeyring().Seal([]byte("x"), record, 1); !errors.Is(err, vault.ErrClosedEpoch) {
		t.Fatalf("got %v", err)
	}
}

func TestSeal_IsFreshEachTime(t *testing.T) {
	ring, epoch := newTestKeyring(t)
	a, secretA, err := ring.Seal([]byte("same"), record, 1)
	if err != nil {
		t.Fatal(err)
	}
	b, secretB, err := ring.Seal([]byte("same"), record, 1)
	if err != nil {
		t.Fatal(err)
	}
	keyA, err := vault.ContentKey(epoch, a, record, 1)
	if err != nil {
		t.Fatal(err)
	}
	keyB, err := vault.ContentKey(epoch, b, record, 1)
	if err != nil {
		t.Fatal(err)
	}
	if secretA == secretB || bytes.Equal(keyA, keyB) || bytes.Equal(a.Body[:12], b.Body[:12]) || a.Address == b.Address {
		t.Fatal("two versions share a secret, a key or an IV")
	}
	if bytes.Equal(keyA, secretA[:]) {
		t.Fatal("the secret is the content key")
	}
}

// Each byte of all that Open is given counts, whether or not a forger fits the address to the body.
func TestOpen_EveryByte(t *testing.T) {
	ring, _ := newTestKeyring(t)
	sealed, _, err := ring.Seal([]byte("GLU 5.40 mmol/L"), record, 3)
	if err != nil {
		t.Fatal(err)
	}
	refuses := func(what string, i int, s vault.Sealed, r vault.RecordID, version uint32, want error) {
		t.Helper()
		if opened, _, err := ring.Open(s, r, version); !errors.Is(err, want) || opened != nil {
			t.Errorf("%s, byte %d: got %v, want %v", what, i, err, want)
		}
	}
	for i := range sealed.Body {
		changed := sealed
		changed.Body = bytes.Clone(sealed.Body)
		changed.Body[i] ^= 1
		refuses("body", i, changed, record, 3, vault.ErrDamaged)
		changed.Address = sha256.Sum256(changed.Body)
		refuses("body and address", i, changed, record, 3, vault.ErrWrapped)
	}
	for i := range sealed.Wrapped {
		changed := sealed
		changed.Wrapped = bytes.Clone(sealed.Wrapped)
		changed.Wrapped[i] ^= 1
		refuses("wrapped key", i, changed, record, 3, vault.ErrWrapped)
		changed.Wrapped = sealed.Wrapped[:i]
		refuses("wrapped key, cut", i, changed, record, 3, vault.ErrWrapped)
	}
	for i := range sealed.Address {
		changed := sealed
		changed.Address[i] ^= 1
		refuses("address", i, changed, record, 3, vault.ErrDamaged)
	}
	for i := range record {
		other := record
		other[i] ^= 1
		refuses("record", i, sealed, other, 3, vault.ErrWrapped)
	}
	for bit := range 32 {
		refuses("version", bit, sealed, record, 3^1<<bit, vault.ErrWrapped)
		changed := sealed
		changed.Epoch ^= 1 << bit
		refuses("epoch", bit, changed, record, 3, vault.ErrClosedEpoch)
	}
	if _, _, err := ring.Open(sealed, record, 3); err != nil {
		t.Fatalf("the unchanged version does not open: %v", err)
	}
}

func TestOpen_SaysWhatIsWrong(t *testing.T) {
	ring, _ := newTestKeyring(t)
	sealed, _, err := ring.Seal([]byte("x"), record, 1)
	if err != nil {
		t.Fatal(err)
	}
	otherLab, _ := newTestKeyring(t)
	bodiless, huge, later, unwrapped, random := sealed, sealed, sealed, sealed, sealed
	bodiless.Body, later.Epoch, unwrapped.Wrapped, random.Wrapped = nil, 2, nil, randomBytes(93)
	huge.Body = make([]byte, vault.MaxStored+1)
	huge.Address = sha256.Sum256(huge.Body)
	for name, c := range map[string]struct {
		ring   *vault.Keyring
		sealed vault.Sealed
		want   error
	}{
		"no body":            {ring, bodiless, vault.ErrMissing},
		"huge body":          {ring, huge, vault.ErrDamaged},
		"another lab":        {otherLab, sealed, vault.ErrWrapped},
		"empty ring":         {vault.NewKeyring(), sealed, vault.ErrClosedEpoch},
		"a later epoch":      {ring, later, vault.ErrClosedEpoch},
		"no wrapped key":     {ring, unwrapped, vault.ErrWrapped},
		"random wrapped key": {ring, random, vault.ErrWrapped},
	} {
		t.Run(name, func(t *testing.T) {
			if _, _, err := c.ring.Open(c.sealed, record, 1); !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
		})
	}
}

// Whoever was granted a content key, and can write to store and database, can't put another body in the place.
func TestOpen_RefusesAGranteesBody(t *testing.T) {
	ring, epoch := newTestKeyring(t)
	sealed, _, err := ring.Seal([]byte("HIV negative"), record, 1)
	if err != nil {
		t.Fatal(err)
	}
	key, err := vault.ContentKey(epoch, sealed, record, 1)
	if err != nil {
		t.Fatal(err)
	}
	forged := sealed
	forged.Body, err = vault.ParseJWE(encryptJWE(t, key, "HIV positive", nil))
	check(t, err)
	forged.Address = sha256.Sum256(forged.Body)
	if _, err := vault.OpenBody(key, forged.Body); err != nil {
		t.Fatalf("the forgery is no good body: %v", err)
	}
	if _, _, err := ring.Open(forged, record, 1); !errors.Is(err, vault.ErrWrapped) {
		t.Fatalf("got %v", err)
	}
}

func TestBody_IsStockJWE(t *testing.T) {
	ring, epoch := newTestKeyring(t)
	sealed, _, err := ring.Seal([]byte("GLU 5.40 mmol/L"), record, 1)
	if err != nil {
		t.Fatal(err)
	}
	key, err := vault.ContentKey(epoch, sealed, record, 1)
	if err != nil {
		t.Fatal(err)
	}
	jwe, err := vault.JWE(sealed.Body)
	check(t, err)
	plaintext, err := parseJWE(t, string(jwe)).Decrypt(key)
	if err != nil || string(plaintext) != "GLU 5.40 mmol/L" {
		t.Fatalf("got %q, %v", plaintext, err)
	}
	header, err := base64.RawURLEncoding.DecodeString(strings.Split(string(jwe), ".")[0])
	if err != nil || string(header) != `{"alg":"dir","enc":"A256GCM"}` {
		t.Fatalf("header is %s (%v)", header, err)
	}
}

// TestParseJWE_IsStrict: what another JOSE library writes with the one header is taken; nothing is that JWE would not write.
func TestParseJWE_IsStrict(t *testing.T) {
	key := randomBytes(32)
	good := string(encryptJWE(t, key, "x", nil))
	body, err := vault.ParseJWE([]byte(good))
	check(t, err)
	if plaintext, err := vault.OpenBody(key, body); err != nil || string(plaintext) != "x" {
		t.Fatalf("the plain header: %q, %v", plaintext, err)
	}
	if again, err := vault.JWE(body); err != nil || string(again) != good {
		t.Fatalf("made again it is %s (%v)", again, err)
	}
	parts := strings.Split(good, ".")
	withHeader := func(header string) []byte {
		return []byte(base64.RawURLEncoding.EncodeToString([]byte(header)) + "." + strings.Join(parts[1:], "."))
	}
	for name, jwe := range map[string][]byte{
		"compressed":       encryptJWE(t, key, strings.Repeat("x", 999), &jose.EncrypterOptions{Compression: jose.DEFLATE}),
		"with a type":      encryptJWE(t, key, "x", (&jose.EncrypterOptions{}).WithContentType("application/fhir+json")),
		"with a name":      encryptJWE(t, key, "x", (&jose.EncrypterOptions{}).WithHeader("kid", "1")),
		"other encryption": withHeader(`{"alg":"dir","enc":"A128GCM"}`),
		"other order":      withHeader(`{"enc":"A256GCM","alg":"dir"}`),
		"spaces":           withHeader(`{"alg": "dir", "enc": "A256GCM"}`),
		"JSON":             []byte(parseJWE(t, good).FullSerialize()),
		"encrypted key":    []byte(strings.Replace(good, "..", ".AAAA.", 1)),
		"six parts":        []byte(good + ".AAAA"),
		"no tag":           []byte(good[:strings.LastIndex(good, ".")]),
		"empty":            nil,
		"padded":           []byte(strings.Replace(good, parts[3], parts[3]+"==", 1)),
		"idle bits":        []byte(strings.Replace(good, parts[3], parts[3][:1]+"B", 1)), // of its last character, two of six
		"a line end in it": []byte(good[:70] + "\r" + good[70:]),
		"a line end":       []byte(good + "\n"),
		"no dot":           []byte(strings.Replace(good, "..", "", 1)),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := vault.ParseJWE(jwe); !errors.Is(err, vault.ErrDamaged) {
				t.Fatalf("got %v", err)
			}
		})
	}
}

// FuzzParseJWE: what is taken is what JWE makes of it, and nobody opens it without its key.
func FuzzParseJWE(f *testing.F) {
	key := []byte("0123456789abcdef0123456789abcdef")
	f.Add([]byte("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA"))
	f.Add([]byte("...."))
	f.Fuzz(func(t *testing.T, jwe []byte) {
		body, err := vault.ParseJWE(jwe)
		if err == nil {
			if again, err := vault.JWE(body); err != nil || !bytes.Equal(again, jwe) {
				t.Fatalf("made again it is %s (%v)", again, err)
			}
			_, err = vault.OpenBody(key, body)
		}
		if err == nil || !errors.Is(err, vault.ErrDamaged) {
			t.Fatalf("got %v", err)
		}
	})
}

// TestOpenBody_Sizes: no body has a size between those that chunks give it.
func TestOpenBody_Sizes(t *testing.T) {
	key := randomBytes(32)
	for _, size := range []int{0, 27, vault.SealedChunk + 1, vault.SealedChunk + 28, 2*vault.SealedChunk + 28, vault.MaxStored + 1, vault.MaxStored + 29} {
		if _, err := vault.OpenBody(key, make([]byte, size)); !errors.Is(err, vault.ErrDamaged) || !strings.Contains(err.Error(), "size") {
			t.Errorf("opened one of %d bytes: %v", size, err)
		}
		if _, err := vault.JWE(make([]byte, size)); !errors.Is(err, vault.ErrDamaged) {
			t.Errorf("made a JWE of %d bytes: %v", size, err)
		}
	}
	for _, size := range []int{28, vault.SealedChunk, vault.SealedChunk + 29, vault.MaxStored} { // the control
		if _, err := vault.OpenBody(key, make([]byte, size)); strings.Contains(err.Error(), "size") {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
}

func parseJWE(t *testing.T, jwe string) *jose.JSONWebEncryption {
	t.Helper()
	object, err := jose.ParseEncryptedCompact(jwe,
		[]jose.KeyAlgorithm{jose.DIRECT}, []jose.ContentEncryption{jose.A256GCM})
	if err != nil {
		t.Fatal(err)
	}
	return object
}

func encryptJWE(t *testing.T, key []byte, plaintext string, options *jose.EncrypterOptions) []byte {
	t.Helper()
	encrypter, err := jose.NewEncrypter(jose.A256GCM, jose.Recipient{Algorithm: jose.DIRECT, Key: key}, options)
	if err != nil {
		t.Fatal(err)
	}
	object, err := encrypter.Encrypt([]byte(plaintext))
	if err != nil {
		t.Fatal(err)
	}
	jwe, err := object.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	return []byte(jwe)
}
