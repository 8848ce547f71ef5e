// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrderEscrow} from "../../src/interfaces/IOrderEscrow.sol";
import {Orders} from "../Orders.t.sol";

/// @notice concede, refund, reclaim, resolve.
contract OrderEscrowEndTest is Orders {
    // ---- concede ----

    /// @dev Also after the period for a vote, as long as nobody reclaimed.
    function testFuzz_Concede(uint32 later) public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Disputed);
        vm.warp(block.timestamp + later);
        vm.expectEmit(address(escrow));
        emit IOrderEscrow.OrderReleased(orderId, 6);
        vm.prank(payer);
        escrow.concede(orderId);
        _assertEnd(orderId, IOrderEscrow.OrderState.Released, AMOUNT);
    }

    function testFuzz_RevertWhen_ConcedeByOther(address caller) public {
        notActor(caller, payer);
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Disputed);
        expectNotTreasurer(PAYER, caller);
        vm.prank(caller);
        escrow.concede(orderId);
    }

    function test_RevertWhen_LabConcedesForThePayer() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Disputed);
        expectNotTreasurer(PAYER, lab);
        vm.prank(lab);
        escrow.concede(orderId);
    }

    function testFuzz_RevertWhen_ConcedeInOtherState(uint8 number) public {
        IOrderEscrow.OrderState state = IOrderEscrow.OrderState(bound(number, 0, 6));
        vm.assume(state != IOrderEscrow.OrderState.Disputed);
        bytes32 orderId = orderIn(state);
        expectState(orderId, state);
        vm.prank(payer);
        escrow.concede(orderId);
    }

    // ---- refund ----

    /// @dev In every state that is no end, and at any time.
    function testFuzz_Refund(uint8 number, uint32 later) public {
        IOrderEscrow.OrderState state = IOrderEscrow.OrderState(bound(number, 1, 3));
        bytes32 orderId = orderIn(state);
        vm.warp(block.timestamp + later);
        uint64 seq = escrow.sequence() + 1;
        vm.expectEmit(address(escrow));
        emit IOrderEscrow.OrderRefunded(orderId, seq);
        vm.prank(lab);
        escrow.refund(orderId);
        _assertEnd(orderId, IOrderEscrow.OrderState.Refunded, 0);
    }

    function testFuzz_RevertWhen_RefundByOther(address caller) public {
        notActor(caller, lab);
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Claimed);
        expectNotTreasurer(LAB, caller);
        vm.prank(caller);
        escrow.refund(orderId);
    }

    function test_RevertWhen_PayerRefundsItself() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Claimed);
        expectNotTreasurer(LAB, payer);
        vm.prank(payer);
        escrow.refund(orderId);
    }

    function testFuzz_RevertWhen_RefundAfterTheEnd(uint8 number) public {
        IOrderEscrow.OrderState state = IOrderEscrow.OrderState(bound(number, 4, 7) % 7); // None, and the ends
        bytes32 orderId = orderIn(state);
        expectState(orderId, state);
        vm.prank(lab);
        escrow.refund(orderId);
    }

    // ---- reclaim ----

    function testFuzz_Reclaim(address caller, uint32 late, bool isDisputed) public {
        notActor(caller, address(0));
        bytes32 orderId = orderIn(isDisputed ? IOrderEscrow.OrderState.Disputed : IOrderEscrow.OrderState.Funded);
        vm.warp(uint256(untilOf(orderId)) + bound(late, 1, type(uint32).max));
        uint64 seq = escrow.sequence() + 1;
        vm.expectEmit(address(escrow));
        emit IOrderEscrow.OrderRefunded(orderId, seq);
        vm.prank(caller);
        escrow.reclaim(orderId);
        _assertEnd(orderId, IOrderEscrow.OrderState.Refunded, 0);
    }

    function testFuzz_RevertWhen_ReclaimIsEarly(uint32 later, bool isDisputed) public {
        bytes32 orderId = orderIn(isDisputed ? IOrderEscrow.OrderState.Disputed : IOrderEscrow.OrderState.Funded);
        uint64 until = untilOf(orderId);
        vm.warp(bound(later, block.timestamp, until));
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.TooEarly.selector, until));
        vm.prank(payer);
        escrow.reclaim(orderId);
    }

    /// @dev In the last second only the lab can act, in the next only the payer's side.
    function test_RevertWhen_ReclaimInLastSecond() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Funded);
        uint64 until = untilOf(orderId);
        vm.warp(until);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.TooEarly.selector, until));
        escrow.reclaim(orderId);
        vm.warp(until + 1);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.TooLate.selector, until));
        claim(orderId);
        escrow.reclaim(orderId);
        _assertEnd(orderId, IOrderEscrow.OrderState.Refunded, 0);
    }

    /// @dev A claim that nobody disputes is never reclaimed.
    function testFuzz_RevertWhen_ReclaimInOtherState(uint8 number) public {
        IOrderEscrow.OrderState state = IOrderEscrow.OrderState(bound(number, 0, 6));
        vm.assume(state != IOrderEscrow.OrderState.Funded && state != IOrderEscrow.OrderState.Disputed);
        bytes32 orderId = orderIn(state);
        vm.warp(block.timestamp + 1000 days);
        expectState(orderId, state);
        escrow.reclaim(orderId);
    }

    // ---- resolve ----

    function testFuzz_Resolve(uint256 labAmount, uint32 later) public {
        labAmount = bound(labAmount, 0, AMOUNT);
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Disputed);
        vm.warp(bound(later, block.timestamp, untilOf(orderId)));
        vm.expectEmit(address(escrow));
        emit IOrderEscrow.OrderResolved(orderId, 6, labAmount);
        vote();
        escrow.resolve(orderId, labAmount);
        _assertEnd(orderId, IOrderEscrow.OrderState.Resolved, labAmount);
    }

    function test_Resolve_AllAndNothing() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Disputed);
        vote();
        escrow.resolve(orderId, AMOUNT);
        _assertEnd(orderId, IOrderEscrow.OrderState.Resolved, AMOUNT);
    }

    function test_Resolve_InLastSecond() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Disputed);
        uint64 until = untilOf(orderId);
        vm.assertEq(until, block.timestamp + RESOLUTION_PERIOD, "until");
        vm.warp(until);
        vote();
        escrow.resolve(orderId, 1);
        _assertEnd(orderId, IOrderEscrow.OrderState.Resolved, 1);
    }

    function testFuzz_RevertWhen_ResolveIsLate(uint32 late) public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Disputed);
        uint64 until = untilOf(orderId);
        vm.warp(uint256(until) + bound(late, 1, type(uint32).max));
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.TooLate.selector, until));
        vote();
        escrow.resolve(orderId, AMOUNT);
    }

    function testFuzz_RevertWhen_ResolvedAmountExceeds(uint256 labAmount) public {
        labAmount = bound(labAmount, AMOUNT + 1, type(uint256).max);
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Disputed);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.AmountExceeded.selector, labAmount, AMOUNT));
        vote();
        escrow.resolve(orderId, labAmount);
    }

    function testFuzz_RevertWhen_ResolveWithoutVote(address caller) public {
        notActor(caller, address(consortium));
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Disputed);
        expectNotVote(caller);
        vm.prank(caller);
        escrow.resolve(orderId, 0);
    }

    function testFuzz_RevertWhen_ResolveInOtherState(uint8 number) public {
        IOrderEscrow.OrderState state = IOrderEscrow.OrderState(bound(number, 0, 6));
        vm.assume(state != IOrderEscrow.OrderState.Disputed);
        bytes32 orderId = orderIn(state);
        expectState(orderId, state);
        vote();
        escrow.resolve(orderId, 0);
    }

    // ---- helpers ----

    function _assertEnd(bytes32 orderId, IOrderEscrow.OrderState state, uint256 labAmount) private view {
        assertState(orderId, state);
        assertPool(LAB, labAmount, "the lab's pool");
        assertPool(PAYER, AMOUNT - labAmount, "the payer's pool");
        vm.assertEq(escrow.owed(coin), AMOUNT, "owed");
        vm.assertEq(coin.balanceOf(address(escrow)), AMOUNT, "held");
    }
}
