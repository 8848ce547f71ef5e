package auth_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/auth"
)

// served is a service over HTTP, with what it logs.
type served struct {
	*httptest.Server
	said bytes.Buffer
}

func serve(t *testing.T, s *service) *served {
	t.Helper()
	v := &served{}
	v.Server = httptest.NewServer(s.Handler(slog.New(slog.NewTextHandler(&v.said, nil))))
	t.Cleanup(v.Close)
	return v
}

func (v *served) post(t *testing.T, path, kind, body string) (int, map[string]any) {
	t.Helper()
	response, err := http.Post(v.URL+path, kind, strings.NewReader(body))
	check(t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	check(t, err)
	answer := map[string]any{}
	if err := json.Unmarshal(text, &answer); err != nil {
		t.Fatalf("%s: %v: %s", path, err, text)
	}
	if response.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%s: the answer may be stored", path)
	}
	return response.StatusCode, answer
}

const form = "application/x-www-form-urlencoded"

func TestHandler_Token(t *testing.T) {
	s, k, good := newBackend(t)
	v := serve(t, s)
	assertion := k.sign(t, good, nil)
	right := url.Values{
		"grant_type": {"client_credentials"}, "scope": {"system/*.rs"}, "client_assertion": {assertion},
		"client_assertion_type": {"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"},
	}
	for name, test := range map[string]struct {
		parameter string
		values    []string
		status    int
		code      string
	}{
		"another grant":   {"grant_type", []string{"password"}, 400, "unsupported_grant_type"},
		"another scope":   {"scope", []string{"system/*.cruds"}, 400, "invalid_scope"},
		"no type":         {"client_assertion_type", nil, 400, "invalid_request"},
		"twice":           {"client_assertion", []string{assertion, assertion}, 400, "invalid_request"},
		"no assertion":    {"client_assertion", nil, 401, "invalid_client"},
		"another's":       {"client_assertion", []string{newKey(t, "one").sign(t, good, nil)}, 401, "invalid_client"},
		"too much of all": {"more", []string{strings.Repeat("x", 33<<10)}, 400, "invalid_request"},
	} {
		wrong := url.Values{}
		for name, values := range right {
			wrong[name] = values
		}
		wrong[test.parameter] = test.values
		if status, answer := v.post(t, auth.TokenPath, form, wrong.Encode()); status != test.status || answer["error"] != test.code {
			t.Errorf("%s: %d, %v", name, status, answer)
		}
	}
	status, answer := v.post(t, auth.TokenPath, form, right.Encode())
	token, _ := answer["access_token"].(string)
	if status != 200 || answer["token_type"] != "bearer" || answer["expires_in"] != 300.0 || answer["scope"] != auth.Scope {
		t.Errorf("%d, %v", status, answer)
	}
	if _, err := s.of(token); err != nil {
		t.Error(err)
	}
	status, answer = v.post(t, auth.TokenPath, form, right.Encode())
	if status != 401 || answer["error"] != "invalid_client" {
		t.Errorf("the same again: %d, %v", status, answer)
	}
	said := v.said.String()
	for _, secret := range []string{assertion, strings.Split(assertion, ".")[1], token, "first-of-all"} {
		if strings.Contains(said, secret) {
			t.Errorf("logged: %s", said)
		}
	}
	if !strings.Contains(said, "used before") {
		t.Errorf("a refusal is not logged: %s", said)
	}
}

func TestHandler_SignIn(t *testing.T) {
	s := newService(t)
	v := serve(t, s)
	m, k := newSignIn(t, s)
	status, answer := v.post(t, auth.NoncePath, "application/json", "")
	nonce, _ := answer["nonce"].(string)
	if status != 200 || answer["domain"] != m.domain || answer["uri"] != m.uri || answer["chainId"] != 1337.0 || nonce == m.nonce {
		t.Fatalf("%d, %v", status, answer)
	}
	m.nonce = nonce
	body := func(more string) string {
		text, err := json.Marshal(m.text())
		check(t, err)
		return `{"message":` + string(text) + `,"signature":"` + hexutil.Encode(personalSign(t, k, m.text())) + `"` + more + `}`
	}
	for name, text := range map[string]string{
		"nothing": "", "no JSON": "message", "more than is asked for": body(`,"admin":true`), "no hex": `{"signature":"xyz"}`,
	} {
		if status, answer := v.post(t, auth.SignInPath, "application/json", text); status != 400 || answer["error"] != "invalid_request" {
			t.Errorf("%s: %d, %v", name, status, answer)
		}
	}
	if status, answer := v.post(t, auth.SignInPath, "application/json", `{"message":"hello"}`); status != 401 || answer["error"] != "invalid_grant" {
		t.Errorf("no message: %d, %v", status, answer)
	}
	status, answer = v.post(t, auth.SignInPath, "application/json", body(""))
	token, _ := answer["access_token"].(string)
	if c, err := s.of(token); status != 200 || err != nil || c.Subject != m.address.Hex() {
		t.Errorf("%d, %v: %+v, %v", status, answer, c, err)
	}
	if said := v.said.String(); strings.Contains(said, token) || strings.Contains(said, nonce) {
		t.Errorf("logged: %s", said)
	}
}

