package record_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/record"
)

// TestDecodes says of text what encoding/base64 says of it.
func TestDecodes(t *testing.T) {
	for n := range 40 {
		whole := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("\xfb\xef\x01", 14)[:n+1]))
		broken := whole[:len(whole)/2] + "\r\n" + whole[len(whole)/2:]
		for _, text := range []string{whole, broken, whole[1:], whole[:len(whole)-1], "=" + whole, whole + "====", whole + "<", ""} {
			_, err := base64.StdEncoding.DecodeString(text) // it skips line ends too
			want := err == nil && text != ""
			if got := record.Decodes([]byte(text)); got != want {
				t.Errorf("%q: %v, want %v", text, got, want)
			}
		}
	}
}

func FuzzDecodes(f *testing.F) {
	f.Add("Zm9vYg==")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, " \t") {
			return // blanks are left out here, as senders fill lines with them
		}
		b, err := base64.StdEncoding.DecodeString(text)
		if want := err == nil && len(b) > 0; record.Decodes([]byte(text)) != want {
			t.Errorf("%q: %v", text, !want)
		}
	})
}
