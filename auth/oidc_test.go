package auth_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/go-jose/go-jose/v4"

	"github.com/labseal/labseal/auth"
)

// provider is an OpenID provider with a key.
func newProvider(t *testing.T, keys ...key) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(claims{
			"issuer": server.URL, "jwks_uri": server.URL + "/keys", "authorization_endpoint": server.URL,
			"token_endpoint": server.URL, "id_token_signing_alg_values_supported": []string{"ES384"},
		})
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(set(t, keys...)) })
	return server
}

// issuers are those that a file registers.
func issuers(t *testing.T, s *service, toml string) {
	t.Helper()
	made, err := load(t, `base_url = "https://indexer.example"`+"\n"+toml).Service(s.now)
	check(t, err)
	s.Issuers = made.Issuers
}

func newStaff(t *testing.T) (*service, key, claims) {
	t.Helper()
	s, k := newService(t), newKey(t, "one")
	p := newProvider(t, k)
	issuers(t, s, `[[issuer]]
		url = "`+p.URL+`"
		audiences = ["labseal", "portal"]
		member = "`+labID.Hex()+`"
		claim = "groups"
		values = ["labseal-readers", "labseal-admins"]
		roles = ["lab"]`)
	return s, k, claims{
		"iss": p.URL, "sub": "nurse-7", "aud": "labseal", "exp": s.in(time.Hour), "iat": s.in(0),
		"groups": []string{"staff", "labseal-readers"},
	}
}

func TestCaller_Staff(t *testing.T) {
	s, k, good := newStaff(t)
	want := auth.Caller{Method: auth.OIDC, Subject: good["iss"].(string) + " nurse-7", Member: labID, Roles: []string{"lab"}}
	for name, token := range map[string]string{
		"an ID token":      k.sign(t, good, nil),
		"an access token":  k.sign(t, good.with(claims{"aud": []string{"other", "portal"}}), claims{"typ": "at+jwt"}),
		"a group alone":    k.sign(t, good.with(claims{"groups": "labseal-admins"}), claims{"typ": nil}),
		"a little too old": k.sign(t, good.with(claims{"exp": s.in(time.Second)}), nil),
	} {
		if got, err := s.of(token); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, %v; want %+v", name, got, err, want)
		}
	}
	s.roster.roles[labID] = nil
	if got, err := s.of(k.sign(t, good, nil)); err != nil || got.Roles != nil {
		t.Errorf("suspended: %+v, %v", got, err)
	}
}

func TestCaller_RefusesStaff(t *testing.T) {
	s, k, good := newStaff(t)
	stranger := newKey(t, "one")
	signed := func(changes claims) string { return k.sign(t, good.with(changes), nil) }
	for name, token := range map[string]string{
		"none":                   unsigned(t, good, "one"),
		"a shared key":           key{jose.HS256, set(t, k), "one"}.sign(t, good, nil),
		"another's key":          stranger.sign(t, good, nil),
		"another kid":            newKey(t, "two").sign(t, good, nil),
		"a logout token":         k.sign(t, good, claims{"typ": "logout+jwt"}),
		"another issuer":         signed(claims{"iss": "https://other.example"}),
		"no issuer":              signed(claims{"iss": nil}),
		"another audience":       signed(claims{"aud": "billing"}),
		"no audience":            signed(claims{"aud": nil}),
		"expired":                signed(claims{"exp": s.in(-time.Second)}),
		"no expiry":              signed(claims{"exp": nil}),
		"issued in the future":   signed(claims{"iat": s.in(time.Minute)}),
		"not good yet":           signed(claims{"nbf": s.in(time.Hour)}),
		"nobody":                 signed(claims{"sub": nil}),
		"another group":          signed(claims{"groups": []string{"staff"}}),
		"no group":               signed(claims{"groups": nil}),
		"groups of another kind": signed(claims{"groups": claims{"labseal-readers": true}}),
	} {
		got, err := s.of(token)
		if !auth.IsRefused(err) || !reflect.DeepEqual(got, auth.Anyone) {
			t.Errorf("%s: %+v, %v", name, got, err)
		} else if strings.Contains(err.Error(), "nurse") || strings.Contains(err.Error(), "staff") {
			t.Errorf("%s: the error says what was in it: %v", name, err)
		}
	}
}

