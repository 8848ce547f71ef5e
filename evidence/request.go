package evidence

import (
	"crypto"
	"crypto/rand"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// Request is what a member asks of a lab, signed by the member's statement key (docs/spec/release-api.md). It stands by
// itself: whatever carries it, its reader knows who asked whom for what, and when.
type Request struct {
	Member common.Hash // who asks
	Lab    common.Hash // who is asked
	Time   uint64      // unix seconds, by the asking member's clock
	Nonce  [16]byte    // fresh for each request
	Path   string      // of the resource that is asked, as in the URL
	Body   []byte      // what is asked, as the resource defines it
}

const (
	// RequestType is the content type of a signed request.
	RequestType = "application/vnd.labseal.request+cbor"

	maxPath        = 256
	maxRequestBody = 64 << 10
)

type requestItem struct {
	Version uint64 `cbor:"1,keyasint"`
	Time    uint64 `cbor:"2,keyasint"`
	Nonce   []byte `cbor:"3,keyasint"`
	Path    string `cbor:"4,keyasint"`
	Body    []byte `cbor:"5,keyasint"`
}

// SignRequest signs with the member's statement key.
func SignRequest(r Request, key crypto.Signer) ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("sign request: %w", err)
	}
	b, err := message{RequestType, r.Member, r.Lab, encode(requestItem{1, r.Time, r.Nonce[:], r.Path, r.Body})}.sign(key, rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("sign request: %w", err)
	}
	return b, nil
}

// CheckRequest reads a request and checks that the member signed it with a statement key that counts for it at the given
// block. Whether it is fresh, and was not seen before, its reader checks.
func (t *Trust) CheckRequest(b []byte, block uint64) (Request, error) {
	r, err := t.checkRequest(b, block)
	if err != nil {
		return Request{}, fmt.Errorf("request: %w", err)
	}
	return r, nil
}

func (t *Trust) checkRequest(b []byte, block uint64) (r Request, err error) {
	s, err := decodeSign1(b)
	if err != nil {
		return r, err
	}
	m, id, err := s.message(RequestType)
	if err != nil {
		return r, err
	}
	var item requestItem
	if err := decode(m.payload, &item); err != nil {
		return r, fmt.Errorf("payload: %w", err)
	}
	if item.Version != 1 {
		return r, fmt.Errorf("version %d is not known; a newer reader may read it", item.Version)
	}
	if len(item.Nonce) != len(r.Nonce) {
		return r, errors.New("nonce: not 16 bytes")
	}
	r = Request{
		Member: m.member, Lab: m.subject, Time: item.Time, Nonce: [16]byte(item.Nonce), Path: item.Path, Body: item.Body,
	}
	if err := r.check(); err != nil {
		return r, err
	}
	_, err = t.checkSigned(s, r.Member, id, block)
	return r, err
}

func (r Request) check() error {
	var zero common.Hash
	switch {
	case r.Member == zero || r.Lab == zero:
		return errors.New("member and lab must not be zero")
	case r.Time == 0 || r.Time > maxReceived:
		return errors.New("the time is out of range")
	case r.Path == "" || len(r.Path) > maxPath || r.Path[0] != '/':
		return errors.New("the path is empty, too long, or does not begin with /")
	case len(r.Body) == 0 || len(r.Body) > maxRequestBody:
		return errors.New("the body is empty or too long")
	}
	return nil
}
