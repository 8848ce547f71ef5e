package consent

import (
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// Decisions of a scope: what a proxy may do.
const (
	MayPermit = 1 << iota
	MayDeny
	decisionsEnd
)

// Scope is what a proxy may grant for a subject.
type Scope struct {
	Version   uint16        `json:"version"`
	Decisions uint8         `json:"decisions"`
	Purposes  uint32        `json:"purposes"`
	Flags     uint8         `json:"flags"` // of terms: what its grants may allow, and what they must demand
	Until     uint64        `json:"until"` // its grants end by then, unix seconds
	Codes     []common.Hash `json:"codes"` // its grants list some of these; none means any, and everything
}

// Check refuses a scope that could be read in more than one way, or in none. The contract denies under it.
func (s Scope) Check() error {
	switch {
	case s.Version != TermsVersion:
		return fmt.Errorf("scope version %d is not known", s.Version)
	case s.Decisions == 0 || s.Decisions >= decisionsEnd:
		return errors.New("the scope lets a proxy neither permit nor deny, or more than that")
	case s.Purposes == 0 || s.Purposes>>purposeCount != 0:
		return errors.New("the scope names no purpose, or an unknown one")
	case s.Flags >= flagsEnd:
		return errors.New("the scope has an unknown flag")
	case !ascend(s.Codes, common.Hash{}, common.Hash.Cmp):
		return errors.New("the scope's codes are not in ascending order")
	}
	return nil
}

// Admits says whether terms are within the scope, as the contract does. A scope that can't be read admits nothing.
func (s Scope) Admits(t Terms) bool {
	const widening = AllowsPart2 | AllowsResearch
	if s.Check() != nil || t.Check() != nil {
		return false
	}
	isListed := func(code common.Hash) bool { return slices.Contains(s.Codes, code) }
	return s.Decisions>>(t.Decision-1)&1 == 1 &&
		t.Purposes&^s.Purposes == 0 &&
		t.Flags&^s.Flags&widening == 0 && // it allows what the scope does not
		s.Flags&^t.Flags&^widening == 0 && // the scope demands what it does not
		t.NotAfter <= s.Until &&
		(len(s.Codes) == 0 || len(t.Codes) > 0 && !slices.ContainsFunc(t.Codes, func(c common.Hash) bool { return !isListed(c) }))
}

// Commit is the salted commitment to a scope: keccak256(abi.encode(salt, scope)).
func (s Scope) Commit(salt common.Hash) common.Hash {
	packed, err := scopeArguments.Pack([32]byte(salt), struct {
		Version   uint16
		Decisions uint8
		Purposes  uint32
		Flags     uint8
		Until     uint64
		Codes     [][32]byte
	}{s.Version, s.Decisions, s.Purposes, s.Flags, s.Until, words(s.Codes)})
	if err != nil {
		panic("consent: encode scope: " + err.Error()) // the types are ours
	}
	return crypto.Keccak256Hash(packed)
}

var scopeArguments = arguments("bytes32", []abi.ArgumentMarshaling{
	{Name: "version", Type: "uint16"},
	{Name: "decisions", Type: "uint8"},
	{Name: "purposes", Type: "uint32"},
	{Name: "flags", Type: "uint8"},
	{Name: "until", Type: "uint64"},
	{Name: "codes", Type: "bytes32[]"},
})

// arguments are ABI types: each a name, or the members of a tuple.
func arguments(types ...any) (list abi.Arguments) {
	for _, t := range types {
		name, isName := t.(string)
		members, _ := t.([]abi.ArgumentMarshaling)
		if !isName {
			name = "tuple"
		}
		parsed, err := abi.NewType(name, "", members)
		if err != nil {
			panic(err)
		}
		list = append(list, abi.Argument{Type: parsed})
	}
	return list
}
