package hl7_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/hl7"
)

// TestFacts_Charset reads one facility's name in the charsets that systems write it in: it is the same name.
func TestFacts_Charset(t *testing.T) {
	for name, test := range map[string]struct{ charset, facility, want string }{
		"UTF-8":                {"UNICODE UTF-8", "Gr\u00f6\u00dfe", "Größe"},
		"as systems write it":  {"UTF-8", "Gr\u00f6\u00dfe", "Größe"},
		"8859/1":               {"8859/1", "Gr\xf6\xdfe", "Größe"},
		"another name of it":   {"ISO-8859-1", "Gr\xf6\xdfe", "Größe"},
		"8859/2":               {"8859/2", "\xb1\xe6", "ąć"},
		"8859/5":               {"8859/5", "\xbb\xd0\xd1", "Лаб"},
		"8859/15":              {"8859/15", "\xa4", "€"},
		"KS X 1001":            {"KS X 1001", "\xb0\xa1", "가"},
		"not said, UTF-8":      {"", "Gr\u00f6\u00dfe", "Größe"},
		"not said, Latin-1":    {"", "Gr\xf6\xdfe", "Größe"},
		"said to be ASCII":     {"ASCII", "Gr\xf6\xdfe", "Größe"},
		"said to be UTF-8":     {"UNICODE UTF-8", "Gr\xf6\xdfe", "Größe"},
		"with others to shift": {"8859/1~8859/2", "Gr\xf6\xdfe", "Größe"},
		"with an escape":       {"8859/1", "\\T\\\xf6", "&ö"},
		"unknown, ASCII":       {"EBCDIC", "Groesse", "Groesse"},
	} {
		message := `MSH|^~\&|LIS|` + test.facility + `|||20260304||ORU^R01|M-1|P|2.5||||||` + test.charset + "\rPID|1||1\r"
		if got := facts(t, message).Sender.Facility; got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
		f, err := hl7.Parse([]byte(message))
		if err != nil || string(f.AppendTo(nil)) != message {
			t.Errorf("%s: other bytes come back: %v", name, err)
		}
	}
}

// TestFacts_Embedded looks at the documents that a message embeds: each is a claim of its own, whole, and one that is not
// the Base64 that it says it is is noticed.
func TestFacts_Embedded(t *testing.T) {
	whole := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("%PDF-1.7 a report\n", 5000)))
	message := func(coding, data string) string {
		return `MSH|^~\&|LIS|LAB|||20260304||ORU^R01|M-1|P|2.5` + "\rPID|1||1\rOBR|1||F|11502-2^Report^LN\rOBX|1|NM|2^two||5\r" +
			"OBX|2|ED|PDF^Report||^application^pdf^" + coding + "^" + data + "||||||F\r"
	}
	for name, test := range map[string]struct {
		coding, data string
		damaged      bool
	}{
		"whole":                {"Base64", whole, false},
		"with escaped breaks":  {"Base64", whole[:76] + `\X0D\\X0A\` + whole[76:152] + `\.br\` + whole[152:], false},
		"small letters":        {"BASE64", whole, false},
		"cut off":              {"Base64", whole[:len(whole)/2+1], true},
		"damaged":              {"Base64", whole[:100] + "?" + whole[100:], true},
		"nothing":              {"Base64", "", true},
		"one of two":           {"Base64", whole + "~^application^pdf^Base64^x", true},
		"of another encoding":  {"A", "a text", false},
		"in another delimiter": {"Base64", `\T\`, true},
	} {
		text := message(test.coding, test.data)
		if got := facts(t, text).Damaged; got != test.damaged {
			t.Errorf("%s: damaged %v", name, got)
		}
		f, err := hl7.Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		claims := f.Claims()
		last := claims[len(claims)-1]
		if last.Kind != "observation" || last.Name != "PDF^Report" || !strings.Contains(string(last.Body), test.data) {
			t.Errorf("%s: the document's claim is %s %s of %d bytes", name, last.Kind, last.Name, len(last.Body))
		}
		for _, c := range claims[:len(claims)-1] {
			if test.data != "" && strings.Contains(string(c.Body), test.data) {
				t.Errorf("%s: the document is in the claim %s too", name, c.Name)
			}
		}
	}
}
