package pkcs11_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/labseal/labseal/internal/keys/pkcs11"
)

func TestParseURI(t *testing.T) {
	for text, want := range map[string]pkcs11.URI{
		"pkcs11:token=lab;object=statement?module-path=/usr/lib/m.so&pin-source=file:/etc/pin": {
			Token: "lab", Object: "statement", Module: "/usr/lib/m.so", PINFile: "/etc/pin",
		},
		"PKCS11:serial=00%3A1;id=%01%FF;type=private;manufacturer=a;model=b?pin-source=/etc/pin&module-path=/m": {
			Serial: "00:1", ID: "\x01\xff", Manufacturer: "a", Model: "b", Module: "/m", PINFile: "/etc/pin",
		},
		"pkcs11:token=a+b%20c;object=x?module-path=/m&pin-source=file:///etc/pin": {
			Token: "a+b c", Object: "x", Module: "/m", PINFile: "/etc/pin",
		},
		"pkcs11:token=a;object=x?module-path=/m": {Token: "a", Object: "x", Module: "/m"},
	} {
		got, err := pkcs11.ParseURI(text)
		if err != nil || got != want {
			t.Errorf("%s: got %+v (%v)", text, got, err)
		}
	}
}

func TestParseURI_Refuses(t *testing.T) {
	for text, says := range map[string]string{
		"":                                      "scheme",
		"token=a;object=x":                      "scheme",
		"https://x/?token=a":                    "scheme",
		"pkcs11:":                               "no token",
		"pkcs11:object=x":                       "no token",
		"pkcs11:token=a":                        "no key",
		"pkcs11:token=a;object=x":               "no module",
		"pkcs11:token=a;object=":                "empty",
		"pkcs11:token;object=x":                 "no value",
		"pkcs11:token=a;;object=x":              "no value",
		"pkcs11:token=%zz;object=x":             "well encoded",
		"pkcs11:token=%00;object=x":             "well encoded",
		"pkcs11:token=a;token=b":                "twice",
		"pkcs11:token=a;slot-id=0":              "not known",
		"pkcs11:token=a;type=public":            "not private",
		"pkcs11:token=a;object=x?module-path=m": "absolute",
		"pkcs11:token=a;object=x?module-name=m": "not known",
		"pkcs11:token=a;object=x?module-path=/m&pin-source=pin":           "absolute",
		"pkcs11:token=a;object=x?module-path=/m&pin-source=%7C/bin/pin":   "absolute",
		"pkcs11:token=a;object=x?module-path=/m&pin-value=31415926":       "pin-source=file:",
		"pkcs11:token=a;object=x;pin-value=31415926?module-path=/m":       "pin-source=file:",
		"pkcs11:token=a;object=x?pin-value=31415926&pin-value=31415926":   "pin-source=file:",
		"pkcs11:token=" + strings.Repeat("a", 5000) + "?module-path=/m":   "longer",
		"pkcs11:" + strings.Repeat("a", 3000) + "=b;object=x":             "not known",
		"pkcs11:token=a;object=x?module-path=/m&pin-source=file:relative": "absolute",
	} {
		_, err := pkcs11.ParseURI(text)
		if !errors.Is(err, pkcs11.ErrURI) || !strings.Contains(err.Error(), says) {
			t.Errorf("%.80s: got %v, want it to say %q", text, err, says)
			continue
		}
		if strings.Contains(err.Error(), "31415926") || len(err.Error()) > 300 {
			t.Errorf("the error shows too much: %v", err)
		}
	}
}

func FuzzParseURI(f *testing.F) {
	f.Add("pkcs11:token=lab;object=statement?module-path=/usr/lib/m.so&pin-source=file:/etc/pin")
	f.Add("pkcs11:token=a;object=x?module-path=//m&pin-source=file:////etc//pin")
	f.Add("pkcs11:serial=00%3A1;id=%01%FF?module-path=/m")
	f.Add("pkcs11:token=a;object=x?module-path=/m&pin-value=1")
	f.Fuzz(func(t *testing.T, text string) {
		uri, err := pkcs11.ParseURI(text)
		if err != nil {
			return
		}
		again, err := pkcs11.ParseURI(uri.String())
		if err != nil || again != uri {
			t.Fatalf("%q is written as %q, which is %+v (%v)", text, uri.String(), again, err)
		}
		if strings.Contains(text, "pin-value=") && !strings.Contains(uri.String(), "pin-value") {
			t.Fatalf("%q holds a PIN", text)
		}
	})
}
