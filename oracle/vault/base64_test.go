package vault_test

import (
	"crypto/rand"
	"encoding/base64"
	"testing"

	"github.com/labseal/labseal/oracle/vault"
)

// TestAppendBase64 is about every length around those of a few triples, and every pair of characters.
func TestAppendBase64(t *testing.T) {
	all := make([]byte, 0, 1<<12*3)
	for i := range 1 << 12 {
		all = append(all, byte(i>>4), byte(i<<4)|byte(i>>8), byte(i))
	}
	list := [][]byte{all}
	for n := range 70 {
		b := make([]byte, n)
		rand.Read(b)
		list = append(list, b)
	}
	for _, b := range list {
		if got, want := string(vault.AppendBase64([]byte("x"), b)), "x"+base64.RawURLEncoding.EncodeToString(b); got != want {
			t.Errorf("%x: got %s, want %s", b, got, want)
		}
	}
}
