// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {MemberPools} from "./MemberPools.sol";
import {Roles} from "./Roles.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IOrderEscrow} from "./interfaces/IOrderEscrow.sol";

/// @title OrderEscrow
/// @notice See IOrderEscrow. Orders move money between pools only; MemberPools moves it in and out.
contract OrderEscrow is MemberPools {
    uint32 private immutable DISPUTE_WINDOW;
    uint32 private immutable RESOLUTION_PERIOD;
    uint32 private immutable MIN_TERM;
    uint32 private immutable MAX_TERM;

    mapping(bytes32 orderId => Order) private _orders;

    /// @dev No period is zero, and there is always a deadline to choose: whole days lie a day apart.
    constructor(IConsortium consortium_, Periods memory periods_) MemberPools(consortium_) {
        require(
            periods_.disputeWindow != 0 && periods_.resolutionPeriod != 0 && periods_.minTerm != 0
                && uint256(periods_.minTerm) + 1 days <= periods_.maxTerm,
            PeriodsNotAllowed()
        );
        DISPUTE_WINDOW = periods_.disputeWindow;
        RESOLUTION_PERIOD = periods_.resolutionPeriod;
        MIN_TERM = periods_.minTerm;
        MAX_TERM = periods_.maxTerm;
    }

    // ---- the payer's treasurer ----

    /// @inheritdoc IOrderEscrow
    function fund(bytes32 member, bytes32 orderCommit, bytes32 lab, IERC20 token, uint256 amount, uint64 deadline)
        external
    {
        _requireTreasurer(member);
        require(member != lab, SameParty(member));
        require(consortium.hasRoles(lab, Roles.LAB), NotLab(lab));
        _requireToken(token);
        require(orderCommit != 0, ZeroCommitment());
        _requireTerm(deadline);
        bytes32 orderId = orderIdOf(member, orderCommit);
        Order storage funded = _orders[orderId];
        require(funded.state == OrderState.None, OrderExists(orderId));
        _debit(member, token, amount);
        funded.payer = member;
        funded.lab = lab;
        (funded.token, funded.until, funded.state) = (token, deadline, OrderState.Funded);
        funded.amount = amount;
        emit OrderFunded(orderId, member, lab, _nextSequence(), orderCommit, token, amount, deadline);
    }

    /// @inheritdoc IOrderEscrow
    function dispute(bytes32 orderId, bytes32 reasonCommit) external {
        Order storage disputed = _inState(orderId, OrderState.Claimed);
        if (msg.sender != address(consortium)) _requireTreasurer(disputed.payer);
        _requireNotOver(disputed);
        require(reasonCommit != 0, ZeroCommitment());
        uint64 until = uint64(block.timestamp) + RESOLUTION_PERIOD;
        (disputed.until, disputed.state) = (until, OrderState.Disputed);
        disputed.reasonCommit = reasonCommit;
        emit OrderDisputed(orderId, _nextSequence(), reasonCommit, until);
    }

    /// @inheritdoc IOrderEscrow
    function concede(bytes32 orderId) external {
        Order storage conceded = _inState(orderId, OrderState.Disputed);
        _requireTreasurer(conceded.payer);
        _release(orderId, conceded);
    }

    // ---- the lab's treasurer ----

    /// @inheritdoc IOrderEscrow
    function claim(bytes32 orderId, bytes32 resultCommit) external {
        Order storage claimed = _inState(orderId, OrderState.Funded);
        _requireTreasurer(claimed.lab);
        _requireNotOver(claimed);
        require(resultCommit != 0, ZeroCommitment());
        uint64 until = uint64(block.timestamp) + DISPUTE_WINDOW;
        (claimed.until, claimed.state) = (until, OrderState.Claimed);
        claimed.resultCommit = resultCommit;
        emit OrderClaimed(orderId, _nextSequence(), resultCommit, until);
    }

    /// @inheritdoc IOrderEscrow
    function refund(bytes32 orderId) external {
        Order storage refunded = _orders[orderId];
        OrderState state = refunded.state;
        bool isRunning = state == OrderState.Funded || state == OrderState.Claimed || state == OrderState.Disputed;
        require(isRunning, StateNotAllowed(orderId, state));
        _requireTreasurer(refunded.lab);
        _refund(orderId, refunded);
    }

    // ---- anyone ----

    /// @inheritdoc IOrderEscrow
    function release(bytes32 orderId) external {
        Order storage released = _inState(orderId, OrderState.Claimed);
        _requireOver(released);
        _release(orderId, released);
    }

    /// @inheritdoc IOrderEscrow
    function reclaim(bytes32 orderId) external {
        Order storage reclaimed = _orders[orderId];
        OrderState state = reclaimed.state;
        require(state == OrderState.Funded || state == OrderState.Disputed, StateNotAllowed(orderId, state));
        _requireOver(reclaimed);
        _refund(orderId, reclaimed);
    }

    // ---- a vote ----

    /// @inheritdoc IOrderEscrow
    function resolve(bytes32 orderId, uint256 labAmount) external onlyVote {
        Order storage resolved = _inState(orderId, OrderState.Disputed);
        _requireNotOver(resolved);
        uint256 amount = resolved.amount;
        require(labAmount <= amount, AmountExceeded(labAmount, amount));
        resolved.state = OrderState.Resolved;
        pool[resolved.lab][resolved.token] += labAmount;
        pool[resolved.payer][resolved.token] += amount - labAmount;
        emit OrderResolved(orderId, _nextSequence(), labAmount);
    }

    // ---- views ----

    /// @inheritdoc IOrderEscrow
    function periods() external view returns (Periods memory) {
        return Periods(DISPUTE_WINDOW, RESOLUTION_PERIOD, MIN_TERM, MAX_TERM);
    }

    /// @inheritdoc IOrderEscrow
    function order(bytes32 orderId) external view returns (Order memory) {
        return _orders[orderId];
    }

    /// @inheritdoc IOrderEscrow
    function orderIdOf(bytes32 payer, bytes32 orderCommit) public pure returns (bytes32) {
        return keccak256(abi.encode(payer, orderCommit));
    }

    // ---- internals ----

    function _inState(bytes32 orderId, OrderState state) private view returns (Order storage found) {
        found = _orders[orderId];
        require(found.state == state, StateNotAllowed(orderId, found.state));
    }

    function _requireNotOver(Order storage running) private view {
        require(block.timestamp <= running.until, TooLate(running.until));
    }

    function _requireOver(Order storage running) private view {
        require(block.timestamp > running.until, TooEarly(running.until));
    }

    function _requireTerm(uint64 deadline) private view {
        require(deadline % 1 days == 0, NotWholeDays(deadline));
        uint256 earliest = block.timestamp + MIN_TERM;
        uint256 latest = block.timestamp + MAX_TERM;
        require(earliest <= deadline && deadline <= latest, TermNotAllowed(deadline, earliest, latest));
    }

    function _release(bytes32 orderId, Order storage released) private {
        released.state = OrderState.Released;
        pool[released.lab][released.token] += released.amount;
        emit OrderReleased(orderId, _nextSequence());
    }

    function _refund(bytes32 orderId, Order storage refunded) private {
        refunded.state = OrderState.Refunded;
        pool[refunded.payer][refunded.token] += refunded.amount;
        emit OrderRefunded(orderId, _nextSequence());
    }
}
