// Package consent is what a subject's consent says and what is signed of it.
//
// It is pure and used by both sides: the lab commits to terms and judges requests, readers check openings. The formats
// are docs/spec/consent.md and the ConsentRegistry contract, which judges the same way. What a grant says stays off
// the chain: the chain holds a salted commitment. Anything unknown denies.
package consent

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// Purpose is why somebody asks: a code of HL7's PurposeOfUse (v3 ActReason).
type Purpose uint8

// The purposes, numbered as the contract's bits.
const (
	Treatment      Purpose = iota // TREAT
	Payment                       // HPAYMT
	Operations                    // HOPERAT
	Research                      // HRESCH
	PublicHealth                  // PUBHLTH
	PatientRequest                // PATRQT
	FamilyRequest                 // FAMRQT
	EmergencyTreat                // ETREAT
	BreakTheGlass                 // BTG
	purposeCount
)

var purposeCodes = [purposeCount]string{
	"TREAT", "HPAYMT", "HOPERAT", "HRESCH", "PUBHLTH", "PATRQT", "FAMRQT", "ETREAT", "BTG",
}

// String is the code.
func (p Purpose) String() string {
	if p < purposeCount {
		return purposeCodes[p]
	}
	return fmt.Sprintf("purpose(%d)", uint8(p))
}

// ParsePurpose reads a code.
func ParsePurpose(code string) (Purpose, error) {
	i := slices.Index(purposeCodes[:], strings.ToUpper(code))
	if i < 0 {
		return 0, fmt.Errorf("unknown purpose %q: use one of %s", code, strings.Join(purposeCodes[:], ", "))
	}
	return Purpose(i), nil
}

// Decision is whether a grant permits or denies.
type Decision uint8

// The decisions.
const (
	Permit Decision = 1
	Deny   Decision = 2
)

// Flags of terms: what a grant allows or demands beyond its purposes.
const (
	AllowsPart2      = 1 << iota // data under 42 CFR Part 2
	DeidentifiedOnly             // nothing identified (45 CFR 164.514)
	NoRedisclosure               // the grantee hands nothing on
	AllowsResearch               // for the uses listed as DUO codes
	flagsEnd
)

// Flags of a request: what is asked for.
const (
	HoldsPart2 = 1 << iota
	IsIdentified
	IsRedisclosure
	IsResearch
)

// TermsVersion is the version of terms that this package makes and the contract understands.
const TermsVersion = 1

// Terms are what a grant says.
type Terms struct {
	Version     uint16        `json:"version"`
	Subject     common.Hash   `json:"subject"` // whose grant it is
	Decision    Decision      `json:"decision"`
	Grantee     common.Hash   `json:"grantee"`   // member id
	Purposes    uint32        `json:"purposes"`  // bits 1 << Purpose
	NotBefore   uint64        `json:"notBefore"` // unix seconds, inclusive
	NotAfter    uint64        `json:"notAfter"`  // unix seconds, exclusive
	Flags       uint8         `json:"flags"`
	DUO         []uint16      `json:"duo"`         // research uses by their Data Use Ontology numbers, ascending
	Codes       []common.Hash `json:"codes"`       // what may be seen, ascending; none means everything
	DeniedCodes []common.Hash `json:"deniedCodes"` // what may not be seen even so, ascending
}

// Request is what somebody asks for. A zero code asks for everything.
type Request struct {
	Grantee common.Hash
	Purpose Purpose
	Flags   uint8
	DUO     uint16 // the research use; zero where it is no research
	Code    common.Hash
}

// PurposeBits is the set of purposes as terms hold it.
func PurposeBits(purposes ...Purpose) (bits uint32) {
	for _, p := range purposes {
		bits |= 1 << p
	}
	return bits
}

// PurposeList is the inverse of PurposeBits.
func (t Terms) PurposeList() (list []Purpose) {
	for p := range purposeCount {
		if t.Purposes>>p&1 == 1 {
			list = append(list, p)
		}
	}
	return list
}

// Check refuses terms that could be read in more than one way, or in none. The contract denies under them.
func (t Terms) Check() error {
	switch {
	case t.Version != TermsVersion:
		return fmt.Errorf("terms version %d is not known", t.Version)
	case t.Decision != Permit && t.Decision != Deny:
		return errors.New("terms neither permit nor deny")
	case t.Subject == common.Hash{}:
		return errors.New("terms name no subject")
	case t.Grantee == common.Hash{}:
		return errors.New("terms name no grantee")
	case t.Purposes == 0 || t.Purposes>>purposeCount != 0:
		return errors.New("terms name no purpose, or an unknown one")
	case t.NotBefore >= t.NotAfter:
		return errors.New("terms end before they begin")
	case t.Flags >= flagsEnd:
		return errors.New("terms have an unknown flag")
	case (t.Flags&AllowsResearch != 0) != (len(t.DUO) > 0):
		return errors.New("terms list research uses exactly where they allow research")
	case !ascend(t.DUO, 0, cmp.Compare):
		return errors.New("terms' research uses are not in ascending order")
	case !ascend(t.Codes, common.Hash{}, common.Hash.Cmp), !ascend(t.DeniedCodes, common.Hash{}, common.Hash.Cmp):
		return errors.New("terms' codes are not in ascending order")
	}
	return nil
}

// ascend says whether a list ascends strictly from above a value, so that nothing is in it twice.
func ascend[T any](list []T, previous T, compare func(T, T) int) bool {
	for _, v := range list {
		if compare(v, previous) <= 0 {
			return false
		}
		previous = v
	}
	return true
}

// Code names what may be seen: a coding by its system and code.
func Code(system, code string) common.Hash { return crypto.Keccak256Hash([]byte(system + "|" + code)) }

// SortCodes puts codes in the order that terms want, each once.
func SortCodes(codes []common.Hash) []common.Hash {
	sorted := slices.Clone(codes)
	slices.SortFunc(sorted, common.Hash.Cmp)
	return slices.Compact(sorted)
}

// NewSalt draws a salt for a commitment or a subject.
func NewSalt() (salt common.Hash) {
	rand.Read(salt[:]) // never fails (crypto/rand)
	return salt
}
