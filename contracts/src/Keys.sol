// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Members} from "./Members.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";

/// @title Keys
/// @notice The members' keys, with history.
abstract contract Keys is Members {
    struct KeyEntry {
        bytes key;
        uint64 validFrom;
        uint64 setAtBlock;
    }

    /// @dev Oldest first, in blocks and in times; only the last may wait. One that is dropped while it waits never
    /// counted, so it leaves no gap.
    mapping(bytes32 member => mapping(KeyKind kind => KeyEntry[])) private _keys;
    mapping(bytes32 member => mapping(KeyKind kind => mapping(bytes32 keyHash => Compromise))) private _keyCompromises;

    // ---- a member's manager, or a vote ----

    /// @inheritdoc IConsortium
    function setKey(bytes32 member, KeyKind kind, bytes memory newKey) external {
        bool isVote = _requireManagerOrVote(member);
        KeyEntry[] storage history = _keys[member][kind];
        if (_isPending(history)) {
            require(isVote, KeyPending(kind));
            history.pop();
        }
        bytes memory oldKey = keyOf(member, kind);
        require(keccak256(oldKey) != keccak256(newKey), KeyUnchanged(kind));
        uint64 validFrom = isVote ? _now() : _now() + managerDelay();
        _addKey(member, kind, newKey, validFrom);
        emit KeyChanged(member, _nextSequence(), kind, oldKey, newKey, validFrom);
    }

    // ---- a member's governor, or a vote ----

    /// @inheritdoc IConsortium
    function cancelKey(bytes32 member, KeyKind kind) external {
        if (!_isVote()) requireGovernor(member, msg.sender);
        (bytes memory key,) = pendingKey(member, kind);
        require(key.length != 0, KeyNotPending(kind));
        _keys[member][kind].pop();
        emit KeyCancelled(member, _nextSequence(), kind, key);
    }

    // ---- a vote ----

    /// @inheritdoc IConsortium
    function reportKeyCompromise(bytes32 member, KeyKind kind, bytes memory key, Position memory since)
        external
        onlyVote
    {
        require(_members[member].status != MemberStatus.None, NotMember(member));
        bytes32 keyHash = keccak256(key);
        _report(_keyCompromises[member][kind][keyHash], since);
        (bytes memory pending,) = pendingKey(member, kind);
        if (pending.length != 0 && keccak256(pending) == keyHash) _keys[member][kind].pop();
        emit KeyCompromised(member, _nextSequence(), kind, key, since);
    }

    // ---- views ----

    /// @inheritdoc IConsortium
    function keyOf(bytes32 member, KeyKind kind) public view returns (bytes memory) {
        return keyAt(member, kind, block.number, block.timestamp);
    }

    /// @inheritdoc IConsortium
    function pendingKey(bytes32 member, KeyKind kind) public view returns (bytes memory key, uint64 validFrom) {
        KeyEntry[] storage history = _keys[member][kind];
        if (!_isPending(history)) return ("", 0);
        KeyEntry storage entry = history[history.length - 1];
        return (entry.key, entry.validFrom);
    }

    /// @inheritdoc IConsortium
    function keyCompromise(bytes32 member, KeyKind kind, bytes memory key) external view returns (Compromise memory) {
        return _keyCompromises[member][kind][keccak256(key)];
    }

    /// @inheritdoc IConsortium
    /// @dev Walks back from the newest: asked for now, it looks at two at most.
    function keyAt(bytes32 member, KeyKind kind, uint256 blockNumber, uint256 time) public view returns (bytes memory) {
        _requirePast(blockNumber, time);
        KeyEntry[] storage history = _keys[member][kind];
        for (uint256 i = history.length; i > 0; --i) {
            KeyEntry storage entry = history[i - 1];
            if (entry.setAtBlock > blockNumber || entry.validFrom > time) continue;
            uint64 reportedAt = _keyCompromises[member][kind][keccak256(entry.key)].reportedAt;
            return reportedAt != 0 && reportedAt <= blockNumber ? bytes("") : entry.key;
        }
        return "";
    }

    // ---- internals ----

    /// @dev A member's first key of a kind, on admission.
    function _addFirstKey(bytes32 member, Key memory first) internal {
        require(_keys[member][first.kind].length == 0, KeyRepeated(first.kind));
        _addKey(member, first.kind, first.key, _now());
    }

    function _addKey(bytes32 member, KeyKind kind, bytes memory key, uint64 validFrom) private {
        require(kind != KeyKind.None, KeyKindNotAllowed(kind));
        require(_isKeyLength(kind, key.length), KeyLength(kind, key.length));
        require(_keyCompromises[member][kind][keccak256(key)].reportedAt == 0, CompromisedKey(kind));
        _keys[member][kind].push(KeyEntry(key, validFrom, uint64(block.number)));
    }

    function _isPending(KeyEntry[] storage history) private view returns (bool) {
        uint256 count = history.length;
        return count != 0 && history[count - 1].validFrom > _now();
    }

    function _isKeyLength(KeyKind kind, uint256 length) private pure returns (bool) {
        if (kind == KeyKind.Statement) return length == 64;
        if (kind == KeyKind.Log) return length == 32;
        return length != 0;
    }
}
