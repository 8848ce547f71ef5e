// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IConsortium} from "./IConsortium.sol";
import {ISequenced} from "./ISequenced.sol";

/// @title StudyRegistry
/// @notice Research studies: on which terms data is used (GA4GH Data Use Ontology, DUO), whether the members approved
/// that by vote, and which labs take part.
///
/// A study is public: who does it, on which terms, how long. Its protocol is here as a salted commitment only. What
/// counts is always the newest version: a revision has no approval, no review and no participant until it gets its own.
///
/// An approval is no basis to release one subject's data: consent is asked for besides, at the lab.
interface IStudyRegistry is ISequenced {
    /// @param protocolCommit Salted commitment to the protocol.
    /// @param duo Numbers of DUO terms, ascending: exactly one permission, and modifiers. An unknown one is refused.
    /// @param diseases Of a disease-specific study (DUO 7) the codes as in consent terms,
    /// `keccak256(system || "|" || code)`, ascending; of others none.
    /// @param validFrom Time from which the study runs, whole days.
    /// @param expiry Time from which it does not any more, whole days.
    struct Terms {
        bytes32 protocolCommit;
        uint16[] duo;
        bytes32[] diseases;
        uint64 validFrom;
        uint64 expiry;
    }

    /// @notice What is kept of a version.
    /// @param duo Bit n is set where DUO term n is among them.
    /// @param diseasesDigest `keccak256(abi.encode(diseases))`, with the codes in their order.
    struct Version {
        bytes32 protocolCommit;
        bytes32 diseasesDigest;
        uint64 duo;
        uint64 validFrom;
        uint64 expiry;
    }

    event StudyRegistered(bytes32 indexed studyId, bytes32 indexed member, uint64 seq, Terms terms);
    event StudyRevised(bytes32 indexed studyId, uint64 seq, uint32 version, Terms terms);

    /// @param irbCommit Salted commitment to the review board's decision.
    /// @param until Time up to which the review counts; 0 where the board took it back.
    event ReviewRecorded(bytes32 indexed studyId, uint64 seq, uint32 version, bytes32 irbCommit, uint64 until);
    event StudyApproved(bytes32 indexed studyId, uint64 seq, uint32 version);
    event ApprovalRevoked(bytes32 indexed studyId, uint64 seq, uint32 version);
    event StudyJoined(bytes32 indexed studyId, bytes32 indexed member, uint64 seq, uint32 version);
    event StudyLeft(bytes32 indexed studyId, bytes32 indexed member, uint64 seq, uint32 version);

    error NotResearcher(bytes32 member);
    error NotLab(bytes32 member);
    error StudyExists(bytes32 studyId);
    error UnknownStudy(bytes32 studyId);
    error NotCurrent(uint32 version, uint32 current);
    error ZeroCommit();
    error DuoNotAllowed(uint16 duo);
    error DuoNotAscending(uint16 duo);
    error PermissionCount(uint256 count);
    error DiseasesNotAllowed(uint256 count);
    error DiseasesNotAscending(bytes32 disease);
    error PeriodNotAllowed(uint64 validFrom, uint64 expiry);
    error ReviewNotAllowed(uint64 until);
    error AlreadyApproved(bytes32 studyId, uint32 version);
    error NotApproved(bytes32 studyId);
    error AlreadyJoined(bytes32 studyId, bytes32 member, uint32 version);
    error NotJoined(bytes32 studyId, bytes32 member);
    error FutureBlock(uint64 blockNumber);

    // ---- a researcher's manager ----

    /// @notice Registers version 1 of a study. Its id is `keccak256(abi.encode(member, protocolCommit))`, with the
    /// first version's commitment, so nobody can take another member's.
    ///
    /// Requirements:
    /// - the caller is an active manager of `member`, which has the researcher role;
    /// - the terms are as `Terms` says, with a commitment, at most 32 codes, none zero, `validFrom` before
    ///   `expiry`, and `expiry` in the future;
    /// - this member has not registered a study with this commitment before.
    function registerStudy(bytes32 member, Terms calldata terms) external returns (bytes32 studyId);

    /// @notice Replaces the terms by a new version, which nobody has approved, reviewed or joined yet. The same
    /// requirements.
    function reviseStudy(bytes32 studyId, Terms calldata terms) external returns (uint32 version);

    /// @notice Records what the researcher's review board (IRB) decided about this version. The newest counts.
    ///
    /// Requirements:
    /// - the caller is an active manager of the study's member;
    /// - `version` is the newest, so that a review can't count for what the board did not see;
    /// - `irbCommit` is not zero; `until` is a whole number of days in the future, or 0.
    function recordReview(bytes32 studyId, uint32 version, bytes32 irbCommit, uint64 until) external;

    // ---- a vote ----

    /// @notice Approves this version. It must be the newest, so that what counts is what the members voted on.
    function approve(bytes32 studyId, uint32 version) external;

    /// @notice Takes the approval back, of whichever version has it. A new vote can approve it again.
    function revokeApproval(bytes32 studyId) external;

    // ---- a lab's manager ----

    /// @notice The lab takes part in this version, which must be the newest. Whether it is approved is not asked.
    function join(bytes32 member, bytes32 studyId, uint32 version) external;

    /// @notice The lab no longer takes part, in whichever version it did. The lab role is not asked for.
    function leave(bytes32 member, bytes32 studyId) external;

    // ---- views ----

    /// @notice Who says which member is calling.
    function consortium() external view returns (IConsortium);

    /// @notice Whose study it is, and its newest version; zero where there is no such study.
    function studyOf(bytes32 studyId) external view returns (bytes32 member, uint32 version);

    /// @notice All zero where there is no such version.
    function versionOf(bytes32 studyId, uint32 version) external view returns (Version memory);

    /// @notice Whether the newest version is approved and running, its researcher active with the role, and reviewed
    /// where its terms ask for that (DUO 21).
    function isApproved(bytes32 studyId) external view returns (bool);

    /// @notice The same at the end of an earlier block; at the present one, as of now. Whether the researcher was
    /// active with its role then is not asked: the consortium's history says it.
    /// @param time That block's time. The contract does not know it, so a wrong one gets a wrong answer.
    function wasApprovedAt(bytes32 studyId, uint64 blockNumber, uint64 time) external view returns (bool);

    /// @notice Which version was approved at the end of a block; 0 where none was.
    function approvedVersionAt(bytes32 studyId, uint64 blockNumber) external view returns (uint32);

    /// @notice Up to when the review of a version counted, as of the end of a block; 0 where there was none.
    function reviewedUntilAt(bytes32 studyId, uint32 version, uint64 blockNumber) external view returns (uint64);

    /// @notice Whether the lab takes part in the newest version, and is active with its role. Data flows where both
    /// this and `isApproved` hold.
    function isParticipant(bytes32 studyId, bytes32 member) external view returns (bool);

    /// @notice In which version the lab took part at the end of a block; 0 where in none. It counts where that is
    /// `approvedVersionAt`.
    function joinedVersionAt(bytes32 studyId, bytes32 member, uint64 blockNumber) external view returns (uint32);
}
