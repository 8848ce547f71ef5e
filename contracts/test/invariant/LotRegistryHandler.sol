// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {ILotRegistry} from "../../src/interfaces/ILotRegistry.sol";
import {Lots} from "../Lots.t.sol";
import {Vm} from "../Vm.sol";

/// @notice Acts as a manufacturer and three members that trade and use its lots, while days pass and members are
/// suspended and reinstated; and keeps its own books, so that the invariants can compare.
///
/// Each call of it is one write that must succeed, or one attack that must not. Of what it can't do, since the books
/// say that it is not allowed now, it tries that it is refused. After each write it checks that the contract emitted
/// exactly
/// one event, with the next sequence number.
contract LotRegistryHandler is Lots {
    struct Moved {
        bytes32 lotId;
        bytes32 from;
        bytes32 to;
        uint64 quantity;
        uint64 expiry;
        ILotRegistry.TransferState state;
    }

    bytes32[4] private _members = [MANUFACTURER, LAB, OTHER_LAB, COURIER];

    bytes32[] private _lotIds;
    mapping(bytes32 lotId => uint64) private _expiries;
    mapping(bytes32 lotId => uint64) private _quantities;
    mapping(bytes32 lotId => uint64) private _recalledOn; // day
    mapping(bytes32 lotId => uint256) private _classes;
    mapping(bytes32 lotId => mapping(bytes32 member => ILotRegistry.Holding)) private _books;
    Moved[] private _moved;
    mapping(bytes32 member => bool) private _isSuspended;
    uint64 private _written;

    /// @notice Attacks that got through.
    uint256 public breaches;

    constructor() {
        setUp();
        for (uint256 i; i < 4; ++i) {
            accountOf(_members[i], IConsortium.Purpose.Custodian);
            accountOf(_members[i], IConsortium.Purpose.Manager);
        }
    }

    /// @dev Around a write: one event, from this contract, with the next number.
    modifier writes() {
        vm.roll(block.number + 1);
        vm.recordLogs();
        _;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 1, "events of a write");
        vm.assertEq(logs[0].emitter, address(lots), "emitter");
        vm.assertEq(uint256(bytes32(logs[0].data)), ++_written, "sequence number of the event");
    }

    // ---- the world ----

    function passTime(uint256 seconds_) external {
        vm.warp(block.timestamp + bound(seconds_, 1, 5 days));
    }

    /// @dev Half of the time a member comes back, so that most are active.
    function setSuspended(uint256 seed) external {
        bytes32 member = _members[seed % 4];
        _isSuspended[member] = !_isSuspended[member] && seed % 3 == 0;
        suspend(member, _isSuspended[member]);
    }

    // ---- members ----

    function registerLot(uint256 seed, uint64 quantity) external {
        if (_isSuspended[MANUFACTURER] || _lotIds.length == 5) return;
        quantity = uint64(bound(quantity, 1, 500));
        uint64 expiry = _today() + uint64(bound(seed, 1, 60)) * 1 days;
        bytes32 lotId = _register(bytes20(bytes1(uint8(65 + _lotIds.length))), expiry, quantity);
        _lotIds.push(lotId);
        (_expiries[lotId], _quantities[lotId]) = (expiry, quantity);
        _books[lotId][MANUFACTURER].held = quantity;
    }

    function offerUnits(uint256 seed, uint64 quantity, uint64 expiryDays) external {
        (bytes32 lotId, bytes32 from) = _pick(seed);
        bytes32 to = _members[(seed >> 16) % 4];
        uint64 held = _books[lotId][from].held;
        if (lotId == 0 || held == 0 || from == to) return;
        quantity = uint64(bound(quantity, 1, held));
        uint64 expiry = _today() + uint64(bound(expiryDays, 1, 10)) * 1 days;
        bytes memory call = abi.encodeCall(ILotRegistry.offer, (from, lotId, to, quantity, expiry));
        bool isAllowed = !_isSuspended[from] && _isMovable(lotId, to);
        if (!_do(isAllowed, _custodianOf(from), call)) return;
        _books[lotId][from].held -= quantity;
        _books[lotId][from].reserved += quantity;
        _moved.push(Moved(lotId, from, to, quantity, expiry, ILotRegistry.TransferState.Offered));
    }

    /// @dev Any transfer, ended or not, in any of the three ways.
    function endTransfer(uint256 seed, uint256 how) external {
        if (_moved.length == 0) return;
        uint64 transferId = uint64(1 + seed % _moved.length);
        Moved storage moved = _moved[transferId - 1];
        ILotRegistry.TransferState state = ILotRegistry.TransferState(bound(how, 2, 4));
        bool isAllowed = moved.state == ILotRegistry.TransferState.Offered;
        bytes memory call;
        bytes32 by = moved.to;
        if (state == ILotRegistry.TransferState.Accepted) {
            call = abi.encodeCall(ILotRegistry.accept, (transferId));
            isAllowed = isAllowed && !_isSuspended[moved.from] && block.timestamp < moved.expiry
                && _isMovable(moved.lotId, moved.to);
        } else if (state == ILotRegistry.TransferState.Refused) {
            call = abi.encodeCall(ILotRegistry.refuse, (transferId));
        } else {
            call = abi.encodeCall(ILotRegistry.withdraw, (transferId));
            by = moved.from;
        }
        if (!_do(isAllowed && !_isSuspended[by], _custodianOf(by), call)) return;
        moved.state = state;
        _books[moved.lotId][moved.from].reserved -= moved.quantity;
        bytes32 holder = state == ILotRegistry.TransferState.Accepted ? moved.to : moved.from;
        _books[moved.lotId][holder].held += moved.quantity;
    }

    function consume(uint256 seed, uint64 quantity, uint64 daysAgo) external {
        (bytes32 lotId, bytes32 member) = _pick(seed);
        uint64 held = _books[lotId][member].held;
        if (lotId == 0 || held == 0) return;
        quantity = uint64(bound(quantity, 1, held > 20 ? 20 : held));
        daysAgo = uint64(bound(daysAgo, 0, 32));
        uint64 occurredOn = _today() - daysAgo * 1 days;
        bool isAllowed = !_isSuspended[member] && daysAgo <= 30 && occurredOn < _expiries[lotId]
            && (_recalledOn[lotId] == 0 || occurredOn < _recalledOn[lotId]);
        bytes memory call = abi.encodeCall(ILotRegistry.consume, (member, lotId, quantity, occurredOn, USE));
        if (!_do(isAllowed, _custodianOf(member), call)) return;
        _books[lotId][member].held -= quantity;
        _books[lotId][member].consumed += quantity;
    }

    function destroy(uint256 seed, uint64 quantity) external {
        (bytes32 lotId, bytes32 member) = _pick(seed);
        uint64 held = _books[lotId][member].held;
        if (lotId == 0 || held == 0) return;
        quantity = uint64(bound(quantity, 1, held > 20 ? 20 : held));
        bytes memory call = abi.encodeCall(ILotRegistry.destroy, (member, lotId, quantity));
        if (!_do(!_isSuspended[member], _custodianOf(member), call)) return;
        _books[lotId][member].held -= quantity;
        _books[lotId][member].destroyed += quantity;
    }

    function recallLot(uint256 seed, uint256 class) external {
        (bytes32 lotId,) = _pick(seed);
        if (lotId == 0 || seed % 3 != 0) return; // not too often: recalled lots hardly move
        class = bound(class, 1, 4);
        bool isVote = seed % 2 == 0;
        bool isAllowed = isVote
            ? class != _classes[lotId]
            : !_isSuspended[MANUFACTURER] && (_classes[lotId] == 0 || class < _classes[lotId]);
        ILotRegistry.RecallClass recallClass = ILotRegistry.RecallClass(class);
        bytes memory call = isVote
            ? abi.encodeCall(ILotRegistry.recallByVote, (lotId, recallClass, NOTICE))
            : abi.encodeCall(ILotRegistry.recall, (lotId, recallClass, NOTICE));
        address by = isVote ? address(consortium) : vm.addr(accountKey(MANUFACTURER, IConsortium.Purpose.Manager));
        if (!_do(isAllowed, by, call)) return;
        _classes[lotId] = class;
        if (_recalledOn[lotId] == 0) _recalledOn[lotId] = _today();
    }

    function acknowledge(uint256 seed) external {
        (bytes32 lotId, bytes32 member) = _pick(seed);
        if (lotId == 0) return;
        bool isNew = uint256(lots.acknowledgedClass(lotId, member)) != _classes[lotId];
        bytes memory call = abi.encodeCall(ILotRegistry.acknowledgeRecall, (member, lotId, RESPONSE));
        _do(!_isSuspended[member] && _classes[lotId] != 0 && isNew, _custodianOf(member), call);
    }

    // ---- attacks ----

    /// @dev A member wants more than it holds: what it has on offer, used or destroyed included.
    function attackOverdraw(uint256 seed, uint256 how) external {
        (bytes32 lotId, bytes32 member) = _pick(seed);
        if (lotId == 0) return;
        uint64 quantity = _books[lotId][member].held + 1;
        bytes32 to = member == LAB ? OTHER_LAB : LAB;
        bytes[3] memory calls = [
            abi.encodeCall(ILotRegistry.offer, (member, lotId, to, quantity, _today() + 1 days)),
            abi.encodeCall(ILotRegistry.consume, (member, lotId, quantity, _today(), USE)),
            abi.encodeCall(ILotRegistry.destroy, (member, lotId, quantity))
        ];
        _attack(_custodianOf(member), calls[how % 3]);
    }

    /// @dev A member acts for another one, or takes its units.
    function attackImpersonate(uint256 seed, uint256 how) external {
        (bytes32 lotId, bytes32 member) = _pick(seed);
        if (lotId == 0) return;
        bytes32 by = _members[(seed % 4 + 1) % 4];
        bytes[4] memory calls = [
            abi.encodeCall(ILotRegistry.offer, (member, lotId, by, 1, _today() + 1 days)),
            abi.encodeCall(ILotRegistry.consume, (member, lotId, 1, _today(), USE)),
            abi.encodeCall(ILotRegistry.destroy, (member, lotId, 1)),
            abi.encodeCall(ILotRegistry.recallByVote, (lotId, ILotRegistry.RecallClass.ClassI, NOTICE))
        ];
        _attack(_custodianOf(by), calls[how % 4]);
    }

    /// @dev The manufacturer makes more of a lot by registering it again.
    function attackRegisterAgain(uint256 seed) external {
        if (_lotIds.length == 0) return;
        bytes20 number = bytes20(bytes1(uint8(65 + seed % _lotIds.length)));
        bytes memory call =
            abi.encodeCall(ILotRegistry.register, (MANUFACTURER, GTIN, number, _today() + 90 days, 1000));
        _attack(_custodianOf(MANUFACTURER), call);
    }

    // ---- what must hold, see LotRegistryInvariants ----

    function checkUnits() external view {
        for (uint256 l; l < _lotIds.length; ++l) {
            bytes32 lotId = _lotIds[l];
            uint256 sum;
            for (uint256 m; m < 4; ++m) {
                ILotRegistry.Holding memory holding = lots.holdingOf(lotId, _members[m]);
                sum += uint256(holding.held) + holding.reserved + holding.consumed + holding.destroyed;
            }
            vm.assertEq(sum, _quantities[lotId], "units of a lot");
            vm.assertEq(lots.lotOf(lotId).quantity, _quantities[lotId], "registered");
        }
    }

    function checkBooks() external view {
        for (uint256 l; l < _lotIds.length; ++l) {
            for (uint256 m; m < 4; ++m) {
                ILotRegistry.Holding memory book = _books[_lotIds[l]][_members[m]];
                assertHolding(_lotIds[l], _members[m], book.held, book.reserved, book.consumed, book.destroyed);
            }
        }
    }

    function checkReserved() external view {
        for (uint256 l; l < _lotIds.length; ++l) {
            for (uint256 m; m < 4; ++m) {
                uint256 offered;
                for (uint256 t; t < _moved.length; ++t) {
                    Moved storage moved = _moved[t];
                    bool isOpen = moved.state == ILotRegistry.TransferState.Offered;
                    bool isOfThis = moved.lotId == _lotIds[l] && moved.from == _members[m];
                    if (isOpen && isOfThis) offered += moved.quantity;
                }
                vm.assertEq(lots.holdingOf(_lotIds[l], _members[m]).reserved, offered, "reserved");
            }
        }
    }

    function checkTransfers() external view {
        vm.assertEq(lots.transferCount(), _moved.length, "transfers");
        for (uint256 t; t < _moved.length; ++t) {
            ILotRegistry.Transfer memory transfer = lots.transferOf(uint64(t + 1));
            vm.assertEq(uint256(transfer.state), uint256(_moved[t].state), "state");
            vm.assertEq(transfer.to, _moved[t].to, "recipient");
            vm.assertEq(transfer.quantity, _moved[t].quantity, "quantity");
        }
    }

    function checkRecalls() external view {
        for (uint256 l; l < _lotIds.length; ++l) {
            ILotRegistry.Lot memory lot = lots.lotOf(_lotIds[l]);
            vm.assertEq(uint256(lot.recallClass), _classes[_lotIds[l]], "class");
            vm.assertEq(lot.recalledAt - lot.recalledAt % 1 days, _recalledOn[_lotIds[l]], "day of the recall");
        }
    }

    function checkSequence() external view {
        vm.assertEq(lots.sequence(), _written, "sequence");
    }

    // ---- helpers ----

    /// @dev Does it where the books say that it is allowed; else it is an attack, the suspended member's included.
    function _do(bool isAllowed, address by, bytes memory call) private returns (bool) {
        if (isAllowed) _write(by, call);
        else _attack(by, call);
        return isAllowed;
    }

    function _write(address by, bytes memory call) private writes {
        vm.prank(by);
        (bool isDone,) = address(lots).call(call);
        vm.assertTrue(isDone, "refused what is allowed");
    }

    function _attack(address by, bytes memory call) private {
        vm.prank(by);
        (bool isDone,) = address(lots).call(call);
        if (isDone) ++breaches;
    }

    function _register(bytes20 number, uint64 expiry, uint64 quantity) private writes returns (bytes32) {
        vm.prank(_custodianOf(MANUFACTURER));
        return lots.register(MANUFACTURER, GTIN, number, expiry, quantity);
    }

    /// @dev A lot, zero where there is none yet, and a member.
    function _pick(uint256 seed) private view returns (bytes32 lotId, bytes32 member) {
        if (_lotIds.length != 0) lotId = _lotIds[(seed >> 8) % _lotIds.length];
        member = _members[seed % 4];
    }

    function _isMovable(bytes32 lotId, bytes32 to) private view returns (bool) {
        return to == MANUFACTURER || (_classes[lotId] == 0 && block.timestamp < _expiries[lotId]);
    }

    function _custodianOf(bytes32 member) private pure returns (address) {
        return vm.addr(accountKey(member, IConsortium.Purpose.Custodian));
    }

    function _today() private view returns (uint64) {
        return uint64(block.timestamp - block.timestamp % 1 days);
    }
}
