// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IResultLog} from "../../src/interfaces/IResultLog.sol";
import {Base} from "../Base.t.sol";
import {MerkleTree} from "../MerkleTree.sol";

/// @notice openLog and checkpoint.
contract ResultLogCheckpointTest is Base {
    bytes32[] private none;

    // ---- openLog ----

    function testFuzz_OpenLog(bytes32 logId, uint32 blockNumber) public {
        vm.assume(logId != 0);
        vm.roll(bound(blockNumber, 1001, type(uint32).max));
        vm.expectEmit(address(resultLog));
        emit IResultLog.LogOpened(LAB, logId, 1);
        vm.prank(manager);
        resultLog.openLog(logId);
        _assertHead(logId, IResultLog.Head(0, uint64(block.number), true, EMPTY_ROOT));
        vm.assertTrue(!resultLog.head(OTHER_LAB, logId).isOpen, "the other lab's log of this id");
        vm.assertEq(resultLog.sequence(), 1, "sequence");
    }

    /// @dev Each lab has log ids of its own.
    function test_OpenLog_SameIdInTwoLabs() public {
        _openLog();
        vm.prank(otherManager);
        resultLog.openLog(LOG);
        vm.assertEq(resultLog.sequence(), 2, "sequence");
    }

    function testFuzz_RevertWhen_OpenLogByOther(address caller) public {
        notActor(caller, manager);
        vm.assume(caller != otherManager && caller != providerManager);
        _expectNotPurpose(caller, IConsortium.Purpose.Manager);
        resultLog.openLog(LOG);
    }

    function test_RevertWhen_MemberIsNoLab() public {
        vm.expectRevert(abi.encodeWithSelector(IResultLog.NotLab.selector, PROVIDER));
        vm.prank(providerManager);
        resultLog.openLog(LOG);
    }

    function test_RevertWhen_LogIdIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IResultLog.ZeroLogId.selector));
        vm.prank(manager);
        resultLog.openLog(0);
    }

    function test_RevertWhen_LogExists() public {
        _openLog();
        vm.expectRevert(abi.encodeWithSelector(IResultLog.LogExists.selector, LAB, LOG));
        vm.prank(manager);
        resultLog.openLog(LOG);
    }

    // ---- checkpoint ----

    function testFuzz_Checkpoint(uint256 seed, uint256[6] memory steps) public {
        bytes32[] memory leaves = _leaves(seed);
        _openLog();
        uint64 oldSize;
        for (uint256 i; i < steps.length; ++i) {
            uint64 size = oldSize + uint64(bound(steps[i], 1, 12));
            bytes32 root = MerkleTree.rootAt(leaves, size);
            vm.roll(block.number + 1);
            vm.expectEmit(address(resultLog));
            emit IResultLog.CheckpointAnchored(LAB, LOG, uint64(i + 2), block.chainid, oldSize, size, root);
            _checkpoint(size, root, _proof(leaves, oldSize, size));
            _assertHead(LOG, IResultLog.Head(size, uint64(block.number), true, root));
            oldSize = size;
        }
    }

    function test_Checkpoint_EventNamesChain() public {
        _openLog();
        vm.chainId(4711);
        vm.expectEmit(address(resultLog));
        emit IResultLog.CheckpointAnchored(LAB, LOG, 2, 4711, 0, 1, keccak256("root"));
        _checkpoint(1, keccak256("root"), none);
    }

    function testFuzz_RevertWhen_PastIsRewritten(uint256 seed, uint256 m, uint256 n) public {
        bytes32[] memory leaves = _leaves(seed);
        (uint64 oldSize, uint64 size) = _sizes(m, n);
        _openLog();
        _checkpoint(oldSize, MerkleTree.rootAt(leaves, oldSize), none);
        leaves[seed % oldSize] = keccak256("another result");
        bytes32 root = MerkleTree.rootAt(leaves, size);
        bytes32[] memory proof = MerkleTree.prove(leaves, oldSize, size);
        _expectRefused(abi.encodeWithSelector(IResultLog.InconsistentCheckpoint.selector, oldSize, size));
        resultLog.checkpoint(LOG, size, root, proof);
    }

    function testFuzz_RevertWhen_ProofIsMissing(uint256 seed, uint256 m, uint256 n) public {
        bytes32[] memory leaves = _leaves(seed);
        (uint64 oldSize, uint64 size) = _sizes(m, n);
        _openLog();
        _checkpoint(oldSize, MerkleTree.rootAt(leaves, oldSize), none);
        bytes32 root = MerkleTree.rootAt(leaves, size);
        _expectRefused(abi.encodeWithSelector(IResultLog.InconsistentCheckpoint.selector, oldSize, size));
        resultLog.checkpoint(LOG, size, root, none);
    }

    /// @dev From the empty tree there is nothing to prove, so there is exactly one proof: none.
    function testFuzz_RevertWhen_EmptyLogHasProof(bytes32[] memory proof, uint64 size) public {
        vm.assume(proof.length != 0);
        size = uint64(bound(size, 1, MAX_GROWTH));
        _openLog();
        _expectRefused(abi.encodeWithSelector(IResultLog.InconsistentCheckpoint.selector, 0, size));
        resultLog.checkpoint(LOG, size, keccak256("root"), proof);
    }

    function testFuzz_RevertWhen_SizeIsNotNewer(uint64 headSize, uint64 size) public {
        headSize = uint64(bound(headSize, 1, MAX_GROWTH));
        size = uint64(bound(size, 0, headSize));
        _openLog();
        _checkpoint(headSize, keccak256("root"), none);
        _expectRefused(abi.encodeWithSelector(IResultLog.NotNewer.selector, size, headSize));
        resultLog.checkpoint(LOG, size, keccak256("root"), none);
    }

    function testFuzz_RevertWhen_GrowthIsExceeded(uint64 size) public {
        size = uint64(bound(size, MAX_GROWTH + 1, type(uint64).max));
        _openLog();
        _expectRefused(abi.encodeWithSelector(IResultLog.GrowthExceeded.selector, size, MAX_GROWTH));
        resultLog.checkpoint(LOG, size, keccak256("root"), none);
        _checkpoint(MAX_GROWTH, keccak256("root"), none);
    }

    /// @dev The bound is on the growth, not on the size.
    function test_RevertWhen_GrowthIsExceededLater() public {
        _openLog();
        _checkpoint(7, keccak256("root"), none);
        _expectRefused(abi.encodeWithSelector(IResultLog.GrowthExceeded.selector, MAX_GROWTH + 1, MAX_GROWTH));
        resultLog.checkpoint(LOG, 7 + MAX_GROWTH + 1, keccak256("root"), none);
        _expectRefused(abi.encodeWithSelector(IResultLog.InconsistentCheckpoint.selector, 7, 7 + MAX_GROWTH));
        resultLog.checkpoint(LOG, 7 + MAX_GROWTH, keccak256("root"), none);
    }

    function test_RevertWhen_LogIsUnknown() public {
        _openLog();
        vm.expectRevert(abi.encodeWithSelector(IResultLog.UnknownLog.selector, OTHER_LAB, LOG));
        vm.prank(otherSequencer);
        resultLog.checkpoint(LOG, 1, keccak256("root"), none);
    }

    function testFuzz_RevertWhen_CheckpointByOther(address caller) public {
        notActor(caller, sequencer);
        vm.assume(caller != otherSequencer);
        _openLog();
        _expectNotPurpose(caller, IConsortium.Purpose.Sequencer);
        resultLog.checkpoint(LOG, 1, keccak256("root"), none);
    }

    function test_RevertWhen_SequencerIsOff() public {
        _openLog();
        vm.prank(manager);
        consortium.setAccount(sequencer, IConsortium.Purpose.Sequencer, false);
        _expectNotPurpose(sequencer, IConsortium.Purpose.Sequencer);
        resultLog.checkpoint(LOG, 1, keccak256("root"), none);
    }

    // ---- helpers ----

    function _openLog() private {
        vm.prank(manager);
        resultLog.openLog(LOG);
    }

    function _checkpoint(uint64 size, bytes32 root, bytes32[] memory proof) private {
        vm.prank(sequencer);
        resultLog.checkpoint(LOG, size, root, proof);
    }

    function _expectRefused(bytes memory refusal) private {
        vm.expectRevert(refusal);
        vm.prank(sequencer);
    }

    function _expectNotPurpose(address caller, IConsortium.Purpose purpose) private {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotPurpose.selector, caller, purpose));
        vm.prank(caller);
    }

    function _assertHead(bytes32 logId, IResultLog.Head memory expected) private view {
        vm.assertEq(abi.encode(resultLog.head(LAB, logId)), abi.encode(expected), "head");
    }

    function _proof(bytes32[] memory leaves, uint64 oldSize, uint64 size) private view returns (bytes32[] memory) {
        return oldSize == 0 ? none : MerkleTree.prove(leaves, oldSize, size);
    }

    function _leaves(uint256 seed) private pure returns (bytes32[] memory leaves) {
        leaves = new bytes32[](72);
        for (uint256 i; i < leaves.length; ++i) {
            leaves[i] = keccak256(abi.encode(seed, i));
        }
    }

    function _sizes(uint256 m, uint256 n) private pure returns (uint64 oldSize, uint64 size) {
        size = uint64(bound(n, 2, 72));
        oldSize = uint64(bound(m, 1, size - 1));
    }
}
