package chain

import (
	"encoding/hex"
	"fmt"
	"math/big"
	"reflect"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

// Said is an argument of a call or of an event, in words.
type Said struct {
	Name string // as the contract names it
	Text string
}

// Called is what a call does, in words.
type Called struct {
	Contract  string // "" where the target is none of ours
	Function  string // "" where the contract has no such function
	Target    common.Address
	Arguments []Said
	Data      []byte
}

// String writes it as in "ResultLog.closeLog: member 0x12…, log id 0x34…".
func (c Called) String() string {
	if c.Function != "" {
		return c.Contract + "." + c.Function + ": " + Sentence(c.Arguments)
	}
	whose := "a contract that this deployment does not name"
	if c.Contract != "" {
		whose = c.Contract
	}
	return fmt.Sprintf("a call of %s at %s that can't be read: %s", whose, c.Target, hexutil.Encode(c.Data))
}

// Describe reads a call. What it can't read to the last byte, it does not put into words.
func (cs Contracts) Describe(call Call) Called {
	called := Called{Target: call.Target, Data: call.Data}
	c, isKnown := cs.at(call.Target)
	if !isKnown {
		return called
	}
	called.Contract = c.Name
	if len(call.Data) < 4 {
		return called
	}
	method, err := c.abi.MethodById(call.Data)
	if err != nil {
		return called
	}
	values, err := method.Inputs.Unpack(call.Data[4:])
	if err != nil {
		return called
	}
	if again, err := method.Inputs.Pack(values...); err != nil || string(again) != string(call.Data[4:]) {
		return called
	}
	called.Function = method.Name
	for i, input := range method.Inputs {
		called.Arguments = append(called.Arguments, Said{input.Name, format(input.Type, input.Name, c.vocabulary(), values[i])})
	}
	return called
}

// Sentence joins arguments as in "member 0x12…, purpose governor".
func Sentence(arguments []Said) string {
	list := make([]string, len(arguments))
	for i, a := range arguments {
		list[i] = label(a.Name) + " " + a.Text
	}
	return strings.Join(list, ", ")
}

// format writes a value of a contract.
func format(t abi.Type, name string, names vocabulary, value any) string {
	if word, hasNames := names[name]; hasNames {
		return word.format(value)
	}
	switch t.T {
	case abi.TupleTy:
		return formatTuple(t, names, reflect.ValueOf(value))
	case abi.SliceTy, abi.ArrayTy:
		list := reflect.ValueOf(value)
		elements := make([]string, list.Len())
		for i := range elements {
			elements[i] = format(*t.Elem, name, names, list.Index(i).Interface())
		}
		return "[" + strings.Join(elements, ", ") + "]"
	}
	return formatPlain(t, name, value)
}

func formatTuple(t abi.Type, names vocabulary, tuple reflect.Value) string {
	fields := make([]string, len(t.TupleElems))
	for i, name := range t.TupleRawNames {
		fields[i] = label(name) + " " + format(*t.TupleElems[i], name, names, tuple.Field(i).Interface())
	}
	return "(" + strings.Join(fields, ", ") + ")"
}

func formatPlain(t abi.Type, name string, value any) string {
	switch value := value.(type) {
	case bool:
		if value {
			return "yes"
		}
		return "no"
	case string:
		return fmt.Sprintf("%q", value)
	case []byte:
		return hexutil.Encode(value)
	case uint64:
		if isTime(name) {
			return moment(value)
		}
	case uint32:
		if isPeriod(name) {
			return (time.Duration(value) * time.Second).String()
		}
	case [32]byte:
		if value == (common.Hash{}) {
			return "none"
		}
	case common.Address:
		if value == (common.Address{}) {
			return "none"
		}
	case *big.Int:
		return value.String()
	}
	if t.T == abi.FixedBytesTy {
		return "0x" + hex.EncodeToString(reflectBytes(value))
	}
	return fmt.Sprint(value)
}

func reflectBytes(array any) []byte {
	v := reflect.ValueOf(array)
	b := make([]byte, v.Len())
	reflect.Copy(reflect.ValueOf(b), v)
	return b
}

// moment writes unix seconds as RFC 3339 in UTC.
func moment(seconds uint64) string {
	if seconds == forEver {
		return "a vote ends it"
	}
	return time.Unix(int64(seconds), 0).UTC().Format(time.RFC3339)
}
