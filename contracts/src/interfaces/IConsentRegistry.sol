// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IConsortium} from "./IConsortium.sol";
import {ISequenced} from "./ISequenced.sol";

/// @title ConsentRegistry
/// @notice Subjects, who signs for them, and their grants and revocations. What a grant says stays off the chain: only
/// a salted commitment to its terms is here.
///
/// All writes are signed, and anyone may relay them: the sender of a transaction has no meaning. Signatures are over
/// the EIP-712 domain ("LabSeal ConsentRegistry", "1", chain id, this contract) and count up to and with their
/// deadline. What is signed is named with each function.
///
/// Signers are ERC-7913: 20 bytes are an account (ECDSA, or ERC-1271 where it has code); longer ones are a verifier's
/// address and a key for it. The consortium must list the verifier whenever the signer is used. A signer signs for one
/// subject and never for another, nor again once replaced.
///
/// Nothing here asks whether the subject's member is active, but for countersignatures: patients of a suspended lab
/// still grant and revoke.
interface IConsentRegistry is ISequenced {
    enum Decision {
        None,
        Permit,
        Deny
    }

    /// @notice What a grant says. Version 1.
    /// @param subject Whose grant it is.
    /// @param grantee Member id of the one who may look; not zero.
    /// @param purposes Bits 1 << purpose; see docs/spec/consent.md for the codes.
    /// @param notBefore Unix seconds, inclusive.
    /// @param notAfter Unix seconds, exclusive.
    /// @param flags Allows data under 42 CFR Part 2: 1; de-identified only: 2; no redisclosure: 4; allows research: 8.
    /// @param duo Research uses allowed, as numbers of the Data Use Ontology, strictly ascending from above zero;
    /// listed exactly where research is allowed.
    /// @param codes What may be seen: keccak256("system|code") each, strictly ascending from above zero; empty means
    /// everything.
    /// @param deniedCodes What may not be seen even so; strictly ascending from above zero.
    struct Terms {
        uint16 version;
        bytes32 subject;
        Decision decision;
        bytes32 grantee;
        uint32 purposes;
        uint64 notBefore;
        uint64 notAfter;
        uint8 flags;
        uint16[] duo;
        bytes32[] codes;
        bytes32[] deniedCodes;
    }

    /// @notice What a proxy may grant. Version 1.
    /// @param decisions Bits: may permit 1, may deny 2.
    /// @param purposes The purposes that its grants may name.
    /// @param flags As in terms. Part 2 and research: its grants may allow it only where the scope does. De-identified
    /// only, no redisclosure: its grants must say so where the scope does.
    /// @param until Its grants' notAfter is not after this.
    /// @param codes Its grants' codes are among these; empty means any, and everything.
    struct Scope {
        uint16 version;
        uint8 decisions;
        uint32 purposes;
        uint8 flags;
        uint64 until;
        bytes32[] codes;
    }

    /// @notice What is asked. A zero code asks for everything.
    /// @param flags Holds Part 2 data: 1; is identified: 2; is a redisclosure: 4; is research: 8.
    /// @param duo The research use; zero where it is no research.
    struct Request {
        bytes32 grantee;
        uint8 purpose;
        uint8 flags;
        uint16 duo;
        bytes32 code;
    }

    /// @notice Why `permits` says no. The first that holds is given.
    enum Denial {
        None,
        UnknownGrant,
        Revoked, // or superseded
        Expired,
        TermsMismatch,
        UnknownTerms,
        ScopeMismatch, // a proxy's grant without its scope, or the other way round
        UnknownScope,
        ScopeExceeded,
        Denied,
        NotYetEffective,
        UnknownRequest,
        OtherGrantee,
        OtherPurpose,
        NotYet,
        Ended,
        Part2,
        Identified,
        Redisclosure,
        Research,
        ExceptedCode,
        OtherCode
    }

    struct Subject {
        bytes32 member;
        bytes32 guardiansCommit; // 0 for none
        uint64 recoveryNonce; // the one to sign next
        uint32 generation; // of the signer, from 1
        uint32 grantCount;
        bytes signer; // empty where the subject is unknown
    }

    struct Recovery {
        uint64 completableAt; // 0 for none
        bytes newSigner;
    }

    struct Appointment {
        bytes32 subject;
        uint64 expiry; // unix seconds, whole days
        uint32 generation; // of the signer that made it; it ends with that signer
        uint64 dismissedBlock; // 0 while not dismissed
        bytes signer;
    }

