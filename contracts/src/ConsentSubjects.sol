// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ConsentSigners} from "./ConsentSigners.sol";
import {IConsentRegistry} from "./interfaces/IConsentRegistry.sol";

/// @title ConsentSubjects
/// @notice Part of ConsentRegistry: who is enrolled, and who signs for them.
abstract contract ConsentSubjects is ConsentSigners {
    struct StoredSubject {
        bytes32 member;
        bytes32 guardiansCommit;
        uint64 recoveryNonce; // this and the next three share a slot
        uint64 completableAt; // of a recovery under way; else 0
        uint32 generation;
        uint32 grantCount;
        bytes signer;
        bytes newSigner; // of a recovery under way; else empty
    }

    bytes32 private constant ENROLL_TYPEHASH = keccak256("Enroll(bytes32 subject,bytes32 member,uint256 deadline)");
    bytes32 private constant ROTATE_TYPEHASH =
        keccak256("Rotate(bytes32 subject,bytes newSigner,uint256 nonce,uint256 deadline)");
    bytes32 private constant SET_GUARDIANS_TYPEHASH =
        keccak256("SetGuardians(bytes32 subject,bytes32 guardiansCommit,uint256 nonce,uint256 deadline)");
    bytes32 private constant VETO_TYPEHASH = keccak256("Veto(bytes32 subject,uint64 recoveryNonce,uint256 deadline)");
    bytes32 private constant RECOVER_TYPEHASH =
        keccak256("Recover(bytes32 subject,bytes newSigner,uint64 recoveryNonce,uint256 deadline)");
    bytes32 private constant INVALIDATE_NONCES_TYPEHASH =
        keccak256("InvalidateNonces(bytes32 subject,uint248 word,uint256 mask,uint256 deadline)");

    /// @inheritdoc IConsentRegistry
    uint32 public immutable recoveryDelay;

    mapping(bytes32 subject => StoredSubject) internal _subjects;

    constructor(uint32 recoveryDelay_) {
        recoveryDelay = recoveryDelay_;
    }

    // ---- the subject's signer ----

    /// @inheritdoc IConsentRegistry
    function enroll(
        bytes32 member,
        bytes calldata signer,
        bytes32 salt,
        uint256 deadline,
        bytes calldata signature,
        address relayer,
        bytes calldata labSignature
    ) external returns (bytes32 subject) {
        _checkDeadline(deadline);
        subject = subjectOf(member, signer, salt);
        require(_subjects[subject].generation == 0, SubjectExists(subject));
        bytes32 structHash = keccak256(abi.encode(ENROLL_TYPEHASH, subject, member, deadline));
        _requireSigned(signer, structHash, signature);
        _requireCountersigned(member, relayer, structHash, labSignature);
        _takeSigner(signer);
        StoredSubject storage enrolled = _subjects[subject];
        enrolled.member = member;
        _setSigner(enrolled, signer);
        emit SubjectEnrolled(subject, member, _nextSequence(), signer);
    }

    /// @inheritdoc IConsentRegistry
    function rotate(
        bytes32 subject,
        bytes calldata newSigner,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature,
        bytes calldata newSignature
    ) external {
        _checkDeadline(deadline);
        StoredSubject storage rotated = _known(subject);
        _useNonce(subject, nonce);
        bytes32 structHash = keccak256(abi.encode(ROTATE_TYPEHASH, subject, keccak256(newSigner), nonce, deadline));
        _requireSigned(_load(rotated.signer), structHash, signature);
        _requireSigned(newSigner, structHash, newSignature);
        _takeSigner(newSigner);
        _setSigner(rotated, newSigner);
        _endRecovery(rotated);
        emit SignerRotated(subject, _nextSequence(), nonce, newSigner);
    }

    /// @inheritdoc IConsentRegistry
    function setGuardians(
        bytes32 subject,
        bytes32 guardiansCommit,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        _checkDeadline(deadline);
        StoredSubject storage guarded = _known(subject);
        _useNonce(subject, nonce);
        bytes32 structHash = keccak256(abi.encode(SET_GUARDIANS_TYPEHASH, subject, guardiansCommit, nonce, deadline));
        _requireSigned(_load(guarded.signer), structHash, signature);
        guarded.guardiansCommit = guardiansCommit;
        _endRecovery(guarded);
        emit GuardiansSet(subject, _nextSequence(), nonce, guardiansCommit);
    }

    /// @inheritdoc IConsentRegistry
    function vetoRecovery(bytes32 subject, uint256 deadline, bytes calldata signature) external {
        _checkDeadline(deadline);
        StoredSubject storage vetoing = _recovering(subject);
        bytes32 structHash = keccak256(abi.encode(VETO_TYPEHASH, subject, vetoing.recoveryNonce, deadline));
        _requireSigned(_load(vetoing.signer), structHash, signature);
        _endRecovery(vetoing);
        emit RecoveryVetoed(subject, _nextSequence());
    }

    /// @inheritdoc IConsentRegistry
    function invalidateNonces(bytes32 subject, uint248 word, uint256 mask, uint256 deadline, bytes calldata signature)
        external
    {
        _checkDeadline(deadline);
        bytes32 structHash = keccak256(abi.encode(INVALIDATE_NONCES_TYPEHASH, subject, word, mask, deadline));
        _requireSigned(_load(_known(subject).signer), structHash, signature);
        _useNonces(subject, word, mask);
        emit NoncesInvalidated(subject, _nextSequence(), word, mask);
    }

    // ---- guardians ----

    /// @inheritdoc IConsentRegistry
    function startRecovery(
        bytes32 subject,
        bytes calldata newSigner,
        uint256 deadline,
        bytes calldata newSignature,
        Guardians calldata guardians,
        Approval[] calldata approvals
    ) external {
        _checkDeadline(deadline);
        StoredSubject storage recovered = _known(subject);
        bytes32 guardiansCommit = guardiansCommitOf(guardians);
        require(recovered.guardiansCommit == guardiansCommit, GuardiansMismatch(guardiansCommit));
        bytes32 structHash =
            keccak256(abi.encode(RECOVER_TYPEHASH, subject, keccak256(newSigner), recovered.recoveryNonce, deadline));
        _requireApproved(structHash, guardians, approvals);
        _requireSigned(newSigner, structHash, newSignature);
        _takeSigner(newSigner);
        recovered.newSigner = newSigner;
        uint64 completableAt = uint64(block.timestamp) + recoveryDelay;
        recovered.completableAt = completableAt;
        ++recovered.recoveryNonce;
        emit RecoveryStarted(subject, _nextSequence(), completableAt, newSigner);
    }

    // ---- anyone ----

    /// @inheritdoc IConsentRegistry
    /// @dev Where the new signer's verifier is not listed any more, the guardians still can start another.
    function completeRecovery(bytes32 subject) external {
        StoredSubject storage recovered = _recovering(subject);
        uint64 completableAt = recovered.completableAt;
        require(block.timestamp >= completableAt, RecoveryDelayed(completableAt));
        bytes memory newSigner = _load(recovered.newSigner);
        _requireAccepted(newSigner);
        _setSigner(recovered, newSigner);
        delete recovered.guardiansCommit;
        _endRecovery(recovered);
        emit RecoveryCompleted(subject, _nextSequence());
    }

    // ---- views ----

    /// @inheritdoc IConsentRegistry
    function stateOf(bytes32 subject) external view returns (Subject memory) {
        StoredSubject storage s = _subjects[subject];
        return Subject(s.member, s.guardiansCommit, s.recoveryNonce, s.generation, s.grantCount, _load(s.signer));
    }

    /// @inheritdoc IConsentRegistry
    function recoveryOf(bytes32 subject) external view returns (Recovery memory) {
        return Recovery(_subjects[subject].completableAt, _load(_subjects[subject].newSigner));
    }

    /// @inheritdoc IConsentRegistry
    function subjectOf(bytes32 member, bytes calldata signer, bytes32 salt) public pure returns (bytes32) {
        return _idOf(member, keccak256(signer), salt);
    }

    /// @inheritdoc IConsentRegistry
    function guardianCommitOf(bytes calldata signer, bytes32 salt) public pure returns (bytes32) {
        return keccak256(abi.encode(salt, keccak256(signer)));
    }

    /// @inheritdoc IConsentRegistry
    function guardiansCommitOf(Guardians calldata guardians) public pure returns (bytes32) {
        return keccak256(abi.encode(guardians.salt, guardians.threshold, guardians.commits));
    }

    // ---- internals ----

    function _known(bytes32 subject) internal view returns (StoredSubject storage known) {
        known = _subjects[subject];
        require(known.generation != 0, UnknownSubject(subject));
    }

    function _recovering(bytes32 subject) private view returns (StoredSubject storage recovering) {
        recovering = _subjects[subject];
        require(recovering.completableAt != 0, NoRecovery(subject));
    }

    function _setSigner(StoredSubject storage signing, bytes memory signer) private {
        signing.signer = signer;
        ++signing.generation;
    }

    /// @dev Whether one is under way or not: what guardians signed until now is void.
    function _endRecovery(StoredSubject storage recovering) private {
        ++recovering.recoveryNonce;
        delete recovering.completableAt;
        delete recovering.newSigner;
    }

    /// @dev By as many different guardians as the threshold says. They are different because their signers ascend.
    function _requireApproved(bytes32 structHash, Guardians calldata guardians, Approval[] calldata approvals)
        private
        view
    {
        uint256 threshold = guardians.threshold;
        require(threshold != 0 && approvals.length == threshold, ThresholdNotMet(approvals.length, threshold));
        bytes32 previous;
        for (uint256 i; i < threshold; ++i) {
            Approval calldata approval = approvals[i];
            bytes32 signerHash = keccak256(approval.signer);
            require(signerHash > previous, ApprovalsNotAscending(approval.signer));
            previous = signerHash;
            bool isGuardian = approval.index < guardians.commits.length
                && guardians.commits[approval.index] == guardianCommitOf(approval.signer, approval.salt);
            require(isGuardian, NotGuardian(approval.signer));
            _requireSigned(approval.signer, structHash, approval.signature);
        }
    }
}
