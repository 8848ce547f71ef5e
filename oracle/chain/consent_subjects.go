package chain

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle"
)

// Subject is a subject as the chain has it.
type Subject struct {
	Member          common.Hash
	Signer          consent.Signer // empty where the subject is unknown
	GuardiansCommit common.Hash    // zero for none
	RecoveryNonce   uint64
	CompletableAt   uint64 // of the recovery under way, unix seconds; zero for none
	NewSigner       consent.Signer
}

// Subject reads a subject.
func (r *ConsentRegistry) Subject(ctx context.Context, id common.Hash) (s Subject, err error) {
	state, err := r.subject(ctx, id)
	if err != nil {
		return s, fmt.Errorf("ask for the subject: %w", err)
	}
	data, err := r.contract.TryPackRecoveryOf(id)
	out, err := r.call(ctx, data, err)
	if err != nil {
		return s, fmt.Errorf("ask for the subject's recovery: %w", err)
	}
	recovery, err := r.contract.UnpackRecoveryOf(out)
	if err != nil {
		return s, fmt.Errorf("ask for the subject's recovery: %w", err)
	}
	return Subject{
		state.Member, state.Signer, state.GuardiansCommit, state.RecoveryNonce, recovery.CompletableAt, recovery.NewSigner,
	}, nil
}

// Verifier is the contract that checks passkeys.
func (r *ConsentRegistry) Verifier() common.Address {
	return r.chain.deployment.WebAuthnVerifier.Address
}

// Rotate signs a transaction that replaces a subject's signer.
func (r *ConsentRegistry) Rotate(
	ctx context.Context, nonce uint64, subject common.Hash, newSigner consent.Signer, own, deadline uint64, signature, newSignature []byte,
) (oracle.Tx, error) {
	data, err := r.contract.TryPackRotate(subject, newSigner, bigUint(own), bigUint(deadline), signature, newSignature)
	return r.sign(ctx, nonce, "rotate signer", data, err)
}

// SetGuardians signs a transaction that sets who can recover a subject.
func (r *ConsentRegistry) SetGuardians(
	ctx context.Context, nonce uint64, subject, commit common.Hash, own, deadline uint64, signature []byte,
) (oracle.Tx, error) {
	data, err := r.contract.TryPackSetGuardians(subject, commit, bigUint(own), bigUint(deadline), signature)
	return r.sign(ctx, nonce, "set guardians", data, err)
}

// Approval is a guardian's part in a recovery.
type Approval struct {
	Guardian  consent.Guardian
	Index     uint8 // of its commitment
	Signature []byte
}

// StartRecovery signs a transaction that starts a recovery. Approvals ascend by the hash of their signers.
func (r *ConsentRegistry) StartRecovery(
	ctx context.Context, nonce uint64, subject common.Hash, newSigner consent.Signer, deadline uint64, newSignature []byte,
	guardians consent.Guardians, approvals []Approval,
) (oracle.Tx, error) {
	var list []bindings.IConsentRegistryApproval
	for _, a := range approvals {
		list = append(list, bindings.IConsentRegistryApproval{
			Index: a.Index, Signer: a.Guardian.Signer, Salt: a.Guardian.Salt, Signature: a.Signature,
		})
	}
	data, err := r.contract.TryPackStartRecovery(subject, newSigner, bigUint(deadline), newSignature,
		bindings.IConsentRegistryGuardians{Salt: guardians.Salt, Threshold: guardians.Threshold, Commits: words(guardians.Commits)}, list)
	return r.sign(ctx, nonce, "start recovery", data, err)
}

// VetoRecovery signs a transaction that stops a recovery.
func (r *ConsentRegistry) VetoRecovery(
	ctx context.Context, nonce uint64, subject common.Hash, deadline uint64, signature []byte,
) (oracle.Tx, error) {
	data, err := r.contract.TryPackVetoRecovery(subject, bigUint(deadline), signature)
	return r.sign(ctx, nonce, "veto recovery", data, err)
}

