// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleConsistency} from "./MerkleConsistency.sol";
import {Roles} from "./Roles.sol";
import {Sequenced} from "./Sequenced.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IResultLog} from "./interfaces/IResultLog.sol";

/// @title ResultLog
/// @notice See IResultLog.
contract ResultLog is IResultLog, Sequenced {
    /// @dev A checkpoint reads and writes the first two slots; the third is filled only where there is a predecessor.
    struct Log {
        uint64 size;
        uint64 blockNumber;
        uint64 opensAt;
        uint64 closesAt;
        bytes32 root;
        bytes32 predecessor;
    }

    struct Status {
        uint256 word;
    }

    /// @notice The most amendments one `amend` takes: a word has a bit for each.
    uint256 public constant MAX_BATCH = 256;

    /// @dev SHA-256 of the empty string: the root of the empty tree (RFC 9162, section 2.1.1).
    bytes32 private constant EMPTY_ROOT = 0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855;

    /// @inheritdoc IResultLog
    IConsortium public immutable consortium;

    /// @inheritdoc IResultLog
    uint64 public immutable maxGrowth;

    // Storage proofs read both mappings: their slots, 1 and 2, are in docs/spec/log.md.
    mapping(bytes32 member => mapping(bytes32 logId => Log)) private _logs;
    /// @dev A status is block number << 8 | reason: written once, never changed.
    mapping(bytes32 member => mapping(bytes32 handle => Status)) private _statuses;

    constructor(IConsortium consortium_, uint64 maxGrowth_) {
        consortium = consortium_;
        maxGrowth = maxGrowth_;
    }

    // ---- a member's manager, or a vote ----

    /// @inheritdoc IResultLog
    function openLog(bytes32 member, bytes32 logId, bytes32 predecessor) external {
        uint64 opensAt = _requireManagerOrVote(member);
        require(consortium.hasRoles(member, Roles.LAB), NotLab(member));
        require(logId != 0, ZeroLogId());
        Log storage opened = _logs[member][logId];
        require(opened.opensAt == 0, LogExists(member, logId));
        Log storage old = _logs[member][predecessor]; // empty for zero, which names no log
        require(predecessor == 0 || _isClosed(old), PredecessorNotClosed(member, predecessor));
        opened.blockNumber = uint64(block.number);
        opened.opensAt = opensAt;
        opened.root = EMPTY_ROOT;
        if (predecessor != 0) opened.predecessor = predecessor;
        emit LogOpened(member, logId, _nextSequence(), opensAt, predecessor, old.size, old.root);
    }

    /// @inheritdoc IResultLog
    function closeLog(bytes32 member, bytes32 logId) external {
        uint64 closesAt = _requireManagerOrVote(member);
        Log storage closed = _logs[member][logId];
        require(_isOpen(closed), LogNotOpen(member, logId));
        require(closed.closesAt == 0 || _isVote(), AlreadyClosing(member, logId));
        closed.closesAt = closesAt;
        emit LogClosed(member, logId, _nextSequence(), closesAt);
    }

    // ---- a member's governor, or a vote ----

    /// @inheritdoc IResultLog
    function cancelOpening(bytes32 member, bytes32 logId) external {
        _requireGovernorOrVote(member);
        require(_logs[member][logId].opensAt > block.timestamp, NotOpening(member, logId));
        delete _logs[member][logId];
        emit OpeningCancelled(member, logId, _nextSequence());
    }

    /// @inheritdoc IResultLog
    function cancelClosing(bytes32 member, bytes32 logId) external {
        _requireGovernorOrVote(member);
        require(_logs[member][logId].closesAt > block.timestamp, NotClosing(member, logId));
        _logs[member][logId].closesAt = 0;
        emit ClosingCancelled(member, logId, _nextSequence());
    }

    // ---- a member's sequencer ----

    /// @inheritdoc IResultLog
    function checkpoint(bytes32 member, bytes32 logId, uint64 size, bytes32 root, bytes32[] calldata proof) external {
        consortium.requirePurpose(member, msg.sender, IConsortium.Purpose.Sequencer);
        Log storage current = _logs[member][logId];
        require(_isOpen(current), LogNotOpen(member, logId));
        uint64 oldSize = current.size;
        require(size > oldSize, NotNewer(size, oldSize));
        require(size - oldSize <= maxGrowth, GrowthExceeded(size - oldSize, maxGrowth));
        bool isConsistent =
            oldSize == 0 ? proof.length == 0 : MerkleConsistency.verify(oldSize, current.root, size, root, proof);
        require(isConsistent, InconsistentCheckpoint(oldSize, size));
        current.size = size;
        current.blockNumber = uint64(block.number);
        current.root = root;
        emit CheckpointAnchored(member, logId, _nextSequence(), block.chainid, oldSize, size, root);
    }

    /// @inheritdoc IResultLog
    /// @dev Who may is asked last, because the loop tells what to ask: a refusal undoes all of it.
    ///
    /// In assembly because the compiler's way of reading and encoding the array costs hundreds of gas for each
    /// amendment. An element is of static size, 96 bytes, and is in the calldata as the event has it: only its reason
    /// could be out
    /// of range, and is checked here.
    function amend(bytes32 member, Amendment[] calldata amendments) external {
        require(amendments.length <= MAX_BATCH, BatchTooLarge(amendments.length, MAX_BATCH));
        mapping(bytes32 handle => Status) storage statuses = _statuses[member];
        uint256 skipped;
        bool isAnyOther; // amendment that does not withdraw
        for (uint256 i; i < amendments.length; ++i) {
            (bytes32 handle, uint256 reason, bytes32 replacement) = (0, 0, 0);
            assembly ("memory-safe") {
                let element := add(amendments.offset, mul(i, 96))
                handle := calldataload(element)
                reason := calldataload(add(element, 32)) // checked below
                replacement := calldataload(add(element, 64))
            }
            if (handle == 0) revert ZeroHandle();
            if (reason < uint256(Reason.EnteredInError)) {
                if (reason == 0) revert ReasonNotAllowed(Reason.None);
                isAnyOther = true;
            } else if (replacement != 0 || reason > uint256(Reason.Cancelled)) {
                revert ReplacementNotAllowed(Reason(reason));
            }
            Status storage status = statuses[handle];
            if (status.word == 0) status.word = block.number << 8 | reason;
            else skipped |= 1 << i;
        }
        unchecked {
            if (skipped + 1 == 1 << amendments.length) revert NothingToAmend(); // each bit is set, or there is none
        }
        _requireSequencer(member, isAnyOther);
        (bytes32 topic, uint64 seq) = (HandlesAmended.selector, _nextSequence());
        assembly ("memory-safe") {
            let data := mload(0x40)
            let size := mul(amendments.length, 96)
            mstore(data, seq)
            mstore(add(data, 32), 96) // where the array begins
            mstore(add(data, 64), skipped)
            mstore(add(data, 96), amendments.length)
            calldatacopy(add(data, 128), amendments.offset, size)
            log2(data, add(size, 128), topic, member)
        }
    }

    // ---- views ----

    /// @inheritdoc IResultLog
    function head(bytes32 member, bytes32 logId) external view returns (Head memory) {
        Log storage log = _logs[member][logId];
        return Head(log.size, log.blockNumber, log.opensAt, log.closesAt, log.root, log.predecessor, _isOpen(log));
    }

    /// @inheritdoc IResultLog
    function amendment(bytes32 member, bytes32 handle) external view returns (Reason reason, uint64 blockNumber) {
        uint256 status = _statuses[member][handle].word;
        return (Reason(uint8(status)), uint64(status >> 8));
    }

    // ---- internals ----

    /// @dev The time from which what the caller does is in force.
    function _requireManagerOrVote(bytes32 member) private view returns (uint64) {
        if (_isVote()) return uint64(block.timestamp);
        consortium.requirePurpose(member, msg.sender, IConsortium.Purpose.Manager);
        return uint64(block.timestamp) + consortium.managerDelay();
    }

    function _requireGovernorOrVote(bytes32 member) private view {
        if (!_isVote()) consortium.requireGovernor(member, msg.sender);
    }

    /// @dev Asks the consortium by hand, which saves the 250 gas of asking whether it has code, and passes its refusal
    /// on.
    function _requireSequencer(bytes32 member, bool mayOnlyActive) private view {
        bytes4 question = mayOnlyActive ? IConsortium.requirePurpose.selector : IConsortium.requireWithdrawer.selector;
        address asked = address(consortium);
        assembly ("memory-safe") {
            let data := mload(0x40)
            mstore(data, question)
            mstore(add(data, 4), member)
            mstore(add(data, 36), caller())
            mstore(add(data, 68), 2) // Purpose.Sequencer, which requireWithdrawer does not take
            if iszero(staticcall(gas(), asked, data, 100, 0, 0)) {
                returndatacopy(data, 0, returndatasize())
                revert(data, returndatasize())
            }
        }
    }

    function _isVote() private view returns (bool) {
        return msg.sender == address(consortium);
    }

    function _isOpen(Log storage log) private view returns (bool) {
        uint64 opensAt = log.opensAt;
        return opensAt != 0 && opensAt <= block.timestamp && !_isClosed(log);
    }

    function _isClosed(Log storage log) private view returns (bool) {
        uint64 closesAt = log.closesAt;
        return closesAt != 0 && closesAt <= block.timestamp;
    }
}
