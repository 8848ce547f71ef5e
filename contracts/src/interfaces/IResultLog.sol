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
///
/// A log takes checkpoints from `opensAt` on and before `closesAt`. What a manager opens or closes is in force after
/// the consortium's `managerDelay`, and until then a governor of the member, or a vote, can cancel it; what a vote
/// opens or closes is in force at once. A closed log stays closed, and its head stays as it is.
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
        uint64 opensAt; // time from which it takes checkpoints; 0 where there is no such log
        uint64 closesAt; // time from which it takes none any more; 0 where none is set
        bytes32 root; // RFC 9162 tree head; SHA-256 of the empty string at size 0
        bytes32 predecessor; // log id of the closed log of the same member that it continues; zero where none
        bool isOpen; // now
    }

    /// @param handle Random name of the version, in its statement.
    /// @param replacement Salted pointer to the successor version's leaf; zero where there is none.
    struct Amendment {
        bytes32 handle;
        Reason reason;
        bytes32 replacement;
    }

    /// @param predecessorSize With `predecessorRoot` the final head of the predecessor; both zero where there is none.
    event LogOpened(
        bytes32 indexed member,
        bytes32 indexed logId,
        uint64 seq,
        uint64 opensAt,
        bytes32 predecessor,
        uint64 predecessorSize,
        bytes32 predecessorRoot
    );

    /// @notice The opening that was not in force yet is undone: there is no such log.
    event OpeningCancelled(bytes32 indexed member, bytes32 indexed logId, uint64 seq);
    event LogClosed(bytes32 indexed member, bytes32 indexed logId, uint64 seq, uint64 closesAt);
    /// @notice The closing that was not in force yet is undone: the log stays open.
    event ClosingCancelled(bytes32 indexed member, bytes32 indexed logId, uint64 seq);
    event CheckpointAnchored(
        bytes32 indexed member,
        bytes32 indexed logId,
        uint64 seq,
        uint256 chainId,
        uint64 oldSize,
        uint64 size,
        bytes32 root
    );

    /// @param amendments As the sequencer gave them.
    /// @param skipped Bit i, from the lowest: handle i was set before, so this write did not change it.
    event HandlesAmended(bytes32 indexed member, uint64 seq, Amendment[] amendments, uint256 skipped);

    error ZeroLogId();
    error NotLab(bytes32 member);
    error LogExists(bytes32 member, bytes32 logId);
    error PredecessorNotClosed(bytes32 member, bytes32 predecessor);
    /// @notice No such log, or not open yet, or closed.
    error LogNotOpen(bytes32 member, bytes32 logId);
    error AlreadyClosing(bytes32 member, bytes32 logId);
    error NotOpening(bytes32 member, bytes32 logId);
    error NotClosing(bytes32 member, bytes32 logId);
    error NotNewer(uint64 size, uint64 headSize);
    error GrowthExceeded(uint64 growth, uint64 maxGrowth);
    error InconsistentCheckpoint(uint64 oldSize, uint64 size);
    error NothingToAmend();
    error BatchTooLarge(uint256 count, uint256 maxCount);
    error ZeroHandle();
    error ReasonNotAllowed(Reason reason);
    error ReplacementNotAllowed(Reason reason);

    // ---- a member's manager, or a vote ----

    /// @notice Opens an empty log of the member: by a manager `managerDelay` from now, by vote at once.
    ///
    /// Requirements:
    /// - the caller is an active manager of the member, or the consortium;
    /// - the member has the lab role and is neither suspended nor removed, for a vote too;
    /// - `logId` is not zero, and not the id of another log of this member, opening ones and closed ones included.
    ///
    /// @param predecessor Id of the log that it continues: one of the same member, closed and not only closing, so that
    /// its head is final; or zero.
    function openLog(bytes32 member, bytes32 logId, bytes32 predecessor) external;

    /// @notice Closes a log for good: by a manager `managerDelay` from now, by vote at once.
    ///
    /// Requirements:
    /// - the caller is an active manager of the member, or the consortium;
    /// - the log is open; for a manager, not closing already. A vote closes a closing log at once.
    function closeLog(bytes32 member, bytes32 logId) external;

    // ---- a member's governor, or a vote ----

    /// @notice Undoes an opening that is not in force yet. The id is free again: nothing was anchored under it.
    ///
    /// Requirements:
    /// - the caller is a governor of the member, which may be suspended, or the consortium;
    /// - the log opens in the future.
    function cancelOpening(bytes32 member, bytes32 logId) external;

    /// @notice Undoes a closing that is not in force yet.
    ///
    /// Requirements:
    /// - the caller is a governor of the member, which may be suspended, or the consortium;
    /// - the log closes in the future.
    function cancelClosing(bytes32 member, bytes32 logId) external;

    // ---- a member's sequencer ----

    /// @notice Moves a log's head to (size, root).
    ///
    /// Requirements:
    /// - the caller is an active sequencer of the member, and the log is open;
    /// - `size` is above the head's, by at most `maxGrowth`;
    /// - `proof` shows that the new tree begins with all leaves of the old one.
    ///
    /// @param proof RFC 9162 consistency proof from the current head; empty from size 0.
    function checkpoint(bytes32 member, bytes32 logId, uint64 size, bytes32 root, bytes32[] calldata proof) external;

    /// @notice Records once per (member, handle) why a version was amended. Handles set before, by an earlier write or
    /// earlier in the batch, are skipped and reported.
    ///
    /// Requirements:
    /// - the caller is an active sequencer of the member; where every amendment of the batch withdraws, the member may
    ///   be suspended, but not because a key of it was compromised;
    /// - there are at most 256 amendments, and at least one handle is not set yet (NothingToAmend);
    /// - no handle is zero, no reason is None, and the three reasons that withdraw have no replacement.
    ///
    /// Nobody checks that the member's statements name these handles: the amendment counts together with the signed
    /// statement about it, in the log.
    function amend(bytes32 member, Amendment[] calldata amendments) external;

    // ---- views ----

    /// @notice Who says for which member the caller acts.
    function consortium() external view returns (IConsortium);

    /// @notice By how many leaves one checkpoint may grow a log.
    function maxGrowth() external view returns (uint64);

    /// @notice A log's newest head; all zero, and not open, where there is no such log.
    function head(bytes32 member, bytes32 logId) external view returns (Head memory);

    /// @notice Why and in which block a handle was amended; (None, 0) where it was not.
    function amendment(bytes32 member, bytes32 handle) external view returns (Reason reason, uint64 blockNumber);
}
