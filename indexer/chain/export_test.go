package chain

import (
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// DecodeHeader is the decoder of a node's answer.
func DecodeHeader(codec string, answer []byte) (common.Hash, error) {
	h, err := decodeHeader(codec, 0, answer)
	return h.Hash, err
}

// Skip passes over a value and returns how long it is.
func Skip(b []byte) (int, error) {
	s := &scanner{b: b}
	err := s.skip()
	return s.i, err
}

// AppendTransaction is the quick encoder of transactions.
func AppendTransaction(fields []byte) ([]byte, bool) {
	return appendTransaction(nil, &scanner{b: fields})
}

// ReadReceipts is the reader of a block's receipts, which are to give a root.
func ReadReceipts(answer []byte, root common.Hash) ([]indexer.Event, error) {
	h := header{}
	h.ReceiptsRoot = root
	return contracts(nil).eventsOf(h, &scanner{b: answer})
}
