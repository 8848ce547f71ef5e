package chain

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle"
)

// ConsentRegistry is the ConsentRegistry contract, written to by the lab's relayer.
type ConsentRegistry struct {
	chain    *Chain
	contract *bindings.ConsentRegistry
	abi      abi.ABI
	relayer  Signer
}

// ConsentRegistry binds the contract. Reading needs no relayer.
func (c *Chain) ConsentRegistry(relayer Signer) *ConsentRegistry {
	contract := bindings.NewConsentRegistry()
	return &ConsentRegistry{c, contract, contract.GetABI(), relayer}
}

// Domain is what signatures for this registry are bound to.
func (r *ConsentRegistry) Domain() consent.Domain {
	return consent.Domain{ChainID: r.chain.deployment.ChainID, Registry: r.chain.deployment.ConsentRegistry.Address}
}

// Enrolment is a subject's first write.
type Enrolment struct {
	Member       common.Hash
	Signer       []byte // ERC-7913
	Salt         common.Hash
	Deadline     uint64 // unix seconds
	Signature    []byte // the signer's
	LabSignature []byte // the relayer's
}

// Enroll signs a transaction that enrols a subject.
func (r *ConsentRegistry) Enroll(ctx context.Context, nonce uint64, e Enrolment) (oracle.Tx, error) {
	data, err := r.contract.TryPackEnroll(e.Member, e.Signer, e.Salt, bigUint(e.Deadline), e.Signature,
		r.relayer.Address(), e.LabSignature)
	return r.sign(ctx, nonce, "enrol subject", data, err)
}

// Grant signs a transaction that records a grant. The lab's signature is empty where it names no countersigner.
func (r *ConsentRegistry) Grant(
	ctx context.Context, nonce uint64, g consent.Grant, signature, labSignature []byte,
) (oracle.Tx, error) {
	data, err := r.contract.TryPackGrant(bindings.IConsentRegistryNewGrant{
		Subject: g.Subject, TermsCommit: g.TermsCommit, Expiry: g.Expiry, OldTermsCommit: g.OldTermsCommit,
		Appointment: g.Appointment, Countersigner: g.Countersigner, Nonce: bigUint(g.Nonce), Deadline: bigUint(g.Deadline),
	}, signature, labSignature)
	return r.sign(ctx, nonce, "record grant", data, err)
}

// Revoke signs a transaction that revokes a grant which the subject made itself.
func (r *ConsentRegistry) Revoke(
	ctx context.Context, nonce uint64, subject, termsCommit common.Hash, deadline uint64, signature []byte,
) (oracle.Tx, error) {
	return r.RevokeByProxy(ctx, nonce, subject, termsCommit, common.Hash{}, deadline, signature)
}

// RevokeByProxy signs a transaction that revokes a grant which a proxy made, under its appointment.
func (r *ConsentRegistry) RevokeByProxy(
	ctx context.Context, nonce uint64, subject, termsCommit, appointment common.Hash, deadline uint64, signature []byte,
) (oracle.Tx, error) {
	data, err := r.contract.TryPackRevoke(subject, termsCommit, appointment, bigUint(deadline), signature)
	return r.sign(ctx, nonce, "revoke grant", data, err)
}

func (r *ConsentRegistry) sign(ctx context.Context, nonce uint64, what string, data []byte, err error) (oracle.Tx, error) {
	if err != nil {
		return oracle.Tx{}, fmt.Errorf("%s: %w", what, err)
	}
	tx, err := r.chain.sign(ctx, r.relayer, nonce, call{&r.abi, r.chain.deployment.ConsentRegistry.Address, data})
	if err != nil {
		return oracle.Tx{}, fmt.Errorf("%s: %w", what, err)
	}
	return tx, nil
}

// denials are the contract's reasons, in its order.
var denials = []string{
	"", "no such grant", "the grant is revoked or superseded", "the grant has expired",
	"the terms are not those of the grant", "the terms can't be understood",
	"a proxy made the grant, and its scope is another", "the proxy's scope can't be understood",
	"the grant exceeds its proxy's scope", "the grant denies", "the grant is not effective yet",
	"the request can't be understood", "it is for another grantee", "it is for other purposes", "it does not begin yet",
	"it has ended", "it does not allow data under 42 CFR Part 2", "it is for de-identified data only",
	"it allows no redisclosure", "it does not allow this research", "it excepts this", "it does not cover this",
}

// Permits asks the contract whether a grant permits a request at a time, and if not, why. It answers as of the newest
// block.
func (r *ConsentRegistry) Permits(
	ctx context.Context, grant common.Hash, terms consent.Terms, salt common.Hash, request consent.Request, time uint64,
) (permitted bool, denial string, err error) {
	return r.PermitsByProxy(ctx, grant, terms, salt, nil, request, time)
}

