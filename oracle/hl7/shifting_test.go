package hl7_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/labseal/labseal/oracle/hl7"
)

// shifts are texts in charsets that shift: among their bytes are those of delimiters.
var shifts = map[string]struct {
	names    []string // MSH-18
	encoding encoding.Encoding
	text     string
	hidden   string // the delimiters
}{
	"GB 18030":  {[]string{"GB 18030-2000", "GB18030", "GBK", "gb2312"}, simplifiedchinese.GB18030, "亅乛亊乗", `|^~\`},
	"Big5":      {[]string{"BIG-5", "Big5"}, traditionalchinese.Big5, "育乞亘許", `|^~\`},
	"Shift JIS": {[]string{"Shift_JIS"}, japanese.ShiftJIS, "ポタミソｱ", `|^~\`},
	"ISO 2022":  {[]string{"~ISO IR87", "ISO IR6~ISO IR87~ISO IR159", "ISO IR14~ISO IR87"}, japanese.ISO2022JP, "万五京ボう", `|^~\&`},
}

// shifted is a message with a text wherever text may stand.
func shifted(text, charset string) string {
	return strings.ReplaceAll(`MSH|^~\&|LIS|TEXT|EHR|TEXT|20260304||ORU^R01|M-1|P|2.5||||||`+charset+"|\r"+
		"PID|1||7^^^TEXT||TEXT^TEXT&TEXT~TEXT||19700101|F\r"+
		"OBR|1||F1^TEXT|1^TEXT^L\rOBX|1|TX|2^TEXT^L||TEXT\\.br\\TEXT~a||TEXT^TEXT|||||F\rNTE|1||TEXT\r", "TEXT", text)
}

// TestClaims_Shifting: a message in a charset whose characters hold bytes of delimiters says what it says in UTF-8. Its own
// bytes are kept, and a batch is cut into them.
func TestClaims_Shifting(t *testing.T) {
	for name, of := range shifts {
		for _, charset := range of.names {
			t.Run(name+"/"+charset, func(t *testing.T) {
				b, err := of.encoding.NewEncoder().Bytes([]byte(shifted(of.text, charset)))
				if err != nil {
					t.Fatal(err)
				}
				f, err := hl7.Parse(b)
				if err != nil {
					t.Fatal(err)
				}
				want, err := hl7.Parse([]byte(shifted(of.text, "UNICODE UTF-8")))
				if err != nil {
					t.Fatal(err)
				}
				got, wanted := f.Claims(), want.Claims()
				if len(got) != len(wanted) {
					t.Fatalf("%d claims, want %d", len(got), len(wanted))
				}
				for i, c := range got {
					body := strings.Replace(string(c.Body), charset, "UNICODE UTF-8", 1)
					if body != string(wanted[i].Body) || c.Name != wanted[i].Name || c.Kind != wanted[i].Kind {
						t.Errorf("claim %d: %s %s %q\nwant %s %s %q", i, c.Kind, c.Name, body, wanted[i].Kind, wanted[i].Name, wanted[i].Body)
					}
				}
				if facts := f.Facts(); facts.Sender.Facility != of.text || facts.Patient[0].Authority != of.text {
					t.Errorf("facility %q, patient %v", facts.Sender.Facility, facts.Patient)
				}
				if !bytes.Equal(f.AppendTo(nil), b) {
					t.Error("other bytes come back")
				}
				batch := append([]byte("BHS|^~\\&|\r"), append(bytes.Clone(b), b...)...)
				if parts := hl7.Split(batch); len(parts) != 2 || !bytes.Equal(parts[0], b) || !bytes.Equal(parts[1], b) {
					t.Errorf("a batch of two is cut into %q", parts)
				}
			})
		}
	}
}

// TestShifts_Hide: the texts of these tests do hide delimiters, so that a reader who does not convert them finds other fields.
func TestShifts_Hide(t *testing.T) {
	for name, of := range shifts {
		b, err := of.encoding.NewEncoder().Bytes([]byte(of.text))
		for _, c := range of.hidden {
			if err != nil || bytes.IndexByte(b, byte(c)) < 0 {
				t.Errorf("%s: no %q in %x, %v", name, c, b, err)
			}
		}
		b = bytes.ReplaceAll(b, []byte{0x1b}, nil)
		asIs, err := charmap.ISO8859_1.NewDecoder().Bytes(b)
		if err != nil {
			t.Fatal(err)
		}
		f, err := hl7.Parse([]byte(shifted(string(b), "8859/1")))
		if err == nil && f.Facts().Sender.Facility == string(asIs) {
			t.Errorf("%s: read as Latin-1 it has the same fields", name)
		}
	}
}

// TestAck_Shifting: an answer repeats who sent and who was sent to in the charset of the message.
func TestAck_Shifting(t *testing.T) {
	for name, of := range shifts {
		b, err := of.encoding.NewEncoder().Bytes([]byte(shifted(of.text, of.names[0])))
		if err != nil {
			t.Fatal(err)
		}
		ack := hl7.Ack{Code: hl7.ApplicationAccept, Control: "A", At: at}.Encode(hl7.ReadHeader(b))
		text, err := of.encoding.NewDecoder().Bytes(ack)
		want := strings.ReplaceAll(`MSH|^~\&|EHR|TEXT|LIS|TEXT|20260304050607+0000||ACK^R01^ACK|A|P|2.5||||||`+of.names[0]+"\rMSA|AA|M-1\r", "TEXT", of.text)
		if err != nil || string(text) != want {
			t.Errorf("%s: got  %q (%v)\nwant %q", name, text, err, want)
		}
		if code, to, _, ok := hl7.ReadAck(ack); !ok || code != hl7.ApplicationAccept || to != "M-1" {
			t.Errorf("%s: the answer reads as %s to %s", name, code, to)
		}
	}
}

// TestAck_SameBytes: what an answer repeats is the bytes that came, also where others would say the same, or none of ours do.
func TestAck_SameBytes(t *testing.T) {
	for charset, control := range map[string]string{
		"ISO IR159": "\x1b$(D\x30\x22\x1b(B", // JIS X 0212, which our encoder lacks
		"BIG-5":     "\x8e\x69",              // a character that Big5 has twice
		"Shift_JIS": "\xfa\x40",
		"8859/2":    "\xb1",
	} {
		message := `MSH|^~\&|LIS|` + control + `|||20260304||ORU^R01|` + control + `|P|2.5||||||` + charset + "\rPID|1\r"
		header := hl7.ReadHeader([]byte(message))
		ack := string(hl7.Ack{Code: hl7.ApplicationAccept, Control: "A", At: at}.Encode(header))
		if !strings.HasSuffix(ack, "|"+charset+"\rMSA|AA|"+control+"\r") || strings.Count(ack, control) != 2 {
			t.Errorf("%s: got %q", charset, ack)
		}
		if _, to, _, ok := hl7.ReadAck([]byte(ack)); !ok || to == "" || to != header.Control() {
			t.Errorf("%s: the answer is to %q, and the message's number %q", charset, to, header.Control())
		}
	}
}
