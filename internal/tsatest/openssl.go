package tsatest

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// OpenSSL is an authority that is OpenSSL's: `openssl ts`, with the key and certificate of an [Authority].
type OpenSSL struct {
	*Authority
	dir string
}

const openSSLConfig = `
[tsa]
serial = %[1]s/serial
signer_cert = %[1]s/tsa.pem
signer_key = %[1]s/key.pem
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
accuracy = secs:1
`

// NewOpenSSL skips the test where OpenSSL is missing, but not in CI.
func NewOpenSSL(t testing.TB, a *Authority) *OpenSSL {
	t.Helper()
	if _, err := exec.LookPath("openssl"); err != nil {
		skip(t, "openssl is missing, a time-stamping authority as others have it")
	}
	o := &OpenSSL{a, t.TempDir()}
	key, certificate := a.KeyPEM(t)
	for name, content := range map[string][]byte{
		"key.pem": key, "tsa.pem": certificate, "root.pem": a.PEM(), "serial": []byte("01\n"),
		"tsa.conf": fmt.Appendf(nil, openSSLConfig, o.dir),
	} {
		check(t, os.WriteFile(o.path(name), content, 0o600))
	}
	return o
}

func (o *OpenSSL) path(name string) string { return filepath.Join(o.dir, name) }

// ServeHTTP answers requests as RFC 3161, section 3.4, says. It takes one at a time.
func (o *OpenSSL) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil || r.Header.Get("Content-Type") != "application/timestamp-query" {
		http.Error(w, "want a timestamp query", http.StatusBadRequest)
		return
	}
	if err := os.WriteFile(o.path("query.tsq"), body, 0o600); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	command := exec.CommandContext(r.Context(), "openssl", "ts", "-reply",
		"-config", o.path("tsa.conf"), "-section", "tsa", "-queryfile", o.path("query.tsq"))
	var said bytes.Buffer
	command.Stderr = &said
	answer, err := command.Output()
	if err != nil {
		http.Error(w, said.String(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/timestamp-reply")
	_, _ = w.Write(answer)
}

// Verify has OpenSSL check that a token is one over an imprint in hex, by an authority of this one's root.
func (o *OpenSSL) Verify(t testing.TB, token []byte, imprint string) error {
	t.Helper()
	check(t, os.WriteFile(o.path("token.der"), token, 0o600))
	out, err := exec.CommandContext(t.Context(), "openssl", "ts", "-verify", "-token_in", "-in", o.path("token.der"),
		"-digest", imprint, "-CAfile", o.path("root.pem")).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

// skip skips loudly, and fails where nothing may be left out.
func skip(t testing.TB, reason string) {
	t.Helper()
	if os.Getenv("LABSEAL_CI") == "1" {
		t.Fatal(reason)
	}
	fmt.Fprintln(os.Stderr, "SKIPPED "+t.Name()+":", reason)
	t.Skip(reason)
}
