// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IResultLog} from "../../src/interfaces/IResultLog.sol";
import {MerkleTree} from "../MerkleTree.sol";
import {ResultLogs} from "../ResultLogs.t.sol";

/// @notice checkpoint.
contract ResultLogCheckpointTest is ResultLogs {
    function testFuzz_Checkpoint(uint256 seed, uint256[6] memory steps) public {
        bytes32[] memory leaves = leavesOf(seed);
        open();
        uint64 oldSize;
        for (uint256 i; i < steps.length; ++i) {
            uint64 size = oldSize + uint64(bound(steps[i], 1, 12));
            bytes32 root = MerkleTree.rootAt(leaves, size);
            vm.roll(block.number + 1);
            vm.expectEmit(address(resultLog));
            emit IResultLog.CheckpointAnchored(LAB, LOG, uint64(i + 2), block.chainid, oldSize, size, root);
            anchor(size, root, proofOf(leaves, oldSize, size));
            assertHead(LOG, IResultLog.Head(size, uint64(block.number), 1_800_000_000, 0, root, 0, true));
            oldSize = size;
        }
    }

    function test_Checkpoint_EventNamesChain() public {
        open();
        vm.chainId(4711);
        vm.expectEmit(address(resultLog));
        emit IResultLog.CheckpointAnchored(LAB, LOG, 2, 4711, 0, 1, keccak256("root"));
        anchor(1, keccak256("root"), none);
    }

    function testFuzz_RevertWhen_PastIsRewritten(uint256 seed, uint256 m, uint256 n) public {
        bytes32[] memory leaves = leavesOf(seed);
        (uint64 oldSize, uint64 size) = sizesOf(m, n);
        open();
        anchor(oldSize, MerkleTree.rootAt(leaves, oldSize), none);
        leaves[seed % oldSize] = keccak256("another result");
        bytes32 root = MerkleTree.rootAt(leaves, size);
        bytes32[] memory proof = MerkleTree.prove(leaves, oldSize, size);
        _expectRefused(abi.encodeWithSelector(IResultLog.InconsistentCheckpoint.selector, oldSize, size));
        resultLog.checkpoint(LAB, LOG, size, root, proof);
    }

    function testFuzz_RevertWhen_ProofIsMissing(uint256 seed, uint256 m, uint256 n) public {
        bytes32[] memory leaves = leavesOf(seed);
        (uint64 oldSize, uint64 size) = sizesOf(m, n);
        open();
        anchor(oldSize, MerkleTree.rootAt(leaves, oldSize), none);
        bytes32 root = MerkleTree.rootAt(leaves, size);
        _expectRefused(abi.encodeWithSelector(IResultLog.InconsistentCheckpoint.selector, oldSize, size));
        resultLog.checkpoint(LAB, LOG, size, root, none);
    }

    /// @dev From the empty tree there is nothing to prove, so there is exactly one proof: none.
    function testFuzz_RevertWhen_EmptyLogHasProof(bytes32[] memory proof, uint64 size) public {
        vm.assume(proof.length != 0);
        size = uint64(bound(size, 1, MAX_GROWTH));
        open();
        _expectRefused(abi.encodeWithSelector(IResultLog.InconsistentCheckpoint.selector, 0, size));
        resultLog.checkpoint(LAB, LOG, size, keccak256("root"), proof);
    }

    function testFuzz_RevertWhen_SizeIsNotNewer(uint64 headSize, uint64 size) public {
        headSize = uint64(bound(headSize, 1, MAX_GROWTH));
        size = uint64(bound(size, 0, headSize));
        open();
        anchor(headSize, keccak256("root"), none);
        _expectRefused(abi.encodeWithSelector(IResultLog.NotNewer.selector, size, headSize));
        resultLog.checkpoint(LAB, LOG, size, keccak256("root"), none);
    }

    function testFuzz_RevertWhen_GrowthIsExceeded(uint64 size) public {
        size = uint64(bound(size, MAX_GROWTH + 1, type(uint64).max));
        open();
        _expectRefused(abi.encodeWithSelector(IResultLog.GrowthExceeded.selector, size, MAX_GROWTH));
        resultLog.checkpoint(LAB, LOG, size, keccak256("root"), none);
        anchor(MAX_GROWTH, keccak256("root"), none);
    }

    /// @dev The bound is on the growth, not on the size.
    function test_RevertWhen_GrowthIsExceededLater() public {
        open();
        anchor(7, keccak256("root"), none);
        _expectRefused(abi.encodeWithSelector(IResultLog.GrowthExceeded.selector, MAX_GROWTH + 1, MAX_GROWTH));
        resultLog.checkpoint(LAB, LOG, 7 + MAX_GROWTH + 1, keccak256("root"), none);
        _expectRefused(abi.encodeWithSelector(IResultLog.InconsistentCheckpoint.selector, 7, 7 + MAX_GROWTH));
        resultLog.checkpoint(LAB, LOG, 7 + MAX_GROWTH, keccak256("root"), none);
    }

    function test_RevertWhen_LogIsUnknown() public {
        open();
        vm.expectRevert(abi.encodeWithSelector(IResultLog.LogNotOpen.selector, OTHER_LAB, LOG));
        vm.prank(otherSequencer);
        resultLog.checkpoint(OTHER_LAB, LOG, 1, keccak256("root"), none);
    }

    /// @dev What a manager opens takes nothing before its time.
    function testFuzz_Checkpoint_OpensAt(uint32 early) public {
        vm.prank(manager);
        resultLog.openLog(LAB, LOG, 0);
        uint64 opensAt = inForceAt();
        vm.warp(opensAt - bound(early, 1, consortium.managerDelay()));
        _expectNotOpen();
        resultLog.checkpoint(LAB, LOG, 1, keccak256("root"), none);
        vm.warp(opensAt - 1);
        _expectNotOpen();
        resultLog.checkpoint(LAB, LOG, 1, keccak256("root"), none);
        vm.warp(opensAt);
        anchor(1, keccak256("root"), none);
    }

    /// @dev What a manager closes takes checkpoints until its time.
    function testFuzz_Checkpoint_ClosesAt(uint32 late) public {
        open();
        vm.prank(manager);
        resultLog.closeLog(LAB, LOG);
        uint64 closesAt = inForceAt();
        vm.warp(closesAt - 1);
        bytes32[] memory leaves = leavesOf(late);
        anchor(1, MerkleTree.rootAt(leaves, 1), none);
        bytes32[] memory proof = MerkleTree.prove(leaves, 1, 2);
        bytes32 root = MerkleTree.rootAt(leaves, 2);
        vm.warp(closesAt);
        _expectNotOpen();
        resultLog.checkpoint(LAB, LOG, 2, root, proof);
        vm.warp(uint256(closesAt) + late);
        _expectNotOpen();
        resultLog.checkpoint(LAB, LOG, 2, root, proof);
    }

    function testFuzz_RevertWhen_CheckpointByOther(address caller) public {
        notActor(caller, sequencer);
        open();
        expectNotPurpose(caller, IConsortium.Purpose.Sequencer);
        resultLog.checkpoint(LAB, LOG, 1, keccak256("root"), none);
    }

    function test_RevertWhen_CheckpointByOtherPurpose() public {
        open();
        address[3] memory callers = [manager, governor, otherSequencer];
        for (uint256 i; i < callers.length; ++i) {
            expectNotPurpose(callers[i], IConsortium.Purpose.Sequencer);
            resultLog.checkpoint(LAB, LOG, 1, keccak256("root"), none);
        }
    }

    /// @dev A vote opens and closes, but it anchors nothing.
    function test_RevertWhen_CheckpointByVote() public {
        open();
        expectNotPurpose(address(consortium), IConsortium.Purpose.Sequencer);
        resultLog.checkpoint(LAB, LOG, 1, keccak256("root"), none);
    }

    function test_RevertWhen_MemberIsSuspended() public {
        open();
        suspend(LAB, true);
        expectNotPurpose(sequencer, IConsortium.Purpose.Sequencer);
        resultLog.checkpoint(LAB, LOG, 1, keccak256("root"), none);
        suspend(LAB, false);
        anchor(1, keccak256("root"), none);
        suspendForCompromise(LAB);
        expectNotPurpose(sequencer, IConsortium.Purpose.Sequencer);
        resultLog.checkpoint(LAB, LOG, 2, keccak256("root"), none);
    }

    /// @dev Storage proofs read these slots: the log at slot 1 of the contract, by member and log id.
    function testFuzz_Checkpoint_StorageSlots(uint64 size, uint64 blockNumber, bytes32 root) public {
        size = uint64(bound(size, 1, MAX_GROWTH));
        vote();
        resultLog.openLog(LAB, OTHER_LOG, 0);
        vote();
        resultLog.closeLog(LAB, OTHER_LOG);
        vote();
        resultLog.openLog(LAB, LOG, OTHER_LOG);
        vm.prank(manager);
        resultLog.closeLog(LAB, LOG);
        vm.roll(blockNumber);
        anchor(size, root, none);
        uint256 slot = uint256(keccak256(abi.encode(LOG, keccak256(abi.encode(LAB, uint256(1))))));
        uint256 packed = uint256(inForceAt()) << 192 | block.timestamp << 128 | uint256(blockNumber) << 64 | size;
        vm.assertEq(vm.load(address(resultLog), bytes32(slot)), bytes32(packed), "size, block, opens, closes");
        vm.assertEq(vm.load(address(resultLog), bytes32(slot + 1)), root, "root");
        vm.assertEq(vm.load(address(resultLog), bytes32(slot + 2)), OTHER_LOG, "predecessor");
        assertHead(LOG, IResultLog.Head(size, blockNumber, uint64(block.timestamp), inForceAt(), root, OTHER_LOG, true));
    }

    // ---- helpers ----

    function _expectRefused(bytes memory refusal) private {
        vm.expectRevert(refusal);
        vm.prank(sequencer);
    }

    function _expectNotOpen() private {
        _expectRefused(abi.encodeWithSelector(IResultLog.LogNotOpen.selector, LAB, LOG));
    }
}
