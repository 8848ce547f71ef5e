package certificate

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"math/big"

	"rsc.io/qr"
	"rsc.io/qr/coding"
)

// errTooLong says that a proof does not fit in a code.
var errTooLong = errors.New("the proof is longer than a code can hold")

// Link is the address that opens the page with the evidence. What stands behind the # stays in the browser: it is sent
// to nobody.
func Link(page string, evidence []byte) (string, error) {
	digits, err := linkDigits(evidence)
	if err != nil {
		return "", err
	}
	return page + linkMark + digits, nil
}

const linkMark = "#e"

// linkDigits writes evidence as one decimal number: a code holds three digits in ten bits, which no other alphabet that
// may stand in an address comes near.
func linkDigits(evidence []byte) (string, error) {
	b := bytes.NewBuffer([]byte{1}) // version; it also keeps zeros at the beginning
	w, err := flate.NewWriter(b, flate.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := w.Write(evidence); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	return new(big.Int).SetBytes(b.Bytes()).String(), nil
}

func proofCode(page string, evidence []byte) (*qr.Code, error) {
	digits, err := linkDigits(evidence)
	if err != nil {
		return nil, err
	}
	return encode(coding.String(page+linkMark), coding.Num(digits))
}

func addressCode(page string) (*qr.Code, error) { return encode(coding.String(page)) }

// encode makes the smallest code that holds the segments.
func encode(segments ...coding.Encoding) (*qr.Code, error) {
	for v := coding.Version(coding.MinVersion); v <= coding.MaxVersion; v++ {
		bits := 0
		for _, s := range segments {
			bits += s.Bits(v)
		}
		if bits > 8*v.DataBytes(coding.L) {
			continue
		}
		plan, err := coding.NewPlan(v, coding.L, 0)
		if err != nil {
			return nil, fmt.Errorf("plan a code: %w", err)
		}
		code, err := plan.Encode(segments...)
		if err != nil {
			return nil, fmt.Errorf("encode: %w", err)
		}
		return &qr.Code{Bitmap: code.Bitmap, Size: code.Size, Stride: code.Stride, Scale: 8}, nil
	}
	return nil, errTooLong
}
