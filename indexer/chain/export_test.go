package chain

import "github.com/ethereum/go-ethereum/common"

// DecodeHeader is the decoder of a node's answer.
func DecodeHeader(answer []byte) (common.Hash, error) {
	h, err := decodeHeader(0, answer)
	return h.Hash, err
}