// PermitsByProxy asks the same of a grant that a proxy made, with the scope of its appointment; nil where the subject made
// the grant itself.
func (r *ConsentRegistry) PermitsByProxy(
	ctx context.Context, grant common.Hash, terms consent.Terms, salt common.Hash, scope *consent.OpenScope,
	request consent.Request, time uint64,
) (permitted bool, denial string, err error) {
	said := bindings.IConsentRegistryTerms{
		Version: terms.Version, Subject: terms.Subject, Decision: uint8(terms.Decision), Grantee: terms.Grantee,
		Purposes: terms.Purposes, NotBefore: terms.NotBefore, NotAfter: terms.NotAfter, Flags: terms.Flags,
		Duo: terms.DUO, Codes: words(terms.Codes), DeniedCodes: words(terms.DeniedCodes),
	}
	asked := bindings.IConsentRegistryRequest{
		Grantee: request.Grantee, Purpose: uint8(request.Purpose), Flags: request.Flags, Duo: request.DUO,
		Code: request.Code,
	}
	var data []byte
	if scope == nil {
		data, err = r.contract.TryPackPermits(grant, said, salt, asked, time)
	} else {
		s := scope.Scope()
		data, err = r.contract.TryPackPermitsByProxy(grant, said, salt, bindings.IConsentRegistryScope{
			Version: s.Version, Decisions: s.Decisions, Purposes: s.Purposes, Flags: s.Flags, Until: s.Until, Codes: words(s.Codes),
		}, scope.Salt, asked, time)
	}
	out, err := r.call(ctx, data, err)
	if err != nil {
		return false, "", fmt.Errorf("ask the grant: %w", err)
	}
	answer, err := r.contract.UnpackPermits(out) // both answer alike
	if err != nil {
		return false, "", fmt.Errorf("ask the grant: %w", err)
	}
	if int(answer.Denial) >= len(denials) {
		return false, "for a reason this version does not know", nil
	}
	return answer.IsPermitted, denials[answer.Denial], nil
}

// Grant is a grant as the chain has it.
type Grant struct {
	ID           common.Hash
	Subject      common.Hash
	Number       uint64
	Expiry       uint64 // unix seconds
	EffectiveAt  uint64 // unix seconds
	GrantedBlock uint64
	RevokedBlock uint64 // 0 while active; a grant that was superseded is revoked
	IsByProxy    bool   // made under an appointment
	Appointment  common.Hash
}

// Grants lists a subject's grants, by number. They are read from events, and the contract's own count says that none
// is missing.
func (r *ConsentRegistry) Grants(ctx context.Context, subject common.Hash) ([]Grant, error) {
	state, err := r.subject(ctx, subject)
	if err != nil {
		return nil, fmt.Errorf("list grants: %w", err)
	}
	d := r.chain.deployment.ConsentRegistry
	events, err := r.chain.client.FilterLogs(ctx, ethereum.FilterQuery{
		FromBlock: bigUint(d.Block), Addresses: []common.Address{d.Address},
		Topics: [][]common.Hash{{r.abi.Events["Granted"].ID}, nil, {subject}},
	})
	if err != nil {
		return nil, fmt.Errorf("list grants: %w", err)
	}
	var list []Grant
	for i, event := range events {
		granted, err := r.contract.UnpackGrantedEvent(&event)
		if err != nil {
			return nil, fmt.Errorf("list grants: %w", err)
		}
		if granted.Number != uint32(i)+1 {
			return nil, fmt.Errorf("list grants: the node leaves out grant %d of the subject", i+1)
		}
		g, err := r.grant(ctx, granted.GrantId)
		if err != nil {
			return nil, fmt.Errorf("list grants: %w", err)
		}
		g.Subject = subject
		list = append(list, g)
	}
	if len(list) < int(state.GrantCount) {
		return nil, fmt.Errorf("list grants: the node tells of %d grants, the contract counts %d", len(list), state.GrantCount)
	}
	return list, nil
}

func (r *ConsentRegistry) grant(ctx context.Context, id common.Hash) (Grant, error) {
	data, err := r.contract.TryPackGrantOf(id)
	out, err := r.call(ctx, data, err)
	if err != nil {
		return Grant{}, err
	}
	g, err := r.contract.UnpackGrantOf(out)
	return Grant{
		ID: id, Number: uint64(g.Number), Expiry: g.Expiry, EffectiveAt: g.EffectiveAt, GrantedBlock: g.GrantedBlock,
		RevokedBlock: g.RevokedBlock, IsByProxy: common.Hash(g.Appointment) != common.Hash{}, Appointment: g.Appointment,
	}, err
}

func (r *ConsentRegistry) subject(ctx context.Context, subject common.Hash) (state bindings.IConsentRegistrySubject, err error) {
	data, err := r.contract.TryPackStateOf(subject)
	out, err := r.call(ctx, data, err)
	if err != nil {
		return state, err
	}
	return r.contract.UnpackStateOf(out)
}

// Nonce is one that the subject has not used yet.
func (r *ConsentRegistry) Nonce(ctx context.Context, subject common.Hash) (uint64, error) {
	state, err := r.subject(ctx, subject)
	if err != nil {
		return 0, fmt.Errorf("find an unused nonce: %w", err)
	}
	return r.unused(ctx, subject, uint64(state.GrantCount))
}

// unused is the first nonce that was not used, from one on.
func (r *ConsentRegistry) unused(ctx context.Context, owner common.Hash, nonce uint64) (_ uint64, err error) {
	for ; err == nil; nonce++ {
		var data, out []byte
		data, err = r.contract.TryPackIsNonceUsed(owner, bigUint(nonce))
		if out, err = r.call(ctx, data, err); err != nil {
			break
		}
		if isUsed, err := r.contract.UnpackIsNonceUsed(out); err != nil || !isUsed {
			return nonce, err
		}
	}
	return 0, fmt.Errorf("find an unused nonce: %w", err)
}

func (r *ConsentRegistry) call(ctx context.Context, data []byte, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	to := r.chain.deployment.ConsentRegistry.Address
	out, err := r.chain.client.CallContract(ctx, ethereum.CallMsg{To: &to, Data: data}, nil)
	if err != nil {
		return nil, r.chain.explain(&r.abi, err)
	}
	return out, nil
}

// Time is the newest block's, in unix seconds: what deadlines are judged by.
func (c *Chain) Time(ctx context.Context) (uint64, error) {
	head, err := c.client.HeaderByNumber(ctx, nil)
	if err != nil {
		return 0, fmt.Errorf("ask for the head: %w", err)
	}
	return head.Time, nil
}

func bigUint(n uint64) *big.Int { return new(big.Int).SetUint64(n) }
