// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Roles} from "./Roles.sol";
import {Sequenced} from "./Sequenced.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IOrderEscrow} from "./interfaces/IOrderEscrow.sol";

/// @title MemberPools
/// @notice The tokens, and the members' pools of them. The only part that calls a token.
///
/// A token may call back while it is called. Then the pools are never above what is held: money that comes in is
/// credited after the call, money that goes out is debited before. The three functions that call a token exclude each
/// other, so that no other deposit counts into the difference of balances that one measures.
abstract contract MemberPools is IOrderEscrow, Sequenced, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @inheritdoc IOrderEscrow
    IConsortium public immutable consortium;

    /// @inheritdoc IOrderEscrow
    mapping(IERC20 token => bool) public isToken;

    /// @inheritdoc IOrderEscrow
    mapping(bytes32 member => mapping(IERC20 token => uint256)) public pool;

    /// @inheritdoc IOrderEscrow
    mapping(IERC20 token => uint256) public owed;

    constructor(IConsortium consortium_) {
        consortium = consortium_;
    }

    modifier onlyVote() {
        require(msg.sender == address(consortium), IConsortium.NotVote(msg.sender));
        _;
    }

    // ---- a member's treasurer ----

    /// @inheritdoc IOrderEscrow
    function deposit(bytes32 member, IERC20 token, uint256 amount) external nonReentrant {
        _requireTreasurer(member);
        _requireToken(token);
        uint256 balance = token.balanceOf(address(this));
        token.safeTransferFrom(msg.sender, address(this), amount);
        uint256 newBalance = token.balanceOf(address(this));
        require(newBalance > balance, NothingReceived(token));
        uint256 received = newBalance - balance;
        owed[token] += received;
        pool[member][token] += received;
        emit Deposited(member, token, _nextSequence(), received);
    }

    /// @inheritdoc IOrderEscrow
    function withdraw(bytes32 member, IERC20 token, uint256 amount, address to) external nonReentrant {
        _requireTreasurer(member);
        _debit(member, token, amount);
        emit Withdrawn(member, token, _nextSequence(), to, amount);
        _pay(token, to, amount);
    }

    // ---- a vote ----

    /// @inheritdoc IOrderEscrow
    function setToken(IERC20 token, bool isAccepted) external onlyVote {
        isToken[token] = isAccepted;
        emit TokenSet(token, _nextSequence(), isAccepted);
    }

    /// @inheritdoc IOrderEscrow
    function payOut(bytes32 member, IERC20 token, address to) external onlyVote nonReentrant {
        for (uint256 role = 1; role <= Roles.ALL; role <<= 1) {
            require(!consortium.hasRoles(member, role), MemberActive(member));
        }
        uint256 amount = pool[member][token];
        _debit(member, token, amount);
        emit PaidOut(member, token, _nextSequence(), to, amount);
        _pay(token, to, amount);
    }

    // ---- internals ----

    function _requireTreasurer(bytes32 member) internal view {
        consortium.requirePurpose(member, msg.sender, IConsortium.Purpose.Treasurer);
    }

    function _requireToken(IERC20 token) internal view {
        require(isToken[token], TokenNotAccepted(token));
    }

    /// @dev Takes an amount out of a pool.
    function _debit(bytes32 member, IERC20 token, uint256 amount) internal {
        require(amount != 0, ZeroAmount());
        uint256 available = pool[member][token];
        require(amount <= available, PoolExceeded(amount, available));
        pool[member][token] = available - amount;
    }

    /// @dev Sends what was debited. Reverts where the token takes more, which would be the other members' money.
    function _pay(IERC20 token, address to, uint256 amount) private {
        require(to != address(0) && to != address(this), RecipientNotAllowed(to));
        owed[token] -= amount;
        uint256 balance = token.balanceOf(address(this));
        token.safeTransfer(to, amount);
        require(token.balanceOf(address(this)) + amount >= balance, TookTooMuch(token));
    }
}
