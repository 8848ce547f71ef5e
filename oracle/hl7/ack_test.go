package hl7_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/labseal/labseal/oracle/hl7"
)

var at = time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)

func TestAck(t *testing.T) {
	tests := map[string]struct {
		message string
		ack     hl7.Ack
		want    string
	}{
		"accepted": {
			`MSH|^~\&|LIS|LAB^99D^CLIA|EHR|CLINIC|20260304||ORU^R01^ORU_R01|M-1|P|2.5.1||||||UNICODE UTF-8` + "\rPID|1\r",
			hl7.Ack{Code: hl7.ApplicationAccept, Control: "A1", At: at},
			`MSH|^~\&|EHR|CLINIC|LIS|LAB^99D^CLIA|20260304050607+0000||ACK^R01^ACK|A1|P|2.5.1||||||UNICODE UTF-8` +
				"\rMSA|AA|M-1\r",
		},
		"refused, with delimiters in the text": {
			`MSH|^~\&|LIS|LAB|||20260304||ORU^R01|M-1|T|2.5` + "\rPID*1\r",
			hl7.Ack{Code: hl7.ApplicationError, Text: "line 2: a | is missing\nsend again", Control: "A2", At: at},
			`MSH|^~\&|||LIS|LAB|20260304050607+0000||ACK^R01^ACK|A2|T|2.5` +
				"\rMSA|AE|M-1|line 2: a \\F\\ is missing send again\rERR|||100|E||||line 2: a \\F\\ is missing send again\r",
		},
		"other delimiters, an old version": {
			"MSH*:@%$*LIS*LAB***20260304**ORU:R01*M-1*P*2.3\rPID*1\r",
			hl7.Ack{Code: hl7.ApplicationReject, Text: "a*b", Control: "A3", At: at},
			"MSH*:@%$***LIS*LAB*20260304050607+0000**ACK:R01:ACK*A3*P*2.3\rMSA*AR*M-1*a%F%b\r",
		},
		"no message at all": {
			"hello",
			hl7.Ack{Code: hl7.ApplicationError, Control: "A4", At: at},
			`MSH|^~\&|||||20260304050607+0000||ACK|A4|P|2.5.1` + "\rMSA|AE\r",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := string(test.ack.Encode(hl7.ReadHeader([]byte(test.message)))); got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

// TestWants is the table of acknowledgement modes.
func TestWants(t *testing.T) {
	for modes, want := range map[string][4]hl7.Code{ // both answers for a good message, both for a bad one
		"|":     {"", "AA", "", "AE"},
		"AL|NE": {"CA", "", "CE", ""},
		"AL|AL": {"CA", "AA", "CE", ""},
		"NE|AL": {"", "AA", "", "AE"},
		"NE|NE": {},
		"ER|NE": {"", "", "CE", ""},
		"SU|NE": {"CA", "", "", ""},
		"ER|SU": {"", "AA", "CE", ""},
		"AL|ER": {"CA", "", "CE", ""},
		"SU|AL": {"CA", "AA", "", "AE"},
		"NE|ER": {"", "", "", "AE"},
		"|AL":   {"", "AA", "", "AE"},
		"AL|":   {"CA", "", "CE", ""},
	} {
		h := hl7.ReadHeader([]byte(`MSH|^~\&|LIS|LAB|||20260304||ORU^R01|M-1|P|2.5|||` + modes + "\r"))
		var got [4]hl7.Code
		got[0], got[1] = h.Wants(hl7.ApplicationAccept)
		got[2], got[3] = h.Wants(hl7.ApplicationError)
		if got != want {
			t.Errorf("MSH-15|MSH-16 %s: got %q, want %q", modes, got, want)
		}
	}
}

// TestAck_Corpus answers every file of the corpus; each answer is a message that can be read and names the one it
// answers.
func TestAck_Corpus(t *testing.T) {
	answered := 0
	eachFile(t, "hl7v2", func(path, record string) {
		h := hl7.ReadHeader([]byte(record))
		ack := hl7.Ack{Code: hl7.ApplicationAccept, Control: "A", At: at}.Encode(h)
		if _, err := hl7.Parse(ack); err != nil {
			t.Errorf("%s: the answer can't be read: %v", path, err)
		}
		if h.Control() != "" {
			answered++
			again, err := hl7.Parse(ack)
			if err != nil || again.Facts().Kind != "other" || !strings.Contains(string(ack), "MSA") {
				t.Errorf("%s: the answer is none", path)
			}
		}
	})
	if answered == 0 {
		t.Error("no file of the corpus has a number")
	}
	t.Logf("%d messages with a number answered", answered)
}

func FuzzAck(f *testing.F) {
	f.Add([]byte("MSH|^~\\&|LIS|LAB|||20260304||ORU^R01|M-1|P|2.5\r"), "text")
	f.Add([]byte("MSH*:@%$*LIS*LAB"), "a*b%c")
	f.Add([]byte("MSH|^~\\&|LIS|\xa8||\xb3\\|||||ORU^R01|1|P|2.5||||||BIG-5"), "text")
	f.Fuzz(func(t *testing.T, message []byte, text string) {
		ack := hl7.Ack{Code: hl7.ApplicationError, Text: text, Control: "A", At: at}
		encoded := ack.Encode(hl7.ReadHeader(message))
		if bytes.Count(encoded, []byte("\r")) > 3 {
			t.Errorf("the answer has more segments than its own: %q", encoded)
		}
	})
}
