package bindings

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// The names of the contracts' enums wherever they are written: files, flags, tables, messages. In the enums' order.
var (
	PurposeNames = []string{
		"none", "governor", "sequencer", "manager", "attestor", "relayer", "custodian", "treasurer",
	}
	KeyKindNames = []string{"none", "statement", "log", "encryption"}
	RoleNames    = []string{ // bit 0 first
		"lab", "collector", "courier", "provider", "payer", "researcher", "manufacturer", "auditor",
	}
)

// What members do, one bit each (Roles.sol).
const (
	RoleLab uint64 = 1 << iota
	RoleCollector
	RoleCourier
	RoleProvider
	RolePayer
	RoleResearcher
	RoleManufacturer
	RoleAuditor
)

// Roles joins role bits into the uint256 that the contracts take.
func Roles(roles ...uint64) *big.Int {
	var joined uint64
	for _, role := range roles {
		joined |= role
	}
	return new(big.Int).SetUint64(joined)
}

// NameOf is a value's name; one that is not known is a number.
func NameOf(names []string, value uint8) string {
	if int(value) < len(names) {
		return names[value]
	}
	return fmt.Sprint(value)
}

// ParseName reads a name other than "none".
func ParseName(names []string, name string) (uint8, error) {
	i := slices.Index(names, name)
	if i < 0 || name == "none" {
		return 0, fmt.Errorf("unknown name %q: use one of %s", name, strings.Join(names[1:], ", "))
	}
	return uint8(i), nil
}

// ParseRoles joins the bits of named roles.
func ParseRoles(names []string) (*big.Int, error) {
	joined := new(big.Int)
	for _, name := range names {
		i := slices.Index(RoleNames, name)
		if i < 0 {
			return nil, fmt.Errorf("unknown role %q: use one of %s", name, strings.Join(RoleNames, ", "))
		}
		joined.SetBit(joined, i, 1)
	}
	return joined, nil
}

// RoleNamesOf names role bits.
func RoleNamesOf(roles *big.Int) []string {
	names := []string{}
	for i, name := range RoleNames {
		if roles.Bit(i) == 1 {
			names = append(names, name)
		}
	}
	return names
}
