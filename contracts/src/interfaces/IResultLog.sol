// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IConsortium} from "./IConsortium.sol";
import {ISequenced} from "./ISequenced.sol";

/// @title ResultLog
/// @notice The heads of the labs' append-only logs, and the status of amended versions.
///
/// A log is an RFC 9162 SHA-256 Merkle tree of statements that a lab keeps off the chain, named (member, log id).
/// The contract takes a new head only with a consistency proof (RFC 9162, section 2.1.4) from the old one, so not
/// even the lab's own keys can rewrite its past. Growth per checkpoint is bounded.
interface IResultLog is ISequenced {
    /// @notice Why a version was amended. The last three withdraw it without a successor.
    enum Reason {
        None,
        Corrected,
        Amended,
        Superseded,
        EnteredInError,
        WrongPatient,
        Cancelled
    }

    struct Head {
        uint64 size; // leaves
        uint64 blockNumber; // of the last checkpoint, or of the opening
        bool isOpen;
        bytes32 root; // RFC 9162 tree head; SHA-256 of the empty string at size 0
    }

    event LogOpened(bytes32 indexed member, bytes32 indexed logId, uint64 seq);
    event CheckpointAnchored(
        bytes32 indexed member,
        bytes32 indexed logId,
        uint64 seq,
        uint256 chainId,
        uint64 oldSize,
        uint64 size,
        bytes32 root
    );

    /// @notice The handles set by this write, and those that were set before and so were skipped.
    /// @param replacements Salted pointers to the successor versions' leaves; zero where there is none.
    event HandlesAmended(
        bytes32 indexed member,
        uint64 seq,
        bytes32[] handles,
        Reason[] reasons,
        bytes32[] replacements,
        bytes32[] skipped
    );

    error ZeroLogId();
    error NotLab(bytes32 member);
    error LogExists(bytes32 member, bytes32 logId);
    error UnknownLog(bytes32 member, bytes32 logId);
    error NotNewer(uint64 size, uint64 headSize);
    error GrowthExceeded(uint64 growth, uint64 maxGrowth);
    error InconsistentCheckpoint(uint64 oldSize, uint64 size);
    error NothingToAmend();
    error BatchTooLarge(uint256 count, uint256 maxCount);
    error LengthMismatch();
    error ZeroHandle();
    error ReasonNotAllowed(Reason reason);
    error ReplacementNotAllowed(Reason reason);

    // ---- a member's manager ----

    /// @notice Opens an empty log of the caller's member.
    ///
    /// Requirements:
    /// - the caller is an active manager of a member with the lab role;
    /// - `logId` is not zero, and not the id of another log of this member.
    function openLog(bytes32 logId) external;

    // ---- a member's sequencer ----

    /// @notice Moves a log's head to (size, root).
    ///
    /// Requirements:
    /// - the caller is an active sequencer of the member whose log it is, and the log is open;
    /// - `size` is above the head's, by at most `maxGrowth`;
    /// - `proof` shows that the new tree begins with all leaves of the old one.
    ///
    /// @param proof RFC 9162 consistency proof from the current head; empty from size 0.
    function checkpoint(bytes32 logId, uint64 size, bytes32 root, bytes32[] calldata proof) external;

    /// @notice Records once per (member, handle) why a version was amended. Handles set before, by an earlier write or
    /// earlier in the batch, are skipped and reported.
    ///
    /// Requirements:
    /// - the caller is an active sequencer; nobody checks that the member's statements name these handles: the
    ///   amendment counts together with the signed statement about it, in the log;
    /// - there are at most 256 handles, none zero, and at least one is not set yet (NothingToAmend).
    ///
    /// @param reasons One per handle, not None.
    /// @param replacements One per handle; must be zero for the three reasons that withdraw.
    function amend(bytes32[] calldata handles, Reason[] calldata reasons, bytes32[] calldata replacements) external;

    // ---- views ----

    /// @notice Who says which member is calling.
    function consortium() external view returns (IConsortium);

    /// @notice By how many leaves one checkpoint may grow a log.
    function maxGrowth() external view returns (uint64);

    /// @notice A log's newest head; all zero, and not open, where there is no such log.
    function head(bytes32 member, bytes32 logId) external view returns (Head memory);

    /// @notice Why and in which block a handle was amended; (None, 0) where it was not.
    function amendment(bytes32 member, bytes32 handle) external view returns (Reason reason, uint64 blockNumber);
}
