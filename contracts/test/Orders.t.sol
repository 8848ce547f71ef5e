// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {OrderEscrow} from "../src/OrderEscrow.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {IOrderEscrow} from "../src/interfaces/IOrderEscrow.sol";
import {Base} from "./Base.t.sol";
import {Coin} from "./tokens/Coin.sol";

/// @notice An escrow with one accepted token, and members that order and are paid.
abstract contract Orders is Base {
    uint32 internal constant DISPUTE_WINDOW = 7 days;
    uint32 internal constant RESOLUTION_PERIOD = 90 days;
    uint32 internal constant MIN_TERM = 3 days;
    uint32 internal constant MAX_TERM = 400 days;

    bytes32 internal constant ORDER = keccak256("order");
    bytes32 internal constant RESULT = keccak256("result");
    bytes32 internal constant REASON = keccak256("reason");
    uint256 internal constant AMOUNT = 100e6;

    OrderEscrow internal escrow;
    IERC20 internal coin;

    address internal payer;
    address internal lab;
    mapping(bytes32 member => address) internal treasurers;

    function setUp() public virtual override {
        super.setUp();
        escrow =
            new OrderEscrow(consortium, IOrderEscrow.Periods(DISPUTE_WINDOW, RESOLUTION_PERIOD, MIN_TERM, MAX_TERM));
        coin = accepted(address(new Coin()));
        payer = _treasurer(PAYER);
        lab = _treasurer(LAB);
        _treasurer(OTHER_LAB);
        _treasurer(RESEARCHER);
    }

    // ---- writes that succeed ----

    function accepted(address token) internal returns (IERC20) {
        vote();
        escrow.setToken(IERC20(token), true);
        return IERC20(token);
    }

    /// @dev Gives a member's treasurer new tokens, approved. The token may return nothing.
    function provide(bytes32 member, IERC20 token, uint256 amount) internal {
        address treasurer = treasurers[member];
        Coin(address(token)).mint(treasurer, amount);
        vm.prank(treasurer);
        (bool isApproved,) = address(token).call(abi.encodeCall(IERC20.approve, (address(escrow), amount)));
        vm.assertTrue(isApproved, "approved");
    }

    function deposit(bytes32 member, IERC20 token, uint256 amount) internal {
        provide(member, token, amount);
        vm.prank(treasurers[member]);
        escrow.deposit(member, token, amount);
    }

    /// @dev The payer orders at the lab.
    function fund(uint256 amount, uint64 deadline) internal returns (bytes32) {
        deposit(PAYER, coin, amount);
        vm.prank(payer);
        escrow.fund(PAYER, ORDER, LAB, coin, amount, deadline);
        return escrow.orderIdOf(PAYER, ORDER);
    }

    function claim(bytes32 orderId) internal {
        vm.prank(lab);
        escrow.claim(orderId, RESULT);
    }

    function dispute(bytes32 orderId) internal {
        vm.prank(payer);
        escrow.dispute(orderId, REASON);
    }

    /// @dev An order in this state, by the shortest way, in one block as far as it goes.
    function orderIn(IOrderEscrow.OrderState state) internal returns (bytes32 orderId) {
        orderId = escrow.orderIdOf(PAYER, ORDER);
        if (state == IOrderEscrow.OrderState.None) return orderId;
        fund(AMOUNT, inDays(30));
        if (state == IOrderEscrow.OrderState.Funded) return orderId;
        if (state == IOrderEscrow.OrderState.Refunded) {
            vm.prank(lab);
            escrow.refund(orderId);
            return orderId;
        }
        claim(orderId);
        if (state == IOrderEscrow.OrderState.Claimed) return orderId;
        dispute(orderId);
        if (state == IOrderEscrow.OrderState.Released) {
            vm.prank(payer);
            escrow.concede(orderId);
        } else if (state == IOrderEscrow.OrderState.Resolved) {
            vote();
            escrow.resolve(orderId, AMOUNT / 4);
        }
    }

    // ---- expectations ----

    function expectState(bytes32 orderId, IOrderEscrow.OrderState state) internal {
        vm.expectRevert(abi.encodeWithSelector(IOrderEscrow.StateNotAllowed.selector, orderId, state));
    }

    function expectNotTreasurer(bytes32 member, address caller) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IConsortium.NotPurpose.selector, member, caller, IConsortium.Purpose.Treasurer)
        );
    }

    function expectNotVote(address caller) internal {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotVote.selector, caller));
    }

    function assertPool(bytes32 member, uint256 expected, string memory what) internal view {
        vm.assertEq(escrow.pool(member, coin), expected, what);
    }

    function assertState(bytes32 orderId, IOrderEscrow.OrderState expected) internal view {
        vm.assertEq(uint256(escrow.order(orderId).state), uint256(expected), "state");
    }

    /// @dev The start of the day that is so many days ahead.
    function inDays(uint256 count) internal view returns (uint64) {
        return uint64((block.timestamp / 1 days + count) * 1 days);
    }

    function untilOf(bytes32 orderId) internal view returns (uint64) {
        return escrow.order(orderId).until;
    }

    function _treasurer(bytes32 member) private returns (address) {
        return treasurers[member] = accountOf(member, IConsortium.Purpose.Treasurer);
    }
}
