package replay_test

import (
	"bytes"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
)

func (c *consentsModel) answer(q question, now moment) []any {
	switch q.view {
	case "sequence":
		return []any{c.sequence}
	case "consortium":
		return []any{c.deployed.consortium}
	case "noticeDelay":
		return []any{c.deployed.noticeDelay}
	case "recoveryDelay":
		return []any{c.deployed.recoveryDelay}
	case "eip712Domain":
		return []any{
			[1]byte{0x0f},
			"LabSeal ConsentRegistry", "1", big256(c.deployed.chainID), c.deployed.address,
			[32]byte{},
			[]*big.Int{},
		}
	case "stateOf":
		return []any{c.subject(q.id(0)).IConsentRegistrySubject}
	case "recoveryOf":
		return []any{c.subject(q.id(0)).recovery}
	case "appointmentOf":
		return []any{c.appointments[q.id(0)]}
	case "grantOf":
		return []any{c.grants[q.id(0)]}
	case "isSignerTaken":
		return []any{c.signers[string(q.args[0].([]byte))]}
	case "isNonceUsed":
		return []any{c.nonces[nonceName{q.id(0), common.BigToHash(q.args[1].(*big.Int))}]}
	case "permits", "permitsByProxy":
		denial := c.denial(q)
		return []any{denial == bindings.DenialNone, denial}
	}
	return nil
}

// denial judges the grant of a question: the terms allow all that is asked but another grantee.
func (c *consentsModel) denial(q question) uint8 {
	given, isKnown := c.grants[q.id(0)]
	terms, salt := q.args[1].(bindings.IConsentRegistryTerms), q.id(2)
	request, time := q.args[len(q.args)-2].(bindings.IConsentRegistryRequest), q.args[len(q.args)-1].(uint64)
	commit := commitOf(c.contract, "termsCommitOf", terms, salt)
	switch {
	case !isKnown:
		return bindings.DenialUnknownGrant
	case given.RevokedBlock != 0:
		return bindings.DenialRevoked
	case time >= given.Expiry:
		return bindings.DenialExpired
	case crypto.Keccak256Hash(terms.Subject[:], commit[:]) != q.id(0):
		return bindings.DenialTermsMismatch
	}
	if no := c.denialByScope(q, given.Appointment, terms); no != bindings.DenialNone {
		return no
	}
	switch {
	case terms.Decision == bindings.DecisionDeny:
		return bindings.DenialDenied
	case time < given.EffectiveAt:
		return bindings.DenialNotYetEffective
	case request.Grantee != terms.Grantee:
		return bindings.DenialOtherGrantee
	}
	return bindings.DenialNone
}

func (c *consentsModel) denialByScope(q question, appointment [32]byte, terms bindings.IConsentRegistryTerms) uint8 {
	var opened [32]byte
	if q.view == "permitsByProxy" {
		commit := commitOf(c.contract, "scopeCommitOf", q.args[3], q.id(4))
		opened = crypto.Keccak256Hash(terms.Subject[:], crypto.Keccak256(c.appointments[appointment].Signer), commit[:])
	}
	if opened != appointment {
		return bindings.DenialScopeMismatch
	}
	if q.view == "permits" {
		return bindings.DenialNone
	}
	if scope := q.args[3].(bindings.IConsentRegistryScope); scope.Decisions&terms.Decision == 0 { // the bits are 1 and 2
		return bindings.DenialScopeExceeded
	}
	return bindings.DenialNone
}

// commitOf is the salted commitment that a pure view of the contract makes of its first argument: keccak256 of salt
// and value.
func commitOf(contract *bindings.ConsentRegistry, view string, value any, salt [32]byte) common.Hash {
	parsed := contract.GetABI()
	inputs := parsed.Methods[view].Inputs
	packed, err := abi.Arguments{inputs[1], inputs[0]}.Pack(salt, value)
	if err != nil {
		panic(err) // the types are the bindings'
	}
	return crypto.Keccak256Hash(packed)
}

func (c *consentsModel) questions(now moment) (list []question) {
	ask := func(view string, args ...any) { list = append(list, question{view, args}) }
	for _, view := range []string{"sequence", "consortium", "noticeDelay", "recoveryDelay", "eip712Domain"} {
		ask(view)
	}
	none := [32]byte{31: 1}
	for _, id := range append(idsOf(c.subjects), none) {
		ask("stateOf", id)
		ask("recoveryOf", id)
		ask("isNonceUsed", id, big256(256))
	}
	for _, id := range append(idsOf(c.appointments), none) {
		ask("appointmentOf", id)
		ask("isNonceUsed", id, big256(9))
	}
	for _, id := range append(idsOf(c.grants), none) {
		ask("grantOf", id)
	}
	for signer := range c.signers {
		ask("isSignerTaken", []byte(signer))
	}
	for _, a := range c.appointments { // a proxy's signer is not taken
		ask("isSignerTaken", a.Signer)
	}
	for name := range c.nonces {
		nonce := new(big.Int).SetBytes(name.nonce[:])
		ask("isNonceUsed", name.owner, nonce)
		ask("isNonceUsed", none, nonce)
		ask("isNonceUsed", name.owner, new(big.Int).Xor(nonce, big.NewInt(1)))
	}
	for i, o := range c.openings {
		list = append(list, o.questions(c, now, i)...)
	}
	return list
}

// idsOf are the keys of a map, in order.
func idsOf[V any](of map[[32]byte]V) (list [][32]byte) {
	for id := range of {
		list = append(list, id)
	}
	slices.SortFunc(list, func(a, b [32]byte) int { return bytes.Compare(a[:], b[:]) })
	return list
}

// opening is what a grant says, with its scope where a proxy made it.
type opening struct {
	id        [32]byte // of the grant
	terms     bindings.IConsentRegistryTerms
	salt      [32]byte
	scope     bindings.IConsentRegistryScope
	scopeSalt [32]byte
}

// questions ask about an opened grant now, before and after; sometimes with another salt, or for another grantee.
func (o opening) questions(c *consentsModel, now moment, i int) (list []question) {
	request := bindings.IConsentRegistryRequest{Grantee: o.terms.Grantee}
	switch i % 10 {
	case 0:
		o.salt[0]++
	case 1:
		request.Grantee[0]++
	case 2:
		o.scopeSalt[0]++
	case 3:
		o.id[0]++
	}
	given := c.grants[o.id]
	times := []uint64{now.time, given.EffectiveAt, given.EffectiveAt - min(1, given.EffectiveAt), given.Expiry}
	for _, time := range times {
		list = append(list,
			question{"permits", []any{o.id, o.terms, o.salt, request, time}},
			question{"permitsByProxy", []any{o.id, o.terms, o.salt, o.scope, o.scopeSalt, request, time}})
	}
	return list
}
