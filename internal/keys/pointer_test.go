package keys_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	ethcrypto "github.com/ethereum/go-ethereum/crypto"
	"github.com/holiman/uint256"

	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/internal/keys/ethsig"
	"github.com/labseal/labseal/internal/keys/pkcs11"
	"github.com/labseal/labseal/internal/keys/pkcs11/hsmtest"
	"github.com/labseal/labseal/internal/keys/web3signer/signertest"
)

// writePointer puts a pointer in the place of a key.
func writePointer(t testing.TB, dir string, p keys.Purpose, fields map[string]string) {
	t.Helper()
	data, err := json.Marshal(fields)
	check(t, err)
	writeFile(t, filepath.Join(dir, string(p)+".json"), string(data))
}

func toToken(token *hsmtest.Token, object string) map[string]string {
	return map[string]string{"kind": "pkcs11", "uri": token.URI(object)}
}

// transactions are of all types that a lab sends.
func transactions(chainID *big.Int) map[string]*types.Transaction {
	to := common.Address{1, 2, 3}
	access := types.AccessList{{Address: to, StorageKeys: []common.Hash{{4}}}}
	one, gwei := big.NewInt(1), big.NewInt(1e9)
	return map[string]*types.Transaction{
		"legacy":          types.NewTx(&types.LegacyTx{Nonce: 7, GasPrice: gwei, Gas: 21000, To: &to, Value: one, Data: []byte("a")}),
		"legacy, zeros":   types.NewTx(&types.LegacyTx{}),
		"legacy, creates": types.NewTx(&types.LegacyTx{Nonce: 1, Gas: 1e6, Data: bytes.Repeat([]byte{0xfe}, 300)}),
		"access list": types.NewTx(&types.AccessListTx{
			ChainID: chainID, Nonce: 7, GasPrice: gwei, Gas: 21000, To: &to, Value: one, Data: []byte("a"), AccessList: access,
		}),
		"access list, creates": types.NewTx(&types.AccessListTx{ChainID: chainID}),
		"dynamic fee": types.NewTx(&types.DynamicFeeTx{
			ChainID: chainID, Nonce: 7, GasTipCap: one, GasFeeCap: gwei, Gas: 21000, To: &to, Value: one, AccessList: access,
		}),
		"dynamic fee, creates": types.NewTx(&types.DynamicFeeTx{ChainID: chainID, Data: []byte{0}}),
	}
}

// signsTransactions checks that all of them come from the account.
func signsTransactions(t *testing.T, account keys.Account) {
	t.Helper()
	chainID := big.NewInt(1337)
	for name, tx := range transactions(chainID) {
		signed, err := account.SignTx(tx, chainID)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		from, err := types.Sender(types.LatestSignerForChainID(chainID), signed)
		if err != nil || from != account.Address() || signed.Type() != tx.Type() || signed.Nonce() != tx.Nonce() {
			t.Fatalf("%s: sent by %s, want %s (%v)", name, from, account.Address(), err)
		}
		if signed.Type() == types.LegacyTxType && !signed.Protected() {
			t.Fatalf("%s: it could be sent on any chain", name)
		}
	}
}

