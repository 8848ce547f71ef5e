// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrderEscrow} from "../../src/interfaces/IOrderEscrow.sol";
import {Orders} from "../Orders.t.sol";

/// @notice claim, release, dispute.
contract OrderEscrowClaimTest is Orders {
    // ---- claim ----

    function testFuzz_Claim(bytes32 resultCommit, uint32 later) public {
        vm.assume(resultCommit != 0);
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Funded);
        uint64 deadline = untilOf(orderId);
        vm.warp(bound(later, block.timestamp, deadline));
        uint64 until = uint64(block.timestamp) + DISPUTE_WINDOW;
        vm.expectEmit(address(escrow));
        emit IOrderEscrow.OrderClaimed(orderId, 4, resultCommit, until);
        vm.prank(lab);
        escrow.claim(orderId, resultCommit);
        IOrderEscrow.Order memory expected =
            IOrderEscrow.Order(PAYER, LAB, coin, until, IOrderEscrow.OrderState.Claimed, AMOUNT, resultCommit, 0);
        vm.assertEq(abi.encode(escrow.order(orderId)), abi.encode(expected), "order");
        assertPool(LAB, 0, "nothing is paid by a claim");
    }

    function test_Claim_AtTheDeadline() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Funded);
        vm.warp(untilOf(orderId));
        claim(orderId);
        assertState(orderId, IOrderEscrow.OrderState.Claimed);
    }

    function testFuzz_RevertWhen_ClaimIsLate(uint32 late) public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Funded);
        uint64 until = untilOf(orderId);
        vm.warp(uint256(until) + bound(late, 1, type(uint32).max));
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.TooLate.selector, until));
        claim(orderId);
    }

    function testFuzz_RevertWhen_ClaimByOther(address caller) public {
        notActor(caller, lab);
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Funded);
        expectNotTreasurer(LAB, caller);
        vm.prank(caller);
        escrow.claim(orderId, RESULT);
    }

    function test_RevertWhen_ClaimByAnotherLab() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Funded);
        expectNotTreasurer(LAB, treasurers[OTHER_LAB]);
        vm.prank(treasurers[OTHER_LAB]);
        escrow.claim(orderId, RESULT);
    }

    function test_RevertWhen_ResultCommitIsZero() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Funded);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.ZeroCommitment.selector));
        vm.prank(lab);
        escrow.claim(orderId, 0);
    }

    function testFuzz_RevertWhen_ClaimInOtherState(uint8 number) public {
        IOrderEscrow.OrderState state = IOrderEscrow.OrderState(bound(number, 0, 6));
        vm.assume(state != IOrderEscrow.OrderState.Funded);
        bytes32 orderId = orderIn(state);
        expectState(orderId, state);
        vm.prank(lab);
        escrow.claim(orderId, RESULT);
    }

    // ---- release ----

    function testFuzz_Release(address caller, uint128 amount, uint32 later) public {
        notActor(caller, address(0));
        amount = uint128(bound(amount, 1, type(uint128).max));
        bytes32 orderId = fund(amount, inDays(30));
        claim(orderId);
        uint64 until = untilOf(orderId);
        vm.warp(uint256(until) + bound(later, 1, type(uint32).max));
        vm.expectEmit(address(escrow));
        emit IOrderEscrow.OrderReleased(orderId, 5);
        vm.prank(caller);
        escrow.release(orderId);
        IOrderEscrow.Order memory expected =
            IOrderEscrow.Order(PAYER, LAB, coin, until, IOrderEscrow.OrderState.Released, amount, RESULT, 0);
        vm.assertEq(abi.encode(escrow.order(orderId)), abi.encode(expected), "order");
        assertPool(LAB, amount, "the lab's pool");
        assertPool(PAYER, 0, "the payer's pool");
        vm.assertEq(escrow.owed(coin), amount, "owed");
        vm.prank(lab);
        escrow.withdraw(LAB, coin, amount, lab);
        vm.assertEq(coin.balanceOf(lab), amount, "paid");
    }

    function testFuzz_RevertWhen_ReleaseInWindow(uint32 later) public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Claimed);
        uint64 until = untilOf(orderId);
        vm.assertEq(until, block.timestamp + DISPUTE_WINDOW, "until");
        vm.warp(bound(later, block.timestamp, until));
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.TooEarly.selector, until));
        escrow.release(orderId);
    }

    function test_RevertWhen_ReleaseInLastSecondOfWindow() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Claimed);
        uint64 until = untilOf(orderId);
        vm.warp(until);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.TooEarly.selector, until));
        escrow.release(orderId);
        vm.warp(until + 1);
        escrow.release(orderId);
    }

    function testFuzz_RevertWhen_ReleaseInOtherState(uint8 number) public {
        IOrderEscrow.OrderState state = IOrderEscrow.OrderState(bound(number, 0, 6));
        vm.assume(state != IOrderEscrow.OrderState.Claimed);
        bytes32 orderId = orderIn(state);
        vm.warp(block.timestamp + 1000 days);
        expectState(orderId, state);
        escrow.release(orderId);
    }

    /// @dev Off the list, running orders go on, and so does the way out.
    function test_Release_TokenOffTheList() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Funded);
        vote();
        escrow.setToken(coin, false);
        claim(orderId);
        vm.warp(untilOf(orderId) + 1);
        escrow.release(orderId);
        vm.prank(lab);
        escrow.withdraw(LAB, coin, AMOUNT, lab);
        vm.assertEq(coin.balanceOf(lab), AMOUNT, "paid");
    }

    // ---- dispute ----

    function testFuzz_Dispute(bytes32 reasonCommit, uint32 later, bool isVote) public {
        vm.assume(reasonCommit != 0);
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Claimed);
        vm.warp(bound(later, block.timestamp, untilOf(orderId)));
        uint64 until = uint64(block.timestamp) + RESOLUTION_PERIOD;
        vm.expectEmit(address(escrow));
        emit IOrderEscrow.OrderDisputed(orderId, 5, reasonCommit, until);
        vm.prank(isVote ? address(consortium) : payer);
        escrow.dispute(orderId, reasonCommit);
        IOrderEscrow.Order memory expected =
            IOrderEscrow.Order(PAYER, LAB, coin, until, IOrderEscrow.OrderState.Disputed, AMOUNT, RESULT, reasonCommit);
        vm.assertEq(abi.encode(escrow.order(orderId)), abi.encode(expected), "order");
        assertPool(PAYER, 0, "nothing is paid by a dispute");
    }

    function test_Dispute_InLastSecond() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Claimed);
        vm.warp(untilOf(orderId));
        dispute(orderId);
        assertState(orderId, IOrderEscrow.OrderState.Disputed);
    }

    function testFuzz_RevertWhen_DisputeIsLate(uint32 late) public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Claimed);
        uint64 until = untilOf(orderId);
        vm.warp(uint256(until) + bound(late, 1, type(uint32).max));
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.TooLate.selector, until));
        dispute(orderId);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.TooLate.selector, until));
        vote();
        escrow.dispute(orderId, REASON);
    }

    function test_RevertWhen_DisputeIsOneSecondLate() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Claimed);
        uint64 until = untilOf(orderId);
        vm.warp(until + 1);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.TooLate.selector, until));
        dispute(orderId);
    }

    function testFuzz_RevertWhen_DisputeByOther(address caller) public {
        notActor(caller, payer);
        vm.assume(caller != address(consortium));
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Claimed);
        expectNotTreasurer(PAYER, caller);
        vm.prank(caller);
        escrow.dispute(orderId, REASON);
    }

    function test_RevertWhen_ReasonCommitIsZero() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Claimed);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.ZeroCommitment.selector));
        vm.prank(payer);
        escrow.dispute(orderId, 0);
    }

    function testFuzz_RevertWhen_DisputeInOtherState(uint8 number) public {
        IOrderEscrow.OrderState state = IOrderEscrow.OrderState(bound(number, 0, 6));
        vm.assume(state != IOrderEscrow.OrderState.Claimed);
        bytes32 orderId = orderIn(state);
        expectState(orderId, state);
        dispute(orderId);
    }
}
