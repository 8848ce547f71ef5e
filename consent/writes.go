package consent

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/crypto"
)

var (
	rotateType       = crypto.Keccak256([]byte("Rotate(bytes32 subject,bytes newSigner,uint256 nonce,uint256 deadline)"))
	setGuardiansType = crypto.Keccak256([]byte(
		"SetGuardians(bytes32 subject,bytes32 guardiansCommit,uint256 nonce,uint256 deadline)"))
	recoverType = crypto.Keccak256([]byte(
		"Recover(bytes32 subject,bytes newSigner,uint64 recoveryNonce,uint256 deadline)"))
	vetoType    = crypto.Keccak256([]byte("Veto(bytes32 subject,uint64 recoveryNonce,uint256 deadline)"))
	appointType = crypto.Keccak256([]byte(
		"Appoint(bytes32 subject,bytes signer,bytes32 scopeCommit,uint64 expiry,uint256 nonce,uint256 deadline)"))
	voidType    = crypto.Keccak256([]byte("InvalidateNonces(bytes32 subject,uint248 word,uint256 mask,uint256 deadline)"))
	dismissType = crypto.Keccak256([]byte("Dismiss(bytes32 appointment,uint256 deadline)"))
)

// Rotate is what a subject's present signer and the new one sign, so that the new one takes over.
func (d Domain) Rotate(subject common.Hash, newSigner []byte, nonce, deadline uint64) common.Hash {
	return d.digest(rotateType, subject[:], crypto.Keccak256(newSigner), word(nonce), word(deadline))
}

// SetGuardians is what a subject's signer signs to say who can recover it: nobody where the commitment is zero.
func (d Domain) SetGuardians(subject, guardiansCommit common.Hash, nonce, deadline uint64) common.Hash {
	return d.digest(setGuardiansType, subject[:], guardiansCommit[:], word(nonce), word(deadline))
}

// Recover is what guardians and the new signer sign. The recovery nonce is the subject's, and grows with whatever ends a
// recovery, so that nothing which guardians signed counts twice.
func (d Domain) Recover(subject common.Hash, newSigner []byte, recoveryNonce, deadline uint64) common.Hash {
	return d.digest(recoverType, subject[:], crypto.Keccak256(newSigner), word(recoveryNonce), word(deadline))
}

// Veto is what a subject's signer signs to stop a recovery that is under way.
func (d Domain) Veto(subject common.Hash, recoveryNonce, deadline uint64) common.Hash {
	return d.digest(vetoType, subject[:], word(recoveryNonce), word(deadline))
}

// Appoint is what a subject's signer signs so that a proxy may grant within a scope.
func (d Domain) Appoint(subject common.Hash, proxy []byte, scopeCommit common.Hash, expiry, nonce, deadline uint64) common.Hash {
	return d.digest(appointType, subject[:], crypto.Keccak256(proxy), scopeCommit[:], word(expiry), word(nonce), word(deadline))
}

// Dismiss is what a subject's signer signs to end a proxy's appointment.
func (d Domain) Dismiss(appointment common.Hash, deadline uint64) common.Hash {
	return d.digest(dismissType, appointment[:], word(deadline))
}

// AppointmentID names a proxy's appointment: keccak256(abi.encode(subject, keccak256(signer), scopeCommit)).
func AppointmentID(subject common.Hash, proxy []byte, scopeCommit common.Hash) common.Hash {
	return crypto.Keccak256Hash(subject[:], crypto.Keccak256(proxy), scopeCommit[:])
}

// InvalidateNonces is what a subject's signer signs to use up nonces of a word: those whose bits the mask has.
func (d Domain) InvalidateNonces(subject common.Hash, at uint64, mask *big.Int, deadline uint64) common.Hash {
	return d.digest(voidType, subject[:], word(at), math.U256Bytes(new(big.Int).Set(mask)), word(deadline))
}
