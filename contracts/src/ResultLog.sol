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
    /// @dev One slot: written once, never changed.
    struct Amendment {
        Reason reason;
        uint64 blockNumber;
    }

    /// @notice The most handles one `amend` takes: a word has a bit for each.
    uint256 public constant MAX_BATCH = 256;

    /// @dev SHA-256 of the empty string: the root of the empty tree (RFC 9162, section 2.1.1).
    bytes32 private constant EMPTY_ROOT = 0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855;

    /// @inheritdoc IResultLog
    IConsortium public immutable consortium;

    /// @inheritdoc IResultLog
    uint64 public immutable maxGrowth;

    mapping(bytes32 member => mapping(bytes32 logId => Head)) private _heads;
    mapping(bytes32 member => mapping(bytes32 handle => Amendment)) private _amendments;

    constructor(IConsortium consortium_, uint64 maxGrowth_) {
        consortium = consortium_;
        maxGrowth = maxGrowth_;
    }

    // ---- a member's manager ----

    /// @inheritdoc IResultLog
    function openLog(bytes32 logId) external {
        bytes32 member = consortium.requirePurpose(msg.sender, IConsortium.Purpose.Manager);
        require(consortium.hasRoles(member, Roles.LAB), NotLab(member));
        require(logId != 0, ZeroLogId());
        Head storage opened = _heads[member][logId];
        require(opened.blockNumber == 0, LogExists(member, logId));
        opened.blockNumber = uint64(block.number);
        opened.isOpen = true;
        opened.root = EMPTY_ROOT;
        emit LogOpened(member, logId, _nextSequence());
    }

    // ---- a member's sequencer ----

    /// @inheritdoc IResultLog
    function checkpoint(bytes32 logId, uint64 size, bytes32 root, bytes32[] calldata proof) external {
        bytes32 member = consortium.requirePurpose(msg.sender, IConsortium.Purpose.Sequencer);
        Head storage current = _heads[member][logId];
        require(current.isOpen, UnknownLog(member, logId));
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
    function amend(bytes32[] calldata handles, Reason[] calldata reasons, bytes32[] calldata replacements) external {
        bytes32 member = consortium.requirePurpose(msg.sender, IConsortium.Purpose.Sequencer);
        uint256 count = handles.length;
        require(count <= MAX_BATCH, BatchTooLarge(count, MAX_BATCH));
        require(reasons.length == count && replacements.length == count, LengthMismatch());

        uint256 set; // bit i: this write sets handle i
        for (uint256 i; i < count; ++i) {
            if (_amend(member, handles[i], reasons[i], replacements[i])) set |= 1 << i;
        }
        require(set != 0, NothingToAmend());
        emit HandlesAmended(
            member,
            _nextSequence(),
            _pick(handles, set),
            _pick(reasons, set),
            _pick(replacements, set),
            _pick(handles, ~set)
        );
    }

    // ---- views ----

    /// @inheritdoc IResultLog
    function head(bytes32 member, bytes32 logId) external view returns (Head memory) {
        return _heads[member][logId];
    }

    /// @inheritdoc IResultLog
    function amendment(bytes32 member, bytes32 handle) external view returns (Reason reason, uint64 blockNumber) {
        Amendment storage amended = _amendments[member][handle];
        return (amended.reason, amended.blockNumber);
    }

    // ---- internals ----

    /// @dev Fills one slot; false where it was filled before.
    function _amend(bytes32 member, bytes32 handle, Reason reason, bytes32 replacement) private returns (bool) {
        require(handle != 0, ZeroHandle());
        require(reason != Reason.None, ReasonNotAllowed(reason));
        require(replacement == 0 || !_isWithdrawal(reason), ReplacementNotAllowed(reason));
        Amendment storage slot = _amendments[member][handle];
        if (slot.reason != Reason.None) return false;
        (slot.reason, slot.blockNumber) = (reason, uint64(block.number));
        return true;
    }

    function _isWithdrawal(Reason reason) private pure returns (bool) {
        return reason == Reason.EnteredInError || reason == Reason.WrongPatient || reason == Reason.Cancelled;
    }

    /// @dev Those values whose bit is set, in their order.
    function _pick(bytes32[] calldata values, uint256 set) private pure returns (bytes32[] memory picked) {
        picked = new bytes32[](_count(set, values.length));
        for ((uint256 i, uint256 n) = (0, 0); n < picked.length; ++i) {
            if ((set >> i) & 1 != 0) picked[n++] = values[i];
        }
    }

    function _pick(Reason[] calldata values, uint256 set) private pure returns (Reason[] memory picked) {
        picked = new Reason[](_count(set, values.length));
        for ((uint256 i, uint256 n) = (0, 0); n < picked.length; ++i) {
            if ((set >> i) & 1 != 0) picked[n++] = values[i];
        }
    }

    /// @dev How many of the lowest `length` bits are set.
    function _count(uint256 set, uint256 length) private pure returns (uint256 count) {
        for (uint256 i; i < length; ++i) {
            count += (set >> i) & 1;
        }
    }
}
