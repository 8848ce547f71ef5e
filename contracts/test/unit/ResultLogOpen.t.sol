// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IResultLog} from "../../src/interfaces/IResultLog.sol";
import {ResultLogs} from "../ResultLogs.t.sol";

/// @notice openLog and cancelOpening.
contract ResultLogOpenTest is ResultLogs {
    // ---- openLog ----

    function testFuzz_OpenLog_ByManager(bytes32 logId, uint64 blockNumber, uint32 wait) public {
        vm.assume(logId != 0);
        vm.roll(blockNumber);
        uint64 opensAt = inForceAt();
        vm.expectEmit(address(resultLog));
        emit IResultLog.LogOpened(LAB, logId, 1, opensAt, 0, 0, 0);
        vm.prank(manager);
        resultLog.openLog(LAB, logId, 0);
        assertHead(logId, IResultLog.Head(0, blockNumber, opensAt, 0, EMPTY_ROOT, 0, false));
        vm.warp(opensAt - 1);
        assertHead(logId, IResultLog.Head(0, blockNumber, opensAt, 0, EMPTY_ROOT, 0, false));
        vm.warp(uint256(opensAt) + wait);
        assertHead(logId, IResultLog.Head(0, blockNumber, opensAt, 0, EMPTY_ROOT, 0, true));
        vm.assertTrue(!resultLog.head(OTHER_LAB, logId).isOpen, "the other lab's log of this id");
        vm.assertEq(resultLog.sequence(), 1, "sequence");
    }

    function testFuzz_OpenLog_ByVote(bytes32 logId) public {
        vm.assume(logId != 0);
        uint64 opensAt = uint64(block.timestamp);
        vm.expectEmit(address(resultLog));
        emit IResultLog.LogOpened(LAB, logId, 1, opensAt, 0, 0, 0);
        vote();
        resultLog.openLog(LAB, logId, 0);
        assertHead(logId, IResultLog.Head(0, 1000, opensAt, 0, EMPTY_ROOT, 0, true));
    }

    /// @dev The successor names the old log and its final head.
    function testFuzz_OpenLog_Successor(uint64 size, bytes32 root, bool isVote) public {
        size = uint64(bound(size, 1, MAX_GROWTH));
        open();
        anchor(size, root, none);
        vm.prank(manager);
        resultLog.closeLog(LAB, LOG);
        vm.warp(inForceAt());
        uint64 opensAt = isVote ? uint64(block.timestamp) : inForceAt();
        vm.expectEmit(address(resultLog));
        emit IResultLog.LogOpened(LAB, OTHER_LOG, 4, opensAt, LOG, size, root);
        vm.prank(isVote ? address(consortium) : manager);
        resultLog.openLog(LAB, OTHER_LOG, LOG);
        assertHead(OTHER_LOG, IResultLog.Head(0, 1000, opensAt, 0, EMPTY_ROOT, LOG, isVote));
    }

    /// @dev A log that was closed empty has a successor too.
    function test_OpenLog_SuccessorOfEmpty() public {
        _openClosed();
        vm.expectEmit(address(resultLog));
        emit IResultLog.LogOpened(LAB, OTHER_LOG, 3, uint64(block.timestamp), LOG, 0, EMPTY_ROOT);
        vote();
        resultLog.openLog(LAB, OTHER_LOG, LOG);
    }

    /// @dev Each lab has log ids of its own.
    function test_OpenLog_SameIdInTwoLabs() public {
        open();
        vm.prank(otherManager);
        resultLog.openLog(OTHER_LAB, LOG, 0);
        vm.assertEq(resultLog.sequence(), 2, "sequence");
    }

    function testFuzz_RevertWhen_OpenLogByOther(address caller) public {
        notActor(caller, manager);
        vm.assume(caller != address(consortium));
        expectNotPurpose(caller, IConsortium.Purpose.Manager);
        resultLog.openLog(LAB, LOG, 0);
    }

    function test_RevertWhen_OpenLogByOtherPurpose() public {
        address[3] memory callers = [sequencer, governor, otherManager];
        for (uint256 i; i < callers.length; ++i) {
            expectNotPurpose(callers[i], IConsortium.Purpose.Manager);
            resultLog.openLog(LAB, LOG, 0);
        }
    }

    function test_RevertWhen_MemberIsNoLab() public {
        address[2] memory callers = [accountOf(PROVIDER, IConsortium.Purpose.Manager), address(consortium)];
        for (uint256 i; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IResultLog.NotLab.selector, PROVIDER));
            vm.prank(callers[i]);
            resultLog.openLog(PROVIDER, LOG, 0);
        }
    }

    function test_RevertWhen_SuspendedOpens() public {
        suspend(LAB, true);
        expectNotPurpose(manager, IConsortium.Purpose.Manager);
        resultLog.openLog(LAB, LOG, 0);
        _expectRefused(address(consortium), abi.encodeWithSelector(IResultLog.NotLab.selector, LAB));
        resultLog.openLog(LAB, LOG, 0);
    }

    function test_RevertWhen_LogIdIsZero() public {
        _expectRefused(manager, abi.encodeWithSelector(IResultLog.ZeroLogId.selector));
        resultLog.openLog(LAB, 0, 0);
    }

    /// @dev Neither an opening log's id nor an open one's nor a closed one's is free.
    function test_RevertWhen_LogExists() public {
        bytes memory refusal = abi.encodeWithSelector(IResultLog.LogExists.selector, LAB, LOG);
        vm.prank(manager);
        resultLog.openLog(LAB, LOG, 0);
        _expectRefused(manager, refusal);
        resultLog.openLog(LAB, LOG, 0);
        vm.warp(inForceAt());
        _expectRefused(manager, refusal);
        resultLog.openLog(LAB, LOG, 0);
        vote();
        resultLog.closeLog(LAB, LOG);
        _expectRefused(address(consortium), refusal);
        resultLog.openLog(LAB, LOG, 0);
    }

    function test_RevertWhen_PredecessorIsNotClosed() public {
        bytes memory refusal = abi.encodeWithSelector(IResultLog.PredecessorNotClosed.selector, LAB, LOG);
        _expectRefused(manager, refusal);
        resultLog.openLog(LAB, OTHER_LOG, LOG); // unknown
        _expectRefused(manager, refusal);
        resultLog.openLog(LAB, LOG, LOG); // itself
        vm.prank(manager);
        resultLog.openLog(LAB, LOG, 0);
        _expectRefused(manager, refusal);
        resultLog.openLog(LAB, OTHER_LOG, LOG); // opening
        vm.warp(inForceAt());
        _expectRefused(manager, refusal);
        resultLog.openLog(LAB, OTHER_LOG, LOG); // open
        vm.prank(manager);
        resultLog.closeLog(LAB, LOG);
        uint64 closesAt = inForceAt();
        vm.warp(closesAt - 1);
        _expectRefused(manager, refusal);
        resultLog.openLog(LAB, OTHER_LOG, LOG); // closing
        vm.warp(closesAt);
        vm.prank(manager);
        resultLog.openLog(LAB, OTHER_LOG, LOG);
    }

    /// @dev Another member's closed log is no predecessor.
    function test_RevertWhen_PredecessorIsOfOtherLab() public {
        _openClosed();
        _expectRefused(otherManager, abi.encodeWithSelector(IResultLog.PredecessorNotClosed.selector, OTHER_LAB, LOG));
        resultLog.openLog(OTHER_LAB, OTHER_LOG, LOG);
    }

    // ---- cancelOpening ----

    /// @dev Nothing of a cancelled opening is left, and its id is free.
    function testFuzz_CancelOpening(bool isVote, bool isSuspended, uint32 wait) public {
        _openClosed();
        vm.prank(manager);
        resultLog.openLog(LAB, OTHER_LOG, LOG);
        vm.warp(block.timestamp + bound(wait, 0, consortium.managerDelay() - 1));
        if (isSuspended) suspend(LAB, true);
        vm.expectEmit(address(resultLog));
        emit IResultLog.OpeningCancelled(LAB, OTHER_LOG, 4);
        vm.prank(isVote ? address(consortium) : governor);
        resultLog.cancelOpening(LAB, OTHER_LOG);
        assertHead(OTHER_LOG, IResultLog.Head(0, 0, 0, 0, 0, 0, false));
        suspend(LAB, false);
        vm.warp(block.timestamp + consortium.managerDelay());
        vm.expectRevert(abi.encodeWithSelector(IResultLog.LogNotOpen.selector, LAB, OTHER_LOG));
        vm.prank(sequencer);
        resultLog.checkpoint(LAB, OTHER_LOG, 1, keccak256("root"), none);
        uint64 opensAt = inForceAt();
        vm.prank(manager);
        resultLog.openLog(LAB, OTHER_LOG, 0);
        assertHead(OTHER_LOG, IResultLog.Head(0, 1000, opensAt, 0, EMPTY_ROOT, 0, false));
    }

    function test_RevertWhen_NotOpening() public {
        bytes memory refusal = abi.encodeWithSelector(IResultLog.NotOpening.selector, LAB, LOG);
        _expectRefused(governor, refusal);
        resultLog.cancelOpening(LAB, LOG); // unknown
        vm.prank(manager);
        resultLog.openLog(LAB, LOG, 0);
        vm.warp(inForceAt());
        _expectRefused(governor, refusal);
        resultLog.cancelOpening(LAB, LOG); // in force
        vote();
        resultLog.closeLog(LAB, LOG);
        _expectRefused(address(consortium), refusal);
        resultLog.cancelOpening(LAB, LOG); // closed
    }

    function testFuzz_RevertWhen_CancelOpeningByOther(address caller) public {
        notActor(caller, governor);
        vm.assume(caller != address(consortium));
        vm.prank(manager);
        resultLog.openLog(LAB, LOG, 0);
        expectNotPurpose(caller, IConsortium.Purpose.Governor);
        resultLog.cancelOpening(LAB, LOG);
    }

    function test_RevertWhen_CancelOpeningByOtherPurpose() public {
        address[3] memory callers = [manager, sequencer, accountOf(OTHER_LAB, IConsortium.Purpose.Governor)];
        vm.prank(manager);
        resultLog.openLog(LAB, LOG, 0);
        for (uint256 i; i < callers.length; ++i) {
            expectNotPurpose(callers[i], IConsortium.Purpose.Governor);
            resultLog.cancelOpening(LAB, LOG);
        }
    }

    // ---- helpers ----

    function _openClosed() private {
        open();
        vote();
        resultLog.closeLog(LAB, LOG);
    }

    function _expectRefused(address caller, bytes memory refusal) private {
        vm.expectRevert(refusal);
        vm.prank(caller);
    }
}
