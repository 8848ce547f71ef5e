package chain

import "github.com/ethereum/go-ethereum/common"

// DecodeEvent lets the negative control of the tests take events that were not checked.
var DecodeEvent = decodeEvent

// DecodeHeader is the decoder of a node's answer.
func DecodeHeader(codec string, answer []byte) (common.Hash, error) {
	h, err := decodeHeader(codec, 0, answer)
	return h.Hash, err
}
