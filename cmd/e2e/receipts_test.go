package e2e

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/labseal/labseal/internal/program"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/mllp"
)

// TestReceiptsAndNotices sends messages to a lab that promises to have them anchored in half a minute. The sender keeps
// the answers, and sees by chain and tiles that the first promise is kept, and that the second, during which the lab lets
// anchoring rest, is broken. The ward's system is told of the critical result.
func TestReceiptsAndNotices(t *testing.T) {
	d := up(t, "--block-time", "1s")
	ward := make(chan *http.Request, 10)
	key := bytes.Repeat([]byte{7}, 32)
	hook := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		ward <- r
	}))
	defer hook.Close()
	dir := t.TempDir()
	check(t, os.WriteFile(filepath.Join(dir, "secret"), []byte("whsec_"+base64.StdEncoding.EncodeToString(key)), 0o600))
	address := freeAddress(t)
	serve := d.command(t.Context(), "oracle", "serve", "--mllp-listen", address, "--mllp-receipts", "--promised-delay", "30s",
		"--notice-url", hook.URL, "--notice-secret-file", filepath.Join(dir, "secret"))
	said := new(bytes.Buffer)
	serve.Stdout, serve.Stderr = said, said
	lab, err := program.Start(serve, program.Options{Stop: syscall.SIGTERM})
	check(t, err)
	defer func() {
		if err := lab.Stop(); err != nil || t.Failed() {
			t.Errorf("the lab ended with %v\n%s", err, said)
		}
	}()

	tiles := d.env["LABSEAL_TILES_DIR"]
	receipts := func(args ...string) answer {
		return d.run(t, "oracle", append([]string{"receipts", "check", "--tiles", tiles}, args...)...)
	}
	await := func(what string, is func() bool) {
		t.Helper()
		for deadline := time.Now().Add(2 * time.Minute); !is(); time.Sleep(200 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("waited in vain: %s", what)
			}
		}
	}

	critical := bytes.Replace(message("receipt", 1), []byte("|N|||F"), []byte("|HH|||F"), 1)
	first := filepath.Join(dir, "first.hl7")
	check(t, os.WriteFile(first, critical, 0o600))
	await("the lab listens", func() bool { return exchange(address, critical, filepath.Join(dir, "first.ack")) == nil })
	d.awaitAttested(t, 1)
	await("the promise is seen to be kept", func() bool {
		a := receipts(filepath.Join(dir, "first.ack"))
		return a.code == 0 && strings.Contains(a.stdout, "KEPT")
	})
	line := parseAnchored(t, d.must(t, "oracle", "anchor", "--json", "--out", t.TempDir(), first))[0]
	of := []string{"--artefact", first, "--evidence", line.Evidence, filepath.Join(dir, "first.ack")}
	if a := receipts(of...); a.code != 0 || !strings.Contains(a.stdout, "byte for byte") {
		t.Errorf("exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}

	d.must(t, "oracle", "pause", "--reason", "a test")
	check(t, exchange(address, message("receipt", 2), filepath.Join(dir, "second.ack")))
	if a := receipts(filepath.Join(dir, "second.ack")); a.code != 0 || !strings.Contains(a.stdout, "OPEN") {
		t.Errorf("exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}
	both := []string{filepath.Join(dir, "first.ack"), filepath.Join(dir, "second.ack")}
	await("the promise is broken", func() bool { return receipts(both...).code == 4 })
	if a := receipts(both...); !strings.Contains(a.stdout, "KEPT") || !strings.Contains(a.stdout, "BROKEN") ||
		!strings.Contains(a.stdout, "not among all entries") {
		t.Errorf("it says\n%s%s", a.stdout, a.stderr)
	}
	d.must(t, "oracle", "resume")
	d.awaitAttested(t, 2)
	await("it is seen to be late", func() bool {
		a := receipts(both...)
		return a.code == 4 && strings.Contains(a.stdout, "too late")
	})

	r := <-ward
	body, err := io.ReadAll(r.Body)
	check(t, err)
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(r.Header.Get("webhook-id") + "." + r.Header.Get("webhook-timestamp") + "." + string(body)))
	if got := r.Header.Get("webhook-signature"); got != "v1,"+base64.StdEncoding.EncodeToString(mac.Sum(nil)) {
		t.Errorf("signed %q", got)
	}
	if !strings.Contains(string(body), `"event":"critical"`) || !strings.Contains(string(body), line.Record) ||
		strings.Contains(string(body), "Erin") {
		t.Errorf("the ward is told %s", body)
	}
	if len(ward) > 0 {
		t.Errorf("the ward is told of %d more", len(ward))
	}
}

// exchange sends a message and keeps the answer in a file.
func exchange(address string, message []byte, path string) error {
	conn, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		return err
	}
	if _, err := conn.Write(mllp.AppendFrame(nil, message)); err != nil {
		return err
	}
	answers := mllp.NewReader(conn, 1<<20)
	if err := answers.Wait(); err != nil {
		return err
	}
	answer, err := answers.Message()
	if err != nil {
		return err
	}
	if _, err := hl7.ReadReceipt(answer); err != nil {
		return err
	}
	return os.WriteFile(path, answer, 0o600)
}

// freeAddress is one that nobody listened at a moment ago.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	defer listener.Close()
	return listener.Addr().String()
}
