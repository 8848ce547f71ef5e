package rendering

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/rlp"
	"github.com/fxamacker/cbor/v2"
)

// form renders a decoded CBOR item of one shape.
type form func(item any) (any, error)

// keys is a map with integer keys.
type keys []struct {
	key  int64
	name string
	form form
}

func (k keys) form(v any) (any, error) {
	items, ok := v.(map[any]any)
	if !ok {
		return nil, fmt.Errorf("%T where a map belongs", v)
	}
	var o object
	for _, f := range k {
		var key any = f.key
		if f.key >= 0 {
			key = uint64(f.key)
		}
		item, ok := items[key]
		if !ok {
			continue
		}
		value, err := f.form(item)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		o = append(o, member{f.name, value})
	}
	if len(o) != len(items) {
		return nil, errors.New("a field has no name here")
	}
	return o, nil
}

// tuple is an array of fixed parts.
type tuple []struct {
	name string
	form form
}

func (t tuple) form(v any) (any, error) {
	items, ok := v.([]any)
	if !ok || len(items) != len(t) {
		return nil, fmt.Errorf("want an array of %d", len(t))
	}
	var o object
	for i, f := range t {
		value, err := f.form(items[i])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		o = append(o, member{f.name, value})
	}
	return o, nil
}

func list(of form) form {
	return func(v any) (any, error) {
		items, ok := v.([]any)
		if !ok {
			return nil, fmt.Errorf("%T where a list belongs", v)
		}
		out := []any{}
		for _, item := range items {
			value, err := of(item)
			if err != nil {
				return nil, err
			}
			out = append(out, value)
		}
		return out, nil
	}
}

// encoded is a byte string that holds CBOR.
func encoded(of form) form {
	return func(v any) (any, error) {
		b, ok := v.([]byte)
		if !ok {
			return nil, fmt.Errorf("%T where bytes belong", v)
		}
		var item any
		if err := cbor.Unmarshal(b, &item); err != nil {
			return nil, err
		}
		return of(item)
	}
}

// signed is a COSE_Sign1.
func signed(protected, unprotected keys, payload form) form {
	parts := tuple{
		{"protected", encoded(protected.form)},
		{"unprotected", unprotected.form},
		{"payload", payload},
		{"signature", bytesAsHex},
	}
	return func(v any) (any, error) {
		tag, ok := v.(cbor.Tag)
		if !ok {
			return nil, errors.New("not a tagged COSE_Sign1")
		}
		return parts.form(tag.Content)
	}
}

func bytesAsHex(v any) (any, error) {
	b, ok := v.([]byte)
	if !ok {
		return nil, fmt.Errorf("%T where bytes belong", v)
	}
	return hexOf(b), nil
}

func text(v any) (any, error) {
	s, ok := v.(string)
	if !ok {
		return nil, fmt.Errorf("%T where text belongs", v)
	}
	return s, nil
}

func number(v any) (any, error) {
	n, ok := v.(uint64)
	if !ok {
		return nil, fmt.Errorf("%T where a number belongs", v)
	}
	return n, nil
}

// nothing is the payload of a receipt, which is detached.
func nothing(v any) (any, error) {
	if v != nil {
		return nil, fmt.Errorf("%T where nothing belongs", v)
	}
	return "detached", nil
}

// word is a code in words.
func word(v any, name func(uint64) string) (any, error) {
	n, ok := v.(uint64)
	if !ok {
		return nil, fmt.Errorf("%T where a code belongs", v)
	}
	return name(n), nil
}

// names is a code with fixed words.
func names(words map[int64]string) form {
	return func(v any) (any, error) {
		var n int64
		switch v := v.(type) {
		case uint64:
			n = int64(v)
		case int64:
			n = v
		}
		name, ok := words[n]
		if !ok {
			return nil, fmt.Errorf("code %v has no name here", v)
		}
		return name, nil
	}
}

func unixTime(v any) (any, error) { return word(v, timeOf) }

func timeOf(seconds uint64) string { return time.Unix(int64(seconds), 0).UTC().Format(time.RFC3339) }

// header is a block header: the RLP of a list of fields.
func header(v any) (any, error) {
	b, ok := v.([]byte)
	if !ok {
		return nil, fmt.Errorf("%T where a header belongs", v)
	}
	var fields []rlp.RawValue
	if err := rlp.DecodeBytes(b, &fields); err != nil {
		return nil, err
	}
	if len(fields) > len(headerFields) {
		return nil, fmt.Errorf("a header of %d fields", len(fields))
	}
	var o object
	for i, f := range fields {
		content, rest, err := rlp.SplitString(f)
		if err != nil || len(rest) > 0 {
			return nil, fmt.Errorf("%s is no string", headerFields[i])
		}
		o = append(o, member{headerFields[i], hexOf(content)})
	}
	again, err := rlp.EncodeToBytes(fields)
	if err != nil || !bytes.Equal(again, b) {
		return nil, errors.New("not in the canonical encoding")
	}
	return o, nil
}

// events are a receipt's: the RLP of a list of them.
func events(v any) (any, error) {
	b, ok := v.([]byte)
	if !ok {
		return nil, fmt.Errorf("%T where events belong", v)
	}
	var list []struct {
		Address []byte
		Topics  [][]byte
		Data    []byte
	}
	if err := rlp.DecodeBytes(b, &list); err != nil {
		return nil, err
	}
	out := []any{}
	for _, e := range list {
		topics := []any{}
		for _, t := range e.Topics {
			topics = append(topics, hexOf(t))
		}
		out = append(out, object{{"address", hexOf(e.Address)}, {"topics", topics}, {"data", hexOf(e.Data)}})
	}
	return out, nil
}
