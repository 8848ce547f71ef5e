package consent

import (
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// OpenTerms are terms with their salt, and with codings in the place of their hashes: they open a commitment.
type OpenTerms struct {
	Version     uint16      `json:"version"`
	Subject     common.Hash `json:"subject"`
	Decision    Decision    `json:"decision"`
	Grantee     common.Hash `json:"grantee"`
	Purposes    uint32      `json:"purposes"`
	NotBefore   uint64      `json:"notBefore"`
	NotAfter    uint64      `json:"notAfter"`
	Flags       uint8       `json:"flags"`
	DUO         []uint16    `json:"duo"`
	Codes       []Coding    `json:"codes"`
	DeniedCodes []Coding    `json:"deniedCodes"`
	Salt        common.Hash `json:"salt"`
}

// Open opens a document with the salt under which it is committed to.
func (d Document) Open(salt common.Hash) OpenTerms {
	t := d.Terms
	return OpenTerms{
		t.Version, t.Subject, t.Decision, t.Grantee, t.Purposes, t.NotBefore, t.NotAfter, t.Flags,
		append([]uint16{}, t.DUO...), append([]Coding{}, d.Codes...), append([]Coding{}, d.Denied...), salt,
	}
}

// Document is what the terms say.
func (o OpenTerms) Document() Document {
	return NewDocument(Terms{
		Version: o.Version, Subject: o.Subject, Decision: o.Decision, Grantee: o.Grantee, Purposes: o.Purposes,
		NotBefore: o.NotBefore, NotAfter: o.NotAfter, Flags: o.Flags, DUO: append([]uint16(nil), o.DUO...),
	}, o.Codes, o.DeniedCodes)
}

// Commit is the commitment that they open.
func (o OpenTerms) Commit() common.Hash { return o.Document().Terms.Commit(o.Salt) }

func (o OpenTerms) check() error {
	d := o.Document()
	if o.NotAfter > lastSecond {
		return errors.New("its terms end after the year 9999")
	}
	if o.DUO == nil || !areCodings(o.Codes, d.Codes) || !areCodings(o.DeniedCodes, d.Denied) {
		return errors.New("its terms' lists are not in their order")
	}
	return d.Terms.Check()
}

// areCodings says whether codings are in the one order that they have, each with its system and code.
func areCodings(codings, inOrder []Coding) bool {
	return codings != nil && slices.Equal(codings, inOrder) &&
		!slices.ContainsFunc(codings, func(c Coding) bool { return c.System == "" || c.Code == "" })
}

// OpenScope is a scope with its salt, and with codings in the place of their hashes.
type OpenScope struct {
	Version   uint16      `json:"version"`
	Decisions uint8       `json:"decisions"`
	Purposes  uint32      `json:"purposes"`
	Flags     uint8       `json:"flags"`
	Until     uint64      `json:"until"`
	Codes     []Coding    `json:"codes"`
	Salt      common.Hash `json:"salt"`
}

// NewOpenScope puts codings, in any order, into a scope.
func NewOpenScope(s Scope, codes []Coding, salt common.Hash) OpenScope {
	return OpenScope{s.Version, s.Decisions, s.Purposes, s.Flags, s.Until, append([]Coding{}, sortCodings(codes)...), salt}
}

// Scope is what a proxy may grant.
func (o OpenScope) Scope() Scope {
	s := Scope{Version: o.Version, Decisions: o.Decisions, Purposes: o.Purposes, Flags: o.Flags, Until: o.Until}
	for _, c := range sortCodings(o.Codes) {
		s.Codes = append(s.Codes, c.hash())
	}
	return s
}

// Commit is the commitment that it opens.
func (o OpenScope) Commit() common.Hash { return o.Scope().Commit(o.Salt) }

func (o OpenScope) check() error {
	if o.Until > lastSecond {
		return errors.New("its scope ends after the year 9999")
	}
	if !areCodings(o.Codes, sortCodings(o.Codes)) {
		return errors.New("its scope's codes are not in their order")
	}
	return o.Scope().Check()
}

// OpenGuardians are guardians by name.
type OpenGuardians struct {
	Salt      common.Hash `json:"salt"`
	Threshold uint8       `json:"threshold"`
	Guardians []Guardian  `json:"guardians"` // in the order of their commitments
}

// NewOpenGuardians puts guardians into their order.
func NewOpenGuardians(threshold uint8, salt common.Hash, list []Guardian) OpenGuardians {
	sorted := slices.Clone(list)
	slices.SortFunc(sorted, func(a, b Guardian) int { return a.Commit().Cmp(b.Commit()) })
	return OpenGuardians{salt, threshold, sorted}
}

// Closed hides who they are.
func (o OpenGuardians) Closed() (Guardians, error) {
	return NewGuardians(o.Threshold, o.Salt, o.Guardians)
}

func (o OpenGuardians) check() error {
	closed, err := o.Closed()
	if err != nil {
		return err
	}
	for i, g := range o.Guardians {
		if g.Commit() != closed.Commits[i] {
			return errors.New("its guardians are not in their order")
		}
		if len(g.Signer) < accountLength {
			return fmt.Errorf("guardian %d is no signer", i+1)
		}
	}
	return nil
}
