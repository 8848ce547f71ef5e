package chain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/deploy"
)

// Contract is one of the consortium's contracts: calls of it can be written and read.
type Contract struct {
	Name    string
	Address common.Address
	abi     abi.ABI
}

// Contracts are those of a deployment.
type Contracts []Contract

// ContractsOf are the contracts that a deployment names.
func ContractsOf(d deploy.Deployment) Contracts {
	var list Contracts
	for _, c := range d.Contracts() {
		list = append(list, Contract{c.Name, c.Address, abis[c.Name]()})
	}
	return list
}

// abis of the contracts that can be put to the vote.
var abis = map[string]func() abi.ABI{
	"Consortium":      func() abi.ABI { return bindings.NewConsortium().GetABI() },
	"ResultLog":       func() abi.ABI { return bindings.NewResultLog().GetABI() },
	"ConsentRegistry": func() abi.ABI { return bindings.NewConsentRegistry().GetABI() },
	"CustodyLedger":   func() abi.ABI { return bindings.NewCustodyLedger().GetABI() },
	"DisclosureLog":   func() abi.ABI { return bindings.NewDisclosureLog().GetABI() },
	"OrderEscrow":     func() abi.ABI { return bindings.NewOrderEscrow().GetABI() },
	"LotRegistry":     func() abi.ABI { return bindings.NewLotRegistry().GetABI() },
	"StudyRegistry":   func() abi.ABI { return bindings.NewStudyRegistry().GetABI() },
}

// Call is a call of a contract, as it is put to the vote.
type Call struct {
	Target common.Address
	Data   []byte
}

// Call makes a call from the names of contract and function, in any case, and the function's arguments: each a value
// of the type that its binding takes, or text. Text is read by the argument's type: a name where it has names
// (governor; lab,collector), yes or no, a number, hex, and JSON for lists and structs.
func (cs Contracts) Call(contract, function string, args ...any) (Call, error) {
	c, err := cs.named(contract)
	if err != nil {
		return Call{}, err
	}
	method, err := c.writer(function)
	if err != nil {
		return Call{}, err
	}
	if len(args) != len(method.Inputs) {
		return Call{}, fmt.Errorf("%s takes %s, not %d arguments", method.Name, signature(method.Inputs), len(args))
	}
	values := slices.Clone(args)
	for i, input := range method.Inputs {
		text, isText := args[i].(string)
		if !isText {
			continue
		}
		if values[i], err = parseArgument(input, c.vocabulary(), text); err != nil {
			return Call{}, fmt.Errorf("%s: %s: %w", method.Name, input.Name, err)
		}
	}
	data, err := c.abi.Pack(method.Name, values...)
	if err != nil {
		return Call{}, fmt.Errorf("%s: %w", method.Name, err)
	}
	return Call{c.Address, data}, nil
}

func (cs Contracts) named(name string) (Contract, error) {
	var known []string
	for _, c := range cs {
		if strings.EqualFold(c.Name, name) {
			return c, nil
		}
		known = append(known, c.Name)
	}
	return Contract{}, fmt.Errorf("no contract is called %q: use one of %s", name, strings.Join(known, ", "))
}

func (cs Contracts) at(address common.Address) (Contract, bool) {
	for _, c := range cs {
		if c.Address == address {
			return c, true
		}
	}
	return Contract{}, false
}

// writer finds a function that writes.
func (c Contract) writer(name string) (abi.Method, error) {
	var known []string
	for _, method := range c.abi.Methods {
		switch {
		case method.IsConstant():
			if strings.EqualFold(method.Name, name) {
				return method, fmt.Errorf("%s of %s only reads: there is nothing to vote on", method.Name, c.Name)
			}
		case strings.EqualFold(method.Name, name):
			return method, nil
		default:
			known = append(known, method.Name)
		}
	}
	slices.Sort(known)
	return abi.Method{}, fmt.Errorf("%s has no function %q: use one of %s", c.Name, name, strings.Join(known, ", "))
}

// abis are for finding out whose refusal it is: a contract passes on the refusals of those that it calls.
func (cs Contracts) abis() (list []*abi.ABI) {
	for i := range cs {
		list = append(list, &cs[i].abi)
	}
	return list
}

// signature writes arguments as in "(member bytes32, isActive bool)".
func signature(inputs abi.Arguments) string {
	list := make([]string, len(inputs))
	for i, input := range inputs {
		list[i] = input.Name + " " + input.Type.String()
	}
	return "(" + strings.Join(list, ", ") + ")"
}
