// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICustodyLedger} from "../../src/interfaces/ICustodyLedger.sol";
import {Custody} from "../Custody.t.sol";
import {Vm} from "../Vm.sol";

/// @notice Three members who do anything with any item, allowed or not, and a model that says which it is.
///
/// Each call of it is one attempt. What the model allows must succeed, and emit exactly one event with the next number;
/// what it does not allow must fail. Beside the model, custody is rebuilt from the events alone.
contract CustodyLedgerHandler is Custody {
    /// @dev What the model knows of an item.
    struct Modelled {
        bytes32 custodian; // of a packed one, out of date
        bytes32 package;
        bool isPackage;
        bool isBlocked;
        bool isDisposed;
        uint32 inside;
        bool isOffered;
        ICustodyLedger.Offer offered; // the newest
    }

    bytes32[] private _ids;
    mapping(bytes32 item => Modelled) private _model;
    mapping(bytes32 member => bool) private _isSuspended;
    ICustodyLedger.Acceptance[] private _accepted;
    uint64 private _written;

    mapping(bytes32 item => bytes32) private _custodianByEvents;
    mapping(bytes32 item => bytes32) private _packageByEvents;
    mapping(bytes32 item => bytes32) private _end;

    /// @notice Attempts that went otherwise than the model says.
    uint256 public breaches;

    /// @notice Hand-offs that do not begin where the one before ended.
    uint256 public gaps;

    constructor() {
        setUp();
        for (uint256 i; i < 4; ++i) {
            collect(i);
        }
    }

    // ---- attempts ----

    function collect(uint256 seed) public {
        bytes32 member = _member(seed);
        bool isAllowed = !_isSuspended[member] && member != COURIER;
        bytes32 salt = keccak256(abi.encode(seed, _ids.length));
        if (_attempt(member, isAllowed, abi.encodeCall(ICustodyLedger.collect, (member, salt, COMMITMENT, time())))) {
            _add(ledger.idOf(member, salt), member);
        }
    }

    function aliquot(uint256 seed) external {
        (bytes32 item, bytes32 member) = _pick(seed);
        bytes32 salt = keccak256(abi.encode(seed, _ids.length));
        bool isAllowed = _isMovable(item, member) && !_model[item].isPackage;
        bytes memory call = abi.encodeCall(ledger.aliquot, (member, item, list(salt), list(COMMITMENT), time()));
        if (_attempt(member, isAllowed, call)) _add(ledger.idOf(member, salt), member);
    }

    function pack(uint256 seed) external {
        (bytes32 first, bytes32 member) = _pick(seed);
        bytes32 second = _item(_random(seed, "second"));
        bytes32 salt = keccak256(abi.encode("package", seed, _ids.length));
        bool isAllowed = first != second && _isMovable(first, member) && _isMovable(second, member)
            && !_model[first].isPackage && !_model[second].isPackage;
        bytes memory call = abi.encodeCall(ledger.pack, (member, salt, list(first, second), SEAL, time()));
        if (!_attempt(member, isAllowed, call)) return;
        bytes32 package = ledger.idOf(member, salt);
        _add(package, member);
        _model[package].isPackage = true;
        _model[package].inside = 2;
        _model[first].package = _model[second].package = package;
    }

    function unpack(uint256 seed) external {
        (bytes32 item,) = _pick(seed);
        bytes32 package = seed % 8 == 0 ? _item(_random(seed, "package")) : _model[item].package;
        bytes32 member = seed % 8 == 1 ? _member(_random(seed, "member")) : _model[package].custodian;
        bool isAllowed = _isKept(package, member) && package != 0 && _model[item].package == package;
        bytes memory call = abi.encodeCall(ledger.unpack, (member, package, list(item), time()));
        if (!_attempt(member, isAllowed, call)) return;
        _model[item].package = 0;
        _model[item].custodian = member;
        --_model[package].inside;
    }

    function offer(uint256 seed) external {
        (bytes32 item, bytes32 member) = _pick(seed);
        ICustodyLedger.Offer memory offered = offerOf(item, _member(_random(seed, "to")));
        (offered.from, offered.account) = (member, custodian(member));
        offered.expiresAt = uint64(block.timestamp + seed % 2 hours);
        bool isAllowed = _isMovable(item, member) && offered.to != member;
        bool isDone;
        if (seed % 2 == 0) {
            isDone = _attempt(member, isAllowed, abi.encodeCall(ledger.offer, (offered, "")));
        } else {
            bytes memory signature = signed(custodianKey(member), offered);
            isDone = _attempt(0, isAllowed, abi.encodeCall(ledger.offer, (offered, signature)));
        }
        if (isDone) (_model[item].offered, _model[item].isOffered) = (offered, true);
    }

    function accept(uint256 seed) external {
        bytes32 item = _itemWithOffer(seed);
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(_model[item].offered);
        if (acceptance.offer.account == address(0)) return; // nothing was ever offered
        if (seed % 8 == 0) acceptance.offer.to = _member(_random(seed, "to")); // sometimes somebody else
        acceptance.account = custodian(acceptance.offer.to);
        bytes32 from = acceptance.offer.from;
        bytes32 to = acceptance.offer.to;
        bool isAllowed = _isOpen(item) && to == _model[item].offered.to && !_isSuspended[from] && !_isSuspended[to];
        bytes memory signature = signed(custodianKey(to), acceptance);
        if (!_attempt(0, isAllowed, abi.encodeCall(ledger.accept, (acceptance, signature)))) return;
        _model[item].custodian = to;
        _model[item].isOffered = false;
        _accepted.push(acceptance);
    }

    function refuse(uint256 seed) external {
        bytes32 item = _itemWithOffer(seed);
        ICustodyLedger.Offer memory offered = _model[item].offered;
        if (seed % 8 == 0) offered.to = _member(_random(seed, "to"));
        bool isAllowed = _isOpen(item) && offered.to == _model[item].offered.to && !_isSuspended[offered.to];
        bytes memory call = abi.encodeCall(ledger.refuse, (offered, "reason"));
        if (_attempt(offered.to, isAllowed, call)) _model[item].isOffered = false;
    }

    function withdrawOffer(uint256 seed) external {
        bytes32 item = _itemWithOffer(seed);
        bytes32 member = seed % 8 == 0 ? _member(_random(seed, "member")) : _model[item].custodian;
        bool isAllowed = _isHeld(item, member) && _isOpen(item);
        bytes memory call = abi.encodeCall(ledger.withdrawOffer, (member, item));
        if (_attempt(member, isAllowed, call)) _model[item].isOffered = false;
    }

    function flag(uint256 seed) external {
        (bytes32 item, bytes32 member) = _pick(seed);
        bool isAllowed = _isHeld(item, member) && !_model[item].isBlocked;
        ICustodyLedger.Flaw flaw = ICustodyLedger.Flaw(bound(seed, 1, 8));
        if (!_attempt(member, isAllowed, abi.encodeCall(ledger.flag, (member, item, flaw, 0, time())))) return;
        _model[item].isBlocked = true;
        _model[item].isOffered = false;
    }

    function dispose(uint256 seed) external {
        (bytes32 item, bytes32 member) = _pick(seed);
        bool isAllowed = _isKept(item, member) && _model[item].inside == 0;
        bytes memory call = abi.encodeCall(ledger.dispose, (member, list(item), "method", time()));
        if (!_attempt(member, isAllowed, call)) return;
        _model[item].isDisposed = true;
        _end[item] = keccak256(abi.encode(ledger.itemOf(item)));
    }

    function correct(uint256 seed) external {
        (bytes32 item, bytes32 member) = _pick(seed);
        uint64 corrected = uint64(bound(seed, 0, _written + 1));
        bool isAllowed = !_isSuspended[member] && corrected != 0 && corrected <= _written;
        _attempt(member, isAllowed, abi.encodeCall(ledger.correct, (member, item, corrected, COMMITMENT)));
    }

    function assignCustody(uint256 seed) external {
        (bytes32 item, bytes32 to) = _pick(seed);
        bool isAllowed = !_model[item].isDisposed && _model[item].package == 0 && to != _model[item].custodian;
        bytes memory call = abi.encodeCall(ledger.assignCustody, (item, to));
        _attempt(_model[item].custodian, false, call); // not even by who has it
        if (!_attempt(bytes32(uint256(1)), isAllowed, call)) return;
        _model[item].custodian = to;
        _model[item].isOffered = false;
    }

    /// @dev Somebody who kept both signatures of a hand-off that took place uses them again.
    function replay(uint256 seed) external {
        if (_accepted.length == 0) return;
        ICustodyLedger.Acceptance memory acceptance = _accepted[seed % _accepted.length];
        bytes memory offerSignature = signed(custodianKey(acceptance.offer.from), acceptance.offer);
        bytes memory signature = signed(custodianKey(acceptance.offer.to), acceptance);
        _attempt(0, false, abi.encodeCall(ledger.handOff, (acceptance, offerSignature, signature)));
        _attempt(0, false, abi.encodeCall(ledger.offer, (acceptance.offer, offerSignature)));
        _attempt(0, false, abi.encodeCall(ledger.accept, (acceptance, signature)));
    }

    // ---- what happens around them ----

    function pass(uint256 seed) external {
        vm.warp(block.timestamp + seed % 1 hours);
        vm.roll(block.number + 1);
    }

    /// @dev At most one member at a time, so that something goes on.
    function suspendOne(uint256 seed) external {
        bytes32 member = _member(seed);
        for (uint256 i; i < 3; ++i) {
            bool isSuspended = _member(i) == member && !_isSuspended[member] && seed % 4 == 0;
            _isSuspended[_member(i)] = isSuspended;
            suspend(_member(i), isSuspended);
        }
    }

    // ---- what must hold ----

    function checkCustody() external view {
        for (uint256 i; i < _ids.length; ++i) {
            bytes32 item = _ids[i];
            bytes32 custodian_ = ledger.custodianOf(item);
            vm.assertTrue(custodian_ != 0 && custodian_ == _modelledCustodian(item), "custodian");
            bytes32 package = _packageByEvents[item];
            vm.assertEq(custodian_, _custodianByEvents[package == 0 ? item : package], "custodian by events");
            vm.assertEq(ledger.packageOf(item), package, "package by events");
        }
    }

    function checkPackages() external view {
        for (uint256 i; i < _ids.length; ++i) {
            Modelled storage modelled = _model[_ids[i]];
            vm.assertEq(ledger.packageOf(_ids[i]), modelled.package, "package");
            vm.assertEq(ledger.itemOf(_ids[i]).count, modelled.inside, "count");
        }
    }

    function checkStates() external view {
        for (uint256 i; i < _ids.length; ++i) {
            Modelled storage modelled = _model[_ids[i]];
            vm.assertEq(ledger.isBlocked(_ids[i]), modelled.isBlocked, "blocked");
            vm.assertEq(ledger.itemOf(_ids[i]).isDisposed, modelled.isDisposed, "disposed");
            vm.assertEq(ledger.offerOf(_ids[i]).isOpen, _isOpen(_ids[i]), "open");
            vm.assertEq(ledger.offerOf(_ids[i]).number, modelled.offered.number, "number");
            if (modelled.isDisposed) {
                vm.assertEq(keccak256(abi.encode(ledger.itemOf(_ids[i]))), _end[_ids[i]], "after the disposal");
            }
        }
    }

    function checkSequence() external view {
        vm.assertEq(ledger.sequence(), _written, "sequence");
    }

    // ---- the model ----

    function _isOpen(bytes32 item) private view returns (bool) {
        return _model[item].isOffered && block.timestamp <= _model[item].offered.expiresAt;
    }

    function _isHeld(bytes32 item, bytes32 member) private view returns (bool) {
        Modelled storage modelled = _model[item];
        return !_isSuspended[member] && modelled.custodian == member && modelled.package == 0 && !modelled.isDisposed;
    }

    function _isKept(bytes32 item, bytes32 member) private view returns (bool) {
        return _isHeld(item, member) && !_isOpen(item);
    }

    function _isMovable(bytes32 item, bytes32 member) private view returns (bool) {
        return _isKept(item, member) && !_model[item].isBlocked;
    }

    function _modelledCustodian(bytes32 item) private view returns (bytes32) {
        bytes32 package = _model[item].package;
        return _model[package == 0 ? item : package].custodian;
    }

    function _add(bytes32 item, bytes32 member) private {
        _ids.push(item);
        _model[item].custodian = member;
    }

    // ---- chance ----

    function _random(uint256 seed, bytes32 what) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, what)));
    }

    function _member(uint256 seed) private pure returns (bytes32) {
        return seed % 3 == 0 ? LAB : seed % 3 == 1 ? OTHER_LAB : COURIER;
    }

    function _item(uint256 seed) private view returns (bytes32) {
        return _ids[seed % _ids.length];
    }

    /// @dev Any item, and mostly its custodian.
    function _pick(uint256 seed) private view returns (bytes32 item, bytes32 member) {
        item = _item(_random(seed, "item"));
        uint256 random = _random(seed, "member");
        member = random % 4 == 0 ? _member(random >> 8) : _modelledCustodian(item);
    }

    /// @dev Mostly one that is offered, where there is one.
    function _itemWithOffer(uint256 seed) private view returns (bytes32 item) {
        uint256 start = _random(seed, "item");
        for (uint256 i; i < _ids.length; ++i) {
            item = _ids[(start % _ids.length + i) % _ids.length];
            if (_model[item].isOffered || (seed % 4 == 0 && _model[item].offered.number != 0)) return item;
        }
    }

    // ---- attempts and their events ----

    /// @dev By a member's account; by the consortium, if one; by a stranger, if zero.
    function _attempt(bytes32 member, bool isAllowed, bytes memory call) private returns (bool isDone) {
        vm.recordLogs();
        vm.prank(member == 0 ? stranger : member == bytes32(uint256(1)) ? address(consortium) : custodian(member));
        (isDone,) = address(ledger).call(call);
        if (isDone != isAllowed) ++breaches;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, isDone ? 1 : 0, "events of a write");
        if (!isDone) return false;
        vm.assertEq(logs[0].emitter, address(ledger), "emitter");
        vm.assertEq(uint256(bytes32(logs[0].data)), ++_written, "sequence number of the event");
        _follow(logs[0]);
    }

    /// @dev Rebuilds custody from an event.
    function _follow(Vm.Log memory log) private {
        bytes32 kind = log.topics[0];
        bytes32 item = log.topics[1];
        if (kind == ICustodyLedger.Collected.selector) {
            _custodianByEvents[item] = log.topics[2];
        } else if (kind == ICustodyLedger.Aliquoted.selector) {
            (, bytes32[] memory parts,,) = abi.decode(log.data, (uint64, bytes32[], bytes32[], uint64));
            _custodianByEvents[parts[0]] = log.topics[2];
        } else if (kind == ICustodyLedger.Packed.selector) {
            (,,,, bytes32[] memory specimens) = abi.decode(log.data, (uint64, bytes32, bytes32, uint64, bytes32[]));
            _custodianByEvents[item] = log.topics[2];
            for (uint256 i; i < specimens.length; ++i) {
                _packageByEvents[specimens[i]] = item;
            }
        } else if (kind == ICustodyLedger.Unpacked.selector) {
            (,, bytes32[] memory specimens) = abi.decode(log.data, (uint64, uint64, bytes32[]));
            for (uint256 i; i < specimens.length; ++i) {
                if (_custodianByEvents[item] != log.topics[2]) ++gaps;
                _packageByEvents[specimens[i]] = 0;
                _custodianByEvents[specimens[i]] = log.topics[2];
            }
        } else if (kind == ICustodyLedger.HandOffAccepted.selector || kind == ICustodyLedger.CustodyAssigned.selector) {
            if (_custodianByEvents[item] != log.topics[2]) ++gaps;
            _custodianByEvents[item] = log.topics[3];
        }
    }
}
