package hl7_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/hl7"
)

func TestAck_CarriesAReceipt(t *testing.T) {
	receipt := []byte{0xd2, 0x84, 0xff, 0xfe, 0x00, 0x3e, 0x3f} // base64url of it has - and _
	for _, message := range []string{
		`MSH|^~\&|LIS|LAB|||20260304||ORU^R01|M-1|P|2.5.1` + "\r",
		"MSH_:-%$_LIS_LAB___20260304__ORU:R01_M-1_P_2.3\r", // delimiters that base64url has
		"hello",
	} {
		ack := hl7.Ack{Code: hl7.ApplicationAccept, Control: "A1", At: at, Receipt: receipt}
		encoded := ack.Encode(hl7.ReadHeader([]byte(message)))
		if got, err := hl7.ReadReceipt(encoded); err != nil || !bytes.Equal(got, receipt) {
			t.Errorf("%q: read %x, %v of %q", message, got, err, encoded)
		}
		if code, _, _, ok := hl7.ReadAck(encoded); !ok || code != hl7.ApplicationAccept {
			t.Errorf("%q: the answer reads as %q", message, code)
		}
		ack.Receipt = nil
		encoded = ack.Encode(hl7.ReadHeader([]byte(message)))
		if got, err := hl7.ReadReceipt(encoded); err != nil || got != nil {
			t.Errorf("%q: read %x, %v where there is none", message, got, err)
		}
		if bytes.Contains(encoded, []byte("ZLS")) {
			t.Errorf("%q: a segment without a receipt", message)
		}
	}
}

func TestReadReceipt_Refuses(t *testing.T) {
	const head = `MSH|^~\&|||LIS|LAB|20260304050607+0000||ACK|A1|P|2.5.1` + "\rMSA|AA|M-1\r"
	for name, answer := range map[string]string{
		"no message":     "hello",
		"not base64":     head + "ZLS|so-much!\r",
		"padded":         head + "ZLS|0oQ=\r",
		"stray low bits": head + "ZLS|0oR\r",
		"empty":          head + "ZLS|\r",
	} {
		if got, err := hl7.ReadReceipt([]byte(answer)); err == nil {
			t.Errorf("%s: read %x", name, got)
		} else if strings.Contains(err.Error(), "so-much") {
			t.Errorf("%s: the error holds what was read", name)
		}
	}
}

func FuzzReadReceipt(f *testing.F) {
	ack := hl7.Ack{Code: hl7.ApplicationAccept, At: at, Receipt: []byte{1, 2, 3}}
	f.Add(ack.Encode(hl7.ReadHeader(nil)))
	f.Add([]byte("MSH|^~\\&\rZLS|AA\r"))
	f.Fuzz(func(t *testing.T, b []byte) {
		receipt, err := hl7.ReadReceipt(b)
		if err != nil || receipt == nil {
			return
		}
		again := hl7.Ack{Code: hl7.ApplicationAccept, At: at, Receipt: receipt}.Encode(hl7.ReadHeader(b))
		if got, err := hl7.ReadReceipt(again); err != nil || !bytes.Equal(got, receipt) {
			t.Fatalf("%x comes back as %x, %v", receipt, got, err)
		}
	})
}
