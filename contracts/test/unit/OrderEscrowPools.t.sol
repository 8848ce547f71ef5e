// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IOrderEscrow} from "../../src/interfaces/IOrderEscrow.sol";
import {Orders} from "../Orders.t.sol";
import {Coin} from "../tokens/Coin.sol";

/// @notice setToken, deposit, withdraw, payOut.
contract OrderEscrowPoolsTest is Orders {
    // ---- setToken ----

    function testFuzz_SetToken(address token, bool isAccepted) public {
        vm.assume(token != address(coin));
        vm.expectEmit(address(escrow));
        emit IOrderEscrow.TokenSet(IERC20(token), 2, isAccepted);
        vote();
        escrow.setToken(IERC20(token), isAccepted);
        vm.assertEq(escrow.isToken(IERC20(token)), isAccepted, "accepted");
        vm.assertTrue(escrow.isToken(coin), "the other token");
        vote();
        escrow.setToken(IERC20(token), false);
        vm.assertTrue(!escrow.isToken(IERC20(token)), "off the list");
        vm.assertEq(escrow.sequence(), 3, "sequence");
    }

    function testFuzz_RevertWhen_SetTokenWithoutVote(address caller, bool isAccepted) public {
        notActor(caller, address(consortium));
        expectNotVote(caller);
        vm.prank(caller);
        escrow.setToken(coin, isAccepted);
    }

    // ---- deposit ----

    function testFuzz_Deposit(uint128 first, uint128 second) public {
        (first, second) = (uint128(bound(first, 1, 1e30)), uint128(bound(second, 1, 1e30)));
        provide(PAYER, coin, uint256(first) + second);
        vm.expectEmit(address(escrow));
        emit IOrderEscrow.Deposited(PAYER, coin, 2, first);
        vm.prank(payer);
        escrow.deposit(PAYER, coin, first);
        vm.expectEmit(address(escrow));
        emit IOrderEscrow.Deposited(PAYER, coin, 3, second);
        vm.prank(payer);
        escrow.deposit(PAYER, coin, second);
        assertPool(PAYER, uint256(first) + second, "pool");
        assertPool(LAB, 0, "another's pool");
        vm.assertEq(escrow.owed(coin), uint256(first) + second, "owed");
        vm.assertEq(coin.balanceOf(address(escrow)), uint256(first) + second, "held");
        vm.assertEq(coin.balanceOf(payer), 0, "left");
    }

    function testFuzz_RevertWhen_DepositByOther(address caller) public {
        notActor(caller, payer);
        expectNotTreasurer(PAYER, caller);
        vm.prank(caller);
        escrow.deposit(PAYER, coin, 1);
    }

    function test_RevertWhen_DepositIntoOtherMembersPool() public {
        provide(PAYER, coin, AMOUNT);
        expectNotTreasurer(LAB, payer);
        vm.prank(payer);
        escrow.deposit(LAB, coin, AMOUNT);
    }

    function test_RevertWhen_TokenIsNotAccepted() public {
        IERC20 other = IERC20(address(new Coin()));
        provide(PAYER, other, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.TokenNotAccepted.selector, other));
        vm.prank(payer);
        escrow.deposit(PAYER, other, AMOUNT);
    }

    function test_RevertWhen_DepositIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.NothingReceived.selector, coin));
        vm.prank(payer);
        escrow.deposit(PAYER, coin, 0);
    }

    /// @dev Somebody else's approval is nobody's to use.
    function test_RevertWhen_DepositOfOthersMoney() public {
        provide(RESEARCHER, coin, AMOUNT);
        bytes4 refusal = bytes4(keccak256("ERC20InsufficientAllowance(address,uint256,uint256)"));
        vm.expectRevert(abi.encodeWithSelector(refusal, address(escrow), 0, AMOUNT));
        vm.prank(payer);
        escrow.deposit(PAYER, coin, AMOUNT);
    }

    // ---- withdraw ----

    function testFuzz_Withdraw(uint128 amount, uint128 part, address to) public {
        vm.assume(to != address(0) && to != address(escrow));
        amount = uint128(bound(amount, 1, type(uint128).max));
        part = uint128(bound(part, 1, amount));
        deposit(PAYER, coin, amount);
        vm.expectEmit(address(escrow));
        emit IOrderEscrow.Withdrawn(PAYER, coin, 3, to, part);
        vm.prank(payer);
        escrow.withdraw(PAYER, coin, part, to);
        assertPool(PAYER, amount - part, "pool");
        vm.assertEq(escrow.owed(coin), amount - part, "owed");
        vm.assertEq(coin.balanceOf(to), part, "received");
        vm.assertEq(coin.balanceOf(address(escrow)), amount - part, "held");
    }

    function testFuzz_RevertWhen_WithdrawByOther(address caller) public {
        notActor(caller, payer);
        deposit(PAYER, coin, AMOUNT);
        expectNotTreasurer(PAYER, caller);
        vm.prank(caller);
        escrow.withdraw(PAYER, coin, 1, caller);
    }

    function testFuzz_RevertWhen_PoolIsExceeded(uint256 amount) public {
        amount = bound(amount, AMOUNT + 1, type(uint256).max);
        deposit(PAYER, coin, AMOUNT);
        deposit(RESEARCHER, coin, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.PoolExceeded.selector, amount, AMOUNT));
        vm.prank(payer);
        escrow.withdraw(PAYER, coin, amount, payer);
    }

    function test_RevertWhen_WithdrawingMoneyInAnOrder() public {
        fund(AMOUNT, inDays(30));
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.PoolExceeded.selector, 1, 0));
        vm.prank(payer);
        escrow.withdraw(PAYER, coin, 1, payer);
    }

    function test_RevertWhen_WithdrawIsZero() public {
        deposit(PAYER, coin, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.ZeroAmount.selector));
        vm.prank(payer);
        escrow.withdraw(PAYER, coin, 0, payer);
    }

    function test_RevertWhen_RecipientIsZero() public {
        _expectRecipientRefused(address(0));
    }

    function test_RevertWhen_RecipientIsEscrow() public {
        _expectRecipientRefused(address(escrow));
    }

    /// @dev Off the list, the money is still its owner's.
    function test_Withdraw_TokenOffTheList() public {
        deposit(PAYER, coin, AMOUNT);
        vote();
        escrow.setToken(coin, false);
        vm.prank(payer);
        escrow.withdraw(PAYER, coin, AMOUNT, payer);
        vm.assertEq(coin.balanceOf(payer), AMOUNT, "received");
    }

    /// @dev What is sent past deposit is nobody's, and no withdrawal reaches it.
    function testFuzz_Withdraw_LeavesGifts(uint128 gift) public {
        deposit(PAYER, coin, AMOUNT);
        Coin(address(coin)).mint(address(escrow), gift);
        vm.assertEq(escrow.owed(coin), AMOUNT, "owed");
        vm.prank(payer);
        escrow.withdraw(PAYER, coin, AMOUNT, payer);
        vm.assertEq(coin.balanceOf(address(escrow)), gift, "held");
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.PoolExceeded.selector, 1, 0));
        vm.prank(payer);
        escrow.withdraw(PAYER, coin, 1, payer);
    }

    // ---- payOut ----

    function testFuzz_PayOut(uint128 amount, address to) public {
        vm.assume(to != address(0) && to != address(escrow));
        amount = uint128(bound(amount, 1, type(uint128).max));
        deposit(PAYER, coin, amount);
        deposit(RESEARCHER, coin, AMOUNT);
        suspend(PAYER, true);
        vm.expectEmit(address(escrow));
        emit IOrderEscrow.PaidOut(PAYER, coin, 4, to, amount);
        vote();
        escrow.payOut(PAYER, coin, to);
        assertPool(PAYER, 0, "pool");
        assertPool(RESEARCHER, AMOUNT, "another's pool");
        vm.assertEq(escrow.owed(coin), AMOUNT, "owed");
        vm.assertEq(coin.balanceOf(to), amount, "received");
    }

    /// @dev Whatever its role is.
    function test_RevertWhen_PaidOutMemberIsActive() public {
        bytes32[7] memory members = [LAB, OTHER_LAB, PROVIDER, COURIER, PAYER, RESEARCHER, MANUFACTURER];
        for (uint256 i; i < members.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.MemberActive.selector, members[i]));
            vote();
            escrow.payOut(members[i], coin, stranger);
        }
    }

    function testFuzz_RevertWhen_PayOutWithoutVote(address caller) public {
        notActor(caller, address(consortium));
        deposit(PAYER, coin, AMOUNT);
        suspend(PAYER, true);
        expectNotVote(caller);
        vm.prank(caller);
        escrow.payOut(PAYER, coin, caller);
    }

    function test_RevertWhen_PaidOutPoolIsEmpty() public {
        suspend(PAYER, true);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.ZeroAmount.selector));
        vote();
        escrow.payOut(PAYER, coin, stranger);
    }

    function test_RevertWhen_PaidOutToNobody() public {
        deposit(PAYER, coin, AMOUNT);
        suspend(PAYER, true);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.RecipientNotAllowed.selector, address(0)));
        vote();
        escrow.payOut(PAYER, coin, address(0));
    }

    // ---- helpers ----

    function _expectRecipientRefused(address to) private {
        deposit(PAYER, coin, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.RecipientNotAllowed.selector, to));
        vm.prank(payer);
        escrow.withdraw(PAYER, coin, AMOUNT, to);
    }
}
