// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ConsentSubjects} from "./ConsentSubjects.sol";
import {IConsentRegistry} from "./interfaces/IConsentRegistry.sol";

/// @title ConsentProxies
/// @notice Part of ConsentRegistry: who may grant for a subject.
abstract contract ConsentProxies is ConsentSubjects {
    bytes32 private constant APPOINT_TYPEHASH = keccak256(
        "Appoint(bytes32 subject,bytes signer,bytes32 scopeCommit,uint64 expiry,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant DISMISS_TYPEHASH = keccak256("Dismiss(bytes32 appointment,uint256 deadline)");

    mapping(bytes32 appointment => Appointment) internal _appointments;

    // ---- the subject's signer ----

    /// @inheritdoc IConsentRegistry
    function appointProxy(
        bytes32 subject,
        bytes calldata signer,
        bytes32 scopeCommit,
        uint64 expiry,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external returns (bytes32 appointment) {
        _checkDeadline(deadline);
        require(scopeCommit != 0, ZeroCommitment());
        _checkExpiry(expiry);
        _requireAccepted(signer);
        appointment = appointmentIdOf(subject, signer, scopeCommit);
        require(_appointments[appointment].subject == 0, AppointmentExists(appointment));
        bytes memory present = _load(_known(subject).signer);
        _useNonce(subject, nonce);
        bytes32 structHash =
            keccak256(abi.encode(APPOINT_TYPEHASH, subject, keccak256(signer), scopeCommit, expiry, nonce, deadline));
        _requireSigned(present, structHash, signature);
        _appoint(appointment, subject, nonce, expiry, signer);
    }

    /// @inheritdoc IConsentRegistry
    function dismissProxy(bytes32 appointment, uint256 deadline, bytes calldata signature) external {
        _checkDeadline(deadline);
        Appointment storage dismissed = _appointments[appointment];
        bytes32 subject = dismissed.subject;
        require(subject != 0, UnknownAppointment(appointment));
        require(dismissed.dismissedBlock == 0, AppointmentEnded(appointment));
        bytes32 structHash = keccak256(abi.encode(DISMISS_TYPEHASH, appointment, deadline));
        _requireSigned(_load(_subjects[subject].signer), structHash, signature);
        dismissed.dismissedBlock = uint64(block.number);
        emit ProxyDismissed(appointment, subject, _nextSequence());
    }

    // ---- views ----

    /// @inheritdoc IConsentRegistry
    function appointmentOf(bytes32 appointment) external view returns (Appointment memory) {
        return _appointments[appointment];
    }

    /// @inheritdoc IConsentRegistry
    function appointmentIdOf(bytes32 subject, bytes calldata signer, bytes32 scopeCommit)
        public
        pure
        returns (bytes32)
    {
        return _idOf(subject, keccak256(signer), scopeCommit);
    }

    // ---- internals ----

    function _appoint(bytes32 appointment, bytes32 subject, uint256 nonce, uint64 expiry, bytes calldata signer)
        private
    {
        _appointments[appointment] = Appointment(subject, expiry, _subjects[subject].generation, 0, signer);
        emit ProxyAppointed(appointment, subject, _nextSequence(), nonce, expiry, signer);
    }

    /// @dev Who signs for the subject: its signer, or the proxy of the appointment where one is named.
    function _signerFor(bytes32 subject, bytes32 appointment) internal view returns (bytes memory) {
        StoredSubject storage known = _known(subject);
        if (appointment == 0) return _load(known.signer);
        Appointment storage appointed = _appointments[appointment];
        require(appointed.subject == subject, UnknownAppointment(appointment));
        bool isActive = appointed.dismissedBlock == 0 && block.timestamp < appointed.expiry
            && appointed.generation == known.generation;
        require(isActive, AppointmentEnded(appointment));
        return _load(appointed.signer);
    }
}
