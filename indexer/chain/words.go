package chain

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/ethereum/go-ethereum/common"
)

// words reads an event's fields where the ABI puts them. The first fault is kept, and whoever decodes looks for it at
// the end; what is read after it is zero. That each field is read from its place is tested against go-ethereum's
// decoder, which does it by reflection and some twenty times slower.
type words struct {
	topics []common.Hash // without the event's own
	data   []byte
	err    error
}

var errShort = errors.New("it ends too early")

func (w *words) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// word of the head, or zero.
func (w *words) word(i int) []byte {
	if (i+1)*32 > len(w.data) {
		w.fail(errShort)
		return make([]byte, 32)
	}
	return w.data[i*32 : (i+1)*32]
}

// topic is an indexed field.
func (w *words) topic(i int) common.Hash {
	if i >= len(w.topics) {
		w.fail(errors.New("it has too few topics"))
		return common.Hash{}
	}
	return w.topics[i]
}

func (w *words) hash(i int) common.Hash { return common.Hash(w.word(i)) }

func (w *words) uint64(i int) uint64 { return w.small(w.word(i)) }

func (w *words) small(word []byte) uint64 {
	for _, b := range word[:24] {
		if b != 0 {
			w.fail(fmt.Errorf("a number of more than 64 bits: %x", word))
			return 0
		}
	}
	return binary.BigEndian.Uint64(word[24:])
}

// tail returns the words from the place on that word i of the head points to, and how many things are there.
func (w *words) tail(i int) (words, int) {
	at := w.uint64(i)
	if at > math.MaxInt32 || int(at)+32 > len(w.data) {
		w.fail(errShort)
		return words{}, 0
	}
	rest := words{data: w.data[at:]}
	n := rest.uint64(0)
	if rest.err != nil || n > uint64(len(rest.data)) {
		w.fail(errShort)
		return words{}, 0
	}
	return words{data: rest.data[32:]}, int(n)
}

// bytes of a field of any length.
func (w *words) bytes(i int) []byte {
	rest, n := w.tail(i)
	if n > len(rest.data) {
		w.fail(errShort)
		return nil
	}
	return rest.data[:n:n]
}

// list of words; each item of a list of structs of static fields is size words long.
func (w *words) list(i, size int) (items []words) {
	rest, n := w.tail(i)
	if n*size*32 > len(rest.data) {
		w.fail(errShort)
		return nil
	}
	for k := range n {
		items = append(items, words{data: rest.data[k*size*32 : (k+1)*size*32]})
	}
	return items
}

// at returns the words of a struct with fields of any length, which stands where word i points to.
func (w *words) at(i int) words {
	at := w.uint64(i)
	if at > uint64(len(w.data)) {
		w.fail(errShort)
		return words{}
	}
	return words{data: w.data[at:]}
}