func TestPointer_ToToken(t *testing.T) {
	token := hsmtest.New(t)
	folder, dir, passwordFile := newTestFolder(t)
	create(t, folder, keys.Manager, keys.Lookup)
	for p, algorithm := range map[keys.Purpose]string{
		keys.Sequencer: "secp256k1", keys.Statement: "ES256", keys.Log: "Ed25519",
	} {
		token.Generate(t, algorithm, "the "+string(p))
		writePointer(t, dir, p, toToken(token, "the "+string(p)))
	}
	if err := folder.Create(keys.Statement); !errors.Is(err, keys.ErrExists) {
		t.Fatalf("a key was made where there is a pointer: %v", err)
	}

	account, err := folder.Account(keys.Sequencer)
	check(t, err)
	signsTransactions(t, account)
	hash := ethcrypto.Keccak256Hash([]byte("typed data"))
	signature, err := account.SignHash(hash)
	check(t, err)
	public, err := ethcrypto.SigToPub(hash[:], signature)
	if err != nil || ethcrypto.PubkeyToAddress(*public) != account.Address() {
		t.Fatalf("the signature is not the account's (%v)", err)
	}

	statement, err := folder.Statement()
	check(t, err)
	digest := sha256.Sum256([]byte("statement"))
	der, err := statement.Sign(rand.Reader, digest[:], crypto.SHA256)
	check(t, err)
	statementKey := statement.Public().(*ecdsa.PublicKey)
	if !ecdsa.VerifyASN1(statementKey, digest[:], der) {
		t.Fatal("the signature is not the statement key's")
	}

	log, err := folder.Log()
	check(t, err)
	sealed, err := log.Sign(rand.Reader, []byte("checkpoint"), crypto.Hash(0))
	check(t, err)
	if !ed25519.Verify(log.Public().(ed25519.PublicKey), []byte("checkpoint"), sealed) {
		t.Fatal("the signature is not the log key's")
	}

	all, err := folder.Public()
	check(t, err)
	point, err := statementKey.Bytes()
	check(t, err)
	if all.Accounts[keys.Sequencer] != account.Address() || all.Accounts[keys.Manager] == (common.Address{}) ||
		!bytes.Equal(all.Statement, point[1:]) || !all.Log.Equal(log.Public()) {
		t.Fatalf("got %+v", all)
	}

	// The public keys are those that the pointers name, or they are refused.
	writePointer(t, dir, keys.Sequencer, with(toToken(token, "the sequencer"), "address", account.Address().Hex()))
	writePointer(t, dir, keys.Statement, with(toToken(token, "the statement"), "public", hex.EncodeToString(point[1:])))
	writePointer(t, dir, keys.Log, with(toToken(token, "the log"), "public", "0x"+hex.EncodeToString(all.Log)))
	if again, err := openFolder(t, dir, passwordFile).Public(); err != nil || !bytes.Equal(again.Statement, all.Statement) {
		t.Fatalf("got %+v (%v)", again, err)
	}
	other, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	otherPoint, err := other.PublicKey.Bytes()
	check(t, err)
	writePointer(t, dir, keys.Sequencer, with(toToken(token, "the sequencer"), "address", common.Address{1}.Hex()))
	writePointer(t, dir, keys.Statement, with(toToken(token, "the statement"), "public", hex.EncodeToString(otherPoint[1:])))
	folder = openFolder(t, dir, passwordFile)
	if _, err := folder.Account(keys.Sequencer); !errors.Is(err, keys.ErrDamaged) {
		t.Fatalf("another account was taken for it: %v", err)
	}
	if _, err := folder.Statement(); err == nil || !strings.Contains(err.Error(), "another than the one expected") {
		t.Fatalf("another key was taken for it: %v", err)
	}
}

func TestPointer_ToTokenWithoutCgo(t *testing.T) {
	uri, err := pkcs11.ParseURI("pkcs11:token=a;object=b?module-path=/none")
	check(t, err)
	if _, err := pkcs11.Open(uri, pkcs11.ES256, nil, nil); !errors.Is(err, pkcs11.ErrNotBuilt) {
		t.Skip("this build has cgo") // and the token tests say so
	}
	_, dir, passwordFile := newTestFolder(t)
	writePointer(t, dir, keys.Statement, map[string]string{"kind": "pkcs11", "uri": uri.String()})
	_, err = openFolder(t, dir, passwordFile).Statement()
	if !errors.Is(err, pkcs11.ErrNotBuilt) || !strings.Contains(err.Error(), "CGO_ENABLED=1") {
		t.Fatalf("got %v", err)
	}
}

// A PIN is guarded as a password is: what others can read is not tried.
func TestPointer_PINFile(t *testing.T) {
	token := hsmtest.New(t)
	token.Generate(t, "ES256", "key")
	for name, c := range map[string]struct {
		write func(path string)
		want  error
		says  string
	}{
		"too open":  {func(path string) { check(t, os.Chmod(path, 0o640)) }, keys.ErrTooOpen, "chmod 600"},
		"missing":   {func(path string) { check(t, os.Remove(path)) }, keys.ErrMissing, "PIN file"},
		"empty":     {func(path string) { writeFile(t, path, "\n") }, nil, "it must hold one line, the PIN"},
		"two lines": {func(path string) { writeFile(t, path, "31415926\n1\n") }, nil, "it must hold one line, the PIN"},
	} {
		_, dir, passwordFile := newTestFolder(t)
		token.PINFile = hsmtest.PINFile(t, hsmtest.PIN)
		c.write(token.PINFile)
		writePointer(t, dir, keys.Statement, toToken(token, "key"))
		_, err := openFolder(t, dir, passwordFile).Statement()
		if err == nil || (c.want != nil && !errors.Is(err, c.want)) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: got %v", name, err)
		}
		if err != nil && strings.Contains(err.Error(), hsmtest.PIN) {
			t.Errorf("%s: the error shows the PIN", name)
		}
	}
}

