// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IConsortium} from "./IConsortium.sol";
import {ISequenced} from "./ISequenced.sol";

/// @title OrderEscrow
/// @notice Pays orders between two members in ERC-20 tokens: send-outs from lab to lab, employers' and trials' panels,
/// fees for access to data.
///
/// An order has two parties, the payer and the lab. What is escrowed goes to these two and to nobody else: there is no
/// third payee, no share, no fee and no reward, to a referrer or to a patient (18 USC 220).
///
/// Money is kept in pools, one per member and token. A payer deposits into its pool and funds orders from it; a lab
/// is paid into its pool and withdraws from it. So the token's own transfers don't show single orders.
///
/// Release is optimistic. The lab claims an order once it anchored the result; unless the payer disputes within a
/// window, the lab is paid. A disputed order is split by vote. Each step has a last second, after which anyone may take
/// the next one, so every order ends, whoever is suspended or has lost its keys.
///
/// Tokens are listed by vote. Not to be listed: tokens whose balances change without a transfer (rebasing), and tokens
/// that take a fee beyond the amount from the sender. Who administers a token may still freeze it, here as anywhere.
interface IOrderEscrow is ISequenced {
    /// @notice Where an order is. The last three are ends.
    enum OrderState {
        None,
        Funded, // the lab may claim
        Claimed, // the payer may dispute
        Disputed, // the members may decide
        Released, // all of it went to the lab
        Refunded, // all of it went back to the payer
        Resolved // split by vote
    }

    /// @param until The last second in which the lab may claim (Funded), the payer dispute (Claimed) or a vote decide
    /// (Disputed). An order that ended keeps its last one.
    /// @param resultCommit Salted commitment to the leaf hash of the result; zero until claimed.
    /// @param reasonCommit Salted commitment to the reason of the dispute; zero where there was none.
    struct Order {
        bytes32 payer;
        bytes32 lab;
        IERC20 token;
        uint64 until;
        OrderState state;
        uint256 amount;
        bytes32 resultCommit;
        bytes32 reasonCommit;
    }

    /// @notice Seconds.
    /// @param disputeWindow How long after a claim the payer may dispute it.
    /// @param resolutionPeriod How long after a dispute a vote may decide it.
    /// @param minTerm How far ahead an order's deadline is at least.
    /// @param maxTerm How far ahead it is at most.
    struct Periods {
        uint32 disputeWindow;
        uint32 resolutionPeriod;
        uint32 minTerm;
        uint32 maxTerm;
    }

    event TokenSet(IERC20 indexed token, uint64 seq, bool isAccepted);

    /// @param amount What arrived, which is less than what was sent where the token takes a fee.
    event Deposited(bytes32 indexed member, IERC20 indexed token, uint64 seq, uint256 amount);
    event Withdrawn(bytes32 indexed member, IERC20 indexed token, uint64 seq, address to, uint256 amount);

    /// @notice A vote paid out the pool of a member that is not active.
    event PaidOut(bytes32 indexed member, IERC20 indexed token, uint64 seq, address to, uint256 amount);
    event OrderFunded(
        bytes32 indexed orderId,
        bytes32 indexed payer,
        bytes32 indexed lab,
        uint64 seq,
        bytes32 orderCommit,
        IERC20 token,
        uint256 amount,
        uint64 until
    );
    event OrderClaimed(bytes32 indexed orderId, uint64 seq, bytes32 resultCommit, uint64 until);
    event OrderDisputed(bytes32 indexed orderId, uint64 seq, bytes32 reasonCommit, uint64 until);

    /// @notice The lab was credited: the window passed, or the payer conceded its dispute.
    event OrderReleased(bytes32 indexed orderId, uint64 seq);

    /// @notice The payer was credited: the lab gave the order back, did not claim it, or nobody decided the dispute.
    event OrderRefunded(bytes32 indexed orderId, uint64 seq);

    /// @param labAmount What the lab was credited; the payer was credited the rest.
    event OrderResolved(bytes32 indexed orderId, uint64 seq, uint256 labAmount);

    error PeriodsNotAllowed();
    error TokenNotAccepted(IERC20 token);
    error NothingReceived(IERC20 token);
    /// @notice The token took more from the escrow than it was told to.
    error TookTooMuch(IERC20 token);
    error RecipientNotAllowed(address to);
    error ZeroAmount();
    error ZeroCommitment();
    error PoolExceeded(uint256 amount, uint256 available);
    error MemberActive(bytes32 member);
    error NotLab(bytes32 member);
    error SameParty(bytes32 member);
    error NotWholeDays(uint64 deadline);
    error TermNotAllowed(uint64 deadline, uint256 earliest, uint256 latest);
    error OrderExists(bytes32 orderId);
    error StateNotAllowed(bytes32 orderId, OrderState state);
    error TooEarly(uint64 until);
    error TooLate(uint64 until);
    error AmountExceeded(uint256 labAmount, uint256 amount);

