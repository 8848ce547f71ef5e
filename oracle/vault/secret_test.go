package vault_test

import (
	"errors"
	"testing"

	"github.com/labseal/labseal/oracle/vault"
)

func TestKeyring_Secret(t *testing.T) {
	ring, _ := newTestKeyring(t)
	record := vault.RecordID{1}
	sealed, want, err := ring.Seal([]byte("a record"), record, 2)
	if err != nil {
		t.Fatal(err)
	}
	sealed.Body = nil // it lies in the store by then
	if got, err := ring.Secret(sealed, record, 2); err != nil || got != want {
		t.Errorf("another secret: %v", err)
	}
	if _, err := ring.Secret(sealed, record, 1); !errors.Is(err, vault.ErrWrapped) {
		t.Errorf("of another version: %v", err)
	}
	if _, err := ring.Secret(sealed, vault.RecordID{2}, 2); !errors.Is(err, vault.ErrWrapped) {
		t.Errorf("of another record: %v", err)
	}
	sealed.Epoch = 99
	if _, err := ring.Secret(sealed, record, 2); !errors.Is(err, vault.ErrClosedEpoch) {
		t.Errorf("of an epoch that is not open: %v", err)
	}
}