func TestPointer_ToService(t *testing.T) {
	service := signertest.New(t)
	service.ApplyHash = true
	server := httptest.NewServer(service)
	defer server.Close()
	folder, dir, _ := newTestFolder(t)
	writePointer(t, dir, keys.Sequencer, map[string]string{
		"kind": "web3signer", "url": server.URL, "address": service.Address().Hex(),
	})
	account, err := folder.Account(keys.Sequencer)
	check(t, err)
	if account.Address() != service.Address() {
		t.Fatal("another account")
	}
	public, err := folder.Public()
	if err != nil || public.Accounts[keys.Sequencer] != service.Address() {
		t.Fatalf("got %+v (%v)", public, err)
	}
	signsTransactions(t, account)
	hash := ethcrypto.Keccak256Hash([]byte("typed data"))
	signature, err := account.SignHash(hash)
	check(t, err)
	want, err := ethcrypto.Sign(hash[:], service.Key)
	if err != nil || !bytes.Equal(signature, want) {
		t.Fatalf("got %x, want %x (%v)", signature, want, err)
	}

	blob := types.NewTx(&types.BlobTx{ChainID: uint256.NewInt(1337)})
	if _, err := account.SignTx(blob, big.NewInt(1337)); err == nil {
		t.Fatal("signed a blob transaction")
	}
	service.Alter = func(signature []byte) []byte { signature[5] ^= 1; return signature }
	for name, tx := range transactions(big.NewInt(1337)) {
		if _, err := account.SignTx(tx, big.NewInt(1337)); !errors.Is(err, ethsig.ErrSignature) {
			t.Fatalf("%s: a wrong signature was taken: %v", name, err)
		}
	}
}

func TestPointer_ToServiceByTLS(t *testing.T) {
	folder, dir, passwordFile := newTestFolder(t)
	certificate, pool := writeClient(t, dir)
	service := signertest.New(t)
	server := httptest.NewUnstartedServer(service)
	server.TLS = &tls.Config{ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: pool, MinVersion: tls.VersionTLS12}
	server.StartTLS()
	defer server.Close()
	writeFile(t, filepath.Join(dir, "ca.pem"), string(pem.EncodeToMemory(
		&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})))
	fields := map[string]string{
		"kind": "web3signer", "url": server.URL, "address": service.Address().Hex(),
		"ca": "ca.pem", "certificate": certificate, "key": filepath.Join(dir, "client.key"),
	}
	writePointer(t, dir, keys.Relayer, fields)
	account, err := folder.Account(keys.Relayer)
	check(t, err)
	signsTransactions(t, account)

	for name, c := range map[string]struct {
		change map[string]string
		says   string
	}{
		"no such CA":          {with(fields, "ca", "none.pem"), "certificates to trust"},
		"a CA without any":    {with(fields, "ca", "client.key"), "has none"},
		"no such certificate": {with(fields, "certificate", "none.pem"), "client's certificate"},
		"no key":              {with(fields, "key", ""), "client's key"},
		"another key":         {with(fields, "certificate", "ca.pem"), "don't fit"},
	} {
		writePointer(t, dir, keys.Relayer, c.change)
		_, err := openFolder(t, dir, passwordFile).Account(keys.Relayer)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: got %v, want it to say %q", name, err, c.says)
		}
	}
	check(t, os.Chmod(filepath.Join(dir, "client.key"), 0o644))
	writePointer(t, dir, keys.Relayer, fields)
	if _, err := openFolder(t, dir, passwordFile).Account(keys.Relayer); !errors.Is(err, keys.ErrTooOpen) {
		t.Errorf("a key that others can read was taken: %v", err)
	}
}

