// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IOrderEscrow} from "../../src/interfaces/IOrderEscrow.sol";
import {Orders} from "../Orders.t.sol";
import {Vm} from "../Vm.sol";
import {Coin} from "../tokens/Coin.sol";
import {FeeCoin} from "../tokens/FeeCoin.sol";
import {HookCoin, IHook} from "../tokens/HookCoin.sol";
import {SilentCoin} from "../tokens/SilentCoin.sol";

/// @notice Acts as four members that order from each other in four tokens: a plain one, one with a fee, one that
/// returns nothing and one that calls back, to attack.
///
/// It keeps the books on its own. Each call is a write of which the books say whether it is allowed: an allowed one
/// must succeed with exactly one event, another must fail.
contract OrderEscrowHandler is Orders, IHook {
    using OrderBook for IOrderEscrow.OrderState;

    struct Entry {
        bytes32 id;
        bytes32 payer;
        bytes32 lab;
        IERC20 token;
        uint256 amount;
        uint64 until;
        IOrderEscrow.OrderState state;
        bool wasDisputed;
        uint64 claimedAt;
        uint64 endedAt;
    }

    bytes32[4] private _members = [PAYER, RESEARCHER, LAB, OTHER_LAB];
    IERC20[] private _tokens;
    Entry[] private _entries;
    mapping(bytes32 member => bool) private _isSuspended;
    mapping(bytes32 member => mapping(IERC20 token => uint256)) private _pools;
    mapping(IERC20 token => uint256) private _in;
    mapping(IERC20 token => uint256) private _out;
    mapping(IERC20 token => uint256) private _gifts;
    mapping(bytes32 orderId => uint256) private _ends;
    uint64 private _written;

    /// @notice Writes that succeeded though the books forbid them.
    uint256 public breaches;

    constructor() {
        setUp();
        _tokens.push(coin);
        FeeCoin feeCoin = new FeeCoin();
        feeCoin.setFee(3, false);
        HookCoin hookCoin = new HookCoin();
        _tokens.push(accepted(address(feeCoin)));
        _tokens.push(accepted(address(new SilentCoin())));
        _tokens.push(accepted(address(hookCoin)));
        _written = 4;
        for (uint256 i; i < _members.length; ++i) {
            for (uint256 k; k < _tokens.length; ++k) {
                deposit(_members[i], _tokens[k], 1e12);
                uint256 received = _tokens[k] == feeCoin ? 97e10 : 1e12;
                _pools[_members[i]][_tokens[k]] = received;
                _in[_tokens[k]] += received;
                ++_written;
            }
        }
        hookCoin.setHook(this, true);
        vm.prank(payer);
        escrow.fund(PAYER, ORDER, LAB, coin, AMOUNT, inDays(30));
        ++_written;
        bytes32 orderId = escrow.orderIdOf(PAYER, ORDER);
        _funded(Entry(orderId, PAYER, LAB, coin, AMOUNT, inDays(30), IOrderEscrow.OrderState.Funded, false, 0, 0));
    }

    // ---- pools ----

    function deposit(uint256 seed, uint64 amount) external {
        (bytes32 member, IERC20 token) = (_member(seed), _token(seed));
        amount = uint64(bound(amount, 0, 1e12));
        provide(member, token, amount);
        uint256 received = token == _tokens[1] ? amount - uint256(amount) * 3 / 100 : amount;
        bool isAllowed = !_isSuspended[member] && escrow.isToken(token) && received != 0;
        if (_write(treasurers[member], abi.encodeCall(IOrderEscrow.deposit, (member, token, amount)), isAllowed)) {
            _pools[member][token] += received;
            _in[token] += received;
        }
    }

    function withdraw(uint256 seed, uint256 amount) external {
        (bytes32 member, IERC20 token) = (_member(seed), _token(seed));
        amount = bound(amount, 0, _pools[member][token] * 9 / 8);
        bool isAllowed = !_isSuspended[member] && amount != 0 && amount <= _pools[member][token];
        bytes memory call = abi.encodeCall(IOrderEscrow.withdraw, (member, token, amount, stranger));
        if (_write(treasurers[member], call, isAllowed)) _paid(member, token, amount);
    }

    function payOut(uint256 seed, bool isVote) external {
        (bytes32 member, IERC20 token) = (_member(seed), _token(seed));
        uint256 amount = _pools[member][token];
        bytes memory call = abi.encodeCall(IOrderEscrow.payOut, (member, token, stranger));
        bool isAllowed = isVote && _isSuspended[member] && amount != 0;
        if (_write(isVote ? address(consortium) : treasurers[member], call, isAllowed)) _paid(member, token, amount);
    }

    /// @dev Sent past deposit.
    function gift(uint256 seed, uint64 amount) external {
        IERC20 token = _token(seed);
        Coin(address(token)).mint(address(escrow), amount);
        _gifts[token] += amount;
    }

    // ---- orders ----

    function fund(uint256 seed, uint256 amount, uint256 term) external {
        (bytes32 member, bytes32 payee, IERC20 token) = (_member(seed), _member(seed >> 64), _token(seed));
        amount = bound(amount, 0, _pools[member][token] / 2);
        uint64 deadline = inDays(bound(term, 3, 40));
        bytes32 orderCommit = keccak256(abi.encode(seed));
        bytes32 orderId = escrow.orderIdOf(member, orderCommit);
        bool isAllowed = !_isSuspended[member] && !_isSuspended[payee] && payee != member
            && (payee == LAB || payee == OTHER_LAB) && escrow.isToken(token) && amount != 0
            && deadline >= block.timestamp + MIN_TERM && !_isKnown(orderId);
        bytes memory call = abi.encodeCall(IOrderEscrow.fund, (member, orderCommit, payee, token, amount, deadline));
        if (_write(treasurers[member], call, isAllowed)) {
            _funded(Entry(orderId, member, payee, token, amount, deadline, IOrderEscrow.OrderState.Funded, false, 0, 0));
        }
    }

    function claim(uint256 seed) external {
        Entry storage entry = _entry(seed);
        bool isAllowed = !_isSuspended[entry.lab] && entry.state == IOrderEscrow.OrderState.Funded && !_isOver(entry);
        bytes memory call = abi.encodeCall(IOrderEscrow.claim, (entry.id, RESULT));
        if (_write(treasurers[entry.lab], call, isAllowed)) {
            (entry.state, entry.claimedAt) = (IOrderEscrow.OrderState.Claimed, uint64(block.timestamp));
            entry.until = uint64(block.timestamp) + DISPUTE_WINDOW;
        }
    }

    function dispute(uint256 seed, bool isVote) external {
        Entry storage entry = _entry(seed);
        bool isAllowed =
            (isVote || !_isSuspended[entry.payer]) && entry.state == IOrderEscrow.OrderState.Claimed && !_isOver(entry);
        bytes memory call = abi.encodeCall(IOrderEscrow.dispute, (entry.id, REASON));
        if (_write(isVote ? address(consortium) : treasurers[entry.payer], call, isAllowed)) {
            (entry.state, entry.wasDisputed) = (IOrderEscrow.OrderState.Disputed, true);
            entry.until = uint64(block.timestamp) + RESOLUTION_PERIOD;
        }
    }

    function concede(uint256 seed) external {
        Entry storage entry = _entry(seed);
        bool isAllowed = !_isSuspended[entry.payer] && entry.state == IOrderEscrow.OrderState.Disputed;
        bytes memory call = abi.encodeCall(IOrderEscrow.concede, (entry.id));
        if (_write(treasurers[entry.payer], call, isAllowed)) {
            _end(entry, IOrderEscrow.OrderState.Released, entry.amount);
        }
    }

    function refund(uint256 seed) external {
        Entry storage entry = _entry(seed);
        bool isAllowed = !_isSuspended[entry.lab] && !entry.state.isEnd();
        bytes memory call = abi.encodeCall(IOrderEscrow.refund, (entry.id));
        if (_write(treasurers[entry.lab], call, isAllowed)) _end(entry, IOrderEscrow.OrderState.Refunded, 0);
    }

    function release(uint256 seed) external {
        Entry storage entry = _entry(seed);
        bool isAllowed = entry.state == IOrderEscrow.OrderState.Claimed && _isOver(entry);
        bytes memory call = abi.encodeCall(IOrderEscrow.release, (entry.id));
        if (_write(stranger, call, isAllowed)) _end(entry, IOrderEscrow.OrderState.Released, entry.amount);
    }

    function reclaim(uint256 seed) external {
        Entry storage entry = _entry(seed);
        bool isRunning =
            entry.state == IOrderEscrow.OrderState.Funded || entry.state == IOrderEscrow.OrderState.Disputed;
        bytes memory call = abi.encodeCall(IOrderEscrow.reclaim, (entry.id));
        if (_write(stranger, call, isRunning && _isOver(entry))) _end(entry, IOrderEscrow.OrderState.Refunded, 0);
    }

    function resolve(uint256 seed, uint256 labAmount, bool isVote) external {
        Entry storage entry = _entry(seed);
        labAmount = bound(labAmount, 0, entry.amount * 9 / 8);
        bool isAllowed =
            isVote && entry.state == IOrderEscrow.OrderState.Disputed && !_isOver(entry) && labAmount <= entry.amount;
        bytes memory call = abi.encodeCall(IOrderEscrow.resolve, (entry.id, labAmount));
        if (_write(isVote ? address(consortium) : treasurers[entry.lab], call, isAllowed)) {
            _end(entry, IOrderEscrow.OrderState.Resolved, labAmount);
        }
    }

    /// @dev Whoever is not the one to act tries to: a member of no part in the order, and the other party.
    function attackAsOther(uint256 seed) external {
        Entry storage entry = _entry(seed);
        _write(treasurers[entry.payer], abi.encodeCall(IOrderEscrow.claim, (entry.id, RESULT)), false);
        _write(treasurers[entry.payer], abi.encodeCall(IOrderEscrow.refund, (entry.id)), false);
        _write(treasurers[entry.lab], abi.encodeCall(IOrderEscrow.dispute, (entry.id, REASON)), false);
        _write(treasurers[entry.lab], abi.encodeCall(IOrderEscrow.concede, (entry.id)), false);
        _write(stranger, abi.encodeCall(IOrderEscrow.withdraw, (entry.lab, entry.token, 1, stranger)), false);
    }

    // ---- the world ----

    function setToken(uint256 seed) external {
        IERC20 token = _token(seed);
        bool isAccepted = !escrow.isToken(token) || seed % 3 != 0;
        _write(address(consortium), abi.encodeCall(IOrderEscrow.setToken, (token, isAccepted)), true);
    }

    function setSuspended(uint256 seed) external {
        bytes32 member = _member(seed);
        _isSuspended[member] = !_isSuspended[member];
        suspend(member, _isSuspended[member]);
    }

    function reinstate() external {
        for (uint256 i; i < _members.length; ++i) {
            if (_isSuspended[_members[i]]) suspend(_members[i], false);
            _isSuspended[_members[i]] = false;
        }
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 10 days));
    }

    function waitLong(uint256 seed) external {
        Entry storage entry = _entry(seed);
        if (!_isOver(entry)) vm.warp(uint256(entry.until) + seed % 2); // the last second, or the next
    }

    /// @dev The token that calls back does it here.
    function onTransfer() external {
        for (uint256 i; i < 2; ++i) {
            IERC20 token = _tokens[i == 0 ? 0 : 3];
            vm.prank(payer);
            (bool isDone,) = address(escrow).call(abi.encodeCall(IOrderEscrow.withdraw, (PAYER, token, 1, payer)));
            if (isDone) ++breaches;
            vm.prank(payer);
            (isDone,) = address(escrow).call(abi.encodeCall(IOrderEscrow.deposit, (PAYER, token, 1)));
            if (isDone) ++breaches;
        }
        if (escrow.owed(_tokens[3]) > _tokens[3].balanceOf(address(escrow))) ++breaches;
    }

    // ---- what must hold ----

    function checkMoney() external view {
        for (uint256 k; k < _tokens.length; ++k) {
            IERC20 token = _tokens[k];
            uint256 owed;
            for (uint256 i; i < _members.length; ++i) {
                vm.assertEq(escrow.pool(_members[i], token), _pools[_members[i]][token], "pool");
                owed += _pools[_members[i]][token];
            }
            for (uint256 i; i < _entries.length; ++i) {
                if (_entries[i].token == token && !_entries[i].state.isEnd()) owed += _entries[i].amount;
            }
            vm.assertEq(escrow.owed(token), owed, "owed");
            vm.assertEq(owed, _in[token] - _out[token], "owed, from what came in and went out");
            vm.assertEq(token.balanceOf(address(escrow)), owed + _gifts[token], "held");
        }
    }

    function checkOrders() external view {
        for (uint256 i; i < _entries.length; ++i) {
            Entry storage entry = _entries[i];
            IOrderEscrow.Order memory order = escrow.order(entry.id);
            vm.assertEq(uint256(order.state), uint256(entry.state), "state");
            vm.assertEq(order.until, entry.until, "until");
            vm.assertEq(order.payer, entry.payer, "payer");
            vm.assertEq(order.lab, entry.lab, "lab");
            vm.assertEq(address(order.token), address(entry.token), "token");
            vm.assertEq(order.amount, entry.amount, "amount");
            vm.assertEq(order.resultCommit, entry.claimedAt == 0 ? bytes32(0) : RESULT, "result");
            vm.assertEq(order.reasonCommit, entry.wasDisputed ? REASON : bytes32(0), "reason");
        }
    }

    function checkEnds() external view {
        for (uint256 i; i < _entries.length; ++i) {
            vm.assertEq(_ends[_entries[i].id], _entries[i].state.isEnd() ? 1 : 0, "ends");
        }
    }

    function checkWindows() external view {
        for (uint256 i; i < _entries.length; ++i) {
            Entry storage entry = _entries[i];
            if (entry.state != IOrderEscrow.OrderState.Released || entry.wasDisputed) continue;
            vm.assertTrue(entry.endedAt > entry.claimedAt + DISPUTE_WINDOW, "paid in the window");
        }
    }

    function checkSequence() external view {
        vm.assertEq(escrow.sequence(), _written, "sequence");
    }

    // ---- helpers ----

    /// @dev One write: one event of the escrow with the next number; or, if it is not allowed, none.
    function _write(address caller, bytes memory call, bool isAllowed) private returns (bool) {
        vm.roll(block.number + 1);
        vm.recordLogs();
        vm.prank(caller);
        (bool isDone,) = address(escrow).call(call);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        if (isDone && !isAllowed) ++breaches;
        if (!isAllowed) return false;
        vm.assertTrue(isDone, "an allowed write");
        uint256 count;
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].emitter != address(escrow)) continue;
            ++count;
            vm.assertEq(uint256(bytes32(logs[i].data)), ++_written, "sequence number of the event");
            bytes32 kind = logs[i].topics[0];
            bool isEnd = kind == IOrderEscrow.OrderReleased.selector || kind == IOrderEscrow.OrderRefunded.selector
                || kind == IOrderEscrow.OrderResolved.selector;
            if (isEnd) ++_ends[logs[i].topics[1]];
        }
        vm.assertEq(count, 1, "events of a write");
        return true;
    }

    function _funded(Entry memory entry) private {
        _pools[entry.payer][entry.token] -= entry.amount;
        _entries.push(entry);
    }

    function _end(Entry storage entry, IOrderEscrow.OrderState state, uint256 labAmount) private {
        (entry.state, entry.endedAt) = (state, uint64(block.timestamp));
        _pools[entry.lab][entry.token] += labAmount;
        _pools[entry.payer][entry.token] += entry.amount - labAmount;
    }

    function _paid(bytes32 member, IERC20 token, uint256 amount) private {
        _pools[member][token] -= amount;
        _out[token] += amount;
    }

    function _isOver(Entry storage entry) private view returns (bool) {
        return block.timestamp > entry.until;
    }

    function _isKnown(bytes32 orderId) private view returns (bool) {
        for (uint256 i; i < _entries.length; ++i) {
            if (_entries[i].id == orderId) return true;
        }
        return false;
    }

    /// @dev Some order; rather one of the newest, which are in motion.
    function _entry(uint256 seed) private view returns (Entry storage) {
        uint256 count = _entries.length;
        return _entries[count - 1 - seed % (count < 4 || seed % 16 == 15 ? count : 4)];
    }

    function _member(uint256 seed) private view returns (bytes32) {
        return _members[(seed >> 8) % 4];
    }

    function _token(uint256 seed) private view returns (IERC20) {
        return _tokens[(seed >> 16) % 4];
    }
}

library OrderBook {
    function isEnd(IOrderEscrow.OrderState state) internal pure returns (bool) {
        return state >= IOrderEscrow.OrderState.Released;
    }
}
