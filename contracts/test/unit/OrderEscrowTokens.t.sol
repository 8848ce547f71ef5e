// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IOrderEscrow} from "../../src/interfaces/IOrderEscrow.sol";
import {Orders} from "../Orders.t.sol";
import {FeeCoin} from "../tokens/FeeCoin.sol";
import {HookCoin, IHook} from "../tokens/HookCoin.sol";
import {SilentCoin} from "../tokens/SilentCoin.sol";
import {StuckCoin} from "../tokens/StuckCoin.sol";

/// @notice Tokens with surprises: fees, no answers, false answers, calls back.
contract OrderEscrowTokensTest is Orders, IHook {
    bytes private _reentry;
    address private _reentrant;
    bool private _isDone;
    bytes private _answer;
    uint256 private _poolMeanwhile;
    uint256 private _heldMeanwhile;

    // ---- fees ----

    function testFuzz_Deposit_CreditsWhatArrives(uint128 amount, uint8 fee) public {
        amount = uint128(bound(amount, 100, type(uint128).max));
        fee = uint8(bound(fee, 0, 99));
        FeeCoin token = _feeCoin(fee, false);
        uint256 received = amount - uint256(amount) * fee / 100;
        provide(PAYER, token, amount);
        vm.expectEmit(address(escrow));
        emit IOrderEscrow.Deposited(PAYER, token, 3, received);
        vm.prank(payer);
        escrow.deposit(PAYER, token, amount);
        vm.assertEq(escrow.pool(PAYER, token), received, "pool");
        vm.assertEq(escrow.owed(token), received, "owed");
        vm.assertEq(token.balanceOf(address(escrow)), received, "held");
    }

    /// @dev Nobody else pays for the fee of a withdrawal.
    function test_Withdraw_FeeIsTheRecipients() public {
        FeeCoin token = _feeCoin(10, false);
        deposit(PAYER, token, 1000);
        deposit(RESEARCHER, token, 1000);
        vm.prank(payer);
        escrow.withdraw(PAYER, token, 900, payer);
        vm.assertEq(token.balanceOf(payer), 810, "received");
        vm.assertEq(token.balanceOf(address(escrow)), 900, "held");
        vm.assertEq(escrow.owed(token), 900, "owed");
        vm.assertEq(escrow.pool(RESEARCHER, token), 900, "another's pool");
    }

    function test_RevertWhen_NothingArrives() public {
        FeeCoin token = _feeCoin(100, false);
        provide(PAYER, token, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.NothingReceived.selector, token));
        vm.prank(payer);
        escrow.deposit(PAYER, token, AMOUNT);
    }

    /// @dev It would be paid with what others deposited.
    function test_RevertWhen_FeeIsOnTop() public {
        FeeCoin token = _feeCoin(0, false);
        deposit(PAYER, token, 1000);
        deposit(RESEARCHER, token, 1000);
        token.setFee(1, true);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.TookTooMuch.selector, token));
        vm.prank(payer);
        escrow.withdraw(PAYER, token, 1000, payer);
        vm.assertEq(escrow.pool(PAYER, token), 1000, "pool");
        token.setFee(0, true);
        vm.prank(payer);
        escrow.withdraw(PAYER, token, 1000, payer);
    }

    // ---- answers ----

    function testFuzz_SilentToken(uint128 amount) public {
        amount = uint128(bound(amount, 1, type(uint128).max));
        IERC20 token = accepted(address(new SilentCoin()));
        deposit(PAYER, token, amount);
        vm.assertEq(escrow.pool(PAYER, token), amount, "pool");
        vm.prank(payer);
        escrow.withdraw(PAYER, token, amount, payer);
        vm.assertEq(token.balanceOf(payer), amount, "received");
        vm.assertEq(escrow.owed(token), 0, "owed");
    }

    function test_RevertWhen_TokenReturnsFalse() public {
        StuckCoin token = StuckCoin(address(accepted(address(new StuckCoin()))));
        deposit(PAYER, token, AMOUNT);
        provide(PAYER, token, AMOUNT);
        token.stick(false);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        vm.prank(payer);
        escrow.deposit(PAYER, token, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        vm.prank(payer);
        escrow.withdraw(PAYER, token, AMOUNT, payer);
        vm.assertEq(escrow.pool(PAYER, token), AMOUNT, "pool");
        vm.assertEq(escrow.owed(token), AMOUNT, "owed");
    }

    function test_RevertWhen_TokenOnlySaysThatItPaid() public {
        StuckCoin token = StuckCoin(address(accepted(address(new StuckCoin()))));
        provide(PAYER, token, AMOUNT);
        token.stick(true);
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.NothingReceived.selector, token));
        vm.prank(payer);
        escrow.deposit(PAYER, token, AMOUNT);
    }

    // ---- calls back ----

    /// @dev Each function that calls a token, entered again from each of them.
    function testFuzz_RevertWhen_Reentered(bool isAfter, uint8 inner) public {
        HookCoin token = _hookCoin();
        _reentrant = payer;
        if (inner % 3 == 0) _reentry = abi.encodeCall(IOrderEscrow.deposit, (PAYER, token, 1));
        if (inner % 3 == 1) _reentry = abi.encodeCall(IOrderEscrow.withdraw, (PAYER, token, 1, payer));
        if (inner % 3 == 2) {
            _reentrant = address(consortium);
            _reentry = abi.encodeCall(IOrderEscrow.payOut, (OTHER_LAB, token, payer));
        }
        token.setHook(this, isAfter);
        vm.prank(payer);
        escrow.deposit(PAYER, token, 100);
        _assertReentryRefused("from deposit");
        vm.prank(payer);
        escrow.withdraw(PAYER, token, 10, payer);
        _assertReentryRefused("from withdraw");
        suspend(RESEARCHER, true);
        vote();
        escrow.payOut(RESEARCHER, token, stranger);
        _assertReentryRefused("from payOut");
        vm.assertEq(escrow.owed(token), token.balanceOf(address(escrow)), "owed is held");
        vm.assertEq(escrow.sequence(), 2 + 2 + 3, "sequence");
    }

    /// @dev While a token is called, the escrow owes no more than it holds.
    function testFuzz_CallsBack_SolventMeanwhile(bool isAfter) public {
        HookCoin token = _hookCoin();
        token.setHook(this, isAfter);
        vm.prank(payer);
        escrow.deposit(PAYER, token, 100);
        vm.assertEq(_poolMeanwhile, 200, "owed during the deposit");
        vm.assertEq(_heldMeanwhile, isAfter ? 300 : 200, "held during the deposit");
        vm.prank(payer);
        escrow.withdraw(PAYER, token, 100, payer);
        vm.assertEq(_poolMeanwhile, 200, "owed during the withdrawal");
        vm.assertEq(_heldMeanwhile, isAfter ? 200 : 300, "held during the withdrawal");
    }

    /// @dev Orders move money between pools only, so they may be written meanwhile: it is as if before or after.
    function testFuzz_CallsBack_OrdersGoOn(bool isAfter) public {
        HookCoin token = _hookCoin();
        token.setHook(this, isAfter);
        _reentrant = payer;
        _reentry = abi.encodeCall(IOrderEscrow.fund, (PAYER, ORDER, LAB, token, 60, inDays(30)));
        vm.prank(payer);
        escrow.deposit(PAYER, token, 100);
        vm.assertTrue(_isDone, "funded meanwhile");
        vm.assertEq(escrow.pool(PAYER, token), 100 + 100 - 60, "pool");
        vm.assertEq(escrow.owed(token), 300, "owed");
        vm.assertEq(escrow.sequence(), 2 + 2 + 2, "sequence");
        _reentry = abi.encodeCall(IOrderEscrow.fund, (PAYER, RESULT, LAB, token, 41, inDays(30)));
        vm.prank(payer);
        escrow.withdraw(PAYER, token, 100, payer);
        vm.assertTrue(!_isDone, "the same money twice");
        vm.assertEq(
            _answer,
            abi.encodeWithSelector(IOrderEscrow.PoolExceeded.selector, 41, 40),
            "what is being withdrawn is gone"
        );
    }

    function onTransfer() external {
        _heldMeanwhile = IERC20(msg.sender).balanceOf(address(escrow));
        _poolMeanwhile = escrow.owed(IERC20(msg.sender));
        if (_reentry.length == 0) return;
        vm.prank(_reentrant);
        (_isDone, _answer) = address(escrow).call(_reentry);
    }

    // ---- helpers ----

    function _assertReentryRefused(string memory what) private view {
        vm.assertTrue(!_isDone, what);
        bytes memory refusal = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        vm.assertEq(_answer, refusal, what);
    }

    /// @dev Two members have 100 each in it, which takes two writes after the two that accept tokens; the payer has
    /// more to deposit.
    function _hookCoin() private returns (HookCoin token) {
        token = HookCoin(address(accepted(address(new HookCoin()))));
        deposit(PAYER, token, 100);
        deposit(RESEARCHER, token, 100);
        provide(PAYER, token, 200);
    }

    function _feeCoin(uint256 fee, bool isOnTop) private returns (FeeCoin token) {
        token = FeeCoin(address(accepted(address(new FeeCoin()))));
        token.setFee(fee, isOnTop);
    }
}
