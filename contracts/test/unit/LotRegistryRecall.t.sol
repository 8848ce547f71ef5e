// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {ILotRegistry} from "../../src/interfaces/ILotRegistry.sol";
import {Lots} from "../Lots.t.sol";

/// @notice recall, recallByVote, acknowledgeRecall.
contract LotRegistryRecallTest is Lots {
    bytes32 private lotId;

    function setUp() public override {
        super.setUp();
        lotId = register();
    }

    function testFuzz_Recall(uint256 class, bytes32 notice) public {
        vm.assume(notice != 0);
        ILotRegistry.RecallClass recallClass = ILotRegistry.RecallClass(bound(class, 1, 4));
        manager(MANUFACTURER);
        vm.expectEmit(address(lots));
        emit ILotRegistry.LotRecalled(lotId, MANUFACTURER, 2, recallClass, notice);
        lots.recall(lotId, recallClass, notice);
        _assertRecalled(recallClass, block.timestamp, notice);
        vm.assertEq(lots.sequence(), 2, "sequence");
    }

    function testFuzz_RecallByVote(uint256 class, bytes32 notice) public {
        vm.assume(notice != 0);
        ILotRegistry.RecallClass recallClass = ILotRegistry.RecallClass(bound(class, 1, 4));
        vote();
        vm.expectEmit(address(lots));
        emit ILotRegistry.LotRecalled(lotId, 0, 2, recallClass, notice);
        lots.recallByVote(lotId, recallClass, notice);
        _assertRecalled(recallClass, block.timestamp, notice);
    }

    /// @dev The manufacturer can only raise the class; the time of the recall stays.
    function testFuzz_Recall_Again(uint256 first, uint256 second) public {
        (first, second) = (bound(first, 1, 4), bound(second, 1, 4));
        uint256 time = block.timestamp;
        recall(lotId, ILotRegistry.RecallClass(first));
        vm.warp(time + 5 days);
        manager(MANUFACTURER);
        if (second >= first) vm.expectRevert(_notAllowed(second, first));
        lots.recall(lotId, ILotRegistry.RecallClass(second), keccak256("second notice"));
        bool isRaised = second < first;
        _assertRecalled(
            ILotRegistry.RecallClass(isRaised ? second : first), time, isRaised ? keccak256("second notice") : NOTICE
        );
    }

    /// @dev A vote can lower it too, but say the same again it can't.
    function testFuzz_RecallByVote_Again(uint256 first, uint256 second) public {
        (first, second) = (bound(first, 1, 4), bound(second, 1, 4));
        uint256 time = block.timestamp;
        recall(lotId, ILotRegistry.RecallClass(first));
        vm.warp(time + 5 days);
        vote();
        if (second == first) vm.expectRevert(_notAllowed(second, first));
        lots.recallByVote(lotId, ILotRegistry.RecallClass(second), NOTICE);
        _assertRecalled(ILotRegistry.RecallClass(second), time, NOTICE);
    }

    /// @dev Nobody takes a recall back.
    function test_RevertWhen_ClassIsNone() public {
        ILotRegistry.RecallClass none = ILotRegistry.RecallClass.None;
        manager(MANUFACTURER);
        vm.expectRevert(_notAllowed(0, 0));
        lots.recall(lotId, none, NOTICE);
        vote();
        vm.expectRevert(_notAllowed(0, 0));
        lots.recallByVote(lotId, none, NOTICE);
        recall(lotId, ILotRegistry.RecallClass.ClassII);
        manager(MANUFACTURER);
        vm.expectRevert(_notAllowed(0, 2));
        lots.recall(lotId, none, NOTICE);
        vote();
        vm.expectRevert(_notAllowed(0, 2));
        lots.recallByVote(lotId, none, NOTICE);
        vm.assertTrue(lots.isRecalled(lotId), "is recalled");
    }

    function test_RevertWhen_CommitIsZero() public {
        manager(MANUFACTURER);
        vm.expectRevert(abi.encodeWithSelector(ILotRegistry.ZeroCommit.selector));
        lots.recall(lotId, ILotRegistry.RecallClass.ClassI, 0);
        vote();
        vm.expectRevert(abi.encodeWithSelector(ILotRegistry.ZeroCommit.selector));
        lots.recallByVote(lotId, ILotRegistry.RecallClass.ClassI, 0);
        recall(lotId, ILotRegistry.RecallClass.ClassI);
        custodian(LAB);
        vm.expectRevert(abi.encodeWithSelector(ILotRegistry.ZeroCommit.selector));
        lots.acknowledgeRecall(LAB, lotId, 0);
    }

    function testFuzz_RevertWhen_LotIsUnknown(bytes32 unknown) public {
        vm.assume(unknown != lotId);
        bytes memory refusal = abi.encodeWithSelector(ILotRegistry.UnknownLot.selector, unknown);
        manager(MANUFACTURER);
        vm.expectRevert(refusal);
        lots.recall(unknown, ILotRegistry.RecallClass.ClassI, NOTICE);
        vote();
        vm.expectRevert(refusal);
        lots.recallByVote(unknown, ILotRegistry.RecallClass.ClassI, NOTICE);
        custodian(LAB);
        vm.expectRevert(refusal);
        lots.acknowledgeRecall(LAB, unknown, RESPONSE);
        vm.assertTrue(!lots.isRecalled(unknown), "is not recalled");
    }

    function testFuzz_RevertWhen_RecallByOther(address caller) public {
        notActor(caller, accountOf(MANUFACTURER, IConsortium.Purpose.Manager));
        address[3] memory callers = [
            caller, accountOf(MANUFACTURER, IConsortium.Purpose.Custodian), accountOf(LAB, IConsortium.Purpose.Manager)
        ];
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(notPurpose(MANUFACTURER, callers[i], IConsortium.Purpose.Manager));
            vm.prank(callers[i]);
            lots.recall(lotId, ILotRegistry.RecallClass.ClassI, NOTICE);
        }
    }

    function testFuzz_RevertWhen_NotVote(address caller) public {
        notActor(caller, address(consortium));
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotVote.selector, caller));
        vm.prank(caller);
        lots.recallByVote(lotId, ILotRegistry.RecallClass.ClassI, NOTICE);
    }

    /// @dev A suspended manufacturer can't recall; the members still can.
    function test_RevertWhen_ManufacturerIsSuspended() public {
        address account = accountOf(MANUFACTURER, IConsortium.Purpose.Manager);
        suspend(MANUFACTURER, true);
        vm.expectRevert(notPurpose(MANUFACTURER, account, IConsortium.Purpose.Manager));
        vm.prank(account);
        lots.recall(lotId, ILotRegistry.RecallClass.ClassI, NOTICE);
        vote();
        lots.recallByVote(lotId, ILotRegistry.RecallClass.ClassI, NOTICE);
    }

    /// @dev Who no longer is a manufacturer still answers for its lots.
    function test_Recall_WithoutTheRole() public {
        setRoles(MANUFACTURER, 0);
        recall(lotId, ILotRegistry.RecallClass.ClassI);
        vm.assertTrue(lots.isRecalled(lotId), "is recalled");
    }

    function testFuzz_AcknowledgeRecall(uint256 class, bytes32 response) public {
        vm.assume(response != 0);
        ILotRegistry.RecallClass recallClass = ILotRegistry.RecallClass(bound(class, 1, 4));
        recall(lotId, recallClass);
        custodian(LAB);
        vm.expectEmit(address(lots));
        emit ILotRegistry.RecallAcknowledged(lotId, LAB, 3, recallClass, response);
        lots.acknowledgeRecall(LAB, lotId, response);
        vm.assertEq(uint256(lots.acknowledgedClass(lotId, LAB)), uint256(recallClass), "acknowledged");
        vm.assertEq(uint256(lots.acknowledgedClass(lotId, OTHER_LAB)), 0, "not acknowledged");
    }

    /// @dev Once per class.
    function test_RevertWhen_AlreadyAcknowledged() public {
        recall(lotId, ILotRegistry.RecallClass.ClassII);
        _acknowledge();
        custodian(LAB);
        vm.expectRevert(
            abi.encodeWithSelector(
                ILotRegistry.AlreadyAcknowledged.selector, lotId, LAB, ILotRegistry.RecallClass.ClassII
            )
        );
        lots.acknowledgeRecall(LAB, lotId, RESPONSE);
        recall(lotId, ILotRegistry.RecallClass.ClassI);
        _acknowledge();
        vm.assertEq(uint256(lots.acknowledgedClass(lotId, LAB)), 1, "class I");
    }

    function test_RevertWhen_NotRecalled() public {
        custodian(LAB);
        vm.expectRevert(abi.encodeWithSelector(ILotRegistry.LotNotRecalled.selector, lotId));
        lots.acknowledgeRecall(LAB, lotId, RESPONSE);
    }

    function testFuzz_RevertWhen_AcknowledgedByOther(address caller) public {
        recall(lotId, ILotRegistry.RecallClass.ClassI);
        address account = accountOf(LAB, IConsortium.Purpose.Custodian);
        notActor(caller, account);
        vm.expectRevert(notPurpose(LAB, caller, IConsortium.Purpose.Custodian));
        vm.prank(caller);
        lots.acknowledgeRecall(LAB, lotId, RESPONSE);
        suspend(LAB, true);
        vm.expectRevert(notPurpose(LAB, account, IConsortium.Purpose.Custodian));
        vm.prank(account);
        lots.acknowledgeRecall(LAB, lotId, RESPONSE);
    }

    // ---- helpers ----

    function _acknowledge() private {
        custodian(LAB);
        lots.acknowledgeRecall(LAB, lotId, RESPONSE);
    }

    function _notAllowed(uint256 class, uint256 current) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ILotRegistry.RecallClassNotAllowed.selector, class, current);
    }

    function _assertRecalled(ILotRegistry.RecallClass recallClass, uint256 time, bytes32 notice) private view {
        ILotRegistry.Lot memory lot = lots.lotOf(lotId);
        vm.assertEq(uint256(lot.recallClass), uint256(recallClass), "class");
        vm.assertEq(lot.recalledAt, time, "recalled at");
        vm.assertEq(lot.noticeCommit, notice, "notice");
        vm.assertTrue(lots.isRecalled(lotId), "is recalled");
    }
}
