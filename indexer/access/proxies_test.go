package access_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/labseal/labseal/indexer/access"
)

// TestProxies: who has used up what their address may ask is refused, whatever headers they send; behind a trusted proxy
// each caller is counted alone.
func TestProxies(t *testing.T) {
	proxies, err := access.NewProxies([]string{"10.0.0.0/8", "fd00::/8", "192.0.2.1"}, access.XForwardedFor)
	check(t, err)
	other, err := access.NewProxies([]string{"10.0.0.0/8"}, access.Forwarded)
	check(t, err)
	const header, standard = access.XForwardedFor, access.Forwarded
	for name, test := range map[string]struct {
		proxies *access.Proxies
		from    string
		header  string
		values  []string
		is      string // the address that counts
	}{
		"no proxies trusted":                {nil, "10.0.0.1", header, []string{"203.0.113.9"}, "10.0.0.1"},
		"a caller's own header":             {proxies, "203.0.113.7", header, []string{"203.0.113.9"}, "203.0.113.7"},
		"a caller who claims to be a proxy": {proxies, "203.0.113.7", header, []string{"10.0.0.1"}, "203.0.113.7"},
		"behind a proxy":                    {proxies, "10.0.0.1", header, []string{"203.0.113.9"}, "203.0.113.9"},
		"what the caller put before it":     {proxies, "10.0.0.1", header, []string{"198.51.100.1, 203.0.113.9"}, "203.0.113.9"},
		"in a line of its own":              {proxies, "10.0.0.1", header, []string{"198.51.100.1", "203.0.113.9"}, "203.0.113.9"},
		"behind two proxies":                {proxies, "10.0.0.1", header, []string{"198.51.100.1, 203.0.113.9, 192.0.2.1"}, "203.0.113.9"},
		"nothing but proxies":               {proxies, "10.0.0.1", header, []string{"10.0.0.2, 10.0.0.3"}, "10.0.0.2"},
		"a proxy that says nothing":         {proxies, "10.0.0.1", header, nil, "10.0.0.1"},
		"what is no address":                {proxies, "10.0.0.1", header, []string{"203.0.113.9, unknown"}, "10.0.0.1"},
		"with a port":                       {proxies, "10.0.0.1", header, []string{"203.0.113.9:4711"}, "203.0.113.9"},
		"one network of IPv6":               {proxies, "10.0.0.1", header, []string{"[2001:db8::1]:4711"}, "2001:db8::2"},
		"IPv4 in IPv6":                      {proxies, "10.0.0.1", header, []string{"::ffff:203.0.113.9"}, "203.0.113.9"},
		"the other header":                  {proxies, "10.0.0.1", standard, []string{"for=203.0.113.9"}, "10.0.0.1"},
		"RFC 7239":                          {other, "10.0.0.1", standard, []string{`for=198.51.100.1, For="203.0.113.9:80";proto=https`}, "203.0.113.9"},
		"RFC 7239, IPv6":                    {other, "10.0.0.1", standard, []string{`by=10.0.0.1;for="[2001:db8::1]"`}, "2001:db8::2"},
		"RFC 7239, hidden":                  {other, "10.0.0.1", standard, []string{"for=203.0.113.9, for=_hidden"}, "10.0.0.1"},
		"RFC 7239, the other header":        {other, "10.0.0.1", header, []string{"203.0.113.9"}, "10.0.0.1"},
	} {
		limits := access.NewLimits(1, 1, func() time.Time { return time.Unix(1, 0) })
		limits.Proxies = test.proxies
		handler := limits.ByAddress(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
		ask := func(from string, values ...string) int {
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.RemoteAddr = "[" + from + "]:1"
			if strings.Contains(from, ".") {
				r.RemoteAddr = from + ":1"
			}
			r.Header[test.header] = values
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			return w.Code
		}
		for range 10 {
			ask(test.from, test.values...)
		}
		if got := ask(test.is); got != http.StatusTooManyRequests {
			t.Errorf("%s: it is not %s that is counted: %d", name, test.is, got)
		}
		if test.is == test.from {
			continue
		}
		if got := ask(test.from); got != http.StatusOK { // the control: the proxy itself was not counted
			t.Errorf("%s: the proxy is counted too: %d", name, got)
		}
	}
}

func TestNewProxies_Refuses(t *testing.T) {
	for text, want := range map[string]string{
		"10.0.0.0/33": "no network", "10.0.0.1/8": "10.0.0.0/8", "proxy.example": "no network", "": "no network",
		"0.0.0.0/0": "all addresses", "::/0": "all addresses", "fe80::1%eth0": "no network",
	} {
		if _, err := access.NewProxies([]string{text}, access.XForwardedFor); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	if _, err := access.NewProxies(nil, "X-Real-IP"); err == nil {
		t.Error("a header that nobody adds to is taken")
	}
}

// TestLimits_OnLimit tells which limit it was.
func TestLimits_OnLimit(t *testing.T) {
	limits := access.NewLimits(1, 1, func() time.Time { return time.Unix(1, 0) })
	told := map[string]int{}
	limits.OnLimit = func(limit string) { told[limit]++ }
	handler := limits.ByAddress(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	for range 12 {
		handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
	}
	if len(told) != 1 || told["public"] != 2 {
		t.Errorf("told %v", told)
	}
}
