package web_test

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"testing"

	"github.com/labseal/labseal/web"
)

// TestSignPage puts in what the publisher says, whatever it holds, and changes nothing else of the page.
func TestSignPage(t *testing.T) {
	bare, err := web.SignPage(nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	lab := &url.URL{Scheme: "https", Host: "lab.example:8443", Path: "/x"}
	trust, codes := []byte(`"><script>alert(1)</script>`), []byte(`{"a|b":"c"}`)
	page, err := web.SignPage(trust, codes, lab)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"labseal-trust": trust, "labseal-codes": codes, "labseal-lab": []byte("https://lab.example:8443/x")} {
		filled := `<meta name="` + name + `" content="` + base64.StdEncoding.EncodeToString(content) + `">`
		if !bytes.Contains(page, []byte(filled)) {
			t.Errorf("the page does not hold %s", filled)
		}
		page = bytes.Replace(page, []byte(filled), []byte(`<meta name="`+name+`" content="">`), 1)
	}
	if page = bytes.Replace(page, []byte("connect-src https://lab.example:8443;"), []byte("connect-src 'none';"), 1); !bytes.Equal(page, bare) {
		t.Error("something else of the page has changed")
	}
	if !bytes.Contains(bare, []byte("connect-src 'none'")) {
		t.Error("the page may ask the network")
	}
}
