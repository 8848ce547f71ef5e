// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrderEscrow} from "../../src/interfaces/IOrderEscrow.sol";
import {Orders} from "../Orders.t.sol";

/// @notice What orders cost: whole transactions, intrinsic gas included.
/// forge-config: default.isolate = true
contract OrderEscrowGasTest is Orders {
    string private constant GROUP = "OrderEscrow";

    function test_Paid() public {
        provide(PAYER, coin, 10 * AMOUNT);
        _as(PAYER, "deposit, a member's first", abi.encodeCall(IOrderEscrow.deposit, (PAYER, coin, 5 * AMOUNT)));
        _as(PAYER, "deposit", abi.encodeCall(IOrderEscrow.deposit, (PAYER, coin, 5 * AMOUNT)));
        bytes32 first = escrow.orderIdOf(PAYER, "first");
        _as(PAYER, "fund", abi.encodeCall(IOrderEscrow.fund, (PAYER, "first", LAB, coin, AMOUNT, inDays(30))));
        _as(LAB, "claim", abi.encodeCall(IOrderEscrow.claim, (first, RESULT)));
        vm.warp(untilOf(first) + 1);
        _as(RESEARCHER, "release, a lab's first", abi.encodeCall(IOrderEscrow.release, (first)));
        bytes32 second = orderIn(IOrderEscrow.OrderState.Claimed);
        vm.warp(untilOf(second) + 1);
        _as(RESEARCHER, "release", abi.encodeCall(IOrderEscrow.release, (second)));
        _as(LAB, "withdraw", abi.encodeCall(IOrderEscrow.withdraw, (LAB, coin, AMOUNT, lab)));
    }

    function test_Disputed() public {
        deposit(PAYER, coin, 10 * AMOUNT);
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Claimed);
        _as(PAYER, "dispute", abi.encodeCall(IOrderEscrow.dispute, (orderId, REASON)));
        vm.prank(address(consortium));
        escrow.resolve(orderId, AMOUNT / 4);
        vm.snapshotGasLastCall(GROUP, "resolve, a lab's first");
    }

    function test_Reclaimed() public {
        deposit(PAYER, coin, 10 * AMOUNT);
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Disputed);
        vm.warp(untilOf(orderId) + 1);
        _as(PAYER, "reclaim", abi.encodeCall(IOrderEscrow.reclaim, (orderId)));
    }

    function test_Refunded() public {
        deposit(PAYER, coin, 10 * AMOUNT);
        bytes32 orderId = orderIn(IOrderEscrow.OrderState.Funded);
        _as(LAB, "refund", abi.encodeCall(IOrderEscrow.refund, (orderId)));
    }

    // ---- helpers ----

    function _as(bytes32 member, string memory name, bytes memory call) private {
        vm.prank(treasurers[member]);
        (bool isDone,) = address(escrow).call(call);
        vm.assertTrue(isDone, name);
        vm.snapshotGasLastCall(GROUP, name);
    }
}
