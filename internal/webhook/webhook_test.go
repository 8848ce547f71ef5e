package webhook_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/labseal/labseal/internal/webhook"
)

const testSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

func secret(t testing.TB) webhook.Secret {
	t.Helper()
	s, err := webhook.ParseSecret(testSecret + "\n")
	check(t, err)
	return s
}

// signature is what the receiver computes: Standard Webhooks, by nothing that the package uses.
func signature(t testing.TB, id, timestamp string, body []byte) string {
	t.Helper()
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(testSecret, "whsec_"))
	check(t, err)
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + timestamp + "." + string(body)))
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// TestSecret_Sign is the example of the libraries of Standard Webhooks.
func TestSecret_Sign(t *testing.T) {
	const want = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
	got := secret(t).Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	if got != want {
		t.Errorf("got %s", got)
	}
	if ours := signature(t, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", []byte(`{"test": 2432232314}`)); ours != want {
		t.Errorf("the test computes %s", ours)
	}
}

func TestParseSecret(t *testing.T) {
	for _, text := range []string{testSecret, strings.TrimPrefix(testSecret, "whsec_"), " " + testSecret + "\r\n"} {
		if _, err := webhook.ParseSecret(text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, text := range []string{"", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64", strings.Repeat("QUJD", 30)} {
		if _, err := webhook.ParseSecret(text); err == nil {
			t.Errorf("%q is taken", text)
		} else if len(text) > 6 && strings.Contains(err.Error(), strings.TrimPrefix(text, "whsec_")) {
			t.Errorf("the error holds the secret: %v", err)
		}
	}
	said := fmt.Sprintf("%v %+v %#v %s %+v", secret(t), secret(t), secret(t), secret(t), webhook.Receiver{Secret: secret(t)})
	if strings.Contains(said, "MfKQ") || strings.Contains(said, "31f290f6") {
		t.Errorf("the secret is printed: %s", said)
	}
}

func TestReceiver_Faults(t *testing.T) {
	elsewhere := 0
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { elsewhere++ }))
	defer other.Close()
	answers := func(status int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", other.URL)
			w.WriteHeader(status)
			_, _ = io.WriteString(w, "patient SMITH")
		}
	}
	hijack := func(write string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := http.NewResponseController(w).Hijack()
			check(t, err)
			_, _ = io.WriteString(conn, write)
			conn.Close()
		}
	}
	noRedirect := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	for _, test := range []struct {
		name    string
		handler http.HandlerFunc
		want    string // empty: it arrived
		reason  string // in a word
	}{
		{"accepted", answers(http.StatusAccepted), "", ""},
		{"no content", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }, "", ""},
		{"fault", answers(http.StatusInternalServerError), "answered 500", "5xx"},
		{"gone", answers(http.StatusGone), "answered 410", "4xx"},
		{"moved", answers(http.StatusTemporaryRedirect), "answered 307", "3xx"},
		{"hangs", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "no answer in time", "timeout"},
		{"closes", hijack(""), "closed the connection", "connection"},
		{"is no HTTP", hijack("220 SMITH ready\r\n\r\n"), "no answer that can be read", "other"},
	} {
		t.Run(test.name, func(t *testing.T) {
			server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				_, _ = io.Copy(io.Discard, r.Body)
				test.handler(w, r)
			}))
			server.Config.ErrorLog = log.New(io.Discard, "", 0)
			server.Start()
			defer server.Close()
			w := webhook.Receiver{URL: server.URL + "/hook?token=TOKEN", Secret: secret(t)}
			if test.name == "hangs" {
				w.Client = &http.Client{Timeout: 50 * time.Millisecond, CheckRedirect: noRedirect}
			}
			err := w.Send(t.Context(), "id", time.Now(), []byte("{}"))
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
			if err != nil && webhook.Reason(err) != test.reason {
				t.Errorf("%v is %q, want %q", err, webhook.Reason(err), test.reason)
			}
			checkPlain(t, err)
		})
	}
	if elsewhere > 0 {
		t.Error("a redirect was followed")
	}
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	closed.Close()
	plain, secure := httptest.NewServer(answers(200)), httptest.NewUnstartedServer(answers(200))
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	defer plain.Close()
	defer secure.Close()
	for url, want := range map[string][2]string{
		"http://" + closed.Addr().String():               {"refused", "connection"},
		strings.Replace(plain.URL, "http:", "https:", 1): {"", ""}, // words differ
		secure.URL:    {"certificate", "tls"},
		"http://\x7f": {"can't be called", "other"},
		strings.Replace(secure.URL, "https:", "http:", 1): {"answered 400", "4xx"},
	} {
		w := webhook.Receiver{URL: url + "/hook?token=TOKEN", Secret: secret(t)}
		err := w.Send(t.Context(), "id", time.Now(), []byte("{}"))
		if err == nil || !strings.Contains(err.Error(), want[0]) || want[1] != "" && webhook.Reason(err) != want[1] {
			t.Errorf("%q: got %v, in a word %q, want %q", url, err, webhook.Reason(err), want)
		}
		checkPlain(t, err)
	}
}

func checkPlain(t *testing.T, err error) {
	t.Helper()
	if err != nil && (strings.Contains(err.Error(), "TOKEN") || strings.Contains(err.Error(), "SMITH")) {
		t.Errorf("the error says too much: %v", err)
	}
}

// TestNewClient_Outside connects to nothing inside, by whatever name it goes.
func TestNewClient_Outside(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked++ }))
	defer server.Close()
	_, port, err := net.SplitHostPort(server.Listener.Addr().String())
	check(t, err)
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"} {
		w := webhook.Receiver{
			URL: "http://" + net.JoinHostPort(strings.Trim(host, "[]"), port), Secret: secret(t), Client: webhook.NewClient(webhook.Outside),
		}
		err := w.Send(t.Context(), "id", time.Now(), []byte("{}"))
		if err == nil || !strings.Contains(err.Error(), "private network") {
			t.Errorf("%s: %v", host, err)
		}
	}
	if asked > 0 {
		t.Errorf("asked %d times", asked)
	}
	for text, isOutside := range map[string]bool{
		"93.184.216.34": true, "2606:2800:220:1::1": true, "127.0.0.1": false, "127.8.9.10": false, "::1": false,
		"10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false, "100.64.0.1": false,
		"0.0.0.0": false, "0.1.2.3": false, "224.0.0.1": false, "255.255.255.255": false, "::": false, "fe80::1": false,
		"fd00::1": false, "ff02::1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false, "198.18.0.1": false,
	} {
		if err := webhook.Outside(netip.MustParseAddr(text)); (err == nil) != isOutside {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