func TestPointer_Refuses(t *testing.T) {
	const secret = "hunter2"
	token := `{"kind":"pkcs11","uri":"pkcs11:token=a;object=b?module-path=/none"`
	service := `{"kind":"web3signer","url":"https://signer.example","address":"0x0100000000000000000000000000000000000000"`
	for name, c := range map[string]struct {
		purpose keys.Purpose
		file    string
		says    string
	}{
		"no kind known":       {keys.Sequencer, `{"kind":"hunter2"}`, `"pkcs11" or "web3signer"`},
		"kind is no text":     {keys.Sequencer, `{"kind":5}`, "not JSON of a pointer"},
		"unknown field":       {keys.Sequencer, token + `,"pin":"hunter2"}`, `no field "pin"`},
		"two documents":       {keys.Sequencer, token + `}` + `{}`, "not JSON"},
		"a PIN in the URI":    {keys.Sequencer, strings.TrimSuffix(token, `"`) + `&pin-value=hunter2"}`, "pin-source=file:"},
		"no URI":              {keys.Sequencer, `{"kind":"pkcs11"}`, "PKCS#11 URI"},
		"URL of a token":      {keys.Sequencer, token + `,"url":"https://signer.example"}`, "another kind"},
		"URI of a service":    {keys.Sequencer, service + `,"uri":"pkcs11:token=a"}`, "another kind"},
		"public is no key":    {keys.Statement, token + `,"public":"00"}`, "not one of ES256"},
		"public is no hex":    {keys.Statement, token + `,"public":"hunter2"}`, "not one of ES256"},
		"a statement address": {keys.Statement, token + `,"address":"0x0100000000000000000000000000000000000000"}`, "an account's"},
		"no address":          {keys.Sequencer, `{"kind":"web3signer","url":"https://signer.example"}`, "needs the account's address"},
		"bad address":         {keys.Sequencer, `{"kind":"web3signer","url":"https://signer.example","address":"0x1"}`, "address"},
		"a password in a URL": {keys.Sequencer, strings.Replace(service, "signer.", "u:hunter2@signer.", 1) + `}`, "no user"},
		"a statement service": {keys.Statement, `{"kind":"web3signer","url":"https://signer.example"}`, "accounts only"},
		"lookup elsewhere":    {keys.Lookup, token + `}`, "only keys that sign"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, dir, _ := newTestFolder(t)
			writeFile(t, filepath.Join(dir, string(c.purpose)+".json"), c.file)
			var err error
			switch c.purpose {
			case keys.Statement:
				_, err = folder.Statement()
			case keys.Lookup:
				_, err = folder.Lookup()
			default:
				_, err = folder.Account(c.purpose)
			}
			if !errors.Is(err, keys.ErrDamaged) || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("got %v, want it to say %q", err, c.says)
			}
			if strings.Contains(err.Error(), secret) {
				t.Fatalf("the error shows what the file holds: %v", err)
			}
		})
	}
}

func TestPointer_EpochsStayInTheFolder(t *testing.T) {
	folder, dir, passwordFile := newTestFolder(t)
	check(t, folder.CreateEpoch(1))
	writeFile(t, filepath.Join(dir, "epochs", "1.json"), `{"kind":"pkcs11","uri":"pkcs11:token=a;object=b?module-path=/m"}`)
	if _, err := openFolder(t, dir, passwordFile).Epoch(1); !errors.Is(err, keys.ErrDamaged) {
		t.Fatalf("got %v", err)
	}
}

func FuzzPointer(f *testing.F) {
	f.Add([]byte(`{"kind":"pkcs11","uri":"pkcs11:token=a;object=b?module-path=/m","public":"00"}`))
	f.Add([]byte(`{"kind":"web3signer","url":"https://signer.example","address":"0x01","ca":"a","certificate":"b","key":"c"}`))
	f.Add([]byte(`{"kind":null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := keys.ParsePointer(data); err == nil && !json.Valid(data) {
			t.Fatalf("%q was taken", data)
		} else if err != nil && (!errors.Is(err, keys.ErrDamaged) || len(fmt.Sprint(err)) > 200) {
			t.Fatalf("%q: %v", data, err)
		}
	})
}

func with(fields map[string]string, name, value string) map[string]string {
	changed := map[string]string{name: value}
	for n, v := range fields {
		if n != name {
			changed[n] = v
		}
	}
	return changed
}

// writeClient writes a client's certificate that signs itself and its key: client.pem, client.key.
func writeClient(t testing.TB, dir string) (certificate string, pool *x509.CertPool) {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	check(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, public, private)
	check(t, err)
	parsed, err := x509.ParseCertificate(der)
	check(t, err)
	pool = x509.NewCertPool()
	pool.AddCert(parsed)
	key, err := x509.MarshalPKCS8PrivateKey(private)
	check(t, err)
	writeFile(t, filepath.Join(dir, "client.pem"), string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})))
	writeFile(t, filepath.Join(dir, "client.key"), string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})))
	return "client.pem", pool
}
