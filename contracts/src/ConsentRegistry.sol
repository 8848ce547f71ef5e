// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {Sequenced} from "./Sequenced.sol";
import {IConsentRegistry} from "./interfaces/IConsentRegistry.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";

/// @title ConsentRegistry
/// @notice See IConsentRegistry.
contract ConsentRegistry is IConsentRegistry, Sequenced, EIP712 {
    struct Subject {
        bytes32 member;
        bytes signer;
        bytes32[] grantIds;
    }

    bytes32 private constant ENROLL_TYPEHASH = keccak256("Enroll(bytes32 subject,bytes32 member,uint256 deadline)");
    bytes32 private constant GRANT_TYPEHASH =
        keccak256("Grant(bytes32 subject,bytes32 termsCommit,uint64 expiry,uint256 deadline)");
    bytes32 private constant REVOKE_TYPEHASH = keccak256("Revoke(bytes32 grantId,uint256 deadline)");

    /// @dev The only version of terms that `permits` understands.
    uint16 private constant TERMS_VERSION = 1;

    /// @inheritdoc IConsentRegistry
    IConsortium public immutable consortium;

    mapping(bytes32 subject => Subject) private _subjects;
    mapping(bytes32 grantId => Grant) private _grants;

    constructor(IConsortium consortium_) EIP712("LabSeal ConsentRegistry", "1") {
        consortium = consortium_;
    }

    // ---- anyone, with signatures ----

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
        require(signer.length == 20, SignerNotAccepted(signer));
        subject = subjectOf(member, signer, salt);
        require(_subjects[subject].member == 0, SubjectExists(subject));
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(ENROLL_TYPEHASH, subject, member, deadline)));
        require(_isSignedBy(signer, digest, signature), BadSubjectSignature());
        require(_isRelayer(member, relayer), BadLabSignature());
        require(SignatureChecker.isValidSignatureNowCalldata(relayer, digest, labSignature), BadLabSignature());
        _subjects[subject].member = member;
        _subjects[subject].signer = signer;
        emit SubjectEnrolled(subject, member, _nextSequence(), signer);
    }

    /// @inheritdoc IConsentRegistry
    function grant(bytes32 subject, bytes32 termsCommit, uint64 expiry, uint256 deadline, bytes calldata signature)
        external
        returns (bytes32 grantId)
    {
        _checkDeadline(deadline);
        require(termsCommit != 0, ZeroCommitment());
        require(expiry % 1 days == 0, ExpiryNotCoarse(expiry));
        require(expiry > block.timestamp, ExpiryPassed(expiry));
        Subject storage granter = _known(subject);
        grantId = keccak256(abi.encode(subject, termsCommit));
        require(_grants[grantId].subject == 0, GrantExists(grantId));
        bytes32 structHash = keccak256(abi.encode(GRANT_TYPEHASH, subject, termsCommit, expiry, deadline));
        require(_isSignedBy(granter.signer, _hashTypedDataV4(structHash), signature), BadSubjectSignature());
        granter.grantIds.push(grantId);
        uint64 number = uint64(granter.grantIds.length);
        _grants[grantId] = Grant(subject, termsCommit, number, expiry, uint64(block.number), 0);
        emit Granted(grantId, subject, _nextSequence(), number, termsCommit, expiry);
    }

    /// @inheritdoc IConsentRegistry
    function revoke(bytes32 grantId, uint256 deadline, bytes calldata signature) external {
        _checkDeadline(deadline);
        Grant storage revoked = _grants[grantId];
        bytes32 subject = revoked.subject;
        require(subject != 0, UnknownGrantId(grantId));
        require(revoked.revokedBlock == 0, AlreadyRevoked(grantId));
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(REVOKE_TYPEHASH, grantId, deadline)));
        require(_isSignedBy(_subjects[subject].signer, digest, signature), BadSubjectSignature());
        revoked.revokedBlock = uint64(block.number);
        emit Revoked(grantId, subject, _nextSequence());
    }

    // ---- views ----

    /// @inheritdoc IConsentRegistry
    function subjectOf(bytes32 member, bytes calldata signer, bytes32 salt) public pure returns (bytes32) {
        return keccak256(abi.encode(member, keccak256(signer), salt));
    }

    /// @inheritdoc IConsentRegistry
    function signerOf(bytes32 subject) external view returns (bytes memory) {
        return _subjects[subject].signer;
    }

    /// @inheritdoc IConsentRegistry
    function memberOf(bytes32 subject) external view returns (bytes32) {
        return _subjects[subject].member;
    }

    /// @inheritdoc IConsentRegistry
    function grantCount(bytes32 subject) external view returns (uint64) {
        return uint64(_subjects[subject].grantIds.length);
    }

    /// @inheritdoc IConsentRegistry
    function grantAt(bytes32 subject, uint64 number) external view returns (bytes32 grantId) {
        bytes32[] storage grantIds = _subjects[subject].grantIds;
        return number == 0 || number > grantIds.length ? bytes32(0) : grantIds[number - 1];
    }

    /// @inheritdoc IConsentRegistry
    function grantOf(bytes32 grantId) external view returns (Grant memory) {
        return _grants[grantId];
    }

    /// @inheritdoc IConsentRegistry
    function termsCommitOf(Terms calldata terms, bytes32 salt) public pure returns (bytes32) {
        return keccak256(abi.encode(salt, terms));
    }

    /// @inheritdoc IConsentRegistry
    function permits(bytes32 grantId, Terms calldata terms, bytes32 salt, Request calldata request, uint64 time)
        external
        view
        returns (bool isPermitted, Denial denial)
    {
        denial = _denialByState(_grants[grantId], termsCommitOf(terms, salt), time);
        if (denial == Denial.None) denial = _denialByTerms(terms, request, time);
        return (denial == Denial.None, denial);
    }

    // ---- internals ----

    /// @dev What the chain itself knows against a grant.
    function _denialByState(Grant storage given, bytes32 termsCommit, uint64 time) private view returns (Denial) {
        if (given.subject == 0) return Denial.UnknownGrant;
        if (given.revokedBlock != 0) return Denial.Revoked;
        if (time >= given.expiry) return Denial.Expired;
        if (given.termsCommit != termsCommit) return Denial.TermsMismatch;
        return Denial.None;
    }

    /// @dev What the opened terms say against a request.
    function _denialByTerms(Terms calldata terms, Request calldata request, uint64 time) private pure returns (Denial) {
        if (!_isUnderstood(terms)) return Denial.UnknownTerms;
        if (terms.decision == Decision.Deny) return Denial.Denied;
        if (terms.grantee != request.grantee) return Denial.OtherGrantee;
        if ((uint256(terms.purposes) >> request.purpose) & 1 == 0) return Denial.OtherPurpose;
        if (time < terms.notBefore) return Denial.NotYet;
        if (time >= terms.notAfter) return Denial.Ended;
        if (!_includes(terms.codes, request.code)) return Denial.OutOfScope;
        return Denial.None;
    }

    /// @dev Terms that can't be read in exactly one way are not read at all. Codes ascend strictly from above zero, so
    /// none is repeated and none is the zero which asks for everything.
    function _isUnderstood(Terms calldata terms) private pure returns (bool) {
        if (terms.version != TERMS_VERSION || terms.decision == Decision.None || terms.grantee == 0) return false;
        bytes32 previous;
        for (uint256 i; i < terms.codes.length; ++i) {
            if (terms.codes[i] <= previous) return false;
            previous = terms.codes[i];
        }
        return true;
    }

    function _includes(bytes32[] calldata codes, bytes32 code) private pure returns (bool) {
        for (uint256 i; i < codes.length; ++i) {
            if (codes[i] == code) return true;
        }
        return codes.length == 0;
    }

    function _known(bytes32 subject) private view returns (Subject storage known) {
        known = _subjects[subject];
        require(known.member != 0, UnknownSubject(subject));
    }

    function _isRelayer(bytes32 member, address account) private view returns (bool) {
        (bytes32 owner, IConsortium.Purpose purpose, bool isActive) = consortium.accountOf(account);
        return isActive && purpose == IConsortium.Purpose.Relayer && owner == member;
    }

    /// @dev ECDSA, or ERC-1271 where the account has code.
    function _isSignedBy(bytes memory signer, bytes32 digest, bytes calldata signature) private view returns (bool) {
        return SignatureChecker.isValidSignatureNowCalldata(address(bytes20(signer)), digest, signature);
    }

    function _checkDeadline(uint256 deadline) private view {
        require(block.timestamp <= deadline, SignatureExpired(deadline));
    }
}
