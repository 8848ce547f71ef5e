// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrderEscrow} from "../../src/interfaces/IOrderEscrow.sol";
import {Orders} from "../Orders.t.sol";

/// @notice What suspended members can't do, and that their money is not trapped.
contract OrderEscrowSuspensionTest is Orders {
    function test_RevertWhen_PayerIsSuspended() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Claimed);
        deposit(PAYER, coin, AMOUNT);
        provide(PAYER, coin, AMOUNT);
        suspend(PAYER, true);
        _expectRefused(PAYER, abi.encodeCall(IOrderEscrow.deposit, (PAYER, coin, AMOUNT)));
        _expectRefused(PAYER, abi.encodeCall(IOrderEscrow.withdraw, (PAYER, coin, AMOUNT, payer)));
        _expectRefused(PAYER, abi.encodeCall(IOrderEscrow.fund, (PAYER, "next", LAB, coin, AMOUNT, inDays(30))));
        _expectRefused(PAYER, abi.encodeCall(IOrderEscrow.dispute, (orderId, REASON)));
        vote();
        escrow.dispute(orderId, REASON); // so that it does not lose by being suspended
        _expectRefused(PAYER, abi.encodeCall(IOrderEscrow.concede, (orderId)));
    }

    function test_RevertWhen_LabIsSuspended() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Funded);
        deposit(LAB, coin, AMOUNT);
        suspend(LAB, true);
        _expectRefused(LAB, abi.encodeCall(IOrderEscrow.claim, (orderId, RESULT)));
        _expectRefused(LAB, abi.encodeCall(IOrderEscrow.refund, (orderId)));
        _expectRefused(LAB, abi.encodeCall(IOrderEscrow.withdraw, (LAB, coin, AMOUNT, lab)));
    }

    /// @dev What the lab claimed before is paid into its pool, where it waits.
    function test_SuspendedLabIsPaid() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Claimed);
        suspend(LAB, true);
        vm.warp(untilOf(orderId) + 1);
        vm.prank(stranger);
        escrow.release(orderId);
        assertPool(LAB, AMOUNT, "the lab's pool");
        _expectRefused(LAB, abi.encodeCall(IOrderEscrow.withdraw, (LAB, coin, AMOUNT, lab)));
        suspend(LAB, false);
        vm.prank(lab);
        escrow.withdraw(LAB, coin, AMOUNT, lab);
        vm.assertEq(coin.balanceOf(lab), AMOUNT, "paid");
    }

    function test_SuspendedPayerIsRefunded() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Funded);
        suspend(PAYER, true);
        suspend(LAB, true);
        vm.warp(untilOf(orderId) + 1);
        vm.prank(stranger);
        escrow.reclaim(orderId);
        suspend(PAYER, false);
        vm.prank(payer);
        escrow.withdraw(PAYER, coin, AMOUNT, payer);
        vm.assertEq(coin.balanceOf(payer), AMOUNT, "back");
    }

    /// @dev With both parties gone for good, a dispute still ends and a vote still pays out.
    function test_BothPartiesAreGone() public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Disputed);
        suspendForCompromise(PAYER);
        suspendForCompromise(LAB);
        vote();
        escrow.resolve(orderId, AMOUNT / 4);
        vote();
        escrow.payOut(PAYER, coin, stranger);
        vote();
        escrow.payOut(LAB, coin, stranger);
        vm.assertEq(coin.balanceOf(stranger), AMOUNT, "paid out");
        vm.assertEq(escrow.owed(coin), 0, "owed");
    }

    // ---- helpers ----

    function _expectRefused(bytes32 member, bytes memory call) private {
        expectNotTreasurer(member, treasurers[member]);
        vm.prank(treasurers[member]);
        (bool isDone,) = address(escrow).call(call);
        isDone; // expectRevert has looked at it
    }
}
