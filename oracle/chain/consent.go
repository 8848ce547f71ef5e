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

// Grant signs a transaction that records a grant.
func (r *ConsentRegistry) Grant(
	ctx context.Context, nonce uint64, subject, termsCommit common.Hash, expiry, deadline uint64, signature []byte,
) (oracle.Tx, error) {
	data, err := r.contract.TryPackGrant(subject, termsCommit, expiry, bigUint(deadline), signature)
	return r.sign(ctx, nonce, "record grant", data, err)
}

// Revoke signs a transaction that revokes a grant.
func (r *ConsentRegistry) Revoke(
	ctx context.Context, nonce uint64, grant common.Hash, deadline uint64, signature []byte,
) (oracle.Tx, error) {
	data, err := r.contract.TryPackRevoke(grant, bigUint(deadline), signature)
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
	"", "no such grant", "the grant is revoked", "the grant has expired", "the terms are not those of the grant",
	"the terms can't be understood", "the grant denies", "it is for another grantee", "it is for other purposes",
	"it does not begin yet", "it has ended", "it does not cover this",
}

// Permits asks the contract whether a grant permits a request at a time, and if not, why. It answers as of the newest
// block.
func (r *ConsentRegistry) Permits(
	ctx context.Context, grant common.Hash, terms consent.Terms, salt common.Hash, request consent.Request, time uint64,
) (permitted bool, denial string, err error) {
	codes := make([][32]byte, len(terms.Codes))
	for i, c := range terms.Codes {
		codes[i] = c
	}
	data, err := r.contract.TryPackPermits(grant, bindings.IConsentRegistryTerms{
		Version: terms.Version, Decision: uint8(terms.Decision), Grantee: terms.Grantee, Purposes: terms.Purposes,
		NotBefore: terms.NotBefore, NotAfter: terms.NotAfter, Codes: codes,
	}, salt, bindings.IConsentRegistryRequest{
		Grantee: request.Grantee, Purpose: uint8(request.Purpose), Code: request.Code,
	}, time)
	out, err := r.call(ctx, data, err)
	if err != nil {
		return false, "", fmt.Errorf("ask the grant: %w", err)
	}
	answer, err := r.contract.UnpackPermits(out)
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
	GrantedBlock uint64
	RevokedBlock uint64 // 0 while active
}

// Grants lists a subject's grants, by number.
func (r *ConsentRegistry) Grants(ctx context.Context, subject common.Hash) ([]Grant, error) {
	data, err := r.contract.TryPackGrantCount(subject)
	out, err := r.call(ctx, data, err)
	if err != nil {
		return nil, fmt.Errorf("list grants: %w", err)
	}
	count, err := r.contract.UnpackGrantCount(out)
	if err != nil {
		return nil, fmt.Errorf("list grants: %w", err)
	}
	var list []Grant
	for number := uint64(1); number <= count; number++ {
		g, err := r.grantAt(ctx, subject, number)
		if err != nil {
			return nil, fmt.Errorf("list grants: %w", err)
		}
		list = append(list, g)
	}
	return list, nil
}

func (r *ConsentRegistry) grantAt(ctx context.Context, subject common.Hash, number uint64) (Grant, error) {
	data, err := r.contract.TryPackGrantAt(subject, number)
	out, err := r.call(ctx, data, err)
	if err != nil {
		return Grant{}, err
	}
	id, err := r.contract.UnpackGrantAt(out)
	if err != nil {
		return Grant{}, err
	}
	data, err = r.contract.TryPackGrantOf(id)
	if out, err = r.call(ctx, data, err); err != nil {
		return Grant{}, err
	}
	g, err := r.contract.UnpackGrantOf(out)
	return Grant{id, g.Subject, g.Number, g.Expiry, g.GrantedBlock, g.RevokedBlock}, err
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
