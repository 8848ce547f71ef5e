package chain

import (
	"fmt"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/internal/quickhex"
)

// fields of a transaction as they go into its encoding: numbers without leading zeros. What a type does not have is
// empty, which is also zero.
type fields struct {
	chainID, nonce, gasPrice, tip, feeCap, gas, value, v, r, s []byte
	to, input                                                  []byte
}

// quickly appends a transaction's encoding, and answers false for the rarer ones, which are left to go-ethereum: with
// access lists, blobs or authorisations, or of types to come. That it is right is for the root to say.
func (b *body) quickly(s *scanner) bool {
	var f fields
	var kind uint64
	isQuick := true
	err := s.object(func(key []byte) (err error) {
		if s.isNull() {
			return nil // such as the receiver of a contract's creation
		}
		number := func(to *[]byte) { *to, err = s.quantity() }
		switch string(key) {
		case "type":
			kind, err = s.number()
		case "chainId":
			number(&f.chainID)
		case "nonce":
			number(&f.nonce)
		case "gasPrice":
			number(&f.gasPrice)
		case "maxPriorityFeePerGas":
			number(&f.tip)
		case "maxFeePerGas":
			number(&f.feeCap)
		case "gas":
			number(&f.gas)
		case "value":
			number(&f.value)
		case "v":
			number(&f.v)
		case "r":
			number(&f.r)
		case "s":
			number(&f.s)
		case "to":
			f.to, err = s.hex(nil)
		case "input":
			b.input, err = s.hex(b.input[:0])
			f.input = b.input
		case "accessList":
			err = s.array(func() error { isQuick = false; return s.skip() })
		default:
			err = s.skip()
		}
		return err
	})
	if err != nil || !isQuick {
		return false
	}
	switch kind {
	case types.LegacyTxType:
		items := [][]byte{f.nonce, f.gasPrice, f.gas, f.to, f.value, f.input, f.v, f.r, f.s}
		b.encoded = appendAll(appendHead(b.encoded, 0xc0, sizeOf(items)), items)
	case types.DynamicFeeTxType:
		b.encoded = f.appendDynamic(append(b.encoded, types.DynamicFeeTxType))
	default:
		return false
	}
	return true
}

func (f *fields) appendDynamic(to []byte) []byte {
	before := [][]byte{f.chainID, f.nonce, f.tip, f.feeCap, f.gas, f.to, f.value, f.input}
	after := [][]byte{f.v, f.r, f.s}
	to = appendHead(to, 0xc0, sizeOf(before)+1+sizeOf(after))
	to = appendAll(to, before)
	to = append(to, 0xc0) // no access list
	return appendAll(to, after)
}

func sizeOf(items [][]byte) (size int) {
	for _, item := range items {
		size += stringSize(item)
	}
	return size
}

func appendAll(to []byte, items [][]byte) []byte {
	for _, item := range items {
		to = appendString(to, item)
	}
	return to
}

// quantity reads a number of any size, without leading zeros.
func (s *scanner) quantity() ([]byte, error) {
	digits, err := s.digits()
	if err != nil {
		return nil, err
	}
	for len(digits) > 0 && digits[0] == '0' {
		digits = digits[1:]
	}
	number := make([]byte, (len(digits)+1)/2)
	if len(digits)%2 == 1 {
		var isDigit bool
		if number[0], isDigit = quickhex.Digit(digits[0]); !isDigit {
			return nil, fmt.Errorf("%w: no hexadecimal before byte %d", errShape, s.i)
		}
		if !quickhex.Decode(number[1:], digits[1:]) {
			return nil, fmt.Errorf("%w: no hexadecimal before byte %d", errShape, s.i)
		}
		return number, nil
	}
	if !quickhex.Decode(number, digits) {
		return nil, fmt.Errorf("%w: no hexadecimal before byte %d", errShape, s.i)
	}
	return number, nil
}