    /// @param number Contiguous per subject, from 1.
    /// @param version One more than the version of the grant that it supersedes; else 1.
    /// @param expiry Unix seconds, whole days; coarse on purpose.
    /// @param effectiveAt From when it permits.
    /// @param revokedBlock 0 while active.
    /// @param supersedes The grant that it ended; 0 for none.
    /// @param appointment Of the proxy that made it; 0 where the subject did.
    struct Grant {
        uint32 number;
        uint32 version;
        uint64 expiry;
        uint64 effectiveAt;
        uint64 grantedBlock;
        uint64 revokedBlock;
        bytes32 supersedes;
        bytes32 appointment;
    }

    /// @notice What a grant's signer signs.
    /// @param oldTermsCommit Of the subject's grant that this one supersedes; 0 for none.
    /// @param appointment Of the proxy that signs; 0 where the subject's signer does.
    /// @param countersigner The relayer account of the subject's member that countersigns; 0 for none. It is signed, so
    /// that nobody can relay the grant without the countersignature.
    struct NewGrant {
        bytes32 subject;
        bytes32 termsCommit;
        uint64 expiry;
        bytes32 oldTermsCommit;
        bytes32 appointment;
        address countersigner;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice The opening of a guardians' commitment.
    /// @param commits Of each guardian, as `guardianCommitOf`, ascending.
    struct Guardians {
        bytes32 salt;
        uint8 threshold;
        bytes32[] commits;
    }

    /// @notice A guardian who signs, with the opening of its own commitment, which is at this index.
    struct Approval {
        uint8 index;
        bytes signer;
        bytes32 salt;
        bytes signature;
    }

    /// @notice What became of one call of a batch: its return data, or what it reverted with.
    struct Outcome {
        bool isDone;
        bytes result;
    }

    event SubjectEnrolled(bytes32 indexed subject, bytes32 indexed member, uint64 seq, bytes signer);
    event SignerRotated(bytes32 indexed subject, uint64 seq, uint256 nonce, bytes newSigner);
    event GuardiansSet(bytes32 indexed subject, uint64 seq, uint256 nonce, bytes32 guardiansCommit);
    event RecoveryStarted(bytes32 indexed subject, uint64 seq, uint64 completableAt, bytes newSigner);
    event RecoveryVetoed(bytes32 indexed subject, uint64 seq);
    event RecoveryCompleted(bytes32 indexed subject, uint64 seq);
    event NoncesInvalidated(bytes32 indexed subject, uint64 seq, uint248 word, uint256 mask);
    event ProxyAppointed(
        bytes32 indexed appointment, bytes32 indexed subject, uint64 seq, uint256 nonce, uint64 expiry, bytes signer
    );
    event ProxyDismissed(bytes32 indexed appointment, bytes32 indexed subject, uint64 seq);
    event Granted(
        bytes32 indexed grantId,
        bytes32 indexed subject,
        uint64 seq,
        uint32 number,
        bytes32 termsCommit,
        uint64 expiry,
        uint64 effectiveAt,
        bytes32 supersedes,
        bytes32 appointment,
        uint256 nonce
    );
    event Revoked(bytes32 indexed grantId, bytes32 indexed subject, uint64 seq);

    error SignatureExpired(uint256 deadline);
    error SignerNotAccepted(bytes signer);
    error SignerTaken(bytes signer);
    error BadSignature(bytes signer);
    error BadLabSignature(address relayer);
    error NonceUsed(bytes32 owner, uint256 nonce);
    error NoncesAlreadyInvalid(bytes32 subject, uint248 word, uint256 mask);
    error SubjectExists(bytes32 subject);
    error UnknownSubject(bytes32 subject);
    error GuardiansMismatch(bytes32 guardiansCommit);
    error ThresholdNotMet(uint256 approvals, uint256 threshold);
    error ApprovalsNotAscending(bytes signer);
    error NotGuardian(bytes signer);
    error NoRecovery(bytes32 subject);
    error RecoveryDelayed(uint64 completableAt);
    error AppointmentExists(bytes32 appointment);
    error UnknownAppointment(bytes32 appointment);
    /// @notice Dismissed, expired, or of an earlier signer.
    error AppointmentEnded(bytes32 appointment);
    error NotOfAppointment(bytes32 grantId, bytes32 appointment);
    error ZeroCommitment();
    error ExpiryNotCoarse(uint64 expiry);
    error ExpiryPassed(uint64 expiry);
    error ExpiryTooFar(uint64 expiry);
    error GrantExists(bytes32 grantId);
    error UnknownGrantId(bytes32 grantId);
    error AlreadyRevoked(bytes32 grantId);

