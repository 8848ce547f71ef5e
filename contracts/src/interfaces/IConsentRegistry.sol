// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IConsortium} from "./IConsortium.sol";
import {ISequenced} from "./ISequenced.sol";

/// @title ConsentRegistry
/// @notice Subjects, their grants and revocations. What a grant says stays off the chain: only a salted commitment to
/// its terms is here. Anyone may relay a signed write; relaying gives no right.
interface IConsentRegistry is ISequenced {
    enum Decision {
        None,
        Permit,
        Deny
    }

    /// @notice What a grant says. Version 1.
    /// @param grantee Member id of the one who may look.
    /// @param purposes Bits 1 << purpose; see docs/spec/consent.md for the codes.
    /// @param notBefore Unix seconds, inclusive.
    /// @param notAfter Unix seconds, exclusive.
    /// @param codes What may be seen: keccak256("system|code") each, strictly ascending; empty means everything.
    struct Terms {
        uint16 version;
        Decision decision;
        bytes32 grantee;
        uint32 purposes;
        uint64 notBefore;
        uint64 notAfter;
        bytes32[] codes;
    }

    /// @notice What is asked. `code` zero asks for everything, which only a grant of everything permits.
    struct Request {
        bytes32 grantee;
        uint8 purpose;
        bytes32 code;
    }

    /// @notice Why `permits` says no.
    enum Denial {
        None,
        UnknownGrant,
        Revoked,
        Expired,
        TermsMismatch,
        UnknownTerms,
        Denied,
        OtherGrantee,
        OtherPurpose,
        NotYet,
        Ended,
        OutOfScope
    }

    struct Grant {
        bytes32 subject;
        bytes32 termsCommit;
        uint64 number; // contiguous per subject, from 1
        uint64 expiry; // unix seconds, whole days; coarse on purpose
        uint64 grantedBlock;
        uint64 revokedBlock; // 0 while active
    }

    event SubjectEnrolled(bytes32 indexed subject, bytes32 indexed member, uint64 seq, bytes signer);
    event Granted(
        bytes32 indexed grantId, bytes32 indexed subject, uint64 seq, uint64 number, bytes32 termsCommit, uint64 expiry
    );
    event Revoked(bytes32 indexed grantId, bytes32 indexed subject, uint64 seq);

    error SignatureExpired(uint256 deadline);
    error SignerNotAccepted(bytes signer);
    error BadSubjectSignature();
    error BadLabSignature();
    error SubjectExists(bytes32 subject);
    error UnknownSubject(bytes32 subject);
    error ZeroCommitment();
    error ExpiryNotCoarse(uint64 expiry);
    error ExpiryPassed(uint64 expiry);
    error GrantExists(bytes32 grantId);
    error UnknownGrantId(bytes32 grantId);
    error AlreadyRevoked(bytes32 grantId);

    // ---- anyone, with signatures ----

    /// @notice Enrols a subject: keccak256(abi.encode(member, keccak256(signer), salt)). The signer signs
    /// Enroll(bytes32 subject,bytes32 member,uint256 deadline); an active relayer account of the member countersigns
    /// the same struct, so an enrolment can't be squatted.
    ///
    /// Requirements of this and the other two:
    /// - the signature is the signer's (ECDSA, or ERC-1271 where the account has code), over the EIP-712 domain
    ///   ("LabSeal ConsentRegistry", "1", chain id, this contract), and its deadline is not past;
    /// - nothing is written twice.
    ///
    /// @param signer ERC-7913 signer: 20 bytes for an account (ECDSA or ERC-1271). Longer ones need a verifier the
    /// consortium lists; none is listed yet, so they are refused.
    function enroll(
        bytes32 member,
        bytes calldata signer,
        bytes32 salt,
        uint256 deadline,
        bytes calldata signature,
        address relayer,
        bytes calldata labSignature
    ) external returns (bytes32 subject);

    /// @notice Records a grant to a commitment that is not zero, until an expiry to come at 00:00 UTC of a day. Signed
    /// by the subject's signer:
    /// Grant(bytes32 subject,bytes32 termsCommit,uint64 expiry,uint256 deadline). The grant id is
    /// keccak256(abi.encode(subject, termsCommit)); the salt in the commitment makes it unique, so a signature
    /// can't be replayed and needs no nonce.
    function grant(bytes32 subject, bytes32 termsCommit, uint64 expiry, uint256 deadline, bytes calldata signature)
        external
        returns (bytes32 grantId);

    /// @notice Revokes a grant for good: Revoke(bytes32 grantId,uint256 deadline).
    function revoke(bytes32 grantId, uint256 deadline, bytes calldata signature) external;

    // ---- views ----

    /// @notice Who says whose relayer countersigns.
    function consortium() external view returns (IConsortium);

    function subjectOf(bytes32 member, bytes calldata signer, bytes32 salt) external pure returns (bytes32);
    function signerOf(bytes32 subject) external view returns (bytes memory);
    function memberOf(bytes32 subject) external view returns (bytes32);
    function grantCount(bytes32 subject) external view returns (uint64);
    function grantAt(bytes32 subject, uint64 number) external view returns (bytes32 grantId);
    function grantOf(bytes32 grantId) external view returns (Grant memory);

    /// @notice keccak256(abi.encode(salt, terms)).
    function termsCommitOf(Terms calldata terms, bytes32 salt) external pure returns (bytes32);

    /// @notice Judges this one grant at the called block, for the given time in unix seconds. Anything unknown denies,
    /// and the first reason in the order of Denial is given. Other grants of the subject are not looked at: the lab,
    /// which holds their openings, denies if any denies.
    /// @dev `Denied` says that these terms deny, not whether they bear on the request. A decision that is not in the
    /// enum reverts.
    function permits(bytes32 grantId, Terms calldata terms, bytes32 salt, Request calldata request, uint64 time)
        external
        view
        returns (bool isPermitted, Denial denial);
}
