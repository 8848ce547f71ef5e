package chain

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"reflect"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

// parseArgument reads one argument of a call from text.
func parseArgument(argument abi.Argument, names vocabulary, text string) (any, error) {
	switch argument.Type.T {
	case abi.TupleTy, abi.SliceTy, abi.ArrayTy:
		value, err := decodeJSON(text)
		if err != nil {
			return nil, fmt.Errorf("want JSON of type %s: %w", argument.Type.String(), err)
		}
		return fromJSON(argument.Type, argument.Name, names, value)
	}
	return parseText(argument.Type, argument.Name, names, text)
}

// decodeJSON reads one JSON value; numbers stay as they are written.
func decodeJSON(text string) (value any, err error) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("more than one JSON value")
	}
	return value, nil
}

func fromJSON(t abi.Type, name string, names vocabulary, value any) (any, error) {
	switch value := value.(type) {
	case map[string]any:
		if t.T == abi.TupleTy {
			return tupleFromJSON(t, names, value)
		}
	case []any:
		if t.T == abi.SliceTy || t.T == abi.ArrayTy {
			return listFromJSON(t, name, names, value)
		}
	case string:
		return parseText(t, name, names, value)
	case json.Number:
		if t.T == abi.UintTy || t.T == abi.IntTy {
			return parseText(t, name, names, value.String())
		}
	case bool:
		if t.T == abi.BoolTy {
			return value, nil
		}
	}
	return nil, fmt.Errorf("this JSON is not of type %s", t.String())
}

func tupleFromJSON(t abi.Type, names vocabulary, fields map[string]any) (any, error) {
	tuple := reflect.New(t.TupleType).Elem()
	for i, name := range t.TupleRawNames {
		field, isThere := fields[name]
		if !isThere {
			return nil, fmt.Errorf("%s is missing: all of %s are wanted", name, strings.Join(t.TupleRawNames, ", "))
		}
		value, err := fromJSON(*t.TupleElems[i], name, names, field)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		tuple.Field(i).Set(reflect.ValueOf(value))
	}
	if len(fields) != len(t.TupleRawNames) {
		return nil, fmt.Errorf("unknown field: use %s", strings.Join(t.TupleRawNames, ", "))
	}
	return tuple.Interface(), nil
}

func listFromJSON(t abi.Type, name string, names vocabulary, values []any) (any, error) {
	if t.T == abi.ArrayTy && len(values) != t.Size {
		return nil, fmt.Errorf("want %d elements, not %d", t.Size, len(values))
	}
	list := reflect.New(t.GetType()).Elem()
	if t.T == abi.SliceTy {
		list.Set(reflect.MakeSlice(t.GetType(), len(values), len(values)))
	}
	for i, value := range values {
		element, err := fromJSON(*t.Elem, name, names, value)
		if err != nil {
			return nil, fmt.Errorf("element %d: %w", i, err)
		}
		list.Index(i).Set(reflect.ValueOf(element))
	}
	return list.Interface(), nil
}

// parseText reads a value that is neither list nor struct.
func parseText(t abi.Type, name string, names vocabulary, text string) (any, error) {
	if word, hasNames := names[name]; hasNames && word.parse != nil {
		return word.parse(text)
	}
	switch t.T {
	case abi.BoolTy:
		return parseBool(text)
	case abi.StringTy:
		return text, nil
	case abi.UintTy, abi.IntTy:
		return parseInteger(t, text)
	case abi.AddressTy:
		return parseAddress(text)
	case abi.BytesTy:
		return parseBytes(text)
	case abi.FixedBytesTy:
		return parseFixedBytes(t, text)
	}
	return nil, fmt.Errorf("values of type %s can't be written here", t.String())
}

func parseBool(text string) (bool, error) {
	switch strings.ToLower(text) {
	case "yes", "true", "on":
		return true, nil
	case "no", "false", "off":
		return false, nil
	}
	return false, fmt.Errorf("%q: want yes or no", text)
}

// parseInteger reads a decimal or 0x number into the Go type of its width.
func parseInteger(t abi.Type, text string) (any, error) {
	n, ok := new(big.Int).SetString(text, 10)
	if digits, isHex := strings.CutPrefix(text, "0x"); isHex {
		n, ok = new(big.Int).SetString(digits, 16)
	}
	if !ok || strings.ContainsAny(text, "+_") {
		return nil, fmt.Errorf("%q: want a whole number", text)
	}
	least, most := new(big.Int), new(big.Int).Lsh(big.NewInt(1), uint(t.Size))
	if t.T == abi.IntTy {
		most.Rsh(most, 1)
		least.Neg(most)
	}
	if n.Cmp(least) < 0 || n.Cmp(most) >= 0 {
		return nil, fmt.Errorf("%s is no %s", text, t.String())
	}
	native := reflect.New(t.GetType()).Elem()
	switch native.Kind() {
	case reflect.Pointer:
		return n, nil
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		native.SetInt(n.Int64())
	default:
		native.SetUint(n.Uint64())
	}
	return native.Interface(), nil
}

// parseAddress reads an address. In mixed case its checksum (EIP-55) must be right.
func parseAddress(text string) (common.Address, error) {
	if !strings.HasPrefix(text, "0x") || !common.IsHexAddress(text) {
		return common.Address{}, fmt.Errorf("%q: want an address, 20 bytes in hex with 0x", text)
	}
	address := common.HexToAddress(text)
	digits := text[2:]
	isMixed := digits != strings.ToLower(digits) && digits != strings.ToUpper(digits)
	if isMixed && address.Hex() != text {
		return common.Address{}, fmt.Errorf("%s: the checksum in its capital letters is wrong: a digit is mistyped", text)
	}
	return address, nil
}

func parseBytes(text string) ([]byte, error) {
	b, err := hexutil.Decode(text)
	if err != nil {
		return nil, fmt.Errorf("want bytes in hex with 0x: %w", err)
	}
	return b, nil
}

func parseFixedBytes(t abi.Type, text string) (any, error) {
	b, err := parseBytes(text)
	if err == nil && len(b) != t.Size {
		err = fmt.Errorf("want %d bytes in hex with 0x, not %d", t.Size, len(b))
	}
	if err != nil {
		return nil, err
	}
	array := reflect.New(t.GetType()).Elem()
	reflect.Copy(array, reflect.ValueOf(bytes.Clone(b)))
	return array.Interface(), nil
}
