// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ResultLog} from "../src/ResultLog.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {IResultLog} from "../src/interfaces/IResultLog.sol";
import {Base} from "./Base.t.sol";
import {MerkleTree} from "./MerkleTree.sol";

/// @notice A ResultLog, and two labs that use it.
abstract contract ResultLogs is Base {
    uint64 internal constant MAX_GROWTH = 1 << 20;
    bytes32 internal constant EMPTY_ROOT = sha256("");
    bytes32 internal constant LOG = keccak256("log");
    bytes32 internal constant OTHER_LOG = keccak256("other log");

    ResultLog internal resultLog;

    address internal governor;
    address internal manager;
    address internal sequencer;
    address internal otherManager;
    address internal otherSequencer;

    bytes32[] internal none;

    function setUp() public virtual override {
        super.setUp();
        resultLog = new ResultLog(consortium, MAX_GROWTH);
        governor = accountOf(LAB, IConsortium.Purpose.Governor);
        manager = accountOf(LAB, IConsortium.Purpose.Manager);
        sequencer = accountOf(LAB, IConsortium.Purpose.Sequencer);
        otherManager = accountOf(OTHER_LAB, IConsortium.Purpose.Manager);
        otherSequencer = accountOf(OTHER_LAB, IConsortium.Purpose.Sequencer);
    }

    /// @dev A log of the lab, open now.
    function open() internal {
        vote();
        resultLog.openLog(LAB, LOG, 0);
    }

    /// @dev A checkpoint of that log by the lab's sequencer.
    function anchor(uint64 size, bytes32 root, bytes32[] memory proof) internal {
        vm.prank(sequencer);
        resultLog.checkpoint(LAB, LOG, size, root, proof);
    }

    /// @dev The time at which what a manager begins now is in force.
    function inForceAt() internal view returns (uint64) {
        return uint64(block.timestamp) + consortium.managerDelay();
    }

    function assertHead(bytes32 logId, IResultLog.Head memory expected) internal view {
        vm.assertEq(abi.encode(resultLog.head(LAB, logId)), abi.encode(expected), "head");
    }

    /// @dev The next call comes from this account and is refused, because it does not act so for the lab.
    function expectNotPurpose(address caller, IConsortium.Purpose purpose) internal {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotPurpose.selector, LAB, caller, purpose));
        vm.prank(caller);
    }

    function proofOf(bytes32[] memory leaves, uint64 oldSize, uint64 size) internal view returns (bytes32[] memory) {
        return oldSize == 0 ? none : MerkleTree.prove(leaves, oldSize, size);
    }

    function leavesOf(uint256 seed) internal pure returns (bytes32[] memory leaves) {
        leaves = new bytes32[](72);
        for (uint256 i; i < leaves.length; ++i) {
            leaves[i] = keccak256(abi.encode(seed, i));
        }
    }

    /// @dev Two sizes of a tree of those leaves, the first one smaller and not zero.
    function sizesOf(uint256 m, uint256 n) internal pure returns (uint64 oldSize, uint64 size) {
        size = uint64(bound(n, 2, 72));
        oldSize = uint64(bound(m, 1, size - 1));
    }
}
