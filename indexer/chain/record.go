package chain

import (
	"fmt"

	"github.com/ethereum/go-ethereum/accounts/abi"

	"github.com/labseal/labseal/indexer"
)

// addRecords decodes all events of a contract that nothing else decodes into their fields, but for those named.
func addRecords(known []decoder, parsed *abi.ABI, but ...string) {
	skipped := map[string]bool{}
	for _, name := range but {
		skipped[name] = true
	}
	for i := range known {
		if d := &known[i]; d.decode == nil && !skipped[d.name] {
			d.decode = recordOf(parsed.Events[d.name])
		}
	}
}

// reader reads a field.
type reader func(w *words) indexer.Field

// recordOf lays out once where an event's fields are.
func recordOf(event abi.Event) func(*words) indexer.Fact {
	var readers []reader
	topic, slot := 0, 0
	for _, input := range event.Inputs {
		switch {
		case input.Indexed:
			at := topic
			topic++
			kind := kindOf(input.Type)
			readers = append(readers, func(w *words) indexer.Field {
				t := w.topic(at)
				return w.static(kind, input.Type, t[:])
			})
		case input.Name == seqField:
			slot++
		case input.Type.T == abi.TupleTy:
			readers = append(readers, tupleReaders(input.Type, slot)...)
			slot++
		default:
			readers = append(readers, readerAt(input.Type, slot))
			slot++
		}
	}
	return func(w *words) indexer.Fact {
		r := indexer.Record{Fields: make([]indexer.Field, len(readers))}
		for i, read := range readers {
			r.Fields[i] = read(w)
		}
		return r
	}
}

// tupleReaders read the fields of a struct with fields of any length, which stands where its word points to.
func tupleReaders(t abi.Type, slot int) (readers []reader) {
	for i, element := range t.TupleElems {
		read := readerAt(*element, i)
		readers = append(readers, func(w *words) indexer.Field {
			inside := w.at(slot)
			f := read(&inside)
			if inside.err != nil {
				w.fail(inside.err)
			}
			return f
		})
	}
	return readers
}

func readerAt(t abi.Type, slot int) reader {
	switch t.T {
	case abi.BytesTy:
		return func(w *words) indexer.Field { return indexer.Field{Bytes: w.bytes(slot)} }
	case abi.StringTy:
		return func(w *words) indexer.Field {
			return indexer.Field{Kind: indexer.FieldText, Text: plain(string(w.bytes(slot)))}
		}
	case abi.SliceTy:
		kind := indexer.FieldBytesList
		if kindOf(*t.Elem) == indexer.FieldNumber {
			kind = indexer.FieldNumberList
		}
		return func(w *words) indexer.Field {
			f := indexer.Field{Kind: kind, List: [][]byte{}}
			for _, item := range w.list(slot, 1) {
				f.List = append(f.List, item.data)
			}
			return f
		}
	}
	kind := kindOf(t)
	return func(w *words) indexer.Field { return w.static(kind, t, w.word(slot)) }
}

func kindOf(t abi.Type) indexer.FieldKind {
	switch t.T {
	case abi.UintTy:
		return indexer.FieldNumber
	case abi.BoolTy:
		return indexer.FieldBool
	case abi.AddressTy, abi.FixedBytesTy:
		return indexer.FieldBytes
	}
	panic(fmt.Sprintf("chain: no field of the type %s", t))
}

// static is a field of one word, of which some bytes must be zero.
func (w *words) static(kind indexer.FieldKind, t abi.Type, word []byte) indexer.Field {
	zero, value := []byte(nil), word
	switch {
	case t.T == abi.AddressTy:
		zero, value = word[:12], word[12:]
	case t.T == abi.FixedBytesTy:
		value, zero = word[:t.Size], word[t.Size:]
	case t.T == abi.UintTy:
		zero = word[:32-t.Size/8]
	case t.T == abi.BoolTy:
		zero = word[:31]
	}
	for _, b := range zero {
		if b != 0 {
			w.fail(fmt.Errorf("a %s that is too large: %x", t, word))
			break
		}
	}
	if kind == indexer.FieldBool && word[31] > 1 {
		w.fail(fmt.Errorf("a truth value of %d", word[31]))
	}
	return indexer.Field{Kind: kind, Bytes: value}
}
