package keys_test

import (
	"os"
	"testing"

	"github.com/labseal/labseal/internal/keys/pkcs11/hsmtest"
)

func TestMain(m *testing.M) { os.Exit(hsmtest.Main(m)) }
