// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ConsentProxies} from "./ConsentProxies.sol";
import {ConsentSigners} from "./ConsentSigners.sol";
import {ConsentSubjects} from "./ConsentSubjects.sol";
import {ConsentTerms} from "./ConsentTerms.sol";
import {IConsentRegistry} from "./interfaces/IConsentRegistry.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";

/// @title ConsentRegistry
/// @notice See IConsentRegistry. This part is the grants.
contract ConsentRegistry is ConsentProxies {
    /// @dev A slot.
    struct StoredGrant {
        uint32 number;
        uint32 version;
        uint40 expiry;
        uint40 effectiveAt;
        uint48 grantedBlock;
        uint48 revokedBlock;
    }

    /// @dev What most grants don't have, so it takes no slot of theirs.
    struct Links {
        bytes32 supersedes;
        bytes32 appointment;
    }

    bytes32 private constant GRANT_TYPEHASH = keccak256(
        "Grant(bytes32 subject,bytes32 termsCommit,uint64 expiry,bytes32 oldTermsCommit,bytes32 appointment,"
        "address countersigner,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant COUNTERSIGN_TYPEHASH =
        keccak256("Countersign(bytes32 grantId,uint64 expiry,uint256 deadline)");
    bytes32 private constant REVOKE_TYPEHASH = keccak256("Revoke(bytes32 grantId,uint256 deadline)");

    /// @inheritdoc IConsentRegistry
    uint32 public immutable noticeDelay;

    mapping(bytes32 grantId => StoredGrant) private _grants;
    mapping(bytes32 grantId => Links) private _links;

    constructor(IConsortium consortium_, uint32 noticeDelay_, uint32 recoveryDelay_)
        ConsentSigners(consortium_)
        ConsentSubjects(recoveryDelay_)
    {
        noticeDelay = noticeDelay_;
    }

    // ---- the subject's signer, or a proxy ----

    /// @inheritdoc IConsentRegistry
    function grant(NewGrant calldata newGrant, bytes calldata signature, bytes calldata labSignature)
        external
        returns (bytes32 grantId)
    {
        _checkDeadline(newGrant.deadline);
        require(newGrant.termsCommit != 0, ZeroCommitment());
        _checkExpiry(newGrant.expiry);
        grantId = grantIdOf(newGrant.subject, newGrant.termsCommit);
        require(_grants[grantId].number == 0, GrantExists(grantId));
        bytes memory signer = _signerFor(newGrant.subject, newGrant.appointment);
        _useNonce(newGrant.appointment == 0 ? newGrant.subject : newGrant.appointment, newGrant.nonce);
        _requireSigned(signer, keccak256(abi.encode(GRANT_TYPEHASH, newGrant)), signature);
        (bytes32 supersedes, uint32 oldVersion) = _supersede(newGrant);
        StoredGrant memory stored = StoredGrant({
            number: ++_subjects[newGrant.subject].grantCount,
            version: oldVersion + 1,
            expiry: uint40(newGrant.expiry),
            effectiveAt: _effectiveAt(grantId, newGrant, labSignature),
            grantedBlock: uint48(block.number),
            revokedBlock: 0
        });
        _grants[grantId] = stored;
        if (newGrant.appointment != 0) _links[grantId].appointment = newGrant.appointment;
        if (supersedes != 0) _links[grantId].supersedes = supersedes;
        _emitGranted(grantId, newGrant, stored, supersedes);
    }

    /// @inheritdoc IConsentRegistry
    function revoke(
        bytes32 subject,
        bytes32 termsCommit,
        bytes32 appointment,
        uint256 deadline,
        bytes calldata signature
    ) external {
        _checkDeadline(deadline);
        bytes memory signer = _signerFor(subject, appointment);
        bytes32 grantId = grantIdOf(subject, termsCommit);
        StoredGrant storage revoked = _endable(grantId, appointment);
        _requireSigned(signer, keccak256(abi.encode(REVOKE_TYPEHASH, grantId, deadline)), signature);
        revoked.revokedBlock = uint48(block.number);
        emit Revoked(grantId, subject, _nextSequence());
    }

    // ---- anyone ----

    /// @inheritdoc IConsentRegistry
    function relay(bytes[] calldata calls) external returns (Outcome[] memory outcomes) {
        outcomes = new Outcome[](calls.length);
        for (uint256 i; i < calls.length; ++i) {
            (outcomes[i].isDone, outcomes[i].result) = address(this).call(calls[i]);
        }
    }

    // ---- views ----

    /// @inheritdoc IConsentRegistry
    function grantOf(bytes32 grantId) external view returns (Grant memory) {
        StoredGrant memory g = _grants[grantId];
        Links memory links = _links[grantId];
        return Grant(
            g.number,
            g.version,
            g.expiry,
            g.effectiveAt,
            g.grantedBlock,
            g.revokedBlock,
            links.supersedes,
            links.appointment
        );
    }

    /// @inheritdoc IConsentRegistry
    function grantIdOf(bytes32 subject, bytes32 termsCommit) public pure returns (bytes32) {
        return keccak256(abi.encode(subject, termsCommit));
    }

    /// @inheritdoc IConsentRegistry
    function termsCommitOf(Terms calldata terms, bytes32 salt) public pure returns (bytes32) {
        return keccak256(abi.encode(salt, terms));
    }

    /// @inheritdoc IConsentRegistry
    function scopeCommitOf(Scope calldata scope, bytes32 salt) public pure returns (bytes32) {
        return keccak256(abi.encode(salt, scope));
    }

    /// @inheritdoc IConsentRegistry
    function permits(bytes32 grantId, Terms calldata terms, bytes32 salt, Request calldata request, uint64 time)
        external
        view
        returns (bool isPermitted, Denial denial)
    {
        denial = _denialByState(grantId, terms, salt, time);
        if (denial == Denial.None && _links[grantId].appointment != 0) denial = Denial.ScopeMismatch;
        if (denial == Denial.None) denial = _denialByTerms(grantId, terms, request, time);
        return (denial == Denial.None, denial);
    }

    /// @inheritdoc IConsentRegistry
    function permitsByProxy(
        bytes32 grantId,
        Terms calldata terms,
        bytes32 salt,
        Scope calldata scope,
        bytes32 scopeSalt,
        Request calldata request,
        uint64 time
    ) external view returns (bool isPermitted, Denial denial) {
        denial = _denialByState(grantId, terms, salt, time);
        if (denial == Denial.None) denial = _denialByScope(grantId, terms, scope, scopeSalt);
        if (denial == Denial.None) denial = _denialByTerms(grantId, terms, request, time);
        return (denial == Denial.None, denial);
    }

    // ---- internals ----

    /// @dev Ends the grant that a new one names, and returns its id and version.
    function _supersede(NewGrant calldata newGrant) private returns (bytes32 supersedes, uint32 oldVersion) {
        if (newGrant.oldTermsCommit == 0) return (0, 0);
        supersedes = grantIdOf(newGrant.subject, newGrant.oldTermsCommit);
        StoredGrant storage superseded = _endable(supersedes, newGrant.appointment);
        superseded.revokedBlock = uint48(block.number);
        oldVersion = superseded.version;
    }

    /// @dev A grant that this appointment may end, or the subject where that is zero.
    function _endable(bytes32 grantId, bytes32 appointment) private view returns (StoredGrant storage endable) {
        endable = _grants[grantId];
        require(endable.number != 0, UnknownGrantId(grantId));
        require(endable.revokedBlock == 0, AlreadyRevoked(grantId));
        bool isOfAppointment = appointment == 0 || _links[grantId].appointment == appointment;
        require(isOfAppointment, NotOfAppointment(grantId, appointment));
    }

    /// @dev Now where the lab countersigns; else after the notice.
    function _effectiveAt(bytes32 grantId, NewGrant calldata newGrant, bytes calldata labSignature)
        private
        view
        returns (uint40)
    {
        if (newGrant.countersigner == address(0)) return uint40(block.timestamp) + noticeDelay;
        bytes32 structHash = keccak256(abi.encode(COUNTERSIGN_TYPEHASH, grantId, newGrant.expiry, newGrant.deadline));
        bytes32 member = _subjects[newGrant.subject].member;
        _requireCountersigned(member, newGrant.countersigner, structHash, labSignature);
        return uint40(block.timestamp);
    }

    function _emitGranted(bytes32 grantId, NewGrant calldata newGrant, StoredGrant memory stored, bytes32 supersedes)
        private
    {
        emit Granted(
            grantId,
            newGrant.subject,
            _nextSequence(),
            stored.number,
            newGrant.termsCommit,
            newGrant.expiry,
            stored.effectiveAt,
            supersedes,
            newGrant.appointment,
            newGrant.nonce
        );
    }

    /// @dev What the chain itself knows against a grant, and whether it can be read.
    function _denialByState(bytes32 grantId, Terms calldata terms, bytes32 salt, uint64 time)
        private
        view
        returns (Denial)
    {
        StoredGrant storage given = _grants[grantId];
        if (given.number == 0) return Denial.UnknownGrant;
        if (given.revokedBlock != 0) return Denial.Revoked;
        if (time >= given.expiry) return Denial.Expired;
        if (grantIdOf(terms.subject, termsCommitOf(terms, salt)) != grantId) return Denial.TermsMismatch;
        if (!ConsentTerms.isUnderstood(terms)) return Denial.UnknownTerms;
        return Denial.None;
    }

    /// @dev That the appointment was active when the proxy granted, `grant` has seen to.
    function _denialByScope(bytes32 grantId, Terms calldata terms, Scope calldata scope, bytes32 scopeSalt)
        private
        view
        returns (Denial)
    {
        bytes32 appointment = _links[grantId].appointment;
        bytes32 signerHash = keccak256(_load(_appointments[appointment].signer));
        bytes32 opened = _idOf(terms.subject, signerHash, scopeCommitOf(scope, scopeSalt));
        if (opened != appointment) return Denial.ScopeMismatch;
        if (!ConsentTerms.isUnderstood(scope)) return Denial.UnknownScope;
        if (!ConsentTerms.isWithin(terms, scope)) return Denial.ScopeExceeded;
        return Denial.None;
    }

    /// @dev A denial does not wait for the notice.
    function _denialByTerms(bytes32 grantId, Terms calldata terms, Request calldata request, uint64 time)
        private
        view
        returns (Denial)
    {
        if (terms.decision == Decision.Deny) return Denial.Denied;
        if (time < _grants[grantId].effectiveAt) return Denial.NotYetEffective;
        return ConsentTerms.denialOf(terms, request, time);
    }
}
