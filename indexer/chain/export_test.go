package chain

import (
	"errors"

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
	b := &body{}
	isQuick := b.quickly(&scanner{b: fields})
	return b.encoded, isQuick
}

// ReadReceipts is the reader of a block's receipts, which are to give a root.
func ReadReceipts(answer []byte, root common.Hash) (events []indexer.Event, err error) {
	h := header{}
	h.ReceiptsRoot = root
	all := &claims{}
	err = contracts(nil).claimReceipts(all, h, &scanner{b: answer}, func(ours []indexer.Event) { events = ours })
	return events, errors.Join(err, all.settle())
}

// Hash hashes messages together, each in two parts.
func Hash(heads, bodies [][]byte) []common.Hash {
	hashes := make([]common.Hash, len(heads))
	messages := make([]message, len(heads))
	for i := range heads {
		messages[i] = message{heads[i], bodies[i], &hashes[i]}
	}
	hashAll(messages)
	return hashes
}

// Roots settles claims about lists together. It returns the root of each, and the hashes of all values.
func Roots(lists [][][]byte) (roots []common.Hash, hashes [][]common.Hash) {
	all := &claims{}
	roots, hashes = make([]common.Hash, len(lists)), make([][]common.Hash, len(lists))
	for i, values := range lists {
		hashes[i] = make([]common.Hash, len(values))
		all.add(values, hashes[i], func(root common.Hash) error { roots[i] = root; return nil })
	}
	if err := all.settle(); err != nil {
		panic(err)
	}
	return roots, hashes
}
