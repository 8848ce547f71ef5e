package keys_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/keystore"

	"github.com/labseal/labseal/internal/keys"
)

// holder is somebody else's struct, whose unexported fields fmt prints without asking them.
type holder struct {
	Shown  any
	hidden any
}

func TestKeys_PrintNoSecret(t *testing.T) {
	folder, dir, _ := newTestFolder(t)
	create(t, folder, keys.Purposes...)
	if err := folder.CreateEpoch(1); err != nil {
		t.Fatal(err)
	}
	account, err := folder.Account(keys.Sequencer)
	check(t, err)
	statement, err := folder.Statement()
	check(t, err)
	log, err := folder.Log()
	check(t, err)
	lookup, err := folder.Lookup()
	check(t, err)
	epoch, err := folder.Epoch(1)
	check(t, err)
	check(t, folder.CreateMask(1))
	mask, err := folder.Mask(1)
	check(t, err)
	secrets := map[string][]byte{"password": []byte(password)}
	for _, name := range []string{"sequencer.json", "statement.json", "log.json", "lookup.json", "epochs/1.json", "masks/1.json"} {
		secrets[name] = secretOf(t, filepath.Join(dir, name))
	}
	for _, value := range []any{folder, account, statement, log, lookup, epoch, mask} {
		nested := holder{value, value}
		printed := printAll(t, value, &value, nested, &nested, []any{value}, map[string]any{"a": value})
		for name, secret := range secrets {
			for _, form := range forms(secret) {
				if strings.Contains(printed, form) {
					t.Errorf("%T prints the secret of %s as %s", value, name, form)
				}
			}
		}
		if !strings.Contains(printed, "[redacted]") {
			t.Errorf("%T does not say that it is redacted", value)
		}
	}
}

// The control: a bare secret is found by the same search.
func TestKeys_PrintNoSecret_Control(t *testing.T) {
	secret := []byte("0123456789abcdef0123456789abcdef")
	for _, verb := range []string{"%s", "%x", "%d", "%v", "%#v"} {
		found := false
		for _, form := range forms(secret) {
			found = found || strings.Contains(fmt.Sprintf(verb, secret), form)
		}
		if !found {
			t.Errorf("%s is not searched for", verb)
		}
	}
}

func printAll(t *testing.T, values ...any) string {
	t.Helper()
	var out bytes.Buffer
	text, asJSON := slog.New(slog.NewTextHandler(&out, nil)), slog.New(slog.NewJSONHandler(&out, nil))
	for _, value := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "% x"} {
			fmt.Fprintf(&out, verb+"\n", value)
		}
		text.Info("key", "value", value)
		asJSON.Info("key", "value", value)
		if encoded, err := json.Marshal(value); err == nil {
			out.Write(encoded)
		}
	}
	return out.String()
}

// forms are the ways in which a program prints bytes, their first half at least.
func forms(secret []byte) []string {
	half := secret[:len(secret)/2]
	decimal := strings.Trim(fmt.Sprintf("%d", half), "[]")
	return []string{
		string(half),
		hex.EncodeToString(half),
		strings.ToUpper(hex.EncodeToString(half)),
		fmt.Sprintf("% x", half),
		decimal,
		strings.ReplaceAll(decimal, " ", ", "),
		strings.TrimSuffix(strings.TrimPrefix(fmt.Sprintf("%#v", half), "[]byte{"), "}"),
		base64.StdEncoding.EncodeToString(secret)[:len(secret)/2],
	}
}

func secretOf(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	check(t, err)
	var file struct{ Crypto keystore.CryptoJSON }
	check(t, json.Unmarshal(data, &file))
	secret, err := keystore.DecryptDataV3(file.Crypto, password)
	check(t, err)
	return secret
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