func TestHandler_Configuration(t *testing.T) {
	v := serve(t, newService(t))
	response, err := http.Get(v.URL + "/.well-known/smart-configuration")
	check(t, err)
	defer response.Body.Close()
	var document struct {
		Endpoint   string   `json:"token_endpoint"`
		Algorithms []string `json:"token_endpoint_auth_signing_alg_values_supported"`
	}
	check(t, json.NewDecoder(response.Body).Decode(&document))
	if document.Endpoint != "https://indexer.example/v1/token" || len(document.Algorithms) != 2 {
		t.Errorf("%+v", document)
	}
}

func load(t *testing.T, text string) *auth.Config {
	t.Helper()
	path := filepath.Join(t.TempDir(), "access.toml")
	check(t, os.WriteFile(path, []byte(text), 0o600))
	c, err := auth.Load(path)
	check(t, err)
	return c
}

// TestConfig_Refuses says what is wrong, and where.
func TestConfig_Refuses(t *testing.T) {
	dir := t.TempDir()
	check(t, os.WriteFile(filepath.Join(dir, "keys.json"), set(t, newKey(t, "one")), 0o600))
	check(t, os.WriteFile(filepath.Join(dir, "none.json"), []byte("{}"), 0o600))
	member := `member = "` + labID.Hex() + "\"\n"
	client := "[[client]]\nid = \"ehr\"\n" + member
	issuer := "[[issuer]]\nurl = \"https://idp.example\"\n" + member
	for text, want := range map[string]string{
		client + `jwks_file = "keys.json"`:                    "",
		client + `jwks_url = "https://ehr.example/keys"`:      "",
		issuer + "audiences = [\"a\"]\npatient_claim = \"s\"": "",
		client: "either jwks_file or jwks_url",
		client + "jwks_file = \"keys.json\"\njwks_url = \"https://ehr.example\"":    "either jwks_file or jwks_url",
		client + `jwks_file = "none.json"`:                                          "no key for signatures",
		client + `jwks_file = "nowhere.json"`:                                       "no such file",
		client + `jwks_url = "http://ehr.example/keys"`:                             "want https",
		client + `secret = "hush"`:                                                  "client.secret is not known",
		"[[client]]\nid = \"ehr\"\nmember = \"lab\"":                                "64 hex digits",
		"[[client]]\n" + member + `jwks_file = "keys.json"`:                         "want an id",
		client + "jwks_file = \"keys.json\"\n" + client + `jwks_file = "keys.json"`: "there twice",
		issuer + `patient_claim = "s"`:                                              "audiences",
		issuer + `audiences = ["a"]`:                                                "either claim with values",
		issuer + "audiences = [\"a\"]\nclaim = \"groups\"":                          "either claim with values",

		"consent_hosts = [\"consent.lab.example\"]\n" + client + `jwks_file = "keys.json"`:                                     "",
		"consent_hosts = [\"consent.idp.other.example\"]\n" + issuer + "audiences = [\"a\"]\npatient_claim = \"s\"":            "",
		"consent_hosts = [\"indexer.example\"]\n":                                                                              "people sign in at indexer.example",
		"consent_hosts = [\"consent.Indexer.example\"]\n":                                                                      "consent is signed at consent.indexer.example",
		"consent_hosts = [\"example\"]\n":                                                                                      "people sign in at indexer.example",
		"consent_hosts = [\"idp.example\"]\n" + issuer + "audiences = [\"a\"]\npatient_claim = \"s\"":                          "people sign in at idp.example",
		"consent_hosts = [\"lab.example\"]\n" + issuer + "audiences = [\"a\"]\npatient_claim = \"s\"\nrp_id = \"lab.example\"": "people sign in at lab.example",
		"consent_hosts = [\"https://lab.example\"]\n":                                                                          "is no host",
	} {
		path := filepath.Join(dir, "access.toml")
		check(t, os.WriteFile(path, []byte("base_url = \"https://indexer.example\"\n"+text), 0o600))
		c, err := auth.Load(path)
		if err == nil {
			_, err = c.Service(newClock().now)
		}
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s\ngives %v, want %q", text, err, want)
		}
	}
	for _, base := range []string{"", "indexer.example", "http://indexer.example", "https://me@indexer.example", "https://x.example?a=b"} {
		if _, err := (&auth.Config{BaseURL: base}).Service(newClock().now); err == nil {
			t.Errorf("base_url %q is taken", base)
		}
	}
}
