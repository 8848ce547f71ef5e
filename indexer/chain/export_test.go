package chain

import (
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/indexer"
)

// DecodeEvent lets the negative control of the tests take events that were not checked.
func DecodeEvent(name string, l *types.Log) (indexer.Event, error) {
	c := &contract{name: name, events: decoders()[name]}
	return c.decode(l.Topics, l.Data)
}

// DecodeHeader is the decoder of a node's answer.
func DecodeHeader(answer []byte) (common.Hash, error) {
	h, err := decodeHeader(0, answer)
	return h.Hash, err
}
