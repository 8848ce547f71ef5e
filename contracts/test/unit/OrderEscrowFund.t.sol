// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {OrderEscrow} from "../../src/OrderEscrow.sol";
import {IOrderEscrow} from "../../src/interfaces/IOrderEscrow.sol";
import {Orders} from "../Orders.t.sol";
import {Coin} from "../tokens/Coin.sol";

/// @notice The constructor, and fund.
contract OrderEscrowFundTest is Orders {
    // ---- constructor ----

    function testFuzz_Periods(uint32 window, uint32 resolution, uint32 minTerm, uint32 maxTerm) public {
        window = uint32(bound(window, 1, type(uint32).max));
        resolution = uint32(bound(resolution, 1, type(uint32).max));
        minTerm = uint32(bound(minTerm, 1, type(uint32).max - 1 days));
        maxTerm = uint32(bound(maxTerm, uint256(minTerm) + 1 days, type(uint32).max));
        IOrderEscrow.Periods memory periods = IOrderEscrow.Periods(window, resolution, minTerm, maxTerm);
        OrderEscrow deployed = new OrderEscrow(consortium, periods);
        vm.assertEq(abi.encode(deployed.periods()), abi.encode(periods), "periods");
        vm.assertEq(address(deployed.consortium()), address(consortium), "consortium");
        vm.assertEq(deployed.sequence(), 0, "sequence");
    }

    function test_RevertWhen_PeriodsAreNotAllowed() public {
        _expectPeriodsRefused(IOrderEscrow.Periods(0, 1, 1, 1 days + 1));
        _expectPeriodsRefused(IOrderEscrow.Periods(1, 0, 1, 1 days + 1));
        _expectPeriodsRefused(IOrderEscrow.Periods(1, 1, 0, 1 days + 1));
        _expectPeriodsRefused(IOrderEscrow.Periods(1, 1, 1, 1 days));
        _expectPeriodsRefused(IOrderEscrow.Periods(1, 1, type(uint32).max, type(uint32).max));
        new OrderEscrow(consortium, IOrderEscrow.Periods(1, 1, 1, 1 days + 1));
    }

    // ---- fund ----

    function testFuzz_Fund(bytes32 orderCommit, uint128 poolAmount, uint128 amount, uint256 term) public {
        vm.assume(orderCommit != 0);
        poolAmount = uint128(bound(poolAmount, 1, type(uint128).max));
        amount = uint128(bound(amount, 1, poolAmount));
        uint64 deadline = inDays(bound(term, 4, 400));
        deposit(PAYER, coin, poolAmount);
        bytes32 orderId = keccak256(abi.encode(PAYER, orderCommit));
        vm.expectEmit(address(escrow));
        emit IOrderEscrow.OrderFunded(orderId, PAYER, LAB, 3, orderCommit, coin, amount, deadline);
        vm.prank(payer);
        escrow.fund(PAYER, orderCommit, LAB, coin, amount, deadline);
        IOrderEscrow.Order memory expected =
            IOrderEscrow.Order(PAYER, LAB, coin, deadline, IOrderEscrow.OrderState.Funded, amount, 0, 0);
        vm.assertEq(abi.encode(escrow.order(orderId)), abi.encode(expected), "order");
        vm.assertEq(escrow.orderIdOf(PAYER, orderCommit), orderId, "order id");
        assertPool(PAYER, poolAmount - amount, "the payer's pool");
        assertPool(LAB, 0, "the lab's pool");
        vm.assertEq(escrow.owed(coin), poolAmount, "owed");
        vm.assertEq(escrow.sequence(), 3, "sequence");
    }

    /// @dev Nobody can take an order's id before its payer: whoever saw the commitment funds an order of its own.
    function test_Fund_SameCommitmentByTwoPayers() public {
        deposit(RESEARCHER, coin, AMOUNT);
        vm.prank(treasurers[RESEARCHER]);
        escrow.fund(RESEARCHER, ORDER, LAB, coin, AMOUNT, inDays(30));
        bytes32 orderId = fund(AMOUNT, inDays(30));
        vm.assertEq(escrow.order(orderId).payer, PAYER, "payer");
        vm.assertEq(escrow.order(escrow.orderIdOf(RESEARCHER, ORDER)).payer, RESEARCHER, "the other payer");
    }

    /// @dev A lab sends an order out to another lab.
    function test_Fund_ByALab() public {
        deposit(LAB, coin, AMOUNT);
        vm.prank(lab);
        escrow.fund(LAB, ORDER, OTHER_LAB, coin, AMOUNT, inDays(30));
        vm.assertEq(escrow.order(escrow.orderIdOf(LAB, ORDER)).lab, OTHER_LAB, "lab");
    }

    function testFuzz_RevertWhen_FundByOther(address caller) public {
        notActor(caller, payer);
        deposit(PAYER, coin, AMOUNT);
        expectNotTreasurer(PAYER, caller);
        vm.prank(caller);
        escrow.fund(PAYER, ORDER, LAB, coin, AMOUNT, inDays(30));
    }

    function test_RevertWhen_PayerIsTheLab() public {
        deposit(LAB, coin, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.SameParty.selector, LAB));
        vm.prank(lab);
        escrow.fund(LAB, ORDER, LAB, coin, AMOUNT, inDays(30));
    }

    /// @dev So nobody who refers patients is ever paid by an order.
    function test_RevertWhen_PayeeIsNoLab() public {
        deposit(PAYER, coin, AMOUNT);
        bytes32[5] memory others = [PROVIDER, COURIER, RESEARCHER, MANUFACTURER, bytes32(0)];
        for (uint256 i; i < others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.NotLab.selector, others[i]));
            vm.prank(payer);
            escrow.fund(PAYER, ORDER, others[i], coin, AMOUNT, inDays(30));
        }
    }

    function test_RevertWhen_LabIsSuspended() public {
        deposit(PAYER, coin, AMOUNT);
        suspend(LAB, true);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.NotLab.selector, LAB));
        vm.prank(payer);
        escrow.fund(PAYER, ORDER, LAB, coin, AMOUNT, inDays(30));
    }

    function test_RevertWhen_FundedTokenIsNotAccepted() public {
        deposit(PAYER, coin, AMOUNT);
        vote();
        escrow.setToken(coin, false);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.TokenNotAccepted.selector, coin));
        vm.prank(payer);
        escrow.fund(PAYER, ORDER, LAB, coin, AMOUNT, inDays(30));
    }

    function test_RevertWhen_OrderCommitIsZero() public {
        deposit(PAYER, coin, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.ZeroCommitment.selector));
        vm.prank(payer);
        escrow.fund(PAYER, 0, LAB, coin, AMOUNT, inDays(30));
    }

    function test_RevertWhen_AmountIsZero() public {
        deposit(PAYER, coin, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.ZeroAmount.selector));
        vm.prank(payer);
        escrow.fund(PAYER, ORDER, LAB, coin, 0, inDays(30));
    }

    function testFuzz_RevertWhen_AmountExceedsPool(uint256 amount) public {
        amount = bound(amount, AMOUNT + 1, type(uint256).max);
        deposit(PAYER, coin, AMOUNT);
        deposit(RESEARCHER, coin, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.PoolExceeded.selector, amount, AMOUNT));
        vm.prank(payer);
        escrow.fund(PAYER, ORDER, LAB, coin, amount, inDays(30));
    }

    /// @dev A pool is of one token.
    function test_RevertWhen_PoolIsOfAnotherToken() public {
        deposit(PAYER, coin, AMOUNT);
        IERC20 other = accepted(address(new Coin()));
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.PoolExceeded.selector, 1, 0));
        vm.prank(payer);
        escrow.fund(PAYER, ORDER, LAB, other, 1, inDays(30));
    }

    function testFuzz_RevertWhen_OrderExists(uint8 state) public {
        bytes32 orderId = orderIn(IOrderEscrow.OrderState(bound(state, 1, 6)));
        deposit(PAYER, coin, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.OrderExists.selector, orderId));
        vm.prank(payer);
        escrow.fund(PAYER, ORDER, OTHER_LAB, coin, AMOUNT, inDays(30));
    }

    function testFuzz_RevertWhen_DeadlineIsWithinADay(uint64 deadline) public {
        vm.assume(deadline % 1 days != 0);
        deposit(PAYER, coin, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.NotWholeDays.selector, deadline));
        vm.prank(payer);
        escrow.fund(PAYER, ORDER, LAB, coin, AMOUNT, deadline);
    }

    /// @dev From the first second that is allowed to the last, and the seconds beside them.
    function test_Fund_Term() public {
        deposit(PAYER, coin, 4 * AMOUNT);
        uint64 deadline = inDays(1000);
        vm.warp(deadline - MAX_TERM - 1);
        _expectTermRefused(deadline);
        vm.warp(deadline - MAX_TERM);
        vm.prank(payer);
        escrow.fund(PAYER, "longest", LAB, coin, AMOUNT, deadline);
        vm.warp(deadline - MIN_TERM + 1);
        _expectTermRefused(deadline);
        vm.warp(deadline - MIN_TERM);
        vm.prank(payer);
        escrow.fund(PAYER, "shortest", LAB, coin, AMOUNT, deadline);
    }

    function testFuzz_RevertWhen_DeadlineIsOutOfTerm(uint64 day) public {
        deposit(PAYER, coin, AMOUNT);
        uint64 today = uint64(block.timestamp / 1 days);
        day = uint64(bound(day, 0, type(uint64).max / 1 days));
        vm.assume(day < today + 4 || day > today + 400);
        _expectTermRefused(day * 1 days);
    }

    // ---- helpers ----

    function _expectPeriodsRefused(IOrderEscrow.Periods memory periods) private {
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.PeriodsNotAllowed.selector));
        new OrderEscrow(consortium, periods);
    }

    function _expectTermRefused(uint64 deadline) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IOrderEscrow.TermNotAllowed.selector, deadline, block.timestamp + MIN_TERM, block.timestamp + MAX_TERM
            )
        );
        vm.prank(payer);
        escrow.fund(PAYER, ORDER, LAB, coin, AMOUNT, deadline);
    }
}
