// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IResultLog} from "../../src/interfaces/IResultLog.sol";
import {ResultLogs} from "../ResultLogs.t.sol";

/// @notice closeLog and cancelClosing.
contract ResultLogCloseTest is ResultLogs {
    uint64 private openedAt;

    function setUp() public override {
        super.setUp();
        open();
        openedAt = uint64(block.timestamp);
        vm.warp(block.timestamp + 1 hours);
    }

    // ---- closeLog ----

    function testFuzz_CloseLog_ByManager(uint32 wait) public {
        uint64 closesAt = inForceAt();
        vm.expectEmit(address(resultLog));
        emit IResultLog.LogClosed(LAB, LOG, 2, closesAt);
        vm.prank(manager);
        resultLog.closeLog(LAB, LOG);
        _assertHead(closesAt, true);
        vm.warp(closesAt - 1);
        _assertHead(closesAt, true);
        vm.warp(uint256(closesAt) + wait);
        _assertHead(closesAt, false);
    }

    /// @dev At once, and for a suspended member too, and where its manager's closing waits.
    function testFuzz_CloseLog_ByVote(bool isClosing, bool isSuspended) public {
        if (isClosing) _close();
        if (isSuspended) suspend(LAB, true);
        vm.expectEmit(address(resultLog));
        emit IResultLog.LogClosed(LAB, LOG, isClosing ? 3 : 2, uint64(block.timestamp));
        vote();
        resultLog.closeLog(LAB, LOG);
        _assertHead(uint64(block.timestamp), false);
        suspend(LAB, false);
        _expectRefused(sequencer, abi.encodeWithSelector(IResultLog.LogNotOpen.selector, LAB, LOG));
        resultLog.checkpoint(LAB, LOG, 1, keccak256("root"), none);
    }

    function testFuzz_RevertWhen_CloseLogByOther(address caller) public {
        notActor(caller, manager);
        vm.assume(caller != address(consortium));
        expectNotPurpose(caller, IConsortium.Purpose.Manager);
        resultLog.closeLog(LAB, LOG);
    }

    function test_RevertWhen_CloseLogByOtherPurpose() public {
        address[3] memory callers = [sequencer, governor, otherManager];
        for (uint256 i; i < callers.length; ++i) {
            expectNotPurpose(callers[i], IConsortium.Purpose.Manager);
            resultLog.closeLog(LAB, LOG);
        }
    }

    function test_RevertWhen_SuspendedCloses() public {
        suspend(LAB, true);
        expectNotPurpose(manager, IConsortium.Purpose.Manager);
        resultLog.closeLog(LAB, LOG);
    }

    /// @dev A manager can't move its closing.
    function test_RevertWhen_AlreadyClosing() public {
        _close();
        _expectRefused(manager, abi.encodeWithSelector(IResultLog.AlreadyClosing.selector, LAB, LOG));
        resultLog.closeLog(LAB, LOG);
    }

    function test_RevertWhen_LogIsNotOpen() public {
        bytes memory refusal = abi.encodeWithSelector(IResultLog.LogNotOpen.selector, LAB, OTHER_LOG);
        _expectRefused(manager, refusal);
        resultLog.closeLog(LAB, OTHER_LOG); // unknown
        vm.prank(manager);
        resultLog.openLog(LAB, OTHER_LOG, 0);
        uint64 opensAt = inForceAt();
        vm.warp(opensAt - 1);
        _expectRefused(address(consortium), refusal);
        resultLog.closeLog(LAB, OTHER_LOG); // opening
        vm.warp(opensAt);
        vote();
        resultLog.closeLog(LAB, OTHER_LOG);
        _expectRefused(address(consortium), refusal);
        resultLog.closeLog(LAB, OTHER_LOG); // closed
    }

    // ---- cancelClosing ----

    function testFuzz_CancelClosing(bool isVote, bool isSuspended, uint32 wait) public {
        _close();
        uint64 closesAt = inForceAt();
        vm.warp(block.timestamp + bound(wait, 0, consortium.managerDelay() - 1));
        if (isSuspended) suspend(LAB, true);
        vm.expectEmit(address(resultLog));
        emit IResultLog.ClosingCancelled(LAB, LOG, 3);
        vm.prank(isVote ? address(consortium) : governor);
        resultLog.cancelClosing(LAB, LOG);
        suspend(LAB, false);
        vm.warp(closesAt);
        _assertHead(0, true);
        anchor(1, keccak256("root"), none);
        _close();
    }

    /// @dev What is closed stays closed, even by vote.
    function test_RevertWhen_NotClosing() public {
        bytes memory refusal = abi.encodeWithSelector(IResultLog.NotClosing.selector, LAB, LOG);
        _expectRefused(governor, refusal);
        resultLog.cancelClosing(LAB, LOG); // open
        _close();
        uint64 closesAt = inForceAt();
        vm.warp(closesAt);
        _expectRefused(governor, refusal);
        resultLog.cancelClosing(LAB, LOG); // in force
        _expectRefused(address(consortium), refusal);
        resultLog.cancelClosing(LAB, LOG);
        _assertHead(closesAt, false);
    }

    function testFuzz_RevertWhen_CancelClosingByOther(address caller) public {
        notActor(caller, governor);
        vm.assume(caller != address(consortium));
        _close();
        expectNotPurpose(caller, IConsortium.Purpose.Governor);
        resultLog.cancelClosing(LAB, LOG);
    }

    function test_RevertWhen_CancelClosingByOtherPurpose() public {
        address[3] memory callers = [manager, sequencer, accountOf(OTHER_LAB, IConsortium.Purpose.Governor)];
        _close();
        for (uint256 i; i < callers.length; ++i) {
            expectNotPurpose(callers[i], IConsortium.Purpose.Governor);
            resultLog.cancelClosing(LAB, LOG);
        }
    }

    // ---- helpers ----

    function _close() private {
        vm.prank(manager);
        resultLog.closeLog(LAB, LOG);
    }

    function _assertHead(uint64 closesAt, bool isOpen) private view {
        assertHead(LOG, IResultLog.Head(0, 1000, openedAt, closesAt, EMPTY_ROOT, 0, isOpen));
    }

    function _expectRefused(address caller, bytes memory refusal) private {
        vm.expectRevert(refusal);
        vm.prank(caller);
    }
}