    // ---- the subject's signer ----

    /// @notice Enrols a subject: keccak256(abi.encode(member, keccak256(signer), salt)). The signer signs
    /// Enroll(bytes32 subject,bytes32 member,uint256 deadline); an active relayer account of the member countersigns
    /// the same struct, so an enrolment can't be squatted. It needs no nonce: a subject exists once.
    function enroll(
        bytes32 member,
        bytes calldata signer,
        bytes32 salt,
        uint256 deadline,
        bytes calldata signature,
        address relayer,
        bytes calldata labSignature
    ) external returns (bytes32 subject);

    /// @notice Replaces the signer:
    /// Rotate(bytes32 subject,bytes newSigner,uint256 nonce,uint256 deadline), signed by the present one and by the new
    /// one, which thereby proves possession. It ends a recovery under way, and all appointments of proxies. Guardians
    /// and grants stay.
    function rotate(
        bytes32 subject,
        bytes calldata newSigner,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature,
        bytes calldata newSignature
    ) external;

    /// @notice Sets who can recover the subject, or nobody with a zero commitment:
    /// SetGuardians(bytes32 subject,bytes32 guardiansCommit,uint256 nonce,uint256 deadline). It ends a recovery under
    /// way.
    function setGuardians(
        bytes32 subject,
        bytes32 guardiansCommit,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice Stops a recovery that is not completed yet: Veto(bytes32 subject,uint64 recoveryNonce,uint256 deadline),
    /// with the recovery nonce as it is since the recovery was started.
    function vetoRecovery(bytes32 subject, uint256 deadline, bytes calldata signature) external;

    /// @notice Appoints a proxy, who may grant within a scope until an expiry at 00:00 UTC of a day:
    /// Appoint(bytes32 subject,bytes signer,bytes32 scopeCommit,uint64 expiry,uint256 nonce,uint256 deadline). The
    /// appointment is keccak256(abi.encode(subject, keccak256(signer), scopeCommit)), and exists once.
    function appointProxy(
        bytes32 subject,
        bytes calldata signer,
        bytes32 scopeCommit,
        uint64 expiry,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external returns (bytes32 appointment);

    /// @notice Dismisses a proxy for good: Dismiss(bytes32 appointment,uint256 deadline). Its grants stay.
    function dismissProxy(bytes32 appointment, uint256 deadline, bytes calldata signature) external;

    /// @notice Uses up nonces: InvalidateNonces(bytes32 subject,uint248 word,uint256 mask,uint256 deadline). At least
    /// one was unused. A nonce is word << 8 | bit.
    function invalidateNonces(bytes32 subject, uint248 word, uint256 mask, uint256 deadline, bytes calldata signature)
        external;

    // ---- the subject's signer, or a proxy ----

    /// @notice Records a grant to a commitment that is not zero, until an expiry to come at 00:00 UTC of a day, at most
    /// 36,525 days ahead. Signed by the subject's signer, or by a proxy: Grant(bytes32 subject,bytes32 termsCommit,
    /// uint64 expiry,bytes32 oldTermsCommit,bytes32 appointment,address countersigner,uint256 nonce,uint256 deadline),
    /// without spaces but for those between type and name. A proxy's nonces are the appointment's own.
    ///
    /// The grant permits `noticeDelay` later; at once where the countersigner, an active relayer account of the
    /// subject's member, signs Countersign(bytes32 grantId,uint64 expiry,uint256 deadline).
    ///
    /// Superseding ends an active grant of the subject at once. A proxy supersedes only what its appointment made.
    ///
    /// The grant id is keccak256(abi.encode(subject, termsCommit)). A grant exists once.
    /// @dev Whether a proxy's grant is within its scope shows when it is opened: `permitsByProxy` denies else.
    function grant(NewGrant calldata newGrant, bytes calldata signature, bytes calldata labSignature)
        external
        returns (bytes32 grantId);

    /// @notice Revokes a grant at once and for good: Revoke(bytes32 grantId,uint256 deadline), signed by the subject's
    /// signer where the appointment is zero. A proxy revokes only what its appointment made.
    function revoke(
        bytes32 subject,
        bytes32 termsCommit,
        bytes32 appointment,
        uint256 deadline,
        bytes calldata signature
    ) external;

    // ---- guardians ----

    /// @notice Starts a recovery: as many guardians as the threshold says, and the new signer, sign
    /// Recover(bytes32 subject,bytes newSigner,uint64 recoveryNonce,uint256 deadline). Approvals come in ascending
    /// order of keccak256(signer). A recovery under way is replaced, and its delay begins anew.
    ///
    /// The commitments of all guardians, the threshold, and the signers that approve are public from then on.
    function startRecovery(
        bytes32 subject,
        bytes calldata newSigner,
        uint256 deadline,
        bytes calldata newSignature,
        Guardians calldata guardians,
        Approval[] calldata approvals
    ) external;

    // ---- anyone ----

    /// @notice Completes a recovery after its delay: the new signer is the subject's, and the guardians and all
    /// appointments of proxies are gone.
    function completeRecovery(bytes32 subject) external;

    /// @notice Makes calls of this contract one after another. One that fails changes nothing, stops none, and is told
    /// by its outcome.
    /// @dev Call it with eth_call first. A call that runs out of gas fails too.
    function relay(bytes[] calldata calls) external returns (Outcome[] memory outcomes);

    // ---- views ----

    /// @notice Who says whose relayer countersigns and which verifiers count.
    function consortium() external view returns (IConsortium);

    /// @notice Seconds after which a grant that the lab did not countersign permits.
    function noticeDelay() external view returns (uint32);

    /// @notice Seconds in which the present signer can veto a recovery.
    function recoveryDelay() external view returns (uint32);

    /// @notice All zero where there is no such subject, and so below.
    function stateOf(bytes32 subject) external view returns (Subject memory);
    function recoveryOf(bytes32 subject) external view returns (Recovery memory);
    function appointmentOf(bytes32 appointment) external view returns (Appointment memory);
    function grantOf(bytes32 grantId) external view returns (Grant memory);

    /// @notice Whether it is, was, or is about to be a subject's signer.
    function isSignerTaken(bytes calldata signer) external view returns (bool);

    /// @param owner A subject or an appointment.
    function isNonceUsed(bytes32 owner, uint256 nonce) external view returns (bool);

    function subjectOf(bytes32 member, bytes calldata signer, bytes32 salt) external pure returns (bytes32);
    function grantIdOf(bytes32 subject, bytes32 termsCommit) external pure returns (bytes32);
    function appointmentIdOf(bytes32 subject, bytes calldata signer, bytes32 scopeCommit)
        external
        pure
        returns (bytes32);

    /// @notice keccak256(abi.encode(salt, terms)).
    function termsCommitOf(Terms calldata terms, bytes32 salt) external pure returns (bytes32);

    /// @notice keccak256(abi.encode(salt, scope)).
    function scopeCommitOf(Scope calldata scope, bytes32 salt) external pure returns (bytes32);

    /// @notice keccak256(abi.encode(salt, keccak256(signer))).
    function guardianCommitOf(bytes calldata signer, bytes32 salt) external pure returns (bytes32);

    /// @notice keccak256(abi.encode(salt, threshold, commits)).
    function guardiansCommitOf(Guardians calldata guardians) external pure returns (bytes32);

    /// @notice Judges this one grant, which the subject made itself, at the called block, for the given time in unix
    /// seconds. Anything unknown denies, and the first reason in the order of Denial is given. Other grants of the
    /// subject are not looked at: the lab, which holds their openings, denies if any denies.
    /// @dev `Denied` says that these terms deny, not whether they bear on the request; it does not wait for the notice
    /// delay. A decision that is not in the enum reverts.
    function permits(bytes32 grantId, Terms calldata terms, bytes32 salt, Request calldata request, uint64 time)
        external
        view
        returns (bool isPermitted, Denial denial);

    /// @notice The same for a grant that a proxy made, with the opening of its scope.
    function permitsByProxy(
        bytes32 grantId,
        Terms calldata terms,
        bytes32 salt,
        Scope calldata scope,
        bytes32 scopeSalt,
        Request calldata request,
        uint64 time
    ) external view returns (bool isPermitted, Denial denial);
}