    // ---- a member's treasurer ----

    /// @notice Moves tokens of the caller, who approved it, into its member's pool. Credits what arrived.
    ///
    /// Requirements:
    /// - the caller is an active treasurer of the member;
    /// - the token is accepted, and something arrives.
    function deposit(bytes32 member, IERC20 token, uint256 amount) external;

    /// @notice Pays from the member's pool to an account of its choice. Also for tokens no longer accepted.
    ///
    /// Requirements:
    /// - the caller is an active treasurer of the member;
    /// - `amount` is neither zero nor more than the pool;
    /// - `to` is neither zero nor this contract.
    function withdraw(bytes32 member, IERC20 token, uint256 amount, address to) external;

    // ---- the payer's treasurer ----

    /// @notice Sets aside an amount of the member's pool for one order at a lab.
    ///
    /// Requirements:
    /// - the caller is an active treasurer of the member;
    /// - `lab` is another, active member with the lab role;
    /// - the token is accepted, and `amount` is neither zero nor more than the pool;
    /// - `orderCommit` is not zero, and this payer has no other order with it;
    /// - `deadline` is a multiple of a day, and from `minTerm` to `maxTerm` ahead.
    ///
    /// @param orderCommit Salted commitment to what was ordered and to its price.
    /// @param deadline The last second in which the lab may claim.
    function fund(bytes32 member, bytes32 orderCommit, bytes32 lab, IERC20 token, uint256 amount, uint64 deadline)
        external;

    /// @notice Stops the payment of a claimed order until it is decided. A vote can do it too, for a payer that can't.
    ///
    /// Requirements:
    /// - the caller is an active treasurer of the payer, or a vote;
    /// - the order is claimed, and its window not over;
    /// - `reasonCommit` is not zero.
    function dispute(bytes32 orderId, bytes32 reasonCommit) external;

    /// @notice Drops a dispute: pays the lab all of it.
    ///
    /// Requirements:
    /// - the caller is an active treasurer of the payer;
    /// - the order is disputed, however long ago.
    function concede(bytes32 orderId) external;

    // ---- the lab's treasurer ----

    /// @notice Claims the payment of an order whose final result was anchored. The contract does not look for the
    /// result: a payer that holds the opening checks it, and disputes.
    ///
    /// Requirements:
    /// - the caller is an active treasurer of the order's lab;
    /// - the order is funded, and its deadline not over;
    /// - `resultCommit` is not zero.
    function claim(bytes32 orderId, bytes32 resultCommit) external;

    /// @notice Gives the order's amount back to the payer.
    ///
    /// Requirements:
    /// - the caller is an active treasurer of the order's lab;
    /// - the order has not ended.
    function refund(bytes32 orderId) external;

    // ---- anyone ----

    /// @notice Pays the lab for an order that was claimed and not disputed in its window.
    function release(bytes32 orderId) external;

    /// @notice Gives the payer back an order that was not claimed by its deadline, or whose dispute was not decided in
    /// its period.
    function reclaim(bytes32 orderId) external;

    // ---- a vote ----

    /// @notice Takes a token onto the list, or off it. Off the list, it takes no deposits and no new orders; running
    /// orders and withdrawals go on.
    function setToken(IERC20 token, bool isAccepted) external;

    /// @notice Decides a disputed order: `labAmount` to the lab, the rest to the payer.
    ///
    /// Requirements:
    /// - the order is disputed, and its period not over;
    /// - `labAmount` is at most its amount.
    function resolve(bytes32 orderId, uint256 labAmount) external;

    /// @notice Pays out the whole pool of a member that was removed or is suspended.
    ///
    /// Requirements:
    /// - the member has no role now, as a suspended or removed one;
    /// - its pool is not empty;
    /// - `to` is neither zero nor this contract.
    function payOut(bytes32 member, IERC20 token, address to) external;

    // ---- views ----

    /// @notice Who says which member is calling.
    function consortium() external view returns (IConsortium);

    /// @notice How long each step takes, in seconds.
    function periods() external view returns (Periods memory);

    /// @notice Whether the token is accepted now.
    function isToken(IERC20 token) external view returns (bool);

    /// @notice What a member has free.
    function pool(bytes32 member, IERC20 token) external view returns (uint256);

    /// @notice What the escrow owes all members: their pools and the orders that have not ended. It holds no less.
    function owed(IERC20 token) external view returns (uint256);

    /// @notice An order; all zero where there is none.
    function order(bytes32 orderId) external view returns (Order memory);

    /// @notice keccak256(abi.encode(payer, orderCommit)): nobody but the payer can fund under this id.
    function orderIdOf(bytes32 payer, bytes32 orderCommit) external pure returns (bytes32);
}
