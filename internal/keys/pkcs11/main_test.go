package pkcs11_test

import (
	"os"
	"testing"

	"github.com/labseal/labseal/internal/keys/pkcs11/hsmtest"
)

func TestMain(m *testing.M) { os.Exit(hsmtest.Main(m)) }

// TestToken_IsHere says by name what is left out where there is no token.
func TestToken_IsHere(t *testing.T) { hsmtest.New(t) }
