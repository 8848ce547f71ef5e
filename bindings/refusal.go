package bindings

import (
	"errors"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

// RefusalError is a contract's refusal: its custom error with its values, as in "LogExists(0x12…, 0x34…)".
type RefusalError struct {
	Name string
	Args []any
}

func (e *RefusalError) Error() string {
	args := make([]string, len(e.Args))
	for i, arg := range e.Args {
		args[i] = fmt.Sprint(arg)
		if hash, isHash := arg.([32]byte); isHash {
			args[i] = hexutil.Encode(hash[:])
		}
	}
	return fmt.Sprintf("the contract refuses: %s(%s)", e.Name, strings.Join(args, ", "))
}

// Refusal finds a custom error of these contracts in the revert data of a failed call. A call may pass on the error
// of another contract that it asked, so several may be given. It returns nil where there is none.
func Refusal(err error, contracts ...*abi.ABI) *RefusalError {
	var failed interface{ ErrorData() any }
	if !errors.As(err, &failed) {
		return nil
	}
	data, _ := failed.ErrorData().(string)
	raw, decodeErr := hexutil.Decode(data)
	if decodeErr != nil {
		return nil
	}
	return RefusalOf(raw, contracts...)
}

// RefusalOf is Refusal for the revert data itself.
func RefusalOf(data []byte, contracts ...*abi.ABI) *RefusalError {
	if len(data) < 4 {
		return nil
	}
	for _, contract := range contracts {
		if contract == nil {
			continue
		}
		custom, err := contract.ErrorByID([4]byte(data))
		if err != nil {
			continue
		}
		values, err := custom.Inputs.Unpack(data[4:])
		if err != nil {
			continue
		}
		return &RefusalError{custom.Name, values}
	}
	return nil
}
