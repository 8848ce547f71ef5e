//go:build cgo

package vault_test

import (
	"crypto/ecdh"
	"crypto/hpke"
	"crypto/mlkem"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/internal/keys/pkcs11/hsmtest"
	"github.com/labseal/labseal/oracle/vault"
)

func TestMain(m *testing.M) { os.Exit(hsmtest.Main(m)) }

// TestReceive_HSM opens an envelope whose recipient keeps the P-256 half of the hybrid key in a token, which never gives it out. With
// the other half alone, and any other P-256 key, nothing opens.
func TestReceive_HSM(t *testing.T) {
	token := hsmtest.New(t)
	half := token.Exchanger(t, "encryption")
	if half.Secret() == nil {
		t.Fatal("the token gives out the private key: this shows nothing")
	}
	pq, err := mlkem.GenerateKey768()
	check(t, err)
	private, err := hpke.NewHybridPrivateKey(pq, half)
	check(t, err)
	parcel := vault.Parcel{Member: common.Hash{1}, Leaf: common.Hash{2}, Grant: common.Hash{3}, To: private.PublicKey()}

	ring, _ := newTestKeyring(t)
	sealed, _, err := ring.Seal([]byte("a result"), record, 1)
	check(t, err)
	whole, err := ring.Share(sealed, record, 1, parcel)
	check(t, err)
	part, err := vault.ShareClaims([]byte("one claim"), parcel)
	check(t, err)
	if !strings.HasPrefix(whole.Envelope.Suite, "MLKEM768-P256,") || part.Envelope.Suite != whole.Envelope.Suite {
		t.Errorf("sealed by %q and %q", whole.Envelope.Suite, part.Envelope.Suite)
	}
	for want, released := range map[string]vault.Release{"a result": whole, "one claim": part} {
		if got, err := vault.Receive(released.Envelope, released.JWE, private); err != nil || string(got) != want {
			t.Errorf("got %q, %v; want %q", got, err, want)
		}
	}

	another, err := ecdh.P256().GenerateKey(nil)
	check(t, err)
	stolen, err := hpke.NewHybridPrivateKey(pq, liar{another, half.PublicKey()})
	check(t, err)
	if _, err := vault.Receive(whole.Envelope, whole.JWE, stolen); !errors.Is(err, vault.ErrEnvelope) {
		t.Errorf("opened without the token: %v", err)
	}
}

// liar is a key that says it is another one.
type liar struct {
	*ecdh.PrivateKey
	public *ecdh.PublicKey
}

func (l liar) PublicKey() *ecdh.PublicKey { return l.public }