// CompleteRecovery signs a transaction that completes a recovery after its delay. It needs nobody's signature.
func (r *ConsentRegistry) CompleteRecovery(ctx context.Context, nonce uint64, subject common.Hash) (oracle.Tx, error) {
	data, err := r.contract.TryPackCompleteRecovery(subject)
	return r.sign(ctx, nonce, "complete recovery", data, err)
}

// AppointProxy signs a transaction that appoints a proxy.
func (r *ConsentRegistry) AppointProxy(
	ctx context.Context, nonce uint64, subject common.Hash, proxy consent.Signer, scopeCommit common.Hash,
	expiry, own, deadline uint64, signature []byte,
) (oracle.Tx, error) {
	data, err := r.contract.TryPackAppointProxy(subject, proxy, scopeCommit, expiry, bigUint(own), bigUint(deadline), signature)
	return r.sign(ctx, nonce, "appoint proxy", data, err)
}

// DismissProxy signs a transaction that ends an appointment.
func (r *ConsentRegistry) DismissProxy(
	ctx context.Context, nonce uint64, appointment common.Hash, deadline uint64, signature []byte,
) (oracle.Tx, error) {
	data, err := r.contract.TryPackDismissProxy(appointment, bigUint(deadline), signature)
	return r.sign(ctx, nonce, "dismiss proxy", data, err)
}

// InvalidateNonces signs a transaction that uses up a subject's nonces.
func (r *ConsentRegistry) InvalidateNonces(
	ctx context.Context, nonce uint64, subject common.Hash, word uint64, mask *big.Int, deadline uint64, signature []byte,
) (oracle.Tx, error) {
	data, err := r.contract.TryPackInvalidateNonces(subject, bigUint(word), mask, bigUint(deadline), signature)
	return r.sign(ctx, nonce, "use up nonces", data, err)
}

// Appointment is a proxy's appointment as the chain has it.
type Appointment struct {
	Subject common.Hash // zero where there is none
	Proxy   consent.Signer
	Expiry  uint64 // unix seconds
	IsOver  bool   // dismissed, or of an earlier signer of the subject; whether it has expired the clock tells
}

// Appointment reads an appointment.
func (r *ConsentRegistry) Appointment(ctx context.Context, id common.Hash) (a Appointment, err error) {
	data, err := r.contract.TryPackAppointmentOf(id)
	out, err := r.call(ctx, data, err)
	if err != nil {
		return a, fmt.Errorf("ask for the appointment: %w", err)
	}
	known, err := r.contract.UnpackAppointmentOf(out)
	if err != nil {
		return a, fmt.Errorf("ask for the appointment: %w", err)
	}
	state, err := r.subject(ctx, known.Subject)
	if err != nil {
		return a, fmt.Errorf("ask for the appointment's subject: %w", err)
	}
	isOver := known.DismissedBlock != 0 || known.Generation != state.Generation
	return Appointment{known.Subject, known.Signer, known.Expiry, isOver}, nil
}

// NonceOf is one that an appointment has not used yet. A subject's is [ConsentRegistry.Nonce].
func (r *ConsentRegistry) NonceOf(ctx context.Context, appointment common.Hash) (uint64, error) {
	return r.unused(ctx, appointment, 0)
}

// GrantedAt is when a grant was recorded, in unix seconds.
func (r *ConsentRegistry) GrantedAt(ctx context.Context, id common.Hash) (uint64, error) {
	g, err := r.grant(ctx, id)
	if err != nil {
		return 0, fmt.Errorf("ask for the grant: %w", err)
	}
	header, err := r.chain.client.HeaderByNumber(ctx, bigUint(g.GrantedBlock))
	if err != nil {
		return 0, fmt.Errorf("ask for the grant's block: %w", err)
	}
	return header.Time, nil
}
