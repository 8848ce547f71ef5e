//go:build !cgo

package pkcs11_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/labseal/labseal/internal/keys/pkcs11"
)

func TestOpen_WithoutCgo(t *testing.T) {
	uri, err := pkcs11.ParseURI("pkcs11:token=a;object=b?module-path=/m")
	check(t, err)
	_, err = pkcs11.Open(uri, pkcs11.ES256, nil, nil)
	if !errors.Is(err, pkcs11.ErrNotBuilt) || !strings.Contains(err.Error(), "CGO_ENABLED=1") {
		t.Fatalf("got %v", err)
	}
}
