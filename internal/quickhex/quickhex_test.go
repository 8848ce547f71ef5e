package quickhex_test

import (
	"bytes"
	"encoding/hex"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/labseal/labseal/internal/quickhex"
)

// TestHex compares with encoding/hex: bytes of all lengths there and back, in both cases, behind whatever was there.
func TestHex(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	for length := range 300 {
		b, before := make([]byte, length), make([]byte, chance.IntN(10))
		for i := range b {
			b[i] = byte(chance.Uint32())
		}
		text := quickhex.AppendEncode(bytes.Clone(before), b)
		if want := hex.AppendEncode(bytes.Clone(before), b); !bytes.Equal(text, want) {
			t.Fatalf("encoded as %s, want %s", text, want)
		}
		text = text[len(before):]
		for _, text := range [][]byte{text, bytes.ToUpper(text)} {
			to := make([]byte, length)
			if !quickhex.Decode(to, text) || !bytes.Equal(to, b) {
				t.Fatalf("%s is decoded as %x", text, to)
			}
		}
	}
}

// TestDecode_Bad puts each byte that there is at each place of a text. Only digits are taken.
func TestDecode_Bad(t *testing.T) {
	for length := 2; length <= 20; length += 2 {
		for at := range length {
			for c := range 256 {
				text := []byte(strings.Repeat("a", length))
				text[at] = byte(c)
				want := make([]byte, length/2)
				_, err := hex.Decode(want, text)
				to := make([]byte, length/2)
				if isHex := quickhex.Decode(to, text); isHex != (err == nil) || isHex && !bytes.Equal(to, want) {
					t.Fatalf("%q: %t, %x", text, isHex, to)
				}
			}
		}
	}
	if quickhex.Decode(make([]byte, 2), []byte("abc")) || quickhex.Decode(nil, []byte("a")) {
		t.Error("half a byte is taken")
	}
}

func TestDigit(t *testing.T) {
	for c := range 256 {
		b, err := hex.DecodeString("0" + string([]byte{byte(c)}))
		value, isDigit := quickhex.Digit(byte(c))
		if isDigit != (err == nil) || isDigit && value != b[0] {
			t.Errorf("%q: %d, %t", byte(c), value, isDigit)
		}
	}
}