// TestCaller_Patient is a patient whom a lab vouches for, and nobody whom it doesn't name.
func TestCaller_Patient(t *testing.T) {
	s, k := newService(t), newKey(t, "one")
	p := newProvider(t, k)
	issuers(t, s, `[[issuer]]
		url = "`+p.URL+`"
		audiences = ["portal"]
		member = "`+labID.Hex()+`"
		patient_claim = "labseal_subjects"`)
	one, two := common.Hash{0x51}, common.Hash{0x52}
	good := claims{
		"iss": p.URL, "sub": "p-1", "aud": "portal", "exp": s.in(time.Hour), "iat": s.in(0),
		"labseal_subjects": []string{one.Hex(), two.Hex()},
	}
	want := auth.Caller{
		Method: auth.OIDC, Subject: p.URL + " p-1", Member: labID, Roles: []string{auth.RolePatient},
		Patients: []common.Hash{one, two},
	}
	if got, err := s.of(k.sign(t, good, nil)); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
	for name, claim := range map[string]any{
		"none": nil, "an empty list": []string{}, "no hash": "0x12", "a number": 7, "too many": make([]string, 65),
	} {
		if got, err := s.of(k.sign(t, good.with(claims{"labseal_subjects": claim}), nil)); !auth.IsRefused(err) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	s.roster.roles[labID] = nil
	if got, err := s.of(k.sign(t, good, nil)); err != nil || got.Roles != nil {
		t.Errorf("the lab is suspended: %+v, %v", got, err)
	}
}

// TestCaller_ProviderDown is our trouble and not the caller's fault, and does not last.
func TestCaller_ProviderDown(t *testing.T) {
	s, k, good := newStaff(t)
	down := newProvider(t, k)
	url := down.URL
	down.Close()
	issuers(t, s, `[[issuer]]
		url = "`+url+`"
		audiences = ["labseal"]
		member = "`+labID.Hex()+`"
		claim = "groups"
		values = ["labseal-readers"]`)
	_, err := s.of(k.sign(t, good.with(claims{"iss": url}), nil))
	if err == nil || auth.IsRefused(err) {
		t.Errorf("got %v", err)
	}
}

func TestCaller_Header(t *testing.T) {
	s, k, good := newStaff(t)
	token := k.sign(t, good, nil)
	for name, values := range map[string][]string{
		"basic": {"Basic " + token}, "no token": {"Bearer "}, "bare": {token}, "two": {"Bearer " + token, "Bearer " + token},
		"long": {"Bearer " + strings.Repeat("a", 17<<10)}, "ours, but unknown": {"Bearer labseal_" + strings.Repeat("a", 43)},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header["Authorization"] = values
		if got, err := s.Caller(r); !auth.IsRefused(err) || !reflect.DeepEqual(got, auth.Anyone) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	if got, err := s.of(""); err != nil || !reflect.DeepEqual(got, auth.Anyone) {
		t.Errorf("nothing: %+v, %v", got, err)
	}
}

// TestCaller_Operator: whoever calls on behalf of the member that runs the service is its operator, unless they are patients,
// have fewer roles, or the member is not in good standing.
func TestCaller_Operator(t *testing.T) {
	s, k, good := newStaff(t)
	roles := func() []string {
		got, err := s.of(k.sign(t, good, nil))
		check(t, err)
		return got.Roles
	}
	s.Operator = labID
	if got := roles(); !reflect.DeepEqual(got, []string{"lab"}) {
		t.Errorf("with no more than the role of a lab: %v", got)
	}
	s.Issuers[0].Roles = []string{"lab", auth.RoleOperator}
	if got := roles(); !reflect.DeepEqual(got, []string{"lab", auth.RoleOperator}) {
		t.Errorf("with the role of the operator: %v", got)
	}
	s.Issuers[0].Roles = nil
	if got := roles(); !reflect.DeepEqual(got, []string{"lab", "provider", auth.RoleOperator}) {
		t.Errorf("with all roles: %v", got)
	}
	s.Operator = clinicID
	if got := roles(); !reflect.DeepEqual(got, []string{"lab", "provider"}) {
		t.Errorf("where another member runs it: %v", got)
	}
	s.Operator, s.roster.roles[labID] = labID, nil
	if got := roles(); got != nil {
		t.Errorf("suspended: %v", got)
	}
	s.roster.roles[labID] = []string{"lab"}
	s.Issuers[0].Claim, s.Issuers[0].PatientClaim = "", "groups"
	good["groups"] = []string{labID.Hex()}
	if got := roles(); !reflect.DeepEqual(got, []string{auth.RolePatient}) {
		t.Errorf("a patient: %v", got)
	}
}
