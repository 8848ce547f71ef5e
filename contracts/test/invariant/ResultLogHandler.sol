// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IResultLog} from "../../src/interfaces/IResultLog.sol";
import {MerkleTree} from "../MerkleTree.sol";
import {ResultLogs} from "../ResultLogs.t.sol";
import {Vm} from "../Vm.sol";

/// @notice Acts as two labs with up to four logs each, and remembers what it did, so that the invariants can compare.
///
/// Each call of it is one write that must succeed, or one attack that must not. After each write it checks that the
/// contract emitted exactly one event, with the next sequence number.
contract ResultLogHandler is ResultLogs {
    struct Model {
        uint64 opensAt; // 0 where there is no such log
        uint64 closesAt; // 0 where none is set
        bytes32 predecessor;
        bytes32[] leaves;
        uint64[] sizes; // that were anchored
    }

    struct Amended {
        bytes32 member;
        bytes32 handle;
        IResultLog.Reason reason;
        uint64 blockNumber;
    }

    uint256 private constant LOGS = 4;

    mapping(bytes32 lab => mapping(bytes32 logId => Model)) private _models;
    mapping(bytes32 lab => mapping(bytes32 handle => bool)) private _isAmended;
    mapping(bytes32 lab => uint256) private _suspension; // 0 none, 1 suspended, 2 for a compromise
    Amended[] private _amended;
    uint64 private _written;
    bytes private _expectedData; // of the next event; empty where it is not compared

    /// @notice Attacks that got through.
    uint256 public breaches;

    constructor() {
        setUp();
    }

    /// @dev Around a write: one event, from this contract, with the next number.
    modifier writes() {
        vm.roll(block.number + 1);
        vm.recordLogs();
        _;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 1, "events of a write");
        vm.assertEq(logs[0].emitter, address(resultLog), "emitter");
        vm.assertEq(uint256(bytes32(logs[0].data)), ++_written, "sequence number of the event");
        if (_expectedData.length != 0) vm.assertEq(logs[0].data, _expectedData, "data of the event");
        delete _expectedData;
    }

    // ---- time and the consortium ----

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 1 days));
    }

    function changeSuspension(uint256 seed) external {
        bytes32 lab = _lab(seed);
        uint256 next = _suspension[lab] == 0 ? 1 + (seed >> 8) % 2 : 0;
        _suspension[lab] = next;
        if (next == 2) suspendForCompromise(lab);
        else suspend(lab, next == 1);
    }

    // ---- a lab, or a vote ----

    function openLog(uint256 seed, bool isVote) external {
        (bytes32 lab, bytes32 logId) = (_lab(seed), _log(seed));
        if (_suspension[lab] != 0 || _models[lab][logId].opensAt != 0) return;
        bytes32 predecessor = _log(seed >> 16);
        if (!_isClosed(_models[lab][predecessor])) predecessor = 0;
        _openLog(lab, logId, predecessor, isVote);
    }

    function closeLog(uint256 seed, bool isVote) external {
        (bytes32 lab, bytes32 logId) = (_lab(seed), _log(seed));
        Model storage model = _models[lab][logId];
        if (!_isOpen(model) || (!isVote && (_suspension[lab] != 0 || model.closesAt != 0))) return;
        _closeLog(lab, logId, isVote);
    }

    function cancel(uint256 seed, bool isVote) external {
        (bytes32 lab, bytes32 logId) = (_lab(seed), _log(seed));
        Model storage model = _models[lab][logId];
        if (model.opensAt > block.timestamp) _cancelOpening(lab, logId, isVote);
        else if (model.closesAt > block.timestamp) _cancelClosing(lab, logId, isVote);
    }

    // ---- a lab's sequencer ----

    function checkpoint(uint256 seed, uint256 growth) external {
        (bytes32 lab, bytes32 logId) = (_lab(seed), _log(seed));
        if (_suspension[lab] != 0 || !_isOpen(_models[lab][logId])) return;
        _checkpoint(lab, logId, seed, bound(growth, 1, 4));
    }

    /// @dev A suspended lab only withdraws, and one whose key was compromised does not even that.
    function amend(uint256 seed, uint256 count) external {
        bytes32 lab = _lab(seed);
        if (_suspension[lab] == 2) return;
        IResultLog.Amendment[] memory batch = _batch(seed, bound(count, 1, 6), _suspension[lab] == 1 ? 4 : 1);
        uint256 skipped;
        for (uint256 i; i < batch.length; ++i) {
            if (_isAmended[lab][batch[i].handle]) {
                skipped |= 1 << i;
                continue;
            }
            _isAmended[lab][batch[i].handle] = true;
            _amended.push(Amended(lab, batch[i].handle, batch[i].reason, uint64(block.number + 1)));
        }
        if (skipped != (1 << batch.length) - 1) _amend(lab, batch, skipped);
    }

    // ---- attacks ----

    /// @dev The lab's own sequencer tries to replace a leaf that was anchored.
    function attackRewrite(uint256 seed, uint256 growth) external {
        (bytes32 lab, bytes32 logId) = (_lab(seed), _log(seed));
        Model storage model = _models[lab][logId];
        uint64 oldSize = uint64(model.leaves.length);
        if (oldSize == 0) return;
        uint64 size = oldSize + uint64(bound(growth, 1, 4));
        bytes32[] memory forged = new bytes32[](size);
        for (uint256 i; i < size; ++i) {
            forged[i] = i < oldSize ? model.leaves[i] : keccak256(abi.encode(seed, i));
        }
        forged[seed % oldSize] = keccak256(abi.encode("rewritten", seed));
        _tryCheckpoint(lab, logId, size, MerkleTree.rootAt(forged, size), MerkleTree.prove(forged, oldSize, size));
    }

    /// @dev The lab's own sequencer tries to go back to an earlier head.
    function attackRollBack(uint256 seed) external {
        (bytes32 lab, bytes32 logId) = (_lab(seed), _log(seed));
        Model storage model = _models[lab][logId];
        if (model.sizes.length == 0) return;
        uint64 size = model.sizes[seed % model.sizes.length];
        _tryCheckpoint(lab, logId, size, MerkleTree.rootAt(model.leaves, size), none);
    }

    /// @dev A sequencer tries to append, with a proof that is right, where it may not: the log is not open yet, or
    /// closed, or the lab is suspended.
    function attackAppend(uint256 seed) external {
        (bytes32 lab, bytes32 logId) = (_lab(seed), _log(seed));
        Model storage model = _models[lab][logId];
        if (_isOpen(model) && _suspension[lab] == 0) return;
        uint64 oldSize = uint64(model.leaves.length);
        bytes32[] memory grown = new bytes32[](oldSize + 1);
        for (uint256 i; i < oldSize; ++i) {
            grown[i] = model.leaves[i];
        }
        grown[oldSize] = bytes32(seed);
        _tryCheckpoint(
            lab, logId, oldSize + 1, MerkleTree.rootAt(grown, oldSize + 1), proofOf(grown, oldSize, oldSize + 1)
        );
    }

    /// @dev A suspended lab's accounts try what they may no longer do.
    function attackSuspended(uint256 seed) external {
        bytes32 lab = _lab(seed);
        if (_suspension[lab] == 0) return;
        IResultLog.Amendment[] memory batch = new IResultLog.Amendment[](2);
        batch[0] = IResultLog.Amendment(keccak256(abi.encode(seed)), IResultLog.Reason.Cancelled, 0);
        batch[1] = IResultLog.Amendment(keccak256(abi.encode(seed, 1)), IResultLog.Reason.Cancelled, 0);
        if (_suspension[lab] == 1) batch[seed % 2].reason = IResultLog.Reason.Superseded;
        _try(_account(lab, IConsortium.Purpose.Sequencer), abi.encodeCall(IResultLog.amend, (lab, batch)));
        address manager_ = _account(lab, IConsortium.Purpose.Manager);
        _try(manager_, abi.encodeCall(IResultLog.openLog, (lab, keccak256(abi.encode(seed)), 0)));
        _try(manager_, abi.encodeCall(IResultLog.closeLog, (lab, _log(seed))));
    }

    /// @dev The other lab's accounts try to act for this one.
    function attackOtherLab(uint256 seed) external {
        (bytes32 lab, bytes32 logId) = (_lab(seed), _log(seed));
        bytes32 other = lab == LAB ? OTHER_LAB : LAB;
        IResultLog.Amendment[] memory batch = _batch(seed, 2, 4);
        _try(_account(other, IConsortium.Purpose.Sequencer), abi.encodeCall(IResultLog.amend, (lab, batch)));
        _try(_account(other, IConsortium.Purpose.Manager), abi.encodeCall(IResultLog.closeLog, (lab, logId)));
        _try(_account(other, IConsortium.Purpose.Governor), abi.encodeCall(IResultLog.cancelOpening, (lab, logId)));
        _try(_account(other, IConsortium.Purpose.Governor), abi.encodeCall(IResultLog.cancelClosing, (lab, logId)));
    }

    /// @dev A vote tries to bring a closed log back.
    function attackReopen(uint256 seed) external {
        (bytes32 lab, bytes32 logId) = (_lab(seed), _log(seed));
        if (!_isClosed(_models[lab][logId])) return;
        _try(address(consortium), abi.encodeCall(IResultLog.cancelClosing, (lab, logId)));
        _try(address(consortium), abi.encodeCall(IResultLog.cancelOpening, (lab, logId)));
        _try(address(consortium), abi.encodeCall(IResultLog.openLog, (lab, logId, 0)));
    }

    // ---- what must hold ----

    function checkHeads() external view {
        for (uint256 i; i < 2 * LOGS; ++i) {
            (bytes32 lab, bytes32 logId) = (_lab(i), _log((i >> 1) << 8));
            Model storage model = _models[lab][logId];
            IResultLog.Head memory head = resultLog.head(lab, logId);
            vm.assertEq(head.opensAt, model.opensAt, "opens");
            vm.assertEq(head.closesAt, model.closesAt, "closes");
            vm.assertEq(head.predecessor, model.predecessor, "predecessor");
            vm.assertEq(head.isOpen, _isOpen(model), "is open");
            vm.assertEq(head.size, model.leaves.length, "size of the head");
            bytes32 root = model.opensAt == 0 ? bytes32(0) : MerkleTree.rootAt(model.leaves, head.size);
            vm.assertEq(head.root, root, "root of the head");
        }
    }

    function checkAmendments() external view {
        for (uint256 i; i < _amended.length; ++i) {
            Amended storage first = _amended[i];
            (IResultLog.Reason reason, uint64 blockNumber) = resultLog.amendment(first.member, first.handle);
            vm.assertEq(uint256(reason), uint256(first.reason), "reason");
            vm.assertEq(blockNumber, first.blockNumber, "block");
        }
    }

    function checkSequence() external view {
        vm.assertEq(resultLog.sequence(), _written, "sequence");
    }

    // ---- helpers ----

    function _openLog(bytes32 lab, bytes32 logId, bytes32 predecessor, bool isVote) private writes {
        Model storage model = _models[lab][logId];
        model.opensAt = isVote ? uint64(block.timestamp) : inForceAt();
        model.predecessor = predecessor;
        vm.prank(isVote ? address(consortium) : _account(lab, IConsortium.Purpose.Manager));
        resultLog.openLog(lab, logId, predecessor);
    }

    function _closeLog(bytes32 lab, bytes32 logId, bool isVote) private writes {
        _models[lab][logId].closesAt = isVote ? uint64(block.timestamp) : inForceAt();
        vm.prank(isVote ? address(consortium) : _account(lab, IConsortium.Purpose.Manager));
        resultLog.closeLog(lab, logId);
    }

    function _cancelOpening(bytes32 lab, bytes32 logId, bool isVote) private writes {
        delete _models[lab][logId];
        vm.prank(isVote ? address(consortium) : _account(lab, IConsortium.Purpose.Governor));
        resultLog.cancelOpening(lab, logId);
    }

    function _cancelClosing(bytes32 lab, bytes32 logId, bool isVote) private writes {
        _models[lab][logId].closesAt = 0;
        vm.prank(isVote ? address(consortium) : _account(lab, IConsortium.Purpose.Governor));
        resultLog.cancelClosing(lab, logId);
    }

    function _checkpoint(bytes32 lab, bytes32 logId, uint256 seed, uint256 growth) private writes {
        Model storage model = _models[lab][logId];
        uint64 oldSize = uint64(model.leaves.length);
        uint64 size = oldSize + uint64(growth);
        for (uint64 i = oldSize; i < size; ++i) {
            model.leaves.push(keccak256(abi.encode(seed, i)));
        }
        model.sizes.push(size);
        bytes32 root = MerkleTree.rootAt(model.leaves, size);
        bytes32[] memory proof = proofOf(model.leaves, oldSize, size);
        vm.prank(_account(lab, IConsortium.Purpose.Sequencer));
        resultLog.checkpoint(lab, logId, size, root, proof);
    }

    function _amend(bytes32 lab, IResultLog.Amendment[] memory batch, uint256 skipped) private writes {
        _expectedData = abi.encode(_written + 1, batch, skipped);
        vm.prank(_account(lab, IConsortium.Purpose.Sequencer));
        resultLog.amend(lab, batch);
    }

    function _tryCheckpoint(bytes32 lab, bytes32 logId, uint64 size, bytes32 root, bytes32[] memory proof) private {
        bytes memory data = abi.encodeCall(IResultLog.checkpoint, (lab, logId, size, root, proof));
        _try(_account(lab, IConsortium.Purpose.Sequencer), data);
    }

    function _try(address caller, bytes memory data) private {
        vm.prank(caller);
        (bool isDone,) = address(resultLog).call(data);
        if (isDone) ++breaches;
    }

    function _account(bytes32 lab, IConsortium.Purpose purpose) private returns (address) {
        return accountOf(lab, purpose);
    }

    function _isOpen(Model storage model) private view returns (bool) {
        return model.opensAt != 0 && block.timestamp >= model.opensAt && !_isClosed(model);
    }

    function _isClosed(Model storage model) private view returns (bool) {
        return model.closesAt != 0 && block.timestamp >= model.closesAt;
    }

    /// @dev Few handles, so that they come again; reasons from the given one to the last.
    function _batch(uint256 seed, uint256 count, uint256 least)
        private
        pure
        returns (IResultLog.Amendment[] memory batch)
    {
        batch = new IResultLog.Amendment[](count);
        for (uint256 i; i < count; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            batch[i].handle = bytes32(1 + random % 64);
            batch[i].reason = IResultLog.Reason(least + (random >> 128) % (7 - least));
        }
    }

    function _lab(uint256 seed) private pure returns (bytes32) {
        return seed % 2 == 0 ? LAB : OTHER_LAB;
    }

    function _log(uint256 seed) private pure returns (bytes32) {
        return bytes32(1 + (seed >> 8) % LOGS);
    }
}
